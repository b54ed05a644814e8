/* What the mother is built on; the keeper has none of it. */
#ifndef MILTER_LIBRARIES_H
#define MILTER_LIBRARIES_H

void libraries_print(void); /* to stdout, one line each */

#endif
