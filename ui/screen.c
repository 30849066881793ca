#include "ui/screen.h"

bool screen_typing(struct screen *screen)
{
  return screen && screen->type->typing && screen->type->typing(screen);
}

void screen_read(struct screen *screen)
{
  if (!screen->stale || !screen->type->gives_way)
    return;
  screen->stale = false;
  screen->type->refresh(screen);
}
