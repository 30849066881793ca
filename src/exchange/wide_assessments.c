/* Wide files of self-assessments: a row a person and month. Of several rows of one person and month
 * the latest counts, as with those who press Submit twice. */
#include "exchange/wide_import.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "exchange/import_item.h"
#include "exchange/import_kept.h"
#include "exchange/staff_index.h"
#include "model/date.h"
#include "model/name.h"
#include "model/tables.h"

#include <string.h>

/* The latest row of a person and month. */
struct latest {
  struct record *row; /* what it says, with staff, month, submitted_at */
  struct import_place place;
};

struct importer {
  struct import_session *session;
  struct wide_rows *rows;
  struct staff_index *people;
  struct import_items *items;
  struct record *rubric;
  GHashTable *latest; /* staff, month → struct latest * */
  GPtrArray *order;   /* those, as they first came; borrowed */
};

static void free_latest(gpointer data)
{
  struct latest *latest = data;
  record_free(latest->row);
  g_free(latest);
}

static char *caption(const struct import_session *session, const struct record *record)
{
  g_autofree char *month = month_long(record_get(record, "month"));
  return g_strdup_printf("%s, %s", import_session_name(session, record_get(record, "staff")),
                         month);
}

/* Reading a row ------------------------------------------------------------------------------- */

/* The code of the level, or standard, of the rubric that text means by code or words; NULL. */
static const char *find_code(const struct importer *in, const struct record_type *type,
                             const char *words, const char *text)
{
  const GPtrArray *parts = record_parts(in->rubric, type);
  g_autofree char *wanted = name_search_key(text);
  for (guint i = 0; i < parts->len; i++) {
    g_autofree char *code = name_search_key(record_get(parts->pdata[i], "code"));
    g_autofree char *label = name_search_key(record_get(parts->pdata[i], words));
    if (strcmp(wanted, code) == 0 || strcmp(wanted, label) == 0)
      return record_get(parts->pdata[i], "code");
  }
  return NULL;
}

static char *level_codes(const struct importer *in)
{
  const GPtrArray *levels = record_parts(in->rubric, &record_rubric_level);
  g_autoptr(GPtrArray) codes = g_ptr_array_new();
  for (guint i = 0; i < levels->len; i++)
    g_ptr_array_add(codes, (char *)record_get(levels->pdata[i], "code"));
  g_ptr_array_add(codes, NULL);
  return format_list((const char *const *)codes->pdata);
}

static bool read_person(const struct importer *in, struct record *row, GError **error)
{
  g_autofree char *text = NULL;
  if (!wide_rows_value(in->rows, WIDE_STAFF, NULL, &text, error))
    return false;
  if (!text)
    return fail(error, TL_ERROR_INVALID, "Whose self-assessment is it? Fill in the e-mail.");
  const struct import_item *person = staff_index_find(in->people, text, NULL, error);
  if (!person)
    return false;
  record_set(row, "staff", person->record->uid);
  return true;
}

static bool read_month(const struct importer *in, struct record *row, GError **error)
{
  struct wide_time time;
  bool given = false;
  g_autofree char *text = NULL;
  g_autofree char *today = clock_today();
  if (!wide_rows_time(in->rows, &time, &given, error)
      || !wide_rows_value(in->rows, WIDE_MONTH, NULL, &text, error))
    return false;
  const char *told = text ? text : in->session->options->month;
  g_autofree char *month = told    ? month_parse(told, given ? time.date : today, error)
                           : given ? date_month(time.date)
                                   : NULL;
  if (!told && !given)
    return fail(error, TL_ERROR_INVALID, "Which month is it of? Fill in month%s.",
                import_session_say(in->session, ", or say --month MONTH for the whole file", ""));
  g_autofree char *instant = given ? wide_time_instant(&time) : NULL;
  record_set(row, "month", month);
  record_set(row, "submitted_at", instant);
  return month;
}

