/* leadctl list, ignored: leads as a table, as CSV, as JSON. */
#include <string.h>

#include "milter/cmd.h"
#include "milter/cmd_open.h"
#include "milter/draft.h"
#include "milter/json.h"
#include "milter/json_lead.h"
#include "milter/table.h"
#include "milter/values.h"
#include "store/records.h"

enum { LIMIT = 50, WIDE = 115 };

static const char *found(const Found *value)
{
    return value ? value->value : NULL;
}

static const char *who_asks(const Lead *lead)
{
    const Reading *reading = lead->reading;
    const char *company = reading ? found(reading->company) : NULL, *name = reading ? found(reading->name) : NULL;
    return company ? company : name ? name : draft_prospect(lead);
}

static const char *what_is_wanted(const Lead *lead)
{
    const Reading *reading = lead->reading;
    if (!reading)
        return lead->unparsed;
    return reading->subject && *reading->subject ? reading->subject : reading->words;
}

/* "Mon 10:10 in 40m", "Mon 10:10 late 2h", "answered"; nothing once it is closed. */
static char *urgency(const Lead *lead, const CmdOpen *open)
{
    if (lead->responded_at)
        return g_strdup("answered");
    if (!lead_is_open(lead) || !lead->respond_by)
        return NULL;
    int64_t left = lead->respond_by - open->now;
    g_autofree char *moment = cmd_moment_short(open, lead->respond_by), *stretch = cmd_stretch(ABS(left));
    return g_strconcat(moment, left < 0 ? " late " : " in ", stretch, NULL);
}

static void add_row(Table *table, const Lead *lead, const CmdOpen *open, bool wide)
{
    char *cells[] = {cmd_lead_name(lead->id),
                     g_strdup_printf("%s %d", lead_class_name(lead->class_), lead->score),
                     g_strdup(lead_status_name(lead->status)),
                     g_strdup(lead->owner),
                     urgency(lead, open),
                     g_strdup(who_asks(lead)),
                     g_strdup(lead->reading ? found(lead->reading->country) : NULL),
                     g_strdup(what_is_wanted(lead)),
                     wide ? g_strdup(lead->source) : NULL};
    table_add(table, cells);
}

/* The source where there is room for it. */
static void print_table(const GPtrArray *leads, const CmdOpen *open)
{
    static const TableColumn columns[] = {{"ID", 10, false},    {"CLASS", 11, false},      {"STATUS", 11, false},
                                          {"OWNER", 10, false}, {"RESPOND BY", 18, false}, {"COMPANY", 16, false},
                                          {"CC", 2, false},     {"WANTS", 0, false},       {"SOURCE", 16, false}};
    bool wide = table_width() >= WIDE;
    g_autoptr(Table) table = table_new(columns, G_N_ELEMENTS(columns) - (wide ? 0 : 1));
    for (guint i = 0; i < leads->len; i++)
        add_row(table, leads->pdata[i], open, wide);
    table_print(table, stdout, table_width());
}

static char *time_or_empty(int64_t at)
{
    return at ? rfc3339(at) : NULL;
}

static void add_csv_row(Table *table, const Lead *lead)
{
    const Reading *reading = lead->reading;
    char *cells[] = {cmd_lead_name(lead->id),
                     g_strdup(lead_class_name(lead->class_)),
                     g_strdup_printf("%d", lead->score),
                     g_strdup(lead_status_name(lead->status)),
                     g_strdup(lead->owner),
                     time_or_empty(lead->created),
                     time_or_empty(lead->respond_by),
                     time_or_empty(lead->responded_at),
                     time_or_empty(lead->acked_at),
                     g_strdup(reading ? found(reading->company) : NULL),
                     g_strdup(reading ? found(reading->name) : NULL),
                     g_strdup(draft_prospect(lead)),
                     g_strdup(reading ? found(reading->phone) : NULL),
                     g_strdup(reading ? found(reading->country) : NULL),
                     g_strdup(reading ? reading->subject : NULL),
                     g_strdup(lead->source),
                     lead->value ? g_strdup_printf("%.2f", lead->value->amount) : NULL,
                     g_strdup(lead->value ? lead->value->currency : NULL),
                     g_strdup(lead->lost_reason)};
    table_add(table, cells);
}

