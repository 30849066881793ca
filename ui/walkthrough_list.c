/* The list of walkthroughs: drafts to take up again, then the month's. */
#include "config.h"

#include "ui/walkthrough.h"

#include "base/error.h"
#include "model/date.h"
#include "model/tables.h"
#include "report/lists.h"
#include "report/seen.h"
#include "ui/dialog.h"
#include "ui/draft_place.h"
#include "ui/list.h"
#include "ui/record_words.h"
#include "ui/session.h"
#include "ui/slips_screen.h"
#include "ui/walkthrough_filter.h"
#include "work/amendment.h"

#include <string.h>

struct walkthroughs {
  struct list *list;
  struct walkthrough_filter *filter;
  char *narrowed; /* the filter in words; NULL: all are shown */
  char *seen;     /* the marks that count as seen; or NULL */
  bool in_view;   /* all walkthroughs of the school, or of all schools, may be seen */
  char *shown;    /* the month whose rows stand there; NULL until they are read */
  char *opened;   /* uid of the one that was opened last among those shown; or NULL */
};

static struct walkthroughs *state(struct screen *screen)
{
  return screen->state;
}

/* --- rows ----------------------------------------------------------------------------------- */

static const char *const names[] = {
  "uid",  "made_on", "started", "minutes", "school", "teacher", "recorder",   "instrument",
  "seen", "marks",   "outcome", "state",   "room",   "subject", "teacher_uid"
};

/* Of a new one, of what is stored and changed, and of what the teacher got. */
static const char draft[] = "draft", changing[] = "changing", amending[] = "amending";

/* How a stored one stands that is being changed. */
static const char *changed(const struct record *stored)
{
  return amendment_needed(stored) ? amending : changing;
}

static bool is_draft(const char *state)
{
  return g_strcmp0(state, draft) == 0 || g_strcmp0(state, changing) == 0
         || g_strcmp0(state, amending) == 0;
}

static const char *cell_of(const struct rowset *rows, int row, const char *column)
{
  return row < 0 ? NULL : rowset_get(rows, row, column);
}

/* One that is being changed has the figures of what is stored, where that is among stored. */
static void add_draft(struct rowset *rows, struct store *store, const struct rowset *stored,
                      const struct rowset *drafts, int row)
{
  const char *uid = rowset_get(drafts, row, "record");
  AUTO(record)
  struct record *record =
      record_from_json(&record_walkthrough, rowset_get(drafts, row, "json"), NULL);
  if (!record)
    return;
  AUTO(record) struct record *school =
      store_load(store, &record_school, record_get(record, "school"), NULL);
  AUTO(record) struct record *old = store_load(store, &record_walkthrough, uid, NULL);
  g_autofree char *teacher = record_words_ref(store, "staff", record_get(record, "teacher"));
  int at = old ? rowset_row(stored, "uid", uid) : -1;
  const char *cells[] = { uid,
                          record_get(record, "made_on"),
                          record_get(record, "started"),
                          cell_of(stored, at, "minutes"),
                          school ? record_get(school, "name") : NULL,
                          teacher ? teacher : rowset_get(drafts, row, "title"),
                          cell_of(stored, at, "recorder"),
                          cell_of(stored, at, "instrument"),
                          cell_of(stored, at, "seen"),
                          cell_of(stored, at, "marks"),
                          NULL,
                          old ? changed(old) : draft,
                          record_get(record, "room"),
                          record_get(record, "subject"),
                          record_get(record, "teacher") };
  rowset_add(rows, cells);
}

static void add_drafts(struct rowset *rows, struct session *session, const struct rowset *stored)
{
  AUTO(rowset) struct rowset *drafts =
      draft_list(session->drafts, session->district_uid, session->person_uid, "walkthrough", NULL);
  for (int i = 0; drafts && i < drafts->row_count; i++)
    add_draft(rows, session->store, stored, drafts, i);
}

/* What is put among the rows: of a query, below the drafts that are there. */
struct adding {
  struct rowset *rows;
  int drafts;
  int columns[G_N_ELEMENTS(names)]; /* of the query */
};

