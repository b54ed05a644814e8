/* The one clock, which a test build can shift. */
#include "milter/now.h"

#include <time.h>

#ifdef TEST_CLOCK
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
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

/* By another name first: a test must not read half of it. */
void now_done(const char *who, int64_t at)
{
    const char *file = getenv("LEADMILTER_CLOCK");
    char path[1024], fresh[1040], text[32];
    if (!file || snprintf(path, sizeof path, "%s.%s", file, who) >= (int)sizeof path)
        return;
    snprintf(fresh, sizeof fresh, "%s.new", path);
    int size = snprintf(text, sizeof text, "%lld", (long long)at);
    int fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    bool written = fd >= 0 && write(fd, text, (size_t)size) == size;
    if (fd >= 0)
        close(fd);
    if (written)
        rename(fresh, path);
}

unsigned now_nap_ms(unsigned usual)
{
    enum { SHORT = 10 };
    return usual < SHORT ? usual : SHORT;
}
#else
static int64_t offset_seconds(void)
{
    return 0;
}

void now_done(const char *who, int64_t at)
{
    (void)who;
    (void)at;
}

unsigned now_nap_ms(unsigned usual)
{
    return usual;
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
