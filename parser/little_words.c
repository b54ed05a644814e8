/* Little words of a language stand everywhere in it, and only some of them in another's. */
#include "parser/little_words.h"

#include <pthread.h>

#include "parser/utf8.h"
#include "parser/word_table.h"

/* Small letters. */
static const struct {
    const char *code; /* NULL: it is only told from the others */
    const char *words;
} languages[] = {
    {"en", "about|and|any|are|as|at|because|been|before|below|best|between|both|but|can|company|could|"
           "dear|delivery|does|during|each|find|first|for|from|good|has|have|hello|how|if|into|is|it|"
           "just|know|let|like|looking|more|my|need|new|not|now|of|only|or|order|other|our|please|price|"
           "quote|regards|she|should|since|some|than|thank|thanks|that|the|their|them|then|there|these|"
           "they|this|those|through|time|to|two|us|very|was|we|well|were|what|when|where|which|who|will|"
           "with|would|you|your|"},
    {"de", "als|also|am|an|auch|auf|aus|bei|benötigen|bis|bitte|brauchen|damen|danke|das|dass|dem|den|"
           "der|die|diese|dieser|drei|durch|ein|eine|einem|einen|einer|eines|es|freundlichen|für|"
           "geehrte|gern|gerne|grüßen|guten|haben|hallo|hat|herren|hier|ich|ihnen|ihr|ihre|ihren|ihrer|"
           "im|in|ist|kann|keine|können|könnten|man|mich|mir|mit|möchten|nach|nicht|noch|nur|oder|schon|"
           "sehr|sich|sie|sind|so|sowie|tag|um|und|uns|unser|unsere|unseren|unserer|vielen|von|vor|was|"
           "wenn|werden|wie|wir|wird|wäre|zu|zum|zur|zwei|über|"},
    {"fr", "afin|au|aux|avec|avez|avons|bonjour|ce|cela|cette|comme|cordialement|dans|de|des|deux|devis|"
           "du|dès|délai|en|est|et|il|je|la|le|les|ma|merci|mon|même|ne|nos|notre|nous|ou|où|par|pas|"
           "plus|pour|pouvez|pouvons|prix|près|qu|que|qui|salutations|sans|se|serait|si|sommes|sont|sur|"
           "trois|très|un|une|vos|votre|vous|à|été|être|"},
    {"es", "al|buenos|como|con|cotizar|de|del|días|el|en|entrega|es|esta|este|estimados|está|favor|"
           "gracias|hay|hola|la|las|le|lo|los|muchas|muy|más|necesitamos|necesito|no|nos|nuestra|"
           "nuestro|para|pero|por|precio|pueden|que|saludos|se|si|sin|son|su|sus|también|un|una|usted|"
           "ustedes|"},
    {"it", "abbiamo|al|alla|anche|avremmo|buongiorno|che|ci|come|con|cordiali|da|dei|del|della|delle|di|"
           "gli|grazie|il|in|la|le|lo|ma|nel|nella|non|nostra|nostri|nostro|offerta|per|più|prezzo|"
           "questo|saluti|se|si|sia|sono|un|una|vi|vorremmo|vostro|è|"},
    {"pt", "ao|as|até|bom|como|da|das|de|dia|do|dos|em|está|favor|gostaria|já|mais|na|no|nos|nossa|"
           "nosso|não|obrigado|os|ou|para|pela|pelo|por|precisamos|preço|que|se|ser|seu|sua|são|também|"
           "temos|um|uma|você|vocês|é|"},
    {"nl", "aan|als|bij|dat|de|deze|die|een|en|er|geachte|geen|graag|groet|hebben|het|ik|in|is|kan|kunt|"
           "maar|met|naar|niet|nog|of|om|ons|onze|ook|op|per|te|uw|van|voor|wat|we|wij|worden|zijn|zou|"},
    {"pl", "czy|dla|do|dobry|dzień|jak|jest|lub|mamy|na|nam|nas|nie|od|oraz|państwa|państwo|po|prosimy|"
           "proszę|przez|sie|się|są|to|tylko|za|ze|że|"},
    {"tr", "adet|bir|bize|bu|da|daha|de|ederim|en|fiyat|gibi|ile|iyi|için|kadar|merhaba|mi|ne|olan|"
           "olarak|rica|sayın|size|teklif|var|ve|çok|"},
    /* Czech, Slovak, Swedish, Norwegian, Danish, Catalan, Romanian, Hungarian, Finnish, Indonesian: of some of them,
     * texts are too like one another's. */
    {NULL, "by|bychom|den|do|dobrý|děkuji|jak|je|jsme|jsou|které|máme|na|nebo|nám|od|po|pro|prosím|se|"
           "si|také|ve|vás|za|že|"},
    {NULL, "aby|ako|alebo|by|deň|do|dobrý|je|na|od|po|pre|pri|prosím|sa|si|sme|ste|tiež|už|za|zo|"
           "ďakujem|že|"},
    {NULL, "att|av|bara|de|den|det|du|där|eller|en|era|ett|finns|från|för|gjorde|göra|har|hej|"
           "hälsningar|in|inte|jag|kan|med|ni|nu|när|och|också|om|oss|på|sig|skulle|som|så|tack|till|"
           "upp|vi|vill|vår|är|"},
    {NULL, "av|de|den|dere|det|eller|en|er|et|for|fra|har|hilsen|ikke|jeg|kan|med|og|om|oss|på|som|takk|"
           "til|vennlig|vi|å|"},
    {NULL, "af|at|de|den|det|eller|en|er|et|for|fra|har|hej|hilsen|ikke|jeres|kan|med|når|og|også|om|os|"
           "på|som|så|tak|til|vi|"},
    {NULL, "amb|de|del|el|els|en|la|les|no|nosaltres|per|que|un|una|és|"},
    {NULL, "cu|de|din|in|la|nu|pe|pentru|sa|si|sunt|să|un|va|în|și|"},
    {NULL, "az|csak|de|egy|ez|ha|hogy|is|kérem|meg|már|még|nem|tisztelt|vagy|van|és|üdvözlettel|"},
    {NULL, "ei|että|hei|ja|joka|kuin|meillä|myös|olisi|on|ovat|se|tai|voi|"},
    {NULL, "ada|akan|atau|bisa|dan|dari|dengan|di|harga|ini|itu|kami|ke|saya|tidak|untuk|yang|"},
};

