#include "config.h"

#include "ui/rating.h"

#include "base/error.h"
#include "model/tables.h"
#include "ui/capture.h"
#include "ui/dialog.h"
#include "ui/draft_place.h"
#include "ui/record_words.h"
#include "ui/session.h"
#include "work/second_rating.h"

#include <string.h>

enum { FIRST_ROW = 4 };

struct rating {
  struct app *app; /* borrowed */
  struct record *record;
  struct rowset *items, *levels;
  char *place;                /* of the draft: both uids */
  char *noted;                /* the row where one is, as noted beside it */
  char *whose, *when, *rater; /* for the header */
  int focus, top;
  bool changed, done;
};

static struct rating *state(struct screen *screen)
{
  return screen->state;
}

/* --- opening -------------------------------------------------------------------------------- */

static const char draft_kind[] = "second_rating";

static struct draft_key draft_place(const struct rating *self)
{
  return session_draft_key(session_of(self->app), draft_kind, self->place);
}

static void take_draft(struct rating *self)
{
  struct draft_key key = draft_place(self);
  g_autofree char *json = draft_get(session_of(self->app)->drafts, &key, NULL, NULL);
  struct record *draft = json ? record_from_json(&record_second_rating, json, NULL) : NULL;
  if (!draft)
    return;
  record_free(self->record);
  self->record = draft;
  self->noted = draft_place_noted(session_of(self->app), draft_kind, self->place);
  int row = self->noted ? (int)g_ascii_strtoll(self->noted, NULL, 10) : 0;
  self->focus = CLAMP(row, 0, MAX(self->items->row_count - 1, 0));
}

static bool load(struct rating *self, struct store *store, const char *walkthrough, GError **error)
{
  AUTO(record) struct record *first = store_load(store, &record_walkthrough, walkthrough, error);
  if (!first)
    return false;
  const char *version = record_get(first, "instrument_version");
  const char *teacher = record_get(first, "teacher");
  self->items = store_query(store, STATEMENT_FORM_ITEMS, error, "version", version, NULL);
  self->levels = self->items
                     ? store_query(store, STATEMENT_FORM_LEVELS, error, "version", version, NULL)
                     : NULL;
  self->whose = teacher ? record_words_ref(store, "staff", teacher)
                        : g_strdup(record_get(first, "teacher_note"));
  self->when = g_strdup(record_get(first, "started"));
  return self->levels != NULL;
}

static bool open_rating(struct screen *screen, const char *argument, GError **error)
{
  struct rating *self = g_new0(struct rating, 1);
  screen->state = self;
  self->app = screen->app;
  self->place = g_strdup(argument);
  g_auto(GStrv) uids = g_strsplit(argument, " ", 2);
  self->record = record_new(&record_second_rating);
  record_set(self->record, "walkthrough", uids[0]);
  record_set(self->record, "rater", uids[1]);
  struct store *store = session_of(screen->app)->store;
  self->rater = record_words_ref(store, "staff", uids[1]);
  if (!load(self, store, uids[0], error))
    return false;
  take_draft(self);
  return true;
}

static void close_rating(struct screen *screen)
{
  struct rating *self = state(screen);
  record_free(self->record);
  g_clear_pointer(&self->items, rowset_free);
  g_clear_pointer(&self->levels, rowset_free);
  g_free(self->place);
  g_free(self->noted);
  g_free(self->whose);
  g_free(self->when);
  g_free(self->rater);
  g_free(self);
}

/* --- drawing -------------------------------------------------------------------------------- */

static const char *level_of(const struct rating *self, int row)
{
  const struct record *mark = record_find_part(self->record, &record_second_mark, "strategy",
                                               rowset_get(self->items, row, "strategy"));
  return mark ? record_get(mark, "level") : NULL;
}

