#include "config.h"

#include "ui/today.h"

#include "base/format.h"
#include "base/text.h"
#include "db/store.h"
#include "ui/list.h"
#include "ui/person_choice.h"
#include "ui/screens.h"
#include "ui/slips_screen.h"
#include "ui/snow_day.h"
#include "ui/today_own.h"

#include <string.h>

enum { BAR_MOST = 24, MARGIN = 1, ROOMY = 76, WHEN = 13, BESIDE = WHEN + 6 };

struct today_screen {
  struct list *list;
  struct today *today;
  int width; /* of the screen when it was drawn last */
  bool all_feedback;
};

static struct today_screen *state(struct screen *screen)
{
  return screen->state;
}

static const struct view_column columns[] = {
  { "what", "", 0, 1, FIELD_TEXT, NULL },
  { "when", "", WHEN, 1, FIELD_TEXT, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view view_today = { "today", "Today", columns };

static void take(struct screen *screen, struct today *today, GError *error)
{
  struct today_screen *self = state(screen);
  if (!today) {
    session_error(screen->app, error);
    return;
  }
  g_clear_pointer(&self->today, today_free);
  self->today = today;
  list_set_rows(self->list, g_steal_pointer(&today->rows));
}

static void refresh(struct screen *screen)
{
  GError *error = NULL;
  struct today *today = today_read(session_of(screen->app), state(screen)->all_feedback, &error);
  take(screen, today, error);
}

/* What is at hand at once; the rest when no key waits. */
static void begin(struct screen *screen)
{
  GError *error = NULL;
  struct today *today = today_begin(session_of(screen->app), &error);
  take(screen, today, error);
  screen->stale = true;
}

static unsigned cell_style(const struct rowset *rows, int row, const char *column, char **text,
                           void *data)
{
  const struct today_screen *self = data;
  const char *what = rowset_get(rows, row, "what"), *brief = rowset_get(rows, row, "brief");
  if (strcmp(column, "what") == 0 && brief && text_width(what) > self->width - BESIDE)
    *text = g_strdup(brief);
  const char *tone = rowset_get(rows, row, "tone");
  if (strcmp(column, "when") != 0)
    return STYLE_PLAIN;
  if (!tone)
    return STYLE_DIM;
  return strcmp(tone, "late") == 0 ? STYLE_POOR | STYLE_BOLD : STYLE_MIDDLE;
}

static bool open_today(struct screen *screen, const char *argument, GError **error)
{
  (void)argument;
  struct session *session = session_of(screen->app);
  struct today_screen *self = g_new0(struct today_screen, 1);
  screen->state = self;
  self->list = list_new(&view_today, "key");
  self->today = today_begin(session, error);
  if (!self->today)
    return false;
  list_set_group(self->list, "group");
  list_on_cell(self->list, cell_style, self);
  list_set_empty(
      self->list,
      "Nothing is due. What you owe, and your latest walkthroughs, will stand here. w begins a "
      "walkthrough.");
  list_set_rows(self->list, g_steal_pointer(&self->today->rows));
  screen->stale = true; /* the first frame is out at once; the figures come after it */
  return true;
}

static void close_today(struct screen *screen)
{
  struct today_screen *self = state(screen);
  g_clear_pointer(&self->today, today_free);
  list_free(self->list);
  g_free(self);
}

/* --- drawing -------------------------------------------------------------------------------- */

/* `Walkthroughs in November  9 of 18  ████▌····  11 school days left`, as much as there is room
 * for. */
static void draw_progress(const struct today *today, struct canvas *canvas)
{
  g_autofree char *count = format_of(today->done, today->target);
  g_autofree char *days = format_plural(today->days_left, "school day left", "school days left");
  const char *what = canvas->width >= ROOMY ? today->progress : "Walkthroughs";
  int column = MARGIN + canvas_text(canvas, 0, MARGIN, STYLE_PLAIN, what) + 2;
  column += canvas_text(canvas, 0, column, STYLE_BOLD, count) + 2;
  int width = MIN(canvas->width - column - text_width(days) - 4, BAR_MOST);
  if (width >= 4 && today->target > 0) {
    double share = MIN((double)today->done / today->target, 1.0);
    canvas_bar(canvas, 0, column, width, today->done >= today->target ? STYLE_GOOD : STYLE_ACCENT,
               share);
    column += width + 2;
  }
  canvas_text(canvas, 0, column, STYLE_PLAIN, days);
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct today_screen *self = state(screen);
  const struct today *today = self->today;
  self->width = canvas->width;
  struct canvas rest = canvas_part(canvas, 1, 0, canvas->height - 1, canvas->width);
  if (today->progress) {
    draw_progress(today, &rest);
    rest = canvas_part(&rest, 1, 0, rest.height - 1, rest.width);
  }
  if (today->same_day) {
    canvas_text(&rest, 0, MARGIN, STYLE_PLAIN, today->same_day);
    rest = canvas_part(&rest, 1, 0, rest.height - 1, rest.width);
  }
  if (today->why) {
    canvas_field(&rest, 0, MARGIN, rest.width - 2 * MARGIN, STYLE_DIM, today->why);
    rest = canvas_part(&rest, 1, 0, rest.height - 1, rest.width);
  }
  if (today->meeting) {
    struct canvas words = canvas_part(&rest, 0, MARGIN, 2, rest.width - 2 * MARGIN);
    int used = canvas_wrap(&words, 0, STYLE_PLAIN, today->meeting, 2);
    rest = canvas_part(&rest, used, 0, rest.height - used, rest.width);
  }
  if (today->whole || list_count(self->list) > 0)
    list_draw(self->list, &rest, true);
  const char *what = list_get(self->list, "what");
  if (what && text_width(what) > canvas->width - BESIDE)
    app_hint(screen->app, what); /* in full, where the list has no room for it */
}

/* --- keys ----------------------------------------------------------------------------------- */

static bool key_today(struct screen *screen, const struct key *key)
{
  return list_key(state(screen)->list, key);
}

static bool typing(struct screen *screen)
{
  return list_typing(state(screen)->list);
}

static bool has_row(struct screen *screen)
{
  return list_row(state(screen)->list) >= 0;
}

static bool may_choose(struct screen *screen)
{
  return person_choice_allowed(screen->app);
}

static void run_you(struct screen *screen, const struct key *key)
{
  (void)key;
  if (person_choose(screen->app))
    begin(screen);
}

static void show_all_feedback(struct screen *screen)
{
  state(screen)->all_feedback = true;
  refresh(screen);
}

static void run_open(struct screen *screen, const struct key *key)
{
  if (state(screen)->today->whole)
    screen_read(screen); /* what is opened must still be there */
  const char *name = list_get(state(screen)->list, "screen");
  if (!name)
    return;
  if (strcmp(name, "you") == 0)
    run_you(screen, key);
  else if (strcmp(name, TODAY_ALL_FEEDBACK) == 0)
    show_all_feedback(screen);
  else
    app_open(screen->app, name, list_get(state(screen)->list, "argument"));
}

/* The line of the slips to deliver is among them. */
static bool slips_wait(struct screen *screen)
{
  const struct rowset *rows = list_rows(state(screen)->list);
  for (int row = 0; row < rows->row_count; row++)
    if (g_strcmp0(rowset_get(rows, row, "screen"), screen_slips.name) == 0)
      return true;
  return false;
}

static bool on_slips(struct screen *screen)
{
  return g_strcmp0(list_get(state(screen)->list, "screen"), screen_slips.name) == 0;
}

static void run_slips(struct screen *screen, const struct key *key)
{
  (void)key;
  slips_screen_print(screen->app, NULL, NULL);
}

static void run_go(struct screen *screen, const struct key *key)
{
  app_go(screen->app, session_screen_lettered(key->code)->name);
}

static bool has_k(struct screen *screen)
{
  return session_screen_lettered('k') && store_viewer_makes_packet(session_of(screen->app)->store);
}

static const struct action actions[] = {
  { "today.open", "Go there", "Opens what the selected line is about.", NULL, "Enter", 0, has_row,
    run_open, NULL },
  { "today.print_slips", "Print slips",
    "Prints the slips to deliver, by mailbox; D then notes that all are in the mailboxes.", NULL,
    "P", 0, on_slips, run_slips, NULL },
  { "today.slips", "Print slips",
    "Prints the slips to deliver, by mailbox; D then notes that all are in the mailboxes.", NULL,
    "P", ACTION_QUIET, slips_wait, run_slips, NULL },
  { "today.packet", "Packet", "Goes to the packet of the DILT meeting.", NULL, "k", 0, has_k,
    run_go, NULL },
  { "today.records", "Records", "Goes to schools, staff, targets and the calendar.", NULL, "r", 0,
    NULL, run_go, NULL },
  { "today.snow", "Snow day today",
    "Marks today as a snow day, after asking, and offers to move the visits planned for it.", NULL,
    "S", ACTION_QUIET, snow_day_possible, snow_day_today, NULL },
  { "today.snow_ask", "Snow day", "Says who marks a snow day, and how your visits are moved.", NULL,
    "S", ACTION_QUIET, snow_day_is_anothers, snow_day_ask, NULL },
  { "today.you", "Who am I", "Says who you are, so that the program shows what is yours.", NULL,
    "y", ACTION_QUIET, may_choose, run_you, NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};

const struct screen_type screen_today = {
  .name = "today",
  .title = "Today",
  .letter = 't',
  .help = "What is due, soonest first; Enter goes there.",
  .actions = { actions, list_actions },
  .open = open_today,
  .draw = draw,
  .key = key_today,
  .typing = typing,
  .refresh = refresh,
  .gives_way = true,
  .can_undo = session_can_undo_here,
  .undo = session_undo_here,
  .close = close_today,
};
