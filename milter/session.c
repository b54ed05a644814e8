/* libmilter callbacks. A session may be served by a different thread at every
 * callback, but by one at a time. */
#include "milter/session.h"

#include <arpa/inet.h>
#include <libmilter/mfapi.h>
#include <libmilter/mfdef.h>
#include <netinet/in.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/socket.h>

#include "milter/envelope.h"
#include "milter/log.h"
#include "milter/now.h"
#include "milter/raw.h"
#include "milter/receive.h"

typedef struct {
    Config *config; /* the snapshot of this message */
    Envelope *envelope;
    Raw *raw;
    SpfCheck *spf;
    bool quiet; /* the MTA waits for no answer to header and body callbacks */
} Session;

/* libmilter passes nothing of ours to its callbacks: these are its two arguments. */
static Keeper *the_keeper;
static atomic_int at_work;

static void session_next(Session *session)
{
    g_clear_pointer(&session->raw, raw_free);
    g_clear_pointer(&session->spf, pool_spf_free);
    g_clear_pointer(&session->config, config_unref);
    envelope_next(session->envelope);
}

static Session *session_of(SMFICTX *ctx)
{
    Session *session = smfi_getpriv(ctx);
    if (!session) {
        session = g_new0(Session, 1);
        session->envelope = envelope_new();
        smfi_setpriv(ctx, session);
    }
    return session;
}

/* The message under way; made at DATA, or here for an MTA that skips that callback. */
static Raw *raw_of(Session *session)
{
    if (!session->raw)
        session->raw = raw_new(the_keeper);
    return session->raw;
}

static sfsistat quietly(const Session *session)
{
    return session->quiet ? SMFIS_NOREPLY : SMFIS_CONTINUE;
}

static char *symbol(SMFICTX *ctx, const char *name)
{
    return g_strdup(smfi_getsymval(ctx, (char *)name));
}

static sfsistat on_negotiate(SMFICTX *ctx, unsigned long f0, unsigned long f1, unsigned long f2, unsigned long f3,
                             unsigned long *pf0, unsigned long *pf1, unsigned long *pf2, unsigned long *pf3)
{
    (void)f2;
    (void)f3;
    /* The same bits on every connection: libmilter keeps them in a table of the process. */
    *pf0 = f0 & (SMFIF_ADDHDRS | SMFIF_CHGHDRS | SMFIF_ADDRCPT | SMFIF_ADDRCPT_PAR | SMFIF_SETSYMLIST);
    unsigned long no_replies = SMFIP_NR_HDR | SMFIP_NR_EOH | SMFIP_NR_BODY;
    Session *session = session_of(ctx);
    session->quiet = (f1 & no_replies) == no_replies;
    *pf1 = (f1 & SMFIP_HDR_LEADSPC) | (session->quiet ? no_replies : 0);
    *pf2 = *pf3 = 0;
    if (f0 & SMFIF_SETSYMLIST) {
        smfi_setsymlist(ctx, SMFIM_CONNECT, (char *)"j {daemon_name}");
        smfi_setsymlist(ctx, SMFIM_ENVFROM, (char *)"i {auth_authen}");
        smfi_setsymlist(ctx, SMFIM_EOH, (char *)"{msg_id}");
        smfi_setsymlist(ctx, SMFIM_EOM, (char *)"i");
    }
    return SMFIS_CONTINUE;
}

static char *address_text(const _SOCK_ADDR *address)
{
    char text[INET6_ADDRSTRLEN];
    const void *bytes = NULL;
    if (address && address->sa_family == AF_INET)
        bytes = &((const struct sockaddr_in *)(const void *)address)->sin_addr;
    else if (address && address->sa_family == AF_INET6)
        bytes = &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr;
    return bytes && inet_ntop(address->sa_family, bytes, text, sizeof text) ? g_strdup(text) : NULL;
}

static sfsistat on_connect(SMFICTX *ctx, char *hostname, _SOCK_ADDR *address)
{
    (void)hostname;
    Envelope *envelope = session_of(ctx)->envelope;
    g_free(envelope->client);
    envelope->client = address_text(address);
    g_free(envelope->daemon_name);
    envelope->daemon_name = symbol(ctx, "{daemon_name}");
    g_free(envelope->hostname);
    envelope->hostname = symbol(ctx, "j");
    return SMFIS_CONTINUE;
}

