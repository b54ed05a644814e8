/* Texts made to be slow or to break: every extractor stays within time and its own bounds. */
#include <glib.h>
#include <string.h>
#include <time.h>

#include "parser/extract.h"

enum { SIZE = 256 * 1024, SECONDS = 10 };

static const char *const SEEDS[] = {
    "7",
    "1 x ",
    "$",
    "€ ",
    "1,",
    "1.2.",
    "12/12/",
    "by Friday ",
    "|",
    "| 1 | Qty |\n",
    "Ltd ",
    "A ",
    "A B Ltd ",
    "Company:",
    "\n",
    "\n\n",
    "(",
    "((1)",
    "1-",
    "+1 ",
    "株式会社",
    "十",
    "1月",
    "月",
    "五",
    "①",
    "\342\200\217",
    "ב",
    "عدد 4 ",
    "ـ",
    "a'",
    "d'",
    "one ",
    "twenty ",
    "one hundred and ",
    "🇦🇹",
    "🇦",
    "Foo Bar, ",
    "in 2 weeks ",
    "before the ",
    "ООО ",
    "ООО «а",
    "有限公司",
    "中",
    "Aa Aa Aa Aa Aa Aa Aa Aa ",
    "12345 Aa Bb ",
    "ﷺ",
    "e\314\201",
    "\357\277\275",
    "0 0 0 0 ",
    "Qty: ",
    "x x x ",
    "1 x 2 x ",
    "... ",
    "www.",
    "Budget: ",
    "1k ",
    "万",
    "end of ",
    "regards\n",
};

static char *filled(const char *seed)
{
    GString *text = g_string_sized_new(SIZE + 64);
    while (text->len + strlen(seed) <= SIZE)
        g_string_append(text, seed);
    return g_string_free(text, FALSE);
}

static void read_all(const char *text, const char *language)
{
    Setting setting = {.now = 1791979200, .offset = 60, .language = language, .country = "DE"};
    GPtrArray *found[] = {phone_find(text, "DE"),        country_find(text),         date_deadlines(text, &setting),
                          quantity_find(text, &setting), money_find(text, &setting), company_find(text)};
    for (size_t i = 0; i < G_N_ELEMENTS(found); i++) {
        g_assert_cmpuint(found[i]->len, <=, 500);
        g_ptr_array_unref(found[i]);
    }
    g_autofree char *detected = language_detect(text, NULL);
}

/* Of this thread alone: a busy machine is no slow extractor. */
static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void test_seed(const void *data)
{
    g_autofree char *text = filled(data);
    double start = cpu_seconds();
    read_all(text, "");
    read_all(text, "ja");
    double took = cpu_seconds() - start;
    g_test_message("%.0f ms", took * 1000);
    g_assert_cmpfloat(took, <, SECONDS);
}

/* Random code points and words of our tables in random order. */
static void test_noise(void)
{
    for (int round = 0; round < 40; round++) {
        g_autoptr(GString) text = g_string_new(NULL);
        while (text->len < 4096) {
            gunichar c = (gunichar)g_test_rand_int_range(1, round % 2 ? 0x3000 : 0x1F6FF);
            if (g_test_rand_int_range(0, 3) == 0)
                g_string_append(text, SEEDS[g_test_rand_int_range(0, (gint32)G_N_ELEMENTS(SEEDS))]);
            else if (g_unichar_validate(c))
                g_string_append_unichar(text, c);
        }
        read_all(text->str, round % 3 ? "en" : "zh");
    }
}

static void test_edges(void)
{
    static const char *const texts[] = {"",         " ",   "\n",   "1",    "x",      "|",   "4 pcs", "by", "€",
                                        "Company:", "Qty", "in 3", "next", "end of", "1 x", "(3",    "三", "a"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        read_all(texts[i], "en");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    country_init();
    phone_init();
    for (size_t i = 0; i < G_N_ELEMENTS(SEEDS); i++) {
        g_autofree char *path = g_strdup_printf("/hostile/%03zu", i);
        g_test_add_data_func(path, SEEDS[i], test_seed);
    }
    g_test_add_func("/hostile/noise", test_noise);
    g_test_add_func("/hostile/edges", test_edges);
    return g_test_run();
}
