/* Products asked for: model numbers in the words, besides those that stand beside a quantity. */
#ifndef PARSER_PRODUCT_H
#define PARSER_PRODUCT_H

#include <glib.h>

/* Model numbers ("FS-200", "MX4 drive" -> "MX4"), in order, each once; of char*. Norms,
 * sizes, ratings and reference numbers are none. */
GPtrArray *product_models(const char *text);

#endif
