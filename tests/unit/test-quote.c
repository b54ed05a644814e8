/* Quotes, forwards and signatures in the styles of many mail programs. */
#include <glib.h>
#include <string.h>

#include "parser/quote.h"

static void test_subject_base(void)
{
    static const struct {
        const char *subject, *base;
    } cases[] = {
        {"Re: AW: Fwd: pumps", "pumps"},
        {"RE[2]: pumps", "pumps"},
        {"WG: Prüfmittel", "Prüfmittel"},
        {"回复：询价", "询价"},
        {"İLT: Vinç", "Vinç"},
        {"Ответ: насосы", "насосы"},
        {"Antw: vraag", "vraag"},
        {"TR : devis", "devis"},
        {"Pumps: 40 pcs", "Pumps: 40 pcs"},
        {"Request: a", "Request: a"},
        {"", ""},
        {"Re:", ""},
        {"RV: Consulta", "Consulta"},
        {"Re: Re: Re: desk", "desk"},
        {"10:30 call", "10:30 call"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpstr(quote_subject_base(cases[i].subject), ==, cases[i].base);
    g_assert_cmpstr(quote_subject_base(NULL), ==, "");
}

typedef struct {
    const char *text, *subject;
    const char *own, *name, *address, *forwarded; /* forwarded NULL: no forward */
} ForwardCase;

static const ForwardCase forwards[] = {
    {"Please handle.\n\n---------- Forwarded message ---------\nFrom: Ada Roe <ada@mill.example>\nDate: Mon, Nov 2, "
     "2026\n"
     "Subject: seats\nTo: <us@acme.example>\n\nWe need 4 seats.\n",
     "Fwd: seats", "Please handle.", "Ada Roe", "ada@mill.example", "We need 4 seats.\n"},
    {"zK\n\nVon: Volker Ost <v@ost.example>\nGesendet: Freitag, 16. Oktober 2026 13:32\nAn: Zentrale <z@acme.example>\n"
     "Betreff: Prüfmittel\n\nGuten Tag\n",
     "WG: Prüfmittel", "zK", "Volker Ost", "v@ost.example", "Guten Tag\n"},
    {"Pour vous.\n\nDébut du message réexpédié :\n\n> De: Yas El <y@atlas.example>\n> Objet: Demande\n> Date: 26 "
     "octobre\n"
     "> À: a@acme.example\n>\n> Messieurs,\n> bonjour\n",
     "Tr: Demande", "Pour vous.", "Yas El", "y@atlas.example", "Messieurs,\nbonjour\n"},
    {"fyi\n\n-------- Mensaje reenviado --------\nAsunto: \tConsulta\nFecha: \tTue, 27 Oct\nDe: \tEze M "
     "<e@lab.example>\n"
     "Para: \ti@acme.example\n\nEstimados:\n",
     "Fwd: Consulta", "fyi", "Eze M", "e@lab.example", "Estimados:\n"},
    {"Bize düşüyor.\n\nİlk iletiyi başlat:\n\nKimden: Tuğba Ö <t@oz.example>\nKonu: Vinç\nTarih: 3 Kasım\nKime: "
     "s@acme.example\n\n"
     "Günaydın\n",
     "İlt: Vinç", "Bize düşüyor.", "Tuğba Ö", "t@oz.example", "Günaydın\n"},
    {"---------- メッセージを転送 ---------\n送信元：山田 太郎 "
     "<y@x.example>\n日付：2022年9月19日\n件名：見積\n送信先：b@acme.example\n\n本文\n",
     "Fwd: 見積", "", "山田 太郎", "y@x.example", "本文\n"},
    {"ok\n\n   ----- Przekazana wiadomość ----- Od: Jan K <j@k.example>Do: \"b@acme.example\" <b@acme.example>Temat: "
     "pompy\n treść\n",
     "Fwd: pompy", "ok", "Jan K", "j@k.example", "treść\n"},
    {"Kan noen ta denne?\n\nHedda\n\nFra: Lars Moe <lars@moe.example>\nSendt: torsdag\nTil: Hedda\nEmne: "
     "pris\n\nHei,\n",
     "VS: pris", "Kan noen ta denne?\n\nHedda", "Lars Moe", "lars@moe.example", "Hei,\n"},
    {"Op 28/10/2026 12:46 heeft Jan Smit <jan@molen.example> geschreven:\n\n    Goedendag\n", "FW: meel", "",
     "Jan Smit", "jan@molen.example", "Goedendag\n"},
    {"Le 28/10/2026 12:46, « Ada Roe » <ada@mill.example> a écrit :\n\n    Bonjour\n", "TR: farine", "", "Ada Roe",
     "ada@mill.example", "Bonjour\n"},
    {"See below.\n\n-------- Words we lack --------\nFra: Lars Moe <lars@moe.example>\nDato: 4. juli\nTil: b\n\nHei\n",
     "VS: pris", "See below.", "Lars Moe", "lars@moe.example", "Hei\n"},
    {"fyi\n\n---------- Forwarded message ---------\nFrom: Mill Purchasing\n<ada@mill.example>\nDate: Mon\nSubject: "
     "seats "
     "for\nthe hall\nTo: us@acme.example\n\nWe need 4.\n",
     "Fwd: seats", "fyi", "Mill Purchasing", "ada@mill.example", "We need 4.\n"},
    {"No news.\n\nFrom: Ada Roe <ada@mill.example>\nSent: Monday\nTo: us@acme.example\nSubject: seats\n\nold words\n",
     "RE: seats", "No news.", NULL, NULL, NULL},
};

static void test_forwards(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(forwards); i++) {
        const ForwardCase *c = &forwards[i];
        g_autoptr(Split) split = quote_split(c->text, c->subject);
        g_assert_cmpstr(split->own, ==, c->own);
        g_assert_cmpint(split->is_forward, ==, c->forwarded != NULL);
        g_assert_cmpstr(split->forwarded, ==, c->forwarded);
        if (!c->forwarded)
            continue;
        g_assert_cmpstr(split->head->name, ==, c->name);
        g_assert_cmpstr(split->head->address, ==, c->address);
    }
}

static const struct {
    const char *text, *own, *signature;
} replies[] = {
    {"Yes please.\n\nOn Thu, 15 Oct 2026 at 17:02, Mo A <m@a.example> wrote:\n> Hello\n>> older\n", "Yes please.", ""},
    {"Ja.\n\nAm 15.10.2026 um 17:02 schrieb Mo A:\n> Hallo\n", "Ja.", ""},
    {"好的。\n\n在 2016年12月12日，下午8:45，Ed S <m@d.example> 写道：\n> 你好\n", "好的。", ""},
    {"Sure.\n\n---- On Tue, 22 Dec 2026 14:17:36 +0530 Mo A <m@a.example> wrote ----\n\nHello\n", "Sure.", ""},
    {"Sure.\n\nOn Tue, 22 Dec 2026 14:17:36 +0530 Mo A <m@a.example> wrote\n\nHello\n", "Sure.", ""},
    {"Sure.\n\n2026/7/20 Mo A via Mill <m@a.example>\n\n| Hello\n", "Sure.", ""},
    {"Sure.\n\nOn Tue, Mo A <m@a.example> wrote:\n> a line so long that some program on its way broke it into two, "
     "and\nleft the rest bare\n> end\n",
     "Sure.", ""},
    {"Two please.\n\n__\npumps mailing list\n", "Two please.", "__\npumps mailing list\n"},
    {"Two please.\n\nSent from Mailbird\n", "Two please.", "Sent from Mailbird\n"},
    {"Sent from our plant in Leeds:\n\ntwo pallets came back broken.\n",
     "Sent from our plant in Leeds:\n\ntwo pallets came back broken.", ""},
    {"> How many?\n\nForty.\n\n> When?\n\nFriday.\n", "Forty.\n\n\nFriday.", ""},
    {"Thanks, done.\n\n-----Original Message-----\nFrom: A B <a@b.example>\nSent: Monday\nTo: C\nSubject: x\n\nold\n",
     "Thanks, done.", ""},
    {"We need 20 pumps.\n\nKind regards\nJo Doe\nMill Ltd\n", "We need 20 pumps.", "Kind regards\nJo Doe\nMill Ltd\n"},
    {"Wir brauchen 3 Pumpen.\n\nMit freundlichen Grüßen\nJo\n", "Wir brauchen 3 Pumpen.",
     "Mit freundlichen Grüßen\nJo\n"},
    {"see file\n\n-- \nSpares Desk\n", "see file", "-- \nSpares Desk\n"},
    {"same as august pls\n\nD.\n\nSent from my iPhone\n", "same as august pls\n\nD.", "Sent from my iPhone\n"},
    {"two\nDo you regard this as urgent? Regarding price: ask.\n",
     "two\nDo you regard this as urgent? Regarding price: ask.", ""},
    {"From: Ole <o@f.example>\nSubject: sensors\nCompany: Fjord AS\n\nMessage Body:\nprice for 18?\n",
     "From: Ole <o@f.example>\nSubject: sensors\nCompany: Fjord AS\n\nMessage Body:\nprice for 18?", ""},
};

static void test_wrapped_subject(void)
{
    g_autoptr(Split) split = quote_split("---------- Forwarded message ---------\nFrom: Ada <ada@mill.example>\n"
                                         "Date: Mon\nSubject: seats for\nthe hall\nTo: us@acme.example\n\nFour.\n",
                                         "Fwd: seats");
    g_assert_cmpstr(split->head->subject, ==, "seats for the hall");
    g_assert_cmpstr(split->head->to, ==, "us@acme.example");
    g_assert_cmpstr(split->forwarded, ==, "Four.\n");
}

static void test_replies(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(replies); i++) {
        g_autoptr(Split) split = quote_split(replies[i].text, "Re: x");
        g_assert_cmpstr(split->own, ==, replies[i].own);
        g_assert_cmpstr(split->signature, ==, replies[i].signature);
        g_assert_false(split->is_forward);
    }
}

static void test_hostile(void)
{
    enum { SIZE = 256 * 1024 };
    static const char *const units[] = {"> ", ">", "On 1 wrote:\n", "From: a\n", "-- \n", "a@", "@", "-----\n", "\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        GString *text = g_string_new(NULL);
        while (text->len + strlen(units[i]) < SIZE)
            g_string_append(text, units[i]);
        gint64 start = g_get_monotonic_time();
        g_autoptr(Split) split = quote_split(text->str, units[i]);
        g_assert_cmpint(g_get_monotonic_time() - start, <, 2 * G_USEC_PER_SEC);
        g_assert_cmpuint(strlen(split->own), <=, text->len + 1);
        g_string_free(text, TRUE);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/quote/subject-base", test_subject_base);
    g_test_add_func("/quote/forwards", test_forwards);
    g_test_add_func("/quote/wrapped-subject", test_wrapped_subject);
    g_test_add_func("/quote/replies", test_replies);
    g_test_add_func("/quote/hostile", test_hostile);
    return g_test_run();
}
