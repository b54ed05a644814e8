/* Who really asks, and which words of the message are his. */
#include "parser/prospect.h"

#include <string.h>

#include "parser/contact.h"
#include "parser/domain.h"
#include "parser/fold.h"
#include "parser/headline.h"
#include "parser/person.h"
#include "parser/phrases.h"
#include "parser/sign_off.h"
#include "parser/split.h"
#include "parser/utf8.h"

enum { FORWARDS_MAX = 4, WORDS_BYTES_MAX = 64 * 1024 };

typedef struct {
    const ReaderConfig *config;
    const Message *message;
    const Split *split;
    Prospect *prospect;
    const char *from, *from_name; /* "" unknown */
    bool ours, robot;
} Search;

void prospect_free(Prospect *prospect)
{
    if (!prospect)
        return;
    g_free(prospect->relay_name);
    g_free(prospect->name);
    g_free(prospect->email);
    g_free(prospect->candidate_name);
    g_free(prospect->candidate_email);
    g_free(prospect->subject);
    g_free(prospect->cover);
    g_free(prospect->own);
    g_free(prospect->signature);
    g_free(prospect->body);
    form_free(prospect->form);
    g_free(prospect);
}

static bool under_domain(const char *host, const char *domain)
{
    size_t n = strlen(host), m = strlen(domain);
    return n >= m && m > 0 && g_ascii_strcasecmp(host + n - m, domain) == 0 && (n == m || host[n - m - 1] == '.');
}

bool prospect_is_ours(const ReaderConfig *config, const char *address)
{
    const char *at = strrchr(address, '@');
    g_autofree char *ascii = at ? domain_ascii(at + 1) : NULL; /* as the configuration has them */
    const char *domain = ascii ? ascii : at ? at + 1 : "";
    for (size_t i = 0; at && i < config->n_domain; i++)
        if (under_domain(domain, config->domain[i]))
            return true;
    for (size_t i = 0; i < config->n_colleague; i++)
        if (g_ascii_strcasecmp(config->colleague[i], address) == 0)
            return true;
    return false;
}

static bool is_listed_relay(const ReaderConfig *config, const char *address)
{
    for (size_t i = 0; i < config->n_relay; i++) {
        const char *pattern = config->relay[i];
        const char *tail = *pattern == '*' ? pattern + 1 : pattern;
        size_t n = strlen(address), m = strlen(tail);
        if (*pattern == '*' ? n >= m && g_ascii_strcasecmp(address + n - m, tail) == 0
                            : g_ascii_strcasecmp(address, tail) == 0)
            return true;
    }
    return false;
}

static void set(char **slot, const char *value)
{
    char *copy = g_strdup(value ? value : "");
    g_free(*slot);
    *slot = copy;
}

static bool among(const GPtrArray *list, const char *address)
{
    for (guint i = 0; list && i < list->len; i++)
        if (g_ascii_strcasecmp(((const Address *)g_ptr_array_index(list, i))->address, address) == 0)
            return true;
    return false;
}

/* Whose own domain is not ours, and not that of the machine that wrote; nor one of those it wrote to. */
static bool outside(const Search *search, const char *address)
{
    const char *theirs = strrchr(search->from, '@'), *at = strrchr(address, '@');
    if (!at || prospect_is_ours(search->config, address) || person_is_robot_address(address) ||
        among(search->message->to, address))
        return false;
    return !search->robot || !theirs || !(under_domain(at + 1, theirs + 1) || under_domain(theirs + 1, at + 1));
}

/* Nobody writes an inquiry longer than that; a copied book is not read to its end. */
static void set_words(char **slot, const char *words)
{
    g_free(*slot);
    *slot = g_strndup(words, utf8_whole(words, strnlen(words, WORDS_BYTES_MAX)));
}

static void take_words(Prospect *prospect, const char *own, const char *signature)
{
    set_words(&prospect->own, own);
    set_words(&prospect->signature, signature);
    set_words(&prospect->body, own);
}

