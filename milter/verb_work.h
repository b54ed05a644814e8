/* What the verbs' files share: one attempt at a change. Not for others. */
#ifndef MILTER_VERB_WORK_H
#define MILTER_VERB_WORK_H

#include "milter/route.h"
#include "milter/verb.h"

enum { VERB_TEXT_BYTES = 4000, VERB_DEDUPE_SECONDS = 30 * 86400 };

/* What shall be written. */
struct VerbWork {
    const VerbActor *actor;
    const Verb *verb;
    const VerbRequest *request;
    Lead *lead;
    Event event;
    const Event *events[1];
    Outgoing card;
    const Outgoing *outgoing[1];
    Contact contact;
    const char *cancel[8];
    Routing *routing;
    char *reason;    /* coded */
    char *from, *to; /* the event's */
    char *text;
    bool failed;                /* it was the store that refused */
    ProtobufCBinaryData before; /* the lead as it was, packed */
    StoreChange change;
};

/* false, and the words for a person. */
bool verb_refuse(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* What the event says. */
void verb_tell(VerbWork *work, const char *from, const char *to);
/* A card to whoever owns it now, with the message. */
void verb_add_card(VerbWork *work);
/* By flow_move(), as the verb's entry has it. */
bool verb_move(VerbWork *work, GError **error);

/* A lead without its reading, packed; and back, with the reading, number and revision of `now` (taken from it). */
ProtobufCBinaryData verb_pack(Lead *lead);
Lead *verb_unpack(ProtobufCBinaryData bytes, Lead *now);

/* verb_time.c */
bool verb_apply_next(VerbWork *work, GError **error);
bool verb_apply_snooze(VerbWork *work, GError **error);
bool verb_apply_source(VerbWork *work, GError **error);
/* verb_merge.c */
bool verb_apply_merge(VerbWork *work, GError **error);
bool verb_apply_split(VerbWork *work, GError **error);
/* verb_undo.c */
bool verb_apply_undo(VerbWork *work, GError **error);

#endif
