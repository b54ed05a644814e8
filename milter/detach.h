/* Into the background, and only then: whoever started us gets his prompt back when
 * the socket accepts, or the error. Before any thread is started. */
#ifndef MILTER_DETACH_H
#define MILTER_DETACH_H

#include <glib.h>

/* Forks. The parent never returns: it exits 0 once detach_ready() is called, 1 if
 * the child ends before. In the child: a descriptor for detach_ready(); -1 and
 * *error on failure. */
int detach_begin(GError **error);

/* Says so to the parent, and lets go of the terminal. A negative descriptor is fine. */
void detach_ready(int parent);

#endif
