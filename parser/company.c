/* Companies: by legal form, by label, by what a person says of himself, by the lines of a signature. */
#include <pthread.h>
#include <string.h>

#include "parser/extract.h"
#include "parser/found.h"
#include "parser/pattern.h"
#include "parser/phrases.h"
#include "parser/signature.h"
#include "parser/utf8.h"

enum { LONGEST_LINE = 400, MOST_LINES = 2000, MOST = 40 };

#define WORD                                                                                               \
    "(?:[\\p{Lu}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}'’.&+/"                                                      \
    "-]*|&|\\+|und|and|of|the|for|de|du|des|del|della|di|da|dos|das|do|la|"                                \
    "le|les|el|los|y|e|et|i|og|och|ve|von|van|der|den|für|im|zu|en|d'\\p{Lu}\\p{L}+|l'\\p{Lu}\\p{L}+|na|" \
    "\\([\\p{L} .&-]{2,24}\\))"

#define LATIN_FORMS                                                                                                     \
    "(?:GmbH ?& ?Co\\.? ?(?:KGaA|KG|OHG)|gGmbH|GmbH|mbH|Ges\\.m\\.b\\.H\\.|GesmbH|UG(?: \\(haftungsbeschränkt\\))?|"   \
    "AG(?: ?& ?Co\\.? KG)?|KGaA|KG|OHG|GbR|e\\. ?K\\.|e\\. ?U\\.|e\\. ?V\\.|eG|PartG mbB|PartGmbB|PartG|mbB|SE|"        \
    "\\(Pty\\) Ltd\\.?|Pty\\.? Ltd\\.?|\\(Pvt\\.?\\) Ltd\\.?|Pvt\\.? Ltd\\.?|Private Limited|Pte\\.? Ltd\\.?|"          \
    "Co\\.?,? ?Ltd\\.?|Ltd\\. ?Şti\\.?|Ltd\\. Sti\\.?|Limited|Ltd\\.?|LLP|LLC|L\\.L\\.C\\.?|Inc\\.?|Incorporated|"     \
    "Corp\\.?|Corporation|PLC|plc|Plc|PLLC|LP|CIC|DAC|W\\.?L\\.?L\\.?|FZE|FZCO|FZ-LLC|Sdn\\.? Bhd\\.?|Bhd\\.?|"         \
    "S\\.?r\\.?l\\.?s?\\.?|S\\.R\\.L\\.?|SRL|S\\.?p\\.?A\\.?|S\\.?n\\.?c\\.?|s\\.n\\.c\\.|s\\.r\\.l\\.|s\\.p\\.a\\.|"   \
    "s\\.a\\.s\\.|soc\\. coop\\.?|Soc\\. Coop\\.?|SARL|S\\.A\\.R\\.L\\.?|S\\.à r\\.l\\.|Sàrl|SASU|SAS|EURL|SCOP|SNC|" \
    "S\\.A\\.P\\.I\\. de C\\.V\\.|S\\.A\\. ?de ?C\\.V\\.|SA de CV|S\\. de R\\.L\\.(?: de C\\.V\\.)?|S\\.A\\.S\\.?|"     \
    "S\\.A\\.U\\.?|S\\.A\\.?|SA|S\\.L\\.U\\.?|S\\.L\\.?|SLU|SL|S\\.C\\.A\\.?|S\\. ?Coop\\.|Lda\\.?|LDA|Ltda\\.?|LTDA|"  \
    "EIRELI|B\\.V\\.?|BV|N\\.V\\.?|NV|V\\.?O\\.?F\\.?|BVBA|AB|Oyj|Oy|Ab|A/S|ApS|ASA|AS|ehf\\.?|hf\\.|"                  \
    "[Ss]p\\. ?z ?o\\.? ?o\\.?(?: [Ss]p\\. ?k\\.)?|[Ss]p\\. ?[jk]\\.|spol\\. s ?r\\. ?o\\.|s\\. ?r\\. "                 \
    "?o\\.|s\\.r\\.o|"                                                                                                  \
    "a\\. ?s\\.|v\\. ?o\\. ?s\\.|k\\. ?s\\.|Kft\\.?|Zrt\\.?|Nyrt\\.?|Bt\\.|j\\.d\\.o\\.o\\.|d\\.o\\.o\\.?|d\\.d\\.|"    \
    "UAB|SIA|OÜ|A\\.Ş\\.?|A\\.S\\.|AŞ|EOOD|OOD|EAD|Genossenschaft|Tbk|JSC|PJSC|OJSC|LLC\\.)"

