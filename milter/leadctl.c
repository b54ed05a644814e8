/* leadctl: the command line. */
#include <locale.h>

#include "milter/cmd.h"

int main(int argc, char **argv)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmd_main(cmd_table(), argc, argv);
}
