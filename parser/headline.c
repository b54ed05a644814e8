/* Header lines inside bodies and the prefixes of subjects, in every locale. */
#include "parser/headline.h"

#include <stdbool.h>
#include <string.h>

#include "parser/fold.h"
#include "parser/phrases.h"

#define WIDE_COLON "："

typedef struct {
    const char *words; /* folded, each followed by '|' */
    HeadlineKind kind;
} Names;

static const Names names[] = {
    {"from|von|de|da|van|od|fra|från|lähettäjä|feladó|от|від|від кого|от кого|отправитель|kimden|gönderen|nadawca|"
     "mittente|expeditorul|expeditor|de la|saatja|šalje|remitente|remetente|expéditeur|absender|afzender|avsändare|"
     "avsender|afsender|odesílatel|odosielateľ|发件人|發件人|寄件者|寄件人|差出人|送信元|送信者|보낸 사람|보낸사람|"
     "보내는 사람|من|المرسل|מאת|",
     HEADLINE_FROM},
    {"to|an|à|pour|a|para|do|komu|til|till|aan|vastaanottaja|címzett|кому|kime|alıcı|adresat|destinatarul|către|prima|"
     "pre|destinatario|destinatário|destinataire|empfänger|saaja|mottagare|modtager|收件人|收件者|宛先|送信先|"
     "받는 사람|받는사람|إلى|الى|אל|",
     HEADLINE_TO},
    {"cc|bcc|kopie|kopia|kopi|kopio|copia|cópia|copie|копия|копія|másolatot kap|másolat|bilgi|dw|kópia|抄送|副本|참조|"
     "עותק|نسخة|kopie (cc)|copie à|",
     HEADLINE_CC},
    {"date|sent|datum|gesendet|gesendet am|envoyé|envoyé le|enviado|enviado el|enviado em|enviada "
     "em|enviada|fecha|data|"
     "inviato|verzonden|dato|sendt|skickat|lähetetty|päivämäärä|päiväys|dátum|küldve|elküldve|дата|отправлено|"
     "надіслано|відправлено|tarih|gönderildi|gönderilen|gönderme tarihi|wysłano|odesláno|odoslané|dată|trimis|"
     "kuupäev|日付|日時|送信日時|发送时间|發送時間|寄件日期|日期|时间|날짜|보낸 날짜|التاريخ|تم الإرسال|تاريخ|تم "
     "الإرسال|תאריך|נשלח|",
     HEADLINE_DATE},
    {"subject|betreff|objet|sujet|asunto|assunto|oggetto|onderwerp|emne|ämne|aihe|tárgy|тема|konu|temat|předmět|"
     "predmet|subiect|subiectul|naslov|teema|pealkiri|件名|主题|主題|主旨|제목|الموضوع|נושא|",
     HEADLINE_SUBJECT},
    {"reply-to|reply to|antwort an|répondre à|responder a|responder para|rispondi a|risposta|odpověď komu|回复|返信先|",
     HEADLINE_REPLY_TO},
};

/* The first colon that begins in these bytes, plain or wide; NULL none. */
static const char *first_colon(const char *s, size_t n)
{
    const char *plain = memchr(s, ':', n), *end = plain ? plain : s + n;
    const char *wide = memchr(s, *WIDE_COLON, (size_t)(end - s));
    while (wide && strncmp(wide, WIDE_COLON, strlen(WIDE_COLON)) != 0)
        wide = memchr(wide + 1, *WIDE_COLON, (size_t)(end - wide) - 1);
    return wide ? wide : plain;
}

HeadlineKind headline_kind(const char *s, size_t n, const char **value)
{
    enum { LABEL_MAX = 40 };
    const char *mark = first_colon(s, MIN(n, LABEL_MAX));
    if (!mark || mark == s)
        return HEADLINE_NONE;
    size_t at = (size_t)(mark - s), colon = *mark == ':' ? 1 : strlen(WIDE_COLON);
    char raw[LABEL_MAX + 1] = "";
    for (size_t i = 0; i < at; i++)
        raw[i] = s[i] == '*' || s[i] == '|' || s[i] == '\t' ? ' ' : s[i];
    g_auto(CaseFold) room;
    char *folded = fold_case_in(&room, g_strstrip(raw), -1);
    while (g_str_has_suffix(folded, "\xC2\xA0"))
        folded[strlen(folded) - 2] = '\0';
    g_strchomp(folded);
    const char *p = s + at + colon;
    while (p < s + n && strchr(" \t*|", *p))
        p++;
    *value = p;
    static Phrases known = PHRASES_OF_LISTS(names, words);
    int list = phrases_list_with(&known, folded);
    return list >= 0 ? names[list].kind : HEADLINE_NONE;
}