static void print_csv(const GPtrArray *leads)
{
    static const TableColumn columns[] = {
        {.title = "id"},       {.title = "class"},    {.title = "score"},      {.title = "status"},
        {.title = "owner"},    {.title = "created"},  {.title = "respond_by"}, {.title = "responded_at"},
        {.title = "acked_at"}, {.title = "company"},  {.title = "name"},       {.title = "email"},
        {.title = "phone"},    {.title = "country"},  {.title = "subject"},    {.title = "source"},
        {.title = "amount"},   {.title = "currency"}, {.title = "lost_reason"}};
    g_autoptr(Table) table = table_new(columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < leads->len; i++)
        add_csv_row(table, leads->pdata[i]);
    table_print_csv(table, stdout);
}

static void print_json(const GPtrArray *leads, const CmdOpen *open)
{
    for (guint i = 0; i < leads->len; i++) {
        const Lead *lead = leads->pdata[i];
        g_autofree char *account = cmd_account(open, lead->account);
        g_autofree char *line = json_line(json_lead(lead, account));
        printf("%s\n", line);
    }
}

/* What a person may mean by a word that is no name of anything. */
static bool refuse_word(const char *option, const char *text, const char *const *words)
{
    const char *near = value_nearest(text, words);
    g_autofree char *all = g_strjoinv(", ", (char **)words);
    if (near)
        cmd_complain("expected --%s to be one of %s, got \"%s\"; did you mean \"%s\"?", option, all, text, near);
    else
        cmd_complain("expected --%s to be one of %s, got \"%s\"", option, all, text);
    return false;
}

static bool take_class(const Cmd *cmd, StoreQuery *query)
{
    static const char *const words[] = {"hot", "general", "none", NULL};
    const char *text = cmd_option(cmd, "class");
    if (!text)
        return true;
    query->class = lead_class_of(text);
    if (query->class == LEAD_CLASS__CLASS_NONE && query->status < 0)
        query->status = LEAD_STATUS__STATUS_IGNORED;
    return query->class >= 0 || refuse_word("class", text, words);
}

static bool take_status(const Cmd *cmd, StoreQuery *query)
{
    static const char *const words[] = {"new",  "assigned",    "accepted", "contacted", "qualified", "proposal", "won",
                                        "lost", "unqualified", "nurture",  "merged",    "ignored",   NULL};
    const char *text = cmd_option(cmd, "status");
    if (!text)
        return true;
    query->status = lead_status_of(text);
    return query->status >= 0 || refuse_word("status", text, words);
}

static bool take_query(const Cmd *cmd, const CmdOpen *open, StoreQuery *query)
{
    const char *name = cmd_option(cmd, "owner");
    const Owner *owner = name ? config_owner(open->config, name) : NULL;
    query->owner = owner ? owner->name : name;
    query->source = cmd_option(cmd, "source");
    query->overdue_at = cmd_option(cmd, "overdue") ? open->now : 0;
    query->observed = cmd_option(cmd, "observed");
    return take_status(cmd, query) && take_class(cmd, query) && cmd_since(cmd, open, &query->since) &&
           cmd_limit(cmd, LIMIT, &query->limit);
}

static CmdStatus run_list(const Cmd *cmd)
{
    g_auto(CmdOpen) open = {0};
    CmdStatus status = cmd_open(cmd, CMD_READ, &open);
    StoreQuery query = STORE_QUERY_ALL;
    if (status != CMD_OK)
        return status;
    if (!take_query(cmd, &open, &query))
        return CMD_USAGE;
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) leads = NULL;
    status = cmd_store_status(store_leads(open.store, &query, &leads, &error), &error);
    if (status != CMD_OK)
        return status;
    if (cmd->json)
        print_json(leads, &open);
    else if (cmd->csv)
        print_csv(leads);
    else
        print_table(leads, &open);
    return CMD_OK;
}

