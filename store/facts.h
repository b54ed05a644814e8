/* The fact row of a lead: what reports count, of fixed size, so that a report
 * scans 240 bytes a lead and unpacks nothing. Texts stand there as 64-bit
 * hashes (0: absent); facts_text() gives them back. Times are 0 if absent. */
#ifndef STORE_FACTS_H
#define STORE_FACTS_H

#include "store/inside.h"

typedef struct {
    uint64_t id;
    int64_t created;
    uint64_t lead_class, status, waiting_on;
    int64_t score;
    uint64_t owner, source, channel, campaign, relation, country, language, kind, sla, lost_reason;
    uint64_t contact, account;
    int64_t accept_by, respond_by, promised_by;
    int64_t accepted_at, responded_at, acked_at, stage_since, closed_at;
    uint64_t attempts, touches, reassigned;
    int64_t cents; /* of the value */
    uint64_t currency;
    uint64_t flags; /* FACTS_... */
} Facts;

enum { FACTS_UNPARSED = 1, FACTS_RECLASSIFIED = 2, FACTS_VALUED = 4, FACTS_OBSERVED = 8 };

uint64_t facts_hash(const char *text); /* 0 for NULL and "" */
Facts facts_of(const Lead *lead);
void facts_put(Txn *txn, const Lead *lead);            /* the names it uses too */
bool facts_open(Slice key, Slice value, Facts *facts); /* of an entry of TABLE_FACTS; false: damaged */
char *facts_text(Txn *txn, uint64_t hash);             /* NULL: unknown */

#endif
