/* The press: document → PDF. */
#include "config.h"

int main(void)
{
  return 0;
}
