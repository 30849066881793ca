/* Follow-ups: all that are open, the late ones first; each is done, carried or dropped here. */
#include "config.h"

#include "ui/follow_up.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "model/date.h"
#include "report/lists.h"
#include "ui/list.h"
#include "ui/picker.h"
#include "ui/record_words.h"
#include "ui/session.h"
#include "ui/visit_words.h"

#include <string.h>

enum { MARGIN = 1, SOON_DAYS = 7 };

struct follow_ups {
  struct list *list;
  char *owner, *school; /* uid: only theirs; NULL: all */
  char *of;             /* whose that is, in words; NULL: everybody's */
  bool late_of_others;  /* only those that others have let lie at one's schools */
  char *last;           /* uid of what was dealt with last; NULL: nothing yet */
  int late, open;
  bool read;
};

static struct follow_ups *state(struct screen *screen)
{
  return screen->state;
}

/* --- rows ----------------------------------------------------------------------------------- */

static const char *const names[] = { "uid",    "group", "due",    "text",     "owner",
                                     "school", "tone",  "screen", "argument", "origin" };
enum { CELLS = G_N_ELEMENTS(names) };

static const struct view_column columns[] = {
  { "due", "Due", 12, 1, FIELD_TEXT, NULL },     { "text", "What", 0, 1, FIELD_TEXT, NULL },
  { "owner", "Owner", 14, 1, FIELD_TEXT, NULL }, { "school", "School", 14, 2, FIELD_TEXT, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view view_list = { "follow-ups", "Follow-ups", columns };

/* on: the day by which, or NULL. */
static const char *group_of(const char *on, int days)
{
  if (!on)
    return "Without a date";
  return days < 0 ? "Late" : days <= SOON_DAYS ? "Due in the next seven days" : "Later";
}

/* Where it was agreed: screen and argument (yours) that lead there; else to itself. */
static const char *source(const struct rowset *rows, int row, char **argument)
{
  const char *origin = rowset_get(rows, row, "origin");
  const char *visit = rowset_get(rows, row, "visit_uid");
  const char *walkthrough = rowset_get(rows, row, "walkthrough_uid");
  if (walkthrough) {
    *argument = g_strdup(walkthrough);
    return "walkthrough";
  }
  if (visit) {
    *argument = g_strdup(visit);
    return strcmp(origin, "memo") == 0 ? "memo" : "visit";
  }
  *argument = g_strdup_printf("follow_up %s", rowset_get(rows, row, "uid"));
  return "record";
}

static void add_row(struct follow_ups *self, struct rowset *to, const struct rowset *rows, int row,
                    const char *today)
{
  const char *on = rowset_get(rows, row, "due_on");
  int days = on ? date_difference(today, on) : SOON_DAYS;
  unsigned style;
  g_autofree char *due = on ? visit_words_due(on, &style) : NULL;
  g_autofree char *text = text_clean(rowset_get(rows, row, "text"), true);
  g_autofree char *origin = visit_words_origin(rows, row);
  g_autofree char *argument = NULL;
  const char *screen = source(rows, row, &argument);
  const char *cells[CELLS] = { rowset_get(rows, row, "uid"),
                               group_of(on, days),
                               due,
                               text,
                               rowset_get(rows, row, "owner"),
                               rowset_get(rows, row, "school"),
                               days < 0    ? "late"
                               : days <= 2 ? "soon"
                                           : NULL,
                               screen,
                               argument,
                               origin };
  rowset_add(to, cells);
  self->late += days < 0;
  self->open++;
}

/* The same that Today counts. Yours. */
static struct rowset *late_of_others(struct screen *screen, const char *today, GError **error)
{
  return store_query(session_of(screen->app)->store, STATEMENT_FOLLOW_UP_LATE, error, "today",
                     today, NULL);
}

static void refresh(struct screen *screen)
{
  struct follow_ups *self = state(screen);
  GError *error = NULL;
  g_autofree char *today = clock_today();
  struct list_filter filter = { .school = self->school, .owner = self->owner };
  AUTO(rowset)
  struct rowset *rows =
      lists_query(session_of(screen->app)->store, &view_follow_ups, &filter, &error);
  if (!rows) {
    session_error(screen->app, error);
    return;
  }
  AUTO(rowset)
  struct rowset *late = self->late_of_others ? late_of_others(screen, today, &error) : NULL;
  if (error) {
    session_error(screen->app, error);
    return;
  }
  self->late = self->open = 0;
  struct rowset *shown = rowset_new(CELLS, names);
  for (int i = 0; i < rows->row_count; i++)
    if (!late || rowset_row(late, "uid", rowset_get(rows, i, "uid")) >= 0)
      add_row(self, shown, rows, i, today);
  list_set_rows(self->list, shown);
  self->read = true;
}

static unsigned cell_style(const struct rowset *rows, int row, const char *column, char **text,
                           void *data)
{
  (void)text;
  (void)data;
  const char *tone = rowset_get(rows, row, "tone");
  if (strcmp(column, "due") != 0)
    return strcmp(column, "text") == 0 ? STYLE_PLAIN : STYLE_DIM;
  return !tone ? STYLE_PLAIN : strcmp(tone, "late") == 0 ? STYLE_POOR | STYLE_BOLD : STYLE_MIDDLE;
}

/* --- the screen ----------------------------------------------------------------------------- */

/* Shows only those of an owner or a school (uid); both NULL: all. */
static bool show_of(struct follow_ups *self, struct store *store, const char *owner,
                    const char *school, GError **error)
{
  const char *uid = owner ? owner : school;
  g_autofree char *name = uid ? record_words_ref(store, owner ? "staff" : "school", uid) : NULL;
  if (uid && !name)
    return fail(error, TL_ERROR_NOT_FOUND, "That person or school is no longer there.");
  g_autofree char *owner_uid = g_strdup(owner);
  g_autofree char *school_uid = g_strdup(school);
  g_free(self->owner);
  g_free(self->school);
  g_free(self->of);
  self->late_of_others = false;
  self->owner = g_steal_pointer(&owner_uid);
  self->school = g_steal_pointer(&school_uid);
  self->of = g_steal_pointer(&name);
  list_set_empty(self->list, self->of ? "Nothing is open here. o and s show others."
                                      : "Nothing is open. What is agreed in a visit (g v), in its "
                                        "walkthroughs or in a memo stands here until it is done.");
  return true;
}

static void show_late_of_others(struct follow_ups *self)
{
  self->late_of_others = true;
  self->of = g_strdup("late ones of others");
  list_set_empty(self->list, "Nothing of others is late any more. o and s show all that is open.");
}

static bool open_list(struct screen *screen, const char *argument, GError **error)
{
  struct follow_ups *self = g_new0(struct follow_ups, 1);
  screen->state = self;
  self->list = list_new(&view_list, "uid");
  list_set_group(self->list, "group");
  list_on_cell(self->list, cell_style, NULL);
  screen->stale = true;
  g_auto(GStrv) words = g_strsplit(argument ? argument : "", " ", 2);
  const char *uid = words[0] ? words[1] : NULL;
  bool owner = uid && strcmp(words[0], "owner") == 0;
  if (uid && strcmp(words[0], "late") == 0) {
    show_late_of_others(self);
    return true;
  }
  return show_of(self, session_of(screen->app)->store, owner ? uid : NULL, owner ? NULL : uid,
                 error);
}

static void close_list(struct screen *screen)
{
  struct follow_ups *self = state(screen);
  list_free(self->list);
  g_free(self->owner);
  g_free(self->school);
  g_free(self->of);
  g_free(self->last);
  g_free(self);
}

static char *heading(struct screen *screen)
{
  const struct follow_ups *self = state(screen);
  return self->of ? g_strdup_printf("Follow-ups · %s", self->of) : g_strdup("Follow-ups");
}

static bool typing(struct screen *screen)
{
  return list_typing(state(screen)->list);
}

/* All of the selected one, whose words may be longer than the column. */
static void hint(struct screen *screen)
{
  const struct list *list = state(screen)->list;
  const char *school = list_get(list, "school");
  const char *text = list_get(list, "text");
  g_autofree char *words =
      g_strdup_printf("%s%s%s%s %s", school ? school : "", school ? ": " : "", text,
                      g_str_has_suffix(text, ".") ? "" : ".", list_get(list, "origin"));
  app_hint(screen->app, words);
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct follow_ups *self = state(screen);
  if (!self->read)
    return;
  g_autofree char *late = self->late ? g_strdup_printf(", %d late", self->late) : g_strdup("");
  if (self->open > 0)
    canvas_print(canvas, 0, MARGIN, STYLE_DIM, "%d open%s", self->open, late);
  struct canvas part = canvas_part(canvas, 2, 0, canvas->height - 2, canvas->width);
  if (!typing(screen) && list_row(self->list) >= 0)
    hint(screen);
  list_draw(self->list, &part, true);
}

static bool key_list(struct screen *screen, const struct key *key)
{
  if (!typing(screen) && key->code == 'g')
    return false;
  screen_read(screen);
  return list_key(state(screen)->list, key);
}

/* --- actions -------------------------------------------------------------------------------- */

static const char *cell(struct screen *screen, const char *column)
{
  return state(screen)->read ? list_get(state(screen)->list, column) : NULL;
}

static bool on_row(struct screen *screen)
{
  return cell(screen, "uid") != NULL;
}

static void run_open(struct screen *screen, const struct key *key)
{
  (void)key;
  app_open(screen->app, cell(screen, "screen"), cell(screen, "argument"));
}

static void run_edit(struct screen *screen, const struct key *key)
{
  (void)key;
  g_autofree char *argument = g_strdup_printf("follow_up %s", cell(screen, "uid"));
  app_open(screen->app, "record", argument);
}

static void run_ask(struct screen *screen, const struct key *key)
{
  g_autofree char *uid = g_strdup(cell(screen, "uid"));
  if (!follow_up_ask(screen->app, uid, key->code, NULL))
    return;
  g_free(state(screen)->last);
  state(screen)->last = g_steal_pointer(&uid);
  app_changed(screen->app);
  refresh(screen);
}

#define ALL "*"

/* Asks with rows of uid, name and detail; the one chosen, ALL, or NULL. Yours. */
static char *choose(struct screen *screen, const char *title, const char *all,
                    enum statement statement)
{
  GError *error = NULL;
  AUTO(rowset)
  struct rowset *rows = store_query(session_of(screen->app)->store, statement, &error, NULL);
  if (!rows) {
    session_error(screen->app, error);
    return NULL;
  }
  AUTO(picker) struct picker *picker = picker_new(title);
  picker_add(picker, ALL, all, NULL);
  for (int i = 0; i < rows->row_count; i++) {
    long open = rowset_int(rows, i, "open");
    g_autofree char *detail = g_strdup_printf("%ld open", open);
    picker_add(picker, rowset_get(rows, i, "uid"), rowset_get(rows, i, "name"), detail);
  }
  return g_strdup(picker_run(screen->app, picker, NULL));
}

static void show_chosen(struct screen *screen, const char *owner, const char *school)
{
  GError *error = NULL;
  if (show_of(state(screen), session_of(screen->app)->store, owner, school, &error))
    refresh(screen);
  else
    session_error(screen->app, error);
}

static void run_owner(struct screen *screen, const struct key *key)
{
  (void)key;
  g_autofree char *chosen =
      choose(screen, "Whose follow-ups", "Everybody’s", STATEMENT_FOLLOW_UP_OPEN_OWNERS);
  if (chosen)
    show_chosen(screen, strcmp(chosen, ALL) == 0 ? NULL : chosen, NULL);
}

static void run_school(struct screen *screen, const struct key *key)
{
  (void)key;
  g_autofree char *chosen =
      choose(screen, "Follow-ups of which school", "All schools", STATEMENT_FOLLOW_UP_OPEN_SCHOOLS);
  if (chosen)
    show_chosen(screen, NULL, strcmp(chosen, ALL) == 0 ? NULL : chosen);
}

static void undo(struct screen *screen)
{
  session_undo(screen->app);
  refresh(screen);
  if (state(screen)->last)
    list_select(state(screen)->list, state(screen)->last);
}

static const struct action actions[] = {
  { "follow_ups.open", "Open", "Goes to where it was agreed: visit, walkthrough or memo.", NULL,
    "Enter", 0, on_row, run_open, NULL },
  { "follow_ups.done", "Done", "Notes it as done.", NULL, "d", 0, on_row, run_ask, NULL },
  { "follow_ups.carry", "Carry", "Carries it on; asks until when.", NULL, "c", 0, on_row, run_ask,
    NULL },
  { "follow_ups.drop", "Drop", "Drops it; asks why.", NULL, "x", 0, on_row, run_ask, NULL },
  { "follow_ups.edit", "Change", "Changes its words, owner or date.", NULL, "e", 0, on_row,
    run_edit, NULL },
  { "follow_ups.owner", "Owner", "Shows those of one person, or everybody’s.", NULL, "o", 0, NULL,
    run_owner, NULL },
  { "follow_ups.school", "School", "Shows those of one school, or of all.", NULL, "s", 0, NULL,
    run_school, NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};

const struct screen_type screen_follow_ups = {
  .name = "follow-ups",
  .title = "Follow-ups",
  .letter = 'f',
  .help = "What was agreed in visits, walkthroughs and memos and is still to be done: yours, and "
          "that of your schools, the late ones first.",
  .actions = { actions, list_actions },
  .open = open_list,
  .draw = draw,
  .key = key_list,
  .typing = typing,
  .heading = heading,
  .refresh = refresh,
  .gives_way = true,
  .can_undo = session_can_undo_here,
  .undo = undo,
  .close = close_list,
};
