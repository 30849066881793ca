#include "config.h"

#include "ui/assessment.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "db/history.h"
#include "model/date.h"
#include "model/name.h"
#include "model/tables.h"
#include "ui/assessment_merge.h"
#include "ui/draft_place.h"

#include <string.h>

static void release_records(struct assessment *self)
{
  struct record **records[] = { &self->rubric, &self->record, &self->stored, &self->before };
  for (size_t i = 0; i < G_N_ELEMENTS(records); i++)
    g_clear_pointer(records[i], record_free);
}

void assessment_free(struct assessment *assessment)
{
  release_records(assessment);
  g_free(assessment->staff);
  g_free(assessment->staff_name);
  g_free(assessment->short_name);
  g_free(assessment->month);
  g_free(assessment->changed_at);
  g_free(assessment->noted);
  g_free(assessment->kept);
  g_ptr_array_free(assessment->steps, TRUE);
  g_ptr_array_free(assessment->redo, TRUE);
  g_free(assessment);
}

/* --- reading -------------------------------------------------------------------------------- */

/* The stored one of a month; NULL without error where there is none. */
static struct record *load(const struct assessment *self, const char *month, GError **error)
{
  GError *inner = NULL;
  g_autofree char *uid = store_value(self->session->store, STATEMENT_ASSESS_UID, &inner, "staff",
                                     self->staff, "month", month, NULL);
  if (uid)
    return store_load(self->session->store, &record_self_assessment, uid, error);
  if (inner)
    g_propagate_error(error, inner);
  return NULL;
}

/* What may be known of one that is not there to be read. */
static void load_unseen(struct assessment *self)
{
  struct store *store = self->session->store;
  AUTO(packet_scope) struct packet_scope *scope G_GNUC_UNUSED =
      packet_scope_new(store, self->month);
  self->begun = !self->stored
                && store_count(store, STATEMENT_ASSESS_BEGUN, "staff", self->staff, "month",
                               self->month, NULL)
                       > 0;
  self->missing = !self->stored
                  && store_count(store, STATEMENT_ASSESS_MISSING, "staff", self->staff, "month",
                                 self->month, NULL)
                         > 0;
}

static bool load_stored(struct assessment *self, GError **error)
{
  GError *inner = NULL;
  g_autofree char *previous = month_add(self->month, -1);
  g_clear_pointer(&self->stored, record_free);
  g_clear_pointer(&self->before, record_free);
  g_clear_pointer(&self->changed_at, g_free);
  self->stored = load(self, self->month, &inner);
  if (self->stored)
    self->changed_at = store_value(self->session->store, STATEMENT_ASSESS_CHANGED, &inner, "uid",
                                   self->stored->uid, NULL);
  if (!inner)
    self->before = load(self, previous, &inner);
  if (inner) {
    g_propagate_error(error, inner);
    return false;
  }
  if (self->before && !record_get(self->before, "submitted_at"))
    g_clear_pointer(&self->before, record_free);
  load_unseen(self);
  return true;
}

static bool load_rubric(struct assessment *self, GError **error)
{
  struct store *store = self->session->store;
  const struct record *has = self->stored ? self->stored : self->record;
  g_autofree char *uid = has ? g_strdup(record_get(has, "rubric"))
                             : store_value(store, STATEMENT_ASSESS_RUBRIC, error, NULL);
  if (!uid)
    return fail(error, TL_ERROR_NOT_FOUND,
                "There is no rubric to rate oneself by. The record keeper brings one in.");
  g_clear_pointer(&self->rubric, record_free);
  self->rubric = store_load(store, &record_rubric, uid, error);
  return self->rubric != NULL;
}

/* What one begins from where nothing was typed. */
static struct record *base(const struct assessment *self)
{
  if (self->stored)
    return record_copy(self->stored);
  struct record *record = record_new(&record_self_assessment);
  record_set(record, "staff", self->staff);
  record_set(record, "month", self->month);
  record_set(record, "rubric", self->rubric->uid);
  return record;
}

static struct draft_key draft_place(const struct assessment *self, const char *record)
{
  return session_draft_key(self->session, record_self_assessment.name, record);
}

