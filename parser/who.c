/* Name, e-mail and company of who asks. */
#include <string.h>

#include "parser/contact_domain.h"
#include "parser/fields_job.h"
#include "parser/headline.h"
#include "parser/intro.h"
#include "parser/person.h"
#include "parser/reading_build.h"
#include "parser/sign_off.h"
#include "parser/split.h"

/* The last paragraph of the words when its lines are short as a signature's. */
static char *last_block(const char *own)
{
    enum { LINE_BYTES_MAX = 100 };
    g_autofree char *text = g_strchomp(g_strdup(own));
    const char *last = g_strrstr(text, "\n\n");
    if (!last)
        last = strrchr(text, '\n');
    if (!last)
        return g_strdup("");
    g_autofree char **lines = split_set(last, "\n", G_MAXUINT);
    for (char **line = lines; *line; line++)
        if (strlen(*line) > LINE_BYTES_MAX)
            return g_strdup("");
    return g_strdup(last);
}

/* "jo doe": small letters, which only the address tells for a name. */
static bool small_name(const char *name, const char *address)
{
    g_autofree char **words = split_set(name, " ", 6);
    GString *capitals = g_string_new(NULL);
    bool small = true;
    for (char **word = words; *word && small; word++) {
        gunichar first = g_utf8_get_char(*word);
        small = g_unichar_islower(first);
        g_string_append_unichar(g_string_append(capitals, " "), g_unichar_toupper(first));
        g_string_append(capitals, **word ? g_utf8_next_char(*word) : "");
    }
    g_autofree char *written = g_strstrip(g_string_free(capitals, FALSE));
    return small && person_full(written) && person_fits_address(written, address);
}

/* The sender's name where it is a person's; "" where a role or a company stands there. */
const char *who_known_name(const Job *job)
{
    const char *bare = job->bare, *name = job->prospect->name, *email = job->prospect->email;
    if (!(person_like(bare) || small_name(bare, email)) || person_is_role(name))
        return "";
    bool company = (contact_spells(bare, job->domain, CONTACT_IS) || contact_is_organisation(bare, email)) &&
                   !person_fits_address(bare, email);
    return company ? "" : name;
}

/* Has the block a number to call? */
static bool has_number(const char *block)
{
    enum { DIGITS_MIN = 7 };
    guint n = 0;
    for (; *block && n < DIGITS_MIN; block++)
        n = g_ascii_isdigit(*block) ? n + 1 : strchr(" +()-./", *block) ? n : 0;
    return n >= DIGITS_MIN;
}

static Contact *contact_of(const Job *job, const char *block, const char *name)
{
    return contact_read_at(block, name, job->prospect->email, job->domain);
}

/* Where only an office's name is known: a paragraph near the end that begins with a person and says what he is, or how
 * to reach him. Small print may follow it. NULL: none. */
static char *signed_paragraph(const Job *job)
{
    enum { TRIES = 6, BYTES_MAX = 500 };
    const char *own = job->prospect->own;
    const char *end = own + strlen(own);
    for (int tries = 0; tries < TRIES && end > own; tries++) {
        const char *start = g_strrstr_len(own, end - own, "\n\n");
        start = start ? start : own;
        g_autofree char *block = g_strstrip(g_strndup(start, (size_t)(end - start)));
        end = start;
        tries -= !*block;
        if (!*block || strlen(block) > BYTES_MAX || !strchr(block, '\n'))
            continue;
        g_autoptr(Contact) contact = contact_of(job, block, "");
        if (contact->name && (contact->title || contact->company || has_number(block)))
            return g_steal_pointer(&block);
    }
    return NULL;
}

/* The signature; where nothing announced one, the lines from the name on. */
char *who_signature(const Job *job, Contact **contact)
{
    const Prospect *prospect = job->prospect;
    const char *name = job->known_name;
    g_autoptr(Contact) named = contact_of(job, prospect->signature, name);
    bool machine = prospect->relay && strcmp(prospect->relay, "forward") != 0;
    char *paragraph = *name || named->name || machine ? NULL : signed_paragraph(job);
    if (paragraph) {
        *contact = contact_of(job, paragraph, "");
        return paragraph;
    }
    if (named->name || named->company || machine) {
        *contact = g_steal_pointer(&named);
        return g_strdup(prospect->signature);
    }
    const char *below = prospect->own + job->named_at;
    g_autofree char *above = *below ? g_strdup(below) : last_block(prospect->own);
    char *block = g_strconcat(above, "\n", prospect->signature, NULL);
    *contact = contact_of(job, block, name);
    return block;
}

