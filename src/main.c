/* argv → a command. */
#include "config.h"

#include <stdio.h>

int main(int argc, char **argv)
{
  (void)argv;
  printf("throughline %s\n", PACKAGE_VERSION);
  return argc > 9;
}
