/* What the visit screen shows around the visit's own record. */
#include "config.h"

#include "ui/visit_own.h"

#include "base/clock.h"
#include "model/name.h"
#include "model/tables.h"
#include "report/seen.h"
#include "ui/record_words.h"

#include <string.h>

bool visit_screen_is(const struct visit_screen *self, const char *state)
{
  return g_strcmp0(record_get(self->edit->record, "state"), state) == 0;
}

const char *visit_screen_text_field(enum visit_row_kind kind)
{
  switch (kind) {
  case VISIT_PURPOSE:
    return "purpose";
  case VISIT_SEEN:
    return "what_seen";
  case VISIT_NEXT:
    return "what_next";
  default:
    return NULL;
  }
}

/* --- rows ----------------------------------------------------------------------------------- */

static void add_row(struct visit_screen *self, enum visit_row_kind kind, int index)
{
  struct visit_row row = { kind, index };
  g_array_append_val(self->rows, row);
}

static void add_rows(struct visit_screen *self, enum visit_row_kind kind, const struct rowset *rows)
{
  for (int i = 0; i < rows->row_count; i++)
    add_row(self, kind, i);
}

/* A visit that is to come has no debrief yet. */
static void make_rows(struct visit_screen *self)
{
  bool took_place = visit_screen_is(self, "open") || visit_screen_is(self, "made");
  g_array_set_size(self->rows, 0);
  add_row(self, VISIT_WHEN, 0);
  add_row(self, VISIT_WITH, 0);
  add_row(self, VISIT_PURPOSE, 0);
  add_rows(self, VISIT_BEFORE, self->before);
  add_rows(self, VISIT_OWED, self->owed);
  if (!took_place)
    return;
  add_rows(self, VISIT_WALK, self->walks);
  add_row(self, VISIT_SEEN, 0);
  add_row(self, VISIT_NEXT, 0);
  add_rows(self, VISIT_AGREED, self->agreed);
  if (!self->edit->read_only)
    add_row(self, VISIT_ADD, 0);
  add_row(self, VISIT_MEMO, 0);
}

const struct visit_row *visit_screen_row(const struct visit_screen *self)
{
  return &g_array_index(self->rows, struct visit_row, self->focus);
}

const struct rowset *visit_screen_follow_ups(const struct visit_screen *self,
                                             const struct visit_row *row)
{
  return row->kind == VISIT_BEFORE ? self->before : row->kind == VISIT_AGREED ? self->agreed : NULL;
}

static const char *cell(const struct visit_screen *self, const struct visit_row *row,
                        const char *column)
{
  const struct rowset *rows = row->kind == VISIT_WALK   ? self->walks
                              : row->kind == VISIT_OWED ? self->owed
                                                        : visit_screen_follow_ups(self, row);
  return rows ? rowset_get(rows, row->index, column) : NULL;
}

const char *visit_screen_get(const struct visit_screen *self, const char *column)
{
  return cell(self, visit_screen_row(self), column);
}

/* The same thing as before, else the same kind of it, else where one was. */
static void find_focus(struct visit_screen *self, enum visit_row_kind kind, const char *uid,
                       int was)
{
  int found = -1;
  for (int i = 0; i < (int)self->rows->len; i++) {
    const struct visit_row *row = &g_array_index(self->rows, struct visit_row, i);
    if (uid && g_strcmp0(cell(self, row, "uid"), uid) == 0) {
      found = i;
      break;
    }
    if (!uid && found < 0 && row->kind == kind)
      found = i;
  }
  self->focus = CLAMP(found >= 0 ? found : was, 0, (int)self->rows->len - 1);
}

void visit_screen_focus(struct visit_screen *self, const char *uid)
{
  for (int i = 0; i < (int)self->rows->len; i++)
    if (uid
        && g_strcmp0(cell(self, &g_array_index(self->rows, struct visit_row, i), "uid"), uid) == 0)
      self->focus = i;
}

/* Planned for a day that is past. */
static bool is_to_be_answered(const struct visit_screen *self)
{
  g_autofree char *today = clock_today();
  return visit_screen_is(self, "planned")
         && strcmp(record_get(self->edit->record, "visited_on"), today) < 0;
}

