/* What the MTA shall do with a message: the edits, and yes or later. */
#ifndef MILTER_VERDICT_H
#define MILTER_VERDICT_H

#include <glib.h>
#include <stdbool.h>

typedef struct {
    char *name, *value;
} VerdictHeader;

typedef struct {
    bool tempfail;
    bool reject;      /* 550: it shall not be delivered, and its sender shall know */
    char *reply;      /* of either, one line without % and controls; or NULL */
    GArray *headers;  /* of VerdictHeader, to be added in order */
    GPtrArray *rcpts; /* of char*: recipients to be added, NOTIFY=NEVER */
    bool strip;       /* remove the X-Lead-* fields it came with */
} Verdict;

Verdict *verdict_new(void);
void verdict_free(Verdict *verdict);
Verdict *verdict_tempfail(const char *reply);
Verdict *verdict_reject(const char *reply);
/* The value loses controls and is cut at 900 bytes. */
void verdict_add_header(Verdict *verdict, const char *name, const char *value);
void verdict_add_rcpt(Verdict *verdict, const char *address);

#endif