/* The words of a forwarded text, its own history apart; deeper where colleagues forwarded to each other. */
static void take_forwarded(Search *search, const char *text, const char *subject, const char *name, const char *address,
                           int depth)
{
    Prospect *prospect = search->prospect;
    g_autoptr(Split) split = quote_split(text, subject);
    bool internal = prospect_is_ours(search->config, address);
    if (split->is_forward && split->head && internal && depth < FORWARDS_MAX) {
        take_forwarded(search, split->forwarded, split->head->subject ? split->head->subject : subject,
                       split->head->name, split->head->address, depth + 1);
        return;
    }
    if (internal)
        return;
    prospect->relay = "forward";
    prospect->origin = "forward";
    set(&prospect->relay_name, *search->from_name ? search->from_name : search->from);
    set(&prospect->name, name);
    set(&prospect->email, address);
    set(&prospect->subject, subject);
    take_words(prospect, split->own, split->signature);
}

static bool find_forward(Search *search)
{
    const Split *split = search->split;
    const Message *enclosed = search->message->enclosed;
    if (!search->ours)
        return false;
    if (split->is_forward && split->head) {
        const char *subject =
            split->head->subject ? split->head->subject : quote_subject_base(search->message->subject);
        take_forwarded(search, split->forwarded, subject, split->head->name, split->head->address, 0);
    } else if (enclosed && enclosed->from && enclosed->from->len > 0) {
        const Address *from = g_ptr_array_index(enclosed->from, 0);
        take_forwarded(search, enclosed->text, enclosed->subject, from->name, from->address, 0);
    }
    if (search->prospect->relay)
        set(&search->prospect->cover, split->own);
    return search->prospect->relay != NULL;
}

/* The label of the domain that is a name: "mail.tradebazaar.example" -> "tradebazaar". */
static char *domain_name(const char *address)
{
    const char *at = strrchr(address, '@');
    g_autofree char **labels = split_set(at ? at + 1 : "", ".", 10);
    guint n = g_strv_length(labels);
    if (n < 2)
        return g_strdup("");
    guint pick = n - 2;
    if (n >= 3 && (strlen(labels[pick]) <= 3 || !strcmp(labels[pick], "example")))
        pick--;
    return g_ascii_strdown(labels[pick], -1);
}

/* A marketplace brings buyers and suppliers together; a form service sends what was filled in. */
static bool is_marketplace(const Search *search, const char *text)
{
    static const char *const market[] = {"sent you an inquiry",
                                         "new lead",
                                         "this lead",
                                         "customer request",
                                         "new inquiry",
                                         "asked about",
                                         "buyer",
                                         "supplier",
                                         "marketplace",
                                         "your profile",
                                         "your listing",
                                         "listing",
                                         "sourcing",
                                         "buy lead",
                                         "bid ",
                                         "bids",
                                         "tender",
                                         "invited",
                                         "catalog",
                                         "rfq",
                                         "request for quot",
                                         "käufer",
                                         "lieferant",
                                         "acheteur",
                                         "fournisseur",
                                         "comprador",
                                         "proveedor",
                                         "fornitore",
                                         "покупател",
                                         "поставщик",
                                         "买家",
                                         "採購商",
                                         "采购商",
                                         "供应商",
                                         "バイヤー",
                                         "サプライヤー",
                                         "바이어",
                                         "your company page",
                                         "firmenprofil",
                                         "ihr profil",
                                         "votre profil",
                                         "su perfil",
                                         "vostro profilo",
                                         "seu perfil",
                                         "uw profiel",
                                         "państwa profil",
                                         "váš profil",
                                         "profiliniz",
                                         "ваш профиль",
                                         "your company profile",
                                         "your advert",
                                         "marktplatz",
                                         "ihr inserat",
                                         "ihrem inserat",
                                         "ihrer anzeige",
                                         "place de marché",
                                         "votre annonce",
                                         "votre fiche",
                                         "su anuncio",
                                         "su ficha",
                                         "vendedor",
                                         "annuncio",
                                         "inserzione",
                                         "acquirente",
                                         "seu anúncio",
                                         "fornecedor",
                                         "uw advertentie",
                                         "marktplaats",
                                         "leverancier",
                                         "ogłoszeni",
                                         "kupując",
                                         "sprzedawc",
                                         "dostawc",
                                         "inzerát",
                                         "kupující",
                                         "dodavatel",
                                         "din annons",
                                         "er annons",
                                         "köpare",
                                         "leverantör",
                                         "lanınız",
                                         "alıcı",
                                         "satıcı",
                                         "tedarikçi",
                                         "объявлени",
                                         "продавц",
                                         "采购平台",
                                         "商机",
                                         "出品",
                                         "공급사",
                                         "구매자",
                                         "판매자",
                                         "المشتري",
                                         "المورد",
                                         "إعلانك",
                                         "ספקים",
                                         "הקונה",
                                         "המודעה שלך"};
    static const char *const form[] = {"submission", "form:",         "new response", "submitted",  "formular",
                                       "formulaire", "formulario",    "webform",      "badge scan", "scanned badge",
                                       "badge id",   "downloaded \"", "フォーム",     "表单"};
    g_autofree char *all = g_strconcat(search->message->subject, "\n", text, NULL);
    g_autofree char *folded = fold_case(all, -1);
    static Phrases markets = PHRASES_OF_WORDS(market), forms = PHRASES_OF_WORDS(form);
    return phrases_stand(&markets, folded) && !phrases_stand(&forms, folded);
}

