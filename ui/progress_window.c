#include "ui/dialog.h"

#include "base/format.h"
#include "base/stop.h"
#include "ui/app.h"
#include "ui/panel.h"

enum {
  SHOWN_AFTER = 300 * 1000, /* microseconds */
  LOOK_EVERY = 50 * 1000,   /* between two frames and two looks at the keys */
};

struct progress_window {
  struct app *app;
  char *title;
  char *what;
  long done, total;
  gint64 begun, looked;
  bool stopped;
};

struct progress_window *progress_window_new(struct app *app, const char *title)
{
  struct progress_window *window = g_new0(struct progress_window, 1);
  window->app = app;
  window->title = g_strdup(title);
  window->begun = window->looked = g_get_monotonic_time();
  return window;
}

void progress_window_free(struct progress_window *window)
{
  if (!window)
    return;
  g_free(window->title);
  g_free(window->what);
  g_free(window);
}

bool progress_window_stopped(const struct progress_window *window)
{
  return window->stopped;
}

static void draw(void *data, struct canvas *body)
{
  struct progress_window *window = data;
  struct canvas room = panel_begin(body, 3, window->title);
  g_autofree char *done = format_number(window->done);
  g_autofree char *total = format_number(window->total);
  int column = 1;
  if (window->total > 0) {
    column += canvas_print(&room, 0, column, STYLE_PLAIN, "%s of %s ", done, total);
    int width = MAX(MIN(room.width / 2, 40), 1);
    column += canvas_text(&room, 0, column, STYLE_PLAIN, window->what) + 1;
    canvas_bar(&room, 1, 1, width, STYLE_ACCENT, (double)window->done / (double)window->total);
    canvas_print(&room, 1, width + 2, STYLE_PLAIN, "%d%%",
                 format_percent(window->done, window->total));
  } else {
    canvas_print(&room, 0, column, STYLE_PLAIN, "%s %s", done, window->what);
  }
  canvas_cursor(&room, 0, 1);
}

static bool no_key(void *data, const struct key *key)
{
  (void)data;
  (void)key;
  return false;
}

static const char *keys(void *data)
{
  (void)data;
  return "Esc Stop";
}

/* Looks at the keys, of which only Esc and ^C mean something now, and shows how far it is. */
static void look(struct progress_window *window)
{
  struct overlay overlay = { .draw = draw, .key = no_key, .keys = keys, .data = window };
  struct key key;
  enum terminal_event event;
  while ((event = terminal_wait(window->app->terminal, 0, &key)) == EVENT_KEY)
    if (key.code == K_ESC || key.code == K_CTRL('C'))
      window->stopped = true;
  if (event == EVENT_STOP)
    window->stopped = true;
  app_draw_over(window->app, &overlay);
}

static bool report(const char *what, long done, long total, void *data)
{
  struct progress_window *window = data;
  gint64 now = g_get_monotonic_time();
  if (stop_signal())
    window->stopped = true;
  if (now - window->begun < SHOWN_AFTER || now - window->looked < LOOK_EVERY)
    return !window->stopped;
  window->looked = now;
  window->done = done;
  window->total = total;
  g_free(window->what);
  window->what = g_strdup(what);
  look(window);
  return !window->stopped;
}

struct progress progress_window_progress(struct progress_window *window)
{
  return (struct progress){ .report = report, .data = window };
}
