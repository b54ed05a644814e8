/* The facts of a lead as the templates see them. */
#include "milter/letter_data.h"

#include <math.h>
#include <string.h>

#include "milter/letter_links.h"

enum {
    LINE_MAX_CHARS = 254, /* an address may be that long */
    WANT_MAX = 500,
    HEADLINE_MAX = 60, /* characters of who and what in a subject line */
    ASKS_MAX = 3,
    WANTS_MAX = 14, /* lines of the prospect's words */
    REASONS_MAX = 8,
    LIST_MAX = 10
};

/* --- Clean lines --- */

static bool is_breaking(gunichar c)
{
    return g_unichar_iscntrl(c) || c == 0x2028 || c == 0x2029 || c == 0xfeff || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* One line, single blanks, at most max characters ("…" marks a cut); NULL for nothing. */
static char *one_line(const char *text, size_t max)
{
    if (!text)
        return NULL;
    g_autofree char *start = g_strndup(text, max * 8);
    g_autofree char *valid = g_utf8_make_valid(start, -1);
    GString *out = g_string_new(NULL);
    size_t characters = 0;
    for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        bool blank = g_unichar_isspace(c) || is_breaking(c);
        if (blank && (out->len == 0 || out->str[out->len - 1] == ' '))
            continue;
        if (++characters > max) {
            g_string_append(out, "…");
            break;
        }
        g_string_append_unichar(out, blank ? ' ' : c);
    }
    g_strchomp(out->str);
    if (*out->str)
        return g_string_free(out, FALSE);
    g_string_free(out, TRUE);
    return NULL;
}

/* Puts a clean line under a key; nothing when there is none. */
static void set_line(json_t *object, const char *key, const char *text)
{
    g_autofree char *line = one_line(text, LINE_MAX_CHARS);
    if (line)
        json_object_set_new(object, key, json_string(line));
}

static void take_line(json_t *object, const char *key, char *text)
{
    set_line(object, key, text);
    g_free(text);
}

/* Takes over a clean line, or NULL. */
static void take_item(json_t *list, char *line)
{
    if (line)
        json_array_append_new(list, json_string(line));
    g_free(line);
}

static void add_line(json_t *list, const char *text)
{
    take_item(list, one_line(text, LINE_MAX_CHARS));
}

static void set_flag(json_t *object, const char *key)
{
    json_object_set_new(object, key, json_true());
}

static const char *found(const Found *value)
{
    return value && *value->value ? value->value : NULL;
}

/* --- What an ack may repeat --- */

/* "Müller-Lüdenscheidt", "O'Hara", "Dr.", "J." */
static bool is_name_word(const char *word)
{
    size_t letters = 0;
    for (const char *p = word; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        bool last_dot = c == '.' && p[1] == '\0' && letters >= 1 && letters <= 4;
        bool inside = letters > 0 && (c == '\'' || c == '-' || c == 0x2019);
        if (!g_unichar_isalpha(c) && !g_unichar_ismark(c) && !last_dot && !inside)
            return false;
        letters += g_unichar_isalpha(c) ? 1 : 0;
    }
    return letters > 0 && letters <= 24;
}

char *letter_safe_name(const char *name)
{
    g_autofree char *line = one_line(name, 50);
    if (!line || strstr(line, "…"))
        return NULL;
    g_auto(GStrv) word = g_strsplit(line, " ", -1);
    bool good = g_strv_length(word) <= 4;
    for (size_t i = 0; good && word[i]; i++)
        good = is_name_word(word[i]);
    return good ? g_steal_pointer(&line) : NULL;
}

/* Reads like a link or an address. */
static bool is_link(const char *word)
{
    g_autofree char *lower = g_utf8_strdown(word, -1);
    if (strstr(lower, "://") || strstr(lower, "www.") || strchr(lower, '@') || strchr(lower, '<'))
        return true;
    const char *dot = strchr(lower, '.');
    for (; dot; dot = strchr(dot + 1, '.'))
        if (dot > lower && g_ascii_isalpha(dot[1]) && g_ascii_isalpha(dot[2]))
            return true;
    return false;
}

static bool strip_prefix(char **text)
{
    static const char *const prefixes[] = {"re:", "aw:", "fwd:", "fw:", "wg:", "antw:", "sv:", "tr:"};
    for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++)
        if (g_ascii_strncasecmp(*text, prefixes[i], strlen(prefixes[i])) == 0) {
            *text += strlen(prefixes[i]);
            *text += strspn(*text, " ");
            return true;
        }
    return false;
}

