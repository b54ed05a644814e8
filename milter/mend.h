/* Mends what was taken in a hurry: leads that could not be read at once, and acks
 * that wait for SPF. Called when their timers are due; each may block for seconds,
 * and doing it twice does nothing more. */
#ifndef MILTER_MEND_H
#define MILTER_MEND_H

#include <stddef.h>
#include <stdint.h>

#include "milter/keeper.h"

/* Seconds after intake: the timers "read-again" and "spf". */
enum { MEND_READ_AFTER = 1, MEND_SPF_AFTER = 2 };

/* Reads an `unparsed` lead again, with a long limit: class, fields, deadlines, ack.
 * Gives up after three attempts. */
void mend_reading(Keeper *keeper, uint64_t lead, int64_t now);

/* Evaluates SPF for several leads at once; the ack goes, or is removed with its
 * reason. Who finds no free resolver is put off until the ack's own deadline. */
void mend_spf(Keeper *keeper, const uint64_t *leads, size_t n);

#endif
