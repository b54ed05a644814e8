/* The one place where the extractors meet PCRE2. */
#include "parser/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <glib.h>
#include <pcre2.h>

enum { MATCH_LIMIT = 50000, DEPTH_LIMIT = 2000, GROUPS = 4 };

struct Pattern {
    pcre2_code *code;
    pcre2_match_context *limits;
};

static void free_data(gpointer data)
{
    pcre2_match_data_free(data);
}

/* Of the thread. */
static pcre2_match_data *match_data(void)
{
    static GPrivate kept = G_PRIVATE_INIT(free_data);
    pcre2_match_data *data = g_private_get(&kept);

    if (data == NULL) {
        data = pcre2_match_data_create(GROUPS, NULL);
        g_private_set(&kept, data);
    }
    return data;
}

Pattern *pattern_new(const char *expression, bool caseless)
{
    int error;
    PCRE2_SIZE offset;
    uint32_t options = PCRE2_UTF | (caseless ? PCRE2_CASELESS : 0);
    Pattern *pattern = g_new0(Pattern, 1);
    pattern->code = pcre2_compile((PCRE2_SPTR)expression, PCRE2_ZERO_TERMINATED, options, &error, &offset, NULL);
    if (pattern->code == NULL)
        g_error("pattern does not compile at %zu: %s", (size_t)offset, expression);
    (void)pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE); /* where it may; else interpreted */
    pattern->limits = pcre2_match_context_create(NULL);
    pcre2_set_match_limit(pattern->limits, MATCH_LIMIT);
    pcre2_set_depth_limit(pattern->limits, DEPTH_LIMIT);
    return pattern;
}

bool pattern_find(const Pattern *pattern, const char *text, size_t size, size_t start, size_t *from, size_t *to)
{
    if (start > size)
        return false;
    pcre2_match_data *data = match_data();
    int groups =
        pcre2_jit_match(pattern->code, (PCRE2_SPTR)text, size, start, PCRE2_NO_UTF_CHECK, data, pattern->limits);
    if (groups == PCRE2_ERROR_JIT_STACKLIMIT || groups == PCRE2_ERROR_JIT_BADOPTION)
        groups = pcre2_match(pattern->code, (PCRE2_SPTR)text, size, start, PCRE2_NO_JIT | PCRE2_NO_UTF_CHECK, data,
                             pattern->limits);
    const PCRE2_SIZE *range = pcre2_get_ovector_pointer(data);
    bool found = groups > 0;
    if (found) {
        size_t group = groups > 1 && range[2] != PCRE2_UNSET ? 1 : 0;
        *from = range[group * 2];
        *to = range[group * 2 + 1];
    }
    return found;
}
