/* leadctl show: all that is known of one lead, and what happened to it. */
#include <string.h>

#include "milter/cmd.h"
#include "milter/cmd_open.h"
#include "milter/draft.h"
#include "milter/json.h"
#include "milter/json_lead.h"
#include "milter/table.h"
#include "store/records.h"

static void line(const char *label, const char *text)
{
    if (!text || !*text)
        return;
    g_autofree char *clean = table_clean(text);
    printf("  %-14s %s\n", label, clean);
}

static void line_found(const char *label, const Found *found)
{
    line(label, found ? found->value : NULL);
}

static void line_time(const char *label, int64_t at, const CmdOpen *open)
{
    g_autofree char *text = at ? cmd_moment(open, at) : NULL;
    line(label, text);
}

static void show_head(const Lead *lead)
{
    g_autofree char *subject = table_clean(lead->reading ? lead->reading->subject : NULL);
    g_autofree char *owner = table_clean(lead->owner);
    printf("L-%" G_GUINT64_FORMAT "  %s %d  %s%s%s%s%s\n", lead->id, lead_class_name(lead->class_), lead->score,
           lead_status_name(lead->status), *owner ? ", " : "", owner, *subject ? "   " : "", subject);
}

static void show_respond_by(const Lead *lead, const CmdOpen *open)
{
    if (!lead->respond_by)
        return;
    bool runs = lead_is_open(lead) && !lead->responded_at;
    int64_t left = lead->respond_by - open->now;
    g_autofree char *moment = cmd_moment(open, lead->respond_by), *stretch = cmd_stretch(ABS(left));
    g_autofree char *text =
        g_strconcat(moment, runs ? (left < 0 ? " (late " : " (in ") : "", runs ? stretch : "", runs ? ")" : "", NULL);
    line("respond by", text);
}

static void show_ack(const Lead *lead, const CmdOpen *open)
{
    g_autofree char *moment = lead->acked_at ? cmd_moment(open, lead->acked_at) : NULL;
    g_autofree char *sent = moment ? g_strdup_printf("sent %s to %s", moment, lead->ack_to ? lead->ack_to : "") : NULL;
    g_autofree char *why = lead->ack_reason && *lead->ack_reason ? g_strdup_printf("none: %s", lead->ack_reason) : NULL;
    bool observed = lead->observed && lead->ack_to && g_strcmp0(lead->ack_reason, DRAFT_OBSERVED) == 0;
    g_autofree char *would = observed ? g_strdup_printf("%s, to %s otherwise", why, lead->ack_to) : NULL;
    line("ack", would ? would : sent ? sent : why ? why : lead->ack_to ? "waits to be sent" : NULL);
}

static void show_state(const Lead *lead, const CmdOpen *open)
{
    g_autofree char *next = lead->next_step_at ? cmd_moment(open, lead->next_step_at) : NULL;
    g_autofree char *step = next ? g_strdup_printf("%s, %s", lead->next_step ? lead->next_step : "", next) : NULL;
    g_autofree char *value = lead->value ? g_strdup_printf("%.2f %s", lead->value->amount,
                                                           lead->value->currency ? lead->value->currency : "")
                                         : NULL;
    line_time("created", lead->created, open);
    show_respond_by(lead, open);
    line_time("accepted", lead->accepted_at, open);
    line_time("answered", lead->responded_at, open);
    line("owner because", lead->owner_reason);
    show_ack(lead, open);
    line("waiting on", waiting_on_name(lead->waiting_on));
    line("next", step);
    line("value", value);
    line("lost because", lead->lost_reason);
    line("unread", lead->unparsed);
    line_time("forgotten", lead->forgotten, open);
}

static void show_items(const Reading *reading)
{
    for (size_t i = 0; i < reading->n_product; i++)
        line_found(i ? "" : "products", reading->product[i]);
    for (size_t i = 0; i < reading->n_quantity; i++) {
        const Quantity *quantity = reading->quantity[i];
        g_autofree char *text = g_strdup_printf("%.10g %s  %s", quantity->value, quantity->unit ? quantity->unit : "",
                                                quantity->product ? quantity->product : "");
        line(i ? "" : "quantity", g_strchomp(text));
    }
    for (size_t i = 0; i < reading->n_attachment; i++)
        line(i ? "" : "attachments", reading->attachment[i]->filename);
    for (size_t i = 0; i < reading->n_missing; i++)
        line(i ? "" : "missing", reading->missing[i]);
}

static void show_reading(const Reading *reading)
{
    line_found("kind", reading->kind);
    line_found("name", reading->name);
    line_found("title", reading->title);
    line_found("company", reading->company);
    line_found("email", reading->email);
    line_found("phone", reading->phone);
    line_found("city", reading->city);
    line_found("country", reading->country);
    line_found("language", reading->language);
    line_found("deadline", reading->deadline);
    line_found("reference", reading->their_reference);
    show_items(reading);
    line("words", reading->words);
}

