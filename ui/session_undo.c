/* Undo and redo of what is stored. */
#include "config.h"

#include "ui/session.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/format.h"
#include "db/history.h"
#include "model/date.h"
#include "model/tables.h"
#include "ui/capture.h"
#include "ui/dialog.h"
#include "ui/record_words.h"

#include <string.h>

enum { MANY = 10 /* records: so many are not taken back unasked */ };

/* A change that was taken back, and the one by which it was: another after that, and there is
 * nothing to bring back any more. */
struct taken_back {
  char *change, *label, *last;
};

static void taken_back_free(gpointer data)
{
  struct taken_back *taken = data;
  g_free(taken->change);
  g_free(taken->label);
  g_free(taken->last);
  g_free(taken);
}

/* The person's last change; NULL for none. Yours. */
static char *last_change(struct session *session)
{
  AUTO(rowset) struct rowset *last = history_last(session->store, NULL);
  return last && last->row_count ? g_strdup(rowset_get(last, 0, "change_uid")) : NULL;
}

/* The person's latest change, an undo too; NULL for none. Yours. */
static char *newest_change(struct session *session)
{
  return store_value(session->store, STATEMENT_HISTORY_NEWEST, NULL, "viewer",
                     store_viewer(session->store), NULL);
}

/* What can be brought back: the latest that was taken back, where nothing was changed after it.
 * Borrowed. */
static const struct taken_back *latest(struct session *session)
{
  if (!session->store || !session->redo || session->redo->len == 0)
    return NULL;
  const struct taken_back *taken = g_ptr_array_index(session->redo, session->redo->len - 1);
  g_autofree char *newest = newest_change(session);
  return g_strcmp0(newest, taken->last) == 0 ? taken : NULL;
}

bool session_can_undo(struct app *app)
{
  struct session *session = session_of(app);
  g_autofree char *last = session->store ? last_change(session) : NULL;
  return last != NULL;
}

/* --- drafts ----------------------------------------------------------------------------------- */

/* A finished walkthrough or a submitted self-assessment, and where its draft is. */
struct finished {
  const char *kind;
  char *place, *title, *json;
};

static void finished_clear(struct finished *finished)
{
  g_free(finished->place);
  g_free(finished->title);
  g_free(finished->json);
}

/* What a row of a change finished: true where it was new with it. */
static bool finished_by(struct session *session, const struct rowset *change, int row,
                        struct finished *finished)
{
  const char *after = rowset_get(change, row, "after");
  finished->kind = rowset_get(change, row, "kind");
  const struct record_type *type = record_type_find(finished->kind);
  if (rowset_get(change, row, "before") || !after
      || (type != &record_walkthrough && type != &record_self_assessment))
    return false;
  AUTO(record) struct record *record = record_from_json(type, after, NULL);
  if (!record)
    return false;
  bool walkthrough = type == &record_walkthrough;
  finished->place = walkthrough ? g_strdup(rowset_get(change, row, "record_uid"))
                                : g_strdup_printf("%s %s", record_get(record, "staff"),
                                                  record_get(record, "month"));
  const char *teacher = walkthrough ? record_get(record, "teacher") : NULL;
  finished->title = teacher       ? record_words_ref(session->store, "staff", teacher)
                    : walkthrough ? g_strdup(record_get(record, "teacher_note"))
                                  : NULL;
  g_clear_pointer(&record->uid, g_free);
  const char *outcome = walkthrough ? record_get(record, "outcome") : NULL;
  finished->json = outcome && strcmp(outcome, "made") != 0
                       ? capture_marks_kept(session, finished->place)
                       : NULL; /* an attempt came without the marks that were made */
  if (!finished->json)
    finished->json = record_to_json(record, true);
  return true;
}

/* What was finished and is taken back becomes a draft again, so that nothing typed is lost. The
 * sentence that says so, NULL where there is none to say, or with error. */
static const char *keep_as_draft(struct session *session, const struct rowset *change, int row,
                                 GError **error)
{
  struct finished finished = { .kind = NULL };
  if (!finished_by(session, change, row, &finished))
    return NULL;
  struct draft_key key = session_draft_key(session, finished.kind, finished.place);
  g_autofree char *later = draft_get(session->drafts, &key, NULL, NULL);
  /* Typed after it was finished: it holds that and this. */
  bool kept = later || draft_put(session->drafts, &key, finished.title, 0, finished.json, error);
  bool walkthrough = strcmp(finished.kind, record_walkthrough.name) == 0;
  finished_clear(&finished);
  if (!kept)
    return NULL;
  return walkthrough ? " It is a draft again, under Walkthroughs (g w)."
                     : " It is a draft again, under Self-assessment (g a).";
}