char *letter_safe_subject(const char *subject)
{
    g_autofree char *line = one_line(subject, 300);
    if (!line)
        return g_strdup("");
    char *base = line;
    while (strip_prefix(&base))
        continue;
    g_auto(GStrv) word = g_strsplit(base, " ", -1);
    g_autoptr(GString) out = g_string_new(NULL);
    for (size_t i = 0; word[i]; i++)
        if (!is_link(word[i]))
            g_string_append_printf(out, "%s%s", out->len ? " " : "", word[i]);
    char *safe = one_line(out->str, 78);
    return safe ? safe : g_strdup("");
}

/* --- Parts that both have --- */

/* A configured name is often a login: "alice", "hans.mueller". */
static char *shown_name(const char *name)
{
    g_autofree char *lower = g_utf8_strdown(name, -1);
    if (strcmp(lower, name) != 0)
        return g_strdup(name);
    GString *out = g_string_new(NULL);
    bool start = true;
    for (const char *p = name; *p; p = g_utf8_next_char(p)) {
        gunichar c = strchr("._", *p) ? ' ' : g_utf8_get_char(p);
        g_string_append_unichar(out, start ? g_unichar_toupper(c) : c);
        start = c == ' ' || c == '-';
    }
    return g_string_free(out, FALSE);
}

static void set_owner(json_t *data, const Letter *letter)
{
    const Owner *owner = letter->lead->owner ? config_owner(letter->config, letter->lead->owner) : NULL;
    if (!owner)
        return;
    json_t *object = json_object();
    take_line(object, "name", shown_name(owner->name));
    set_line(object, "email", owner->email);
    json_object_set_new(data, "owner", object);
}

static const char *kind_of(const Lead *lead)
{
    static const struct {
        const char *kind, *flag;
    } kinds[] = {{"rfq", "rfq"},     {"tender", "rfq"},    {"price", "price"},
                 {"order", "order"}, {"reorder", "order"}, {"demo", "demo"},
                 {"call", "call"},   {"sample", "sample"}, {"brochure", "brochure"}};
    const char *kind = lead->reading ? found(lead->reading->kind) : NULL;
    for (size_t i = 0; kind && i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kind, kinds[i].kind) == 0)
            return kinds[i].flag;
    return "other";
}

static void set_kind(json_t *data, const Lead *lead)
{
    json_t *object = json_object();
    set_flag(object, kind_of(lead));
    json_object_set_new(data, "kind", object);
}

static bool is_missing(const Reading *reading, const char *what)
{
    for (size_t i = 0; reading && i < reading->n_missing; i++)
        if (strcmp(reading->missing[i], what) == 0)
            return true;
    return false;
}

/* --- The ack --- */

/* One to three questions, and only those that fit what was asked for. */
static void set_asks(json_t *data, const Lead *lead)
{
    static const char *const buying[] = {"product", "quantity", "deadline", "country", "phone", NULL};
    static const char *const talking[] = {"phone", "company", NULL};
    static const char *const none[] = {NULL};
    const char *kind = kind_of(lead);
    bool talks = strcmp(kind, "demo") == 0 || strcmp(kind, "call") == 0;
    bool buys = !talks && strcmp(kind, "other") != 0 && strcmp(kind, "brochure") != 0;
    const char *const *want = lead->unparsed ? none : talks ? talking : buys ? buying : none;
    json_t *ask = json_array();
    for (; *want && json_array_size(ask) < ASKS_MAX; want++)
        if (is_missing(lead->reading, *want))
            json_array_append_new(ask, json_pack("{s:{s:b}}", "fact", *want, 1));
    if (json_array_size(ask))
        set_flag(data, "asks");
    json_object_set_new(data, "ask", ask);
}

/* When we are back, for who writes at night or on a holiday; not if somebody answers before. */
static void set_closed(json_t *data, const Letter *letter, const char *language, int64_t promised)
{
    const Config *config = letter->config;
    int64_t opens = config->calendar ? calendar_next_open(config->calendar, letter->now) : 0;
    if (opens > letter->now && opens < promised)
        take_line(data, "closed", words_moment(language, opens, letter->now, config->timezone));
}

