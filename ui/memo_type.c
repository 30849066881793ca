/* Typing in a memo: texts in place, steps in a small form; storing. */
#include "config.h"

#include "ui/memo_own.h"

#include "base/error.h"
#include "base/text.h"
#include "model/name.h"
#include "model/tables.h"
#include "ui/follow_up.h"
#include "ui/picker.h"
#include "ui/record_settle.h"
#include "ui/record_words.h"
#include "ui/school_year.h"

/* --- beginning ------------------------------------------------------------------------------ */

static void text_changed(struct editor *editor, void *data)
{
  struct memo_screen *self = data;
  record_set(self->edit->record, memo_text_field(self->focus), editor_text(editor));
  self->touched = true;
}

static void form_changed(struct form *form, void *data)
{
  (void)form;
  ((struct memo_screen *)data)->touched = true;
}

static void offer(const char *type, struct picker *picker, void *data)
{
  (void)type;
  struct memo_screen *self = data;
  AUTO(record)
  struct record *visit = store_load(self->edit->session->store, &record_visit, self->visit, NULL);
  AUTO(rowset)
  struct rowset *rows = store_query(self->edit->session->store, STATEMENT_FOLLOW_UP_OWNERS, NULL,
                                    "school", visit ? record_get(visit, "school") : NULL, NULL);
  picker_set_likely(picker);
  for (int i = 0; rows && i < rows->row_count; i++) {
    g_autofree char *name =
        name_listed(rowset_get(rows, i, "given_name"), rowset_get(rows, i, "family_name"));
    const char *role = rowset_get(rows, i, "role");
    picker_add(picker, rowset_get(rows, i, "uid"), name,
               role ? choice_label(role_choices, role) : NULL);
  }
}

static char *label(const char *type, const char *uid, void *data)
{
  struct memo_screen *self = data;
  return record_words_ref(self->edit->session->store, type, uid);
}

static void open_form(struct memo_screen *self)
{
  struct form_setup setup = {
    .app = self->app,
    .record = self->step,
    .finish = "Done with this step",
    .refs = offer,
    .ref_label = label,
    .beside = school_year_beside,
    .changed = form_changed,
    .data = self,
  };
  self->form = form_new(&setup);
}

void memo_open_step(struct memo_screen *self, struct record *step, bool fresh)
{
  self->step = step;
  self->new_step = fresh;
  open_form(self);
}

static void begin_text(struct memo_screen *self)
{
  const char *text = record_get(self->edit->record, memo_text_field(self->focus));
  self->editor = editor_new(false);
  editor_set_app(self->editor, self->app);
  editor_set_text(self->editor, text ? text : "");
  editor_on_change(self->editor, text_changed, self);
  editor_begin(self->editor);
}

void memo_type(struct memo_screen *self)
{
  if (self->focus < MEMO_TEXTS) {
    begin_text(self);
    return;
  }
  struct record *step = memo_step(self, self->focus);
  bool fresh = !step;
  if (fresh) {
    step = record_add_part(self->edit->record, &record_memo_step);
    record_set(step, "owner", record_get(self->edit->record, "author"));
  }
  memo_open_step(self, step, fresh);
}

/* --- storing and ending --------------------------------------------------------------------- */

/* It was handed over while one typed: what was typed is left as a draft or thrown away, and the
 * screen closes. False where one goes back to it. */
static bool leave_refused(struct memo_screen *self, const char *said)
{
  GError *error = NULL;
  enum settle_refused answer = settle_ask_refused(self->app, said);
  bool left = answer == REFUSED_DROP   ? record_edit_discard(self->edit, &error)
              : answer == REFUSED_KEEP ? memo_keep(self, &error)
                                       : false;
  if (error)
    session_error(self->app, error);
  if (!left)
    return false;
  if (answer == REFUSED_DROP)
    g_clear_pointer(&self->kept_at, g_free);
  g_clear_pointer(&self->editor, editor_free);
  g_clear_pointer(&self->form, form_free);
  self->touched = false;
  self->gone = true;
  app_changed(self->app);
  if (answer == REFUSED_DROP)
    app_message(self->app, "Thrown away.");
  app_back(self->app);
  return true;
}

