#include "exchange/bundle_lines.h"

#include "base/text.h"
#include "exchange/import_item.h"
#include "model/name.h"
#include "model/tables.h"

#include <string.h>

static const struct record_type *type_of(const char *name)
{
  for (int i = 0; record_types[i]; i++)
    if (strcmp(record_types[i]->name, name) == 0)
      return record_types[i];
  return NULL;
}

static const struct field *title_of(const struct record *record)
{
  const char *title = record->type->title;
  return title ? &record->type->fields[record_field(record->type, title)] : NULL;
}

/* A day or month names no visit by itself. */
static bool is_time(const struct field *field)
{
  return field->type == FIELD_DATE || field->type == FIELD_MONTH || field->type == FIELD_INSTANT;
}

/* What people call a record that has a name; NULL where it has none. Yours. */
static char *name_of(const struct record *record)
{
  if (record->type == &record_staff)
    return name_full(record_get(record, "given_name"), record_get(record, "family_name"));
  const struct field *title = title_of(record);
  return title && !is_time(title) ? g_strdup(record_get(record, title->name)) : NULL;
}

/* `text, 25 Nov 2026` where a day is what the record is called by. Takes text; yours. */
static char *with_time(const struct record *record, char *text)
{
  const struct field *title = title_of(record);
  const char *value = title && is_time(title) ? record_get(record, title->name) : NULL;
  if (!value)
    return text;
  g_autofree char *shown = field_display(title, value);
  char *both = g_strjoin(*text ? ", " : "", text, shown, NULL);
  g_free(text);
  return both;
}

static char *name_of_ref(struct store *store, const struct field *field, const char *uid)
{
  const struct record_type *type = type_of(field->ref);
  AUTO(record) struct record *record = type ? store_load(store, type, uid, NULL) : NULL;
  return record ? name_of(record) : NULL;
}

/* By its name, else by the first things that are said of it: `Ana Silva, November 2026`. Yours. */
static char *caption_of(struct store *store, const struct record *record)
{
  enum { MOST = 2 };
  char *name = name_of(record);
  if (name)
    return name;
  GString *text = g_string_new(NULL);
  int count = 0;
  for (int i = 0; i < record->type->field_count && count < MOST; i++) {
    const struct field *field = &record->type->fields[i];
    const char *value = record->values[i];
    if (!value || field == title_of(record) || (field->flags & (FIELD_PRIVATE | FIELD_DERIVED)))
      continue;
    g_autofree char *shown =
        field->type == FIELD_REF ? name_of_ref(store, field, value) : field_display(field, value);
    if (!shown)
      continue;
    g_string_append_printf(text, "%s%s", count > 0 ? ", " : "", shown);
    count++;
  }
  return with_time(record, g_string_free(text, FALSE));
}

/* Labels of what differs: `Room, Mailbox, Posts`; not values, among which are private notes. */
static char *labels_of(const struct record *before, const struct record *record)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new();
  const struct record_type *type = record->type;
  for (int i = 0; i < type->field_count; i++)
    if (!(type->fields[i].flags & FIELD_DERIVED)
        && g_strcmp0(before->values[i], record->values[i]) != 0)
      g_ptr_array_add(labels, (char *)type->fields[i].label);
  for (int p = 0; type->parts && type->parts[p]; p++) {
    const GPtrArray *old = before->parts[p], *now = record->parts[p];
    bool same = old->len == now->len;
    for (guint i = 0; i < now->len && same; i++)
      same = record_equal(old->pdata[i], now->pdata[i]);
    if (!same)
      g_ptr_array_add(labels, (char *)type->parts[p]->plural);
  }
  g_ptr_array_add(labels, NULL);
  return g_strjoinv(", ", (char **)labels->pdata);
}

static void add_line(GPtrArray *lines, bool added, const char *text)
{
  g_ptr_array_add(lines,
                  g_strdup_printf("%s%s", added ? "would add     " : "would change  ", text));
}

/* The days of a calendar, as its own import tells them. */
static void add_days(GPtrArray *lines, struct store *store, const struct record *before,
                     const struct record *record)
{
  static const struct import_options options = { .dry = true };
  struct import_session session;
  struct import_result result;
  import_session_init(&session, store, &options, &result);
  import_item_tell(&session, record_get(record, "code"), before, record);
  for (guint i = 0; i < result.lines->len; i++) {
    const struct import_line *line = result.lines->pdata[i];
    add_line(lines, line->outcome == IMPORT_ADDED, line->text);
  }
  import_session_end(&session, false, NULL);
  import_result_clear(&result);
}

void bundle_lines_add(GPtrArray *lines, struct store *store, const struct record *before,
                      const struct record *record)
{
  if (record->type == &record_school_year) {
    add_days(lines, store, before, record);
    return;
  }
  g_autofree char *name = caption_of(store, record);
  g_autofree char *shown = text_visible(name, false);
  g_autofree char *labels = before ? labels_of(before, record) : NULL;
  g_autofree char *text =
      g_strconcat(record->type->label, " ", shown, labels ? ": " : "", labels, NULL);
  add_line(lines, !before, text);
}

void bundle_lines_leave(GPtrArray *lines, struct store *store, const struct record *record,
                        const char *labels, bool dry)
{
  g_autofree char *name = caption_of(store, record);
  g_autofree char *shown = text_visible(name, false);
  g_ptr_array_add(lines, g_strdup_printf("%s%s %s: %s", dry ? "would leave   " : "left          ",
                                         record->type->label, shown,
                                         labels ? labels : "it is further on here"));
}