/* `STAFFUID MONTH`. Yours. */
static char *draft_record(const struct assessment *self)
{
  return g_strdup_printf("%s %s", self->staff, self->month);
}

static bool load_draft(struct assessment *self, GError **error)
{
  GError *inner = NULL;
  long revision = 0;
  g_autofree char *name = draft_record(self);
  struct draft_key key = draft_place(self, name);
  g_autofree char *json = draft_get(self->session->drafts, &key, &revision, &inner);
  self->kept = g_strdup(json);
  self->record = json ? record_from_json(&record_self_assessment, json, &inner) : NULL;
  if (self->record)
    self->record->revision = revision;
  self->drafted = self->taken_up = self->record != NULL;
  if (inner)
    g_propagate_error(error, inner);
  return inner == NULL;
}

/* Who may write it: whose it is, and who keeps the records, from paper, while its owner has begun
 * none. */
static bool may_write(const struct assessment *self)
{
  struct session *session = self->session;
  return !session->person_uid || store_viewer_keeps_records(session->store)
         || g_strcmp0(session->person_uid, self->staff) == 0;
}

static bool load_person(struct assessment *self, GError **error)
{
  AUTO(record)
  struct record *person = store_load(self->session->store, &record_staff, self->staff, error);
  if (!person)
    return false;
  self->short_name =
      name_short(record_get(person, "given_name"), record_get(person, "family_name"));
  self->staff_name = name_full(record_get(person, "given_name"), record_get(person, "family_name"));
  return true;
}

static bool load_all(struct assessment *self, GError **error)
{
  self->read_only = !may_write(self);
  if (!load_person(self, error) || !load_stored(self, error)
      || (!self->read_only && !load_draft(self, error)) || !load_rubric(self, error))
    return false;
  self->read_only = self->read_only || (self->begun && !self->drafted);
  if (!self->record)
    self->record = base(self);
  return true;
}

struct assessment *assessment_open(struct session *session, const char *staff, const char *month,
                                   GError **error)
{
  AUTO(assessment) struct assessment *self = g_new0(struct assessment, 1);
  self->session = session;
  self->staff = g_strdup(staff);
  self->month = g_strdup(month);
  self->steps = g_ptr_array_new_with_free_func(g_free);
  self->redo = g_ptr_array_new_with_free_func(g_free);
  return load_all(self, error) ? g_steal_pointer(&self) : NULL;
}

bool assessment_refresh(struct assessment *assessment, GError **error)
{
  bool dirty = assessment_dirty(assessment);
  if (!load_stored(assessment, error) || !load_rubric(assessment, error))
    return false;
  if (dirty)
    return true;
  record_free(assessment->record);
  assessment->record = base(assessment);
  return true;
}

/* --- drafts and undo ------------------------------------------------------------------------- */

static gint by_standard(gconstpointer a, gconstpointer b)
{
  const struct record *const *first = a, *const *second = b;
  return g_strcmp0(record_get(*first, "standard"), record_get(*second, "standard"));
}

static void trim(struct record *part, const char *const *fields)
{
  for (; *fields; fields++) {
    g_autofree char *clean = text_clean(record_get(part, *fields), false);
    record_set(part, *fields, clean);
  }
}

static void tidy_parts(GPtrArray *parts, const char *const *texts, const char *beside)
{
  for (guint i = parts->len; i-- > 0;) {
    struct record *part = g_ptr_array_index(parts, i);
    trim(part, texts);
    bool empty = !record_get(part, texts[0]) && !record_get(part, texts[1])
                 && (!beside || !record_get(part, beside));
    if (empty)
      g_ptr_array_remove_index(parts, i);
  }
}

/* The record as it would be stored: texts trimmed, empty ratings and goals left out, in the store's
 * order. Yours. */
static struct record *tidy(const struct record *record)
{
  static const char *const rating[] = { "rationale", "evidence", NULL };
  static const char *const goal[] = { "text", "steps", NULL };
  static const char *const whole[] = { "working_on", NULL };
  struct record *copy = record_copy(record);
  GPtrArray *ratings = record_parts(copy, &record_rating),
            *goals = record_parts(copy, &record_assessment_goal);
  trim(copy, whole);
  tidy_parts(ratings, rating, "level");
  tidy_parts(goals, goal, NULL);
  g_ptr_array_sort(ratings, by_standard);
  for (guint i = 0; i < goals->len; i++)
    record_set_int(g_ptr_array_index(goals, i), "position", (long)i + 1);
  return copy;
}

