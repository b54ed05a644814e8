/* Runs the extractors in order and fills the Reading. */
#include "parser/fields.h"

#include <string.h>

#include "parser/contact.h"
#include "parser/extract.h"
#include "parser/headline.h"
#include "parser/intro.h"
#include "parser/model.h"
#include "parser/person.h"
#include "parser/reading_build.h"
#include "parser/sign_off.h"
#include "parser/source.h"

/* What the extractors share about one message. */
typedef struct {
    const ReaderConfig *config;
    const ReadRequest *request;
    const Message *message;
    const Prospect *prospect;
    const Form *form; /* that fills this inquiry, or NULL */
    Reading *reading;
    char *block; /* signature or contact lines */
    char *said;  /* own words without a signature that nothing announced */
    char *asked; /* words that may hold items, dates, money */
    Contact *contact;
    Setting setting;
} Job;

static const char *form_field(const Job *job, LabelKind kind)
{
    return form_value(job->form, kind);
}

static bool blank(const char *text)
{
    return text[strspn(text, " \t\n")] == '\0';
}

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
    g_auto(GStrv) lines = g_strsplit(last, "\n", -1);
    for (char **line = lines; *line; line++)
        if (strlen(*line) > LINE_BYTES_MAX)
            return g_strdup("");
    return g_strdup(last);
}

/* The sender's name where it is a person's; "" where a role or a company stands there. */
static const char *known_name(const Prospect *prospect)
{
    g_autofree char *bare = person_bare(prospect->name);
    bool company = contact_is_domain(bare, prospect->email) && !person_fits_address(bare, prospect->email);
    return person_like(bare) && !person_is_role(prospect->name) && !company ? prospect->name : "";
}

/* The signature; where nothing announced one, the lines from the name on. */
static char *signature_block(const Prospect *prospect, const char *name)
{
    g_autoptr(Contact) named = contact_read(prospect->signature, name, prospect->email);
    bool machine = prospect->relay && strcmp(prospect->relay, "forward") != 0;
    if (named->name || named->company || machine)
        return g_strdup(prospect->signature);
    size_t at = sign_off_by_name(prospect->own, name);
    g_autofree char *above = prospect->own[at] ? g_strdup(prospect->own + at) : last_block(prospect->own);
    return g_strconcat(above, "\n", prospect->signature, NULL);
}

static void find_language(Job *job)
{
    enum { ENOUGH = 25 };
    const Prospect *prospect = job->prospect;
    unsigned confidence = 0;
    g_autofree char *longer = g_strconcat(quote_subject_base(prospect->subject), "\n", prospect->own, "\n", NULL);
    const char *text = g_utf8_strlen(prospect->own, -1) >= ENOUGH ? prospect->own : longer;
    g_autofree char *language = language_detect(text, &confidence);
    if (!language)
        language = language_detect(longer, &confidence);
    if (!language)
        language = language_detect(prospect->body, &confidence);
    reading_set(&job->reading->language, language, prospect->own, confidence, "text");
    job->setting.language = job->reading->language ? job->reading->language->value : "";
}

static void set_name(Job *job, const char *name, unsigned confidence, const char *origin)
{
    g_autofree char *bare = person_bare(name);
    if (blank(bare) || strchr(bare, '@'))
        return;
    reading_set(&job->reading->name, bare, name, confidence, origin);
}

static bool native(const char *name)
{
    return g_utf8_get_char(name) >= 0x2C0;
}