json_t *letter_data_ack(const Letter *letter, const char *language)
{
    const Lead *lead = letter->lead;
    const Reading *reading = lead->reading;
    json_t *data = json_object();
    set_line(data, "company", letter->config->company_name);
    set_owner(data, letter);
    set_kind(data, lead);
    set_asks(data, lead);
    g_autofree char *name = reading ? letter_safe_name(found(reading->name)) : NULL;
    set_line(data, "name", name);
    /* A form's or marketplace's subject is not the prospect's. */
    if (reading && !(reading->relay && *reading->relay))
        take_line(data, "subject", letter_safe_subject(reading->subject));
    if (letter->config->ack_customers == CUSTOMERS_OWN && g_strcmp0(lead->relation, "customer") == 0)
        set_flag(data, "customer");
    int64_t promised = lead->has_promised_by ? lead->promised_by : lead->respond_by;
    if (promised > letter->now)
        take_line(data, "promised", words_moment(language, promised, letter->now, letter->config->timezone));
    set_closed(data, letter, language, promised);
    return data;
}

/* --- The card --- */

static char *number_text(double value)
{
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    bool whole = fabs(value) < 1e15 && fabs(value - round(value)) < 1e-9;
    return g_strdup(g_ascii_formatd(buffer, sizeof buffer, whole ? "%.0f" : "%.6g", value));
}

/* "40 x NF-220", "500 kg PTFE powder", "40 pcs" */
static char *quantity_text(const Quantity *quantity, const char *product)
{
    g_autofree char *number = number_text(quantity->value);
    const char *unit = quantity->unit && *quantity->unit ? quantity->unit : "pcs";
    if (!product)
        return g_strdup_printf("%s %s", number, unit);
    return g_strdup_printf("%s %s %s", number, strcmp(unit, "pcs") == 0 ? "x" : unit, product);
}

static const char *product_of(const Reading *reading, size_t i)
{
    if (reading->quantity[i]->product && *reading->quantity[i]->product)
        return reading->quantity[i]->product;
    return reading->n_quantity == 1 && reading->n_product ? found(reading->product[0]) : NULL;
}

/* What they ask for, in the few words of a subject line. */
static char *what_text(const Reading *reading)
{
    if (!reading || (!reading->n_quantity && !reading->n_product))
        return NULL;
    size_t many = reading->n_quantity ? reading->n_quantity : reading->n_product;
    g_autofree char *first = reading->n_quantity ? quantity_text(reading->quantity[0], product_of(reading, 0))
                                                 : g_strdup(found(reading->product[0]));
    g_autofree char *line = one_line(first, HEADLINE_MAX);
    return line && many > 1 ? g_strdup_printf("%s +%zu", line, many - 1) : g_steal_pointer(&line);
}

static char *who_text(const Letter *letter)
{
    const Reading *reading = letter->lead->reading;
    const char *country = reading ? found(reading->country) : NULL;
    const char *who = reading ? found(reading->company) : NULL;
    if (!who && letter->account)
        who = letter->account->name;
    if (!who || !*who)
        who = reading ? found(reading->name) : NULL;
    if (!who)
        who = reading ? found(reading->email) : NULL;
    if (!who)
        who = letter->lead->mail_from && *letter->lead->mail_from ? letter->lead->mail_from : "unknown sender";
    g_autofree char *line = one_line(who, HEADLINE_MAX);
    return country ? g_strdup_printf("%s %s", line ? line : "", country) : g_steal_pointer(&line);
}

static bool has_quantity_of(const Reading *reading, const char *product)
{
    for (size_t i = 0; i < reading->n_quantity; i++)
        if (g_strcmp0(product_of(reading, i), product) == 0)
            return true;
    return false;
}

static char *attachment_text(const Attachment *attachment)
{
    const char *name = attachment->filename && *attachment->filename ? attachment->filename : attachment->content_type;
    if (!attachment->size)
        return g_strdup(name);
    if (attachment->size < 1024 * 1024)
        return g_strdup_printf("%s (%" G_GUINT64_FORMAT " kB)", name ? name : "", attachment->size / 1024 + 1);
    return g_strdup_printf("%s (%" G_GUINT64_FORMAT " MB)", name ? name : "", (attachment->size >> 20) + 1);
}

/* An ISO date as people write it. */
static char *date_text(const char *iso, const char *language)
{
    g_autofree char *noon = g_strconcat(iso, "T12:00:00Z", NULL);
    g_autoptr(GDateTime) at = g_date_time_new_from_iso8601(noon, NULL);
    return at ? words_day(language, g_date_time_to_unix(at), NULL) : g_strdup(iso);
}