/* What is still open comes first, but for the question what became of the visit. */
static int first_focus(const struct visit_screen *self)
{
  if (is_to_be_answered(self))
    return 0;
  for (int i = 0; i < (int)self->rows->len; i++) {
    enum visit_row_kind kind = g_array_index(self->rows, struct visit_row, i).kind;
    if (kind == VISIT_BEFORE || kind == VISIT_OWED)
      return i;
  }
  for (int i = 0; visit_screen_is(self, "open") && i < (int)self->rows->len; i++)
    if (g_array_index(self->rows, struct visit_row, i).kind == VISIT_SEEN)
      return i;
  return 0;
}

/* --- names ---------------------------------------------------------------------------------- */

static char *companions(struct visit_screen *self)
{
  struct store *store = self->edit->session->store;
  const GPtrArray *parts = record_parts(self->edit->record, &record_visit_companion);
  GString *names = g_string_new(NULL);
  for (guint i = 0; i < parts->len; i++) {
    g_autofree char *name = record_words_ref(store, "staff", record_get(parts->pdata[i], "staff"));
    g_string_append_printf(names, "%s%s", names->len ? ", " : "", name ? name : "somebody");
  }
  return g_string_free(names, names->len == 0);
}

/* The principal writes the memo, and nobody else a second one. */
static bool writes_memo(const struct visit_screen *self, const char *author)
{
  const struct session *session = self->edit->session;
  const char *me = session->person_uid;
  if (author)
    return g_strcmp0(author, me) == 0;
  g_autofree char *principal =
      store_value(session->store, STATEMENT_VISIT_PRINCIPAL, NULL, "school",
                  record_get(self->edit->record, "school"), NULL);
  return me && g_strcmp0(principal, me) == 0;
}

static bool read_memo(struct visit_screen *self, GError **error)
{
  AUTO(rowset)
  struct rowset *memo = store_query(self->edit->session->store, STATEMENT_MEMO_OF_VISIT, error,
                                    "visit", self->edit->place, NULL);
  if (!memo)
    return false;
  bool any = memo->row_count > 0;
  g_free(self->memo);
  g_free(self->memo_sent_on);
  self->memo = any ? g_strdup(rowset_get(memo, 0, "uid")) : NULL;
  self->memo_sent_on = any ? g_strdup(rowset_get(memo, 0, "sent_on")) : NULL;
  self->writes_memo = writes_memo(self, any ? rowset_get(memo, 0, "author_uid") : NULL);
  return true;
}

static void read_names(struct visit_screen *self)
{
  struct store *store = self->edit->session->store;
  const struct record *record = self->edit->record;
  g_free(self->school);
  g_free(self->visitor);
  g_free(self->with);
  self->school = record_words_ref(store, "school", record_get(record, "school"));
  self->visitor = record_words_ref(store, "staff", record_get(record, "visitor"));
  self->with = companions(self);
}

/* --- drafts of walkthroughs ----------------------------------------------------------------- */

/* It was begun in this visit; or, before the visit was, at its school; of its day in any case. */
static bool begun_here(const struct visit_screen *self, const struct record *draft)
{
  const struct record *visit = self->edit->record;
  const char *of = record_get(draft, "visit");
  const char *day = record_get(self->edit->base, "visited_on"); /* not while it is corrected */
  if (g_strcmp0(record_get(draft, "made_on"), day) != 0)
    return false;
  if (of)
    return strcmp(of, self->edit->place) == 0;
  return !self->edit->read_only
         && g_strcmp0(record_get(draft, "school"), record_get(visit, "school")) == 0;
}

static void add_draft(struct visit_screen *self, const char *uid, const struct record *draft)
{
  g_autofree char *teacher =
      record_words_ref(self->edit->session->store, "staff", record_get(draft, "teacher"));
  g_autofree const char **cells = g_new0(const char *, (gsize)self->walks->column_count);
  static const char *const fields[] = { "made_on", "started", "teacher_note", "room", "subject" };
  for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
    cells[rowset_column(self->walks, fields[i])] = record_get(draft, fields[i]);
  cells[rowset_column(self->walks, "uid")] = uid;
  cells[rowset_column(self->walks, "teacher")] = teacher;
  cells[rowset_column(self->walks, "outcome")] = "made";
  cells[rowset_column(self->walks, "state")] = VISIT_DRAFT;
  rowset_add(self->walks, cells);
}

