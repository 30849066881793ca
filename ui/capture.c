#include "config.h"

#include "ui/capture.h"

#include "base/clock.h"
#include "base/error.h"
#include "model/name.h"
#include "model/tables.h"
#include "ui/settle.h"

#include <string.h>

/* --- making --------------------------------------------------------------------------------- */

static struct capture *capture_around(struct session *session, struct record *record,
                                      const char *draft)
{
  struct capture *capture = g_new0(struct capture, 1);
  capture->session = session;
  capture->record = record;
  capture->draft = g_strdup(draft);
  capture->before = capture_steps_new();
  capture->after = capture_steps_new();
  return capture;
}

void capture_free(struct capture *capture)
{
  record_free(capture->record);
  record_free(capture->base);
  g_clear_pointer(&capture->items, rowset_free);
  g_clear_pointer(&capture->levels, rowset_free);
  g_ptr_array_unref(capture->before);
  g_ptr_array_unref(capture->after);
  g_free(capture->draft);
  g_free(capture->kept);
  g_free(capture->kept_place);
  g_free(capture->teacher_name);
  g_free(capture->school_name);
  g_free(capture->form_name);
  g_free(capture->with);
  g_free(capture->by);
  g_free(capture->last_on);
  g_free(capture->last_step);
  g_free(capture->last_uid);
  g_free(capture->last_state);
  g_free(capture);
}

/* The assignment at a school that holds today, else the first there; NULL for none. Borrowed. */
static const struct record *class_today(const struct record *person, const char *school)
{
  g_autofree char *today = clock_today();
  GPtrArray *assignments = record_parts(person, &record_assignment);
  for (guint i = 0; i < assignments->len; i++) {
    const struct record *one = assignments->pdata[i];
    const char *from = record_get(one, "from_on"), *until = record_get(one, "until_on");
    if (g_strcmp0(record_get(one, "school"), school) == 0 && (!from || strcmp(from, today) <= 0)
        && (!until || strcmp(until, today) > 0))
      return one;
  }
  return record_find_part(person, &record_assignment, "school", school);
}

/* Room, subject and grade of teacher (NULL: nobody) as the roster has them, put in place of those
 * of the teacher before; what was typed by hand, and differs from theirs, stays. */
static void take_class(struct store *store, struct record *record, const char *before,
                       const char *teacher)
{
  static const char *const fields[] = { "room", "subject", "grade" };
  const char *school = record_get(record, "school");
  AUTO(record) struct record *old = before ? store_load(store, &record_staff, before, NULL) : NULL;
  AUTO(record)
  struct record *person = teacher ? store_load(store, &record_staff, teacher, NULL) : NULL;
  const struct record *old_class = old ? class_today(old, school) : NULL;
  const struct record *new_class = person ? class_today(person, school) : NULL;
  for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
    const struct record *from = i == 0 ? old : old_class, *to = i == 0 ? person : new_class;
    const char *own = from ? record_get(from, fields[i]) : NULL;
    const char *now = record_get(record, fields[i]);
    if (!now || g_strcmp0(now, own) == 0)
      record_set(record, fields[i], to ? record_get(to, fields[i]) : NULL);
  }
}

void capture_change_teacher(struct capture *capture, const char *teacher, const char *note)
{
  struct record *record = capture->record;
  take_class(capture->session->store, record, record_get(record, "teacher"), teacher);
  record_set(record, "teacher", teacher);
  record_set(record, "teacher_note", note);
}

static bool take_form(struct store *store, struct record *record, GError **error)
{
  AUTO(rowset) struct rowset *forms = store_query(store, STATEMENT_CAPTURE_FORMS, error, NULL);
  g_autofree char *type =
      forms ? store_value(store, STATEMENT_CAPTURE_VISIT_TYPE, error, NULL) : NULL;
  if (!forms || (error && *error))
    return false;
  if (forms->row_count == 0 || !type)
    return fail(error, TL_ERROR_NOT_FOUND, "There is no form in use. Make one active in Records.");
  record_set(record, "instrument_version", rowset_get(forms, 0, "uid"));
  record_set(record, "visit_type", type);
  return true;
}

