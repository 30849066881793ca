#include "ui/form_own.h"

#include "base/error.h"

#include <json-glib/json-glib.h>

/* Beside the record's own members: what is typed in the focused field and not in the record yet. */
static const char member[] = "typing";

/* Which field has the focus, and the byte of its text where the cursor is. */
static const char at_member[] = "cursor";

static void add_place(const struct form *form, JsonObject *root)
{
  JsonObject *at = json_object_new();
  const char *field = form_focus(form);
  json_object_set_string_member(at, "field", field ? field : "");
  if (form->editor)
    json_object_set_int_member(at, "byte", (gint64)editor_cursor(form->editor));
  json_object_set_object_member(root, at_member, at);
}

static void add_typing(const struct form *form, JsonObject *root)
{
  const char *field = form_focus(form);
  if (!field || !form->editor || !editor_changed(form->editor))
    return;
  JsonObject *typing = json_object_new();
  json_object_set_string_member(typing, "field", field);
  json_object_set_string_member(typing, "text", editor_text(form->editor));
  json_object_set_object_member(root, member, typing);
}

char *form_draft(const struct form *form)
{
  g_autofree char *text = record_to_json(form->record, true);
  g_autoptr(JsonNode) root = json_from_string(text, NULL);
  add_typing(form, json_node_get_object(root));
  add_place(form, json_node_get_object(root));
  return json_to_string(root, FALSE);
}

bool form_moved(struct form *form)
{
  const char *field = form_focus(form);
  g_autofree char *place =
      g_strdup_printf("%s %zu", field ? field : "", form->editor ? editor_cursor(form->editor) : 0);
  bool moved = form->noted && g_strcmp0(place, form->noted) != 0;
  g_free(form->noted);
  form->noted = g_steal_pointer(&place);
  return moved;
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

/* The object that is a member of the draft; NULL for none. */
static JsonObject *object_in(JsonNode *root, const char *name)
{
  JsonObject *object = root && JSON_NODE_HOLDS_OBJECT(root) ? json_node_get_object(root) : NULL;
  JsonNode *node = object ? json_object_get_member(object, name) : NULL;
  return node && JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
}

static void take_typing(struct form *form, JsonObject *typing)
{
  const char *field = json_object_get_string_member_with_default(typing, "field", "");
  const char *text = json_object_get_string_member_with_default(typing, "text", "");
  if (field_find(form->type, field) >= 0 && form_set_focus(form, field) && form->editor)
    editor_replace(form->editor, text);
  form->untouched = false;
}

static void take_place(struct form *form, JsonObject *at)
{
  const char *field = json_object_get_string_member_with_default(at, "field", "");
  gint64 byte = json_object_get_int_member_with_default(at, "byte", -1);
  if (field_find(form->type, field) < 0
      || (g_strcmp0(field, form_focus(form)) != 0 && !form_set_focus(form, field)))
    return;
  if (form->editor && byte >= 0)
    editor_set_cursor(form->editor, (size_t)byte);
  form->untouched = false;
}

bool form_restore(struct form *form, const char *draft, GError **error)
{
  AUTO(record) struct record *record = record_from_json(form->type, draft, error);
  if (!record)
    return false;
  exchange(form->record, record);
  form_enter(form, form->focus);
  g_autoptr(JsonNode) root = json_from_string(draft, NULL);
  JsonObject *typing = object_in(root, member), *at = object_in(root, at_member);
  if (typing)
    take_typing(form, typing);
  if (at)
    take_place(form, at);
  return true;
}
