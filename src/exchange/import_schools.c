/* import schools: the state's list, or any list of schools. */
#include "exchange/import.h"

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "exchange/csv_value.h"
#include "exchange/import_damage.h"
#include "exchange/import_fields.h"
#include "exchange/import_table.h"
#include "exchange/school_index.h"
#include "model/name.h"
#include "model/tables.h"

#include <string.h>

enum { CODE_DIGITS = 8 };

enum column {
  UID,
  CODE,
  NAME,
  SHORT_NAME,
  GRADES,
  TOWN,
  KIND,
  DISTRICT_NAME,
  PRIORITY,
  ACTIVE,
  SOURCE,
  EXTERNAL_ID,
  COLUMN_COUNT
};

#define ACCEPT(...) ((const char *const[]){ __VA_ARGS__, NULL })

static const struct csv_field columns[COLUMN_COUNT] = {
  [UID] = { .name = "uid" },
  [CODE] = { "code",
             ACCEPT("School Code", "Org Code", "Organization Code", "School ID", "School Number",
                    "Location Code", "State School ID"),
             CSV_FIELD_CODE },
  [NAME] = { "name",
             ACCEPT("School Name", "School", "Org Name", "Organization Name", "Organization",
                    "Location Name"),
             CSV_FIELD_REQUIRED | CSV_FIELD_NAME },
  [SHORT_NAME] = { "short_name", ACCEPT("Short", "Abbreviation", "Nickname"), 0 },
  [GRADES] = { "grades", ACCEPT("Grade", "Grade Span", "Grade Levels", "Grades Served"), 0 },
  [TOWN] = { "town", ACCEPT("City", "Municipality"), 0 },
  [KIND] = { "kind", ACCEPT("School Type", "Type", "Org Type"), 0 },
  [DISTRICT_NAME] = { "district_name", ACCEPT("District", "LEA Name"), 0 },
  [PRIORITY] = { "priority", ACCEPT("Priority School"), 0 },
  [ACTIVE] = { "active", ACCEPT("Open", "Is Active"), 0 },
  [SOURCE] = { "external_source", ACCEPT("Source"), 0 },
  [EXTERNAL_ID] = { "external_id", ACCEPT("SIS ID", "Sourced ID"), 0 },
};

const struct import_fields import_fields_schools = { columns, COLUMN_COUNT, &record_school,
                                                     NULL,    NULL,         false };

struct schools {
  struct import_session session;
  struct school_index *index;
  GHashTable *districts; /* names of those that the rows are of */
  GPtrArray *nameless;   /* struct nameless * */
};

/* A row without a name, until those with one are taken. */
struct nameless {
  struct record *row;
  struct import_place place;
};

static void free_nameless(gpointer data)
{
  struct nameless *nameless = data;
  record_free(nameless->row);
  g_free(nameless);
}

/* The row as a record of its own; NULL with error. Yours. */
static struct record *read_row(const struct import_table *table, const char *const *cells,
                               GError **error)
{
  AUTO(record) struct record *row = record_new(&record_school);
  g_autofree char *code = csv_value_code(cells[CODE], CODE_DIGITS);
  row->uid = text_clean(cells[UID], true);
  if (!import_item_set(row, "code", code, error))
    return NULL;
  for (int i = NAME; i < COLUMN_COUNT; i++)
    if (i != GRADES && !import_item_set(row, columns[i].name, cells[i], error))
      return NULL;
  if (!import_damage_set_grades(import_table_session(table), import_table_place(table), row,
                                "grades", cells[GRADES], error))
    return NULL;
  if (record_get(row, "external_id") && !record_get(row, "external_source"))
    record_set(row, "external_source", IMPORT_SOURCE);
  return g_steal_pointer(&row);
}

/* Gives item (NULL: a new one) what the row has. NULL where a rule is broken, or an earlier row of
 * the file said otherwise. */
static struct import_item *merge_row(struct import_items *items, struct import_item *item,
                                     const struct record *row, struct import_place place,
                                     GError **error)
{
  AUTO(record) struct record *merged = record_copy(item ? item->record : row);
  import_item_merge(merged, row);
  if (!import_item_check(merged, error))
    return NULL;
  bool again = item && item->state == IMPORT_ITEM_WANTED;
  if (again && !record_equal(merged, item->record)) {
    fail(error, TL_ERROR_INVALID,
         "%s stands in line %ld already, with other values. Keep one of the two rows.",
         record_get(merged, "name"), item->place.line);
    return NULL;
  }
  if (!item)
    item = import_items_add(items);
  import_item_merge(item->record, row);
  import_item_want(item, place);
  return item;
}

