/* What is asked about where no quantity tells. */
#include "parser/wanted.h"

#include <stdbool.h>
#include <string.h>

#include "parser/fold.h"
#include "parser/phrases.h"
#include "parser/split.h"
#include "parser/utf8.h"

enum { WORDS_MAX = 1500, PHRASE_MAX = 5 };

/* Words that goods follow, surest first; folded, '|'-separated, each of one to three words. */
static Phrases cues[] = {
    PHRASES(
        "brochure for|brochure of|brochure on|catalogue for|catalogue of|catalog for|catalog of|datasheet "
        "for|datasheet "
        "of|data sheet for|"
        "data sheet of|price for|price of|price on|prices for|prices of|pricing for|pricing on|quote for|quotation "
        "for|offer for|cost of|"
        "certificate for|sample of|samples of|demo of|demonstration of|load chart for|manual for|drawing of|files "
        "for|information on|"
        "information about|interested in|details of|details on|looking for|how much is|how much are|how much for|stock "
        "of|supplier of|"
        "replacement for|replacing the|rental of|hire of|"
        "angebot für|angebot über|preis für|preise für|was kostet|was kosten|prospektmaterial zu|prospekt zu|katalog "
        "für|katalog über|"
        "informationen zu|informationen über|datenblatt zu|datenblatt für|interessiere mich für|interessieren uns "
        "für|bedarf an|suchen wir|"
        "devis pour|prix pour|prix de|prix des|tarif pour|tarif des|catalogue de|catalogue des|fiche technique "
        "de|fiches "
        "techniques de|"
        "fiches techniques des|intéressé par|intéressés par|documentation sur|informations sur|combien coûte|combien "
        "coûtent|"
        "cotización de|cotización por|cotizar|presupuesto de|presupuesto para|precio de|precios de|catálogo de|ficha "
        "técnica de|"
        "ficha técnica del|información sobre|interesado en|interesados en|folleto de|cuánto cuesta|cuánto cuestan|"
        "preventivo per|offerta per|prezzo di|prezzo del|prezzo della|catalogo di|scheda tecnica di|schede tecniche "
        "di|informazioni su|"
        "quotazione per|interessati a|orçamento de|orçamento para|preço de|preços de|catálogo de|ficha técnica "
        "de|informações sobre|"
        "offerte voor|prijs voor|prijs van|prijzen van|folder van|brochure van|informatie over|geïnteresseerd in|"
        "ofertę na|oferta na|cenę|wycenę|katalog|karta produktu|kartę produktu|informacje o|katalogu|zainteresowani|"
        "cenu|nabídku na|cenová nabídka na|katalog|informace o|zájem o|offert på|pris på|priser på|katalog "
        "över|information om|"
        "цену на|цены на|прайс на|каталог|стоимость|предложение на|интересует|интересуют|информацию о|аренду|"
        "teklifi|"),
    PHRASES("your|ihr|ihre|ihren|ihrer|ihrem|eure|euren|eurer|vos|votre|su|sus|vuestras|vuestros|vostre|vostri|vostra|"
            "vostro|"
            "seus|suas|vossos|vossas|"
            "uw|jullie|wasze|waszych|państwa|vaše|vašich|era|ert|er|ваши|ваших|вашего|вашу|вашей|"),
    PHRASES("do you sell|do you make|do you stock|do you supply|do you rent|do you hire|do you offer|do you have|do "
            "you do|are "
            "native|is the|we need|i need|"
            "need a|we want|we require|wir brauchen|wir benötigen|brauchen wir|wir suchen|nous "
            "cherchons|necesitamos|necesito|ci serve|mi serve|preciso de|"
            "precisamos de|zoeken wij|wij zoeken|szukamy|potrzebujemy|hledáme|potřebujeme|vi söker|vi behöver|нам "
            "нужны|нам "
            "нужен|нужны|нужен|")};

static Phrases skipped = PHRASES(
    "|a|an|the|some|any|one|new|your|our|this|that|these|those|of|for|der|die|das|den|dem|des|ein|eine|einen|einem|"
    "ihre|ihren|"
    "ihrer|unser|unsere|le|la|les|un|une|vos|votre|nos|notre|el|los|las|una|unos|sus|su|il|lo|gli|i|uno|o|os|as|um|uma|"
    "de|het|een|uw|en|ett|er|era|et|"
    "current|latest|typical|printed|full|complete|whole|aktuelle|aktuellen|neue|neuen|нового|новый|"
    "aktualny|aktualnego|aktuální|");
