/* The labelled letters that the shipped model is trained from: text files of
 * many letters, each as
 *
 *     ==== CLASS KIND LANGUAGE TRADE
 *     From: Moira Teague <moira@fish.example>
 *     Subject: cold room
 *     Attach: plan.pdf
 *
 *     The words. What is asked for stands in ⟦brackets⟧.
 */
#ifndef MILTER_LETTERS_H
#define MILTER_LETTERS_H

#include <glib.h>

#include "store/lead.pb-c.h"

typedef struct {
    LeadClass class;
    unsigned fold; /* 0 to LETTERS_FOLDS - 1; the letters of one file share it */
    GBytes *raw;   /* as an RFC 5322 message, the brackets taken out */
    char **marked; /* what stood in brackets; NULL in files that have none */
} Letter;

#define LETTERS_FOLDS 10

/* All *.txt of a folder and the folders in it, in order; of Letter*. NULL and *error, with file and line. */
GPtrArray *letters_read(const char *folder, GError **error);

#endif
