/* English that its little words tell, and what only looks like it. */
#include <glib.h>
#include <string.h>

#include "parser/english.h"
#include "parser/extract.h"

typedef struct {
    const char *name, *text;
    bool want;
} Case;

static const Case CASES[] = {
    {"letter",
     "Hello, we need a quote for two coolant pumps that fit the machine you sold us. Could you also let me know "
     "when they would be ready?",
     true},
    {"capitals",
     "HELLO, WE NEED A QUOTE FOR TWO COOLANT PUMPS THAT FIT THE MACHINE YOU SOLD US. PLEASE LET ME KNOW WHEN THEY "
     "ARE READY.",
     true},
    {"names",
     "We’re a café in Malmö – please send the price of your coffee grinder (≥ 2 kg) to us at Södra Förstadsgatan, "
     "and when it would be with us.",
     true},
    {"short", "Hello, could you please send us the price of this pump?", false},
    {"greeting",
     "Dear Sirs, thank you for your offer of the last week, it was good. Wij willen graag nog weten hoeveel "
     "pompen u kunt leveren, want onze klant wacht daarop.",
     false},
    {"danish",
     "Hej, kan I sende os en pris for 4 ventiler og en pumpe? Vi har brug for dem her i uge 7, at få dem før er "
     "også fint for os. Hilsen Per",
     false},
    {"spanish",
     "Hola, necesitamos una cotización de cuatro bombas para nuestra planta, con entrega en Valencia antes de "
     "final de mes. Muchas gracias por su ayuda.",
     false},
    {"middle",
     "Please let us know if you have this in stock for us. Pompa sentrifugal dengan segel mekanis ganda kapasitas "
     "lima puluh meter kubik buatan dalam negeri. Thank you and best regards.",
     false},
    {"half",
     "Hello, we need the price of your ventilatorkoelblokken hijskraanonderdelen smeermiddelpompen "
     "drukvaten filterhuizen, when is it ready?",
     false},
    {"kana",
     "Hello, we would like to have the price of your pump and to know when it is ready, please. よろしく "
     "お願いします。",
     false},
    {"cyrillic",
     "Hello, we would like to have the price of your pump and to know when it is ready, please. Насос нужен "
     "срочно, спасибо.",
     false},
    {"parts",
     "Thank you for your price. We need two more of these: AISIKF SKFBB FAGINA NSKTIMKEN ZWZLYCHRB CXWAFANG "
     "KOYOJTEKT NACHIFUJI INALUKSCHAEFFLER GMNIBC BARDEN.",
     false},
};

static void test_case(const void *data)
{
    const Case *row = data;
    unsigned confidence = 0;
    g_autofree char *language = language_detect(row->text, &confidence);

    g_assert_cmpint(english_surely(row->text, strlen(row->text)), ==, row->want);
    if (row->want) {
        g_assert_cmpstr(language, ==, "en");
        g_assert_cmpuint(confidence, ==, 99);
    }
}

/* Of a longer text: what is not there is not looked at. */
static void test_size(void)
{
    static const char text[] = "Hello, we would like to have the price of your pump and to know when it is ready, and "
                               "where we can see it, please, 価格";

    g_assert_true(english_surely(text, (size_t)(strstr(text, "価格") - text)));
    g_assert_false(english_surely(text, strlen(text)));
    g_assert_false(english_surely(text, 0));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *path = g_strdup_printf("/english/%s", CASES[i].name);
        g_test_add_data_func(path, &CASES[i], test_case);
    }
    g_test_add_func("/english/size", test_size);
    return g_test_run();
}
