/* Rules: what letters are worth, what the configuration adds, what stays bounded. */
#include <glib.h>
#include <locale.h>
#include <string.h>

#include "milter/score.h"
#include "parser/rules.h"
#include "parser/rules_facts.h"
#include "store/records.h"
#include "tests/unit/rules-letters.h"
#include "tests/unit/rules-orders.h"
#include "tests/unit/rules-signs.h"
#include "tests/unit/rules-trades.h"

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

    g_free(part->filename);
    g_free(part->content_type);
    g_free(part);
}

static void header_free(gpointer data)
{
    HeaderField *field = data;

    g_free(field->name);
    g_free(field->value);
    g_free(field);
}

static Address *address_new(const char *name, const char *text)
{
    Address *address = g_new0(Address, 1);

    address->name = g_strdup(name);
    address->address = g_strdup(text);
    return address;
}

typedef struct {
    Message message;
    Reading *reading;
} Case;

static Case *case_new(const char *subject, const char *text, const char *language)
{
    Case *made = g_new0(Case, 1);
    Message *message = &made->message;

    message->headers = g_ptr_array_new_with_free_func(header_free);
    message->from = g_ptr_array_new_with_free_func(address_free);
    message->reply_to = g_ptr_array_new_with_free_func(address_free);
    message->parts = g_ptr_array_new_with_free_func(part_free);
    g_ptr_array_add(message->from, address_new("Robin Example", "robin@buyer.example"));
    message->subject = g_strdup(subject);
    message->text = g_strdup(text);
    made->reading = calloc(1, sizeof *made->reading);
    reading__init(made->reading);
    if (language) {
        Found *found = calloc(1, sizeof *found);
        found__init(found);
        found->value = strdup(language);
        made->reading->language = found;
    }
    return made;
}

static void case_free(Case *made)
{
    g_ptr_array_unref(made->message.headers);
    g_ptr_array_unref(made->message.from);
    g_ptr_array_unref(made->message.reply_to);
    g_ptr_array_unref(made->message.parts);
    g_free(made->message.subject);
    g_free(made->message.text);
    reading__free_unpacked(made->reading, NULL);
    g_free(made);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Case, case_free)

static void add_file(Case *made, const char *filename)
{
    MessagePart *part = g_new0(MessagePart, 1);

    part->filename = g_strdup(filename);
    part->content_type = g_strdup("application/octet-stream");
    g_ptr_array_add(made->message.parts, part);
}

static Rules *builtin(void)
{
    ReaderConfig config = READER_CONFIG__INIT;
    g_autoptr(GError) error = NULL;
    Rules *rules = rules_new(&config, &error);

    g_assert_no_error(error);
    g_assert_nonnull(rules);
    return rules;
}

static void apply(const Rules *rules, const Message *message, Reading *reading)
{
    g_autoptr(Texts) texts = texts_new(message, NULL, NULL, rules_want_fields(rules));

    rules_apply(rules, message, texts, reading);
    facts_kind(reading);
}

static const Hit *hit_named(const Reading *reading, const char *name)
{
    for (size_t i = 0; i < reading->n_hit; i++)
        if (strcmp(reading->hit[i]->name, name) == 0)
            return reading->hit[i];
    return NULL;
}

static Score *score_of(const Case *made)
{
    Config config = {.scoring_hot = 50};
    ScoreFacts facts = {.spf = "none"};

    return score_reading(&config, made->reading, &facts);
}

static void test_letters(void)
{
    g_autoptr(Rules) rules = builtin();

    for (size_t i = 0; i < G_N_ELEMENTS(letters); i++) {
        const Letter *letter = &letters[i];
        g_autoptr(Case) made = case_new(letter->subject, letter->text, letter->language);
        apply(rules, &made->message, made->reading);
        g_autoptr(Score) score = score_of(made);
        if (strcmp(lead_class_name(score->class), letter->class) != 0) {
            g_autoptr(GString) why = g_string_new(NULL);
            for (guint k = 0; k < score->reason->len; k++) {
                const Hit *hit = score->reason->pdata[k];
                g_string_append_printf(why, " %s%+d(%s)", hit->name, hit->points, hit->evidence ? hit->evidence : "");
            }
            g_test_message("%s %s: %s is %s%s", letter->language, letter->class, letter->text,
                           lead_class_name(score->class), why->str);
            g_test_fail();
        }
    }
}

