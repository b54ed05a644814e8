/* Findings, and what this program itself needs: configuration, templates, store, clock. */
#include "milter/check.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/timex.h>
#include <unistd.h>

#include "milter/model_file.h"
#include "milter/paths.h"
#include "store/store.h"
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
    if (!config->managers[0])
        check_found(check, "configuration", CHECK_DOUBT, g_strdup("nobody hears of leads that nobody answers"),
                    g_strdup("name a lead manager: managers: [maria@…]"));
    check_found(check, "configuration", CHECK_GOOD,
                g_strdup_printf("%zu intake addresses, %zu owners, %zu routes", config->n_intake, config->n_owner,
                                config->n_route),
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

static void check_store(Check *check)
{
    const char *dir = check->config->store;
    struct stat stat_buffer;
    if (stat(dir, &stat_buffer) != 0) {
        check_found(check, "store", CHECK_DOUBT, g_strdup_printf("%s: %s", dir, g_strerror(errno)),
                    g_strdup("the daemon makes it at its first start; the folder above must be there and writable"));
        return;
    }
    if (stat_buffer.st_mode & (S_IRWXG | S_IRWXO))
        check_found(check, "store", CHECK_DOUBT, g_strdup_printf("%s is open to others", dir),
                    g_strdup_printf("chmod 700 %s: it holds what prospects wrote", dir));
    StoreOptions options = {.dir = dir, .read_only = true};
    g_autoptr(GError) error = NULL;
    Store *store = store_open(&options, &error);
    if (!store) {
        check_found(check, "store", CHECK_WRONG, g_strdup_printf("%s: %s", dir, error->message),
                    g_strdup("run this as root, or as the user who owns the store"));
        return;
    }
    store_close(store);
    check_found(check, "store", CHECK_GOOD, g_strdup(dir), NULL);
}

/* Deadlines, tokens and Date lines are only as good as it. */
static void check_clock(Check *check)
{
    struct timex state = {0};
    bool synchronised = adjtimex(&state) != -1 && !(state.status & STA_UNSYNC);
    check_found(check, "clock", synchronised ? CHECK_GOOD : CHECK_DOUBT,
                g_strdup(synchronised ? "synchronised" : "the kernel says that its clock is not synchronised"),
                synchronised ? NULL : g_strdup("run systemd-timesyncd, chrony or ntpd"));
}

void check_house(Check *check)
{
    check_configuration(check);
    check_templates(check);
    check_store(check);
    check_clock(check);
}
