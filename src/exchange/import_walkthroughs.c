/* import walkthroughs: one row a mark. The file is read twice, first for its numbers alone. Rows of
 * one walkthrough usually stand together, and are brought in as they are read; those of one whose
 * rows stand apart are kept in memory until the end. */
#include "exchange/import.h"

#include "base/error.h"
#include "base/text.h"
#include "exchange/import_fields.h"
#include "exchange/import_table.h"
#include "exchange/walk_group.h"
#include "model/tables.h"

#include <string.h>

enum { MOST_SCATTERED = 1000000 }; /* rows kept in memory */

const struct import_fields import_fields_walkthroughs = {
  walk_group_columns, WALK_COLUMN_COUNT, &record_walkthrough, NULL, NULL, false
};

/* A row kept until the others of its walkthrough have come. */
struct kept_row {
  long line;
  char *cells[WALK_COLUMN_COUNT];
};

struct walkthroughs {
  struct import_session session;
  struct import_table *table;
  struct walk_people *people;
  struct walk_forms *forms;
  struct walk_group *group;
  GHashTable *seen;      /* ids of the rows that the first reading has passed */
  GHashTable *bad;       /* id → line of a row that cannot be taken at all */
  char *last;            /* the id of its last row, or NULL */
  GHashTable *scattered; /* id → GPtrArray of struct kept_row * */
  GPtrArray *order;      /* those ids, borrowed, in the order of the file */
  long kept;
};

/* Scattered rows ------------------------------------------------------------------------------ */

static void free_kept(gpointer data)
{
  struct kept_row *row = data;
  for (int i = 0; i < WALK_COLUMN_COUNT; i++)
    g_free(row->cells[i]);
  g_free(row);
}

static void free_list(gpointer data)
{
  g_ptr_array_unref(data);
}

static void add_scattered(struct walkthroughs *all, const char *id)
{
  if (g_hash_table_contains(all->scattered, id))
    return;
  char *key = g_strdup(id);
  g_hash_table_insert(all->scattered, key, g_ptr_array_new_with_free_func(free_kept));
  g_ptr_array_add(all->order, key);
}

static bool keep_row(struct walkthroughs *all, GPtrArray *list, const struct csv_record *record,
                     GError **error)
{
  if (++all->kept > MOST_SCATTERED)
    return fail(error, TL_ERROR_INVALID,
                "%s:%ld: The rows of too many walkthroughs stand apart from each other. Sort the "
                "file by walkthrough, then try again.",
                import_table_place(all->table).file, record->line);
  struct kept_row *row = g_new0(struct kept_row, 1);
  row->line = record->line;
  for (int i = 0; i < WALK_COLUMN_COUNT; i++)
    row->cells[i] = g_strdup(record->cells[i]);
  g_ptr_array_add(list, row);
  return true;
}

/* Rows ---------------------------------------------------------------------------------------- */

/* The id in a row: the cell itself where it is clean, else *made, yours. NULL for none. */
static const char *read_id(const char *cell, char **made)
{
  static const struct field field = { .name = "walkthrough", .type = FIELD_CODE };
  *made = NULL;
  if (!cell || field_canonical(&field, cell))
    return cell;
  return *made = text_clean(cell, true);
}

/* Brings in the walkthrough whose rows have been taken. */
static bool finish_group(struct walkthroughs *all, GError **error)
{
  return walk_group_is_empty(all->group) || walk_group_save(all->group, error);
}

/* Takes a row into the group; where another of the same walkthrough cannot be taken, all are
 * refused.
 */
static void take_into_group(struct walkthroughs *all, const char *id, const char *const *cells,
                            struct import_place place)
{
  int bad = GPOINTER_TO_INT(g_hash_table_lookup(all->bad, id));
  GError *why = NULL;
  walk_group_take(all->group, id, cells, place);
  if (bad == 0)
    return;
  fail(&why, TL_ERROR_INVALID, "Line %d of it cannot be taken. Correct that one.", bad);
  walk_group_fail(all->group, why, place);
}

