/* Prints tables. */
#include "milter/table.h"

#include <stdbool.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { PLAIN_WIDTH = 100, LEAST_REST = 12 };

struct Table {
    const TableColumn *column;
    size_t columns;
    GPtrArray *rows; /* of char **, `columns` cells each */
};

static void free_row(void *row)
{
    g_strfreev(row);
}

Table *table_new(const TableColumn *columns, size_t count)
{
    Table *table = g_new0(Table, 1);
    table->column = columns;
    table->columns = count;
    table->rows = g_ptr_array_new_with_free_func(free_row);
    return table;
}

void table_free(Table *table)
{
    if (!table)
        return;
    g_ptr_array_unref(table->rows);
    g_free(table);
}

/* Marks that turn or hide text: RFC 9839 would call them legacy or problematic. */
static bool tricky(gunichar c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

char *table_clean(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text ? text : "", -1);
    GString *clean = g_string_new(NULL);
    for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        g_string_append_unichar(clean, tricky(c) ? ' ' : c);
    }
    return g_string_free(clean, FALSE);
}

void table_add(Table *table, char *const *cells)
{
    char **row = g_new0(char *, table->columns + 1);
    for (size_t i = 0; i < table->columns; i++) {
        row[i] = table_clean(cells[i]);
        g_free(cells[i]);
    }
    g_ptr_array_add(table->rows, row);
}

static unsigned char_width(gunichar c)
{
    return g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
}

static unsigned text_width(const char *text)
{
    unsigned width = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        width += char_width(g_utf8_get_char(p));
    return width;
}

/* Cut with an ellipsis, filled with spaces. */
static void add_cell(GString *line, const char *text, unsigned width, bool right)
{
    unsigned whole = text_width(text), used = 0, room = whole > width ? width - 1 : width;
    g_autoptr(GString) shown = g_string_new(NULL);
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        unsigned more = char_width(g_utf8_get_char(p));
        if (used + more > room)
            break;
        g_string_append_unichar(shown, g_utf8_get_char(p));
        used += more;
    }
    if (whole > width) {
        g_string_append(shown, "…");
        used++;
    }
    g_string_append_printf(line, "%*s%s%*s", right ? (int)(width - used) : 0, "", shown->str,
                           right ? 0 : (int)(width - used), "");
}

/* As wide as the contents want, the one column without bound gets the rest. */
static void measure(const Table *table, unsigned total, unsigned *width)
{
    unsigned used = 0;
    size_t rest = table->columns;
    for (size_t i = 0; i < table->columns; i++) {
        width[i] = text_width(table->column[i].title);
        for (guint r = 0; r < table->rows->len; r++) {
            char **row = table->rows->pdata[r];
            width[i] = MAX(width[i], text_width(row[i]));
        }
        if (table->column[i].most == 0)
            rest = i;
        else
            used += width[i] = MIN(width[i], table->column[i].most);
        used += i > 0 ? 2 : 0;
    }
    if (rest < table->columns)
        width[rest] = MIN(width[rest], MAX(total > used ? total - used : 0, LEAST_REST));
}

static void print_row(const Table *table, FILE *to, char *const *cells, const unsigned *width)
{
    g_autoptr(GString) line = g_string_new(NULL);
    for (size_t i = 0; i < table->columns; i++) {
        g_string_append(line, i > 0 ? "  " : "");
        add_cell(line, cells[i], width[i], table->column[i].right);
    }
    fprintf(to, "%s\n", g_strchomp(line->str));
}

void table_print(const Table *table, FILE *to, unsigned width)
{
    g_autofree unsigned *widths = g_new0(unsigned, table->columns);
    g_autofree char **titles = g_new0(char *, table->columns + 1);
    measure(table, width, widths);
    for (size_t i = 0; i < table->columns; i++)
        titles[i] = (char *)table->column[i].title;
    print_row(table, to, titles, widths);
    for (guint r = 0; r < table->rows->len; r++)
        print_row(table, to, table->rows->pdata[r], widths);
}

/* A cell that a spreadsheet would take for a formula is none: the text is foreign. Full-width signs count likewise;
 * a number or a phone number has nothing that acts. */
static bool formula(const char *text)
{
    static const char *const wide[] = {"＝", "＠", "＋", "－"};
    bool sign = *text == '+' || *text == '-', begins = *text == '=' || *text == '@';
    for (size_t i = 0; i < G_N_ELEMENTS(wide) && !begins; i++)
        begins = g_str_has_prefix(text, wide[i]);
    return begins || (sign && text[1 + strspn(text + 1, "0123456789.")] != '\0');
}

static void print_csv_row(FILE *to, char *const *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_autoptr(GString) text = g_string_new(formula(cells[i]) ? "'" : "");
        g_string_append(text, cells[i]);
        bool quote = text->str[strcspn(text->str, ",;\"\r\n")] != '\0';
        g_string_replace(text, "\"", "\"\"", 0);
        fprintf(to, quote ? "%s\"%s\"" : "%s%s", i > 0 ? "," : "", text->str);
    }
    fputs("\r\n", to);
}

void table_print_csv(const Table *table, FILE *to)
{
    g_auto(GStrv) titles = g_new0(char *, table->columns + 1);
    for (size_t i = 0; i < table->columns; i++)
        titles[i] = g_strdelimit(g_ascii_strdown(table->column[i].title, -1), " ", '_');
    print_csv_row(to, titles, table->columns);
    for (guint r = 0; r < table->rows->len; r++)
        print_csv_row(to, table->rows->pdata[r], table->columns);
}

unsigned table_width(void)
{
    struct winsize size;
    bool known = isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : PLAIN_WIDTH;
}
