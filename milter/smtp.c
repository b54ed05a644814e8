/* libcurl's SMTP: one easy handle, so that the connection stays. */
#include "milter/smtp.h"

#include <curl/curl.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "milter/now.h"
#include "milter/slurp.h"

enum {
    CONNECT_SECONDS = 60, /* to greeting, TLS and login, which many a relay delays on purpose */
    REPLY_SECONDS = 60,   /* and twice as long at each further attempt */
    PATIENCE_MAX = 300,
    OTHER_SECONDS = 60,     /* and for each SLOWEST bytes of the mail a second more */
    SLOWEST = 64 * 1024,    /* bytes a second */
    GRACE_MS = 3000,        /* left to a mail under way when interrupted */
    REPLY_MAX = 300,        /* bytes of a line that are kept */
    REPLY_LINES_MAX = 1000, /* for one mail; who says more never comes to an end */
    PASSWORD_MAX = 4096
};

struct Smtp {
    CURL *curl;
    char *url;         /* with our name as its path */
    SmtpRelay relay;   /* own copies */
    unsigned patience; /* seconds for a reply */
    bool valid, has_login;
    int socket; /* of the connection; -1: none */
    /* of the mail under way */
    const char *sender; /* unless he is the recipient */
    GBytes *message;
    size_t sent;
    GString *reply;   /* last line from the relay */
    unsigned replies; /* lines from it */
    bool in_mail;     /* MAIL FROM was said: the relay takes mail */
    bool suspect;     /* it was, and what went wrong may be the mail's own doing */
    bool named;       /* RCPT TO was said: what is refused now is this mail */
    bool leaving;     /* QUIT was said: the answer to that says nothing about the mail */
    bool utf8;        /* the relay offers SMTPUTF8 (RFC 6531), since its last EHLO */
    bool in_login;    /* between AUTH and what comes of it (RFC 4954) */
    bool logged_in;   /* 235, since the last EHLO */
    GString *told;    /* what we said last in a login */
    const char *advice;
    char problem[CURL_ERROR_SIZE];
    atomic_int_least64_t end_by; /* now_monotonic_ms(); 0: no hurry */
};

static size_t give_bytes(char *buffer, size_t size, size_t items, void *data)
{
    Smtp *smtp = data;
    if (!smtp->message) /* only to see whether it would be taken */
        return CURL_READFUNC_ABORT;
    size_t total, room = size * items;
    const char *bytes = g_bytes_get_data(smtp->message, &total);
    size_t many = MIN(room, total - smtp->sent);
    memcpy(buffer, bytes + smtp->sent, many);
    smtp->sent += many;
    return many;
}

static int rewind_bytes(void *data, curl_off_t offset, int origin)
{
    Smtp *smtp = data;
    if (origin != SEEK_SET || offset < 0 || (size_t)offset > g_bytes_get_size(smtp->message))
        return CURL_SEEKFUNC_FAIL;
    smtp->sent = (size_t)offset;
    return CURL_SEEKFUNC_OK;
}

static bool begins(const char *line, size_t size, const char *word)
{
    size_t n = strlen(word);
    return size >= n && g_ascii_strncasecmp(line, word, n) == 0;
}

/* A line of the login: "AUTH PLAIN", and what follows, perhaps on the same line. */
static void overhear_login(Smtp *smtp, const char *line, size_t size)
{
    g_autofree char *text = g_strchomp(g_strndup(line, size));
    bool first = begins(line, size, "AUTH ");
    const char *after = first ? strchr(text + 5, ' ') : text;
    smtp->in_login |= first;
    g_string_assign(smtp->told, after && smtp->in_login ? after + first : "");
}

static void overhear_us(Smtp *smtp, const char *line, size_t size)
{
    overhear_login(smtp, line, size);
    smtp->in_mail |= begins(line, size, "MAIL FROM");
    smtp->named |= begins(line, size, "RCPT TO");
    smtp->leaving |= begins(line, size, "QUIT");
    if (begins(line, size, "EHLO") || begins(line, size, "HELO"))
        smtp->utf8 = smtp->logged_in = false;
}

/* Else libcurl may say QUIT and wait for what comes of that; or even use the connection again, and take for an answer
 * what was one to the mail before. */
static void hang_up(Smtp *smtp)
{
    if (smtp->socket >= 0)
        shutdown(smtp->socket, SHUT_RDWR);
}