/* What the person in use has begun and not finished stands after what is stored. */
static bool add_drafts(struct visit_screen *self, GError **error)
{
  struct session *session = self->edit->session;
  AUTO(rowset)
  struct rowset *drafts =
      draft_list(session->drafts, session->district_uid,
                 session->person_uid ? session->person_uid : "", record_walkthrough.name, error);
  for (int i = drafts ? drafts->row_count - 1 : -1; i >= 0; i--) {
    const char *uid = rowset_get(drafts, i, "record");
    AUTO(record)
    struct record *draft =
        record_from_json(&record_walkthrough, rowset_get(drafts, i, "json"), NULL);
    if (draft && rowset_row(self->walks, "uid", uid) < 0 && begun_here(self, draft))
      add_draft(self, uid, draft);
  }
  return drafts != NULL;
}

int visit_screen_drafts(const struct visit_screen *self)
{
  int count = 0;
  for (int i = 0; i < self->walks->row_count; i++)
    count += strcmp(rowset_get(self->walks, i, "state"), VISIT_DRAFT) == 0;
  return count;
}

/* --- all of it ------------------------------------------------------------------------------ */

static bool take(struct rowset **into, struct rowset *rows)
{
  if (!rows)
    return false;
  g_clear_pointer(into, rowset_free);
  *into = rows;
  return true;
}

/* The uids of what was made in the visit. A set; yours. */
static GHashTable *made_in(const struct visit_screen *self)
{
  GHashTable *uids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  const struct rowset *const lists[] = { self->walks, self->agreed };
  for (size_t k = 0; k < G_N_ELEMENTS(lists); k++)
    for (int i = 0; lists[k] && i < lists[k]->row_count; i++)
      g_hash_table_add(uids, g_strdup(rowset_get(lists[k], i, "uid")));
  return uids;
}

/* One comes back from what one has just made to where it stands. */
static void focus_new(struct visit_screen *self, GHashTable *before)
{
  for (int i = 0; i < (int)self->rows->len; i++) {
    const struct visit_row *row = &g_array_index(self->rows, struct visit_row, i);
    if ((row->kind == VISIT_WALK || row->kind == VISIT_AGREED)
        && !g_hash_table_contains(before, cell(self, row, "uid")))
      self->focus = i;
  }
}

bool visit_screen_read(struct visit_screen *self, GError **error)
{
  struct store *store = self->edit->session->store;
  const char *uid = self->edit->place;
  bool first = !self->rows;
  if (first)
    self->rows = g_array_new(FALSE, FALSE, sizeof(struct visit_row));
  enum visit_row_kind kind = first ? VISIT_WHEN : visit_screen_row(self)->kind;
  g_autofree char *focused = first ? NULL : g_strdup(visit_screen_get(self, "uid"));
  g_autoptr(GHashTable) before = made_in(self);
  if (!take(&self->before, store_query(store, STATEMENT_VISIT_BEFORE, error, "visit", uid, NULL))
      || !take(&self->owed,
               store_query(store, STATEMENT_VISIT_MEMOS_OWED, error, "visit", uid, NULL))
      || !take(&self->walks,
               store_query(store, STATEMENT_VISIT_WALKTHROUGHS, error, "visit", uid, NULL))
      || !add_drafts(self, error)
      || !take(&self->agreed, store_query(store, STATEMENT_VISIT_AGREED, error, "visit", uid, NULL))
      || !read_memo(self, error))
    return false;
  g_free(self->seen);
  self->seen = seen_words(store, "visit", uid);
  read_names(self);
  make_rows(self);
  if (first)
    self->focus = first_focus(self);
  else
    find_focus(self, kind, focused, self->focus);
  if (!first && !self->edit->read_only)
    focus_new(self, before);
  return true;
}

void visit_screen_release(struct visit_screen *self)
{
  g_clear_pointer(&self->editor, editor_free);
  g_clear_pointer(&self->form, form_free);
  g_clear_pointer(&self->seen, g_free);
  g_clear_pointer(&self->before, rowset_free);
  g_clear_pointer(&self->owed, rowset_free);
  g_clear_pointer(&self->walks, rowset_free);
  g_clear_pointer(&self->agreed, rowset_free);
  g_clear_pointer(&self->edit, record_edit_free);
  if (self->rows)
    g_array_free(self->rows, TRUE);
  char *texts[] = { self->school,       self->visitor, self->with, self->memo,
                    self->memo_sent_on, self->kept_at, self->last, self->why };
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
    g_free(texts[i]);
}
