/* The one clock. A build with -DTEST_CLOCK adds the seconds found in the file
 * that LEADMILTER_CLOCK names. Any thread. */
#ifndef MILTER_NOW_H
#define MILTER_NOW_H

#include <stdint.h>

int64_t now_seconds(void);      /* Unix seconds */
int64_t now_milliseconds(void); /* the same in Unix milliseconds */
int64_t now_monotonic_ms(void); /* for deadlines; never set back */

#endif
