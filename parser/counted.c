/* Counts what has a name, by the word or the number before it. */
#include "parser/counted.h"

#include <math.h>

#include "parser/found.h"
#include "parser/phrases.h"

/* The first lexeme that begins at or behind the byte. */
static size_t lexeme_at(const Lexing *lexing, size_t byte)
{
    size_t low = 0, high = lexing->lexemes->len;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (lex_at(lexing, middle)->start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Work that is done, not things of which there are some: each "a maintenance contract" is no count. */
static bool is_work(const Lexing *lexing, size_t index)
{
    static const char *const words[] = {
        "contract",     "agreement", "service",    "services", "maintenance",   "inspection", "survey",     "test",
        "calibration",  "repair",    "cleaning",   "vertrag",  "wartung",       "prufung",    "reparatur",  "reinigung",
        "contrat",      "entretien", "reparation", "contrato", "mantenimiento", "servicio",   "reparacion", "contratto",
        "manutenzione", "servizio",  "manutencao", "servico",  "onderhoud",     "keuring",    "avtal",      "umowa",
        "serwis",       "smlouva",   "servis",     "bakım"};
    static Phrases work = PHRASES_OF_WORDS(words);

    return phrases_have(&work, lex_word(lexing, lex_at(lexing, index)));
}

/* Of the name's words none may say that it is no piece. */
static bool is_pieces(const Lexing *lexing, size_t first, size_t to)
{
    const uint64_t never = ROLE_PERSON | ROLE_PERIOD | ROLE_CALL | ROLE_ANSWER | ROLE_BUDGET;

    for (size_t i = first; lex_at(lexing, i) && lex_at(lexing, i)->start < to; i++)
        if (lex_at(lexing, i)->kind == LEX_WORD && ((lex_has(lexing, i, never) && i > first) || is_work(lexing, i)))
            return false;
    return !lex_has(lexing, first, never | ROLE_MASS | ROLE_TECH | ROLE_OF);
}

static bool is_count(const Lexing *lexing, size_t index)
{
    const Lexeme *number = lex_at(lexing, index);
    bool whole = number->kind == LEX_NUMBER && number->value >= 1 && number->value <= 10000 &&
                 number->value == floor(number->value) && (number->plain || number->spelled);

    if (number->kind == LEX_WORD)
        return lex_has(lexing, index, ROLE_ONE);
    return whole && !number->glued && !(number->value >= 1950 && number->value < 2100 && !number->spelled);
}

/* "one phishing simulation": the name may hold it; digits there are the name's own. */
static bool is_word_for_count(const Lexing *lexing, size_t index)
{
    const Lexeme *word = lex_at(lexing, index);

    return word && (word->kind == LEX_WORD || word->spelled) && is_count(lexing, index);
}

QuantityFound *counted_find(const Lexing *lexing, size_t from, size_t to)
{
    size_t name = lexeme_at(lexing, from);

    if (is_word_for_count(lexing, name))
        name++;
    if (name == 0 || name >= lexing->lexemes->len || !is_count(lexing, name - 1) ||
        lex_at(lexing, name - 1)->sentence != lex_at(lexing, name)->sentence || !is_pieces(lexing, name, to))
        return NULL;
    const Lexeme *count = lex_at(lexing, name - 1);
    QuantityFound *quantity = g_new0(QuantityFound, 1);
    quantity->value = count->kind == LEX_NUMBER ? count->value : 1;
    quantity->unit = g_strdup("pcs");
    quantity->product = found_evidence(lexing->text, from, to);
    quantity->evidence = found_evidence(lexing->text, count->start, to);
    quantity->confidence = COUNT_OF_NAME;
    return quantity;
}
