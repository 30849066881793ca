#include "model/record.h"

#include "base/error.h"

#include <string.h>

static int part_count(const struct record_type *type)
{
  int count = 0;
  while (type->parts && type->parts[count])
    count++;
  return count;
}

struct record *record_new(const struct record_type *type)
{
  /* One block for the record and its two tables: an import makes millions of marks. */
  size_t values = (size_t)type->field_count * sizeof(char *);
  size_t parts = (size_t)part_count(type) * sizeof(GPtrArray *);
  struct record *record = g_malloc0(sizeof *record + values + parts);
  record->type = type;
  record->values = (char **)(record + 1);
  if (parts == 0)
    return record;
  record->parts = (GPtrArray **)(void *)(record->values + type->field_count);
  for (int i = 0; type->parts[i]; i++)
    record->parts[i] = g_ptr_array_new_with_free_func((GDestroyNotify)record_free);
  return record;
}

void record_free(struct record *record)
{
  if (!record)
    return;
  for (int i = 0; i < record->type->field_count; i++)
    g_free(record->values[i]);
  for (int i = 0; record->parts && record->type->parts[i]; i++)
    g_ptr_array_free(record->parts[i], TRUE);
  g_free(record->uid);
  g_free(record);
}

struct record *record_copy(const struct record *record)
{
  struct record *copy = record_new(record->type);
  copy->uid = g_strdup(record->uid);
  copy->revision = record->revision;
  for (int i = 0; i < record->type->field_count; i++)
    copy->values[i] = g_strdup(record->values[i]);
  for (int i = 0; record->parts && record->type->parts[i]; i++) {
    const GPtrArray *parts = record->parts[i];
    for (guint j = 0; j < parts->len; j++)
      g_ptr_array_add(copy->parts[i], record_copy(g_ptr_array_index(parts, j)));
  }
  return copy;
}

int field_find(const struct record_type *type, const char *name)
{
  for (int i = 0; i < type->field_count; i++)
    if (strcmp(type->fields[i].name, name) == 0)
      return i;
  return -1;
}

int record_field(const struct record_type *type, const char *name)
{
  int index = field_find(type, name);
  if (index < 0)
    g_error("a %s has no field %s", type->name, name);
  return index;
}

const char *record_get(const struct record *record, const char *name)
{
  return record->values[record_field(record->type, name)];
}

long record_get_int(const struct record *record, const char *name, long absent)
{
  const char *value = record_get(record, name);
  return value ? (long)g_ascii_strtoll(value, NULL, 10) : absent;
}

bool record_get_flag(const struct record *record, const char *name)
{
  return g_strcmp0(record_get(record, name), "1") == 0;
}

/* Takes value over. */
static void replace_value(struct record *record, int index, char *value)
{
  g_free(record->values[index]);
  record->values[index] = value;
}

void record_set(struct record *record, const char *name, const char *value)
{
  /* Copied first: value may be the one that is replaced. */
  char *copy = value && *value ? g_strdup(value) : NULL;
  replace_value(record, record_field(record->type, name), copy);
}

void record_set_int(struct record *record, const char *name, long value)
{
  replace_value(record, record_field(record->type, name), g_strdup_printf("%ld", value));
}

bool record_parse(struct record *record, const char *name, const char *text, const char *today,
                  GError **error)
{
  int index = record_field(record->type, name);
  char *value = NULL;
  if (!field_parse(&record->type->fields[index], text, today, &value, error))
    return false;
  replace_value(record, index, value);
  return true;
}

GPtrArray *record_parts(const struct record *record, const struct record_type *part)
{
  const struct record_type *type = record->type;
  for (int i = 0; type->parts && type->parts[i]; i++)
    if (type->parts[i] == part)
      return record->parts[i];
  g_error("a %s has no part %s", type->name, part->name);
}

struct record *record_add_part(struct record *record, const struct record_type *part)
{
  struct record *added = record_new(part);
  g_ptr_array_add(record_parts(record, part), added);
  return added;
}

struct record *record_find_part(const struct record *record, const struct record_type *part,
                                const char *field, const char *value)
{
  const GPtrArray *parts = record_parts(record, part);
  int index = record_field(part, field);
  for (guint i = 0; i < parts->len; i++) {
    struct record *candidate = g_ptr_array_index(parts, i);
    if (g_strcmp0(candidate->values[index], value) == 0)
      return candidate;
  }
  return NULL;
}

/* Brings a value into its canonical form where it is not yet in it. */
static bool check_value(struct record *record, int index, GError **error)
{
  const struct field *field = &record->type->fields[index];
  const char *given = record->values[index];
  if (!given || field_canonical(field, given))
    return true;
  char *value = NULL;
  if (!field_parse(field, given, NULL, &value, error)) {
    g_prefix_error(error, "%s: ", field->label);
    return false;
  }
  replace_value(record, index, value);
  return true;
}

static bool check_required(const struct record *record, bool derived, GError **error)
{
  for (int i = 0; i < record->type->field_count; i++) {
    const struct field *field = &record->type->fields[i];
    bool is_derived = field->flags & FIELD_DERIVED;
    if (is_derived == derived && (field->flags & FIELD_REQUIRED) && !record->values[i])
      return fail(error, TL_ERROR_INVALID, "%s is missing. Fill it in.", field->label);
  }
  return true;
}

static bool check_parts(const struct record *record, GError **error)
{
  for (int i = 0; record->parts && record->type->parts[i]; i++) {
    const GPtrArray *parts = record->parts[i];
    for (guint j = 0; j < parts->len; j++)
      if (!record_check(g_ptr_array_index(parts, j), error))
        return false;
  }
  return true;
}

bool record_check(struct record *record, GError **error)
{
  for (int i = 0; i < record->type->field_count; i++)
    if (!check_value(record, i, error))
      return false;
  if (!check_required(record, false, error))
    return false;
  if (record->type->check && !record->type->check(record, error))
    return false;
  return check_required(record, true, error) && check_parts(record, error);
}

static bool equal_values(const struct record *a, const struct record *b)
{
  for (int i = 0; i < a->type->field_count; i++) {
    if (a->type->fields[i].flags & FIELD_DERIVED)
      continue; /* follow from the others, and may not have been computed yet */
    if (g_strcmp0(a->values[i], b->values[i]) != 0)
      return false;
  }
  return true;
}

static bool equal_lists(const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return false;
  for (guint i = 0; i < a->len; i++)
    if (!record_equal(g_ptr_array_index(a, i), g_ptr_array_index(b, i)))
      return false;
  return true;
}

bool record_equal(const struct record *a, const struct record *b)
{
  if (a->type != b->type || !equal_values(a, b))
    return false;
  for (int i = 0; a->parts && a->type->parts[i]; i++)
    if (!equal_lists(a->parts[i], b->parts[i]))
      return false;
  return true;
}
