/* Names of persons: which words are one, without titles, and which are a role. */
#ifndef PARSER_PERSON_H
#define PARSER_PERSON_H

#include <glib.h>
#include <stdbool.h>

/* Without academic and polite titles, suffixes, "i. A.", "Doe, John" turned round. Never NULL; the caller frees it. */
char *person_bare(const char *name);

/* Do the words look like the name of one person? Full: at least two words, or two CJK characters. */
bool person_like(const char *name);
bool person_full(const char *name);

/* Sales, Procurement, Info, Team, departments: words that are no person. */
bool person_is_role(const char *name);

/* The same person? One bare word in common (folded, without accents), or the native form of one. */
bool person_same(const char *a, const char *b);

/* Does the local part of an address spell a word of the name? */
bool person_fits_address(const char *name, const char *address);

/* A job title or a department, by its words. */
bool person_is_title(const char *words);
bool person_says_title(const char *folded);    /* of words that fold_case() has made */
bool person_has_title_word(const char *words); /* a word of them begins so: "Chef", not "Scheffler" */

/* Is the local part a function (info@, sales@, no-reply@), or a machine's? */
bool person_is_role_address(const char *address);
bool person_is_robot_address(const char *address);

#endif
