/* Who somebody is, from a signature: name, title, company, place. */
#include "parser/contact.h"

#include <string.h>

#include "parser/contact_domain.h"
#include "parser/domain_words.h"
#include "parser/extract.h"
#include "parser/fold.h"
#include "parser/freemail.h"
#include "parser/headline.h"
#include "parser/label.h"
#include "parser/person.h"
#include "parser/person_letters.h"
#include "parser/phrases.h"
#include "parser/sign_off.h"
#include "parser/split.h"
#include "parser/utf8.h"

enum { LINES_MAX = 16, LINE_BYTES_MAX = 200, SEGMENT_MAX = 120, DIGITS_MAX = 4 /* of a company's name */ };

typedef struct {
    const char *known_name, *address;
    const char *domain; /* letters of the address's */
    Contact *contact;
    bool named;  /* the name's line has been passed */
    bool closed; /* a closing formula stands right above */
    bool behind; /* or in the same line: "Greetings from Oban, Jo Doe" */
    guint since; /* segments since the name */
} Reader;

void contact_free(Contact *contact)
{
    if (!contact)
        return;
    g_free(contact->name);
    g_free(contact->title);
    g_free(contact->company);
    g_free(contact->company_line);
    g_free(contact->city);
    g_free(contact->postcode);
    g_free(contact->website);
    g_free(contact->email);
    g_free(contact);
}

static bool cjk_line(const char *line)
{
    if (utf8_is_ascii(line, strlen(line)))
        return false;
    for (const char *p = line; *p; p = g_utf8_next_char(p)) {
        gunichar c = (unsigned char)*p < 0xE2 ? 0 : g_utf8_get_char(p);
        if ((c >= 0x2E80 && c < 0xA4D0) || (c >= 0xAC00 && c < 0xD7B0))
            return true;
    }
    return false;
}

static guint digits(const char *text)
{
    guint n = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        n += utf8_is_digit(utf8_get(p)) ? 1 : 0;
    return n;
}

/* "Phone", "Tel.", "Fax" and their kin in front of a number, or alone. */
static bool is_way(const char *folded)
{
    static const char *const ways[] = {"tel",   "phone", "fax",  "mob",  "cell",  "direct",   "office:", "gsm",
                                       "t:",    "m:",    "p:",   "f:",   "d:",    "ph ",      "cel.",    "e-mail",
                                       "email", "mail:", "www",  "http", "skype", "whatsapp", "tlf",     "tfn",
                                       "тел",   "моб",   "факс", "电话", "電話",  "手机",     "传真",    "전화",
                                       "팩스",  "هاتف",  "جوال", "טל"};
    static Phrases begin = PHRASES_OF_WORDS(ways);
    return phrases_first(&begin, folded) >= 0;
}

static const char *const org_words[] = {
    "gmbh",        " ag ",       " kg ",         " ltd",         "limited",      " inc ",          " inc.",
    " llc",        " plc",       " corp ",       " corp.",       " corporation", "s.a.",           "s.p.a",
    "s.r.l",       "b.v.",       " bv ",         " nv ",         " oy ",         " oyj ",          " ab ",
    " as ",        " aps ",      " a/s",         "s.r.o",        "sp. z",        " sarl ",         " sas ",
    " sasu ",      " ehf",       "e.u.",         " mbb ",        "a.ş.",         "ltd.",           " pty",
    " pvt",        "w.l.l",      " co.",         " coop ",       " coop.",       " co-op",         "cooperativ",
    "coopérativ",  "kft",        "a.s.",         "s.c.",         "s.n.c",        "d.o.o",          "v.o.s.",
    "e.v.",        " ltda",      " lda ",        " lda.",        " llp",         " dac ",          " uab ",
    " sia ",       " ohg",       " gbr",         " kgaa",        "partg",        " zrt",           "тов ",
    "пао ",        "ооо",        "зао",          "оао",          " тоо ",        " ао ",           "株式会社",
    "有限会社",    "合資会社",   "公司",         "(주)",         "주식회사",     "大学",           "大學",
    "中学",        "中學",       "医院",         "대학교",       "شركة",         "مؤسسة",          "مصنع",
    "בע\"מ",       "university", "institute",    "college",      "school",       "hospital",       "clinic",
    "council",     "board ",     "authority",    "agency",       "foundation",   "trust",          "association",
    "society",     "union",      "group",        "industries",   "works ",       "systems",        "solutions",
    "services",    "technolog",  "engineering",  "consult",      "partners",     "associates",     "bakery",
    "brewery",     "foods",      "farm ",        "farms ",       "hotel",        "studio",         "atelier",
    "labs",        "laborator",  "werke ",       "stadtwerke",   "verband",      "genossenschaft", "schule ",
    "universität", "kanzlei",    "büro",         "comune",       "ayuntamiento", "universidad",    "université",
    "mairie",      "régie",      "bakkerij",     "apotheek",     "zakład",       "wodociągi",      "nemocnice",
    "piekarnia",   "consorzio",  "zweckverband", "spółdzielnia", "družstvo",     "consorcio",      "cooperativ",
    "coöperati",   "kooperativ", "centre de"};

