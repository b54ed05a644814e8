/* A row of the outbox with all that its letter is made of. */
#ifndef MILTER_PARCEL_H
#define MILTER_PARCEL_H

#include "milter/letter.h"
#include "store/store.h"

typedef struct {
    const Outgoing *row;
    Lead *lead;
    Contact *contact; /* NULL: unknown; the next three likewise */
    Account *account;
    GBytes *original;
    GPtrArray *thread;
    bool outside;   /* to a partner out of our house */
    bool too_large; /* the original, for him */
} Parcel;

/* Looks up what goes with row and lead. What goes along is only for a letter that goes `alone`. */
void parcel_fill(Parcel *parcel, Store *store, const Config *config, bool alone);
void parcel_clear(Parcel *parcel); /* all but the row */
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Parcel, parcel_clear)

/* Borrows from the parcel. */
Letter parcel_letter(const Parcel *parcel, const Config *config, const Words *words, const TokenKeys *keys,
                     int64_t now);

/* For the record: which data left the house; NULL: none did. The caller frees it. */
char *parcel_handed_over(const Parcel *parcel);

#endif
