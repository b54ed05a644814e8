/* RFC 7208 syntax (section 12), and the equivalent record for one client. */
#include "milter/spf_record.h"

#include <arpa/inet.h>
#include <glib.h>
#include <string.h>

/* libspf2 compiles into 512 bytes: a header a term, another for each piece of text or macro. */
#define COMPILED_MAX 480u
#define TERM_COST 8u
#define PIECE_COST 8u

typedef struct {
    const SpfClient *client;
    GString *out;
    char *redirect; /* put at the end, where libspf2 expects it */
    bool decided;   /* "all" was written: nothing behind it counts */
    unsigned exps, redirects;
    size_t cost;
} Preparation;

/* "%{" letter digits "r" delimiters "}", or one of "%%", "%_", "%-": its length, 0 when it is none. */
static size_t macro_length(const char *p, const char *end)
{
    if (end - p < 2 || p[0] != '%')
        return 0;
    if (strchr("%_-", p[1]))
        return 2;
    const char *q = p + 2;
    if (p[1] != '{' || q >= end || !strchr("slodiphvSLODIPHV", *q))
        return 0;
    q++;
    const char *digits = q;
    while (q < end && g_ascii_isdigit(*q))
        q++;
    bool zero = q > digits && strspn(digits, "0") >= (size_t)(q - digits);
    if (q < end && (*q == 'r' || *q == 'R'))
        q++;
    while (q < end && strchr(".-+,/_=", *q))
        q++;
    return q < end && *q == '}' && !zero && q - digits < 16 ? (size_t)(q + 1 - p) : 0;
}

/* Letters, digits, hyphens; not a number, no hyphen at its ends. */
static bool is_top_label(const char *p, size_t n)
{
    bool other = false;
    for (size_t i = 0; i < n; i++) {
        if (!g_ascii_isalnum(p[i]) && p[i] != '-')
            return false;
        other = other || !g_ascii_isdigit(p[i]);
    }
    return n > 0 && n <= 63 && other && p[0] != '-' && p[n - 1] != '-';
}

/* macro-string; *last is where its last macro ends (NULL: none), *pieces what libspf2 makes of it. */
static bool scan_macros(const char *p, const char *end, const char **last, size_t *pieces)
{
    *last = NULL;
    *pieces = 1;
    while (p < end) {
        size_t n = 1;
        if (*p == '%') {
            n = macro_length(p, end);
            *pieces += 2;
            *last = p + n;
        }
        if (n == 0 || *p < 0x21 || *p > 0x7e)
            return false;
        p += n;
    }
    return true;
}

/* Ends in a macro, or in a dot and a top label. */
static bool is_domain_spec(const char *p, const char *end, size_t *pieces)
{
    const char *last;
    if (p >= end || end - p > 255 || !scan_macros(p, end, &last, pieces))
        return false;
    if (last == end)
        return end[-1] == '}';
    const char *stop = end[-1] == '.' ? end - 1 : end;
    const char *dot = g_strrstr_len(p, stop - p, ".");
    return dot && (!last || dot >= last) && is_top_label(dot + 1, (size_t)(stop - dot - 1));
}

/* "0" or up to three digits without a leading zero, at most max; moves *end before it and its slashes. */
static bool take_length(const char *start, const char **end, const char *slashes, unsigned max, int *length)
{
    const char *p = *end;
    unsigned value = 0, scale = 1;
    while (p > start && g_ascii_isdigit(p[-1]) && *end - p < 3) {
        p--;
        value += scale * (unsigned)(*p - '0');
        scale *= 10;
    }
    size_t n = strlen(slashes);
    if (p == *end || (size_t)(p - start) < n || strncmp(p - n, slashes, n) != 0)
        return true; /* none there */
    if ((*p == '0' && *end - p > 1) || value > max)
        return false;
    *length = (int)value;
    *end = p - n;
    return true;
}

/* dual-cidr-length: "/24", "//64" or both; -1 for what is absent. */
static bool take_dual(const char *start, const char **end, int *v4, int *v6)
{
    *v4 = *v6 = -1;
    return take_length(start, end, "//", 128, v6) && take_length(start, end, "/", 32, v4);
}

static void write_term(Preparation *preparation, char qualifier, const char *text, size_t n, size_t pieces)
{
    if (preparation->decided)
        return;
    g_string_append_c(preparation->out, ' ');
    if (qualifier)
        g_string_append_c(preparation->out, qualifier);
    g_string_append_len(preparation->out, text, (gssize)n);
    preparation->cost += TERM_COST + n + pieces * PIECE_COST;
}

static void write_all(Preparation *preparation, char qualifier)
{
    write_term(preparation, qualifier, "all", 3, 0);
    preparation->decided = true;
}

static bool in_net(const SpfClient *client, const uint8_t *net, int length)
{
    size_t whole = (size_t)length / 8;
    unsigned rest = (unsigned)length % 8;
    if (memcmp(client->bytes, net, whole) != 0)
        return false;
    return rest == 0 || ((client->bytes[whole] ^ net[whole]) & (0xffu << (8 - rest)) & 0xffu) == 0;
}

static bool take_ip(Preparation *preparation, char qualifier, const char *value, bool v6)
{
    uint8_t net[16];
    int length = v6 ? 128 : 32;
    const char *end = value + strlen(value);
    if (strchr(value, '/') && (!take_length(value, &end, "/", (unsigned)length, &length) || strchr(value, '/') != end))
        return false;
    g_autofree char *address = g_strndup(value, (gsize)(end - value));
    if (inet_pton(v6 ? AF_INET6 : AF_INET, address, net) != 1)
        return false;
    if (v6 == preparation->client->v6 && in_net(preparation->client, net, length))
        write_all(preparation, qualifier);
    return true;
}

