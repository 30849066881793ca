#include "ui/editor.h"

#include "base/text.h"
#include "ui/action.h"
#include "ui/app.h"
#include "ui/editor_own.h"
#include "ui/external.h"

#include <string.h>

enum { UNDO_MOST = 500, WIDTH_UNTIL_DRAWN = 60 };

struct snapshot {
  char *text;
  size_t cursor;
};

static void snapshot_free(void *data)
{
  struct snapshot *snapshot = data;
  g_free(snapshot->text);
  g_free(snapshot);
}

struct editor *editor_new(bool one_line)
{
  struct editor *editor = g_new0(struct editor, 1);
  editor->one_line = one_line;
  editor->text = g_string_new(NULL);
  editor->begun = g_strdup("");
  editor->goal = -1;
  editor->width = WIDTH_UNTIL_DRAWN;
  editor->undo = g_ptr_array_new_with_free_func(snapshot_free);
  editor->redo = g_ptr_array_new_with_free_func(snapshot_free);
  return editor;
}

void editor_free(struct editor *editor)
{
  if (!editor)
    return;
  g_string_free(editor->text, TRUE);
  g_free(editor->placeholder);
  g_free(editor->begun);
  g_ptr_array_free(editor->undo, TRUE);
  g_ptr_array_free(editor->redo, TRUE);
  g_free(editor);
}

void editor_set_text(struct editor *editor, const char *text)
{
  g_autofree char *clean = text_normalize(text ? text : "");
  if (editor->one_line)
    g_strdelimit(clean, "\n\t", ' ');
  g_string_assign(editor->text, clean);
  editor->cursor = editor->text->len;
  editor->goal = -1;
  editor->kind = EDIT_NONE;
  editor->proposed = false;
  g_ptr_array_set_size(editor->undo, 0);
  g_ptr_array_set_size(editor->redo, 0);
  editor_begin(editor);
}

const char *editor_text(const struct editor *editor)
{
  return editor->text->str;
}

void editor_set_placeholder(struct editor *editor, const char *placeholder)
{
  g_free(editor->placeholder);
  editor->placeholder = g_strdup(placeholder);
}

void editor_set_max(struct editor *editor, int characters)
{
  editor->max = characters;
}

void editor_set_sentence(struct editor *editor)
{
  editor->sentence = true;
}

void editor_on_change(struct editor *editor, void (*changed)(struct editor *editor, void *data),
                      void *data)
{
  editor->changed = changed;
  editor->data = data;
}

void editor_set_app(struct editor *editor, struct app *app)
{
  editor->app = app;
}

void editor_begin(struct editor *editor)
{
  g_free(editor->begun);
  editor->begun = g_strdup(editor->text->str);
}

void editor_propose(struct editor *editor)
{
  editor->proposed = editor->text->len > 0;
}

bool editor_proposes(const struct editor *editor)
{
  return editor->proposed;
}

bool editor_changed(const struct editor *editor)
{
  return strcmp(editor->begun, editor->text->str) != 0;
}

/* --- Changing, and taking back
 * ---------------------------------------------------------------------- */

static void remember(struct editor *editor, GPtrArray *where)
{
  struct snapshot *snapshot = g_new(struct snapshot, 1);
  snapshot->text = g_strdup(editor->text->str);
  snapshot->cursor = editor->cursor;
  g_ptr_array_add(where, snapshot);
  if (where->len > UNDO_MOST)
    g_ptr_array_remove_index(where, 0);
}

/* Before a change: what comes before it can be had back. Keys of one kind in a row are one change.
 */
static void before_change(struct editor *editor, enum edit_kind kind, bool fresh)
{
  if (fresh || kind == EDIT_OTHER || editor->kind != kind)
    remember(editor, editor->undo);
  g_ptr_array_set_size(editor->redo, 0);
  editor->kind = kind;
  editor->goal = -1;
}

static void tell(struct editor *editor)
{
  if (editor->changed)
    editor->changed(editor, editor->data);
}

