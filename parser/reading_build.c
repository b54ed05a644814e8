/* Fills a Reading: copies, shortens, appends within bounds. */
#include "parser/reading_build.h"

#include <string.h>

#include "parser/fold.h"
#include "parser/utf8.h"

Reading *reading_new(void)
{
    Reading *reading = g_new(Reading, 1);
    reading__init(reading);
    return reading;
}

/* Bytes of the character there if it is between U+00C0 and U+07FF, U+3040 and U+9FFF, of which none is white space;
 * else 0. */
static size_t common_bytes(const char *text, size_t size)
{
    const unsigned char *bytes = (const unsigned char *)text;
    if (size >= 2 && bytes[0] >= 0xC3 && bytes[0] < 0xE0)
        return utf8_goes_on(bytes[1]) ? 2 : 0;
    bool three = size >= 3 && bytes[0] >= 0xE3 && bytes[0] < 0xEA && (bytes[0] > 0xE3 || bytes[1] > 0x80);
    return three && utf8_goes_on(bytes[1]) && utf8_goes_on(bytes[2]) ? 3 : 0;
}

/* White space, or what is no character; *bytes: how long it, or the character, is. */
static bool is_gap(const char *text, size_t size, size_t *bytes)
{
    *bytes = 1;
    if ((unsigned char)*text < 0x80)
        return utf8_is_space((unsigned char)*text);
    size_t common = common_bytes(text, size);
    if (common > 0) {
        *bytes = common;
        return false;
    }
    gunichar c = g_utf8_get_char_validated(text, (gssize)size);
    if (c == (gunichar)-1 || c == (gunichar)-2)
        return true;
    *bytes = (size_t)(g_utf8_next_char(text) - text);
    return utf8_is_space(c);
}

/* How many of the first bytes stay as they are: whole characters, and single spaces between them. */
static size_t kept_run(const char *text, size_t size)
{
    size_t n = 0;
    bool blank = true; /* stands before */
    while (n < size) {
        size_t bytes = utf8_plain_of(utf8_first_eight(text + n, size - n), blank);
        if (bytes == 0 && is_gap(text + n, size - n, &bytes))
            break;
        n += bytes;
        blank = text[n - 1] == ' ';
    }
    return n > 0 && blank ? n - 1 : n;
}

char *reading_shorten(const char *text, size_t max)
{
    size_t length = strlen(text), run = kept_run(text, MIN(length, max)), used = run;
    if (run == length)
        return g_memdup2(text, length + 1);
    char *out = memcpy(g_malloc(MIN(length, max) + 1), text, run);
    bool space = false;
    for (const char *p = text + run, *end = text + length; p < end && used < max; p += run) {
        size_t gap = space ? 1 : 0, room = max - used;
        run = room > gap ? kept_run(p, MIN((size_t)(end - p), room - gap)) : 0;
        if (run == 0) {
            if (!is_gap(p, (size_t)(end - p), &run))
                break;
            space = used > 0;
            continue;
        }
        if (space)
            out[used++] = ' ';
        space = false;
        memcpy(out + used, p, run);
        used += run;
    }
    out[used] = '\0';
    return out;
}

Found *reading_found(const char *value, const char *evidence, unsigned confidence, const char *origin)
{
    g_autofree char *clean = value ? reading_shorten(value, READING_VALUE_MAX) : NULL;
    if (!clean || !*clean)
        return NULL;
    Found *found = g_new(Found, 1);
    found__init(found);
    found->evidence = reading_shorten(evidence ? evidence : clean, READING_EVIDENCE_MAX);
    found->value = g_steal_pointer(&clean);
    found->has_confidence = true;
    found->confidence = MIN(confidence, 100);
    found->origin = g_strdup(origin);
    return found;
}

void reading_clear(Found **slot)
{
    if (*slot)
        found__free_unpacked(*slot, NULL);
    *slot = NULL;
}

bool reading_set(Found **slot, const char *value, const char *evidence, unsigned confidence, const char *origin)
{
    if (*slot && (*slot)->confidence >= confidence)
        return false;
    Found *found = reading_found(value, evidence, confidence, origin);
    if (!found)
        return false;
    reading_clear(slot);
    *slot = found;
    return true;
}

Mailbox *reading_mailbox(const char *name, const char *address)
{
    Mailbox *mailbox = g_new(Mailbox, 1);
    mailbox__init(mailbox);
    mailbox->name = reading_shorten(name ? name : "", READING_VALUE_MAX);
    mailbox->address = reading_shorten(address ? address : "", READING_VALUE_MAX);
    return mailbox;
}

/* Grows a repeated field by one; NULL when it is full. */
static void *grow(void *list, size_t n, size_t max, size_t size)
{
    return n < max ? g_realloc_n(list, n + 1, size) : NULL;
}

