/* Words of a configuration -> values. */
#include "milter/values.h"

#include <arpa/inet.h>
#include <math.h>
#include <string.h>

#include "parser/domain.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400, TEN_YEARS = 3653 * DAY, LONGEST_WORD = 64 };

static const char *skip_spaces(const char *p)
{
    while (*p == ' ')
        p++;
    return p;
}

/* Digits at *p -> number; false when there are none or too many. */
static bool take_digits(const char **p, int64_t *number)
{
    const char *start = *p;
    int64_t value = 0;
    for (; g_ascii_isdigit(**p) && *p - start < 10; (*p)++)
        value = value * 10 + (**p - '0');
    *number = value;
    return *p > start && !g_ascii_isdigit(**p);
}

/* Seconds in the unit at *p, -1 for working days, 0 for no unit. */
static int64_t take_unit(const char **p)
{
    static const struct {
        const char *word;
        int64_t seconds;
    } unit[] = {{"wd", -1}, {"s", 1}, {"m", MINUTE}, {"h", HOUR}, {"d", DAY}};
    for (size_t i = 0; i < G_N_ELEMENTS(unit); i++) {
        size_t size = strlen(unit[i].word);
        if (strncmp(*p, unit[i].word, size) == 0 && !g_ascii_isalpha((*p)[size])) {
            *p += size;
            return unit[i].seconds;
        }
    }
    return 0;
}

bool value_duration(const char *text, bool work_days, Duration *duration)
{
    Duration sum = {0};
    const char *p = skip_spaces(text);
    if (!*p)
        return false;
    while (*p) {
        int64_t number;
        if (work_days && strcmp(p, "wall") == 0 && sum.seconds > 0 && sum.work_days == 0) {
            sum.wall = true;
            break;
        }
        if (!take_digits(&p, &number))
            return false;
        int64_t unit = take_unit(&p);
        if (unit == 0 || (unit < 0 && !work_days))
            return false;
        sum.work_days += unit < 0 ? number : 0;
        sum.seconds += unit > 0 ? number * unit : 0;
        if (sum.seconds > TEN_YEARS || sum.work_days > 3653)
            return false;
        p = skip_spaces(p);
    }
    *duration = sum;
    return true;
}

bool value_size(const char *text, int64_t *bytes)
{
    static const struct {
        const char *name;
        unsigned shift;
    } units[] = {{"", 0}, {"B", 0}, {"KiB", 10}, {"MiB", 20}, {"GiB", 30}};
    const int64_t most = (int64_t)1 << 30;
    const char *p = text;
    int64_t number;
    if (!take_digits(&p, &number))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
        if (strcmp(p, units[i].name) == 0 && number <= most >> units[i].shift) {
            *bytes = number << units[i].shift;
            return true;
        }
    return false;
}

bool value_milliseconds(const char *text, unsigned *milliseconds)
{
    const char *p = text;
    int64_t number;
    Duration duration = {0};
    if (!take_digits(&p, &number))
        return false;
    if (strcmp(p, "ms") != 0) {
        if (!value_duration(text, false, &duration))
            return false;
        number = duration.seconds * 1000;
    }
    if (number > HOUR * 1000)
        return false;
    *milliseconds = (unsigned)number;
    return true;
}

bool value_budget(const char *text, Budget *budget)
{
    const char *p = skip_spaces(text);
    int64_t limit;
    Duration duration;
    if (!take_digits(&p, &limit) || limit > G_MAXINT)
        return false;
    p = skip_spaces(p);
    if (*p != '/' || !value_duration(p + 1, false, &duration) || duration.seconds == 0)
        return false;
    *budget = (Budget){(unsigned)limit, duration.seconds};
    return true;
}

bool value_share(const char *text, double *share)
{
    if (strcmp(text, "never") == 0) {
        *share = -1;
        return true;
    }
    const char *p = text;
    int64_t percent;
    if (!take_digits(&p, &percent) || strcmp(p, "%") != 0 || percent == 0 || percent > 1000)
        return false;
    *share = (double)percent / 100;
    return true;
}

bool value_number(const char *text, int base, double min, double max, int64_t *number)
{
    char *end = NULL;
    gint64 value = g_ascii_strtoll(text, &end, (guint)base);
    if (!*text || g_ascii_isspace(*text) || *end || (double)value < min || (double)value > max)
        return false;
    *number = value;
    return true;
}

bool value_flag(const char *text, bool *flag)
{
    static const char *const yes[] = {"true", "yes", "on", NULL}, *const no[] = {"false", "no", "off", NULL};
    g_autofree char *lower = g_ascii_strdown(text, -1);
    if (!g_strv_contains(yes, lower) && !g_strv_contains(no, lower))
        return false;
    *flag = g_strv_contains(yes, lower);
    return true;
}

