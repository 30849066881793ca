#include "ui/form.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "ui/app.h"
#include "ui/form_own.h"

#include <string.h>

static void item_clear(void *data)
{
  g_free(((struct item *)data)->heading);
}

static void step_clear(void *data)
{
  g_free(((struct form_step *)data)->before);
}

static void add_named(struct form *form, const char *name)
{
  struct item item = { .field = -1 };
  if (name[0] == '-')
    item.heading = g_strdup(name + 1);
  else
    item.field = record_field(form->type, name);
  g_array_append_val(form->items, item);
}

static void add_all(struct form *form)
{
  for (int i = 0; i < form->type->field_count; i++)
    if (!(form->type->fields[i].flags & (FIELD_HIDDEN | FIELD_DERIVED)))
      add_named(form, form->type->fields[i].name);
}

static void add_end(struct form *form)
{
  struct item item = { .field = -1, .end = true };
  g_array_append_val(form->items, item);
}

struct form *form_new(const struct form_setup *setup)
{
  struct form *form = g_new0(struct form, 1);
  form->setup = *setup;
  form->record = setup->record;
  form->type = setup->record->type;
  form->begun = record_copy(setup->record);
  form->items = g_array_new(FALSE, FALSE, sizeof(struct item));
  form->steps = g_array_new(FALSE, FALSE, sizeof(struct form_step));
  form->rows = g_array_new(FALSE, FALSE, sizeof(int));
  g_array_set_clear_func(form->items, item_clear);
  g_array_set_clear_func(form->steps, step_clear);
  form->focus = -1;
  form->filling = !setup->read_only;
  if (!setup->fields)
    add_all(form);
  for (const char *const *name = setup->fields; name && *name; name++)
    add_named(form, *name);
  if (setup->finish && !setup->read_only)
    add_end(form);
  form_move(form, 1);
  return form;
}

void form_free(struct form *form)
{
  if (!form)
    return;
  record_free(form->begun);
  g_array_free(form->items, TRUE);
  g_array_free(form->steps, TRUE);
  g_array_free(form->rows, TRUE);
  editor_free(form->editor);
  g_free(form->stood);
  g_free(form->entered);
  g_free(form->letters);
  g_free(form->unlettered);
  g_free(form->noted);
  g_free(form);
}

/* --- Fields
 * ------------------------------------------------------------------------------------------------
 */

const struct field *form_field(const struct form *form, int item)
{
  if (item < 0 || item >= (int)form->items->len)
    return NULL;
  int field = g_array_index(form->items, struct item, item).field;
  return field < 0 ? NULL : &form->type->fields[field];
}

const char *form_value(const struct form *form, int item)
{
  const struct field *field = form_field(form, item);
  return field ? record_get(form->record, field->name) : NULL;
}

bool form_editable(const struct form *form, int item)
{
  const struct field *field = form_field(form, item);
  if (!field || form->setup.read_only || field->type == FIELD_INSTANT)
    return false;
  if (field->type == FIELD_REF && !form->setup.refs)
    return false;
  return !(field->flags & FIELD_FIXED && form->record->uid && form_value(form, item));
}

bool form_is_typed(const struct field *field)
{
  return field->type != FIELD_FLAG && field->type != FIELD_CHOICE && field->type != FIELD_REF
         && field->type != FIELD_INSTANT;
}

char *form_shown(const struct form *form, int item)
{
  const struct field *field = form_field(form, item);
  const char *value = form_value(form, item);
  if (field->type == FIELD_REF && value && form->setup.ref_label) {
    char *label = form->setup.ref_label(field->ref, value, form->setup.data);
    return label ? label : g_strdup(value);
  }
  return field_display(field, value);
}

/* --- Changing
 * ---------------------------------------------------------------------------------------------- */

void form_tell(struct form *form)
{
  if (form->setup.changed)
    form->setup.changed(form, form->setup.data);
}

