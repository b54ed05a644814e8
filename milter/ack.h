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
} AckFacts;

typedef struct {
    char *to;           /* whom to answer; NULL: nobody */
    char *reason;       /* why nobody, in a word and its evidence; NULL when `to` stands */
    bool waits_for_spf; /* `to` stands once SPF is known not to fail */
} AckDecision;

AckDecision ack_decide(const Config *config, const AckFacts *facts);
void ack_clear(AckDecision *decision);

#endif
