/* libspf2 above our own DNS: questions counted, answers filtered, results mapped. */
#include "milter/spf.h"

#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include <spf2/spf.h>

#include "milter/now.h"
#include "milter/spf_record.h"
#include "parser/domain.h"

/* libspf2 1.2.10 writes past its buffers when a word of a record is longer (CVE-2023-42118 and kin). */
#define WORD_MAX 255u
#define RECORD_MAX 4096u
#define ADDRESS_MAX 512u
#define TERMS_MAX 10u /* the same: include, redirect, a, mx, ptr, exists */
#define PTR_MAX 10u
#define VOID_MAX 2u /* RFC 7208, 4.6.4 */
#define TTL 60

struct Spf {
    SpfLimits limits;
    SPF_dns_server_t dns;
    SPF_server_t *server;
    /* of the check under way */
    const DnsPath *path;
    SpfClient client;
    int64_t until;
    unsigned queries, terms, voids;
    GHashTable *hosts;  /* names that MX and PTR answers gave: their addresses belong to the same term */
    const char *broken; /* a limit of ours or of the RFC was passed: permerror */
};

static SPF_dns_rr_t *new_rr(SPF_dns_server_t *dns, const char *domain, ns_type type, SPF_dns_stat_t herrno)
{
    SPF_dns_rr_t *rr = SPF_dns_rr_new_init(dns, domain, type, TTL, herrno);
    if (!rr)
        abort(); /* libspf2 follows NULL; our child ends cleanly instead */
    return rr;
}

/* Is this TXT an SPF record of version 1? */
static bool is_spf_record(const uint8_t *text, size_t size)
{
    return size >= 6 && g_ascii_strncasecmp((const char *)text, "v=spf1", 6) == 0 && (size == 6 || text[6] == ' ');
}

/* Visible ASCII and spaces, short words: what libspf2 compiles without harm. */
static bool is_harmless(const uint8_t *text, size_t size)
{
    size_t word = 0;
    for (size_t i = 0; i < size; i++) {
        if (text[i] < 0x20 || text[i] > 0x7e)
            return false;
        word = text[i] == ' ' ? 0 : word + 1;
        if (word > WORD_MAX)
            return false;
    }
    return size <= RECORD_MAX;
}

static bool add_bytes(SPF_dns_rr_t *rr, const void *bytes, size_t size)
{
    int index = rr->num_rr;
    if (SPF_dns_rr_buf_realloc(rr, index, size + 1) != SPF_E_SUCCESS)
        return false;
    memcpy(rr->rr[index], bytes, size);
    ((char *)rr->rr[index])[size] = 0;
    rr->num_rr++;
    return true;
}

/* Other TXT records are nobody's business here; an SPF record that is broken, or
 * cannot be compiled safely, becomes one that certainly cannot be: permerror. */
static void add_txt(const Spf *spf, SPF_dns_rr_t *rr, const uint8_t *text, size_t size)
{
    static const char broken[] = "v=spf1 refused:";
    if (!is_spf_record(text, size))
        return;
    g_autofree char *record = is_harmless(text, size) ? g_strndup((const char *)text, size) : NULL;
    g_autofree char *prepared = record ? spf_record_prepare(record, &spf->client) : NULL;
    const char *given = prepared ? prepared : broken;
    add_bytes(rr, given, strlen(given));
}

static void add_record(const Spf *spf, SPF_dns_rr_t *rr, ns_type type, GBytes *record)
{
    size_t size;
    const void *bytes = g_bytes_get_data(record, &size);
    if (type == ns_t_txt)
        add_txt(spf, rr, bytes, size);
    else
        add_bytes(rr, bytes, size);
}

static SPF_dns_stat_t herrno_of(DnsStatus status)
{
    switch (status) {
    case DNS_FOUND:
        return NETDB_SUCCESS;
    case DNS_NXDOMAIN:
        return HOST_NOT_FOUND;
    case DNS_NODATA:
        return NO_DATA;
    default:
        return TRY_AGAIN;
    }
}