static Phrases stops =
    PHRASES("|and|or|for|with|in|at|on|to|from|by|before|after|that|which|who|is|are|was|were|be|"
            "please|we|i|you|our|if|but|as|per|has|have|"
            "can|could|would|will|do|does|not|than|about|into|when|where|because|it|they|so|also|"
            "available|incl|including|plz|pls|"
            "und|oder|für|mit|im|am|an|auf|zu|zum|zur|von|vom|bei|bis|dass|ist|sind|wird|bitte|wir|ich|"
            "sie|gern|auch|inkl|haben|"
            "et|ou|pour|avec|en|dans|sur|à|au|aux|qui|que|est|sont|nous|je|vous|"
            "y|o|para|con|que|es|son|nos|me|al|"
            "e|per|che|è|sono|ci|anche|em|com|não|"
            "en|of|voor|met|op|aan|te|die|dat|zijn|wij|ik|"
            "i|oraz|lub|dla|z|na|w|do|a|nebo|pro|s|ve|och|eller|för|med|på|i|till|"
            "и|или|для|с|в|на|до|к|от|по|что|есть|");
static Phrases vain = PHRASES(
    "|website|site|web|webpage|page|company|companies|firm|team|colleague|colleagues|reply|answer|email|e-mail|mail|"
    "offer|offers|"
    "quotation|quote|price|prices|pricing|list|catalogue|catalog|catalogs|brochure|brochures|datasheet|datasheets|help|"
    "side|stand|booth|"
    "webinar|ad|time|address|factory|showroom|workshop|name|terms|conditions|best|earliest|kind|esteemed|range|"
    "products|product|"
    "services|service|sales|people|policy|support|interest|message|blog|post|attention|information|advice|feedback|"
    "convenience|"
    "records|end|office|staff|damage|fleet|plant|dealers|dealer|producers|internal|shipped|line|shop|store|online|good|"
    "great|most|competitive|own|stuff|things|hello|works|"
    "engineers|technical|"
    "angebot|preis|preise|preisliste|katalog|website|webseite|seite|firma|unternehmen|haus|team|kollege|kollegen|"
    "antwort|hilfe|"
    "verständnis|produkte|produkt|rückmeldung|mietpreisliste|konditionen|anfrage|zeit|mail|"
    "site|catalogue|entreprise|société|offre|devis|équipe|réponse|prix|produits|produit|meilleur|meilleure|webinaire|"
    "empresa|web|página|catálogo|oferta|precio|precios|respuesta|productos|mejor|"
    "sito|azienda|catalogo|offerta|prezzo|prezzi|risposta|prodotti|vostro|vostra|"
    "preço|catálogo|produtos|proposta|resposta|equipa|bedrijf|prijs|prijzen|offerte|producten|"
    "oferta|cena|katalog|strona|stronie|produkty|firma|firmy|nabídka|cena|produkty|"
    "сайт|сайте|компания|компании|каталог|цены|цена|предложение|ответ|продукция|продукции|помощь|");

/* The word without marks at its ends, of *size bytes; *ends: a mark that ends a phrase followed. */
static const char *bare(const char *word, size_t *size, bool *ends)
{
    const char *end = word + *size;
    while (word < end && !g_ascii_isalnum(*word) && strchr("\"'(*-", *word))
        word++;
    *ends = false;
    while (end > word && !g_ascii_isalnum(end[-1]) && strchr(".,;:!?)\"'*", end[-1])) {
        *ends = *ends || strchr(".,;:!?)", end[-1]) != NULL;
        end--;
    }
    *size = (size_t)(end - word);
    return word;
}

/* Lower case, without marks at its ends; in the room. */
static const char *plain(CaseFold *room, const char *word, size_t size)
{
    bool ends = false;
    const char *start = bare(word, &size, &ends);
    return fold_case_in(room, start, (gssize)size);
}

static Phrases small =
    PHRASES("|us|me|him|her|them|over|ahead|asking|another|if|more|same|other|each|every|all|both|only|about|"
            "uns|mir|ihnen|nous|noi|ons|нам|вам|");

char *wanted_quoted(const char *text)
{
    enum { BYTES_MAX = 60, WORDS = 5 };
    static const struct {
        const char *open, *close;
    } marks[] = {{"\"", "\""}, {"“", "”"}, {"„", "“"}, {"«", "»"}, {"「", "」"}, {"『", "』"}};
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
        for (const char *open = strstr(text, marks[i].open); open;) {
            const char *start = open + strlen(marks[i].open), *close = strstr(start, marks[i].close);
            if (!close)
                break;
            g_autofree char *name = g_strndup(start, (size_t)(close - start));
            g_autofree char **words = split_set(name, " ", WORDS + 1);
            gunichar first = g_utf8_get_char(name);
            if (strlen(name) >= 3 && strlen(name) <= BYTES_MAX && g_strv_length(words) <= WORDS &&
                !strpbrk(name, ".,!?\n") && g_unichar_isalpha(first) && !g_unichar_islower(first))
                return g_steal_pointer(&name);
            open = strstr(close + strlen(marks[i].close), marks[i].open);
        }
    return NULL;
}

typedef struct {
    const char *word; /* as it stands */
    size_t size;
    size_t folded, folded_size; /* bytes of all that are folded */
    bool ends;                  /* a mark follows */
} Word;

typedef struct {
    Word *word;
    guint count;
    GString *folded; /* the words without marks at their ends, in lower case, a space behind each */
} Words;

