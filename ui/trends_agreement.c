/* How far observers who rated the same lesson agree. */
#include "config.h"

#include "ui/trends.h"

#include "base/clock.h"
#include "model/date.h"
#include "report/agreement.h"
#include "ui/list.h"
#include "ui/session.h"

struct agreement_screen {
  struct list *list;
  struct rowset *marks; /* NULL until they are read */
  enum agreement_by by;
};

static struct agreement_screen *state(struct screen *screen)
{
  return screen->state;
}

static void show(struct agreement_screen *self)
{
  list_set_rows(self->list, agreement_table(self->marks, self->by));
}

/* Of the last twelve months. */
static void refresh(struct screen *screen)
{
  GError *error = NULL;
  g_autofree char *today = clock_today();
  g_autofree char *month = date_month(today);
  g_autofree char *before = month_add(month, -11);
  g_autofree char *first = month_first(before);
  struct rowset *marks =
      agreement_read(session_of(screen->app)->store, first, today, NULL, NULL, &error);
  if (!marks) {
    session_error(screen->app, error);
    return;
  }
  g_clear_pointer(&state(screen)->marks, rowset_free);
  state(screen)->marks = marks;
  show(state(screen));
}

static bool open_screen(struct screen *screen, const char *argument, GError **error)
{
  (void)argument;
  (void)error;
  struct agreement_screen *self = g_new0(struct agreement_screen, 1);
  screen->state = self;
  self->list = list_new(&view_agreement, NULL);
  list_set_empty(self->list,
                 "No lesson was rated by two people in the last twelve months. A second person "
                 "can rate the same walkthrough without seeing the first one’s marks.");
  screen->stale = true; /* read after the first frame */
  return true;
}

static void close_screen(struct screen *screen)
{
  list_free(state(screen)->list);
  g_clear_pointer(&state(screen)->marks, rowset_free);
  g_free(state(screen));
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  static const char *const titles[] = { [AGREEMENT_STRATEGY] = "By strategy",
                                        [AGREEMENT_PAIR] = "By pair",
                                        [AGREEMENT_PAIR_MONTH] = "By pair, month by month" };
  struct agreement_screen *self = state(screen);
  if (!self->marks) {
    canvas_text(canvas, 0, 1, STYLE_DIM, "Reading what two people rated.");
    return;
  }
  g_autofree char *all = agreement_words(agreement_count(self->marks));
  canvas_text(canvas, 0, 1, STYLE_BOLD, titles[self->by]);
  canvas_print(canvas, 1, 1, STYLE_PLAIN, "The last twelve months: %s.", all);
  struct canvas part = canvas_part(canvas, 3, 0, canvas->height - 3, canvas->width);
  list_draw(self->list, &part, true);
  const char *words = list_get(self->list, "words");
  if (words && !list_typing(self->list)) {
    g_autofree char *hint = g_strdup_printf("%s: %s.", list_get(self->list, "what"), words);
    app_hint(screen->app, hint);
  }
}

static bool typing(struct screen *screen)
{
  return list_typing(state(screen)->list);
}

static bool key(struct screen *screen, const struct key *pressed)
{
  if (!typing(screen) && pressed->code == 'g')
    return false;
  screen_read(screen);
  return list_key(state(screen)->list, pressed);
}

static void run_view(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct agreement_screen *self = state(screen);
  self->by = (self->by + 1) % (AGREEMENT_PAIR_MONTH + 1);
  show(self);
}

static bool is_read(struct screen *screen)
{
  return state(screen)->marks != NULL;
}

static const struct action actions[] = {
  { "agreement.view", "Show", "Shows agreement by strategy, by pair, or by pair and month.", NULL,
    "s", 0, is_read, run_view, NULL },
  { .name = NULL },
};

const struct screen_type screen_agreement = {
  .name = "agreement",
  .title = "Agreement between observers",
  .help = "Where two people rated the same lesson: the same level, one apart, or further apart.",
  .actions = { actions, list_actions },
  .open = open_screen,
  .draw = draw,
  .key = key,
  .typing = typing,
  .refresh = refresh,
  .gives_way = true,
  .close = close_screen,
};
