/* import targets: one row a person and month, or one row a person and a column a month. */
#include "exchange/import.h"

#include "base/error.h"
#include "base/text.h"
#include "exchange/csv_value.h"
#include "exchange/import_fields.h"
#include "exchange/import_missing.h"
#include "exchange/import_table.h"
#include "exchange/staff_index.h"
#include "model/date.h"
#include "model/tables.h"

enum column { STAFF, MONTH, WALKTHROUGHS, DAYS_OFF, REASON, COLUMN_COUNT };

#define ACCEPT(...) ((const char *const[]){ __VA_ARGS__, NULL })

static const struct csv_field columns[COLUMN_COUNT] = {
  [STAFF] = { "staff",
              ACCEPT("Administrator", "Email", "Staff Email", "Staff Name", "Name", "Full Name",
                     "Principal", "Observer"),
              CSV_FIELD_REQUIRED | CSV_FIELD_NAME },
  [MONTH] = { .name = "month" },
  [WALKTHROUGHS] = { "walkthroughs", ACCEPT("Target", "Walkthrough Target", "Goal"), 0 },
  [DAYS_OFF] = { "days_off", ACCEPT("Days off campus", "Days Off", "Days Away"), 0 },
  [REASON] = { "reason", ACCEPT("Note", "Notes", "Comment"), 0 },
};

static const int needed[] = { MONTH, -1 };
const struct import_fields import_fields_targets = { columns, COLUMN_COUNT, &record_target,
                                                     needed,  NULL,         true };

struct targets {
  struct import_session session;
  struct import_table *table;
  struct staff_index *people;
  struct import_items *items;
  GHashTable *by_key; /* staff uid, LF, month → struct import_item * */
};

static char *caption(const struct import_session *session, const struct record *target)
{
  const char *month = record_get(target, "month");
  g_autofree char *shown = month_valid(month) ? month_long(month) : g_strdup("");
  return g_strdup_printf("%s, %s", import_session_name(session, record_get(target, "staff")),
                         shown);
}

static char *key_of(const struct record *target)
{
  return g_strconcat(record_get(target, "staff"), "\n", record_get(target, "month"), NULL);
}

/* Whether what row says of a person and month can be taken; *known is their target, or NULL. */
static bool check_row(struct targets *targets, const struct record *row, struct import_item **known,
                      GError **error)
{
  g_autofree char *key = key_of(row);
  struct import_item *item = g_hash_table_lookup(targets->by_key, key);
  AUTO(record) struct record *merged = record_copy(item ? item->record : row);
  import_item_merge(merged, row);
  if (!import_item_check(merged, error))
    return false;
  if (item && item->state == IMPORT_ITEM_WANTED && !record_equal(merged, item->record))
    return fail(
        error, TL_ERROR_INVALID,
        "This person and month stand in line %ld already, with other values. Keep one of the "
        "two rows.",
        item->place.line);
  *known = item;
  return true;
}

/* Gives the target of row's person and month what row has. */
static bool merge_row(struct targets *targets, const struct record *row, GError **error)
{
  struct import_item *item = NULL;
  if (!check_row(targets, row, &item, error))
    return false;
  if (!item) {
    item = import_items_add(targets->items);
    g_hash_table_insert(targets->by_key, key_of(row), item);
  }
  import_item_merge(item->record, row);
  import_item_want(item, import_table_place(targets->table));
  return true;
}

/* A copy of row for a month, with the cell's figure. NULL with error. Yours. */
static struct record *row_of_month(const struct record *row, const char *month, const char *cell,
                                   GError **error)
{
  AUTO(record) struct record *copy = record_copy(row);
  record_set(copy, "month", month);
  return import_item_set(copy, "walkthroughs", cell, error) ? g_steal_pointer(&copy) : NULL;
}

static void free_record(gpointer data)
{
  record_free(data);
}