/* How each of them begins behind a blank. */
#define LATIN_FORMS_BEGIN                                                                                               \
    " GmbH| gGmbH| mb| Ges.| Gesmb| UG| AG| KG| OHG| GbR| e.| eG| PartG| SE| (Pty)| (Pvt| Pty| Pvt| Private Limited| "  \
    "Pte| Co.| Co,| Co L| CoL| Ltd| Limited| LLP| LLC| L.L.C| Inc| Corp| PLC| plc| Plc| PLLC| LP| CIC| DAC| W.L| WL| "  \
    "FZ| Sdn| Bhd| S.| Sr| SR| SpA| Sp.| Snc| Sn.| s.| soc| Soc| SARL| Sàrl| SAS| EURL| SCOP| SNC| SA| SL| Lda| LDA| " \
    "Ltda| LTDA| EIRELI| B.V| BV| N.V| NV| V.O| VO| AB| Oy| Ab| A/S| ApS| AS| ehf| hf.| sp.| spol| a.| v.| k.| Kft| "   \
    "Zrt| Nyrt| Bt.| j.d| d.o| d.d| UAB| SIA| OÜ| A.| AŞ| EOOD| OOD| EAD| Genossenschaft| Tbk| JSC| PJSC| OJSC|"

/* What else companies call themselves, and whose of a place they are. */
#define KINDS                                                                                              \
    "Company|Co.|Group|Holding|Industries|Enterprises|Partners|Associates|Authority|Council|District|"     \
    "University|Institute|Society|Foundation|Trust|Board|Agency|College|School|Hospital|Systems|Services|" \
    "Solutions|Technologies|Engineering|Consult|Works|Foods|"
#define PLACES                                                                                             \
    "Town |City |County |University |Ministry |Municipality |Borough |Comune |Ayuntamiento |Universidad |" \
    "Università |Universität |Universidade |Université |Régie |Mairie |Gemeinde |Stadt |Landkreis |"

/* Scripts that a line may have letters of, told by their first bytes. */
enum { LATIN = 0, CYRILLIC = 1 << 0, HEBREW = 1 << 1, ARABIC = 1 << 2, HAN = 1 << 3, HANGUL = 1 << 4 };

static const unsigned char script_of[256] = {[0xD0 ... 0xD1] = CYRILLIC, [0xD7] = HEBREW,
                                             [0xD8 ... 0xDB] = ARABIC,   [0xE3] = HAN | HANGUL /* ㈜ */,
                                             [0xE4 ... 0xE9] = HAN,      [0xEA ... 0xED] = HANGUL};

typedef struct {
    const char *expression;
    unsigned confidence;
    unsigned script; /* a line must have letters of it to be worth the search */
    Phrases hint;    /* one of them stands in every match */
} Form;

