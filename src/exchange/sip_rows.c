#include "exchange/sip_rows.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "exchange/school_index.h"
#include "exchange/sip_damage.h"
#include "exchange/sip_plans.h"
#include "exchange/sip_said.h"
#include "exchange/sip_words.h"
#include "exchange/staff_index.h"
#include "model/date.h"
#include "model/name.h"
#include "model/tables.h"

#include <string.h>

struct sip_rows {
  struct import_session *session;
  const GArray *months;
  struct school_index *schools;
  struct staff_index *people;
  struct import_items *initiatives, *goals, *items;
  char *month;         /* of statuses that have none beside them; or NULL */
  GHashTable *by_goal; /* school, year, code → struct import_item * */
  GHashTable *by_item; /* goal, code → struct import_item * */
  struct sip_kept *kept;
  struct sip_said *statuses;
  struct sip_plans *plans; /* what there was before the file */
  GHashTable *said; /* struct import_item * → struct record *: what the rows so far have said */
};

/* Captions ------------------------------------------------------------------------------------ */

static char *goal_caption(const struct import_session *session, const struct record *goal)
{
  return g_strdup_printf("%s, %s, goal %s",
                         import_session_name(session, record_get(goal, "school")),
                         record_get(goal, "school_year"), record_get(goal, "code"));
}

static char *item_caption(const struct import_session *session, const struct record *item)
{
  return g_strdup_printf("%s, item %s", import_session_name(session, record_get(item, "sip_goal")),
                         record_get(item, "code"));
}

static char *initiative_caption(const struct import_session *session,
                                const struct record *initiative)
{
  (void)session;
  return g_strdup_printf("%s %s", record_get(initiative, "code"), record_get(initiative, "name"));
}

/* Loading ------------------------------------------------------------------------------------- */

static char *goal_key(const struct record *goal)
{
  return g_strjoin("\n", record_get(goal, "school"), record_get(goal, "school_year"),
                   record_get(goal, "code"), NULL);
}

static char *item_key(const struct record *item)
{
  return g_strjoin("\n", record_get(item, "sip_goal"), record_get(item, "code"), NULL);
}

static GHashTable *index_items(const struct import_items *items,
                               char *(*key)(const struct record *))
{
  GHashTable *table = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < items->list->len; i++) {
    struct import_item *item = items->list->pdata[i];
    g_hash_table_insert(table, key(item->record), item);
  }
  return table;
}

static bool load_all(struct sip_rows *rows, GError **error)
{
  struct import_session *session = rows->session;
  const char *month = session->options->month;
  g_autofree char *near = import_table_mid_year(NULL);
  rows->month = month ? month_parse(month, near, error) : NULL;
  if (month && !rows->month)
    return false;
  rows->schools = school_index_load(session, error);
  rows->people = rows->schools ? staff_index_load(session, error) : NULL;
  if (rows->people)
    rows->initiatives = import_items_load(session, &record_initiative, initiative_caption, error);
  if (rows->initiatives)
    rows->goals = import_items_load(session, &record_sip_goal, goal_caption, error);
  if (rows->goals)
    rows->items = import_items_load(session, &record_sip_item, item_caption, error);
  return rows->items;
}

static void free_record(gpointer data)
{
  record_free(data);
}

struct sip_rows *sip_rows_load(struct import_session *session, const GArray *months, GError **error)
{
  struct sip_rows *rows = g_new0(struct sip_rows, 1);
  rows->session = session;
  rows->months = months;
  rows->kept = sip_kept_new(session);
  rows->statuses = sip_said_new(session);
  import_session_tally(session, &record_sip_item);
  if (!load_all(rows, error)) {
    sip_rows_free(rows);
    return NULL;
  }
  rows->by_goal = index_items(rows->goals, goal_key);
  rows->by_item = index_items(rows->items, item_key);
  rows->plans = sip_plans_new(rows->goals, rows->items);
  rows->said = g_hash_table_new_full(NULL, NULL, NULL, free_record);
  return rows;
}

void sip_rows_free(struct sip_rows *rows)
{
  g_clear_pointer(&rows->by_goal, g_hash_table_unref);
  g_clear_pointer(&rows->by_item, g_hash_table_unref);
  g_clear_pointer(&rows->said, g_hash_table_unref);
  g_clear_pointer(&rows->items, import_items_free);
  g_clear_pointer(&rows->goals, import_items_free);
  g_clear_pointer(&rows->initiatives, import_items_free);
  g_clear_pointer(&rows->people, staff_index_free);
  g_clear_pointer(&rows->schools, school_index_free);
  sip_kept_free(rows->kept);
  sip_said_free(rows->statuses);
  g_clear_pointer(&rows->plans, sip_plans_free);
  g_free(rows->month);
  g_free(rows);
}

/* Reading a row ------------------------------------------------------------------------------- */

