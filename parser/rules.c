/* Compiles the rules once; applies them to the texts of a message. Of PCRE2 the only user beside pattern.c. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "parser/rules.h"

#include <pcre2.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "parser/phrases.h"
#include "parser/prefilter.h"
#include "parser/rules_builtin.h"
#include "parser/rules_facts.h"
#include "parser/rules_weigh.h"

#define MATCH_LIMIT 300000
#define DEPTH_LIMIT 20000
#define HEAP_LIMIT_KIB 4096

/* Texts whose pieces are sought together: what is written, then each of the others. */
typedef enum { WRITTEN, FROM, ATTACHMENT, HEADER, KINDS } TextKind;

static const TextKind kinds[TEXTS] = {[TEXT_SUBJECT] = WRITTEN, [TEXT_BODY] = WRITTEN,          [TEXT_WHOLE] = WRITTEN,
                                      [TEXT_FROM] = FROM,       [TEXT_ATTACHMENT] = ATTACHMENT, [TEXT_HEADER] = HEADER};

typedef struct {
    char *name;
    unsigned where;
    int points;
    bool own;     /* of the configuration: sees the text as written */
    bool repeats; /* a seller's: weighs more when it matches more than once */
    pcre2_code *code;
    pcre2_code *ascii;  /* built in: the same for texts of ASCII alone, where \b and \w are simpler */
    int need[KINDS];    /* of pieces, in a text of that kind */
    size_t least;       /* bytes that a match has at least */
    uint32_t languages; /* a bit for each that it is tried in */
    guint number;       /* of its rule */
} Pattern;

struct Rules {
    GArray *rule; /* of Pattern, patterns of one rule stand together */
    guint count;  /* of rules */
    Prefilter *prefilter[KINDS];
    GArray *needy[KINDS];      /* of guint: the pattern of each need */
    GArray *always;            /* of guint: patterns that may match anywhere */
    Standing *standing[TEXTS]; /* what those of the message meet */
    pcre2_match_context *context;
    pcre2_match_data *match;
    bool fields; /* own rules look at the header */
    char **ours; /* our domains */
};

/* --- Loading --- */

static void rule_clear(gpointer data)
{
    Pattern *rule = data;

    g_free(rule->name);
    pcre2_code_free(rule->code);
    pcre2_code_free(rule->ascii);
}

static GQuark rules_error(void)
{
    return g_quark_from_static_string("leadmilter-rules");
}

static pcre2_code *compile(const char *name, const char *pattern, uint32_t options, const char *position,
                           GError **error)
{
    int number = 0;
    PCRE2_SIZE offset = 0;
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, PCRE2_UTF | options, &number, &offset, NULL);
    if (code == NULL) {
        PCRE2_UCHAR words[200] = "";
        pcre2_get_error_message(number, words, sizeof words);
        g_set_error(error, rules_error(), 0, "%s: scoring rule \"%s\": %s at character %zu of its pattern", position,
                    name, (const char *)words, offset + 1);
        return NULL;
    }
    /* Faster where it may; a failure (no executable memory) leaves the interpreter. */
    (void)pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    return code;
}

/* Characters, of which each is a byte or more. */
static size_t least_of(const pcre2_code *code)
{
    uint32_t least = 0;

    return pcre2_pattern_info(code, PCRE2_INFO_MINLENGTH, &least) == 0 ? least : 0;
}

static bool replaced(const ReaderConfig *config, const char *name)
{
    for (size_t i = 0; config && i < config->n_rule; i++)
        if (strcmp(config->rule[i]->name, name) == 0)
            return true;
    return false;
}

/* English is everywhere, others are tried only where the text may be theirs. */
static const char *const languages[] = {"en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs",
                                        "sv", "tr", "ru", "zh", "ja", "ko", "ar", "he"};
enum { ENGLISH = 0, LANGUAGE_OTHER = G_N_ELEMENTS(languages) };

/* Sorts of patterns, those that look at the whole further left: the fewer are tried, the fewer pieces are sought. */
enum { SORT_ENGLISH = 1, SORT_FOREIGN = 2, SORT_ANY = SORT_ENGLISH | SORT_FOREIGN, WHOLE_SHIFT = 2 };