static Phrases org_marks = PHRASES_OF_WORDS(org_words);

/* Such words may stand at either end, or beside a mark. */
static bool names_org(const char *folded)
{
    g_autofree char *spaced = g_strconcat(" ", folded, " ", NULL);
    return phrases_stand(&org_marks, g_strdelimit(spaced, ",;()|", ' '));
}

static bool has_org_word(const char *segment)
{
    g_auto(CaseFold) folded_room;
    return names_org(fold_case_in(&folded_room, segment, -1));
}

/* "Trust", "Council": what it is, not who. */
static bool is_org_word_alone(const char *segment)
{
    g_autofree char *folded = strchr(segment, ' ') ? NULL : fold_case(segment, -1);
    return folded && phrases_have(&org_marks, folded);
}

bool contact_is_organisation(const char *words, const char *address)
{
    return has_org_word(words) && contact_fits_domain(words, address);
}

/* Sentences are no names: more than two lower-case words that tie nothing. */
static bool is_sentence(const char *segment)
{
    enum { WORDS_MAX = 24 };
    guint lower = 0;
    for (SplitPart word = split_first_of(segment, " ", WORDS_MAX); word.at && lower <= 2; word = split_next(word, " "))
        lower += word.size && utf8_is_lower(utf8_get(word.at)) && !contact_is_connector(word.at, word.size) ? 1 : 0;
    return lower > 2;
}

/* A part of a line, and what its words say, unless it is plainly a number or a way to reach somebody. */
typedef struct {
    const char *text;
    guint digits;
    bool org, way, title;
} Segment;

static Segment segment_of(const char *text)
{
    g_auto(CaseFold) folded_room;
    const char *folded = fold_case_in(&folded_room, text, -1);
    Segment segment = {.text = text, .digits = digits(text), .way = is_way(folded)};
    bool names = segment.digits <= DIGITS_MAX && !segment.way;
    segment.org = names && names_org(folded);
    segment.title = names && person_says_title(folded);
    return segment;
}

static bool is_place(const char *segment)
{
    return country_is_place(segment);
}

/* "lumb & son decorators" and lumbandsondecorators.example: little stands in it but the domain. */
static bool is_all_domain(const char *segment, const char *domain)
{
    enum { MORE_MAX = 4 };
    g_autofree char *letters = person_letters(segment);
    return contact_spells(segment, domain, CONTACT_IS) && strlen(letters) <= strlen(domain) + MORE_MAX;
}

/* What weighs for a segment being the company. 0: it is none. */
static unsigned company_weight(const Reader *reader, const Segment *segment)
{
    const char *text = segment->text;
    bool lower = utf8_is_lower(utf8_get(text)), alone = !strchr(text, ' ');
    glong length = g_utf8_strlen(text, -1);
    if (length < 2 || length > SEGMENT_MAX || segment->digits > DIGITS_MAX || (lower && alone))
        return 0;
    if (segment->way || strchr(text, '@') || strchr(text, '?'))
        return 0;
    bool org = segment->org, fits = contact_spells(text, reader->domain, CONTACT_FITS);
    if (org && alone && is_org_word_alone(text))
        return 0;
    if ((lower && !fits) || (is_sentence(text) && !is_all_domain(text, reader->domain)))
        return 0;
    if (!org && !fits && (segment->title || segment->digits > 0))
        return 0;
    unsigned weight = (org ? 35U : 0U) + (fits ? 40U : 0U);
    bool vague = !org && !fits && (alone || reader->since > 3) && !cjk_line(text);
    if (reader->named && reader->since <= 4 && !vague)
        weight += 15;
    return weight;
}