static void overhear_relay(Smtp *smtp, const char *line, size_t size)
{
    if (!smtp->in_mail && (begins(line, size, "250-SMTPUTF8") || begins(line, size, "250 SMTPUTF8")))
        smtp->utf8 = true;
    g_string_truncate(smtp->reply, 0);
    g_string_append_len(smtp->reply, line, (gssize)size);
    if (smtp->told->len > 0) /* some repeat what they do not understand */
        g_string_replace(smtp->reply, smtp->told->str, "***", 0);
    g_string_truncate(smtp->reply, MIN(smtp->reply->len, (gsize)REPLY_MAX));
    smtp->logged_in |= smtp->in_login && begins(line, size, "235");
    smtp->in_login &= begins(line, size, "334");
    if (++smtp->replies > REPLY_LINES_MAX)
        hang_up(smtp);
}

/* Both sides of the conversation: how far it got, and the relay's last words. */
static int overhear(CURL *curl, curl_infotype type, char *line, size_t size, void *data)
{
    (void)curl;
    Smtp *smtp = data;
    if (type == CURLINFO_HEADER_OUT)
        overhear_us(smtp, line, size);
    if (type == CURLINFO_HEADER_IN && !smtp->leaving)
        overhear_relay(smtp, line, size);
    return 0;
}

static int watch_time(void *data, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    (void)a, (void)b, (void)c, (void)d;
    Smtp *smtp = data;
    int64_t end_by = atomic_load(&smtp->end_by);
    if (!end_by || now_monotonic_ms() <= end_by)
        return 0;
    hang_up(smtp);
    return 1;
}

static int note_socket(void *data, curl_socket_t fd, curlsocktype type)
{
    (void)type;
    ((Smtp *)data)->socket = fd;
    return CURL_SOCKOPT_OK;
}

static int close_socket(void *data, curl_socket_t fd)
{
    Smtp *smtp = data;
    if (smtp->socket == fd)
        smtp->socket = -1;
    return close(fd);
}

static bool is_loopback(const char *host)
{
    bool four = host && g_str_has_prefix(host, "127.") && g_hostname_is_ip_address(host);
    return host && (four || strcmp(host, "[::1]") == 0 || strcmp(host, "localhost") == 0);
}

/* A password only goes where a verified TLS leads; else TLS is opportunistic, as between MTAs. */
static void set_tls(Smtp *smtp, CURLU *url)
{
    char *host = NULL, *user = NULL;
    curl_url_get(url, CURLUPART_HOST, &host, 0);
    curl_url_get(url, CURLUPART_USER, &user, 0);
    smtp->has_login = user || smtp->relay.user;
    bool must = smtp->has_login || smtp->relay.ca || smtp->relay.must_tls;
    long use = must ? CURLUSESSL_ALL : is_loopback(host) ? CURLUSESSL_NONE : CURLUSESSL_TRY;
    curl_easy_setopt(smtp->curl, CURLOPT_USE_SSL, use);
    if (smtp->relay.ca)
        curl_easy_setopt(smtp->curl, CURLOPT_CAINFO, smtp->relay.ca);
    if (use == CURLUSESSL_TRY && g_str_has_prefix(smtp->url, "smtp://")) {
        curl_easy_setopt(smtp->curl, CURLOPT_SSL_VERIFYPEER, 0L);
        curl_easy_setopt(smtp->curl, CURLOPT_SSL_VERIFYHOST, 0L);
    }
    curl_free(host);
    curl_free(user);
}

/* The EHLO name is the URL's path. */
static bool set_url(Smtp *smtp)
{
    const char *ehlo = smtp->relay.ehlo;
    CURLU *url = curl_url();
    g_autofree char *path = g_strconcat("/", ehlo && *ehlo ? ehlo : "localhost", NULL);
    char *whole = NULL;
    bool good = curl_url_set(url, CURLUPART_URL, smtp->relay.url, 0) == CURLUE_OK &&
                curl_url_set(url, CURLUPART_PATH, path, 0) == CURLUE_OK &&
                curl_url_get(url, CURLUPART_URL, &whole, 0) == CURLUE_OK;
    if (good) {
        smtp->url = g_strdup(whole);
        set_tls(smtp, url);
        curl_easy_setopt(smtp->curl, CURLOPT_URL, smtp->url);
    }
    curl_free(whole);
    curl_url_cleanup(url);
    return good;
}

