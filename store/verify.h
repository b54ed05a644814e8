/* Comparing what the store holds with itself: one check for each table. */
#ifndef STORE_VERIFY_H
#define STORE_VERIFY_H

#include "store/inside.h"

typedef struct {
    Txn txn;
    StoreComplaint *complain;
    void *context;
    unsigned complaints;
    GHashTable *contacts, *accounts;           /* id -> VerifyCount, as the leads say */
    GHashTable *owners;                        /* name -> open leads, likewise */
    uint64_t lead, contact, account, outgoing; /* highest numbers seen */
    GArray *suspects;                          /* leads whose original could not be read */
    uint64_t event_lead, event_seq;            /* of the entry before */
} Verify;

typedef struct {
    uint64_t leads, won;
} VerifyCount;

typedef void VerifyCheck(Verify *verify, Slice key, Slice value);

/* store_verify() in this process. */
StoreResult verify_here(Store *store, StoreComplaint *complain, void *context, GError **error);

void verify_complain(Verify *verify, const char *format, ...) G_GNUC_PRINTF(2, 3);
bool verify_has(Verify *verify, Table table, const Key *key);
/* A record by key: NULL if it is not there or damaged, which is said elsewhere. */
void *verify_find(Verify *verify, Table table, const Key *key, const ProtobufCMessageDescriptor *type);
/* The record of an entry; complains if it is damaged. */
void *verify_open(Verify *verify, Table table, Slice key, Slice value, const ProtobufCMessageDescriptor *type);
bool verify_number(Verify *verify, Table table, Slice key, Slice value, uint64_t *number);

/* Records, in verify_records.c; one check a table. */
VerifyCheck verify_lead, verify_event, verify_contact, verify_account, verify_outgoing, verify_timer, verify_owner,
    verify_original, verify_ack_log;
/* Ways to them, in verify_indexes.c. */
VerifyCheck verify_fact, verify_name, verify_address, verify_domain, verify_by_status, verify_by_owner,
    verify_by_contact, verify_by_account, verify_unanswered, verify_wake, verify_spaced, verify_seen, verify_seen_until,
    verify_message, verify_outbox_due, verify_outbox_lead, verify_timer_due, verify_ack, verify_spool;

#endif
