/* The store remembers leads and what is due about them; it knows no policy.
 *
 * Every function is a whole domain operation: durable and visible, or without
 * effect. Writes are idempotent (a dedupe key, a revision, a row's state), so
 * that a caller who got STORE_UNKNOWN may simply ask again. All functions may
 * be called from any thread, and block until their result is durable; none
 * blocks on anything but the disk. Times are Unix seconds. Records handed out
 * are the caller's: free them with lead__free_unpacked() and its like, or
 * g_autoptr (store/records.h). */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/lead.pb-c.h"

typedef struct Store Store;

typedef enum {
    STORE_OK,
    STORE_NOTHING,  /* succeeded, and there is no such thing */
    STORE_REPEAT,   /* intake: this message has its lead already */
    STORE_CONFLICT, /* somebody changed the lead meanwhile: read again, decide again */
    STORE_UNKNOWN,  /* timed out: it may or may not have happened; ask again */
    STORE_FULL,     /* map or disk full: nothing happened, try later */
    STORE_FAILED    /* nothing happened; *error says why */
} StoreResult;

typedef struct {
    const char *dir;      /* NULL: in memory, for tests */
    uint64_t map_size;    /* bytes of address space; 0: the default, 64 GiB */
    unsigned job_timeout; /* milliseconds a caller waits for the writer; 0: 5000 */
    bool read_only;
} StoreOptions;

/* Opens, or makes, the store. As root the process must have become the store's
 * owner before. NULL and *error on failure, also for a newer schema. */
Store *store_open(const StoreOptions *options, GError **error);
void store_close(Store *store); /* finishes queued jobs first; NULL is fine */

/* A failure after which the process must be restarted (an I/O error that is no
 * full disk, a broken environment): from then on every write fails. */
bool store_broken(Store *store);

/* Changes whenever anybody, in this process or another, commits. */
uint64_t store_last_commit(Store *store);

/* --- Choosing an owner: serial by nature, so it happens inside the transaction --- */

typedef enum { PICK_LEAST_BUSY, PICK_ROUND_ROBIN, PICK_WEIGHTED } StorePick;

typedef struct {
    const char *name;  /* owner's */
    const char *email; /* becomes `to` of Outgoing rows with to_owner */
    unsigned weight;   /* share under PICK_WEIGHTED; at least 1 */
    unsigned capacity; /* open leads he can carry; 0: no limit */
    bool in_route;     /* false: taken only as the account's existing owner */
    /* Rows for the owner: left out, or spaced so many seconds and gathered with others. */
    bool silent;
    unsigned spaced;
    /* As his business hours make them, for the lead he gets; 0: as the lead says. */
    int64_t accept_by, respond_by, next_step_at, wake_at;
} StoreCandidate;

/* Seconds that a spaced row waits for others to go with. */
enum { STORE_GATHER = 900 };

typedef struct {
    const StoreCandidate *candidate;
    size_t candidates;
    StorePick pick;
    bool prefer_account; /* the account's owner first, if he is a candidate at all */
    const char *reason;  /* the route, as words: "route 2: country SE" */
} StoreChoice;

/* --- Intake --- */

typedef struct {
    const char *scope; /* "sender:a@b", "domain:b", "total" */
    unsigned limit;    /* acks ... */
    int64_t seconds;   /* ... in any stretch of this length */
} StoreBudget;

typedef struct {
    int64_t now;
    uint8_t dedupe_key[32];
    int64_t dedupe_seconds; /* how long the key is kept */
    const char *intake;     /* comma-free address list is in lead->intake; on a repeat new ones are noted */

    /* All but id, revision, owner, contact, account; relation only if he is a customer by other records than these. */
    const Lead *lead;
    const StoreChoice *choice;  /* NULL: nobody (class none) */
    const Contact *contact;     /* all but id; merged into the one known by address; NULL: none */
    const char *account_domain; /* NULL: free mail or unknown, no account by domain */
    const char *account_name;
    const Event *const *event;
    size_t events;
    const Outgoing *const *outgoing; /* all but id, lead, message_id */
    size_t outgoings;
    const Timer *const *timer;
    size_t timers;
    const StoreBudget *budget; /* on exceeding one, rows of purpose "ack" are left out and ack_reason says so */
    size_t budgets;

    const uint8_t *original; /* the message as received; NULL when spool holds it */
    size_t original_size;
    const char *spool;     /* file name inside DIR/spool, already fsynced with its folder; or NULL */
    const char *id_domain; /* right-hand side of the Message-IDs we give out */
} StoreIntake;

