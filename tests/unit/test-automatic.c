/* Machines told from people: RFC 3834's checklist case by case, reports, absences in words. */
#include <glib.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "parser/automatic.h"

typedef struct {
    const char *name, *headers, *subject, *text;
    const char *automatic; /* NULL: a human */
    const char *reason;    /* one of no_ack that must be there; NULL: none at all */
} Mail;

/* One mail a line */
/* clang-format off */
static const Mail mails[] = {
    {"a human", "", "pumps", "Please quote two.", NULL, NULL},
    {"auto-submitted no", "Auto-Submitted: no\n", "pumps", "Please quote.", NULL, NULL},
    {"auto-submitted no with comment", "Auto-Submitted: (really) NO (yes)\n", "pumps", "Please quote.", NULL, NULL},
    {"auto-generated is no answer to answer", "Auto-Submitted: auto-generated\n", "pumps", "Please quote.", NULL,
     "auto-submitted: auto-generated"},
    {"parameters are dropped", "Auto-Submitted: Auto-Generated; owner-email=x\n", "pumps", "Please quote.", NULL,
     "auto-submitted: auto-generated"},
    {"auto-notified", "Auto-Submitted: auto-notified\n", "x", "y", NULL, "auto-submitted: auto-notified"},
    {"any of several fields", "Auto-Submitted: no\nAuto-Submitted: auto-generated\n", "x", "y", NULL,
     "auto-submitted: auto-generated"},
    {"auto-replied is a machine", "Auto-Submitted: auto-replied\n", "Re: x", "y", "vacation",
     "auto-submitted: auto-replied"},
    {"auto-replied in capitals", "AUTO-SUBMITTED: AUTO-REPLIED (vacation)\n", "Re: x", "y", "vacation",
     "auto-submitted: auto-replied"},
    {"precedence bulk", "Precedence: bulk\n", "x", "y", "bulk", "precedence: bulk"},
    {"precedence junk", "Precedence: Junk\n", "x", "y", "bulk", "precedence: junk"},
    {"precedence list", "Precedence: list\n", "x", "y", "list", "precedence: list"},
    {"precedence first-class", "Precedence: first-class\n", "x", "y", NULL, NULL},
    {"auto_reply", "Precedence: auto_reply\n", "x", "y", "vacation", "precedence: auto_reply"},
    {"list-id", "List-Id: Talk <talk.example.org>\n", "x", "y", "list", "list-id"},
    {"list-unsubscribe", "List-Unsubscribe: <mailto:u@example.org>\n", "x", "y", "bulk", "list-unsubscribe"},
    {"list-help", "List-Help: <mailto:u@example.org>\n", "x", "y", "bulk", "list-help"},
    {"list-post", "List-Post: <mailto:u@example.org>\n", "x", "y", "list", "list-post"},
    {"list-archive", "List-Archive: <http://example.org>\n", "x", "y", "bulk", "list-archive"},
    {"list-owner", "List-Owner: <mailto:o@example.org>\n", "x", "y", "bulk", "list-owner"},
    {"null return-path", "Return-Path: <>\n", "x", "y", NULL, "null return-path"},
    {"a return-path", "Return-Path: <a@b.example>\n", "x", "y", NULL, NULL},
    {"suppress all forbids, but is a human's", "X-Auto-Response-Suppress: All\n", "x", "y", NULL,
     "x-auto-response-suppress"},
    {"suppress oof", "X-Auto-Response-Suppress: DR, OOF, AutoReply\n", "x", "y", NULL, "x-auto-response-suppress"},
    {"suppress of reports only", "X-Auto-Response-Suppress: DR, NDR, RN, NRN\n", "x", "y", NULL, NULL},
    {"x-loop", "X-Loop: support@example.org\n", "x", "y", NULL, "x-loop"},
    {"x-autoreply", "X-Autoreply: yes\n", "x", "y", "vacation", "x-autoreply"},
    {"x-autorespond", "X-Autorespond: x\n", "x", "y", "vacation", "x-autorespond"},
    {"feedback report", "Feedback-Type: abuse\n", "x", "y", "report", "feedback-type"},
    {"spam flag", "X-Spam-Flag: YES\n", "pumps", "Please quote.", NULL, "spam verdict"},
    {"spam flag no", "X-Spam-Flag: NO\nX-Spam-Status: No, score=1.2\n", "pumps", "Please quote.", NULL, NULL},
    {"spam status", "X-Spam-Status: Yes, score=9.1\n", "pumps", "Please quote.", NULL, "spam verdict"},
    {"rspamd", "X-Spam: Yes\n", "pumps", "Please quote.", NULL, "spam verdict"},
    {"rspamd's action", "X-Rspamd-Action: add header\n", "pumps", "Please quote.", NULL, "spam verdict"},
    {"rspamd's no action", "X-Rspamd-Action: no action\n", "pumps", "Please quote.", NULL, NULL},
    {"rspamd's result", "X-Spamd-Result: default: True [16.00 / 15.00]\n", "pumps", "x", NULL, "spam verdict"},
    {"amavis", "X-Amavis-Alert: INFECTED, message contains virus: Eicar\n", "pumps", "x", NULL, "spam verdict"},
    {"bogofilter", "X-Bogosity: Spam, tests=bogofilter\n", "pumps", "x", NULL, "spam verdict"},
    {"bogofilter ham", "X-Bogosity: Ham, tests=bogofilter\n", "pumps", "x", NULL, NULL},
    {"clamav", "X-Virus-Status: Infected (Eicar)\n", "pumps", "x", NULL, "spam verdict"},
    {"clamav clean", "X-Virus-Status: Clean\nX-Virus-Scanned: yes\n", "pumps", "x", NULL, NULL},
    {"mailscanner", "X-Acme-MailScanner-SpamCheck: spam, SpamAssassin (score=7)\n", "pumps", "x", NULL, "spam verdict"},
    {"mailscanner not", "X-Acme-MailScanner-SpamCheck: not spam\n", "pumps", "x", NULL, NULL},
    {"exchange", "X-MS-Exchange-Organization-SCL: 6\n", "pumps", "x", NULL, "spam verdict"},
    {"exchange trusts", "X-MS-Exchange-Organization-SCL: -1\n", "pumps", "x", NULL, NULL},
    {"forefront", "X-Forefront-Antispam-Report: CIP:1.2.3.4;SFV:SPM;CAT:SPM\n", "pumps", "x", NULL, "spam verdict"},
    {"forefront clean", "X-Forefront-Antispam-Report: CIP:1.2.3.4;SFV:NSPM;CAT:NONE\n", "pumps", "x", NULL, NULL},
    {"tagged subject", "", "***SPAM*** pumps", "Please quote.", NULL, "spam verdict"},
    {"tagged subject with a doubt", "", "[SPAM?] pumps", "Please quote.", NULL, "spam verdict"},
    {"a list's tag", "", "[Spambayes] pumps", "Please quote.", NULL, NULL},
    {"a spam filter wanted", "", "Spam filter for 40 users", "Please quote.", NULL, NULL},
    {"spam is no machine", "X-Spam-Flag: YES\n", "pumps", "I am on holiday next week, please quote now.", NULL,
     "spam verdict"},
    {"absence in the subject", "", "Automatic reply: Offer 7", "I am away.", "vacation", "vacation"},
    {"an answer to an absence is human", "", "Re: Automatic reply: Offer 7", "Can somebody else price it up?", NULL,
     NULL},
    {"a holiday mentioned", "", "pumps", "I am on holiday from Friday, please quote before.", NULL, NULL},
    {"absence without fields", "", "Re: your offer", "I am on annual leave until Monday.", "vacation", "vacation"},
    {"read receipt by subject", "", "Read: Offer 7", "Your message was read on Monday.", "receipt", "receipt"},
    {"de", "", "Abwesenheitsnotiz: Angebot", "Ich bin im Urlaub.", "vacation", "vacation"},
    {"fr", "", "Réponse automatique : devis", "Je suis absent.", "vacation", "vacation"},
    {"es", "", "Respuesta automática: oferta", "Estoy de vacaciones.", "vacation", "vacation"},
    {"it", "", "Risposta automatica: offerta", "Sono in ferie.", "vacation", "vacation"},
    {"pt", "", "Resposta automática: proposta", "Estou de férias.", "vacation", "vacation"},
    {"nl", "", "Automatisch antwoord: offerte", "Ik ben met vakantie.", "vacation", "vacation"},
    {"pl", "", "Automatyczna odpowiedź: oferta", "Jestem na urlopie.", "vacation", "vacation"},
    {"cs", "", "Automatická odpověď: nabídka", "Jsem na dovolené.", "vacation", "vacation"},
    {"sv", "", "Autosvar: offert", "Jag är på semester.", "vacation", "vacation"},
    {"tr", "", "Otomatik Yanıt: teklif", "İzindeyim.", "vacation", "vacation"},
    {"ru", "", "Автоматический ответ: КП", "Я в отпуске.", "vacation", "vacation"},
    {"zh", "", "自动回复: 报价", "我正在休假。", "vacation", "vacation"},
    {"ja", "", "自動応答: お見積り", "休暇をいただいております。", "vacation", "vacation"},
    {"ko", "", "자동 회신: 견적", "휴가 중입니다.", "vacation", "vacation"},
    {"ar", "", "رد تلقائي: عرض السعر", "أنا في إجازة.", "vacation", "vacation"},
    {"he", "", "תשובה אוטומטית: הצעה", "אני בחופשה.", "vacation", "vacation"},
    {"de, words alone", "", "Re: Angebot", "Ich bin bis 3.5. nicht im Büro.", "vacation", "vacation"},
    {"ja, words alone", "", "Re: お見積り", "本日は不在にしております。", "vacation", "vacation"},
};
/* clang-format on */

