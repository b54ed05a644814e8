/* The letters there are, and what each may say: one table for preview, the manual
 * page and the tests. */
#ifndef MILTER_LETTER_VARS_H
#define MILTER_LETTER_VARS_H

#include <stdbool.h>

/* Which data a letter is worded from. */
typedef enum {
    VARS_ACK = 1,    /* to a prospect */
    VARS_LEAD = 2,   /* to a colleague, about one lead */
    VARS_DIGEST = 4, /* to a colleague, about several */
    VARS_PAGE = 8,   /* the layout around the HTML of an ack */
} LetterVars;

typedef struct {
    const char *name;   /* of the template */
    LetterVars vars;    /* one of them */
    const char *to;     /* prospect, owner, manager, sender; NULL: a layout, no letter of its own */
    const char *help;   /* one line */
    const char *detail; /* what its row of the outbox says, for a preview; or NULL */
} LetterKind;

/* Ends with a NULL name. */
extern const LetterKind letter_kinds[];
const LetterKind *letter_kind(const char *name); /* NULL: nothing sends it */

typedef enum {
    VAR_TEXT,  /* one clean line; absent when there is nothing to say */
    VAR_FLAG,  /* true or absent */
    VAR_GROUP, /* of the ones below it: {{owner.name}} or {{#owner}}{{name}}{{/owner}} */
    VAR_LIST   /* {{#list}}…{{/list}} once for each; {{.}} where it is one of lines */
} VarType;

typedef struct {
    const char *name; /* with what it is in: "owner.name" */
    VarType type;
    unsigned in; /* of LetterVars */
    const char *help;
} LetterVar;

/* Ends with a NULL name; what belongs together stands together. */
extern const LetterVar letter_vars[];
const char *letter_var_type(VarType type);

/* The shipped pieces that letters have in common: {{>_sign}}. Ends with a NULL name. */
typedef struct {
    const char *name;
    const char *help;
} LetterPartial;
extern const LetterPartial letter_partials[];

/* Whether a template of such letters may look this up: any trail of names ("name", "owner.name",
 * "fact.phone") that the table has somewhere. */
bool letter_var_known(LetterVars vars, const char *name);

#endif
