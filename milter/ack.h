/* May a lead be acknowledged, and to whom (RFC 3834, section 2). Pure. */
#ifndef MILTER_ACK_H
#define MILTER_ACK_H

#include <stdbool.h>

#include "milter/config.h"
#include "store/lead.pb-c.h"

typedef struct {
    const Lead *lead;       /* class, unparsed, spf, dmarc, mail_from, reading */
    bool names_our_message; /* its References name mail of ours: two robots may be talking */
    bool own_token_sender;  /* a token of ours as envelope sender, from elsewhere */
    bool suppressed;        /* the prospect does not want to be written to */
} AckFacts;

typedef struct {
    char *to;           /* whom to answer; NULL: nobody */
    char *reason;       /* why nobody, in a word and its evidence; NULL when `to` stands */
    bool waits_for_spf; /* `to` stands once SPF is known not to fail */
} AckDecision;

/* Is it the listed relay itself that handed this lead in: from our own house, or with SPF or DMARC in its name?
 * Else a forger's body would choose whom we write to. False while SPF is pending. */
bool ack_relay_proven(const Config *config, const Lead *lead);

/* Whether an ack already written may still go, as far as the sender's authentication goes; NULL: yes, else why not. */
const char *ack_too_late(const Config *config, const Lead *lead);

AckDecision ack_decide(const Config *config, const AckFacts *facts);
void ack_clear(AckDecision *decision);

#endif
