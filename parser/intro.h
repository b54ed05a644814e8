/* How people introduce themselves in running words: "this is Jo Doe from Mill
 * Foods", "東雲製薬の榊原と申します", "I am plant engineer at Mill Works". */
#ifndef PARSER_INTRO_H
#define PARSER_INTRO_H

#include <glib.h>
#include <stdbool.h>

/* Spoken words, capitals or not: both are set, NULL where nothing is said. */
void intro_spoken(const char *text, char **name, char **company);

/* The company of an introduction by somebody of that name; NULL. */
char *intro_company(const char *text, const char *name);

/* "contact Mr. Yusuf Al-Mutawa": the person behind a polite title; NULL. */
char *intro_titled(const char *text);

#endif
