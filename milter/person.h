/* What a person says of himself: away, back, busy. Shared by leadctl and mail. */
#ifndef MILTER_PERSON_H
#define MILTER_PERSON_H

#include "milter/config.h"
#include "store/store.h"

typedef enum { PERSON_AWAY, PERSON_BACK, PERSON_BUSY } PersonMove;

typedef struct {
    Store *store;
    const Config *config;
    const Owner *owner;
    int64_t now;
    const char *how;       /* "leadctl", "mail" */
    const StoreOnce *once; /* or NULL */
} PersonWork;

/* Writes it, unless it was written before; one line that says what is true now. `when`:
 * as in when.h; NULL: until further notice. NULL and *error: INVAL when it makes no sense, else the store. */
char *person_move(const PersonWork *work, PersonMove move, const char *when, GError **error);

#endif
