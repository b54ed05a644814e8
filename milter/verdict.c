/* Edits and answer for the MTA. */
#include "milter/verdict.h"

enum { HEADER_VALUE_MAX = 900 }; /* below the 998 of RFC 5322, 2.1.1 */

static void clear_header(gpointer header)
{
    g_free(((VerdictHeader *)header)->name);
    g_free(((VerdictHeader *)header)->value);
}

Verdict *verdict_new(void)
{
    Verdict *verdict = g_new0(Verdict, 1);
    verdict->headers = g_array_new(FALSE, FALSE, sizeof(VerdictHeader));
    g_array_set_clear_func(verdict->headers, clear_header);
    verdict->rcpts = g_ptr_array_new_with_free_func(g_free);
    return verdict;
}

void verdict_free(Verdict *verdict)
{
    if (!verdict)
        return;
    g_array_free(verdict->headers, TRUE);
    g_ptr_array_free(verdict->rcpts, TRUE);
    g_free(verdict->reply);
    g_free(verdict);
}

Verdict *verdict_tempfail(const char *reply)
{
    Verdict *verdict = verdict_new();
    verdict->tempfail = true;
    verdict->reply = g_strdup(reply);
    return verdict;
}

/* smfi_setreply() takes no %, and one line of ASCII is what every client shows. */
Verdict *verdict_reject(const char *reply)
{
    Verdict *verdict = verdict_new();
    verdict->reject = true;
    verdict->reply = g_strdup(reply);
    for (char *p = verdict->reply; *p; p++)
        if (*p < 0x20 || *p > 0x7e || *p == '%')
            *p = '?';
    return verdict;
}

void verdict_add_header(Verdict *verdict, const char *name, const char *value)
{
    GString *clean = g_string_new(NULL);
    for (const char *p = value; *p && clean->len < HEADER_VALUE_MAX; p++)
        g_string_append_c(clean, (*p >= 32 && *p < 127) ? *p : '?');
    VerdictHeader header = {g_strdup(name), g_string_free(clean, FALSE)};
    g_array_append_val(verdict->headers, header);
}

void verdict_add_rcpt(Verdict *verdict, const char *address)
{
    g_ptr_array_add(verdict->rcpts, g_strdup(address));
}
