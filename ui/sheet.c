#include "ui/sheet.h"

#include "base/text.h"

#include <stdarg.h>

enum { TEXT_COLUMNS = 76 };

/* The present row of the window; -1 when it is not seen. */
static int shown_row(const struct sheet *sheet)
{
  int row = sheet->row - sheet->top;
  return sheet->measuring || row < 0 || row >= sheet->canvas.height ? -1 : row;
}

/* The present row without the last column. */
static struct canvas line_of(const struct sheet *sheet)
{
  int row = shown_row(sheet);
  return canvas_part(&sheet->canvas, MAX(row, 0), 0, row < 0 ? 0 : 1, sheet->width);
}

int sheet_text(struct sheet *sheet, int column, unsigned style, const char *text)
{
  struct canvas line = line_of(sheet);
  return canvas_text(&line, 0, column, style, text);
}

int sheet_print(struct sheet *sheet, int column, unsigned style, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  return sheet_text(sheet, column, style, text);
}

int sheet_field(struct sheet *sheet, int column, int width, unsigned style, const char *text)
{
  struct canvas line = line_of(sheet);
  return line.height ? canvas_field(&line, 0, column, width, style, text) : 0;
}

void sheet_right(struct sheet *sheet, int end, unsigned style, const char *text)
{
  struct canvas line = line_of(sheet);
  if (line.height)
    canvas_right(&line, 0, end, style, text);
}

int sheet_badge(struct sheet *sheet, int column, unsigned style, const char *letter)
{
  struct canvas line = line_of(sheet);
  return line.height ? canvas_badge(&line, 0, column, style, letter) : 0;
}

void sheet_bar(struct sheet *sheet, int column, int width, unsigned style, double share)
{
  struct canvas line = line_of(sheet);
  if (line.height)
    canvas_bar(&line, 0, column, width, style, share);
}

void sheet_next(struct sheet *sheet)
{
  sheet->row++;
}

void sheet_skip(struct sheet *sheet, int rows)
{
  sheet->row += rows;
}

int sheet_wrap_width(const struct sheet *sheet, int column)
{
  return MAX(MIN(sheet->width - column, TEXT_COLUMNS), 1);
}

void sheet_wrap(struct sheet *sheet, int column, unsigned style, const char *text, int max_lines)
{
  if (!text)
    return;
  int width = sheet_wrap_width(sheet, column);
  g_autoptr(GArray) lines = text_wrap(text, width);
  int count = max_lines > 0 ? MIN((int)lines->len, max_lines) : (int)lines->len;
  for (int i = 0; i < count; i++, sheet->row++) {
    if (shown_row(sheet) < 0)
      continue;
    struct text_line at = g_array_index(lines, struct text_line, i);
    bool cut = i == count - 1 && count < (int)lines->len;
    g_autofree char *line = g_strndup(text + at.start, at.end - at.start);
    g_autofree char *marked = cut ? g_strconcat(line, "…", NULL) : NULL;
    sheet_text(sheet, column, style, cut ? marked : line);
  }
}

struct canvas sheet_part(struct sheet *sheet, int column, int height)
{
  int first = MAX(sheet->row - sheet->top, 0);
  int end = MIN(sheet->row + height - sheet->top, sheet->canvas.height);
  sheet->row += height;
  int seen = sheet->measuring ? 0 : MAX(end - first, 0);
  return canvas_part(&sheet->canvas, first, column, seen, sheet->width - column);
}

void sheet_focus_begin(struct sheet *sheet)
{
  sheet->focus_first = sheet->row;
}

void sheet_focus_end(struct sheet *sheet)
{
  sheet->focus_last = sheet->row - 1;
}

void sheet_select(struct sheet *sheet, int column)
{
  sheet_focus_begin(sheet);
  sheet_text(sheet, 1, STYLE_SELECTED, terminal_glyph(sheet->canvas.terminal, GLYPH_MARKER));
  sheet_cursor(sheet, column);
}

void sheet_cursor(struct sheet *sheet, int column)
{
  int row = shown_row(sheet);
  if (row >= 0)
    canvas_cursor(&sheet->canvas, row, column);
}

static void draw_more(struct sheet *sheet, int rows)
{
  struct terminal *terminal = sheet->canvas.terminal;
  int column = sheet->canvas.width - 1;
  if (sheet->top > 0)
    canvas_text(&sheet->canvas, 0, column, STYLE_DIM, terminal_glyph(terminal, GLYPH_MORE_UP));
  if (sheet->top + sheet->canvas.height < rows)
    canvas_text(&sheet->canvas, sheet->canvas.height - 1, column, STYLE_DIM,
                terminal_glyph(terminal, GLYPH_MORE_DOWN));
}

int sheet_draw(const struct canvas *canvas, int *top, void (*draw)(struct sheet *sheet, void *data),
               void *data)
{
  struct sheet sheet = {
    .canvas = *canvas,
    .width = MAX(canvas->width - 1, 0),
    .measuring = true,
    .focus_first = -1,
    .focus_last = -1,
  };
  draw(&sheet, data);
  int rows = sheet.row;
  int height = canvas->height;
  if (sheet.focus_last >= 0)
    *top = MAX(*top, sheet.focus_last - height + 1);
  if (sheet.focus_first >= 0)
    *top = MIN(*top, sheet.focus_first);
  *top = CLAMP(*top, 0, MAX(rows - height, 0));
  sheet.top = *top;
  sheet.row = 0;
  sheet.measuring = false;
  draw(&sheet, data);
  draw_more(&sheet, rows);
  return rows;
}
