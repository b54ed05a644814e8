/* Tells by its looks alone that an address is a machine's. */
#include "parser/robot.h"

#include <glib.h>
#include <string.h>

#include "parser/fold.h"
#include "parser/phrases.h"
#include "parser/utf8.h"

enum {
    LOCAL_MAX = 320, /* bytes looked at */
    HASH_MIN = 24    /* so many hexadecimal digits are nobody's name */
};

/* "Do not reply", however it is spelt and separated; what comes before or behind does not matter. */
static const char *const never_answered[] = {
    /* en */ "noreply",
    "donotreply",
    "dontreply",
    "notreply",
    "neverreply",
    "noreplies",
    "noreplay",
    "noresponse",
    "donotrespond",
    "dontrespond",
    "noanswer",
    "donotanswer",
    "unmonitored",
    "notmonitored",
    "unattended",
    "sendonly",
    /* de */ "nichtantworten",
    "nichtbeantworten",
    "keineantwort",
    "antwortnicht",
    "ohneantwort",
    /* fr */ "nepasrepondre",
    "nepasrepondez",
    "nerepondezpas",
    "nereponds",
    "noreponse",
    "sansreponse",
    "pasdereponse",
    /* es */ "noresponder",
    "noresponda",
    "norespondas",
    "noresponde",
    "nocontestar",
    "nocontesta",
    "norespuesta",
    "sinrespuesta",
    /* it */ "nonrispondere",
    "nonrisponda",
    "nonrispondete",
    "norispondere",
    "norisposta",
    /* pt */ "naoresponder",
    "naoresponda",
    "naoresponde",
    "noresposta",
    "semresposta",
    /* nl */ "nietantwoorden",
    "nietbeantwoorden",
    "geenantwoord",
    "nietreageren",
    "geenreply",
    /* pl */ "nieodpowiada",
    "nieodpisuj",
    "brakodpowiedzi",
    "bezodpowiedzi",
    /* cs */ "neodpovid",
    "bezodpovedi",
    /* sv, no, da */ "svarainte",
    "svaraej",
    "svarej",
    "ingensvar",
    "ingetsvar",
    "ejsvar",
    "svarikke",
    "ikkesvar",
    "ikkebesvar",
    "besvarikke",
    /* tr */ "cevaplama",
    "yanitlama",
    "cevapvermeyin",
    "yanitvermeyin",
    "cevapyok",
    /* ru */ "neotvech",
    "bezotveta",
    "неотвеча",
    "безответа",
    /* zh, ja, ko */ "buyaohuifu",
    "qingwuhuifu",
    "wuxuhuifu",
    "请勿回复",
    "請勿回覆",
    "勿回复",
    "返信不可",
    "送信専用",
    "soushinsenyou",
    "sousinsenyou",
    "발신전용",
    "회신불가",
    "balsinjeonyong",
    /* ar, he */ "لاترد",
    "عدمالرد",
    "אללהשיב",
    "נאלאלהשיב",
    /* others */ "alavastaa",
    "nuraspunde",
    "nevalaszol"};

/* Whole words, wherever they stand. */
static const char *const machines[] = {
    "bounce",        "bounces",          "mailerdaemon",       "maildaemon",   "mailerdeamon",   "autoreply",
    "autoresponder", "autoresponse",     "autoanswer",         "automailer",   "autoconfirm",    "autonotify",
    "mailrobot",     "mailbot",          "phpmailer",          "notification", "notifications",  "notify",
    "notifier",      "benachrichtigung", "benachrichtigungen", "notificacion", "notificaciones", "notificacao",
    "notificacoes",  "notifiche",        "notificatie",        "notificaties", "powiadomienie",  "powiadomienia",
    "oznameni",      "avisering",        "aviseringar",        "notifikation", "bildirim",       "uvedomlenie",
    "uvedomleniya"};

/* These only as the whole of it: a Mr Mailer, or who serves a robot's maker, is a person. */
static const char *const roles[] = {"postmaster", "listserv",  "listserver", "listproc",    "majordomo", "mailman",
                                    "sympa",      "ezmlm",     "smartlist",  "petidomo",    "daemon",    "mailer",
                                    "abuse",      "nobody",    "root",       "uucp",        "cron",      "wwwdata",
                                    "www",        "apache",    "httpd",      "nginx",       "wordpress", "alert",
                                    "alerts",     "automated", "newsletter", "newsletters", "robot",     "anonymous"};

static const char *const list_ends[] = {"-owner", "-request", "-relay", "-daemon", "-listserv", "-alert", "-alerts"};

static Phrases never = PHRASES_OF_WORDS(never_answered), words = PHRASES_OF_WORDS(machines),
               whole = PHRASES_OF_WORDS(roles);