static Phrases replies = PHRASES("re|aw|antw|sv|ref|res|r|rif|odp|ynt|yan|ответ|отв|回复|回覆|答复|答覆|返信|회신|"
                                 "vá|רע|השב|تو|رد|bls|antwort|");
static Phrases forwards = PHRASES(
    "vs|redir.|videresend|fw|fwd|wg|tr|rv|enc|i|vb|vl|pd|ilt|i̇lt|fs|doorst|transf|пер|переслать|转发|轉寄|轉發|転送|"
    "전달|továbbítás|továbbitás|הועבר|إعادة توجيه|předáno|videresendt|vidarebefordrat|");

SubjectKind subject_kind(const char *subject, const char **rest)
{
    enum { PREFIX_MAX = 24 };
    const char *p = subject;
    while (*p == ' ' || *p == '\t')
        p++;
    const char *mark = first_colon(p, strnlen(p, PREFIX_MAX + 1));
    if (!mark || mark == p)
        return SUBJECT_PLAIN;
    size_t n = (size_t)(mark - p), colon = *mark == ':' ? 1 : strlen(WIDE_COLON);
    char raw[PREFIX_MAX + 1] = "";
    memcpy(raw, p, n);
    raw[strcspn(raw, "[(0123456789")] = '\0';
    g_auto(CaseFold) room;
    const char *folded = fold_case_in(&room, g_strstrip(raw), -1);
    SubjectKind kind = phrases_have(&replies, folded)    ? SUBJECT_REPLY
                       : phrases_have(&forwards, folded) ? SUBJECT_FORWARD
                                                         : SUBJECT_PLAIN;
    if (kind != SUBJECT_PLAIN && rest)
        *rest = p + n + colon;
    return kind;
}

static bool local_char(char c)
{
    return g_ascii_isalnum(c) || (c != '\0' && strchr(".!#$%&'*+/=?^_`{}~-", c)) || (c & 0x80);
}

static bool domain_char(char c)
{
    return g_ascii_isalnum(c) || c == '.' || c == '-' || (c & 0x80);
}

const char *headline_find_address(const char *s, size_t n, size_t *length)
{
    for (const char *at = memchr(s, '@', n); at; at = memchr(at + 1, '@', n - (size_t)(at + 1 - s))) {
        const char *start = at, *end = at + 1;
        while (start > s && at - start < 64 && local_char(start[-1]))
            start--;
        while (end < s + n && end - at < 255 && domain_char(*end))
            end++;
        while (end > at && (end[-1] == '.' || end[-1] == '-'))
            end--;
        while (start < at && (strchr("'*/=.`", *start) || (*start & 0x80)))
            start++;
        const char *dot = memchr(at + 1, '.', (size_t)(end - at - 1));
        if (start < at && dot && dot > at + 1) {
            *length = (size_t)(end - start);
            return start;
        }
    }
    return NULL;
}

void headline_mailbox(const char *value, char **name, char **address)
{
    size_t length = 0;
    const char *found = headline_find_address(value, strlen(value), &length);
    *address = found ? g_strndup(found, length) : g_strdup("");
    char *at = strchr(*address, '@');
    for (char *p = at; p && *p; p++)
        *p = g_ascii_tolower(*p);
    size_t n = strcspn(value, "<[(");
    if (found && found < value + n)
        n = (size_t)(found - value);
    GString *out = g_string_new(NULL);
    for (const char *p = value; p < value + n; p++)
        if (*p != '"' && *p != '*')
            g_string_append_c(out, *p);
    g_strstrip(out->str);
    if (g_str_has_prefix(out->str, "'") && g_str_has_suffix(out->str, "'") && strlen(out->str) > 1) {
        out->str[strlen(out->str) - 1] = '\0';
        memmove(out->str, out->str + 1, strlen(out->str));
    }
    *name = g_string_free(out, FALSE);
}
