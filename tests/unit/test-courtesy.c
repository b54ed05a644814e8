/* Thanks and no more, in every language; and what only begins like it. */
#include <glib.h>

#include "parser/courtesy.h"

static void test_thanks(void)
{
    static const char *const said[] = {"Thanks!",
                                       "Thank you very much for your quick reply.",
                                       "thx, got it",
                                       "Many thanks Alice, perfect.",
                                       "Vielen Dank!",
                                       "Besten Dank für die schnelle Rückmeldung.",
                                       "Merci beaucoup pour votre réponse.",
                                       "Muchas gracias",
                                       "Grazie mille!",
                                       "Muito obrigado pela resposta",
                                       "Hartelijk bedankt",
                                       "Dziękuję bardzo",
                                       "Děkuji moc",
                                       "Tack så mycket",
                                       "Teşekkür ederim",
                                       "Большое спасибо за ответ",
                                       "شكرا جزيلا",
                                       "תודה רבה",
                                       "谢谢！",
                                       "ありがとうございます。",
                                       "감사합니다!",
                                       "Hello Alice,\n\nthank you.\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(said); i++) {
        g_test_message("%s", said[i]);
        g_assert_true(courtesy_only(said[i]));
    }
}

static void test_more(void)
{
    static const char *const said[] = {
        NULL,
        "",
        "Hello",
        "Thanks. Could you also quote the small one?",
        "Thank you, please send me 40 pcs",
        "Thanks, but we have decided to buy elsewhere because of the delivery time",
        "Danke, wir nehmen das Angebot an und bestellen hiermit",
        "Thanks, we need another price for the flange version until Friday",
        "谢谢。请再报一下大号的价格，我们下周需要两台，交货地点是上海。另外请告知付款条件和质保期限，谢谢。",
        "see https://x.example thanks",
        "Thankless task"};
    for (size_t i = 0; i < G_N_ELEMENTS(said); i++) {
        g_test_message("%s", said[i] ? said[i] : "(nothing)");
        g_assert_false(courtesy_only(said[i]));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/courtesy/thanks", test_thanks);
    g_test_add_func("/courtesy/more", test_more);
    return g_test_run();
}