/* What a scan looks for: each of these numbers in a text of English alone, the next one in any other. */
enum { SCAN_WORDS = 0, SCAN_WHOLE = 2, SCAN_BOTH = 4 };
static const uint32_t scans[] = {
    [SCAN_WORDS] = SORT_ENGLISH,
    [SCAN_WORDS + 1] = SORT_ANY,
    [SCAN_WHOLE] = SORT_ENGLISH << WHOLE_SHIFT,
    [SCAN_WHOLE + 1] = SORT_ANY << WHOLE_SHIFT,
    [SCAN_BOTH] = SORT_ENGLISH | SORT_ENGLISH << WHOLE_SHIFT,
    [SCAN_BOTH + 1] = SORT_ANY | SORT_ANY << WHOLE_SHIFT,
};

/* One of them, or LANGUAGE_OTHER. */
static size_t language_number(const char *language)
{
    size_t i = 0;

    while (i < LANGUAGE_OTHER && strcmp(language, languages[i]) != 0)
        i++;
    return i;
}

/* Bits of the languages that are tried in a text of that one. Short texts of Spanish and Portuguese are taken for each
 * other. */
static uint32_t tried_with(size_t language)
{
    uint32_t both = 1U << language_number("es") | 1U << language_number("pt");
    uint32_t bits = 1U << language | 1U << ENGLISH;

    return language == LANGUAGE_OTHER ? UINT32_MAX : bits & both ? bits | both : bits;
}

static uint32_t sorts_of(const Pattern *rule)
{
    uint32_t sort = rule->languages >> ENGLISH & 1 ? SORT_ENGLISH : SORT_FOREIGN;

    return (rule->where & ~(unsigned)IN_WHOLE ? sort : 0) | (rule->where & IN_WHOLE ? sort << WHOLE_SHIFT : 0);
}

/* What it needs of each text that it looks at. */
static void add_needs(Rules *rules, Pattern *rule, const char *pattern)
{
    guint number = rules->rule->len;
    bool always = rule->own;

    for (size_t place = 0; place < TEXTS && !rule->own; place++) {
        TextKind kind = kinds[place];
        if (!(rule->where >> place & 1) || rule->need[kind] != PREFILTER_ALWAYS)
            continue;
        rule->need[kind] = prefilter_add(rules->prefilter[kind], sorts_of(rule), pattern);
        if (rule->need[kind] != PREFILTER_ALWAYS)
            g_array_append_val(rules->needy[kind], number);
        else
            always = true;
    }
    if (always)
        g_array_append_val(rules->always, number);
}

static void add(Rules *rules, Pattern *rule, const char *pattern, const char *language)
{
    rule->languages = *language ? 1U << language_number(language) : UINT32_MAX;
    rule->number = rules->count;
    for (size_t kind = 0; kind < KINDS; kind++)
        rule->need[kind] = PREFILTER_ALWAYS;
    add_needs(rules, rule, pattern);
    g_array_append_vals(rules->rule, rule, 1);
}

static bool add_builtin(Rules *rules, const BuiltinRule *from, GError **error)
{
    for (size_t i = 0; i < RULE_PATTERNS_MAX && from->pattern[i].pattern; i++) {
        Pattern rule = {.where = from->where, .points = from->points, .repeats = g_strcmp0(from->kind, "vendor") == 0};
        rule.code =
            compile(from->name, from->pattern[i].pattern, PCRE2_UCP | PCRE2_USE_OFFSET_LIMIT, "built-in", error);
        if (rule.code == NULL)
            return false;
        rule.least = least_of(rule.code);
        rule.ascii = compile(from->name, from->pattern[i].pattern, PCRE2_USE_OFFSET_LIMIT, "built-in", NULL);
        rule.name = g_strdup(from->name);
        add(rules, &rule, from->pattern[i].pattern, from->pattern[i].language);
    }
    rules->count++;
    return true;
}

static unsigned place_of(const char *name)
{
    static const struct {
        const char *name;
        unsigned place;
    } places[] = {{"subject", IN_SUBJECT},       {"body", IN_BODY},     {"from", IN_FROM},
                  {"attachment", IN_ATTACHMENT}, {"header", IN_HEADER}, {"whole", IN_WHOLE}};

    for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
        if (strcmp(places[i].name, name) == 0)
            return places[i].place;
    return 0;
}

