#include "exchange/walk_group.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "exchange/school_hours.h"
#include "exchange/walk_group_private.h"
#include "model/tables.h"

#include <string.h>

/* Making -------------------------------------------------------------------------------------- */

static void clear_mark(gpointer data)
{
  struct mark *mark = data;
  g_free(mark->comment);
}

/* The visit type that is offered first. NULL with error. Yours. */
static char *default_visit_type(struct store *store, GError **error)
{
  GError *problem = NULL;
  char *uid = store_find(store, &record_visit_type, "is_default", "1", &problem);
  if (!uid && !problem)
    fail(&problem, TL_ERROR_NOT_FOUND,
         "No visit type is offered first. Choose one in the settings.");
  if (problem)
    g_propagate_error(error, problem);
  return uid;
}

struct walk_group *walk_group_new(struct import_session *session, struct walk_people *people,
                                  struct walk_forms *forms, GError **error)
{
  char *visit_type = default_visit_type(session->store, error);
  if (!visit_type)
    return NULL;
  AUTO(record)
  struct record *type = store_load(session->store, &record_visit_type, visit_type, NULL);
  if (type)
    import_session_set_name(session, visit_type, record_get(type, "name"));
  struct walk_group *group = g_new0(struct walk_group, 1);
  group->session = session;
  group->people = people;
  group->forms = forms;
  group->known = walk_known_new(session);
  group->visit_type = visit_type;
  group->today = clock_today();
  group->marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
  g_array_set_clear_func(group->marks, clear_mark);
  group->strategies = g_ptr_array_new();
  for (int i = 0; i < WALK_STRATEGY; i++)
    group->cells[i] = g_string_new(NULL);
  group->empty = true;
  return group;
}

void walk_group_clear(struct walk_group *group)
{
  g_clear_pointer(&group->said, record_free);
  g_clear_pointer(&group->before, record_free);
  g_clear_pointer(&group->record, record_free);
  g_array_set_size(group->marks, 0);
  g_ptr_array_set_size(group->strategies, 0);
  g_clear_error(&group->failure);
  g_clear_pointer(&group->filled_in, g_free);
  group->form = NULL;
  group->school = group->teacher = NULL;
  group->empty = true;
}

void walk_group_free(struct walk_group *group)
{
  walk_group_clear(group);
  g_array_unref(group->marks);
  g_ptr_array_unref(group->strategies);
  for (int i = 0; i < WALK_STRATEGY; i++)
    g_string_free(group->cells[i], TRUE);
  walk_known_free(group->known);
  g_free(group->visit_type);
  g_free(group->today);
  g_free(group);
}

void walk_group_expect(struct walk_group *group, const char *id, long line)
{
  walk_known_expect(group->known, id, line);
}

bool walk_group_is(const struct walk_group *group, const char *id)
{
  return !group->empty && strcmp(group->cells[WALK_ID]->str, id) == 0;
}

const char *walk_group_source(const struct walk_group *group)
{
  return group->cells[WALK_SOURCE]->len > 0 ? group->cells[WALK_SOURCE]->str : IMPORT_SOURCE;
}

bool walk_group_is_empty(const struct walk_group *group)
{
  return group->empty;
}

/* The first row ------------------------------------------------------------------------------- */

static bool set_people(struct walk_group *group, const char *const *cells, GError **error)
{
  struct record *record = group->said;
  group->school =
      walk_people_school(group->people, cells[WALK_SCHOOL] ? cells[WALK_SCHOOL] : "", error);
  if (!group->school)
    return false;
  record_set(record, "school", group->school->record->uid);
  const char *observer = cells[WALK_OBSERVER] ? cells[WALK_OBSERVER] : "";
  const struct import_item *by =
      walk_people_observer(group->people, observer, group->school, error);
  if (!by)
    return false;
  record_set(record, "recorder", by->record->uid);
  if (text_blank(cells[WALK_TEACHER]))
    return true;
  group->teacher =
      walk_people_teacher(group->people, cells[WALK_TEACHER], group->school, group->place, error);
  if (group->teacher)
    record_set(record, "teacher", group->teacher->record->uid);
  if (!group->teacher)
    return false;
  return g_strcmp0(group->teacher->record->uid, by->record->uid) != 0
         || fail(error, TL_ERROR_INVALID,
                 "Teacher and observer are the same person, %s. Correct one of them.", by->caption);
}

static bool set_start(struct walk_group *group, const char *cell, GError **error)
{
  g_autofree char *afternoon =
      school_hours_afternoon(group->session, cell, group->place, &group->hours_told);
  return import_item_set(group->said, "started", afternoon ? afternoon : cell, error);
}

static bool check_date(const struct walk_group *group, GError **error)
{
  const char *date = record_get(group->record, "made_on");
  if (!date)
    return fail(error, TL_ERROR_INVALID, "Date is missing. Fill it in.");
  return strcmp(date, group->today) <= 0
         || fail(error, TL_ERROR_INVALID, "Date: %s is still to come. Correct it.", date);
}

/* The walkthrough that the first row is about, with what it says of it. */
static bool find_record(struct walk_group *group, GError **error)
{
  group->record = walk_known_find(group->known, group->said, group->place, error);
  if (!group->record)
    return false;
  group->before = group->record->revision > 0 ? record_copy(group->record) : NULL;
  if (!record_get(group->record, "visit_type"))
    record_set(group->record, "visit_type", group->visit_type);
  return true;
}

static bool find_form(struct walk_group *group, const char *cell, GError **error)
{
  const char *version = record_get(group->record, "instrument_version");
  if (version && text_blank(cell))
    group->form = walk_forms_of_version(group->forms, version);
  if (!group->form)
    group->form = walk_forms_find(group->forms, cell, error);
  return group->form;
}

