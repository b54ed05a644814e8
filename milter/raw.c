/* Message bytes on their way in: bounded memory, a spool file beyond, the dedupe key. */
#include "milter/raw.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum {
    WHOLE_MAX = 32 * 1024 * 1024,
    FORGED_MAX = 100, /* to strip many takes Postfix time that grows with their square: 3,000 a minute */
    DAY = 86400
};

static const char lead_prefix[] = "x-lead-";

/* The few fields that the key needs, and the count of every name. */
struct Raw {
    Keeper *keeper;
    GByteArray *bytes;
    size_t claimed;
    size_t header_size;
    GChecksum *body;
    GHashTable *names; /* of X-Lead- fields: lower-cased name -> count */
    GPtrArray *seen;   /* the same as written, in order */
    unsigned forged;
    char *message_id, *from, *date, *subject;
    const char *failed;
    int spool; /* -1: none */
    char *spool_name, *spool_path;
    bool spool_kept;
};

Raw *raw_new(Keeper *keeper)
{
    Raw *raw = g_new0(Raw, 1);
    raw->keeper = keeper;
    raw->bytes = g_byte_array_new();
    raw->body = g_checksum_new(G_CHECKSUM_SHA256);
    raw->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    raw->seen = g_ptr_array_new_with_free_func(g_free);
    raw->spool = -1;
    return raw;
}

void raw_free(Raw *raw)
{
    if (!raw)
        return;
    keeper_return_bytes(raw->keeper, raw->claimed);
    g_byte_array_unref(raw->bytes);
    g_checksum_free(raw->body);
    g_hash_table_unref(raw->names);
    g_ptr_array_free(raw->seen, TRUE);
    g_free(raw->message_id);
    g_free(raw->from);
    g_free(raw->date);
    g_free(raw->subject);
    if (raw->spool >= 0)
        close(raw->spool);
    if (raw->spool_path && !raw->spool_kept)
        unlink(raw->spool_path);
    g_free(raw->spool_name);
    g_free(raw->spool_path);
    g_free(raw);
}

static void spool_write(Raw *raw, const uint8_t *bytes, size_t size)
{
    while (size > 0) {
        ssize_t n = write(raw->spool, bytes, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            raw->failed = "spool: no space";
            return;
        }
        bytes += n;
        size -= (size_t)n;
    }
}