static bool add_own(Rules *rules, const Rule *from, GError **error)
{
    Pattern rule = {.points = from->points, .own = true};

    for (size_t i = 0; i < from->n_in; i++)
        rule.where |= place_of(from->in[i]);
    if (rule.where == 0)
        rule.where = IN_WORDS;
    rules->fields |= (rule.where & IN_HEADER) != 0;
    rule.code = compile(from->name, from->match, PCRE2_UCP | PCRE2_CASELESS,
                        from->file_position ? from->file_position : "configuration", error);
    if (rule.code == NULL)
        return false;
    rule.name = g_strdup(from->name);
    add(rules, &rule, from->match, "");
    rules->count++;
    return true;
}

const BuiltinRule *const rules_themes[RULES_THEMES] = {rules_price,  rules_buy,   rules_ask,    rules_sell,
                                                       rules_office, rules_after, rules_offers, rules_supply,
                                                       rules_favour, rules_deal,  rules_trick};

static bool load(Rules *rules, const ReaderConfig *config, GError **error)
{
    bool good = true;

    for (size_t i = 0; i < RULES_THEMES; i++)
        for (const BuiltinRule *rule = rules_themes[i]; rule->name && good; rule++)
            good = replaced(config, rule->name) || add_builtin(rules, rule, error);
    for (size_t i = 0; config && i < config->n_rule && good; i++)
        good = add_own(rules, config->rule[i], error);
    return good;
}

Rules *rules_new(const ReaderConfig *config, GError **error)
{
    g_autoptr(Rules) rules = g_new0(Rules, 1);
    rules->rule = g_array_new(FALSE, FALSE, sizeof(Pattern));
    g_array_set_clear_func(rules->rule, rule_clear);
    rules->always = g_array_new(FALSE, FALSE, sizeof(guint));
    for (size_t i = 0; i < KINDS; i++) {
        rules->prefilter[i] = prefilter_new(scans, G_N_ELEMENTS(scans));
        rules->needy[i] = g_array_new(FALSE, FALSE, sizeof(guint));
    }
    rules->context = pcre2_match_context_create(NULL);
    rules->match = pcre2_match_data_create(1, NULL);
    pcre2_set_match_limit(rules->context, MATCH_LIMIT);
    pcre2_set_depth_limit(rules->context, DEPTH_LIMIT);
    pcre2_set_heap_limit(rules->context, HEAP_LIMIT_KIB);
    rules->ours = g_new0(char *, config->n_domain + 1);
    for (size_t i = 0; i < config->n_domain; i++)
        rules->ours[i] = g_strdup(config->domain[i]);
    if (!load(rules, config, error))
        return NULL;
    for (size_t place = 0; place < TEXTS; place++)
        rules->standing[place] = standing_new(rules->prefilter[kinds[place]]);
    return g_steal_pointer(&rules);
}

void rules_free(Rules *rules)
{
    if (rules == NULL)
        return;
    g_array_unref(rules->rule);
    g_array_unref(rules->always);
    for (size_t i = 0; i < KINDS; i++) {
        prefilter_free(rules->prefilter[i]);
        g_array_unref(rules->needy[i]);
    }
    for (size_t place = 0; place < TEXTS; place++)
        standing_free(rules->standing[place]);
    pcre2_match_context_free(rules->context);
    pcre2_match_data_free(rules->match);
    g_strfreev(rules->ours);
    g_free(rules);
}

bool rules_want_fields(const Rules *rules)
{
    return rules->fields;
}

/* --- Matching --- */

/* What a whole text meets that begins with the body has been told with it. */
static Standing *standing_of(const Rules *rules, const Texts *texts, size_t place)
{
    return rules->standing[place == TEXT_WHOLE && texts->goes_on ? TEXT_BODY : place];
}