/* Subjects and first words as machines of absent people write them, without any field that tells. */
/* clang-format off */
static const struct { const char *subject, *text; } absences[] = {
    {"Automatic reply: Offer 7", "Thank you."}, {"Out of Office: Offer 7", "x"}, {"Out of Office Re: Offer 7", "x"},
    {"Out of Office AutoReply: Offer 7", "x"}, {"Automatic reply from Bob", "I am out of the office until Monday."},
    {"OOO: Offer 7", "x"}, {"[Auto-Reply] Offer 7", "x"}, {"Auto: Offer 7", "I'm on vacation until 7 May."},
    {"Re: Offer 7", "Hi, I'm currently out of the office with no access to mail."},
    {"Re: Offer 7", "Thank you for your message. I am away until 12 May and will reply on my return."},
    {"Out of office until 12 May", "I will be out of the office until 12 May."},
    {"Automatische Antwort: Angebot 7", "x"}, {"Abwesenheitsnotiz: Angebot 7", "x"}, {"Abwesenheit: Angebot", "x"},
    {"AW: Angebot 7", "Vielen Dank für Ihre Nachricht. Ich bin vom 1. bis 12. Mai nicht im Büro."},
    {"Re: Angebot 7", "Ich bin bis zum 12.05. im Urlaub und lese meine E-Mails nicht."},
    {"Réponse automatique : devis 7", "x"}, {"Absence du bureau : devis", "x"}, {"Réponse automatique: devis", "x"},
    {"Re: devis 7", "Bonjour, je suis actuellement en congés jusqu'au 12 mai."},
    {"RE : devis 7", "Bonjour, je suis absente du bureau jusqu'au 12 mai inclus."},
    {"Respuesta automática: oferta 7", "x"}, {"Fuera de la oficina: oferta", "x"},
    {"Re: oferta", "Actualmente me encuentro fuera de la oficina hasta el 12 de mayo."},
    {"Re: oferta", "Estaré ausente hasta el 12 de mayo, sin acceso al correo."},
    {"Risposta automatica: offerta 7", "x"}, {"Fuori sede: offerta", "x"}, {"Fuori ufficio", "Sono in ferie."},
    {"R: offerta 7", "Sarò assente dall'ufficio fino al 12 maggio."},
    {"Rif: offerta 7", "Gentile cliente, sono in ferie fino al 12 maggio."},
    {"Resposta automática: proposta 7", "x"}, {"Ausência temporária: proposta", "x"},
    {"RES: proposta 7", "Prezados, estou de férias até 12 de maio."},
    {"Re: proposta", "Estarei ausente do escritório até dia 12 de maio."},
    {"Automatisch antwoord: offerte 7", "x"}, {"Niet aanwezig: offerte", "x"}, {"Afwezigheid: offerte", "x"},
    {"Antw: offerte 7", "Bedankt voor uw bericht. Ik ben tot 12 mei afwezig."},
    {"RE: offerte 7", "Ik ben met vakantie tot 12 mei."},
    {"Automatyczna odpowiedź: oferta 7", "x"}, {"Poza biurem: oferta", "x"}, {"Nieobecność: oferta", "x"},
    {"Odp: oferta 7", "Dziękuję za wiadomość. Do 12 maja przebywam na urlopie."},
    {"Automatická odpověď: nabídka 7", "x"}, {"Mimo kancelář: nabídka", "x"},
    {"Re: nabídka 7", "Dobrý den, do 12. května čerpám dovolenou."},
    {"Re: nabídka 7", "Dobrý den, jsem na dovolené do 12. 5."},
    {"Automatiskt svar: offert 7", "x"}, {"Frånvaro: offert", "x"}, {"Autosvar: offert 7", "x"},
    {"SV: offert 7", "Hej! Jag har semester till och med den 12 maj."},
    {"Otomatik yanıt: teklif 7", "x"}, {"Ofis dışında: teklif", "x"},
    {"Ynt: teklif 7", "Merhaba, 12 Mayıs'a kadar yıllık izindeyim."},
    {"Автоматический ответ: КП 7", "x"}, {"Нет на работе: КП", "x"}, {"Автоответ: КП", "x"},
    {"Re: КП 7", "Добрый день! До 12 мая я нахожусь в отпуске."},
    {"Ответ: КП 7", "Здравствуйте, я в командировке до 12 мая."},
    {"自动答复: 报价 7", "x"}, {"自动回复：报价", "x"}, {"外出: 报价", "x"},
    {"回复: 报价 7", "您好，我正在休假，5月12日返回公司。"}, {"答复: 报价 7", "本人目前出差中，回来后尽快回复您。"},
    {"自動応答: お見積り 7", "x"}, {"不在: お見積り", "x"}, {"【自動返信】お見積り", "x"},
    {"Re: お見積り 7", "お世話になっております。5月12日まで休暇をいただいております。"},
    {"자동 회신: 견적 7", "x"}, {"부재 중: 견적", "x"}, {"자동응답: 견적", "x"},
    {"RE: 견적 7", "안녕하세요. 5월 12일까지 휴가 중이오니 급하신 용무는 전화 바랍니다."},
    {"رد تلقائي: عرض السعر", "x"}, {"خارج المكتب: عرض", "x"},
    {"رد: عرض السعر 7", "شكرا لرسالتك. أنا في إجازة حتى 12 مايو."},
    {"תשובה אוטומטית: הצעה 7", "x"}, {"מחוץ למשרד: הצעה", "x"},
    {"השב: הצעה 7", "שלום, אני בחופשה עד 12 במאי."},
};

