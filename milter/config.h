/* The configuration: YAML through one settings table into an immutable,
 * reference-counted snapshot. Reload makes a new one; a message in flight keeps
 * its own. Thread safe once loaded. milter/yaml.c alone uses libyaml,
 * milter/settings.c holds the table. */
#ifndef MILTER_CONFIG_H
#define MILTER_CONFIG_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "milter/calendar.h"

/* A stretch of time: "90m", "2wd". Working days and business hours depend on a calendar. */
typedef struct {
    int64_t seconds;   /* s m h d, business time where the SLA says so */
    int64_t work_days; /* wd */
    bool wall;         /* "2h wall": by the clock on the wall */
} Duration;

typedef struct {
    char *address;
    int points;
} IntakeAddress;

typedef enum { CARD_SEPARATE, CARD_DIGEST, CARD_NONE } CardMode;

/* How cards come: for all classes, or one; -1: not said. */
typedef struct {
    int all, hot, general;
    int threaded; /* 1: into the original's thread */
} Cards;

typedef struct {
    char *name;
    char *email;
    char *login;        /* NULL: the address or its local part */
    unsigned weight;    /* 1 */
    unsigned capacity;  /* 0: no limit */
    char **languages;   /* or NULL */
    char *absences;     /* path of an iCalendar file, or NULL */
    Absences *away;     /* what stood in it at loading, or NULL */
    char **aliases;     /* further addresses he writes from, or NULL */
    bool partner;       /* channel: partner */
    char *full_name;    /* as people write it, or NULL */
    char *zone;         /* name of his time zone, or NULL: the company's */
    Calendar *calendar; /* his business hours; the company's holidays too; never NULL */
    Cards card;
} Owner;

typedef enum { ROUTE_LEAST_BUSY, ROUTE_ROUND_ROBIN, ROUTE_WEIGHTED } RoutePick;

typedef struct {
    char **country;     /* NULL: any; upper case */
    char **product;     /* NULL: any; lower case words */
    char **language;    /* NULL: any */
    int class;          /* LeadClass or -1 */
    char **to;          /* owners' names */
    char **fallback;    /* who is asked when none of them is there; may be empty */
    char *zone;         /* name of a time zone, or NULL: the company's */
    Calendar *calendar; /* business hours of whoever has none of his own; never NULL */
    RoutePick pick;
} Route;

/* How soon. In a case's own, 0 means: as the class has it. */
typedef struct {
    Duration ack;      /* wall time */
    Duration accept;   /* the owner takes it */
    Duration respond;  /* a human answers */
    Duration reply;    /* to each further message of the prospect */
    Duration proposal; /* is out, once somebody who wants one was contacted */
    Duration *chase;   /* after an offer, or an answer, that nothing came back to; n_chase long */
    size_t n_chase;
    Duration stale; /* nothing at all has happened since */
    double *remind; /* fractions of the time there is; NULL-able, n_remind long */
    size_t n_remind;
    double escalate;
    double reassign; /* -1: never */
} Sla;

/* An SLA for some leads; all that is given must match. */
typedef struct {
    int class;       /* LeadClass or -1 */
    char **kind;     /* NULL: any */
    char **owner;    /* names; NULL: any */
    char **route;    /* names or numbers, the first is 1; NULL: any */
    char **relation; /* NULL: any */
    char *name;      /* or NULL */
    Sla sla;
} SlaCase;

typedef struct {
    char *name;
    char **in;
    char *match;
    int points;
    char *position; /* file:line:column */
} ScoringRule;

typedef struct {
    unsigned limit;
    int64_t seconds;
} Budget;

typedef struct {
    char *address; /* as written: CIDR or address */
    uint8_t bytes[16];
    unsigned bits; /* of the v4-mapped or v6 address */
} ClientNet;

typedef enum { MODE_ACTIVE, MODE_OBSERVE } Mode;
typedef enum { ON_ERROR_TEMPFAIL, ON_ERROR_ACCEPT } OnError;
typedef enum { ACK_NOT_FAIL, ACK_PASS } AckWhen;
typedef enum { CUSTOMERS_OWN, CUSTOMERS_SAME, CUSTOMERS_NONE } AckCustomers;
typedef enum { ANSWER_ALWAYS, ANSWER_ERRORS } AnswerWhen;

