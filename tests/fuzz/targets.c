/* The targets of fuzzing, and what they check beside living on. */
#include "tests/fuzz/targets.h"

#include <glib.h>
#include <string.h>

#include "parser/charset.h"
#include "parser/extract.h"
#include "parser/form.h"
#include "parser/header.h"
#include "parser/html.h"
#include "parser/message.h"
#include "parser/parser.h"
#include "parser/quote.h"
#include "parser/tnef.h"

enum { TEXT_MAX = 64 * 1024 };

static const Setting setting = {.now = 1795000000, .offset = 60, .language = "en", .country = "DE"};

static Parser *parser;

void fuzz_init(void)
{
    ReaderConfig config = READER_CONFIG__INIT;
    char *domain[] = {(char *)"acme.example"};

    config.domain = domain;
    config.n_domain = 1;
    parser = parser_new(&config, NULL);
    g_assert_nonnull(parser);
}

static void check_text(const char *text)
{
    if (text != NULL && !g_utf8_validate(text, -1, NULL))
        g_error("not UTF-8");
}

/* The text that extractors are promised: clean, as message.c makes it. */
static char *text_of(const uint8_t *bytes, size_t size)
{
    g_autofree char *text = charset_to_utf8(bytes, MIN(size, TEXT_MAX), "utf-8");
    return charset_clean(text, strlen(text), TEXT_MAX, true);
}

static void fuzz_message(const uint8_t *bytes, size_t size)
{
    ReadRequest request = READ_REQUEST__INIT;
    request.mail_from = (char *)"a@b.example";
    request.has_features = request.features = true;
    Reading *reading = parser_read(parser, &request, bytes, size);
    check_text(reading->subject);
    check_text(reading->words);
    for (size_t i = 0; i < reading->n_hit; i++)
        check_text(reading->hit[i]->evidence);
    reading__free_unpacked(reading, NULL);
}

static void fuzz_header(const uint8_t *bytes, size_t size)
{
    g_autofree char *value = header_decode(bytes, size, "iso-8859-1", 1000);
    g_autofree char *parameter = header_parameter(bytes, size, "filename");
    g_autofree char *token = header_token(bytes, size);
    GPtrArray *ids = header_ids(bytes, size, 20);
    int64_t when;
    int offset;
    header_date(bytes, size, &when, &offset);
    check_text(value);
    check_text(parameter);
    check_text(token);
    g_assert_cmpuint(strlen(value), <=, 1000);
    g_assert_cmpuint(ids->len, <=, 20);
    g_ptr_array_unref(ids);
}

static void fuzz_charset(const uint8_t *bytes, size_t size)
{
    static const char *const labels[] = {NULL,    "us-ascii",     "iso-2022-jp", "gb18030",
                                         "utf-7", "windows-1255", "x-unknown"};
    const char *label = size ? labels[bytes[0] % G_N_ELEMENTS(labels)] : NULL;
    g_autofree char *text = charset_to_utf8(bytes, size, label);
    check_text(text);
}

static void fuzz_html(const uint8_t *bytes, size_t size)
{
    g_autofree char *source = charset_to_utf8(bytes, size, "utf-8");
    g_autofree char *text = html_to_text(source, strlen(source), TEXT_MAX);
    check_text(text);
    g_assert_cmpuint(strlen(text), <=, TEXT_MAX);
}

static void fuzz_quote(const uint8_t *bytes, size_t size)
{
    g_autofree char *text = text_of(bytes, size);
    g_autoptr(Split) split = quote_split(text, "Fwd: subject");
    check_text(split->own);
    check_text(split->signature);
    check_text(split->quoted);
    check_text(split->forwarded);
}

static void fuzz_form(const uint8_t *bytes, size_t size)
{
    g_autofree char *text = text_of(bytes, size);
    g_autoptr(Form) form = form_read(text);
    for (guint i = 0; form != NULL && i < form->fields->len; i++)
        check_text(((const FormField *)form->fields->pdata[i])->value);
}

static void fuzz_date(const uint8_t *bytes, size_t size)
{
    g_autofree char *text = text_of(bytes, size);
    g_autoptr(GPtrArray) found = date_deadlines(text, &setting);
    for (guint i = 0; i < found->len; i++)
        g_assert_cmpuint(strlen(((const Candidate *)found->pdata[i])->value), ==, 10);
}

static void fuzz_quantity(const uint8_t *bytes, size_t size)
{
    g_autofree char *text = text_of(bytes, size);
    g_autoptr(GPtrArray) found = quantity_find(text, &setting);
    for (guint i = 0; i < found->len; i++)
        check_text(((const QuantityFound *)found->pdata[i])->product);
}

static void fuzz_money(const uint8_t *bytes, size_t size)
{
    g_autofree char *text = text_of(bytes, size);
    g_autoptr(GPtrArray) found = money_find(text, &setting);
    for (guint i = 0; i < found->len; i++)
        check_text(((const MoneyFound *)found->pdata[i])->evidence);
}

static void fuzz_phone(const uint8_t *bytes, size_t size)
{
    static const char *const regions[] = {"", "US", "DE", "IN", "BR", "JP"};
    g_autofree char *text = text_of(bytes, size);
    g_autoptr(GPtrArray) found = phone_find(text, size ? regions[bytes[0] % G_N_ELEMENTS(regions)] : "");
    for (guint i = 0; i < found->len; i++) {
        const Candidate *phone = found->pdata[i];
        g_assert_true(phone->value[0] == '+' && strlen(phone->value) <= 20);
        check_text(phone->evidence);
    }
}

static void fuzz_who(const uint8_t *bytes, size_t size)
{
    g_autofree char *text = text_of(bytes, size);
    g_autoptr(GPtrArray) companies = company_find(text);
    g_autoptr(GPtrArray) countries = country_find(text);
    for (guint i = 0; i < companies->len; i++)
        check_text(((const Candidate *)companies->pdata[i])->value);
    for (guint i = 0; i < countries->len; i++)
        g_assert_cmpuint(strlen(((const Candidate *)countries->pdata[i])->value), ==, 2);
}

static void fuzz_tnef(const uint8_t *bytes, size_t size)
{
    g_autoptr(Tnef) tnef = tnef_read(bytes, size);
    if (tnef != NULL)
        check_text(tnef->text);
}

const FuzzTarget fuzz_targets[] = {
    {"message", fuzz_message},
    {"header", fuzz_header},
    {"charset", fuzz_charset},
    {"html", fuzz_html},
    {"quote", fuzz_quote},
    {"form", fuzz_form},
    {"date", fuzz_date},
    {"quantity", fuzz_quantity},
    {"money", fuzz_money},
    {"phone", fuzz_phone},
    {"who", fuzz_who},
    {"tnef", fuzz_tnef},
    {NULL, NULL},
};
