/* Internationalized domain names as DNS has them. Pure. */
#ifndef PARSER_DOMAIN_H
#define PARSER_DOMAIN_H

/* The domain with A-labels (RFC 5890) in place of U-labels, ASCII as it is; NULL where it cannot be one: no UTF-8, too
 * long, not allowed. The caller frees it. */
char *domain_ascii(const char *domain);

#endif
