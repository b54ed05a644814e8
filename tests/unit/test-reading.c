/* Readings from a child that lies: what does not fit is dropped, the rest stays. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "milter/reading.h"

static Reading *round_trip(const Reading *reading)
{
    size_t size = reading__get_packed_size(reading);
    g_autofree uint8_t *bytes = g_malloc(size + 1);
    reading__pack(reading, bytes);
    return reading_accept(bytes, size);
}

static Found found_of(const char *value)
{
    Found found = FOUND__INIT;
    found.value = (char *)value;
    return found;
}

typedef struct {
    const char *value;
    bool kept;
} Case;

/* One Found field of a Reading, by its place in the struct. */
typedef struct {
    const char *field;
    size_t offset;
    Case cases[12];
} Table;

static const Table tables[] = {
    {"phone",
     G_STRUCT_OFFSET(Reading, phone),
     {{"+493012345678", true},
      {"+12125550123", true},
      {"493012345678", false},
      {"+0301234567", false},
      {"+1234", false},
      {"+1234567890123456", false},
      {"+49 30 123456", false},
      {"", false}}},
    {"country",
     G_STRUCT_OFFSET(Reading, country),
     {{"DE", true}, {"de", false}, {"DEU", false}, {"D1", false}, {"", false}}},
    {"language",
     G_STRUCT_OFFSET(Reading, language),
     {{"en", true}, {"zh-Hant", true}, {"EN", false}, {"e", false}, {"en_US;", false}}},
    {"deadline",
     G_STRUCT_OFFSET(Reading, deadline),
     {{"2026-02-28", true},
      {"2024-02-29", true},
      {"2026-02-29", false},
      {"2026-13-01", false},
      {"2026-1-1", false},
      {"9999-01-01", false},
      {"tomorrow", false},
      {"2026-02-28T10:00", false}}},
    {"email",
     G_STRUCT_OFFSET(Reading, email),
     {{"a@b.example", true},
      {"a.b+c@b-c.example", true},
      {"jörg@müller.example", true},
      {"a@b.example\r\nBcc: x@y.example", false},
      {"a@b.example, c@d.example", false},
      {"<a@b.example>", false},
      {"@b.example", false},
      {"a@", false},
      {"a b@c.example", false},
      {"a@b.example>", false},
      {"nobody", false}}},
    {"name",
     G_STRUCT_OFFSET(Reading, name),
     {{"Jörg Müller", true},
      {"田中", true},
      {"", false},
      {"a\nb", false},
      {"a\x1b[2J", false},
      {"a\x7f", false},
      {"\xc2\x85", false},
      {"\xff\xfe", false}}},
    {"kind", G_STRUCT_OFFSET(Reading, kind), {{"rfq", true}, {"auto-reply", true}, {"a b", false}, {"", false}}},
};

static void test_found(void)
{
    for (size_t t = 0; t < G_N_ELEMENTS(tables); t++)
        for (const Case *c = tables[t].cases; c->value; c++) {
            Reading reading = READING__INIT;
            Found found = found_of(c->value);
            *(Found **)(void *)((char *)&reading + tables[t].offset) = &found;
            Reading *got = round_trip(&reading);
            g_assert_nonnull(got);
            const Found *kept = *(Found **)(void *)((char *)got + tables[t].offset);
            if ((kept != NULL) != c->kept)
                g_error("%s '%s' was %s", tables[t].field, c->value, kept ? "kept" : "dropped");
            if (kept)
                g_assert_cmpstr(kept->value, ==, c->value);
            reading__free_unpacked(got, NULL);
        }
}

static void test_garbage(void)
{
    static const uint8_t garbage[] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff};
    g_assert_null(reading_accept(garbage, sizeof garbage));
    Reading *empty = reading_accept((const uint8_t *)"", 0);
    g_assert_nonnull(empty);
    reading__free_unpacked(empty, NULL);
    g_autofree uint8_t *huge = g_malloc0(1 << 20);
    g_assert_null(reading_accept(huge, 1 << 20));
}

/* Any truncation and any changed byte gives NULL or something sound. */
static void test_mutations(void)
{
    Reading reading = READING__INIT;
    Found name = found_of("Jörg Müller"), phone = found_of("+493012345678");
    Hit hit = HIT__INIT, *hits[] = {&hit, &hit};
    hit.name = (char *)"asks-price";
    hit.points = 40;
    reading.name = &name;
    reading.phone = &phone;
    reading.subject = (char *)"Anfrage über 40 Pumpen";
    reading.hit = hits;
    reading.n_hit = 2;
    uint8_t bytes[512];
    size_t size = reading__pack(&reading, bytes);
    for (size_t at = 0; at < size; at++)
        for (unsigned change = 1; change < 256; change++) {
            bytes[at] ^= (uint8_t)change;
            for (size_t length = at; length <= size; length += size - at) {
                Reading *got = reading_accept(bytes, length);
                if (got && got->subject)
                    g_assert_true(g_utf8_validate(got->subject, -1, NULL));
                if (got)
                    reading__free_unpacked(got, NULL);
            }
            bytes[at] ^= (uint8_t)change;
        }
}