static LeadClass class_of_letter(const Rules *rules, const Letter *letter)
{
    g_autoptr(Case) made = case_new(letter->subject, letter->text, letter->language);

    apply(rules, &made->message, made->reading);
    g_autoptr(Score) score = score_of(made);
    return score->class;
}

/* Eight of ten at least right; a lead is never thrown away, a seller never hot. */
static void test_trades(void)
{
    g_autoptr(Rules) rules = builtin();
    size_t right = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(trades); i++) {
        LeadClass class = class_of_letter(rules, &trades[i]);
        bool lead = strcmp(trades[i].class, "none") != 0;
        right += strcmp(lead_class_name(class), trades[i].class) == 0;
        g_test_message("%s is %s: %s", trades[i].class, lead_class_name(class), trades[i].text);
        g_assert_true(!lead || class != LEAD_CLASS__CLASS_NONE);
        g_assert_true(lead || class != LEAD_CLASS__CLASS_HOT);
    }
    g_test_message("%zu of %zu right", right, G_N_ELEMENTS(trades));
    g_assert_cmpuint(right * 10, >=, G_N_ELEMENTS(trades) * 8);
}

/* What offers us something, and the buyers who use the same words. */
static void test_offers(void)
{
    static const struct {
        const char *language, *text, *rule; /* rule NULL: none of them */
    } cases[] = {
        {"en", "Hall 4 is filling up. Request your free quote today!", "invites-request"},
        {"en", "Could you request a quote from your supplier for us?", NULL},
        {"pt", "Peça já o seu orçamento sem compromisso.", "invites-request"},
        {"pt", "Gostaria de pedir um orçamento.", NULL},
        {"fr", "Demandez votre devis en ligne.", "invites-request"},
        {"fr", "Merci de nous faire parvenir votre devis.", NULL},
        {"de", "Fordern Sie noch heute Ihr Angebot an.", "invites-request"},
        {"de", "Bitte senden Sie uns Ihr Angebot.", NULL},
        {"es", "Nos complace anunciar que su empresa es finalista de los Premios Empresa del Año.", "award"},
        {"en", "We need microphones for an awards gala with 300 guests.", NULL},
        {"en", "Only two booths left in hall 3.", "stand-offer"},
        {"en", "We met at your booth in hall 3, only two of your pumps are left in our store.", NULL},
        {"fr", "Je cherche de nouvelles missions, TJM sur demande.", "hires-out"},
        {"de", "Mein Tagessatz liegt bei 640 Euro.", "hires-out"},
        {"de", "Wie hoch ist Ihr Tagessatz?", NULL},
        {"ru", "Просим расторгнуть договор.", "cancellation"},
    };
    static const char *const names[] = {"invites-request", "award", "stand-offer", "hires-out", "cancellation"};
    g_autoptr(Rules) rules = builtin();

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Case) made = case_new("x", cases[i].text, cases[i].language);
        apply(rules, &made->message, made->reading);
        g_test_message("%s", cases[i].text);
        for (size_t k = 0; k < G_N_ELEMENTS(names); k++)
            g_assert_cmpint(hit_named(made->reading, names[k]) != NULL, ==, g_strcmp0(names[k], cases[i].rule) == 0);
    }
}

/* Of the rules that a table names, a sentence meets that one alone. */
static void check_signs(const Sign *signs, size_t n)
{
    g_autoptr(Rules) rules = builtin();

    for (size_t i = 0; i < n; i++) {
        g_autoptr(Case) made = case_new("x", signs[i].text, signs[i].language);
        apply(rules, &made->message, made->reading);
        for (size_t k = 0; k < n; k++) {
            bool meets = signs[k].rule && hit_named(made->reading, signs[k].rule);
            if (meets != (g_strcmp0(signs[i].rule, signs[k].rule) == 0 && signs[k].rule)) {
                g_test_message("%s %s: %s", meets ? "meets" : "misses", signs[k].rule, signs[i].text);
                g_test_fail();
                break;
            }
        }
    }
}

static void test_supply(void)
{
    check_signs(supply_signs, G_N_ELEMENTS(supply_signs));
}

static void test_office(void)
{
    check_signs(office_signs, G_N_ELEMENTS(office_signs));
}