bool assessment_dirty(const struct assessment *assessment)
{
  AUTO(record) struct record *from = base(assessment);
  AUTO(record) struct record *was = tidy(from);
  AUTO(record) struct record *is = tidy(assessment->record);
  return !record_equal(was, is);
}

/* The draft as it is on disk becomes what this copy goes on from. */
static void meet_draft(struct assessment *self, const char *json)
{
  AUTO(record)
  struct record *was =
      self->kept ? record_from_json(&record_self_assessment, self->kept, NULL) : base(self);
  AUTO(record)
  struct record *theirs = json ? record_from_json(&record_self_assessment, json, NULL) : base(self);
  g_free(self->kept);
  self->kept = g_strdup(json);
  self->drafted = json != NULL;
  if (!was || !theirs)
    return;
  if (!json && record_equal(was, self->record)) { /* submitted there, or thrown away */
    record_free(self->record);
    self->record = g_steal_pointer(&theirs);
    self->merged = true;
    return;
  }
  AUTO(record) struct record *before = record_copy(self->record);
  assessment_merge(self->record, was, theirs);
  assessment_merge_steps(self, was, theirs);
  self->merged = !record_equal(before, self->record);
  self->changed = true;
}

/* Another copy of the program may have written into the draft. */
static bool meet_other(struct assessment *self, GError **error)
{
  g_autofree char *name = draft_record(self);
  struct draft_key key = draft_place(self, name);
  GError *inner = NULL;
  g_autofree char *json = draft_get(self->session->drafts, &key, NULL, &inner);
  if (inner) {
    g_propagate_error(error, inner);
    return false;
  }
  if (g_strcmp0(json, self->kept) != 0)
    meet_draft(self, json);
  return true;
}

bool assessment_keep(struct assessment *assessment, GError **error)
{
  if (assessment->read_only)
    return true;
  if (!meet_other(assessment, error))
    return false;
  if (!assessment->changed)
    return true;
  g_autofree char *name = draft_record(assessment);
  struct draft_key key = draft_place(assessment, name);
  struct drafts *drafts = assessment->session->drafts;
  bool dirty = assessment_dirty(assessment);
  if (!dirty && !draft_remove(drafts, &key, error))
    return false;
  if (dirty) {
    g_autofree char *what = assessment_title(assessment);
    g_autofree char *json = record_to_json(assessment->record, true);
    if (!draft_put(drafts, &key, what, assessment->record->revision, json, error))
      return false;
    g_free(assessment->kept);
    assessment->kept = g_steal_pointer(&json);
  } else {
    g_clear_pointer(&assessment->kept, g_free);
  }
  assessment->drafted = dirty;
  assessment->changed = false;
  return true;
}

bool assessment_note(struct assessment *assessment, const char *place, GError **error)
{
  g_autofree char *name = draft_record(assessment);
  return draft_place_note(assessment->session, record_self_assessment.name, name,
                          assessment->drafted ? place : NULL, &assessment->noted, error);
}

char *assessment_noted(struct assessment *assessment)
{
  g_autofree char *name = draft_record(assessment);
  g_free(assessment->noted);
  assessment->noted = draft_place_noted(assessment->session, record_self_assessment.name, name);
  return g_strdup(assessment->noted);
}

bool assessment_discard(struct assessment *assessment, GError **error)
{
  assessment_remember(assessment);
  record_free(assessment->record);
  assessment->record = base(assessment);
  assessment->changed = true;
  assessment->taken_up = false;
  return assessment_keep(assessment, error);
}

/* --- submitting ------------------------------------------------------------------------------ */

char *assessment_title(const struct assessment *assessment)
{
  g_autofree char *month = month_long(assessment->month);
  bool own = g_strcmp0(assessment->session->person_uid, assessment->staff) == 0;
  return own ? g_strdup_printf("the self-assessment for %s", month)
             : g_strdup_printf("the self-assessment of %s for %s", assessment->staff_name, month);
}

