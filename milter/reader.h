/* What runs in a reader: ReadRequest in, Reading out, one message at a time. */
#ifndef MILTER_READER_H
#define MILTER_READER_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/* In the mother, before any wall: libraries, rules, charsets. NULL and *error when a rule does not compile. */
void *reader_load(const uint8_t *config, size_t size, GError **error);
/* In the child, behind its walls, until the channel closes or it is worn out. */
void reader_run(void *reader, int channel);

#endif
