/* How many of a name there are, by the words right before it. */
#include <glib.h>
#include <string.h>

#include "parser/counted.h"

typedef struct {
    const char *language, *text, *name;
    double want; /* 0: nothing counts it */
} Case;

static const Case CASES[] = {
    {"en", "The old one died. Could somebody put in a coolant pump?", "coolant pump", 1},
    {"en", "We also have to have one phishing simulation.", "one phishing simulation", 1},
    {"en", "Could you do 96 legs 600mm as well?", "legs 600mm", 96},
    {"en", "What would a maintenance contract cost?", "maintenance contract", 0},
    {"en", "What does the coolant pump cost?", "coolant pump", 0},
    {"en", "We met in 2019 coolant pump in hand.", "coolant pump", 0},
    {"en", "Coolant pump", "Coolant pump", 0},
    {"en", "That is all of it. It was a. Coolant pump", "Coolant pump", 0},
    {"en", "We have NF-4 pumps.", "pumps", 0},
    {"fr", "On voudrait en plus un meuble caisse assez bas.", "meuble caisse", 1},
    {"fr", "Et quatorze serveurs à reprendre.", "serveurs", 14},
    {"de", "Was kostet eine Rührwelle?", "Rührwelle", 1},
    {"sv", "Kan ni ta med en glöggvagn också?", "glöggvagn", 1},
    {"nl", "Hebben jullie een ruilspindel?", "ruilspindel", 1},
    {"pl", "Ile kosztuje jeden podajnik pręta PP-65?", "podajnik pręta PP-65", 1},
};

static void test_case(const void *data)
{
    const Case *row = data;
    g_autoptr(Lexing) lexing = lex_text(row->text, row->language);
    size_t from = (size_t)(strstr(row->text, row->name) - row->text);
    QuantityFound *found = counted_find(lexing, from, from + strlen(row->name));

    g_assert_cmpfloat(found ? found->value : 0, ==, row->want);
    if (found) {
        g_assert_cmpstr(found->unit, ==, "pcs");
        g_assert_cmpstr(found->product, ==, row->name);
        g_assert_nonnull(strstr(row->text, found->evidence));
        quantity_free(found);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *path = g_strdup_printf("/counted/%02zu-%s", i, CASES[i].language);
        g_test_add_data_func(path, &CASES[i], test_case);
    }
    return g_test_run();
}
