/* leadctl: the command line. Its table of commands, in the order of --help. */
#include <locale.h>

#include "milter/cmd.h"

static const Command *const commands[] = {
    &cmd_explain,
    NULL,
};

int main(int argc, char **argv)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmd_main(commands, argc, argv);
}
