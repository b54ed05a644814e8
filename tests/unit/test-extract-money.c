/* Amounts of money in every notation, and which of them is a budget. */
#include <glib.h>
#include <string.h>

#include "parser/extract.h"

typedef struct {
    const char *language, *country, *text;
    double amount;
    const char *currency; /* NULL: none */
    bool budget;
} Case;

static const Case CASES[] = {
    {"en", "", "Our budget is EUR 12,500 for everything.", 12500, "EUR", true},
    {"en", "", "Budget (USD): 18000", 18000, "USD", true},
    {"en", "GB", "We can stretch to about four thousand pounds.", 4000, "GBP", true},
    {"de", "", "Unser Budget liegt bei rund zwölftausend Euro.", 12000, "EUR", true},
    {"it", "", "Possiamo spendere ventimila euro.", 20000, "EUR", true},
    {"pt", "BR", "O nosso orçamento é de 30 mil reais.", 30000, "BRL", true},
    {"pl", "", "Mamy na to 40 tys. zł.", 40000, "PLN", true},
    {"nl", "", "We kunnen er tienduizend euro aan besteden.", 10000, "EUR", true},
    {"en", "US", "Funding shall not exceed $180,000.00.", 180000, "USD", true},
    {"en", "CA", "We can spend up to $9,500.", 9500, "CAD", true},
    {"en", "GB", "We got about six and a half grand for power all in.", 6500, "GBP", true},
    {"en", "", "Total spend is capped at 14k€.", 14000, "EUR", true},
    {"en", "IN", "Approx order value: Rs. 6,00,000", 600000, "INR", true},
    {"en", "", "Budget:   35,000 USD", 35000, "USD", true},
    {"en", "", "We have 1.100.000 CZK approved for this year.", 1100000, "CZK", true},
    {"en", "", "our limit is USD 48 000 for the pair", 48000, "USD", true},
    {"en", "", "Budget approved: US$ 1.5 million", 1500000, "USD", true},
    {"en", "SG", "The machine was S$ 400 last year.", 400, "SGD", false},
    {"en", "", "Turnover last year was 22 million euro.", 22000000, "EUR", false},
    {"de", "DE", "Mehr als 28.000 € netto können wir nicht ausgeben.", 28000, "EUR", true},
    {"de", "CH", "Kreditlimite der Versammlung CHF 48'000.- alles in allem.", 48000, "CHF", true},
    {"de", "", "Unser Budget liegt bei € 12.000,-.", 12000, "EUR", true},
    {"de", "", "Das Budget beträgt 1,5 Mio. EUR.", 1500000, "EUR", true},
    {"fr", "", "Notre enveloppe est de 23 000 € HT.", 23000, "EUR", true},
    {"es", "", "Importe máximo de licitación: 11.500 euros.", 11500, "EUR", true},
    {"it", "", "La spesa presunta ammonta a € 36.400,00 oltre IVA.", 36400, "EUR", true},
    {"pt", "BR", "verba aprovada de R$ 27 mil", 27000, "BRL", true},
    {"nl", "NL", "meer dan 19 mille mag het niet kosten", 19000, "EUR", true},
    {"pl", "PL", "Nasz budżet to maksymalnie 45 tys. zł.", 45000, "PLN", true},
    {"cs", "CZ", "Rozpočet je 250 000 Kč.", 250000, "CZK", true},
    {"sv", "SE", "budgeten är 140 000 kr", 140000, "SEK", true},
    {"sv", "NO", "budgeten är 140 000 kr", 140000, "NOK", true},
    {"tr", "TR", "Bütçemiz en fazla 90.000 TL.", 90000, "TRY", true},
    {"ru", "KZ", "Бюджет участка 21 млн тенге.", 21000000, "KZT", true},
    {"ru", "RU", "Бюджет до 500 тыс. руб.", 500000, "RUB", true},
    {"zh", "CN", "项目预算人民币 86 万元以内。", 860000, "CNY", true},
    {"ja", "JP", "予算は150万円です。", 1500000, "JPY", true},
    {"ko", "KR", "예산은 4천만원입니다.", 40000000, "KRW", true},
    {"ar", "EG", "وميزانيتنا في حدود ١٤ ألف دولار.", 14000, "USD", true},
    {"he", "IL", "התקציב שלנו הוא עד 50,000 ש\"ח.", 50000, "ILS", true},
    {"en", "GB", "We have set aside £21k.", 21000, "GBP", true},
    {"en", "", "Can pay 38.000 Euro, not more.", 38000, "EUR", true},
    {"en", "", "The board has sanctioned €6,500 for the lot.", 6500, "EUR", true},
    {"es", "MX", "El techo autorizado es de $148,000 M.N. más IVA.", 148000, "MXN", true},
    {"cs", "CZ", "Zastupitelstvo nám včera schválilo 185 000 Kč.", 185000, "CZK", true},
    {"cs", "CZ", "Fond oprav na to má 1 650 000 Kč.", 1650000, "CZK", true},
    {"de", "DE", "Der Gemeinderat hat 40.000 € bewilligt.", 40000, "EUR", true},
    {"fr", "FR", "Nous ne pouvons pas aller au-delà de 3 500 €.", 3500, "EUR", true},
    {"it", "IT", "Il consiglio ha deliberato 20.000 euro.", 20000, "EUR", true},
    {"pt", "PT", "A direção aprovou 7.500 euros.", 7500, "EUR", true},
    {"nl", "NL", "We hebben er 4.000 euro voor opzij gezet.", 4000, "EUR", true},
    {"pl", "PL", "Zarząd zatwierdził 15 000 zł.", 15000, "PLN", true},
    {"sv", "SE", "Styrelsen har beviljat 40 000 kr.", 40000, "SEK", true},
    {"tr", "TR", "50.000 TL'yi geçmesin.", 50000, "TRY", true},
    {"ru", "RU", "Руководство утвердило 500 000 руб.", 500000, "RUB", true},
    {"zh", "SG", "预算不超过20,000新元。", 20000, "SGD", true},
    {"ja", "JP", "理事会で120万円が承認されました。", 1200000, "JPY", true},
    {"ko", "KR", "300만원을 넘지 않았으면 합니다.", 3000000, "KRW", true},
    {"ar", "SA", "خصصنا لهذا المشروع 50,000 ريال.", 50000, "SAR", true},
    {"he", "IL", "אישרו לנו 30,000 ש\"ח.", 30000, "ILS", true},
    {"en", "GB", "Last time we paid £450 for it.", 450, "GBP", false},
    {"en", "GB", "Your competitor quoted us £4,200.", 4200, "GBP", false},
    {"en", "GB", "Our boat is insured for £85,000.", 85000, "GBP", false},
    {"fr", "FR", "Notre chiffre d'affaires est de 400 000 €.", 400000, "EUR", false},
    {"de", "DE", "Auf Ihrer Website steht 450 €.", 450, "EUR", false},
    {"en", "IN", "Does it still talk over RS232?", 0, NULL, false},
    {"en", "", "Please quote 40 pcs NF-220 for 12 sites.", 0, NULL, false},
    {"en", "", "We try 5 pumps and all 6 valves.", 0, NULL, false},
};

static void test_case(const void *data)
{
    const Case *row = data;
    Setting setting = {.now = 1791979200, .offset = 0, .language = row->language, .country = row->country};
    g_autoptr(GPtrArray) found = money_find(row->text, &setting);
    if (row->amount == 0) {
        g_assert_cmpuint(found->len, ==, 0);
        return;
    }
    g_assert_cmpuint(found->len, ==, 1);
    const MoneyFound *money = found->pdata[0];
    g_assert_cmpfloat(money->amount, ==, row->amount);
    g_assert_cmpstr(money->currency, ==, row->currency);
    g_assert_true(money->is_budget == row->budget);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *path = g_strdup_printf("/money/%03zu-%s", i, CASES[i].language);
        g_test_add_data_func(path, &CASES[i], test_case);
    }
    return g_test_run();
}
