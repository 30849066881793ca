#include "ui/dialog.h"

#include "base/text.h"
#include "ui/app.h"
#include "ui/editor.h"
#include "ui/panel.h"

#include <string.h>

enum { TEXT_COLUMNS = 76, SIDEWAYS = 8, WHEEL_ROWS = 3 };

/* --- Answers
 * ------------------------------------------------------------------------------------------- */

/* The bottom line that offers them. Yours. */
static char *answer_keys(const struct answer *answers, const char *before, const char *esc)
{
  GString *line = g_string_new(before);
  bool has_esc = false;
  for (const struct answer *answer = answers; answer && answer->key; answer++) {
    g_string_append_printf(line, "%s%.*s %s", line->len ? "  " : "", (int)strcspn(answer->key, " "),
                           answer->key, answer->label);
    has_esc = has_esc || strcmp(answer->key, "Esc") == 0;
  }
  if (!has_esc)
    g_string_append_printf(line, "%sEsc %s", line->len ? "  " : "", esc);
  return g_string_free(line, FALSE);
}

static int answer_of(const struct answer *answers, const struct key *key)
{
  for (int i = 0; answers && answers[i].key; i++)
    if (key_in(key, answers[i].key))
      return i;
  return -1;
}

/* --- A text to read, or a question
 * --------------------------------------------------------------------- */

struct reader {
  const char *title;
  char *text;
  GArray *lines; /* struct text_line */
  bool wrap, question;
  int width; /* that lines were made for */
  int widest;
  int top, left, height;
  const struct answer *answers;
  char *keys;
  int answer;
};

static GArray *lines_as_they_are(const char *text)
{
  GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct text_line));
  for (size_t start = 0;;) {
    size_t end = start + strcspn(text + start, "\n");
    struct text_line line = { start, end };
    g_array_append_val(lines, line);
    if (!text[end])
      return lines;
    start = end + 1;
  }
}

static void lay_out(struct reader *reader, int width)
{
  if (reader->lines && reader->width == width)
    return;
  if (reader->lines)
    g_array_free(reader->lines, TRUE);
  reader->width = width;
  reader->lines = reader->wrap ? text_wrap(reader->text, MIN(width, TEXT_COLUMNS))
                               : lines_as_they_are(reader->text);
  reader->widest = 0;
  for (guint i = 0; i < reader->lines->len; i++) {
    struct text_line at = g_array_index(reader->lines, struct text_line, i);
    reader->widest = MAX(reader->widest, text_width_n(reader->text + at.start, at.end - at.start));
  }
}

static void draw_reader(void *data, struct canvas *body)
{
  struct reader *reader = data;
  lay_out(reader, MAX(body->width - 3, 1));
  int wanted = reader->question ? (int)reader->lines->len + 1 : body->height - 1;
  struct canvas room = panel_begin(body, wanted, reader->title);
  reader->height = room.height;
  reader->left = MIN(reader->left, MAX(reader->widest - room.width + 1, 0));
  reader->top = CLAMP(reader->top, 0, MAX((int)reader->lines->len - room.height, 0));
  for (int row = 0; row < room.height && reader->top + row < (int)reader->lines->len; row++) {
    struct text_line at = g_array_index(reader->lines, struct text_line, reader->top + row);
    g_autofree char *line = g_strndup(reader->text + at.start, at.end - at.start);
    canvas_text(&room, row, 1, STYLE_PLAIN, line + text_fit(line, reader->left));
  }
  if (reader->top > 0)
    canvas_text(&room, 0, room.width - 1, STYLE_DIM, terminal_glyph(room.terminal, GLYPH_MORE_UP));
  if (reader->top + room.height < (int)reader->lines->len)
    canvas_text(&room, room.height - 1, room.width - 1, STYLE_DIM,
                terminal_glyph(room.terminal, GLYPH_MORE_DOWN));
  canvas_cursor(&room, 0, 1);
}

static void scroll_key(struct reader *reader, const struct key *key)
{
  int page = MAX(reader->height - 1, 1);
  int wheel = key->button == MOUSE_WHEEL_UP ? -WHEEL_ROWS : WHEEL_ROWS;
  if (key->code == K_UP)
    reader->top--;
  else if (key->code == K_DOWN)
    reader->top++;
  else if (key->code == K_PAGE_UP)
    reader->top -= page;
  else if (key->code == K_PAGE_DOWN || key->code == ' ')
    reader->top += page;
  else if (key->code == K_HOME)
    reader->top = 0;
  else if (key->code == K_END)
    reader->top = (int)reader->lines->len;
  else if (key->code == K_LEFT)
    reader->left = MAX(reader->left - SIDEWAYS, 0);
  else if (key->code == K_RIGHT && !reader->wrap)
    reader->left += SIDEWAYS;
  else if (key->code == K_MOUSE)
    reader->top += wheel;
}

