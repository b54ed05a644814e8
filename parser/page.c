/* page.c - text growing line by line, and table rows joined when they turn out to be data. */
#include "parser/page.h"

#include <string.h>

enum {
    ROWS = 16,        /* tables inside tables that are read as rows */
    CELLS = 200,      /* of one row */
    CELL_BYTES = 400, /* a longer cell is layout, no table */
    FIRST_BYTES = 2000,
};

/* A table row that is open: where its cells begin in the text. */
typedef struct {
    size_t start;
    unsigned first, count; /* of the page's cells */
    bool layout;           /* holds a table, a quote or too many cells: no row of data */
} Row;

struct Page {
    GString *out;
    size_t max;
    unsigned row_depth, quotes;
    bool blank;      /* white space waits before the next word */
    bool gap;        /* an empty line waits too */
    bool bullet;     /* "- " waits */
    size_t term_end; /* behind a term, 0 = none */
    Row rows[ROWS];
    GArray *cells; /* where those of the open rows begin; NULL until there is one */
};

Page *page_new(size_t max)
{
    Page *page = g_new0(Page, 1);
    page->out = g_string_sized_new(FIRST_BYTES);
    page->max = max;
    return page;
}

void page_free(Page *page)
{
    if (page == NULL)
        return;
    g_string_free(page->out, TRUE);
    if (page->cells != NULL)
        g_array_unref(page->cells);
    g_free(page);
}

const char *page_text(const Page *page)
{
    return page->out->str;
}

size_t page_length(const Page *page)
{
    return page->out->len;
}

bool page_is_full(const Page *page)
{
    return page->out->len > page->max;
}

bool page_at_line_start(const Page *page)
{
    return page->out->len == 0 || page->out->str[page->out->len - 1] == '\n';
}

void page_new_line(Page *page)
{
    GString *out = page->out;
    if (page_at_line_start(page))
        for (unsigned i = 0; i < page->quotes; i++)
            g_string_append_c(out, '>');
    g_string_append_c(out, '\n');
}

/* Ends the line that has text. */
void page_end_line(Page *page)
{
    page->blank = false;
    if (!page_at_line_start(page))
        page_new_line(page);
}

/* The last line is empty, or there is no line yet. */
static bool after_empty_line(const Page *page)
{
    const GString *out = page->out;
    if (out->len == 0)
        return true;
    size_t end = out->len - 1; /* the newline */
    while (end > 0 && out->str[end - 1] == '>')
        end--;
    return end == 0 || out->str[end - 1] == '\n';
}

/* A line that says nothing, but not two of them. */
static void empty_line(Page *page)
{
    page_end_line(page);
    if (!after_empty_line(page))
        page_new_line(page);
}

static void start_text(Page *page)
{
    if (page->gap)
        empty_line(page);
    page->gap = false;
    if (page_at_line_start(page)) {
        for (unsigned i = 0; i < page->quotes; i++)
            g_string_append(page->out, "> ");
        page->blank = false;
    }
    if (page->bullet)
        g_string_append(page->out, "- ");
    page->bullet = false;
    if (page->blank)
        g_string_append_c(page->out, ' ');
    page->blank = false;
    page->term_end = 0;
}

void page_put(Page *page, const char *word, size_t size)
{
    start_text(page);
    g_string_append_len(page->out, word, (gssize)size);
}

void page_puts(Page *page, const char *text)
{
    start_text(page);
    g_string_append(page->out, text);
}

void page_blank(Page *page)
{
    page->blank = true;
}

void page_gap(Page *page)
{
    page->gap = true;
}

void page_no_gap(Page *page)
{
    page->gap = false;
}

void page_bullet(Page *page)
{
    page->bullet = true;
}

void page_no_bullet(Page *page)
{
    page->bullet = false;
}

bool page_has_bullet(const Page *page)
{
    return page->bullet;
}

void page_end_term(Page *page)
{
    page_end_line(page);
    page->term_end = page->out->len;
}