static Form FORMS[] = {
    {"(?<![\\p{L}\\p{N}@./'’-])((?=[\\p{Lu}\\p{Nd}])(?:" WORD " ){0,7}" WORD ",? " LATIN_FORMS ")(?![\\p{L}\\p{N}])",
     88, LATIN, PHRASES(LATIN_FORMS_BEGIN)},
    {"(?<![\\p{L}\\p{N}@./'’-])((?=[\\p{Lu}\\p{Nd}])(?:" WORD
     " ){1,5}(?:Company|Co\\.|Group|Holdings?|Industries|Enterprises|Partners|"
     "Associates|Authority|Council|District|University|Institute|Society|Foundation|Trust|Board|Agency|College|School|"
     "Hospital|"
     "Systems|Services|Solutions|Technologies|Engineering|Consultants|Consulting "
     "Engineers|Works|Foods))(?![\\p{L}\\p{N}-])",
     60, LATIN, PHRASES(KINDS)},
    {"(?<![\\p{L}\\p{N}@./"
     "'’-])((?:Town|City|County|University|Ministry|Municipality|Borough|Comune|Ayuntamiento|Universidad|Università|"
     "Universität|Universidade|Université|Régie|Mairie|Gemeinde|Stadt|Landkreis) (?:of|de|di|do|da|des|du) (?:" WORD
     " ){0,4}\\p{Lu}[\\p{L}'’-]+)",
     64, LATIN, PHRASES(PLACES)},
    {"((?:ООО|ОАО|ЗАО|ПАО|НАО|АО|ИП|ТОО|ТОВ|ПрАТ|ЧП|ЧУП|ОДО|ФОП|НПО|НПП|ГУП|МУП|ФГУП|ТД|СП|УП|КХ) "
     "?[«\"„“][^»\"”“\\n]{2,60}[»\"”“])",
     90, CYRILLIC, PHRASES("ООО|АО|ИП|ТОО|ТОВ|ПрАТ|ЧП|ЧУП|ОДО|ФОП|НПО|НПП|ГУП|МУП|ТД|СП|УП|КХ|")},
    {"((?:ООО|ОАО|ЗАО|ПАО|АО|ИП|ТОО|ТОВ|ОДО|УП) (?:\\p{Lu}[\\p{L}\\p{N}-]*)(?: \\p{Lu}[\\p{L}\\p{N}-]*){0,3})", 80,
     CYRILLIC, PHRASES("ООО|АО|ИП|ТОО|ТОВ|ОДО|УП|")},
    {"((?:株式会社|有限会社|合同会社|合資会社|一般社団法人|一般財団法人) "
     "?[\\p{Han}\\p{Katakana}\\p{Hiragana}ーA-Za-z0-9・&]{1,20}?)"
     "(?=[のはとでがにを、。 　\\n(（]|$)",
     86, HAN, PHRASES("会社|法人|")},
    {"([\\p{Han}\\p{Katakana}ーA-Za-zＡ-Ｚａ-ｚ0-9・&]{1,24}(?:株式会社|有限会社|合同会社|合資会社|合名会社))", 88, HAN,
     PHRASES("会社|")},
    {"((?!我司|我们|本公司|我公司)[\\p{Han}A-Za-z0-9（）()]{3,30}?(?:股份有限公司|有限责任公司|有限責任公司|有限公司|"
     "集团公司|集團))",
     88, HAN, PHRASES("公司|集團|")},
    {"((?:\\(주\\)|㈜|（주）|주식회사) ?[\\p{Hangul}A-Za-z0-9&]{1,20})", 88, HANGUL,
     PHRASES("(주)|㈜|（주）|주식회사|")},
    {"([\\p{Hangul}A-Za-z0-9&]{1,20} ?(?:\\(주\\)|㈜|주식회사))", 84, HANGUL, PHRASES("(주)|㈜|주식회사|")},
    {"((?:شركة|مؤسسة|مجموعة) [\\p{Arabic} ]{2,60}?)(?= *(?:[\\n,،.|:()–-]|$| في ))", 84, ARABIC,
     PHRASES("شركة|مؤسسة|مجموعة|")},
    {"((?:مصنع|مركز|مكتب|مصانع|معهد|جامعة|مستشفى) [\\p{Arabic} ]{2,40}?)(?= *(?:[\\n,،.|:()–-]|$| في ))", 62, ARABIC,
     PHRASES("مصنع|مركز|مكتب|مصانع|معهد|جامعة|مستشفى|")},
    {"(?<![\\p{Hebrew}])([\\p{Hebrew}\\p{N}&'\"-]+(?: [\\p{Hebrew}\\p{N}&'\"-]+){0,5} בע[\"״”']{1,2}מ)", 88, HEBREW,
     PHRASES("בע|")},
    {"\\b(PT\\.? \\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+){0,4}(?: Tbk)?)\\b", 80, LATIN, PHRASES("PT|")},
};

/* All of LATIN: most texts have none. */
static Phrases latin_hints = PHRASES(LATIN_FORMS_BEGIN KINDS PLACES "PT|");

