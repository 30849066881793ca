/* What is being written in a memo, kept with each key: its words, the step that is open and what is
 * half typed in it, and where one is. */
#include "config.h"

#include "ui/memo_own.h"

#include "base/clock.h"
#include "model/tables.h"

#include <json-glib/json-glib.h>

/* Beside the memo's own members: where one types, and the draft of the step's form. */
static const char at_member[] = "cursor";
static const char step_member[] = "step_draft";

/* --- keeping -------------------------------------------------------------------------------- */

static char *draft_of(const struct memo_screen *self)
{
  g_autofree char *text = record_to_json(self->edit->record, true);
  g_autoptr(JsonNode) root = json_from_string(text, NULL);
  JsonObject *at = json_object_new();
  json_object_set_int_member(at, "row", self->focus);
  if (self->editor)
    json_object_set_int_member(at, "byte", (gint64)editor_cursor(self->editor));
  if (self->form) {
    g_autofree char *draft = form_draft(self->form);
    json_object_set_boolean_member(at, "new", self->new_step);
    json_object_set_member(json_node_get_object(root), step_member, json_from_string(draft, NULL));
  }
  json_object_set_object_member(json_node_get_object(root), at_member, at);
  return json_to_string(root, FALSE);
}

bool memo_keep(struct memo_screen *self, GError **error)
{
  bool typing = self->editor || self->form;
  if (self->edit->read_only || !(self->touched || (typing && self->kept_at)))
    return true;
  g_autofree char *json = draft_of(self);
  if (self->touched || g_strcmp0(json, self->kept) != 0) {
    if (!record_edit_keep(self->edit, json, error))
      return false;
    g_free(self->kept);
    self->kept = g_steal_pointer(&json);
    g_free(self->kept_at);
    self->kept_at = clock_time();
  }
  self->touched = false;
  return true;
}

/* --- taking it up again --------------------------------------------------------------------- */

static void take_words(struct memo_screen *self, const struct record *draft)
{
  struct record *record = self->edit->record;
  for (int i = 0; i < MEMO_TEXTS; i++)
    record_set(record, memo_text_field(i), record_get(draft, memo_text_field(i)));
  GPtrArray *steps = record_parts(record, &record_memo_step);
  const GPtrArray *kept = record_parts(draft, &record_memo_step);
  g_ptr_array_set_size(steps, 0);
  for (guint i = 0; i < kept->len; i++)
    g_ptr_array_add(steps, record_copy(kept->pdata[i]));
}

static JsonNode *member_of(JsonNode *root, const char *name)
{
  JsonObject *object = root && JSON_NODE_HOLDS_OBJECT(root) ? json_node_get_object(root) : NULL;
  JsonNode *node = object ? json_object_get_member(object, name) : NULL;
  return node && JSON_NODE_HOLDS_OBJECT(node) ? node : NULL;
}

/* Into the text, or the step, that was being typed. */
static void take_place(struct memo_screen *self, JsonObject *at, JsonNode *step_draft)
{
  gint64 row = json_object_get_int_member_with_default(at, "row", 0);
  gint64 byte = json_object_get_int_member_with_default(at, "byte", -1);
  self->focus = (int)CLAMP(row, 0, memo_rows(self) - 1);
  if (byte >= 0 && self->focus < MEMO_TEXTS) {
    memo_type(self);
    editor_set_cursor(self->editor, (size_t)byte);
  }
  struct record *step = step_draft ? memo_step(self, self->focus) : NULL;
  if (!step)
    return;
  g_autofree char *text = json_to_string(step_draft, FALSE);
  memo_open_step(self, step, json_object_get_boolean_member_with_default(at, "new", FALSE));
  form_restore(self->form, text, NULL);
}

void memo_resume(struct memo_screen *self)
{
  if (!self->edit->draft)
    return;
  AUTO(record)
  struct record *draft = record_from_json(&record_improvement_memo, self->edit->draft, NULL);
  if (!draft)
    return;
  take_words(self, draft);
  self->kept_at = g_strdup(self->edit->draft_at ? self->edit->draft_at : "earlier");
  self->touched = true;
  g_autoptr(JsonNode) root = json_from_string(self->edit->draft, NULL);
  JsonNode *at = member_of(root, at_member);
  if (at)
    take_place(self, json_node_get_object(at), member_of(root, step_member));
  app_message(self->app, "Here is what you were writing, from %s.%s", self->kept_at,
              self->editor || self->form ? "" : " Enter goes on with it.");
}
