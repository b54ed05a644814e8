/* Small conveniences for the generated records: cleanup, names. */
#ifndef STORE_RECORDS_H
#define STORE_RECORDS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/lead.pb-c.h"

static inline void records_free_lead(Lead *lead)
{
    lead__free_unpacked(lead, NULL);
}

static inline void records_free_contact(Contact *contact)
{
    contact__free_unpacked(contact, NULL);
}

static inline void records_free_account(Account *account)
{
    account__free_unpacked(account, NULL);
}

static inline void records_free_outgoing(Outgoing *row)
{
    outgoing__free_unpacked(row, NULL);
}

static inline void records_free_reading(Reading *reading)
{
    reading__free_unpacked(reading, NULL);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lead, records_free_lead)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Contact, records_free_contact)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Account, records_free_account)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Outgoing, records_free_outgoing)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reading, records_free_reading)

/* "hot", "general", "none"; -1 for a word that is no class. */
const char *lead_class_name(LeadClass lead_class);
int lead_class_of(const char *name);

/* "new" … "merged", "ignored"; -1 for a word that is no status. */
const char *lead_status_name(LeadStatus status);
int lead_status_of(const char *name);

/* Open: somebody must still do something about it. */
bool lead_is_open(const Lead *lead);

/* "L-1042" -> 1042, also "1042" and "l-1042"; 0: no lead id. */
uint64_t lead_id_of(const char *text);

#endif
