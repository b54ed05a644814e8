/* Which names stand in one breath. */
#include <glib.h>
#include <string.h>

#include "parser/joined.h"

typedef struct {
    const char *language, *text, *first, *second;
    bool want;
} Case;

static const Case CASES[] = {
    {"en", "coffee breaks and a juice bar", "breaks", "juice", true},
    {"en", "ballscrews & coolant pump", "ballscrews", "coolant", true},
    {"en", "ballscrews, coolant pump", "ballscrews", "coolant", false},
    {"en", "ballscrews with coolant pump", "ballscrews", "coolant", false},
    {"en", "ballscrews. And coolant pumps", "ballscrews", "coolant", false},
    {"en", "ballscrews\nand coolant pumps", "ballscrews", "coolant", false},
    {"en", "ballscrews and what else our old coolant pumps", "ballscrews", "coolant", false},
    {"en", "coolant pump", "pump", "coolant", false},
    {"en", "ballscrews + coolant pump", "ballscrews", "coolant", true},
    {"en", "ballscrews? And coolant pumps", "ballscrews", "coolant", false},
    {"en", "ballscrews (and 2.5 m coolant pipes", "ballscrews", "coolant", true},
    {"zh", "蝶阀及水泵", "蝶阀", "水泵", true},
    {"ru", "300 кг начинки и два ведра геля", "начинки", "геля", true},
    {"es", "cajas de desayuno y una barra de jugos", "desayuno", "barra", true},
    {"en", "cajas de desayuno y una barra de jugos", "desayuno", "barra", false},
    {"ja", "屋台を2台とオードブル盛り合わせ", "2台", "オードブル", true},
    {"ar", "خوادم افتراضية ونسخ احتياطي", "افتراضية", "ونسخ", true},
};

static void test_case(const void *data)
{
    const Case *row = data;
    size_t end = (size_t)(strstr(row->text, row->first) - row->text) + strlen(row->first);
    size_t begin = (size_t)(strstr(row->text, row->second) - row->text);

    g_assert_cmpint(joined_by_and(row->text, row->language, end, begin), ==, row->want);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *path = g_strdup_printf("/joined/%02zu-%s", i, CASES[i].language);
        g_test_add_data_func(path, &CASES[i], test_case);
    }
    return g_test_run();
}
