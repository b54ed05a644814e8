/* Numbers in words of the East: Chinese and Japanese, Korean. */
#include "parser/lexer_east.h"

#include <glib.h>
#include <string.h>

#include "parser/lexer_join.h"
#include "parser/lexicon.h"

static const char *const HAN_DIGITS[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "两", "兩", "十"};
static const double HAN_VALUES[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 2, 10};

/* 三台, 十二套, 两个: read only before a counter. */
size_t lexer_han_number(const char *text, size_t size, double *value)
{
    size_t at = 0;
    double total = 0, digit = 0;
    for (unsigned n = 0; n < 4; n++) {
        size_t i = 0;
        while (i < G_N_ELEMENTS(HAN_DIGITS) && (size - at < 3 || memcmp(text + at, HAN_DIGITS[i], 3) != 0))
            i++;
        if (i == G_N_ELEMENTS(HAN_DIGITS))
            break;
        at += 3;
        if (HAN_VALUES[i] < 10) {
            digit = HAN_VALUES[i];
        } else {
            total += (digit > 0 ? digit : 1) * 10;
            digit = 0;
        }
    }
    *value = total + digit;
    const LexEntry *counter = NULL;
    if (at == 0 || at >= size || lexicon_prefix(text + at, MIN(size - at, (size_t)3), &counter) == 0)
        return 0;
    return lex_roles_of(counter, ~0u) & (ROLE_COUNT | ROLE_PERSON | ROLE_PACK) ? at : 0;
}

/* 두 대, 열두 개: Korean numbers of its own, read only before a counter. */
size_t lexer_hangul_number(const char *text, size_t size, double *value)
{
    static const struct {
        const char *word;
        double value;
    } numbers[] = {{"열", 10},  {"스물", 20}, {"스무", 20}, {"서른", 30}, {"마흔", 40},
                   {"쉰", 50},  {"한", 1},    {"두", 2},    {"세", 3},    {"네", 4},
                   {"다섯", 5}, {"여섯", 6},  {"일곱", 7},  {"여덟", 8},  {"아홉", 9}};
    double total = 0;
    size_t at = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        size_t length = strlen(numbers[i].word);
        bool fits = total == 0 || (total >= 10 && numbers[i].value < 10);
        if (!fits || size - at < length || memcmp(text + at, numbers[i].word, length) != 0)
            continue;
        total += numbers[i].value;
        at += length;
    }
    size_t counter = at < size && text[at] == ' ' ? at + 1 : at;
    const LexEntry *entry = NULL;
    if (at == 0 || counter >= size || lexicon_prefix(text + counter, MIN(size - counter, (size_t)6), &entry) == 0)
        return 0;
    *value = total;
    return lex_roles_of(entry, ~0u) & (ROLE_COUNT | ROLE_PERSON | ROLE_PACK) ? at : 0;
}
