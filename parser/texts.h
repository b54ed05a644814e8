/* The texts of a message in which rules and learned words are looked for. Pure. */
#ifndef PARSER_TEXTS_H
#define PARSER_TEXTS_H

#include "parser/fold.h"
#include "parser/message.h"
#include "parser/quote.h"

typedef enum {
    TEXT_SUBJECT, /* without Re: and Fwd: */
    TEXT_BODY,    /* the prospect's own newest words */
    TEXT_WHOLE,   /* all but earlier messages: signature, footers, form labels */
    TEXT_FROM,    /* "name <address>", one a line */
    TEXT_ATTACHMENT,
    TEXT_HEADER, /* "Name: value" lines */
    TEXTS
} TextPlace;

typedef struct {
    const char *raw[TEXTS]; /* valid UTF-8; borrowed, or one of those below */
    Fold *fold[TEXTS];
    char *made[TEXTS];
    GString *lines; /* of From, file names and fields */
    bool answers;   /* mail that it quotes, whose author wrote the subject */
    bool goes_on;   /* the whole, folded, begins with the body */
} Texts;

/* `prospect_words` are his own newest words (a form's message, a forwarded text);
 * NULL: those of the split, which may be NULL too. Header fields: all, or only those that built-in rules look at. At
 * most 8 KiB of each text. Message, split and words are borrowed from: they must outlive the Texts. */
Texts *texts_new(const Message *message, const Split *split, const char *prospect_words, bool all_fields);
void texts_free(Texts *texts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Texts, texts_free)

#endif
