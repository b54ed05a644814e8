/* Numbers in digits: which separator groups and which one begins the decimals. */
#include "parser/number.h"

#include <glib.h>

#include "parser/utf8.h"

enum { MOST_GROUPS = 7, MOST_DIGITS = 15 };

typedef struct {
    double value;    /* of the digits of this group */
    unsigned digits; /* how many */
    gunichar before; /* the separator before it, made plain */
    size_t end;
} Group;

static gunichar plain_separator(gunichar c)
{
    switch (c) {
    case 0xFF0E:
        return '.';
    case 0xFF0C:
    case 0x66B:
        return ',';
    case 0x66C:
    case 0x2019:
    case 0x2018:
        return '\'';
    case 0xA0:
    case 0x202F:
    case 0x2009:
        return ' ';
    default:
        return c == '.' || c == ',' || c == '\'' || c == ' ' ? c : 0;
    }
}

/* Of any script; -1: it is none. */
static int digit_at(const char *at)
{
    gunichar c = utf8_get(at);
    if (c < 0x80)
        return g_ascii_isdigit((char)c) ? (int)c - '0' : -1;
    return g_unichar_digit_value(c);
}

static size_t read_group(const char *text, size_t at, size_t size, Group *group)
{
    group->value = 0;
    group->digits = 0;
    while (at < size) {
        int digit = digit_at(text + at);
        if (digit < 0)
            break;
        group->value = group->value * 10 + digit;
        group->digits++;
        at = (size_t)(g_utf8_next_char(text + at) - text);
    }
    group->end = at;
    return at;
}

static unsigned read_groups(const char *text, size_t size, Group *groups)
{
    unsigned count = 0;
    size_t at = read_group(text, 0, size, &groups[count++]);
    while (at < size && count < MOST_GROUPS) {
        gunichar separator = plain_separator(utf8_get(text + at));
        size_t next = (size_t)(g_utf8_next_char(text + at) - text);
        if (separator == 0 || next >= size || digit_at(text + next) < 0)
            break;
        groups[count].before = separator;
        at = read_group(text, next, size, &groups[count++]);
    }
    return count;
}

/* How many groups from the first one are thousands: 1 when none. */
static unsigned thousands(const Group *groups, unsigned count)
{
    if (count < 2 || groups[0].digits > 3 || groups[0].value == 0)
        return 1;
    gunichar separator = groups[1].before;
    unsigned last = 1;
    while (last + 1 < count && groups[last + 1].before == separator)
        last++;
    if (groups[last].digits != 3)
        return 1;
    for (unsigned i = 1; i < last; i++)
        if (groups[i].digits != 3 && !(separator == ',' && groups[i].digits == 2))
            return 1;
    return last + 1;
}

static double fraction(const Group *group)
{
    double value = group->value;
    for (unsigned i = 0; i < group->digits; i++)
        value /= 10;
    return value;
}

/* 1,234.50 and 5,5: one decimal separator that is not the grouping one, and ends the number. */
static bool has_decimals(const Group *groups, unsigned used, unsigned count)
{
    if (used >= count || groups[used].before == ' ' || groups[used].before == '\'')
        return false;
    if (used > 1 && groups[used].before == groups[1].before)
        return false;
    if (used + 1 < count && groups[used + 1].before == groups[used].before)
        return false;
    return groups[used].digits <= 6;
}

bool number_read(const char *text, size_t size, bool east, Number *number)
{
    Group groups[MOST_GROUPS];
    if (size == 0 || digit_at(text) < 0)
        return false;
    unsigned count = read_groups(text, size, groups), used = thousands(groups, count);
    number->value = 0;
    unsigned digits = 0;
    for (unsigned i = 0; i < used; i++) {
        number->value = groups[i].digits == 2 && i > 0 ? number->value * 100 : number->value * (i > 0 ? 1000 : 1);
        number->value += groups[i].value;
        digits += groups[i].digits;
    }
    number->size = groups[used - 1].end;
    number->plain = used == 1;
    if (digits > MOST_DIGITS)
        number->value = 0;
    if (has_decimals(groups, used, count) && !(east && groups[used].before == ',')) {
        number->value += fraction(&groups[used]);
        number->size = groups[used].end;
        number->plain = false;
    }
    return true;
}

bool number_read_plain(const char *text, size_t size, Number *number)
{
    Group group;
    if (size == 0 || digit_at(text) < 0)
        return false;
    read_group(text, 0, size, &group);
    *number = (Number){.value = group.digits > MOST_DIGITS ? 0 : group.value, .size = group.end, .plain = true};
    return true;
}
