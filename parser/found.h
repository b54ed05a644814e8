/* What the extractors share in making their results; not for others. */
#ifndef PARSER_FOUND_H
#define PARSER_FOUND_H

#include "parser/extract.h"

G_BEGIN_DECLS

/* The words text[start..end), on one line, shortened at a character. */
char *found_evidence(const char *text, size_t start, size_t end);

/* Takes the evidence. */
Candidate *candidate_new(const char *value, char *evidence, unsigned confidence, size_t offset);

/* Best first, then in order of the text. */
void candidates_sort(GPtrArray *candidates);
void candidates_unique(GPtrArray *candidates);

/* Compiles the patterns of company.c. */
void company_init(void);

G_END_DECLS

#endif
