/* Products asked for: model numbers in the words, besides those that stand beside a quantity. */
#ifndef PARSER_DESIGNATION_H
#define PARSER_DESIGNATION_H

#include <glib.h>

/* Model numbers ("FS-200", "MX4 drive" -> "MX4"), in order, each once; of char*. Norms,
 * sizes, ratings and reference numbers are none. */
GPtrArray *designations_find(const char *text);

#endif