static void name_relay(Search *search, const char *text)
{
    Prospect *prospect = search->prospect;
    FormLayout layout = prospect->form ? prospect->form->layout : FORM_WEB;
    g_autofree char *domain = domain_name(search->from);
    prospect->relay = layout == FORM_CHAT                             ? "chat"
                      : layout == FORM_VOICEMAIL                      ? "voicemail"
                      : !search->ours && is_marketplace(search, text) ? "marketplace"
                                                                      : "form";
    set(&prospect->relay_name, domain);
}

/* An outsider's address in the text, ours and the machine's apart. */
static char *address_in(const Search *search, const char *text)
{
    size_t n = 0;
    const char *end = text + strlen(text);
    for (const char *p = headline_find_address(text, strlen(text), &n); p;
         p = headline_find_address(p + n, (size_t)(end - p) - n, &n)) {
        g_autofree char *address = g_strndup(p, n);
        if (outside(search, address))
            return g_steal_pointer(&address);
    }
    return NULL;
}

/* "Jo Doe asks you through our house", "Jo Doe hat eine Frage": the name before the verb, in one of the first lines.
 * house: a word in small letters that must stand in the line, "" any. */
static char *name_that_asks(const char *text, const char *house)
{
    enum { LINES = 14, WORDS = 12, NAME_WORDS = 4 };
    static Phrases verbs =
        PHRASES("|asks|asked|has|sent|wrote|writes|would|wants|requests|requested|is|fragt|hat|möchte|schreibt|bittet|"
                "demande|souhaite|vous|a|pregunta|solicita|desea|le|ha|chiede|vorrebbe|perguntou|pergunta|deseja|quer|"
                "vraagt|heeft|wil|pyta|zapytał|zapytała|chce|se|posílá|frågar|vill|har|soruyor|sordu|спрашивает|хочет|"
                "интересуется|");
    g_autofree char **lines = split_set(text, "\n", LINES);
    for (guint i = 0; lines[i] && i < LINES - 1; i++) {
        if (*house && !strcasestr(lines[i], house))
            continue;
        g_autofree char **words = split_set(g_strstrip(lines[i]), " ", WORDS);
        bool through = !*house;
        guint n = 0;
        while (words[n] && n <= NAME_WORDS && person_like(words[n]) && !phrases_have(&verbs, words[n]))
            n++;
        bool asks = n >= 2 && n <= NAME_WORDS && words[n] && phrases_have(&verbs, words[n]);
        for (guint w = n; asks && *house && words[w]; w++)
            through = through || (g_ascii_strncasecmp(words[w], house, strlen(house)) == 0);
        if (!asks || !through)
            continue;
        words[n] = NULL;
        g_autofree char *name = g_strjoinv(" ", words);
        if (person_full(name))
            return g_steal_pointer(&name);
    }
    return NULL;
}

/* Does it name somebody who asks through the house that wrote? */
static bool names_asker(const Search *search, const char *text)
{
    g_autofree char *house = domain_name(search->from);
    g_autofree char *asks = *house ? name_that_asks(text, house) : NULL;
    return asks != NULL;
}

/* "Kwabena A. has sent you an inquiry", "Question from Faisal Rehmani": the capitalised words. */
static char *name_in_subject(const char *subject)
{
    const char *from = strstr(subject, " from ");
    g_autofree char **words = split_set(from ? from + 6 : subject, " ", 12);
    GString *name = g_string_new(NULL);
    for (char **word = words; *word && person_like(*word) && word - words < 4; word++)
        g_string_append_printf(name, "%s%s", name->len ? " " : "", *word);
    if (!person_full(name->str) && !(from && person_like(name->str)))
        g_string_truncate(name, 0);
    return g_string_free(name, FALSE);
}