static bool take_row(struct walkthroughs *all, const struct csv_record *record, GError **error)
{
  g_autofree char *made = NULL;
  const char *id = read_id(record->cells[WALK_ID], &made);
  struct import_place place = import_table_place(all->table);
  if (!id) {
    import_session_refuse(&all->session, place,
                          "walkthrough is missing. Number the walkthroughs; rows of one have the "
                          "same number.");
    return true;
  }
  GPtrArray *list = g_hash_table_lookup(all->scattered, id);
  if (list)
    return keep_row(all, list, record, error);
  if (!walk_group_is(all->group, id) && !finish_group(all, error))
    return false;
  take_into_group(all, id, record->cells, place);
  return true;
}

static bool take_scattered(struct walkthroughs *all, GError **error)
{
  struct import_place place = import_table_place(all->table);
  for (guint i = 0; i < all->order->len; i++) {
    const GPtrArray *list = g_hash_table_lookup(all->scattered, all->order->pdata[i]);
    for (guint k = 0; k < list->len; k++) {
      struct kept_row *row = list->pdata[k];
      place.line = row->line;
      take_into_group(all, all->order->pdata[i], (const char *const *)row->cells, place);
    }
    if (!finish_group(all, error))
      return false;
  }
  return true;
}

static bool read_rows(struct walkthroughs *all, GError **error)
{
  GError *problem = NULL;
  const struct csv_record *record;
  while ((record = import_table_next(all->table, &problem)))
    if (!take_row(all, record, error))
      return false;
  if (problem) {
    g_propagate_error(error, problem);
    return false;
  }
  if (!finish_group(all, error) || !take_scattered(all, error))
    return false;
  import_table_tell_unread(all->table);
  return true;
}

/* The first reading ---------------------------------------------------------------------------- */

static bool is_bad(const struct walkthroughs *all, const struct csv_record *record)
{
  g_autofree char *fault = NULL;
  for (int i = 0; i < WALK_COLUMN_COUNT && !fault; i++)
    fault = import_table_fault(all->table, i, record->cells[i]);
  return fault || record->fault;
}

/* Notes the id of a row, and whether its walkthrough comes back after another has begun. */
static void look_at_id(const struct csv_record *record, void *data)
{
  struct walkthroughs *all = data;
  g_autofree char *made = NULL;
  const char *id = read_id(record->cells[WALK_ID], &made);
  if (id && is_bad(all, record))
    g_hash_table_insert(all->bad, g_strdup(id), GINT_TO_POINTER((int)record->line));
  if (!id || g_strcmp0(id, all->last) == 0)
    return;
  if (g_hash_table_add(all->seen, g_strdup(id)))
    walk_group_expect(all->group, id, record->line);
  else
    add_scattered(all, id);
  g_free(all->last);
  all->last = g_strdup(id);
}

/* The whole ----------------------------------------------------------------------------------- */

static void close_all(struct walkthroughs *all)
{
  g_clear_pointer(&all->group, walk_group_free);
  g_clear_pointer(&all->forms, walk_forms_free);
  g_clear_pointer(&all->people, walk_people_free);
  g_clear_pointer(&all->table, import_table_free);
  g_clear_pointer(&all->seen, g_hash_table_unref);
  g_clear_pointer(&all->bad, g_hash_table_unref);
  g_clear_pointer(&all->last, g_free);
  g_clear_pointer(&all->order, g_ptr_array_unref);
  g_clear_pointer(&all->scattered, g_hash_table_unref);
}

static bool run(struct walkthroughs *all, const char *path, GError **error)
{
  struct import_session *session = &all->session;
  all->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  all->bad = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  all->scattered = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_list);
  all->order = g_ptr_array_new();
  all->table = import_table_open(session, path, walk_group_columns, WALK_COLUMN_COUNT, error);
  if (!all->table || !import_session_begin(session, "Bring in walkthroughs", error))
    return false;
  import_session_tally(session, &record_walkthrough);
  all->people = walk_people_load(session, error);
  all->forms = all->people ? walk_forms_load(session, error) : NULL;
  all->group = all->forms ? walk_group_new(session, all->people, all->forms, error) : NULL;
  return all->group && import_table_look(all->table, look_at_id, all, error)
         && read_rows(all, error);
}

bool import_walkthroughs(struct store *store, const char *path,
                         const struct import_options *options, struct import_result *result,
                         GError **error)
{
  struct walkthroughs all = { 0 };
  import_session_init(&all.session, store, options, result);
  bool done = run(&all, path, error);
  close_all(&all);
  return import_session_end(&all.session, done, error);
}