/* Where there is no code of the machine's it is interpreted. */
static int run(const Rules *rules, const pcre2_code *code, PCRE2_SPTR text, size_t length, size_t from)
{
    int result = pcre2_jit_match(code, text, length, from, PCRE2_NO_UTF_CHECK, rules->match, rules->context);

    if (result != PCRE2_ERROR_JIT_BADOPTION)
        return result;
    return pcre2_match(code, text, length, from, PCRE2_NO_UTF_CHECK, rules->match, rules->context);
}

/* Does it match where it begins in that window? Then rules->match tells where. */
static bool match_in(const Rules *rules, const Pattern *rule, const Texts *texts, size_t place, Window window)
{
    const Fold *fold = texts->fold[place];
    const char *text = rule->own ? texts->raw[place] : fold->text;
    size_t length = rule->own ? fold->taken : fold->length;
    const pcre2_code *code = rule->ascii && fold->ascii ? rule->ascii : rule->code;

    if (window.from > length)
        return false;
    pcre2_set_offset_limit(rules->context, rule->own ? PCRE2_UNSET : window.to);
    return run(rules, code, (PCRE2_SPTR)text, length, window.from) >= 0;
}

/* At or behind that offset? */
static bool match_at(const Rules *rules, const Pattern *rule, const Texts *texts, size_t place, size_t from)
{
    int need = rule->need[kinds[place]];
    const Prefilter *prefilter = rules->prefilter[kinds[place]];
    bool found = false, more = true;

    while (more && !found) {
        Window window = prefilter_window(prefilter, need, standing_of(rules, texts, place), from);
        window.from = MAX(window.from, from);
        found = window.from <= window.to && match_in(rules, rule, texts, place, window);
        more = window.to >= from && window.to < texts->fold[place]->length;
        from = window.to + 1;
    }
    return found;
}

/* Evidence of the first match in one text, or NULL. The caller frees it. */
static char *match_text(const Rules *rules, const Pattern *rule, const Texts *texts, size_t place)
{
    if (texts->fold[place]->length < rule->least ||
        !standing_has(standing_of(rules, texts, place), rule->need[kinds[place]]) ||
        !match_at(rules, rule, texts, place, 0))
        return NULL;
    const PCRE2_SIZE *found = pcre2_get_ovector_pointer(rules->match);
    if (found[1] < found[0])
        return g_strdup("");
    if (!rule->own)
        return fold_evidence(texts->fold[place], found[0], found[1]);
    g_autoptr(Fold) words = fold_new(texts->raw[place] + found[0], found[1] - found[0]);
    return fold_evidence(words, 0, words->length);
}

/* How often it matches in the body, up to three: what sellers say, they say more than once. */
static int insistence(const Rules *rules, const Pattern *rule, const Texts *texts)
{
    const Fold *body = texts->fold[TEXT_BODY];
    size_t at = 0;
    int matches = 0;

    while (matches < 3 && at < body->length && match_at(rules, rule, texts, TEXT_BODY, at)) {
        at = MAX(pcre2_get_ovector_pointer(rules->match)[1], at + 1);
        matches++;
    }
    return matches;
}

/* Half as much again for each time it is repeated. */
static int weight(const Rules *rules, const Pattern *rule, const Texts *texts)
{
    int times = rule->repeats ? insistence(rules, rule, texts) : 1;

    return times > 1 ? rule->points * (times + 1) / 2 : rule->points;
}

/* The subject of an answer is not the asker's pitch. */
static unsigned places_of(const Pattern *rule, const Texts *texts)
{
    return rule->repeats && texts->answers ? rule->where & ~(unsigned)IN_SUBJECT : rule->where;
}

static char *match_rule(const Rules *rules, const Pattern *rule, const Texts *texts)
{
    for (unsigned left = places_of(rule, texts); left; left &= left - 1) {
        char *evidence = match_text(rules, rule, texts, (size_t)__builtin_ctz(left));
        if (evidence)
            return evidence;
    }
    return NULL;
}

/* Detection of short texts errs towards English, whose little words are then missing. */
static Phrases little = PHRASES("the|and|to|of|for|is|we|you|your|i|in|on|a|are|have|my|our|please|it|can|");