static bool read_key(void *data, const struct key *key)
{
  struct reader *reader = data;
  reader->answer = answer_of(reader->answers, key);
  if (reader->answer >= 0 || key->code == K_ESC)
    return true;
  if (key->code == K_ENTER && !reader->question)
    return true;
  scroll_key(reader, key);
  return false;
}

static const char *reader_keys(void *data)
{
  return ((struct reader *)data)->keys;
}

static int read_text(struct app *app, struct reader *reader)
{
  struct overlay overlay = {
    .draw = draw_reader, .key = read_key, .keys = reader_keys, .data = reader
  };
  reader->answer = -1;
  bool over = app_overlay(app, &overlay);
  g_free(reader->text);
  g_free(reader->keys);
  if (reader->lines)
    g_array_free(reader->lines, TRUE);
  return over ? reader->answer : -1;
}

int dialog_ask(struct app *app, const char *question, const struct answer *answers)
{
  struct reader reader = { .title = "Please choose",
                           .text = text_normalize(question),
                           .wrap = true,
                           .question = true,
                           .answers = answers,
                           .keys = answer_keys(answers, "", "Cancel") };
  return read_text(app, &reader);
}

int dialog_view(struct app *app, const char *title, const char *text, bool wrap,
                const struct answer *answers)
{
  struct reader reader = { .title = title,
                           .text = text_normalize(text),
                           .wrap = wrap,
                           .answers = answers,
                           .keys = answer_keys(answers, "", "Back") };
  return read_text(app, &reader);
}

/* --- A text of several lines
 * ------------------------------------------------------------------------------------ */

enum { WRITING_ROWS = 6 };

struct writing {
  const char *label, *help;
  struct editor *editor;
  dialog_changed *changed;
  void *data;
};

static void draw_writing(void *data, struct canvas *body)
{
  struct writing *writing = data;
  int width = MAX(MIN(body->width - 4, TEXT_COLUMNS), 1);
  int lines = writing->help ? canvas_wrap_height(writing->help, width) : 0;
  int most = MAX(body->height - lines - 3, 1);
  int height = CLAMP(editor_height(writing->editor, width), MIN(WRITING_ROWS, most), most);
  struct canvas room = panel_begin(body, height + lines + 1, writing->label);
  struct canvas words = canvas_part(&room, height + 1, 2, lines, width);
  canvas_wrap(&words, 0, STYLE_DIM, writing->help, lines);
  canvas_text(&room, 0, 0, STYLE_ACCENT, terminal_glyph(room.terminal, GLYPH_MARKER));
  struct canvas field = canvas_part(&room, 0, 2, height, width);
  editor_draw(writing->editor, &field, true);
}

static bool writing_key(void *data, const struct key *key)
{
  struct writing *writing = data;
  enum editor_result result = editor_key(writing->editor, key);
  return result == EDITOR_LEFT || (result == EDITOR_IGNORED && key->code == K_TAB);
}

static const char *writing_keys(void *data)
{
  (void)data;
  return "Esc Done, kept  Enter New line  ^_ Undo  ^X ^E Editor";
}

static void writing_changed(struct editor *editor, void *data)
{
  const struct writing *writing = data;
  if (writing->changed)
    writing->changed(editor_text(editor), writing->data);
}

char *dialog_text(struct app *app, const char *label, const char *initial, const char *help,
                  dialog_changed *changed, void *data)
{
  AUTO(editor) struct editor *editor = editor_new(false);
  struct writing writing = {
    .label = label, .help = help, .editor = editor, .changed = changed, .data = data
  };
  editor_set_app(editor, app);
  editor_set_text(editor, initial);
  editor_on_change(editor, writing_changed, &writing);
  editor_begin(editor);
  struct overlay overlay = {
    .draw = draw_writing, .key = writing_key, .keys = writing_keys, .data = &writing, .typing = true
  };
  return app_overlay(app, &overlay) ? g_strdup(editor_text(editor)) : NULL;
}
