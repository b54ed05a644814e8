/* Asks the store whether somebody's contact is suppressed; a forgotten one is found by the hash of his address. */
#include "milter/suppressed.h"

#include "store/records.h"

static bool is_suppressed(Store *store, const char *address)
{
    Contact *found = NULL;
    if (!address || !*address || store_contact(store, address, &found, NULL) != STORE_OK)
        return false;
    g_autoptr(Contact) contact = found;
    return contact->suppressed;
}

bool suppressed_prospect(Store *store, const Lead *lead)
{
    const char *named = lead->reading && lead->reading->email ? lead->reading->email->value : NULL;
    return is_suppressed(store, lead->mail_from) || is_suppressed(store, named);
}