static const char *untagged(const char *address)
{
    const char *behind = g_ascii_strncasecmp(address, "prvs=", 5) == 0 ? strchr(address + 5, '=') : NULL;
    bool good = behind && behind[1] != '\0' && behind[1] != '@' && behind < address + strcspn(address, "@");
    return good ? behind + 1 : address;
}

char *robot_untagged(const char *address)
{
    return g_strdup(untagged(address));
}

static bool is_separator(char c)
{
    return (unsigned char)c < 0x80 && !g_ascii_isalnum(c);
}

/* Of a folded local part, or less. */
typedef char Squeezed[FOLD_ROOM(LOCAL_MAX) + 1];

/* "no-reply_7" -> "noreply7" */
static char *squeeze(const char *text, size_t size, Squeezed out)
{
    char *to = out, *most = out + sizeof(Squeezed) - 1;
    for (const char *end = text + size; text < end && to < most; text++)
        if (!is_separator(*text))
            *to++ = *text;
    *to = '\0';
    return out;
}

static void drop_digits(char *text)
{
    size_t size = strlen(text);
    while (size > 0 && g_ascii_isdigit(text[size - 1]))
        text[--size] = '\0';
}

static const char *piece_end(const char *piece)
{
    while (*piece && !is_separator(*piece))
        piece++;
    return piece;
}

/* One or two pieces from here on are such a word: "bounces", "mailer-daemon2". */
static bool names_machine(const char *piece)
{
    const char *end = piece_end(piece);
    for (int pieces = 0; pieces < 2; pieces++) {
        Squeezed word;
        drop_digits(squeeze(piece, (size_t)(end - piece), word));
        if (*word && phrases_have(&words, word))
            return true;
        if (*end == '\0')
            break;
        end = piece_end(end + 1);
    }
    return false;
}

static bool has_word(const char *local)
{
    if (phrases_stand(&never, local))
        return true;
    for (const char *piece = local; *piece; piece = piece_end(piece)) {
        piece += is_separator(*piece);
        Squeezed rest;
        if (phrases_first(&never, squeeze(piece, strlen(piece), rest)) >= 0 || names_machine(piece))
            return true;
    }
    return false;
}

static bool is_role(const char *local)
{
    size_t size = strcspn(local, "+");
    Squeezed word;
    drop_digits(squeeze(local, size, word));
    if (phrases_have(&whole, word) || g_str_has_prefix(local, "owner-"))
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(list_ends); i++) {
        size_t end = strlen(list_ends[i]);
        if (size >= end && memcmp(local + size - end, list_ends[i], end) == 0)
            return true;
    }
    return false;
}

/* Another address inside: a list's or mailer's variable envelope return path. A forwarder's SRS leads to a person. */
static bool is_verp(const char *local)
{
    const char *equals = strrchr(local, '=');
    if (g_str_has_prefix(local, "srs0") || g_str_has_prefix(local, "srs1"))
        return false;
    const char *returns = strstr(local, "-return-");
    return (equals && strchr(equals, '.')) || (returns && g_ascii_isdigit(returns[8]));
}

/* "0100018c2f…-000000": what senders of bulk are given for their bounces. */
static bool is_hash(const char *local)
{
    size_t size = strspn(local, "0123456789abcdef-");
    return size >= HASH_MIN && local[size] == '\0' && strpbrk(local, "0123456789");
}

/* A host for machines: "bounces.shop.example", but not the house "bounce.example". */
static bool is_machines_host(const char *domain)
{
    const char *second = strchr(domain, '.'), *third = second ? strchr(second + 1, '.') : NULL;
    if (!third || (third - second <= 4 && strlen(third) == 3 && !strchr(third + 1, '.'))) /* or "bounce.co.uk" */
        return false;
    Squeezed first;
    drop_digits(squeeze(domain, (size_t)(second - domain), first));
    return strcmp(first, "bounce") == 0 || strcmp(first, "bounces") == 0 || strcmp(first, "noreply") == 0;
}

bool robot_address(const char *address)
{
    const char *bare = untagged(address);
    size_t size = strnlen(bare, LOCAL_MAX);
    g_autofree char *valid = utf8_is_valid(bare, size) ? NULL : g_utf8_make_valid(bare, (gssize)size);
    char folded[FOLD_ROOM(LOCAL_MAX)];
    fold_string_into(valid ? valid : bare, LOCAL_MAX, folded);
    char *at = strrchr(folded, '@');
    if (at)
        *at = '\0';
    return has_word(folded) || is_role(folded) || is_verp(folded) || is_hash(folded) ||
           (at && is_machines_host(at + 1));
}
