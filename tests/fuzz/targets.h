/* What is fuzzed: each target takes any bytes, and must neither crash, hang nor break what its header promises. */
#ifndef TESTS_FUZZ_TARGETS_H
#define TESTS_FUZZ_TARGETS_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    const char *name;
    void (*run)(const uint8_t *bytes, size_t size);
} FuzzTarget;

/* Ends with a NULL name. */
extern const FuzzTarget fuzz_targets[];

/* What libraries load once. */
void fuzz_init(void);

#endif