static bool store_it(struct memo_screen *self, const char *said, GError **error)
{
  GError *inner = NULL;
  enum settled settled = SETTLED_NOT;
  while (!record_edit_save(self->edit, &inner)) {
    settled = SETTLED_NOT;
    if (error_is(inner, TL_ERROR_CONFLICT) && !app_ending(self->app))
      settled = record_settle(self->app, self->edit, inner->message);
    if (settled == SETTLED_NOT) {
      g_propagate_error(error, inner);
      return false;
    }
    g_clear_error(&inner);
    if (settled == SETTLED_GONE)
      return memo_begin_anew(self, error);
    if (settled == SETTLED_THEIRS)
      break;
  }
  g_clear_pointer(&self->kept_at, g_free);
  self->touched = false;
  app_changed(self->app);
  if (!settle_said(self->app, settled))
    app_message_undo(self->app, "%s", said);
  return true;
}

static bool store_or_forget(struct memo_screen *self, GError **error)
{
  if (record_edit_changed(self->edit))
    return store_it(self, "Kept. Nobody else reads it before it is sent.", error);
  self->touched = false;
  if (!self->kept_at)
    return true;
  g_clear_pointer(&self->kept_at, g_free);
  return record_edit_discard(self->edit, error);
}

/* A new step in which nothing was written goes away again. */
static bool drop_blank_step(struct memo_screen *self)
{
  if (!self->form || !self->new_step || record_get(self->step, "text")
      || record_get(self->step, "due_on") || form_half_typed(self->form))
    return false;
  g_clear_pointer(&self->form, form_free);
  g_ptr_array_remove(record_parts(self->edit->record, &record_memo_step), self->step);
  self->step = NULL;
  return true;
}

/* The step's form is closed before anything is settled: another's steps may take the place of ours.
 * What was typed in it is in the memo. */
static bool finish_step(struct memo_screen *self, GError **error)
{
  if (self->form
      && (!form_finish(self->form, error)
          || (self->new_step && !follow_up_day_is_ahead(NULL, self->step, "due_on", error))))
    return false;
  g_clear_pointer(&self->form, form_free);
  self->step = NULL;
  return true;
}

bool memo_end_typing(struct memo_screen *self)
{
  GError *error = NULL;
  if (self->editor) {
    g_autofree char *text = text_clean(editor_text(self->editor), false);
    record_set(self->edit->record, memo_text_field(self->focus), text);
  }
  drop_blank_step(self);
  if (!finish_step(self, &error) || !store_or_forget(self, &error)) {
    self->touched = true; /* the draft is of what stands here now */
    if (error_is(error, TL_ERROR_REFUSED) && !self->leaving && !app_ending(self->app)) {
      bool left = leave_refused(self, error->message);
      g_clear_error(&error);
      return left;
    }
    session_error(self->app, error);
    return false;
  }
  g_clear_pointer(&self->editor, editor_free);
  self->focus = CLAMP(self->focus, 0, memo_rows(self) - 1);
  return true;
}

void memo_remove_step(struct memo_screen *self)
{
  GError *error = NULL;
  struct record *step = memo_step(self, self->focus);
  g_ptr_array_remove(record_parts(self->edit->record, &record_memo_step), step);
  if (!store_it(self, "The step is taken away.", &error))
    session_error(self->app, error);
}

/* --- keys ----------------------------------------------------------------------------------- */

void memo_tab(struct memo_screen *self, int by)
{
  int row = CLAMP(self->focus + by, 0, MAX(memo_rows(self) - 1, 0));
  bool moved = row != self->focus;
  self->focus = row;
  if (moved && !self->edit->read_only && memo_text_field(row))
    memo_type(self);
}

static bool editor_keys(struct memo_screen *self, const struct key *key)
{
  switch (editor_key(self->editor, key)) {
  case EDITOR_LEFT:
  case EDITOR_DONE:
    memo_end_typing(self);
    return true;
  case EDITOR_IGNORED:
    if (key->code != K_TAB && key->code != K_BACK_TAB)
      return false;
    if (memo_end_typing(self) && !self->gone)
      memo_tab(self, key->code == K_TAB ? 1 : -1);
    return true;
  default:
    return true;
  }
}

bool memo_type_key(struct memo_screen *self, const struct key *key)
{
  if (self->editor)
    return editor_keys(self, key);
  bool ends = form_at_finish(self->form) && key->code == K_ENTER;
  if (!ends && form_key(self->form, key) == FORM_USED)
    return true;
  if (!ends && key->code != K_ESC)
    return false;
  memo_end_typing(self);
  return true;
}
