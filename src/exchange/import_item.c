#include "exchange/import_item.h"

#include "base/error.h"
#include "base/text.h"
#include "exchange/csv_value.h"
#include "model/date.h"
#include "model/tables.h"

#include <string.h>

enum { VALUE_COLUMNS = 60 };

static void free_item(gpointer data)
{
  struct import_item *item = data;
  record_free(item->before);
  record_free(item->record);
  g_free(item->caption);
  g_free(item);
}

void import_items_free(struct import_items *items)
{
  g_hash_table_unref(items->by_uid);
  g_ptr_array_unref(items->list);
  g_free(items);
}

static void list_item(struct import_items *items, struct import_item *item)
{
  g_ptr_array_add(items->list, item);
  g_hash_table_insert(items->by_uid, g_strdup(item->record->uid), item);
}

void import_item_rename(struct import_items *items, struct import_item *item)
{
  g_free(item->caption);
  item->caption = items->caption(items->session, item->record);
  import_session_set_name(items->session, item->record->uid, item->caption);
}

static bool load_all(struct import_items *items, GError **error)
{
  struct store *store = items->session->store;
  g_autoptr(GPtrArray) uids = store_uids(store, items->type, error);
  for (guint i = 0; uids && i < uids->len; i++) {
    struct record *record = store_load(store, items->type, uids->pdata[i], error);
    if (!record)
      return false;
    struct import_item *item = g_new0(struct import_item, 1);
    item->before = record;
    item->record = record_copy(record);
    list_item(items, item);
    import_item_rename(items, item);
  }
  return uids;
}

struct import_items *import_items_load(struct import_session *session,
                                       const struct record_type *type,
                                       char *(*caption)(const struct import_session *session,
                                                        const struct record *record),
                                       GError **error)
{
  AUTO(import_items) struct import_items *items = g_new0(struct import_items, 1);
  items->session = session;
  items->type = type;
  items->caption = caption;
  items->list = g_ptr_array_new_with_free_func(free_item);
  items->by_uid = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return load_all(items, error) ? g_steal_pointer(&items) : NULL;
}

struct import_item *import_items_add(struct import_items *items)
{
  struct import_item *item = g_new0(struct import_item, 1);
  item->record = record_new(items->type);
  item->record->uid = store_new_uid(items->session->store);
  list_item(items, item);
  return item;
}

void import_item_want(struct import_item *item, struct import_place place)
{
  if (item->state != IMPORT_ITEM_IDLE)
    return;
  item->state = IMPORT_ITEM_WANTED;
  item->place = place;
}

bool import_item_check(const struct record *record, GError **error)
{
  AUTO(record) struct record *copy = record_copy(record);
  return record_check(copy, error);
}

bool import_item_set(struct record *record, const char *field, const char *cell, GError **error)
{
  if (text_blank(cell))
    return true;
  const struct field *about = &record->type->fields[record_field(record->type, field)];
  g_autofree char *number = about->type == FIELD_INT ? csv_value_number(cell) : NULL;
  if (record_parse(record, field, number ? number : cell, NULL, error))
    return true;
  g_prefix_error(error, "%s: ", about->label);
  return false;
}

void import_item_merge(struct record *record, const struct record *row)
{
  for (int i = 0; i < row->type->field_count; i++)
    if (row->values[i])
      record_set(record, row->type->fields[i].name, row->values[i]);
}

/* Differences --------------------------------------------------------------------------------- */

static char *shown(const struct import_session *session, const struct field *field,
                   const char *value)
{
  const char *name = import_session_name(session, value);
  if (field->type == FIELD_REF && value)
    return text_visible(name, false);
  bool named = field->type == FIELD_CODE && name != value;
  g_autofree char *display = named ? g_strdup(name) : field_display(field, value);
  g_autofree char *line = text_clean(display, true);
  g_autofree char *visible = text_visible(line ? line : "nothing", false);
  return text_ellipsize(visible, VALUE_COLUMNS);
}

/* Whether a line about a record tells field: not what is computed, nor, of a new record, what it is
 * called by anyway. */
static bool is_told(const struct record_type *type, const struct field *field, bool is_new)
{
  if ((field->flags & FIELD_DERIVED) || strcmp(field->name, "position") == 0)
    return false;
  return !is_new
         || (g_strcmp0(type->title, field->name) != 0 && strcmp(field->name, "given_name") != 0);
}

/* `Label: old → new`, or `Label: new` where there was no record. */
static void append_field(GString *text, const struct import_session *session,
                         const struct field *field, const char *old, const char *new)
{
  g_autofree char *after = shown(session, field, new);
  g_string_append_printf(text, "%s%s: ", text->len > 0 ? "; " : "", field->label);
  if (old) {
    g_autofree char *before = shown(session, field, old);
    g_string_append_printf(text, "%s → ", before);
  }
  g_string_append(text, after);
}

static void append_fields(GString *text, const struct import_session *session,
                          const struct record *before, const struct record *record)
{
  for (int i = 0; i < record->type->field_count; i++) {
    const char *old = before ? before->values[i] : NULL;
    const char *new = record->values[i];
    if (is_told(record->type, &record->type->fields[i], !before) && g_strcmp0(old, new) != 0)
      append_field(text, session, &record->type->fields[i], old, new);
  }
}

/* What people know of what a part is of; a strategy whose name was not told is none. Yours or
 * NULL. */