/* Takes a message in: lead, contact, account, events, fact row, timers and
 * outbox in one transaction. STORE_OK: *lead is the new lead; the events
 * "intake" and, with a choice, "assigned" are the store's, unless the caller
 * brought such. STORE_REPEAT: *lead is the one it became before; only new
 * intake addresses and a "repeat" event were written, at most one an address.
 *
 * What we know of a contact stands; a message can only add to it. A contact
 * without an account by domain has one of its own. An account keeps the owner
 * of its first lead, who changes only with its only lead. A row for the owner
 * is HELD while there is none. */
StoreResult store_intake(Store *store, const StoreIntake *intake, Lead **lead, GError **error);

/* A file for an original too large for the transaction: DIR/spool/<name>. */
char *store_spool_path(Store *store, const char *name);

/* --- Changing a lead --- */

typedef struct {
    int64_t now;
    const Lead *lead;          /* as it shall be; its revision is the one it was read at */
    const StoreChoice *choice; /* NULL: lead->owner stands; else chosen anew */
    const Event *const *event;
    size_t events;
    const Outgoing *const *outgoing;
    size_t outgoings;
    const Timer *const *timer; /* added; same lead, what and step replaces */
    size_t timers;
    const char *const *cancel;          /* NULL-terminated timer names (`what`) removed; NULL: none */
    const char *const *cancel_outgoing; /* NULL-terminated purposes: waiting rows of these are removed; NULL: none */
    const Contact *contact;             /* for a lead that has none yet, as in StoreIntake; or NULL */
    const char *account_domain, *account_name;
    const StoreBudget *budget;
    size_t budgets;
    const char *undeliverable; /* the status that a report gave its contact's mailbox; "": it writes; NULL: no news */
    const uint8_t *dedupe_key; /* 32 bytes or NULL: a follow-up message taken once; STORE_REPEAT the second time */
    int64_t dedupe_seconds;
    const char *message_id; /* a further message of this thread, to be found by it; or NULL */
    const uint8_t *message; /* that message as received, kept with the thread if it is small; or NULL */
    size_t message_size;
    const char *id_domain;
} StoreChange;

/* Applies it if the lead is still at that revision. STORE_OK: *after is the
 * lead as written (after may be NULL). STORE_CONFLICT: nothing happened.
 * Cancelling comes before adding, and gives the budget of an ack back; an ack
 * is left out if the lead still has one that was sent or is to be. */
StoreResult store_change(Store *store, const StoreChange *change, Lead **after, GError **error);

/* --- Reading --- */

typedef struct {
    int class;          /* LeadClass or -1 */
    int status;         /* LeadStatus or -1; -1 leaves out ignored and merged ones */
    const char *owner;  /* or NULL */
    const char *source; /* or NULL; exact, or with a trailing * a prefix */
    uint64_t contact;   /* or 0 */
    uint64_t account;   /* or 0 */
    int64_t since;      /* created at or after; 0: ever */
    int64_t overdue_at; /* open, unanswered, not only observed, respond_by before this; 0: any */
    bool observed;      /* taken in observe mode, and nothing since */
    uint64_t before;    /* only leads of a smaller number, to go on where an answer ended; 0: from the newest */
    unsigned limit;     /* 0: no limit */
} StoreQuery;

#define STORE_QUERY_ALL ((StoreQuery){.class = -1, .status = -1})

/* The leads that match, newest first, of Lead* (the array frees them). Found
 * through the index of overdue, contact, account, owner or status, whichever is given. */
StoreResult store_leads(Store *store, const StoreQuery *query, GPtrArray **leads, GError **error);

StoreResult store_lead(Store *store, uint64_t id, Lead **lead, GError **error);
StoreResult store_events(Store *store, uint64_t id, GPtrArray **events, GError **error); /* of Event*, oldest first */
StoreResult store_original(Store *store, uint64_t id, GBytes **original, GError **error);
/* What was kept of its thread since, the newest few, oldest first, of GBytes*. */
StoreResult store_thread(Store *store, uint64_t id, GPtrArray **messages, GError **error);
StoreResult store_contact(Store *store, const char *address, Contact **contact, GError **error);
StoreResult store_account(Store *store, uint64_t id, Account **account, GError **error);
/* The account of a mail domain. */
StoreResult store_account_of(Store *store, const char *domain, Account **account, GError **error);
StoreResult store_owners(Store *store, GPtrArray **states, GError **error); /* of OwnerState* */

/* What a message asks for, done once however often it comes. */
typedef struct {
    int64_t now;
    const uint8_t *key; /* 32 bytes */
    int64_t seconds;    /* for which it is kept */
    uint64_t lead;      /* it was about */
} StoreOnce;

/* Whether an owner is away or busy, as said by himself, his mailbox or leadctl: his
 * away_since, away_until, away_how and busy_until become those of `state` (0 or NULL: not so).
 * `once` may be NULL; STORE_REPEAT: it was done before. */
