/* Is the milter's socket there, and may the MTA use it? */
#include <errno.h>
#include <grp.h>
#include <netdb.h>
#include <pwd.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "milter/check.h"
#include "milter/postconf.h"

static bool connects(int fd, const struct sockaddr *address, socklen_t size)
{
    bool good = fd >= 0 && connect(fd, address, size) == 0;
    int why = errno;
    if (fd >= 0)
        close(fd);
    errno = why;
    return good;
}

static bool accepts(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    g_strlcpy(address.sun_path, path, sizeof address.sun_path);
    return connects(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0), (struct sockaddr *)&address, sizeof address);
}

/* inet:port@host */
static bool accepts_inet(const char *listen)
{
    bool six = g_str_has_prefix(listen, "inet6:");
    g_auto(GStrv) part = g_strsplit(strchr(listen, ':') + 1, "@", 2);
    struct addrinfo hints = {.ai_family = six ? AF_INET6 : AF_INET, .ai_socktype = SOCK_STREAM}, *found = NULL;
    if (getaddrinfo(part[1], part[0], &hints, &found) != 0) {
        errno = EADDRNOTAVAIL;
        return false;
    }
    int fd = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool good = connects(fd, found->ai_addr, found->ai_addrlen);
    int why = errno;
    freeaddrinfo(found);
    errno = why;
    return good;
}

static const char *group_of(const Check *check)
{
    if (check->config->socket_group)
        return check->config->socket_group;
    return getgrnam("postfix") ? "postfix" : NULL;
}

/* Others pass a folder by its last bit, the group by the one before. */
static bool lets_through(const struct stat *folder, gid_t group)
{
    return (folder->st_mode & S_IXOTH) || (folder->st_gid == group && (folder->st_mode & S_IXGRP));
}

static void check_way(Check *check, const char *path, const char *group_name)
{
    const struct group *group = group_name ? getgrnam(group_name) : NULL;
    if (!group)
        return;
    gid_t gid = group->gr_gid;
    for (g_autofree char *folder = g_path_get_dirname(path); strcmp(folder, "/") != 0;) {
        struct stat stat_buffer;
        if (stat(folder, &stat_buffer) == 0 && !lets_through(&stat_buffer, gid))
            check_found(
                check, "socket", CHECK_WRONG,
                g_strdup_printf("group %s cannot pass %s, so the MTA cannot reach the socket", group_name, folder),
                g_strdup_printf("chgrp %s %s && chmod g+x %s", group_name, folder, folder));
        char *above = g_path_get_dirname(folder);
        g_free(folder);
        folder = above;
    }
}

static void check_rights(Check *check, const char *path)
{
    const char *name = group_of(check);
    const struct group *group = name ? getgrnam(name) : NULL;
    struct stat stat_buffer;
    if (name && !group)
        check_found(check, "socket", CHECK_WRONG, g_strdup_printf("there is no group %s", name),
                    g_strdup("socket.group must be the MTA's: postfix; Sendmail comes as root and needs none"));
    if (!group || stat(path, &stat_buffer) != 0)
        return;
    bool open = stat_buffer.st_mode & S_IWOTH;
    if (!open && (stat_buffer.st_gid != group->gr_gid || !(stat_buffer.st_mode & S_IWGRP)))
        check_found(check, "socket", CHECK_WRONG, g_strdup_printf("group %s may not write to %s", name, path),
                    g_strdup_printf("restart leadmilter as a member of group %s, with socket.mode 0660", name));
    check_way(check, path, name);
}

/* smtpd connects as mail_owner, with the groups that user has. */
static void check_member(Check *check, const char *path)
{
    g_autofree char *owner = postconf_value("mail_owner");
    const struct passwd *user = owner ? getpwnam(owner) : NULL;
    struct stat stat_buffer;
    gid_t groups[256];
    int n = G_N_ELEMENTS(groups);
    if (!user || stat(path, &stat_buffer) != 0 || (stat_buffer.st_mode & S_IWOTH) ||
        stat_buffer.st_uid == user->pw_uid || getgrouplist(owner, user->pw_gid, groups, &n) < 0)
        return;
    for (int i = 0; i < n; i++)
        if (groups[i] == stat_buffer.st_gid)
            return;
    const struct group *group = getgrgid(stat_buffer.st_gid);
    const char *name = group ? group->gr_name : "of the socket";
    check_found(
        check, "socket", CHECK_WRONG,
        g_strdup_printf("Postfix connects as user %s, who is not in group %s", owner, name),
        g_strdup_printf("socket: {group: postfix} and a restart of leadmilter, or usermod -a -G %s %s", name, owner));
}

void check_socket(Check *check)
{
    const char *listen = check->config->listen;
    const char *path = g_str_has_prefix(listen, "unix:") ? listen + strlen("unix:") : NULL;
    if (!(path ? accepts(path) : accepts_inet(listen))) {
        bool denied = errno == EACCES;
        check_found(check, "socket", CHECK_WRONG,
                    denied ? g_strdup_printf("%s: %s", listen, g_strerror(errno))
                           : g_strdup_printf("the daemon is not running: %s: %s", listen, g_strerror(errno)),
                    g_strdup(denied ? "run this as root, or as a member of the socket's group"
                                    : "start leadmilter (systemctl start leadmilter); its log says why it ended"));
        return;
    }
    if (path) {
        check_rights(check, path);
        check_member(check, path);
    }
    check_found(check, "socket", CHECK_GOOD, g_strdup(listen), NULL);
}
