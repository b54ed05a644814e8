/* Where the newest author's signature begins. */
#include "parser/sign_off.h"

#include <string.h>

#include "parser/fold.h"
#include "parser/phrases.h"
#include "parser/split.h"

static Phrases closings = PHRASES(
    "best regards|kind regards|warm regards|regards|best wishes|best,|all the best|sincerely|yours sincerely|yours "
    "truly|"
    "yours faithfully|faithfully|respectfully|thanks and regards|thanks & regards|with kind regards|with best regards|"
    "with regards|merci,|grazie,|danke,|tack,|bedankt,|gracias,|dank "
    "u,|dziękuję,|děkuji,|díky,|obrigado,|obrigada,|cheers|many thanks|thanks,|thanks!|thanks.|thank you,|thank "
    "you.|thank you!|thanks in advance|"
    "thank you in advance|thank you and|kindest regards|brgds|rgds|br,|thx,|tia|ta|warmly|cordially|"
    "mit freundlichen grüssen|mit freundlichen grüssen|mit freundlichem gruss|mit freundlichem gruss|freundliche "
    "grüsse|"
    "freundliche grüsse|viele grüsse|viele grüsse|beste grüsse|beste grüsse|schöne grüsse|herzliche grüsse|liebe "
    "grüsse|"
    "mit besten grüssen|mit bestem gruss|mfg|gruss|grüsse|gruss|grüsse|hochachtungsvoll|vielen dank und|lg|vg|"
    "cordialement|bien cordialement|bien à vous|salutations|sincères salutations|meilleures salutations|"
    "respectueusement|merci d'avance|merci d’avance|bonne journée|bonne réception|veuillez agréer|avec mes|"
    "dans l'attente|saludos|un saludo|saludos cordiales|atentamente|cordialmente|atte|muchas gracias|mil gracias|"
    "gracias de antemano|quedo atent|quedamos atent|un cordial saludo|reciba un|"
    "cordiali saluti|distinti saluti|saluti|un saluto|cari saluti|grazie e|in attesa|porgo|"
    "atenciosamente|att,|att.|cumprimentos|com os melhores|melhores cumprimentos|abraço|abraços|obrigado|obrigada|"
    "grato|grata|com os meus|"
    "met vriendelijke groet|vriendelijke groet|met hartelijke|groet|groeten|groetjes|hoogachtend|mvg|bij voorbaat dank|"
    "z poważaniem|z pozdrowieniami|pozdrowienia|pozdrawiam|pozdrawiamy|z wyrazami|serdecznie pozdrawiam|łączę|dziękuję "
    "i|"
    "s pozdravem|s pozdravom|s úctou|děkuji a|hezký den|pozdrav|zdravím|"
    "med vänlig hälsning|med vänliga hälsningar|vänliga hälsningar|vänlig hälsning|hälsningar|mvh|hälsn|bästa "
    "hälsningar|"
    "med venlig hilsen|venlig hilsen|med vennlig hilsen|vennlig hilsen|hilsen|mvh|ystävällisin terveisin|terveisin|"
    "üdvözlettel|tisztelettel|cu stimă|cu respect|lep pozdrav|s poštovanjem|s poštovanjem|lugupidamisega|pagarbiai|ar "
    "cieņu|"
    "saygılarımla|saygılarımızla|saygılar|iyi çalışmalar|iyi günler|teşekkürler|teşekkür ederim|selamlar|kolay gelsin|"
    "с уважением|с наилучшими|всего доброго|спасибо,|заранее спасибо|з повагою|с почитание|"
    "此致|敬礼|敬禮|顺颂|順頌|祝好|谢谢|謝謝|祝商祺|以上|よろしくお願い|宜しくお願い|何卒よろしく|何卒宜しく|敬具|草々|"
    "감사합니다|감사드립니다|مع خالص|مع التحية|وتفضلوا|تحياتي|شكرا|شكراً|مع أطيب|بالتوفيق|والسلام|"
    "בברכה|בתודה|תודה|בכבוד רב|");

/* Thanks that close a letter when they are all of a line above a signature's few. */
static Phrases thanks = PHRASES(
    "thanks|thank you|thanks a lot|thank you very much|thanks very much|thank you so much|grazie|grazie mille|mille "
    "grazie|grazie infinite|danke|danke schön|dankeschön|vielen dank|besten dank|herzlichen dank|danke im "
    "voraus|vielen "
    "dank im voraus|merci|merci beaucoup|un grand merci|gracias|mil gracias|obrigado|obrigada|muito obrigado|muito "
    "obrigada|bedankt|dank je wel|dank u wel|hartelijk dank|alvast bedankt|dzięki|dziękuję|z góry dziękuję|děkuji|"
    "děkuju|díky|předem děkuji|tack|tack så mycket|tack på förhand|teşekkürler|çok teşekkürler|şimdiden teşekkürler|"
    "спасибо|большое спасибо|заранее спасибо|谢谢|多谢|ありがとうございます|고맙습니다|감사합니다|شكرا|תודה רבה|");

