/* The milter protocol: callbacks find the session, call one function, map the
 * result. Only libmilter user. */
#ifndef MILTER_SESSION_H
#define MILTER_SESSION_H

#include <glib.h>
#include <stdbool.h>

#include "milter/keeper.h"

/* Registers with libmilter on a listening socket. Once in a process. */
bool session_register(Keeper *keeper, int listener, GError **error);

/* Serves until SIGTERM, SIGINT or SIGHUP (libmilter takes these for itself). */
bool session_serve(void);

/* After session_serve(): waits until no callback is at work, at most so long. */
bool session_drain(unsigned milliseconds);

#endif
