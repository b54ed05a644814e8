/* Words that were spoken to a machine, which wrote them down: chats and voicemail. Private to form.c. Pure. */
#ifndef PARSER_FORM_SPOKEN_H
#define PARSER_FORM_SPOKEN_H

/* The visitor's lines of a chat transcript; NULL when the text is none. The caller frees them. */
char *form_chat_words(const char *text);

/* The quoted words of a voicemail transcript; NULL when the text is none. The caller frees them. */
char *form_voicemail_words(const char *text);

#endif
