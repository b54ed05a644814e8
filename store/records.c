/* Names of classes and statuses, and what they mean. */
#include "store/records.h"

#include <string.h>

static const char *const CLASS[] = {
    [LEAD_CLASS__CLASS_NONE] = "none", [LEAD_CLASS__CLASS_GENERAL] = "general", [LEAD_CLASS__CLASS_HOT] = "hot"};

static const char *const STATUS[] = {
    [LEAD_STATUS__STATUS_NEW] = "new",
    [LEAD_STATUS__STATUS_ASSIGNED] = "assigned",
    [LEAD_STATUS__STATUS_ACCEPTED] = "accepted",
    [LEAD_STATUS__STATUS_CONTACTED] = "contacted",
    [LEAD_STATUS__STATUS_QUALIFIED] = "qualified",
    [LEAD_STATUS__STATUS_PROPOSAL] = "proposal",
    [LEAD_STATUS__STATUS_WON] = "won",
    [LEAD_STATUS__STATUS_LOST] = "lost",
    [LEAD_STATUS__STATUS_UNQUALIFIED] = "unqualified",
    [LEAD_STATUS__STATUS_NURTURE] = "nurture",
    [LEAD_STATUS__STATUS_MERGED] = "merged",
    [LEAD_STATUS__STATUS_IGNORED] = "ignored",
};

static int position(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; name != NULL && i < count; i++)
        if (strcmp(names[i], name) == 0)
            return (int)i;
    return -1;
}

const char *lead_class_name(LeadClass lead_class)
{
    size_t i = (size_t)lead_class;
    return i < G_N_ELEMENTS(CLASS) ? CLASS[i] : "?";
}

int lead_class_of(const char *name)
{
    return position(CLASS, G_N_ELEMENTS(CLASS), name);
}

const char *lead_status_name(LeadStatus status)
{
    size_t i = (size_t)status;
    return i < G_N_ELEMENTS(STATUS) ? STATUS[i] : "?";
}

int lead_status_of(const char *name)
{
    return position(STATUS, G_N_ELEMENTS(STATUS), name);
}

bool lead_is_open(const Lead *lead)
{
    return lead->status <= LEAD_STATUS__STATUS_PROPOSAL;
}

uint64_t lead_id_of(const char *text)
{
    if (text == NULL)
        return 0;
    if (g_ascii_strncasecmp(text, "L-", 2) == 0)
        text += 2;
    uint64_t id = 0;
    if (!g_ascii_string_to_unsigned(text, 10, 1, G_MAXUINT64, &id, NULL))
        return 0;
    return id;
}
