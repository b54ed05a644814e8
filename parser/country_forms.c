/* Patterns behind a look for the marks that they need. */
#include "parser/country_forms.h"

#include <glib.h>
#include <string.h>

#include "parser/pattern.h"
#include "parser/utf8.h"

/* Digits; one behind a space or a capital and before a capital; four of them, a space and two capitals; a capital, a
 * dash and a digit; a dash between digits; a character from U+3000 on; a small letter, a space and three capitals;
 * "Co" or "County" and a space; two capitals, a space and a digit; two capitals behind a bracket; four digits, a space
 * and a capital. */
enum {
    DIGIT = 1,
    CODE = 2,
    DIGIT_CODE = 4,
    DASHED = 8,
    PARTS = 16,
    ASIAN = COUNTRY_MARK_ASIAN,
    CAPITALS = 64,
    COUNTY = 128,
    STATE = 256,
    PROVINCE = 512,
    TOWN = 1024
};

typedef struct {
    const char *pattern, *country;
    unsigned confidence;
    const char *holds; /* a|b: one of these stands in it */
    unsigned marks;    /* and what else does */
} Form;

/* Group 1 is the evidence. */
static const Form FORMS[] = {
    {"\\b((?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?[0-9][0-9A-HJKMNPR-Y]? [0-9][ABD-HJLNP-UW-Z]{2}))\\b", "GB", 82, "", CODE},
    {"\\b([ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z] [0-9][ABCEGHJ-NPRSTV-Z][0-9])\\b", "CA", 82, "", CODE},
    {"\\b(D-[0-9]{5})\\b", "DE", 80, "D-", DASHED},
    {"\\b(A-[1-9][0-9]{3}) \\p{Lu}", "AT", 75, "A-", DASHED},
    {"\\b(CH-[1-9][0-9]{3})\\b", "CH", 82, "CH-", DASHED},
    {"\\b(F-[0-9]{5})\\b", "FR", 78, "F-", DASHED},
    {"\\b(I-[0-9]{5})\\b", "IT", 75, "I-", DASHED},
    {"\\b(B-[1-9][0-9]{3}) \\p{Lu}", "BE", 72, "B-", DASHED},
    {"\\b(NL-[1-9][0-9]{3})\\b", "NL", 80, "NL-", DASHED},
    {"\\b(DK-[1-9][0-9]{3})\\b", "DK", 82, "DK-", DASHED},
    {"\\b(SE-[0-9]{3} ?[0-9]{2})\\b", "SE", 82, "SE-", DASHED},
    {"\\b(FI-[0-9]{5})\\b", "FI", 82, "FI-", DASHED},
    {"\\b(NO-[0-9]{4})\\b", "NO", 78, "NO-", DASHED},
    {"\\b(PL-[0-9]{2}-[0-9]{3})\\b", "PL", 85, "PL-", DASHED},
    {"\\b(CZ-[0-9]{3} ?[0-9]{2})\\b", "CZ", 85, "CZ-", DASHED},
    {"\\b([0-9]{2}-[0-9]{3} \\p{Lu}\\p{Ll}{2,})", "PL", 72, "", PARTS},
    {"\\b([1-9][0-9]{3} [A-Z]{2}) {1,2}\\p{Lu}\\p{Ll}", "NL", 74, "", DIGIT_CODE},
    {"\\b([0-9]{5} \\p{Lu}[\\p{L}' ]{2,30} \\([A-Z]{2}\\))", "IT", 78, "", DIGIT | PROVINCE},
    {"\\b([0-9]{4}-[0-9]{3} \\p{Lu}\\p{Ll})", "PT", 72, "", PARTS},
    {"\\b([0-9]{5}-[0-9]{3})\\b(?!-)", "BR", 55, "", PARTS},
    {"(〒 ?[0-9]{3}-?[0-9]{4})", "JP", 88, "〒", DIGIT | ASIAN},
    {"(\\p{Han}{2,3}[都道府県]\\p{Han}{1,6}[市区町村])", "JP", 78, "都|道|府|県", ASIAN},
    {"(\\p{Han}{2,3}省\\p{Han}{1,6}[市县区])", "CN", 82, "省", ASIAN},
    {"\\b([A-Z][a-z]+ (?:NSW|VIC|QLD|TAS|ACT)(?: [0-9]{4})?)\\b", "AU", 80, "NSW|VIC|QLD|TAS|ACT", CAPITALS},
    {"\\b([A-Z][a-z]+ (?:SA|WA|NT) [0-9]{4})\\b", "AU", 78, " SA | WA | NT ", STATE},
    {"\\b((?:Co\\.?|County) "
     "(?:Cork|Dublin|Galway|Kerry|Limerick|Mayo|Clare|Donegal|Meath|Kildare|Wicklow|Wexford|Waterford|Tipperary|Carlow|"
     "Cavan|Kilkenny|Laois|Leitrim|Longford|Louth|Monaghan|Offaly|Roscommon|Sligo|Westmeath))\\b",
     "IE", 80, "", COUNTY},
    {"\\b((?:Co\\.?|County) (?:Antrim|Armagh|Down|Fermanagh|Londonderry|Tyrone|Durham))\\b", "GB", 80, "", COUNTY},
    {"\\b([1-9][0-9]{3} \\p{Lu}[\\p{L}.' -]{1,30}[, ] ?\\(?"
     "(?:AG|AI|BL|BS|FR|GE|GL|GR|JU|OW|SG|SH|SO|SZ|TG|TI|UR|VD|VS|ZG|ZH))\\b",
     "CH", 80, " AG| AI| BL| BS| FR| GE| GL| GR| JU| OW| SG| SH| SO| SZ| TG| TI| UR| VD| VS| ZG| ZH", TOWN},
};