static void offer_segment(Reader *reader, const Segment *segment, const char *line)
{
    unsigned weight = company_weight(reader, segment);
    Contact *contact = reader->contact;
    if (weight == 0 || weight <= contact->company_confidence || is_place(segment->text))
        return;
    g_free(contact->company);
    g_free(contact->company_line);
    contact->company = g_strdup(segment->text);
    contact->company_line = g_strdup(line);
    contact->company_confidence = weight;
}

static void offer_company(Reader *reader, const char *text, const char *line)
{
    Segment segment = segment_of(text);
    offer_segment(reader, &segment, line);
}

static void take_way(Contact *contact, const char *segment)
{
    size_t n = 0;
    const char *address = headline_find_address(segment, strlen(segment), &n);
    if (address && !contact->email)
        contact->email = g_strndup(address, n);
    const char *web = strstr(segment, "www.");
    web = web ? web : strstr(segment, "http");
    if (web && !contact->website)
        contact->website = g_strndup(web, strcspn(web, " ,;|)"));
}

/* "1200 Keowee Street": a house number, where the language puts it first. */
static bool ends_in_street(const char *segment)
{
    static const char *const words[] = {"street", "st",      "st.",     "road",      "rd",    "rd.",   "avenue",
                                        "ave",    "ave.",    "drive",   "dr",        "dr.",   "lane",  "ln",
                                        "way",    "close",   "place",   "boulevard", "blvd",  "blvd.", "court",
                                        "ct",     "parkway", "highway", "hwy",       "square"};
    const char *last = strrchr(segment, ' ');
    for (size_t i = 0; last && i < G_N_ELEMENTS(words); i++)
        if (g_ascii_strcasecmp(last + 1, words[i]) == 0)
            return true;
    return false;
}

/* "44200 Nantes", "D-50667 Köln", "1017 Amsterdam". */
static bool take_place(Contact *contact, const char *segment)
{
    const char *p = segment;
    while (g_ascii_isupper(*p) && p - segment < 2)
        p++;
    p += *p == '-' && p > segment;
    size_t n = strspn(p, "0123456789-");
    if (n < 4 || n > 8 || p[n] != ' ' || !g_unichar_isupper(g_utf8_get_char(p + n + 1)) || digits(p + n) ||
        ends_in_street(p))
        return false;
    if (!contact->postcode) {
        contact->postcode = g_strndup(p, n);
        contact->city = g_strdup(p + n + 1);
    }
    return true;
}

static bool is_the_name(const Reader *reader, const char *bare)
{
    if (!person_like(bare) ||
        (contact_spells(bare, reader->domain, CONTACT_FITS) && !contact_is_person(bare, reader->known_name)))
        return false;
    if (*reader->known_name && person_same(bare, reader->known_name))
        return true;
    return person_fits_address(bare, reader->address) && !person_is_role(bare) && !has_org_word(bare);
}

/* "Maisie" below "Thanks": one word, no more. */
static bool is_given_name(const char *bare)
{
    enum { LETTERS_MIN = 3, LETTERS_MAX = 12 };
    glong letters = g_utf8_strlen(bare, -1);
    return letters >= LETTERS_MIN && letters <= LETTERS_MAX && !strpbrk(bare, " .") &&
           g_unichar_isupper(g_utf8_get_char(bare)) && person_like(bare) && !person_is_role(bare) &&
           g_unichar_islower(g_utf8_get_char(g_utf8_next_char(bare)));
}

/* The name: the known one, one that the address spells, or the words that lead a line. */
static bool take_name(Reader *reader, const char *segment, bool leads)
{
    g_autofree char *bare = person_bare(segment);
    bool name = is_the_name(reader, bare) || (leads && (person_full(bare) || (reader->closed && is_given_name(bare))) &&
                                              !has_org_word(bare) && !person_has_title_word(segment) &&
                                              !contact_spells(bare, reader->domain, CONTACT_IS) && !is_place(bare));
    if (!name)
        return false;
    reader->contact->name = g_steal_pointer(&bare);
    reader->named = true;
    reader->since = 0;
    return true;
}

