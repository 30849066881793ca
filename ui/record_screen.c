#include "config.h"

#include "ui/record_screen.h"

#include "model/tables.h"
#include "ui/editor.h"
#include "ui/record_own.h"
#include "ui/record_words.h"
#include "ui/school_year.h"

enum { LEAST_FORM_ROWS = 3 };

static struct record_screen *state(struct screen *screen)
{
  return screen->state;
}

/* --- making --------------------------------------------------------------------------------- */

static void touched(struct form *form, void *data)
{
  (void)form;
  ((struct record_screen *)data)->touched = true;
}

/* Its school is where it was agreed. */
static const char *const follow_up_fields[] = { "text", "owner", "due_on", NULL };

struct form *record_make_form(struct record_screen *self, struct record *record, const char *finish)
{
  struct form_setup setup = {
    .app = self->app,
    .record = record,
    .fields = record->type == &record_follow_up ? follow_up_fields : NULL,
    .finish = finish,
    .read_only = self->edit->read_only,
    .refs = record_refs_fill,
    .ref_label = record_refs_label,
    .beside = school_year_beside,
    .changed = touched,
    .data = self,
  };
  return form_new(&setup);
}

/* Letters are keys until the person goes into a field: nobody types into a name by opening it. */
static void begin_outside(struct form *form)
{
  const struct key esc = { .code = K_ESC };
  if (form_typing(form))
    form_key(form, &esc);
}

/* A new record stands at its first empty field: what is given with it is not asked again. */
static void begin_at_empty(struct form *form, const struct record *record)
{
  for (int i = 0; i < record->type->field_count; i++)
    if (!record_get(record, record->type->fields[i].name)
        && form_set_focus(form, record->type->fields[i].name))
      return;
}

static bool take_up_draft(struct record_screen *self, GError **error)
{
  if (!self->edit->draft)
    return true;
  if (!form_restore(self->form, self->edit->draft, error))
    return false;
  self->kept_at = g_strdup(self->edit->draft_at);
  /* Of a new one the cursor is in the form, where an x is a letter. */
  app_message(self->app, "Taken up where you left it (%s). %sx throws what you %s away.",
              self->edit->draft_at ? self->edit->draft_at : "earlier",
              self->edit->fresh ? "Esc, then " : "", self->edit->fresh ? "typed" : "changed");
  return true;
}

/* What the last line says; NULL: it is to look at. */
static const char *finish_words(const struct record_edit *edit)
{
  return edit->read_only ? NULL : edit->fresh ? "Finish: add it" : "Finish: save it and go back";
}

static bool open_record(struct screen *screen, const char *argument, GError **error)
{
  struct record_edit *edit = record_edit_open(session_of(screen->app), argument, error);
  if (!edit)
    return false;
  struct record_screen *self = g_new0(struct record_screen, 1);
  screen->state = self;
  self->app = screen->app;
  self->edit = edit;
  self->before = g_ptr_array_new_with_free_func((GDestroyNotify)record_free);
  bool with_parts = record_parts_shown(edit->record->type);
  self->form = record_make_form(self, edit->record, with_parts ? NULL : finish_words(edit));
  if (edit->fresh)
    begin_at_empty(self->form, edit->record);
  if (!take_up_draft(self, error))
    return false;
  if (with_parts) {
    self->parts = record_parts_new(edit->session->store, edit->record, finish_words(edit));
    record_part_restore(self, edit->draft);
  }
  if (!edit->fresh)
    begin_outside(self->form);
  return true;
}

static void close_record(struct screen *screen)
{
  struct record_screen *self = state(screen);
  g_clear_pointer(&self->part_form, form_free);
  g_clear_pointer(&self->parts, record_parts_free);
  form_free(self->form);
  record_edit_free(self->edit);
  g_ptr_array_unref(self->before);
  g_free(self->kept_at);
  g_free(self);
}

/* --- drawing -------------------------------------------------------------------------------- */

static char *heading(struct screen *screen)
{
  const struct record_edit *edit = state(screen)->edit;
  char *title = record_words_title(edit->session->store, edit->record);
  if (title && edit->record->type != &record_target)
    return title;
  if (!title)
    return g_strdup_printf("%s %s", edit->fresh ? "New:" : "A", edit->record->type->label);
  title[0] = g_ascii_toupper(title[0]);
  return title;
}

static char *aside(struct screen *screen)
{
  const struct record_screen *self = state(screen);
  if (self->edit->read_only)
    return g_strdup("to look at");
  return self->kept_at ? g_strdup_printf("draft saved %s", self->kept_at) : NULL;
}

static int form_rows(const struct record_type *type)
{
  int rows = 0;
  for (int i = 0; i < type->field_count; i++)
    rows += !(type->fields[i].flags & (FIELD_HIDDEN | FIELD_DERIVED));
  return rows;
}

