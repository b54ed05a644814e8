/* What templates may say, in words for who writes them. */
#include "milter/letter_vars.h"

#include <glib.h>
#include <string.h>

const LetterKind letter_kinds[] = {
    {"ack-hot", VARS_ACK, "prospect", "acknowledges a hot lead: who answers, by when", NULL},
    {"ack-general", VARS_ACK, "prospect", "acknowledges any other lead", NULL},
    {"card", VARS_LEAD, "owner", "tells a lead to its owner", NULL},
    {"reminder", VARS_LEAD, "owner", "reminds the owner of what is due", "remind"},
    {"escalation", VARS_LEAD, "manager", "tells the lead manager what nobody has done", "escalate"},
    {"digest", VARS_DIGEST, "owner", "several reminders to one person, in one mail", "remind"},
    {"notice", VARS_LEAD, "owner", "something happened: more from the prospect, mail that came back, not readable",
     "follow-up"},
    {"answer", VARS_LEAD, "owner", "answers a command that was sent by mail", "L-1042: done"},
    {"page", VARS_PAGE, NULL, "the layout of an ack's HTML; there is page.html alone", NULL},
    {0},
};

#define ACK VARS_ACK
#define LEAD VARS_LEAD
#define DIGEST VARS_DIGEST
#define PAGE VARS_PAGE

