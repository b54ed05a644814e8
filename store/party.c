/* Contacts and accounts, and what is counted with them. */
#include "store/party.h"

#include "store/lead.h"
#include "store/mailbox.h"
#include "store/records.h"
#include "store/value.h"

Contact *contact_get(Txn *txn, uint64_t id)
{
    Key key = key_number(id);
    return id != 0 ? value_get(txn, TABLE_CONTACTS, &key, &contact__descriptor) : NULL;
}

Contact *contact_find(Txn *txn, const char *address)
{
    g_autofree char *canonical = mailbox_canonical(address);
    Key key = key_hash(canonical);
    uint64_t id = 0;
    return value_get_number(txn, TABLE_ADDRESSES, &key, &id) ? contact_get(txn, id) : NULL;
}

void contact_put(Txn *txn, const Contact *contact)
{
    Key key = key_number(contact->id);
    value_put(txn, TABLE_CONTACTS, &key, contact);
}

Account *account_get(Txn *txn, uint64_t id)
{
    Key key = key_number(id);
    return id != 0 ? value_get(txn, TABLE_ACCOUNTS, &key, &account__descriptor) : NULL;
}

Account *account_find(Txn *txn, const char *domain)
{
    g_autofree char *canonical = mailbox_canonical_domain(domain);
    Key key = key_hash(canonical);
    uint64_t id = 0;
    return value_get_number(txn, TABLE_DOMAINS, &key, &id) ? account_get(txn, id) : NULL;
}

void account_put(Txn *txn, const Account *account)
{
    Key key = key_number(account->id);
    value_put(txn, TABLE_ACCOUNTS, &key, account);
}

/* --- Taking --- */

static void fill(char **field, const char *text)
{
    if (*field == NULL && text != NULL && text[0] != '\0')
        *field = g_strdup(text);
}

static Contact *make_contact(Txn *txn, const Contact *given, int64_t now)
{
    Contact *contact = record_copy(given);
    contact->id = value_next(txn, "contact", 1);
    contact->has_first_seen = true;
    contact->first_seen = now;
    contact->has_leads = contact->has_won = false;
    contact->leads = contact->won = 0;
    if (contact->address == NULL)
        return contact;
    g_autofree char *canonical = mailbox_canonical(contact->address);
    record_set(&contact->address, canonical);
    Key key = key_hash(canonical);
    value_put_number(txn, TABLE_ADDRESSES, &key, contact->id);
    return contact;
}

bool contact_reached(Contact *contact, const char *failure, int64_t now)
{
    bool fails = failure[0] != '\0';
    if (!fails && contact->undeliverable == NULL)
        return false;
    record_set(&contact->undeliverable, fails ? failure : NULL);
    contact->has_undeliverable_at = fails;
    contact->undeliverable_at = fails ? now : 0;
    return true;
}

/* What we know stands: a message can add to it, not replace it. */
static Contact *take_contact(Txn *txn, const Contact *given, int64_t now)
{
    Contact *contact = given->address != NULL ? contact_find(txn, given->address) : NULL;
    if (contact == NULL)
        contact = make_contact(txn, given, now);
    if (contact->address == NULL && given->address != NULL) /* forgotten, and writes again */
        contact->address = mailbox_canonical(given->address);
    fill(&contact->name, given->name);
    fill(&contact->phone, given->phone);
    fill(&contact->title, given->title);
    fill(&contact->language, given->language);
    fill(&contact->country, given->country);
    contact->has_last_seen = true;
    contact->last_seen = MAX(contact->last_seen, now);
    return contact;
}

static Account *make_account(Txn *txn, const char *domain, int64_t now)
{
    Account *account = g_malloc(sizeof *account); /* protobuf-c frees with free(), as GLib does */
    account__init(account);
    account->id = value_next(txn, "account", 1);
    account->has_first_seen = true;
    account->first_seen = now;
    if (domain == NULL)
        return account;
    account->domain = mailbox_canonical_domain(domain);
    Key key = key_hash(account->domain);
    value_put_number(txn, TABLE_DOMAINS, &key, account->id);
    return account;
}