static bool label_ok(const char *label)
{
    size_t size = strlen(label);
    return size >= 1 && size <= 63 && label[0] != '-' && label[size - 1] != '-' &&
           strspn(label, "abcdefghijklmnopqrstuvwxyz0123456789-_") == size;
}

char *value_domain(const char *text)
{
    g_autofree char *ascii = domain_ascii(text);
    if (!ascii || strlen(ascii) > 253)
        return NULL;
    g_autofree char *lower = g_ascii_strdown(ascii, -1);
    g_auto(GStrv) label = g_strsplit(lower, ".", -1);
    for (char **l = label; *l; l++)
        if (!label_ok(*l))
            return NULL;
    return label[0] ? g_steal_pointer(&lower) : NULL;
}

/* RFC 5321 Mailbox, dot-atom only: nobody configures a quoted local part. */
static bool local_ok(const char *local, size_t size)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.";
    if (size == 0 || size > 64 || local[0] == '.' || local[size - 1] == '.')
        return false;
    for (size_t i = 0; i < size; i++)
        if (!strchr(plain, local[i]) || (local[i] == '.' && local[i + 1] == '.'))
            return false;
    return true;
}

char *value_address(const char *text)
{
    const char *at = strrchr(text, '@');
    if (!at || !local_ok(text, (size_t)(at - text)))
        return NULL;
    g_autofree char *domain = value_domain(at + 1);
    return domain ? g_strdup_printf("%.*s@%s", (int)(at - text), text, domain) : NULL;
}

static bool port_ok(const char *text)
{
    int64_t port;
    return value_number(text, 10, 1, 65535, &port);
}

/* A host name or an address. */
static bool host_ok(const char *text)
{
    uint8_t bytes[16];
    g_autofree char *domain = value_domain(text);
    return domain || inet_pton(AF_INET6, text, bytes) == 1;
}

/* Codes that ICU 72 knows, for the keeper has no ICU. */
static const char countries[] =
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV "
    "BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DG DJ DK DM DO DZ EA EC EE EG EH "
    "ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU "
    "IC ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT "
    "LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO "
    "NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ "
    "SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ "
    "VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";
static const char languages[] =
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz "
    "ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii "
    "ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi "
    "mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw "
    "sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tn to tr ts tt tw ty ug uk ur "
    "uz ve vi vo wa wo xh yi yo za zh zu";

static bool is_code(const char *code, const char *codes)
{
    const char *found = strlen(code) == 2 ? strstr(codes, code) : NULL;
    return found && (found - codes) % 3 == 0;
}

bool value_country(const char *code)
{
    return is_code(code, countries);
}

bool value_language(const char *code)
{
    return is_code(code, languages);
}

bool value_listen(const char *text)
{
    if (g_str_has_prefix(text, "unix:"))
        return text[5] == '/' && strlen(text + 5) <= 107;
    if (!g_str_has_prefix(text, "inet:") && !g_str_has_prefix(text, "inet6:"))
        return false;
    const char *p = strchr(text, ':') + 1, *at = strchr(p, '@');
    g_autofree char *port = at ? g_strndup(p, (size_t)(at - p)) : g_strdup(p);
    return port_ok(port) && (!at || host_ok(at + 1));
}

/* host, host:port, [v6], [v6]:port. */
static bool host_port_ok(const char *text)
{
    const char *end = text[0] == '[' ? strchr(text, ']') : strchr(text, ':');
    if (text[0] == '[' && !end)
        return false;
    g_autofree char *host = text[0] == '[' ? g_strndup(text + 1, (size_t)(end - text - 1))
                                           : g_strndup(text, end ? (size_t)(end - text) : strlen(text));
    const char *rest = !end ? "" : text[0] == '[' ? end + 1 : end;
    return host_ok(host) && (!*rest || (*rest == ':' && port_ok(rest + 1)));
}

bool value_relay(const char *text)
{
    const char *rest = g_str_has_prefix(text, "smtp://")    ? text + 7
                       : g_str_has_prefix(text, "smtps://") ? text + 8
                                                            : NULL;
    if (!rest)
        return false;
    const char *at = strrchr(rest, '@'); /* user:password@ */
    g_autofree char *host = g_strdup(at ? at + 1 : rest);
    if (g_str_has_suffix(host, "/"))
        host[strlen(host) - 1] = '\0';
    return host_port_ok(host);
}

static bool is_address(const char *text)
{
    uint8_t bytes[16];
    return inet_pton(AF_INET, text, bytes) == 1 || inet_pton(AF_INET6, text, bytes) == 1;
}

