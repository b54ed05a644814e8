/* Contact, account and customer list, asked in turn. */
#include "milter/relation.h"

#include "milter/customers.h"
#include "parser/freemail.h"
#include "store/mailbox.h"
#include "store/records.h"

static Contact *contact_of(Store *store, const char *address)
{
    Contact *contact = NULL;
    return store_contact(store, address, &contact, NULL) == STORE_OK ? contact : NULL;
}

/* Who has a free mailbox has no colleagues in its domain. */
static Account *account_of(Store *store, const Config *config, const char *address)
{
    Account *account = NULL;
    const char *domain = address_domain(address);
    bool shared = !*domain || freemail_domain(domain) || config_our_domain(config, address);
    return !shared && store_account_of(store, domain, &account, NULL) == STORE_OK ? account : NULL;
}

const char *relation_find(Store *store, const Config *config, const char *address)
{
    if (!address || !*address)
        return "new";
    g_autoptr(Contact) contact = contact_of(store, address);
    g_autoptr(Account) account = account_of(store, config, address);
    if ((contact && contact->won > 0) || (account && account->won > 0) || customers_has(config->customers, address))
        return "customer";
    bool asked = (contact && contact->leads > 0) || (account && account->leads > 0);
    return asked ? "known" : "new";
}
