/* What the label of a form field asks for, in the languages that forms are in. */
#ifndef PARSER_LABEL_H
#define PARSER_LABEL_H

#include <glib.h>
#include <stdbool.h>

typedef enum {
    LABEL_NONE,
    LABEL_NAME,
    LABEL_FIRST_NAME,
    LABEL_LAST_NAME,
    LABEL_SALUTATION,
    LABEL_EMAIL,
    LABEL_PHONE,
    LABEL_FAX,
    LABEL_COMPANY,
    LABEL_TITLE,
    LABEL_INDUSTRY,
    LABEL_COUNTRY,
    LABEL_CITY,
    LABEL_POSTCODE,
    LABEL_STREET,
    LABEL_WEBSITE,
    LABEL_PRODUCT,
    LABEL_QUANTITY,
    LABEL_BUDGET,
    LABEL_DEADLINE,
    LABEL_MESSAGE,
    LABEL_SUBJECT,
    LABEL_REFERENCE,
    LABEL_FORM,
    LABEL_HEARD, /* how did you hear of us */
    LABEL_PAGE,  /* where the form was sent from */
    LABEL_CONSENT,
    LABEL_OTHER /* a label of forms that says nothing about the prospect */
} LabelKind;

/* `label` as it stands, with bullets, numbers, stars and question marks.
 * strict: only words that are labels whole, for lines that nothing marks as a label. */
LabelKind label_kind(const char *label, bool strict);

#endif
