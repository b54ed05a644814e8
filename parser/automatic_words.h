/* What auto-responders write, in folded letters (parser/fold.h). NULL-terminated. */
#ifndef PARSER_AUTOMATIC_WORDS_H
#define PARSER_AUTOMATIC_WORDS_H

/* How subjects of automatic replies, receipts, bounces, delay warnings begin. */
extern const char *const away_subjects[];
extern const char *const receipt_subjects[];
extern const char *const bounce_subjects[];
extern const char *const delay_subjects[];

/* What an absence note says near its beginning. */
extern const char *const away_words[];
/* What only who wants something says. */
extern const char *const asking_words[];
/* What a bounce without RFC 3464 part says. */
extern const char *const bounce_words[];
extern const char *const delay_words[];

#endif