static void test_price_and_order(void)
{
    check_signs(price_signs, G_N_ELEMENTS(price_signs));
    check_signs(order_signs, G_N_ELEMENTS(order_signs));
    check_signs(reminder_signs, G_N_ELEMENTS(reminder_signs));
}

static void check_sign(const Rules *rules, const char *language, const char *text, const char *rule, bool expected)
{
    g_autoptr(Case) made = case_new("x", text, language);

    apply(rules, &made->message, made->reading);
    if ((hit_named(made->reading, rule) != NULL) != expected) {
        g_test_message("%s %s: %s", expected ? "misses" : "meets", rule, text);
        g_test_fail();
    }
}

/* Who awaits a confirmation has ordered, who haggles has not refused. */
static void test_orders(void)
{
    g_autoptr(Rules) rules = builtin();

    for (size_t i = 0; i < G_N_ELEMENTS(confirmations); i++)
        check_sign(rules, confirmations[i].language, confirmations[i].text, "order-acknowledgement",
                   confirmations[i].confirms);
    for (size_t i = 0; i < G_N_ELEMENTS(refusals); i++)
        check_sign(rules, refusals[i].language, refusals[i].text, "declined", refusals[i].declines);
    for (size_t i = 0; i < G_N_ELEMENTS(orders); i++)
        check_sign(rules, orders[i].language, orders[i].text, "wants-to-buy", orders[i].buys);
    for (size_t i = 0; i < G_N_ELEMENTS(acceptances); i++)
        check_sign(rules, acceptances[i].language, acceptances[i].text, "go-ahead", acceptances[i].buys);
}

static void test_notice(void)
{
    static const struct {
        const char *text, *language;
        bool leaves;
    } cases[] = {
        {"We hereby give three months' notice. Please do not send a new quote.", "en", true},
        {"Hiermit beenden wir den Vertrag. Von einem neuen Angebot bitten wir abzusehen.", "de", true},
        {"Ons huidige contract zeggen we op. Kunt u een offerte maken?", "nl", false},
        {"Vi avslutar avtalet med en annan. Vi vill ha offert på tre hissar.", "sv", false},
    };
    g_autoptr(Rules) rules = builtin();

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Case) made = case_new("contract", cases[i].text, cases[i].language);
        apply(rules, &made->message, made->reading);
        const Hit *hit = hit_named(made->reading, "contract-notice");
        g_test_message("%s", cases[i].text);
        g_assert_true((hit && hit->points < 0) == cases[i].leaves);
    }
}

static void test_named_price(void)
{
    static const struct {
        const char *subject, *text, *language;
        bool sells;
    } cases[] = {
        {"Re: RFQ 5512", "20 off DN80 at £212.00 each, ex stock.", "en", true},
        {"RFQ 5512", "20 off DN80, we pay £212.00 each today.", "en", false},
        {"Re: RFQ 5512", "Your price of £212.00 each is too high.", "en", false},
        {"Re: quote for 60 m fence", "We have another at £48 per metre. Can you match it?", "en", false},
        {"AW: Anfrage Kartons", "4.000 Stück, Stückpreis 0,38 €.", "de", true},
        {"AW: Anfrage Kartons", "Ihr Preis von 0,38 € je Stück ist zu hoch.", "de", false},
        {"RE: Poptávka", "Máme skladem, cena 38 Kč za kus.", "cs", true},
        {"RE: запрос цены", "Цена 14,2 руб/шт с НДС.", "ru", true},
        {"回复: 询价", "单价2.1元含税。", "zh", true},
    };
    g_autoptr(Rules) rules = builtin();

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Case) made = case_new(cases[i].subject, cases[i].text, cases[i].language);
        apply(rules, &made->message, made->reading);
        const Hit *hit = hit_named(made->reading, "names-price");
        g_test_message("%s", cases[i].text);
        g_assert_true((hit && hit->points < 0) == cases[i].sells);
    }
}

/* Prices that are told in several ways count together. */
static void test_named_prices(void)
{
    g_autoptr(Rules) rules = builtin();
    g_autoptr(Case) one = case_new("Re: RFQ 5512", "Pumps are $5 each.", "en");
    g_autoptr(Case) more = case_new("Re: RFQ 5512", "Pumps are $5 each, valves $3/pc, price only $7.", "en");

    apply(rules, &one->message, one->reading);
    apply(rules, &more->message, more->reading);
    const Hit *least = hit_named(one->reading, "names-price"), *most = hit_named(more->reading, "names-price");
    g_assert_nonnull(least);
    g_assert_nonnull(most);
    g_assert_cmpint(most->points, ==, 2 * least->points);
}

