/* Free-mail and access providers' domains. */
#include "milter/freemail.h"

#include <glib.h>
#include <string.h>

#include "milter/config.h"

/* Of these, every country's variant: yahoo.co.jp, hotmail.fr, … */
static const char *const families[] = {"freemail", "gmail",   "googlemail", "hotmail",
                                       "live",     "outlook", "yahoo",      "ymail"};

static const char *const domains[] = {
    "126.com",        "163.com",    "aliyun.com",  "aol.com",        "arcor.de",    "bigpond.com",  "bluewin.ch",
    "btinternet.com", "centrum.cz", "comcast.net", "daum.net",       "email.cz",    "fastmail.com", "free.fr",
    "freenet.de",     "gmx.at",     "gmx.ch",      "gmx.com",        "gmx.de",      "gmx.net",      "hanmail.net",
    "icloud.com",     "inbox.ru",   "interia.pl",  "laposte.net",    "libero.it",   "list.ru",      "mac.com",
    "mail.com",       "mail.ru",    "me.com",      "msn.com",        "naver.com",   "o2.pl",        "onet.pl",
    "orange.fr",      "posteo.de",  "proton.me",   "protonmail.com", "qq.com",      "rambler.ru",   "rediffmail.com",
    "seznam.cz",      "sfr.fr",     "sina.com",    "sohu.com",       "t-online.de", "telia.com",    "tiscali.it",
    "tutanota.com",   "uol.com.br", "virgilio.it", "wanadoo.fr",     "web.de",      "wp.pl",        "yandex.com",
    "yandex.ru",      "yeah.net",   "zoho.com"};

bool freemail_domain(const char *domain)
{
    g_autofree char *lower = g_ascii_strdown(domain, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(families); i++) {
        size_t length = strlen(families[i]);
        if (strncmp(lower, families[i], length) == 0 && lower[length] == '.')
            return true;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(domains); i++)
        if (strcmp(lower, domains[i]) == 0)
            return true;
    return false;
}

bool freemail_same_organisation(const char *a, const char *b)
{
    const char *domain = address_domain(a);
    return *domain && g_ascii_strcasecmp(domain, address_domain(b)) == 0 && !freemail_domain(domain);
}