static bool is_in(Phrases *list, const Words *words, guint i)
{
    const Word *word = &words->word[i];
    return phrases_have_bytes(list, words->folded->str + word->folded, word->folded_size);
}

/* How many words from i on are the cue; 0: none of them. */
static guint cue_at(const Words *words, guint i, Phrases *list)
{
    const Word *first = &words->word[i], *end = words->word + words->count;
    const char *from = words->folded->str + first->folded;
    if (!phrases_may_begin(list, from))
        return 0;
    for (size_t size = phrases_begin(list, from, SIZE_MAX); size > 0; size = phrases_begin(list, from, size)) {
        const Word *last = first;
        while (last + 1 < end && !last->ends && last->folded + last->folded_size < first->folded + size)
            last++;
        if (last->folded + last->folded_size == first->folded + size)
            return (guint)(last - first) + 1;
    }
    return 0;
}

static bool is_tie(const char *folded, size_t size)
{
    static const char *const ties[] = {"de", "di", "da", "of", "a"};
    for (size_t i = 0; i < G_N_ELEMENTS(ties); i++)
        if (strlen(ties[i]) == size && memcmp(folded, ties[i], size) == 0)
            return true;
    return false;
}

/* The phrase from i on: past small words, up to a mark or a word that ends it. */
static char *phrase_at(const Words *words, guint i)
{
    while (i < words->count && is_in(&skipped, words, i) && !words->word[i].ends)
        i++;
    GString *out = g_string_new(NULL);
    for (guint n = 0; n < PHRASE_MAX && i + n < words->count; n++) {
        const Word *word = &words->word[i + n];
        bool tie = n > 0 && is_tie(words->folded->str + word->folded, word->folded_size);
        if (word->folded_size == 0 || (!tie && is_in(&stops, words, i + n)))
            break;
        if (n)
            g_string_append_c(out, ' ');
        g_string_append_len(out, word->word, (gssize)word->size);
        if (word->ends)
            break;
    }
    while (out->len && strchr(".,;:!?)\"'*(", out->str[out->len - 1]))
        g_string_truncate(out, out->len - 1);
    const char *start = out->str + strspn(out->str, "\"'(*");
    char *phrase = g_strdup(start);
    g_string_free(out, TRUE);
    return phrase;
}

bool wanted_is_goods(const char *phrase)
{
    enum { WORDS = 8 };
    if (!g_unichar_isalnum(utf8_get(phrase)) || !utf8_has_three(phrase, strlen(phrase)))
        return false;
    const char *last = phrase, *blank = strchr(phrase, ' ');
    for (guint n = 1; blank && n < WORDS; n++, blank = strchr(last, ' '))
        last = blank + 1;
    g_auto(CaseFold) first_room, last_room;
    const char *first = plain(&first_room, phrase, strcspn(phrase, " "));
    const char *end = plain(&last_room, last, strlen(last));
    return !phrases_have(&vain, first) && !phrases_have(&vain, end) && !phrases_have(&stops, first) &&
           !phrases_have(&small, first);
}

static void add_folded(GString *folded, const char *text, size_t size)
{
    if (!utf8_is_ascii(text, size)) {
        g_autofree char *other = fold_case(text, (gssize)size);
        g_string_append(folded, other);
        return;
    }
    size_t at = folded->len;
    g_string_append_len(folded, text, (gssize)size);
    for (; at < folded->len; at++)
        folded->str[at] = utf8_lower(folded->str[at]);
}

static void add_word(Words *words, const char *text, size_t size)
{
    Word word = {.word = text, .size = size, .folded = words->folded->len};
    const char *start = bare(text, &size, &word.ends);
    add_folded(words->folded, start, size);
    word.folded_size = words->folded->len - word.folded;
    g_string_append_c(words->folded, ' ');
    words->word[words->count++] = word;
}

/* What stands between two blanks counts as a word, though it may be none. */
static Words words_of(const char *text)
{
    size_t most = strlen(text);
    Words words = {.word = g_new(Word, MIN(most / 2 + 1, (size_t)WORDS_MAX)), .folded = g_string_sized_new(most + 16)};
    for (guint n = 0; n < WORDS_MAX - 1 && *text; n++) {
        size_t size = 0;
        while (text[size] && text[size] != ' ' && text[size] != '\n' && text[size] != '\t')
            size++;
        if (size > 0)
            add_word(&words, text, size);
        text += size + (text[size] ? 1 : 0);
    }
    return words;
}

char *wanted_find(const char *text)
{
    Words words = words_of(text);
    char *found = NULL;
    for (size_t list = 0; list < G_N_ELEMENTS(cues) && !found; list++)
        for (guint i = 0; i < words.count && !found; i++) {
            guint n = cue_at(&words, i, &cues[list]);
            if (n == 0 || words.word[i + n - 1].ends)
                continue;
            g_autofree char *phrase = phrase_at(&words, i + n);
            if (wanted_is_goods(phrase))
                found = g_steal_pointer(&phrase);
        }
    g_free(words.word);
    g_string_free(words.folded, TRUE);
    return found;
}
