/* Addresses that no person reads (RFC 3834 section 2, RFC 5230 section 4.6), in the spellings of our users' languages.
 */
#ifndef PARSER_ROBOT_H
#define PARSER_ROBOT_H

#include <stdbool.h>

/* Must nothing automatic be sent there? Any bytes may be asked about. Pure. */
bool robot_address(const char *address);

/* Bounce address tag validation: "prvs=1234abcdef=ann@a.example" is Ann's. The caller frees the address without it. */
char *robot_untagged(const char *address);

#endif
