/* The parts of a record on its screen: going among them, changing, ending and adding them. */
#include "config.h"

#include "ui/record_own.h"

#include "base/clock.h"
#include "model/date.h"
#include "model/tables.h"
#include "ui/record_words.h"

#include <json-glib/json-glib.h>

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
  self->part_form =
      record_make_form(self, part,
                       part->type == &record_supervision ? "Done with this supervisor"
                                                         : "Done with this assignment");
}

static bool is_blank(const struct record *part)
{
  for (int i = 0; i < part->type->field_count; i++)
    if (part->values[i] && !(part->type->fields[i].flags & FIELD_HIDDEN))
      return false;
  return true;
}

/* It is noted, not stored: said, with what stores it. */
static void say_noted(struct record_screen *self)
{
  g_autofree char *words = record_words_part(self->edit->session->store, self->part);
  app_message(self->app, "Noted: %s. ^O %s.", words,
              self->edit->fresh ? "adds the person" : "saves it");
}

/* Goes back to the record's own form; an untouched new part goes away with it. */
void record_part_close(struct record_screen *self)
{
  g_autoptr(GError) error = NULL;
  bool blank = is_blank(self->part);
  if (!blank && (!form_finish(self->part_form, &error) || !record_check(self->part, &error))) {
    app_message(self->app, "%s x takes this %s away.", error->message,
                self->part->type == &record_supervision ? "supervisor" : "assignment");
    return;
  }
  if (!blank)
    say_noted(self);
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

void record_parts_enter(struct record_screen *self, bool first, bool letters_rest)
{
  form_set_filling(self->form, false);
  self->in_parts = true;
  self->letters_rest = letters_rest;
  if (first)
    record_parts_first(self->parts);
  else
    record_parts_last(self->parts);
}

/* Back into the form: its first field, or the one that the focus came from. */
static void leave_parts(struct record_screen *self, bool first)
{
  const struct key tab = { .code = K_TAB };
  self->in_parts = false;
  form_set_filling(self->form, self->letters_rest);
  if (first)
    form_key(self->form, &tab);
}

/* Letters after Enter in a form: said what this place is for. */
static bool rest(struct record_screen *self, const struct key *key)
{
  if (!self->letters_rest || (key->code != K_ESC && !key_is_text(key) && key->code != K_PASTE))
    return false;
  if (key->code == K_ESC)
    self->letters_rest = false;
  else
    app_message(self->app, "Nothing is typed here. Enter does what is selected; Tab goes on.");
  return true;
}

bool record_parts_key(struct record_screen *self, const struct key *key)
{
  if (rest(self, key))
    return true;
  switch (key->code) {
  case K_UP:
  case K_BACK_TAB:
    if (!record_parts_move(self->parts, -1))
      leave_parts(self, false);
    return true;
  case K_DOWN:
  case K_TAB:
    if (!record_parts_move(self->parts, 1) && key->code == K_TAB)
      leave_parts(self, true);
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
  record_parts_enter(self, true, form_typing(self->form) || self->letters_rest);
  app_message(self->app, "What are they, and at which school? Enter adds it; ^O goes without.");
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
  g_autofree char *last = date_add(today, -1);
  g_autofree char *shown = date_medium(last);
  app_message_undo(self->app, "Over from today: its last day was %s. Enter changes the day.",
                   shown);
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

/* --- drafts --------------------------------------------------------------------------------- */

/* In a record's draft: which part was open, and its form's draft. */
static const char part_member[] = "open_part";

char *record_part_draft(struct record_screen *self, const char *json)
{
  int place = 0;
  if (!self->part_form || !record_parts_selected(self->parts, &place))
    return g_strdup(json);
  g_autofree char *draft = form_draft(self->part_form);
  g_autoptr(JsonNode) root = json_from_string(json, NULL);
  JsonObject *open = json_object_new();
  json_object_set_string_member(open, "type", self->part->type->name);
  json_object_set_int_member(open, "place", place);
  json_object_set_member(open, "draft", json_from_string(draft, NULL));
  json_object_set_object_member(json_node_get_object(root), part_member, open);
  return json_to_string(root, FALSE);
}

void record_part_restore(struct record_screen *self, const char *draft)
{
  g_autoptr(JsonNode) root = draft ? json_from_string(draft, NULL) : NULL;
  JsonObject *object = root && JSON_NODE_HOLDS_OBJECT(root) ? json_node_get_object(root) : NULL;
  JsonNode *node = object ? json_object_get_member(object, part_member) : NULL;
  if (!node || !JSON_NODE_HOLDS_OBJECT(node))
    return;
  JsonObject *open = json_node_get_object(node);
  const char *name = json_object_get_string_member_with_default(open, "type", "");
  int place = (int)json_object_get_int_member_with_default(open, "place", 0);
  JsonNode *inner = json_object_get_member(open, "draft");
  if (!inner || !record_parts_select(self->parts, record_type_find(name), place))
    return;
  g_autofree char *text = json_to_string(inner, FALSE);
  form_set_filling(self->form, false);
  self->in_parts = true;
  self->letters_rest = true;
  open_part(self, record_parts_selected(self->parts, NULL));
  form_restore(self->part_form, text, NULL);
}
