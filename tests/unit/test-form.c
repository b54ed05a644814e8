/* Web forms, chat and voicemail transcripts, JSON dumps in many layouts and languages. */
#include <glib.h>
#include <string.h>

#include "parser/form.h"

typedef struct {
    const char *text;
    const char *name, *email, *company, *phone, *message;
} FormCase;

static const FormCase cases[] = {
    {"Name: Ada Roe\nEmail: ada@mill.example\nCompany: Mill Foods Ltd\nPhone: 01632 960111\n\nMessage:\nPrice for 40 "
     "seals?\nBy Friday.\n"
     "\n-- \nThis e-mail was sent from a contact form on us\n",
     "Ada Roe", "ada@mill.example", "Mill Foods Ltd", "01632 960111", "Price for 40 seals?\nBy Friday."},
    {"First name\nTobias\nLast name\nLind\nWork e-mail\nt.lind@kraft.example\nCompany name\nKraft AB\nHow can we "
     "help?\nA quote, please.\n",
     "Tobias Lind", "t.lind@kraft.example", "Kraft AB", NULL, "A quote, please."},
    {"Anrede: Frau\nVorname: Gudrun\nNachname: Weiß\nFirma: Stadtwerke Au\nE-Mail: g.weiss@au.example\nTelefon: 06255 "
     "5550\n"
     "Ihr Anliegen: Zeigen Sie uns das Programm: vormittags.\nDatenschutz: akzeptiert\n",
     "Gudrun Weiß", "g.weiss@au.example", "Stadtwerke Au", "06255 5550", "Zeigen Sie uns das Programm: vormittags."},
    {"Nom | Rémy Chap | \nSociété | Fromagerie SA\nCourriel | r@lacs.example\nTéléphone | +41 24 555 01 81\nMessage | "
     "Combien ?\n",
     "Rémy Chap", "r@lacs.example", "Fromagerie SA", "+41 24 555 01 81", "Combien ?"},
    {"| Campo     | Valor\n| Nome      | Bel Trig\n| E-mail    | bel@f.example\n| Mensagem  | Abertos ao sábado?\n",
     "Bel Trig", "bel@f.example", NULL, NULL, "Abertos ao sábado?"},
    {"NOMBRE\nFiore Chum\n\nEMPRESA\nMinera Q\n\nCORREO\nf@mq.example\n\nCONSULTA\nDeseo el catálogo.\n", "Fiore Chum",
     "f@mq.example", "Minera Q", NULL, "Deseo el catálogo."},
    {"■会社名\n株式会社ミナト\n\n■お名前\n有村 "
     "啓介\n\n■メールアドレス\nk@minato.example\n\n■電話番号\n078-555-0119\n\n■お問い合わせ内容\n資料希望\n",
     "有村 啓介", "k@minato.example", "株式会社ミナト", "078-555-0119", "資料希望"},
    {"성함 | 모다인\n회사 | 다인푸드\n이메일 | d@dain.example\n내용 | 인증서를 받을 수 있을까요?\n", "모다인",
     "d@dain.example", "다인푸드", NULL, "인증서를 받을 수 있을까요?"},
    {"Imię i nazwisko: Jan Kos\nFirma: Browar Kos\nNr telefonu: 602 555 014\nTreść: Proszę o cenę\n", "Jan Kos", NULL,
     "Browar Kos", "602 555 014", "Proszę o cenę"},
    {"Имя: Вера Лапина\nКомпания: ООО Вектор\nТелефон: +7 343 555-01-62\nПочта: v@vektor.example\nСообщение: Нужны "
     "насосы.\n",
     "Вера Лапина", "v@vektor.example", "ООО Вектор", "+7 343 555-01-62", "Нужны насосы."},
    {"الاسم: سامي علي\nالشركة: مصنع الدلتا\nالبريد الإلكتروني: s@delta.example\nالرسالة: نحتاج عرض سعر\n", "سامي علي",
     "s@delta.example", "مصنع الدلتا", NULL, "نحتاج عرض سعر"},
    {"שם: דנה לוי\nחברה: לוי עיצוב\nדואל: d@levi.example\nהודעה: כמה עולה?\n", "דנה לוי", "d@levi.example", "לוי עיצוב",
     NULL, "כמה עולה?"},
    {"Ad Soyad: Elif Kaya\nŞirket: Kaya Tekstil\nE-posta: elif@kaya.example\nMesaj: Fiyat lütfen\n", "Elif Kaya",
     "elif@kaya.example", "Kaya Tekstil", NULL, "Fiyat lütfen"},
    {"姓名：李雷\n公司：海光设备\n邮箱：li@hg.example\n电话：021-55500163\n留言内容：请报价\n", "李雷", "li@hg.example",
     "海光设备", "021-55500163", "请报价"},
    {"First name ....... Bart\nLast name ........ Quint\nOrganisation ..... Atlant Ltd\nBadge e-mail ..... "
     "b@atlant.example\nBadge phone ...... +351 21 555 0143\n",
     "Bart Quint", "b@atlant.example", "Atlant Ltd", "+351 21 555 0143", ""},
    {"{\n \"form\": \"demo\",\n \"fields\": {\"first_name\": \"Tha\", \"last_name\": \"Mab\", \"work_email\": "
     "\"t@um.example\",\n"
     " \"company\": \"Umvoti \\u00e9 Ltd\", \"comment\": \"We \\\"run\\\" old\\nones\"}}\n",
     "Tha Mab", "t@um.example", "Umvoti é Ltd", NULL, "We \"run\" old\nones"},
    {"1. First things first, your name?\n   Rag Mael\n2. Where do you work?\n   Vest Laundry\n3. Your e-mail?\n   "
     "r@vest.example\n4. What brings you here?\n"
     "   Curious about valves.\n",
     "Rag Mael", "r@vest.example", "Vest Laundry", NULL, "Curious about valves."},
    {"Lead exported\n\nName;Company;Title;Email;Phone\nMarek Zaj;Zaj Opak;Kierownik;m@zaj.example;+48 32 555 01 "
     "42\n\nNote: wants price for 2 wrappers\n",
     "Marek Zaj", "m@zaj.example", "Zaj Opak", "+48 32 555 01 42", "wants price for 2 wrappers"},
    {"Name | Company | E-mail\nJo Doe | Mill Foods | jo@mill.example\n", "Jo Doe", "jo@mill.example", "Mill Foods",
     NULL, ""},
    {"Visitor: Noor van Aal <noor@tulp.example>\n\n[21:09] Bot: Hi!\n[21:10] Noor: does it talk io-link\n[21:11] Bot: "
     "Not sure.\n[21:12] Noor: no rush\n",
     "Noor van Aal", "noor@tulp.example", NULL, NULL, "does it talk io-link\nno rush"},
    {"You received a voice message.\n\nCaller: +44 1632 960877\n\nTranscript (automatic):\n\"hello this is brian from "
     "tolland roofing\"\n\nThe recording is attached.\n",
     NULL, NULL, NULL, NULL, "hello this is brian from tolland roofing"},
};

