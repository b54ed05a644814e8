/* A whole small file, of any kind, at most so many bytes. */
#ifndef MILTER_SLURP_H
#define MILTER_SLURP_H

#include <glib.h>

/* NULL and *error ("path: No such file or directory") when it cannot be read or
 * holds more than `most` bytes. The text ends with a NUL that is not counted. */
GString *slurp(const char *path, gsize most, GError **error);

#endif
