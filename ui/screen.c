#include "ui/screen.h"

bool screen_typing(struct screen *screen)
{
  return screen && screen->type->typing && screen->type->typing(screen);
}
