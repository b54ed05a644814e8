/* The lines below a letter: which of their parts may name the writer's company. */
#ifndef PARSER_SIGNATURE_H
#define PARSER_SIGNATURE_H

#include <glib.h>
#include <stddef.h>

typedef struct {
    size_t start, end; /* bytes of the text */
    unsigned confidence;
} SignatureSegment;

/* Compiles the patterns; nothing is compiled later. */
void signature_init(void);

/* Of SignatureSegment, in order of the text, those that weigh as much. */
GArray *signature_companies(const char *text, unsigned least);

#endif