static void set_facts(json_t *data, const Reading *reading, const char *language)
{
    json_t *items = json_array(), *attachments = json_array();
    for (size_t i = 0; i < reading->n_quantity && json_array_size(items) < LIST_MAX; i++) {
        g_autofree char *text = quantity_text(reading->quantity[i], product_of(reading, i));
        add_line(items, text);
    }
    for (size_t i = 0; i < reading->n_product && json_array_size(items) < LIST_MAX; i++)
        if (found(reading->product[i]) && !has_quantity_of(reading, reading->product[i]->value))
            add_line(items, reading->product[i]->value);
    for (size_t i = 0; i < reading->n_attachment && i < LIST_MAX; i++) {
        g_autofree char *text = attachment_text(reading->attachment[i]);
        add_line(attachments, text);
    }
    if (found(reading->deadline))
        take_line(data, "deadline", date_text(reading->deadline->value, language));
    if (reading->budget) {
        g_autofree char *amount = number_text(reading->budget->amount);
        take_line(data, "budget", g_strjoin(" ", amount, reading->budget->currency, NULL));
    }
    set_line(data, "their_reference", found(reading->their_reference));
    if (json_array_size(items) || json_array_size(attachments) || reading->deadline || reading->budget ||
        found(reading->their_reference))
        set_flag(data, "has_facts");
    json_object_set_new(data, "items", items);
    json_object_set_new(data, "attachments", attachments);
}

static void set_wants(json_t *data, const Reading *reading)
{
    json_t *wants = json_array();
    g_auto(GStrv) line = g_strsplit(reading->words ? reading->words : "", "\n", WANTS_MAX * 4);
    for (size_t i = 0; line[i] && json_array_size(wants) < WANTS_MAX; i++)
        take_item(wants, one_line(line[i], WANT_MAX));
    if (json_array_size(wants))
        set_flag(data, "has_wants");
    json_object_set_new(data, "wants", wants);
}

/* The flags stand for words of the templates; what they do not know is shown as it is. */
static void set_missing(json_t *data, const Reading *reading)
{
    static const char *const known[] = {"product", "quantity", "deadline", "country", "phone",
                                        "company", "name",     "budget",   "email",   NULL};
    json_t *missing = json_array();
    for (size_t i = 0; i < reading->n_missing && i < LIST_MAX; i++) {
        json_t *fact = json_object();
        if (g_strv_contains(known, reading->missing[i]))
            set_flag(fact, reading->missing[i]);
        else
            set_line(fact, "other", reading->missing[i]);
        json_array_append_new(missing, json_pack("{s:o}", "fact", fact));
    }
    if (json_array_size(missing)) {
        set_flag(json_array_get(missing, json_array_size(missing) - 1), "last");
        set_flag(data, "has_missing");
    }
    json_object_set_new(data, "missing", missing);
}

static void set_person(json_t *data, const Letter *letter)
{
    const Reading *reading = letter->lead->reading;
    const Contact *contact = letter->contact;
    const char *email = reading ? found(reading->email) : NULL;
    const char *phone = reading ? found(reading->phone) : NULL;
    const char *name = reading ? found(reading->name) : NULL;
    bool relayed = reading && reading->relay && *reading->relay;
    set_line(data, "email", email ? email : relayed ? NULL : letter->lead->mail_from);
    set_line(data, "phone", phone ? phone : contact ? contact->phone : NULL);
    set_line(data, "name", name ? name : contact ? contact->name : NULL);
    if (!reading)
        return;
    set_line(data, "title", found(reading->title));
    set_line(data, "company_name", found(reading->company));
    set_line(data, "website", found(reading->website));
    g_autoptr(GPtrArray) place = g_ptr_array_new();
    const Found *const parts[] = {reading->postcode, reading->city, reading->country};
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
        if (found(parts[i]))
            g_ptr_array_add(place, (void *)parts[i]->value);
    g_ptr_array_add(place, NULL);
    take_line(data, "place", g_strjoinv(" ", (char **)place->pdata));
    if (reading->candidate)
        take_line(data, "candidate",
                  g_strdup_printf("%s <%s>", reading->candidate->name ? reading->candidate->name : "",
                                  reading->candidate->address ? reading->candidate->address : ""));
}

/* How the original came, if not from the prospect himself. */
static void set_relay(json_t *data, const Reading *reading)
{
    if (!reading || !reading->relay || !*reading->relay)
        return;
    json_t *relay = json_object();
    set_line(relay, "name", reading->relay_name);
    set_flag(relay, reading->relay);
    json_object_set_new(data, "relay", relay);
}