static bool set_rating(const struct importer *in, struct record *row, enum wide_field_id field,
                       const char *code, GError **error)
{
  g_autofree char *text = NULL;
  if (!wide_rows_value(in->rows, field, code, &text, error))
    return false;
  const char *standard = find_code(in, &record_standard, "name", code);
  const char *value = text;
  if (!text)
    return true;
  if (field == WIDE_RATING)
    value = find_code(in, &record_rubric_level, "label", text);
  if (!value) {
    g_autofree char *codes = level_codes(in);
    return wide_rows_fail_answer(in->rows, field, code, text, codes, error);
  }
  struct record *part = record_find_part(row, &record_rating, "standard", standard);
  if (!part) {
    part = record_add_part(row, &record_rating);
    record_set(part, "standard", standard);
  }
  return import_item_set(part, field == WIDE_RATING ? "level" : wide_fields[field].name, value,
                         error);
}

static bool read_ratings(const struct importer *in, struct record *row, enum wide_field_id field,
                         GError **error)
{
  g_autoptr(GPtrArray) codes = wide_rows_codes(in->rows, field);
  for (guint i = 0; i + 1 < codes->len; i++)
    if (!set_rating(in, row, field, codes->pdata[i], error))
      return false;
  return true;
}

static bool read_goal(const struct importer *in, struct record *row, GError **error)
{
  g_autofree char *goal = NULL;
  g_autofree char *steps = NULL;
  if (!wide_rows_value(in->rows, WIDE_GOAL, NULL, &goal, error)
      || !wide_rows_value(in->rows, WIDE_STEPS, NULL, &steps, error))
    return false;
  if (!goal && !steps)
    return true;
  struct record *part = record_add_part(row, &record_assessment_goal);
  return import_item_set(part, "text", goal, error) && import_item_set(part, "steps", steps, error);
}

static bool read_plain(const struct importer *in, struct record *row, GError **error)
{
  g_autofree char *working = NULL;
  g_autofree char *met = NULL;
  if (!wide_rows_value(in->rows, WIDE_WORKING_ON, NULL, &working, error)
      || !wide_rows_value(in->rows, WIDE_GOAL_MET, NULL, &met, error)
      || !import_item_set(row, "working_on", working, error))
    return false;
  if (!met || import_item_set(row, "goal_met", met, NULL))
    return true;
  return wide_rows_fail_answer(in->rows, WIDE_GOAL_MET, NULL, met, "met, partly and not_met",
                               error);
}

static struct record *read_row(const struct importer *in, GError **error)
{
  AUTO(record) struct record *row = record_new(&record_self_assessment);
  if (!read_person(in, row, error) || !read_month(in, row, error) || !read_plain(in, row, error)
      || !read_ratings(in, row, WIDE_RATING, error) || !read_ratings(in, row, WIDE_RATIONALE, error)
      || !read_ratings(in, row, WIDE_EVIDENCE, error) || !read_goal(in, row, error))
    return NULL;
  return g_steal_pointer(&row);
}

/* The latest of each --------------------------------------------------------------------------- */

static bool is_later(const struct record *row, const struct record *than)
{
  const char *at = record_get(row, "submitted_at");
  const char *other = record_get(than, "submitted_at");
  return !at || !other || strcmp(at, other) >= 0;
}

/* Takes row over. */
static void note_row(struct importer *in, struct record *row)
{
  struct import_place place = wide_rows_place(in->rows);
  g_autofree char *key = g_strconcat(record_get(row, "staff"), " ", record_get(row, "month"), NULL);
  struct latest *latest = g_hash_table_lookup(in->latest, key);
  if (!latest) {
    latest = g_new0(struct latest, 1);
    latest->row = row;
    latest->place = place;
    g_hash_table_insert(in->latest, g_steal_pointer(&key), latest);
    g_ptr_array_add(in->order, latest);
    return;
  }
  bool later = is_later(row, latest->row);
  g_autofree char *name = caption(in->session, row);
  import_session_notice(in->session, later ? latest->place : place,
                        "%s was filled in again in line %ld, which is taken instead", name,
                        later ? place.line : latest->place.line);
  record_free(later ? latest->row : row);
  if (later) {
    latest->row = row;
    latest->place = place;
  }
}

static bool read_rows(struct importer *in, GError **error)
{
  GError *problem = NULL;
  while (wide_rows_next(in->rows, &problem)) {
    struct record *row = read_row(in, &problem);
    if (row)
      note_row(in, row);
    else if (!import_session_settle(in->session, wide_rows_place(in->rows),
                                    g_steal_pointer(&problem), error))
      return false;
  }
  if (problem)
    g_propagate_error(error, problem);
  return !problem;
}

/* Merging -------------------------------------------------------------------------------------- */