static const char LABEL[] = "^[ \\t\"'|■*•-]*(?:your |the |and the |badge )?(?:company(?: name)?|company ?/ "
                            "?org[^:|\\n]{0,14}|organi[sz]ation(?: name)?|employer|"
                            "business(?: name)?|account|office|requested by company|where do you "
                            "work|firma(?:nname)?|firmenname|unternehmen|betrieb|société|"
                            "entreprise|raison sociale|empresa|compañía|razón "
                            "social|organización|azienda|ditta|società|ragione sociale|bedrijf(?:snaam)?|"
                            "organisatie|nazwa firmy|przedsiębiorstwo|společnost|název "
                            "firmy|företag(?:snamn)?|virksomhed|bedrift|yritys|şirket(?: adı)?|firma adı|"
                            "компания|организация|название "
                            "компании|фирма|предприятие|会社名|御社名|貴社名|貴社|会社|公司(?:名称|名稱)?|单位(?:名称)?"
                            "|회사(?:명|이름)?|업체명|"
                            "기관명|الشركة|اسم الشركة|المؤسسة|جهة العمل|חברה|שם החברה|שם חברה)[\"'?]*[ "
                            "\\t]*(?:[:：|=.]+|$)[ \\t|.:\"']*([^\\n]{0,100})";

/* A word of a name; a full stop ends it unless it shortens one, and who goes on with "I" is in the next clause. */
#define NAME_WORD                                                         \
    "(?!I\\b|We\\b|Je\\b|Ich\\b|Wir\\b)(?:(?:St|Ste|Co|Bros|Gebr|Mt)\\.|" \
    "\\p{Lu}(?:[\\p{L}\\p{N}'’&-]|\\.(?=[\\p{L}\\p{N}])|(?<=\\b\\p{Lu})\\.)*)"

static const char SPOKEN[] =
    "(?:\\b(?:work(?:ing)? (?:for|at)|(?:engineer|manager|buyer|director|head|owner|technician|planner|officer) "
    "(?:at|of|with|for)|"
    "(?:we|us|over|team) at|calling from|writing from|is [\\p{L}]+ [\\p{L}]+ from|this is [^\\n,.]{2,30} "
    "(?:from|with|at|over at)|"
    "on behalf of|in the name of|trabajo (?:en|para)|trabajamos en|en nombre de|soy [\\p{L} ]{2,40} de|compradora? "
    "d[ae]|"
    "lavoro (?:per|presso)|per conto di|je travaille (?:chez|pour)|chez|au nom de|arbeite (?:bei|für)|im Namen "
    "(?:der|von)|"
    "bei (?:der )?Firma|Firma|werk (?:bij|voor)|namens|pracuję w|jobbar på|arbetar på|invited by)) "
    "(?:the )?(" NAME_WORD "(?: (?:(?:&|of|and|de|du|la|der|da|do) ){0,2}" NAME_WORD "){0,6})";

/* Asian self-introductions: 北陸精密化成の津田と申します, 하늘스튜디오 남궁세라입니다 */
static const char SPOKEN_JAPANESE[] = "(?:^|[。、\\s])([\\p{Han}\\p{Katakana}ーA-Za-z0-9]{2,20})の[\\p{Han}\\p{"
                                      "Hiragana}\\p{Katakana}]{1,8}(?:と申します|です。|でございます)";

static pthread_once_t once = PTHREAD_ONCE_INIT;
static Pattern *forms[G_N_ELEMENTS(FORMS)], *label, *spoken, *spoken_japanese;

static void build(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FORMS); i++)
        forms[i] = pattern_new(FORMS[i].expression, false);
    label = pattern_new(LABEL, true);
    spoken = pattern_new(SPOKEN, false);
    spoken_japanese = pattern_new(SPOKEN_JAPANESE, false);
}

/* Words that a pattern swept in before the name. */
static const char *without_lead(const char *name)
{
    static Phrases leads =
        PHRASES("and on behalf of the |and on behalf of |At |From |We |The company |Company |Firma |Fa. |Bei |Chez |"
                "Die |Der |For |M/s. |M/s |M/S |Messrs. |Messrs |And |Our |I |Hi |Dear |Hello |Regards |Thanks |Soy |"
                "En |Da |De |Von |Wir |Empresa |Azienda |Ditta |Société |Client |Buyer |Mr. |Mrs. |贵公司|我是|我们是|"
                "敝司|弊社|");
    enum { LEFT_MIN = 3 };
    for (size_t lead = 1, size = strlen(name); lead > 0 && size > LEFT_MIN; name += lead, size -= lead)
        lead = phrases_begin(&leads, name, size - LEFT_MIN);
    return name;
}

