/* Languages that their little words tell, and what only looks like one. */
#include <glib.h>
#include <string.h>

#include "parser/extract.h"
#include "parser/little_words.h"

typedef struct {
    const char *name, *text, *want;
} Case;

static const Case CASES[] = {
    {"letter",
     "Hello, we need a quote for two coolant pumps that fit the machine you sold us. Could you also let me know "
     "when they would be ready?",
     "en"},
    {"capitals",
     "HELLO, WE NEED A QUOTE FOR TWO COOLANT PUMPS THAT FIT THE MACHINE YOU SOLD US. PLEASE LET ME KNOW WHEN THEY "
     "ARE READY.",
     "en"},
    {"names",
     "We’re a café in Malmö – please send the price of your coffee grinder (≥ 2 kg) to us at Södra Förstadsgatan, "
     "and when it would be with us.",
     "en"},
    {"short", "Hello, could you please send us the price of this pump?", NULL},
    {"greeting",
     "Dear Sirs, thank you for your offer of the last week, it was good. Wij willen graag nog weten hoeveel "
     "pompen u kunt leveren, want onze klant wacht daarop.",
     NULL},
    {"danish",
     "Hej, kan I sende os en pris for 4 ventiler og en pumpe? Vi har brug for dem her i uge 7, at få dem før er "
     "også fint for os. Hilsen Per",
     NULL},
    {"german",
     "Guten Tag, wir brauchen für unsere neue Halle zwei Kühlmittelpumpen und möchten wissen, bis wann Sie diese "
     "liefern können und was sie kosten.",
     "de"},
    {"french",
     "Bonjour, nous avons besoin de deux pompes pour notre atelier, avec la livraison à Lyon. Pouvez-vous nous "
     "envoyer un devis dans la semaine ? Merci.",
     "fr"},
    {"spanish",
     "Hola, necesitamos una cotización de cuatro bombas para nuestra planta, con entrega en Valencia antes de "
     "final de mes. Muchas gracias por su ayuda.",
     "es"},
    {"italian",
     "Buongiorno, vi chiediamo un preventivo per due pompe della nostra linea, con la consegna a Brescia e il "
     "prezzo del ricambio. Grazie e cordiali saluti.",
     "it"},
    {"portuguese",
     "Bom dia, precisamos de um orçamento para as duas bombas da nossa linha, com entrega em Braga e o preço dos "
     "vedantes. Muito obrigado pela ajuda.",
     "pt"},
    {"dutch",
     "Goedendag, wij hebben voor onze fabriek een offerte nodig van twee pompen met de levering in Breda. Kunt u "
     "ons ook de prijs van het filter geven?",
     "nl"},
    {"spanish-and-portuguese",
     "Hola, necesitamos una cotización de cuatro bombas para nuestra planta. Precisamos também de um orçamento "
     "para as duas bombas da nossa linha, com entrega em Braga.",
     NULL},
    {"german-in-english",
     "Hello, thank you for your mail, we are looking for more. Bitte senden Sie uns Preise und Termine für zwei "
     "Pumpen und Filter. This mail is only for you, thank you, and with best regards from all of us.",
     NULL},
    {"catalan",
     "Bon dia, necessitem un pressupost per a les dues bombes de la nostra planta, amb el lliurament a Girona i el "
     "preu dels filtres que heu posat al web.",
     NULL},
    {"letters",
     "http://h1.example.org/?u=http://h2.example.org/?u=http://h5.example.org/?u=http://h6.example.org/?u=h7 u u d l "
     "n c s e o a y i w z k",
     NULL},
    {"middle",
     "Please let us know if you have this in stock for us. Pompa sentrifugal dengan segel mekanis ganda kapasitas "
     "lima puluh meter kubik buatan dalam negeri. Thank you and best regards.",
     NULL},
    {"half",
     "Hello, we need the price of your ventilatorkoelblokken hijskraanonderdelen smeermiddelpompen "
     "drukvaten filterhuizen, when is it ready?",
     NULL},
    {"kana",
     "Hello, we would like to have the price of your pump and to know when it is ready, please. よろしく "
     "お願いします。",
     NULL},
    {"cyrillic",
     "Hello, we would like to have the price of your pump and to know when it is ready, please. Насос нужен "
     "срочно, спасибо.",
     NULL},
    {"parts",
     "Thank you for your price. We need two more of these: AISIKF SKFBB FAGINA NSKTIMKEN ZWZLYCHRB CXWAFANG "
     "KOYOJTEKT NACHIFUJI INALUKSCHAEFFLER GMNIBC BARDEN.",
     NULL},
};

static void test_case(const void *data)
{
    const Case *row = data;
    unsigned confidence = 0;
    g_autofree char *language = language_detect(row->text, &confidence);

    g_assert_cmpstr(little_words_language(row->text, strlen(row->text)), ==, row->want);
    if (row->want) {
        g_assert_cmpstr(language, ==, row->want);
        g_assert_cmpuint(confidence, ==, 99);
    }
}

/* Of a longer text: what is not there is not looked at. */
static void test_size(void)
{
    static const char text[] = "Hello, we would like to have the price of your pump and to know when it is ready, and "
                               "where we can see it, please, 価格";

    g_assert_cmpstr(little_words_language(text, (size_t)(strstr(text, "価格") - text)), ==, "en");
    g_assert_null(little_words_language(text, strlen(text)));
    g_assert_null(little_words_language(text, 0));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *path = g_strdup_printf("/little-words/%s", CASES[i].name);
        g_test_add_data_func(path, &CASES[i], test_case);
    }
    g_test_add_func("/little-words/size", test_size);
    return g_test_run();
}
