/* Requests to children: a message to a reader, a client and sender to a resolver. */
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "milter/now.h"
#include "milter/pool_private.h"
#include "milter/reading.h"

#define ENVELOPE_MAX 16384u

/* A packet ready to be sent, as often as a stale child makes it necessary. */
typedef struct {
    uint8_t *bytes;
    size_t size;
    int memfd; /* or -1 */
} Packed;

static void packed_clear(Packed *packed)
{
    g_free(packed->bytes);
    if (packed->memfd >= 0)
        close(packed->memfd);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Packed, packed_clear)

static bool send_packed(const Child *child, const Packed *packed)
{
    return wire_send(child->fd, WIRE_REQUEST, packed->bytes, packed->size, &packed->memfd, packed->memfd >= 0 ? 1 : 0,
                     MSG_DONTWAIT) == WIRE_OK;
}

/* False at `until`. */
static bool wait_readable(int fd, int64_t until)
{
    for (;;) {
        int64_t left = MAX(until - now_monotonic_ms(), 0);
        struct pollfd one = {fd, POLLIN, 0};
        int n = poll(&one, 1, (int)MIN(left, G_MAXINT));
        if (n > 0)
            return true;
        if (n == 0 || errno != EINTR)
            return false;
    }
}

/* A child that had died, or was killed, before it took our request leaves it to another. */
static Child *take_and_send(Pool *pool, const Packed *packed, int64_t until)
{
    Child *child;
    while ((child = pool_take(pool, until)) != NULL && !send_packed(child, packed))
        pool_give_back(pool, child, false);
    return child;
}

static size_t envelope_size(const ReadRequest *request)
{
    size_t size = request->mail_from ? strlen(request->mail_from) : 0;
    for (size_t i = 0; i < request->n_recipient; i++)
        size += strlen(request->recipient[i]) + 8;
    return size;
}

static Packed pack_request(const ReadRequest *request, const uint8_t *raw, size_t size)
{
    ReadRequest copy = *request;
    Packed packed = {.memfd = -1};
    copy.has_message = size <= WIRE_INLINE_MAX;
    if (copy.has_message) {
        copy.message = (ProtobufCBinaryData){size, (uint8_t *)raw};
    } else {
        packed.memfd = wire_seal(raw, size);
        copy.has_size = TRUE;
        copy.size = size;
    }
    if (envelope_size(request) > ENVELOPE_MAX) { /* thousands of tags: read without them */
        copy.n_recipient = 0;
        copy.mail_from = NULL;
    }
    packed.size = read_request__get_packed_size(&copy);
    packed.bytes = g_malloc(packed.size + 1);
    read_request__pack(&copy, packed.bytes);
    return packed;
}

static PoolResult take_reading(Pool *readers, Child *child, const WirePacket *packet, Reading **reading)
{
    bool answer = packet->type == WIRE_ANSWER || packet->type == WIRE_LAST;
    *reading = answer ? reading_accept(packet->bytes, packet->size) : NULL;
    pool_give_back(readers, child, *reading && packet->type == WIRE_ANSWER);
    return *reading ? POOL_OK : POOL_INVALID;
}

/* One try with one child; *again when it never took the message. */
static PoolResult read_once(Pool *readers, const Packed *packed, int64_t until, Reading **reading, bool *again)
{
    Child *child = take_and_send(readers, packed, until);
    if (!child)
        return POOL_BUSY;
    if (!wait_readable(child->fd, until)) {
        pool_give_back(readers, child, false);
        return POOL_LATE;
    }
    g_auto(WirePacket) packet;
    WireStatus status = wire_receive(child->fd, &packet, MSG_DONTWAIT);
    if (status == WIRE_OK)
        return take_reading(readers, child, &packet, reading);
    *again = status == WIRE_RESET;
    pool_give_back(readers, child, false);
    return status == WIRE_BAD ? POOL_INVALID : POOL_DIED;
}

