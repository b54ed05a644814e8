/* leadctl preview: a letter as it would be sent, from the templates and the code that make the real one. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "milter/cmd.h"
#include "milter/cmd_open.h"
#include "milter/draft.h"
#include "milter/json.h"
#include "milter/letter_vars.h"
#include "milter/parcel.h"
#include "milter/paths.h"
#include "milter/table.h"
#include "milter/values.h"
#include "parser/header.h"
#include "store/records.h"

enum { ALSO_MAX = 4 /* further leads of a digest */, FIELDS_MAX = 100, FIELD_MAX = 4000 };

/* What was seen of a letter on its way to be encoded. */
typedef struct {
    char *text, *html, *language;
    GPtrArray *files; /* of char*: names of what is attached */
} Wording;

static void wording_clear(Wording *seen)
{
    g_free(seen->text);
    g_free(seen->html);
    g_free(seen->language);
    g_ptr_array_unref(seen->files);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Wording, wording_clear)

static void see(const ComposeMail *mail, void *context)
{
    Wording *seen = context;
    seen->text = g_strdup(mail->text);
    seen->html = g_strdup(mail->html);
    seen->language = g_strdup(mail->language);
    for (size_t i = 0; i < mail->files; i++)
        if (mail->file[i].text)
            g_ptr_array_add(seen->files, g_strdup(mail->file[i].filename));
    if (mail->original)
        g_ptr_array_add(seen->files, g_strdup("the original message"));
    for (guint i = 0; mail->thread && i < mail->thread->len; i++)
        g_ptr_array_add(seen->files, g_strdup("a message of the thread"));
}

/* --- Which templates there are --- */

static Words *load_words(const Config *config)
{
    g_autofree char *shipped = paths_data("templates");
    g_autoptr(GError) error = NULL;
    Words *words = words_load(shipped, config->templates, &error);
    if (!words)
        cmd_complain("%s", error->message);
    return words;
}

static void add_letter(const Cmd *cmd, Table *table, const Words *words, const char *name)
{
    const LetterKind *kind = letter_kind(name);
    g_auto(GStrv) languages = words_languages(words, name);
    g_autofree char *all = g_strjoinv(" ", languages);
    const char *to = kind ? kind->to : NULL, *help = kind ? kind->help : "nothing sends a template of this name";
    if (cmd->json) {
        g_autofree char *line =
            json_line(json_pack("{s:s, s:s?, s:s, s:s}", "template", name, "to", to, "help", help, "languages", all));
        printf("%s\n", line);
        return;
    }
    char *cells[] = {g_strdup(name), g_strdup(to), g_strdup(help), g_strdup(all)};
    table_add(table, cells);
}

static void print_table(const Cmd *cmd, const Table *table)
{
    if (cmd->csv)
        table_print_csv(table, stdout);
    else if (!cmd->json)
        table_print(table, stdout, MAX(table_width(), 160)); /* no language is cut */
}

static CmdStatus list_letters(const Cmd *cmd, const Words *words)
{
    static const TableColumn columns[] = {
        {"TEMPLATE", 20, false}, {"TO", 10, false}, {"WHAT", 80, false}, {"LANGUAGES", 0, false}};
    g_autoptr(Table) table = table_new(columns, G_N_ELEMENTS(columns));
    g_auto(GStrv) names = words_letters(words);
    for (char **name = names; *name; name++)
        add_letter(cmd, table, words, *name);
    print_table(cmd, table);
    return CMD_OK;
}

static const LetterKind *find_kind(const Words *words, const char *name)
{
    const LetterKind *kind = letter_kind(name);
    if (kind && kind->to)
        return kind;
    g_auto(GStrv) names = words_letters(words);
    const char *near = value_nearest(name, (const char *const *)names);
    if (near && strcmp(near, name) == 0)
        cmd_complain("nothing sends a template %s", name);
    else if (near)
        cmd_complain("no template %s; did you mean %s?", name, near);
    else
        cmd_complain("no template %s; `leadctl preview` lists them", name);
    return NULL;
}

