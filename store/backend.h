/* What a back end gives: byte strings in ordered, named tables, and
 * transactions over them. The domain operations are written once, above it.
 *
 * One write transaction at a time; its begin, commit and abort are calls of one
 * thread. Read transactions are of any thread, see one consistent state, and
 * must be short: while one is open, that thread opens no other. Values handed
 * out are the back end's, valid until the transaction ends or writes. A table
 * must not be written while a cursor walks it. */
#ifndef STORE_BACKEND_H
#define STORE_BACKEND_H

#include "store/store.h"

typedef enum {
    TABLE_META,        /* name -> number: schema and the last numbers given out */
    TABLE_LEADS,       /* lead -> Lead */
    TABLE_EVENTS,      /* lead, seq -> Event */
    TABLE_FACTS,       /* lead -> fact row */
    TABLE_NAMES,       /* 64-bit hash -> the text that fact rows mean by it */
    TABLE_CONTACTS,    /* contact -> Contact */
    TABLE_ADDRESSES,   /* hash of address -> contact */
    TABLE_ACCOUNTS,    /* account -> Account */
    TABLE_DOMAINS,     /* hash of domain -> account */
    TABLE_BY_STATUS,   /* status, lead */
    TABLE_BY_OWNER,    /* hash of owner, lead */
    TABLE_BY_CONTACT,  /* contact, lead */
    TABLE_BY_ACCOUNT,  /* account, lead */
    TABLE_UNANSWERED,  /* respond_by, lead: open ones without a response */
    TABLE_WAKES,       /* wake_at, lead */
    TABLE_SPACED,      /* hash of address -> time of the last of his spaced mails */
    TABLE_SEEN,        /* dedupe key -> Seen */
    TABLE_SEEN_UNTIL,  /* expires, dedupe key */
    TABLE_MESSAGES,    /* hash of Message-ID -> Known */
    TABLE_OUTBOX,      /* outgoing -> Outgoing */
    TABLE_OUTBOX_DUE,  /* due, outgoing: all that is not settled */
    TABLE_OUTBOX_LEAD, /* lead, outgoing */
    TABLE_TIMERS,      /* lead, step, what -> Timer */
    TABLE_TIMERS_DUE,  /* due, lead, step, what */
    TABLE_OWNERS,      /* hash of owner -> OwnerState */
    TABLE_ACKS,        /* hash of scope, time, outgoing */
    TABLE_ACK_LOG,     /* outgoing -> AckLog */
    TABLE_ORIGINALS,   /* lead -> Original */
    TABLE_SPOOL,       /* file name -> lead */
    TABLE_COUNT
} Table;

/* The table's name in the store's file. */
const char *table_name(Table table);

typedef struct {
    const void *data;
    size_t size;
} Slice;

typedef enum {
    BACKEND_OK,
    BACKEND_NOTHING, /* no such key, end of the table */
    BACKEND_FULL,    /* map or disk */
    BACKEND_FAILED,
    BACKEND_BROKEN /* for good: restart the process */
} BackendResult;

typedef struct BackendBase BackendBase;
typedef struct BackendTxn BackendTxn;
typedef struct BackendCursor BackendCursor;

typedef enum {
    MOVE_TO,     /* the first key at or after the one given */
    MOVE_BEFORE, /* the last key before the one given */
    MOVE_NEXT,
    MOVE_PREVIOUS
} BackendMove;

/* Whoever returns neither OK nor NOTHING has set *error. */
typedef struct {
    BackendBase *(*open)(const StoreOptions *options, GError **error);
    void (*close)(BackendBase *base);

    /* With a parent (a write transaction), nested in it. */
    BackendResult (*begin)(BackendBase *base, BackendTxn *parent, bool write, BackendTxn **txn, GError **error);
    BackendResult (*commit)(BackendTxn *txn, GError **error); /* durable; ends it in any case */
    void (*abort)(BackendTxn *txn);

    BackendResult (*get)(BackendTxn *txn, Table table, Slice key, Slice *value, GError **error);
    BackendResult (*put)(BackendTxn *txn, Table table, Slice key, Slice value, GError **error);
    BackendResult (*del)(BackendTxn *txn, Table table, Slice key, GError **error);

    BackendResult (*cursor)(BackendTxn *txn, Table table, BackendCursor **cursor, GError **error);
    BackendResult (*move)(BackendCursor *cursor, BackendMove move, Slice *key, Slice *value, GError **error);
    void (*uncursor)(BackendCursor *cursor);

    /* After BACKEND_FULL, with no write transaction open: true if there is more
     * room now. */
    bool (*grow)(BackendBase *base);
    uint64_t (*last_commit)(BackendBase *base);
    void (*tidy)(BackendBase *base);                                  /* forgets dead readers */
    bool (*copy)(BackendBase *base, const char *dir, GError **error); /* compact, into an existing folder */
} Backend;

extern const Backend backend_lmdb;
extern const Backend backend_memory;

GQuark store_error_quark(void);
#define STORE_ERROR (store_error_quark())

#endif