static const char *reply_address(const Search *search)
{
    const GPtrArray *list = search->message->reply_to;
    for (guint i = 0; list && i < list->len; i++) {
        const Address *address = g_ptr_array_index(list, i);
        if (outside(search, address->address))
            return address->address;
    }
    return NULL;
}

static const char *reply_name(const Search *search)
{
    const GPtrArray *list = search->message->reply_to;
    const Address *address = list && list->len ? g_ptr_array_index(list, 0) : NULL;
    return address && person_like(address->name) ? address->name : NULL;
}

/* The paragraph that the address stands in, where machines list contact details; else the lines from the name on. */
static char *block_of(const char *text, const char *address, const char *name)
{
    const char *at = *address ? strstr(text, address) : NULL;
    if (!at)
        return g_strdup(text + sign_off_by_name(text, name));
    const char *start = at, *end = strstr(at, "\n\n");
    while (start > text && !(start[-1] == '\n' && (start - 1 == text || start[-2] == '\n')))
        start--;
    return end ? g_strndup(start, (size_t)(end - start)) : g_strdup(start);
}

/* Name and block where no label tells them. */
static char *name_by_block(const char *block, const char *text, const char *email)
{
    g_autoptr(Contact) contact = contact_read(block, "", email);
    return contact->name ? g_strdup(contact->name) : contact_name_for_address(text, email);
}

/* Whoever wrote is no person, and fills labels with a person of another house. */
static bool speaks_for(const Search *search, const Form *form, const char *written)
{
    const char *theirs = strrchr(search->from, '@'), *at = written ? strrchr(written, '@') : NULL;
    bool person = person_full(search->from_name) && !person_is_role(search->from_name) &&
                  !contact_fits_domain(search->from_name, search->from);
    return !person && *search->from_name && form->sure && form->name && theirs && at &&
           !under_domain(at + 1, theirs + 1) && !under_domain(theirs + 1, at + 1);
}

/* Does an address stand there that is neither the sender's nor ours? */
static bool names_another(const Search *search, const char *text)
{
    size_t n = 0;
    const char *end = text + strlen(text);
    for (const char *p = headline_find_address(text, strlen(text), &n); p;
         p = headline_find_address(p + n, (size_t)(end - p) - n, &n)) {
        g_autofree char *address = g_strndup(p, n);
        if (g_ascii_strcasecmp(address, search->from) != 0 && !prospect_is_ours(search->config, address))
            return true;
    }
    return false;
}

/* A machine speaks: what it says of the prospect in labels, in Reply-To, in its text. */
static bool find_relayed(Search *search)
{
    Prospect *prospect = search->prospect;
    const char *text = search->message->text;
    const char *html = search->message->html_text;
    bool longer = html && strlen(html) > strlen(text);
    /* In a person's letter labels count only where they may tell of somebody else. */
    bool labels =
        search->robot || search->ours || names_another(search, text) || (longer && names_another(search, html));
    Form *(*read)(const char *) = labels ? form_read : form_read_spoken;
    Form *form = read(text);
    if (!form && longer) {
        text = html;
        form = read(text);
    }
    const char *reply = reply_address(search);
    g_autofree char *written = form && form->email && outside(search, form->email) ? g_strdup(form->email) : NULL;
    bool machine =
        search->robot || search->ours || (form && (form->layout != FORM_WEB || speaks_for(search, form, written)));
    if (!machine || (!form && !reply && !search->robot)) {
        if (form && form->sure && written && g_ascii_strcasecmp(written, search->from) != 0) {
            set(&prospect->candidate_email, written);
            set(&prospect->candidate_name, form->name);
        }
        prospect->form = form;
        return false;
    }
    g_autofree char *found = written || reply ? NULL : address_in(search, text);
    const char *email = written ? written : reply ? reply : found;
    bool hidden = !email && !search->ours && (!form || (!form->name && names_asker(search, text))) &&
                  is_marketplace(search, text);
    if (!email && !hidden && !(form && (form->name || form->layout != FORM_WEB))) {
        form_free(form);
        return false;
    }
    prospect->form = form;
    prospect->origin = form ? "form" : "relay";
    set(&prospect->email, email);
    bool named = form && form->name;
    const char *shown = email ? email : "";
    g_autofree char *block = named ? g_strdup("") : block_of(text, shown, "");
    g_autofree char *guessed = named   ? NULL
                               : email ? name_by_block(block, text, email)
                                       : name_in_subject(search->message->subject);
    if (!named && (!guessed || !*guessed)) {
        g_free(guessed);
        guessed = name_that_asks(text, "");
    }
    set(&prospect->name, named ? form->name : guessed ? guessed : reply_name(search));
    bool words = form && *form->message;
    take_words(prospect, words ? form->message : search->split->own, block);
    set_words(&prospect->body, form && form->layout != FORM_WEB ? form->message : text);
    name_relay(search, text);
    return true;
}