/* May it ask once more? Past a limit nothing is asked, and the verdict is ours. */
static bool count_query(Spf *spf, const char *domain, ns_type type)
{
    bool address = type == ns_t_a || type == ns_t_aaaa;
    bool of_a_term = address && g_hash_table_contains(spf->hosts, domain);
    spf->terms += spf->queries > 0 && !of_a_term; /* the first finds the record itself */
    if (spf->terms > TERMS_MAX)
        spf->broken = "more than ten terms that ask DNS";
    else if (spf->queries >= spf->limits.queries)
        spf->broken = "too many DNS queries";
    if (spf->broken)
        return false;
    spf->queries++;
    return true;
}

static void count_void(Spf *spf, const char *domain, DnsStatus status)
{
    bool first = spf->queries == 1;
    if (first || (status != DNS_NODATA && status != DNS_NXDOMAIN) || g_hash_table_contains(spf->hosts, domain))
        return;
    if (++spf->voids > VOID_MAX)
        spf->broken = "more than two void lookups";
}

static void remember_hosts(Spf *spf, ns_type type, const DnsAnswer *answer)
{
    if (answer->status != DNS_FOUND || (type != ns_t_mx && type != ns_t_ptr))
        return;
    if (type == ns_t_ptr && answer->records->len > PTR_MAX) /* the first ten count, the others do not exist */
        g_ptr_array_set_size(answer->records, PTR_MAX);
    for (guint i = 0; i < answer->records->len; i++)
        g_hash_table_add(spf->hosts, g_strdup(g_bytes_get_data(g_ptr_array_index(answer->records, i), NULL)));
}

static bool known_type(ns_type type)
{
    return type == ns_t_a || type == ns_t_aaaa || type == ns_t_mx || type == ns_t_ptr || type == ns_t_txt;
}

static SPF_dns_rr_t *lookup(SPF_dns_server_t *dns, const char *domain, ns_type type, int should_cache)
{
    Spf *spf = dns->hook;
    (void)should_cache;
    if (!known_type(type))
        return new_rr(dns, domain, type, NO_DATA);
    if (!count_query(spf, domain, type))
        return new_rr(dns, domain, type, TRY_AGAIN);
    g_auto(DnsAnswer) answer = dns_query(spf->path, domain, (int)type, spf->until);
    count_void(spf, domain, answer.status);
    remember_hosts(spf, type, &answer);
    SPF_dns_rr_t *rr = new_rr(dns, domain, type, herrno_of(answer.status));
    for (guint i = 0; answer.status == DNS_FOUND && i < answer.records->len; i++)
        add_record(spf, rr, type, g_ptr_array_index(answer.records, i));
    if (answer.status == DNS_FOUND && rr->num_rr == 0)
        rr->herrno = NO_DATA;
    return rr;
}

/* The explanation of the sender's domain is a macro of his: never fetched, never compiled. */
static SPF_errcode_t get_exp(SPF_server_t *server, const char *domain, char **buffer, size_t *size)
{
    static const char text[] = "SPF";
    (void)server, (void)domain;
    if (*size < sizeof text) {
        char *grown = realloc(*buffer, sizeof text);
        if (!grown)
            return SPF_E_NO_MEMORY;
        *buffer = grown;
        *size = sizeof text;
    }
    memcpy(*buffer, text, sizeof text);
    return SPF_E_SUCCESS;
}

Spf *spf_new(SpfLimits limits)
{
    Spf *spf = g_new0(Spf, 1);
    spf->limits = limits;
    spf->hosts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    spf->dns = (SPF_dns_server_t){.lookup = lookup, .get_exp = get_exp, .name = "leadmilter", .hook = spf};
    spf->server = SPF_server_new_dns(&spf->dns, 0);
    SPF_server_set_rec_dom(spf->server, "unknown");
    return spf;
}

void spf_free(Spf *spf)
{
    if (!spf)
        return;
    SPF_server_free(spf->server);
    g_hash_table_unref(spf->hosts);
    g_free(spf);
}

