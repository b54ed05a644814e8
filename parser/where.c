/* Country and phone of who asks, each by the other where one is vague. */
#include <string.h>

#include "parser/fields_job.h"
#include "parser/reading_build.h"
#include "parser/utf8.h"

/* Regions whose national format may be meant, by the language of the message. */
static const char *const *regions_of(const char *language)
{
    static const struct {
        const char *language;
        const char *regions[8];
    } table[] = {
        {"en", {"US", "GB", "AU", "NZ", "IE", "ZA", "IN", NULL}},
        {"de", {"DE", "AT", "CH", NULL}},
        {"fr", {"FR", "BE", "CH", "CA", NULL}},
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

/* Are Europe's clocks forward at the message's date: 1 they are, -1 they are not, 0 either, near the change. */
static int season_of(const Message *message)
{
    g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(message->date);
    int month = date ? g_date_time_get_month(date) : 0, day = date ? g_date_time_get_day_of_month(date) : 0;
    bool changes = month == 0 || ((month == 3 || month == 10) && day > 24);
    bool forward = (month > 3 && month < 11) && !(month == 10 && changes);
    return changes ? 0 : forward ? 1 : -1;
}

/* Do clocks there stand so far from UTC, in minutes, in that season? 0: in any. A region that is not in the table may
 * be anywhere. */
static bool keeps_offset(const char *region, int offset, int season)
{
    static const struct {
        const char *region;
        int from, to;
    } table[] = {{"US", -600, -240}, {"CA", -480, -150}, {"GB", 0, 60},      {"IE", 0, 60},      {"PT", 0, 60},
                 {"AU", 480, 660},   {"NZ", 720, 780},   {"ZA", 120, 120},   {"IN", 330, 330},   {"DE", 60, 120},
                 {"AT", 60, 120},    {"CH", 60, 120},    {"FR", 60, 120},    {"BE", 60, 120},    {"NL", 60, 120},
                 {"IT", 60, 120},    {"ES", 0, 120},     {"PL", 60, 120},    {"CZ", 60, 120},    {"SE", 60, 120},
                 {"DK", 60, 120},    {"NO", 60, 120},    {"FI", 120, 180},   {"MX", -480, -300}, {"CO", -300, -300},
                 {"AR", -180, -180}, {"CL", -240, -180}, {"PE", -300, -300}, {"BR", -300, -120}, {"CN", 480, 480},
                 {"TW", 480, 480},   {"HK", 480, 480},   {"JP", 540, 540},   {"KR", 540, 540},   {"IL", 120, 180},
                 {"TR", 180, 180},   {"RU", 120, 720},   {"KZ", 300, 360},   {"SA", 180, 180},   {"EG", 120, 180},
                 {"AE", 240, 240},   {"NG", 60, 60},     {"GH", 0, 0},       {"KE", 180, 180},   {"SG", 480, 480},
                 {"MY", 480, 480},   {"PH", 480, 480},   {"PK", 300, 300},   {"BD", 360, 360},   {"UA", 120, 180},
                 {"GR", 120, 180},   {"RO", 120, 180},   {"HU", 60, 120},    {"JO", 180, 180}};
    for (size_t i = 0; i < G_N_ELEMENTS(table); i++)
        if (*table[i].region == *region && !strcmp(table[i].region, region)) {
            bool european = table[i].from >= 0 && table[i].to <= 180 && table[i].to - table[i].from == 60;
            return offset >= table[i].from + (european && season > 0 ? 60 : 0) &&
                   offset <= table[i].to - (european && season < 0 ? 60 : 0);
        }
    return true;
}

static bool speaks_there(const Job *job, const char *country)
{
    const char *const *regions = regions_of(job->setting.language);
    bool known = false;
    for (; regions && *regions && !known; regions++)
        known = !strcmp(*regions, country);
    return known;
}

/* Does the sender's own clock tell where he may be? A machine's or a colleague's, or one that says UTC,
 * proves nothing. */
static bool has_clock(const Job *job)
{
    return job->message->has_date && job->message->date_offset != 0 && !job->prospect->relay;
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
    bool at_home = has_clock(job) && speaks_there(job, candidate->value) &&
                   keeps_offset(candidate->value, job->message->date_offset, 0); /* "Stadtwerke Jena" in German */
    return (tail && short_tail) || (strstr(company, words) && candidate->confidence <= SURE && !at_home);
}

enum { VAGUE = 66, COUNTRY_TEXT_MAX = 16 * 1024 };

/* At most max bytes from the start, cut at a character. */
static char *head_of(const char *text, size_t max)
{
    return g_strndup(text, utf8_whole(text, strnlen(text, max)));
}

static bool country_in(Job *job, const char *text, unsigned confidence, unsigned least, const char *origin)
{
    if (!text || job_blank(text) || job->reading->country)
        return job->reading->country != NULL;
    g_autofree char *named = strlen(text) < 60 ? country_of_name(text) : NULL;
    if (named)
        return reading_set(&job->reading->country, named, text, confidence, origin);
    g_autofree char *head = head_of(text, COUNTRY_TEXT_MAX);
    g_autoptr(GPtrArray) found = country_find_shared(head, job->setting.language, job->setting.lexings, least);
    for (guint i = 0; found && i < found->len && !job->reading->country; i++) {
        const Candidate *candidate = g_ptr_array_index(found, i);
        bool elsewhere = candidate->confidence <= VAGUE && has_clock(job) &&
                         !keeps_offset(candidate->value, job->message->date_offset, 0); /* a nephew in Tasmania */
        if (candidate->confidence >= least && !elsewhere && !is_own_name(job, candidate))
            reading_set(&job->reading->country, candidate->value, candidate->evidence,
                        MIN(confidence, candidate->confidence), origin);
    }
    return job->reading->country != NULL;
}

/* "8.30-12.30" are opening hours. */
static bool is_hours(const char *words)
{
    const char *dash = strchr(words, '-');
    return dash && strlen(words) <= 11 && strspn(words, "0123456789.:") == (size_t)(dash - words) &&
           dash - words <= 5 && dash - words >= 4 && strpbrk(words, ".:") && strpbrk(dash, ".:");
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

/* Where a phone may stand, the surest place first; each is read when it is first looked at. */
enum { PLACES = 5 };

typedef struct {
    Job *job;
    const char *text[PLACES], *origin[PLACES]; /* text NULL: nothing there, or read */
    PhoneText *read[PLACES];
    char *labelled, *digits;
} Phones;

static void phones_init(Phones *phones, Job *job)
{
    const char *value = job_form_field(job, LABEL_PHONE);
    bool spoken = job->form && job->form->layout != FORM_WEB;
    *phones = (Phones){.job = job, .origin = {"form", "form", "signature", "text", "form"}};
    phones->labelled = value ? g_strconcat("Tel: ", value, NULL) : NULL;
    phones->digits = value ? digits_of(value) : NULL;
    if (value && !strcmp(phones->labelled, phones->digits))
        g_clear_pointer(&phones->digits, g_free); /* written so already */
    const char *texts[PLACES] = {phones->labelled, phones->digits, job->block, job->prospect->body,
                                 spoken ? job->message->text : NULL};
    memcpy(phones->text, texts, sizeof texts);
}

static void phones_clear(Phones *phones)
{
    for (size_t i = 0; i < PLACES; i++)
        phone_text_free(phones->read[i]);
    g_free(phones->labelled);
    g_free(phones->digits);
}

/* NULL: no number there. */
static PhoneText *phones_at(Phones *phones, size_t place)
{
    if (phones->text[place]) {
        phones->read[place] = phone_text_new(phones->text[place]);
        phones->text[place] = NULL;
    }
    return phones->read[place];
}

/* The best phone as dialled in that region, and where; NULL: none. */
static const Candidate *phone_anywhere(Phones *phones, const char *region, size_t *place)
{
    bool no_trunk = !strcmp(region, "US") || !strcmp(region, "CA");
    for (*place = 0; *place < PLACES; ++*place) {
        PhoneText *text = phones_at(phones, *place);
        const Candidate *first = text ? job_first(phone_text_find(text, region)) : NULL;
        if (first && !is_hours(first->evidence) &&
            !(no_trunk && first->evidence[strspn(first->evidence, "( ")] == '0') && first->confidence > 0)
            return first;
    }
    return NULL;
}

static bool any_trunk(Phones *phones, const char *region)
{
    bool any = false;
    for (size_t place = 0; place < PLACES && !any; place++) {
        PhoneText *text = phones_at(phones, place);
        any = text && phone_text_has_trunk(text, region);
    }
    return any;
}

static bool any_number(Phones *phones)
{
    bool any = false;
    for (size_t place = 0; place < PLACES && !any; place++)
        any = phones_at(phones, place);
    return any;
}

static void set_phone(Phones *phones, const char *region)
{
    size_t place = 0;
    const Candidate *first = phone_anywhere(phones, region, &place);
    if (first)
        reading_set(&phones->job->reading->phone, first->value, first->evidence, first->confidence,
                    phones->origin[place]);
}

enum { PHONE_VALID = 70 };

/* Countries whose national numbers are written with a trunk 0. */
static bool needs_trunk(const char *region)
{
    static const char with[] = "|GB|AU|NZ|IE|ZA|DE|AT|CH|FR|BE|NL|SE|TR|JP|KR|IL|FI|EG|";
    const char *found = strlen(region) == 2 ? strstr(with, region) : NULL;
    return found && found[-1] == '|' && found[2] == '|';
}

/* How sure a number of that region's format stands there: 0 no, PHONE_VALID it exists. */
static unsigned fits_format(Phones *phones, const char *region)
{
    size_t place = 0;
    if (needs_trunk(region) && !any_trunk(phones, region))
        return 0;
    const Candidate *found = phone_anywhere(phones, region, &place);
    bool trunk = found && found->evidence[strspn(found->evidence, "( ")] == '0';
    bool written = found && (trunk || strchr(found->evidence, '+') || !needs_trunk(region));
    /* Indian numbers fill so much of the room that a trunk 0 means somewhere else. */
    bool crowded = trunk && !strcmp(region, "IN");
    return written && !crowded ? found->confidence : 0;
}

/* The country that the company's legal form tells, too weak alone. */
static char *region_of_form(const Job *job)
{
    if (!job->reading->company)
        return NULL;
    g_autoptr(GPtrArray) found = country_find(job->reading->company->value);
    const Candidate *first = job_first(found);
    return first ? g_strdup(first->value) : NULL;
}

/* German that writes ss throughout is Swiss. */
static bool is_swiss(const Job *job)
{
    static const char *const spelt[] = {"Grüsse", "grüsse", "Gruss", "Strasse", "strasse"};
    const char *texts[] = {job->prospect->body, job->prospect->signature};
    bool swiss = false, sharp = false;
    for (size_t i = 0; i < G_N_ELEMENTS(texts) && !strcmp(job->setting.language, "de"); i++) {
        sharp = sharp || strstr(texts[i], "ß");
        for (size_t k = 0; k < G_N_ELEMENTS(spelt); k++)
            swiss = swiss || strstr(texts[i], spelt[k]);
    }
    return swiss && !sharp;
}

/* Where the sender's clock may be: not asked, ever, at that time of the year. */
typedef enum { ANY_CLOCK, SOME_SEASON, IN_SEASON } Clock;

/* The first region of the language where the number exists; else where it could. NULL: nowhere. */
static const char *region_of_language(Phones *phones, bool must_exist, Clock clock)
{
    bool by_clock = clock != ANY_CLOCK;
    const Job *job = phones->job;
    int offset = job->message->date_offset, season = clock == IN_SEASON ? season_of(job->message) : 0;
    const char *possible = NULL;
    const char *const *regions = regions_of(job->setting.language);
    if (by_clock && is_swiss(job) && keeps_offset("CH", offset, 0) && fits_format(phones, "CH") >= PHONE_VALID)
        return "CH";
    for (; regions && *regions; regions++) {
        unsigned confidence = by_clock && !keeps_offset(*regions, offset, season) ? 0 : fits_format(phones, *regions);
        if (confidence >= PHONE_VALID)
            return *regions;
        if (confidence && !possible)
            possible = *regions;
    }
    /* English is written where it is nobody's first language: only a clock tells. */
    static const char *const further[] = {"NG", "GH", "KE", "SG", "HK", "MY", "PH", "PK", "AE"};
    bool english = by_clock && has_clock(job) && !strcmp(job->setting.language, "en");
    int this_season = english ? season_of(job->message) : 0;
    for (size_t i = 0; english && !possible && i < G_N_ELEMENTS(further); i++)
        if (keeps_offset(further[i], offset, this_season) && fits_format(phones, further[i]) >= PHONE_VALID)
            return further[i];
    return must_exist ? NULL : possible;
}

/* By the company's form, by the language and the sender's clock, by the language alone. A machine's clock, or one that
 * says UTC, proves nothing. */
static char *region_by_format(Phones *phones, bool must_exist)
{
    const Job *job = phones->job;
    bool clock = job->message->has_date && !job->prospect->relay;
    bool proves = has_clock(job);
    if (!any_number(phones))
        return NULL;
    g_autofree char *form = region_of_form(job);
    if (form && fits_format(phones, form) >= PHONE_VALID)
        return g_steal_pointer(&form);
    const char *there = clock ? region_of_language(phones, must_exist || !proves, IN_SEASON) : NULL;
    if (!there && clock)
        there = region_of_language(phones, must_exist || !proves, SOME_SEASON);
    return g_strdup(there ? there : proves ? NULL : region_of_language(phones, must_exist, ANY_CLOCK));
}

/* A vaguely named place gives way to a number that only exists elsewhere. */
static void reconcile(Phones *phones)
{
    const Job *job = phones->job;
    Reading *reading = job->reading;
    if (!reading->country || reading->country->confidence > VAGUE || strcmp(reading->country->origin, "text") ||
        reading->phone)
        return;
    g_autofree char *region = region_by_format(phones, true);
    size_t place = 0;
    const Candidate *there = phone_anywhere(phones, reading->country->value, &place);
    bool fits = there && there->confidence >= PHONE_VALID;
    if (region && (!fits || !speaks_there(job, reading->country->value)) && strcmp(region, reading->country->value))
        reading_clear(&reading->country);
}

/* Country by what is written, then phone by country; else phone by prefix, or by format, and country by phone. */
void where_find(Job *job)
{
    enum { PLACE = 50, PLACE_IN_TEXT = 50 };
    const Prospect *prospect = job->prospect;
    Reading *reading = job->reading;
    Phones phones;
    phones_init(&phones, job);
    static const LabelKind places[] = {LABEL_COUNTRY, LABEL_CITY, LABEL_STREET};
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
        country_in(job, job_form_field(job, places[i]), 90, 0, "form");
    country_in(job, job->block, 85, PLACE, job->form ? "form" : "signature");
    if (!reading->country)
        set_phone(&phones, "");
    if (reading->phone) {
        g_autofree char *region = phone_region(reading->phone->value);
        reading_set(&reading->country, region, reading->phone->evidence, 75, reading->phone->origin);
    }
    country_in(job, prospect->own, 70, PLACE_IN_TEXT, "text");
    if (job->form)
        country_in(job, prospect->body, 60, PLACE_IN_TEXT, "form");
    country_in(job, prospect->subject, 50, PLACE_IN_TEXT, "header");
    reconcile(&phones);
    g_autofree char *region = reading->country ? g_strdup(reading->country->value) : region_by_format(&phones, false);
    if (!reading->phone && region)
        set_phone(&phones, region);
    if (!reading->country && reading->phone) {
        g_autofree char *exact = phone_region(reading->phone->value);
        reading_set(&reading->country, exact ? exact : region, reading->phone->evidence, 40, reading->phone->origin);
    }
    phones_clear(&phones);
    job->setting.country = reading->country ? reading->country->value : "";
}
