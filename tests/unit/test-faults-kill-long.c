/* The same for longer. */
#define ROUNDS 400
#define SECONDS 240
#include "tests/unit/test-faults-kill.c"