static char *present_year(void)
{
  g_autofree char *month = clock_month();
  return month_school_year(month);
}

/* The school year of the month that a status is of; the present one where none is told. Yours. */
static char *status_year(const struct sip_rows *rows, const char *const *cells, GError **error)
{
  const char *given =
      text_blank(cells[SIP_MONTH]) ? rows->session->options->month : cells[SIP_MONTH];
  if (text_blank(given))
    return present_year();
  g_autofree char *near = import_table_mid_year(NULL);
  g_autofree char *month = month_parse(given, near, error);
  return month ? month_school_year(month) : NULL;
}

/* The goal's code, or what stands before the last full stop of the item's. Yours; NULL with error.
 */
static char *read_goal_code(const char *const *cells, const char *code, GError **error)
{
  const char *stop = code ? strrchr(code, '.') : NULL;
  if (!text_blank(cells[SIP_GOAL_CODE]))
    return text_clean(cells[SIP_GOAL_CODE], true);
  if (stop && stop > code)
    return g_strndup(code, (gsize)(stop - code));
  fail(error, TL_ERROR_INVALID, "Which goal is it of? Fill in goal_code, such as 2.");
  return NULL;
}

/* School and school year, which name the plan. */
static bool read_plan(struct sip_rows *rows, struct record *goal, const char *const *cells,
                      GError **error)
{
  if (text_blank(cells[SIP_SCHOOL]))
    return fail(error, TL_ERROR_INVALID, "Which school’s plan is it? Fill in school.");
  const struct import_item *school = school_index_find(rows->schools, cells[SIP_SCHOOL], error);
  if (!school)
    return false;
  g_autofree char *year = text_blank(cells[SIP_YEAR])
                              ? status_year(rows, cells, error)
                              : sip_words_school_year(cells[SIP_YEAR], error);
  record_set(goal, "school", school->record->uid);
  record_set(goal, "school_year", year);
  return year;
}

/* code: of the item. */
static bool read_goal(struct record *goal, const char *const *cells, const char *code,
                      GError **error)
{
  g_autofree char *of_goal = read_goal_code(cells, code, error);
  return of_goal && import_item_set(goal, "code", of_goal, error)
         && import_item_set(goal, "text", cells[SIP_GOAL], error);
}

/* A person where the cell names one, else a role where it reads like one. */
static bool read_owner(struct sip_rows *rows, struct record *item, const char *school,
                       const char *cell, GError **error)
{
  g_autoptr(GError) problem = NULL;
  if (text_blank(cell))
    return true;
  const struct import_item *person = staff_index_find(rows->people, cell, school, &problem);
  if (person) {
    record_set(item, "owner", person->record->uid);
    return true;
  }
  if (error_is(problem, TL_ERROR_NOT_FOUND) && sip_words_is_role(cell))
    return import_item_set(item, "owner_role", cell, error);
  if (error_is(problem, TL_ERROR_NOT_FOUND))
    return fail(error, TL_ERROR_NOT_FOUND,
                "Owner: “%s” is nobody on the staff list. Write the e-mail, or the role in "
                "owner_role.",
                cell);
  return fail(error, TL_ERROR_AMBIGUOUS, "Owner: %s", problem->message);
}

static bool read_initiative(struct sip_rows *rows, struct record *item, const char *cell,
                            GError **error)
{
  if (text_blank(cell))
    return true;
  g_autofree char *wanted = name_search_key(cell);
  for (guint i = 0; i < rows->initiatives->list->len; i++) {
    const struct import_item *candidate = rows->initiatives->list->pdata[i];
    g_autofree char *code = name_search_key(record_get(candidate->record, "code"));
    g_autofree char *name = name_search_key(record_get(candidate->record, "name"));
    g_autofree char *both = name_search_key(candidate->caption);
    if (strcmp(wanted, code) != 0 && strcmp(wanted, name) != 0 && strcmp(wanted, both) != 0)
      continue;
    record_set(item, "initiative", candidate->record->uid);
    return true;
  }
  return fail(
      error, TL_ERROR_NOT_FOUND,
      "Serves: there is no initiative “%s”. Write its code, or leave the column out%s", cell,
      import_session_say(rows->session, " by --map initiative=", " among the columns (c)."));
}

static bool read_item(struct sip_rows *rows, struct record *item, const char *school,
                      const char *const *cells, GError **error)
{
  return import_item_set(item, "text", cells[SIP_TEXT], error)
         && import_item_set(item, "owner_role", cells[SIP_OWNER_ROLE], error)
         && import_item_set(item, "due_on", cells[SIP_DUE_ON], error)
         && import_item_set(item, "active", cells[SIP_ACTIVE], error)
         && read_owner(rows, item, school, cells[SIP_OWNER], error)
         && read_initiative(rows, item, cells[SIP_INITIATIVE], error);
}

