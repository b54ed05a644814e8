/* A reader: parses one message after the other, and is replaced before leaks add up. */
#include "milter/reader.h"
#include <malloc.h>

#include <sys/mman.h>

#include "milter/sandbox.h"
#include "milter/wire.h"
#include "parser/parser.h"

#define MESSAGES_MAX 2000u /* GMime 3.2.13 leaks a little on broken addresses */
#define MESSAGE_CPU_SECONDS 60u
#define ANSWER_MAX WIRE_INLINE_MAX
#define LIST_MAX 200u
#define KEPT (32 * 1024 * 1024) /* bytes of heap a reader holds between messages */

void *reader_load(const uint8_t *config, size_t size, GError **error)
{
    ReaderConfig *unpacked = reader_config__unpack(NULL, size, config);
    if (!unpacked) {
        g_set_error_literal(error, g_quark_from_static_string("reader"), 1, "the reader's configuration is damaged");
        return NULL;
    }
    Parser *parser = parser_new(unpacked, error);
    reader_config__free_unpacked(unpacked, NULL);
    return parser;
}

static Reading *reading_of_nothing(const char *why)
{
    Reading *reading = g_new(Reading, 1);
    reading__init(reading);
    reading->unparsed = g_strdup(why);
    return reading;
}

static void cut_mailboxes(Mailbox **list, size_t *n)
{
    for (; *n > LIST_MAX; (*n)--)
        mailbox__free_unpacked(list[*n - 1], NULL);
}

static void cut_strings(char **list, size_t *n)
{
    for (; *n > LIST_MAX; (*n)--)
        g_free(list[*n - 1]);
}

/* What a mail with thousands of recipients or references would swell to. */
static void cut_lists(Reading *reading)
{
    cut_mailboxes(reading->from, &reading->n_from);
    cut_mailboxes(reading->reply_to, &reading->n_reply_to);
    cut_mailboxes(reading->to, &reading->n_to);
    cut_mailboxes(reading->cc, &reading->n_cc);
    cut_strings(reading->in_reply_to, &reading->n_in_reply_to);
    cut_strings(reading->references, &reading->n_references);
    cut_strings(reading->failed_recipient, &reading->n_failed_recipient);
    cut_strings(reading->returned, &reading->n_returned);
}

static Reading *read_message(Parser *parser, const ReadRequest *request, int memfd)
{
    static const uint8_t nothing[1] = {0};
    if (memfd < 0)
        return parser_read(parser, request, request->message.len ? request->message.data : nothing,
                           request->message.len);
    const uint8_t *raw = wire_map(memfd, request->size);
    if (!raw)
        return reading_of_nothing("no memory for the message");
    Reading *reading = parser_read(parser, request, raw, request->size);
    munmap((void *)raw, request->size);
    return reading;
}

static bool send_reading(int channel, const Reading *reading, bool last)
{
    size_t size = reading__get_packed_size(reading);
    if (size > ANSWER_MAX)
        return false;
    g_autofree uint8_t *bytes = g_malloc(size + 1);
    reading__pack(reading, bytes);
    return wire_send(channel, last ? WIRE_LAST : WIRE_ANSWER, bytes, size, NULL, 0, 0) == WIRE_OK;
}

static bool answer(Parser *parser, int channel, const WirePacket *packet, bool last)
{
    ReadRequest *request = read_request__unpack(NULL, packet->size, packet->bytes);
    if (!request)
        return false;
    Reading *reading = read_message(parser, request, packet->fd[0]);
    read_request__free_unpacked(request, NULL);
    cut_lists(reading);
    bool sent = send_reading(channel, reading, last);
    reading__free_unpacked(reading, NULL);
    if (sent)
        return true;
    reading = reading_of_nothing("too much was read");
    sent = send_reading(channel, reading, last);
    reading__free_unpacked(reading, NULL);
    return sent;
}

void reader_run(void *reader, int channel)
{
    /* Each message frees what it took: giving it back to the kernel in between is a
     * seventh of the time. */
    mallopt(M_TRIM_THRESHOLD, KEPT);
    mallopt(M_MMAP_THRESHOLD, KEPT);
    bool sound = true;
    for (unsigned done = 1; sound && done <= MESSAGES_MAX; done++) {
        g_auto(WirePacket) packet;
        if (wire_receive(channel, &packet, 0) != WIRE_OK)
            return;
        sandbox_cpu_seconds(MESSAGE_CPU_SECONDS);
        sound = answer(reader, channel, &packet, done == MESSAGES_MAX);
        sandbox_cpu_seconds(0);
    }
}
