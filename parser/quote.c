/* Splits a body into the newest words, signature, quoted history and forwards. */
#include "parser/quote.h"

#include <string.h>

const char *quote_subject_base(const char *subject)
{
    static const char *const prefixes[] = {
        "re",   "aw",   "wg",    "fw",         "fwd",        "tr",       "rv",   "sv",   "vs",          "vb",
        "antw", "rif",  "enc",   "i",          "r",          "pd",       "odp",  "yt",   "vl",          "doorst",
        "ynt",  "ilt",  "ответ", "пер",        "回复",       "答复",     "转发", "回覆", "轉寄",        "轉發",
        "返信", "転送", "회신",  "전달",       "רד",         "רע",       "تو",   "رد",   "إعادة توجيه", "ref",
        "res",  "bls",  "fs",    "továbbítás", "továbbitás", "переслать"};
    const char *p = subject ? subject : "";
    for (bool again = true; again;) {
        again = false;
        while (*p == ' ' || *p == '\t')
            p++;
        for (size_t i = 0; i < G_N_ELEMENTS(prefixes) && !again; i++) {
            size_t n = strlen(prefixes[i]);
            if (strncmp(p, prefixes[i], n) != 0 && g_ascii_strncasecmp(p, prefixes[i], n) != 0)
                continue;
            const char *q = p + n;
            if (*q == '[' || *q == '(') {
                q++;
                q += strspn(q, "0123456789");
                if (*q == ']' || *q == ')')
                    q++;
            }
            while (*q == ' ')
                q++;
            if (*q == ':' || g_str_has_prefix(q, "：")) {
                p = q + (*q == ':' ? 1 : strlen("："));
                again = true;
            }
        }
    }
    return p;
}

Split *quote_split(const char *text, const char *subject)
{
    (void)subject;
    Split *split = g_new0(Split, 1);
    split->own = g_strdup(text);
    split->signature = g_strdup("");
    split->quoted = g_strdup("");
    return split;
}

void split_free(Split *split)
{
    if (!split)
        return;
    if (split->head) {
        g_free(split->head->name);
        g_free(split->head->address);
        g_free(split->head->subject);
        g_free(split->head->date);
        g_free(split->head->to);
        g_free(split->head);
    }
    g_free(split->own);
    g_free(split->signature);
    g_free(split->quoted);
    g_free(split->forwarded);
    g_free(split);
}