static bool take_school(struct schools *schools, const struct record *row,
                        struct import_place place, GError **error)
{
  GError *problem = NULL;
  struct import_item *item = school_index_match(schools->index, row, &problem);
  if (problem) {
    g_propagate_error(error, problem);
    return false;
  }
  item = merge_row(school_index_items(schools->index), item, row, place, error);
  if (!item)
    return false;
  school_index_note(schools->index, item);
  if (record_get(row, "district_name"))
    g_hash_table_add(schools->districts, g_strdup(record_get(row, "district_name")));
  return true;
}

/* A row without a name is of a school that is known, or that another row brings: it waits. */
static bool take_row(struct schools *schools, const struct import_table *table,
                     const char *const *cells, GError **error)
{
  struct import_place place = import_table_place(table);
  AUTO(record) struct record *row = read_row(table, cells, error);
  if (!row)
    return false;
  const char *name = record_get(row, "name");
  const char *const *maps = schools->session.options->maps;
  /* As the state's lists have it; a charter school may be a district, where the person says so. */
  if (name && g_str_has_suffix(name, "(District)") && (!maps || !*maps)) {
    import_session_notice(&schools->session, place, "“%s” is no school and was left out", name);
    return true;
  }
  if (name)
    return take_school(schools, row, place, error);
  struct nameless *nameless = g_new0(struct nameless, 1);
  nameless->row = g_steal_pointer(&row);
  nameless->place = place;
  g_ptr_array_add(schools->nameless, nameless);
  return true;
}

static bool take_nameless(struct schools *schools, GError **error)
{
  for (guint i = 0; i < schools->nameless->len; i++) {
    const struct nameless *nameless = schools->nameless->pdata[i];
    GError *problem = NULL;
    if (!take_school(schools, nameless->row, nameless->place, &problem)
        && !import_session_settle(&schools->session, nameless->place, problem, error))
      return false;
  }
  return true;
}

static bool read_rows(struct schools *schools, struct import_table *table, GError **error)
{
  GError *problem = NULL;
  const struct csv_record *record;
  while ((record = import_table_next(table, &problem))) {
    struct import_place place = import_table_place(table);
    if (!take_row(schools, table, record->cells, &problem)
        && !import_session_settle(&schools->session, place, g_steal_pointer(&problem), error))
      return false;
  }
  if (problem)
    g_propagate_error(error, problem);
  return !problem;
}

/* Short names -------------------------------------------------------------------------------- */

/* The other school that has item's short name before it: one that the file says nothing of, or
 * names further up. NULL: none. */
static const struct import_item *holder_of_short(const struct schools *schools,
                                                 const struct import_item *item)
{
  const char *wanted = record_get(item->record, "short_name");
  g_autofree char *key = wanted ? name_search_key(wanted) : NULL;
  const GPtrArray *list = school_index_items(schools->index)->list;
  for (guint i = 0; key && i < list->len; i++) {
    const struct import_item *other = list->pdata[i];
    const char *short_name = record_get(other->record, "short_name");
    g_autofree char *own = short_name ? name_search_key(short_name) : NULL;
    bool first = other->state != IMPORT_ITEM_WANTED || other->place.line < item->place.line;
    if (other != item && first && g_strcmp0(own, key) == 0)
      return other;
  }
  return NULL;
}

/* Two schools of one short name could not be told apart by it: the second stays without. */
static void settle_short_names(struct schools *schools)
{
  const GPtrArray *list = school_index_items(schools->index)->list;
  for (guint i = 0; i < list->len; i++) {
    struct import_item *item = list->pdata[i];
    const struct import_item *holder =
        item->state == IMPORT_ITEM_WANTED ? holder_of_short(schools, item) : NULL;
    if (!holder)
      continue;
    const char *before = item->before ? record_get(item->before, "short_name") : NULL;
    const char *wanted = record_get(item->record, "short_name");
    bool had = before && strcmp(before, wanted) == 0;
    import_session_notice(&schools->session, item->place,
                          had ? "“%s” is the short name of both %s and %s. Give one of them another"
                              : "“%s” is the short name of %s already, so %s does not get it. Give "
                                "it another",
                          wanted, record_get(holder->record, "name"),
                          record_get(item->record, "name"));
    record_set(item->record, "short_name", before);
  }
}