/* Inquiries that merely have such a word in them. */
static const struct { const char *subject, *text; } inquiries[] = {
    {"Automatic reply system quote please", "We need five automatic reply systems."},
    {"Automatic reply function of your PBX", "Which model has it? Please quote one."},
    {"Auto response valves DN50", "Please quote 12 auto response valves."},
    {"Out of office furniture", "We are out of office furniture and need 20 desks."},
    {"On vacation rentals: 12 boilers", "Please quote 12 boilers for our holiday homes."},
    {"I am out of NF-220 filters", "Please send 40 as soon as you can."},
    {"I'm out of toner", "Please quote 12 cartridges."},
    {"We need an automatic filling line", "We need an automatic line for 500 ml bottles, 40 a minute."},
    {"Automatische Antwort auf Störmeldungen gesucht", "Bitte um Angebot für ein Meldesystem."},
    {"Automatische Rückmeldung der Ventile", "Wir brauchen Ventile mit Rückmeldung, 12 Stück."},
    {"Abwesend geführte Pumpen", "Bitte bieten Sie 3 Pumpen an."},
    {"Ausser Haus Catering", "Wir suchen 40 Thermobehälter."},
    {"Réponse automatique incendie", "Nous cherchons 12 clapets à réponse automatique."},
    {"Respuesta automática para válvulas", "Necesitamos 12 válvulas con respuesta automática."},
    {"Risposta automatica per caldaie", "Vorremmo un preventivo per 3 caldaie."},
    {"Resposta automática de bombas", "Precisamos de 3 bombas, favor cotar."},
    {"Mensagem automática para totens", "Precisamos de cotação de 5 totens."},
    {"Automatische reactie brandmelders", "Graag offerte voor 12 brandmelders."},
    {"Buiten kantoor meubilair", "Graag offerte voor 12 tuinbanken."},
    {"Automatyczna odpowiedź zaworów", "Proszę o ofertę na 12 zaworów."},
    {"Automatická odpověď ventilů", "Prosíme o nabídku na 12 ventilů."},
    {"Autosvarssystem till växel", "Vi behöver offert på ett system."},
    {"Otomatik yanıt sistemi teklifi", "Lütfen bir sistem için teklif veriniz."},
    {"Автоматический ответ насосной станции", "Просим КП на 3 насоса."},
    {"自动回复系统询价", "我们需要5套系统，请报价。"},
    {"外出用ポンプの見積", "ポンプ3台の見積をお願いします。"},
    {"自動応答装置の見積依頼", "装置3台の見積をお願いします。"},
    {"[자동화 설비] 견적 요청", "설비 3대의 견적을 부탁드립니다."},
    {"자동 응답 시스템 견적", "시스템 3대의 견적을 부탁드립니다."},
    {"رد تلقائي للمضخات", "نرجو عرض سعر لعدد 3 مضخات."},
    {"מענה אוטומטי למרכזיה", "נבקש הצעת מחיר למערכת."},
    {"Delivered: price for 40 pumps to Leeds?", "Please quote."},
    {"Return receipt printers", "We need 4 printers."},
    {"Verzögerte Abschaltung, Relais", "Wir brauchen 12 Relais."},
    {"Delivery delayed: NF-220", "Where are our pumps? When do they come?"},
    {"Re: pumps", "We are on leave from Friday. Could you quote 12 before that?"},
    {"pumps", "I am on holiday from Friday, please quote before."},
};
/* clang-format on */

