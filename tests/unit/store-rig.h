/* A store to try things on, over either back end, and inquiries to put in. */
#ifndef TESTS_STORE_RIG_H
#define TESTS_STORE_RIG_H

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store/records.h"
#include "store/store.h"

#define NOW INT64_C(1800000000)

typedef struct {
    Store *store;
    char *dir; /* NULL: in memory */
} Rig;

/* TSan cannot see the locks of GLib's slices: it must have malloc's blocks, from
 * the first one on. */
static inline void rig_init(int *argc, char ***argv)
{
#ifdef __SANITIZE_THREAD__
    if (g_getenv("G_SLICE") == NULL) {
        g_setenv("G_SLICE", "always-malloc", TRUE);
        execv("/proc/self/exe", *argv);
    }
#endif
    g_test_init(argc, argv, NULL);
}

/* In memory where there is such a place: fsync is not what most tests are about. */
static inline char *rig_folder(void)
{
    const char *parent = g_access("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir();
    char *dir = g_build_filename(parent, "store-XXXXXX", NULL);
    g_assert_nonnull(g_mkdtemp(dir));
    return dir;
}

static inline Store *rig_open(const char *dir, bool read_only)
{
    g_autoptr(GError) error = NULL;
    const StoreOptions options = {.dir = dir, .map_size = UINT64_C(1) << 30, .read_only = read_only};
    Store *store = store_open(&options, &error);
    g_assert_no_error(error);
    g_assert_nonnull(store);
    return store;
}

static inline Rig rig_new(bool in_memory)
{
    char *dir = in_memory ? NULL : rig_folder();
    return (Rig){rig_open(dir, false), dir};
}

static inline void rig_remove(const char *path)
{
    GDir *folder = g_dir_open(path, 0, NULL);
    const char *name;
    while (folder != NULL && (name = g_dir_read_name(folder)) != NULL) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        rig_remove(inner);
    }
    if (folder != NULL)
        g_dir_close(folder);
    g_remove(path);
}

static inline void rig_complain(const char *what, void *context)
{
    g_string_append_printf(context, "%s\n", what);
}

static inline void rig_assert_sound(Store *store)
{
    g_autoptr(GError) error = NULL;
    GString *complaints = g_string_new(NULL);
    StoreResult result = store_verify(store, rig_complain, complaints, &error);
    g_assert_cmpstr(complaints->str, ==, "");
    g_assert_no_error(error);
    g_assert_cmpint(result, ==, STORE_OK);
    g_string_free(complaints, TRUE);
}

/* Whatever was done to it: it must be sound. */
static inline void rig_clear(Rig *rig)
{
    rig_assert_sound(rig->store);
    store_close(rig->store);
    if (rig->dir != NULL)
        rig_remove(rig->dir);
    g_free(rig->dir);
}

/* One inquiry: plain parts that a test changes before it is taken in. */
typedef struct {
    Lead lead;
    Contact contact;
    StoreIntake intake;
    char message_id[64], address[64], *to[1];
    Outgoing ack, card;
    const Outgoing *outgoing[2];
    Timer remind, escalate;
    const Timer *timer[2];
} Inquiry;

static inline void inquiry_init(Inquiry *in, unsigned number)
{
    memset(in, 0, sizeof *in);
    lead__init(&in->lead);
    contact__init(&in->contact);
    outgoing__init(&in->ack);
    outgoing__init(&in->card);
    timer__init(&in->remind);
    timer__init(&in->escalate);
    g_snprintf(in->message_id, sizeof in->message_id, "m%u@there.example", number);
    g_snprintf(in->address, sizeof in->address, "buyer%u@firm%u.example", number, number);
    in->to[0] = (char *)"sales@acme.example";
    in->lead.message_id = in->message_id;
    in->lead.mail_from = in->address;
    in->lead.intake = in->to;
    in->lead.n_intake = 1;
    in->lead.has_created = in->lead.has_respond_by = in->lead.has_class_ = true;
    in->lead.created = NOW;
    in->lead.respond_by = NOW + 3600;
    in->lead.has_wake_at = true;
    in->lead.wake_at = NOW + 1800;
    in->lead.class_ = LEAD_CLASS__CLASS_HOT;
    in->contact.address = in->address;
    in->ack.purpose = (char *)"ack";
    in->ack.to = in->address;
    in->ack.has_due = in->card.has_due = true;
    in->ack.due = in->card.due = NOW;
    in->card.purpose = (char *)"card";
    in->card.has_to_owner = in->card.to_owner = true;
    in->outgoing[0] = &in->ack;
    in->outgoing[1] = &in->card;
    in->remind.what = (char *)"remind";
    in->remind.has_due = in->escalate.has_due = true;
    in->remind.due = NOW + 1800;
    in->escalate.what = (char *)"escalate";
    in->escalate.due = NOW + 3600;
    in->timer[0] = &in->remind;
    in->timer[1] = &in->escalate;
    in->intake = (StoreIntake){.now = NOW,
                               .dedupe_seconds = 86400,
                               .lead = &in->lead,
                               .contact = &in->contact,
                               .account_domain = strchr(in->address, '@') + 1,
                               .outgoing = in->outgoing,
                               .outgoings = 2,
                               .timer = in->timer,
                               .timers = 2,
                               .id_domain = "acme.example"};
    memcpy(in->intake.dedupe_key, &number, sizeof number);
}

static const StoreCandidate RIG_OWNERS[] = {
    {.name = "alice", .email = "alice@acme.example", .weight = 2, .in_route = true},
    {.name = "bob", .email = "bob@acme.example", .weight = 1, .in_route = true},
    {.name = "carol", .email = "carol@acme.example", .weight = 1, .in_route = true},
};

static inline StoreChoice rig_choice(StorePick pick)
{
    return (StoreChoice){.candidate = RIG_OWNERS,
                         .candidates = G_N_ELEMENTS(RIG_OWNERS),
                         .pick = pick,
                         .prefer_account = true,
                         .reason = "route 1"};
}

static inline Lead *rig_take(Store *store, Inquiry *in, StoreResult wanted)
{
    g_autoptr(GError) error = NULL;
    Lead *lead = NULL;
    StoreResult result = store_intake(store, &in->intake, &lead, &error);
    g_assert_no_error(error);
    g_assert_cmpint(result, ==, wanted);
    g_assert_nonnull(lead);
    return lead;
}

/* For who wants no more of it. */
static inline void rig_drop(Lead *lead)
{
    lead__free_unpacked(lead, NULL);
}

static inline void record_owner(Lead *lead, const char *owner)
{
    g_free(lead->owner);
    lead->owner = g_strdup(owner);
}

static inline Lead *rig_lead(Store *store, uint64_t id)
{
    g_autoptr(GError) error = NULL;
    Lead *lead = NULL;
    g_assert_cmpint(store_lead(store, id, &lead, &error), ==, STORE_OK);
    return lead;
}

#endif
