#include "ui/canvas.h"

#include "base/text.h"
#include "ui/terminal_curses.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>
#include <wchar.h>

struct canvas canvas_whole(struct terminal *terminal)
{
  return (struct canvas){ .terminal = terminal,
                          .height = terminal_rows(terminal),
                          .width = terminal_columns(terminal) };
}

struct canvas canvas_part(const struct canvas *canvas, int row, int column, int height, int width)
{
  int top = CLAMP(row, 0, canvas->height);
  int left = CLAMP(column, 0, canvas->width);
  int bottom = CLAMP(row + height, top, canvas->height);
  int right = CLAMP(column + width, left, canvas->width);
  return (struct canvas){ .terminal = canvas->terminal,
                          .top = canvas->top + top,
                          .left = canvas->left + left,
                          .height = bottom - top,
                          .width = right - left };
}

static void set_style(const struct canvas *canvas, unsigned style)
{
  short pair;
  attr_t attributes = terminal_attributes(canvas->terminal, style, &pair);
  attr_set(attributes, pair, NULL);
}

static bool is_plain(const char *text)
{
  for (; *text; text++)
    if (*text < ' ' || *text > '~')
      return false;
  return true;
}

/* Adds the code points of one grapheme at the present place, each spacing one in a cell of its own.
 */
static void add_grapheme(const char *from, const char *to, short pair, attr_t attributes)
{
  wchar_t cell[CCHARW_MAX + 1] = { 0 };
  int used = 0;
  while (from < to) {
    wchar_t letter = (wchar_t)g_utf8_get_char(from);
    from = g_utf8_next_char(from);
    bool spacing = wcwidth(letter) > 0;
    if (used > 0 && (spacing || used == CCHARW_MAX)) {
      cchar_t made;
      if (setcchar(&made, cell, attributes, pair, NULL) == OK)
        add_wch(&made);
      used = 0;
    }
    if (spacing || used > 0) /* a mark that has no letter to stand on is left out */
      cell[used++] = letter;
    cell[used] = L'\0';
  }
  cchar_t made;
  if (used > 0 && setcchar(&made, cell, attributes, pair, NULL) == OK)
    add_wch(&made);
}

/* text is valid, visible UTF-8; row and column are within the canvas. */
static int draw_graphemes(struct canvas *canvas, int row, int column, unsigned style,
                          const char *text)
{
  short pair;
  attr_t attributes = terminal_attributes(canvas->terminal, style, &pair);
  int at = column;
  set_style(canvas, STYLE_PLAIN); /* or curses would add its own to the cell's */
  for (size_t byte = 0; text[byte];) {
    size_t next = text_next(text, byte);
    int width = text_width_n(text + byte, next - byte);
    if (at + width > canvas->width)
      break;
    move(canvas->top + row, canvas->left + at);
    add_grapheme(text + byte, text + next, pair, attributes);
    at += width;
    byte = next;
  }
  return at - column;
}

/* text as it may be sent: one line, controls shown, in the terminal's alphabet. NULL: as it is. */
static char *prepared(const struct canvas *canvas, const char *text)
{
  if (is_plain(text))
    return NULL;
  g_autofree char *line = g_strdup(text);
  g_strdelimit(line, "\n\t\r", ' ');
  char *visible = text_visible(line, false);
  if (terminal_utf8(canvas->terminal))
    return visible;
  char *ascii = text_ascii(visible);
  g_free(visible);
  return ascii;
}

int canvas_text(struct canvas *canvas, int row, int column, unsigned style, const char *text)
{
  if (!text || row < 0 || row >= canvas->height || column < 0 || column >= canvas->width)
    return 0;
  g_autofree char *made = prepared(canvas, text);
  if (made && !is_plain(made))
    return draw_graphemes(canvas, row, column, style, made);
  const char *line = made ? made : text;
  int length = (int)MIN(strlen(line), (size_t)(canvas->width - column));
  set_style(canvas, style);
  mvaddnstr(canvas->top + row, canvas->left + column, line, length);
  return length;
}

int canvas_print(struct canvas *canvas, int row, int column, unsigned style, const char *format,
                 ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *text = g_strdup_vprintf(format, args);
  va_end(args);
  return canvas_text(canvas, row, column, style, text);
}