static void take_segment(Reader *reader, const char *text, const char *line, bool leads)
{
    Contact *contact = reader->contact;
    size_t n = 0;
    if (!*text)
        return;
    reader->since += reader->named;
    if (headline_find_address(text, strlen(text), &n) || strstr(text, "www.") || strstr(text, "http")) {
        take_way(contact, text);
        return;
    }
    if ((!contact->name && take_name(reader, text, leads)) || take_place(contact, text))
        return;
    Segment segment = segment_of(text);
    if (!contact->title && segment.title && segment.digits < 3 && !segment.org && !segment.way)
        contact->title = g_strdup(text);
    offer_segment(reader, &segment, line);
}

/* The length of a separator between segments at p, 0 when there is none. */
static size_t separator(const char *line, const char *p)
{
    static const char *const marks[] = {" | ", " / ", " – ", " — ", " - ", ", ", "; ",
                                        " · ", " • ", "\t",  "、",  "，",  " (", "، "};
    static Phrases parting = PHRASES_OF_WORDS(marks);
    int mark = phrases_first(&parting, p);
    if (mark >= 0) {
        bool form = g_ascii_strncasecmp(p, " (pty)", 6) == 0 || g_ascii_strncasecmp(p, " (pvt)", 6) == 0;
        return form ? 0 : strlen(marks[mark]);
    }
    /* "geom. Jo Doe" is no sentence */
    bool sentence = p[0] == '.' && p[1] == ' ' && p - line >= 4 && memchr(line, ' ', (size_t)(p - line)) &&
                    g_ascii_islower(p[-1]) && g_ascii_islower(p[-2]) && g_ascii_islower(p[-3]) &&
                    g_ascii_islower(p[-4]);
    return (p[0] == ' ' && p[1] == ' ') || sentence ? 2 : 0;
}

/* A comma before a legal form or an initial belongs to the name: "Conservas Brava, S.L.", "Doe, PE". */
static bool legal_follows(const char *p)
{
    static Phrases forms = PHRASES("s.l|s.a|s.p.a|s.r.l|inc|llc|ltd|lda|gmbh|l.p|plc|pllc|c.v|co.|a.s|s.r.o|d.o.o|"
                                   "s.n.c|s.c.a|pe|cmrp|a.ş|");
    enum { MORE_MAX = 3 };
    bool dotted = g_ascii_isupper(p[0]) && p[1] == '.' && g_ascii_isupper(p[2]) && p[3] == '.' && p[4] != ' ';
    if (dotted) /* "S.P.R. de R.L.": no country's list is whole */
        return true;
    g_auto(CaseFold) rest_room;
    const char *rest = fold_case_in(&rest_room, p, (gssize)strcspn(p, " ,|/"));
    size_t form = phrases_begin(&forms, rest, SIZE_MAX);
    return form > 0 && strlen(rest) <= form + MORE_MAX;
}

/* 沖縄県うるま市, 서울특별시 강남구: where, not who. */
static bool is_cjk_address(const char *line)
{
    static const char *const wide[] = {"県", "府", "都", "道", "省"}, *const narrow[] = {"市", "区", "町",
                                                                                         "村", "郡", "县"};
    static Phrases korean = PHRASES("시|도|군|구|읍|면|동|로|길|층|호|");
    const char *after = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(wide) && !after; i++)
        after = strstr(line, wide[i]);
    for (size_t i = 0; after && i < G_N_ELEMENTS(narrow); i++)
        if (strstr(after, narrow[i]))
            return true;
    g_autofree char **words = split_set(line, " ", 12);
    guint count = 0, places = 0;
    for (char **word = words; *word; word++) {
        g_autofree char *last = g_utf8_substring(*word, MAX(g_utf8_strlen(*word, -1) - 1, 0), -1);
        count += **word ? 1 : 0;
        places += phrases_have(&korean, last) ? 1 : 0;
    }
    return places >= 2 && places == count;
}