/* Who answers our mail did not write its subject. */
static void test_subject_of_answer(void)
{
    static const struct {
        const char *subject, *text;
        bool pitches;
    } cases[] = {
        {"Re: kennismaking vorige maand", "Graag een offerte voor 22 servers.\n\n> Leuk u gesproken te hebben.\n",
         false},
        {"Re: kennismaking vorige maand", "Graag een offerte voor 22 servers.\n", true},
        {"kennismaking", "Graag een offerte voor 22 servers.\n\n> Leuk u gesproken te hebben.\n", true},
    };
    g_autoptr(Rules) rules = builtin();

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Case) made = case_new(cases[i].subject, cases[i].text, "nl");
        g_autoptr(Split) split = quote_split(cases[i].text, cases[i].subject);
        g_autoptr(Texts) texts = texts_new(&made->message, split, NULL, rules_want_fields(rules));
        rules_apply(rules, &made->message, texts, made->reading);
        g_assert_true((hit_named(made->reading, "vendor-offer") != NULL) == cases[i].pitches);
    }
}

/* Behind the prospect's own words only some rules look, whether the whole begins with those words or not. */
static void test_footer(void)
{
    static const char text[] =
        "Please send a quote for 40 pumps.\n\n-- \nJim Hale\nWe can offer you a free audit. Unsubscribe.\n";
    static const char *const words[] = {NULL, "Please send a quote for 40 pumps.", "a quote for 40 pumps, please"};
    g_autoptr(Rules) rules = builtin();

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autoptr(Case) made = case_new("Pumps", text, "en");
        g_autoptr(Split) split = quote_split(text, "Pumps");
        g_autoptr(Texts) texts = texts_new(&made->message, split, words[i], rules_want_fields(rules));
        g_assert_cmpint(texts->goes_on, ==, i < 2);
        rules_apply(rules, &made->message, texts, made->reading);
        g_assert_nonnull(hit_named(made->reading, "newsletter"));
        g_assert_null(hit_named(made->reading, "vendor-offer"));
    }
}

/* A need behind a full stop is told by the same words, whatever follows. */
static void test_need_behind_stop(void)
{
    static const char *const cases[][2] = {{"Pump is broken. Need two more of the same.", "Need"},
                                           {"Pump is broken. Needed by Friday for the plant.", "Need"},
                                           {"Pump is broken. Requirements: two of the same.", "Require"},
                                           {"Pump is broken. Looking for a supplier in Leeds.", "Looking for"},
                                           {"Needed by Friday for the plant: two pumps.", "Needed"}};
    g_autoptr(Rules) rules = builtin();

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Case) made = case_new("Pumps", cases[i][0], "en");
        apply(rules, &made->message, made->reading);
        const Hit *hit = hit_named(made->reading, "needs");
        g_assert_nonnull(hit);
        g_assert_cmpstr(hit->evidence, ==, cases[i][1]);
    }
}

/* A letter whose language nobody told must not change its class much: all languages are tried then. */
static void test_language_unknown(void)
{
    g_autoptr(Rules) rules = builtin();
    g_autoptr(Case) made = case_new("Etiketten", "Bitte senden Sie uns ein Angebot über 500 Etiketten.", NULL);

    apply(rules, &made->message, made->reading);
    const Hit *hit = hit_named(made->reading, "asks-price");
    g_assert_nonnull(hit);
    g_assert_cmpstr(hit->evidence, ==, "Bitte senden Sie uns ein Angebot");
}

/* A greeting without a comma, as many write. */
static void test_greeting_runs_on(void)
{
    g_autoptr(Rules) rules = builtin();
    g_autoptr(Case) made = case_new("Pumps", "Hi need your best quotation, 10 submersible pumps.", "en");

    apply(rules, &made->message, made->reading);
    g_assert_nonnull(hit_named(made->reading, "asks-price"));
}