static void field_free(gpointer data)
{
    HeaderField *field = data;

    g_free(field->name);
    g_free(field->value);
    g_free(field);
}

static void address_free(gpointer data)
{
    Address *address = data;

    g_free(address->name);
    g_free(address->address);
    g_free(address);
}

static void part_free(gpointer data)
{
    MessagePart *part = data;

    g_free(part->content_type);
    g_bytes_unref(part->bytes);
    g_free(part);
}

typedef struct {
    Message message;
    Reading *reading;
} Case;

static void add_field(Message *message, const char *name, const char *value)
{
    HeaderField *field = g_new0(HeaderField, 1);

    field->name = g_strdup(name);
    field->value = g_strdup(value);
    g_ptr_array_add(message->headers, field);
}

static void set_from(Message *message, const char *name, const char *text)
{
    Address *address = g_new0(Address, 1);
    g_autofree char *field = g_strdup_printf("%s <%s>", name, text);

    address->name = g_strdup(name);
    address->address = g_strdup(text);
    g_ptr_array_set_size(message->from, 0);
    g_ptr_array_add(message->from, address);
    add_field(message, "From", field);
}

static Case *case_new(const char *headers, const char *subject, const char *text)
{
    Case *made = g_new0(Case, 1);
    Message *message = &made->message;
    g_auto(GStrv) lines = g_strsplit(headers, "\n", -1);

    message->headers = g_ptr_array_new_with_free_func(field_free);
    message->from = g_ptr_array_new_with_free_func(address_free);
    message->parts = g_ptr_array_new_with_free_func(part_free);
    message->subject = g_strdup(subject);
    message->text = g_strdup(text);
    for (char **line = lines; *line; line++) {
        char *colon = strchr(*line, ':');
        if (colon) {
            *colon = '\0';
            add_field(message, *line, g_strchug(colon + 1));
        }
    }
    set_from(message, "Robin", "robin@buyer.example");
    made->reading = calloc(1, sizeof *made->reading);
    reading__init(made->reading);
    return made;
}