static void test_layouts(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Form) form = form_read(cases[i].text);
        g_assert_nonnull(form);
        g_assert_cmpstr(form->name, ==, cases[i].name);
        g_assert_cmpstr(form->email, ==, cases[i].email);
        g_assert_cmpstr(form_value(form, LABEL_COMPANY), ==, cases[i].company);
        g_assert_cmpstr(form_value(form, LABEL_PHONE), ==, cases[i].phone);
        g_assert_cmpstr(form->message, ==, cases[i].message);
    }
}

static void test_no_form(void)
{
    static const char *const texts[] = {
        "",
        "Hello,\n\nplease quote 40 seals: DN80.\n\nRegards\nJo Doe\nTel: 01632 960111\nE-mail: jo@mill.example\n",
        "Dear all,\nthe name of the game: price.\nThanks\n",
        "Offer no: 12\nDate: today\nTotal: 40\n",
        "At 10:30: we meet\n",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(Form) form = form_read(texts[i]);
        g_assert_true(!form || !form->sure);
    }
}

static void test_spoken(void)
{
    g_autoptr(Form) web = form_read_spoken("Name: Ada Roe\nEmail: ada@mill.example\nCompany: Mill Foods Ltd\n");
    g_autoptr(Form) chat = form_read_spoken("[10:01] Ada: We need 40 seals\n[10:02] Agent: Yes\n");
    g_autoptr(Form) voice = form_read_spoken("New voicemail\nFrom: Ada Roe\n TRANSCRIPT:\n\"Call me back\"\n");
    g_autoptr(Form) none = form_read_spoken("Transcript: of a talk, no message\nwas it\n");
    g_autoptr(Form) far = form_read_spoken("Новое голосовое сообщение\nРасшифровка: перезвоните мне\nсегодня\n");
    g_assert_null(web);
    g_assert_cmpint(chat->layout, ==, FORM_CHAT);
    g_assert_cmpint(voice->layout, ==, FORM_VOICEMAIL);
    g_assert_cmpstr(voice->message, ==, "Call me back");
    g_assert_null(none);
    g_assert_cmpint(far->layout, ==, FORM_VOICEMAIL);
    g_assert_cmpstr(far->message, ==, "перезвоните мне\nсегодня");
}