/* What a template of that name may say. */
static CmdStatus list_vars(const Cmd *cmd, const Words *words)
{
    static const TableColumn columns[] = {{"NAME", 24, false}, {"TYPE", 5, false}, {"MEANING", 0, false}};
    g_autoptr(Table) table = table_new(columns, G_N_ELEMENTS(columns));
    const LetterKind *kind = find_kind(words, cmd->words[0]);
    if (!kind)
        return CMD_USAGE;
    for (const LetterVar *var = letter_vars; var->name; var++) {
        const char *type = letter_var_type(var->type);
        if (!(var->in & kind->vars))
            continue;
        if (cmd->json) {
            g_autofree char *line =
                json_line(json_pack("{s:s, s:s, s:s}", "name", var->name, "type", type, "help", var->help));
            printf("%s\n", line);
        } else {
            char *cells[] = {g_strdup(var->name), g_strdup(type), g_strdup(var->help)};
            table_add(table, cells);
        }
    }
    print_table(cmd, table);
    return CMD_OK;
}

/* --- One letter --- */

typedef struct {
    const Cmd *cmd;
    const CmdOpen *open;
    const Words *words;
    const LetterKind *kind;
    GArray *parcels; /* of Parcel: one, and further ones of a digest */
    Outgoing row;
    char *message_id;
} Preview;

static void clear_parcel(void *parcel)
{
    parcel_clear(parcel);
}

