/* Who may do what, doing it, and saying what came of it. */
#include "milter/command.h"

#include <string.h>

#include "milter/command_parse.h"
#include "milter/draft.h"
#include "milter/log.h"
#include "milter/now.h"
#include "milter/values.h"
#include "store/records.h"

enum {
    DAY = 86400,
    CLOSED_DAYS = 90, /* for which a closed lead's address lives on */
    ANSWER_DAYS = 2,
    FOUND_MAX = 10,
    SEARCH_PAGE = 50,
    SEARCH_MS = 60, /* the server that handed the mail in waits meanwhile */
    ANSWER_BYTES = 3000,
    KEY_SECONDS = 30 * DAY,
    CONFLICT_RETRIES = 5
};

typedef struct {
    Keeper *keeper;
    const Incoming *incoming;
    Lead *lead;
    const Owner *owner; /* the sender, if he is one */
    const char *who;    /* his name, else his address */
    GString *says;      /* the answer, a line a command */
    bool wrong;         /* something could not be done */
    bool searched;
    bool asked;     /* a question, which an answer is the whole of */
    GError **error; /* the store's */
} Taking;

/* --- Rights --- */

static bool is_manager(const Taking *t)
{
    return config_is_manager(t->incoming->config, t->incoming->envelope->mail_from);
}

static bool is_his(const Taking *t)
{
    return t->owner && t->lead->owner && strcmp(t->owner->name, t->lead->owner) == 0;
}

/* A lead is its owner's and the managers'. A colleague may look at it and add to it; a partner sees his own only. */
static bool may(const Taking *t, const MailCommand *command)
{
    static const char *const anybody[] = {"note", "source", NULL};
    if (is_manager(t) || is_his(t) || command->kind == COMMAND_PERSON || command->kind == COMMAND_HELP)
        return true;
    if (t->owner && t->owner->partner)
        return false;
    return command->kind != COMMAND_VERB || g_strv_contains(anybody, command->verb->name);
}

/* Two leads are joined by who may change both. */
static bool may_merge(const Taking *t, const MailCommand *command)
{
    Lead *other = NULL;
    uint64_t id = lead_id_of(command->argument);
    if (is_manager(t) || !id || store_lead(keeper_store(t->keeper), id, &other, NULL) != STORE_OK)
        return true; /* the verb says what is wrong with it */
    bool his = t->owner && g_strcmp0(other->owner, t->owner->name) == 0;
    lead__free_unpacked(other, NULL);
    return his;
}

/* Who has just handed it on by mistake may take that back. */
static bool did_last(const Taking *t)
{
    g_autoptr(GPtrArray) events = NULL;
    store_events(keeper_store(t->keeper), t->lead->id, &events, NULL);
    for (guint i = events ? events->len : 0; i > 0; i--) {
        const Event *event = events->pdata[i - 1];
        if (event->has_before)
            return g_strcmp0(event->who, t->who) == 0;
    }
    return false;
}

static bool has_right(const Taking *t, const MailCommand *command)
{
    bool verb = command->kind == COMMAND_VERB;
    if (verb && strcmp(command->verb->name, "undo") == 0 && did_last(t))
        return true;
    if (verb && strcmp(command->verb->name, "merge") == 0 && !may_merge(t, command))
        return false;
    return may(t, command);
}

/* --- Answers --- */

