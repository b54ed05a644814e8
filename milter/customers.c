/* Rows of the customer list, by domain. */
#include "milter/customers.h"

#include <string.h>

#include "milter/config.h"
#include "milter/slurp.h"

enum { FILE_BYTES = 16 << 20, COLUMNS = 4, FIELD_BYTES = 256 };

typedef struct {
    char *column[COLUMNS]; /* folded, but the owner */
} Row;

enum { DOMAIN, OWNER, COUNTRY, CITY };

struct Customers {
    GHashTable *by_domain; /* -> GPtrArray of Row */
    GPtrArray *owners;
};

static void free_row(void *data)
{
    Row *row = data;
    for (size_t i = 0; i < COLUMNS; i++)
        g_free(row->column[i]);
    g_free(row);
}

static void free_rows(void *rows)
{
    g_ptr_array_unref(rows);
}

/* One line's fields: quotes around, doubled inside; a field never goes over a line's end. */
static GPtrArray *fields_of(const char *line, char separator)
{
    GPtrArray *fields = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) field = g_string_new(NULL);
    bool quoted = false;
    for (const char *p = line;; p++) {
        if (*p == '"' && quoted && p[1] == '"')
            g_string_append_c(field, *p++);
        else if (*p == '"')
            quoted = !quoted;
        else if (!*p || (*p == separator && !quoted)) {
            g_ptr_array_add(fields, g_strstrip(g_strndup(field->str, FIELD_BYTES)));
            g_string_truncate(field, 0);
            if (!*p)
                return fields;
        } else
            g_string_append_c(field, *p);
    }
}

typedef struct {
    int at[COLUMNS]; /* in the file; -1: not there */
    char separator;
} Header;

static bool read_header(const char *line, Header *header)
{
    static const char *const names[COLUMNS] = {"domain", "owner", "country", "city"};
    header->separator = strchr(line, ';') ? ';' : ',';
    g_autoptr(GPtrArray) fields = fields_of(line, header->separator);
    for (size_t n = 0; n < COLUMNS; n++) {
        header->at[n] = -1;
        for (guint i = 0; i < fields->len; i++)
            if (g_ascii_strcasecmp(fields->pdata[i], names[n]) == 0)
                header->at[n] = (int)i;
    }
    return header->at[DOMAIN] >= 0 && header->at[OWNER] >= 0;
}

static bool add_row(Customers *customers, const Header *header, const char *line)
{
    g_autoptr(GPtrArray) fields = fields_of(line, header->separator);
    Row *row = g_new0(Row, 1);
    for (size_t n = 0; n < COLUMNS; n++) {
        const char *text = header->at[n] >= 0 && header->at[n] < (int)fields->len ? fields->pdata[header->at[n]] : "";
        bool utf8 = g_utf8_validate(text, -1, NULL);
        row->column[n] = !utf8 ? g_strdup("") : n == OWNER ? g_strdup(text) : g_utf8_casefold(text, -1);
    }
    if (!*row->column[DOMAIN] || !*row->column[OWNER]) {
        free_row(row);
        return false;
    }
    GPtrArray *rows = g_hash_table_lookup(customers->by_domain, row->column[DOMAIN]);
    if (!rows) {
        rows = g_ptr_array_new_with_free_func(free_row);
        g_hash_table_insert(customers->by_domain, g_strdup(row->column[DOMAIN]), rows);
    }
    g_ptr_array_add(rows, row);
    g_ptr_array_insert(customers->owners, (gint)customers->owners->len - 1, row->column[OWNER]);
    return true;
}

static Customers *customers_new(void)
{
    Customers *customers = g_new0(Customers, 1);
    customers->by_domain = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_rows);
    customers->owners = g_ptr_array_new();
    g_ptr_array_add(customers->owners, NULL);
    return customers;
}

Customers *customers_load(const char *path, GError **error)
{
    g_autoptr(GString) text = slurp(path, FILE_BYTES, error);
    if (!text)
        return NULL;
    g_auto(GStrv) line = g_strsplit_set(text->str, "\n", -1);
    Header header;
    Customers *customers = customers_new();
    size_t wrong = 0;
    bool good = line[0] && read_header(g_strstrip(line[0]), &header);
    for (size_t i = 1; good && line[i]; i++) {
        if (!*g_strstrip(line[i]))
            continue;
        good = add_row(customers, &header, line[i]);
        wrong = i;
    }
    if (good)
        return customers;
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                wrong ? "line %zu: expected a domain and an owner"
                      : "line %zu: expected a header with domain and owner",
                wrong + 1);
    customers_free(customers);
    return NULL;
}

void customers_free(Customers *customers)
{
    if (!customers)
        return;
    g_hash_table_unref(customers->by_domain);
    g_ptr_array_unref(customers->owners);
    g_free(customers);
}

const char *const *customers_owners(const Customers *customers)
{
    return (const char *const *)customers->owners->pdata;
}

static bool is(const Row *row, int column, const Found *found)
{
    g_autofree char *folded = found ? g_utf8_casefold(found->value, -1) : NULL;
    return *row->column[column] && folded && strcmp(row->column[column], folded) == 0;
}

/* 0: another site's; the more the nearer. */
static int nearness(const Row *row, const Reading *reading)
{
    if (*row->column[CITY])
        return is(row, CITY, reading->city) ? 3 : 0;
    if (*row->column[COUNTRY])
        return is(row, COUNTRY, reading->country) ? 2 : 0;
    return 1;
}

static const GPtrArray *rows_of(const Customers *customers, const char *address)
{
    g_autofree char *ascii = customers && address ? address_ascii(address) : NULL;
    g_autofree char *domain = ascii ? g_ascii_strdown(address_domain(ascii), -1) : NULL;
    return domain && *domain ? g_hash_table_lookup(customers->by_domain, domain) : NULL;
}

bool customers_has(const Customers *customers, const char *address)
{
    return rows_of(customers, address) != NULL;
}

const char *customers_owner(const Customers *customers, const Reading *reading)
{
    const GPtrArray *rows = rows_of(customers, reading->email ? reading->email->value : NULL);
    const char *owner = NULL;
    int best = 0;
    for (guint i = 0; rows && i < rows->len; i++) {
        const Row *row = rows->pdata[i];
        int near = nearness(row, reading);
        owner = near > best ? row->column[OWNER] : owner;
        best = MAX(best, near);
    }
    return owner;
}
