#include "config.h"

#include "ui/capture.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "model/date.h"
#include "model/name.h"
#include "model/tables.h"

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
  g_free(capture->last_on);
  g_free(capture->last_step);
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

/* Room, subject and grade as the roster has them, to begin with. */
static void take_class(struct store *store, struct record *record, const char *teacher,
                       const char *school)
{
  AUTO(record) struct record *person = store_load(store, &record_staff, teacher, NULL);
  if (!person)
    return;
  record_set(record, "room", record_get(person, "room"));
  const struct record *assignment = class_today(person, school);
  if (assignment) {
    record_set(record, "subject", record_get(assignment, "subject"));
    record_set(record, "grade", record_get(assignment, "grade"));
  }
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

struct capture *capture_new(struct session *session, const char *school, const char *recorder,
                            const char *teacher, const char *note, GError **error)
{
  struct record *record = record_new(&record_walkthrough);
  g_autofree char *draft = store_new_uid(session->store);
  g_autofree char *today = clock_today();
  g_autofree char *now = clock_time();
  record_set(record, "school", school);
  record_set(record, "recorder", recorder);
  record_set(record, "teacher", teacher);
  record_set(record, "teacher_note", note);
  record_set(record, "made_on", today);
  record_set(record, "started", now);
  if (teacher)
    take_class(session->store, record, teacher, school);
  struct capture *capture = capture_around(session, record, draft);
  capture->touched = true;
  if (take_form(session->store, record, error) && capture_refresh(capture, error)
      && capture_keep(capture, error))
    return capture;
  capture_free(capture);
  return NULL;
}

static bool may_change(const struct session *session, const struct record *record)
{
  if (g_strcmp0(record_get(record, "state"), "final") != 0)
    return false;
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
  const char *teacher = record_get(capture->record, "teacher");
  if (!teacher)
    return true;
  AUTO(rowset) struct rowset *rows =
      store_query(capture->session->store, STATEMENT_CAPTURE_LAST, error, "teacher", teacher, "day",
                  record_get(capture->record, "made_on"), "uid", capture->record->uid, NULL);
  if (rows && rows->row_count) {
    capture->last_on = g_strdup(rowset_get(rows, 0, "made_on"));
    capture->last_step = g_strdup(rowset_get(rows, 0, "next_step"));
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

int capture_level_of_key(const struct capture *capture, int key, bool *shifted)
{
  for (int pass = 0; pass < 2; pass++)
    for (int i = 0; i < capture->levels->row_count; i++) {
      gunichar level = g_utf8_get_char(rowset_get(capture->levels, i, "key"));
      gunichar wanted = pass ? g_unichar_toupper(level) : level;
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
  if (!capture_keep_place(capture, -1, 0, error))
    return false;
  return draft_remove(capture->session->drafts, &key, error);
}

/* --- finishing ------------------------------------------------------------------------------ */

int capture_elapsed(const struct capture *capture)
{
  const char *started = record_get(capture->record, "started");
  g_autofree char *today = clock_today();
  g_autofree char *now = clock_time();
  if (!started || g_strcmp0(record_get(capture->record, "made_on"), today) != 0)
    return -1;
  int minutes = time_minutes(started, now);
  return minutes >= 0 && minutes <= 300 ? minutes : -1;
}

char *capture_missing(const struct capture *capture, int *row)
{
  *row = -1;
  const struct record *record = capture->record;
  if (!record_get(record, "teacher") && !record_get(record, "teacher_note"))
    return g_strdup("Who was visited? Choose a teacher, or write who it was, in the details.");
  g_autofree char *today = clock_today();
  if (g_strcmp0(record_get(record, "made_on"), today) > 0)
    return g_strdup("Its date is still to come. Correct it in the details (d).");
  if (capture_marked(capture) > 0 || !text_blank(record_get(record, "what_worked"))
      || !text_blank(record_get(record, "next_step")))
    return NULL;
  for (guint i = 0; i < record_parts(record, &record_mark)->len; i++)
    if (!text_blank(record_get(record_parts(record, &record_mark)->pdata[i], "comment")))
      return NULL;
  *row = 0;
  return g_strdup("Nothing is marked yet. Mark a strategy or write a comment; if there was nothing "
                  "to see, choose "
                  "why (s, t, e).");
}

/* What was typed as it is to be stored; marks with neither level nor comment go. */
static void tidy(struct record *record)
{
  static const char *const texts[] = { "what_worked", "next_step", "private_note" };
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autofree char *clean = text_clean(record_get(record, texts[i]), false);
    record_set(record, texts[i], clean);
  }
  GPtrArray *marks = record_parts(record, &record_mark);
  for (guint i = marks->len; i > 0; i--) {
    struct record *mark = marks->pdata[i - 1];
    g_autofree char *clean = text_clean(record_get(mark, "comment"), false);
    record_set(mark, "comment", clean);
    if (!clean && !record_get(mark, "level"))
      g_ptr_array_remove_index(marks, i - 1);
  }
}

bool capture_finish(struct capture *capture, const char *outcome, GError **error)
{
  AUTO(record) struct record *record = record_copy(capture->record);
  record_set(record, "outcome", outcome ? outcome : "made");
  GPtrArray *marks = record_parts(record, &record_mark);
  for (guint i = 0; outcome && strcmp(outcome, "made") != 0 && i < marks->len; i++)
    record_set(marks->pdata[i], "level", NULL); /* an attempt has no marks; comments stay */
  tidy(record);
  if (!capture->old) {
    g_autofree char *instant = clock_instant();
    g_autofree char *today = clock_today();
    record_set(record, "finished_at", instant);
    record_set(record, "entered_late",
               g_strcmp0(record_get(record, "made_on"), today) < 0 ? "1" : "0");
    if (!record_get(record, "minutes") && capture_elapsed(capture) >= 0)
      record_set_int(record, "minutes", MAX(capture_elapsed(capture), 1));
    /* The draft's uid becomes the record's: finished twice (a crash in between) it is still one. */
    g_free(record->uid);
    record->uid = g_strdup(capture->draft);
  }
  g_autofree char *label =
      g_strdup_printf("%s the walkthrough of %s", capture->old ? "Change" : "Finish",
                      capture->teacher_name ? capture->teacher_name : "nobody");
  return store_save(capture->session->store, record, label, error)
         && capture_discard(capture, error);
}
