#include "ui/terminal_curses.h"

#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

/* The colours by role: the one place. With 256 colours those that read on black and on white alike.
 */
static const short colours_256[] = {
  [STYLE_ACCENT] = 33, [STYLE_GOOD] = 34, [STYLE_MIDDLE] = 136, [STYLE_POOR] = 160
};
static const short colours_8[] = {
  [STYLE_ACCENT] = COLOR_CYAN,
  [STYLE_GOOD] = COLOR_GREEN,
  [STYLE_MIDDLE] = COLOR_YELLOW,
  [STYLE_POOR] = COLOR_RED,
};

static const char *const glyphs[][3] = {
  [GLYPH_MARKER] = { ">", "►", "▸" },  [GLYPH_RULE] = { "-", "─", "─" },
  [GLYPH_DOT] = { ".", "·", "·" },     [GLYPH_ELLIPSIS] = { "~", "~", "…" },
  [GLYPH_MORE_UP] = { "^", "↑", "↑" }, [GLYPH_MORE_DOWN] = { "v", "↓", "↓" },
  [GLYPH_DASH] = { "-", "-", "–" },
};

static const char *const eighths[][3] = {
  { " ", " ", "▏" }, { " ", " ", "▎" }, { "-", " ", "▍" }, { "-", "▌", "▌" },
  { "=", "▌", "▋" }, { "=", "▌", "▊" }, { "=", "█", "▉" }, { "#", "█", "█" },
};

bool terminal_moves_cursor(void)
{
  int problem;
  /* Asked before curses starts: when that fails it keeps some of its memory. */
  if (setupterm(NULL, STDOUT_FILENO, &problem) != OK)
    return false;
  bool moves = cursor_address != NULL;
  del_curterm(cur_term);
  return moves;
}

/* The console's own font has 256 or 512 signs. */
static bool is_console(void)
{
  const char *name = getenv("TERM");
  return name && (strcmp(name, "linux") == 0 || g_str_has_prefix(name, "linux-"));
}

void terminal_set_colours(struct terminal *terminal)
{
  terminal->glyphs = !terminal->utf8 ? GLYPHS_ASCII : is_console() ? GLYPHS_CONSOLE : GLYPHS_FULL;
  const char *refused = getenv("NO_COLOR");
  if ((refused && *refused) || !has_colors())
    return;
  start_color();
  use_default_colors();
  const short *colours = COLORS >= 256 ? colours_256 : colours_8;
  if (COLORS < 8 || COLOR_PAIRS <= STYLE_POOR)
    return;
  for (short role = STYLE_ACCENT; role <= STYLE_POOR; role++)
    init_pair(role, colours[role], -1);
  terminal->colour = true;
}

attr_t terminal_attributes(const struct terminal *terminal, unsigned style, short *pair)
{
  unsigned colour = style & STYLE_COLOUR;
  attr_t attributes = A_NORMAL;
  if (style & STYLE_BOLD)
    attributes |= A_BOLD;
  if (style & STYLE_DIM)
    attributes |= A_DIM;
  if (style & STYLE_UNDERLINE)
    attributes |= A_UNDERLINE;
  if (style & STYLE_REVERSE)
    attributes |= A_REVERSE;
  *pair = terminal->colour ? (short)colour : 0;
  if (!terminal->colour && (colour == STYLE_ACCENT || colour == STYLE_POOR))
    attributes |= A_BOLD;
  return attributes;
}

const char *terminal_glyph(const struct terminal *terminal, enum glyph glyph)
{
  return glyphs[glyph][terminal->glyphs];
}

const char *terminal_bar(const struct terminal *terminal, int eighth)
{
  return eighths[CLAMP(eighth, 1, 8) - 1][terminal->glyphs];
}
