#include "config.h"

#include "ui/record_words.h"

#include "base/clock.h"
#include "base/error.h"
#include "db/history.h"
#include "model/date.h"
#include "model/name.h"
#include "model/tables.h"

#include <string.h>

/* --- names ---------------------------------------------------------------------------------- */

static char *person_title(const struct record *record)
{
  if (!record_get(record, "family_name"))
    return g_strdup(record_get(record, "given_name"));
  return name_full(record_get(record, "given_name"), record_get(record, "family_name"));
}

static char *target_title(struct store *store, const struct record *record)
{
  g_autofree char *name = record_words_ref(store, "staff", record_get(record, "staff"));
  const char *month = record_get(record, "month");
  g_autofree char *when = month ? month_long(month) : NULL;
  return name && when ? g_strdup_printf("target of %s for %s", name, when) : NULL;
}

static char *meeting_title(const struct record *record)
{
  const char *month = record_get(record, "month");
  g_autofree char *when = month ? month_long(month) : NULL;
  return when ? g_strdup_printf("DILT meeting about %s", when) : NULL;
}

static char *visit_title(struct store *store, const struct record *record)
{
  g_autofree char *school = record_words_ref(store, "school", record_get(record, "school"));
  const char *day = record_get(record, "visited_on");
  g_autofree char *when = day ? date_weekday_medium(day) : NULL;
  return school && when ? g_strdup_printf("visit to %s on %s", school, when) : NULL;
}

char *record_words_title(struct store *store, const struct record *record)
{
  if (record->type == &record_staff)
    return person_title(record);
  if (record->type == &record_target)
    return target_title(store, record);
  if (record->type == &record_dilt_meeting)
    return meeting_title(record);
  if (record->type == &record_visit)
    return visit_title(store, record);
  return record->type->title ? g_strdup(record_get(record, record->type->title)) : NULL;
}

char *record_words_ref(struct store *store, const char *type, const char *uid)
{
  const struct record_type *found = type && uid ? record_type_find(type) : NULL;
  AUTO(record) struct record *record = found ? store_load(store, found, uid, NULL) : NULL;
  return record ? record_words_title(store, record) : NULL;
}

/* --- values --------------------------------------------------------------------------------- */

char *record_words_value(struct store *store, const struct field *field, const char *value)
{
  if (!value)
    return g_strdup("(empty)");
  if (field->type == FIELD_REF) {
    char *name = record_words_ref(store, field->ref, value);
    return name ? name : g_strdup("(no longer there)");
  }
  if (field->type == FIELD_MONTH)
    return month_long(value);
  return field_display(field, value);
}

/* Dates among a part's values read as a span, up to the last day of it. */
static void append_value(GString *line, struct store *store, const struct field *field,
                         const char *value)
{
  bool over = strcmp(field->name, "until_on") == 0 && date_valid(value);
  g_autofree char *last = over ? date_add(value, -1) : NULL;
  g_autofree char *shown = record_words_value(store, field, last ? last : value);
  const char *before = line->len ? ", " : "";
  if (strcmp(field->name, "from_on") == 0)
    before = line->len ? ", from " : "from ";
  else if (strcmp(field->name, "until_on") == 0)
    before = line->len ? " until " : "until ";
  g_string_append_printf(line, "%s%s", before, shown);
}

char *record_words_part(struct store *store, const struct record *part)
{
  GString *line = g_string_new(NULL);
  for (int i = 0; i < part->type->field_count; i++) {
    const struct field *field = &part->type->fields[i];
    if (part->values[i] && !(field->flags & (FIELD_HIDDEN | FIELD_DERIVED)))
      append_value(line, store, field, part->values[i]);
  }
  return g_string_free(line, FALSE);
}

/* --- differences ---------------------------------------------------------------------------- */

static bool field_differences(struct store *store, const struct record *before,
                              const struct record *after, GString *into)
{
  bool any = false;
  for (int i = 0; i < after->type->field_count; i++) {
    const struct field *field = &after->type->fields[i];
    const char *old = before ? before->values[i] : NULL;
    if (field->flags & (FIELD_DERIVED | FIELD_PRIVATE) || g_strcmp0(old, after->values[i]) == 0)
      continue;
    g_autofree char *now = record_words_value(store, field, after->values[i]);
    g_autofree char *was = before ? record_words_value(store, field, old) : NULL;
    g_string_append_printf(into, "   %s: %s%s%s\n", field->label, was ? was : "", was ? " → " : "",
                           now);
    any = true;
  }
  return any;
}

/* The part of list that equals part, or NULL. */
static const struct record *equal_part(const GPtrArray *list, const struct record *part)
{
  for (guint i = 0; list && i < list->len; i++)
    if (record_equal(g_ptr_array_index(list, i), part))
      return g_ptr_array_index(list, i);
  return NULL;
}

/* Those of some that others does not have, each in one line. */
static bool missing_parts(struct store *store, const GPtrArray *some, const GPtrArray *others,
                          const char *word, GString *into)
{
  bool any = false;
  for (guint i = 0; some && i < some->len; i++) {
    const struct record *part = g_ptr_array_index(some, i);
    if (equal_part(others, part))
      continue;
    g_autofree char *line = record_words_part(store, part);
    g_string_append_printf(into, "   %s%s: %s\n", part->type->label, word, line);
    any = true;
  }
  return any;
}

bool record_words_differences(struct store *store, const struct record *before,
                              const struct record *after, GString *into)
{
  bool any = field_differences(store, before, after, into);
  for (int i = 0; after->type->parts && after->type->parts[i]; i++) {
    const GPtrArray *old = before ? before->parts[i] : NULL;
    any = missing_parts(store, old, after->parts[i], " taken away", into) || any;
    any = missing_parts(store, after->parts[i], old, before ? " added" : "", into) || any;
  }
  return any;
}

/* --- history -------------------------------------------------------------------------------- */

char *record_words_instant(const char *instant)
{
  g_autofree char *date = clock_day_of(instant);
  g_autofree char *time = clock_time_of(instant);
  if (!date)
    return g_strdup(instant);
  g_autofree char *day = date_weekday_medium(date);
  return g_strdup_printf("%s, %s", day, time);
}

static void append_change(GString *text, struct store *store, const struct record_type *type,
                          const struct rowset *rows, int row)
{
  g_autofree char *when = record_words_instant(rowset_get(rows, row, "changed_at"));
  const char *before = rowset_get(rows, row, "before");
  const char *after = rowset_get(rows, row, "after");
  g_string_append_printf(text, "%s%s  %s\n   %s\n", text->len ? "\n" : "", when,
                         rowset_get(rows, row, "changed_by_name"), rowset_get(rows, row, "label"));
  AUTO(record) struct record *old = before ? record_from_json(type, before, NULL) : NULL;
  AUTO(record) struct record *new = after ? record_from_json(type, after, NULL) : NULL;
  if (new)
    record_words_differences(store, old, new, text);
  else if (!before && !after)
    g_string_append(text, "   Came in from a file.\n");
  else
    g_string_append(text, "   Taken away.\n");
}

char *record_words_history(struct store *store, const struct record_type *type, const char *uid,
                           GError **error)
{
  AUTO(rowset) struct rowset *rows = history_of(store, uid, error);
  if (!rows)
    return NULL;
  GString *text = g_string_new(NULL);
  for (int i = 0; i < rows->row_count; i++)
    append_change(text, store, type, rows, i);
  if (!text->len)
    g_string_append(text, "Nothing was changed here yet.");
  return g_string_free(text, FALSE);
}