enum { LANGUAGES = G_N_ELEMENTS(languages), WORD_MOST = 12, WORDS_LEAST = 104 };
G_STATIC_ASSERT(LANGUAGES < 32);

/* Each word -> a bit for each language that has it. */
static WordTable *table;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void enter(const char *word, size_t size, unsigned language)
{
    guint has = GPOINTER_TO_UINT(word_table_get(table, word, size));

    word_table_put(table, word, size, GUINT_TO_POINTER(has | 1U << language));
}

static void build(void)
{
    table = word_table_new();
    for (unsigned i = 0; i < LANGUAGES; i++)
        for (const char *word = languages[i].words; *word; word += strcspn(word, "|") + 1)
            enter(word, strcspn(word, "|"), i);
}

/* The languages that have the word. */
static guint languages_of(const char *word, size_t size)
{
    char small[WORD_MOST];

    if (size < 2 || size > WORD_MOST)
        return 0;
    for (size_t i = 0; i < size; i++)
        small[i] = utf8_lower(word[i]);
    return GPOINTER_TO_UINT(word_table_get(table, small, size));
}

/* --- A text --- */

enum { BEGINNING, MIDDLE, END, THIRDS };

typedef struct {
    size_t words;                               /* bytes of all words, a blank behind each */
    size_t letters;                             /* without it */
    unsigned n[LANGUAGES];                      /* little words */
    unsigned of_third[THIRDS][LANGUAGES];       /* the same of each third of the text */
    size_t behind[LANGUAGES], apart[LANGUAGES]; /* letters before the end of the last of them; most between two */
} Tally;

static void count(Tally *tally, size_t third, const char *word, size_t size)
{
    guint has = languages_of(word, size);

    for (; has != 0; has &= has - 1) {
        int i = __builtin_ctz(has);
        tally->n[i]++;
        tally->of_third[third][i]++;
        tally->apart[i] = MAX(tally->apart[i], tally->letters - tally->behind[i]);
        tally->behind[i] = tally->letters + size;
    }
    tally->letters += size;
    tally->words += size + 1;
}

static inline bool begins_latin(char c)
{
    return (unsigned char)c >= 0xC3 && (unsigned char)c <= 0xC8;
}

/* Behind the letters there. */
static const char *word_end(const char *p, const char *end)
{
    while ((p = utf8_skip_letters(p, end)) < end && begins_latin(*p))
        p = g_utf8_next_char(p);
    return MIN(p, end);
}

/* Typographic signs begin with 0xE2; behind all else is a letter that is not Latin, or may be. */
static inline bool may_be_foreign(char c)
{
    return (unsigned char)c > 0xC8 && (unsigned char)c != 0xE2;
}

/* False: there are other letters than Latin ones. */
static bool take_words(Tally *tally, const char *text, size_t size)
{
    const char *end = text + size;

    for (const char *p = text; p < end;) {
        const char *word = p;
        p = word_end(p, end);
        if (p > word)
            count(tally, THIRDS * (size_t)(word - text) / size, word, (size_t)(p - word));
        else if (may_be_foreign(*p))
            return false;
        else
            p = g_utf8_next_char(p);
    }
    return true;
}

/* Far more words of one language than of the other, and no third of the text is the other's: what begins and ends in
 * one may be in another meanwhile. */
static bool is_told_from(const Tally *tally, unsigned best, unsigned other)
{
    return 3 * tally->n[other] <= 2 * tally->n[best] &&
           tally->of_third[BEGINNING][other] <= tally->of_third[BEGINNING][best] &&
           tally->of_third[MIDDLE][other] < tally->of_third[MIDDLE][best] &&
           tally->of_third[END][other] <= tally->of_third[END][best];
}

/* At most a third of the words, in one place, may be anything. */
static bool is_sure(const Tally *tally, unsigned best)
{
    enum { LEAST = 6, APART_MOST = 80 };
    size_t apart = MAX(tally->apart[best], tally->letters - tally->behind[best]);

    if (tally->n[best] < LEAST || tally->words < WORDS_LEAST || apart >= APART_MOST || 3 * apart > tally->words)
        return false;
    for (unsigned i = 0; i < LANGUAGES; i++)
        if (i != best && !is_told_from(tally, best, i))
            return false;
    return true;
}

const char *little_words_language(const char *text, size_t size)
{
    Tally tally = {0};
    unsigned best = 0;

    pthread_once(&once, build);
    if (size < WORDS_LEAST || !take_words(&tally, text, size))
        return NULL;
    for (unsigned i = 1; i < LANGUAGES; i++)
        if (tally.n[i] > tally.n[best])
            best = i;
    return is_sure(&tally, best) ? languages[best].code : NULL;
}