/* Evidence is shown to people: what was cut out of a sentence does not begin with its comma. */
static void test_evidence_begins_with_a_word(void)
{
    Reading reading = READING__INIT;

    facts_hit(&reading, "deadline", 15, ", delivered by May");
    facts_hit(&reading, "comma", 1, ", ");
    g_assert_cmpstr(reading.hit[0]->evidence, ==, "delivered by May");
    g_assert_null(reading.hit[1]->evidence);
    for (size_t i = 0; i < reading.n_hit; i++)
        hit__free_unpacked(reading.hit[i], NULL);
    free(reading.hit);
}

static void test_kinds(void)
{
    static const struct {
        const char *subject, *text, *kind;
    } cases[] = {
        {"RFQ 7", "Please quote for the items below.", "rfq"},
        {"", "What is the price of the small one?", "price"},
        {"", "We would like to order the small one.", "order"},
        {"", "Could we have a demo of the scheduler?", "demo"},
        {"", "Please call me back.", "call"},
        {"", "Invitation to tender: submit your sealed bids by noon.", "tender"},
        {"", "May I have your current brochure?", "brochure"},
        {"", "Please could I have a sample of the felt?", "sample"},
        {"", "We would like to become your distributor in Chile.", "partner"},
        {"", "I have a technical question about the felt.", "question"},
        {"", "Please find attached our invoice 12.", "invoice"},
        {"Application", "My CV is attached.", "job"},
        {"", "We offer SEO and backlinks. Shall I send you a proposal?", "vendor"},
        {"", "We decided to go with another supplier.", "declined"},
        {"", "The unit arrived damaged.", "support"},
    };
    g_autoptr(Rules) rules = builtin();

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Case) made = case_new(cases[i].subject, cases[i].text, "en");
        apply(rules, &made->message, made->reading);
        g_assert_nonnull(made->reading->kind);
        g_assert_cmpstr(made->reading->kind->value, ==, cases[i].kind);
    }
    g_autoptr(Case) news = case_new("Five pumps compared", "Read on. Unsubscribe", "en");
    news->reading->automatic = strdup("bulk");
    apply(rules, &news->message, news->reading);
    g_assert_cmpstr(news->reading->kind->value, ==, "newsletter");
}

/* Who asks where his order is has bought already; who asks when he could have it has not. */
static void test_after_sale(void)
{
    static const struct {
        const char *text;
        bool after;
    } cases[] = {
        {"Where is our parcel? The rest has not arrived.", true},
        {"It leaks since your men changed the tiles.", true},
        {"Wo bleibt unsere Bestellung?", true},
        {"Où en est notre commande ?", true},
        {"¿Dónde está nuestro pedido?", true},
        {"Non è ancora arrivato, dov'è il nostro ordine?", true},
        {"Ainda não chegou a encomenda.", true},
        {"Het pakket is nog niet geleverd.", true},
        {"Paczka jeszcze nie dotarła.", true},
        {"Zásilka stále nedorazila.", true},
        {"Vi väntar fortfarande på däcken.", true},
        {"Siparişimiz hâlâ gelmedi.", true},
        {"Заказ до сих пор не пришёл.", true},
        {"订单还没收到。", true},
        {"注文した品がまだ届きません。", true},
        {"주문한 물건이 아직 도착하지 않았습니다.", true},
        {"الطلبية لم تصل", true},
        {"המשלוח עדיין לא הגיע", true},
        {"When could you deliver 40 of them?", false},
        {"Wann könnten Sie 40 Stück liefern?", false},
        {"Quel est le délai de livraison ?", false},
        {"納期はいつ頃でしょうか。", false},
    };
    g_autoptr(Rules) rules = builtin();

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Case) made = case_new("", cases[i].text, "");
        apply(rules, &made->message, made->reading);
        g_test_message("%s", cases[i].text);
        g_assert_true((hit_named(made->reading, "after-sale") != NULL) == cases[i].after);
    }
}

/* The learned part has its doubts, plain words of buying have none: the lead that it becomes has their kind. */
static void test_kind_in_doubt(void)
{
    g_autoptr(Rules) rules = builtin();
    g_autoptr(Case) made = case_new("RFQ 7", "Please quote 5 pcs.", "en");
    made->reading->has_logit = true;
    made->reading->logit = -2;
    apply(rules, &made->message, made->reading);
    g_assert_cmpstr(made->reading->kind->value, ==, "rfq");
}