/* The form above, the parts below; where both do not fit, the one with the focus gets its room. */
static void draw_both(struct record_screen *self, struct canvas *canvas)
{
  int wanted = form_rows(self->edit->record->type);
  int below = record_parts_height(self->parts);
  int above = MIN(wanted, canvas->height - 1 - (self->in_parts ? below : MIN(below, 4)));
  above = CLAMP(above, LEAST_FORM_ROWS, MAX(canvas->height - 1, LEAST_FORM_ROWS));
  struct canvas top = canvas_part(canvas, 0, 0, above, canvas->width);
  struct canvas bottom =
      canvas_part(canvas, above + 1, 0, canvas->height - above - 1, canvas->width);
  if (self->in_parts) {
    form_draw(self->form, &top, false);
    record_parts_draw(self->parts, &bottom, true);
  } else {
    record_parts_draw(self->parts, &bottom, false);
    form_draw(self->form, &top, true);
  }
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct record_screen *self = state(screen);
  struct canvas body = canvas_part(canvas, 1, 0, canvas->height - 1, canvas->width);
  if (self->part_form) {
    canvas_text(&body, 0, 1, STYLE_BOLD, self->part->type->label);
    struct canvas rest = canvas_part(&body, 2, 0, body.height - 2, body.width);
    form_draw(self->part_form, &rest, true);
  } else if (self->parts) {
    draw_both(self, &body);
  } else {
    form_draw(self->form, &body, true);
  }
}

/* --- keys ----------------------------------------------------------------------------------- */

/* Tab and Enter on the last field, and Shift-Tab on the first, go on below the form. */
static bool goes_below(const struct record_screen *self, const struct key *key)
{
  bool forward = key->code == K_TAB || key->code == K_DOWN
                 || (key->code == K_ENTER && form_typing(self->form));
  if (!self->parts || self->edit->read_only)
    return self->parts && key->code == K_DOWN && form_on_edge(self->form, 1);
  return forward ? form_on_edge(self->form, 1)
                 : key->code == K_BACK_TAB && form_on_edge(self->form, -1);
}

static bool go_below(struct record_screen *self, const struct key *key)
{
  bool resting = form_typing(self->form) || key->code == K_TAB || key->code == K_BACK_TAB;
  g_autoptr(GError) error = NULL;
  if (form_leave(self->form, &error))
    record_parts_enter(self, key->code != K_BACK_TAB, resting && !self->edit->read_only);
  else
    app_error(self->app, error);
  return true;
}

static bool click_below(struct record_screen *self)
{
  g_autoptr(GError) error = NULL;
  if (form_leave(self->form, &error)) {
    form_set_filling(self->form, false);
    self->in_parts = true;
    self->letters_rest = false;
  } else {
    app_error(self->app, error);
  }
  return true;
}

static bool key_form(struct record_screen *self, const struct key *key)
{
  if (key->code == K_MOUSE && self->parts && record_parts_click(self->parts, key))
    return click_below(self);
  if (goes_below(self, key))
    return go_below(self, key);
  if (form_key(self->form, key) != FORM_USED)
    return false;
  record_propose(self);
  return true;
}

static bool key_record(struct screen *screen, const struct key *key)
{
  struct record_screen *self = state(screen);
  if (self->part_form)
    return record_part_key(self, key);
  return self->in_parts ? record_parts_key(self, key) : key_form(self, key);
}

static bool typing(struct screen *screen)
{
  struct record_screen *self = state(screen);
  if (self->part_form)
    return form_typing(self->part_form);
  return self->in_parts ? self->letters_rest : form_typing(self->form);
}

/* --- undo ------------------------------------------------------------------------------------- */

static bool can_undo(struct screen *screen)
{
  struct record_screen *self = state(screen);
  if (self->part_form)
    return form_can_undo(self->part_form);
  return self->before->len > 0 || (!self->in_parts && form_can_undo(self->form));
}

static void undo(struct screen *screen)
{
  struct record_screen *self = state(screen);
  if (self->part_form)
    form_undo(self->part_form);
  else if (!self->in_parts && form_can_undo(self->form))
    form_undo(self->form);
  else
    record_part_undo(self);
  self->touched = true;
}

/* --- drafts, others, leaving ---------------------------------------------------------------- */

static void after_frame(struct screen *screen)
{
  struct record_screen *self = state(screen);
  GError *error = NULL;
  bool moved = form_moved(self->part_form ? self->part_form : self->form);
  if (self->edit->read_only || !(self->touched || (moved && self->kept_at)))
    return;
  self->touched = false;
  if (!record_keep(self, &error))
    session_error(screen->app, error);
}

static void refresh(struct screen *screen)
{
  struct record_screen *self = state(screen);
  GError *error = NULL;
  if (self->part_form || !record_edit_outdated(self->edit))
    return;
  if (record_edit_changed(self->edit) || form_dirty(self->form)) {
    app_message(
        screen->app,
        "Somebody else has just changed this record. Yours is kept; f lets you look at both.");
    return;
  }
  if (!record_edit_take_theirs(self->edit, &error))
    session_error(screen->app, error);
  else {
    record_show_again(self);
    app_message(screen->app,
                "Somebody else has just changed this record; it is shown as it is now.");
  }
}

static void leave(struct screen *screen)
{
  record_leave(state(screen));
}

const struct screen_type screen_record = {
  .name = "record",
  .title = "Record",
  .help = "One record. What was there is saved when you leave; what is new is added by f.",
  .actions = { record_actions, form_actions, editor_actions },
  .open = open_record,
  .draw = draw,
  .key = key_record,
  .typing = typing,
  .heading = heading,
  .aside = aside,
  .after_frame = after_frame,
  .refresh = refresh,
  .can_undo = can_undo,
  .undo = undo,
  .leave = leave,
  .close = close_record,
};
