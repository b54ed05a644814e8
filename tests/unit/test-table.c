/* Tables: CSV that is CSV (RFC 4180) and stays harmless in a spreadsheet; screens without tricks. */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "milter/table.h"

static const TableColumn columns[] = {{"FIRST NAME", 10, false}, {"N", 3, true}, {"REST", 0, false}};

static char *printed(const char *cell, bool csv)
{
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    g_autoptr(Table) table = table_new(columns, G_N_ELEMENTS(columns));
    char *cells[] = {g_strdup("a"), g_strdup("1"), g_strdup(cell)};
    table_add(table, cells);
    if (csv)
        table_print_csv(table, to);
    else
        table_print(table, to, 30);
    fclose(to);
    return text;
}

static void test_csv(void)
{
    static const struct {
        const char *cell, *csv;
    } cases[] = {
        {"plain", "plain"},
        {NULL, ""},
        {"a,b", "\"a,b\""},
        {"a;b", "\"a;b\""},
        {"say \"hi\"", "\"say \"\"hi\"\"\""},
        {"two\r\nlines", "two  lines"},
        {"=1+1", "'=1+1"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"},
        {"-2+3", "'-2+3"},
        {"=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""},
        {"\t=1", " =1"}, /* a blank before it makes it a text */
        {"＝1+1", "'＝1+1"},
        {"＠x", "'＠x"},
        {"+498912345", "+498912345"},
        {"-3.5", "-3.5"},
        {"+49 (0) 89", "'+49 (0) 89"},
        {"a=b", "a=b"},
        {"\xff", "\xef\xbf\xbd"},
        {"\x1b]0;x\x07", "\" ]0;x \""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *text = printed(cases[i].cell, true);
        g_autofree char *wanted = g_strdup_printf("first_name,n,rest\r\na,1,%s\r\n", cases[i].csv);
        g_assert_cmpstr(text, ==, wanted);
        free(text);
    }
}

static void test_screen(void)
{
    char *text = printed("much longer than there is room for", false);
    g_assert_cmpstr(text, ==, "FIRST NAME  N  REST\na           1  much longer th…\n");
    free(text);
    text = printed("\xe2\x80\xae"
                   "evil\033[2J",
                   false); /* right-to-left override, clear screen */
    g_assert_null(strchr(text, '\033'));
    g_assert_null(strstr(text, "\xe2\x80\xae"));
    free(text);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/table/csv", test_csv);
    g_test_add_func("/table/screen", test_screen);
    return g_test_run();
}