/* The draft that keep_as_draft made goes; one that was typed on stays. */
static void forget_draft(struct session *session, const struct rowset *change, int row)
{
  struct finished finished = { .kind = NULL };
  if (!finished_by(session, change, row, &finished))
    return;
  struct draft_key key = session_draft_key(session, finished.kind, finished.place);
  g_autofree char *draft = draft_get(session->drafts, &key, NULL, NULL);
  if (g_strcmp0(draft, finished.json) == 0)
    draft_remove(session->drafts, &key, NULL);
  finished_clear(&finished);
}

/* --- undo ------------------------------------------------------------------------------------- */

/* An import keeps no words of what it made: it is brought back by importing again. */
static bool can_come_back(const struct rowset *change)
{
  for (int i = 0; i < change->row_count; i++)
    if (!rowset_get(change, i, "before") && !rowset_get(change, i, "after"))
      return false;
  return true;
}

static void remember(struct session *session, const char *change_uid, const char *label)
{
  struct taken_back *taken = g_new0(struct taken_back, 1);
  taken->change = g_strdup(change_uid);
  taken->label = g_strdup(label);
  taken->last = newest_change(session);
  g_ptr_array_add(session->redo, taken);
}

/* What was taken back before is brought back no more: something else was changed since. */
static void forget_older(struct session *session)
{
  if (!session->redo)
    session->redo = g_ptr_array_new_with_free_func(taken_back_free);
  if (!latest(session))
    g_ptr_array_set_size(session->redo, 0);
}

static bool undo_change(struct app *app, const char *change_uid, GError **error)
{
  struct session *session = session_of(app);
  g_autofree char *label = NULL;
  AUTO(rowset) struct rowset *change = store_query(session->store, STATEMENT_HISTORY_OF_CHANGE,
                                                   error, "change_uid", change_uid, NULL);
  if (!change)
    return false;
  const char *now = NULL;
  GError *inner = NULL;
  forget_older(session);
  /* The drafts first: what cannot be kept is not taken back. */
  for (int i = 0; !inner && i < change->row_count; i++) {
    const char *words = keep_as_draft(session, change, i, &inner);
    now = words ? words : now;
  }
  if (inner)
    g_propagate_prefixed_error(error, inner, "It stays, for it cannot be kept as a draft. ");
  if (inner || !history_undo(session->store, change_uid, &label, error)) {
    for (int i = 0; i < change->row_count; i++)
      forget_draft(session, change, i);
    return false;
  }
  bool redo = can_come_back(change);
  if (redo)
    remember(session, change_uid, label);
  else
    g_ptr_array_set_size(session->redo, 0);
  app_changed(app);
  app_message(app, "Undone: %s.%s%s", label, now ? now : "", redo ? " ^Y brings it back." : "");
  return true;
}

/* When a change was made, as a sentence where it was before the program was started. Yours. */
static char *made_before(const struct session *session, const char *at)
{
  if (g_strcmp0(at, session->since) >= 0)
    return g_strdup("");
  g_autofree char *when = clock_day_of(at);
  g_autofree char *day = when ? date_weekday_medium(when) : g_strdup("an earlier day");
  return g_strdup_printf(" That was on %s, before you started Throughline.", day);
}

/* u may be a slip of the finger: what was done before the program was started, of which nothing on
 * the screen speaks, what is many records, and what cannot be brought back is taken back after a
 * question only. */
static bool may_take_back(struct app *app, const struct rowset *last)
{
  static const struct answer answers[] = { { "Enter", "Take it back" }, { NULL, NULL } };
  struct session *session = session_of(app);
  AUTO(rowset)
  struct rowset *change = store_query(session->store, STATEMENT_HISTORY_OF_CHANGE, NULL,
                                      "change_uid", rowset_get(last, 0, "change_uid"), NULL);
  int count = change ? change->row_count : 0;
  bool returns = !change || can_come_back(change);
  g_autofree char *before = made_before(session, rowset_get(last, 0, "changed_at"));
  if (!*before && count < MANY && returns)
    return true;
  g_autofree char *records = format_plural(count, "record.", "records.");
  g_autofree char *question = g_strdup_printf(
      "%s%s%s%s%s Take it back?", rowset_get(last, 0, "label"), count > 1 ? ": " : ".",
      count > 1 ? records : "", before,
      returns ? "" : " It cannot be brought back then; the file can be imported again.");
  return dialog_ask(app, question, answers) == 0;
}

void session_undo(struct app *app)
{
  GError *error = NULL;
  AUTO(rowset) struct rowset *last = history_last(session_of(app)->store, &error);
  if (last && last->row_count == 0)
    app_message(app, "There is nothing to undo.");
  else if (last && !may_take_back(app, last))
    app_message(app, "It stays as it is.");
  else if (!last || !undo_change(app, rowset_get(last, 0, "change_uid"), &error))
    session_error(app, error);
}

