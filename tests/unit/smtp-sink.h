/* An SMTP server of a few lines on loopback, one thread, which does what the
 * recipient's local part says: "r550" is refused at RCPT with that code (also
 * c… at DATA, d… after the data), "hang" never gets an answer after its data,
 * "drop" loses the connection there, "once…" does so the first time only. */
#ifndef TESTS_SMTP_SINK_H
#define TESTS_SMTP_SINK_H

#include <arpa/inet.h>
#include <glib.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

typedef struct {
    char *mail_from, *rcpt_to, *data;
    bool taken; /* answered with 250 */
} SinkMail;

typedef struct {
    int listener, stop[2];
    unsigned port;
    const char *greeting;   /* NULL: 220 */
    const char *mail_reply; /* to MAIL; NULL: 250 */
    const char *ehlo_reply; /* NULL: SIZE and PIPELINING */
    pthread_t thread;
    pthread_mutex_t lock; /* the rest */
    GPtrArray *mail;      /* of SinkMail*: everything whose data came whole */
    unsigned connections, refusals;
    char *ehlo, *mail_line; /* the last ones */
    char buffer[4096];      /* of the connection */
    size_t used, size;
} Sink;

static inline void sink_mail_free(void *data)
{
    SinkMail *mail = data;
    g_free(mail->mail_from);
    g_free(mail->rcpt_to);
    g_free(mail->data);
    g_free(mail);
}

static inline bool sink_readable(Sink *sink, int fd)
{
    struct pollfd fds[] = {{.fd = fd, .events = POLLIN}, {.fd = sink->stop[0], .events = POLLIN}};
    return poll(fds, 2, -1) > 0 && !fds[1].revents;
}

/* The next byte, or -1 at the end. */
static inline int sink_byte(Sink *sink, int fd)
{
    if (sink->used == sink->size) {
        ssize_t size = sink_readable(sink, fd) ? read(fd, sink->buffer, sizeof sink->buffer) : 0;
        sink->used = 0;
        sink->size = size > 0 ? (size_t)size : 0;
    }
    return sink->used < sink->size ? sink->buffer[sink->used++] : -1;
}

/* One line, or NULL at the end. */
static inline char *sink_line(Sink *sink, int fd)
{
    GString *line = g_string_new(NULL);
    for (int c; (c = sink_byte(sink, fd)) != -1;) {
        if (c == '\n')
            return g_strchomp(g_string_free(line, FALSE));
        g_string_append_c(line, (char)c);
    }
    g_string_free(line, TRUE);
    return NULL;
}

static inline void sink_say(int fd, const char *line)
{
    g_autofree char *whole = g_strconcat(line, "\r\n", NULL);
    g_assert_cmpint(send(fd, whole, strlen(whole), MSG_NOSIGNAL), !=, 0);
}

static inline char *sink_address(const char *line)
{
    const char *start = strchr(line, '<');
    return start ? g_strndup(start + 1, strcspn(start + 1, ">")) : g_strdup("");
}

/* "r550@…" refuses at phase 'r' with that code. */
static inline bool sink_refuses(Sink *sink, int fd, const char *address, char phase)
{
    if (address[0] != phase || !g_ascii_isdigit(address[1]))
        return false;
    g_autofree char *line = g_strdup_printf("%.3s 5.0.0 said <%s>", address + 1, address);
    pthread_mutex_lock(&sink->lock);
    sink->refusals++;
    pthread_mutex_unlock(&sink->lock);
    sink_say(fd, line);
    return true;
}

static inline char *sink_data(Sink *sink, int fd)
{
    GString *data = g_string_new(NULL);
    for (char *line; (line = sink_line(sink, fd)); g_free(line)) {
        if (strcmp(line, ".") == 0) {
            g_free(line);
            return g_string_free(data, FALSE);
        }
        g_string_append_printf(data, "%s\r\n", line[0] == '.' ? line + 1 : line);
    }
    g_string_free(data, TRUE);
    return NULL;
}

static inline SinkMail *sink_keep(Sink *sink, const char *from, const char *to, char *data)
{
    SinkMail *mail = g_new0(SinkMail, 1);
    *mail = (SinkMail){g_strdup(from), g_strdup(to), data, false};
    pthread_mutex_lock(&sink->lock);
    g_ptr_array_add(sink->mail, mail);
    pthread_mutex_unlock(&sink->lock);
    return mail;
}

static inline unsigned sink_count(Sink *sink, const char *to)
{
    unsigned many = 0;
    pthread_mutex_lock(&sink->lock);
    for (guint i = 0; i < sink->mail->len; i++) {
        const SinkMail *mail = sink->mail->pdata[i];
        many += !to || g_str_has_prefix(mail->rcpt_to, to);
    }
    pthread_mutex_unlock(&sink->lock);
    return many;
}