static void case_free(Case *made)
{
    g_ptr_array_unref(made->message.headers);
    g_ptr_array_unref(made->message.from);
    g_ptr_array_unref(made->message.parts);
    g_free(made->message.subject);
    g_free(made->message.text);
    g_free(made->message.content_type);
    g_free(made->message.report_type);
    reading__free_unpacked(made->reading, NULL);
    g_free(made);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Case, case_free)

static void fail(const char *what, const char *detail)
{
    g_test_message("wrong: %s / %s", what, detail ? detail : "nothing");
    g_test_fail();
}

static bool has_reason(const Reading *reading, const char *reason)
{
    for (size_t i = 0; i < reading->n_no_ack; i++)
        if (strcmp(reading->no_ack[i], reason) == 0)
            return true;
    return false;
}

static void test_mails(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(mails); i++) {
        const Mail *mail = &mails[i];
        g_autoptr(Case) made = case_new(mail->headers, mail->subject, mail->text);
        automatic_read(&made->message, NULL, made->reading);
        g_test_message("%s", mail->name);
        g_assert_cmpstr(made->reading->automatic, ==, mail->automatic);
        if (mail->reason)
            g_assert_true(has_reason(made->reading, mail->reason));
        else
            g_assert_cmpuint(made->reading->n_no_ack, ==, 0);
    }
}

static void test_absences(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(absences); i++) {
        g_autoptr(Case) made = case_new("", absences[i].subject, absences[i].text);
        automatic_read(&made->message, NULL, made->reading);
        if (g_strcmp0(made->reading->automatic, "vacation") != 0)
            fail(absences[i].subject, absences[i].text);
    }
}