static void set_bare_name(Job *job, const char *bare, const char *name, unsigned confidence, const char *origin)
{
    if (job_blank(bare) || strchr(bare, '@'))
        return;
    reading_set(&job->reading->name, bare, name, confidence, origin);
}

static void set_name(Job *job, const char *name, unsigned confidence, const char *origin)
{
    g_autofree char *bare = person_bare(name);
    set_bare_name(job, bare, name, confidence, origin);
}

/* Does it add letters only to the name, "Jo Doe" and "Jo Doe MCIPS"? */
static bool only_letters_more(const char *longer, const char *name)
{
    size_t n = strlen(name);
    return n > 0 && !strncmp(longer, name, n) && longer[n] == ' ' && g_ascii_isupper(longer[n + 1]) &&
           g_ascii_isupper(longer[n + 2]);
}

static bool native(const char *name)
{
    return g_utf8_get_char(name) >= 0x2C0;
}

static bool is_better_name(const Job *job, const char *name)
{
    const char *known = job->bare, *email = job->prospect->email;
    if (!strcmp(name, known))
        return false;
    bool fuller = strlen(name) > strlen(known) && !only_letters_more(name, known) && person_same(name, known);
    return fuller || (native(name) && !native(known)) ||
           (person_full(name) && person_fits_address(name, email) && !person_fits_address(known, email));
}

/* The fullest form of the name: From, or the signature where it is longer or in the native script. */
static void find_name(Job *job)
{
    const Prospect *prospect = job->prospect;
    const char *signed_name = job->contact->name;
    const char *bare = job->bare;
    bool person = *job->known_name != '\0';
    bool form = job->form && job_form_field(job, LABEL_NAME);
    if (!job_blank(bare) && (person || form || prospect->relay))
        set_bare_name(job, bare, prospect->name, person_full(bare) ? 80 : 60, prospect->origin);
    if (signed_name && (!job->reading->name || (!form && is_better_name(job, signed_name))))
        set_name(job, signed_name, 85, "signature");
}

/* A role wrote; the text names somebody with an address of his own there. */
static void find_person_named(Job *job)
{
    const Prospect *prospect = job->prospect;
    const char *at = strrchr(prospect->email, '@');
    if (!at || (job->reading->name && !person_is_role_address(prospect->email)))
        return;
    size_t n = 0;
    const char *end = prospect->own + strlen(prospect->own);
    for (const char *p = headline_find_address(prospect->own, strlen(prospect->own), &n); p;
         p = headline_find_address(p + n, (size_t)(end - p) - n, &n)) {
        g_autofree char *address = g_strndup(p, n);
        const char *theirs = strrchr(address, '@');
        g_autofree char *name = g_ascii_strcasecmp(theirs, at) || person_is_role_address(address)
                                    ? NULL
                                    : contact_name_for_address(prospect->own, address);
        if (!name)
            continue;
        set_name(job, name, 90, "text");
        reading_set(&job->reading->email, address, NULL, 85, "text");
        return;
    }
    g_autofree char *titled = job->reading->name ? NULL : intro_titled(prospect->own);
    if (titled)
        set_name(job, titled, 60, "text");
}

/* A voice says who it is. */
static void find_spoken(Job *job)
{
    g_autofree char *name = NULL, *company = NULL;
    if (!job->form || job->form->layout != FORM_VOICEMAIL)
        return;
    intro_spoken(job->prospect->own, &name, &company);
    if (name)
        set_name(job, name, 60, "text");
    reading_set(&job->reading->company, company, NULL, 60, "text");
}

static void find_email(Job *job)
{
    const Prospect *prospect = job->prospect;
    const char *written = job->contact->email;
    reading_set(&job->reading->email, prospect->email, NULL, 80, prospect->origin);
    const char *at = strrchr(prospect->email, '@'), *theirs = written ? strrchr(written, '@') : NULL;
    if (at && theirs && person_is_role_address(prospect->email) && !person_is_role_address(written) &&
        !g_ascii_strcasecmp(at, theirs))
        reading_set(&job->reading->email, written, NULL, 85, "signature");
    else if (!at && theirs)
        reading_set(&job->reading->email, written, NULL, 70, "signature");
}

/* Surer than a line's place in a signature, which contact.c weighs with what it knows of the person. */
enum { LEGAL_FORM = 60 };

static void company_in(Job *job, const char *text, unsigned confidence, const char *origin)
{
    if (!text || job_blank(text))
        return;
    g_autoptr(GPtrArray) found = company_find_sure(text, LEGAL_FORM);
    const Candidate *first = job_first(found);
    if (first && first->confidence >= LEGAL_FORM)
        reading_set(&job->reading->company, first->value, first->evidence, MIN(confidence, first->confidence), origin);
}

