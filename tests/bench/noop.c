/* A filter that does nothing but our edits: five headers and one recipient, with
 * the same socket, flags and callbacks. What it costs is not ours to save.
 * usage: noop unix:PATH|inet:PORT@HOST OWNER-ADDRESS */
#include <glib.h>
#include <libmilter/mfapi.h>
#include <libmilter/mfdef.h>
#include <stdio.h>

#include "milter/listen.h"

static const char *owner;

static sfsistat on_negotiate(SMFICTX *ctx, unsigned long f0, unsigned long f1, unsigned long f2, unsigned long f3,
                             unsigned long *pf0, unsigned long *pf1, unsigned long *pf2, unsigned long *pf3)
{
    (void)ctx;
    (void)f2;
    (void)f3;
    *pf0 = f0 & (SMFIF_ADDHDRS | SMFIF_CHGHDRS | SMFIF_ADDRCPT | SMFIF_ADDRCPT_PAR | SMFIF_SETSYMLIST);
    *pf1 = f1 & (SMFIP_HDR_LEADSPC | SMFIP_NR_HDR | SMFIP_NR_EOH | SMFIP_NR_BODY);
    *pf2 = *pf3 = 0;
    return SMFIS_CONTINUE;
}

static sfsistat on_header(SMFICTX *ctx, char *name, char *value)
{
    (void)ctx;
    (void)name;
    (void)value;
    return SMFIS_NOREPLY;
}

static sfsistat on_eoh(SMFICTX *ctx)
{
    (void)ctx;
    return SMFIS_NOREPLY;
}

static sfsistat on_body(SMFICTX *ctx, unsigned char *bytes, size_t size)
{
    (void)ctx;
    (void)bytes;
    (void)size;
    return SMFIS_NOREPLY;
}

static sfsistat on_arguments(SMFICTX *ctx, char **argv)
{
    (void)ctx;
    (void)argv;
    return SMFIS_CONTINUE;
}

static sfsistat on_eom(SMFICTX *ctx)
{
    smfi_addheader(ctx, (char *)"X-Lead-Id", (char *)" L-1001");
    smfi_addheader(ctx, (char *)"X-Lead-Class", (char *)" hot");
    smfi_addheader(ctx, (char *)"X-Lead-Score", (char *)" 85 (asks-price=40 quantity=25 deadline=20)");
    smfi_addheader(ctx, (char *)"X-Lead-Owner", (char *)" alice");
    smfi_addheader(ctx, (char *)"X-Lead-Respond-By", (char *)" 2026-11-23T09:30:00Z");
    smfi_addrcpt_par(ctx, (char *)owner, (char *)"NOTIFY=NEVER");
    return SMFIS_CONTINUE;
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    g_autoptr(GError) error = NULL;
    Config config = {.listen = argv[1], .socket_mode = 0666};
    owner = argv[2];
    int listener = listen_bind(&config, &error);
    if (listener < 0 || !listen_ready(listener, &error)) {
        fprintf(stderr, "noop: %s\n", error->message);
        return 2;
    }
    struct smfiDesc description = {.xxfi_name = (char *)"noop",
                                   .xxfi_version = SMFI_VERSION,
                                   .xxfi_flags = SMFIF_ADDHDRS | SMFIF_CHGHDRS | SMFIF_ADDRCPT | SMFIF_ADDRCPT_PAR,
                                   .xxfi_envfrom = on_arguments,
                                   .xxfi_envrcpt = on_arguments,
                                   .xxfi_header = on_header,
                                   .xxfi_eoh = on_eoh,
                                   .xxfi_body = on_body,
                                   .xxfi_eom = on_eom,
                                   .xxfi_negotiate = on_negotiate};
    g_autofree char *address = g_strdup_printf("fd:%d", listener);
    if (smfi_setconn(address) != MI_SUCCESS || smfi_register(description) != MI_SUCCESS)
        return 2;
    return smfi_main() == MI_SUCCESS ? 0 : 1;
}