/* "Forno Tabarelli dal 1932" */
static void cut_year(char *name)
{
    static const char *const words[] = {"dal",  "since", "depuis", "seit",  "desde",
                                        "est.", "est",   "od",     "sinds", "sedan"};
    size_t size = strlen(name);
    if (size < 10 || !g_ascii_isdigit(name[size - 1]) || name[size - 5] != ' ' ||
        strspn(name + size - 4, "0123456789") != 4)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        size_t word = strlen(words[i]);
        if (size > word + 8 && name[size - 6 - word] == ' ' &&
            !g_ascii_strncasecmp(name + size - 5 - word, words[i], word))
            name[size - 6 - word] = '\0';
    }
    g_strchomp(name);
}

/* "Mulhane Precision, Co. Galway", "Glenfarg Tissue Ltd, Perth" */
static void cut_place(char *name)
{
    char *comma = strrchr(name, ',');
    if (comma == NULL || comma - name < 4 || comma[1] != ' ')
        return;
    const char *place = comma + 2;
    if (g_str_has_prefix(place, "Co. ") || g_str_has_prefix(place, "County ") || country_is_place(place))
        *comma = '\0';
}

/* "University of Brackenfield and I'm": the next clause. */
static void cut_clause(char *name)
{
    static const char *const joints[] = {" and I ", " and I'",   " and I\342\200\231",
                                         " et je ", " und ich ", " and we "};
    for (size_t i = 0; i < G_N_ELEMENTS(joints); i++) {
        char *at = strstr(name, joints[i]);
        if (at != NULL && at - name > 3)
            *at = '\0';
    }
}

char *company_neat(const char *value)
{
    g_autofree char *name = g_strstrip(g_strdup(value));
    cut_clause(name);
    cut_place(name);
    cut_year(name);
    bool letters = false;
    for (const char *at = name; *at && !letters; at = g_utf8_next_char(at))
        letters = g_unichar_isalnum(g_utf8_get_char(at));
    return letters ? g_strdup(without_lead(name)) : NULL;
}

/* Quotes, brackets and full stops around; a remark in brackets behind. */
static char *tidy(const char *start, size_t size)
{
    g_autofree char *name = g_strstrip(g_strndup(start, size));
    char *bracket = strstr(name, " (");
    if (bracket != NULL && g_ascii_islower(bracket[2]))
        *bracket = '\0';
    g_strstrip(name);
    size_t length = strlen(name);
    while (length > 0 && strchr(",;:|\"", name[length - 1]) != NULL &&
           !(name[length - 1] == '"' && strchr(name, '"') != name + length - 1))
        name[--length] = '\0';
    return g_strdup(without_lead(name));
}

/* "Adelaide SA", "Grande Prairie, AB": a place with its state. */
static bool is_place_and_state(const char *name)
{
    const char *last = strrchr(name, ' ');
    if (last == NULL || strlen(last) > 4 || last == name)
        return false;
    g_autofree char *head = g_strndup(name, (size_t)(last - name) - (last[-1] == ',' ? 1 : 0));
    g_autoptr(GPtrArray) places = country_find(head);
    if (places->len > 0 && strlen(((const Candidate *)places->pdata[0])->evidence) == strlen(head))
        return true;
    return last[-1] == ',' && g_str_equal(last, " AB") && strchr(head, ' ') != NULL;
}

static bool has_letters(const char *name)
{
    unsigned letters = 0, digits = 0;
    for (const char *p = name; *p != '\0'; p = g_utf8_next_char(p)) {
        letters += g_unichar_isalpha(g_utf8_get_char(p)) ? 1 : 0;
        digits += g_unichar_isdigit(g_utf8_get_char(p)) ? 1 : 0;
    }
    return letters >= 2 && letters > digits;
}