/* False: the connection is to be closed. */
static inline bool sink_take(Sink *sink, int fd, const char *from, const char *to)
{
    sink_say(fd, "354 go on");
    char *data = sink_data(sink, fd);
    if (!data)
        return false;
    SinkMail *mail = sink_keep(sink, from, to, data);
    if (g_str_has_prefix(to, "hang"))
        return sink_line(sink, fd) != NULL;
    if (g_str_has_prefix(to, "drop") || (g_str_has_prefix(to, "once") && sink_count(sink, to) == 1))
        return false;
    if (sink_refuses(sink, fd, to, 'd'))
        return true;
    pthread_mutex_lock(&sink->lock);
    mail->taken = true;
    pthread_mutex_unlock(&sink->lock);
    sink_say(fd, "250 2.0.0 taken");
    return true;
}

static inline void sink_serve(Sink *sink, int fd)
{
    g_autofree char *from = NULL, *to = NULL;
    sink->used = sink->size = 0;
    sink_say(fd, sink->greeting ? sink->greeting : "220 sink ESMTP");
    bool open = true;
    for (char *line; open && (line = sink_line(sink, fd)); g_free(line)) {
        if (g_ascii_strncasecmp(line, "EHLO ", 5) == 0) {
            pthread_mutex_lock(&sink->lock);
            g_free(sink->ehlo);
            sink->ehlo = g_strdup(line + 5);
            pthread_mutex_unlock(&sink->lock);
            sink_say(fd, sink->ehlo_reply ? sink->ehlo_reply : "250-sink\r\n250-SIZE 10000000\r\n250 PIPELINING");
        } else if (g_ascii_strncasecmp(line, "MAIL FROM:", 10) == 0) {
            g_free(from);
            from = sink_address(line);
            pthread_mutex_lock(&sink->lock);
            g_free(sink->mail_line);
            sink->mail_line = g_strdup(line);
            pthread_mutex_unlock(&sink->lock);
            sink_say(fd, sink->mail_reply ? sink->mail_reply : "250 2.1.0 sender fine");
        } else if (g_ascii_strncasecmp(line, "RCPT TO:", 8) == 0) {
            g_free(to);
            to = sink_address(line);
            if (!sink_refuses(sink, fd, to, 'r'))
                sink_say(fd, "250 2.1.5 recipient fine");
        } else if (g_ascii_strcasecmp(line, "DATA") == 0) {
            open = (to && sink_refuses(sink, fd, to, 'c')) || sink_take(sink, fd, from, to);
        } else if (g_ascii_strcasecmp(line, "QUIT") == 0) {
            sink_say(fd, "221 bye");
            open = false;
        } else {
            sink_say(fd, "250 whatever");
        }
    }
    close(fd);
}

static inline void *sink_run(void *argument)
{
    Sink *sink = argument;
    while (sink_readable(sink, sink->listener)) {
        int fd = accept(sink->listener, NULL, NULL);
        pthread_mutex_lock(&sink->lock);
        sink->connections++;
        pthread_mutex_unlock(&sink->lock);
        sink_serve(sink, fd);
    }
    return NULL;
}

/* port 0: any. */
static inline Sink *sink_start(unsigned port, const char *greeting)
{
    Sink *sink = g_new0(Sink, 1);
    struct sockaddr_in at = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t size = sizeof at;
    int yes = 1;
    sink->greeting = greeting;
    sink->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    setsockopt(sink->listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    g_assert_cmpint(bind(sink->listener, (struct sockaddr *)&at, sizeof at), ==, 0);
    g_assert_cmpint(listen(sink->listener, 5), ==, 0);
    g_assert_cmpint(getsockname(sink->listener, (struct sockaddr *)&at, &size), ==, 0);
    sink->port = ntohs(at.sin_port);
    g_assert_cmpint(pipe(sink->stop), ==, 0);
    pthread_mutex_init(&sink->lock, NULL);
    sink->mail = g_ptr_array_new_with_free_func(sink_mail_free);
    g_assert_cmpint(pthread_create(&sink->thread, NULL, sink_run, sink), ==, 0);
    return sink;
}

/* Ends connections too; what came stays readable until sink_free(). */
static inline void sink_stop(Sink *sink)
{
    close(sink->stop[1]);
    pthread_join(sink->thread, NULL);
    close(sink->listener);
    close(sink->stop[0]);
}

static inline void sink_free(Sink *sink)
{
    sink_stop(sink);
    g_ptr_array_unref(sink->mail);
    pthread_mutex_destroy(&sink->lock);
    g_free(sink->ehlo);
    g_free(sink->mail_line);
    g_free(sink);
}

#endif
