/* addressed.c - whom To and Cc name, beside the recipients of the envelope. */
#include "parser/addressed.h"

#include <string.h>

#include "parser/prospect.h"

/* Of "sales+fair@acme.example" the part before tag and domain. */
static size_t local_size(const char *address)
{
    return strcspn(address, "+@");
}

static const char *domain_of(const char *address)
{
    const char *at = strrchr(address, '@');
    return at ? at + 1 : "";
}

/* The same mailbox, or one of that name elsewhere, from where mail is passed on to us; or a neighbour. */
static bool akin(const char *address, const char *recipient)
{
    size_t size = local_size(address);
    return (size == local_size(recipient) && g_ascii_strncasecmp(address, recipient, size) == 0) ||
           g_ascii_strcasecmp(domain_of(address), domain_of(recipient)) == 0;
}

static bool is_ours(const ReaderConfig *config, const ReadRequest *request, const char *address)
{
    bool ours = prospect_is_ours(config, address);
    for (size_t i = 0; i < request->n_recipient && !ours; i++)
        ours = akin(address, request->recipient[i]);
    return ours;
}

static bool names_us(const ReaderConfig *config, const ReadRequest *request, const GPtrArray *addresses)
{
    bool named = false;
    for (guint i = 0; addresses && i < addresses->len && !named; i++) {
        const Address *address = g_ptr_array_index(addresses, i);
        named = is_ours(config, request, address->address);
    }
    return named;
}

bool addressed_to_us(const ReaderConfig *config, const ReadRequest *request, const Message *message)
{
    return request->n_recipient == 0 || names_us(config, request, message->to) ||
           names_us(config, request, message->cc);
}

static bool stands_in(const char *folded, const char *word)
{
    g_autofree char *lower = g_ascii_strdown(word, -1);
    return *lower && strstr(folded, lower) != NULL;
}

bool addressed_by_own_list(const ReaderConfig *config, const ReadRequest *request, const Message *message)
{
    static const char *const fields[] = {"List-Id", "List-Post", "Mailing-List", "X-BeenThere"};
    bool own = false;
    for (size_t field = 0; field < G_N_ELEMENTS(fields) && !own; field++) {
        const char *value = message_header(message, fields[field]);
        if (!value)
            continue;
        g_autofree char *folded = g_ascii_strdown(value, -1);
        for (size_t i = 0; i < config->n_domain && !own; i++)
            own = stands_in(folded, config->domain[i]);
        for (size_t i = 0; i < request->n_recipient && !own; i++)
            own = stands_in(folded, request->recipient[i]);
    }
    return own;
}
