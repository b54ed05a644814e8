/* Fills a Reading: every string it takes is copied, made short enough and cut
 * at a character; repeated fields stay within their bounds. The Reading is freed
 * with reading__free_unpacked(reading, NULL): GLib's allocator is malloc. */
#ifndef PARSER_READING_BUILD_H
#define PARSER_READING_BUILD_H

#include <glib.h>
#include <stdbool.h>

#include "parser/extract.h"
#include "parser/message.h"
#include "parser/reading.pb-c.h"

enum {
    READING_EVIDENCE_MAX = 200, /* bytes */
    READING_VALUE_MAX = 300,
    READING_WORDS_MAX = 600,
    READING_QUANTITIES_MAX = 100,
    READING_PRODUCTS_MAX = 50,
    READING_ATTACHMENTS_MAX = 100,
    READING_HITS_MAX = 50,
    READING_STRINGS_MAX = 100
};

Reading *reading_new(void);

/* At most max bytes of text, white space trimmed, runs of it one space. Never NULL. */
char *reading_shorten(const char *text, size_t max);

/* NULL when value is NULL or blank. evidence NULL: the value itself. */
Found *reading_found(const char *value, const char *evidence, unsigned confidence, const char *origin);

/* Puts a found value where none is, or where a surer one replaces a weaker. */
bool reading_set(Found **slot, const char *value, const char *evidence, unsigned confidence, const char *origin);
void reading_clear(Found **slot);

Mailbox *reading_mailbox(const char *name, const char *address);
void reading_add_mailbox(Mailbox ***list, size_t *n, const Address *address);
void reading_add_string(char ***list, size_t *n, const char *value);
bool reading_add_product(Reading *reading, const char *value, const char *evidence, unsigned confidence,
                         const char *origin);
/* Something is counted, and not doubtfully. */
bool reading_counts(const Reading *reading);
void reading_add_quantity(Reading *reading, const QuantityFound *found);
void reading_add_attachment(Reading *reading, const MessagePart *part);
bool reading_add_hit(Reading *reading, const char *name, int points, const char *evidence);
void reading_set_budget(Reading *reading, double amount, const char *currency, const char *evidence,
                        unsigned confidence);

#endif