static bool go_back(struct editor *editor, GPtrArray *from, GPtrArray *to)
{
  if (from->len == 0)
    return false;
  remember(editor, to);
  struct snapshot *snapshot = g_ptr_array_steal_index(from, from->len - 1);
  g_string_assign(editor->text, snapshot->text);
  editor->cursor = MIN(snapshot->cursor, editor->text->len);
  editor->kind = EDIT_NONE;
  editor->goal = -1;
  snapshot_free(snapshot);
  tell(editor);
  return true;
}

bool editor_undo(struct editor *editor)
{
  return go_back(editor, editor->undo, editor->redo);
}

bool editor_redo(struct editor *editor)
{
  return go_back(editor, editor->redo, editor->undo);
}

/* text as this field takes it, as much as fits. Yours. */
static char *acceptable(struct editor *editor, const char *text)
{
  char *clean = text_normalize(text);
  g_strdelimit(clean, editor->one_line ? "\n\t" : "\t", ' ');
  if (editor->max <= 0)
    return clean;
  glong room = editor->max - g_utf8_strlen(editor->text->str, -1);
  if (g_utf8_strlen(clean, -1) > room) {
    *g_utf8_offset_to_pointer(clean, MAX(room, 0)) = '\0';
    if (editor->app)
      app_message(editor->app, "At most %d characters fit here.", editor->max);
  }
  return clean;
}

/* Puts text in; a mark typed after its letter becomes one with it. */
static void put(struct editor *editor, const char *text)
{
  GString *all = editor->text;
  size_t start = text_previous(all->str, editor->cursor);
  g_autofree char *before = g_strndup(all->str + start, editor->cursor - start);
  g_autofree char *joined = g_strconcat(before, text, NULL);
  g_autofree char *normal = text_normalize(joined);
  g_string_erase(all, (gssize)start, (gssize)(editor->cursor - start));
  g_string_insert(all, (gssize)start, normal);
  editor->cursor = start + strlen(normal);
}

static enum editor_result insert(struct editor *editor, const char *text, enum edit_kind kind)
{
  g_autofree char *clean = acceptable(editor, text);
  if (!*clean)
    return EDITOR_USED;
  size_t at = editor->cursor;
  bool word_begins = at > 0 && strchr(" \n", editor->text->str[at - 1]) && !strchr(" \n", *clean);
  before_change(editor, kind, word_begins || editor->proposed);
  if (editor->proposed) {
    editor->proposed = false;
    editor->cursor = 0;
    g_string_truncate(editor->text, 0);
  }
  put(editor, clean);
  tell(editor);
  return EDITOR_CHANGED;
}

void editor_insert(struct editor *editor, const char *text)
{
  insert(editor, text, EDIT_OTHER);
}

void editor_replace(struct editor *editor, const char *text)
{
  editor->proposed = false;
  before_change(editor, EDIT_OTHER, true);
  g_string_truncate(editor->text, 0);
  editor->cursor = 0;
  g_autofree char *clean = acceptable(editor, text);
  put(editor, clean);
  tell(editor);
}

/* Takes out the bytes between two places and puts the cursor there. */
static enum editor_result cut(struct editor *editor, size_t from, size_t to, enum edit_kind kind)
{
  if (from >= to)
    return EDITOR_USED;
  before_change(editor, kind, false);
  g_string_erase(editor->text, (gssize)from, (gssize)(to - from));
  editor->cursor = from;
  tell(editor);
  return EDITOR_CHANGED;
}

/* --- Moving
 * ------------------------------------------------------------------------------------------ */

static enum editor_result move_to(struct editor *editor, size_t byte)
{
  editor->cursor = byte;
  editor->goal = -1;
  editor->kind = EDIT_NONE;
  return EDITOR_USED;
}

static enum editor_result move_lines(struct editor *editor, int by)
{
  if (editor->one_line)
    return EDITOR_IGNORED;
  int line;
  g_autoptr(GArray) lines = editor_lines(editor, &line);
  int wanted = CLAMP(line + by, 0, (int)lines->len - 1);
  if (wanted == line)
    return EDITOR_IGNORED;
  const struct text_line *here = &g_array_index(lines, struct text_line, line);
  int column = editor->goal >= 0
                   ? editor->goal
                   : text_width_n(editor->text->str + here->start, editor->cursor - here->start);
  size_t byte = editor_byte_at(editor, &g_array_index(lines, struct text_line, wanted), column);
  move_to(editor, byte);
  editor->goal = column;
  return EDITOR_USED;
}

