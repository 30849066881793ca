/* Typing comments and texts of a walkthrough, and what state it is in, in words. */
#include "config.h"

#include "ui/walkthrough_capture.h"

#include "base/text.h"

#include <string.h>

static struct capture_screen *state(struct screen *screen)
{
  return screen->state;
}

/* What typing in a row does, as undo tells it: `comment on Checks for understanding`. Yours. */
static char *deed(const struct capture *capture, int row)
{
  if (row >= capture->items->row_count)
    return g_strdup_printf("words under %s", capture_text_label(row - capture->items->row_count));
  return g_strdup_printf("comment on %s", rowset_get(capture->items, row, "wording"));
}

static void text_changed(struct editor *editor, void *data)
{
  struct capture_screen *self = data;
  capture_set_row_text(self->capture, self->focus, editor_text(editor));
}

void capture_begin_typing(struct screen *screen, gssize byte)
{
  struct capture_screen *self = state(screen);
  if (self->capture->read_only || self->locked
      || self->focus >= self->capture->items->row_count + TEXTS)
    return;
  capture_remember(self->capture, deed(self->capture, self->focus), self->focus);
  self->editor = editor_new(false);
  editor_set_app(self->editor, screen->app);
  editor_set_text(self->editor, capture_row_text(self->capture, self->focus));
  editor_set_placeholder(self->editor,
                         self->focus < self->capture->items->row_count
                             ? rowset_get(self->capture->items, self->focus, "look_for")
                             : "Type; Esc when done.");
  editor_on_change(self->editor, text_changed, self);
  editor_begin(self->editor);
  if (byte >= 0)
    editor_set_cursor(self->editor, (size_t)byte);
}

void capture_end_typing(struct capture_screen *self)
{
  if (!self->editor)
    return;
  g_clear_pointer(&self->editor, editor_free);
  self->marking = false;
  capture_forget(self->capture);
}

bool capture_on_text(const struct capture_screen *self)
{
  int text = self->focus - self->capture->items->row_count;
  return text >= 0 && text < TEXTS && !self->capture->read_only && !self->locked;
}

bool capture_writes(const struct capture_screen *self, const struct key *key)
{
  const struct capture *capture = self->capture;
  bool shifted = false;
  if (self->editor || !capture_on_text(self) || !key_is_text(key))
    return false;
  if (key->code < K_UP && capture_level_of_key(capture, key->code, &shifted) >= 0 && !shifted)
    return false; /* one more of those that marked the strategies */
  if (key->code == 'k')
    return !capture->last_step;
  if (key->code == 'v') /* shows the slip of a stored one */
    return capture->touched;
  return key->code >= 128 || !strchr("fdagum?:q", key->code);
}

/* The first row without a mark, where it is likely to go on. */
static int first_open(const struct capture *capture)
{
  int row = 0;
  while (row < capture->items->row_count - 1 && capture_mark(capture, row, false))
    row++;
  return row;
}

bool capture_note_place(struct capture_screen *self, GError **error)
{
  const struct capture *capture = self->capture;
  bool here = capture->touched && !capture->read_only
              && (self->editor || self->focus != first_open(capture));
  gssize byte = self->editor ? (gssize)editor_cursor(self->editor) : -1;
  return capture_keep_place(self->capture, here ? self->focus : -1, byte, error);
}

void capture_resume(struct screen *screen)
{
  struct capture_screen *self = state(screen);
  gssize byte = -1;
  int row = capture_place(self->capture, &byte);
  self->focus = first_open(self->capture);
  if (row < 0 || row >= capture_rows(self->capture) || !self->capture->touched)
    return;
  self->focus = row;
  if (byte < 0)
    return;
  capture_begin_typing(screen, byte);
  app_message(screen->app, "Here you were typing. All of it is kept.");
}

void capture_move(struct capture_screen *self, int rows)
{
  self->focus = CLAMP(self->focus + rows, 0, capture_rows(self->capture) - 1);
}

/* Leaves the text for the next row or the one before; among the texts below the strategies one goes
 * on typing. */
static void leave_by(struct screen *screen, const struct key *key)
{
  struct capture_screen *self = state(screen);
  bool text = self->focus >= self->capture->items->row_count;
  capture_end_typing(self);
  capture_move(self, key->code == K_TAB || key->code == K_DOWN ? 1 : -1);
  if (text && key->code == K_TAB && self->focus < self->capture->items->row_count + TEXTS)
    capture_begin_typing(screen, -1);
}

bool capture_key_typing(struct screen *screen, const struct key *key)
{
  struct capture_screen *self = state(screen);
  bool marking = self->marking;
  switch (editor_key(self->editor, key)) {
  case EDITOR_LEFT:
  case EDITOR_DONE:
    capture_end_typing(self);
    capture_move(self, marking ? 1 : 0);
    return true;
  case EDITOR_IGNORED:
    if (key->code != K_TAB && key->code != K_BACK_TAB && key->code != K_UP && key->code != K_DOWN)
      return false;
    leave_by(screen, key);
    return true;
  default:
    return true;
  }
}