static void test_labels(void)
{
    static const struct {
        const char *label;
        bool strict;
        LabelKind kind;
    } labels[] = {
        {"Your e-mail *", false, LABEL_EMAIL},
        {"3. Company?", true, LABEL_COMPANY},
        {"● 電話番号", true, LABEL_PHONE},
        {"company_name", false, LABEL_COMPANY},
        {"Which country are you in?", true, LABEL_COUNTRY},
        {"Quantity required", false, LABEL_QUANTITY},
        {"How did you hear about us?", true, LABEL_HEARD},
        {"* 3. How did you hear about us *", true, LABEL_HEARD},
        {" How did you find us ", true, LABEL_HEARD},
        {"Sales", true, LABEL_NONE},
        {"", true, LABEL_NONE},
        {"Company size", false, LABEL_OTHER},
        {"Adresse de courriel", false, LABEL_EMAIL},
        {"Termin dostawy", false, LABEL_DEADLINE},
        {"预算", true, LABEL_BUDGET},
        {"-- 3) ------------------------------------------------------------ Phone", true, LABEL_PHONE},
        {"Phone .............................................................", true, LABEL_PHONE},
        {"Company (its name as it shall stand on the invoice, with the legal form) *", true, LABEL_COMPANY},
        {"Company\u00a0(its name as it shall stand on the invoice, as registered)", true, LABEL_COMPANY},
        {"Company\t(vollständige Firmenbezeichnung laut Handelsregistereintrag)", true, LABEL_COMPANY},
        {"1. * Название компании *:", true, LABEL_COMPANY},
        {"Phone number of the office that we told you about last week in our letter", true, LABEL_NONE},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(labels); i++)
        g_assert_cmpint(label_kind(labels[i].label, labels[i].strict), ==, labels[i].kind);
}

static void test_hostile(void)
{
    enum { SIZE = 256 * 1024 };
    static const char *const units[] = {"a: b\n",         "{\"", "\"a\":\"b\",", "| a | b |\n", "Name\n",
                                        "[10:10] a: b\n", "...", "\\u0041",      "Message:\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        GString *text = g_string_new("{");
        while (text->len < SIZE)
            g_string_append(text, units[i]);
        gint64 start = g_get_monotonic_time();
        Form *form = form_read(text->str);
        g_assert_cmpint(g_get_monotonic_time() - start, <, 2 * G_USEC_PER_SEC);
        g_assert_true(!form || form->fields->len <= 200);
        form_free(form);
        g_string_free(text, TRUE);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/form/spoken", test_spoken);
    g_test_add_func("/form/layouts", test_layouts);
    g_test_add_func("/form/no-form", test_no_form);
    g_test_add_func("/form/labels", test_labels);
    g_test_add_func("/form/hostile", test_hostile);
    return g_test_run();
}