static void set_history(json_t *data, const Letter *letter, const char *language)
{
    const Contact *contact = letter->contact;
    const Account *account = letter->account;
    if (g_strcmp0(letter->lead->relation, "customer") == 0)
        set_flag(data, "customer");
    if (letter->lead->same_project)
        json_object_set_new(data, "same_project", json_sprintf("L-%" G_GUINT64_FORMAT, letter->lead->same_project));
    if (contact && contact->won)
        json_object_set_new(data, "won", json_integer(contact->won));
    if (contact && contact->leads > 1) {
        json_object_set_new(data, "previous", json_integer(contact->leads - 1));
        if (contact->first_seen)
            take_line(data, "first_seen", words_day(language, contact->first_seen, letter->config->timezone));
    }
    if (!account || (account->leads <= 1 && !account->won))
        return;
    json_t *object = json_pack("{s:i, s:i}", "leads", (int)account->leads, "won", (int)account->won);
    set_line(object, "name", account->name && *account->name ? account->name : account->domain);
    set_line(object, "owner", account->owner);
    json_object_set_new(data, "account", object);
}

static void set_reasons(json_t *data, const Lead *lead)
{
    json_t *reasons = json_array();
    for (size_t i = 0; i < lead->n_reason && i < REASONS_MAX; i++) {
        json_t *one = json_object();
        take_line(one, "points", g_strdup_printf("%+d", lead->reason[i]->points));
        set_line(one, "name", lead->reason[i]->name);
        set_line(one, "evidence", lead->reason[i]->evidence);
        json_array_append_new(reasons, one);
    }
    json_object_set_new(data, "reasons", reasons);
    json_object_set_new(data, "score", json_integer(lead->score));
    set_line(data, "owner_reason", lead->owner_reason);
}

/* What the prospect was told: sent, on its way, or why nothing. */
static void set_ack(json_t *data, const Lead *lead)
{
    json_t *ack = json_object();
    bool waits = lead->ack_reason && g_str_has_prefix(lead->ack_reason, "waits");
    set_line(ack, "to", lead->ack_to);
    if (lead->has_acked_at)
        set_flag(ack, "sent");
    else if (lead->ack_reason && *lead->ack_reason && !waits)
        set_line(ack, "none", lead->ack_reason);
    else if (lead->ack_to && *lead->ack_to)
        set_flag(ack, "coming");
    json_object_set_new(data, "ack", ack);
}

/* "failed ADDRESS WORDS…", "unheard ADDRESS WORDS…", "follow-up", "unread WORDS…" */
static void set_notice(json_t *data, const Outgoing *row)
{
    g_auto(GStrv) part = g_strsplit(row->detail ? row->detail : "", " ", 3);
    static const char *const undelivered[] = {"failed", "unheard", "unanswered", NULL};
    if (part[0] && g_strv_contains(undelivered, part[0]) && part[1]) {
        json_t *mail = json_object();
        set_line(mail, "to", part[1]);
        set_line(mail, "reply", part[2]);
        json_object_set_new(data, part[0], mail);
    } else if (g_strcmp0(part[0], "follow-up") == 0) {
        set_flag(data, "followup");
    } else if (g_strcmp0(part[0], "unread") == 0) {
        set_line(data, "unread", part[1] ? row->detail + strlen("unread ") : "for reasons unknown");
    }
}

json_t *letter_data_card(const Letter *letter, const char *language, const char *reply_to)
{
    const Lead *lead = letter->lead;
    const Reading *reading = lead->reading;
    GTimeZone *zone = letter->config->timezone;
    json_t *data = json_object();
    json_object_set_new(data, "lead", json_sprintf("L-%" G_GUINT64_FORMAT, lead->id));
    set_line(data, "company", letter->config->company_name);
    set_flag(data, lead->class_ == LEAD_CLASS__CLASS_HOT ? "hot" : "general");
    set_line(data, "unparsed", lead->unparsed);
    take_line(data, "who", who_text(letter));
    take_line(data, "what", what_text(reading));
    take_line(data, "subject", one_line(reading ? reading->subject : NULL, HEADLINE_MAX));
    if (lead->has_respond_by) {
        take_line(data, "respond_by", words_moment(language, lead->respond_by, letter->now, zone));
        take_line(data, "by", words_moment_short(language, lead->respond_by, letter->now, zone));
    }
    if (letter->original)
        set_flag(data, "attached");
    if (letter->too_large)
        set_flag(data, "too_large");
    if (reading) {
        set_facts(data, reading, language);
        set_wants(data, reading);
        set_missing(data, reading);
        set_relay(data, reading);
    }
    set_owner(data, letter);
    set_kind(data, lead);
    set_person(data, letter);
    set_history(data, letter, language);
    set_line(data, "source", lead->source);
    set_reasons(data, lead);
    set_ack(data, lead);
    json_object_set_new(data, "link", letter_links(data, letter, reply_to));
    set_notice(data, letter->row);
    return data;
}
