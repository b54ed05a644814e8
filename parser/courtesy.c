/* "Thanks, got it!" in seventeen languages. */
#include "parser/courtesy.h"

#include <glib.h>
#include <string.h>

#include "parser/phrases.h"
#include "parser/utf8.h"

enum {
    BYTES_MAX = 240,
    WORDS_MAX = 12,
    STRANGE_MAX = 3, /* names, "received", a rep's own words */
    DENSE_MAX = 36   /* characters, where no spaces part words */
};

/* Folded to lower case; as whole words, or anywhere where words are not parted. */
static const char *const thanks[] = {
    "thanks",
    "thank you",
    "thx",
    "ty",
    "cheers",
    "danke",
    "dankeschön",
    "vielen dank",
    "besten dank",
    "merci",
    "gracias",
    "grazie",
    "obrigado",
    "obrigada",
    "bedankt",
    "dank u",
    "dank je",
    "dankjewel",
    "dziękuję",
    "dziękujemy",
    "dzięki",
    "děkuji",
    "děkujeme",
    "díky",
    "tack",
    "tackar",
    "teşekkürler",
    "teşekkür",
    "sağolun",
    "спасибо",
    "благодарю",
    "благодарим",
    "takk",
    "tak",
    "kiitos",
    "شكرا",
    "شكراً",
    "תודה",
    "谢谢",
    "感谢",
    "多谢",
    "ありがとうございます",
    "ありがとうございました",
    "감사합니다",
    "고맙습니다",
};

/* What goes with it and asks for nothing. */
static const char *const filler[] = {
    "very",      "much",        "so",        "a",          "lot",        "many",    "for",         "the",
    "your",      "you",         "quick",     "fast",       "prompt",     "reply",   "answer",      "response",
    "help",      "information", "info",      "again",      "and",        "have",    "nice",        "good",
    "great",     "day",         "weekend",   "best",       "regards",    "kind",    "got",         "it",
    "received",  "perfect",     "ok",        "okay",       "noted",      "hi",      "hello",       "dear",
    "all",       "well",        "will",      "look",       "at",         "that",    "this",        "is",
    "super",     "für",         "die",       "ihre",       "schnelle",   "antwort", "rückmeldung", "viele",
    "grüße",     "schönen",     "tag",       "ist",        "angekommen", "hallo",   "und",         "beaucoup",
    "pour",      "votre",       "réponse",   "rapide",     "bonjour",    "bonne",   "journée",     "cordialement",
    "bien",      "reçu",        "muchas",    "mil",        "por",        "su",      "respuesta",   "rápida",
    "hola",      "saludos",     "un",        "saludo",     "recibido",   "mille",   "molte",       "la",
    "risposta",  "della",       "per",       "cordiali",   "saluti",     "buona",   "giornata",    "ricevuto",
    "muito",     "pela",        "resposta",  "recebido",   "u",          "je",      "wel",         "hartelijk",
    "voor",      "het",         "uw",        "snelle",     "antwoord",   "groet",   "groeten",     "bardzo",
    "za",        "szybką",      "odpowiedź", "pozdrawiam", "odpověď",    "moc",     "rychlou",     "så",
    "mycket",    "för",         "svaret",    "hälsningar", "çok",        "ederim",  "ederiz",      "için",
    "cevabınız", "большое",     "за",        "ответ",      "быстрый",    "جزيلا",   "جزيلاً",       "لكم",
    "רבה",       "מאוד",
};

static const char *thanks_in(const char *folded)
{
    static Phrases any = PHRASES_OF_WORDS(thanks);
    bool stands = phrases_stand(&any, folded);
    for (size_t i = 0; stands && i < G_N_ELEMENTS(thanks); i++) {
        const char *at = strstr(folded, thanks[i]);
        if (!at)
            continue;
        const char *end = at + strlen(thanks[i]);
        bool dense = g_unichar_iswide(g_utf8_get_char(thanks[i]));
        bool starts = at == folded || !g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(at)));
        bool ends = !*end || !g_unichar_isalpha(g_utf8_get_char(end));
        if (dense || (starts && ends))
            return thanks[i];
    }
    return NULL;
}

/* A question, a number, a link: something is wanted or told. */
static bool says_more(const char *text)
{
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = utf8_get(p);
        if (c == '?' || c == 0xff1f || c == 0x61f || c == '@' || c == '/' || utf8_is_digit(c))
            return true;
    }
    return false;
}

static unsigned strange_words(const char *folded, unsigned *words)
{
    static Phrases small = PHRASES_OF_WORDS(filler);
    unsigned strange = 0;
    g_auto(GStrv) word = g_strsplit_set(folded, " \t\r\n.,;:!-()'\"", -1);
    *words = 0;
    for (char **one = word; *one; one++) {
        if (!**one)
            continue;
        ++*words;
        strange += !phrases_have(&small, *one) && !thanks_in(*one);
    }
    return strange;
}

bool courtesy_only(const char *own)
{
    size_t size = own ? strnlen(own, BYTES_MAX + 1) : 0;
    if (!own || size > BYTES_MAX || !utf8_is_valid(own, size) || says_more(own))
        return false;
    g_autofree char *folded = g_utf8_strdown(own, -1);
    g_strstrip(folded);
    const char *found = thanks_in(folded);
    if (!found)
        return false;
    if (g_unichar_iswide(g_utf8_get_char(found)))
        return g_utf8_strlen(folded, -1) <= DENSE_MAX;
    unsigned words = 0, strange = strange_words(folded, &words);
    return words <= WORDS_MAX && strange <= STRANGE_MAX;
}