const LetterVar letter_vars[] = {
    {"company", VAR_TEXT, ACK | LEAD | DIGEST, "our company's name"},
    {"lead", VAR_TEXT, LEAD, "its number: L-1042"},
    {"hot", VAR_FLAG, LEAD, "it is hot"},
    {"general", VAR_FLAG, LEAD, "it is not"},
    {"who", VAR_TEXT, LEAD, "company, else name, else address, and country: for a subject line"},
    {"what", VAR_TEXT, LEAD, "goods and quantity, in short: 40 x NF-220 +2"},
    {"subject", VAR_TEXT, ACK | LEAD, "the subject of the inquiry; in an ack without links, and not from a web form"},
    {"owner", VAR_GROUP, ACK | LEAD, "who answers"},
    {"owner.name", VAR_TEXT, ACK | LEAD, "as the configuration has it; a login gets capitals: Hans Mueller"},
    {"owner.email", VAR_TEXT, ACK | LEAD, "the owner's address"},

    {"promised", VAR_TEXT, ACK, "the moment by which we answer, while that is still to come"},
    {"closed", VAR_TEXT, ACK, "when the office opens, if it is closed now and nobody answers before"},
    {"asks", VAR_FLAG, ACK, "there is something to ask for"},
    {"ask", VAR_LIST, ACK, "at most three facts that a quote needs and nobody has said"},
    {"ask.fact", VAR_GROUP, ACK, "which one"},
    {"ask.fact.product", VAR_FLAG, ACK, "which goods"},
    {"ask.fact.quantity", VAR_FLAG, ACK, "how many"},
    {"ask.fact.deadline", VAR_FLAG, ACK, "by when"},
    {"ask.fact.country", VAR_FLAG, ACK, "where to"},
    {"ask.fact.phone", VAR_FLAG, ACK, "a phone number"},
    {"ask.fact.company", VAR_FLAG, ACK, "which company"},

    {"kind", VAR_GROUP, ACK | LEAD, "what is asked for; one of these"},
    {"kind.rfq", VAR_FLAG, ACK | LEAD, "a quotation or a tender"},
    {"kind.price", VAR_FLAG, ACK | LEAD, "a price"},
    {"kind.order", VAR_FLAG, ACK | LEAD, "an order, again or for the first time"},
    {"kind.demo", VAR_FLAG, ACK | LEAD, "a demonstration"},
    {"kind.call", VAR_FLAG, ACK | LEAD, "a call"},
    {"kind.sample", VAR_FLAG, ACK | LEAD, "a sample"},
    {"kind.brochure", VAR_FLAG, ACK | LEAD, "a brochure"},
    {"kind.other", VAR_FLAG, ACK | LEAD, "anything else"},

    {"name", VAR_TEXT, ACK | LEAD, "the prospect's name; in an ack only if it looks like one"},
    {"customer", VAR_FLAG, ACK | LEAD, "bought before; in an ack only with ack.customers: own"},
    {"email", VAR_TEXT, LEAD, "the prospect's address"},
    {"phone", VAR_TEXT, LEAD, "the prospect's number, as +49..."},
    {"title", VAR_TEXT, LEAD, "job title"},
    {"company_name", VAR_TEXT, LEAD, "the prospect's company"},
    {"website", VAR_TEXT, LEAD, "its website"},
    {"place", VAR_TEXT, LEAD, "postcode, city, country code"},
    {"candidate", VAR_TEXT, LEAD, "somebody named in the message who may be the prospect"},
    {"relay", VAR_GROUP, LEAD, "how it came, if not from the prospect; name and one of the others"},
    {"relay.name", VAR_TEXT, LEAD, "the form's or marketplace's name"},
    {"relay.form", VAR_FLAG, LEAD, "by a web form"},
    {"relay.marketplace", VAR_FLAG, LEAD, "by a marketplace"},
    {"relay.forward", VAR_FLAG, LEAD, "somebody forwarded it"},
    {"relay.chat", VAR_FLAG, LEAD, "from a chat"},
    {"relay.voicemail", VAR_FLAG, LEAD, "from a voicemail system"},

    {"has_facts", VAR_FLAG, LEAD, "there is something in the next five"},
    {"items", VAR_LIST, LEAD, "lines: what is wanted, with quantity: 500 kg PTFE powder"},
    {"attachments", VAR_LIST, LEAD, "lines: the files that came along, and their sizes"},
    {"deadline", VAR_TEXT, LEAD, "the day by which it is needed"},
    {"budget", VAR_TEXT, LEAD, "amount and currency"},
    {"their_reference", VAR_TEXT, LEAD, "the prospect's number of the inquiry"},
    {"has_wants", VAR_FLAG, LEAD, "there is something in wants"},
    {"wants", VAR_LIST, LEAD, "lines: the prospect's own words, at most 14"},
    {"has_missing", VAR_FLAG, LEAD, "there is something in missing"},
    {"missing", VAR_LIST, LEAD, "what a quote needs and nobody has said"},
    {"missing.fact", VAR_GROUP, LEAD, "which one"},
    {"missing.fact.product", VAR_FLAG, LEAD, "which goods"},
    {"missing.fact.quantity", VAR_FLAG, LEAD, "how many"},
    {"missing.fact.deadline", VAR_FLAG, LEAD, "by when"},
    {"missing.fact.country", VAR_FLAG, LEAD, "where to"},
    {"missing.fact.phone", VAR_FLAG, LEAD, "a phone number"},
    {"missing.fact.company", VAR_FLAG, LEAD, "which company"},
    {"missing.fact.name", VAR_FLAG, LEAD, "who it is"},
    {"missing.fact.budget", VAR_FLAG, LEAD, "what it may cost"},
    {"missing.fact.email", VAR_FLAG, LEAD, "an address"},
    {"missing.fact.other", VAR_TEXT, LEAD, "anything else, by its name"},
    {"missing.last", VAR_FLAG, LEAD, "the last one: no comma behind it"},

    {"respond_by", VAR_TEXT, LEAD, "when an answer is due: today, Monday 10:10 CET"},
    {"by", VAR_TEXT, LEAD, "the same, short: 10:10, Tue 10:10"},
    {"unparsed", VAR_TEXT, LEAD, "why the message could not be read"},
    {"attached", VAR_FLAG, LEAD, "the original goes along"},
    {"too_large", VAR_FLAG, LEAD, "the original would, but is larger than partners.attach"},
    {"same_project", VAR_TEXT, LEAD, "the number of a lead of somebody else who asks for the same"},
    {"won", VAR_TEXT, LEAD, "how many leads of this person were won"},
    {"previous", VAR_TEXT, LEAD, "how many leads of this person there were before"},
    {"first_seen", VAR_TEXT, LEAD, "the day of the first"},
    {"account", VAR_GROUP, LEAD, "the prospect's company, if it was here before"},
    {"account.name", VAR_TEXT, LEAD, "its name or domain"},
    {"account.leads", VAR_TEXT, LEAD, "how many leads"},
    {"account.won", VAR_TEXT, LEAD, "how many of them were won"},
    {"account.owner", VAR_TEXT, LEAD, "whose it is"},
    {"source", VAR_TEXT, LEAD, "where it came from: plus:expo26"},
    {"score", VAR_TEXT, LEAD, "its points"},
    {"reasons", VAR_LIST, LEAD, "what gave them"},
    {"reasons.points", VAR_TEXT, LEAD, "+40"},
    {"reasons.name", VAR_TEXT, LEAD, "the rule's name"},
    {"reasons.evidence", VAR_TEXT, LEAD, "the words it found"},
    {"owner_reason", VAR_TEXT, LEAD, "why it is this owner's: route 2: country DE"},

    {"ack", VAR_GROUP, LEAD, "what the prospect was told"},
    {"ack.to", VAR_TEXT, LEAD, "which address"},
    {"ack.sent", VAR_FLAG, LEAD, "the ack was sent"},
    {"ack.coming", VAR_FLAG, LEAD, "it will be"},
    {"ack.none", VAR_TEXT, LEAD, "why there is none"},

    {"step", VAR_GROUP, LEAD, "why this letter comes; one of these"},
    {"step.remind", VAR_FLAG, LEAD, "something is due soon; in a card and a notice, too"},
    {"step.overdue", VAR_FLAG, LEAD, "it was due"},
    {"step.accept", VAR_FLAG, LEAD, "nobody has accepted the lead"},
    {"step.chase", VAR_FLAG, LEAD, "time to ask the prospect again"},
    {"step.escalate", VAR_FLAG, LEAD, "nobody has answered, the manager hears of it"},
    {"step.again", VAR_FLAG, LEAD, "he hears of it once more"},
    {"step.stale", VAR_FLAG, LEAD, "nothing has happened for long: close it, or let it rest"},
    {"wait", VAR_GROUP, LEAD, "what is waited for: one of the first six, and when"},
    {"wait.respond", VAR_FLAG, LEAD, "our first answer"},
    {"wait.reply", VAR_FLAG, LEAD, "our answer to the prospect's newest message"},
    {"wait.proposal", VAR_FLAG, LEAD, "our offer"},
    {"wait.silence", VAR_FLAG, LEAD, "the prospect's answer"},
    {"wait.outcome", VAR_FLAG, LEAD, "word of what came of it"},
    {"wait.date", VAR_FLAG, LEAD, "a day that somebody set"},
    {"wait.due", VAR_TEXT, LEAD, "when it is due"},
    {"wait.by", VAR_TEXT, LEAD, "the same, short"},
    {"wait.since", VAR_TEXT, LEAD, "since which day"},
    {"wait.late", VAR_FLAG, LEAD, "it is late, and it is on us"},
    {"wait.credited", VAR_TEXT, LEAD, "another lead of this prospect, to which an answer was counted"},

    {"followup", VAR_FLAG, LEAD, "notice: the prospect has written again"},
    {"failed", VAR_GROUP, LEAD, "notice: the ack could not be delivered"},
    {"failed.to", VAR_TEXT, LEAD, "to which address"},
    {"failed.reply", VAR_TEXT, LEAD, "what the mail server said"},
    {"unheard", VAR_GROUP, LEAD, "notice: mail to a colleague could not be delivered"},
    {"unheard.to", VAR_TEXT, LEAD, "to which address"},
    {"unheard.reply", VAR_TEXT, LEAD, "what the mail server said"},
    {"unanswered", VAR_GROUP, LEAD, "notice: the owner's own answer came back"},
    {"unanswered.to", VAR_TEXT, LEAD, "to which address"},
    {"unanswered.reply", VAR_TEXT, LEAD, "what the mail server said"},
    {"unread", VAR_TEXT, LEAD, "notice: why the message could not be read in the end"},
    {"lines", VAR_LIST, LEAD, "answer: what came of the commands, line by line"},

    {"link", VAR_GROUP, LEAD, "addresses for buttons; write {{{link.won}}}, unescaped, in text"},
    {"link.write", VAR_TEXT, LEAD, "writes to the prospect, in the thread of the inquiry"},
    {"link.call", VAR_TEXT, LEAD, "dials the prospect's number"},
    {"link.accept", VAR_TEXT, LEAD, "sends the command accept; so do the others with theirs"},
    {"link.not_mine", VAR_TEXT, LEAD, "reject not-mine"},
    {"link.reject", VAR_TEXT, LEAD, "reject not-mine"},
    {"link.later", VAR_TEXT, LEAD, "snooze 3d"},
    {"link.not_a_lead", VAR_TEXT, LEAD, "not-a-lead"},
    {"link.called", VAR_TEXT, LEAD, "called reached"},
    {"link.voicemail", VAR_TEXT, LEAD, "called voicemail"},
    {"link.qualified", VAR_TEXT, LEAD, "qualified"},
    {"link.unqualified", VAR_TEXT, LEAD, "unqualified, to be completed"},
    {"link.proposal", VAR_TEXT, LEAD, "proposal, to be completed"},
    {"link.won", VAR_TEXT, LEAD, "won, to be completed"},
    {"link.lost", VAR_TEXT, LEAD, "lost, to be completed"},
    {"link.assign", VAR_TEXT, LEAD, "assign, to be completed"},
    {"link.status", VAR_TEXT, LEAD, "status"},
    {"link.nurture", VAR_TEXT, LEAD, "nurture"},

    {"count", VAR_TEXT, DIGEST, "how many leads"},
    {"names", VAR_LIST, DIGEST, "the first three of them, for the subject"},
    {"names.who", VAR_TEXT, DIGEST, "as in a card"},
    {"names.last", VAR_FLAG, DIGEST, "the last one: no comma behind it"},
    {"more", VAR_TEXT, DIGEST, "how many there are besides those three"},
    {"items", VAR_LIST, DIGEST, "the leads: in each, everything that a reminder has"},

    {"language", VAR_TEXT, PAGE, "of the letter, as a code: de"},
    {"dir", VAR_TEXT, PAGE, "ltr, or rtl for languages that are written from the right"},
    {"block", VAR_LIST, PAGE, "the paragraphs of the plain text"},
    {"block.lines", VAR_LIST, PAGE, "lines: of a paragraph"},
    {"block.items", VAR_LIST, PAGE, "lines: of a list (whose lines begin with a dash)"},
    {"block.note", VAR_FLAG, PAGE, "the last one: small print"},
    {0},
};