/* Adds a row of stored, unless it is there as a draft. */
static void add_row(const struct adding *to, const struct rowset *stored, int row)
{
  const char *cells[G_N_ELEMENTS(names)];
  for (size_t c = 0; c < G_N_ELEMENTS(names); c++)
    cells[c] = rowset_at(stored, row, to->columns[c]);
  for (int d = 0; d < to->drafts; d++)
    if (g_strcmp0(rowset_at(to->rows, d, 0), cells[0]) == 0)
      return;
  rowset_add(to->rows, cells);
}

/* The row of one stands above those that were made before it. */
static bool is_after(const struct rowset *one, int at, const struct rowset *stored, int row)
{
  int day = g_strcmp0(rowset_get(one, at, "made_on"), rowset_get(stored, row, "made_on"));
  return day > 0
         || (day == 0
             && g_strcmp0(rowset_get(one, at, "started"), rowset_get(stored, row, "started")) > 0);
}

/* Row at of kept is shown among stored; -1: none, and kept may be NULL. */
static void add_stored(struct rowset *rows, const struct rowset *stored, const struct rowset *kept,
                       int at)
{
  struct adding to = { .rows = rows, .drafts = rows->row_count };
  bool waits = at >= 0;
  for (size_t c = 0; c < G_N_ELEMENTS(names); c++)
    to.columns[c] = rowset_find(stored, names[c]);
  for (int row = 0; row < stored->row_count; row++) {
    if (waits && is_after(kept, at, stored, row)) {
      add_row(&to, kept, at);
      waits = false;
    }
    add_row(&to, stored, row);
  }
  if (waits)
    add_row(&to, kept, at);
}

/* What was opened and corrected may be none of those shown any more, as where its teacher was
 * another: it stays in its place until something else is shown, for what a key does there is about
 * it. The rows that it is among, yours; NULL where it is one of stored, or of another month. */
static struct rowset *read_opened(const struct walkthroughs *self, struct session *session,
                                  const struct rowset *stored)
{
  if (!self->narrowed || !self->opened || rowset_row(stored, "uid", self->opened) >= 0)
    return NULL;
  AUTO(record)
  struct record *record = store_load(session->store, &record_walkthrough, self->opened, NULL);
  if (!record || !g_str_has_prefix(record_get(record, "made_on"), session->month))
    return NULL;
  const struct list_filter filter = { .month = session->month,
                                      .school = record_get(record, "school"),
                                      .teacher = record_get(record, "teacher"),
                                      .recorder = record_get(record, "recorder") };
  return lists_query(session->store, &view_walkthroughs, &filter, NULL);
}

/* What stands there where nothing does. Yours. */
static char *nothing(const struct walkthroughs *self, const char *month, bool in_view)
{
  if (!in_view && self->filter->school)
    return g_strdup("This school’s walkthroughs are not in your view, only counts of them. s shows "
                    "all that are.");
  g_autofree char *name = month_long(month);
  if (self->narrowed)
    return g_strdup_printf(
        "Nothing of that kind in %s (%s). [ and ] show other months, s shows all.", name,
        self->narrowed);
  return g_strdup_printf("No walkthrough in %s. w begins one; [ and ] show other months.", name);
}

static void refresh(struct screen *screen)
{
  struct session *session = session_of(screen->app);
  struct walkthroughs *self = state(screen);
  GError *error = NULL;
  struct list_filter filter = walkthrough_filter_query(self->filter, session->month);
  AUTO(rowset) struct rowset *stored =
      lists_query(session->store, &view_walkthroughs, &filter, &error);
  if (!stored) {
    session_error(screen->app, error);
    return;
  }
  g_free(self->narrowed);
  self->narrowed = walkthrough_filter_words(self->filter, session->store);
  struct rowset *rows = rowset_new(G_N_ELEMENTS(names), names);
  if (walkthrough_filter_has_drafts(self->filter))
    add_drafts(rows, session, stored);
  AUTO(rowset) struct rowset *kept = read_opened(self, session, stored);
  add_stored(rows, stored, kept, kept ? rowset_row(kept, "uid", self->opened) : -1);
  list_set_rows(self->list, rows);
  g_free(self->seen);
  self->seen = seen_words(session->store, "month", session->month);
  g_free(self->shown);
  self->shown = g_strdup(session->month);
  self->in_view = store_count(session->store, STATEMENT_WALKTHROUGHS_IN_VIEW, "school",
                              self->filter->school, NULL)
                  > 0;
  g_autofree char *empty = nothing(self, session->month, self->in_view);
  list_set_empty(self->list, empty);
}

