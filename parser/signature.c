/* Takes a signature apart: name, title, company, place, numbers; keeps what looks like a company. */
#include "parser/signature.h"

#include <pthread.h>
#include <stdbool.h>
#include <string.h>

#include "parser/extract.h"
#include "parser/fold.h"
#include "parser/pattern.h"
#include "parser/phrases.h"
#include "parser/utf8.h"

enum { MOST_LINES = 10, MOST_SEGMENTS = 40, LONGEST = 90, TAIL = 6000 };

static const char CLOSING[] =
    "\\G[ >]*(?:(?:best|kind|warm|many|with|good)?[ ]*(?:regards|wishes)|cheers|thanks|thank you|many "
    "thanks|sincerely|yours|rgds|br|ta|"
    "respectfully|mit (?:freundlich|best|herzlich)|(?:viele|schöne|beste|liebe|herzliche|freundliche|vielen dank und)[ "
    "\\p{L}]*gr(?:ü|u)(?:ß|ss)|gruß|"
    "gruss|mfg|vg|lg|danke|cordialement|bien (?:à vous|cordialement)|salutations|merci|bonne "
    "journée|saludos|atentamente|cordiales? saludo|gracias|"
    "mil gracias|quedo|un saludo|saluti|cordiali|distinti|grazie|grato|ciao|atenciosamente|cumprimentos|(?:com os "
    ")?melhores|obrigad[oa]|abraço|"
    "(?:met )?(?:vriendelijke|hartelijke) groet|groet|groeten|mvg|bedankt|pozdrawiam|z "
    "(?:poważaniem|wyrazami)|dziękuj|s pozdravem|děkuji|díky|"
    "(?:vänliga|med vänlig|bästa|mvh|med venlig|vennlig)[ \\p{L}]*|hälsningar|tack|hilsen|saygılarımla|saygılar|iyi "
    "çalışmalar|teşekkür|"
    "с уважением|спасибо|с наилучшими|此致|谢谢|謝謝|敬具|(?:何卒)?よろしくお願い|以上|감사합니다|드림|مع "
    "(?:الشكر|التحية|خالص)|وتفضلوا|تحياتي|شكرا|"
    "בברכה|תודה|üdvözlettel)";

static const char TITLE[] =
    "(?<![\\p{L}])(?:analista|superintendent|development|foreman|discipline lead|manager|engineer|buyer|director|head "
    "of|lead\\b|officer|president|vp|ceo|cto|cfo|coo|cio|owner|founder|purchas|procurement|sourcing|"
    "supervisor|technician|assistant|analyst|consultant|coordinator|co-ordinator|administrator|specialist|planner|"
    "architect|secretary|sales|"
    "department|division|team|quality|affairs|operations|maintenance|logistics|r&d|lab "
    "ops|chief|clerk|developer|leiter|leitung|einkauf|"
    "einkäufer|geschäftsführ|inhaber|vertrieb|sekretariat|abteilung|responsable|acheteu|achats|directeur|directrice|"
    "gérant|chef d|compras|"
    "jefe|jefa|gerente|encargad|director|directora|responsabile|acquisti|ufficio|titolare|comprador|gestor|suprimentos|"
    "inkoop|inkoper|"
    "directeur|hoofd|eigenaar|kierownik|dyrektor|zakup|specjalista|vedoucí|ředitel|nákup|jednatel|inköp|chef|vd\\b|"
    "müdür|uzman|satın ?alma|"
    "менеджер|инженер|директор|начальник|снабжен|отдел|механик|специалист|главный|采购|经理|工程师|主任|部$|部门|课$|"
    "課$|部長|課長|担当|대리|과장|팀장|부장|"
    "مدير|مهندس|מנהל|רכש|innkjøp|innkjop|pe$|\\bphd\\b|\\bmrics\\b|raw materials|she/her|he/him|they/them)";

