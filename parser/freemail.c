/* Free-mail and access providers. */
#include "parser/freemail.h"

#include <glib.h>
#include <string.h>

#include "parser/phrases.h"

/* Of these, every country's variant: yahoo.co.jp, hotmail.fr, … */
static const char *const families[] = {
    "aol",     "btinternet", "comcast",    "fastmail", "freemail", "gmail", "gmx",     "googlemail",
    "hotmail", "hushmail",   "inbox",      "interia",  "live",     "msn",   "onet",    "outlook",
    "proton",  "protonmail", "rediffmail", "sina",     "sohu",     "terra", "tiscali", "tutanota",
    "verizon", "walla",      "wanadoo",    "yahoo",    "yandex",   "ymail", "zoho"};

static const char *const domains[] = {
    "126.com",     "163.com",     "aliyun.com", "arcor.de",    "bigpond.com", "bk.ru",      "bluewin.ch",  "bol.com.br",
    "centrum.cz",  "daum.net",    "email.cz",   "foxmail.com", "free.fr",     "freenet.de", "hanmail.net", "hey.com",
    "icloud.com",  "laposte.net", "libero.it",  "list.ru",     "mac.com",     "mail.com",   "mail.ru",     "me.com",
    "naver.com",   "o2.pl",       "orange.fr",  "posteo.de",   "qq.com",      "rambler.ru", "seznam.cz",   "sfr.fr",
    "t-online.de", "telia.com",   "ukr.net",    "uol.com.br",  "virgilio.it", "web.de",     "wp.pl",       "yeah.net"};

bool freemail_domain(const char *domain)
{
    g_autofree char *lower = g_ascii_strdown(domain, -1);
    static Phrases family = PHRASES_OF_WORDS(families), whole = PHRASES_OF_WORDS(domains);
    bool known = phrases_have(&whole, lower);
    char *dot = strchr(lower, '.');
    if (dot)
        *dot = '\0';
    return known || (dot && phrases_have(&family, lower));
}

static const char *domain_of(const char *address)
{
    const char *at = strrchr(address, '@');
    return at ? at + 1 : "";
}

bool freemail_address(const char *address)
{
    const char *domain = domain_of(address);
    return !*domain || freemail_domain(domain);
}

bool freemail_same_organisation(const char *a, const char *b)
{
    return !freemail_address(a) && g_ascii_strcasecmp(domain_of(a), domain_of(b)) == 0;
}