static void preview_clear(Preview *preview)
{
    g_array_unref(preview->parcels);
    g_free(preview->message_id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Preview, preview_clear)

static bool is_ack(const Preview *preview)
{
    return preview->kind->vars == VARS_ACK;
}

static const char *mailbox_of(const Config *config, const Lead *lead, const LetterKind *kind)
{
    const Owner *owner = lead->owner ? config_owner(config, lead->owner) : NULL;
    if (kind->vars == VARS_ACK)
        return lead->ack_to ? lead->ack_to : draft_prospect(lead);
    if (strcmp(kind->to, "manager") == 0 && config->managers[0])
        return config->managers[0];
    return owner ? owner->email : config->n_owner ? config->owner[0].email : NULL;
}

/* The row of the outbox that this letter would be made from. */
static bool make_row(Preview *preview, const Lead *lead)
{
    const Cmd *cmd = preview->cmd;
    const Config *config = preview->open->config;
    const char *to = cmd_option(cmd, "to"), *detail = cmd_option(cmd, "detail");
    Outgoing *row = &preview->row;
    outgoing__init(row);
    row->lead = lead->id;
    row->purpose = (char *)(is_ack(preview) ? "ack" : preview->kind->name);
    row->template_ = (char *)preview->kind->name;
    row->to = (char *)(to ? to : mailbox_of(config, lead, preview->kind));
    row->detail = (char *)(detail ? detail : preview->kind->detail);
    row->with_original = strcmp(row->purpose, "reminder") == 0 || strcmp(row->purpose, "escalation") == 0;
    preview->message_id = g_strdup_printf("lead-%" G_GUINT64_FORMAT "-%s-preview@%s", lead->id, row->purpose,
                                          address_domain(config->identity));
    row->message_id = preview->message_id;
    if (!row->to)
        cmd_complain("L-%" G_GUINT64_FORMAT " has nobody to write to; say --to ADDRESS", lead->id);
    return row->to != NULL;
}

static void add_parcel(Preview *preview, Lead *lead, bool alone)
{
    Parcel parcel = {.row = &preview->row, .lead = lead};
    parcel_fill(&parcel, preview->open->store, preview->open->config, alone);
    g_array_append_val(preview->parcels, parcel);
}

/* A digest is of what else its owner has to do. */
static void add_others(Preview *preview, const Lead *first)
{
    StoreQuery query = STORE_QUERY_ALL;
    GPtrArray *leads = NULL;
    query.owner = first->owner;
    if (!first->owner || store_leads(preview->open->store, &query, &leads, NULL) != STORE_OK) {
        g_clear_pointer(&leads, g_ptr_array_unref);
        return;
    }
    for (guint i = 0; i < leads->len && preview->parcels->len <= ALSO_MAX; i++) {
        const Lead *other = leads->pdata[i];
        Lead *own = NULL;
        if (other->id != first->id && lead_is_open(other) &&
            store_lead(preview->open->store, other->id, &own, NULL) == STORE_OK)
            add_parcel(preview, own, false);
    }
    g_ptr_array_unref(leads);
}

static CmdStatus gather(Preview *preview, uint64_t id)
{
    g_autoptr(GError) error = NULL;
    Lead *lead = NULL;
    CmdStatus status = cmd_store_status(store_lead(preview->open->store, id, &lead, &error), &error);
    if (status == CMD_NOTHING)
        cmd_complain("no lead L-%" G_GUINT64_FORMAT, id);
    if (status != CMD_OK)
        return status;
    bool addressed = make_row(preview, lead);
    add_parcel(preview, lead, preview->kind->vars != VARS_DIGEST);
    if (preview->kind->vars == VARS_DIGEST)
        add_others(preview, lead);
    return addressed ? CMD_OK : CMD_NOTHING;
}

/* Acks and cards are written in the second in which the lead comes; the rest is of today. */
static int64_t moment_of(const Preview *preview, const Lead *lead)
{
    return is_ack(preview) || strcmp(preview->kind->name, "card") == 0 ? lead->created : preview->open->now;
}

/* Its addresses carry no valid token: a tap on a button in a preview changes nothing. */
static GBytes *compose(const Preview *preview, Wording *seen, GError **error)
{
    static const TokenKeys no_keys;
    g_autofree Letter *letters = g_new0(Letter, preview->parcels->len);
    for (guint i = 0; i < preview->parcels->len; i++) {
        const Parcel *parcel = &g_array_index(preview->parcels, Parcel, i);
        letters[i] =
            parcel_letter(parcel, preview->open->config, preview->words, &no_keys, moment_of(preview, parcel->lead));
        letters[i].language = cmd_option(preview->cmd, "language");
    }
    letters[0].also = letters + 1;
    letters[0].n_also = preview->parcels->len - 1;
    letters[0].seen = see;
    letters[0].seen_context = seen;
    g_autofree char *mail_from = NULL;
    return letter_compose(letters, &mail_from, error);
}

static bool speaks(const Preview *preview)
{
    const char *wish = cmd_option(preview->cmd, "language"), *wishes[] = {wish, NULL};
    g_autofree char *found = wish ? words_language(preview->words, preview->kind->name, wishes) : NULL;
    if (!wish || (found && g_ascii_strncasecmp(wish, found, strlen(found)) == 0))
        return true;
    g_auto(GStrv) languages = words_languages(preview->words, preview->kind->name);
    g_autofree char *all = g_strjoinv(" ", languages);
    cmd_complain("there is no template %s in %s; it is in: %s", preview->kind->name, wish, all);
    return false;
}

/* --- What an administrator may have mistyped --- */

static void doubt(const char *name, const char *file, unsigned line, void *context)
{
    const LetterKind *kind = context;
    g_autoptr(GPtrArray) known = g_ptr_array_new();
    if (letter_var_known(kind->vars, name))
        return;
    for (const LetterVar *var = letter_vars; var->name; var++)
        if (var->in & kind->vars)
            g_ptr_array_add(known, (void *)var->name);
    g_ptr_array_add(known, NULL);
    const char *near = value_nearest(name, (const char *const *)known->pdata);
    if (near)
        cmd_complain("%s:%u: nothing is called {{%s}}; did you mean {{%s}}?", file, line, name, near);
    else
        cmd_complain("%s:%u: nothing is called {{%s}}", file, line, name);
}

static void warn(const Preview *preview, const char *language)
{
    const Lead *lead = g_array_index(preview->parcels, Parcel, 0).lead;
    words_names(preview->words, preview->kind->name, language, doubt, (void *)preview->kind);
    if (preview->kind->vars == VARS_DIGEST && preview->parcels->len == 1)
        cmd_complain("L-%" G_GUINT64_FORMAT " is alone: a digest is written for two leads or more", lead->id);
    if (is_ack(preview) && !lead->acked_at && lead->ack_reason && *lead->ack_reason)
        cmd_complain("L-%" G_GUINT64_FORMAT " has got no ack: %s", lead->id, lead->ack_reason);
}

/* --- Showing --- */

/* The header fields as they are, but unfolded and decoded. */
static json_t *headers_of(GBytes *mail)
{
    g_autoptr(GArray) fields = g_array_new(FALSE, FALSE, sizeof(RawField));
    json_t *headers = json_array();
    size_t size;
    const uint8_t *bytes = g_bytes_get_data(mail, &size);
    header_block(bytes, size, fields, FIELDS_MAX);
    for (guint i = 0; i < fields->len; i++) {
        const RawField *field = &g_array_index(fields, RawField, i);
        g_autofree char *value = header_decode(field->value, field->value_size, NULL, FIELD_MAX);
        json_array_append_new(
            headers, json_pack("{s:s%, s:s}", "name", (const char *)field->name, field->name_size, "value", value));
    }
    return headers;
}

static void show_json(const Preview *preview, const Wording *seen, GBytes *mail)
{
    g_autofree char *lead = cmd_lead_name(preview->row.lead);
    json_t *files = json_array();
    for (guint i = 0; i < seen->files->len; i++)
        json_array_append_new(files, json_string(seen->files->pdata[i]));
    g_autofree char *line =
        json_line(json_pack("{s:s, s:s, s:s, s:s, s:o, s:s, s:s?, s:o}", "template", preview->kind->name, "lead", lead,
                            "to", preview->row.to, "language", seen->language, "headers", headers_of(mail), "text",
                            seen->text, "html", seen->html, "attached", files));
    printf("%s\n", line);
}

static void show_text(const Wording *seen, GBytes *mail)
{
    json_t *headers = headers_of(mail), *header;
    size_t at;
    json_array_foreach(headers, at, header)
    {
        g_autofree char *value = table_clean(json_string_value(json_object_get(header, "value")));
        printf("%s: %s\n", json_string_value(json_object_get(header, "name")), value);
    }
    json_decref(headers);
    printf("\n");
    g_auto(GStrv) line = g_strsplit(seen->text, "\n", -1);
    for (char **one = line; *one && (**one || one[1]); one++) {
        g_autofree char *clean = table_clean(*one);
        printf("%s\n", clean);
    }
    for (guint i = 0; i < seen->files->len; i++)
        printf("%s[attached: %s]\n", i ? "" : "\n", (char *)seen->files->pdata[i]);
    if (seen->html)
        printf("%s[as HTML, too: --html FILE]\n", seen->files->len ? "" : "\n");
}

static bool write_whole(int file, const char *data, size_t size)
{
    bool good = ftruncate(file, 0) == 0 || errno == EINVAL; /* no file of a disk */
    while (good && size > 0) {
        ssize_t written = write(file, data, size);
        good = written > 0 || (written < 0 && errno == EINTR);
        data += MAX(written, 0);
        size -= (size_t)MAX(written, 0);
    }
    return good;
}

static CmdStatus show_html(const Wording *seen, const char *path, int file)
{
    if (!seen->html) {
        cmd_complain("this letter has no HTML");
        return CMD_NOTHING;
    }
    if (file == STDOUT_FILENO) {
        fputs(seen->html, stdout);
        return CMD_OK;
    }
    bool good = write_whole(file, seen->html, strlen(seen->html));
    if (!good)
        cmd_complain("%s: %s", path, g_strerror(errno));
    else
        printf("%s: %s\n", path, "the letter's HTML");
    return good ? CMD_OK : CMD_USAGE;
}

static CmdStatus show(const Preview *preview, int html)
{
    g_auto(Wording) seen = {.files = g_ptr_array_new_with_free_func(g_free)};
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) mail = compose(preview, &seen, &error);
    size_t size = 0;
    if (!mail) {
        cmd_complain("%s", error->message);
        return CMD_USAGE;
    }
    warn(preview, seen.language);
    if (html >= 0)
        return show_html(&seen, cmd_option(preview->cmd, "html"), html);
    const char *bytes = g_bytes_get_data(mail, &size);
    if (cmd_option(preview->cmd, "raw"))
        fwrite(bytes, 1, size, stdout);
    else if (preview->cmd->json)
        show_json(preview, &seen, mail);
    else
        show_text(&seen, mail);
    return CMD_OK;
}

