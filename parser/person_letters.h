/* The letters of a name as addresses and domains have them, for comparing. Valid UTF-8; any thread. */
#ifndef PARSER_PERSON_LETTERS_H
#define PARSER_PERSON_LETTERS_H

#include <stddef.h>

#include "parser/fold.h"

/* Lower case, accents off, letters and digits only ("Müller & Söhne" -> "mullersohne"). The caller frees it. */
char *person_letters(const char *text);
char *person_letters_of(const char *text, size_t size); /* of its first bytes, whole characters */
/* The same for as long as the room is in scope, without an allocation where they are short and ASCII. */
char *person_letters_in(CaseFold *room, const char *text, size_t size);

/* The same with umlauts and Cyrillic spelt in Latin letters ("Übel" -> "uebel"). The caller frees it. */
char *person_latin_of(const char *text, size_t size);

#endif
