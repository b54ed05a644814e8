/* What a message is to us: DESIGN's table, first match wins. Pure: a table test
 * covers envelope x authentication x headers. */
#ifndef MILTER_ROLE_H
#define MILTER_ROLE_H

#include <stdbool.h>

typedef enum {
    ROLE_OURS,
    ROLE_COMMAND,
    ROLE_BOUNCE,
    ROLE_AUTOMATIC,
    ROLE_UNSUBSCRIBE,
    ROLE_REPLY,
    ROLE_FOLLOWUP,
    ROLE_INQUIRY,
    ROLE_OTHER
} Role;

/* The facts it needs; whoever calls looks them up, once each. */
typedef struct {
    /* envelope */
    bool own_token_sender; /* a valid token of ours as envelope sender, whose purpose and recipient match */
    bool from_relay;       /* client is loopback, the relay or trusted */
    bool authenticated;    /* {auth_authen} is a login of the envelope sender's owner */
    bool trusted;          /* trusted.clients or trusted.daemon_names */
    bool from_colleague;   /* envelope sender in our domains, or an owner's address or alias */
    bool from_our_domain;  /* envelope sender, any From or Sender claims one of our domains */
    bool from_owner;       /* envelope sender or the first From is an owner's address */
    bool to_intake;        /* a recipient is an intake address or tracked person */
    bool to_token;         /* a recipient is a valid token address of ours, any purpose */
    bool to_command_token, to_followup_token, to_unsubscribe_token;
    bool to_prospect; /* a recipient is the prospect of a lead */
    bool is_copy;     /* to a command token, and To or Cc names the lead's prospect */
    bool copy_proved; /* from a colleague: by login, client, SPF or DMARC */
    /* the Reading; all false when there is none */
    bool automatic;              /* a machine wrote it (RFC 3834) */
    bool bounce;                 /* a delivery status notification */
    bool returns_known;          /* one about a message of a lead */
    bool meeting;                /* a calendar's request: a person invites */
    bool bulk;                   /* list or bulk mail, or more than five outside recipients */
    bool names_our_message;      /* a part or References name one of our Message-IDs */
    bool own_message;            /* mail of ours that somebody sends or forwards back */
    bool references_lead;        /* In-Reply-To or References name a known message of a lead ... */
    bool sender_in_thread;       /* ... whose prospect, his domain, or thread the proved sender belongs to */
    bool opens_anew;             /* the lead that it would follow is closed, and something is asked for */
    bool open_lead_same_subject; /* an open lead of this sender with the same base subject */
    bool asks_anew;              /* buying words of its own */
} RoleFacts;

typedef struct {
    Role role;
    const char *why; /* static words */
} RoleDecision;

RoleDecision role_decide(const RoleFacts *facts);
const char *role_name(Role role);

#endif