static Pattern *forms[G_N_ELEMENTS(FORMS)];

void country_forms_init(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FORMS); i++)
        forms[i] = pattern_new(FORMS[i].pattern, false);
}

/* Does one of a|b|c stand in the text? "" always does. */
static bool holds_one(const char *text, const char *list)
{
    char word[16];
    bool found = *list == '\0';
    while (*list != '\0' && !found) {
        size_t length = strcspn(list, "|");
        g_strlcpy(word, list, MIN(length + 1, sizeof word));
        found = strstr(text, word) != NULL;
        list += length + (list[length] == '|' ? 1 : 0);
    }
    return found;
}

static unsigned marks_of_digit(const char *text, size_t at)
{
    char before = at > 0 ? text[at - 1] : ' ', further = at > 1 ? text[at - 2] : ' ';
    bool code = utf8_is_plain_capital(text[at + 1]) && (before == ' ' || utf8_is_plain_capital(before));
    bool state = before == ' ' && at > 2 && utf8_is_plain_capital(further) && utf8_is_plain_capital(text[at - 3]);
    bool four = at > 2 && g_ascii_isdigit(before) && g_ascii_isdigit(further) && g_ascii_isdigit(text[at - 3]);
    bool word = four && text[at + 1] == ' ';
    bool town = word && (utf8_is_plain_capital(text[at + 2]) || (unsigned char)text[at + 2] >= 0xC3); /* "1024 É…" */
    bool capitals = word && utf8_is_plain_capital(text[at + 2]) && utf8_is_plain_capital(text[at + 3]);
    return (unsigned)DIGIT | (code ? CODE : 0) | (capitals ? DIGIT_CODE : 0) | (state ? STATE : 0) | (town ? TOWN : 0) |
           (before == '-' && utf8_is_plain_capital(further) ? DASHED : 0) |
           (before == '-' && g_ascii_isdigit(further) ? PARTS : 0);
}

static bool is_county(const char *at)
{
    return utf8_behind(at, "Co ") || utf8_behind(at, "Co. ") || utf8_behind(at, "County ");
}

static unsigned marks_of_capital(const char *text, size_t at)
{
    bool two = utf8_is_plain_capital(text[at + 1]), three = two && utf8_is_plain_capital(text[at + 2]);
    char before = at > 0 ? text[at - 1] : '\0';
    bool behind_name = before == ' ' && at > 1 && g_ascii_islower(text[at - 2]);
    return (three && behind_name ? CAPITALS : 0) | (two && before == '(' ? PROVINCE : 0) |
           (is_county(text + at) ? COUNTY : 0);
}

unsigned country_marks(const char *text, size_t size)
{
    static const bool telling[256] = {['0' ... '9'] = true, ['A' ... 'Z'] = true, [0xE3 ... 0xFF] = true};
    unsigned marks = 0;
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if (!telling[c])
            continue;
        if (c >= 0xE3)
            marks |= ASIAN;
        else if (utf8_is_plain_capital(text[i]))
            marks |= marks_of_capital(text, i);
        else if (g_ascii_isdigit(text[i]))
            marks |= marks_of_digit(text, i);
    }
    return marks;
}

void country_forms_find(const char *text, size_t size, unsigned marks, CountryFormTake *take, void *user)
{
    size_t from, to;
    for (size_t i = 0; i < G_N_ELEMENTS(FORMS); i++)
        if ((FORMS[i].marks & ~marks) == 0 && holds_one(text, FORMS[i].holds) &&
            pattern_find(forms[i], text, size, 0, &from, &to))
            take(user, FORMS[i].country, from, to, FORMS[i].confidence);
}
