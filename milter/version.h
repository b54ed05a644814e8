/* What we are, and what we are built on. */
#ifndef MILTER_VERSION_H
#define MILTER_VERSION_H

#define LEADMILTER_VERSION "0.1.0"

void version_print(void); /* to stdout, one line each */

#endif