/* Status -------------------------------------------------------------------------------------- */

static bool add_status(struct record *item, const char *month, const char *status, const char *note,
                       GError **error)
{
  const char *word = sip_words_status(status, error);
  if (!word)
    return false;
  struct record *part = record_add_part(item, &record_sip_status);
  record_set(part, "month", month);
  record_set(part, "status", word);
  return import_item_set(part, "note", note, error);
}

/* The status of one month: beside it, or the month that was given for all. */
static bool read_status(struct sip_rows *rows, struct record *item, const char *school_year,
                        const char *const *cells, GError **error)
{
  if (text_blank(cells[SIP_STATUS]) && text_blank(cells[SIP_NOTE]))
    return true;
  g_autofree char *near = import_table_mid_year(school_year);
  const char *given =
      text_blank(cells[SIP_MONTH]) ? rows->session->options->month : cells[SIP_MONTH];
  if (text_blank(given))
    return fail(error, TL_ERROR_INVALID, "Status: of which month? Fill in month%s.",
                import_session_say(rows->session, ", or say --month MONTH for the whole file", ""));
  if (text_blank(cells[SIP_STATUS]))
    return fail(error, TL_ERROR_INVALID, "Status is missing beside its note. Fill it in.");
  g_autofree char *month = month_parse(given, near, error);
  return month && sip_words_check_month(month, school_year, error)
         && add_status(item, month, cells[SIP_STATUS], cells[SIP_NOTE], error);
}

static bool read_months(struct sip_rows *rows, struct record *item, const char *school_year,
                        const char *const *cells, GError **error)
{
  for (guint i = 0; i < rows->months->len; i++) {
    const struct import_month *month = &g_array_index(rows->months, struct import_month, i);
    if (!text_blank(cells[month->cell])
        && (!sip_words_check_month(month->month, school_year, error)
            || !add_status(item, month->month, cells[month->cell], NULL, error)))
      return false;
  }
  return true;
}

/* Merging ------------------------------------------------------------------------------------- */

/* Gives record the statuses of row. */
static void merge_statuses(struct record *record, const struct record *row)
{
  const GPtrArray *statuses = record_parts(row, &record_sip_status);
  for (guint i = 0; i < statuses->len; i++) {
    const char *month = record_get(statuses->pdata[i], "month");
    struct record *part = record_find_part(record, &record_sip_status, "month", month);
    if (!part)
      part = record_add_part(record, &record_sip_status);
    import_item_merge(part, statuses->pdata[i]);
  }
}

static void merge_record(struct record *record, const struct record *row)
{
  import_item_merge(record, row);
  if (row->type == &record_sip_item)
    merge_statuses(record, row);
}

/* False where an earlier row has said something else in a field that this one has too. */
static bool check_said(const struct sip_rows *rows, const struct import_item *item,
                       const struct record *row, GError **error)
{
  const struct record *said = g_hash_table_lookup(rows->said, item);
  for (int i = 0; said && i < row->type->field_count; i++)
    if (said->values[i] && row->values[i] && strcmp(said->values[i], row->values[i]) != 0)
      return fail(error, TL_ERROR_INVALID,
                  "%s is another than in line %ld. Make the two rows agree.",
                  row->type->fields[i].label, item->place.line);
  return true;
}

/* Takes up what row says of an item that is there, or of a new one. NULL with error. */
static struct import_item *merge_row(struct sip_rows *rows, struct import_items *items,
                                     struct import_item *item, const struct record *row,
                                     GError **error)
{
  AUTO(record) struct record *merged = record_copy(item ? item->record : row);
  if (item)
    merge_record(merged, row);
  if ((item && !check_said(rows, item, row, error)) || !import_item_check(merged, error))
    return NULL;
  if (!item)
    item = import_items_add(items);
  merge_record(item->record, row);
  struct record *said = g_hash_table_lookup(rows->said, item);
  if (said)
    import_item_merge(said, row);
  else
    g_hash_table_insert(rows->said, item, record_copy(row));
  import_item_rename(items, item);
  return item;
}

static struct import_item *take_goal(struct sip_rows *rows, const struct record *row,
                                     GError **error)
{
  char *key = goal_key(row);
  struct import_item *known = g_hash_table_lookup(rows->by_goal, key);
  struct import_item *goal = merge_row(rows, rows->goals, known, row, error);
  if (goal && !known)
    g_hash_table_insert(rows->by_goal, key, goal);
  else
    g_free(key);
  return goal;
}

/* Leaves of a form's row what counts no more: a later one has said it, or it was changed here
 * since. What is left is merged into the item. */
