#include "model/record.h"

#include "base/error.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* True when value is a number as JSON would write it, so that reading gives the same text back. */
static bool plain_number(const char *value)
{
  g_autofree char *again = g_strdup_printf("%" G_GINT64_FORMAT, g_ascii_strtoll(value, NULL, 10));
  return strcmp(value, again) == 0;
}

static void write_value(JsonObject *object, const struct field *field, const char *value)
{
  if (field->type == FIELD_INT && plain_number(value))
    json_object_set_int_member(object, field->name, g_ascii_strtoll(value, NULL, 10));
  else if (field->type == FIELD_FLAG && (strcmp(value, "0") == 0 || strcmp(value, "1") == 0))
    json_object_set_boolean_member(object, field->name, value[0] == '1');
  else
    json_object_set_string_member(object, field->name, value);
}

static JsonObject *record_to_object(const struct record *record, bool private);

static JsonArray *list_to_array(const GPtrArray *parts, bool private)
{
  JsonArray *array = json_array_new();
  for (guint i = 0; i < parts->len; i++) {
    const struct record *part = g_ptr_array_index(parts, i);
    json_array_add_object_element(array, record_to_object(part, private));
  }
  return array;
}

static JsonObject *record_to_object(const struct record *record, bool private)
{
  const struct record_type *type = record->type;
  JsonObject *object = json_object_new();
  if (record->uid)
    json_object_set_string_member(object, "uid", record->uid);
  for (int i = 0; i < type->field_count; i++) {
    const struct field *field = &type->fields[i];
    bool hidden = (field->flags & FIELD_DERIVED) || (!private && (field->flags & FIELD_PRIVATE));
    if (record->values[i] && !hidden)
      write_value(object, field, record->values[i]);
  }
  for (int i = 0; record->parts && type->parts[i]; i++)
    if (record->parts[i]->len > 0)
      json_object_set_array_member(object, type->parts[i]->name,
                                   list_to_array(record->parts[i], private));
  return object;
}

char *record_to_json(const struct record *record, bool private)
{
  g_autoptr(JsonNode) node = json_node_new(JSON_NODE_OBJECT);
  json_node_take_object(node, record_to_object(record, private));
  return json_to_string(node, FALSE);
}

/* A scalar as canonical text. NULL with error where node is none. Yours. */
static char *read_scalar(JsonNode *node, const char *name, GError **error)
{
  if (JSON_NODE_HOLDS_VALUE(node)) {
    GType type = json_node_get_value_type(node);
    if (type == G_TYPE_STRING)
      return g_strdup(json_node_get_string(node));
    if (type == G_TYPE_BOOLEAN)
      return g_strdup(json_node_get_boolean(node) ? "1" : "0");
    if (type == G_TYPE_INT64)
      return g_strdup_printf("%" G_GINT64_FORMAT, json_node_get_int(node));
    if (type == G_TYPE_DOUBLE)
      return g_strdup_printf("%.15g", json_node_get_double(node));
  }
  fail(error, TL_ERROR_INVALID, "The value of “%s” should be text, a number, true or false.", name);
  return NULL;
}

static bool read_values(struct record *record, JsonObject *object, GError **error)
{
  const struct record_type *type = record->type;
  for (int i = 0; i < type->field_count; i++) {
    JsonNode *node = json_object_get_member(object, type->fields[i].name);
    if (!node || JSON_NODE_HOLDS_NULL(node))
      continue;
    char *value = read_scalar(node, type->fields[i].name, error);
    if (!value)
      return false;
    if (*value)
      record->values[i] = value;
    else
      g_free(value);
  }
  return true;
}

static struct record *record_from_object(const struct record_type *type, JsonObject *object,
                                         GError **error);

/* Adds the parts of one type, where object has any. */
static bool read_parts(GPtrArray *parts, const struct record_type *type, JsonObject *object,
                       GError **error)
{
  JsonNode *node = json_object_get_member(object, type->name);
  if (!node || JSON_NODE_HOLDS_NULL(node))
    return true;
  if (!JSON_NODE_HOLDS_ARRAY(node))
    return fail(error, TL_ERROR_INVALID, "“%s” should be a list in [ ].", type->name);
  JsonArray *array = json_node_get_array(node);
  for (guint i = 0; i < json_array_get_length(array); i++) {
    JsonNode *element = json_array_get_element(array, i);
    if (!JSON_NODE_HOLDS_OBJECT(element))
      return fail(error, TL_ERROR_INVALID, "Each part of “%s” should be in { }.", type->name);
    struct record *part = record_from_object(type, json_node_get_object(element), error);
    if (!part)
      return false;
    g_ptr_array_add(parts, part);
  }
  return true;
}

static struct record *record_from_object(const struct record_type *type, JsonObject *object,
                                         GError **error)
{
  AUTO(record) struct record *record = record_new(type);
  JsonNode *uid = json_object_get_member(object, "uid");
  if (uid && JSON_NODE_HOLDS_VALUE(uid) && field_find(type, "uid") < 0)
    record->uid = g_strdup(json_node_get_string(uid));
  if (!read_values(record, object, error))
    return NULL;
  for (int i = 0; record->parts && type->parts[i]; i++)
    if (!read_parts(record->parts[i], type->parts[i], object, error))
      return NULL;
  return g_steal_pointer(&record);
}

struct record *record_from_json(const struct record_type *type, const char *json, GError **error)
{
  g_autoptr(GError) cause = NULL;
  g_autoptr(JsonNode) node = json_from_string(json, &cause);
  if (node && JSON_NODE_HOLDS_OBJECT(node))
    return record_from_object(type, json_node_get_object(node), error);
  fail(error, TL_ERROR_INVALID, "This is not a %s as JSON: %s.", type->label,
       cause ? cause->message : "it should be one object in { }");
  return NULL;
}
