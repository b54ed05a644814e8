/* Reads text into lexemes: words by script, numbers by locale, sentences, phrases. */
#include "parser/lexer.h"

#include <string.h>

#include "parser/lexer_east.h"
#include "parser/lexer_join.h"
#include "parser/lexer_meaning.h"
#include "parser/number.h"
#include "parser/phrases.h"
#include "parser/utf8.h"

enum { MOST_BYTES = 128 * 1024, MOST_LEXEMES = 65536, MOST_WORD = 96, SHORT_LINE = 46, LONG_LINE = 62 };

typedef struct {
    Lexing *lexing;
    guint n; /* lexemes read; the array has room for more */
    size_t size, at;
    bool gap, first;
    uint32_t sentence, line;
    size_t line_start;
} Reader;

/* Lexemes */

static Lexeme *add(Reader *reader, LexKind kind, size_t end)
{
    GArray *lexemes = reader->lexing->lexemes;
    if (reader->n == lexemes->len)
        g_array_set_size(lexemes, 2 * reader->n);
    Lexeme *lexeme = &g_array_index(lexemes, Lexeme, reader->n);
    *lexeme = (Lexeme){.kind = kind,
                       .glued = !reader->gap && reader->n > 0,
                       .first = reader->first,
                       .span = 1,
                       .start = (uint32_t)reader->at,
                       .end = (uint32_t)end,
                       .folded = (uint32_t)reader->lexing->arena->len,
                       .sentence = reader->sentence,
                       .line = reader->line};
    reader->n++;
    reader->gap = false;
    reader->at = end;
    return lexeme;
}

/* The word as the tables spell it goes to the arena's end. */
static void fold_word(const Reader *reader, size_t end, size_t most)
{
    plain_append(reader->lexing->arena, reader->lexing->text + reader->at, MIN(end - reader->at, most));
}

/* The word whose folded form begins at that place of the arena and ends it. */
static Lexeme *add_folded(Reader *reader, size_t end, size_t folded)
{
    Lexing *lexing = reader->lexing;
    gunichar first = utf8_get(lexing->text + reader->at);
    Lexeme *lexeme = add(reader, LEX_WORD, end);
    lexeme->folded = (uint32_t)folded;
    lexeme->size = (uint32_t)(lexing->arena->len - folded);
    g_string_append_c(lexing->arena, '\0');
    lexeme->capital = utf8_is_upper(first);
    lexeme->caseless = first >= 0x80 && !lexeme->capital && !g_unichar_islower(first);
    reader->first = false;
    return lexeme;
}

static bool begins_phrase(const Lexing *lexing, const Lexeme *lexeme)
{
    const char *word = lex_word(lexing, lexeme);
    LexWord known = lexicon_word(lexicon_head(word, lexeme->size), word, lexeme->size);
    return (known.leads & (lexing->languages | LANG_EN)) != 0;
}

static void add_word(Reader *reader, size_t end, const LexEntry *entry)
{
    size_t folded = reader->lexing->arena->len;
    fold_word(reader, end, (size_t)MOST_WORD * 2);
    Lexeme *lexeme = add_folded(reader, end, folded);
    lexeme->entry = entry;
    lexeme->roles = lex_roles_of(entry, reader->lexing->languages);
    lexeme->single = !begins_phrase(reader->lexing, lexeme);
}

static bool is_joined_script(gunichar c)
{
    return (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xF900 && c < 0xFB00) || (c >= 0xFF66 && c <= 0xFF9F) ||
           (c >= 0x0E00 && c < 0x0E80) || (c >= 0x20000 && c < 0x30000);
}

static bool is_letter(gunichar c)
{
    if (c < 0x80)
        return g_ascii_isalpha((char)c);
    if ((c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) || (c >= 0x400 && c < 0x482)) /* Latin, Cyrillic */
        return true;
    return (g_unichar_isalpha(c) || g_unichar_ismark(c) || c == 0x200C || c == 0x2116) && !is_joined_script(c);
}