const LetterPartial letter_partials[] = {
    {"_ack", "ack: the whole text, in languages that have the same for hot and general leads"},
    {"_thanks", "ack: thanks for what was asked for"},
    {"_ask", "ack: the questions, or an invitation to add something"},
    {"_sign", "ack: the end, with the company's name"},
    {"_due", "reminder, escalation, digest: what is waited for, and when it is or was due"},
    {"_item", "reminder, escalation, digest: the lead in one line"},
    {"_fact", "card: the name of a fact that is missing"},
    {"_relay", "card: how the inquiry came"},
    {"_acked", "card: what the prospect was told"},
    {0},
};

const LetterKind *letter_kind(const char *name)
{
    for (const LetterKind *kind = letter_kinds; kind->name; kind++)
        if (strcmp(kind->name, name) == 0)
            return kind;
    return NULL;
}

const char *letter_var_type(VarType type)
{
    static const char *const names[] = {
        [VAR_TEXT] = "text", [VAR_FLAG] = "flag", [VAR_GROUP] = "group", [VAR_LIST] = "list"};
    return names[type];
}

/* "owner.name" has "owner.name", "owner" and "name"; "ask.fact.phone" has "fact.phone", too. */
static bool has_trail(const char *whole, const char *name)
{
    g_autofree char *dotted = g_strconcat(".", whole, ".", NULL), *wanted = g_strconcat(".", name, ".", NULL);
    return strstr(dotted, wanted) != NULL;
}

bool letter_var_known(LetterVars vars, const char *name)
{
    unsigned in = vars == VARS_DIGEST ? VARS_DIGEST | VARS_LEAD : (unsigned)vars;
    bool known = strcmp(name, ".") == 0;
    for (const LetterVar *var = letter_vars; var->name && !known; var++)
        known = (var->in & in) && has_trail(var->name, name);
    return known;
}