/* By domain; else the contact's own: free-mail people come back, too. */
static Account *take_account(Txn *txn, const Contact *contact, const char *domain, int64_t now)
{
    if (domain == NULL && contact == NULL)
        return NULL;
    Account *account = domain != NULL ? account_find(txn, domain) : account_get(txn, contact->account);
    return account != NULL ? account : make_account(txn, domain, now);
}

static const char *relation_of(const Contact *contact, const Account *account)
{
    if ((contact != NULL && contact->won > 0) || (account != NULL && account->won > 0))
        return "customer";
    if ((contact != NULL && contact->leads > 0) || (account != NULL && account->leads > 0))
        return "known";
    return "new";
}

Account *party_take(Txn *txn, const Contact *given, const char *domain, const char *name, int64_t now, Lead *lead)
{
    g_autoptr(Contact) contact = given != NULL ? take_contact(txn, given, now) : NULL;
    Account *account = take_account(txn, contact, domain, now);
    if (g_strcmp0(lead->relation, "customer") != 0) /* the caller may know it from elsewhere */
        record_set(&lead->relation, relation_of(contact, account));
    if (account != NULL) {
        fill(&account->name, name);
        fill(&account->country, given != NULL ? given->country : NULL);
        account_put(txn, account);
        lead->has_account = true;
        lead->account = account->id;
    }
    if (contact == NULL)
        return account;
    if (g_strcmp0(lead->channel, "mail") == 0) /* not somebody in his name, as a form does */
        contact_reached(contact, "", now);
    if (account != NULL && contact->account == 0) {
        contact->has_account = true;
        contact->account = account->id;
    }
    contact_put(txn, contact);
    lead->has_contact = true;
    lead->contact = contact->id;
    return account;
}

/* --- Counting --- */

static void change_count(uint32_t *count, protobuf_c_boolean *has, int by)
{
    *count = by < 0 && *count == 0 ? 0 : *count + (uint32_t)by;
    *has = true;
}

static void count_contact(Txn *txn, uint64_t id, int leads, int won)
{
    g_autoptr(Contact) contact = contact_get(txn, id);
    if (contact == NULL)
        return;
    change_count(&contact->leads, &contact->has_leads, leads);
    change_count(&contact->won, &contact->has_won, won);
    contact_put(txn, contact);
}

static void count_account(Txn *txn, uint64_t id, int leads, int won, const char *owner)
{
    g_autoptr(Account) account = account_get(txn, id);
    if (account == NULL)
        return;
    change_count(&account->leads, &account->has_leads, leads);
    change_count(&account->won, &account->has_won, won);
    /* It keeps the owner of its first lead; while that is its only one, he follows it. */
    if (owner != NULL && (account->owner == NULL || account->leads == 1))
        record_set(&account->owner, owner);
    account_put(txn, account);
}

static int counted(const Lead *lead)
{
    return lead != NULL && lead_counts(lead) ? 1 : 0;
}

static int won_by(const Lead *lead)
{
    return lead != NULL && lead->status == LEAD_STATUS__STATUS_WON ? 1 : 0;
}

void party_count(Txn *txn, const Lead *before, const Lead *after)
{
    bool same_contact = before != NULL && before->contact == after->contact;
    bool same_account = before != NULL && before->account == after->account;
    bool same_owner = before != NULL && g_strcmp0(before->owner, after->owner) == 0;
    int leads = counted(after) - counted(before), won = won_by(after) - won_by(before);
    const char *owner = lead_counts(after) && after->owner != NULL && after->owner[0] != '\0' ? after->owner : NULL;

    if (same_contact && (leads != 0 || won != 0))
        count_contact(txn, after->contact, leads, won);
    if (!same_contact && before != NULL)
        count_contact(txn, before->contact, -counted(before), -won_by(before));
    if (!same_contact)
        count_contact(txn, after->contact, counted(after), won_by(after));

    if (same_account && (leads != 0 || won != 0 || !same_owner))
        count_account(txn, after->account, leads, won, owner);
    if (!same_account && before != NULL)
        count_account(txn, before->account, -counted(before), -won_by(before), NULL);
    if (!same_account)
        count_account(txn, after->account, counted(after), won_by(after), owner);
}
