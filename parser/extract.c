/* Frees what the extractors return; makes their candidates. */
#include "parser/extract.h"

#include "parser/found.h"
#include "parser/utf8.h"

enum { EVIDENCE_MAX = 160 };

void candidate_free(Candidate *candidate)
{
    if (candidate == NULL)
        return;
    g_free(candidate->value);
    g_free(candidate->evidence);
    g_free(candidate);
}

void quantity_free(QuantityFound *quantity)
{
    if (quantity == NULL)
        return;
    g_free(quantity->unit);
    g_free(quantity->product);
    g_free(quantity->evidence);
    g_free(quantity);
}

void money_free(MoneyFound *money)
{
    if (money == NULL)
        return;
    g_free(money->currency);
    g_free(money->evidence);
    g_free(money);
}

/* Cuts before a continuation byte, never inside a character. */
char *found_evidence(const char *text, size_t start, size_t end)
{
    while (start < end && g_ascii_isspace(text[start]))
        start++;
    if (end - start > EVIDENCE_MAX)
        end = start + utf8_whole(text + start, EVIDENCE_MAX);
    while (end > start && g_ascii_isspace(text[end - 1]))
        end--;
    char *evidence = g_strndup(text + start, end - start);
    for (char *p = evidence; *p != '\0'; p++)
        *p = *p == '\n' || *p == '\t' ? ' ' : *p;
    return evidence;
}

Candidate *candidate_new(const char *value, char *evidence, unsigned confidence, size_t offset)
{
    Candidate *candidate = g_new0(Candidate, 1);
    candidate->value = g_strdup(value);
    candidate->evidence = evidence;
    candidate->confidence = MIN(confidence, 100u);
    candidate->offset = offset;
    return candidate;
}

static int by_confidence(const void *a, const void *b)
{
    const Candidate *x = *(Candidate *const *)a, *y = *(Candidate *const *)b;
    if (x->confidence != y->confidence)
        return x->confidence > y->confidence ? -1 : 1;
    return x->offset < y->offset ? -1 : x->offset > y->offset;
}

void candidates_sort(GPtrArray *candidates)
{
    if (candidates->len > 1)
        g_ptr_array_sort(candidates, by_confidence);
}

static bool is_among(GPtrArray *candidates, guint count, const char *value)
{
    bool among = false;
    for (guint i = 0; i < count && !among; i++)
        among = g_str_equal(((const Candidate *)candidates->pdata[i])->value, value);
    return among;
}

/* Keeps the best candidate of each value; expects them sorted, and some hundreds at most. */
void candidates_unique(GPtrArray *candidates)
{
    guint kept = 0;
    for (guint i = 0; i < candidates->len; i++) {
        Candidate *candidate = candidates->pdata[i];
        if (is_among(candidates, kept, candidate->value))
            candidate_free(candidate);
        else
            candidates->pdata[kept++] = candidate;
    }
    for (guint i = kept; i < candidates->len; i++)
        candidates->pdata[i] = NULL;
    g_ptr_array_set_size(candidates, (int)kept);
}