bool value_server(const char *text)
{
    const char *colon = strrchr(text, ':');
    if (is_address(text))
        return true;
    if (!colon || !port_ok(colon + 1))
        return false;
    bool bracket = text[0] == '[' && colon > text + 1 && colon[-1] == ']';
    g_autofree char *host =
        bracket ? g_strndup(text + 1, (size_t)(colon - text - 2)) : g_strndup(text, (size_t)(colon - text));
    return is_address(host) && bracket == (strchr(host, ':') != NULL);
}

/* IPv4 stands as v4-mapped (RFC 4291, 2.5.5.2), so that one comparison serves both. */
bool value_net(const char *text, ClientNet *net)
{
    g_auto(GStrv) part = g_strsplit(text, "/", 3);
    uint8_t bytes[16] = {[10] = 0xff, [11] = 0xff};
    int64_t bits;
    if (!part[0] || (part[1] && part[2]))
        return false;
    bool v4 = inet_pton(AF_INET, part[0], bytes + 12) == 1;
    if (!v4 && inet_pton(AF_INET6, part[0], bytes) != 1)
        return false;
    if (!part[1])
        bits = v4 ? 32 : 128;
    else if (!value_number(part[1], 10, 0, v4 ? 32 : 128, &bits))
        return false;
    net->address = g_strdup(text);
    memcpy(net->bytes, bytes, sizeof bytes);
    net->bits = (unsigned)(v4 ? bits + 96 : bits);
    return true;
}

/* Digits with separators of thousands and of decimals, as people write them:
 * the last separator is the decimal one unless three digits follow it. */
static bool amount_of(const char *text, size_t size, double *amount)
{
    const char *last = NULL;
    g_autoptr(GString) plain = g_string_new(NULL);
    for (const char *p = text; p < text + size; p++)
        last = *p == '.' || *p == ',' ? p : last;
    bool decimal = last && text + size - last - 1 != 3;
    for (const char *p = text; p < text + size; p++) {
        if (g_ascii_isdigit(*p))
            g_string_append_c(plain, *p);
        else if (p == last && decimal)
            g_string_append_c(plain, '.');
        else if (!strchr("., '", *p))
            return false;
    }
    *amount = g_ascii_strtod(plain->str, NULL);
    return plain->len > 0 && g_ascii_isdigit(plain->str[0]) && isfinite(*amount) && *amount < 1e15;
}

bool value_money(const char *text, double *amount, char currency[4])
{
    g_autofree char *copy = g_strstrip(g_strdup(text));
    const char *start = copy, *end = copy + strlen(copy);
    const char *code = NULL;
    if (end - start > 3 && g_ascii_isalpha(start[0])) {
        code = start;
        start += 3;
    } else if (end - start > 3 && g_ascii_isalpha(end[-1])) {
        end -= 3;
        code = end;
    }
    for (int i = 0; code && i < 3; i++)
        if (!g_ascii_isalpha(code[i]))
            return false;
    start = skip_spaces(start);
    while (end > start && end[-1] == ' ')
        end--;
    if (!amount_of(start, (size_t)(end - start), amount))
        return false;
    for (int i = 0; i < 3; i++)
        currency[i] = code ? g_ascii_toupper(code[i]) : '\0';
    currency[3] = '\0';
    return true;
}

/* Optimal string alignment: one step for a swap of neighbours, too. */
static size_t distance(const char *a, const char *b)
{
    size_t rows = strlen(a), columns = strlen(b);
    size_t d[3][LONGEST_WORD + 1] = {0};
    if (rows > LONGEST_WORD || columns > LONGEST_WORD)
        return G_MAXSIZE;
    for (size_t j = 0; j <= columns; j++)
        d[0][j] = j;
    for (size_t i = 1; i <= rows; i++) {
        size_t *row = d[i % 3], *above = d[(i - 1) % 3], *two_above = d[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= columns; j++) {
            size_t change = above[j - 1] + (g_ascii_tolower(a[i - 1]) != g_ascii_tolower(b[j - 1]));
            row[j] = MIN(change, MIN(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = MIN(row[j], two_above[j - 2] + 1);
        }
    }
    return d[rows % 3][columns];
}

const char *value_nearest(const char *text, const char *const *words)
{
    const char *nearest = NULL;
    size_t least = MAX((strlen(text) + 1) / 3, 1); /* farther is another word */
    for (const char *const *word = words; *word; word++) {
        size_t steps = distance(text, *word);
        if (steps <= least && steps < strlen(*word) && (!nearest || steps < least)) {
            nearest = *word;
            least = steps;
        }
    }
    return nearest;
}
