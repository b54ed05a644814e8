/* Lines for a person and for grep: "L-1042: hot 85, owner alice, respond by …".
 * To stderr with <N> priorities (sd-daemon(3)) when journald reads it. Nothing
 * of a message but the lead's id is ever logged above debug. Any thread. */
#ifndef MILTER_LOG_H
#define MILTER_LOG_H

typedef enum { LOG_ERROR_, LOG_WARN_, LOG_NOTE_, LOG_DEBUG_ } LogLevel;

void log_open(const char *program, LogLevel most);
void log_line(LogLevel level, const char *format, ...) __attribute__((format(printf, 2, 3)));

#define log_error(...) log_line(LOG_ERROR_, __VA_ARGS__)
#define log_warn(...) log_line(LOG_WARN_, __VA_ARGS__)
#define log_note(...) log_line(LOG_NOTE_, __VA_ARGS__)
#define log_debug(...) log_line(LOG_DEBUG_, __VA_ARGS__)

#endif
