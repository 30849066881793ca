#include "exchange/oneroster_orgs.h"

#include "base/error.h"
#include "base/text.h"
#include "exchange/csv_match.h"
#include "exchange/oneroster_words.h"
#include "model/tables.h"

#include <string.h>

enum { MOST_LEVELS = 20 }; /* from a class's department up to the state */

enum column {
  ID,
  NAME,
  STATUS,
  TYPE,
  IDENTIFIER,
  PARENT,
  TOWN,
  GRADE_LOW,
  GRADE_HIGH,
  PRINCIPAL_ID,
  PRINCIPAL_NAME,
  COLUMN_COUNT
};

#define ACCEPT(...) ((const char *const[]){ __VA_ARGS__, NULL })

static const struct csv_field columns[COLUMN_COUNT] = {
  [ID] = { "sourcedId", ACCEPT("SIS ID", "sourceId", "id"), CSV_FIELD_REQUIRED },
  [NAME] = { "name", ACCEPT("School Name", "title"), CSV_FIELD_REQUIRED },
  [STATUS] = { .name = "status" },
  [TYPE] = { "type", ACCEPT("orgType"), 0 },
  [IDENTIFIER] = { "identifier", ACCEPT("State School ID", "School Code"), 0 },
  [PARENT] = { "parentSourcedId", ACCEPT("parent", "parentOrgSourcedId", "parentId"), 0 },
  [TOWN] = { "city", ACCEPT("town"), 0 },
  [GRADE_LOW] = { .name = "Grade Low" },
  [GRADE_HIGH] = { .name = "Grade High" },
  [PRINCIPAL_ID] = { .name = "Principal SIS ID" },
  [PRINCIPAL_NAME] = { .name = "Principal Name" },
};

struct org {
  char *parent;               /* id, or NULL */
  struct import_item *school; /* NULL: none */
};

struct oneroster_orgs {
  struct import_session *session;
  const char *source;
  struct school_index *schools;
  GHashTable *by_id;  /* struct org * */
  GArray *principals; /* struct oneroster_principal */
};

static void free_org(gpointer data)
{
  struct org *org = data;
  g_free(org->parent);
  g_free(org);
}

static void clear_principal(gpointer data)
{
  struct oneroster_principal *principal = data;
  g_free(principal->id);
  g_free(principal->name);
}

void oneroster_orgs_free(struct oneroster_orgs *orgs)
{
  g_clear_pointer(&orgs->schools, school_index_free);
  g_hash_table_unref(orgs->by_id);
  g_array_unref(orgs->principals);
  g_free(orgs);
}

/* Rows ---------------------------------------------------------------------------------------- */

/* A file without types, as School.csv is, has schools alone. */
static bool is_school(const struct import_table *table, const char *const *cells)
{
  if (!import_table_has(table, TYPE))
    return true;
  g_autofree char *key = csv_match_key(cells[TYPE]);
  return strcmp(key, "school") == 0;
}

static void set_grades(struct record *school, const char *const *cells)
{
  g_autofree char *low = text_clean(cells[GRADE_LOW], true);
  g_autofree char *high = text_clean(cells[GRADE_HIGH], true);
  g_autofree char *both = low && high ? g_strdup_printf("%s-%s", low, high) : NULL;
  if (both)
    record_set(school, "grades", both);
}

/* What a row says of its school. NULL with error. Yours. */
static struct record *read_school(const struct oneroster_orgs *orgs, const char *id,
                                  const char *const *cells, GError **error)
{
  AUTO(record) struct record *row = record_new(&record_school);
  g_autofree char *code = oneroster_words_code(cells[IDENTIFIER]);
  record_set(row, "external_source", orgs->source);
  record_set(row, "external_id", id);
  record_set(row, "code", code);
  set_grades(row, cells);
  if (oneroster_words_is_gone(cells[STATUS]))
    record_set(row, "active", "0");
  else if (oneroster_words_is_here(cells[STATUS]))
    record_set(row, "active", "1");
  if (!import_item_set(row, "name", cells[NAME], error)
      || !import_item_set(row, "town", cells[TOWN], error))
    return NULL;
  return g_steal_pointer(&row);
}

/* The school's item with what the row says; *failed where it cannot be taken. NULL also for one
 * that is gone and was never here. */