static void say(Taking *t, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void say(Taking *t, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    if (t->says->len)
        g_string_append_c(t->says, '\n');
    if (t->says->len < ANSWER_BYTES)
        g_string_append_vprintf(t->says, format, arguments);
    va_end(arguments);
}

static void refuse(Taking *t, const MailCommand *command, const char *why)
{
    t->wrong = true;
    say(t, "%s: not done. %s", command->line, why);
    log_note("%s: command refused for L-%" G_GUINT64_FORMAT ": %s",
             t->incoming->envelope->queue_id ? t->incoming->envelope->queue_id : "-", t->lead->id,
             command->verb ? command->verb->name : "person");
}

static void say_lead(Taking *t, const Lead *lead)
{
    const Reading *reading = lead->reading;
    const char *company = reading && reading->company ? reading->company->value : NULL;
    const char *name = reading && reading->name ? reading->name->value : NULL;
    say(t, "L-%" G_GUINT64_FORMAT ": %s, %s%s%s%s", lead->id, lead_class_name(lead->class_),
        lead_status_name(lead->status), lead->owner ? ", " : "", lead->owner ? lead->owner : "",
        company || name ? " | " : "");
    if (company || name)
        g_string_append(t->says, company ? company : name);
}

static void say_moment(Taking *t, const char *what, int64_t at)
{
    if (!at)
        return;
    g_autofree char *moment = words_moment("en", at, t->incoming->now, t->incoming->config->timezone);
    say(t, "%s: %s", what, moment);
}

static void status(Taking *t)
{
    const Lead *lead = t->lead;
    say_lead(t, lead);
    if (!lead->responded_at)
        say_moment(t, "answer due", lead->respond_by);
    if (lead_is_open(lead) && lead->next_step)
        say_moment(t, lead->next_step, lead->next_step_at);
    if (lead->responded_by)
        say(t, "answered by %s", lead->responded_by);
}

/* --- Find --- */

static bool has(const Found *found, const char *folded)
{
    g_autofree char *value = found ? g_utf8_strdown(found->value, -1) : NULL;
    return value && strstr(value, folded);
}

static bool matches(const Lead *lead, const char *folded)
{
    const Reading *reading = lead->reading;
    return reading && (has(reading->company, folded) || has(reading->name, folded) || has(reading->email, folded));
}

/* Down from the newest, until enough are found, all are looked through, or time is up. */
typedef struct {
    const char *folded;
    StoreQuery query;
    unsigned found, looked;
    bool more; /* that nobody has looked at */
} Search;

static void look_through(Taking *t, Search *search, const GPtrArray *leads)
{
    for (guint i = 0; i < leads->len && search->found < FOUND_MAX; i++) {
        const Lead *lead = leads->pdata[i];
        search->query.before = lead->id;
        search->looked++;
        if (!matches(lead, search->folded))
            continue;
        say_lead(t, lead);
        search->found++;
    }
}

static void search_leads(Taking *t, Search *search)
{
    int64_t until = now_monotonic_ms() + SEARCH_MS;
    for (search->more = true; search->more && search->found < FOUND_MAX && now_monotonic_ms() < until;) {
        g_autoptr(GPtrArray) leads = NULL;
        search->more = store_leads(keeper_store(t->keeper), &search->query, &leads, NULL) == STORE_OK;
        if (search->more)
            look_through(t, search, leads);
        search->more = search->more && leads->len == search->query.limit;
    }
}

/* A partner finds his own. */
static void find(Taking *t, const MailCommand *command)
{
    g_autofree char *folded = g_utf8_strdown(command->argument ? command->argument : "", -1);
    Search search = {.folded = folded, .query = STORE_QUERY_ALL};
    search.query.limit = SEARCH_PAGE;
    search.query.owner = t->owner && t->owner->partner ? t->owner->name : NULL;
    if (t->searched) {
        refuse(t, command, "One search a mail.");
        return;
    }
    t->searched = true;
    if (strlen(folded) < 2) {
        refuse(t, command, "Find whom? Two letters at least.");
        return;
    }
    search_leads(t, &search);
    if (search.found == 0)
        say(t, "%s: nothing found", command->line);
    if (search.more && search.found < FOUND_MAX)
        say(t, "(among the newest %u leads; leadctl list has all)", search.looked);
}

/* --- Doing --- */

/* One key a command of a mail: what was done is not done again when the mail comes again. */
static void key_of(const Incoming *incoming, const char *what, unsigned number, uint8_t key[32])
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *)what, -1);
    g_checksum_update(sum, incoming->key.key, sizeof incoming->key.key);
    g_checksum_update(sum, (const guchar *)&number, sizeof number);
    gsize size = 32;
    g_checksum_get_digest(sum, key, &size);
}