PoolResult pool_read(Pool *readers, const ReadRequest *request, const uint8_t *raw, size_t size, unsigned milliseconds,
                     Reading **reading)
{
    int64_t until = now_monotonic_ms() + milliseconds;
    g_auto(Packed) packed = pack_request(request, raw, size);
    PoolResult result;
    bool again;
    *reading = NULL;
    if (size > WIRE_INLINE_MAX && packed.memfd < 0)
        return POOL_BUSY; /* no memory to hand it over */
    do {
        again = false;
        result = read_once(readers, &packed, until, reading, &again);
    } while (again);
    return result;
}

struct SpfCheck {
    Pool *resolvers;
    Packed packed;
    bool asked; /* a child has, or had, the question */
    bool died;  /* one died over it */
    Reply reply;
};

static char *text_or_empty(const char *text)
{
    return g_strndup(text ? text : "", 1024);
}

static Packed pack_check(const char *client, const char *helo, const char *mail_from)
{
    g_autofree char *who = text_or_empty(client);
    g_autofree char *name = text_or_empty(helo);
    g_autofree char *sender = text_or_empty(mail_from);
    ResolveRequest request = RESOLVE_REQUEST__INIT;
    request.client = who;
    request.helo = name;
    request.mail_from = sender;
    Packed packed = {.memfd = -1, .size = resolve_request__get_packed_size(&request)};
    packed.bytes = g_malloc(packed.size + 1);
    resolve_request__pack(&request, packed.bytes);
    return packed;
}

static void ask_once(SpfCheck *check, int64_t until)
{
    Child *child = take_and_send(check->resolvers, &check->packed, until);
    check->asked = child != NULL;
    if (child)
        pool_watch(check->resolvers, child, &check->reply);
}

SpfCheck *pool_spf_begin(Pool *resolvers, const char *client, const char *helo, const char *mail_from)
{
    SpfCheck *check = g_new0(SpfCheck, 1);
    check->resolvers = resolvers;
    check->packed = pack_check(client, helo, mail_from);
    check->reply.packet.fd[0] = check->reply.packet.fd[1] = -1;
    ask_once(check, 0);
    return check;
}

static const char *known_result(const char *word)
{
    static const char *const words[] = {"none", "neutral", "pass", "fail", "softfail", "temperror", "permerror"};
    for (size_t i = 0; word && i < G_N_ELEMENTS(words); i++)
        if (strcmp(word, words[i]) == 0)
            return words[i];
    return NULL;
}

static const char *result_of(const WirePacket *packet)
{
    ResolveAnswer *answer = resolve_answer__unpack(NULL, packet->size, packet->bytes);
    const char *result = answer ? known_result(answer->spf) : NULL;
    if (answer)
        resolve_answer__free_unpacked(answer, NULL);
    return result;
}

/* The child's word; NULL: it never took the question, or died over it, and another
 * is to be asked; temperror when the second one died too: the question kills. */
static const char *take_answer(SpfCheck *check)
{
    const WirePacket *packet = &check->reply.packet;
    if (check->reply.status == WIRE_RESET)
        return NULL;
    bool answer = check->reply.status == WIRE_OK && (packet->type == WIRE_ANSWER || packet->type == WIRE_LAST);
    const char *result = answer ? result_of(packet) : NULL;
    if (result)
        return result;
    bool second = check->died;
    check->died = true;
    return second ? "temperror" : NULL;
}

const char *pool_spf_wait(SpfCheck *check, unsigned milliseconds)
{
    int64_t until = now_monotonic_ms() + milliseconds;
    const char *result = NULL;
    while (!result) {
        if (!check->asked)
            ask_once(check, until);
        if (!check->asked || !pool_await(check->resolvers, &check->reply, until))
            return "pending";
        result = take_answer(check);
        check->asked = result != NULL;
    }
    return result;
}

void pool_spf_free(SpfCheck *check)
{
    if (!check)
        return;
    pool_forget(check->resolvers, &check->reply);
    packed_clear(&check->packed);
    g_free(check);
}