static size_t letters_end(const char *text, size_t at, size_t size)
{
    for (;;) {
        at = (size_t)(utf8_skip_letters(text + at, text + size) - text);
        if (at >= size || (unsigned char)text[at] < 0x80 || !is_letter(utf8_get(text + at)))
            return at;
        at = (size_t)(g_utf8_next_char(text + at) - text);
    }
}

static bool is_apostrophe(gunichar c)
{
    return c == '\'' || c == 0x2019 || c == '"' || c == 0x5F4 || c == 0x5F3;
}

/* aujourd'hui, jusqu'au, ק"ג: one word when the tables know it as one. */
static size_t joined_end(const Reader *reader, size_t end, Meaning *meaning)
{
    const char *text = reader->lexing->text;
    if (end >= reader->size || !is_apostrophe(utf8_get(text + end)))
        return end;
    size_t rest = (size_t)(g_utf8_next_char(text + end) - text);
    size_t whole = letters_end(text, rest, MIN(reader->size, rest + MOST_WORD));
    if (whole == rest || whole - reader->at > MOST_WORD)
        return end;
    g_autoptr(GString) folded = g_string_sized_new(32);
    plain_append(folded, text + reader->at, whole - reader->at);
    const LexEntry *entry = lexicon_word(lexicon_head(folded->str, folded->len), folded->str, folded->len).entry;
    if (entry == NULL)
        return end;
    *meaning = (Meaning){.entry = entry};
    meaning_gather(entry, reader->lexing->languages, meaning);
    return whole;
}

/* m2, m³: the power belongs to the word. */
static size_t power_end(const char *text, size_t start, size_t end, size_t size)
{
    if (end - start > 2 || end >= size || (text[end - 1] != 'm' && text[end - 1] != 'M'))
        return end;
    gunichar c = g_utf8_get_char(text + end);
    size_t next = (size_t)(g_utf8_next_char(text + end) - text);
    if (c != '2' && c != '3' && c != 0xB2 && c != 0xB3)
        return end;
    bool alone = next >= size || !g_unichar_isalnum(g_utf8_get_char(text + next));
    return alone ? next : end;
}

static void give_meaning(Lexeme *lexeme, const Meaning *meaning)
{
    lexeme->entry = meaning->entry;
    lexeme->stem = meaning->stem;
    lexeme->single = !meaning->leads;
    lexeme->roles = meaning_roles(meaning);
}

/* Takes the word there as read_word() does, if ASCII letters are all of it. */
static bool read_plain_word(Reader *reader)
{
    Lexing *lexing = reader->lexing;
    GString *arena = lexing->arena;
    size_t left = reader->size - reader->at, size = 0;
    if (arena->allocated_len - arena->len <= MIN(left, (size_t)MOST_WORD) + 8) /* letters are put there by eight */
        return false;
    const char *begin = lexing->text + reader->at;
    char *folded = arena->str + arena->len;
    for (size_t letters = 8; letters == 8 && size < MIN(left, (size_t)MOST_WORD); size += letters) {
        uint64_t bytes = utf8_first_eight(begin + size, left - size);
        letters = utf8_letters_of_eight(bytes);
        utf8_put_eight(folded + size, bytes | UTF8_EACH(0x20));
    }
    unsigned char stop = (unsigned char)begin[size];
    if (size >= MOST_WORD || stop >= 0x80 || is_apostrophe(stop) || stop == '2' || stop == '3')
        return false;
    folded[size] = '\0';
    Meaning meaning;
    meaning_look_up(folded, size, lexing->languages, &meaning);
    Lexeme *lexeme = add(reader, LEX_WORD, reader->at + size);
    lexeme->size = (uint32_t)size;
    lexeme->capital = g_ascii_isupper(*begin);
    give_meaning(lexeme, &meaning);
    arena->len += size + 1;
    arena->str[arena->len] = '\0';
    reader->first = false;
    return true;
}

