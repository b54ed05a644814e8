/* The learned part's file: a packed ModelFile, zstd-compressed. One ships with
 * the program; `leadctl train` puts one of this installation into its store. */
#ifndef MILTER_MODEL_FILE_H
#define MILTER_MODEL_FILE_H

#include <glib.h>
#include <stdbool.h>

#include "milter/config.h"
#include "parser/reading.pb-c.h"

char *model_file_shipped(void);
/* STORE/model; NULL without a store. */
char *model_file_own(const Config *config);

/* The packed ModelFile. NULL and *error when it cannot be read or is none. */
GBytes *model_file_read(const char *path, GError **error);

/* The installation's own, else the shipped one; NULL when neither can be used:
 * then rules alone judge. What is wrong with a file is logged. */
GBytes *model_file_for(const Config *config);

/* Renames it to PATH.old; true also where there is none. */
bool model_file_keep_old(const char *path, GError **error);

/* The installation's own into `folder`, byte for byte; true also where there is none. */
bool model_file_copy(const Config *config, const char *folder, GError **error);

/* Atomic and durable. */
bool model_file_write(const char *path, const ModelFile *model, GError **error);

#endif