/* IPv4, also where it is mapped into IPv6. False: no address, or one that nobody publishes. */
static bool read_client(const char *text, SpfClient *client)
{
    struct in6_addr v6;
    struct in_addr v4;
    *client = (SpfClient){.v6 = inet_pton(AF_INET6, text, &v6) == 1};
    if (client->v6 && !IN6_IS_ADDR_V4MAPPED(&v6)) {
        memcpy(client->bytes, &v6, sizeof v6);
        return !IN6_IS_ADDR_LOOPBACK(&v6);
    }
    if (client->v6)
        memcpy(&v4, v6.s6_addr + 12, sizeof v4);
    else if (inet_pton(AF_INET, text, &v4) != 1)
        return false;
    client->v6 = false;
    memcpy(client->bytes, &v4, sizeof v4);
    return ntohl(v4.s_addr) >> 24 != IN_LOOPBACKNET;
}

static bool set_client(SPF_request_t *request, const SpfClient *client)
{
    struct in6_addr v6;
    struct in_addr v4;
    memcpy(&v6, client->bytes, sizeof v6);
    memcpy(&v4, client->bytes, sizeof v4);
    return (client->v6 ? SPF_request_set_ipv6(request, v6) : SPF_request_set_ipv4(request, v4)) == SPF_E_SUCCESS;
}

static bool set_sender(SPF_request_t *request, const char *helo, const char *mail_from)
{
    g_autofree char *postmaster = g_strconcat("postmaster@", helo, NULL);
    const char *sender = *mail_from ? mail_from : postmaster;
    if (strlen(sender) > ADDRESS_MAX || strlen(helo) > ADDRESS_MAX || !strchr(sender, '@'))
        return false;
    SPF_request_set_helo_dom(request, *helo ? helo : "unknown");
    /* RFC 8616, section 4: A-labels are looked up. */
    const char *domain = strrchr(sender, '@') + 1;
    g_autofree char *ascii = domain_ascii(domain);
    g_autofree char *plain = ascii ? g_strdup_printf("%.*s%s", (int)(domain - sender), sender, ascii) : NULL;
    return SPF_request_set_env_from(request, plain ? plain : sender) == 0;
}

/* libspf2 leaves "invalid" for what it could not evaluate, and the reason in the error. */
static const char *name_of_error(SPF_errcode_t error)
{
    switch (error) {
    case SPF_E_SUCCESS:
    case SPF_E_BAD_HOST_IP:
    case SPF_E_BAD_HOST_TLD:
        return "none";
    case SPF_E_DNS_ERROR:
    case SPF_E_NO_MEMORY:
        return "temperror";
    default:
        return "permerror";
    }
}

static const char *name_of(SPF_result_t result, SPF_errcode_t error)
{
    switch (result) {
    case SPF_RESULT_NEUTRAL:
        return "neutral";
    case SPF_RESULT_PASS:
        return "pass";
    case SPF_RESULT_FAIL:
        return "fail";
    case SPF_RESULT_SOFTFAIL:
        return "softfail";
    case SPF_RESULT_NONE:
        return "none";
    case SPF_RESULT_TEMPERROR:
        return "temperror";
    case SPF_RESULT_PERMERROR:
        return "permerror";
    default:
        return name_of_error(error);
    }
}

static const char *evaluate(SPF_request_t *request)
{
    SPF_response_t *response = NULL;
    SPF_errcode_t error = SPF_request_query_mailfrom(request, &response);
    const char *name = response ? name_of(SPF_response_result(response), error) : "temperror";
    if (response)
        SPF_response_free(response);
    return name;
}

SpfVerdict spf_check(Spf *spf, const DnsPath *path, const char *client, const char *helo, const char *mail_from)
{
    SpfVerdict verdict = {"none", NULL, 0};
    SPF_request_t *request = SPF_request_new(spf->server);
    spf->path = path;
    spf->until = now_monotonic_ms() + spf->limits.timeout_ms;
    spf->queries = spf->terms = spf->voids = 0;
    g_hash_table_remove_all(spf->hosts);
    spf->broken = NULL;
    if (read_client(client, &spf->client) && set_client(request, &spf->client) && set_sender(request, helo, mail_from))
        verdict.result = evaluate(request);
    if (spf->broken) {
        verdict.result = "permerror";
        verdict.why = spf->broken;
    }
    verdict.queries = spf->queries;
    SPF_request_free(request);
    return verdict;
}
