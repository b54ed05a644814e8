/* What the readers of fields share about one message; private to fields.c, who.c, items.c and where.c. */
#ifndef PARSER_FIELDS_JOB_H
#define PARSER_FIELDS_JOB_H

#include <glib.h>
#include <stdbool.h>

#include "parser/contact.h"
#include "parser/extract.h"
#include "parser/message.h"
#include "parser/model.h"
#include "parser/named.h"
#include "parser/prospect.h"
#include "parser/reading.pb-c.h"

typedef struct {
    const ReaderConfig *config;
    const Model *model; /* or NULL */
    const ReadRequest *request;
    const Message *message;
    const Prospect *prospect;
    const Form *form; /* that fills this inquiry, or NULL */
    Reading *reading;
    char *bare;             /* the prospect's name, titles off */
    char *domain;           /* letters of his e-mail's domain */
    const char *known_name; /* the sender's where it is a person's, else "" */
    size_t named_at;        /* byte of the own words where a line bears it, their size: none does */
    char *block;            /* signature or contact lines */
    const char *said;       /* own words without a signature that nothing announced */
    const char *asked;      /* words that may hold items, dates, money */
    Contact *contact;
    Setting setting;
} Job;

/* Value of that field of the form that fills this inquiry; NULL. */
const char *job_form_field(const Job *job, LabelKind kind);
const Candidate *job_first(const GPtrArray *candidates);
bool job_blank(const char *text);

/* who.c: name, e-mail and company of who asks. The sender's name where it is a person's, else "". */
const char *who_known_name(const Job *job);
/* The lines that say who asks, and what they say. */
char *who_signature(const Job *job, Contact **contact);
void who_find(Job *job);

/* items.c: products and quantities, as far as words beside them tell. */
Named *items_find(Job *job);

/* where.c: country and phone, each by the other where one is vague. */
void where_find(Job *job);

#endif