static bool reads_english(const Fold *body)
{
    const char *end = body->text + body->length, *word = memchr(body->text, ' ', body->length);
    size_t words_most = body->length / 2 + 2, words = 1, found = 0; /* no blank stands behind another */

    for (const char *next; word && found * 20 < words_most; word = next) {
        words++;
        word++;
        next = memchr(word, ' ', (size_t)(end - word));
        found += next && phrases_have_bytes(&little, word, (size_t)(next - word));
    }
    return found * 20 >= words;
}

/* Its number, LANGUAGE_OTHER where it is not sure. */
static size_t language_of(const Reading *reading, const Fold *body)
{
    const char *language = reading->language ? reading->language->value : "";

    return strcmp(language, "en") == 0 && !reads_english(body) ? LANGUAGE_OTHER : language_number(language);
}

static void set_bit(uint64_t *bits, guint number)
{
    bits[number / 64] |= UINT64_C(1) << (number % 64);
}

static void scan_place(const Rules *rules, const Texts *texts, size_t place, bool english)
{
    const Prefilter *prefilter = rules->prefilter[kinds[place]];
    const Fold *fold = texts->fold[place], *body = texts->fold[TEXT_BODY];
    unsigned any = english ? 0 : 1, scan = (place == TEXT_WHOLE ? SCAN_WHOLE : SCAN_WORDS) + any;
    Standing *standing = standing_of(rules, texts, place);

    if (place == TEXT_WHOLE && texts->goes_on)
        prefilter_scan_both(prefilter, SCAN_BOTH + any, body->length, scan, fold->text, fold->length, standing);
    else
        prefilter_scan(prefilter, scan, fold->text, fold->length, standing);
}

/* A bit for each pattern that is to be tried: its pieces stand in one of the texts. */
static uint64_t *possible(const Rules *rules, const Texts *texts, size_t language)
{
    uint64_t *bits = g_new0(uint64_t, rules->rule->len / 64 + 1);

    for (guint i = 0; i < rules->always->len; i++)
        set_bit(bits, g_array_index(rules->always, guint, i));
    for (size_t place = 0; place < TEXTS; place++) {
        const Standing *standing = standing_of(rules, texts, place);
        if (place == TEXT_BODY && texts->goes_on)
            continue;
        scan_place(rules, texts, place, language == ENGLISH);
        for (unsigned i = 0; i < standing->count; i++)
            set_bit(bits, g_array_index(rules->needy[kinds[place]], guint, standing->met[i]));
    }
    return bits;
}

/* One rule after the other, of each the first pattern that matches. */
typedef struct {
    const Rules *rules;
    const Message *message;
    const Texts *texts;
    Reading *reading;
    uint32_t languages; /* bits of those that are tried */
    guint rule;         /* tried last */
    bool done;          /* it is not to be tried further */
} Trial;

static void try_pattern(Trial *trial, guint number)
{
    const Pattern *rule = &g_array_index(trial->rules->rule, Pattern, number);

    if (rule->number != trial->rule)
        trial->done = !facts_allow(rule->name, rule->where, trial->message, trial->reading);
    trial->rule = rule->number;
    if (trial->done || !(rule->languages & trial->languages))
        return;
    g_autofree char *evidence = match_rule(trial->rules, rule, trial->texts);
    if (evidence == NULL)
        return;
    facts_hit(trial->reading, rule->name, weight(trial->rules, rule, trial->texts), evidence);
    trial->done = true;
}

static void apply_all(const Rules *rules, const Message *message, const Texts *texts, Reading *reading)
{
    size_t language = language_of(reading, texts->fold[TEXT_BODY]);
    Trial trial = {rules, message, texts, reading, tried_with(language), rules->count, false};
    g_autofree uint64_t *bits = possible(rules, texts, language);

    for (guint from = 0; from < rules->rule->len; from += 64)
        for (uint64_t left = bits[from / 64]; left; left &= left - 1)
            try_pattern(&trial, from + (guint)__builtin_ctzll(left));
}

void rules_apply(const Rules *rules, const Message *message, const Texts *texts, Reading *reading)
{
    if (!facts_is_report(reading)) {
        apply_all(rules, message, texts, reading);
        facts_add(message, rules->ours, reading);
        rules_weigh(reading);
    }
}