StoreResult store_owner_presence(Store *store, const OwnerState *state, const StoreOnce *once, GError **error);

/* The lead that a Message-ID (without angle brackets) belongs to, whether it
 * came in or was ours; *ours tells which. */
StoreResult store_find_message(Store *store, const char *message_id, Lead **lead, bool *ours, GError **error);

/* --- What is due --- */

/* Timers of that name (NULL: of any) due at or before now, oldest first, of Timer*.
 * They stay until a store_change() cancels or replaces them. */
StoreResult store_due(Store *store, const char *what, int64_t now, unsigned limit, GPtrArray **timers, GError **error);
/* Leads whose wake_at is now or before, the longest overdue first, of Lead*. A
 * store_change() that moves their wake_at puts them to sleep again. */
StoreResult store_awake(Store *store, int64_t now, unsigned limit, GPtrArray **leads, GError **error);
StoreResult store_next_due(Store *store, int64_t *due, GError **error); /* earliest timer, lead or outbox row */

/* --- The outbox --- */

/* Takes up to `limit` rows that are due and unclaimed, or claimed by a process
 * that is gone or for too long, of Outgoing*. `claimant` names this process.
 * A row's `attempts` counts claims, this one included. */
StoreResult store_claim(Store *store, int64_t now, const char *claimant, int64_t lease, unsigned limit,
                        GPtrArray **rows, GError **error);

/* Makes all claims void; for the one daemon at its start. */
StoreResult store_void_claims(Store *store, GError **error);

typedef struct {
    int64_t now;
    uint64_t id;
    OutgoingState state; /* SENT, FAILED, DROPPED (nobody needs it any more), or WAITING to try again at `due` */
    int64_t due;
    const char *reply;  /* the relay's words */
    const Event *event; /* for the lead; or NULL */
} StoreSettle;

/* Settles a claimed row, its event and, for an ack, the lead's acked_at or, if
 * it failed, ack_reason (a new revision of the lead). Settling a settled row
 * again is STORE_NOTHING. */
StoreResult store_settle(Store *store, const StoreSettle *settle, GError **error);

StoreResult store_outbox(Store *store, bool settled_too, unsigned limit, GPtrArray **rows, GError **error);
StoreResult store_outgoing(Store *store, uint64_t id, Outgoing **row, GError **error);

/* --- Forgetting a person --- */

typedef struct {
    int64_t now;
    const char *address;
    bool suppress;         /* he is not to be written to either; kept in any case if he has said so before */
    bool look;             /* only tells what there is: changes nothing */
    LeadStatus status;     /* open leads of his are closed as this ... */
    const char *reason;    /* ... for this reason */
    const char *who, *how; /* of the event */
} StoreForget;

typedef struct {
    GArray *lead;                                  /* of uint64_t: his leads, which stay without him */
    GArray *named;                                 /* of uint64_t: leads of others that named him: no longer */
    unsigned closed, mail, originals, message_ids; /* open leads; rows of the outbox; messages kept; ways to them */
    bool contact, account, suppressed;             /* removed: his contact, accounts of his alone; kept: a hash */
} StoreForgotten;

/* Erases what says who somebody was: contact, accounts that nobody else has, and of
 * his leads all but class, score, status, owner, times, source, country, language and
 * kind; their events keep who of ours did what when. Many leads are several
 * transactions, after each of which the store is sound; asking again goes on where it
 * stopped. Of others' leads only his address is taken. STORE_NOTHING: nobody knows
 * him. Clear *forgotten in any case.
 *
 * The back end may keep freed bytes until it needs the room: a backup is free of them. */
StoreResult store_forget(Store *store, const StoreForget *forget, StoreForgotten *forgotten, GError **error);
void store_forgotten_clear(StoreForgotten *forgotten);

/* --- Care --- */

typedef void StoreComplaint(const char *what, void *context);

/* Reads every record and index and compares them, beside a live daemon, in a
 * process of its own (fork: not for a program with threads that work).
 * STORE_OK: sound; STORE_FAILED: complaints were made. */
StoreResult store_verify(Store *store, StoreComplaint *complain, void *context, GError **error);

/* A compact, consistent copy (spool files and keys included) made in a new folder. */
StoreResult store_backup(Store *store, const char *dir, GError **error);

/* Housekeeping of what time has outlived (dedupe keys, budget entries,
 * originals past their retention, dead readers), and of mail that a clock set
 * back would let wait until it has caught up; bounded per call. */
StoreResult store_expire(Store *store, int64_t now, int64_t original_seconds, GError **error);

/* Two generations of 32-byte signing keys, in DIR/secret (0600), made at first. */
bool store_secret(Store *store, uint8_t current[32], uint8_t previous[32], GError **error);

#endif
