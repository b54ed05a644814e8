/* Keeps one row of fixed size a lead for the reports. */
#include "store/facts.h"

#include <math.h>
#include <string.h>

#include "store/value.h"

#define WORDS (sizeof(Facts) / sizeof(uint64_t))
#define TEXTS 11

_Static_assert(sizeof(Facts) == 32 * sizeof(uint64_t), "a fact row is 32 words");

uint64_t facts_hash(const char *text)
{
    if (text == NULL || text[0] == '\0')
        return 0;
    Key key = key_hash(text);
    return key_number_at(key_slice(&key), 0);
}

static const char *found_text(const Found *found)
{
    return found != NULL ? found->value : NULL;
}

/* The texts a row refers to, in one place for hashing and for remembering. */
static void texts_of(const Lead *lead, const char *text[TEXTS])
{
    const Reading *reading = lead->reading;
    const char *all[TEXTS] = {
        lead->owner,
        lead->source,
        lead->channel,
        lead->campaign,
        lead->relation,
        reading != NULL ? found_text(reading->country) : NULL,
        reading != NULL ? found_text(reading->language) : NULL,
        reading != NULL ? found_text(reading->kind) : NULL,
        lead->sla,
        lead->lost_reason,
        lead->value != NULL ? lead->value->currency : NULL,
    };
    memcpy(text, all, sizeof all);
}

static int64_t cents_of(const Lead *lead)
{
    double amount = lead->value != NULL ? lead->value->amount : 0;
    return isfinite(amount) && fabs(amount) < 9e16 ? llround(amount * 100) : 0;
}

static uint64_t flags_of(const Lead *lead)
{
    return (lead->unparsed != NULL ? FACTS_UNPARSED : 0u) | (lead->reclassified ? FACTS_RECLASSIFIED : 0u) |
           (lead->value != NULL ? FACTS_VALUED : 0u) | (lead->observed ? FACTS_OBSERVED : 0u);
}

Facts facts_of(const Lead *lead)
{
    const char *text[TEXTS];
    uint64_t hash[TEXTS];
    texts_of(lead, text);
    for (size_t i = 0; i < TEXTS; i++)
        hash[i] = facts_hash(text[i]);
    return (Facts){
        .id = lead->id,
        .created = lead->created,
        .lead_class = (uint64_t)lead->class_,
        .status = (uint64_t)lead->status,
        .waiting_on = (uint64_t)lead->waiting_on,
        .score = lead->score,
        .owner = hash[0],
        .source = hash[1],
        .channel = hash[2],
        .campaign = hash[3],
        .relation = hash[4],
        .country = hash[5],
        .language = hash[6],
        .kind = hash[7],
        .sla = hash[8],
        .lost_reason = hash[9],
        .contact = lead->contact,
        .account = lead->account,
        .accept_by = lead->accept_by,
        .respond_by = lead->respond_by,
        .promised_by = lead->promised_by,
        .accepted_at = lead->accepted_at,
        .responded_at = lead->responded_at,
        .acked_at = lead->acked_at,
        .stage_since = lead->stage_since,
        .closed_at = lead->closed_at,
        .attempts = lead->attempts,
        .touches = lead->touches,
        .reassigned = lead->reassigned,
        .cents = cents_of(lead),
        .currency = hash[10],
        .flags = flags_of(lead),
    };
}

static void remember(Txn *txn, const char *text)
{
    uint64_t hash = facts_hash(text);
    Key key = key_number(hash);
    Slice known;
    if (hash != 0 && !txn_get(txn, TABLE_NAMES, &key, &known))
        value_put_bytes(txn, TABLE_NAMES, &key, (Slice){text, strlen(text)});
}

void facts_put(Txn *txn, const Lead *lead)
{
    Facts facts = facts_of(lead);
    uint64_t word[WORDS];
    memcpy(word, &facts, sizeof word);
    for (size_t i = 0; i < WORDS; i++)
        word[i] = GUINT64_TO_LE(word[i]);
    Key key = key_number(lead->id);
    value_put_bytes(txn, TABLE_FACTS, &key, (Slice){word, sizeof word});
    const char *text[TEXTS];
    texts_of(lead, text);
    for (size_t i = 0; i < TEXTS; i++)
        remember(txn, text[i]);
}

bool facts_open(Slice key, Slice value, Facts *facts)
{
    Slice payload;
    uint64_t word[WORDS] = {0};
    if (!value_open(TABLE_FACTS, key, value, &payload))
        return false;
    memcpy(word, payload.data, MIN(payload.size, sizeof word)); /* rows may grow later */
    for (size_t i = 0; i < WORDS; i++)
        word[i] = GUINT64_FROM_LE(word[i]);
    memcpy(facts, word, sizeof word);
    return true;
}

char *facts_text(Txn *txn, uint64_t hash)
{
    Key key = key_number(hash);
    Slice text;
    if (hash == 0 || !value_get_bytes(txn, TABLE_NAMES, &key, &text))
        return NULL;
    return g_strndup(text.data, text.size);
}
