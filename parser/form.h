/* Bodies that machines filled in: web forms of any builder, marketplace and
 * directory notifications, chat and voicemail transcripts, JSON dumps. */
#ifndef PARSER_FORM_H
#define PARSER_FORM_H

#include <glib.h>
#include <stdbool.h>

#include "parser/label.h"

typedef struct {
    LabelKind kind;
    char *label; /* as it stands */
    char *value; /* one line, the message apart; never empty */
} FormField;

typedef enum { FORM_WEB, FORM_CHAT, FORM_VOICEMAIL } FormLayout;

typedef struct {
    GPtrArray *fields; /* of FormField*, in order */
    FormLayout layout;
    char *name;    /* of the person, first and last joined; NULL */
    char *email;   /* NULL */
    char *message; /* the person's own words; "" */
    bool sure;     /* labels enough to be a form whoever sent it */
} Form;

/* NULL when the text is no form. */
Form *form_read(const char *text);
/* The same, but NULL when it is no chat and no voicemail. */
Form *form_read_spoken(const char *text);
void form_free(Form *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Form, form_free)

/* Value of the first field of that kind, or NULL. */
const char *form_value(const Form *form, LabelKind kind);

#endif