/* Whose last report says that nothing reaches him, or NULL; the caller frees it. */
static Contact *undeliverable(const Lead *lead, const CmdOpen *open)
{
    g_autoptr(Contact) contact = NULL;
    const char *address = draft_prospect(lead);
    if (!address || store_contact(open->store, address, &contact, NULL) != STORE_OK || !contact->undeliverable)
        return NULL;
    return g_steal_pointer(&contact);
}

static void show_mailbox(const Lead *lead, const CmdOpen *open)
{
    g_autoptr(Contact) contact = undeliverable(lead, open);
    if (!contact)
        return;
    g_autofree char *since = cmd_moment(open, contact->undeliverable_at);
    g_autofree char *text = g_strdup_printf("%s, since %s", contact->undeliverable, since);
    line("undeliverable", text);
}

static void show_origin(const Lead *lead, const CmdOpen *open)
{
    g_autofree char *account = cmd_account(open, lead->account);
    for (size_t i = 0; i < lead->n_intake; i++)
        line(i ? "" : "sent to", lead->intake[i]);
    line("from", lead->mail_from && *lead->mail_from ? lead->mail_from : "<>");
    show_mailbox(lead, open);
    line("account", account);
    line("relation", lead->relation);
    line("source", lead->source);
    line("channel", lead->channel);
    line("spf", lead->spf);
    line("dmarc", lead->dmarc);
    line("message-id", lead->message_id);
}

static void show_reasons(const Lead *lead)
{
    fputs(lead->n_reason ? "\nwhy\n" : "", stdout);
    for (size_t i = 0; i < lead->n_reason; i++) {
        g_autofree char *evidence = table_clean(lead->reason[i]->evidence);
        printf("  %+4d  %-*s%s%s\n", lead->reason[i]->points, *evidence ? 22 : 0, lead->reason[i]->name,
               *evidence ? " " : "", evidence);
    }
}

/* "assigned bob -> alice (route 2: …): text". */
static char *event_words(const Event *event)
{
    GString *words = g_string_new(event->what);
    bool from = event->from && *event->from, to = event->to && *event->to;
    if (from || to)
        g_string_append_printf(words, " %s%s%s", from ? event->from : "", from && to ? " → " : "", to ? event->to : "");
    if (event->why && *event->why)
        g_string_append_printf(words, " (%s)", event->why);
    if (event->text && *event->text)
        g_string_append_printf(words, ": %s", event->text);
    return g_string_free(words, FALSE);
}

static void show_events(const GPtrArray *events, const CmdOpen *open)
{
    printf("\nwhat happened\n");
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        g_autofree char *moment = cmd_moment(open, event->at), *words = event_words(event);
        g_autofree char *clean = table_clean(words), *who = table_clean(event->who);
        printf("  %-17s %-18s %s\n", moment, who, clean);
    }
}

static void show_json(const Lead *lead, const GPtrArray *events, const CmdOpen *open)
{
    g_autofree char *account = cmd_account(open, lead->account);
    g_autoptr(Contact) contact = undeliverable(lead, open);
    json_t *object = json_lead(lead, account), *list = json_array();
    json_object_set_new(object, "undeliverable", contact ? json_string(contact->undeliverable) : json_null());
    for (guint i = 0; events && i < events->len; i++)
        json_array_append_new(list, json_event(events->pdata[i]));
    json_object_set_new(object, "events", list);
    g_autofree char *text = json_line(object);
    printf("%s\n", text);
}

static CmdStatus show(const Cmd *cmd, const CmdOpen *open, uint64_t id)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Lead) lead = NULL;
    g_autoptr(GPtrArray) events = NULL;
    CmdStatus status = cmd_store_status(store_lead(open->store, id, &lead, &error), &error);
    if (status == CMD_NOTHING)
        cmd_complain("no lead L-%" G_GUINT64_FORMAT, id);
    if (status == CMD_OK && cmd_store_status(store_events(open->store, id, &events, &error), &error) == CMD_STORE)
        status = CMD_STORE;
    if (status != CMD_OK)
        return status;
    if (cmd->json) {
        show_json(lead, events, open);
        return CMD_OK;
    }
    show_head(lead);
    show_state(lead, open);
    if (lead->reading)
        show_reading(lead->reading);
    show_origin(lead, open);
    show_reasons(lead);
    if (events)
        show_events(events, open);
    return CMD_OK;
}

static CmdStatus run_show(const Cmd *cmd)
{
    g_auto(CmdOpen) open = {0};
    uint64_t id = cmd_lead_id(cmd->words[0]);
    CmdStatus status = id ? cmd_open(cmd, CMD_READ, &open) : CMD_USAGE;
    return status == CMD_OK ? show(cmd, &open, id) : status;
}

const Command cmd_show = {
    .name = "show",
    .arguments = "ID",
    .help = "all about one lead: what was read, why it is what it is, what happened",
    .least = 1,
    .most = 1,
    .run = run_show,
};