static struct import_item *find_item(const struct importer *in, const struct record *row)
{
  for (guint i = 0; i < in->items->list->len; i++) {
    struct import_item *item = in->items->list->pdata[i];
    if (g_strcmp0(record_get(item->record, "staff"), record_get(row, "staff")) == 0
        && g_strcmp0(record_get(item->record, "month"), record_get(row, "month")) == 0)
      return item;
  }
  return NULL;
}

static void merge(struct record *record, const struct record *row)
{
  import_item_merge(record, row);
  const GPtrArray *ratings = record_parts(row, &record_rating);
  for (guint i = 0; i < ratings->len; i++) {
    const char *standard = record_get(ratings->pdata[i], "standard");
    struct record *part = record_find_part(record, &record_rating, "standard", standard);
    if (!part)
      part = record_add_part(record, &record_rating);
    import_item_merge(part, ratings->pdata[i]);
  }
  const GPtrArray *goals = record_parts(row, &record_assessment_goal);
  GPtrArray *own = record_parts(record, &record_assessment_goal);
  if (goals->len > 0)
    import_item_merge(own->len > 0 ? own->pdata[0]
                                   : record_add_part(record, &record_assessment_goal),
                      goals->pdata[0]);
}

/* What was submitted later than the form was filled in is not written over. */
static bool check_newer(const struct import_item *item, const struct record *row, GError **error)
{
  const char *theirs = item->before ? record_get(item->before, "submitted_at") : NULL;
  const char *ours = record_get(row, "submitted_at");
  if (!theirs || (ours && strcmp(ours, theirs) >= 0))
    return true;
  AUTO(record) struct record *merged = record_copy(item->before);
  merge(merged, row);
  record_set(merged, "submitted_at", theirs);
  if (record_equal(merged, item->before))
    return true;
  return fail(error, TL_ERROR_REFUSED,
              "%s was submitted here %s; what is here stays. Change it on the screen.",
              item->caption, ours ? "later than the form was filled in" : "already");
}

/* True where a post makes somebody an administrator on some day of month. */
static bool counts_in(const struct record *person, const struct record *post, const char *month)
{
  static const char *const roles[] = { "superintendent", "assistant_superintendent",
                                       "principal",      "assistant_principal",
                                       "director",       NULL };
  g_autofree char *first = month_first(month);
  g_autofree char *last = month_last(month);
  const char *from = record_get(post, "from_on");
  const char *until = record_get(post, "until_on");
  return g_strv_contains(roles, record_get(post, "role")) && (!from || strcmp(from, last) <= 0)
         && (!until || strcmp(until, first) > 0) && (until || record_get_flag(person, "active"));
}

/* What a person says who is no administrator then is taken, but no packet counts it. */
static void tell_others(const struct importer *in, const struct latest *latest)
{
  const char *month = record_get(latest->row, "month");
  const struct import_item *person =
      g_hash_table_lookup(staff_index_items(in->people)->by_uid, record_get(latest->row, "staff"));
  const GPtrArray *posts = record_parts(person->record, &record_assignment);
  for (guint i = 0; i < posts->len; i++)
    if (counts_in(person->record, posts->pdata[i], month))
      return;
  g_autofree char *name = month_long(month);
  import_session_notice(in->session, latest->place,
                        "%s is no administrator in %s, so this self-assessment is counted nowhere",
                        person->caption, name);
}

/* Gives back what was changed here since the form was filled in, though it was not submitted anew.
 */
static bool keep_changes(const struct importer *in, struct import_item *item,
                         const struct latest *latest, GError **error)
{
  static const char *const own[] = { "goal_met", "working_on", NULL };
  static const char *const ratings[] = { "level", "rationale", "evidence", NULL };
  static const char *const goals[] = { "text", "steps", NULL };
  static const struct import_values values[] = {
    { NULL, NULL, own },
    { &record_rating, "standard", ratings },
    { &record_assessment_goal, NULL, goals },
  };
  if (!item->before)
    return true;
  AUTO(import_kept)
  struct import_kept *kept =
      import_kept_load(in->session->store, item->record->type, item->record->uid, error);
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func(g_free);
  struct import_stays stays = { in->session, record_get(latest->row, "submitted_at"), false,
                                labels };
  for (size_t i = 0; kept && i < G_N_ELEMENTS(values); i++)
    import_kept_give_back(kept, &values[i], item->before, item->record, &stays);
  import_kept_tell(in->session, latest->place, item->caption, &stays);
  return kept;
}