static char *key_shown(const struct import_session *session, const struct field *field,
                       const char *value)
{
  switch (field->type) {
  case FIELD_DATE:
    return date_weekday_medium(value);
  case FIELD_MONTH:
    return month_long(value);
  case FIELD_REF:
    return import_session_name(session, value) == value ? NULL : shown(session, field, value);
  case FIELD_CODE:
    return shown(session, field, value);
  default:
    return NULL;
  }
}

/* The date, month, strategy or standard that a part is of, where it is told apart by it. Yours;
 * NULL: by none. */
static char *part_key(const struct import_session *session, const struct record *before,
                      const struct record *part)
{
  for (int i = 0; i < part->type->field_count; i++) {
    const struct field *field = &part->type->fields[i];
    const char *value = part->values[i];
    if (!(field->flags & FIELD_KEY) || !value || g_strcmp0(before->values[i], value) != 0)
      continue;
    char *key = key_shown(session, field, value);
    if (key)
      return key;
  }
  return NULL;
}

/* `Assignment (Role: teacher; School: Kuss Middle)`; of one that is told apart by its day or month
 * and changes: `Thu 26 Nov 2026 (Kind: holiday → vacation)`. */
static void append_part(GString *text, const struct import_session *session,
                        const struct record *before, const struct record *part)
{
  g_autoptr(GString) inner = g_string_new(NULL);
  append_fields(inner, session, before, part);
  g_autofree char *key = before ? part_key(session, before, part) : NULL;
  if (inner->len > 0)
    g_string_append_printf(text, "%s%s (%s)", text->len > 0 ? "; " : "",
                           key ? key : part->type->label, inner->str);
}

static void append_parts(GString *text, const struct import_session *session,
                         const struct record *before, const struct record *record)
{
  for (int p = 0; record->parts && record->type->parts[p]; p++) {
    const GPtrArray *old = before ? before->parts[p] : NULL;
    const GPtrArray *new = record->parts[p];
    for (guint i = 0; i < new->len; i++)
      append_part(text, session, old && i < old->len ? old->pdata[i] : NULL, new->pdata[i]);
  }
}

char *import_item_difference(const struct import_session *session, const struct record *before,
                             const struct record *record)
{
  GString *text = g_string_new(NULL);
  append_fields(text, session, before, record);
  append_parts(text, session, before, record);
  return g_string_free(text, FALSE);
}

/* Saving -------------------------------------------------------------------------------------- */

static void count_saved(struct import_items *items, const struct import_item *item, bool changed)
{
  struct import_tally *tally = import_session_tally(items->session, items->type);
  if (!changed)
    tally->same++;
  else if (item->before)
    tally->changed++;
  else
    tally->added++;
}

/* The days of a school year that differ, each by itself: of hundreds in one line nobody reads. */
static void tell_days(struct import_session *session, const struct record *before,
                      const struct record *record)
{
  const GPtrArray *days = record_parts(record, &record_calendar_day);
  for (guint i = 0; i < days->len; i++) {
    const struct record *day = days->pdata[i];
    const char *date = record_get(day, "day_on");
    struct record *old =
        before ? record_find_part(before, &record_calendar_day, "day_on", date) : NULL;
    AUTO(record) struct record *fresh = old ? NULL : record_copy(day);
    if (fresh)
      record_set(fresh, "day_on", NULL);
    g_autoptr(GString) inner = g_string_new(NULL);
    append_fields(inner, session, old, old ? day : fresh);
    g_autofree char *shown_day = date_weekday_medium(date);
    if (inner->len > 0)
      import_session_line(
          session, old ? IMPORT_CHANGED : IMPORT_ADDED,
          g_strdup_printf("%s: %s (%s)", record_get(record, "code"), shown_day, inner->str));
  }
}

static void tell_whole(struct import_session *session, const char *caption,
                       const struct record *before, const struct record *record,
                       const char *difference)
{
  g_autofree char *name = text_visible(caption, false);
  import_session_line(session, before ? IMPORT_CHANGED : IMPORT_ADDED,
                      g_strdup_printf("%s %s: %s", record->type->label, name, difference));
}

void import_item_tell(struct import_session *session, const char *caption,
                      const struct record *before, const struct record *record)
{
  if (record->type == &record_school_year) {
    g_autoptr(GString) text = g_string_new(NULL);
    append_fields(text, session, before, record);
    if (text->len > 0)
      tell_whole(session, caption, before, record, text->str);
    tell_days(session, before, record);
    return;
  }
  g_autofree char *difference = import_item_difference(session, before, record);
  tell_whole(session, caption, before, record, difference);
}

bool import_item_save(struct import_items *items, struct import_item *item, GError **error)
{
  if (item->state != IMPORT_ITEM_WANTED && item->state != IMPORT_ITEM_SAVING)
    return true;
  GError *failure = NULL;
  bool changed = false;
  import_item_rename(items, item);
  AUTO(record)
  struct record *after = items->session->options->dry ? record_copy(item->record) : NULL;
  if (!change_save(items->session->change, item->record, &changed, &failure)) {
    item->state = IMPORT_ITEM_REFUSED;
    return import_session_settle(items->session, item->place, failure, error);
  }
  item->state = IMPORT_ITEM_SAVED;
  count_saved(items, item, changed);
  if (changed && after)
    import_item_tell(items->session, item->caption, item->before, after);
  return true;
}

bool import_items_save(struct import_items *items, GError **error)
{
  for (guint i = 0; i < items->list->len; i++)
    if (!import_item_save(items, items->list->pdata[i], error))
      return false;
  return true;
}