/* "안녕하세요. 다온에서 웹을 맡고 있는" came before it: a sentence, not a company. */
static bool is_cjk_sentence(const char *before)
{
    return strpbrk(before, ".,!?") || strstr(before, "。") || strstr(before, "에서 ");
}

static bool ends_sentence(const char *line)
{
    size_t n = strlen(line);
    return n > 0 && (strchr(".?!", line[n - 1]) || g_str_has_suffix(line, "。"));
}

/* The known name stands in the line: what came before it is the company. */
static void take_cjk_name(Reader *reader, GString *before, const char *line)
{
    reader->named = true;
    reader->since = 0;
    if (!reader->contact->name)
        reader->contact->name = person_bare(reader->known_name);
    if (g_utf8_strlen(before->str, -1) >= 3 && !is_cjk_sentence(before->str))
        offer_company(reader, before->str, line);
    g_string_truncate(before, 0);
}

/* A legal form that stands apart from the company's name. */
static bool is_bare_form(const char *word)
{
    static const char *const forms[] = {"주식회사", "유한회사", "株式会社", "有限会社", "合同会社", "㈱", "有限公司"};
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++)
        if (!strcmp(forms[i], word))
            return true;
    return false;
}

/* "한빛금속 구매팀": a department closes the line, so that what leads to it is the company. */
static bool is_department(const char *word)
{
    static const char *const ends[] = {"팀", "부서", "사업부", "部", "課", "科"};
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
        if (g_str_has_suffix(word, ends[i]))
            return true;
    return false;
}

static void take_before_department(Reader *reader, GString *before, const char *line)
{
    enum { WEAK = 25, LETTERS_MIN = 3 };
    Contact *contact = reader->contact;
    bool known = *reader->known_name && contact_is_person(before->str, reader->known_name);
    if (contact->company || known || g_utf8_strlen(before->str, -1) < LETTERS_MIN)
        return;
    contact->company = g_strdup(before->str);
    contact->company_line = g_strdup(line);
    contact->company_confidence = WEAK;
    g_string_truncate(before, 0);
}

static void take_form_apart(Reader *reader, GString *before, char **word, const char *line)
{
    const char *next = word[1] && *word[1] ? word[1] : "";
    g_autofree char *company =
        before->len ? g_strconcat(before->str, " ", *word, NULL) : g_strconcat(*word, " ", next, NULL);
    offer_company(reader, company, line);
    g_string_truncate(before, 0);
    if (*next)
        *word[1] = '\0';
}

/* Lines in Chinese, Japanese, Korean: company, department and name stand side by side. */
static void take_cjk(Reader *reader, const char *line)
{
    if (is_cjk_address(line))
        return;
    g_autofree char **words = split_set(line, " \t|/()", 12);
    GString *rest = g_string_new(NULL);
    for (char **word = words; *word; word++) {
        Segment segment = segment_of(*word);
        if (!**word || segment.digits > 2 || segment.way)
            continue;
        if (is_bare_form(*word)) {
            take_form_apart(reader, rest, word, line);
            continue;
        }
        if (segment.org && !cjk_line(*word))
            continue;
        if (segment.org || contact_spells(*word, reader->domain, CONTACT_FITS))
            offer_segment(reader, &segment, line);
        else if (segment.title) {
            if (!reader->contact->title)
                reader->contact->title = g_strdup(*word);
            if (!word[1] && is_department(*word))
                take_before_department(reader, rest, line);
        } else if (*reader->known_name && contact_is_person(reader->known_name, *word)) {
            take_cjk_name(reader, rest, line);
        } else if (cjk_line(*word))
            g_string_append_printf(rest, "%s%s", rest->len ? " " : "", *word);
    }
    g_autofree char *bare = person_bare(rest->str);
    if (*bare && !reader->contact->name && person_full(bare)) {
        reader->contact->name = g_steal_pointer(&bare);
        reader->named = true;
        reader->since = 0;
    } else if (*bare && reader->named && g_utf8_strlen(bare, -1) >= 3 && !ends_sentence(line)) {
        reader->since++;
        offer_company(reader, bare, line);
    }
    g_string_free(rest, TRUE);
}