static void test_inquiries(void)
{
    static const char *const fields[] = {"", "X-Auto-Response-Suppress: DR, OOF, AutoReply\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(inquiries) * G_N_ELEMENTS(fields); i++) {
        const char *subject = inquiries[i / 2].subject;
        g_autoptr(Case) made = case_new(fields[i % 2], subject, inquiries[i / 2].text);
        automatic_read(&made->message, NULL, made->reading);
        if (made->reading->automatic)
            fail(subject, made->reading->automatic_evidence);
    }
}

static void test_system_addresses(void)
{
    static const struct {
        const char *address;
        bool system;
    } cases[] = {
        {"no-reply@a.example", true},
        {"noreply@a.example", true},
        {"no_reply@a.example", true},
        {"no.reply@a.example", true},
        {"NoReply@a.example", true},
        {"noreply+7@a.example", true},
        {"noreply2@a.example", true},
        {"no--reply@a.example", true},
        {"shop-noreply@a.example", true},
        {"shopnoreply@a.example", true},
        {"orders.no-reply@a.example", true},
        {"donotreply@a.example", true},
        {"do-not-reply@a.example", true},
        {"do_not_reply@a.example", true},
        {"do.not.reply@a.example", true},
        {"dont-reply@a.example", true},
        {"no-answer@a.example", true},
        {"do-not-respond@a.example", true},
        {"not-monitored@a.example", true},
        {"nicht-antworten@a.example", true},
        {"nichtantworten@a.example", true},
        {"bitte-nicht-antworten@a.example", true},
        {"keine-antwort@a.example", true},
        {"ne-pas-repondre@a.example", true},
        {"nepasrepondre@a.example", true},
        {"ne_pas_répondre@a.example", true},
        {"sans-reponse@a.example", true},
        {"no-responder@a.example", true},
        {"noresponder@a.example", true},
        {"no-contestar@a.example", true},
        {"non-rispondere@a.example", true},
        {"nonrispondere@a.example", true},
        {"nao-responda@a.example", true},
        {"naoresponda@a.example", true},
        {"não-responda@a.example", true},
        {"niet-antwoorden@a.example", true},
        {"geen-antwoord@a.example", true},
        {"niet-beantwoorden@a.example", true},
        {"nie-odpowiadac@a.example", true},
        {"nieodpowiadaj@a.example", true},
        {"brak-odpowiedzi@a.example", true},
        {"neodpovidat@a.example", true},
        {"neodpovidejte@a.example", true},
        {"svara-inte@a.example", true},
        {"svar-ej@a.example", true},
        {"ej-svar@a.example", true},
        {"svar-ikke@a.example", true},
        {"cevaplamayin@a.example", true},
        {"yanıtlamayın@a.example", true},
        {"ne-otvechat@a.example", true},
        {"не-отвечать@a.example", true},
        {"请勿回复@a.example", true},
        {"返信不可@a.example", true},
        {"발신전용@a.example", true},
        {"لا-ترد@a.example", true},
        {"אל-להשיב@a.example", true},
        {"mailer-daemon@a.example", true},
        {"MAILER-DAEMON@a.example", true},
        {"mailerdaemon@a.example", true},
        {"mail-daemon@a.example", true},
        {"postmaster@a.example", true},
        {"owner-list@a.example", true},
        {"list-owner@a.example", true},
        {"list-request@a.example", true},
        {"list-bounces@a.example", true},
        {"bounce@a.example", true},
        {"bounces@a.example", true},
        {"bounce-123@a.example", true},
        {"bounce_7@a.example", true},
        {"bounce.x@a.example", true},
        {"bounces+ann=x.example@a.example", true},
        {"list-return-123-ann=x.example@a.example", true},
        {"lists+ann=x.example@a.example", true},
        {"msprvs1=17aZ=bounces-270010@a.example", true},
        {"majordomo@a.example", true},
        {"listserv@a.example", true},
        {"mailman@a.example", true},
        {"sympa@a.example", true},
        {"daemon@a.example", true},
        {"www-data@a.example", true},
        {"wordpress@a.example", true},
        {"nobody@a.example", true},
        {"auto-reply@a.example", true},
        {"autoreply@a.example", true},
        {"auto-confirm@a.example", true},
        {"autoresponder@a.example", true},
        {"inquiry-noreply@a.example", true},
        {"notifications@a.example", true},
        {"notification@a.example", true},
        {"notify@a.example", true},
        {"jobs-notification@a.example", true},
        {"email_notification2@a.example", true},
        {"benachrichtigung@a.example", true},
        {"notificaciones@a.example", true},
        {"powiadomienia@a.example", true},
        {"alerts@a.example", true},
        {"security-alert@a.example", true},
        {"newsletter@a.example", true},
        {"0100018c2f5d7c1e-4f2a9b31-000000@a.example", true},
        {"prvs=1234abcdef=noreply@a.example", true},
        {"x7@bounces.shop.example", true},
        {"x7@bounce.mail.shop.example", true},
        {"nora.reply@a.example", false},
        {"bruno.reply@a.example", false},
        {"owner@a.example", false},
        {"sales@a.example", false},
        {"requests@a.example", false},
        {"requester@a.example", false},
        {"robin@a.example", false},
        {"norbert@a.example", false},
        {"noretta@a.example", false},
        {"anna.notz@a.example", false},
        {"norman.mailer@a.example", false},
        {"bouncer@a.example", false},
        {"alerte@a.example", false},
        {"albert.alert.jones@a.example", false},
        {"roberta@a.example", false},
        {"root.jones@a.example", false},
        {"daemon.hill@a.example", false},
        {"masterpost@a.example", false},
        {"wwwilson@a.example", false},
        {"prvs=1234abcdef=ann@a.example", false},
        {"srs0=ab=cd=x.example=ann@a.example", false},
        {"einkauf@a.example", false},
        {"ann+tag@a.example", false},
        {"autoteile@a.example", false},
        {"automated.systems@a.example", false},
        {"automatic@a.example", false},
        {"cafe.deadbeef@a.example", false},
        {"12345678901@a.example", false},
        {"ann=lee@a.example", false},
        {"svare@a.example", false},
        {"cevap@a.example", false},
        {"info@a.example", false},
        {"antwort@a.example", false},
        {"reply@a.example", false},
        {"request-desk@a.example", false},
        {"nobody.jones@a.example", false},
        {"Noe.Reponse@a.example", false},
        {"sven.svare@a.example", false},
        {"owner.jones@a.example", false},
        {"robin@noreply.example", false},
        {"robin@bounce.example", false},
        {"robin@bounce.co.uk", false},
        {"robin@bouncy.shop.example", false},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Case) made = case_new("", "x", "y");
        set_from(&made->message, "", cases[i].address);
        automatic_read(&made->message, NULL, made->reading);
        g_test_message("%s", cases[i].address);
        if (has_reason(made->reading, "no-reply sender") != cases[i].system)
            fail(cases[i].address, NULL);
        g_assert_null(made->reading->automatic);
    }
}

