/* How a prospect says that he came to us: a fair, a friend, a search. Pure. */
#ifndef PARSER_SOURCE_SAID_H
#define PARSER_SOURCE_SAID_H

#include "parser/reading_build.h"

/* NULL: he says nothing of it. The caller frees. */
Found *source_said(const char *written);

#endif
