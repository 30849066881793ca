#include "ui/panel.h"

struct canvas panel_begin(struct canvas *body, int rows, const char *title)
{
  int height = CLAMP(rows + 1, 1, body->height);
  struct canvas panel = canvas_part(body, body->height - height, 0, height, body->width);
  canvas_clear(&panel);
  canvas_rule(&panel, 0, 1, panel.width - 1);
  canvas_text(&panel, 0, 2, STYLE_PLAIN, " ");
  int used = canvas_field(&panel, 0, 3, panel.width - 8, STYLE_ACCENT | STYLE_BOLD, title);
  canvas_text(&panel, 0, 3 + used, STYLE_PLAIN, " ");
  return canvas_part(&panel, 1, 1, height - 1, panel.width - 2);
}
