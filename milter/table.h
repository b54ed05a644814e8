/* Tables for people (aligned, cut to a width) and for programs (CSV, RFC 4180). */
#ifndef MILTER_TABLE_H
#define MILTER_TABLE_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

typedef struct {
    const char *title;
    unsigned most; /* columns on the screen it may take; 0: what the others leave (one such column) */
    bool right;    /* aligned to the right */
} TableColumn;

typedef struct Table Table;

Table *table_new(const TableColumn *columns, size_t count); /* borrows columns */
void table_free(Table *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Table, table_free)

/* The next row: as many cells as columns; NULL is an empty one. Takes the strings. */
void table_add(Table *table, char *const *cells);
void table_print(const Table *table, FILE *to, unsigned width);
void table_print_csv(const Table *table, FILE *to);

/* Columns of the terminal that stdout is; 100 for anything else. */
unsigned table_width(void);

/* Foreign text for a terminal: one line, no controls, no bidi tricks. Caller frees. */
char *table_clean(const char *text);

#endif
