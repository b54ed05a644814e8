/* Log lines on stderr: with priorities for journald, with the time for everybody else. */
#include "milter/log.h"

#include <glib.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "milter/now.h"

enum { LINE_MAX_BYTES = 2000 };

static struct {
    char program[32];
    _Atomic(int) most;
    bool journal;
} log_state = {.program = "leadmilter", .most = LOG_NOTE_};

/* journald says in JOURNAL_STREAM which device and inode its pipe is (systemd.exec(5)). */
static bool stderr_is_journal(void)
{
    const char *stream = getenv("JOURNAL_STREAM");
    struct stat st;
    unsigned long long device, inode;
    return stream && sscanf(stream, "%llu:%llu", &device, &inode) == 2 && fstat(STDERR_FILENO, &st) == 0 &&
           st.st_dev == device && st.st_ino == inode;
}

void log_open(const char *program, LogLevel most)
{
    g_strlcpy(log_state.program, program, sizeof log_state.program);
    atomic_store(&log_state.most, (int)most);
    log_state.journal = stderr_is_journal();
}

static void add_head(GString *line, LogLevel level)
{
    static const char *const word[] = {"error: ", "warning: ", "", "debug: "};
    static const int priority[] = {3, 4, 6, 7};
    if (log_state.journal) {
        g_string_printf(line, "<%d>", priority[level]);
        return;
    }
    int64_t now = now_milliseconds();
    g_autoptr(GDateTime) at = g_date_time_new_from_unix_utc(now / 1000);
    g_autofree char *text = g_date_time_format(at, "%Y-%m-%dT%H:%M:%S");
    g_string_printf(line, "%s.%03dZ %s[%d]: %s", text, (int)(now % 1000), log_state.program, (int)getpid(),
                    word[level]);
}

/* Nothing foreign may begin a line of its own or drive a terminal. */
static void add_clean(GString *line, const char *text)
{
    for (const char *p = text; *p && line->len < LINE_MAX_BYTES; p++) {
        unsigned char c = (unsigned char)*p;
        if (c < 0x20 || c == 0x7f)
            g_string_append_printf(line, "\\x%02x", c);
        else
            g_string_append_c(line, *p);
    }
}

void log_line(LogLevel level, const char *format, ...)
{
    if ((int)level > atomic_load(&log_state.most))
        return;
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autoptr(GString) line = g_string_new(NULL);
    add_head(line, level);
    add_clean(line, text);
    g_string_append_c(line, '\n');
    /* One write a line: threads do not mix. Where stderr is gone there is nobody to tell. */
    ssize_t written = write(STDERR_FILENO, line->str, line->len);
    (void)written;
}