static void test_reply_elsewhere(void)
{
    static const struct {
        const char *reply_to;
        bool elsewhere;
    } cases[] = {{"x@other.example", true}, {"robin@buyer.example", false}, {"info@ACME.example", false}};
    char *ours[] = {(char *)"acme.example"};
    ReaderConfig config = READER_CONFIG__INIT;
    config.domain = ours;
    config.n_domain = 1;
    g_autoptr(Rules) rules = rules_new(&config, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Case) made = case_new("RFQ 7", "Please quote 5 pcs.", "en");
        g_ptr_array_add(made->message.reply_to, address_new(NULL, cases[i].reply_to));
        apply(rules, &made->message, made->reading);
        g_assert_true((hit_named(made->reading, "reply-elsewhere") != NULL) == cases[i].elsewhere);
    }
}

static void test_own_rules(void)
{
    char *places[] = {"subject"};
    Rule mine = RULE__INIT, instead = RULE__INIT;
    Rule *list[] = {&mine, &instead};
    ReaderConfig config = READER_CONFIG__INIT;
    g_autoptr(GError) error = NULL;

    mine.name = "spindle";
    mine.in = places;
    mine.n_in = 1;
    mine.match = "\\bspindel(n)?\\b";
    mine.points = 33;
    instead.name = "asks-price";
    instead.match = "never in this text";
    instead.points = 1;
    config.rule = list;
    config.n_rule = 2;
    g_autoptr(Rules) rules = rules_new(&config, &error);
    g_assert_no_error(error);
    g_autoptr(Case) made = case_new("SPINDELN", "Please quote 4 Spindel.", "en");
    apply(rules, &made->message, made->reading);
    const Hit *hit = hit_named(made->reading, "spindle");
    g_assert_nonnull(hit);
    g_assert_cmpint(hit->points, ==, 33);
    g_assert_cmpstr(hit->evidence, ==, "SPINDELN");
    g_assert_null(hit_named(made->reading, "asks-price"));
}

static void add_field(Case *made, const char *name, const char *value)
{
    HeaderField *field = g_new0(HeaderField, 1);

    field->name = g_strdup(name);
    field->value = g_strdup(value);
    g_ptr_array_add(made->message.headers, field);
}

static void test_fields(void)
{
    static const struct {
        const char *name, *value, *hit;
    } cases[] = {{"To", "undisclosed-recipients:;", "undisclosed-recipients"},
                 {"X-Spam-Flag", "YES", "spam-flag"},
                 {"x-spam-status", "Yes, score=9", "spam-flag"},
                 {"X-Spam", "Yes", "spam-flag"},
                 {"X-Mailer", "MailChimp Mailer", "bulk-mailer"},
                 {"User-Agent", "phpList 3.6", "bulk-mailer"},
                 {"X-Campaign", "summer", "bulk-mailer"},
                 {"X-CampaignID", "17", "bulk-mailer"},
                 {"X-Mailgun-Tag", "summer", "bulk-mailer"},
                 {"X-MC-User", "a1", "bulk-mailer"},
                 {"X-CleverReach-Id", "4", "bulk-mailer"},
                 {"X-rapidmail", "4", "bulk-mailer"},
                 {"X-Origin", "the fair in Ghent", "of-configuration"}};
    char *places[] = {"header"};
    Rule mine = RULE__INIT, *list[] = {&mine};
    ReaderConfig config = READER_CONFIG__INIT;

    mine.name = "of-configuration";
    mine.in = places;
    mine.n_in = 1;
    mine.match = "^x-origin: .*fair";
    mine.points = 5;
    config.rule = list;
    config.n_rule = 1;
    g_autoptr(Rules) shipped = builtin(), own = rules_new(&config, NULL);
    g_assert_false(rules_want_fields(shipped));
    g_assert_true(rules_want_fields(own));
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const Rules *rules = strcmp(cases[i].hit, mine.name) == 0 ? own : shipped;
        g_autoptr(Case) made = case_new("RFQ 7", "Please quote 5 pcs.", "en");
        add_field(made, cases[i].name, cases[i].value);
        g_test_message("%s: %s", cases[i].name, cases[i].value);
        apply(rules, &made->message, made->reading);
        g_assert_nonnull(hit_named(made->reading, cases[i].hit));
    }
}