typedef struct {
    char *file;
    char *listen;       /* unix:/path or inet:port@host or inet6:port@host */
    char *socket_group; /* NULL: postfix, where there is such a group */
    mode_t socket_mode;
    char *store;
    int64_t partner_attach;                            /* bytes of an original that goes to a partner outside */
    char *relay;                                       /* smtp://host:port */
    char *relay_user, *relay_password_file, *relay_ca; /* or NULL */
    int relay_tls;                                     /* 1: a must */
    char **dns_servers;
    int64_t dns_timeout; /* seconds */
    unsigned dns_queries;

    char *company_name;
    char **company_domains; /* lower case */
    char *company_language;
    char *company_country; /* ISO 3166-1, or NULL */
    GTimeZone *timezone;
    char *timezone_name;
    Calendar *calendar; /* hours and holidays */

    IntakeAddress *intake;
    size_t n_intake;
    char **relays;
    ClientNet *trusted;
    size_t n_trusted;
    char **daemon_names;
    char *authserv; /* or NULL */
    char *identity;
    Owner *owner;
    size_t n_owner;
    char **managers; /* may be empty, never NULL */
    Route *route;    /* at least one; the last matches all */
    size_t n_route;
    char *accounts_file;         /* or NULL */
    struct Customers *customers; /* the customer list; or NULL */
    char *on_call_file;          /* or NULL */
    Rota *on_call;               /* hot leads outside hours go to whom it names; or NULL */
    char **track;                /* owners' names: mail straight to them is an inquiry too */
    Sla hot, general;
    SlaCase *sla_case; /* the first that matches comes before those two */
    size_t n_sla_case;
    int scoring_hot;
    ScoringRule *rule;
    size_t n_rule;
    AckWhen ack_when;
    AckCustomers ack_customers;
    Budget ack_sender, ack_domain, ack_total;
    AnswerWhen answers; /* to commands by mail */
    Cards card;
    bool courier_hold;
    Mode mode;
    OnError on_error;
    unsigned readers;      /* processes; 4 */
    unsigned read_timeout; /* milliseconds at end of message; 250 */
    unsigned resolvers;    /* processes; 8 */
    int64_t retention;     /* seconds an original is kept; 0: for ever */
    char *templates;       /* folder of the installation's own templates, or NULL */
} Config;

/* NULL and *error: "file:line:column: key: expected …, got …; did you mean …?".
 * `file` may be NULL for the defaults alone (leadctl explain without -c): then
 * company, intake, identity and owners are empty. */
Config *config_load(const char *file, GError **error);
Config *config_ref(Config *config);
void config_unref(Config *config);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Config, config_unref)

/* Things that work but will surprise, one sentence each (a partner owner, no
 * authserv); of char*. */
GPtrArray *config_warnings(const Config *config);

/* Look-ups every part needs. Addresses are compared in their canonical spelling
 * (store/mailbox.h), "+tag" ignored. */
const IntakeAddress *config_intake(const Config *config, const char *address);
const Owner *config_owner(const Config *config, const char *name);
const Owner *config_owner_by_address(const Config *config, const char *address); /* email or alias */
/* How an owner (NULL: anybody) has the cards of a hot lead, or a general one. */
CardMode config_card(const Config *config, const Owner *owner, bool hot);
/* Whether an owner (NULL: anybody) has his cards in the thread of the original. */
bool config_card_threaded(const Config *config, const Owner *owner);
/* Whose business hours: the owner's of that name, if he has his own; else the route's
 * (its number, the first is 1; 0: none), else the company's. */
const Calendar *config_calendar(const Config *config, const char *owner, size_t route);
const Owner *config_owner_by_login(const Config *config, const char *login);
bool config_our_domain(const Config *config, const char *address);
bool config_is_manager(const Config *config, const char *address);
bool config_is_relay(const Config *config, const char *address);     /* relays:, exact or *@domain */
bool config_trusts_client(const Config *config, const char *client); /* text IPv4, IPv6 or v4-mapped */

/* address == address, in whatever spelling (store/mailbox.h). */
bool address_equal(const char *a, const char *b);
bool address_equal_untagged(const char *a, const char *b);
const char *address_domain(const char *address); /* "" when there is none */
char *address_ascii(const char *address);        /* its domain as DNS has it (RFC 5891); caller frees */
char *address_tag(const char *address);          /* "expo26" of sales+expo26@; NULL: none */

#endif
