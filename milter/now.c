/* The one clock, which a test build can shift. */
#include "milter/now.h"

#include <time.h>

#ifdef TEST_CLOCK
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

/* Seconds in the file that LEADMILTER_CLOCK names; read anew each time, so that
 * a test moves every process at once. */
static int64_t offset_seconds(void)
{
    const char *file = getenv("LEADMILTER_CLOCK");
    int fd = file ? open(file, O_RDONLY | O_CLOEXEC) : -1;
    if (fd < 0)
        return 0;
    char text[32];
    ssize_t size = read(fd, text, sizeof text - 1);
    close(fd);
    text[size > 0 ? size : 0] = '\0';
    return strtoll(text, NULL, 10);
}
#else
static int64_t offset_seconds(void)
{
    return 0;
}
#endif

static int64_t milliseconds(clockid_t clock)
{
    struct timespec at;
    clock_gettime(clock, &at);
    return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

int64_t now_milliseconds(void)
{
    return milliseconds(CLOCK_REALTIME) + offset_seconds() * 1000;
}

int64_t now_seconds(void)
{
    return now_milliseconds() / 1000;
}

int64_t now_monotonic_ms(void)
{
    return milliseconds(CLOCK_MONOTONIC);
}