static void test_broken_rule(void)
{
    Rule broken = RULE__INIT;
    Rule *list[] = {&broken};
    ReaderConfig config = READER_CONFIG__INIT;
    g_autoptr(GError) error = NULL;

    broken.name = "broken";
    broken.match = "(unclosed";
    broken.file_position = "leadmilter.yaml:12:7";
    config.rule = list;
    config.n_rule = 1;
    g_assert_null(rules_new(&config, &error));
    g_assert_nonnull(error);
    g_assert_true(g_str_has_prefix(error->message, "leadmilter.yaml:12:7:"));
    g_assert_nonnull(strstr(error->message, "broken"));
}

static void test_files(void)
{
    g_autoptr(Rules) rules = builtin();
    g_autoptr(Case) drawing = case_new("part", "See the file.", "en");
    g_autoptr(Case) locked = case_new("RFQ", "See the file.", "en");

    add_file(drawing, "Bracket rev C.STEP");
    add_file(locked, "RFQ_2291.html");
    apply(rules, &drawing->message, drawing->reading);
    apply(rules, &locked->message, locked->reading);
    g_assert_nonnull(hit_named(drawing->reading, "drawing"));
    g_assert_nonnull(hit_named(locked->reading, "locked-attachment"));
}

/* What a report quotes is nobody's wish. */
static void test_report_has_no_wishes(void)
{
    g_autoptr(Rules) rules = builtin();
    g_autoptr(Case) made = case_new("Undeliverable: quote", "Please quote 40 pcs.", "en");

    made->reading->automatic = strdup("bounce");
    apply(rules, &made->message, made->reading);
    g_assert_cmpuint(made->reading->n_hit, ==, 0);
    g_assert_cmpstr(made->reading->kind->value, ==, "bounce");
}

/* Repeated words are the worst that patterns with gaps can meet. */
static void test_hostile_text(void)
{
    static const char *const seeds[] = {"please need want send us ",
                                        "we would like to ",
                                        "请请请请请",
                                        "((((((((",
                                        "quote? ",
                                        "vielen dank für ihre ",
                                        "your order 1111111111111111111111111111111111111111111",
                                        "se con bitte kindly "};
    g_autoptr(Rules) rules = builtin();

    for (size_t i = 0; i < G_N_ELEMENTS(seeds); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        while (text->len < 200000)
            g_string_append(text, seeds[i]);
        g_autoptr(Case) made = case_new(text->str, text->str, NULL);
        gint64 before = g_get_monotonic_time();
        apply(rules, &made->message, made->reading);
        g_assert_cmpint(g_get_monotonic_time() - before, <, 5 * G_USEC_PER_SEC);
    }
}

int main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/rules/letters", test_letters);
    g_test_add_func("/rules/trades", test_trades);
    g_test_add_func("/rules/evidence-begins-with-a-word", test_evidence_begins_with_a_word);
    g_test_add_func("/rules/kind-in-doubt", test_kind_in_doubt);
    g_test_add_func("/rules/reply-elsewhere", test_reply_elsewhere);
    g_test_add_func("/rules/offers", test_offers);
    g_test_add_func("/rules/supply", test_supply);
    g_test_add_func("/rules/office", test_office);
    g_test_add_func("/rules/price-and-order", test_price_and_order);
    g_test_add_func("/rules/orders", test_orders);
    g_test_add_func("/rules/notice", test_notice);
    g_test_add_func("/rules/named-price", test_named_price);
    g_test_add_func("/rules/named-prices", test_named_prices);
    g_test_add_func("/rules/subject-of-answer", test_subject_of_answer);
    g_test_add_func("/rules/footer", test_footer);
    g_test_add_func("/rules/need-behind-stop", test_need_behind_stop);
    g_test_add_func("/rules/language-unknown", test_language_unknown);
    g_test_add_func("/rules/greeting-runs-on", test_greeting_runs_on);
    g_test_add_func("/rules/kinds", test_kinds);
    g_test_add_func("/rules/after-sale", test_after_sale);
    g_test_add_func("/rules/fields", test_fields);
    g_test_add_func("/rules/own", test_own_rules);
    g_test_add_func("/rules/broken", test_broken_rule);
    g_test_add_func("/rules/files", test_files);
    g_test_add_func("/rules/report", test_report_has_no_wishes);
    g_test_add_func("/rules/hostile", test_hostile_text);
    return g_test_run();
}
