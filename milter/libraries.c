/* The libraries that only the mother has: leadmilter-mother libraries. */
#include "milter/libraries.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <arpa/nameser.h>
#include <gmime/gmime.h>
#include <libxml/xmlversion.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pcre2.h>
#include <protobuf-c/protobuf-c.h>
#include <stdio.h>
#include <unicode/uversion.h>

#include <spf2/spf.h> /* needs those of the network above it */

void libraries_print(void)
{
    int major = 0, minor = 0, patch = 0;
    char pcre2[64] = "";
    SPF_get_lib_version(&major, &minor, &patch);
    pcre2_config(PCRE2_CONFIG_VERSION, pcre2);
    printf("GMime %u.%u.%u\n", gmime_major_version, gmime_minor_version, gmime_micro_version);
    printf("libspf2 %d.%d.%d\n", major, minor, patch);
    printf("ICU %s\n", U_ICU_VERSION);
    printf("libxml2 %s\n", LIBXML_DOTTED_VERSION);
    printf("PCRE2 %s\n", pcre2);
    printf("protobuf-c %s\n", protobuf_c_version());
}