static void read_word(Reader *reader)
{
    Lexing *lexing = reader->lexing;
    size_t end = power_end(lexing->text, reader->at, letters_end(lexing->text, reader->at, reader->size), reader->size);
    size_t folded = lexing->arena->len;
    fold_word(reader, end, MOST_WORD);
    Meaning meaning;
    meaning_look_up(lexing->arena->str + folded, lexing->arena->len - folded, lexing->languages, &meaning);
    size_t whole = joined_end(reader, end, &meaning);
    bool longer = whole > end || end - reader->at > MOST_WORD;
    if (longer) {
        g_string_truncate(lexing->arena, folded);
        fold_word(reader, whole, (size_t)MOST_WORD * 2);
    }
    Lexeme *lexeme = add_folded(reader, whole, folded);
    meaning.leads = longer ? begins_phrase(lexing, lexeme) : meaning.leads;
    give_meaning(lexeme, &meaning);
}

/* Scripts without spaces */

static const Lexeme *previous(const Reader *reader)
{
    return reader->n > 0 ? &g_array_index(reader->lexing->lexemes, Lexeme, reader->n - 1) : NULL;
}

/* One character means something only behind a number or another known word. */
static bool may_be_short(const Reader *reader)
{
    const Lexeme *before = previous(reader);
    if (before == NULL || before->kind == LEX_BREAK)
        return false;
    return before->kind == LEX_NUMBER || (before->entry != NULL && (!reader->gap || (before->roles & ROLE_SCALE))) ||
           (before->kind == LEX_SIGN && (before->sign == ')' || before->sign == 0xFF09 || before->sign == ':'));
}

static void add_number(Reader *reader, size_t end, double value, bool spelled, bool plain)
{
    Lexeme *lexeme = add(reader, LEX_NUMBER, end);
    lexeme->value = value;
    lexeme->spelled = spelled;
    lexeme->plain = plain;
    g_string_append_c(reader->lexing->arena, '\0');
    reader->first = false;
}

static size_t joined_script_end(const char *text, size_t at, size_t size)
{
    while (at < size) {
        gunichar c = g_utf8_get_char(text + at);
        if (!is_joined_script(c) || (c >= 0x3000 && c <= 0x3020) || c == 0x30FB)
            break;
        at = (size_t)(g_utf8_next_char(text + at) - text);
    }
    return at;
}

/* Known words out of a run; what lies between them becomes words of its own. */
static void read_run(Reader *reader, size_t end)
{
    const char *text = reader->lexing->text;
    size_t unknown = reader->at, at = reader->at;
    while (at < end) {
        const LexEntry *entry = NULL;
        double value = 0;
        size_t han = lexer_han_number(text + at, end - at, &value);
        size_t known = han > 0 ? 0 : lexicon_prefix(text + at, end - at, &entry);
        bool alone = (size_t)(g_utf8_next_char(text + at) - text) - at == known;
        if (known > 0 && alone && (at != unknown || !may_be_short(reader)))
            known = 0;
        if (han == 0 && known == 0) {
            at = (size_t)(g_utf8_next_char(text + at) - text);
            continue;
        }
        if (at > unknown)
            add_word(reader, at, NULL);
        if (han > 0)
            add_number(reader, at + han, value, true, false);
        else
            add_word(reader, at + known, entry);
        at = unknown = reader->at;
    }
    if (at > unknown)
        add_word(reader, at, NULL);
}

/* Korean puts spaces between words but glues particles and counters behind them. */
static void read_hangul(Reader *reader)
{
    const char *text = reader->lexing->text;
    size_t end = letters_end(text, reader->at, reader->size);
    double value = 0;
    size_t number = lexer_hangul_number(text + reader->at, reader->size - reader->at, &value);
    if (number > 0)
        add_number(reader, reader->at + number, value, true, false);
    while (reader->at < end) {
        const LexEntry *entry = NULL;
        size_t known = lexicon_prefix(text + reader->at, end - reader->at, &entry);
        if (known == 0 || (known == 3 && !may_be_short(reader) && known < end - reader->at)) {
            add_word(reader, end, NULL);
            return;
        }
        add_word(reader, reader->at + known, entry);
    }
}

/* Lines and sentences */

