/* The lead as it can be written down before its transaction: from a Reading and
 * an envelope, without store and clock. Pure. */
#ifndef MILTER_DRAFT_H
#define MILTER_DRAFT_H

#include "milter/intake.h"
#include "milter/route.h"
#include "milter/score.h"

/* A new Lead (lead__free_unpacked) that owns incoming->reading from now on. */
Lead *draft_lead(const Incoming *incoming, const char *relation);

/* Puts class, score and reasons of its Reading into a lead. */
void draft_score(Lead *lead, const Config *config, const char *relation);

/* What its Reading says of the channel. */
void draft_channel(Lead *lead);
/* Adds whom a message of the lead's thread is addressed to, others than us: they may follow up. */
void draft_thread(Lead *lead, const Config *config, const Reading *reading);

void draft_thread_address(Lead *lead, const Config *config, const char *address);

/* Deadlines and next step for its class, from `now` on. */
void draft_deadlines(Lead *lead, const Config *config, int64_t now);

/* What each candidate's business hours make of a new lead's deadlines. */
void draft_candidates(const Lead *lead, const Config *config, Routing *routing, int64_t now);
/* The same for a lead that gets a new owner: what was promised stays. */
void draft_handed_over(const Lead *lead, const Config *config, Routing *routing, int64_t now);

/* Whose the lead is: the prospect's address, else the sender's; NULL: nobody's. */
const char *draft_prospect(const Lead *lead);
/* A Contact on the stack of strings borrowed from the lead. */
Contact draft_contact(const Lead *lead);
const char *draft_account_domain(const Lead *lead, const Config *config);

/* Why there is no ack yet, as ack_reason says it. */
#define DRAFT_WAITS_FOR_SPF "waits for SPF"

/* Rows of the outbox: template and times; `to` and owner may come later. */
Outgoing draft_card(const Lead *lead, int64_t now);
Outgoing draft_ack(const Lead *lead, const Config *config, char *to, bool waits_for_spf, int64_t now);

/* Mail of a lead that is only observed is noted, with what would have gone to whom, and never sent. */
#define DRAFT_OBSERVED "observe mode"
void draft_hold_back(Outgoing *row, const Lead *lead, int64_t now);
/* The ack_reason of an ack that was decided on and is not sent at once; or NULL. */
const char *draft_ack_waits(const Lead *lead, bool for_spf);

/* The scopes of RFC 3834's rate limit for an ack to one address. */
typedef struct {
    char *sender, *domain;
    StoreBudget budget[3]; /* one sender, one domain, all */
} DraftBudgets;

void draft_budgets(DraftBudgets *budgets, const Config *config, const char *to);
void draft_budgets_clear(DraftBudgets *budgets);

Timer draft_timer(const char *what, int64_t due);

/* strdup into an optional protobuf string, replacing what was there. */
void draft_set(char **field, const char *value);

#endif
