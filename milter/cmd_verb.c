/* leadctl assign, won, lost, …: the verbs of verb.c from the command line. */
#include "milter/cmd.h"
#include "milter/cmd_open.h"
#include "milter/json.h"
#include "milter/json_lead.h"
#include "milter/verb.h"
#include "store/records.h"

static CmdStatus status_of(VerbResult result)
{
    static const CmdStatus status[] = {
        [VERB_DONE] = CMD_OK, [VERB_NO_LEAD] = CMD_NOTHING, [VERB_REFUSED] = CMD_USAGE, [VERB_FAILED] = CMD_STORE};
    return status[result];
}

static CmdStatus carry_out(const Cmd *cmd, const CmdOpen *open, const Verb *verb, uint64_t id, const char *argument)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Lead) after = NULL;
    VerbActor actor = {open->store, open->config, open->now, open->who, "leadctl"};
    VerbRequest request = {id, argument, cmd_option(cmd, "value"), cmd_option(cmd, "reason"), NULL};
    VerbResult result = verb_run(&actor, verb, &request, &after, &error);
    if (result != VERB_DONE) {
        cmd_complain("%s", error->message);
        return status_of(result);
    }
    if (cmd->json) {
        g_autofree char *account = cmd_account(open, after->account);
        g_autofree char *line = json_line(json_lead(after, account));
        printf("%s\n", line);
    } else {
        g_autofree char *words = verb_says(verb, after);
        printf("%s\n", words);
    }
    return CMD_OK;
}

static CmdStatus run(const Cmd *cmd, const char *name)
{
    g_auto(CmdOpen) open = {0};
    uint64_t id = cmd_lead_id(cmd->words[0]);
    g_autofree char *argument = cmd->n_words > 1 ? g_strjoinv(" ", cmd->words + 1) : NULL;
    CmdStatus status = id ? cmd_open(cmd, CMD_WRITE, &open) : CMD_USAGE;
    return status == CMD_OK ? carry_out(cmd, &open, verb_find(name), id, argument) : status;
}

#define REASON                                                                 \
    {                                                                          \
        "reason", "WORDS", "why: a code, or free words that are mapped to one" \
    }
#define WHY                                         \
    {                                               \
        "reason", "WORDS", "why, in your own words" \
    }
#define VALUE                                   \
    {                                           \
        "value", "AMOUNT", "like \"12000 EUR\"" \
    }
#define VERB(word, arguments_, least_, most_, help_, ...) \
    static CmdStatus run_##word(const Cmd *cmd)           \
    {                                                     \
        return run(cmd, #word);                           \
    }                                                     \
    const Command cmd_##word = {.name = #word,            \
                                .arguments = arguments_,  \
                                .help = help_,            \
                                .least = least_,          \
                                .most = most_,            \
                                .options = {__VA_ARGS__}, \
                                .run = run_##word}

VERB(assign, "ID OWNER", 2, 2, "give a lead to an owner; his card comes with the message attached", WHY);
VERB(accept, "ID", 1, 1, "the owner takes it", VALUE, WHY);
VERB(reject, "ID", 1, 1,
     "back to its route, to somebody else\n"
     "Reasons: not-mine territory capacity duplicate open-deal no-fit not-a-lead",
     VALUE, REASON);
VERB(called, "ID [OUTCOME]", 1, 2,
     "tried the prospect by phone\n"
     "Outcomes: reached (if nothing else is said) voicemail noanswer wrong. Only reached stops the clock.",
     VALUE, WHY);
VERB(met, "ID", 1, 1, "met the prospect", VALUE, WHY);
VERB(qualified, "ID", 1, 1, "need, authority and time are confirmed with a human", VALUE, WHY);
VERB(unqualified, "ID", 1, 1,
     "no business for us\n"
     "Reasons: no-need no-budget no-authority profile region student competitor supplier unreachable",
     VALUE, REASON);
VERB(proposal, "ID", 1, 1, "a quote or proposal is out", VALUE, WHY);
VERB(won, "ID", 1, 1, "they bought", VALUE, WHY);
VERB(lost, "ID", 1, 1,
     "they did not\n"
     "Reasons: price delivery-time competitor:NAME no-budget no-decision product-gap timing no-response cancelled",
     VALUE, REASON);
VERB(nurture, "ID", 1, 1, "not now, perhaps later", VALUE, WHY);
VERB(note, "ID TEXT", 2, SIZE_MAX, "add a note", {0});
VERB(reclassify, "ID CLASS", 2, 2,
     "overturn the class: hot, general or none\n"
     "From none to a lead: it is routed, has its deadlines from now on, and its owner gets a card with the message\n"
     "attached; no late ack is sent. To none: its timers and the mail that waits are cancelled.",
     WHY);
VERB(next, "ID WHEN", 2, SIZE_MAX,
     "what comes next, comes then: 3d, 2wd, friday, tomorrow 10:00, 2026-12-04\n"
     "The first response stays due when it was promised.",
     {0});
VERB(snooze, "ID WHEN", 2, SIZE_MAX,
     "no reminders until then\n"
     "The first response stays due when it was promised.",
     {0});
VERB(source, "ID WORDS", 2, SIZE_MAX, "where it came from: fair Hannover, referral, utm:spring", {0});
VERB(merge, "ID INTO", 2, 2,
     "the same as another lead, in which it lives on\n"
     "Further messages of its thread join that one.",
     WHY);
VERB(split, "ID", 1, 1, "was merged by mistake: a lead of its own again", {0});
VERB(undo, "ID", 1, 1,
     "takes the last change by a person back; once more brings it back\n"
     "Refused when something else has happened to the lead since. Mail that went out stays out.",
     {0});