/* libspf2 refuses "/0". For a it says: any client of that family, if the name
 * has an address, which is what exists says of IPv4. Published IPv6 addresses
 * share their first bit, so /1 says it there; for mx under IPv4 /1 is half of it
 * (a deviation: see tests/spf-deviations.txt). The other family's length is left out. */
static bool write_hosts(Preparation *preparation, char qualifier, const char *name, const char *domain, int length,
                        size_t pieces)
{
    bool v6 = preparation->client->v6;
    g_autofree char *host = *domain ? g_strconcat(":", domain, NULL) : g_strdup("");
    g_autofree char *term = NULL;
    if (length == 0 && !v6 && g_ascii_strcasecmp(name, "a") == 0)
        term = g_strconcat("exists:", *domain ? domain : "%{d}", NULL);
    else if (length < 0)
        term = g_strconcat(name, host, NULL);
    else
        term = g_strdup_printf("%s%s%s%d", name, host, v6 ? "//" : "/", MAX(length, 1));
    write_term(preparation, qualifier, term, strlen(term), pieces + 2);
    return true;
}

/* a and mx: perhaps a domain, perhaps lengths. */
static bool take_hosts(Preparation *preparation, char qualifier, const char *name, const char *rest)
{
    const char *end = rest + strlen(rest);
    int v4, v6;
    size_t pieces = 1;
    if (!take_dual(rest, &end, &v4, &v6))
        return false;
    if (*rest == ':' ? !is_domain_spec(rest + 1, end, &pieces) : rest != end)
        return false;
    g_autofree char *domain = *rest == ':' ? g_strndup(rest + 1, (gsize)(end - rest - 1)) : g_strdup("");
    return write_hosts(preparation, qualifier, name, domain, preparation->client->v6 ? v6 : v4, pieces);
}

/* include, exists: a domain; ptr: perhaps one. */
static bool take_named(Preparation *preparation, char qualifier, const char *word, const char *rest, bool optional)
{
    size_t pieces = 1;
    bool good = *rest == ':' ? is_domain_spec(rest + 1, rest + strlen(rest), &pieces) : optional && *rest == 0;
    if (good)
        write_term(preparation, qualifier, word, strlen(word), pieces);
    return good;
}

static bool is_name(const char *word, size_t n, const char *name)
{
    return strlen(name) == n && g_ascii_strncasecmp(word, name, n) == 0;
}

static bool take_mechanism(Preparation *preparation, char qualifier, const char *word)
{
    size_t n = strcspn(word, ":/");
    const char *rest = word + n;
    if (is_name(word, n, "all")) {
        if (*rest == 0)
            write_all(preparation, qualifier);
        return *rest == 0;
    }
    if (is_name(word, n, "ip4") || is_name(word, n, "ip6"))
        return *rest == ':' && take_ip(preparation, qualifier, rest + 1, word[2] == '6');
    if (is_name(word, n, "a") || is_name(word, n, "mx"))
        return take_hosts(preparation, qualifier, n == 1 ? "a" : "mx", rest);
    if (is_name(word, n, "include") || is_name(word, n, "exists"))
        return take_named(preparation, qualifier, word, rest, false);
    return is_name(word, n, "ptr") && take_named(preparation, qualifier, word, rest, true);
}

/* exp is never asked for, unknown modifiers mean nothing: checked and left out. */
static bool take_modifier(Preparation *preparation, const char *word, size_t n)
{
    const char *value = word + n + 1, *end = value + strlen(value), *last;
    size_t pieces;
    for (size_t i = 0; i < n; i++)
        if (!(g_ascii_isalpha(word[i]) || (i > 0 && (g_ascii_isdigit(word[i]) || strchr("-_.", word[i])))))
            return false;
    if (is_name(word, n, "exp"))
        return preparation->exps++ == 0 && is_domain_spec(value, end, &pieces);
    if (!is_name(word, n, "redirect"))
        return n > 0 && scan_macros(value, end, &last, &pieces);
    if (preparation->redirects++ > 0 || !is_domain_spec(value, end, &pieces))
        return false;
    preparation->redirect = g_strdup(word);
    preparation->cost += TERM_COST + strlen(word) + pieces * PIECE_COST;
    return true;
}

/* name "=" comes before any ":" or "/" of a mechanism. */
static bool take_term(Preparation *preparation, const char *word)
{
    size_t n = strcspn(word, "=:/");
    if (word[n] == '=')
        return take_modifier(preparation, word, n);
    bool qualified = strchr("+-?~", *word) != NULL;
    return take_mechanism(preparation, qualified ? *word : 0, word + qualified);
}

char *spf_record_prepare(const char *record, const SpfClient *client)
{
    Preparation preparation = {.client = client, .out = g_string_new("v=spf1")};
    g_auto(GStrv) words = g_strsplit(record, " ", -1);
    bool sound = g_ascii_strcasecmp(words[0] ? words[0] : "", "v=spf1") == 0;
    for (char **word = words; sound && *word; word++)
        if (word != words && **word)
            sound = take_term(&preparation, *word);
    if (sound && preparation.redirect && !preparation.decided)
        g_string_append_printf(preparation.out, " %s", preparation.redirect);
    g_free(preparation.redirect);
    g_string_append_c(preparation.out, ' '); /* libspf2 knows the version only with a space behind */
    return g_string_free(preparation.out, !sound || preparation.cost > COMPILED_MAX);
}
