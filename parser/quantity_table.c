/* Quantities in tables whose head names their column. */
#include <string.h>

#include "parser/counting.h"
#include "parser/found.h"

typedef struct {
    size_t column; /* of the quantity */
    size_t item;   /* of the product, or SIZE_MAX */
    const char *unit;
    uint32_t line; /* of the head or of the last row */
    size_t columns;
} Table;

static size_t line_end(const Finder *finder, size_t index)
{
    uint32_t line = counting_at(finder, index)->line;
    while (counting_at(finder, index) != NULL && counting_at(finder, index)->line == line)
        index++;
    return index;
}

static bool is_row(const Finder *finder, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (counting_sign(finder, i, '|') || counting_sign(finder, i, 0xFF5C))
            return true;
    return false;
}

/* Q.tà, Q.ty, Q'ty */
static bool is_short_head(const Finder *finder, size_t index)
{
    return lex_is_word(finder->lexing, index, "q") &&
           (counting_sign(finder, index + 1, '.') || counting_sign(finder, index + 1, '\'') ||
            counting_sign(finder, index + 1, 0x2019)) &&
           counting_is_word(finder, index + 2) && counting_at(finder, index + 2)->glued;
}

/* A column that is headed "Stk." or "шт." and nothing else. */
static bool is_unit_head(const Finder *finder, size_t index, size_t to)
{
    size_t after = index + 1;
    if (counting_sign(finder, after, '.') && after < to)
        after++;
    return counting_has(finder, index, ROLE_COUNT) && (after >= to || counting_sign(finder, after, '|')) && index > 0 &&
           counting_sign(finder, index - 1, '|');
}

static bool is_description(const Finder *finder, size_t index)
{
    static const char *const words[] = {"description", "descripcion", "descrizione", "descricao"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (lex_is_word(finder->lexing, index, words[i]))
            return true;
    return false;
}

static bool read_head(const Finder *finder, size_t from, size_t to, Table *table)
{
    Table head = {.column = SIZE_MAX, .item = SIZE_MAX, .unit = NULL};
    size_t column = counting_sign(finder, from, '|') ? SIZE_MAX : 0, pieces = SIZE_MAX;
    for (size_t i = from; i < to; i++) {
        if (counting_sign(finder, i, '|')) {
            column++;
            continue;
        }
        if (counting_at(finder, i)->kind == LEX_NUMBER)
            return false;
        if ((counting_has(finder, i, ROLE_QTY) || is_short_head(finder, i)) && head.column == SIZE_MAX)
            head.column = column;
        else if (is_unit_head(finder, i, to) && pieces == SIZE_MAX)
            pieces = column;
        else if (counting_has(finder, i, ROLE_MASS | ROLE_PACK) && column == head.column)
            head.unit =
                lex_meaning(finder->lexing, i, counting_has(finder, i, ROLE_MASS) ? ROLE_MASS : ROLE_PACK)->canonical;
        if (counting_has(finder, i, ROLE_ITEM) && (head.item == SIZE_MAX || is_description(finder, i)) &&
            column != head.column)
            head.item = column;
    }
    if (head.column == SIZE_MAX && head.item != SIZE_MAX && head.item != pieces)
        head.column = pieces;
    head.columns = column + 1;
    if (head.column == SIZE_MAX || head.columns < 2 || (head.columns == 2 && head.item == SIZE_MAX))
        return false;
    head.line = counting_at(finder, from)->line;
    *table = head;
    return true;
}

static char *cell_text(const Finder *finder, size_t from, size_t to, size_t wanted)
{
    size_t column = counting_sign(finder, from, '|') ? SIZE_MAX : 0, first = SIZE_MAX, last = 0;
    for (size_t i = from; i < to; i++) {
        if (counting_sign(finder, i, '|')) {
            column++;
        } else if (column == wanted && counting_at(finder, i)->kind != LEX_BREAK) {
            first = MIN(first, i);
            last = i;
        }
    }
    return first == SIZE_MAX ? NULL
                             : found_evidence(finder->lexing->text, counting_at(finder, first)->start,
                                              counting_at(finder, last)->end);
}

/* Columns of a row that its head has none for, where the quantity is the last: the gaps of the head are narrower. */
static size_t columns_more(const Finder *finder, size_t from, size_t to, const Table *table)
{
    size_t columns = counting_sign(finder, from, '|') ? 0 : 1;
    for (size_t i = from; i < to; i++)
        columns += counting_sign(finder, i, '|') ? 1 : 0;
    bool last = table->column + 1 == table->columns && (table->item == SIZE_MAX || table->item < table->column);
    return last && columns > table->columns && counting_is_number(finder, from) ? columns - table->columns : 0;
}

static void read_row(Finder *finder, size_t from, size_t to, const Table *head)
{
    size_t column = counting_sign(finder, from, '|') ? SIZE_MAX : 0, more = columns_more(finder, from, to, head);
    Table moved = *head, *table = &moved;
    moved.column += more;
    moved.item += moved.item == SIZE_MAX ? 0 : more;
    Hit hit = {.unit = table->unit != NULL ? table->unit : "pcs", .confidence = 92};
    for (size_t i = from; i < to; i++) {
        if (counting_sign(finder, i, '|')) {
            column++;
            continue;
        }
        if (counting_at(finder, i)->kind == LEX_NUMBER && finder->use[i] == FREE) {
            finder->use[i] = TAKEN;
            if (column == table->column && hit.number == 0) {
                hit.number = i;
                hit.value = counting_at(finder, i)->value;
            }
        }
        const LexEntry *set = lex_meaning(finder->lexing, i, ROLE_COUNT),
                       *pack = lex_meaning(finder->lexing, i, ROLE_PACK);
        if (set != NULL && column >= table->column && column <= table->column + 1 && table->unit == NULL)
            hit.unit = set->canonical;
        if (pack != NULL && column == table->column && hit.number != 0)
            hit.unit = pack->canonical;
        const LexEntry *mass = lex_meaning(finder->lexing, i, ROLE_MASS);
        if (mass != NULL && column >= table->column && column <= table->column + 1)
            hit.unit = mass->canonical;
    }
    if (hit.number != 0 && hit.value > 0)
        counting_add(finder, &hit, table->item != SIZE_MAX ? cell_text(finder, from, to, table->item) : NULL, from,
                     to - 1);
}

/* A line that is drawn: "----+-----" */
static bool is_rule(const Finder *finder, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (counting_at(finder, i)->kind != LEX_SIGN)
            return false;
    return true;
}

void counting_tables(Finder *finder)
{
    Table table = {0};
    bool open = false;
    for (size_t i = 0; i < finder->lexing->lexemes->len && finder->found->len < COUNTING_MOST;) {
        size_t end = line_end(finder, i), last = end;
        while (last > i && counting_at(finder, last - 1)->kind == LEX_BREAK)
            last--;
        bool row = last > i && is_row(finder, i, last);
        if (row && read_head(finder, i, last, &table))
            open = true;
        else if (row && open)
            read_row(finder, i, last, &table);
        else if (last > i && !is_rule(finder, i, last))
            open = false;
        i = end;
    }
}
