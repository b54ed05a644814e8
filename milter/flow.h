/* The lifecycle: one table says from which status a move leads to which, one
 * what is next in each. new → assigned → accepted → contacted → qualified →
 * proposal → won | lost, besides unqualified and nurture. Pure. */
#ifndef MILTER_FLOW_H
#define MILTER_FLOW_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "milter/config.h"
#include "store/lead.pb-c.h"

typedef enum {
    FLOW_ASSIGN,
    FLOW_ACCEPT,
    FLOW_REJECT,  /* back to its route */
    FLOW_CONTACT, /* a human answered, called or met; the first time implies acceptance */
    FLOW_QUALIFY,
    FLOW_UNQUALIFY,
    FLOW_PROPOSE,
    FLOW_WIN,
    FLOW_LOSE,
    FLOW_NURTURE
} FlowMove;

typedef struct {
    LeadStatus from, to;
    bool answered; /* the clock that ran against us stops */
    bool closed;   /* nothing is left to be done by a deadline */
} FlowStep;

/* Moves a lead: status, stage_since, accepted_at, responded_at and _by, closed_at,
 * waiting_on, next step. false and *error in words for a person: "L-1042 is won
 * already: it cannot be rejected"; the lead is untouched then. `who` answered;
 * `step` may be NULL. */
bool flow_move(Lead *lead, FlowMove move, const char *who, const Config *config, int64_t now, FlowStep *step,
               GError **error);

/* What is next for a lead of its status: waiting_on, next_step, next_step_at, and
 * the clock that watches over it (clock_from, clock_done, wake_at). */
void flow_next_step(Lead *lead, const Config *config, int64_t now);

/* The prospect has written again: it is for us to reply. What we owe already, a first
 * response or an offer say, stays due when it was. */
void flow_prospect_wrote(Lead *lead, const Config *config, int64_t now);

/* A person has said what is next, and when: waiting_on stays. `step` is a static word or the lead's own. */
void flow_next_on(Lead *lead, const Config *config, const char *step, int64_t at, int64_t now);

/* It has a new owner, who must accept it anew. The promise to the prospect stays;
 * where it is broken already, the new owner has the SLA's time from now on. */
void flow_handed_over(Lead *lead, const Config *config, int64_t now);

/* The answer that stopped the clock never arrived (a DSN says so): the lead is
 * unanswered again. What was promised to the prospect stays. */
void flow_answer_failed(Lead *lead, const Config *config, int64_t now);

/* The code for a reason in free words: itself where it is one ("competitor:NAME"
 * too), else by its key words, else "other". Only for reject, lose and
 * unqualify; NULL for other moves and for no words. The caller frees it. */
char *flow_reason(FlowMove move, const char *words);
/* The codes of a move, NULL-terminated; NULL where it has none. */
const char *const *flow_reasons(FlowMove move);

#endif
