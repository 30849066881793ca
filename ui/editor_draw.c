#include "ui/editor_own.h"

#include "base/text.h"

#include <string.h>

/* A column at the right is kept free for the cursor after a full line. */
static int wrap_width(int width)
{
  return MAX(width - 1, 1);
}

GArray *editor_lines(struct editor *editor, int *line)
{
  GArray *lines;
  if (editor->one_line) {
    struct text_line whole = { 0, editor->text->len };
    lines = g_array_new(FALSE, FALSE, sizeof whole);
    g_array_append_val(lines, whole);
  } else {
    lines = text_wrap(editor->text->str, wrap_width(editor->width));
  }
  *line = 0;
  for (guint i = 0; i < lines->len; i++)
    if (g_array_index(lines, struct text_line, i).start <= editor->cursor)
      *line = (int)i;
  return lines;
}

size_t editor_byte_at(const struct editor *editor, const struct text_line *line, int column)
{
  size_t byte = line->start + text_fit(editor->text->str + line->start, column);
  return MIN(byte, line->end);
}

int editor_height(struct editor *editor, int width)
{
  if (editor->one_line)
    return 1;
  const char *text =
      editor->text->len == 0 && editor->placeholder ? editor->placeholder : editor->text->str;
  return canvas_wrap_height(text, wrap_width(width));
}

static void draw_one_line(struct editor *editor, struct canvas *canvas, bool focus)
{
  const char *text = editor->text->str;
  if (!focus) {
    canvas_field(canvas, 0, 0, canvas->width, STYLE_PLAIN, text);
    return;
  }
  editor->left = MIN(editor->left, editor->cursor);
  int room = wrap_width(canvas->width);
  while (editor->left < editor->cursor
         && text_width_n(text + editor->left, editor->cursor - editor->left) > room)
    editor->left = text_next(text, editor->left);
  if (editor->left > 0 && text_width(text) <= room)
    editor->left = 0;
  canvas_text(canvas, 0, 0, editor->proposed ? STYLE_SELECTED : STYLE_PLAIN, text + editor->left);
  if (text_width(text + editor->left) > canvas->width)
    canvas_text(canvas, 0, canvas->width - 1, STYLE_DIM,
                terminal_glyph(canvas->terminal, GLYPH_ELLIPSIS));
  canvas_cursor(canvas, 0, text_width_n(text + editor->left, editor->cursor - editor->left));
}

/* Signs that there is more above or below, in the free column. */
static void draw_more(struct editor *editor, struct canvas *canvas, int lines)
{
  if (editor->top > 0)
    canvas_text(canvas, 0, canvas->width - 1, STYLE_DIM,
                terminal_glyph(canvas->terminal, GLYPH_MORE_UP));
  if (editor->top + canvas->height < lines)
    canvas_text(canvas, canvas->height - 1, canvas->width - 1, STYLE_DIM,
                terminal_glyph(canvas->terminal, GLYPH_MORE_DOWN));
}

static void draw_lines(struct editor *editor, struct canvas *canvas, bool focus)
{
  int line;
  g_autoptr(GArray) lines = editor_lines(editor, &line);
  int count = (int)lines->len;
  if (focus) {
    editor->top = CLAMP(editor->top, line - canvas->height + 1, line);
    editor->top = CLAMP(editor->top, 0, MAX(count - canvas->height, 0));
  } else {
    editor->top = 0;
  }
  struct canvas words = canvas_part(canvas, 0, 0, canvas->height, canvas->width);
  for (int row = 0; row < canvas->height && editor->top + row < count; row++) {
    struct text_line at = g_array_index(lines, struct text_line, editor->top + row);
    g_autofree char *part = g_strndup(editor->text->str + at.start, at.end - at.start);
    canvas_text(&words, row, 0, STYLE_PLAIN, part);
  }
  draw_more(editor, canvas, count);
  if (focus) {
    struct text_line at = g_array_index(lines, struct text_line, line);
    canvas_cursor(canvas, line - editor->top,
                  text_width_n(editor->text->str + at.start, editor->cursor - at.start));
  }
}

void editor_draw(struct editor *editor, struct canvas *canvas, bool focus)
{
  editor->drawn = *canvas;
  if (canvas->width <= 0 || canvas->height <= 0)
    return;
  editor->width = canvas->width;
  if (editor->text->len == 0 && editor->placeholder)
    canvas_wrap(canvas, 0, STYLE_DIM, editor->placeholder, editor->one_line ? 1 : canvas->height);
  if (editor->one_line)
    draw_one_line(editor, canvas, focus);
  else
    draw_lines(editor, canvas, focus);
}

bool editor_click(struct editor *editor, const struct key *key)
{
  int row, column;
  if (key->button != MOUSE_LEFT || !canvas_holds(&editor->drawn, key, &row, &column))
    return false;
  int line;
  g_autoptr(GArray) lines = editor_lines(editor, &line);
  guint wanted = MIN((guint)(editor->top + row), lines->len - 1);
  struct text_line at = g_array_index(lines, struct text_line, wanted);
  if (editor->one_line)
    at.start = editor->left;
  editor->cursor = editor_byte_at(editor, &at, column);
  editor->goal = -1;
  editor->kind = EDIT_NONE;
  return true;
}