static void add(GPtrArray *found, const char *text, size_t from, size_t to, unsigned confidence)
{
    g_autofree char *name = tidy(text + from, to - from);
    static Phrases what = /* it is, not who */
        PHRASES(
            "|Trust|Company|Group|Council|Board|Authority|Society|Foundation|Association|Committee|University|School|"
            "College|Hospital|Institute|Agency|Firm|Practice|Charity|Verein|Firma|Stadt|Gemeinde|Stiftung|Klinik|"
            "Schule|Mairie|Comune|Scuola|Empresa|Gemeente|");
    if (!has_letters(name) || phrases_have(&what, name) || is_place_and_state(name))
        return;
    if (found->len < MOST && g_utf8_strlen(name, -1) >= 2 && strlen(name) <= 120)
        g_ptr_array_add(found, candidate_new(name, found_evidence(text, from, to), confidence, from));
}

/* A line that begins with a capital and ends in a legal form is a name, lower-case words and all. */
static size_t whole_segment(const char *text, size_t start, size_t from)
{
    enum { LONGEST_LEAD = 60, MOST_WORDS = 4 };
    unsigned words = 0;
    if (from - start > LONGEST_LEAD || !g_unichar_isupper(g_utf8_get_char(text + start)))
        return from;
    for (size_t i = start; i < from; i++) {
        words += text[i] == ' ';
        if (strchr("|,;:/([\"\t-", text[i]) != NULL)
            return from;
    }
    return words <= MOST_WORDS ? start : from;
}

static unsigned scripts_in(const char *text, size_t start, size_t end)
{
    unsigned scripts = 0;
    for (size_t i = start; i < end; i++)
        scripts |= script_of[(unsigned char)text[i]];
    return scripts;
}

/* What people say of themselves, in one word or more. */
enum { SPOKEN_WORD = 42, SPOKEN_WORDS = 58 };

/* What tells whether a line need be asked: where from it on each hint stands next, whether somebody speaks of
 * himself. */
typedef struct {
    const char *hint[G_N_ELEMENTS(FORMS)]; /* NULL: nowhere */
    unsigned scripts;                      /* of the text */
    bool spoken;
} Signs;

static void signs_read(Signs *signs, const char *text, size_t size, unsigned least)
{
    size_t from, to;
    signs->scripts = utf8_is_ascii(text, size) ? 0 : scripts_in(text, 0, size);
    const char *latin = phrases_place(&latin_hints, text);
    for (size_t i = 0; i < G_N_ELEMENTS(FORMS); i++) {
        const char *where = FORMS[i].script == LATIN ? latin : (FORMS[i].script & signs->scripts) ? text : NULL;
        signs->hint[i] = where != NULL ? phrases_place(&FORMS[i].hint, where) : NULL;
    }
    signs->spoken = SPOKEN_WORDS >= least && pattern_find(spoken, text, size, 0, &from, &to);
}

/* Does a hint stand in the line? Lines are asked in their order. */
static bool has_hint(Signs *signs, size_t i, const char *line, const char *end)
{
    if (signs->hint[i] != NULL && signs->hint[i] < line)
        signs->hint[i] = phrases_place(&FORMS[i].hint, line);
    return signs->hint[i] != NULL && signs->hint[i] < end;
}

static void find_forms(GPtrArray *found, Signs *signs, const char *text, size_t start, size_t end)
{
    size_t from, to;
    for (size_t i = 0; i < G_N_ELEMENTS(FORMS); i++) {
        bool worth = has_hint(signs, i, text + start, text + end);
        size_t at = 0;
        for (int tries = 0; worth && tries < 4; tries++) {
            if (!pattern_find(forms[i], text + start, end - start, at, &from, &to) || to <= at)
                break;
            size_t wide = i == 0 ? whole_segment(text, start, start + from) : start + from;
            add(found, text, wide, start + to, FORMS[i].confidence);
            at = to;
        }
    }
}

