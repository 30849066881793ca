#include "config.h"

#include "report/teacher_file_words.h"

#include "base/clock.h"
#include "model/date.h"
#include "model/tables.h"

#include <string.h>

/* --- values ---------------------------------------------------------------------------------- */

/* What a record referred to is called: `Visit of 12 Nov 2026, Kuss Middle`. */
static char *name_words(struct store *store, const char *uid)
{
  AUTO(rowset)
  struct rowset *rows = store_query(store, STATEMENT_TEACHER_FILE_NAME, NULL, "uid", uid, NULL);
  if (!rows || rows->row_count == 0)
    return g_strdup("(no longer there)");
  const char *on = rowset_get(rows, 0, "on_day"), *place = rowset_get(rows, 0, "place");
  g_autofree char *day = on ? date_medium(on) : NULL;
  return g_strconcat(rowset_get(rows, 0, "name"), day ? day : "", place ? ", " : "",
                     place ? place : "", NULL);
}

char *teacher_file_value(struct store *store, const struct field *field, const char *value)
{
  if (field->type == FIELD_REF)
    return name_words(store, value);
  if (field->type == FIELD_INSTANT)
    return teacher_file_when(value);
  return field->type == FIELD_MONTH ? month_long(value) : field_display(field, value);
}

char *teacher_file_when(const char *instant)
{
  if (instant && date_valid(instant))
    return date_medium(instant);
  g_autofree char *day = clock_day_of(instant);
  g_autofree char *time = clock_time_of(instant);
  g_autofree char *shown_day = day ? date_medium(day) : NULL;
  return day ? g_strdup_printf("%s, %s", shown_day, time) : g_strdup(instant);
}

bool teacher_file_shows(const struct field *field)
{
  return !(field->flags & FIELD_DERIVED);
}

/* --- marks ----------------------------------------------------------------------------------- */

/* The field of a part that says what is marked; NULL: it is no mark. */
static const char *marked_field(const struct record_type *type)
{
  if (type == &record_mark || type == &record_second_mark)
    return "strategy";
  return type == &record_rating ? "standard" : NULL;
}

static void add_thing(struct rowset *things, const char *key, const char *name)
{
  rowset_add(things, (const char *const[]){ key, name });
}

static void read_form(struct marking *marking, struct store *store, const char *version)
{
  AUTO(rowset)
  struct rowset *items = store_query(store, STATEMENT_FORM_ITEMS, NULL, "version", version, NULL);
  for (int i = 0; items && i < items->row_count; i++)
    add_thing(marking->things, rowset_get(items, i, "strategy"), rowset_get(items, i, "wording"));
  marking->levels = store_query(store, STATEMENT_FORM_LEVELS, NULL, "version", version, NULL);
}

static void read_rubric(struct marking *marking, struct store *store, const char *uid)
{
  AUTO(record) struct record *rubric = uid ? store_load(store, &record_rubric, uid, NULL) : NULL;
  const GPtrArray *standards = rubric ? record_parts(rubric, &record_standard) : NULL;
  for (guint i = 0; standards && i < standards->len; i++)
    add_thing(marking->things, record_get(standards->pdata[i], "code"),
              record_get(standards->pdata[i], "name"));
  marking->levels = store_query(store, STATEMENT_REPORT_LEVELS, NULL, "rubric", uid, NULL);
}

struct marking *marking_read(struct store *store, const struct record *record)
{
  struct marking *marking = g_new0(struct marking, 1);
  marking->things = rowset_new(2, (const char *const[]){ "key", "name" });
  if (record->type == &record_walkthrough)
    read_form(marking, store, record_get(record, "instrument_version"));
  if (record->type == &record_self_assessment)
    read_rubric(marking, store, record_get(record, "rubric"));
  if (record->type == &record_second_rating) {
    AUTO(record)
    struct record *rated =
        store_load(store, &record_walkthrough, record_get(record, "walkthrough"), NULL);
    if (rated)
      read_form(marking, store, record_get(rated, "instrument_version"));
  }
  return marking;
}

void marking_free(struct marking *marking)
{
  if (!marking)
    return;
  g_clear_pointer(&marking->things, rowset_free);
  g_clear_pointer(&marking->levels, rowset_free);
  g_free(marking);
}

/* What is not on the form comes last. */
static gint compare_marks(gconstpointer a, gconstpointer b, gpointer data)
{
  const struct rowset *things = data;
  const struct record *const *one = a, *const *other = b;
  const char *field = marked_field((*one)->type);
  int first = rowset_row(things, "key", record_get(*one, field));
  int second = rowset_row(things, "key", record_get(*other, field));
  if (first < 0 || second < 0)
    return (first < 0) - (second < 0);
  return first - second;
}

GPtrArray *marking_parts(const struct marking *marking, const struct record *record,
                         const struct record_type *type)
{
  const GPtrArray *parts = record_parts(record, type);
  GPtrArray *ordered = g_ptr_array_sized_new(parts->len);
  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add(ordered, g_ptr_array_index(parts, i));
  if (marked_field(type))
    g_ptr_array_sort_with_data(ordered, compare_marks, marking->things);
  return ordered;
}

/* A level by its label; NULL for what the form does not have. */
static const char *label_of(const struct rowset *rows, const char *key, const char *value,
                            const char *label)
{
  int row = rows ? rowset_row(rows, key, value) : -1;
  return row < 0 ? NULL : rowset_get(rows, row, label);
}

char *marking_value(const struct marking *marking, struct store *store, const struct record *part,
                    int field)
{
  const char *value = part->values[field];
  const struct field *known = &part->type->fields[field];
  const char *marked = marked_field(part->type);
  if (!value)
    return NULL;
  if (marked && strcmp(known->name, marked) == 0) {
    const char *name = label_of(marking->things, "key", value, "name");
    return name ? g_strdup(name) : teacher_file_value(store, known, value);
  }
  if (marked && strcmp(known->name, "level") == 0) {
    const char *label = label_of(marking->levels, "code", value, "label");
    return label ? g_strdup(label) : g_strdelimit(g_strdup(value), "_", ' ');
  }
  return teacher_file_value(store, known, value);
}