/* What a trade's name is made of: words that begin so. */
static Phrases trade =
    PHRASES("system|industr|group|work|service|solutions|technolog|engineering|engineers|consult|food|"
            "manufactur|trading|trade|supply|supplies|partners|associates|agenc|institute|universit|"
            "college|school|hospital|clinic|laborator|lab|labs|studio|bakery|bakehouse|brew|farm|dairy|"
            "pharma|bio|chem|plastic|metal|steel|energy|power|water|marine|logisti|construction|"
            "builders|contract|automation|robotic|controls|electr|mechanic|machin|tools|plant|mill|"
            "mills|foundry|forge|board|authority|council|trust|society|association|centre|center|hotel|"
            "restaurant|church|county|city of|town of|district|ventures|holdings|international|"
            "enterprises|products|instruments|medical|devices|packag|print|textil|ceramic|glass|paper|"
            "werk|werke|technik|bau|anlagen|maschinen|stadtwerke|verband|kanzlei|büro|schule|praxis|"
            "klinik|verein|handel|atelier|ateliers|usine|chantiers|mairie|régie|laiterie|fromagerie|"
            "confitures|laboratoire|talleres|fábrica|conservas|molino|clínica|ayuntamiento|cooperativa|"
            "laboratorios|comedores|officin|impiant|studio|comune|pastificio|cantine|azienda|oleificio|"
            "usina|indústria|fazenda|agro|prefeitura|bakkerij|apotheek|gemeente|bedrijf|zakład|"
            "piekarnia|browar|wodociągi|urząd|fabryka|nemocnice|obec|bygg|verk|kommun|sanayi|seracılık|"
            "belediye|завод|комбинат|фабрика|公司|工厂|厂|中学|大学|学校|医院|科技|集团|機械|工業|製作所|商店|喫茶|"
            "대학교|병원|학교|푸드|산업|"
            "مصنع|حلويات|מאפיית|בית|university|academy|bank|insurance|airport|ferries|rail|transport|"
            "telecom|software|it|digital|media|design|architects|interiors|gardens|catering|granola|"
            "genomics|growers|estates|properties|planning|union|");

static Phrases footer =
    PHRASES("sent from|sent by|sent with|get outlook|inviato da|enviado desde|enviado do|von meinem|gesendet von|"
            "verstuurd|verzonden|odesláno|envoyé|skickat|iphone|android|wysłane|отправлено|this e-mail|"
            "this email|mfg |www.|");

static pthread_once_t once = PTHREAD_ONCE_INIT;
static Pattern *closing, *title;

static void build(void)
{
    closing = pattern_new(CLOSING, true);
    title = pattern_new(TITLE, true);
}

static bool matches(const Pattern *pattern, const char *text, size_t start, size_t end)
{
    size_t from, to;
    return pattern_find(pattern, text + start, end - start, 0, &from, &to);
}

static size_t line_of(const char *text, size_t at)
{
    const char *before = memrchr(text, '\n', at);
    return before ? (size_t)(before - text) + 1 : 0;
}

static bool ends_sentence(char c)
{
    return c == '.' || c == '!' || c == '?';
}

/* False, and quickly: no closing words stand there; all that CLOSING matches begins so. */
static bool may_close(const char *line)
{
    static Phrases begin =
        PHRASES("best|kind|warm|many|with|good|regards|wish|cheers|thank|sincerely|yours|rgds|br|ta|respectfully|mit|"
                "viel|sch|liebe|herzlich|freund|gr|mfg|vg|lg|danke|cord|bien|salu|merci|bonne|aten|mil|quedo|un|"
                "distinti|ciao|cumpr|com|melhores|obrigad|abra|met|vriend|hart|mvg|bedankt|pozdrawiam|z |dzi|s |med|"
                "mvh|vennlig|tack|hilsen|say|iyi|te|dě|dí|vä|bä|hä|с |спасибо|此|谢|謝|敬|何|よろしく|以上|감|드림|مع "
                "|وت|تح|شك|בברכה|תודה|üdv|");
    return phrases_first_folded(&begin, line + strspn(line, " >")) >= 0;
}

