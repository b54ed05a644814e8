/* Envelope sender, From, SPF and DMARC weighed against each other. */
#include "milter/sender.h"

#include <string.h>

#include "parser/freemail.h"
#include "store/mailbox.h"

static bool is(const char *value, const char *word)
{
    return value && strcmp(value, word) == 0;
}

static const AuthenticationResults *stated_in(const Reading *reading)
{
    static const AuthenticationResults nothing = AUTHENTICATION_RESULTS__INIT;
    return reading && reading->authentication ? reading->authentication : &nothing;
}

const char *sender_spf(const char *own, const Reading *reading)
{
    const char *stated = stated_in(reading)->spf;
    if (!stated || is(own, "fail") || (is(own, "pending") && !is(stated, "fail")))
        return own;
    return stated;
}

bool sender_forged(const char *own_spf, const Reading *reading)
{
    const char *dmarc = stated_in(reading)->dmarc;
    if (is(dmarc, "fail") || is(own_spf, "fail"))
        return true;
    return is(sender_spf(own_spf, reading), "fail") && !is(dmarc, "pass");
}

bool sender_any(const Config *config, const char *mail_from, const Reading *reading, SenderTest *test)
{
    if (mail_from && *mail_from && test(config, mail_from))
        return true;
    for (size_t i = 0; reading && i < reading->n_from; i++)
        if (reading->from[i]->address && test(config, reading->from[i]->address))
            return true;
    return reading && reading->sender && reading->sender->address && test(config, reading->sender->address);
}

static bool same_organisation(const char *a, const char *b)
{
    g_autofree char *left = mailbox_canonical(a), *right = mailbox_canonical(b);
    return freemail_same_organisation(left, right);
}

/* Behind a relay's own address stands its service, with all who use that. */
static bool is_prospect(const Lead *lead, const char *address)
{
    const Reading *reading = lead->reading;
    const char *email = reading && reading->email ? reading->email->value : NULL;
    const char *prospect = email ? email : reading && reading->relay ? NULL : lead->mail_from;
    const char *his[] = {lead->ack_to, lead->mail_from, email};
    for (size_t i = 0; i < G_N_ELEMENTS(his); i++)
        if (his[i] && *his[i] && address_equal(his[i], address))
            return true;
    return prospect && *prospect && same_organisation(prospect, address);
}

static bool belongs(const Lead *lead, const char *address)
{
    if (!address || !*address)
        return false;
    if (is_prospect(lead, address))
        return true;
    for (size_t i = 0; i < lead->n_thread_address; i++)
        if (address_equal(lead->thread_address[i], address))
            return true;
    return false;
}

/* The envelope's domain is From's or below it, so that SPF speaks of both; where anybody may have a mailbox, it does
 * not. */
static bool is_aligned(const char *mail_from, const char *from)
{
    if (!mail_from || !*mail_from)
        return false;
    g_autofree char *envelope = mailbox_canonical(mail_from), *header = mailbox_canonical(from);
    const char *its = address_domain(envelope), *domain = address_domain(header);
    size_t size = strlen(its), tail = strlen(domain);
    return tail > 0 && !freemail_domain(domain) && g_str_has_suffix(its, domain) &&
           (size == tail || its[size - tail - 1] == '.');
}

bool sender_vouched(const char *mail_from, const Reading *reading)
{
    const char *from = reading && reading->n_from == 1 ? reading->from[0]->address : NULL;
    return from && (is(stated_in(reading)->dmarc, "pass") || is_aligned(mail_from, from));
}

bool sender_in_thread(const Lead *lead, const char *mail_from, const Reading *reading)
{
    return belongs(lead, mail_from) || (sender_vouched(mail_from, reading) && belongs(lead, reading->from[0]->address));
}