static sfsistat on_helo(SMFICTX *ctx, char *helo)
{
    Envelope *envelope = session_of(ctx)->envelope;
    g_free(envelope->helo);
    envelope->helo = g_strdup(helo);
    return SMFIS_CONTINUE;
}

static sfsistat on_envfrom(SMFICTX *ctx, char **argv)
{
    Session *session = session_of(ctx);
    session_next(session);
    session->config = keeper_config(the_keeper);
    session->envelope->mail_from = envelope_path(argv[0]);
    session->envelope->login = symbol(ctx, "{auth_authen}");
    return SMFIS_CONTINUE;
}

/* SPF begins with the first recipient that concerns us: it has until the end of
 * the message to find out. */
static void begin_spf(Session *session, const char *rcpt)
{
    const Envelope *envelope = session->envelope;
    if (session->spf || !envelope->client || envelope_trusted(session->config, envelope))
        return;
    if (!envelope_rcpt_concerns(session->config, keeper_keys(the_keeper), rcpt, now_seconds()))
        return;
    session->spf = pool_spf_begin(keeper_resolvers(the_keeper), envelope->client, envelope->helo, envelope->mail_from);
}

static sfsistat on_envrcpt(SMFICTX *ctx, char **argv)
{
    Session *session = session_of(ctx);
    char *rcpt = envelope_path(argv[0]);
    g_ptr_array_add(session->envelope->rcpt, rcpt);
    if (session->config)
        begin_spf(session, rcpt);
    return SMFIS_CONTINUE;
}

static sfsistat on_data(SMFICTX *ctx)
{
    Session *session = session_of(ctx);
    if (!session->config)
        return SMFIS_CONTINUE;
    session->envelope->queue_id = symbol(ctx, "i");
    Concern concern = envelope_concern(the_keeper, session->config, session->envelope, now_seconds());
    if (concern != CONCERN_US) {
        log_debug("%s: %s", session->envelope->queue_id ? session->envelope->queue_id : "-",
                  concern == CONCERN_OURS ? "ours" : "concerns nobody");
        session_next(session);
        return SMFIS_ACCEPT;
    }
    session->raw = raw_new(the_keeper);
    return SMFIS_CONTINUE;
}

static sfsistat on_header(SMFICTX *ctx, char *name, char *value)
{
    Session *session = session_of(ctx);
    raw_add_header(raw_of(session), name, value);
    return quietly(session);
}

/* Sendmail names a nameless message behind us, and answers will go by that name. */
static sfsistat on_eoh(SMFICTX *ctx)
{
    Session *session = session_of(ctx);
    raw_name(raw_of(session), smfi_getsymval(ctx, (char *)"{msg_id}"));
    raw_end_headers(raw_of(session));
    return quietly(session);
}

static sfsistat on_body(SMFICTX *ctx, unsigned char *bytes, size_t size)
{
    Session *session = session_of(ctx);
    raw_add_body(raw_of(session), bytes, size);
    return quietly(session);
}

/* From the last to the first: deleting one renumbers those after it. */
static bool strip_forged(SMFICTX *ctx, const Raw *raw)
{
    const GPtrArray *names = raw_forged(raw);
    bool done = true;
    for (guint i = 0; i < names->len; i++)
        for (unsigned n = raw_count(raw, names->pdata[i]); n > 0; n--)
            done &= smfi_chgheader(ctx, names->pdata[i], (int)n, NULL) == MI_SUCCESS;
    return done;
}