/* A list of the whole state is likely not what was wanted. */
static void tell_districts(struct schools *schools, const struct import_table *table)
{
  guint count = g_hash_table_size(schools->districts);
  const char *title = csv_header_title(import_table_header(table), DISTRICT_NAME);
  if (count < 2 || (schools->session.options->only && *schools->session.options->only))
    return;
  struct import_place place = { import_table_place(table).file, 0 };
  g_autofree char *number = format_number(count);
  g_autofree char *option = g_strdup_printf("--only \"%s=NAME\"", title);
  g_autofree char *warning = g_strdup_printf("has the schools of %s districts", number);
  g_autofree char *how =
      g_strdup_printf("To take only yours: %s", import_session_say(&schools->session, option, "o"));
  import_session_warn(&schools->session, place, warning, how);
}

/* One file of a roster, of which orgs.csv has schools and districts alike. */
static bool check_roster(const struct schools *schools, const struct import_table *table,
                         GError **error)
{
  static const char *const of_roster[] = { "sourcedid", NULL };
  static const char *const of_orgs[] = { "parentsourcedid", "datelastmodified", "status", NULL };
  const struct csv_header *header = import_table_header(table);
  if (!csv_header_titled(header, of_roster) || !csv_header_titled(header, of_orgs))
    return true;
  return fail(error, TL_ERROR_INVALID,
              "%s is one file of a roster. Bring in the folder that it is in%s",
              import_table_place(table).file,
              import_session_say(&schools->session, ": throughline import oneroster FOLDER",
                                 " as Roster of another system."));
}

/* A list of people has a column of schools as well. What the person says by --map is taken. */
static bool check_kind(const struct schools *schools, const struct import_table *table,
                       const char *path, GError **error)
{
  static const char *const of_people[] = { "lastname",  "familyname",  "surname",    "firstname",
                                           "givenname", "jobtitle",    "title",      "position",
                                           "role",      "teachername", "staffname",  "employeename",
                                           "staffrole", "teacher",     "employeeid", NULL };
  const char *const *maps = schools->session.options->maps;
  const char *title = csv_header_titled(import_table_header(table), of_people);
  if (maps && *maps)
    return true;
  if (!title)
    return check_roster(schools, table, error);
  g_autofree char *command = g_strdup_printf(": throughline import staff %s", path);
  return fail(error, TL_ERROR_INVALID,
              "%s looks like a list of people: it has the column %s. Bring it in as Staff%s",
              import_table_place(table).file, title,
              import_session_say(&schools->session, command, "."));
}

/* The state's list has all about a school: what is not read of it is no news. */
static void tell_unread(const struct schools *schools, const struct import_table *table)
{
  static const char *const of_state[] = { "districtcode", "orgcode", NULL };
  const char *const *maps = schools->session.options->maps;
  if ((maps && *maps) || !csv_header_titled(import_table_header(table), of_state))
    import_table_tell_unread(table);
}

static bool run(struct schools *schools, const char *path, GError **error)
{
  struct import_session *session = &schools->session;
  AUTO(import_table)
  struct import_table *table = import_table_open(session, path, columns, COLUMN_COUNT, error);
  if (!table || !check_kind(schools, table, path, error)
      || !import_session_begin(session, "Bring in schools", error))
    return false;
  import_session_tally(session, &record_school);
  schools->index = school_index_load(session, error);
  if (!schools->index || !read_rows(schools, table, error) || !take_nameless(schools, error))
    return false;
  settle_short_names(schools);
  tell_districts(schools, table);
  tell_unread(schools, table);
  return import_items_save(school_index_items(schools->index), error);
}

bool import_schools(struct store *store, const char *path, const struct import_options *options,
                    struct import_result *result, GError **error)
{
  struct schools schools = { 0 };
  import_session_init(&schools.session, store, options, result);
  schools.districts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  schools.nameless = g_ptr_array_new_with_free_func(free_nameless);
  bool done = run(&schools, path, error);
  g_ptr_array_unref(schools.nameless);
  g_hash_table_unref(schools.districts);
  if (schools.index)
    school_index_free(schools.index);
  return import_session_end(&schools.session, done, error);
}