static bool is_abbreviation(const char *word)
{
    static const char *const words[] = {
        "ca",  "cca", "approx", "max", "min",  "tel", "inkl", "incl", "bzw",   "evtl",  "ggf", "aprox", "circa",
        "rif", "est", "dr",     "mr",  "mrs",  "ms",  "ing",  "env",  "fr",    "rs",    "kl",  "abs",   "vgl",
        "okt", "nov", "dez",    "dec", "sept", "sep", "oct",  "ok",   "прибл", "тыс",   "млн", "tsd",   "kg",
        "pz",  "mq",  "eur",    "руб", "tys",  "tis", "mio",  "mln",  "mld",   "spett", "sig"};
    static Phrases known = PHRASES_OF_WORDS(words);
    return phrases_have(&known, word);
}

static bool ends_sentence(const Reader *reader, gunichar c, size_t next)
{
    if (c == 0x3002 || c == 0xFF01 || c == 0xFF1F)
        return true;
    if (c != '.' && c != '!' && c != '?' && c != 0x61F)
        return false;
    const char *text = reader->lexing->text;
    if (next < reader->size && text[next] != ' ' && text[next] != '\n')
        return false;
    const Lexeme *before = previous(reader);
    if (c == '.' && before != NULL && before->kind == LEX_SIGN && before->sign == '.')
        return false; /* dot leaders */
    if (c != '.' || before == NULL || before->kind == LEX_SIGN)
        return true;
    size_t after = next;
    while (after < reader->size && text[after] == ' ')
        after++;
    gunichar following = after < reader->size ? g_utf8_get_char(text + after) : '\n';
    if (g_unichar_islower(following) || (before->kind == LEX_NUMBER && before->value <= 31 && text[next] == ' '))
        return false;
    if (is_abbreviation(lex_word(reader->lexing, before)) && text[next] == ' ')
        return false;
    bool abbreviated =
        before->end - before->start <= 4 && before->kind == LEX_WORD &&
        (before->end - before->start == 1 || (before->roles & (ROLE_COUNT | ROLE_IDENTIFIER | ROLE_QTY)));
    return !abbreviated || following == '\n';
}

static bool is_numbering(const char *text, size_t at, size_t size)
{
    size_t end = at;
    while (end < size && end - at < 4 && g_ascii_isdigit(text[end]))
        end++;
    return end + 1 < size && strchr(".):", text[end]) != NULL && text[end + 1] == ' ';
}

/* A long line goes on in the next, though that begins with a number. */
static bool is_list_mark(const char *text, size_t at, size_t size, bool wrapped)
{
    while (at < size && (text[at] == ' ' || text[at] == '\t'))
        at++;
    if (at >= size)
        return false;
    gunichar c = g_utf8_get_char(text + at);
    if (g_unichar_isdigit(c) && wrapped)
        return is_numbering(text, at, size);
    return strchr("-*|>", (int)(c < 0x80 ? c : 0x80)) != NULL || c == 0x2022 || c == 0x30FB || c == 0x25A0 ||
           c == 0x2013 || g_unichar_isdigit(c) || c == 0xB7 || c == 0x25CF || c >= 0x1F000;
}

static void read_break(Reader *reader)
{
    const char *text = reader->lexing->text;
    size_t end = reader->at;
    unsigned lines = 0;
    while (end < reader->size && (text[end] == '\n' || text[end] == '\r' || text[end] == ' ' || text[end] == '\t')) {
        lines += text[end] == '\n';
        end++;
    }
    bool hard = lines > 1 || reader->at - reader->line_start < SHORT_LINE ||
                is_list_mark(text, end, reader->size, reader->at - reader->line_start >= LONG_LINE) ||
                memchr(text + reader->line_start, '|', reader->at - reader->line_start) != NULL;
    const Lexeme *before = previous(reader);
    hard = hard || (before != NULL && before->kind == LEX_SIGN && (before->sign == ':' || before->sign == ';'));
    Lexeme *lexeme = add(reader, LEX_BREAK, end);
    lexeme->value = lines;
    reader->gap = true;
    reader->first = true;
    reader->line++;
    reader->line_start = end;
    reader->sentence += hard;
}