/* What a walkthrough begins with, from what is given of it. NULL with error. Yours. */
static struct record *begun(struct store *store, const struct record *given, GError **error)
{
  AUTO(record) struct record *record = record_copy(given);
  g_autofree char *visit = record_get(given, "visit") ? g_strdup(record_get(given, "visit"))
                                                      : capture_visit(store, given);
  take_class(store, record, NULL, record_get(record, "teacher"));
  capture_take_visit(store, record, visit);
  return take_form(store, record, error) ? g_steal_pointer(&record) : NULL;
}

struct capture *capture_new_of(struct session *session, const struct record *given, GError **error)
{
  struct record *record = begun(session->store, given, error);
  if (!record)
    return NULL;
  g_autofree char *draft = store_new_uid(session->store);
  struct capture *capture = capture_around(session, record, draft);
  capture->touched = true;
  if (capture_refresh(capture, error) && capture_keep(capture, error))
    return capture;
  capture_free(capture);
  return NULL;
}

struct capture *capture_new(struct session *session, const char *school, const char *recorder,
                            const char *teacher, const char *note, GError **error)
{
  AUTO(record) struct record *given = record_new(&record_walkthrough);
  g_autofree char *today = clock_today();
  g_autofree char *now = clock_time();
  record_set(given, "school", school);
  record_set(given, "recorder", recorder);
  record_set(given, "teacher", teacher);
  record_set(given, "teacher_note", note);
  record_set(given, "made_on", today);
  record_set(given, "started", now);
  return capture_new_of(session, given, error);
}

/* Without marks that say nothing, as where a mark was taken away again. Yours. */
static struct record *without_blanks(const struct record *record)
{
  struct record *copy = record_copy(record);
  GPtrArray *marks = record_parts(copy, &record_mark);
  for (guint i = marks->len; i > 0; i--)
    if (!record_get(marks->pdata[i - 1], "level") && !record_get(marks->pdata[i - 1], "comment"))
      g_ptr_array_remove_index(marks, i - 1);
  return copy;
}

bool capture_untouched(const struct capture *capture)
{
  const struct record *record = capture->record;
  if (capture->old || capture->read_only || record_get(record, "teacher_note"))
    return false; /* a name is written, too */
  static const char *const fields[] = { "school",  "recorder", "teacher", "teacher_note",
                                        "made_on", "started",  "visit" };
  AUTO(record) struct record *given = record_new(&record_walkthrough);
  for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
    record_set(given, fields[i], record_get(record, fields[i]));
  AUTO(record) struct record *fresh = begun(capture->session->store, given, NULL);
  if (!fresh)
    return false;
  AUTO(record) struct record *said = without_blanks(record);
  return record_equal(fresh, said);
}

static bool may_change(const struct session *session, const struct record *record)
{
  return !session->person_uid
         || g_strcmp0(record_get(record, "recorder"), session->person_uid) == 0;
}

/* A draft that was left when the program ended between storing and forgetting it: what finishing
 * adds. */
static void join_stored(struct record *record, const struct record *stored)
{
  static const char *const added[] = { "minutes", "outcome", "state", "entered_late",
                                       "finished_at" };
  record->revision = stored->revision;
  for (size_t i = 0; i < G_N_ELEMENTS(added); i++)
    if (!record_get(record, added[i]))
      record_set(record, added[i], record_get(stored, added[i]));
}

/* The stored record with what the draft holds over it. */
static struct record *from_draft(struct session *session, const char *uid, struct record *stored,
                                 GError **error)
{
  struct draft_key key = session_draft_key(session, "walkthrough", uid);
  long revision = 0;
  g_autofree char *json = draft_get(session->drafts, &key, &revision, error);
  if (!json)
    return NULL;
  struct record *record = record_from_json(&record_walkthrough, json, error);
  if (record && stored) {
    g_free(record->uid);
    record->uid = g_strdup(stored->uid);
    record->revision = revision;
    if (revision == 0 && stored->revision == 1)
      join_stored(record, stored);
  }
  return record;
}