/* False, and quickly: no label stands there; all that LABEL matches begins so. */
static bool may_be_label(const char *line)
{
    static Phrases begin =
        PHRASES("your|the|and|badge|company|org|employer|business|account|office|requested|where|"
                "firm|unternehmen|betrieb|soci|entreprise|raison|empresa|comp|raz|azienda|ditta|"
                "ragione|bedrijf|nazwa|náz|prz|spol|för|virksomhed|bedrift|yritys|şirket|ком|орг|наз|фир|"
                "пре|会社|御社|貴社|公司|单位|회사|업체|기관|الش|اسم|الم|جهة|חברה|שם|■|•|");
    return phrases_first_folded(&begin, line + strspn(line, " \t\"'|*-")) >= 0;
}

static bool is_blank_value(const char *value, size_t size)
{
    static const char *const blanks[] = {"",     "-",       "–",     "—",      "--",      "n/a",
                                         "none", "(empty)", "keine", "privat", "private", "no"};
    g_autofree char *bare = g_strstrip(g_strndup(value, size));
    for (size_t i = 0; i < G_N_ELEMENTS(blanks); i++)
        if (g_ascii_strcasecmp(bare, blanks[i]) == 0)
            return true;
    return strchr(bare, '@') != NULL || g_str_has_prefix(bare, "http");
}

/* The value stands behind the label or, alone, on the next line that is not empty. */
static void find_label(GPtrArray *found, const char *text, size_t start, size_t end, size_t size)
{
    size_t from, to;
    if (!may_be_label(text + start) || !pattern_find(label, text + start, end - start, 0, &from, &to) ||
        to - from > 100)
        return;
    from += start;
    to += start;
    if (from == to || from == start) {
        from = end;
        while (from < size && strchr(" \t\n|", text[from]) != NULL && from - end < 6)
            from++;
        to = from + strcspn(text + from, "\n");
        if (to - from > 90)
            return;
    }
    while (to > from && strchr(" |\t\",", text[to - 1]) != NULL)
        to--;
    if (!is_blank_value(text + from, to - from))
        add(found, text, from, to, 92);
}

static void find_spoken(GPtrArray *found, const char *text, size_t start, size_t end)
{
    size_t from, to;
    if (!pattern_find(spoken, text + start, end - start, 0, &from, &to))
        return;
    while (to > from && text[start + to - 1] == '.')
        to--;
    bool one_word = memchr(text + start + from, ' ', to - from) == NULL;
    add(found, text, start + from, start + to, one_word ? SPOKEN_WORD : SPOKEN_WORDS);
}

static void find_spoken_japanese(GPtrArray *found, const char *text, size_t start, size_t end)
{
    size_t from, to;
    if ((scripts_in(text, start, end) & HAN) && pattern_find(spoken_japanese, text + start, end - start, 0, &from, &to))
        add(found, text, start + from, start + to, 62);
}

static void find_in_signature(GPtrArray *found, const char *text, unsigned least)
{
    g_autoptr(GArray) segments = signature_companies(text, least);
    for (guint i = 0; i < segments->len; i++) {
        const SignatureSegment *segment = &g_array_index(segments, SignatureSegment, i);
        add(found, text, segment->start, segment->end, segment->confidence);
    }
}

void company_init(void)
{
    pthread_once(&once, build);
    signature_init();
}

GPtrArray *company_find(const char *text)
{
    return company_find_sure(text, 0);
}

GPtrArray *company_find_sure(const char *text, unsigned least)
{
    company_init();
    GPtrArray *found = g_ptr_array_new_with_free_func((GDestroyNotify)candidate_free);
    size_t size = strlen(text), start = 0;
    if (!utf8_is_valid(text, size))
        return found;
    Signs signs;
    signs_read(&signs, text, size, least);
    for (int lines = 0; lines < MOST_LINES && start < size && found->len < MOST; lines++) {
        size_t length = strcspn(text + start, "\n"), end = start + length;
        size_t limit = start + utf8_whole(text + start, MIN(length, LONGEST_LINE));
        bool cut = limit < end; /* within a word a line may look like another */
        find_forms(found, &signs, text, start, limit);
        find_label(found, text, start, limit, size);
        if (signs.spoken || (cut && SPOKEN_WORDS >= least))
            find_spoken(found, text, start, limit);
        if (signs.scripts & HAN)
            find_spoken_japanese(found, text, start, limit);
        start = end + 1;
    }
    find_in_signature(found, text, least);
    candidates_sort(found);
    candidates_unique(found);
    return found;
}