static unsigned cell_style(const struct rowset *rows, int row, const char *column, char **text,
                           void *data)
{
  (void)data;
  const char *outcome = rowset_get(rows, row, "outcome");
  bool begun = is_draft(rowset_get(rows, row, "state"));
  bool attempt = outcome && strcmp(outcome, "made") != 0;
  if (strcmp(column, "state") == 0 && attempt && !begun)
    *text = g_strdup(choice_label(outcome_choices, outcome));
  if (strcmp(column, "state") == 0)
    return begun ? STYLE_MIDDLE : attempt ? STYLE_DIM : STYLE_PLAIN;
  return strcmp(column, "teacher") == 0 && begun ? STYLE_BOLD : STYLE_PLAIN;
}

/* --- the screen ----------------------------------------------------------------------------- */

static bool open_list(struct screen *screen, const char *argument, GError **error)
{
  (void)error;
  struct walkthroughs *self = g_new0(struct walkthroughs, 1);
  screen->state = self;
  self->list = list_new(&view_walkthroughs, "uid");
  list_on_cell(self->list, cell_style, NULL);
  self->filter = walkthrough_filter_new(screen->app, argument);
  screen->stale = true; /* read after the first frame */
  return true;
}

static void close_list(struct screen *screen)
{
  list_free(state(screen)->list);
  walkthrough_filter_free(state(screen)->filter);
  g_free(state(screen)->narrowed);
  g_free(state(screen)->seen);
  g_free(state(screen)->shown);
  g_free(state(screen)->opened);
  g_free(state(screen));
}

/* Rows of another month never stand under this one's name. */
static bool is_read(struct screen *screen)
{
  return g_strcmp0(state(screen)->shown, session_of(screen->app)->month) == 0;
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct session *session = session_of(screen->app);
  g_autofree char *month = month_long(session->month);
  int end = canvas_text(canvas, 0, 1, STYLE_BOLD, month);
  const char *narrowed = state(screen)->narrowed;
  const char *seen = is_read(screen) ? state(screen)->seen : NULL;
  const struct walkthrough_filter *filter = state(screen)->filter;
  bool some = is_read(screen) && !state(screen)->in_view && !filter->recorder
              && (filter->school || filter->strategy);
  g_autofree char *words = g_strdup_printf("%s%s%s%s", narrowed ? narrowed : "all that you may see",
                                           some ? " (only those you may see)" : "",
                                           seen ? "; seen: " : "", seen ? seen : "");
  canvas_field(canvas, 0, end + 3, canvas->width - end - 4, STYLE_DIM, words);
  struct canvas part = canvas_part(canvas, 2, 0, canvas->height - 2, canvas->width);
  if (is_read(screen))
    list_draw(state(screen)->list, &part, true);
}

static bool typing(struct screen *screen)
{
  return list_typing(state(screen)->list);
}

static bool key_list(struct screen *screen, const struct key *key)
{
  if (!typing(screen) && (key->code == '[' || key->code == ']' || key->code == 'g'))
    return false;
  screen_read(screen); /* typed ahead: it is about the rows to come */
  return list_key(state(screen)->list, key);
}

static bool has_row(struct screen *screen)
{
  return is_read(screen) && list_row(state(screen)->list) >= 0;
}

static bool on_draft(struct screen *screen)
{
  return has_row(screen) && is_draft(list_get(state(screen)->list, "state"));
}