struct capture *capture_open(struct session *session, const char *uid, GError **error)
{
  GError *inner = NULL;
  struct record *stored = store_load(session->store, &record_walkthrough, uid, NULL);
  struct record *draft = from_draft(session, uid, stored, &inner);
  if (inner || (!draft && !stored)) {
    record_free(stored);
    if (inner)
      g_propagate_error(error, inner);
    else
      fail(error, TL_ERROR_NOT_FOUND, "This walkthrough is not in the file any more.");
    return NULL;
  }
  struct capture *capture = capture_around(session, draft ? draft : stored, uid);
  capture->old = stored != NULL;
  capture->touched = draft != NULL;
  capture->read_only = stored && !may_change(session, stored);
  capture->base = stored && stored->revision != capture->record->revision
                      ? settle_base(session->store, stored, capture->record->revision)
                  : stored ? record_copy(stored)
                           : NULL;
  if (draft)
    record_free(stored);
  if (capture_refresh(capture, error))
    return capture;
  capture_free(capture);
  return NULL;
}

/* --- names ---------------------------------------------------------------------------------- */

static char *staff_name(struct store *store, const char *uid, bool listed)
{
  AUTO(record) struct record *person = uid ? store_load(store, &record_staff, uid, NULL) : NULL;
  if (!person)
    return NULL;
  const char *given = record_get(person, "given_name");
  const char *family = record_get(person, "family_name");
  return listed ? name_listed(given, family) : name_short(given, family);
}

static char *companions(struct capture *capture)
{
  GPtrArray *parts = record_parts(capture->record, &record_companion);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < parts->len; i++) {
    char *name = staff_name(capture->session->store, record_get(parts->pdata[i], "staff"), false);
    if (name)
      g_ptr_array_add(names, name);
  }
  g_ptr_array_add(names, NULL);
  return g_strjoinv(", ", (char **)names->pdata);
}

static bool read_last(struct capture *capture, GError **error)
{
  g_clear_pointer(&capture->last_on, g_free);
  g_clear_pointer(&capture->last_step, g_free);
  g_clear_pointer(&capture->last_uid, g_free);
  g_clear_pointer(&capture->last_state, g_free);
  const char *teacher = record_get(capture->record, "teacher");
  if (!teacher)
    return true;
  AUTO(rowset) struct rowset *rows =
      store_query(capture->session->store, STATEMENT_CAPTURE_LAST, error, "teacher", teacher, "day",
                  record_get(capture->record, "made_on"), "uid", capture->record->uid, NULL);
  if (rows && rows->row_count) {
    capture->last_on = g_strdup(rowset_get(rows, 0, "made_on"));
    capture->last_step = g_strdup(rowset_get(rows, 0, "next_step"));
    capture->last_uid = g_strdup(rowset_get(rows, 0, "uid"));
    capture->last_state = g_strdup(rowset_get(rows, 0, "step_state"));
  }
  return rows != NULL;
}

