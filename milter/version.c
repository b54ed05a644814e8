/* leadmilter -V. */
#include "milter/version.h"

#include <curl/curl.h>
#include <glib.h>
#include <jansson.h>
#include <libmilter/mfapi.h>
#include <stdio.h>
#include <yaml.h>
#include <zstd.h>

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
}