static bool closes_at(const char *line, size_t size, size_t at, size_t *to)
{
    size_t start;
    return may_close(line + at) && pattern_find(closing, line, size, at, &start, to);
}

/* Do closing words begin the line, or a sentence in it? *from 0: the line. */
static bool has_closing(const char *line, size_t size, size_t *from, size_t *to)
{
    *from = 0;
    if (closes_at(line, size, 0, to))
        return true;
    for (size_t at = 0; at + 1 < size; at++) {
        *from = at;
        if (ends_sentence(line[at]) && g_ascii_isspace(line[at + 1]) && closes_at(line, size, at + 2, to))
            return true;
    }
    return false;
}

/* Where a signature begins that the line closes the letter above; SIZE_MAX: it does not. */
static size_t start_below(const char *text, size_t at, size_t end)
{
    enum { LINE_BYTES_MAX = 240, SENTENCE = 60, BEHIND = 12 };
    size_t from, to;
    if (end - at <= 3 && g_str_has_prefix(text + at, "--"))
        return end + 1;
    if (end - at >= LINE_BYTES_MAX || end == at || !has_closing(text + at, end - at, &from, &to))
        return SIZE_MAX;
    if (end - at > to + BEHIND && from > 0)
        return at + to;
    return end - at > SENTENCE ? at : end + 1;
}

/* After the last closing words, else the last paragraph. */
static size_t signature_start(const char *text, size_t size)
{
    size_t from = size > TAIL ? line_of(text, size - TAIL) : 0, best = SIZE_MAX;
    for (size_t end = size, at = line_of(text, size); best == SIZE_MAX; end = at - 1, at = line_of(text, end)) {
        best = start_below(text, at, end);
        if (at <= from)
            break;
    }
    if (best < size && strspn(text + best, " \n\t") < size - best)
        return best;
    size_t last = size;
    while (last > 0 && strchr(" \n\t", text[last - 1]) != NULL)
        last--;
    while (last > from && !(text[last - 1] == '\n' && last > 1 && text[last - 2] == '\n'))
        last--;
    return last;
}

static bool blank_before(const char *text, size_t at)
{
    return at > 0 && text[at - 1] == ' ';
}

static const bool may_separate[256] = {['|'] = true, ['\n'] = true, ['('] = true, [')'] = true,
                                       [','] = true, ['/'] = true,  ['-'] = true, [0x80 ... 0xFF] = true};

static bool is_separator(const char *text, size_t at, size_t *width)
{
    static Phrases wide = PHRASES("–|—|•|·|，|、|،|｜|　|");
    int number;
    *width = 1;
    switch (text[at]) {
    case '|':
    case '\n':
    case '(':
    case ')':
        return true;
    case ',':
        return text[at + 1] == ' ';
    case '/':
        return text[at + 1] == ' ' || blank_before(text, at);
    case '-':
        return text[at + 1] == ' ' && blank_before(text, at);
    default:
        if ((unsigned char)text[at] < 0x80)
            return false;
        number = phrases_first(&wide, text + at);
        *width = number >= 0 ? phrases_size(&wide, number) : 1;
        return number >= 0;
    }
}

static unsigned count_words(const char *text, size_t start, size_t end)
{
    unsigned words = 1;
    for (size_t i = start; i < end; i++)
        words += text[i] == ' ';
    return words;
}

static bool starts_like_name(const char *text, size_t start)
{
    gunichar c = g_utf8_get_char(text + start);
    return g_unichar_isupper(c) || g_unichar_isdigit(c) || (g_unichar_isalpha(c) && !g_unichar_islower(c));
}

