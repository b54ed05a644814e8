/* What remains of a record when a person is forgotten. */
#include "store/redact.h"

#include <glib.h>
#include <string.h>

#include "store/mailbox.h"
#include "store/value.h"

#define GONE "forgotten"

/* --- His own lead --- */

static Found *keep_value(const Found *found)
{
    if (found == NULL)
        return NULL;
    Found *kept = g_malloc(sizeof *kept);
    found__init(kept);
    kept->value = g_strdup(found->value);
    return kept;
}

/* Country, language and kind are counted; how it came is a word of ours. */
static Reading *keep_reading(const Reading *reading)
{
    if (reading == NULL)
        return NULL;
    Reading *kept = g_malloc(sizeof *kept);
    reading__init(kept);
    kept->country = keep_value(reading->country);
    kept->language = keep_value(reading->language);
    kept->kind = keep_value(reading->kind);
    kept->relay = g_strdup(reading->relay);
    kept->automatic = g_strdup(reading->automatic);
    return kept;
}

static void drop_all(char ***text, size_t *count)
{
    for (size_t i = 0; i < *count; i++)
        g_free((*text)[i]);
    g_clear_pointer(text, g_free);
    *count = 0;
}

/* "budget: sender", "spf fail": what follows a colon may quote. */
static void keep_word(char *reason)
{
    if (reason != NULL)
        reason[strcspn(reason, ":")] = '\0';
}

/* Names and words of ours stay; an address may be anybody's. */
static void keep_name(char **name)
{
    if (*name != NULL && strchr(*name, '@') != NULL)
        record_set(name, GONE);
}

void redact_lead(Lead *lead, int64_t now)
{
    Reading *kept = keep_reading(lead->reading);
    char **const texts[] = {&lead->mail_from, &lead->message_id, &lead->client,   &lead->helo,
                            &lead->ack_to,    &lead->lost_text,  &lead->unparsed, &lead->answered_with};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        record_set(texts[i], NULL);
    record_free(lead->reading);
    lead->reading = kept;
    for (size_t i = 0; i < lead->n_reason; i++)
        record_set(&lead->reason[i]->evidence, NULL);
    drop_all(&lead->thread_address, &lead->n_thread_address);
    keep_word(lead->ack_reason);
    keep_name(&lead->source);
    keep_name(&lead->campaign);
    keep_name(&lead->owner_reason);
    g_clear_pointer(&lead->dedupe_key.data, g_free);
    lead->dedupe_key.len = 0;
    lead->has_dedupe_key = lead->has_contact = lead->has_account = false;
    lead->contact = lead->account = 0;
    lead->has_forgotten = true;
    lead->forgotten = now;
}

void redact_event(Event *event)
{
    record_set(&event->why, NULL);
    record_set(&event->text, NULL);
    record_set(&event->message_id, NULL);
    g_clear_pointer(&event->before.data, g_free);
    event->before.len = 0;
    event->has_before = false;
    keep_name(&event->who);
    keep_name(&event->from);
    keep_name(&event->to);
}

/* --- His address in what is others' --- */

bool redact_is(const char *text, const char *address)
{
    if (text == NULL || strchr(text, '@') == NULL)
        return false;
    g_autofree char *canonical = mailbox_canonical(text);
    return strcmp(canonical, address) == 0;
}

static bool in_address(char c)
{
    return g_ascii_isalnum(c) || (c && strchr(".!#$%&'*+/=?^_`{|}~-", c)) || (unsigned char)c >= 0x80;
}

/* Not the end of a longer local part, not the beginning of a longer domain. */
static bool stands_alone(const char *text, const char *at, size_t size)
{
    char after = at[size];
    if (at > text && in_address(at[-1]))
        return false;
    if (after == '.')
        after = at[size + 1];
    return !g_ascii_isalnum(after) && after != '-';
}

/* NULL: it does not stand there. */
static char *without(const char *text, const char *address)
{
    size_t size = strlen(address);
    bool found = false;
    GString *left = g_string_new(NULL);
    for (const char *p = text; *p;) {
        if (g_ascii_strncasecmp(p, address, size) == 0 && stands_alone(text, p, size)) {
            g_string_append(left, GONE);
            p += size;
            found = true;
        } else {
            g_string_append_c(left, *p++);
        }
    }
    return g_string_free(left, !found);
}

bool redact_has(const char *text, const char *address)
{
    g_autofree char *left = without(text, address);
    return left != NULL;
}

static bool redact_text(char **text, const char *address)
{
    if (*text == NULL || **text == '\0')
        return false;
    char *left = redact_is(*text, address) ? g_strdup(GONE) : without(*text, address);
    if (left == NULL)
        return false;
    g_free(*text);
    *text = left;
    return true;
}

/* The lead as an event remembers it. */
static bool redact_packed(ProtobufCBinaryData *packed, const char *address)
{
    Lead *lead = lead__unpack(NULL, packed->len, packed->data);
    bool found = lead != NULL && redact_address(&lead->base, address);
    if (found) {
        g_free(packed->data);
        packed->len = lead__get_packed_size(lead);
        packed->data = g_malloc(packed->len + 1);
        lead__pack(lead, packed->data);
    }
    if (lead != NULL)
        lead__free_unpacked(lead, NULL);
    return found;
}

static bool is_id(const ProtobufCFieldDescriptor *field)
{
    static const char *const ids[] = {"message_id",    "references", "in_reply_to", "returned",
                                      "answered_with", "dedupe_key", NULL};
    return g_strv_contains(ids, field->name);
}

static bool redact_member(const ProtobufCFieldDescriptor *field, void *member, const char *address)
{
    if (field->type == PROTOBUF_C_TYPE_STRING)
        return redact_text(member, address);
    if (field->type == PROTOBUF_C_TYPE_BYTES && strcmp(field->name, "before") == 0)
        return redact_packed(member, address);
    ProtobufCMessage **inner = member;
    return field->type == PROTOBUF_C_TYPE_MESSAGE && *inner != NULL && redact_address(*inner, address);
}

static bool redact_field(ProtobufCMessage *record, const ProtobufCFieldDescriptor *field, const char *address)
{
    uint8_t *base = (uint8_t *)record;
    bool found = false;
    if (field->label != PROTOBUF_C_LABEL_REPEATED)
        return redact_member(field, base + field->offset, address);
    size_t count = *(size_t *)(void *)(base + field->quantifier_offset);
    bool pointers = field->type == PROTOBUF_C_TYPE_STRING || field->type == PROTOBUF_C_TYPE_MESSAGE;
    void **members = *(void ***)(void *)(base + field->offset);
    for (size_t i = 0; pointers && i < count; i++)
        found |= redact_member(field, &members[i], address);
    return found;
}

bool redact_address(ProtobufCMessage *record, const char *address)
{
    const ProtobufCMessageDescriptor *type = record->descriptor;
    bool found = false;
    for (unsigned i = 0; i < type->n_fields; i++)
        if (!is_id(&type->fields[i]))
            found |= redact_field(record, &type->fields[i], address);
    if (found && type == &mailbox__descriptor)
        record_set(&((Mailbox *)record)->name, NULL);
    return found;
}