static void draw_row(const struct rating *self, struct canvas *canvas, int line, int row)
{
  bool selected = row == self->focus;
  const char *code = level_of(self, row);
  int level = code ? rowset_row(self->levels, "code", code) : -1;
  g_autofree char *number = g_strdup_printf("%d", row + 1);
  int marks = MAX(canvas->width - 24, 20);
  if (selected) {
    canvas_text(canvas, line, 1, STYLE_SELECTED, terminal_glyph(canvas->terminal, GLYPH_MARKER));
    canvas_cursor(canvas, line, 1);
  }
  canvas_right(canvas, line, 5, STYLE_DIM, number);
  canvas_field(canvas, line, 6, marks - 8, selected ? STYLE_SELECTED : STYLE_PLAIN,
               rowset_get(self->items, row, "wording"));
  if (level >= 0)
    canvas_field(canvas, line, marks, canvas->width - marks - 1, STYLE_PLAIN,
                 rowset_get(self->levels, level, "label"));
  else
    canvas_text(canvas, line, marks, STYLE_DIM, terminal_glyph(canvas->terminal, GLYPH_DOT));
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct rating *self = state(screen);
  g_autofree char *title =
      g_strdup_printf("%s%s%s", self->whose, self->when ? ", " : "", self->when ? self->when : "");
  g_autofree char *who =
      g_strdup_printf("%s rates what was seen, without the marks of the first.", self->rater);
  canvas_field(canvas, 0, 2, canvas->width - 3, STYLE_BOLD, title);
  canvas_field(canvas, 1, 2, canvas->width - 3, STYLE_DIM, who);
  int lines = MAX(canvas->height - FIRST_ROW + 1, 1);
  self->top = CLAMP(self->top, MAX(self->focus - lines + 1, 0), self->focus);
  for (int i = 0; i < lines && self->top + i < self->items->row_count; i++)
    draw_row(self, canvas, FIRST_ROW - 1 + i, self->top + i);
  GString *hint = g_string_new(NULL);
  for (int i = 0; i < self->levels->row_count; i++)
    g_string_append_printf(hint, "%s%s %s", i ? ", " : "", rowset_get(self->levels, i, "key"),
                           rowset_get(self->levels, i, "label"));
  app_hint(screen->app, hint->str);
  g_string_free(hint, TRUE);
}

/* --- keys ----------------------------------------------------------------------------------- */

static void set_level(struct rating *self, const char *code)
{
  const char *strategy = rowset_get(self->items, self->focus, "strategy");
  struct record *mark = record_find_part(self->record, &record_second_mark, "strategy", strategy);
  if (!mark) {
    mark = record_add_part(self->record, &record_second_mark);
    record_set(mark, "strategy", strategy);
  }
  record_set(mark, "level", code);
  self->changed = true;
}

static void move(struct rating *self, int by)
{
  self->focus = CLAMP(self->focus + by, 0, self->items->row_count - 1);
}

static bool mark(struct rating *self, const struct key *key)
{
  for (int i = 0; i < self->levels->row_count; i++) {
    gunichar level = g_utf8_get_char(rowset_get(self->levels, i, "key"));
    if (key->code <= 0 || key->code >= K_UP || (gunichar)key->code != level)
      continue;
    set_level(self, rowset_get(self->levels, i, "code"));
    move(self, 1);
    return true;
  }
  return false;
}

/* The capital of a level's key, which marks and comments in a walkthrough. */
static bool is_shifted_level(const struct rating *self, const struct key *key)
{
  for (int i = 0; i < self->levels->row_count; i++)
    if (key->code > 0 && key->code < K_UP
        && (gunichar)key->code
               == capture_shifted(g_utf8_get_char(rowset_get(self->levels, i, "key"))))
      return true;
  return false;
}

/* A slip of the finger starts nothing else here. */
static bool is_stray(const struct key *key)
{
  return key_is_text(key) && !(key->code < 128 && strchr("fgm?:q", key->code));
}

static bool key_rating(struct screen *screen, const struct key *key)
{
  struct rating *self = state(screen);
  if (mark(self, key))
    return true;
  if (is_stray(key)) {
    app_message(screen->app, is_shifted_level(self, key)
                                 ? "A second rating has no comments. The key without Shift marks."
                                 : "That key marks nothing here. f finishes.");
    return true;
  }
  switch (key->code) {
  case K_UP:
  case K_BACK_TAB:
    move(self, -1);
    return true;
  case K_DOWN:
  case K_TAB:
    move(self, 1);
    return true;
  case K_HOME:
    self->focus = 0;
    return true;
  case K_END:
    move(self, self->items->row_count);
    return true;
  case K_BACKSPACE:
  case K_DELETE:
    set_level(self, NULL);
    return true;
  default:
    return false;
  }
}

/* There is something to keep. */
static bool is_drafted(const struct rating *self)
{
  return !self->done && second_rating_has_mark(self->record);
}

static bool keep(struct rating *self, GError **error)
{
  if (!self->changed)
    return true;
  struct draft_key key = draft_place(self);
  if (!second_rating_has_mark(self->record)) {
    self->changed = false;
    return draft_remove(session_of(self->app)->drafts, &key, error);
  }
  g_autofree char *json = record_to_json(self->record, true);
  self->changed = false;
  return draft_put(session_of(self->app)->drafts, &key, self->whose, 0, json, error);
}

/* Beside the draft, as long as there is one. */
static bool note_place(struct rating *self, GError **error)
{
  g_autofree char *row = is_drafted(self) ? g_strdup_printf("%d", self->focus) : NULL;
  return draft_place_note(session_of(self->app), draft_kind, self->place, row, &self->noted, error);
}

static void after_frame(struct screen *screen)
{
  struct rating *self = state(screen);
  GError *error = NULL;
  if (!keep(self, &error) || !note_place(self, &error))
    session_error(screen->app, error);
}

