/* The milter's own socket, opened by us and handed to libmilter, so that a TCP one
 * has no delay (TCP_NODELAY) and a Unix one has its owner, mode and lock. */
#ifndef MILTER_LISTEN_H
#define MILTER_LISTEN_H

#include <glib.h>
#include <stdbool.h>

#include "milter/config.h"

/* Binds config->listen; does not accept yet: connections are refused until
 * listen_ready(). A stale Unix socket is replaced, a live one is an error. */
int listen_bind(const Config *config, GError **error);
/* What can be known without binding: does its group exist? */
bool listen_check(const Config *config, GError **error);
bool listen_ready(int listener, GError **error);

/* Makes one short connection to our own listener, so that who polls it looks up. */
void listen_poke(int listener);

/* Locks a file for as long as the process lives. False and *error when another
 * process has it. */
bool listen_lock(const char *path, GError **error);

#endif