static struct import_item *take_school(struct oneroster_orgs *orgs, const struct record *row,
                                       struct import_place place, bool *failed, GError **error)
{
  GError *problem = NULL;
  struct import_items *items = school_index_items(orgs->schools);
  struct import_item *item = school_index_match(orgs->schools, row, &problem);
  AUTO(record) struct record *merged = problem ? NULL : record_copy(item ? item->record : row);
  *failed = true;
  if (problem) {
    g_propagate_error(error, problem);
    return NULL;
  }
  import_item_merge(merged, row);
  if (!import_item_check(merged, error))
    return NULL;
  *failed = false;
  if (!item && g_strcmp0(record_get(row, "active"), "0") == 0)
    return NULL;
  if (!item)
    item = import_items_add(items);
  import_item_merge(item->record, row);
  import_item_want(item, place);
  import_item_rename(items, item);
  school_index_note(orgs->schools, item);
  return item;
}

static void note_principal(struct oneroster_orgs *orgs, const struct import_item *school,
                           const char *const *cells, struct import_place place)
{
  struct oneroster_principal principal = {
    .id = text_clean(cells[PRINCIPAL_ID], true),
    .name = text_clean(cells[PRINCIPAL_NAME], true),
    .school = school->record->uid,
    .where = place,
  };
  if (principal.id || principal.name)
    g_array_append_val(orgs->principals, principal);
}

static bool take_row(const struct import_table *table, const char *const *cells, void *data,
                     GError **error)
{
  struct oneroster_orgs *orgs = data;
  bool failed = false;
  struct import_place place = import_table_place(table);
  g_autofree char *id = text_clean(cells[ID], true);
  if (!id)
    return fail(error, TL_ERROR_INVALID, "sourcedId is missing. Fill it in.");
  struct org *org = g_new0(struct org, 1);
  org->parent = text_clean(cells[PARENT], true);
  g_hash_table_insert(orgs->by_id, g_strdup(id), org);
  if (!is_school(table, cells))
    return true;
  AUTO(record) struct record *row = read_school(orgs, id, cells, error);
  if (!row)
    return false;
  org->school = take_school(orgs, row, place, &failed, error);
  if (org->school)
    note_principal(orgs, org->school, cells, place);
  return !failed;
}

struct oneroster_orgs *oneroster_orgs_read(struct import_session *session,
                                           struct oneroster_files *files, GError **error)
{
  static const struct oneroster_table table = { "orgs.csv", "school.csv", columns, COLUMN_COUNT,
                                                take_row };
  AUTO(oneroster_orgs) struct oneroster_orgs *orgs = g_new0(struct oneroster_orgs, 1);
  orgs->session = session;
  orgs->source = oneroster_files_source(files);
  orgs->by_id = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_org);
  orgs->principals = g_array_new(FALSE, FALSE, sizeof(struct oneroster_principal));
  g_array_set_clear_func(orgs->principals, clear_principal);
  import_session_tally(session, &record_school);
  orgs->schools = school_index_load(session, error);
  if (!orgs->schools || !oneroster_files_read(files, &table, orgs, error)
      || !import_items_save(school_index_items(orgs->schools), error))
    return NULL;
  return g_steal_pointer(&orgs);
}

/* Places -------------------------------------------------------------------------------------- */

enum oneroster_place oneroster_orgs_place(const struct oneroster_orgs *orgs, const char *id,
                                          const char **school)
{
  *school = NULL;
  const struct org *org = id ? g_hash_table_lookup(orgs->by_id, id) : NULL;
  bool known = org;
  for (int level = 0; org && level < MOST_LEVELS; level++) {
    if (org->school && org->school->state != IMPORT_ITEM_REFUSED) {
      *school = org->school->record->uid;
      return ONEROSTER_SCHOOL;
    }
    org = org->parent ? g_hash_table_lookup(orgs->by_id, org->parent) : NULL;
  }
  /* A bundle of what has changed need not name the schools that have not. */
  const struct import_item *item =
      id && !known ? school_index_external(orgs->schools, orgs->source, id) : NULL;
  if (item)
    *school = item->record->uid;
  return item ? ONEROSTER_SCHOOL : known ? ONEROSTER_DISTRICT : ONEROSTER_UNKNOWN;
}

const GArray *oneroster_orgs_principals(const struct oneroster_orgs *orgs)
{
  return orgs->principals;
}
