/* winmail.dat: the TNEF in which Outlook hides attachments from everybody else ([MS-OXTNEF]). */
#ifndef PARSER_TNEF_H
#define PARSER_TNEF_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    char *filename;     /* clean; NULL when unnamed */
    char *content_type; /* "application/octet-stream" unless it is told */
    size_t size;
} TnefFile;

typedef struct {
    GPtrArray *files; /* of TnefFile* */
    char *text;       /* plain text body, clean; "" when there is none (RTF is not read) */
} Tnef;

/* NULL when the bytes are no TNEF. Whatever is cut or bent ends the reading, not the result. */
Tnef *tnef_read(const uint8_t *bytes, size_t size);
void tnef_free(Tnef *tnef);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tnef, tnef_free)

#endif