static void remember(struct form *form, int item, const char *before)
{
  struct form_step step = { g_array_index(form->items, struct item, item).field, g_strdup(before) };
  g_array_append_val(form->steps, step);
}

void form_change(struct form *form, int item, const char *value)
{
  const struct field *field = form_field(form, item);
  const char *before = form_value(form, item);
  if (g_strcmp0(before, value) == 0)
    return;
  remember(form, item, before);
  record_set(form->record, field->name, value);
  form_tell(form);
}

void form_type(struct form *form, const char *value)
{
  record_set(form->record, form_field(form, form->focus)->name, value);
}

/* Text goes into the record with each key; what must be read first, when the field is left. */
static void typed(struct editor *editor, void *data)
{
  struct form *form = data;
  const struct field *field = form_field(form, form->focus);
  form->wrong = false;
  if (field->type == FIELD_TEXT || field->type == FIELD_LONG)
    form_type(form, editor_text(editor));
  form_tell(form);
}

static void open_editor(struct form *form, const struct field *field)
{
  g_autofree char *shown = form_shown(form, form->focus);
  form->editor = editor_new(field->type != FIELD_LONG);
  editor_set_app(form->editor, form->setup.app);
  editor_set_text(form->editor, shown);
  if (field->type == FIELD_TEXT && field->max > 0)
    editor_set_max(form->editor, (int)field->max);
  if (field->flags & FIELD_SENTENCE)
    editor_set_sentence(form->editor);
  if (field->flags & FIELD_REQUIRED)
    editor_set_placeholder(form->editor, "needed");
  editor_on_change(form->editor, typed, form);
}

void form_enter(struct form *form, int item)
{
  g_clear_pointer(&form->editor, editor_free);
  form->focus = item;
  form->wrong = false;
  form->untouched = true;
  g_free(form->stood);
  g_free(form->entered);
  g_clear_pointer(&form->letters, g_free);
  form->stood = g_strdup(form_value(form, item));
  form->entered = g_strdup(form->stood);
  const struct field *field = form_field(form, item);
  if (field && form_editable(form, item) && form_is_typed(field))
    open_editor(form, field);
}

/* Nothing is typed that differs, and nothing that was read since then stands in the record. */
static bool as_it_stood(const struct form *form)
{
  return !editor_changed(form->editor) && g_strcmp0(form->stood, form->entered) == 0
         && g_strcmp0(form->stood, form_value(form, form->focus)) == 0;
}

bool form_leave_field(struct form *form, GError **error)
{
  const struct field *field = form_field(form, form->focus);
  if (!field || !form->editor)
    return true;
  if (as_it_stood(form))
    return true;
  g_autofree char *value = NULL;
  g_autofree char *today = clock_today();
  form->wrong = !field_parse(field, editor_text(form->editor), today, &value, error);
  if (form->wrong)
    return false;
  bool differs = g_strcmp0(value, form->entered) != 0;
  record_set(form->record, field->name, value);
  if (differs) {
    remember(form, form->focus, form->entered);
    form_tell(form);
  }
  g_free(form->entered);
  form->entered = g_steal_pointer(&value);
  return true;
}

/* What was read since the field got the focus is a change of its own, and so is taking it back. */
void form_restore_field(struct form *form)
{
  record_set(form->record, form_focus(form), form->entered);
  form_change(form, form->focus, form->stood);
  g_free(form->entered);
  form->entered = g_strdup(form->stood);
}

static bool is_end(const struct form *form, int item)
{
  return item >= 0 && item < (int)form->items->len
         && g_array_index(form->items, struct item, item).end;
}

/* The next item that way which can have the focus; -1. */
static int next_item(const struct form *form, int by)
{
  for (int item = form->focus + by; item >= 0 && item < (int)form->items->len; item += by)
    if (form_editable(form, item) || is_end(form, item)
        || (form->setup.read_only && form_field(form, item)))
      return item;
  return -1;
}

bool form_move(struct form *form, int by)
{
  int item = next_item(form, by);
  if (item >= 0)
    form_enter(form, item);
  return item >= 0;
}