/* NOTIFY=NEVER: a bad owner address must not bounce to the prospect. */
static bool apply_edits(SMFICTX *ctx, const Verdict *verdict, const Raw *raw)
{
    bool done = !verdict->strip || strip_forged(ctx, raw);
    for (guint i = 0; i < verdict->headers->len; i++) {
        const VerdictHeader *header = &g_array_index(verdict->headers, VerdictHeader, i);
        g_autofree char *value = g_strconcat(" ", header->value, NULL);
        done &= smfi_addheader(ctx, header->name, value) == MI_SUCCESS;
    }
    for (guint i = 0; i < verdict->rcpts->len; i++) {
        g_autofree char *path = g_strdup_printf("<%s>", (const char *)verdict->rcpts->pdata[i]);
        done &= smfi_addrcpt_par(ctx, path, (char *)"NOTIFY=NEVER") == MI_SUCCESS;
    }
    return done;
}

static sfsistat later(SMFICTX *ctx, const char *reply)
{
    smfi_setreply(ctx, (char *)"451", (char *)"4.3.0", (char *)(reply ? reply : "Please try again"));
    return SMFIS_TEMPFAIL;
}

static sfsistat never(SMFICTX *ctx, const char *reply)
{
    smfi_setreply(ctx, (char *)"550", (char *)"5.7.1", (char *)reply);
    return SMFIS_REJECT;
}

static sfsistat on_eom(SMFICTX *ctx)
{
    Session *session = session_of(ctx);
    if (!session->config)
        return later(ctx, "No transaction");
    atomic_fetch_add(&at_work, 1);
    if (!session->envelope->queue_id)
        session->envelope->queue_id = symbol(ctx, "i");
    Verdict *verdict = receive_message(the_keeper, session->config, session->envelope, raw_of(session), session->spf);
    sfsistat answer = SMFIS_CONTINUE;
    if (verdict->tempfail)
        answer = later(ctx, verdict->reply);
    else if (verdict->reject)
        answer = never(ctx, verdict->reply);
    else if (!apply_edits(ctx, verdict, session->raw)) {
        log_error("%s: the MTA does not let us edit the message; the sender will try again",
                  session->envelope->queue_id ? session->envelope->queue_id : "-");
        answer = later(ctx, "Filter could not edit the message");
    }
    verdict_free(verdict);
    session_next(session);
    atomic_fetch_sub(&at_work, 1);
    return answer;
}

static sfsistat on_abort(SMFICTX *ctx)
{
    session_next(session_of(ctx));
    return SMFIS_CONTINUE;
}

/* May be the only callback of a connection, and may come twice. */
static sfsistat on_close(SMFICTX *ctx)
{
    Session *session = smfi_getpriv(ctx);
    if (!session)
        return SMFIS_CONTINUE;
    smfi_setpriv(ctx, NULL);
    session_next(session);
    envelope_free(session->envelope);
    g_free(session);
    return SMFIS_CONTINUE;
}

bool session_register(Keeper *keeper, int listener, GError **error)
{
    static const struct smfiDesc description = {
        .xxfi_name = (char *)"leadmilter",
        .xxfi_version = SMFI_VERSION,
        .xxfi_flags = SMFIF_ADDHDRS | SMFIF_CHGHDRS | SMFIF_ADDRCPT | SMFIF_ADDRCPT_PAR | SMFIF_SETSYMLIST,
        .xxfi_connect = on_connect,
        .xxfi_helo = on_helo,
        .xxfi_envfrom = on_envfrom,
        .xxfi_envrcpt = on_envrcpt,
        .xxfi_header = on_header,
        .xxfi_eoh = on_eoh,
        .xxfi_body = on_body,
        .xxfi_eom = on_eom,
        .xxfi_abort = on_abort,
        .xxfi_close = on_close,
        .xxfi_data = on_data,
        .xxfi_negotiate = on_negotiate,
    };
    the_keeper = keeper;
    g_autofree char *address = g_strdup_printf("fd:%d", listener);
    if (smfi_setconn(address) == MI_SUCCESS && smfi_register(description) == MI_SUCCESS)
        return true;
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "libmilter refused the socket");
    return false;
}

bool session_serve(void)
{
    return smfi_main() == MI_SUCCESS;
}

void session_stop(void)
{
    smfi_stop();
}

bool session_drain(unsigned milliseconds)
{
    int64_t until = now_monotonic_ms() + milliseconds;
    while (atomic_load(&at_work) > 0 && now_monotonic_ms() < until)
        g_usleep(5000);
    return atomic_load(&at_work) == 0;
}