char *session_last_changed(struct session *session)
{
  AUTO(rowset) struct rowset *last = session ? history_last(session->store, NULL) : NULL;
  AUTO(rowset)
  struct rowset *change = last && last->row_count > 0
                              ? store_query(session->store, STATEMENT_HISTORY_OF_CHANGE, NULL,
                                            "change_uid", rowset_get(last, 0, "change_uid"), NULL)
                              : NULL;
  return change && change->row_count == 1 ? g_strdup(rowset_get(change, 0, "record_uid")) : NULL;
}

bool session_can_undo_here(struct screen *screen)
{
  return session_can_undo(screen->app);
}

void session_undo_here(struct screen *screen)
{
  session_undo(screen->app);
  if (screen->type->gives_way)
    screen->stale = true;
  else if (screen->type->refresh)
    screen->type->refresh(screen);
}

/* --- redo ------------------------------------------------------------------------------------- */

bool session_can_redo(struct app *app)
{
  return latest(session_of(app)) != NULL;
}

static bool changed_meanwhile(GError **error)
{
  return fail(error, TL_ERROR_CONFLICT,
              "It cannot be brought back: somebody changed it since. Enter it anew.");
}

/* True when now (NULL: not there) is as before says. History keeps another's private fields, which
 * are not shown to us: they are no difference. */
static bool stands(const struct session *session, const struct record *now,
                   const struct record *before)
{
  if (!now || !before)
    return !now && !before;
  const char *viewer = store_viewer(session->store);
  int recorder = field_find(now->type, "recorder");
  bool own = recorder >= 0 && g_strcmp0(now->values[recorder], viewer) == 0;
  AUTO(record) struct record *shown = record_copy(before);
  for (int i = 0; viewer && !own && i < shown->type->field_count; i++)
    if (shown->type->fields[i].flags & FIELD_PRIVATE)
      record_set(shown, shown->type->fields[i].name, now->values[i]);
  return record_equal(now, shown);
}

/* One record as the change left it. */
static bool bring_back_one(struct session *session, struct change *change,
                           const struct rowset *rows, int row, GError **error)
{
  const struct record_type *type = record_type_find(rowset_get(rows, row, "kind"));
  const char *uid = rowset_get(rows, row, "record_uid");
  const char *before_json = rowset_get(rows, row, "before");
  const char *after_json = rowset_get(rows, row, "after");
  AUTO(record) struct record *now = store_load(session->store, type, uid, NULL);
  AUTO(record) struct record *before =
      before_json ? record_from_json(type, before_json, error) : NULL;
  if (before_json && !before)
    return false;
  if (!stands(session, now, before))
    return changed_meanwhile(error);
  if (!after_json)
    return change_remove(change, type, uid, error);
  AUTO(record) struct record *after = record_from_json(type, after_json, error);
  if (!after)
    return false;
  g_free(after->uid);
  after->uid = g_strdup(uid);
  after->revision = now ? now->revision : 0;
  return change_save(change, after, NULL, error);
}

/* Rows come the latest first: brought back in the order in which they were made. */
static bool bring_back(struct session *session, const struct rowset *rows, GError **error)
{
  struct change *change =
      change_begin(session->store, rowset_get(rows, 0, "label"), CHANGE_PERSON, error);
  if (!change)
    return false;
  for (int i = rows->row_count - 1; i >= 0; i--)
    if (!bring_back_one(session, change, rows, i, error)) {
      change_free(change);
      return false;
    }
  return change_commit(change, error);
}

void session_redo(struct app *app)
{
  struct session *session = session_of(app);
  const struct taken_back *taken = latest(session);
  GError *error = NULL;
  if (!taken) {
    app_message(app, "There is nothing to bring back.");
    return;
  }
  AUTO(rowset) struct rowset *rows = store_query(session->store, STATEMENT_HISTORY_OF_CHANGE,
                                                 &error, "change_uid", taken->change, NULL);
  if (!rows || !bring_back(session, rows, &error)) {
    session_error(app, error);
    return;
  }
  for (int i = 0; i < rows->row_count; i++)
    forget_draft(session, rows, i);
  g_ptr_array_set_size(session->redo, (gint)session->redo->len - 1);
  struct taken_back *next = NULL;
  if (session->redo->len > 0) {
    next = g_ptr_array_index(session->redo, session->redo->len - 1);
    g_free(next->last);
    next->last = newest_change(session);
  }
  app_changed(app);
  app_message_undo(app, "It is back: %s.%s%s%s", rowset_get(rows, 0, "label"),
                   next ? " ^Y brings back: " : "", next ? next->label : "", next ? "." : "");
}