/* What has no mark is asked about: f may be a slip of the finger, and it is final. */
static bool is_complete(struct rating *self)
{
  static const struct answer answers[] = { { "f Enter", "Finish" }, { NULL, NULL } };
  int count = self->items->row_count, missing = 0;
  for (int i = 0; i < count; i++)
    missing += !level_of(self, i);
  if (missing == 0 || !second_rating_has_mark(self->record))
    return true;
  g_autofree char *question =
      g_strdup_printf("%d of %d %s no mark. Finish? A finished rating is not taken back.", missing,
                      count, missing == 1 ? "has" : "have");
  return dialog_ask(self->app, question, answers) == 0;
}

static void run_finish(struct screen *screen, const struct key *key)
{
  (void)key;
  struct rating *self = state(screen);
  if (!is_complete(self))
    return;
  struct session *session = session_of(screen->app);
  GError *error = NULL;
  if (!second_rating_save(session->store, self->record, &error)) {
    session_error(screen->app, error);
    return;
  }
  self->done = true;
  self->changed = false;
  struct draft_key place = draft_place(self);
  draft_remove(session->drafts, &place, NULL);
  app_changed(screen->app);
  g_autofree char *text =
      rating_compare(session->store, record_get(self->record, "walkthrough"), NULL);
  if (text)
    dialog_view(screen->app, "How the two compare", text, true, NULL);
  app_message(screen->app, "Kept for comparison. The slip stays as it is.");
  app_back(screen->app);
}

static bool can_discard(struct screen *screen)
{
  return is_drafted(state(screen));
}

static void run_discard(struct screen *screen, const struct key *key)
{
  (void)key;
  static const struct answer answers[] = { { "x", "Throw it away" }, { NULL, NULL } };
  struct rating *self = state(screen);
  GError *error = NULL;
  if (dialog_ask(screen->app, "Throw away this second rating? It cannot be brought back.", answers)
      != 0)
    return;
  g_ptr_array_set_size(record_parts(self->record, &record_second_mark), 0);
  self->changed = true;
  if (!keep(self, &error) || !note_place(self, &error)) {
    session_error(screen->app, error);
    return;
  }
  self->done = true;
  app_changed(screen->app);
  app_message(screen->app, "The second rating is thrown away.");
  app_back(screen->app);
}

static void leave(struct screen *screen)
{
  struct rating *self = state(screen);
  after_frame(screen);
  if (self->done)
    return;
  app_changed(screen->app); /* Today has it, or no longer */
  if (is_drafted(self))
    app_message(screen->app, "The rating is kept as a draft, for who opens it again.");
}

static const char *level_keys(struct screen *screen)
{
  const struct rating *self = state(screen);
  GString *keys = g_string_new(NULL);
  for (int i = 0; i < self->levels->row_count; i++)
    g_string_append_printf(keys, "%s%s", i ? " " : "", rowset_get(self->levels, i, "key"));
  const char *interned = g_intern_string(keys->str);
  g_string_free(keys, TRUE);
  return *interned ? interned : "1";
}

static const struct action actions[] = {
  { "rating.mark", "mark", "Marks the strategy and moves down.", NULL, "y", ACTION_KEY, NULL, NULL,
    level_keys },
  { "rating.clear", "Clear mark", "Takes the mark away.", NULL, "Backspace Delete",
    ACTION_QUIET | ACTION_KEY, NULL, NULL, NULL },
  { "rating.finish", "Finish", "Keeps the rating and shows how the two compare.", NULL, "f", 0,
    NULL, run_finish, NULL },
  { "rating.discard", "Throw away", "Throws the rating away, after asking.", NULL, "^D", 0,
    can_discard, run_discard, NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};

#define SEEN_KIND "marks_seen"

void rating_note_seen(struct session *session, const char *walkthrough)
{
  g_autofree char *noted = NULL;
  draft_place_note(session, SEEN_KIND, walkthrough, "seen", &noted, NULL);
}

bool rating_note_slips(struct session *session, const struct rowset *rows)
{
  bool along = false;
  for (int i = 0; session->person_uid && i < rows->row_count; i++) {
    const char *uid = rowset_get(rows, i, "uid");
    AUTO(record) struct record *record = store_load(session->store, &record_walkthrough, uid, NULL);
    if (!record || !record_find_part(record, &record_companion, "staff", session->person_uid))
      continue;
    rating_note_seen(session, uid);
    along = true;
  }
  return along;
}

bool rating_was_seen(struct session *session, const char *walkthrough)
{
  g_autofree char *noted = draft_place_noted(session, SEEN_KIND, walkthrough);
  return noted != NULL;
}

const struct screen_type screen_rating = {
  .name = "rating",
  .title = "Second rating",
  .help = "A second person rates the same walkthrough without seeing the first’s marks; the slip "
          "stays as it is.",
  .actions = { actions },
  .own_letters = true,
  .open = open_rating,
  .draw = draw,
  .key = key_rating,
  .after_frame = after_frame,
  .leave = leave,
  .close = close_rating,
};
