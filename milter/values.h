/* What a configuration's words mean: durations, budgets, addresses, networks.
 * Pure. A function that returns false leaves its target alone. */
#ifndef MILTER_VALUES_H
#define MILTER_VALUES_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "milter/config.h"

/* "90s" "30m" "1h30m" "2d"; with work_days also "1wd", "2wd 4h". At most ten years. */
bool value_duration(const char *text, bool work_days, Duration *duration);
/* "250ms", or any duration up to an hour. */
bool value_milliseconds(const char *text, unsigned *milliseconds);
/* "5MiB", "64KiB", "0": bytes, at most 1 GiB. */
bool value_size(const char *text, int64_t *bytes);
/* "5/7d". */
bool value_budget(const char *text, Budget *budget);
/* "50%", "never" (0). */
bool value_share(const char *text, double *share);
bool value_number(const char *text, int base, double min, double max, int64_t *number);
bool value_flag(const char *text, bool *flag);

/* The address or domain in its plain ASCII form (domain in lower case), or NULL. */
char *value_address(const char *text);
char *value_domain(const char *text);

bool value_country(const char *code);  /* ISO 3166-1, in capitals */
bool value_language(const char *code); /* ISO 639-1, in small letters */

bool value_listen(const char *text); /* unix:/path inet:port@host inet6:port@host */
bool value_relay(const char *text);  /* smtp://host:port smtps://… */
bool value_server(const char *text); /* address, address:port, [address]:port */
bool value_net(const char *text, ClientNet *net);

/* An amount of money, "12000 EUR", "EUR 12,000.50"; currency may be "" when none is named. */
bool value_money(const char *text, double *amount, char currency[4]);

/* The word nearest to `text` by edit distance, if it is near enough to be meant. */
const char *value_nearest(const char *text, const char *const *words);

#endif