/* Numbers, addresses, links, sentences are nobody's name. */
static bool is_plain_name(const char *text, size_t start, size_t end)
{
    static const bool never[256] = {
        ['@'] = true, [':'] = true, ['?'] = true, ['!'] = true, ['='] = true, ['<'] = true, ['>'] = true,
        ['{'] = true, ['}'] = true, ['['] = true, [']'] = true, [';'] = true, ['*'] = true};
    unsigned digits = 0, marks = 0;
    if (end - start < 4 || end - start > LONGEST)
        return false;
    for (size_t i = start; i < end; i++) {
        digits += utf8_is_plain_digit(text[i]);
        marks += never[(unsigned char)text[i]];
    }
    if (digits > 2 || marks > 0)
        return false;
    return starts_like_name(text, start) && count_words(text, start, end) <= 8 && text[end - 1] != '.';
}

static bool is_place(const char *text, size_t start, size_t end)
{
    g_autofree char *name = g_strndup(text + start, end - start);
    g_autoptr(GPtrArray) places = country_find(name);
    if (places->len == 0)
        return false;
    const Candidate *place = places->pdata[0];
    return strlen(place->evidence) + 3 >= strlen(name);
}

static bool is_trade(const char *folded)
{
    enum { DOT_ABOVE = 0x307 }; /* "İ" is an i with it, once folded */
    bool within = false;
    for (const char *at = folded; *at != '\0'; at = g_utf8_next_char(at)) {
        if (!within && phrases_first(&trade, at) >= 0)
            return true;
        gunichar c = utf8_get(at);
        within = utf8_is_alpha(c) || (within && c == DOT_ABOVE);
    }
    return false;
}

typedef struct {
    unsigned names; /* segments that may be the person */
    unsigned least; /* what they must weigh */
} Progress;

enum { TRADES = 68, OTHER = 52, TITLE_TOO = 40, FAR = 3, FAR_LESS = 12 };

/* May the next segment weigh enough? */
static bool sure_enough(const Progress *progress)
{
    return TRADES - (progress->names > FAR ? FAR_LESS : 0) >= progress->least;
}

static void weigh(const char *text, size_t start, size_t end, Progress *progress, GArray *segments)
{
    while (start < end && strchr(" \t\"*'", text[start]) != NULL)
        start++;
    while (end > start && strchr(" \t\"*'", text[end - 1]) != NULL)
        end--;
    if (start >= end || !is_plain_name(text, start, end))
        return;
    g_auto(CaseFold) folded_room;
    const char *folded = fold_case_in(&folded_room, text + start, (gssize)(end - start));
    if (phrases_first(&footer, folded) >= 0)
        return;
    unsigned position = progress->names++, less = position > FAR ? FAR_LESS : 0;
    bool trades = is_trade(folded), person = position == 0 && !trades;
    if (person || (!trades && OTHER - less < progress->least))
        return;
    bool about_title = matches(title, text, start, end);
    SignatureSegment segment = {start, end, about_title ? TITLE_TOO : (trades ? TRADES : OTHER) - less};
    if ((about_title && !trades) || segment.confidence < progress->least || is_place(text, start, end))
        return;
    g_array_append_val(segments, segment);
}

void signature_init(void)
{
    pthread_once(&once, build);
}

GArray *signature_companies(const char *text, unsigned least)
{
    signature_init();
    GArray *segments = g_array_new(FALSE, FALSE, sizeof(SignatureSegment));
    size_t size = strlen(text), at = signature_start(text, size);
    Progress progress = {0, least};
    unsigned lines = 0, seen = 0;
    size_t start = at;
    while (at <= size && lines < MOST_LINES && seen < MOST_SEGMENTS && sure_enough(&progress)) {
        while (at < size && !may_separate[(unsigned char)text[at]])
            at++;
        size_t width = 1;
        bool ends = at == size || is_separator(text, at, &width);
        if (ends) {
            weigh(text, start, at, &progress, segments);
            seen++;
            start = at + width;
            lines += at < size && text[at] == '\n' && (at == 0 || text[at - 1] != '\n');
        }
        at += ends ? width : 1;
    }
    return segments;
}
