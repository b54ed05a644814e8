/* Mail that says thank you and no more: nobody waits for an answer to it. */
#ifndef PARSER_COURTESY_H
#define PARSER_COURTESY_H

#include <stdbool.h>

/* `own`: the author's newest words, without quotes and signature. */
bool courtesy_only(const char *own);

#endif
