/* leadmilter -V. */
#include "milter/version.h"

#include <curl/curl.h>
#include <glib.h>
#include <jansson.h>
#include <libmilter/mfapi.h>
#include <lmdb.h>
#include <stdio.h>
#include <yaml.h>
#include <zstd.h>

#include "milter/hatch.h"
#include "milter/mother.h"

/* Those that only the mother has, she says herself. */
static void say_mothers(void)
{
    g_autofree char *mother = hatch_program(), *words = NULL;
    const char *const argv[] = {mother, "libraries", NULL};
    g_autoptr(GError) error = NULL;
    if (g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &words, NULL, NULL, &error))
        printf("%s", words);
    else
        printf("%s: %s\n", MOTHER_PROGRAM, error->message);
}

void version_print(void)
{
    unsigned major = 0, minor = 0, patch = 0;
    smfi_version(&major, &minor, &patch);
    printf("leadmilter %s\n", LEADMILTER_VERSION);
    printf("libmilter %u.%u.%u\n", major, minor, patch);
    printf("%s\n", curl_version());
    printf("libyaml %s\n", yaml_get_version_string());
    printf("zstd %s\n", ZSTD_versionString());
    printf("jansson %s\n", jansson_version_str());
    printf("GLib %u.%u.%u\n", glib_major_version, glib_minor_version, glib_micro_version);
    printf("LMDB %d.%d.%d\n", MDB_VERSION_MAJOR, MDB_VERSION_MINOR, MDB_VERSION_PATCH);
    say_mothers();
}
