/* Readings and scores as the JSON of leadctl: the fields that `explain` and a
 * lead share. What the message does not say is absent. */
#ifndef MILTER_JSON_H
#define MILTER_JSON_H

#include <glib.h>
#include <jansson.h>
#include <stdint.h>

#include "milter/score.h"
#include "parser/reading.pb-c.h"

/* language … missing, as DESIGN names them, and `evidence`: for each field the
 * words it was read from, confidence, origin. The caller owns the object. */
json_t *json_reading(const Reading *reading);

/* Adds class, score, reasons [{name, points, evidence}] to an object. `hits` may be empty. */
void json_add_score(json_t *object, LeadClass lead_class, int score, Hit *const *hits, size_t n_hits);

/* RFC 3339, UTC: "2026-11-02T09:10:00Z"; null for 0. */
json_t *json_time(int64_t at);
/* The same as text; the caller frees it. */
char *rfc3339(int64_t at);

/* One line without line end, keys in the order they were added, text as UTF-8. Consumes the object. */
char *json_line(json_t *object);

#endif