static Phrases devices = PHRASES(
    "sent from my |sent from outlook|sent from mail|sent from yahoo|sent via |get outlook for|von meinem |gesendet von "
    "|"
    "gesendet mit |enviado desde |enviado do meu |enviado a partir |envoyé de mon |envoyé depuis mon |"
    "envoyé à partir |inviato da |verstuurd vanaf |verzonden vanaf |wysłane z |wysłano z |odesláno z |odoslané z |"
    "skickat från |sendt fra |lähetetty |отправлено с |отправлено из |iphone'umdan |iphone’umdan |"
    "从我的|發自我的|发自我的|iphoneから送信|나의 iphone|내 iphone|מה-iphone|נשלח מה|أرسلت من|أرسل من|");

/* Does the line begin with one of them, and no mere part of a word? */
static bool begins_with(const char *folded, Phrases *phrases)
{
    for (size_t n = phrases_begin(phrases, folded, SIZE_MAX); n > 0; n = phrases_begin(phrases, folded, n)) {
        gunichar next = g_utf8_get_char(folded + n);
        bool inside = g_unichar_isalnum(next) && g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(folded + n))) &&
                      next < 0x2E80;
        if (!inside)
            return true;
    }
    return false;
}

static bool is_dashes(const char *line, size_t n)
{
    while (n > 0 && g_ascii_isspace(line[n - 1]))
        n--;
    return n == 2 && (line[0] == '-' || line[0] == '_') && line[1] == line[0];
}

static bool is_rule(const char *line)
{
    size_t count = 0;
    const char *p = line;
    for (; *p; p = g_utf8_next_char(p), count++) {
        gunichar c = g_utf8_get_char(p);
        if (!strchr("-_=*~+", (int)(c < 128 ? c : 'x')) && !(c >= 0x2500 && c <= 0x257F) && c != 0x2014 &&
            c != 0xFF0D && c != 0x30FC)
            return false;
    }
    return count >= 4;
}

typedef struct {
    size_t offset, size;
    bool blank;
} Row;

typedef struct {
    Row *row;
    guint len;
} Rows;

static guint lines_in(const char *text)
{
    guint lines = 1;
    for (const char *p = strchr(text, '\n'); p; p = strchr(p + 1, '\n'))
        lines++;
    return lines;
}

/* The caller frees them with rows.row. */
static Rows rows_of(const char *text)
{
    Rows rows = {g_new(Row, lines_in(text)), 0};
    for (const char *p = text; *p;) {
        size_t n = (size_t)(strchrnul(p, '\n') - p), blanks = 0;
        while (p[blanks] == ' ' || p[blanks] == '\t')
            blanks++;
        rows.row[rows.len++] = (Row){.offset = (size_t)(p - text), .size = n, .blank = blanks >= n};
        p += n + (p[n] ? 1 : 0);
    }
    return rows;
}

#define ROW(rows, i) (&(rows)->row[i])

/* Are the rows below i few and short, as signatures are? */
static bool short_below(const Rows *rows, guint i)
{
    guint filled = 0;
    for (guint at = i + 1; at < rows->len; at++) {
        filled += !ROW(rows, at)->blank;
        if (ROW(rows, at)->size > 120)
            return false;
    }
    return filled >= 1 && filled <= 10;
}

/* What may stand below a closing phrase that a signature begins with: a short line, not a sentence. */
static bool name_below(const Rows *rows, const char *text, guint i)
{
    guint at = i + 1;
    while (at < rows->len && ROW(rows, at)->blank)
        at++;
    if (at >= rows->len)
        return true;
    const Row *row = ROW(rows, at);
    const char *last = text + row->offset + row->size - 1;
    return row->size <= 90 && *last != '?' && *last != ':' && !(*last == '.' && row->size > 45);
}

static bool is_last(const Rows *rows, guint i)
{
    for (guint at = i + 1; at < rows->len; at++)
        if (!ROW(rows, at)->blank)
            return false;
    return true;
}

/* False, and quickly: the line, without blanks before it, is no closing, no device's words, and no rule. */
static bool may_close(const char *line)
{
    char first[3];
    return !fold_first(line, first) || strchr("-_=*~+", first[0]) || phrases_may_begin(&closings, first) ||
           phrases_may_begin(&devices, first) || phrases_may_begin(&thanks, first);
}

/* The whole folded line but for its marks is thanks. */
static bool only_thanks(const char *folded)
{
    size_t n = strlen(folded);
    while (n > 0 && strchr(" .,!;-", folded[n - 1]))
        n--;
    return phrases_have_bytes(&thanks, folded, n);
}

#define BLANKS " \t\n\v\f\r"

static const char *folded_between_blanks(CaseFold *room, const char *text, size_t size)
{
    const char *end = text + size;
    while (text < end && g_ascii_isspace(*text))
        text++;
    while (end > text && g_ascii_isspace(end[-1]))
        end--;
    return fold_case_in(room, text, end - text);
}

