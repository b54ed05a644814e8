/* Starting a mother: her program, her environment, what she is told. */
#ifndef MILTER_HATCH_H
#define MILTER_HATCH_H

#include <glib.h>
#include <sys/types.h>

#include "milter/config.h"

/* The bytes a reader's or resolver's mother is given. */
GBytes *hatch_reader_config(const Config *config);
GBytes *hatch_resolver_config(const Config *config);

/* The path of her program; beside LEADMILTER_DATA first. */
char *hatch_program(void);

/* Starts `trade` with that many children. She dies with the calling thread.
 * Returns the control socket, or -1 and *error. */
int hatch(const char *trade, GBytes *config, unsigned children, pid_t *pid, GError **error);

#endif