static void add_part(Message *message, const char *type, const char *text)
{
    MessagePart *part = g_new0(MessagePart, 1);

    part->content_type = g_strdup(type);
    part->bytes = g_bytes_new(text, strlen(text));
    g_ptr_array_add(message->parts, part);
}

static Case *report_new(const char *status)
{
    Case *made = case_new("", "Delivery", "It could not be delivered.");

    made->message.content_type = g_strdup("multipart/report");
    made->message.report_type = g_strdup("delivery-status");
    add_part(&made->message, "message/delivery-status", status);
    return made;
}

static void test_header_cut(void)
{
    g_autoptr(Case) made = case_new("", "pumps", "Please quote.");
    made->message.headers_cut = true;
    automatic_read(&made->message, NULL, made->reading);
    g_assert_true(has_reason(made->reading, "header cut"));
    g_assert_null(made->reading->automatic);
}

static void test_delivery_reports(void)
{
    g_autoptr(Case) lost =
        report_new("Reporting-MTA: dns; mx.example\r\n\r\nOriginal-Recipient: rfc822;first@a.example\r\n"
                   "Final-Recipient: rfc822; moved@a.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
                   "Final-Recipient: RFC822; <late@a.example>\r\nAction: delayed\r\n");
    g_autoptr(Case) late = report_new("\nFinal-Recipient: rfc822; late@a.example\nAction: Delayed (still trying)\n");
    g_autoptr(Case) done = report_new("\nFinal-Recipient: rfc822; here@a.example\nAction: delivered\n");
    g_autoptr(Case) bare = report_new("nonsense");

    automatic_read(&lost->message, NULL, lost->reading);
    g_assert_cmpstr(lost->reading->automatic, ==, "bounce");
    g_assert_cmpuint(lost->reading->n_failed_recipient, ==, 1);
    g_assert_cmpstr(lost->reading->failed_recipient[0], ==, "first@a.example");
    g_assert_cmpstr(lost->reading->failed_status, ==, "5.1.1");
    g_assert_true(has_reason(lost->reading, "multipart/report"));
    automatic_read(&late->message, NULL, late->reading);
    g_assert_cmpstr(late->reading->automatic, ==, "delay");
    g_assert_cmpuint(late->reading->n_failed_recipient, ==, 0);
    g_assert_null(late->reading->failed_status);
    automatic_read(&done->message, NULL, done->reading);
    g_assert_cmpstr(done->reading->automatic, ==, "receipt");
    automatic_read(&bare->message, NULL, bare->reading);
    g_assert_cmpstr(bare->reading->automatic, ==, "bounce");
}