static void test_numbers(void)
{
    static const double bad[] = {NAN, INFINITY, -1, 1e16};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        Reading reading = READING__INIT;
        Quantity quantity = QUANTITY__INIT, good = QUANTITY__INIT, *quantities[] = {&quantity, &good};
        Money money = MONEY__INIT;
        quantity.value = money.amount = bad[i];
        good.value = 40;
        reading.quantity = quantities;
        reading.n_quantity = 2;
        reading.budget = &money;
        reading.has_logit = reading.has_logit_hot = TRUE;
        reading.logit = bad[i] == -1 ? 5000 : bad[i];
        Reading *got = round_trip(&reading);
        g_assert_cmpuint(got->n_quantity, ==, 1);
        g_assert_cmpfloat(got->quantity[0]->value, ==, 40);
        g_assert_null(got->budget);
        g_assert_false(got->has_logit);
        reading__free_unpacked(got, NULL);
    }
}

static void test_points(void)
{
    static const int32_t points[] = {40, -40, 1000, -1000, 1001, -1001, G_MAXINT32, G_MININT32};
    Reading reading = READING__INIT;
    Hit hit[G_N_ELEMENTS(points)], *hits[G_N_ELEMENTS(points)];
    for (size_t i = 0; i < G_N_ELEMENTS(points); i++) {
        hit__init(&hit[i]);
        hit[i].name = (char *)"rule";
        hit[i].points = points[i];
        hits[i] = &hit[i];
    }
    reading.hit = hits;
    reading.n_hit = G_N_ELEMENTS(points);
    Reading *got = round_trip(&reading);
    g_assert_cmpuint(got->n_hit, ==, 4);
    reading__free_unpacked(got, NULL);
}

static void test_lists_are_cut(void)
{
    enum { MANY = 3000 };
    static Mailbox box[MANY], *boxes[MANY];
    static char *ids[MANY];
    for (size_t i = 0; i < MANY; i++) {
        mailbox__init(&box[i]);
        box[i].address = (char *)"a@b.example";
        boxes[i] = &box[i];
        ids[i] = (char *)"id@b.example";
    }
    Reading reading = READING__INIT;
    reading.to = boxes;
    reading.n_to = MANY;
    reading.references = ids;
    reading.n_references = MANY;
    Reading *got = round_trip(&reading);
    g_assert_cmpuint(got->n_to, ==, 256);
    g_assert_cmpuint(got->n_references, ==, 256);
    reading__free_unpacked(got, NULL);
}

static void test_mailboxes(void)
{
    Reading reading = READING__INIT;
    Mailbox bad = MAILBOX__INIT, named = MAILBOX__INIT, good = MAILBOX__INIT, *boxes[] = {&bad, &named, &good};
    bad.address = (char *)"a@b.example\nx";
    named.address = (char *)"not an address";
    named.name = (char *)"Buyer";
    good.address = (char *)"c@d.example";
    reading.from = boxes;
    reading.n_from = 3;
    reading.sender = &bad;
    Reading *got = round_trip(&reading);
    g_assert_cmpuint(got->n_from, ==, 2);
    g_assert_null(got->from[0]->address);
    g_assert_cmpstr(got->from[0]->name, ==, "Buyer");
    g_assert_cmpstr(got->from[1]->address, ==, "c@d.example");
    g_assert_null(got->sender);
    reading__free_unpacked(got, NULL);
}

/* Fields we do not know would be stored with the lead: they go, at every depth. */
static void test_unknown_fields(void)
{
    Reading reading = READING__INIT;
    Found name = found_of("Buyer");
    ProtobufCMessageUnknownField unknown = {
        .tag = 4000, .wire_type = PROTOBUF_C_WIRE_TYPE_VARINT, .len = 1, .data = (uint8_t *)"\x01"};
    reading.name = &name;
    reading.base.n_unknown_fields = name.base.n_unknown_fields = 1;
    reading.base.unknown_fields = name.base.unknown_fields = &unknown;
    Reading *got = round_trip(&reading);
    g_assert_cmpuint(got->base.n_unknown_fields, ==, 0);
    g_assert_cmpuint(got->name->base.n_unknown_fields, ==, 0);
    g_assert_cmpstr(got->name->value, ==, "Buyer");
    reading__free_unpacked(got, NULL);
}

static void test_dates(void)
{
    Reading reading = READING__INIT;
    reading.has_date = TRUE;
    reading.date = G_MAXINT64;
    reading.has_date_offset = TRUE;
    reading.date_offset = 100000;
    Reading *got = round_trip(&reading);
    g_assert_false(got->has_date);
    g_assert_false(got->has_date_offset);
    reading__free_unpacked(got, NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/reading/found", test_found);
    g_test_add_func("/reading/garbage", test_garbage);
    g_test_add_func("/reading/mutations", test_mutations);
    g_test_add_func("/reading/numbers", test_numbers);
    g_test_add_func("/reading/points", test_points);
    g_test_add_func("/reading/lists-are-cut", test_lists_are_cut);
    g_test_add_func("/reading/mailboxes", test_mailboxes);
    g_test_add_func("/reading/unknown-fields", test_unknown_fields);
    g_test_add_func("/reading/dates", test_dates);
    return g_test_run();
}
