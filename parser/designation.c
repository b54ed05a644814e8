/* Model numbers in running text. */
#include "parser/designation.h"

#include <stdbool.h>
#include <string.h>

#include "parser/phrases.h"
#include "parser/utf8.h"

/* Letters before digits that name a norm, a size, a rating, a document, a place. */
static Phrases others =
    PHRASES("DN|PN|IP|ISO|IEC|IECEX|EN|DIN|ANSI|ASTM|AISI|SAE|NEMA|NACE|API|ASME|BS|GOST|JIS|GB|UL|"
            "CE|PO|RFQ|RFP|ITT|ITB|RFI|INV|Q|OF|"
            "NPS|NPT|M|A|KW|H|CO|PH|CR|T|L|R|RAL|HRA|HRB|VAT|PIN|ZIP|RR|BOX|HS|UN|EC|EU|GDPR|ART|NR|"
            "NO|REF|W|WF|PR|BT|GST|UTC|GMT|EDT|"
            "CET|Q1|MTR|SS|AC|DC|KHZ|V|B|P|S|E|D|C|F|G|N|COVID|SIL|ZO|RDO|ISBN|UTF|PE|PP|PA|TLS|IPV|"
            "USB|RJ|MP|HTTP|WIFI|SOC|SN|MR|AES|TL|");

static bool token_char(char c)
{
    return g_ascii_isalnum(c) || c == '-' || c == '/' || c == '.';
}

static bool is_model(const char *token, size_t n)
{
    enum { MODEL_MIN = 3, MODEL_MAX = 16 };
    size_t letters = 0, numbers = 0;
    while (letters < n && utf8_is_plain_capital(token[letters]))
        letters++;
    if (n < MODEL_MIN || n > MODEL_MAX || letters == 0 || letters > 6 || letters == n)
        return false;
    bool dash = token[letters] == '-';
    if (!g_ascii_isdigit(token[letters]) && !(dash && letters + 1 < n && g_ascii_isalnum(token[letters + 1])))
        return false;
    for (size_t i = 0; i < n; i++)
        numbers += g_ascii_isdigit(token[i]) ? 1 : 0;
    if (numbers == 0 || numbers > 6 || memchr(token, '/', n))
        return false;
    static Phrases papers = PHRASES("RFQ|RFP|ITT|ITB|PO|INV|ZO|RDO|ISO|IEC|PN|DN|IP|UTF|");
    return !phrases_have_bytes(dash && letters >= 2 && numbers <= 5 ? &papers : &others, token, letters);
}

/* Behind those that stand there. */
static size_t small_letters(const char *token, size_t at, size_t n)
{
    while (at < n && token[at] >= 'a' && token[at] <= 'z')
        at++;
    return at;
}

/* "AssetTrack", "SoyCrisp": a second capital inside a word, as names that were made up have. */
static bool is_coined(const char *token, size_t n)
{
    static Phrases known =
        PHRASES("LinkedIn|WhatsApp|YouTube|PowerPoint|SharePoint|FedEx|PayPal|OneDrive|WeTransfer|JavaScript|WordPress|"
                "FaceTime|GitHub|TikTok|DocuSign|GmbH|PartG|");
    enum { COINED_MIN = 6, COINED_MAX = 24 };
    if (n < COINED_MIN || n > COINED_MAX || !utf8_is_plain_capital(token[0]))
        return false;
    size_t inner = small_letters(token, 1, n);
    if (inner < 2 || inner + 1 >= n || !utf8_is_plain_capital(token[inner]) || small_letters(token, inner + 1, n) < n)
        return false;
    return !phrases_have_bytes(&known, token, n);
}

/* The model number or made-up name that begins there, at the first of a token's characters; its bytes, 0 none. */
static size_t designation_at(const char *text, const char *p)
{
    size_t n = 0;
    while (token_char(p[n]))
        n++;
    size_t cut = n;
    while (cut > 0 && strchr("-./", p[cut - 1]))
        cut--;
    bool mail = p[n] == '@' || (p > text && (p[-1] == '@' || p[-1] == '_' || p[-1] == '#' || (p[-1] & 0x80)));
    return !mail && (is_model(p, cut) || is_coined(p, cut)) ? cut : 0;
}

/* From there on, with which all designations begin; end: none. */
static const char *next_capital(const char *p, const char *end)
{
    size_t before = 8;
    while (end - p >= 8 && before == 8)
        p += before = utf8_before_top(utf8_tops_between(utf8_eight(p), 'A', 'Z'));
    while (before == 8 && p < end && !utf8_is_plain_capital(*p))
        p++;
    return p;
}

GPtrArray *designations_find(const char *text)
{
    enum { MODELS_MAX = 20 };
    GPtrArray *models = g_ptr_array_new_with_free_func(g_free);
    const char *end = text + strlen(text);
    for (const char *p = next_capital(text, end); p < end && models->len < MODELS_MAX; p = next_capital(p + 1, end)) {
        size_t size = p == text || !token_char(p[-1]) ? designation_at(text, p) : 0;
        if (size == 0)
            continue;
        g_autofree char *model = g_strndup(p, size);
        if (!g_ptr_array_find_with_equal_func(models, model, g_str_equal, NULL))
            g_ptr_array_add(models, g_steal_pointer(&model));
    }
    return models;
}