/* Opened as who typed the command, before root becomes the store's owner. -1: not asked for; -2: complained. */
static int open_html(const Cmd *cmd)
{
    const char *path = cmd_option(cmd, "html");
    if (!path || strcmp(path, "-") == 0)
        return path ? STDOUT_FILENO : -1;
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0)
        cmd_complain("%s: %s", path, g_strerror(errno));
    return file < 0 ? -2 : file;
}

static CmdStatus preview_lead(const Cmd *cmd, const Words *words)
{
    g_auto(CmdOpen) open = {0};
    g_auto(Preview) preview = {.cmd = cmd, .open = &open, .words = words};
    preview.parcels = g_array_new(FALSE, FALSE, sizeof(Parcel));
    g_array_set_clear_func(preview.parcels, clear_parcel);
    uint64_t id = cmd_lead_id(cmd->words[1]);
    preview.kind = id ? find_kind(words, cmd->words[0]) : NULL;
    int html = preview.kind && speaks(&preview) ? open_html(cmd) : -2;
    if (html == -2)
        return CMD_USAGE;
    CmdStatus status = cmd_open(cmd, CMD_READ, &open);
    if (status == CMD_OK)
        status = gather(&preview, id);
    if (status == CMD_OK)
        status = show(&preview, html);
    if (html > STDOUT_FILENO)
        close(html);
    return status;
}