static void set_callbacks(Smtp *smtp)
{
    CURL *curl = smtp->curl;
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, give_bytes);
    curl_easy_setopt(curl, CURLOPT_READDATA, smtp);
    curl_easy_setopt(curl, CURLOPT_SEEKFUNCTION, rewind_bytes);
    curl_easy_setopt(curl, CURLOPT_SEEKDATA, smtp);
    curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, overhear);
    curl_easy_setopt(curl, CURLOPT_DEBUGDATA, smtp);
    curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, watch_time);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, smtp);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_SOCKOPTFUNCTION, note_socket);
    curl_easy_setopt(curl, CURLOPT_SOCKOPTDATA, smtp);
    curl_easy_setopt(curl, CURLOPT_CLOSESOCKETFUNCTION, close_socket);
    curl_easy_setopt(curl, CURLOPT_CLOSESOCKETDATA, smtp);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, smtp->problem);
}

Smtp *smtp_new(const SmtpRelay *relay)
{
    curl_global_init(CURL_GLOBAL_DEFAULT); /* counted */
    Smtp *smtp = g_new0(Smtp, 1);
    smtp->curl = curl_easy_init();
    smtp->relay = (SmtpRelay){g_strdup(relay->url),           g_strdup(relay->ehlo), g_strdup(relay->user),
                              g_strdup(relay->password_file), g_strdup(relay->ca),   relay->must_tls};
    smtp->reply = g_string_new(NULL);
    smtp->told = g_string_new(NULL);
    smtp->socket = -1;
    smtp->patience = REPLY_SECONDS;
    atomic_init(&smtp->end_by, 0);
    if (!smtp->curl)
        return smtp;
    set_callbacks(smtp);
    curl_easy_setopt(smtp->curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(smtp->curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(smtp->curl, CURLOPT_PROXY, "");
    curl_easy_setopt(smtp->curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(smtp->curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
    smtp->valid = set_url(smtp);
    return smtp;
}

bool smtp_is_for(const Smtp *smtp, const SmtpRelay *relay)
{
    const SmtpRelay *own = &smtp->relay;
    return g_strcmp0(own->url, relay->url) == 0 && g_strcmp0(own->ehlo, relay->ehlo) == 0 &&
           g_strcmp0(own->user, relay->user) == 0 && g_strcmp0(own->password_file, relay->password_file) == 0 &&
           g_strcmp0(own->ca, relay->ca) == 0 && own->must_tls == relay->must_tls;
}

void smtp_free(Smtp *smtp)
{
    if (!smtp)
        return;
    if (smtp->curl)
        curl_easy_cleanup(smtp->curl);
    g_free(smtp->url);
    g_free((char *)smtp->relay.url);
    g_free((char *)smtp->relay.ehlo);
    g_free((char *)smtp->relay.user);
    g_free((char *)smtp->relay.password_file);
    g_free((char *)smtp->relay.ca);
    g_string_free(smtp->reply, TRUE);
    g_string_free(smtp->told, TRUE);
    g_free(smtp);
    curl_global_cleanup();
}

static bool is_refusal(const Smtp *smtp)
{
    return smtp->reply->len > 0 && strchr("45", smtp->reply->str[0]);
}

static CURLcode perform(Smtp *smtp)
{
    size_t size = smtp->message ? g_bytes_get_size(smtp->message) : 0;
    curl_easy_setopt(smtp->curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, (long)smtp->patience);
    curl_easy_setopt(smtp->curl, CURLOPT_TIMEOUT, (long)(smtp->patience + OTHER_SECONDS + size / SLOWEST));
    smtp->sent = 0;
    smtp->replies = 0;
    smtp->in_mail = smtp->named = smtp->leaving = false;
    smtp->problem[0] = '\0';
    g_string_truncate(smtp->reply, 0);
    CURLcode code = curl_easy_perform(smtp->curl);
    if (code != CURLE_OK && !is_refusal(smtp))
        hang_up(smtp);
    return code;
}

/* The relay had closed the connection we kept, or does so now (421: idle for too long, enough mail), and has heard of
 * nobody this mail is for. */
static bool was_stale(const Smtp *smtp)
{
    long connects = 0;
    curl_easy_getinfo(smtp->curl, CURLINFO_NUM_CONNECTS, &connects);
    bool closes = !smtp->named && g_str_has_prefix(smtp->reply->str, "421");
    return connects == 0 && (smtp->replies == 0 || closes);
}

/* One printable line of UTF-8. */
static char *shown(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    for (char *p = valid; *p; p++)
        if ((unsigned char)*p < 0x20 || *p == 0x7f)
            *p = ' ';
    return g_strdup(g_strstrip(valid));
}

/* Refused for good, it seems; but we would have logged in, had the relay offered it. */
static bool misses_login(const Smtp *smtp)
{
    return smtp->has_login && !smtp->logged_in && smtp->named && smtp->reply->str[0] == '5';
}

/* RFC 4954: we should have said who we are, or said it wrongly. */
static bool is_about_us(const Smtp *smtp)
{
    static const char *const codes[] = {"530", "534", "535", "538"};
    bool about = misses_login(smtp);
    for (size_t i = 0; i < G_N_ELEMENTS(codes); i++)
        about |= g_str_has_prefix(smtp->reply->str, codes[i]);
    return about;
}

/* Most MTAs say so at RCPT only, and then name whom they mean. 552: the mail is too large. */
static bool refuses_sender(const Smtp *smtp)
{
    static const char *const codes[] = {"5.1.7 ", "5.1.8 ", "5.7.60 "}; /* RFC 3463 3.2; the last is Exchange's */
    const char *reply = smtp->reply->str;
    g_autofree char *him = g_strdup_printf("<%s>", smtp->sender ? smtp->sender : "");
    bool at_mail = smtp->in_mail && !smtp->named && !g_str_has_prefix(reply, "552");
    bool by_name = smtp->named && smtp->sender && strstr(reply, him);
    bool by_code = false;
    for (size_t i = 0; smtp->named && strlen(reply) > 4 && i < G_N_ELEMENTS(codes); i++)
        by_code |= g_str_has_prefix(reply + 4, codes[i]);
    return reply[0] == '5' && (at_mail || by_name || by_code);
}

static SmtpResult result_of(const Smtp *smtp, CURLcode code)
{
    if (code == CURLE_OK)
        return SMTP_SENT;
    bool refused =
        smtp->named && code != CURLE_ABORTED_BY_CALLBACK && smtp->reply->len >= 3 && smtp->reply->str[0] == '5';
    return refused && !is_about_us(smtp) && !refuses_sender(smtp) ? SMTP_NEVER : SMTP_LATER;
}

/* RFC 6531: only to who offers it, or the address would be bent on its way. Asked
 * by a connection that stays. */
static CURLcode ask_utf8(Smtp *smtp)
{
    curl_easy_setopt(smtp->curl, CURLOPT_UPLOAD, 0L);
    curl_easy_setopt(smtp->curl, CURLOPT_NOBODY, 1L);
    curl_easy_setopt(smtp->curl, CURLOPT_CUSTOMREQUEST, "NOOP");
    CURLcode code = perform(smtp);
    if (code != CURLE_OK && was_stale(smtp))
        code = perform(smtp);
    curl_easy_setopt(smtp->curl, CURLOPT_CUSTOMREQUEST, NULL);
    curl_easy_setopt(smtp->curl, CURLOPT_NOBODY, 0L);
    curl_easy_setopt(smtp->curl, CURLOPT_UPLOAD, 1L);
    return code;
}

/* libcurl opens a new connection when it is not what the kept one was opened with. */
static bool set_login(Smtp *smtp, char **reply)
{
    if (!smtp->relay.user)
        return true;
    g_autoptr(GError) error = NULL;
    GString *password = slurp(smtp->relay.password_file ? smtp->relay.password_file : "", PASSWORD_MAX, &error);
    if (!password) {
        smtp->advice = "the relay's password cannot be read";
        *reply = g_strdup_printf("%s: %s", smtp->advice, error->message);
        return false;
    }
    g_string_truncate(password, strcspn(password->str, "\r\n"));
    curl_easy_setopt(smtp->curl, CURLOPT_USERNAME, smtp->relay.user);
    curl_easy_setopt(smtp->curl, CURLOPT_PASSWORD, password->str);
    explicit_bzero(password->str, password->len);
    g_string_free(password, TRUE);
    return true;
}

/* What a person can do about it; NULL: the words of relay or library say it, or time will. */
static const char *advice(const Smtp *smtp, CURLcode code)
{
    switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
        return "the relay's certificate is not trusted, or not for that name (see relay: url, ca)";
    case CURLE_SSL_CACERT_BADFILE:
        return "relay: ca is no readable PEM file";
    case CURLE_SSL_CONNECT_ERROR:
        return "no TLS comes about: the port may be for the other kind (see relay: url, smtp:// or smtps://)";
    case CURLE_USE_SSL_FAILED:
        return "the relay offers no TLS, without which no password is sent and no certificate seen";
    case CURLE_WEIRD_SERVER_REPLY:
        return is_refusal(smtp) ? NULL : "what answers there does not keep to SMTP (see relay: url)";
    case CURLE_LOGIN_DENIED:
        return smtp->reply->str[0] == '4' ? NULL : "the relay does not take our login (see relay: user, password_file)";
    default:
        if (refuses_sender(smtp) && !is_about_us(smtp))
            return "the relay does not take our sender (see identity; a login must be allowed to send as it, with any "
                   "+tag)";
        if (misses_login(smtp))
            return "the relay offers no login, and refuses us without (see relay: url)";
        return g_str_has_prefix(smtp->reply->str, "530") ? "the relay wants a login or TLS (see relay: user, tls)"
                                                         : NULL;
    }
}

/* The relay's words where it refused, else the library's. */
static char *words_of(Smtp *smtp, SmtpResult result, CURLcode code)
{
    bool own_words = result == SMTP_LATER && !is_refusal(smtp);
    const char *library = code == CURLE_ABORTED_BY_CALLBACK ? "interrupted: we were stopping"
                          : *smtp->problem                  ? smtp->problem
                                                            : curl_easy_strerror(code);
    g_autofree char *words = shown(own_words ? library : smtp->reply->str);
    smtp->advice = result == SMTP_LATER ? advice(smtp, code) : NULL;
    return smtp->advice ? g_strconcat(smtp->advice, ": ", words, NULL) : g_steal_pointer(&words);
}

/* False: the mail cannot go now, or not at all. */
static bool may_send(Smtp *smtp, const char *rcpt_to, SmtpResult *result, char **reply)
{
    *result = SMTP_LATER;
    if (!smtp->valid) {
        *reply = g_strdup("no usable relay address");
        return false;
    }
    if (!set_login(smtp, reply))
        return false;
    if (g_str_is_ascii(rcpt_to))
        return true;
    CURLcode code = ask_utf8(smtp);
    if (code == CURLE_OK && smtp->utf8)
        return true;
    *result = code == CURLE_OK ? SMTP_NEVER : SMTP_LATER;
    smtp->in_mail = code == CURLE_OK;
    *reply = code == CURLE_OK ? g_strdup("smtputf8: the relay does not offer it") : words_of(smtp, SMTP_LATER, code);
    return false;
}

SmtpResult smtp_probe(Smtp *smtp, const char *mail_from, const char *rcpt_to, char **reply)
{
    SmtpResult result = smtp_send(smtp, mail_from, rcpt_to, NULL, reply);
    return g_str_has_prefix(smtp->reply->str, "354") ? SMTP_SENT : result;
}

SmtpResult smtp_send(Smtp *smtp, const char *mail_from, const char *rcpt_to, GBytes *message, char **reply)
{
    SmtpResult result;
    smtp->in_mail = smtp->suspect = false;
    smtp->advice = NULL;
    if (!may_send(smtp, rcpt_to, &result, reply))
        return result;
    struct curl_slist *rcpt = curl_slist_append(NULL, rcpt_to);
    smtp->message = message;
    smtp->sender = *mail_from && g_ascii_strcasecmp(mail_from, rcpt_to) != 0 ? mail_from : NULL;
    curl_easy_setopt(smtp->curl, CURLOPT_MAIL_FROM, mail_from);
    curl_easy_setopt(smtp->curl, CURLOPT_MAIL_RCPT, rcpt);
    curl_easy_setopt(smtp->curl, CURLOPT_INFILESIZE_LARGE, message ? (curl_off_t)g_bytes_get_size(message) : 1);
    CURLcode code = perform(smtp);
    if (code != CURLE_OK && was_stale(smtp))
        code = perform(smtp);
    bool about_us = code != CURLE_OK && is_about_us(smtp); /* it will take no other mail either */
    smtp->suspect = smtp->in_mail && !about_us;
    if (about_us || code == CURLE_OPERATION_TIMEDOUT) /* who does not answer is as good as away */
        smtp->in_mail = false;
    result = result_of(smtp, code);
    *reply = words_of(smtp, result, code);
    curl_easy_setopt(smtp->curl, CURLOPT_MAIL_RCPT, NULL);
    curl_slist_free_all(rcpt);
    smtp->message = NULL;
    smtp->sender = NULL;
    return result;
}

void smtp_be_patient(Smtp *smtp, unsigned attempt)
{
    smtp->patience = MIN((unsigned)REPLY_SECONDS << MIN(attempt ? attempt - 1 : 0, 8), (unsigned)PATIENCE_MAX);
}

bool smtp_reached(const Smtp *smtp)
{
    return smtp->in_mail;
}

bool smtp_suspects_mail(const Smtp *smtp)
{
    return smtp->suspect;
}

const char *smtp_advice(const Smtp *smtp)
{
    return smtp->advice;
}

void smtp_interrupt(Smtp *smtp)
{
    atomic_store(&smtp->end_by, now_monotonic_ms() + GRACE_MS);
}