static enum editor_result move_in_line(struct editor *editor, bool to_end)
{
  int line;
  g_autoptr(GArray) lines = editor_lines(editor, &line);
  const struct text_line *here = &g_array_index(lines, struct text_line, line);
  return move_to(editor, to_end ? here->end : here->start);
}

/* Where the paragraph that the cursor is in begins or ends. */
static size_t paragraph(const struct editor *editor, bool to_end)
{
  const char *text = editor->text->str;
  size_t at = editor->cursor;
  if (to_end)
    return at + strcspn(text + at, "\n");
  while (at > 0 && text[at - 1] != '\n')
    at--;
  return at;
}

static enum editor_result kill_to_end(struct editor *editor)
{
  size_t end = paragraph(editor, true);
  if (end == editor->cursor && end < editor->text->len)
    end++; /* at the end of a line: the line break */
  return cut(editor, editor->cursor, end, EDIT_OTHER);
}

/* --- Keys
 * -------------------------------------------------------------------------------------------- */

static enum editor_result cursor_key(struct editor *editor, const struct key *key)
{
  const char *text = editor->text->str;
  bool far = key->modifiers & (MOD_CTRL | MOD_ALT);
  switch (key->code) {
  case K_LEFT:
    return move_to(editor, far ? text_previous_word(text, editor->cursor)
                               : text_previous(text, editor->cursor));
  case K_RIGHT:
    return move_to(editor,
                   far ? text_next_word(text, editor->cursor) : text_next(text, editor->cursor));
  case K_UP:
    return move_lines(editor, -1);
  case K_DOWN:
    return move_lines(editor, 1);
  case K_PAGE_UP:
    return move_lines(editor, -MAX(editor->drawn.height - 1, 1));
  case K_PAGE_DOWN:
    return move_lines(editor, MAX(editor->drawn.height - 1, 1));
  case K_HOME:
    return far ? move_to(editor, 0) : move_in_line(editor, false);
  case K_END:
    return far ? move_to(editor, editor->text->len) : move_in_line(editor, true);
  default:
    return EDITOR_IGNORED;
  }
}

static enum editor_result delete_key(struct editor *editor, const struct key *key)
{
  const char *text = editor->text->str;
  size_t at = editor->cursor;
  bool far = key->modifiers & (MOD_CTRL | MOD_ALT);
  switch (key->code) {
  case K_BACKSPACE:
    return cut(editor, text_previous(text, at), at, EDIT_DELETING);
  case K_CTRL('D'):
  case K_DELETE:
    return cut(editor, at, far ? text_next_word(text, at) : text_next(text, at), EDIT_DELETING);
  case K_CTRL('W'):
    return cut(editor, text_previous_word(text, at), at, EDIT_OTHER);
  case K_CTRL('K'):
    return kill_to_end(editor);
  case K_CTRL('U'):
    return cut(editor, paragraph(editor, false), at, EDIT_OTHER);
  default:
    return EDITOR_IGNORED;
  }
}

/* A line goes back to what it held; long text is kept as it is. */
static enum editor_result escape(struct editor *editor)
{
  if (!editor->one_line || !editor_changed(editor))
    return EDITOR_LEFT;
  before_change(editor, EDIT_OTHER, true);
  g_string_assign(editor->text, editor->begun);
  editor->cursor = editor->text->len;
  tell(editor);
  return EDITOR_RESTORED;
}

/* ^X ^E: the text goes to $VISUAL or $EDITOR and comes back changed, or as it was. */
static enum editor_result hand_out(struct editor *editor)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = external_edit(editor->app->terminal, editor->text->str, &error);
  if (!text) {
    app_error(editor->app, error);
    return EDITOR_USED;
  }
  if (strcmp(text, editor->text->str) == 0)
    return EDITOR_USED;
  editor_replace(editor, text);
  return EDITOR_CHANGED;
}

