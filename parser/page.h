/* A page of text under way: lines, empty lines, quotes, bullets, table rows. What
 * html.c reads from the elements is written here; neither knows the other's means. */
#ifndef PARSER_PAGE_H
#define PARSER_PAGE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct Page Page;

/* A page that is full at max bytes: what comes then is lost. */
Page *page_new(size_t max);
void page_free(Page *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Page, page_free)

const char *page_text(const Page *page);
size_t page_length(const Page *page);
bool page_is_full(const Page *page);
bool page_at_line_start(const Page *page);

/* A word, or a piece of one, without white space; what waits (line, blank, bullet) is written first. */
void page_put(Page *page, const char *word, size_t size);
void page_puts(Page *page, const char *text);

void page_blank(Page *page);    /* white space before the next word */
void page_new_line(Page *page); /* here, even on an empty line */
void page_end_line(Page *page); /* ends the line if it has text */
void page_gap(Page *page);      /* an empty line before the next text */
void page_no_gap(Page *page);   /* none after all */

/* "- " before the next text. */
void page_bullet(Page *page);
void page_no_bullet(Page *page);
bool page_has_bullet(const Page *page);

/* What a term was, ends; a detail that follows at once stands behind it: "term: detail". */
void page_end_term(Page *page);
void page_detail(Page *page);

/* One more level of "> " and one less. */
void page_open_quote(Page *page);
void page_close_quote(Page *page);

/* A table that begins makes the row around it layout. Rows nest to a bound: open
 * tells whether close must follow. At its close a row of data becomes one line "a | b". */
void page_table(Page *page);
bool page_open_row(Page *page);
void page_cell(Page *page);
void page_close_row(Page *page);

#endif
