/* The clock, and the calendars that deadlines go by. */
#include <string.h>
#include <sys/timex.h>

#include "milter/check.h"
#include "milter/now.h"

enum { SOON = 30 * 86400 };

/* Deadlines, tokens and Date lines are only as good as it. */
static void check_clock(Check *check)
{
    struct timex state = {0};
    bool synchronised = adjtimex(&state) != -1 && !(state.status & STA_UNSYNC);
    check_found(check, "clock", synchronised ? CHECK_GOOD : CHECK_DOUBT,
                g_strdup(synchronised ? "synchronised" : "the kernel says that its clock is not synchronised"),
                synchronised ? NULL : g_strdup("run systemd-timesyncd, chrony or ntpd"));
}

static void check_calendar(Check *check, const char *what, int64_t until, const char *follows, char *mend)
{
    g_autofree char *advice = mend;
    int64_t now = now_seconds();
    if (!until || until > now + SOON)
        return;
    g_autoptr(GDateTime) last = g_date_time_new_from_unix_utc(until);
    g_autofree char *day = g_date_time_format(last, "%Y-%m-%d");
    bool past = until <= now;
    check_found(check, "calendar", past ? CHECK_WRONG : CHECK_DOUBT,
                past ? g_strdup_printf("%s ends in the past, on %s: %s", what, day, follows)
                     : g_strdup_printf("%s ends soon, on %s", what, day),
                g_steal_pointer(&advice));
}

void check_time(Check *check)
{
    const Config *config = check->config;
    check_clock(check);
    check_calendar(check, "the holidays file", calendar_known_until(config->calendar), "holidays count as working days",
                   g_strdup("put this year's and the next year's into it, and reload"));
    if (config->on_call_file)
        check_calendar(check, config->on_call_file, rota_known_until(config->on_call), "nobody is on call",
                       g_strdup("put the coming weeks into it, and reload"));
}