void reading_add_mailbox(Mailbox ***list, size_t *n, const Address *address)
{
    Mailbox **grown = grow(*list, *n, READING_STRINGS_MAX, sizeof *grown);
    if (!grown)
        return;
    *list = grown;
    grown[(*n)++] = reading_mailbox(address->name, address->address);
}

void reading_add_string(char ***list, size_t *n, const char *value)
{
    char **grown = grow(*list, *n, READING_STRINGS_MAX, sizeof *grown);
    if (!grown)
        return;
    *list = grown;
    grown[(*n)++] = reading_shorten(value, READING_VALUE_MAX);
}

/* A sentence ends there, the name does not. */
static void drop_stop(char *name)
{
    size_t size = strlen(name);
    while (size > 1 && strchr(".,;:!?", name[size - 1]))
        name[--size] = '\0';
}

bool reading_add_product(Reading *reading, const char *value, const char *evidence, unsigned confidence,
                         const char *origin)
{
    Found *found = reading_found(value, evidence, confidence, origin);
    if (!found)
        return false;
    drop_stop(found->value);
    bool known = false;
    g_auto(CaseFold) folded_room;
    const char *folded = fold_case_in(&folded_room, found->value, -1);
    for (size_t i = 0; i < reading->n_product && !known; i++) {
        g_auto(CaseFold) other_room;
        const char *other = fold_case_in(&other_room, reading->product[i]->value, -1);
        known = strcmp(other, folded) == 0;
    }
    Found **grown = known ? NULL : grow(reading->product, reading->n_product, READING_PRODUCTS_MAX, sizeof *grown);
    if (!grown) {
        found__free_unpacked(found, NULL);
        return false;
    }
    reading->product = grown;
    grown[reading->n_product++] = found;
    return true;
}

bool reading_counts(const Reading *reading)
{
    for (size_t i = 0; i < reading->n_quantity; i++)
        if (reading->quantity[i]->confidence > COUNT_DOUBTFUL)
            return true;
    return false;
}

void reading_add_quantity(Reading *reading, const QuantityFound *found)
{
    Quantity **grown = grow(reading->quantity, reading->n_quantity, READING_QUANTITIES_MAX, sizeof *grown);
    if (!grown)
        return;
    reading->quantity = grown;
    Quantity *quantity = g_new(Quantity, 1);
    quantity__init(quantity);
    quantity->value = found->value;
    quantity->unit = reading_shorten(found->unit ? found->unit : "pcs", READING_VALUE_MAX);
    quantity->product = found->product ? reading_shorten(found->product, READING_VALUE_MAX) : NULL;
    if (quantity->product)
        drop_stop(quantity->product);
    quantity->evidence = found->evidence ? reading_shorten(found->evidence, READING_EVIDENCE_MAX) : NULL;
    quantity->has_confidence = true;
    quantity->confidence = MIN(found->confidence, 100);
    grown[reading->n_quantity++] = quantity;
}

void reading_add_attachment(Reading *reading, const MessagePart *part)
{
    Attachment **grown = grow(reading->attachment, reading->n_attachment, READING_ATTACHMENTS_MAX, sizeof *grown);
    if (!grown)
        return;
    reading->attachment = grown;
    Attachment *attachment = g_new(Attachment, 1);
    attachment__init(attachment);
    attachment->filename = part->filename ? reading_shorten(part->filename, READING_VALUE_MAX) : NULL;
    attachment->content_type = part->content_type ? reading_shorten(part->content_type, READING_VALUE_MAX) : NULL;
    attachment->has_size = true;
    attachment->size = part->size;
    grown[reading->n_attachment++] = attachment;
}

bool reading_add_hit(Reading *reading, const char *name, int points, const char *evidence)
{
    Hit **grown = grow(reading->hit, reading->n_hit, READING_HITS_MAX, sizeof *grown);
    if (!grown)
        return false;
    reading->hit = grown;
    Hit *hit = g_new(Hit, 1);
    hit__init(hit);
    hit->name = reading_shorten(name, READING_VALUE_MAX);
    hit->points = points;
    hit->evidence = evidence ? reading_shorten(evidence, READING_EVIDENCE_MAX) : NULL;
    grown[reading->n_hit++] = hit;
    return true;
}

void reading_set_budget(Reading *reading, double amount, const char *currency, const char *evidence,
                        unsigned confidence)
{
    if (reading->budget)
        money__free_unpacked(reading->budget, NULL);
    Money *money = g_new(Money, 1);
    money__init(money);
    money->amount = amount;
    money->currency = currency && *currency ? g_strdup(currency) : NULL;
    money->evidence = evidence ? reading_shorten(evidence, READING_EVIDENCE_MAX) : NULL;
    money->has_confidence = true;
    money->confidence = MIN(confidence, 100);
    reading->budget = money;
}