static bool closes(const Rows *rows, const char *text, guint i)
{
    enum { CLOSING_MAX = 70 };
    const Row *row = ROW(rows, i);
    if (row->blank || row->size > CLOSING_MAX * 2)
        return false;
    const char *start = text + row->offset;
    if (!may_close(start + strspn(start, BLANKS)))
        return false;
    g_auto(CaseFold) folded_room;
    const char *folded = folded_between_blanks(&folded_room, start, row->size);
    if (is_dashes(folded, strlen(folded)))
        return true;
    if (begins_with(folded, &devices) || (g_str_has_prefix(folded, "sent from ") && is_last(rows, i)))
        return g_utf8_strlen(folded, -1) <= CLOSING_MAX;
    if (is_rule(folded))
        return i > 0 && short_below(rows, i);
    if (only_thanks(folded))
        return short_below(rows, i);
    return g_utf8_strlen(folded, -1) <= CLOSING_MAX && begins_with(folded, &closings) && name_below(rows, text, i);
}

size_t sign_off_start(const char *text)
{
    enum { BELOW_MAX = 40 };
    Rows rows = rows_of(text);
    size_t start = strlen(text);
    guint filled = 0, first = 0;
    while (first < rows.len && ROW(&rows, first)->blank)
        first++;
    for (guint i = rows.len; i-- > first + 1 && filled <= BELOW_MAX;) {
        filled += !ROW(&rows, i)->blank;
        if (closes(&rows, text, i))
            start = ROW(&rows, i)->offset;
    }
    g_free(rows.row);
    return start;
}

bool sign_off_is_formula(const char *line)
{
    enum { FORMULA_MAX = 60 };
    line += strspn(line, BLANKS);
    if (!may_close(line))
        return false;
    g_auto(CaseFold) folded_room;
    const char *folded = folded_between_blanks(&folded_room, line, strlen(line));
    if (is_dashes(folded, strlen(folded)) || is_rule(folded) || begins_with(folded, &devices))
        return true;
    if (!begins_with(folded, &closings) || g_utf8_strlen(folded, -1) > FORMULA_MAX)
        return false;
    for (const char *p = line + strcspn(line, " "); *p == ' '; p += strcspn(p, " ")) {
        p += strspn(p, " ");
        if (g_unichar_isupper(g_utf8_get_char(p)) && strcspn(p, " ,") > 2)
            return folded[strlen(folded) - 1] == ',' || strstr(folded, "grüsse") || strstr(folded, "grüssen") ||
                   strstr(folded, "gruss");
    }
    return true;
}

/* Most words of the name; or in a very short line its first or last one alone. */
static bool bears(const char *folded_line, char **words)
{
    enum { ALONE_MAX = 24 };
    guint hit = 0, all = 0;
    for (char **word = words; *word; word++) {
        if (g_utf8_strlen(*word, -1) < 2)
            continue;
        all++;
        hit += strstr(folded_line, *word) != NULL;
    }
    return all > 0 && (hit * 2 > all || (hit > 0 && g_utf8_strlen(folded_line, -1) <= ALONE_MAX));
}

/* A short line right above the name, itself below a blank one: Japanese put the company there. */
static size_t with_line_above(const Rows *rows, guint i)
{
    enum { ABOVE_MAX = 60 };
    bool above = i >= 2 && !ROW(rows, i - 1)->blank && ROW(rows, i - 1)->size <= ABOVE_MAX && ROW(rows, i - 2)->blank;
    return ROW(rows, above ? i - 1 : i)->offset;
}

static bool row_bears(const Rows *rows, const char *text, guint i, char **words)
{
    enum { ROW_MAX = 90 };
    const Row *row = ROW(rows, i);
    if (row->blank || row->size > ROW_MAX)
        return false;
    g_auto(CaseFold) folded_room;
    const char *folded = fold_case_in(&folded_room, text + row->offset, (gssize)row->size);
    return bears(folded, words);
}

/* The company may bear the family's name too: the person stands above it. */
static guint first_bearing(const Rows *rows, const char *text, guint i, char **words)
{
    guint first = i;
    for (guint at = i; at > 0 && i - at < 3 && !ROW(rows, at - 1)->blank; at--)
        if (row_bears(rows, text, at - 1, words))
            first = at - 1;
    return first;
}

size_t sign_off_by_name(const char *text, const char *name)
{
    enum { BELOW_MAX = 40, ROW_MAX = 160 };
    size_t size = strlen(text), start = size;
    g_auto(CaseFold) folded_name_room;
    const char *folded_name = fold_case_in(&folded_name_room, name ? name : "", -1);
    g_autofree char **words = split_set(folded_name, " ,.\"'()", 8);
    Rows rows = rows_of(text);
    guint filled = 0;
    for (guint i = rows.len; i-- > 0 && filled <= BELOW_MAX && start == size;) {
        const Row *row = ROW(&rows, i);
        filled += !row->blank;
        if (row->blank || row->size > ROW_MAX)
            continue;
        g_auto(CaseFold) folded_room;
        const char *folded = fold_case_in(&folded_room, text + row->offset, (gssize)row->size);
        if (bears(folded, words))
            start = with_line_above(&rows, first_bearing(&rows, text, i, words));
    }
    g_free(rows.row);
    return start;
}
