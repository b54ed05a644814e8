/* What keeper and mother agree on. */
#ifndef MILTER_MOTHER_H
#define MILTER_MOTHER_H

#include <stdint.h>

#define MOTHER_PROGRAM "leadmilter-mother"
#define MOTHER_CONTROL_FD 3
#define MOTHER_CHILDREN_MAX 256u

/* Payload of WIRE_CONFIG; the configuration itself is the memfd beside it. */
typedef struct {
    uint64_t size;
    uint32_t children;
    uint32_t unused;
} MotherConfig;

#endif
