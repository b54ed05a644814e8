/* Compares what is asked for. */
#include "milter/project.h"

#include <string.h>

#include "milter/draft.h"
#include "store/records.h"

enum { DAYS = 60, DAY = 86400, NEWEST = 30, REFERENCE_LEAST = 4 };

static char *folded(const Found *found)
{
    return found && found->value ? g_utf8_casefold(found->value, -1) : NULL;
}

static bool same_text(const Found *a, const Found *b, size_t least)
{
    g_autofree char *left = folded(a), *right = folded(b);
    return left && right && strlen(left) >= least && strcmp(left, right) == 0;
}

static bool has_digit(const Found *found)
{
    return found && found->value && strpbrk(found->value, "0123456789");
}

static const char *domain_of(const Lead *lead)
{
    const char *address = draft_prospect(lead);
    return address ? address_domain(address) : "";
}

static bool same_item(const Quantity *a, const Quantity *b)
{
    if (!a->product || !b->product || a->value != b->value)
        return false;
    g_autofree char *left = g_utf8_casefold(a->product, -1), *right = g_utf8_casefold(b->product, -1);
    return strcmp(left, right) == 0;
}

static unsigned same_items(const Reading *a, const Reading *b)
{
    unsigned same = 0;
    for (size_t i = 0; i < a->n_quantity; i++)
        for (size_t n = 0; n < b->n_quantity; n++)
            if (same_item(a->quantity[i], b->quantity[n])) {
                same++;
                break;
            }
    return same;
}

bool project_same(const Lead *a, const Lead *b)
{
    if (!a->reading || !b->reading || g_ascii_strcasecmp(domain_of(a), domain_of(b)) == 0)
        return false;
    if (has_digit(a->reading->their_reference) &&
        same_text(a->reading->their_reference, b->reading->their_reference, REFERENCE_LEAST))
        return true;
    unsigned items = same_items(a->reading, b->reading);
    return items >= 2 || (items == 1 && same_text(a->reading->deadline, b->reading->deadline, 1));
}

static bool says_enough(const Lead *lead)
{
    const Reading *reading = lead->reading;
    return reading &&
           (reading->their_reference || reading->n_quantity > 1 || (reading->n_quantity && reading->deadline));
}

uint64_t project_find(Store *store, const Lead *lead, int64_t now)
{
    StoreQuery query = STORE_QUERY_ALL;
    query.since = now - DAYS * DAY;
    query.limit = NEWEST;
    g_autoptr(GPtrArray) leads = NULL;
    if (!says_enough(lead) || store_leads(store, &query, &leads, NULL) != STORE_OK)
        return 0;
    for (guint i = 0; i < leads->len; i++) {
        const Lead *other = leads->pdata[i];
        if (project_same(lead, other))
            return other->id;
    }
    return 0;
}