/* One for the same month came in from elsewhere since this one was begun. */
static bool meet_stored(struct assessment *self, struct record *record, bool over, GError **error)
{
  if (!load_stored(self, error))
    return false;
  if (self->begun)
    return fail(error, TL_ERROR_REFUSED,
                "%s has begun this one meanwhile, and finishes it. x throws away what you wrote.",
                self->staff_name);
  if (self->stored && (over || !record->uid)) {
    if (!over)
      return fail(error, TL_ERROR_CONFLICT,
                  "Meanwhile one for this month was submitted elsewhere.");
    g_free(record->uid);
    record->uid = g_strdup(self->stored->uid);
    record->revision = self->stored->revision;
  }
  if (!self->stored && record->uid) { /* its first submission was taken back */
    g_clear_pointer(&record->uid, g_free);
    record->revision = 0;
  }
  return true;
}

bool assessment_submit(struct assessment *assessment, bool over, GError **error)
{
  struct store *store = assessment->session->store;
  AUTO(record) struct record *record = tidy(assessment->record);
  if (!meet_stored(assessment, record, over, error))
    return false;
  g_autofree char *instant = clock_instant();
  bool again = record_get(record, "submitted_at");
  if (!again)
    record_set(record, "submitted_at", instant);
  g_autofree char *title = assessment_title(assessment);
  g_autofree char *label = g_strdup_printf("%s %s", again ? "Change" : "Submit", title);
  if (!store_save(store, record, label, error))
    return false;
  record_free(assessment->record);
  assessment->record = g_steal_pointer(&record);
  g_ptr_array_set_size(assessment->steps, 0);
  g_ptr_array_set_size(assessment->redo, 0);
  assessment->changed = true;
  assessment->taken_up = false;
  return load_stored(assessment, error) && assessment_keep(assessment, error);
}

/* The person's last change, where it was of this record; NULL otherwise. Yours. */
static char *last_change(const struct assessment *self, GError **error)
{
  struct store *store = self->session->store;
  AUTO(rowset) struct rowset *last = history_last(store, error);
  AUTO(rowset) struct rowset *own = last ? history_of(store, self->stored->uid, error) : NULL;
  if (!own || last->row_count == 0 || own->row_count == 0)
    return NULL;
  bool same =
      g_strcmp0(rowset_get(last, 0, "label"), rowset_get(own, 0, "label")) == 0
      && g_strcmp0(rowset_get(last, 0, "changed_at"), rowset_get(own, 0, "changed_at")) == 0;
  return same ? g_strdup(rowset_get(last, 0, "change_uid")) : NULL;
}

/* Takes the change back once its words are kept: what the disk does not take stays submitted. */
static bool undo_kept(struct assessment *self, const struct record *words, const char *change,
                      GError **error)
{
  g_autofree char *name = draft_record(self);
  struct draft_key key = draft_place(self, name);
  g_autofree char *what = assessment_title(self);
  g_autofree char *json = record_to_json(words, true);
  if (!draft_put(self->session->drafts, &key, what, words->revision, json, error))
    return false;
  if (history_undo(self->session->store, change, NULL, error)) {
    g_free(self->kept);
    self->kept = g_steal_pointer(&json);
    return true;
  }
  draft_remove(self->session->drafts, &key, NULL);
  return false;
}

bool assessment_take_back(struct assessment *assessment, GError **error)
{
  if (!assessment->stored || assessment->read_only)
    return false;
  g_autofree char *change = last_change(assessment, error);
  AUTO(record) struct record *words = record_copy(assessment->stored);
  if (!change || !undo_kept(assessment, words, change, error) || !load_stored(assessment, error))
    return false;
  const struct record *now = assessment->stored;
  g_free(words->uid);
  words->uid = now ? g_strdup(now->uid) : NULL;
  words->revision = now ? now->revision : 0;
  record_set(words, "submitted_at", now ? record_get(now, "submitted_at") : NULL);
  record_free(assessment->record);
  assessment->record = g_steal_pointer(&words);
  assessment->changed = true;
  return assessment_keep(assessment, error);
}