static void test_plain_bounces(void)
{
    static const struct {
        const char *from, *subject, *text, *automatic, *failed;
    } cases[] = {
        {"mailer-daemon@mx.example", "failure notice",
         "Hi. This is the qmail-send program.\n\n<gone@a.example>:\nno mailbox\n", "bounce", "gone@a.example"},
        {"postmaster@mx.example", "Undeliverable: Offer", "Delivery has failed to these recipients or groups: x",
         "bounce", NULL},
        {"mailer-daemon@mx.example", "Warning: message 1x delayed 24 hours",
         "Your message has not yet been delivered. Delivery attempts will continue.", "delay", NULL},
        {"ndr@mx.example", "Mail delivery failed: returning message to sender", "It could not be delivered.", "bounce",
         NULL},
        {"robin@buyer.example", "pumps", "Your last offer could not be delivered to me, please send it again.", NULL,
         NULL},
        {"postmaster@small.example", "pumps", "Please quote two pumps. I am the postmaster, the boss and the driver.",
         NULL, NULL},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Case) made = case_new("", cases[i].subject, cases[i].text);
        g_ptr_array_set_size(made->message.headers, 0);
        set_from(&made->message, "", cases[i].from);
        automatic_read(&made->message, NULL, made->reading);
        g_test_message("%s", cases[i].subject);
        g_assert_cmpstr(made->reading->automatic, ==, cases[i].automatic);
        if (cases[i].failed) {
            g_assert_cmpuint(made->reading->n_failed_recipient, ==, 1);
            g_assert_cmpstr(made->reading->failed_recipient[0], ==, cases[i].failed);
        }
    }
}

static void test_other_reports(void)
{
    g_autoptr(Case) receipt = case_new("", "x", "y");
    g_autoptr(Case) abuse = case_new("", "x", "y");
    g_autoptr(Case) meeting = case_new("", "Accepted: demo", "");
    g_autoptr(Case) publish = case_new("", "dates", "Please quote.");

    receipt->message.content_type = g_strdup("multipart/report");
    receipt->message.report_type = g_strdup("disposition-notification");
    abuse->message.content_type = g_strdup("multipart/report");
    abuse->message.report_type = g_strdup("feedback-report");
    add_part(&meeting->message, "text/calendar", "BEGIN:VCALENDAR\nMETHOD:REPLY\n");
    add_part(&publish->message, "text/calendar", "BEGIN:VCALENDAR\nMETHOD:PUBLISH\n");
    automatic_read(&receipt->message, NULL, receipt->reading);
    automatic_read(&abuse->message, NULL, abuse->reading);
    automatic_read(&meeting->message, NULL, meeting->reading);
    automatic_read(&publish->message, NULL, publish->reading);
    g_assert_cmpstr(receipt->reading->automatic, ==, "receipt");
    g_assert_cmpstr(abuse->reading->automatic, ==, "report");
    g_assert_cmpstr(meeting->reading->automatic, ==, "calendar");
    g_assert_null(publish->reading->automatic);
    g_assert_cmpuint(meeting->reading->n_no_ack, >, 0);
}

int main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/automatic/mails", test_mails);
    g_test_add_func("/automatic/absences", test_absences);
    g_test_add_func("/automatic/inquiries", test_inquiries);
    g_test_add_func("/automatic/system-addresses", test_system_addresses);
    g_test_add_func("/automatic/header-cut", test_header_cut);
    g_test_add_func("/automatic/delivery-reports", test_delivery_reports);
    g_test_add_func("/automatic/plain-bounces", test_plain_bounces);
    g_test_add_func("/automatic/other-reports", test_other_reports);
    return g_test_run();
}