/* What stands in parentheses behind it is a remark, unless it is a legal form. */
static void set_company_of_form(Job *job)
{
    const char *value = job_form_field(job, LABEL_COMPANY);
    g_autofree char *plain = g_strdup(value);
    char *paren = plain && g_str_has_suffix(plain, ")") ? strstr(plain, " (") : NULL;
    if (paren && strchr(paren, ' ') && strlen(paren) > 8)
        *paren = '\0';
    reading_set(&job->reading->company, plain, value, 95, "form");
}

/* The machine that wrote names itself too. */
static void drop_relays_company(Job *job)
{
    const Message *message = job->message;
    const Found *company = job->reading->company;
    if (!company || !job->prospect->relay || !strcmp(job->prospect->relay, "forward") || !message->from ||
        !message->from->len)
        return;
    const Address *from = g_ptr_array_index(message->from, 0);
    if (contact_fits_domain(company->value, from->address))
        reading_clear(&job->reading->company);
}

/* "Jo Doe | Mill Bakery" in From, where that is the domain too. */
static void company_behind_name(Job *job)
{
    static const char *const marks[] = {" | ", " - ", " – ", " @ ", " at ", " / ", ", "};
    const Prospect *prospect = job->prospect;
    for (size_t i = 0; i < G_N_ELEMENTS(marks) && !job->reading->company; i++) {
        const char *at = strstr(prospect->name, marks[i]), *behind = at ? at + strlen(marks[i]) : "";
        if (!*behind)
            continue;
        bool person = job->reading->name && person_same(behind, job->reading->name->value) && !strchr(behind, ' ');
        if (!person && contact_spells(behind, job->domain, CONTACT_FITS))
            reading_set(&job->reading->company, behind, prospect->name, 50, "header");
    }
}

/* In the lines from the name on, unless they have been read as his signature. */
static void company_below(Job *job, const char *name)
{
    const char *own = job->prospect->own;
    bool known = !strcmp(name, job->known_name);
    const char *below = own + (known ? job->named_at : sign_off_by_name(own, name));
    if (known && g_str_has_prefix(job->block, below))
        return;
    g_autoptr(Contact) postal = contact_of(job, below, name);
    reading_set(&job->reading->company, postal->company, postal->company_line, 55, "text");
}

/* A company named in the text or the display name; never made of a domain. */
static void find_company(Job *job)
{
    const Prospect *prospect = job->prospect;
    Reading *reading = job->reading;
    const Contact *contact = job->contact;
    const char *name = reading->name ? reading->name->value : "";
    set_company_of_form(job);
    if (contact->company && contact->company_confidence >= 35)
        reading_set(&reading->company, contact->company, contact->company_line,
                    MIN(contact->company_confidence + 20, 95), "signature");
    if (!reading->company)
        company_in(job, job->block, 80, "signature");
    if (!reading->company) {
        g_autofree char *spelt = contact_company_by_domain(prospect->body, job->domain, name);
        reading_set(&reading->company, spelt, NULL, 60, "text");
    }
    if (!reading->company && contact->company)
        reading_set(&reading->company, contact->company, contact->company_line, 55, "signature");
    if (!reading->company) {
        g_autofree char *said = intro_company(prospect->own, name);
        reading_set(&reading->company, said, NULL, 60, "text");
    }
    if (!reading->company && *name)
        company_below(job, name);
    if (!reading->company)
        company_in(job, prospect->own, 60, "text");
    drop_relays_company(job);
    company_behind_name(job);
    if (reading->company)
        return;
    const char *display = job->bare;
    bool other = reading->name == NULL || !*job->known_name || !person_same(display, reading->name->value);
    if (*display && other && contact_spells(display, job->domain, CONTACT_FITS))
        reading_set(&reading->company, prospect->name, NULL, 50, "header");
}

static void neaten_company(Job *job)
{
    Found *company = job->reading->company;
    g_autofree char *neat = company ? company_neat(company->value) : NULL;
    if (company && !neat) {
        reading_clear(&job->reading->company);
    } else if (company && strcmp(neat, company->value)) {
        g_free(company->value);
        company->value = g_steal_pointer(&neat);
    }
}

void who_find(Job *job)
{
    find_name(job);
    find_spoken(job);
    find_email(job);
    if (!job->prospect->relay)
        find_person_named(job);
    find_company(job);
    neaten_company(job);
}