/* "newsletter -60, bulk -30": what weighed most against it. */
static char *reason_line(const Lead *lead)
{
    GString *line = g_string_new(lead->reclassified ? "by hand; " : NULL);
    for (size_t i = 0, shown = 0; i < lead->n_reason && shown < 4; i++) {
        if (lead->reason[i]->points == 0 && shown > 0)
            continue;
        g_string_append_printf(line, "%s%s %+d", shown ? ", " : "", lead->reason[i]->name, lead->reason[i]->points);
        shown++;
    }
    return g_string_free(line, FALSE);
}

static void print_ignored(const GPtrArray *leads, const CmdOpen *open, bool csv)
{
    static const TableColumn columns[] = {{"ID", 10, false},   {"WHEN", 17, false},    {"KIND", 12, false},
                                          {"FROM", 26, false}, {"SUBJECT", 28, false}, {"WHY", 0, false}};
    g_autoptr(Table) table = table_new(columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < leads->len; i++) {
        const Lead *lead = leads->pdata[i];
        const Reading *reading = lead->reading;
        const char *kind = reading ? found(reading->kind) : NULL;
        char *cells[] = {cmd_lead_name(lead->id),
                         csv ? rfc3339(lead->created) : cmd_moment(open, lead->created),
                         g_strdup(kind      ? kind
                                  : reading ? reading->automatic
                                            : NULL),
                         g_strdup(lead->mail_from && *lead->mail_from ? lead->mail_from : "<>"),
                         g_strdup(reading ? reading->subject : NULL),
                         reason_line(lead)};
        table_add(table, cells);
    }
    if (csv)
        table_print_csv(table, stdout);
    else
        table_print(table, stdout, MAX(table_width(), 120));
}

static CmdStatus run_ignored(const Cmd *cmd)
{
    g_auto(CmdOpen) open = {0};
    CmdStatus status = cmd_open(cmd, CMD_READ, &open);
    StoreQuery query = STORE_QUERY_ALL;
    query.status = LEAD_STATUS__STATUS_IGNORED;
    if (status != CMD_OK)
        return status;
    if (!cmd_since(cmd, &open, &query.since) || !cmd_limit(cmd, 0, &query.limit))
        return CMD_USAGE;
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) leads = NULL;
    status = cmd_store_status(store_leads(open.store, &query, &leads, &error), &error);
    if (status == CMD_OK && cmd->json)
        print_json(leads, &open);
    else if (status == CMD_OK)
        print_ignored(leads, &open, cmd->csv);
    return status;
}

const Command cmd_list = {
    .name = "list",
    .arguments = "",
    .help = "leads, newest first; closed ones too\n"
            "Shows neither what was judged none (see ignored) nor merged leads.",
    .csv = true,
    .options = {{"class", "CLASS", "hot, general or none"},
                {"status", "STATUS", "new, assigned, accepted, contacted, qualified, proposal, won, lost, …"},
                {"owner", "NAME", "of one owner"},
                {"source", "SOURCE", "like plus:expo26, or a beginning: form:*"},
                {"since", "WHEN", "created since 2026-11-02, or in the last 7d"},
                {"overdue", NULL, "nobody has answered in time"},
                {"observed", NULL, "taken in observe mode, and nothing has happened to them since"},
                {"limit", "N", "at most so many (50); 0: all"}},
    .run = run_list,
};

const Command cmd_ignored = {
    .name = "ignored",
    .arguments = "",
    .help = "what was judged none, and why\n"
            "`leadctl reclassify ID hot` overturns it.",
    .csv = true,
    .options = {{"since", "WHEN", "since 2026-11-02, or in the last 7d"},
                {"limit", "N", "at most so many; without: all"}},
    .run = run_ignored,
};
