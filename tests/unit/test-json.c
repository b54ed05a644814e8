/* JSON of readings: names and types of DESIGN's fields, what is unknown stays away, times. */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "milter/json.h"

static Found *found_new(const char *value, const char *evidence)
{
    Found *found = calloc(1, sizeof *found);

    found__init(found);
    found->value = strdup(value);
    found->evidence = strdup(evidence);
    return found;
}

static Reading *full_reading(void)
{
    Reading *reading = calloc(1, sizeof *reading);

    reading__init(reading);
    reading->subject = strdup("RFQ “valves”");
    reading->name = found_new("Jürgen", "Jürgen M.");
    reading->country = found_new("DE", "Deutschland");
    reading->product = calloc(1, sizeof *reading->product);
    reading->product[reading->n_product++] = found_new("NF-220", "40 x NF-220");
    reading->quantity = calloc(2, sizeof *reading->quantity);
    for (size_t i = 0; i < 2; i++) {
        reading->quantity[i] = calloc(1, sizeof **reading->quantity);
        quantity__init(reading->quantity[i]);
    }
    reading->n_quantity = 2;
    reading->quantity[0]->value = 40;
    reading->quantity[0]->unit = strdup("pcs");
    reading->quantity[1]->value = 2.5;
    reading->budget = calloc(1, sizeof *reading->budget);
    money__init(reading->budget);
    reading->budget->amount = 23000;
    reading->budget->currency = strdup("EUR");
    reading->attachment = calloc(2, sizeof *reading->attachment);
    for (size_t i = 0; i < 2; i++) {
        reading->attachment[i] = calloc(1, sizeof **reading->attachment);
        attachment__init(reading->attachment[i]);
    }
    reading->n_attachment = 2;
    reading->attachment[1]->filename = strdup("spec.pdf");
    reading->missing = calloc(1, sizeof *reading->missing);
    reading->missing[reading->n_missing++] = strdup("phone");
    return reading;
}

static void assert_json(const json_t *object, const char *key, const char *expected)
{
    char *text = json_dumps(json_object_get(object, key), JSON_COMPACT | JSON_ENCODE_ANY);

    g_test_message("%s", key);
    g_assert_cmpstr(text, ==, expected);
    free(text);
}

static void test_reading(void)
{
    Reading *reading = full_reading();
    json_t *object = json_reading(reading);

    assert_json(object, "subject", "\"RFQ “valves”\"");
    assert_json(object, "name", "\"Jürgen\"");
    assert_json(object, "country", "\"DE\"");
    assert_json(object, "products", "[\"NF-220\"]");
    assert_json(object, "quantity", "[{\"value\":40,\"unit\":\"pcs\"},{\"value\":2.5}]");
    assert_json(object, "budget", "{\"amount\":23000,\"currency\":\"EUR\"}");
    assert_json(object, "attachments", "[\"spec.pdf\"]");
    assert_json(object, "missing", "[\"phone\"]");
    assert_json(json_object_get(object, "evidence"), "country", "{\"words\":\"Deutschland\",\"confidence\":50}");
    static const char *const unknown[] = {"language", "email", "company", "phone",   "deadline",
                                          "source",   "kind",  "title",   "unparsed"};
    for (size_t i = 0; i < G_N_ELEMENTS(unknown); i++)
        g_assert_null(json_object_get(object, unknown[i]));
    json_decref(object);
    reading__free_unpacked(reading, NULL);
}

static void test_score(void)
{
    Hit price = HIT__INIT, bulk = HIT__INIT;
    Hit *hits[] = {&price, &bulk};
    json_t *object = json_object();

    price.name = "asks-price";
    price.points = 50;
    price.evidence = "Please quote";
    bulk.name = "bulk";
    bulk.points = -45;
    json_add_score(object, LEAD_CLASS__CLASS_GENERAL, 5, hits, 2);
    g_autofree char *line = json_line(object);
    g_assert_cmpstr(
        line, ==,
        "{\"class\":\"general\",\"score\":5,\"reasons\":[{\"name\":\"asks-price\",\"points\":50,\"evidence\":\"Please "
        "quote\"},{\"name\":\"bulk\",\"points\":-45}]}");
}

static void test_empty(void)
{
    Reading reading = READING__INIT;
    json_t *object = json_reading(&reading);
    g_autofree char *line = json_line(object);

    g_assert_cmpstr(line, ==, "{\"products\":[],\"quantity\":[],\"attachments\":[],\"evidence\":{}}");
}

static void test_times(void)
{
    static const struct {
        int64_t at;
        const char *text;
    } cases[] = {{0, "1970-01-01T00:00:00Z"},
                 {951782400, "2000-02-29T00:00:00Z"},
                 {1793610600, "2026-11-02T09:10:00Z"},
                 {4102444799, "2099-12-31T23:59:59Z"}};

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = rfc3339(cases[i].at);
        g_assert_cmpstr(text, ==, cases[i].text);
    }
    json_t *never = json_time(0);
    g_assert_true(json_is_null(never));
    json_decref(never);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/json/reading", test_reading);
    g_test_add_func("/json/score", test_score);
    g_test_add_func("/json/empty", test_empty);
    g_test_add_func("/json/times", test_times);
    return g_test_run();
}
