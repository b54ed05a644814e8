/* Free-mail and access providers. */
#include "parser/freemail.h"

#include <glib.h>
#include <string.h>

#include "parser/phrases.h"
#include "parser/utf8.h"

/* Of these, every country's variant: yahoo.co.jp, hotmail.fr, … */
static const char *const families[] = {
    "aol",         "btinternet", "btopenworld", "comcast", "fastmail",   "freemail",   "gmail",      "gmx",
    "googlemail",  "hotmail",    "hushmail",    "inbox",   "interia",    "live",       "lycos",      "mailinator",
    "msn",         "onet",       "outlook",     "proton",  "protonmail", "rediffmail", "rocketmail", "sina",
    "sohu",        "terra",      "tiscali",     "tuta",    "tutanota",   "verizon",    "walla",      "wanadoo",
    "windowslive", "yahoo",      "yandex",      "ymail",   "zoho",       "zohomail"};

/* By country */
/* clang-format off */
static const char *const domains[] = {
    "eim.ae", "emirates.net.ae", "etisalat.ae",
    "arnet.com.ar", "ciudad.com.ar", "fibertel.com.ar", "speedy.com.ar",
    "aon.at", "chello.at", "inode.at", "kabsi.at", "liwest.at", "utanet.at",
    "bigpond.net.au", "iinet.net.au", "optusnet.com.au", "tpg.com.au", "westnet.com.au",
    "orange.be", "proximus.be", "scarlet.be", "skynet.be", "telenet.be", "voo.be",
    "abv.bg", "dir.bg", "mail.bg",
    "bol.com.br", "ig.com.br", "oi.com.br", "uol.com.br", "zipmail.com.br",
    "shaw.ca", "sympatico.ca", "videotron.ca",
    "bluemail.ch", "bluewin.ch", "hispeed.ch", "sunrise.ch",
    "126.com", "139.com", "163.com", "188.com", "21cn.com", "aliyun.com", "anonaddy.com", "au.com", "bigpond.com",
    "bredband2.com", "btconnect.com", "caramail.com", "chinaren.com", "consultant.com", "correo.com", "dbmail.com",
    "dreamwiz.com", "dsl.pipex.com", "duck.com", "email.com", "empas.com", "engineer.com", "excite.com", "eyou.com",
    "foxmail.com", "frontier.com", "globo.com", "globomail.com", "hanmir.com", "hey.com", "icloud.com", "in.com",
    "indiatimes.com", "juno.com", "kakao.com", "katamail.com", "korea.com", "lavabit.com", "luukku.com", "mac.com",
    "mail.com", "maktoob.com", "me.com", "mozmail.com", "mundo-r.com", "mynet.com", "myself.com", "nate.com",
    "naver.com", "netvigator.com", "nifty.com", "ntlworld.com", "ono.com", "paran.com", "passport.com", "plus.com",
    "post.com", "privaterelay.appleid.com", "qq.com", "r7.com", "rogers.com", "sify.com", "simplelogin.com",
    "sky.com", "superonline.com", "talk21.com", "techie.com", "telia.com", "tom.com", "ttmail.com", "usa.com",
    "vip.126.com", "vip.163.com", "vip.qq.com", "vip.sina.com", "virginmedia.com", "vsnl.com",
    "atlas.cz", "centrum.cz", "email.cz", "post.cz", "quick.cz", "seznam.cz", "spoluzaci.cz", "stream.cz",
    "volny.cz",
    "alice.de", "arcor.de", "email.de", "freenet.de", "htp-tel.de", "kabelmail.de", "mail.de", "netcologne.de",
    "o2mail.de", "o2online.de", "online.de", "osnanet.de", "posteo.de", "t-online.de", "unitybox.de", "versanet.de",
    "vodafone.de", "vodafonemail.de", "web.de",
    "jubii.dk", "mail.dk", "stofanet.dk", "webspeed.dk", "youmail.dk",
    "jazztel.es", "movistar.es", "orange.es",
    "elisanet.fi", "kolumbus.fi", "pp.inet.fi", "suomi24.fi",
    "9online.fr", "aliceadsl.fr", "bbox.fr", "club-internet.fr", "free.fr", "neuf.fr", "noos.fr", "numericable.fr",
    "orange.fr", "sfr.fr", "voila.fr",
    "012.net.il", "barak.net.il", "nana10.co.il", "netvision.net.il", "smile.net.il", "zahav.net.il",
    "alice.it", "blu.it", "email.it", "excite.it", "fastwebnet.it", "inwind.it", "iol.it", "legalmail.it",
    "libero.it", "pec.it", "poste.it", "teletu.it", "tim.it", "tin.it", "virgilio.it", "vodafone.it",
    "asahi-net.or.jp", "biglobe.ne.jp", "dion.ne.jp", "docomo.ne.jp", "eonet.ne.jp", "ezweb.ne.jp", "goo.jp",
    "i.softbank.jp", "infoseek.jp", "jcom.home.ne.jp", "mail.goo.ne.jp", "ocn.ne.jp", "plala.or.jp", "so-net.ne.jp",
    "softbank.ne.jp", "ybb.ne.jp",
    "013.net", "013net.net", "163.net", "263.net", "a1.net", "alice-dsl.net", "att.net", "bell.net",
    "bellsouth.net", "bezeqint.net", "bigmir.net", "bredband.net", "caiway.net", "cantv.net", "cegetel.net",
    "centurylink.net", "charter.net", "cox.net", "daum.net", "earthlink.net", "eircom.net", "euskaltel.net",
    "ewe.net", "ewetel.net", "glocalnet.net", "hanmail.net", "hinet.net", "hkbn.net", "internode.on.net",
    "laposte.net", "link.net", "netzero.net", "optimum.net", "optonline.net", "posteo.net", "sbcglobal.net",
    "siol.net", "talktalk.net", "telefonica.net", "telkomsa.net", "telus.net", "turk.net", "ukr.net", "virgin.net",
    "vsnl.net", "vtr.net", "windstream.net", "yeah.net",
    "caiway.nl", "casema.nl", "chello.nl", "hetnet.nl", "home.nl", "kpnmail.nl", "kpnplanet.nl", "online.nl",
    "planet.nl", "quicknet.nl", "solcon.nl", "tele2.nl", "telfort.nl", "upcmail.nl", "xs4all.nl", "ziggo.nl",
    "zonnet.nl",
    "broadpark.no", "getmail.no", "online.no",
    "amorki.pl", "autograf.pl", "buziaczek.pl", "gazeta.pl", "go2.pl", "int.pl", "neostrada.pl", "o2.pl", "op.pl",
    "poczta.onet.pl", "poczta.pl", "spoko.pl", "tlen.pl", "vp.pl", "wp.pl",
    "clix.pt", "iol.pt", "mail.pt", "meo.pt", "netcabo.pt", "sapo.pt", "vodafone.pt",
    "autorambler.ru", "bk.ru", "hotbox.ru", "internet.ru", "lenta.ru", "list.ru", "mail.ru", "myrambler.ru",
    "narod.ru", "nm.ru", "pochta.ru", "qip.ru", "rambler.ru", "ro.ru", "xmail.ru", "ya.ru",
    "comhem.se", "hem.utfors.se", "spray.se", "swipnet.se", "tele2.se",
    "azet.sk", "centrum.sk", "pobox.sk", "post.sk", "zoznam.sk",
    "email.ua", "i.ua", "meta.ua",
    "batelco.com.bh", "tut.by", "189.cn", "wo.cn", "une.net.co", "hot.ee", "mail.ee", "tedata.net.eg", "poczta.fm",
    "in.gr", "otenet.gr", "inet.hr", "t-com.hr", "citromail.hu", "t-online.hu", "airtelmail.in", "bsnl.in",
    "mail.kz", "centras.lt", "takas.lt", "pt.lu", "apollo.lv", "menara.ma", "pm.me", "prodigy.net.mx", "ownit.nu",
    "xtra.co.nz", "omantel.net.om", "mailbox.org", "qatar.net.qa", "eunet.rs", "nesma.net.sa", "saudi.net.sa",
    "email.si", "mail.com.tr", "ttnet.net.tr", "pchome.com.tw", "seed.net.tw", "blueyonder.co.uk", "adinet.com.uy",
    "mweb.co.za"
};
/* clang-format on */

bool freemail_domain(const char *domain)
{
    enum { LONGER_THAN_ANY = 64 };
    static Phrases family = PHRASES_OF_WORDS(families), whole = PHRASES_OF_WORDS(domains);
    char lower[LONGER_THAN_ANY] = "";
    size_t size = 0;
    for (; domain[size] && size < sizeof lower; size++)
        lower[size] = utf8_lower(domain[size]);
    const char *dot = memchr(lower, '.', size);
    return phrases_have_bytes(&whole, lower, size) ||
           (dot && phrases_have_bytes(&family, lower, (size_t)(dot - lower)));
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
