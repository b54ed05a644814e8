/* A Reading that came from a child, checked as hostile: bounds, UTF-8, shapes
 * of addresses, phones, dates. What does not fit is dropped, never repaired. */
#ifndef MILTER_READING_H
#define MILTER_READING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "parser/reading.pb-c.h"

/* NULL when the bytes are no Reading at all. Free with reading__free_unpacked(). */
Reading *reading_accept(const uint8_t *bytes, size_t size);

#endif