/* From here on only the header block stays in memory. */
static void spool_start(Raw *raw)
{
    g_autofree char *uuid = g_uuid_string_random();
    raw->spool_name = g_strdup_printf("%s.eml", uuid);
    raw->spool_path = store_spool_path(keeper_store(raw->keeper), raw->spool_name);
    raw->spool = open(raw->spool_path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (raw->spool < 0) {
        g_clear_pointer(&raw->spool_path, g_free);
        raw->failed = "spool: cannot open a file";
        return;
    }
    spool_write(raw, raw->bytes->data, raw->bytes->len);
    g_byte_array_set_size(raw->bytes, (guint)raw->header_size);
    keeper_return_bytes(raw->keeper, raw->claimed - raw->header_size);
    raw->claimed = raw->header_size;
}

static void raw_append(Raw *raw, const uint8_t *bytes, size_t size)
{
    if (raw->failed)
        return;
    if (raw->spool < 0 && raw->bytes->len + size > WHOLE_MAX)
        spool_start(raw);
    if (raw->spool >= 0) {
        spool_write(raw, bytes, size);
    } else if (!raw->failed) {
        if (!keeper_claim_bytes(raw->keeper, size)) {
            raw->failed = "too much mail in flight";
            return;
        }
        raw->claimed += size;
        g_byte_array_append(raw->bytes, bytes, (guint)size);
    }
}

static void raw_append_text(Raw *raw, const char *text)
{
    raw_append(raw, (const uint8_t *)text, strlen(text));
}

/* All white space out: folding differs between the ways a message can come. */
static char *without_space(const char *value)
{
    GString *out = g_string_sized_new(strlen(value));
    for (const char *p = value; *p; p++)
        if (!g_ascii_isspace(*p))
            g_string_append_c(out, *p);
    return g_string_free(out, FALSE);
}

static void raw_remember(Raw *raw, const char *name, const char *value)
{
    g_autofree char *lower = g_ascii_strdown(name, -1);
    char **kept = strcmp(lower, "message-id") == 0 ? &raw->message_id
                  : strcmp(lower, "from") == 0     ? &raw->from
                  : strcmp(lower, "date") == 0     ? &raw->date
                  : strcmp(lower, "subject") == 0  ? &raw->subject
                                                   : NULL;
    if (kept && !*kept)
        *kept = without_space(value);
    if (!g_str_has_prefix(lower, lead_prefix))
        return;
    if (++raw->forged > FORGED_MAX) {
        raw->failed = "too many X-Lead- fields";
        return;
    }
    guint count = GPOINTER_TO_UINT(g_hash_table_lookup(raw->names, lower));
    if (count == 0)
        g_ptr_array_add(raw->seen, g_strdup(name));
    g_hash_table_insert(raw->names, g_steal_pointer(&lower), GUINT_TO_POINTER(count + 1));
}

void raw_add_header(Raw *raw, const char *name, const char *value)
{
    raw_remember(raw, name, value);
    raw_append_text(raw, name);
    raw_append_text(raw, ":");
    for (const char *line = value; *line;) {
        size_t length = strcspn(line, "\n");
        size_t bare = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        raw_append(raw, (const uint8_t *)line, bare);
        line += length;
        if (*line == '\n') {
            raw_append_text(raw, "\r\n");
            line++;
        }
    }
    raw_append_text(raw, "\r\n");
    raw->header_size = raw->bytes->len;
}

void raw_name(Raw *raw, const char *message_id)
{
    if (!message_id || !*message_id || raw->message_id)
        return;
    g_autofree char *value = g_strconcat(" ", message_id, NULL);
    raw_add_header(raw, "Message-ID", value);
}

void raw_end_headers(Raw *raw)
{
    raw_append_text(raw, "\r\n");
    raw->header_size = raw->bytes->len;
}

void raw_add_body(Raw *raw, const uint8_t *bytes, size_t size)
{
    g_checksum_update(raw->body, bytes, (gssize)size);
    raw_append(raw, bytes, size);
}

const char *raw_failed(const Raw *raw)
{
    return raw->failed;
}

const uint8_t *raw_bytes(const Raw *raw, size_t *size)
{
    *size = raw->bytes->len;
    return raw->bytes->data;
}

bool raw_too_large(const Raw *raw)
{
    return raw->spool >= 0;
}

const char *raw_keep_spool(Raw *raw, GError **error)
{
    if (raw->spool < 0)
        return NULL;
    g_autofree char *folder = g_path_get_dirname(raw->spool_path);
    int dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool kept = fsync(raw->spool) == 0 && dir >= 0 && fsync(dir) == 0;
    int saved = errno;
    if (dir >= 0)
        close(dir);
    if (!kept) {
        g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(saved), "spool: %s", g_strerror(saved));
        return NULL;
    }
    raw->spool_kept = true;
    return raw->spool_name;
}

void raw_forget_spool(Raw *raw)
{
    raw->spool_kept = false;
}

unsigned raw_count(const Raw *raw, const char *name)
{
    g_autofree char *lower = g_ascii_strdown(name, -1);
    return GPOINTER_TO_UINT(g_hash_table_lookup(raw->names, lower));
}

const GPtrArray *raw_forged(const Raw *raw)
{
    return raw->seen;
}

/* Postfix adds <date.QUEUEID@host>, Sendmail <date.QUEUEID@host>: new at every retry. */
static bool added_by_our_mta(const char *message_id, const char *queue_id, const char *hostname)
{
    if (!queue_id || !hostname || !*queue_id || !*hostname)
        return false;
    g_autofree char *end = g_strdup_printf("%s@%s>", queue_id, hostname);
    return g_str_has_suffix(message_id, end);
}

static void hash_part(GChecksum *sum, const char *part)
{
    g_checksum_update(sum, (const guchar *)(part ? part : ""), part ? (gssize)strlen(part) : 0);
    g_checksum_update(sum, (const guchar *)"\0", 1);
}

DedupeKey raw_dedupe_key(const Raw *raw, const char *mail_from, const char *queue_id, const char *hostname)
{
    bool own_id = raw->message_id && *raw->message_id && !added_by_our_mta(raw->message_id, queue_id, hostname);
    DedupeKey result = {.seconds = own_id ? 30 * DAY : 3 * DAY};
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    hash_part(sum, own_id ? "message-id" : "envelope");
    hash_part(sum, own_id ? raw->message_id : mail_from);
    hash_part(sum, raw->from);
    hash_part(sum, own_id ? raw->date : raw->subject);
    g_autoptr(GChecksum) body = g_checksum_copy(raw->body);
    hash_part(sum, g_checksum_get_string(body));
    gsize length = sizeof result.key;
    g_checksum_get_digest(sum, result.key, &length);
    return result;
}
