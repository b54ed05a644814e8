/* One project, two who ask for it. */
#include <glib.h>
#include <string.h>

#include "milter/project.h"

typedef struct {
    Lead lead;
    Reading reading;
    Found email, reference, deadline;
    Quantity quantity[3], *list[3];
} Asked;

static void set(Asked *a, const char *email, const char *reference, const char *deadline, const char *items)
{
    lead__init(&a->lead);
    reading__init(&a->reading);
    found__init(&a->email);
    found__init(&a->reference);
    found__init(&a->deadline);
    a->lead.reading = &a->reading;
    a->email.value = (char *)email;
    a->reading.email = &a->email;
    a->reference.value = (char *)reference;
    a->reading.their_reference = reference ? &a->reference : NULL;
    a->deadline.value = (char *)deadline;
    a->reading.deadline = deadline ? &a->deadline : NULL;
    g_auto(GStrv) item = g_strsplit(items, " ", 3);
    for (size_t i = 0; item[i]; i++) {
        char *x = strchr(item[i], 'x');
        quantity__init(&a->quantity[i]);
        a->quantity[i].value = g_ascii_strtod(item[i], NULL);
        a->quantity[i].product = x ? g_strdup(x + 1) : NULL;
        a->list[i] = &a->quantity[i];
        a->reading.n_quantity = i + 1;
    }
    a->reading.quantity = a->list;
}

static void clear(Asked *a)
{
    for (size_t i = 0; i < a->reading.n_quantity; i++)
        g_free(a->quantity[i].product);
}

static void test_same(void)
{
    static const struct {
        const char *what, *email, *reference, *deadline, *items;
        bool same;
    } cases[] = {
        {"the same number", "b@contractor.example", "rfq-2026/17", NULL, "", true},
        {"the same things", "b@contractor.example", NULL, NULL, "40xNF-220 8xcv-50", true},
        {"one of them by the same day", "b@contractor.example", NULL, "2026-12-05", "40xNF-220", true},
        {"one of them only", "b@contractor.example", NULL, NULL, "40xNF-220", false},
        {"other quantities", "b@contractor.example", NULL, "2026-12-05", "41xNF-220 9xCV-50", false},
        {"another number", "b@contractor.example", "RFQ-2026/18", NULL, "", false},
        {"a colleague of the first", "b@client.example", "RFQ-2026/17", NULL, "40xNF-220 8xCV-50", false},
    };
    Asked first;
    set(&first, "a@client.example", "RFQ-2026/17", "2026-12-05", "40xNF-220 8xCV-50");
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Asked second;
        set(&second, cases[i].email, cases[i].reference, cases[i].deadline, cases[i].items);
        g_test_message("%s", cases[i].what);
        g_assert_cmpint(project_same(&first.lead, &second.lead), ==, cases[i].same);
        g_assert_cmpint(project_same(&second.lead, &first.lead), ==, cases[i].same);
        clear(&second);
    }
    clear(&first);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/project/same", test_same);
    return g_test_run();
}