static void read_sign(Reader *reader, gunichar c)
{
    size_t next = (size_t)(g_utf8_next_char(reader->lexing->text + reader->at) - reader->lexing->text);
    bool ends = ends_sentence(reader, c, next);
    static const bool keeping[0x80] = {
        ['-'] = true, ['*'] = true, ['|'] = true, ['>'] = true, ['('] = true, ['"'] = true, ['\''] = true};
    bool keeps_first = c < 0x80 ? keeping[c] : c > 0x2000;
    Lexeme *lexeme = add(reader, LEX_SIGN, next);
    lexeme->sign = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
    if (c >= 0x2010 && c <= 0x2015)
        lexeme->sign = '-';
    reader->first = reader->first && keeps_first;
    reader->sentence += ends;
}

/* The second and third number of 20.10.2026 are no decimals. */
static bool is_chained(const Reader *reader)
{
    const Lexeme *sign = previous(reader);
    if (reader->n < 2 || reader->gap || sign->kind != LEX_SIGN || !sign->glued)
        return false;
    const Lexeme *number = &g_array_index(reader->lexing->lexemes, Lexeme, reader->n - 2);
    return number->kind == LEX_NUMBER && number->plain && (sign->sign == '.' || sign->sign == '/' || sign->sign == '-');
}

static bool read_number(const Reader *reader, Number *number)
{
    const char *text = reader->lexing->text + reader->at;
    size_t size = reader->size - reader->at;
    uint32_t languages = reader->lexing->languages;
    bool east = languages != ~0u && (languages & LANG_EAST) != 0;
    return is_chained(reader) ? number_read_plain(text, size, number) : number_read(text, size, east, number);
}

/* A tab or a wide gap between words parts the columns of a table; bytes, or 0. */
static size_t cell_gap(const Reader *reader)
{
    enum { WIDE = 4 };
    const char *text = reader->lexing->text;
    size_t end = reader->at;
    bool tab = false;
    while (end < reader->size && (text[end] == ' ' || text[end] == '\t'))
        tab = text[end++] == '\t' || tab;
    bool inside = !reader->first && end < reader->size && text[end] != '\n' && text[end] != '|';
    const Lexeme *before = previous(reader);
    if (before != NULL && before->kind == LEX_SIGN && before->sign == '|')
        return 0;
    return inside && (tab || end - reader->at >= WIDE) ? end - reader->at : 0;
}

/* The most common: English letters, and one space between words. */
static bool read_simple(Reader *reader)
{
    const char *at = reader->lexing->text + reader->at;
    if (g_ascii_isalpha(*at)) {
        if (!read_plain_word(reader))
            read_word(reader);
        return true;
    }
    if (*at != ' ' || at[1] == ' ' || at[1] == '\t')
        return false;
    reader->gap = true;
    reader->at++;
    return true;
}

static bool is_plain_sign(gunichar c)
{
    return c > ' ' && c < 0x7F && !g_ascii_isalnum((char)c);
}

static void read_one(Reader *reader)
{
    if (read_simple(reader))
        return;
    const char *text = reader->lexing->text;
    gunichar c = utf8_get(text + reader->at);
    size_t next = (size_t)(g_utf8_next_char(text + reader->at) - text);
    Number number;
    if (c == '\n') {
        read_break(reader);
    } else if (is_plain_sign(c)) {
        read_sign(reader, c);
    } else if (cell_gap(reader) > 0) {
        size_t gap = cell_gap(reader);
        reader->gap = true;
        add(reader, LEX_SIGN, reader->at + gap)->sign = '|';
        reader->gap = true;
    } else if (g_unichar_isspace(c) || g_unichar_type(c) == G_UNICODE_FORMAT) {
        reader->gap = reader->gap || g_unichar_isspace(c);
        reader->at = next;
    } else if (read_number(reader, &number)) {
        add_number(reader, reader->at + number.size, number.value, false, number.plain);
    } else if (is_joined_script(c) && joined_script_end(text, reader->at, reader->size) > reader->at) {
        read_run(reader, joined_script_end(text, reader->at, reader->size));
    } else if (utf8_is_hangul(c)) {
        read_hangul(reader);
    } else if (is_letter(c)) {
        read_word(reader);
    } else {
        read_sign(reader, c);
    }
}

