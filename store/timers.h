/* Timers of leads, found by lead and by when they are due. */
#ifndef STORE_TIMERS_H
#define STORE_TIMERS_H

#include "store/inside.h"

#define TIMER_NAME 64 /* longest `what` */

Key timer_key(const Timer *timer);                            /* in TABLE_TIMERS */
Key timer_due_key(const Timer *timer);                        /* in TABLE_TIMERS_DUE */
void timer_put(Txn *txn, uint64_t lead, const Timer *timer);  /* replaces the one of that name and step */
void timer_cancel(Txn *txn, uint64_t lead, const char *what); /* NULL: all */

#endif