/* false: the store failed, and the mail comes again. */
static bool run_verb(Taking *t, const MailCommand *command, unsigned number)
{
    const Incoming *incoming = t->incoming;
    uint8_t key[32];
    key_of(incoming, "command", number, key);
    VerbActor actor = {keeper_store(t->keeper), incoming->config, incoming->now, t->who, "mail"};
    VerbRequest request = {t->lead->id, command->argument, command->value, command->reason, key};
    g_autoptr(GError) why = NULL;
    Lead *after = NULL;
    VerbResult result = verb_run(&actor, command->verb, &request, &after, &why);
    if (result == VERB_FAILED) {
        g_propagate_error(t->error, g_steal_pointer(&why));
        return false;
    }
    if (result != VERB_DONE) {
        refuse(t, command, why ? why->message : "");
        return true;
    }
    if (after) {
        g_autofree char *words = verb_says(command->verb, after);
        say(t, "%s", words);
        lead__free_unpacked(t->lead, NULL);
        t->lead = after;
    }
    return true;
}

static void run_person(Taking *t, const MailCommand *command, unsigned number)
{
    if (!t->owner) {
        refuse(t, command, "You own no leads.");
        return;
    }
    const Incoming *incoming = t->incoming;
    uint8_t key[32];
    key_of(incoming, "command", number, key);
    StoreOnce once = {incoming->now, key, KEY_SECONDS, t->lead->id};
    PersonWork work = {keeper_store(t->keeper), incoming->config, t->owner, incoming->now, "mail", &once};
    g_autoptr(GError) why = NULL;
    g_autofree char *words = person_move(&work, command->move, command->argument, &why);
    if (words)
        say(t, "%s", words);
    else
        refuse(t, command, why->message);
}

static bool run(Taking *t, const MailCommand *command, unsigned number)
{
    if (!has_right(t, command)) {
        g_autofree char *why = g_strdup_printf("L-%" G_GUINT64_FORMAT " is %s's.", t->lead->id,
                                               t->lead->owner ? t->lead->owner : "nobody");
        refuse(t, command, why);
        return true;
    }
    g_autofree char *help = NULL;
    t->asked |= command->kind == COMMAND_STATUS || command->kind == COMMAND_FIND || command->kind == COMMAND_HELP;
    switch (command->kind) {
    case COMMAND_VERB:
        return run_verb(t, command, number);
    case COMMAND_PERSON:
        run_person(t, command, number);
        return true;
    case COMMAND_STATUS:
        status(t);
        return true;
    case COMMAND_FIND:
        find(t, command);
        return true;
    case COMMAND_HELP:
        help = command_help();
        say(t, "%s", help);
        return true;
    }
    return true;
}

/* --- The mail back --- */

static StoreResult queue_answer(Taking *t)
{
    const Incoming *incoming = t->incoming;
    Lead *got = NULL;
    StoreResult result = store_lead(keeper_store(t->keeper), t->lead->id, &got, t->error);
    if (result != STORE_OK)
        return result;
    g_autoptr(Lead) lead = got;
    g_autofree char *id_domain = g_strdup(address_domain(incoming->config->identity));
    uint8_t key[32];
    key_of(incoming, "answer", 0, key);
    Outgoing row = OUTGOING__INIT;
    row.purpose = row.template_ = (char *)"answer";
    row.to = incoming->envelope->mail_from;
    row.has_created = row.has_due = row.has_expires = true;
    row.created = row.due = incoming->now;
    row.expires = incoming->now + ANSWER_DAYS * DAY;
    row.detail = t->says->str;
    const Outgoing *rows[] = {&row};
    StoreChange change = {.now = incoming->now,
                          .lead = lead,
                          .outgoing = rows,
                          .outgoings = 1,
                          .dedupe_key = key,
                          .dedupe_seconds = KEY_SECONDS,
                          .id_domain = id_domain};
    return store_change(keeper_store(t->keeper), &change, NULL, t->error);
}

