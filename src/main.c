/* argv → a command. */
#include "config.h"

#include "base/stop.h"
#include "command/command.h"

#include <locale.h>

int main(int argc, char **argv)
{
  setlocale(LC_ALL, "");
  setlocale(LC_NUMERIC, "C");
  stop_install();
  int status = command_main(argc, argv);
  if (stop_signal())
    stop_reraise();
  return status;
}