bool capture_refresh(struct capture *capture, GError **error)
{
  struct store *store = capture->session->store;
  struct record *record = capture->record;
  const char *version = record_get(record, "instrument_version");
  g_clear_pointer(&capture->items, rowset_free);
  g_clear_pointer(&capture->levels, rowset_free);
  capture->items = store_query(store, STATEMENT_FORM_ITEMS, error, "version", version, NULL);
  capture->levels = capture->items
                        ? store_query(store, STATEMENT_FORM_LEVELS, error, "version", version, NULL)
                        : NULL;
  if (!capture->levels)
    return false;
  g_free(capture->form_name);
  g_free(capture->teacher_name);
  g_free(capture->school_name);
  g_free(capture->with);
  capture->form_name = store_value(store, STATEMENT_FORM_NAME, NULL, "version", version, NULL);
  capture->teacher_name = staff_name(store, record_get(record, "teacher"), true);
  if (!capture->teacher_name)
    capture->teacher_name = g_strdup(record_get(record, "teacher_note"));
  AUTO(record) struct record *school =
      store_load(store, &record_school, record_get(record, "school"), NULL);
  capture->school_name = g_strdup(school ? record_get(school, "name") : NULL);
  capture->with = companions(capture);
  g_free(capture->by);
  const char *recorder = record_get(record, "recorder");
  capture->by = g_strcmp0(recorder, capture->session->person_uid) != 0
                    ? staff_name(store, recorder, false)
                    : NULL;
  capture->in_view = store_count(store, STATEMENT_WALKTHROUGHS_IN_VIEW, "school",
                                 record_get(record, "school"), NULL)
                     > 0;
  return read_last(capture, error);
}

/* --- marks ---------------------------------------------------------------------------------- */

struct record *capture_mark(const struct capture *capture, int row, bool make)
{
  const char *strategy = rowset_get(capture->items, row, "strategy");
  struct record *mark = record_find_part(capture->record, &record_mark, "strategy", strategy);
  if (!mark && make) {
    mark = record_add_part(capture->record, &record_mark);
    record_set(mark, "strategy", strategy);
  }
  return mark;
}

gunichar capture_shifted(gunichar key)
{
  static const char plain[] = "1234567890-=[];',./", above[] = "!@#$%^&*()_+{}:\"<>?";
  const char *at = key > 0 && key < 128 ? strchr(plain, (int)key) : NULL;
  return at ? (gunichar)above[at - plain] : g_unichar_toupper(key);
}

int capture_level_of_key(const struct capture *capture, int key, bool *shifted)
{
  for (int pass = 0; pass < 2; pass++)
    for (int i = 0; i < capture->levels->row_count; i++) {
      gunichar level = g_utf8_get_char(rowset_get(capture->levels, i, "key"));
      gunichar wanted = pass ? capture_shifted(level) : level;
      if (key > 0 && (gunichar)key == wanted) {
        *shifted = pass == 1;
        return i;
      }
    }
  return -1;
}

void capture_set_level(struct capture *capture, int row, int level)
{
  capture_remember(capture,
                   g_strdup_printf("mark of %s", rowset_get(capture->items, row, "wording")), row);
  struct record *mark = capture_mark(capture, row, level >= 0);
  if (mark)
    record_set(mark, "level", level < 0 ? NULL : rowset_get(capture->levels, level, "code"));
  capture_forget(capture);
  capture->touched = true;
}

int capture_marked(const struct capture *capture)
{
  int count = 0;
  for (int i = 0; i < capture->items->row_count; i++) {
    struct record *mark = capture_mark(capture, i, false);
    count += mark && record_get(mark, "level");
  }
  return count;
}

/* --- the draft ------------------------------------------------------------------------------ */

bool capture_keep(struct capture *capture, GError **error)
{
  if (capture->read_only || !capture->touched)
    return true;
  struct draft_key key = session_draft_key(capture->session, "walkthrough", capture->draft);
  g_autofree char *json = record_to_json(capture->record, true);
  if (g_strcmp0(json, capture->kept) == 0)
    return true;
  if (!draft_put(capture->session->drafts, &key, capture->teacher_name, capture->record->revision,
                 json, error))
    return false;
  g_free(capture->kept);
  capture->kept = g_steal_pointer(&json);
  return true;
}

bool capture_discard(struct capture *capture, GError **error)
{
  struct draft_key key = session_draft_key(capture->session, "walkthrough", capture->draft);
  capture->touched = false;
  g_clear_pointer(&capture->kept, g_free);
  if (!capture_keep_place(capture, -1, -1, error))
    return false;
  return draft_remove(capture->session->drafts, &key, error);
}