static bool begin(struct walk_group *group, const char *const *cells, GError **error)
{
  group->said = record_new(&record_walkthrough);
  record_set(group->said, "external_source", walk_group_source(group));
  record_set(group->said, "external_id", group->cells[WALK_ID]->str);
  if (!set_people(group, cells, error)
      || !walk_cells_read(group->session, group->place, group->said, cells, error)
      || !set_start(group, cells[WALK_START], error) || !find_record(group, error)
      || !find_form(group, cells[WALK_INSTRUMENT], error))
    return false;
  record_set(group->said, "external_source", NULL);
  record_set(group->said, "external_id", NULL);
  import_item_merge(group->record, group->said);
  if (!check_date(group, error))
    return false;
  walk_forms_read_by(group->form, record_get(group->record, "instrument_version"),
                     record_get(group->record, "made_on"));
  return true;
}

/* Each row ------------------------------------------------------------------------------------ */

/* A later row repeats what the first one said of the visit, or leaves it empty. */
static bool check_repeated(const struct walk_group *group, const char *const *cells, GError **error)
{
  for (int i = WALK_ID + 1; i < WALK_STRATEGY; i++)
    if (cells[i] && strcmp(cells[i], group->cells[i]->str) != 0 && !text_blank(cells[i]))
      return fail(
          error, TL_ERROR_INVALID,
          "%s is “%s” here and “%s” in line %ld of the same walkthrough. Make them the same.",
          walk_group_columns[i].name, cells[i], group->cells[i]->str, group->place.line);
  return true;
}

static bool add_mark(struct walk_group *group, struct mark *mark, GError **error)
{
  for (guint i = 0; i < group->marks->len; i++) {
    const struct mark *other = &g_array_index(group->marks, struct mark, i);
    if (other->strategy != mark->strategy)
      continue;
    if (g_strcmp0(other->level, mark->level) == 0 && g_strcmp0(other->comment, mark->comment) == 0)
      return true;
    return fail(error, TL_ERROR_INVALID,
                "“%s” is marked twice in this walkthrough. Keep one of the two rows.",
                mark->strategy->name);
  }
  mark->comment = g_strdup(mark->comment);
  g_array_append_val(group->marks, *mark);
  g_ptr_array_add(group->strategies, mark->strategy);
  return true;
}

/* The levels of the marks so far. Yours; they are borrowed. */
static const char **level_codes(const struct walk_group *group)
{
  const char **codes = g_new0(const char *, group->marks->len + 1);
  for (guint i = 0, count = 0; i < group->marks->len; i++) {
    const struct mark *mark = &g_array_index(group->marks, struct mark, i);
    if (mark->level)
      codes[count++] = mark->level;
  }
  return codes;
}

bool walk_group_read_newer(struct walk_group *group, const char *text)
{
  g_autofree const char **codes = level_codes(group);
  if (group->before || !walk_forms_read_newer(group->form, codes, text))
    return false;
  for (guint i = 0; i < group->marks->len; i++) {
    struct mark *mark = &g_array_index(group->marks, struct mark, i);
    if (mark->level)
      mark->level = walk_forms_level(group->form, mark->level, NULL);
  }
  return true;
}

const char *walk_group_level(struct walk_group *group, const char *text, GError **error)
{
  const char *level = walk_forms_level(group->form, text, NULL);
  if (!level)
    walk_group_read_newer(group, text);
  return level ? level : walk_forms_level(group->form, text, error);
}

bool walk_group_is_known(const struct walk_group *group)
{
  return group->before;
}

static bool take_mark(struct walk_group *group, const char *const *cells, GError **error)
{
  bool marked = !text_blank(cells[WALK_MARK]);
  bool commented = !text_blank(cells[WALK_COMMENT]);
  struct mark mark = { NULL, NULL, commented ? (char *)cells[WALK_COMMENT] : NULL };
  if (!marked && !commented)
    return true;
  if (text_blank(cells[WALK_STRATEGY]))
    return fail(error, TL_ERROR_INVALID, "strategy is missing. Say what the mark is for.");
  mark.strategy = walk_forms_strategy(group->forms, group->form, cells[WALK_STRATEGY], error);
  if (!mark.strategy)
    return false;
  if (marked)
    mark.level = walk_group_level(group, cells[WALK_MARK], error);
  return (mark.level || !marked) && add_mark(group, &mark, error);
}

static void remember_first(struct walk_group *group, const char *id, const char *const *cells,
                           struct import_place place)
{
  g_string_assign(group->cells[WALK_ID], id);
  for (int i = WALK_ID + 1; i < WALK_STRATEGY; i++)
    g_string_assign(group->cells[i], cells[i] ? cells[i] : "");
  group->place = group->failed = place;
  group->empty = false;
}

void walk_group_take(struct walk_group *group, const char *id, const char *const *cells,
                     struct import_place place)
{
  bool first = group->empty;
  if (group->failure)
    return;
  if (first)
    remember_first(group, id, cells, place);
  bool taken =
      first ? begin(group, cells, &group->failure) : check_repeated(group, cells, &group->failure);
  if (!taken || !take_mark(group, cells, &group->failure))
    group->failed = place;
}

void walk_group_filled_in(struct walk_group *group, const char *instant)
{
  g_free(group->filled_in);
  group->filled_in = g_strdup(instant);
}

struct walk_form *walk_group_form(const struct walk_group *group)
{
  return group->failure ? NULL : group->form;
}

void walk_group_fail(struct walk_group *group, GError *why, struct import_place place)
{
  if (group->failure) {
    g_error_free(why);
    return;
  }
  group->failure = why;
  group->failed = place;
}
