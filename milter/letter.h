/* One row of the outbox -> the bytes of its mail and the envelope sender. Pure. */
#ifndef MILTER_LETTER_H
#define MILTER_LETTER_H

#include <glib.h>
#include <stdint.h>

#include "milter/config.h"
#include "milter/token.h"
#include "store/lead.pb-c.h"
#include "templates/compose.h"
#include "templates/words.h"

/* What a letter is made of; all borrowed. */
typedef struct Letter Letter;
struct Letter {
    const Config *config;
    const Words *words;
    const TokenKeys *keys;
    const Outgoing *row;
    const Lead *lead;
    const Contact *contact; /* or NULL */
    const Account *account; /* or NULL */
    GBytes *original;       /* for rows with_original; NULL: none attached */
    GPtrArray *thread;      /* of GBytes: what came after it, likewise; or NULL */
    bool too_large;         /* for a partner: there is an original, above partners.attach */
    int64_t now;
    const Letter *also; /* further ones to the same person, of which one digest is made; or NULL */
    size_t n_also;
    const char *language; /* instead of its reader's; or NULL */
    /* Gets what the mail is composed of, for who wants to show it; or NULL. */
    void (*seen)(const ComposeMail *mail, void *context);
    void *seen_context;
};

/* By row->purpose: "ack" goes to the prospect, all else to colleagues; several leads, or the
 * template "digest", are a digest. A row of
 * template "notice" says in `detail` what it is about: "failed ADDRESS WORDS…"
 * (an ack that could not be delivered), "unheard ADDRESS WORDS…" (mail to a colleague
 * that could not), "follow-up", or "unread WORDS…".
 * NULL and *error when it cannot be composed, now or ever. */
GBytes *letter_compose(const Letter *letter, char **mail_from, GError **error);

#endif