/* The fullest form of the name: From, or the signature where it is longer or in the native script. */
static void find_name(Job *job)
{
    const Prospect *prospect = job->prospect;
    const char *signed_name = job->contact->name;
    g_autofree char *bare = person_bare(prospect->name);
    bool person = *known_name(prospect) != '\0';
    bool form = job->form && form_field(job, LABEL_NAME);
    if (!blank(bare) && (person || form || prospect->relay))
        set_name(job, prospect->name, person_full(bare) ? 80 : 60, prospect->origin);
    if (!signed_name || (form && job->reading->name))
        return;
    bool fuller = job->reading->name && person_same(signed_name, bare) && strlen(signed_name) > strlen(bare);
    bool own_script = job->reading->name && native(signed_name) && !native(bare);
    if (!job->reading->name || fuller || own_script)
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

static const Candidate *first_candidate(const GPtrArray *found)
{
    return found && found->len ? g_ptr_array_index(found, 0) : NULL;
}

/* Is the evidence only part of who they are: "Hollander", "Limburg Ceramics", "Brewing AB"? */
static bool is_own_name(const Job *job, const Candidate *candidate)
{
    enum { SURE = 66 };
    const char *name = job->reading->name ? job->reading->name->value : "";
    const char *company = job->reading->company ? job->reading->company->value : "";
    const char *words = candidate->evidence;
    size_t n = strlen(words), m = strlen(company);
    if (*name && (strstr(name, words) || g_str_has_prefix(words, strrchr(name, ' ') ? strrchr(name, ' ') + 1 : name)))
        return true;
    bool tail = m >= n && !strcmp(company + m - n, words);
    bool short_tail = n > 3 && words[n - 3] == ' ' && g_ascii_isupper(words[n - 1]);
    return (tail && short_tail) || (strstr(company, words) && candidate->confidence <= SURE);
}

enum { COUNTRY_TEXT_MAX = 16 * 1024, PHONE_TEXT_MAX = 8 * 1024 };

/* At most max bytes from the start, cut at a character. */
static char *head_of(const char *text, size_t max)
{
    const char *end = text + MIN(strlen(text), max);
    while (end > text && (*end & 0xC0) == 0x80)
        end--;
    return g_strndup(text, (size_t)(end - text));
}

static bool country_in(Job *job, const char *text, unsigned confidence, unsigned least, const char *origin)
{
    if (!text || blank(text) || job->reading->country)
        return job->reading->country != NULL;
    g_autofree char *named = strlen(text) < 60 ? country_of_name(text) : NULL;
    if (named)
        return reading_set(&job->reading->country, named, text, confidence, origin);
    g_autofree char *head = head_of(text, COUNTRY_TEXT_MAX);
    g_autoptr(GPtrArray) found = country_find(head);
    for (guint i = 0; found && i < found->len && !job->reading->country; i++) {
        const Candidate *candidate = g_ptr_array_index(found, i);
        if (candidate->confidence >= least && !is_own_name(job, candidate))
            reading_set(&job->reading->country, candidate->value, candidate->evidence,
                        MIN(confidence, candidate->confidence), origin);
    }
    return job->reading->country != NULL;
}

/* Lines that are only a number, or a letter and one, get the word that says what they are. */
static char *numbers_labelled(const char *text)
{
    enum { LINES = 400, DIGITS_MIN = 7 };
    GString *out = g_string_new(NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", LINES);
    for (char **line = lines; *line; line++) {
        const char *p = g_strstrip(*line);
        bool letter = strchr("TPOMD", *p) && *p && p[1] == ' ' && p[2] && strchr("+(0123456789", p[2]);
        const char *number = letter ? p + 2 : p;
        size_t n = strspn(number, "+()0123456789 -./\xC2\xA0"), digits = 0;
        for (size_t i = 0; i < n; i++)
            digits += g_ascii_isdigit(number[i]) ? 1 : 0;
        bool bare = *number && strchr("+(0123456789", *number) && digits >= DIGITS_MIN;
        g_string_append_printf(out, "%s%s\n", bare ? "Tel: " : "", bare ? number : p);
    }
    return g_string_free(out, FALSE);
}

/* "8.30-12.30" are opening hours. */
static bool is_hours(const char *words)
{
    const char *dash = strchr(words, '-');
    return dash && strlen(words) <= 11 && strspn(words, "0123456789.:") == (size_t)(dash - words) &&
           dash - words <= 5 && dash - words >= 4 && strpbrk(words, ".:") && strpbrk(dash, ".:");
}

/* The best phone of a text as dialled in that region; confidence 0: none. */
static unsigned phone_of(const char *text, const char *region, Found **slot, const char *origin)
{
    if (!text || blank(text))
        return 0;
    g_autofree char *head = head_of(text, PHONE_TEXT_MAX);
    g_autofree char *labelled = numbers_labelled(head);
    g_autoptr(GPtrArray) found = phone_find(labelled, region);
    const Candidate *first = first_candidate(found);
    bool no_trunk = !strcmp(region, "US") || !strcmp(region, "CA");
    if (!first || is_hours(first->evidence) || (no_trunk && first->evidence[strspn(first->evidence, "( ")] == '0'))
        return 0;
    if (slot)
        reading_set(slot, first->value, first->evidence, first->confidence, origin);
    return first->confidence;
}

/* "Tel: " and the bare digits up to an extension: grouping of one's own confuses the library. */
static char *digits_of(const char *value)
{
    GString *out = g_string_new("Tel: ");
    for (const char *p = value; *p && !g_ascii_isalpha(*p); p++)
        if (g_ascii_isdigit(*p) || (*p == '+' && out->len == 5))
            g_string_append_c(out, *p);
    return g_string_free(out, FALSE);
}

/* Where a phone may stand, the surest place first. */
static unsigned phone_anywhere(const Job *job, const char *region, Found **slot)
{
    const char *value = form_field(job, LABEL_PHONE);
    g_autofree char *labelled = value ? g_strconcat("Tel: ", value, NULL) : NULL;
    g_autofree char *digits = value ? digits_of(value) : NULL;
    unsigned confidence = phone_of(labelled, region, slot, "form");
    confidence = confidence ? confidence : phone_of(digits, region, slot, "form");
    confidence = confidence ? confidence : phone_of(job->block, region, slot, "signature");
    confidence = confidence ? confidence : phone_of(job->prospect->body, region, slot, "text");
    bool spoken = job->form && job->form->layout != FORM_WEB;
    return confidence || !spoken ? confidence : phone_of(job->message->text, region, slot, "form");
}

/* Regions whose national format may be meant, by the language of the message. */
static const char *const *regions_of(const char *language)
{
    static const struct {
        const char *language;
        const char *regions[8];
    } table[] = {
        {"en", {"US", "GB", "AU", "NZ", "IE", "ZA", "IN", NULL}},
        {"de", {"DE", "AT", "CH", NULL}},
        {"fr", {"FR", "BE", "CH", NULL}},
        {"es", {"ES", "MX", "CO", "AR", "CL", "PE", NULL}},
        {"pt", {"BR", "PT", NULL}},
        {"it", {"IT", NULL}},
        {"nl", {"NL", "BE", NULL}},
        {"pl", {"PL", NULL}},
        {"cs", {"CZ", NULL}},
        {"sv", {"SE", NULL}},
        {"tr", {"TR", NULL}},
        {"ru", {"RU", "KZ", NULL}},
        {"zh", {"CN", "TW", "HK", NULL}},
        {"ja", {"JP", NULL}},
        {"ko", {"KR", NULL}},
        {"he", {"IL", NULL}},
        {"ar", {"SA", "EG", "AE", NULL}},
        {"da", {"DK", NULL}},
        {"no", {"NO", NULL}},
        {"fi", {"FI", NULL}},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(table); i++)
        if (!strcmp(table[i].language, language))
            return table[i].regions;
    return NULL;
}

enum { PHONE_VALID = 70 };

/* The first region of the language where the number exists; else where it could. NULL: nowhere. */
static const char *region_by_format(const Job *job, bool must_exist)
{
    const char *possible = NULL;
    const char *const *regions = regions_of(job->setting.language);
    for (; regions && *regions; regions++) {
        Found *found = NULL;
        unsigned confidence = phone_anywhere(job, *regions, &found);
        /* Indian numbers fill so much of the room that a trunk 0 means somewhere else. */
        bool trunk = found && found->evidence[strspn(found->evidence, "( ")] == '0';
        reading_clear(&found);
        if (trunk && !strcmp(*regions, "IN"))
            continue;
        if (confidence >= PHONE_VALID)
            return *regions;
        if (confidence && !possible)
            possible = *regions;
    }
    return must_exist ? NULL : possible;
}

static bool speaks_there(const Job *job, const char *country)
{
    const char *const *regions = regions_of(job->setting.language);
    bool known = false;
    for (; regions && *regions && !known; regions++)
        known = !strcmp(*regions, country);
    return known;
}

/* A vaguely named place gives way to a number that only exists elsewhere. */
static void reconcile(Job *job)
{
    enum { VAGUE = 66 };
    Reading *reading = job->reading;
    if (!reading->country || reading->country->confidence > VAGUE || strcmp(reading->country->origin, "text") ||
        reading->phone)
        return;
    const char *region = region_by_format(job, true);
    bool fits = phone_anywhere(job, reading->country->value, NULL) >= PHONE_VALID;
    if (region && (!fits || !speaks_there(job, reading->country->value)) && strcmp(region, reading->country->value))
        reading_clear(&reading->country);
}

/* Country by what is written, then phone by country; else phone by prefix, or by format, and country by phone. */
static void find_country_and_phone(Job *job)
{
    enum { PLACE = 50, PLACE_IN_TEXT = 50 };
    const Prospect *prospect = job->prospect;
    Reading *reading = job->reading;
    static const LabelKind places[] = {LABEL_COUNTRY, LABEL_CITY, LABEL_STREET};
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
        country_in(job, form_field(job, places[i]), 90, 0, "form");
    country_in(job, job->block, 85, PLACE, job->form ? "form" : "signature");
    if (!reading->country)
        phone_anywhere(job, "", &reading->phone);
    if (reading->phone) {
        g_autofree char *region = phone_region(reading->phone->value);
        reading_set(&reading->country, region, reading->phone->evidence, 75, reading->phone->origin);
    }
    country_in(job, prospect->own, 70, PLACE_IN_TEXT, "text");
    if (job->form)
        country_in(job, prospect->body, 60, PLACE_IN_TEXT, "form");
    country_in(job, prospect->subject, 50, PLACE_IN_TEXT, "header");
    reconcile(job);
    const char *region = reading->country ? reading->country->value : region_by_format(job, false);
    if (!reading->phone && region)
        phone_anywhere(job, region, &reading->phone);
    if (!reading->country && reading->phone) {
        g_autofree char *exact = phone_region(reading->phone->value);
        reading_set(&reading->country, exact ? exact : region, reading->phone->evidence, 40, reading->phone->origin);
    }
    job->setting.country = reading->country ? reading->country->value : "";
}

/* Surer than a line's place in a signature, which contact.c weighs with what it knows of the person. */
enum { LEGAL_FORM = 60 };

static void company_in(Job *job, const char *text, unsigned confidence, const char *origin)
{
    if (!text || blank(text))
        return;
    g_autoptr(GPtrArray) found = company_find(text);
    const Candidate *first = first_candidate(found);
    if (first && first->confidence >= LEGAL_FORM)
        reading_set(&job->reading->company, first->value, first->evidence, MIN(confidence, first->confidence), origin);
}

/* What stands in parentheses behind it is a remark, unless it is a legal form. */
static void set_company_of_form(Job *job)
{
    const char *value = form_field(job, LABEL_COMPANY);
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
        g_autofree char *spelt = contact_company_by_domain(prospect->body, prospect->email, name);
        reading_set(&reading->company, spelt, NULL, 60, "text");
    }
    if (!reading->company && contact->company)
        reading_set(&reading->company, contact->company, contact->company_line, 55, "signature");
    if (!reading->company) {
        g_autofree char *said = intro_company(prospect->own, name);
        reading_set(&reading->company, said, NULL, 60, "text");
    }
    if (!reading->company && *name) {
        g_autoptr(Contact) postal =
            contact_read(prospect->own + sign_off_by_name(prospect->own, name), name, prospect->email);
        reading_set(&reading->company, postal->company, postal->company_line, 55, "text");
    }
    if (!reading->company)
        company_in(job, prospect->own, 60, "text");
    drop_relays_company(job);
    g_autofree char *display = person_bare(prospect->name);
    bool other = reading->name == NULL || !person_same(display, reading->name->value);
    if (!reading->company && *display && other && contact_fits_domain(display, prospect->email))
        reading_set(&reading->company, prospect->name, NULL, 50, "header");
}

static void find_details(Job *job)
{
    Reading *reading = job->reading;
    const Contact *contact = job->contact;
    reading_set(&reading->title, form_field(job, LABEL_TITLE), NULL, 90, "form");
    reading_set(&reading->title, contact->title, NULL, 70, "signature");
    reading_set(&reading->industry, form_field(job, LABEL_INDUSTRY), NULL, 90, "form");
    reading_set(&reading->city, form_field(job, LABEL_CITY), NULL, 85, "form");
    reading_set(&reading->city, contact->city, NULL, 70, "signature");
    reading_set(&reading->postcode, form_field(job, LABEL_POSTCODE), NULL, 85, "form");
    reading_set(&reading->postcode, contact->postcode, NULL, 70, "signature");
    reading_set(&reading->website, form_field(job, LABEL_WEBSITE), NULL, 85, "form");
    reading_set(&reading->website, contact->website, NULL, 70, "signature");
    reading_set(&reading->their_reference, form_field(job, LABEL_REFERENCE), NULL, 80, "form");
}

static void add_quantities(Job *job, const char *text)
{
    g_autoptr(GPtrArray) found = quantity_find(text, &job->setting);
    for (guint i = 0; found && i < found->len; i++)
        reading_add_quantity(job->reading, g_ptr_array_index(found, i));
}

/* "5 Piece", "4,000", "8 (eight)": the number of a form's quantity field; 0 when there is none. */
static double number_in(const char *text)
{
    GString *digits = g_string_new(NULL);
    const char *p = text + strcspn(text, "0123456789");
    for (; *p; p++) {
        if (g_ascii_isdigit(*p))
            g_string_append_c(digits, *p);
        else if (!(strchr(",. '", *p) && strspn(p + 1, "0123456789") == 3))
            break;
    }
    double value = digits->len && digits->len < 10 ? g_ascii_strtod(digits->str, NULL) : 0;
    g_string_free(digits, TRUE);
    return value;
}

static bool form_quantity(Job *job)
{
    const char *text = form_field(job, LABEL_QUANTITY);
    double value = text ? number_in(text) : 0;
    if (value <= 0)
        return false;
    g_autoptr(GPtrArray) found = quantity_find(text, &job->setting);
    const QuantityFound *read = found && found->len ? g_ptr_array_index(found, 0) : NULL;
    QuantityFound quantity = {.value = value,
                              .unit = read ? read->unit : (char *)"pcs",
                              .product = (char *)form_field(job, LABEL_PRODUCT),
                              .evidence = (char *)text,
                              .confidence = 90};
    reading_add_quantity(job->reading, &quantity);
    return true;
}

static void find_items(Job *job)
{
    Reading *reading = job->reading;
    const char *subject = quote_subject_base(job->prospect->subject);
    if (!form_quantity(job))
        add_quantities(job, job->asked);
    if (reading->n_quantity == 0 && !job->form)
        add_quantities(job, subject);
    for (size_t i = 0; i < reading->n_quantity; i++)
        reading_add_product(reading, reading->quantity[i]->product, reading->quantity[i]->evidence,
                            reading->quantity[i]->confidence, "text");
    reading_add_product(reading, form_field(job, LABEL_PRODUCT), NULL, 90, "form");
    g_autofree char *text = g_strconcat(subject, "\n", job->asked, NULL);
    g_autoptr(GPtrArray) models = model_find(text);
    for (guint i = 0; i < models->len; i++) {
        const char *model = g_ptr_array_index(models, i);
        bool known = false;
        for (size_t at = 0; at < reading->n_product && !known; at++)
            known = strstr(reading->product[at]->value, model) != NULL;
        if (!known)
            reading_add_product(reading, model, NULL, 60, "text");
    }
}

static void find_deadline(Job *job)
{
    g_autofree char *all = NULL;
    const char *labelled = form_field(job, LABEL_DEADLINE);
    if (labelled) {
        g_autofree char *line = g_strconcat("Deadline: ", labelled, "\n", NULL);
        g_autoptr(GPtrArray) found = date_deadlines(line, &job->setting);
        const Candidate *first = first_candidate(found);
        if (first)
            reading_set(&job->reading->deadline, first->value, labelled, 90, "form");
    }
    all = g_strconcat(job->form ? job->prospect->body : job->asked, "\n", job->block, NULL);
    g_autoptr(GPtrArray) found = date_deadlines(job->asked, &job->setting);
    g_autoptr(GPtrArray) wider = found && found->len ? NULL : date_deadlines(all, &job->setting);
    const Candidate *first = first_candidate(found) ? first_candidate(found) : first_candidate(wider);
    if (first && !job->reading->deadline)
        reading_set(&job->reading->deadline, first->value, first->evidence, first->confidence, "text");
}

static void budget_in(Job *job, const char *text, bool labelled)
{
    if (!text || blank(text) || job->reading->budget)
        return;
    g_autoptr(GPtrArray) found = money_find(text, &job->setting);
    const MoneyFound *best = NULL;
    for (guint i = 0; found && i < found->len; i++) {
        const MoneyFound *money = g_ptr_array_index(found, i);
        if ((labelled || money->is_budget) && (!best || money->confidence > best->confidence))
            best = money;
    }
    if (best)
        reading_set_budget(job->reading, best->amount, best->currency, best->evidence, best->confidence);
}

static void find_missing(Reading *reading)
{
    const struct {
        bool missing;
        const char *what;
    } table[] = {{reading->n_product == 0, "product"},
                 {reading->n_quantity == 0, "quantity"},
                 {!reading->deadline, "deadline"},
                 {!reading->company, "company"},
                 {!reading->phone, "phone"},
                 {!reading->country, "country"},
                 {!reading->email, "email"}};
    for (size_t i = 0; i < G_N_ELEMENTS(table); i++)
        if (table[i].missing)
            reading_add_string(&reading->missing, &reading->n_missing, table[i].what);
}

static void find_relay(Job *job)
{
    const Prospect *prospect = job->prospect;
    Reading *reading = job->reading;
    reading->relay = g_strdup(prospect->relay);
    reading->relay_name = prospect->relay_name ? reading_shorten(prospect->relay_name, READING_VALUE_MAX) : NULL;
    if (prospect->candidate_email)
        reading->candidate = reading_mailbox(prospect->candidate_name, prospect->candidate_email);
}

/* Own words above a line that begins with the person's name: what follows is who he is, what his company does. */
static char *said_words(const Prospect *prospect, const char *name)
{
    const char *own = prospect->own;
    size_t at = *name ? sign_off_by_name(own, name) : strlen(own);
    g_autofree char *line = g_strndup(own + at, strcspn(own + at, "\n,|/(-"));
    g_autofree char *bare = person_bare(g_strstrip(line));
    g_autofree char *above = g_strchomp(g_strndup(own, at));
    bool signs =
        *bare && person_like(bare) && person_same(bare, name) && !blank(above) && at > 0 && own[at - 1] == '\n';
    return signs ? g_steal_pointer(&above) : g_strdup(own);
}

/* What was typed into fields for words and products; of other bodies the words. */
static char *asked_words(const Prospect *prospect, const Form *form, const char *said)
{
    if (!form || form->layout != FORM_WEB)
        return g_strdup(strcmp(prospect->body, prospect->own) ? prospect->body : said);
    const char *product = form_value(form, LABEL_PRODUCT), *subject = form_value(form, LABEL_SUBJECT);
    if (!*form->message && !product)
        return g_strdup(prospect->body);
    return g_strconcat(form->message, "\n", product ? product : "", "\n",
                       *form->message ? ""
                       : subject      ? subject
                                      : "",
                       NULL);
}

void fields_read(const ReaderConfig *config, const ReadRequest *request, const Message *message,
                 const Prospect *prospect, Reading *reading)
{
    Job job = {.config = config, .request = request, .message = message, .prospect = prospect, .reading = reading};
    job.form = prospect->relay && strcmp(prospect->relay, "forward") ? prospect->form : NULL;
    job.block = signature_block(prospect, known_name(prospect));
    job.said = said_words(prospect, known_name(prospect));
    job.asked = asked_words(prospect, job.form, job.said);
    job.contact = contact_read(job.block, known_name(prospect), prospect->email);
    job.setting = (Setting){.now = message->date, .offset = message->date_offset, .language = "", .country = ""};
    find_relay(&job);
    find_language(&job);
    find_name(&job);
    find_spoken(&job);
    find_email(&job);
    if (!prospect->relay)
        find_person_named(&job);
    find_company(&job);
    find_country_and_phone(&job);
    find_details(&job);
    find_items(&job);
    find_deadline(&job);
    budget_in(&job, form_field(&job, LABEL_BUDGET), true);
    budget_in(&job, job.asked, false);
    budget_in(&job, job.form ? prospect->body : NULL, false);
    reading->source = source_find(request, message, prospect);
    reading->words = reading_shorten(job.said, READING_WORDS_MAX);
    find_missing(reading);
    contact_free(job.contact);
    g_free(job.block);
    g_free(job.said);
    g_free(job.asked);
}
