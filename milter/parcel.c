/* Gathers from the store what a letter is made of. */
#include "milter/parcel.h"

#include <string.h>

#include "milter/draft.h"
#include "milter/route.h"

static bool has_purpose(const Parcel *parcel, const char *purpose)
{
    return g_strcmp0(parcel->row->purpose, purpose) == 0;
}

void parcel_clear(Parcel *parcel)
{
    if (parcel->lead)
        lead__free_unpacked(parcel->lead, NULL);
    if (parcel->contact)
        contact__free_unpacked(parcel->contact, NULL);
    if (parcel->account)
        account__free_unpacked(parcel->account, NULL);
    if (parcel->original)
        g_bytes_unref(parcel->original);
    if (parcel->thread)
        g_ptr_array_unref(parcel->thread);
    *parcel = (Parcel){.row = parcel->row};
}

static void limit(Parcel *parcel, const Config *config)
{
    parcel->too_large = (int64_t)g_bytes_get_size(parcel->original) > config->partner_attach;
    if (parcel->too_large)
        g_clear_pointer(&parcel->original, g_bytes_unref);
}

void parcel_fill(Parcel *parcel, Store *store, const Config *config, bool alone)
{
    const char *address = draft_prospect(parcel->lead);
    if (address && *address)
        store_contact(store, address, &parcel->contact, NULL);
    if (parcel->lead->has_account)
        store_account(store, parcel->lead->account, &parcel->account, NULL);
    parcel->outside = !has_purpose(parcel, "ack") && route_outside(config, parcel->row->to);
    if (alone && (parcel->row->with_original || (parcel->outside && has_purpose(parcel, "card"))))
        store_original(store, parcel->row->lead, &parcel->original, NULL);
    if (alone && parcel->row->with_original && !parcel->outside)
        store_thread(store, parcel->row->lead, &parcel->thread, NULL);
    if (parcel->original && parcel->outside)
        limit(parcel, config);
}

Letter parcel_letter(const Parcel *parcel, const Config *config, const Words *words, const TokenKeys *keys, int64_t now)
{
    return (Letter){.config = config,
                    .words = words,
                    .keys = keys,
                    .row = parcel->row,
                    .lead = parcel->lead,
                    .contact = parcel->contact,
                    .account = parcel->account,
                    .original = parcel->original,
                    .thread = parcel->thread,
                    .too_large = parcel->too_large,
                    .now = now};
}

char *parcel_handed_over(const Parcel *parcel)
{
    if (!parcel->outside)
        return NULL;
    const Reading *reading = parcel->lead->reading;
    GString *data = g_string_new(parcel->row->purpose);
    if (reading && reading->name)
        g_string_append(data, ", name");
    if (reading && reading->email)
        g_string_append(data, ", address");
    if (reading && reading->company)
        g_string_append(data, ", company");
    if (reading && reading->phone)
        g_string_append(data, ", phone");
    if (parcel->original)
        g_string_append_printf(data, ", original message (%zu bytes)", g_bytes_get_size(parcel->original));
    else if (parcel->too_large)
        g_string_append(data, "; original not attached: too large");
    return g_string_free(data, FALSE);
}
