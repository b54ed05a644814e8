/* Where the helper binary, templates and model lie: beside the real path of the
 * executable, else in the compiled-in folders; LEADMILTER_DATA overrides. */
#ifndef MILTER_PATHS_H
#define MILTER_PATHS_H

char *paths_helper(const char *name); /* an executable */
char *paths_data(const char *name);   /* a folder or file */

#endif
