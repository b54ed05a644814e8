/* The one clock. A build with -DTEST_CLOCK adds the seconds found in the file
 * that LEADMILTER_CLOCK names, and tells the test how far it has come. Any thread. */
#ifndef MILTER_NOW_H
#define MILTER_NOW_H

#include <stdint.h>

int64_t now_seconds(void);      /* Unix seconds */
int64_t now_milliseconds(void); /* the same in Unix milliseconds */
int64_t now_monotonic_ms(void); /* for deadlines; never set back */

/* All that was due by then is done, as far as `who` goes. Only tests want to know:
 * their build writes it to the file LEADMILTER_CLOCK.who. */
void now_done(const char *who, int64_t at);
/* Milliseconds to sleep between two looks at what is due; the tests' days are short. */
unsigned now_nap_ms(unsigned usual);

#endif
