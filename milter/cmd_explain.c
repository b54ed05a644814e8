/* leadctl explain: what the reader makes of raw messages, and why. No store, no daemon. */
#include <stdlib.h>
#include <string.h>

#include "milter/cmd.h"
#include "milter/json.h"
#include "milter/now.h"
#include "milter/pool.h"
#include "milter/score.h"
#include "store/records.h"

/* As the daemon: above this only the header is read. */
#define WHOLE_MAX (32u << 20)
/* A person waits, no mail server: be patient. */
#define READ_LIMIT_MS 20000
#define WORDS_MAX 72

typedef struct {
    Config *config;
    Pool *readers;
    bool json;
} Explain;

typedef struct {
    GPtrArray *recipients; /* of char* */
    char *mail_from;       /* NULL: unknown */
    size_t size;           /* of the header block */
} Envelope;

static void envelope_clear(Envelope *envelope)
{
    g_clear_pointer(&envelope->recipients, g_ptr_array_unref);
    g_clear_pointer(&envelope->mail_from, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Envelope, envelope_clear)

static size_t header_size(const char *raw, size_t size)
{
    for (size_t i = 0; i + 1 < size; i++)
        if (raw[i] == '\n' && (raw[i + 1] == '\n' || (raw[i + 1] == '\r' && i + 2 < size && raw[i + 2] == '\n')))
            return i + 1;
    return size;
}

static bool address_char(char c)
{
    return c && strchr(" \t\r\n<>,;:\"()", c) == NULL;
}

/* Everything with an @ between separators. The reader parses properly; this only looks for intake addresses. */
static void add_addresses(GPtrArray *addresses, const char *value)
{
    while (*value) {
        size_t length = 0;
        while (address_char(value[length]))
            length++;
        const char *at = length ? memchr(value, '@', length) : NULL;
        if (at && at > value && at + 1 < value + length)
            g_ptr_array_add(addresses, g_strndup(value, length));
        value += length ? length : 1;
    }
}

static void add_field(Envelope *envelope, GPtrArray *delivered, const char *field)
{
    static const char *const delivery[] = {"delivered-to:", "x-original-to:", "envelope-to:"};

    for (size_t i = 0; i < G_N_ELEMENTS(delivery); i++)
        if (g_ascii_strncasecmp(field, delivery[i], strlen(delivery[i])) == 0)
            add_addresses(delivered, field + strlen(delivery[i]));
    if (g_ascii_strncasecmp(field, "to:", 3) == 0 || g_ascii_strncasecmp(field, "cc:", 3) == 0)
        add_addresses(envelope->recipients, field + 3);
    if (envelope->mail_from == NULL && g_ascii_strncasecmp(field, "return-path:", 12) == 0) {
        g_autoptr(GPtrArray) sender = g_ptr_array_new_with_free_func(g_free);
        add_addresses(sender, field + 12);
        envelope->mail_from = g_strdup(sender->len ? sender->pdata[0] : "");
    }
}

static void keep_intake(const Config *config, GPtrArray *addresses)
{
    for (guint i = addresses->len; i-- > 0;)
        if (config->n_intake && config_intake(config, addresses->pdata[i]) == NULL)
            g_ptr_array_remove_index(addresses, i);
}

/* The envelope a stored message came with, as far as its header remembers. */
static void envelope_guess(Envelope *envelope, const Config *config, const char *raw, size_t size)
{
    g_autoptr(GPtrArray) delivered = g_ptr_array_new_with_free_func(g_free);

    envelope->recipients = g_ptr_array_new_with_free_func(g_free);
    envelope->size = header_size(raw, size);
    g_autofree char *block = g_strndup(raw, envelope->size);
    g_auto(GStrv) lines = g_strsplit(block, "\n", -1);
    g_autoptr(GString) field = g_string_new(NULL);
    for (char **line = lines; *line; line++) {
        if (**line != ' ' && **line != '\t') {
            add_field(envelope, delivered, field->str);
            g_string_truncate(field, 0);
        }
        g_string_append(field, *line);
    }
    add_field(envelope, delivered, field->str);
    keep_intake(config, delivered);
    keep_intake(config, envelope->recipients);
    if (delivered->len) {
        g_ptr_array_unref(envelope->recipients);
        envelope->recipients = g_steal_pointer(&delivered);
    }
}

static int intake_points(const Config *config, const GPtrArray *recipients)
{
    int points = 0;

    for (guint i = 0; i < recipients->len; i++) {
        const IntakeAddress *intake = config_intake(config, recipients->pdata[i]);
        if (intake && intake->points > points)
            points = intake->points;
    }
    return points;
}

/* At most so many bytes of somebody's words on a line. */
static char *brief(const char *words)
{
    if (words == NULL || strlen(words) <= WORDS_MAX)
        return g_strdup(words ? words : "");
    const char *end = g_utf8_find_prev_char(words, words + WORDS_MAX);
    g_autofree char *start = g_strndup(words, end ? (gsize)(end - words) : 0);
    return g_strconcat(start, "…", NULL);
}

static void show_reasons(const Score *score)
{
    for (guint i = 0; i < score->reason->len; i++) {
        const Hit *hit = score->reason->pdata[i];
        g_autofree char *words = brief(hit->evidence);
        printf("  %+4d  %-*s%s%s%s\n", hit->points, *words ? 23 : 0, hit->name, *words ? "“" : "", words,
               *words ? "”" : "");
    }
}

static void show_line(const char *label, const char *value, const char *words)
{
    if (value == NULL || *value == '\0')
        return;
    g_autofree char *short_words = brief(words);
    if (*short_words && strcmp(short_words, value) != 0)
        printf("  %-12s %s   “%s”\n", label, value, short_words);
    else
        printf("  %-12s %s\n", label, value);
}

static void show_found(const char *label, const Found *found)
{
    if (found)
        show_line(label, found->value, found->evidence);
}

static void show_items(const Reading *reading)
{
    for (size_t i = 0; i < reading->n_product; i++)
        show_found("product", reading->product[i]);
    for (size_t i = 0; i < reading->n_quantity; i++) {
        const Quantity *quantity = reading->quantity[i];
        g_autofree char *value =
            g_strdup_printf("%.10g %s%s%s", quantity->value, quantity->unit ? quantity->unit : "",
                            quantity->product ? "  " : "", quantity->product ? quantity->product : "");
        show_line("quantity", value, quantity->evidence);
    }
    if (reading->budget) {
        g_autofree char *value = g_strdup_printf("%.2f %s", reading->budget->amount,
                                                 reading->budget->currency ? reading->budget->currency : "");
        show_line("budget", value, reading->budget->evidence);
    }
    for (size_t i = 0; i < reading->n_attachment; i++)
        show_line("attachment", reading->attachment[i]->filename, NULL);
}

static void show_fields(const Reading *reading)
{
    show_found("kind", reading->kind);
    show_found("name", reading->name);
    show_found("title", reading->title);
    show_found("company", reading->company);
    show_found("email", reading->email);
    show_found("phone", reading->phone);
    show_found("city", reading->city);
    show_found("country", reading->country);
    show_found("language", reading->language);
    show_found("website", reading->website);
    show_found("industry", reading->industry);
    show_found("source", reading->source);
    show_found("deadline", reading->deadline);
    show_found("reference", reading->their_reference);
    show_items(reading);
    for (size_t i = 0; i < reading->n_missing; i++)
        show_line(i == 0 ? "missing" : "", reading->missing[i], NULL);
}

static const char *subject_of(const Reading *reading)
{
    return reading->subject && *reading->subject ? reading->subject : "(no subject)";
}

static void show(const Explain *explain, const char *file, const Reading *reading, const Score *score)
{
    printf("%s\n  %s\n  %s: %d points, hot from %d\n", file, subject_of(reading), lead_class_name(score->class),
           score->score, explain->config->scoring_hot);
    if (reading->unparsed)
        printf("  not read: %s\n", reading->unparsed);
    printf("\n  why\n");
    show_reasons(score);
    if (score->reason->len == 0)
        printf("        nothing said either way; in doubt it is a lead\n");
    printf("\n  what it says\n");
    show_fields(reading);
    if (reading->n_no_ack)
        printf("\n  no automatic answer: %s\n", reading->no_ack[0]);
    printf("\n");
}

static void print_json(const char *file, const Reading *reading, const Score *score)
{
    json_t *object = json_object();
    json_t *fields = json_reading(reading);

    json_object_set_new(object, "file", json_string(file));
    json_add_score(object, score->class, score->score, (Hit *const *)score->reason->pdata, score->reason->len);
    json_object_set_new(object, "spf", json_string("none"));
    json_object_update(object, fields);
    json_decref(fields);
    g_autofree char *line = json_line(object);
    printf("%s\n", line);
}

/* What a reader makes of it; when it cannot, an empty Reading that says why. */
static Reading *read_message(Explain *explain, const Envelope *envelope, const char *raw, size_t size)
{
    ReadRequest request = READ_REQUEST__INIT;
    Reading *reading = NULL;
    bool whole = size <= WHOLE_MAX;

    request.recipient = (char **)envelope->recipients->pdata;
    request.n_recipient = envelope->recipients->len;
    request.mail_from = envelope->mail_from;
    request.has_header_only = !whole;
    request.header_only = !whole;
    request.has_arrived = true;
    request.arrived = now_seconds();
    PoolResult result = pool_read(explain->readers, &request, (const uint8_t *)raw, whole ? size : envelope->size,
                                  READ_LIMIT_MS, &reading);
    if (reading == NULL) {
        reading = malloc(sizeof *reading);
        reading__init(reading);
        reading->unparsed = strdup(pool_result_name(result));
    }
    return reading;
}

static bool from_inside(const Config *config, const Reading *reading)
{
    return reading->n_from && reading->from[0]->address && config_our_domain(config, reading->from[0]->address);
}

static bool explain_file(Explain *explain, const char *file)
{
    g_autofree char *raw = NULL;
    g_autoptr(GError) error = NULL;
    g_auto(Envelope) envelope = {0};
    size_t size = 0;

    if (!g_file_get_contents(file, &raw, &size, &error)) {
        cmd_complain("%s", error->message);
        return false;
    }
    envelope_guess(&envelope, explain->config, raw, size);
    g_autoptr(Reading) reading = read_message(explain, &envelope, raw, size);
    ScoreFacts facts = {.spf = "none",
                        .intake_points = intake_points(explain->config, envelope.recipients),
                        .internal = from_inside(explain->config, reading)};
    g_autoptr(Score) score = score_reading(explain->config, reading, &facts);
    if (explain->json)
        print_json(file, reading, score);
    else
        show(explain, file, reading, score);
    return true;
}

static CmdStatus run(const Cmd *cmd)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Config) config = cmd->config ? cmd_config(cmd) : config_load(NULL, &error);
    bool good = true;

    if (config)
        config->readers = 1;
    Explain explain = {.config = config, .json = cmd->json};
    explain.readers = config ? pool_readers_new(config, &error) : NULL;
    if (explain.readers == NULL) {
        if (error)
            cmd_complain("%s", error->message);
        return CMD_USAGE;
    }
    for (char **file = cmd->words; *file; file++)
        good = explain_file(&explain, *file) && good;
    pool_free(explain.readers);
    return good ? CMD_OK : CMD_USAGE;
}

const Command cmd_explain = {
    .name = "explain",
    .arguments = "FILE…",
    .help = "what the reader makes of raw messages, and why\n"
            "Rules and model only: SPF counts as none, the intake address is taken from Delivered-To or To.\n"
            "Needs no store and no daemon; without -c nobody's domains are ours.",
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