/* --- What screens ask
 * -------------------------------------------------------------------------------------- */

bool form_typing(const struct form *form)
{
  return form->filling && (form_editable(form, form->focus) || form_at_finish(form));
}

bool form_at_finish(const struct form *form)
{
  return is_end(form, form->focus);
}

bool form_on_edge(const struct form *form, int by)
{
  return next_item(form, by) < 0;
}

void form_set_filling(struct form *form, bool filling)
{
  form->filling = filling && !form->setup.read_only;
}

bool form_leave(struct form *form, GError **error)
{
  if (!form_leave_field(form, error))
    return false;
  form_enter(form, form->focus);
  return true;
}

bool form_half_typed(const struct form *form)
{
  const struct field *field = form_field(form, form->focus);
  return field && form->editor && field->type != FIELD_TEXT && field->type != FIELD_LONG
         && editor_changed(form->editor) && !text_blank(editor_text(form->editor));
}

const char *form_focus(const struct form *form)
{
  const struct field *field = form_field(form, form->focus);
  return field ? field->name : NULL;
}

static int item_of(const struct form *form, const char *name)
{
  for (int item = 0; item < (int)form->items->len; item++) {
    const struct field *field = form_field(form, item);
    if (field && strcmp(field->name, name) == 0)
      return item;
  }
  return -1;
}

bool form_set_focus(struct form *form, const char *field)
{
  int item = item_of(form, field);
  if (item < 0 || !form_leave_field(form, NULL))
    return false;
  form_enter(form, item);
  return true;
}

void form_propose(struct form *form, const char *field, const char *value)
{
  int item = item_of(form, field);
  if (item < 0 || form_value(form, item))
    return;
  form_change(form, item, value);
  if (item == form->focus)
    form_enter(form, item);
}

void form_reload(struct form *form)
{
  record_free(form->begun);
  form->begun = record_copy(form->record);
  g_array_set_size(form->steps, 0);
  form_enter(form, form->focus);
}

bool form_dirty(const struct form *form)
{
  return !record_equal(form->record, form->begun) || (form->editor && editor_changed(form->editor));
}

bool form_can_undo(const struct form *form)
{
  return form->steps->len > 0 || (form->filling && form->editor && editor_changed(form->editor));
}

bool form_undo(struct form *form)
{
  if (form->filling && form->editor && editor_undo(form->editor))
    return true;
  if (form->steps->len == 0)
    return false;
  struct form_step *step = &g_array_index(form->steps, struct form_step, form->steps->len - 1);
  const char *name = form->type->fields[step->field].name;
  record_set(form->record, name, step->before);
  g_array_set_size(form->steps, form->steps->len - 1);
  int item = item_of(form, name);
  form_enter(form, item >= 0 ? item : form->focus);
  form_tell(form);
  return true;
}

/* The first required field that is empty from item on; -1. */
static int next_missing(const struct form *form, int item)
{
  for (; item < (int)form->items->len; item++) {
    const struct field *field = form_field(form, item);
    if (field && field->flags & FIELD_REQUIRED && form_editable(form, item)
        && text_blank(form_value(form, item)))
      return item;
  }
  return -1;
}

char *form_missing(const struct form *form)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new();
  for (int item = next_missing(form, 0); item >= 0; item = next_missing(form, item + 1))
    g_ptr_array_add(labels, (gpointer)form_field(form, item)->label);
  if (labels->len == 0)
    return NULL;
  g_ptr_array_add(labels, NULL);
  return format_list((const char *const *)labels->pdata);
}

bool form_finish(struct form *form, GError **error)
{
  if (!form_leave_field(form, error))
    return false;
  g_autofree char *missing = form_missing(form);
  if (!missing)
    return true;
  form_enter(form, next_missing(form, 0));
  form->filling = true;
  return fail(error, TL_ERROR_INVALID, "Still needed: %s.", missing);
}