static void sum_up(Lexing *lexing)
{
    lexing->roles = lexing->signs = 0;
    lexing->numbers = false;
    for (size_t i = 0; i < lexing->lexemes->len; i++) {
        const Lexeme *lexeme = lex_at(lexing, i);
        lexing->roles |= lexeme->roles;
        lexing->signs |= lex_sign_bit(lexeme->sign);
        lexing->numbers |= lexeme->kind == LEX_NUMBER;
    }
}

/* What several lexemes make together. */
static void join(Lexing *lexing)
{
    for (size_t i = 0; i < lexing->lexemes->len; i++)
        if (lex_at(lexing, i)->kind == LEX_WORD && !lex_at(lexing, i)->single)
            lex_find_phrase(lexing, i);
    sum_up(lexing);
    bool joins = (lexing->roles & ROLE_CARDINAL) != 0, powers = (lexing->roles & ROLE_MASS) != 0;
    if (joins)
        lex_join_numbers(lexing);
    if (powers)
        lex_mark_powers(lexing);
    if (joins || powers)
        sum_up(lexing);
}

static Lexing *lexing_new(void)
{
    Lexing *lexing = g_new0(Lexing, 1);
    lexing->users = 1;
    lexing->lexemes = g_array_new(FALSE, FALSE, sizeof(Lexeme));
    lexing->arena = g_string_new(NULL);
    return lexing;
}

static void read_text(Lexing *lexing, const char *text, uint32_t languages)
{
    lexicon_init();
    size_t size = utf8_whole(text, strnlen(text, MOST_BYTES));
    lexing->text = text;
    lexing->languages = languages;
    g_array_set_size(lexing->lexemes, (guint)MIN(size / 4, MOST_LEXEMES) + 16);
    g_string_set_size(lexing->arena, size + 32);
    g_string_truncate(lexing->arena, 0);
    Reader reader = {.lexing = lexing, .size = size, .gap = true, .first = true};
    while (reader.at < size && reader.n < MOST_LEXEMES)
        read_one(&reader);
    g_array_set_size(lexing->lexemes, reader.n);
    join(lexing);
}

Lexing *lex_text(const char *text, const char *language)
{
    Lexing *lexing = lexing_new();
    read_text(lexing, text, lexicon_languages(language));
    return lexing;
}

static void own(Lexing *lexing, const char *text, size_t size)
{
    if (lexing->own_text == NULL)
        lexing->own_text = g_string_sized_new(size);
    g_string_truncate(lexing->own_text, 0);
    g_string_append_len(lexing->own_text, text, (gssize)size);
    lexing->text = lexing->own_text->str;
}

Lexing *lex_own_text(Lexing *used, const char *text, uint32_t languages)
{
    Lexing *lexing = used != NULL ? used : lexing_new();
    own(lexing, text, strlen(text));
    g_clear_pointer(&lexing->dates, g_array_unref);
    read_text(lexing, lexing->text, languages);
    return lexing;
}

Lexing *lex_beginning(const Lexing *whole, size_t size)
{
    guint n = 0;
    while (n < whole->lexemes->len && lex_at(whole, n)->start < size)
        n++;
    const Lexeme *behind = lex_at(whole, n);
    /* At a line end nothing looks ahead. */
    if (behind == NULL || behind->kind != LEX_BREAK || behind->start != size)
        return NULL;
    Lexing *lexing = lexing_new();
    own(lexing, whole->text, size);
    lexing->languages = whole->languages;
    g_array_append_vals(lexing->lexemes, whole->lexemes->data, n);
    g_string_append_len(lexing->arena, whole->arena->str, behind->folded);
    sum_up(lexing);
    return lexing;
}

Lexing *lex_ref(Lexing *lexing)
{
    lexing->users++;
    return lexing;
}

void lex_free(Lexing *lexing)
{
    if (lexing == NULL || --lexing->users > 0)
        return;
    if (lexing->own_text != NULL)
        g_string_free(lexing->own_text, TRUE);
    g_clear_pointer(&lexing->dates, g_array_unref);
    g_array_free(lexing->lexemes, TRUE);
    g_string_free(lexing->arena, TRUE);
    g_free(lexing);
}
