/* The milter protocol: callbacks find the session, call one function, map the
 * result. Only libmilter user. */
#ifndef MILTER_SESSION_H
#define MILTER_SESSION_H

#include <glib.h>
#include <stdbool.h>

#include "milter/keeper.h"

/* Registers with libmilter on a listening socket. Once in a process. */
bool session_register(Keeper *keeper, int listener, GError **error);

/* Serves until session_stop(), or a SIGTERM, SIGINT or SIGHUP that libmilter's own
 * thread got hold of. */
bool session_serve(void);

/* Asks session_serve() to return; any thread. It does so once a connection wakes
 * its listener, or after five seconds. */
void session_stop(void);

/* After session_serve(): waits until no callback is at work, at most so long. */
bool session_drain(unsigned milliseconds);

#endif
