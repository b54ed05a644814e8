/* Text made easy to match: lower case, no accents, no vowel points, plain quotes
 * and dashes, full-width as half-width, each run of white space one space. Keeps
 * the way back, so that evidence is shown in the writer's own letters. Pure. */
#ifndef PARSER_FOLD_H
#define PARSER_FOLD_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Here and there: so many bytes of the original became so many. */
typedef struct {
    size_t original, folded;
} FoldMark;

enum { FOLD_MARKS = 16 };

typedef struct {
    char *text;           /* valid UTF-8; in the same block */
    size_t length;        /* bytes */
    const char *original; /* borrowed */
    size_t taken;         /* bytes of the original that were folded */
    bool ascii;           /* all of the text is */
    unsigned marks;
    FoldMark mark[FOLD_MARKS];
} Fold;

/* Folds at most max bytes of valid UTF-8, cut at a character; NULL counts as "".
 * The original must outlive the Fold. Linear. */
Fold *fold_new(const char *text, size_t max);
/* The same, quickly where the text begins with what was folded so before. */
Fold *fold_new_after(const char *text, size_t max, const Fold *begun);
Fold *fold_new_lines(const char *text, size_t max); /* a run that begins with a line end becomes one */
void fold_free(Fold *fold);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fold, fold_free)

/* The original words behind text[from, to), on one line, at most about 100 bytes. The caller frees them. */
char *fold_evidence(const Fold *fold, size_t from, size_t to);

/* Only the folded text; the caller frees it. */
char *fold_string(const char *text, size_t max);

/* The same of `size` bytes, whole characters, into room for FOLD_ROOM(size); returns how many bytes they became. The
 * longest that a character becomes is 6 bytes; it grows by half at most (small letters of three bytes whose capitals
 * have two). */
#define FOLD_ROOM(size) ((size) + (size) / 2 + 8)
size_t fold_into(const char *text, size_t size, char *out);
/* fold_string() of little, into FOLD_ROOM(max), which it returns. */
char *fold_string_into(const char *text, size_t max, char *out);

/* What g_utf8_casefold() makes of it, and quickly where it is ASCII: letters keep their accents, spaces their number.
 * size -1: up to the NUL. The caller frees it. */
char *fold_case(const char *text, gssize size);

/* The same for as long as it is in scope, without an allocation where it is short: g_auto(CaseFold) room; */
typedef struct {
    char *text; /* in the room, or allocated: no copy may be made of it all */
    char room[120];
} CaseFold;

char *fold_case_in(CaseFold *room, const char *text, gssize size);
void fold_case_clear(CaseFold *room);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CaseFold, fold_case_clear)

/* The first two letters of what fold_case() makes of the text. False: they are not ASCII, and may become anything. */
static inline bool fold_first(const char *text, char first[3])
{
    first[0] = g_ascii_tolower(text[0]);
    first[1] = text[0] ? g_ascii_tolower(text[1]) : '\0';
    first[2] = '\0';
    return !((first[0] | first[1]) & 0x80);
}

#endif