static void run_open(struct screen *screen, const struct key *key)
{
  (void)key;
  struct walkthroughs *self = state(screen);
  g_free(self->opened);
  self->opened = g_strdup(list_get(self->list, "uid"));
  app_open(screen->app, "walkthrough", self->opened);
}

static bool has_teacher(struct screen *screen)
{
  return has_row(screen) && list_get(state(screen)->list, "teacher_uid");
}

static void run_teacher(struct screen *screen, const struct key *key)
{
  (void)key;
  app_open(screen->app, "teacher", list_get(state(screen)->list, "teacher_uid"));
}

static void run_month(struct screen *screen, const struct key *key)
{
  struct session *session = session_of(screen->app);
  char *month = month_add(session->month, key->code == '[' ? -1 : 1);
  g_free(session->month);
  session->month = month;
  g_clear_pointer(&state(screen)->opened, g_free);
  app_changed(screen->app);
  screen->stale = true;
}

static void run_slips(struct screen *screen, const struct key *key)
{
  (void)key;
  slips_screen_print(screen->app, NULL, NULL);
}

static void run_show(struct screen *screen, const struct key *key)
{
  (void)key;
  if (!walkthrough_filter_choose(state(screen)->filter, screen->app))
    return;
  g_clear_pointer(&state(screen)->opened, g_free);
  screen->stale = true;
}

static void run_discard(struct screen *screen, const struct key *key)
{
  (void)key;
  static const struct answer answers[] = { { "x", "Throw it away" }, { NULL, NULL } };
  struct session *session = session_of(screen->app);
  g_autofree char *uid = g_strdup(list_get(state(screen)->list, "uid"));
  bool fresh = strcmp(list_get(state(screen)->list, "state"), draft) == 0;
  g_autofree char *question = g_strdup_printf(
      fresh ? "Throw away the draft of %s? It cannot be brought back."
            : "Throw away what was changed in the walkthrough of %s? What is stored "
              "stays.",
      list_get(state(screen)->list, "teacher"));
  if (dialog_ask(screen->app, question, answers) != 0)
    return;
  struct draft_key key_of = session_draft_key(session, "walkthrough", uid);
  GError *error = NULL;
  g_autofree char *place = draft_place_noted(session, "walkthrough", uid);
  if (!draft_place_note(session, "walkthrough", uid, NULL, &place, &error)
      || !draft_remove(session->drafts, &key_of, &error)) {
    session_error(screen->app, error);
    return;
  }
  app_changed(screen->app);
  screen->stale = true;
  app_message(screen->app, "The draft is thrown away.");
}

static const struct action actions[] = {
  { "walkthroughs.open", "Open", "Opens the walkthrough, or takes the draft up again.", NULL,
    "Enter", 0, has_row, run_open, NULL },
  { "walkthroughs.teacher", "Teacher", "Opens the teacher’s page: all that was seen in that room.",
    NULL, "t", ACTION_QUIET, has_teacher, run_teacher, NULL },
  { "walkthroughs.month", "Month", "Shows the month before or after.", NULL, "[ ]", 0, NULL,
    run_month, NULL },
  { "walkthroughs.show", "Show", "Shows some of them: yours, not delivered, attempts, a school’s.",
    NULL, "s", 0, NULL, run_show, NULL },
  { "walkthroughs.slips", "Slips",
    "Prints your slips of today, by mailbox; D then notes that all are in the mailboxes.", NULL,
    "P", 0, NULL, run_slips, NULL },
  { "walkthroughs.discard", "Throw away", "Throws the draft away, after asking.", NULL, "Delete x",
    0, on_draft, run_discard, NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};

const struct screen_type screen_walkthroughs = {
  .name = "walkthroughs",
  .title = "Walkthroughs",
  .letter = 'w',
  .help = "The month’s walkthroughs, drafts first.",
  .actions = { actions, list_actions },
  .open = open_list,
  .draw = draw,
  .key = key_list,
  .typing = typing,
  .refresh = refresh,
  .gives_way = true,
  .can_undo = session_can_undo_here,
  .undo = session_undo_here,
  .close = close_list,
};