static CmdStatus run(const Cmd *cmd)
{
    g_autoptr(Config) config = cmd_config(cmd);
    g_autoptr(Words) words = config ? load_words(config) : NULL;
    if (!words)
        return CMD_USAGE;
    if (cmd->n_words == 0)
        return list_letters(cmd, words);
    if (cmd->n_words == 1)
        return list_vars(cmd, words);
    if (!cmd->csv)
        return preview_lead(cmd, words);
    cmd_complain("a letter is no table: no --csv");
    return CMD_USAGE;
}

const Command cmd_preview = {
    .name = "preview",
    .arguments = "[TEMPLATE [ID]]",
    .help =
        "a letter as it would be sent, from your templates; sends nothing, changes nothing\n"
        "Without arguments lists the templates; with a template alone, what it may say. An ack and a card are shown\n"
        "as of the moment the lead came, others as of now. The addresses and buttons in it carry no valid token.\n"
        "--detail, of a notice: follow-up, \"failed ADDRESS WORDS\", \"unheard ADDRESS WORDS\", \"unread WORDS\"; of "
        "a\n"
        "reminder or an escalation: remind, accept, chase, overdue, escalate, again, stale; of an answer: its lines.",
    .most = 2,
    .csv = true,
    .options = {{"language", "CODE", "in this language, not in its reader's"},
                {"to", "ADDRESS", "to this recipient: owner, manager, partner, prospect"},
                {"detail", "WORDS", "what a notice, a reminder or an answer is about"},
                {"html", "FILE", "writes the HTML part into a file, for a browser; -: to standard output"},
                {"raw", NULL, "the message itself, as the relay would get it"}},
    .run = run,
};