static struct import_item *take_filled(struct sip_rows *rows, struct import_item *known,
                                       struct record *row, const struct sip_filled *filled,
                                       GError **error)
{
  sip_said_drop_earlier(rows->statuses, known, row, filled);
  AUTO(record) struct record *whole = record_copy(row);
  if (!sip_kept_apply(rows->kept, known, row, filled, error))
    return NULL;
  struct import_item *item = merge_row(rows, rows->items, known, row, error);
  if (item) {
    sip_said_put_back(rows->statuses, item, whole, row);
    sip_said_take(rows->statuses, item, whole, filled);
  }
  return item;
}

/* filled: NULL where it is of no form. */
static struct import_item *take_item(struct sip_rows *rows, struct record *row,
                                     const struct sip_filled *filled, struct import_place place,
                                     GError **error)
{
  g_autofree char *key = item_key(row);
  struct import_item *known = g_hash_table_lookup(rows->by_item, key);
  if (known && filled)
    return take_filled(rows, known, row, filled, error);
  if (known && !sip_said_agrees(rows->statuses, known, row, error))
    return NULL;
  struct import_item *item = merge_row(rows, rows->items, known, row, error);
  if (item)
    sip_said_take(rows->statuses, item, row, &(struct sip_filled){ NULL, place });
  if (item && !known)
    g_hash_table_insert(rows->by_item, g_steal_pointer(&key), item);
  return item;
}

static bool take(struct sip_rows *rows, const char *const *cells, const struct sip_filled *filled,
                 struct import_place place, GError **error)
{
  AUTO(record) struct record *goal = record_new(&record_sip_goal);
  AUTO(record) struct record *item = record_new(&record_sip_item);
  if (!read_plan(rows, goal, cells, error))
    return false;
  g_autofree char *of_goal = text_clean(cells[SIP_GOAL_CODE], true);
  record_set(goal, "code", of_goal);
  GError *damage = NULL;
  g_autofree char *code =
      sip_damage_code(rows->plans, goal, cells[SIP_CODE], rows->session, place, &damage);
  if (damage) {
    g_propagate_error(error, damage);
    return false;
  }
  if (!read_goal(goal, cells, code, error) || !import_item_set(item, "code", code, error)
      || !read_item(rows, item, record_get(goal, "school"), cells, error)
      || !read_status(rows, item, record_get(goal, "school_year"), cells, error)
      || !read_months(rows, item, record_get(goal, "school_year"), cells, error))
    return false;
  struct import_item *of = take_goal(rows, goal, error);
  if (!of)
    return false;
  record_set(item, "sip_goal", of->record->uid);
  /* A row may speak of the goal alone. */
  bool alone = !record_get(item, "code") && !record_get(item, "text");
  struct import_item *taken = alone ? NULL : take_item(rows, item, filled, place, error);
  if (!alone && !taken)
    return false;
  import_item_want(of, place);
  if (taken)
    import_item_want(taken, place);
  return true;
}

bool sip_rows_take(struct sip_rows *rows, const char *const *cells, struct import_place place,
                   GError **error)
{
  return take(rows, cells, NULL, place, error);
}

bool sip_rows_take_known(struct sip_rows *rows, const char *const *cells,
                         const struct sip_filled *filled, GError **error)
{
  AUTO(record) struct record *goal = record_new(&record_sip_goal);
  const struct import_item *school = NULL;
  g_autofree char *answer = text_clean(cells[SIP_CODE], true);
  g_autofree char *of_goal = text_clean(cells[SIP_GOAL_CODE], true);
  g_autofree char *year = status_year(rows, cells, error);
  if (!year)
    return false;
  if (!text_blank(cells[SIP_SCHOOL]))
    school = school_index_find(rows->schools, cells[SIP_SCHOOL], error);
  else
    fail(error, TL_ERROR_INVALID, "Which school’s plan is it? Fill in school.");
  if (!school)
    return false;
  record_set(goal, "school", school->record->uid);
  record_set(goal, "school_year", year);
  record_set(goal, "code", of_goal);
  g_autofree char *number =
      sip_damage_code(rows->plans, goal, answer, rows->session, filled->place, error);
  if (answer && !number)
    return false;
  g_autofree char *code = sip_plans_code(rows->plans, goal, number);
  const struct import_item *item = sip_plans_find(rows->plans, goal, code, rows->session, error);
  if (!item)
    return false;
  const struct import_item *found =
      g_hash_table_lookup(rows->goals->by_uid, record_get(item->record, "sip_goal"));
  const char *whole[SIP_COLUMN_COUNT];
  memcpy(whole, cells, sizeof whole);
  whole[SIP_YEAR] = year;
  whole[SIP_CODE] = code;
  whole[SIP_GOAL_CODE] = record_get(found->record, "code");
  return take(rows, whole, filled, filled->place, error);
}

bool sip_rows_save(struct sip_rows *rows, GError **error)
{
  sip_kept_tell(rows->kept);
  return import_items_save(rows->goals, error) && import_items_save(rows->items, error);
}