/* Each cell of a month that is not empty: all of them, or none where one is wrong. */
static bool take_months(struct targets *targets, const struct record *row, const char *const *cells,
                        GError **error)
{
  const GArray *months = import_table_months(targets->table);
  struct import_item *known;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(free_record);
  for (guint i = 0; i < months->len; i++) {
    const struct import_month *month = &g_array_index(months, struct import_month, i);
    if (text_blank(cells[month->cell]))
      continue;
    struct record *copy = row_of_month(row, month->month, cells[month->cell], error);
    if (!copy)
      return false;
    g_ptr_array_add(rows, copy);
    if (!check_row(targets, copy, &known, error))
      return false;
  }
  for (guint i = 0; i < rows->len; i++)
    if (!merge_row(targets, rows->pdata[i], error))
      return false;
  return true;
}

static bool take_row(struct targets *targets, const char *const *cells, GError **error)
{
  AUTO(record) struct record *row = record_new(&record_target);
  g_autofree char *near = import_table_mid_year(NULL);
  if (text_blank(cells[STAFF]))
    return fail(error, TL_ERROR_INVALID, "Whose target is it? Fill in staff.");
  const struct import_item *person =
      staff_index_find_administrator(targets->people, cells[STAFF], error);
  if (!person)
    return false;
  record_set(row, "staff", person->record->uid);
  if (!import_item_set(row, "days_off", cells[DAYS_OFF], error)
      || !import_item_set(row, "reason", cells[REASON], error))
    return false;
  if (text_blank(cells[MONTH]) && import_table_months(targets->table)->len > 0)
    return take_months(targets, row, cells, error);
  g_autofree char *month = month_parse(cells[MONTH], near, error);
  if (!month)
    return false;
  AUTO(record) struct record *of_month = row_of_month(row, month, cells[WALKTHROUGHS], error);
  return of_month && merge_row(targets, of_month, error);
}

static bool read_rows(struct targets *targets, GError **error)
{
  GError *problem = NULL;
  const struct csv_record *record;
  while ((record = import_table_next(targets->table, &problem)))
    if (!take_row(targets, record->cells, &problem)
        && !import_missing_settle(&targets->session, targets->table, &import_fields_targets,
                                  g_steal_pointer(&problem), error))
      return false;
  if (problem)
    g_propagate_error(error, problem);
  return !problem;
}

/* There must be months somewhere. */
static bool check_columns(const struct targets *targets, GError **error)
{
  const struct import_table *table = targets->table;
  if (import_table_has(table, MONTH) || import_table_months(table)->len > 0)
    return true;
  return fail(error, TL_ERROR_NOT_FOUND,
              "%s:%ld: there is no column for month, nor one a month; say which it is%s",
              import_table_place(table).file, csv_header_line(import_table_header(table)),
              import_session_say(&targets->session, " by --map month=COLUMN", "."));
}

static bool run(struct targets *targets, const char *path, GError **error)
{
  struct import_session *session = &targets->session;
  targets->table = import_table_open_months(session, path, columns, COLUMN_COUNT, error);
  if (!targets->table || !check_columns(targets, error)
      || !import_session_begin(session, "Bring in targets", error))
    return false;
  import_session_tally(session, &record_target);
  targets->people = staff_index_load(session, error);
  targets->items =
      targets->people ? import_items_load(session, &record_target, caption, error) : NULL;
  if (!targets->items)
    return false;
  for (guint i = 0; i < targets->items->list->len; i++) {
    struct import_item *item = targets->items->list->pdata[i];
    g_hash_table_insert(targets->by_key, key_of(item->record), item);
  }
  if (!read_rows(targets, error))
    return false;
  import_table_tell_unread(targets->table);
  return import_items_save(targets->items, error);
}

bool import_targets(struct store *store, const char *path, const struct import_options *options,
                    struct import_result *result, GError **error)
{
  struct targets targets = { 0 };
  import_session_init(&targets.session, store, options, result);
  targets.by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  bool done = run(&targets, path, error);
  g_hash_table_unref(targets.by_key);
  g_clear_pointer(&targets.items, import_items_free);
  g_clear_pointer(&targets.people, staff_index_free);
  g_clear_pointer(&targets.table, import_table_free);
  return import_session_end(&targets.session, done, error);
}
