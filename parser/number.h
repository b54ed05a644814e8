/* Numbers in digits, as every locale writes them. */
#ifndef PARSER_NUMBER_H
#define PARSER_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    double value;
    size_t size; /* bytes read */
    bool plain;  /* digits alone, no separator */
} Number;

/* Reads a number at the start of text: 1.234,50 1,234.50 1 234 6,00,000 48'000
 * ٥ ４０. False when there is no digit. What looks like a date or a version
 * (16.10.2026) is read up to its first separator. In the east a comma is no decimal sign: 直径125,24把. */
bool number_read(const char *text, size_t size, bool east, Number *number);

/* Digits alone, whatever stands between them. */
bool number_read_plain(const char *text, size_t size, Number *number);

#endif
