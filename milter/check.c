/* Findings, and what this program itself needs: configuration, templates. */
#include "milter/check.h"

#include "milter/paths.h"
#include "templates/words.h"

static void free_finding(void *data)
{
    CheckFinding *finding = data;
    g_free(finding->says);
    g_free(finding->mend);
    g_free(finding);
}

Check *check_new(const Config *config)
{
    Check *check = g_new0(Check, 1);
    check->config = config;
    check->finding = g_ptr_array_new_with_free_func(free_finding);
    return check;
}

void check_free(Check *check)
{
    if (!check)
        return;
    g_ptr_array_unref(check->finding);
    g_free(check);
}

void check_found(Check *check, const char *about, CheckState state, char *says, char *mend)
{
    CheckFinding *finding = g_new0(CheckFinding, 1);
    *finding = (CheckFinding){about, state, says, mend};
    g_ptr_array_add(check->finding, finding);
}

static void check_configuration(Check *check)
{
    const Config *config = check->config;
    g_autoptr(GPtrArray) warnings = config_warnings(config);
    for (guint i = 0; i < warnings->len; i++)
        check_found(check, "configuration", CHECK_DOUBT, g_strdup(warnings->pdata[i]), NULL);
    check_found(check, "configuration", CHECK_GOOD,
                g_strdup_printf("%zu intake address%s, %zu owner%s, %zu route%s", config->n_intake,
                                config->n_intake == 1 ? "" : "es", config->n_owner, config->n_owner == 1 ? "" : "s",
                                config->n_route, config->n_route == 1 ? "" : "s"),
                NULL);
}

static void check_templates(Check *check)
{
    static const char *const needed[] = {"ack-general", "ack-hot",    "card",   "notice",
                                         "reminder",    "escalation", "digest", "answer"};
    g_autofree char *shipped = paths_data("templates");
    g_autoptr(GError) error = NULL;
    g_autoptr(Words) words = words_load(shipped, check->config->templates, &error);
    if (!words) {
        check_found(check, "templates", CHECK_WRONG, g_strdup(error->message),
                    g_strdup("mend that line, or remove the file: the shipped one is used then"));
        return;
    }
    const char *languages[] = {check->config->company_language, NULL};
    for (size_t i = 0; i < G_N_ELEMENTS(needed); i++) {
        g_autofree char *language = words_language(words, needed[i], languages);
        if (!language)
            check_found(check, "templates", CHECK_WRONG, g_strdup_printf("there is no template %s", needed[i]),
                        g_strdup_printf("install leadmilter's templates in %s", shipped));
        else if (g_strcmp0(language, check->config->company_language) != 0)
            check_found(check, "templates", CHECK_DOUBT,
                        g_strdup_printf("%s is not there in %s: it is sent in %s", needed[i], languages[0], language),
                        g_strdup("put one into the folder that `templates:` names"));
    }
    check_found(check, "templates", CHECK_GOOD, g_strdup(shipped), NULL);
}

void check_house(Check *check)
{
    check_configuration(check);
    check_templates(check);
    check_store(check);
    check_time(check);
}
