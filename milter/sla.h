/* Deadlines as pure functions of now. */
#ifndef MILTER_SLA_H
#define MILTER_SLA_H

#include "milter/config.h"
#include "store/lead.pb-c.h"

typedef struct {
    int64_t ack_by;     /* wall time */
    int64_t accept_by;  /* business time */
    int64_t respond_by; /* business time */
} Deadlines;

const Sla *sla_of(const Config *config, LeadClass class);
Deadlines sla_deadlines(const Config *config, LeadClass class, int64_t now);

#endif