static bool take_latest(struct importer *in, const struct latest *latest, GError **error)
{
  GError *failure = NULL;
  struct import_item *item = find_item(in, latest->row);
  if (item && !check_newer(item, latest->row, &failure))
    return import_session_settle(in->session, latest->place, failure, error);
  if (!item)
    item = import_items_add(in->items);
  g_autofree char *before = g_strdup(record_get(item->record, "submitted_at"));
  merge(item->record, latest->row);
  if (!keep_changes(in, item, latest, error))
    return false;
  if (before
      && (!record_get(latest->row, "submitted_at")
          || strcmp(before, record_get(item->record, "submitted_at")) > 0))
    record_set(item->record, "submitted_at", before);
  g_autofree char *now = clock_instant();
  if (!record_get(item->record, "submitted_at"))
    record_set(item->record, "submitted_at", now);
  if (!record_get(item->record, "rubric"))
    record_set(item->record, "rubric", in->rubric->uid);
  tell_others(in, latest);
  import_item_want(item, latest->place);
  return true;
}

/* The whole ------------------------------------------------------------------------------------ */

/* What its standards and levels are called, for the lines that tell what changes. */
static void tell_names(const struct importer *in, const struct record_type *type, const char *field)
{
  const GPtrArray *parts = record_parts(in->rubric, type);
  for (guint i = 0; i < parts->len; i++)
    import_session_set_name(in->session, record_get(parts->pdata[i], "code"),
                            record_get(parts->pdata[i], field));
}

static bool load_rubric(struct importer *in, GError **error)
{
  GError *problem = NULL;
  g_autofree char *uid =
      store_find(in->session->store, &record_rubric, "is_default", "1", &problem);
  if (!uid && !problem)
    fail(&problem, TL_ERROR_NOT_FOUND, "No rubric is in use. Choose one in the settings.");
  if (problem) {
    g_propagate_error(error, problem);
    return false;
  }
  in->rubric = store_load(in->session->store, &record_rubric, uid, error);
  if (!in->rubric)
    return false;
  import_session_set_name(in->session, uid, record_get(in->rubric, "name"));
  tell_names(in, &record_standard, "name");
  tell_names(in, &record_rubric_level, "label");
  return true;
}

static bool check_codes(const struct importer *in, enum wide_field_id field, GError **error)
{
  g_autoptr(GPtrArray) codes = wide_rows_codes(in->rows, field);
  for (guint i = 0; i + 1 < codes->len; i++)
    if (!find_code(in, &record_standard, "name", codes->pdata[i]))
      return fail(
          error, TL_ERROR_INVALID, "%s: the rubric has no standard “%s”. Correct the map%s.",
          in->session->options->wide->name, (const char *)codes->pdata[i],
          import_session_say(in->session,
                             "; `throughline map` proposes one with the standards there are", ""));
  return true;
}

static bool load_all(struct importer *in, GError **error)
{
  import_session_tally(in->session, &record_self_assessment);
  in->latest = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_latest);
  in->order = g_ptr_array_new();
  in->people = load_rubric(in, error) ? staff_index_load(in->session, error) : NULL;
  if (in->people)
    in->items = import_items_load(in->session, &record_self_assessment, caption, error);
  return in->items && check_codes(in, WIDE_RATING, error) && check_codes(in, WIDE_RATIONALE, error)
         && check_codes(in, WIDE_EVIDENCE, error);
}

bool wide_import_assessments(struct import_session *session, struct wide_rows *rows, GError **error)
{
  struct importer in = { .session = session, .rows = rows };
  bool done = load_all(&in, error) && read_rows(&in, error);
  for (guint i = 0; done && i < in.order->len; i++)
    done = take_latest(&in, in.order->pdata[i], error);
  done = done && import_items_save(in.items, error);
  g_clear_pointer(&in.items, import_items_free);
  g_clear_pointer(&in.people, staff_index_free);
  g_clear_pointer(&in.rubric, record_free);
  g_clear_pointer(&in.order, g_ptr_array_unref);
  g_clear_pointer(&in.latest, g_hash_table_unref);
  return done;
}
