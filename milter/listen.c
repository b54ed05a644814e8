/* unix:/path, inet:port@host, inet6:port@host -> a bound socket. */
#include "milter/listen.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "milter/log.h"

enum { BACKLOG = 512 };

static int fail(int fd, const char *what, const char *where, GError **error)
{
    int saved = errno;
    if (fd >= 0)
        close(fd);
    g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(saved), "%s: %s: %s", where, what, g_strerror(saved));
    return -1;
}

bool listen_lock(const char *path, GError **error)
{
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) {
        fail(-1, "cannot open the lock file", path, error);
        return false;
    }
    if (flock(fd, LOCK_EX | LOCK_NB) == 0)
        return true; /* held until the process ends */
    if (errno == EWOULDBLOCK)
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_EXIST, "%s: another leadmilter is running here", path);
    else
        fail(-1, "cannot lock", path, error);
    close(fd);
    return false;
}

bool listen_check(const Config *config, GError **error)
{
    if (!config->socket_group || getgrnam(config->socket_group))
        return true;
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "socket.group: expected a group of this system, got \"%s\"",
                config->socket_group);
    return false;
}

static bool give_to_group(const char *path, const Config *config, GError **error)
{
    if (chmod(path, config->socket_mode) != 0) {
        fail(-1, "cannot set the mode", path, error);
        return false;
    }
    if (!listen_check(config, error))
        return false;
    const struct group *group = getgrnam(config->socket_group ? config->socket_group : "postfix");
    if (!group) {
        if (!(config->socket_mode & S_IWOTH))
            log_warn("%s: there is no group postfix here, so nobody else can connect: see socket.group", path);
        return true;
    }
    if (chown(path, (uid_t)-1, group->gr_gid) == 0)
        return true;
    fail(-1, "cannot give it to the group", path, error);
    return false;
}

/* Only a socket is replaced: a path mistyped may be anything. */
static bool remove_stale(const char *path, GError **error)
{
    struct stat there;
    bool found = lstat(path, &there) == 0;
    if (!found && errno == ENOENT)
        return true;
    if (found && !S_ISSOCK(there.st_mode)) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_EXIST, "%s: is there and is no socket", path);
        return false;
    }
    if (found && unlink(path) == 0)
        return true;
    fail(-1, "cannot replace the old socket", path, error);
    return false;
}

/* The MTA must be able to pass it, whatever the umask is that we were started with. */
static bool make_folder(const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (g_file_test(folder, G_FILE_TEST_EXISTS))
        return true;
    if (g_mkdir_with_parents(folder, 0755) == 0 && chmod(folder, 0755) == 0)
        return true;
    fail(-1, "cannot make the folder", folder, error);
    return false;
}

static int bind_unix(const char *path, const Config *config, GError **error)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NAMETOOLONG, "%s: longer than a socket's path may be", path);
        return -1;
    }
    strcpy(address.sun_path, path);
    if (!make_folder(path, error))
        return -1;
    g_autofree char *lock = g_strconcat(path, ".lock", NULL);
    if (!listen_lock(lock, error))
        return -1;
    if (!remove_stale(path, error))
        return -1;
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return fail(fd, "socket", path, error);
    mode_t before = umask(0177);
    int bound = bind(fd, (const struct sockaddr *)&address, sizeof address);
    umask(before);
    if (bound != 0)
        return fail(fd, "cannot bind", path, error);
    if (give_to_group(path, config, error))
        return fd;
    close(fd);
    return -1;
}

static int bind_inet(const char *port_at_host, int family, GError **error)
{
    g_auto(GStrv) part = g_strsplit(port_at_host, "@", 2);
    const char *host = part[0] && part[1] ? part[1] : (family == AF_INET ? "127.0.0.1" : "::1");
    struct addrinfo hints = {.ai_family = family, .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE}, *found = NULL;
    int problem = getaddrinfo(host, part[0], &hints, &found);
    if (problem != 0) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "listen: %s: %s", port_at_host, gai_strerror(problem));
        return -1;
    }
    int on = 1;
    int fd = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool bound = fd >= 0 && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0 &&
                 setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) == 0 &&
                 bind(fd, found->ai_addr, found->ai_addrlen) == 0;
    int saved = errno;
    freeaddrinfo(found);
    errno = saved;
    return bound ? fd : fail(fd, "cannot bind", port_at_host, error);
}

int listen_bind(const Config *config, GError **error)
{
    const char *address = config->listen;
    if (g_str_has_prefix(address, "unix:"))
        return bind_unix(address + strlen("unix:"), config, error);
    if (g_str_has_prefix(address, "inet6:"))
        return bind_inet(address + strlen("inet6:"), AF_INET6, error);
    if (g_str_has_prefix(address, "inet:"))
        return bind_inet(address + strlen("inet:"), AF_INET, error);
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                "listen: %s: expected unix:PATH, inet:PORT@HOST or inet6:PORT@HOST", address);
    return -1;
}

bool listen_ready(int listener, GError **error)
{
    if (listen(listener, BACKLOG) == 0)
        return true;
    fail(-1, "cannot listen", "listen", error);
    return false;
}

void listen_poke(int listener)
{
    struct sockaddr_storage address;
    socklen_t length = sizeof address;
    if (getsockname(listener, (struct sockaddr *)&address, &length) != 0)
        return;
    int fd = socket(address.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return;
    /* Whether it is accepted does not matter. */
    (void)!connect(fd, (const struct sockaddr *)&address, length);
    close(fd);
}