static enum editor_result undo_or_redo(struct editor *editor, bool undo)
{
  if (undo ? editor_undo(editor) : editor_redo(editor))
    return EDITOR_CHANGED;
  if (editor->app)
    app_message(editor->app, undo ? "There is nothing more to take back in this field."
                                  : "There is nothing to bring back.");
  return EDITOR_USED;
}

static enum editor_result command_key(struct editor *editor, const struct key *key)
{
  switch (key->code) {
  case K_ENTER:
    return editor->one_line || editor->sentence ? EDITOR_DONE : insert(editor, "\n", EDIT_TYPING);
  case K_ESC:
    return escape(editor);
  case K_CTRL('A'):
    return move_in_line(editor, false);
  case K_CTRL('E'):
    return move_in_line(editor, true);
  case K_CTRL('_'):
  case K_CTRL('Z'):
    return undo_or_redo(editor, true);
  case K_CTRL('Y'):
    return undo_or_redo(editor, false);
  case K_CTRL('X'):
    editor->after_x = editor->app && !editor->one_line;
    return EDITOR_USED;
  default:
    return EDITOR_IGNORED;
  }
}

size_t editor_cursor(const struct editor *editor)
{
  return editor->cursor;
}

void editor_set_cursor(struct editor *editor, size_t byte)
{
  const char *text = editor->text->str;
  size_t at = 0;
  while (at < byte && at < editor->text->len)
    at = text_next(text, at);
  editor->cursor = at;
  editor->goal = -1;
}

enum editor_result editor_key(struct editor *editor, const struct key *key)
{
  bool after_x = editor->after_x;
  editor->after_x = false;
  if (after_x && key->code == K_CTRL('E'))
    return hand_out(editor);
  if (!key_is_text(key) && key->code != K_ENTER)
    editor->proposed = false;
  if (key->code == K_MOUSE)
    return editor_click(editor, key) ? EDITOR_USED : EDITOR_IGNORED;
  if (key_is_text(key)) {
    g_autofree char *text = key_text(key);
    return insert(editor, text, key->code == K_PASTE ? EDIT_OTHER : EDIT_TYPING);
  }
  enum editor_result result = cursor_key(editor, key);
  if (result == EDITOR_IGNORED && (key->code < K_UP || key->code == K_DELETE))
    result = delete_key(editor, key);
  return result == EDITOR_IGNORED ? command_key(editor, key) : result;
}

static const char in_text[] = "In a text field";
enum { TOLD = ACTION_QUIET | ACTION_KEY | ACTION_TYPING, SHOWN = ACTION_KEY | ACTION_TYPING };

const struct action editor_actions[] = {
  { "text.leave", "Leave field",
    "Leaves the text and keeps it; in a single line it first puts back what was there.", in_text,
    "Esc", SHOWN, NULL, NULL, NULL },
  { "text.undo", "Undo", "Takes back what was typed last in the field.", in_text, "^_ ^Z", SHOWN,
    NULL, NULL, NULL },
  { "text.redo", "Redo", "Brings back what was taken back.", in_text, "^Y", TOLD, NULL, NULL,
    NULL },
  { "text.word", "By words", "Goes a word to the left or right.", in_text, "Ctrl-Left Ctrl-Right",
    TOLD, NULL, NULL, NULL },
  { "text.ends", "Line’s ends", "Goes to the beginning or the end of the line.", in_text,
    "Home End ^A ^E", TOLD, NULL, NULL, NULL },
  { "text.word-back", "Delete word", "Deletes the word before the cursor.", in_text, "^W", TOLD,
    NULL, NULL, NULL },
  { "text.kill", "Delete line", "Deletes to the end of the line, or back to its beginning.",
    in_text, "^K ^U", TOLD, NULL, NULL, NULL },
  { "text.external", "Other editor",
    "^X, then ^E: hands a long text to the editor in $VISUAL or $EDITOR.", in_text, "^X", TOLD,
    NULL, NULL, NULL },
  { .name = NULL },
};