/* "reply+88120@", "q-40911-x7@": an address at the sender's own house that was made for this message. */
static bool is_made_for_one(const Search *search, const char *address)
{
    enum { DIGITS_MIN = 4 };
    const char *theirs = strrchr(search->from, '@'), *at = strrchr(address, '@');
    if (!theirs || !at || !(under_domain(at + 1, theirs + 1) || under_domain(theirs + 1, at + 1)))
        return false;
    size_t digits = 0;
    for (const char *p = address; p < at; p++)
        digits += g_ascii_isdigit(*p) ? 1 : 0;
    return digits >= DIGITS_MIN;
}

static bool has_reply_made(const Search *search)
{
    const GPtrArray *list = search->message->reply_to;
    bool made = is_made_for_one(search, search->from);
    for (guint i = 0; list && i < list->len && !made; i++)
        made = is_made_for_one(search, ((const Address *)g_ptr_array_index(list, i))->address);
    return made;
}

/* A marketplace that writes from an ordinary address: it names an outsider's in its text, has answers sent to one
 * made for this message, or says who asks. */
static bool is_hidden_robot(Search *search)
{
    bool person = person_full(search->from_name) && !person_is_role(search->from_name) &&
                  !contact_fits_domain(search->from_name, search->from);
    if (person || search->ours)
        return false;
    search->robot = true; /* its own house's addresses are no outsiders' */
    g_autofree char *found = address_in(search, search->message->text);
    bool another =
        found || reply_address(search) || has_reply_made(search) || names_asker(search, search->message->text);
    return another && is_marketplace(search, search->message->text);
}

static void take_sender(Search *search)
{
    Prospect *prospect = search->prospect;
    const Split *split = search->split;
    const char *reply = search->robot ? reply_address(search) : NULL;
    prospect->origin = "header";
    set(&prospect->email, reply ? reply : search->from);
    set(&prospect->name, reply ? reply_name(search) : search->from_name);
    take_words(prospect, split->own, split->signature);
    if (split->is_forward) { /* an outsider's forward: his request may stand in it, he stays who he is */
        g_autofree char *all = g_strconcat(split->own, "\n\n", split->forwarded, NULL);
        set_words(&prospect->body, all);
        if (split->head && *split->head->address && !prospect_is_ours(search->config, split->head->address)) {
            set(&prospect->candidate_email, split->head->address);
            set(&prospect->candidate_name, split->head->name);
        }
    }
}

Prospect *prospect_find(const ReaderConfig *config, const ReadRequest *request, const Message *message,
                        const Split *split)
{
    Prospect *prospect = g_new0(Prospect, 1);
    const Address *from = message->from && message->from->len ? g_ptr_array_index(message->from, 0) : message->sender;
    Search search = {.config = config, .message = message, .split = split, .prospect = prospect};
    search.from = from && *from->address ? from->address : request->mail_from ? request->mail_from : "";
    search.from_name = from ? from->name : "";
    search.ours = prospect_is_ours(config, search.from);
    search.robot = person_is_robot_address(search.from) || is_listed_relay(config, search.from);
    search.robot = search.robot || is_hidden_robot(&search);
    if (!find_forward(&search) && !find_relayed(&search))
        take_sender(&search);
    if (!prospect->cover)
        set(&prospect->cover, "");
    if (!prospect->subject)
        set(&prospect->subject, message->subject);
    return prospect;
}