static void take_line(Reader *reader, const char *line)
{
    if (cjk_line(line)) {
        take_cjk(reader, line);
        return;
    }
    const char *start = line;
    bool leads = true;
    for (const char *p = line;; p++) {
        size_t n = *p && !g_ascii_isalnum(*p) ? separator(line, p) : 0;
        if (*p && (n == 0 || (*p == ',' && legal_follows(p + 2))))
            continue;
        char segment[LINE_BYTES_MAX + 1];
        memcpy(segment, start, (size_t)(p - start));
        segment[p - start] = '\0';
        size_t length = strlen(g_strstrip(segment));
        if (length && segment[length - 1] == ')' && !strchr(segment, '('))
            segment[length - 1] = '\0';
        take_segment(reader, segment, line, leads);
        leads = reader->behind;
        if (!*p)
            break;
        start = p + n;
        p += n - 1;
    }
}

/* The part of a closing line behind its phrase: "Gruss Kevin", "Thank you, Jo Doe, Mill Ltd". */
static const char *after_closing(const char *line)
{
    static const char *const phrases[] = {"for and on behalf of the ",
                                          "for and on behalf of ",
                                          "on behalf of ",
                                          "best regards",
                                          "kind regards",
                                          "regards",
                                          "thank you",
                                          "thanks",
                                          "many thanks",
                                          "cheers",
                                          "br ",
                                          "gruss",
                                          "grüsse",
                                          "mfg",
                                          "viele grüsse",
                                          "groeten",
                                          "groet",
                                          "mvg",
                                          "merci",
                                          "saludos",
                                          "gracias",
                                          "saluti",
                                          "díky",
                                          "obrigado",
                                          "sincerely",
                                          "best"};
    static Phrases closing = PHRASES_OF_WORDS(phrases);
    if (!phrases_may_begin_folded(&closing, line))
        return line;
    g_auto(CaseFold) folded_room;
    const char *folded = fold_case_in(&folded_room, line, -1);
    bool closes = phrases_first(&closing, folded) >= 0;
    for (size_t i = 0; closes && i < G_N_ELEMENTS(phrases); i++) {
        size_t n = strlen(phrases[i]);
        if (!g_str_has_prefix(folded, phrases[i]))
            continue;
        const char *rest = line + (strlen(folded) == strlen(line) ? n : strcspn(line, " ,"));
        if (*rest && !strchr(" ,!.", *rest) && rest[-1] != ' ')
            continue;
        rest += strspn(rest, " ,.!");
        return rest;
    }
    return line;
}

/* "Buyer: Harbour Council" -> its value; ways to reach somebody keep their label. */
static const char *after_label(const char *line)
{
    enum { LABEL_BYTES_MAX = 40 };
    const char *colon = strstr(line, ": ");
    if (!colon || colon - line > LABEL_BYTES_MAX)
        return line;
    g_autofree char *label = g_strndup(line, (size_t)(colon - line));
    LabelKind kind = label_kind(label, true);
    bool tells = kind == LABEL_NAME || kind == LABEL_COMPANY || kind == LABEL_TITLE || kind == LABEL_CITY;
    return tells ? colon + 2 : line;
}

Contact *contact_read(const char *block, const char *known_name, const char *address)
{
    g_autofree char *domain = domain_letters(address);
    return contact_read_at(block, known_name, address, domain);
}

Contact *contact_read_at(const char *block, const char *known_name, const char *address, const char *domain)
{
    Contact *contact = g_new0(Contact, 1);
    if (!*block)
        return contact;
    Reader reader = {.known_name = known_name, .address = address, .domain = domain, .contact = contact};
    g_autofree char **lines = split_set(block, "\n", 60);
    guint taken = 0;
    for (char **line = lines; *line && taken < LINES_MAX; line++) {
        const char *rest = after_closing(g_strstrip(*line)), *plain = after_label(rest);
        bool formula = **line && (!*plain || sign_off_is_formula(plain));
        reader.closed = reader.closed || formula;
        if (!*plain || formula)
            continue;
        if (strlen(plain) > LINE_BYTES_MAX)
            break;
        reader.behind = plain != *line && rest != *line;
        take_line(&reader, plain);
        reader.closed = false;
        taken++;
    }
    return contact;
}