void page_detail(Page *page)
{
    GString *out = page->out;
    if (page->term_end == 0 || page->term_end != out->len) {
        page_end_line(page);
        return;
    }
    g_string_truncate(out, out->len - 1);
    if (out->len > 0 && out->str[out->len - 1] != ':')
        g_string_append_c(out, ':');
    page->blank = true;
}

static void mark_layout(Page *page)
{
    if (page->row_depth > 0)
        page->rows[page->row_depth - 1].layout = true;
}

void page_open_quote(Page *page)
{
    page_end_line(page);
    mark_layout(page);
    page->quotes++;
}

void page_close_quote(Page *page)
{
    page_end_line(page);
    page->quotes--;
    page->gap = true;
}

void page_table(Page *page)
{
    mark_layout(page);
}

bool page_open_row(Page *page)
{
    page_end_line(page);
    page->gap = false;
    mark_layout(page);
    if (page->row_depth == ROWS)
        return false;
    Row *row = &page->rows[page->row_depth++];
    *row = (Row){.start = page->out->len, .first = page->cells != NULL ? page->cells->len : 0};
    return true;
}

void page_cell(Page *page)
{
    page_end_line(page);
    page->gap = false;
    Row *row = page->row_depth > 0 ? &page->rows[page->row_depth - 1] : NULL;
    if (row == NULL)
        return;
    row->layout |= row->count == CELLS;
    if (row->layout) /* no cell of it is asked for */
        return;
    if (page->cells == NULL)
        page->cells = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_array_append_val(page->cells, page->out->len);
    row->count++;
}

/* One cell of a row that ends: its text without line end and quote marks. */
typedef struct {
    const char *text;
    size_t size;
    bool lines; /* more than one */
} Cell;

static Cell cell_of(const Page *page, const Row *row, unsigned i)
{
    const GString *out = page->out;
    const size_t *cells = &g_array_index(page->cells, size_t, row->first);
    const char *text = out->str + cells[i];
    const char *end = out->str + (i + 1 < row->count ? cells[i + 1] : out->len);
    while (end > text && (g_ascii_isspace(end[-1])))
        end--;
    while (text < end && (g_ascii_isspace(*text) || (page->quotes > 0 && *text == '>')))
        text++;
    return (Cell){text, (size_t)(end - text), memchr(text, '\n', (size_t)(end - text)) != NULL};
}

/* Whether the cells make a row of data; if not they stay lines of their own. */
static bool is_data(const Page *page, const Row *row, unsigned *filled)
{
    bool data = !row->layout && row->count > 1;
    *filled = 0;
    size_t before = 0;
    for (unsigned i = 0; i < row->count && data; i++) {
        Cell cell = cell_of(page, row, i);
        if (cell.size == 0)
            continue;
        bool value = cell.lines && *filled == 1 && before <= 60 && i + 1 == row->count; /* "Message | several lines" */
        data = value || (!cell.lines && cell.size <= CELL_BYTES);
        before = cell.size;
        ++*filled;
    }
    return data && *filled > 1;
}

/* The row as one line "a | b | c". Empty cells hold their column between others,
 * but a label and its value may have any number of them in between. */
static void join_row(Page *page, const Row *row)
{
    unsigned filled, seen = 0;
    if (!is_data(page, row, &filled))
        return;
    g_autoptr(GString) line = g_string_new(NULL);
    for (unsigned i = 0; i < row->count && seen < filled; i++) {
        Cell cell = cell_of(page, row, i);
        if (cell.size == 0 && (seen == 0 || filled == 2))
            continue;
        if (line->len > 0)
            g_string_append(line, " | ");
        g_string_append_len(line, cell.text, (gssize)cell.size);
        seen += cell.size > 0;
    }
    g_string_truncate(page->out, row->start);
    page->blank = page->bullet = false;
    start_text(page);
    g_string_append_len(page->out, line->str, (gssize)line->len);
    page_new_line(page);
}

void page_close_row(Page *page)
{
    page_end_line(page);
    page->gap = false;
    const Row *row = &page->rows[--page->row_depth];
    join_row(page, row);
    if (page->cells != NULL)
        g_array_set_size(page->cells, row->first);
}