int canvas_field(struct canvas *canvas, int row, int column, int width, unsigned style,
                 const char *text)
{
  if (!text || width <= 0 || column < 0)
    return 0;
  struct canvas part = canvas_part(canvas, row, column, 1, width);
  g_autofree char *made = prepared(canvas, text);
  const char *line = made ? made : text;
  if (text_width(line) <= part.width)
    return canvas_text(&part, 0, 0, style, line);
  const char *more = terminal_glyph(canvas->terminal, GLYPH_ELLIPSIS);
  g_autofree char *head = g_strndup(line, text_fit(line, part.width - 1));
  int used = canvas_text(&part, 0, 0, style, head);
  return used + canvas_text(&part, 0, used, style, more);
}

int canvas_right(struct canvas *canvas, int row, int end, unsigned style, const char *text)
{
  if (!text)
    return end;
  g_autofree char *made = prepared(canvas, text);
  const char *line = made ? made : text;
  int column = end - text_width(line);
  struct canvas part = canvas_part(canvas, row, 0, 1, end);
  canvas_text(&part, 0, MAX(column, 0), style, line);
  return MAX(column, 0);
}

int canvas_wrap(const struct canvas *canvas, int row, unsigned style, const char *text,
                int max_lines)
{
  if (!text || canvas->width <= 0)
    return 0;
  g_autoptr(GArray) lines = text_wrap(text, canvas->width);
  int count = MIN((int)lines->len, max_lines);
  struct canvas whole = *canvas;
  for (int i = 0; i < count; i++) {
    struct text_line line = g_array_index(lines, struct text_line, i);
    g_autofree char *part = g_strndup(text + line.start, line.end - line.start);
    int used = canvas_text(&whole, row + i, 0, style, part);
    if (i == count - 1 && count < (int)lines->len)
      canvas_text(&whole, row + i, MIN(used, canvas->width - 1), style,
                  terminal_glyph(canvas->terminal, GLYPH_ELLIPSIS));
  }
  return count;
}

int canvas_wrap_height(const char *text, int width)
{
  if (!text || width <= 0)
    return 0;
  g_autoptr(GArray) lines = text_wrap(text, width);
  return (int)lines->len;
}

void canvas_rule(struct canvas *canvas, int row, int column, int end)
{
  const char *rule = terminal_glyph(canvas->terminal, GLYPH_RULE);
  int count = MIN(end, canvas->width) - column;
  if (count <= 0)
    return;
  g_autoptr(GString) line = g_string_sized_new((gsize)count * 3);
  for (int i = 0; i < count; i++)
    g_string_append(line, rule);
  canvas_text(canvas, row, column, STYLE_DIM, line->str);
}

void canvas_bar(struct canvas *canvas, int row, int column, int width, unsigned style, double share)
{
  int eighths = (int)lround(CLAMP(share, 0.0, 1.0) * width * 8);
  if (eighths == 0 && share > 0)
    eighths = 1;
  const char *dot = terminal_glyph(canvas->terminal, GLYPH_DOT);
  for (int i = 0; i < width; i++) {
    int here = CLAMP(eighths - i * 8, 0, 8);
    const char *sign = here > 0 ? terminal_bar(canvas->terminal, here) : dot;
    canvas_text(canvas, row, column + i, here > 0 ? style : STYLE_DIM, sign);
  }
}

int canvas_badge(struct canvas *canvas, int row, int column, unsigned style, const char *letter)
{
  if (!letter || !*letter)
    return canvas_print(canvas, row, column, STYLE_DIM, " %s ",
                        terminal_glyph(canvas->terminal, GLYPH_DOT));
  return canvas_print(canvas, row, column, style | STYLE_BOLD, "[%s]", letter);
}

void canvas_clear(struct canvas *canvas)
{
  set_style(canvas, STYLE_PLAIN);
  for (int row = 0; row < canvas->height; row++)
    mvhline(canvas->top + row, canvas->left, ' ', canvas->width);
}

void canvas_cursor(struct canvas *canvas, int row, int column)
{
  if (canvas->height <= 0 || canvas->width <= 0)
    return;
  canvas->terminal->cursor_row = canvas->top + CLAMP(row, 0, canvas->height - 1);
  canvas->terminal->cursor_column = canvas->left + CLAMP(column, 0, canvas->width - 1);
}

void canvas_again(struct canvas *canvas)
{
  canvas->terminal->again = true;
}

bool canvas_holds(const struct canvas *canvas, const struct key *key, int *row, int *column)
{
  int down = key->row - canvas->top;
  int across = key->column - canvas->left;
  if (key->code != K_MOUSE || down < 0 || down >= canvas->height || across < 0
      || across >= canvas->width)
    return false;
  if (row)
    *row = down;
  if (column)
    *column = across;
  return true;
}
