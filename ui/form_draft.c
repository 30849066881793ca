#include "ui/form_own.h"

#include "base/error.h"

#include <json-glib/json-glib.h>

/* Beside the record's own members: what is typed in the focused field and not in the record yet. */
static const char member[] = "typing";

char *form_draft(const struct form *form)
{
  g_autofree char *text = record_to_json(form->record, true);
  const char *field = form_focus(form);
  if (!field || !form->editor || !editor_changed(form->editor))
    return g_steal_pointer(&text);
  g_autoptr(JsonNode) root = json_from_string(text, NULL);
  JsonObject *typing = json_object_new();
  json_object_set_string_member(typing, "field", field);
  json_object_set_string_member(typing, "text", editor_text(form->editor));
  json_object_set_object_member(json_node_get_object(root), member, typing);
  return json_to_string(root, FALSE);
}

/* Exchanges what the form's record holds with what from holds; each keeps its own tables. */
static void exchange(struct record *to, struct record *from)
{
  for (int i = 0; i < to->type->field_count; i++) {
    char *value = to->values[i];
    to->values[i] = from->values[i];
    from->values[i] = value;
  }
  for (int i = 0; to->parts && to->type->parts[i]; i++) {
    GPtrArray *parts = to->parts[i];
    to->parts[i] = from->parts[i];
    from->parts[i] = parts;
  }
}

static void take_typing(struct form *form, const char *draft)
{
  g_autoptr(JsonNode) root = json_from_string(draft, NULL);
  JsonObject *object = root && JSON_NODE_HOLDS_OBJECT(root) ? json_node_get_object(root) : NULL;
  if (!object || !json_object_has_member(object, member))
    return;
  JsonNode *node = json_object_get_member(object, member);
  if (!JSON_NODE_HOLDS_OBJECT(node))
    return;
  JsonObject *typing = json_node_get_object(node);
  const char *field = json_object_get_string_member_with_default(typing, "field", "");
  const char *text = json_object_get_string_member_with_default(typing, "text", "");
  if (field_find(form->type, field) < 0 || !form_set_focus(form, field) || !form->editor)
    return;
  editor_replace(form->editor, text);
}

bool form_restore(struct form *form, const char *draft, GError **error)
{
  AUTO(record) struct record *record = record_from_json(form->type, draft, error);
  if (!record)
    return false;
  exchange(form->record, record);
  form_enter(form, form->focus);
  take_typing(form, draft);
  return true;
}
