/* The parts of a record on its screen: going among them, changing, ending and adding them. */
#include "config.h"

#include "ui/record_own.h"

#include "base/clock.h"
#include "model/tables.h"

enum { MOST_UNDO = 100 };

static void remember(struct record_screen *self)
{
  if (self->before->len >= MOST_UNDO)
    g_ptr_array_remove_index(self->before, 0);
  g_ptr_array_add(self->before, record_copy(self->edit->record));
}

static void open_part(struct record_screen *self, struct record *part)
{
  self->part = part;
  self->part_form = record_make_form(self, part);
}

static bool is_blank(const struct record *part)
{
  for (int i = 0; i < part->type->field_count; i++)
    if (part->values[i] && !(part->type->fields[i].flags & FIELD_HIDDEN))
      return false;
  return true;
}

/* Goes back to the record's own form; an untouched new part goes away with it. */
void record_part_close(struct record_screen *self)
{
  g_autoptr(GError) error = NULL;
  bool blank = is_blank(self->part);
  if (!blank && !form_finish(self->part_form, &error)) {
    app_message(self->app, "%s x takes this %s away.", error->message,
                self->part->type == &record_supervision ? "supervisor" : "assignment");
    return;
  }
  g_clear_pointer(&self->part_form, form_free);
  self->part = NULL;
  if (blank)
    record_parts_remove(self->parts);
  record_parts_reload(self->parts);
  self->touched = true;
}

bool record_part_key(struct record_screen *self, const struct key *key)
{
  if (form_key(self->part_form, key) == FORM_USED)
    return true;
  if (key->code != K_ESC)
    return false;
  record_part_close(self);
  return true;
}

bool record_parts_key(struct record_screen *self, const struct key *key)
{
  switch (key->code) {
  case K_UP:
  case K_BACK_TAB:
    if (!record_parts_move(self->parts, -1))
      self->in_parts = false;
    return true;
  case K_DOWN:
  case K_TAB:
    record_parts_move(self->parts, 1);
    return true;
  case K_MOUSE:
    return record_parts_click(self->parts, key);
  default:
    return false;
  }
}

/* Somebody without a role stands nowhere: said once, then taken as it is. */
bool record_part_lacks(struct record_screen *self)
{
  const struct record *record = self->edit->record;
  if (!self->edit->fresh || self->asked_for_part || record->type != &record_staff
      || record_parts(record, &record_assignment)->len)
    return false;
  self->asked_for_part = true;
  self->in_parts = true;
  record_parts_first(self->parts);
  app_message(self->app, "What are they, and at which school? Enter adds it; f finishes without.");
  return true;
}

void record_part_open(struct record_screen *self)
{
  struct record *part = record_parts_selected(self->parts, NULL);
  remember(self);
  open_part(self, part ? part : record_parts_add(self->parts));
}

void record_part_end(struct record_screen *self)
{
  struct record *part = record_parts_selected(self->parts, NULL);
  g_autofree char *today = clock_today();
  remember(self);
  record_set(part, "until_on", today);
  self->touched = true;
  app_message_undo(self->app, "It ends today; Enter changes the day.");
}

void record_part_remove(struct record_screen *self)
{
  if (self->part_form)
    g_clear_pointer(&self->part_form, form_free);
  else
    remember(self);
  self->part = NULL;
  record_parts_remove(self->parts);
  self->touched = true;
  app_message_undo(self->app, "Taken away.");
}

void record_part_undo(struct record_screen *self)
{
  struct record *before = g_ptr_array_steal_index(self->before, self->before->len - 1);
  struct record *record = self->edit->record;
  for (int i = 0; record->type->parts[i]; i++) {
    GPtrArray *parts = record->parts[i];
    record->parts[i] = before->parts[i];
    before->parts[i] = parts;
  }
  record_free(before);
  record_parts_reload(self->parts);
}