static Verdict *answer(Taking *t)
{
    const Config *config = t->incoming->config;
    StoreResult result = STORE_OK;
    bool due = t->wrong || t->asked || config->answers == ANSWER_ALWAYS;
    bool wanted = t->says->len && config->mode == MODE_ACTIVE && due;
    for (int i = 0; wanted && i < CONFLICT_RETRIES && (i == 0 || result == STORE_CONFLICT); i++)
        result = queue_answer(t);
    if (result != STORE_OK && result != STORE_REPEAT && result != STORE_CONFLICT)
        return NULL;
    Verdict *verdict = verdict_new();
    verdict->strip = true;
    return verdict;
}

/* --- Meant for somebody else --- */

static Verdict *send_back(const Taking *t)
{
    const char *prospect = draft_prospect(t->lead);
    g_autofree char *reply =
        g_strdup_printf("not sent to %s: answer the original message", prospect ? prospect : "the prospect");
    log_note("%s: mail to the command address of L-%" G_GUINT64_FORMAT " was no command: refused",
             t->incoming->envelope->queue_id ? t->incoming->envelope->queue_id : "-", t->lead->id);
    return verdict_reject(reply);
}

/* A subject of another lead's card: the wrong mail was answered. */
static uint64_t other_lead(const Taking *t)
{
    const char *subject = t->incoming->reading->subject ? t->incoming->reading->subject : "";
    bool named = false;
    uint64_t other = 0;
    for (const char *at = strstr(subject, "L-"); at; at = strstr(at + 2, "L-")) {
        g_autofree char *id = g_strndup(at, 2 + strspn(at + 2, "0123456789"));
        uint64_t number = lead_id_of(id);
        named |= number == t->lead->id;
        other = number && number != t->lead->id ? number : other;
    }
    return named ? 0 : other;
}

static Verdict *run_all(Taking *t, const GPtrArray *commands)
{
    for (guint i = 0; i < commands->len; i++)
        if (!run(t, commands->pdata[i], i))
            return NULL;
    return answer(t);
}

static Verdict *take(Taking *t)
{
    const Reading *reading = t->incoming->reading;
    const char *near = NULL;
    g_autoptr(GPtrArray) commands =
        command_parse(reading ? reading->own : NULL, reading ? reading->subject : NULL, &near);
    bool closed_long = t->lead->closed_at && t->lead->closed_at + CLOSED_DAYS * DAY < t->incoming->now;
    if (!reading || reading->enclosures || (commands->len == 0 && !near))
        return send_back(t);
    if (commands->len == 0) {
        MailCommand mistyped = {.line = (char *)near};
        g_autofree char *why = g_strdup_printf("Did you mean \"%s\"? \"help\" lists what there is.", near);
        refuse(t, &mistyped, why);
    } else if (closed_long || other_lead(t)) {
        g_autofree char *why =
            closed_long
                ? g_strdup_printf("L-%" G_GUINT64_FORMAT " was closed long ago.", t->lead->id)
                : g_strdup_printf("This address is of L-%" G_GUINT64_FORMAT ", the subject of L-%" G_GUINT64_FORMAT ".",
                                  t->lead->id, other_lead(t));
        refuse(t, commands->pdata[0], why);
    } else {
        return run_all(t, commands);
    }
    return answer(t);
}

Verdict *command_take(Keeper *keeper, const Incoming *incoming, uint64_t id, GError **error)
{
    const char *sender = incoming->envelope->mail_from;
    Taking t = {.keeper = keeper, .incoming = incoming, .error = error};
    StoreResult result = store_lead(keeper_store(keeper), id, &t.lead, error);
    if (result == STORE_NOTHING)
        return verdict_reject("there is no such lead any more");
    if (result != STORE_OK)
        return NULL;
    t.owner = config_owner_by_address(incoming->config, sender);
    t.who = t.owner ? t.owner->name : sender;
    t.says = g_string_new(NULL);
    Verdict *verdict = take(&t);
    g_string_free(t.says, TRUE);
    lead__free_unpacked(t.lead, NULL);
    if (!verdict && error && !*error)
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "the store did not take the command");
    return verdict;
}
