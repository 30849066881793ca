#include "config.h"

#include "ui/packet.h"

#include "base/clock.h"
#include "base/error.h"
#include "model/date.h"
#include "model/tables.h"
#include "report/packet.h"
#include "ui/dialog.h"
#include "ui/due.h"
#include "ui/list.h"
#include "ui/record_screen.h"

#include <string.h>

enum { MARGIN = 1, TEXT_COLUMNS = 76 };

struct packet_screen {
  char *month;
  struct packet_view *view; /* NULL until it is read */
  struct list *list;
  struct document *document; /* NULL until it is built */
  bool old;                  /* the document is of data that has changed since */
  bool is_next;              /* of the month that it opens on by itself */
  char *elsewhere;           /* where the next one is; NULL: it is this */
  char *refusal;             /* why it is not this person's to make; NULL: it is */
  bool stopped;              /* the person did not want to wait for it */
};

static struct packet_screen *state(struct screen *screen)
{
  return screen->state;
}

static const struct view_column columns[] = {
  { "what", "", 30, 1, FIELD_TEXT, NULL },
  { "detail", "", 0, 1, FIELD_TEXT, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view view_packet = { "packet", "Packet", columns };

/* --- data ----------------------------------------------------------------------------------- */

/* What is missing in one month never stands under the name of another. */
static bool is_read(const struct packet_screen *self)
{
  return self->view && strcmp(self->view->month, self->month) == 0;
}

static bool is_built(const struct packet_screen *self)
{
  return self->document && !self->old;
}

static void say(struct screen *screen, GError *error)
{
  session_error(screen->app, error);
}

static void show_rows(struct packet_screen *self)
{
  list_set_rows(self->list, packet_view_rows(self->view, self->document));
}

static bool read_view(struct screen *screen, GError **error)
{
  struct packet_screen *self = state(screen);
  struct packet_view *view = packet_view_read(session_of(screen->app), self->month, error);
  if (!view)
    return false;
  if (!is_read(self))
    g_clear_pointer(&self->document, document_free);
  g_clear_pointer(&self->view, packet_view_free);
  self->view = view;
  show_rows(self);
  return true;
}

static bool make_document(struct screen *screen, const struct progress *progress, GError **error)
{
  struct packet_screen *self = state(screen);
  struct document *document =
      packet_build(session_of(screen->app)->store, self->month, progress, error);
  if (!document)
    return false;
  g_clear_pointer(&self->document, document_free);
  self->document = document;
  self->old = false;
  show_rows(self);
  return true;
}

/* Reads now, for a key that is about the rows, what is otherwise read when no key waits. */
static bool read_now(struct screen *screen)
{
  GError *error = NULL;
  if (state(screen)->refusal) {
    app_message(screen->app, "%s", state(screen)->refusal);
    return false;
  }
  if (is_read(state(screen)) || read_view(screen, &error))
    return true;
  say(screen, error);
  return false;
}

/* Builds the packet now where that is not done yet. False where it could not be, which is then
 * said. */
static bool build(struct screen *screen)
{
  struct packet_screen *self = state(screen);
  if (!read_now(screen))
    return false;
  if (is_built(self))
    return true;
  GError *error = NULL;
  AUTO(progress_window)
  struct progress_window *window = progress_window_new(screen->app, "Putting the packet together");
  struct progress progress = progress_window_progress(window);
  if (make_document(screen, &progress, &error))
    return true;
  self->stopped = error_is(error, TL_ERROR_STOPPED);
  if (!self->stopped) {
    say(screen, error);
    return false;
  }
  g_error_free(error);
  app_message(screen->app, "Stopped. Enter on a section, or e, puts it together.");
  return false;
}

static bool until_a_key(const char *what, long done, long total, void *terminal)
{
  (void)what;
  (void)done;
  (void)total;
  return !terminal_pending(terminal);
}

/* Why nothing is shown of the month: another makes its packet, or it has not begun. Yours; NULL
 * where it is shown. */
static char *refusal_words(struct session *session, const char *month)
{
  g_autoptr(GError) error = NULL;
  if (!packet_may_make(session->store, month, &error))
    return g_strdup(error->message);
  g_autofree char *now = clock_month();
  g_autofree char *name = month_long(month);
  return strcmp(month, now) <= 0
             ? NULL
             : g_strdup_printf("%s has not begun: there is nothing to put together yet. d opens "
                               "the DILT meeting that will read about it.",
                               name);
}

/* Whether the packet of this month is this person's, and the next to be made. */
static void note_month(struct screen *screen)
{
  struct packet_screen *self = state(screen);
  struct session *session = session_of(screen->app);
  g_autofree char *next = packet_default_month(session->store, NULL);
  self->is_next = next && g_strcmp0(next, self->month) == 0;
  g_clear_pointer(&self->elsewhere, g_free);
  if (next && !self->is_next) {
    g_autofree char *name = month_long(next);
    self->elsewhere = g_strdup_printf("The next DILT is about %s: %s goes there.", name,
                                      strcmp(next, self->month) > 0 ? "]" : "[");
  }
  g_free(self->refusal);
  self->refusal = refusal_words(session, self->month);
}

/* No key waits: reads what is missing, shows it, and puts the packet together; gives way to the
 * next key in each of them. */
static void refresh(struct screen *screen)
{
  struct packet_screen *self = state(screen);
  const struct progress progress = { until_a_key, screen->app->terminal };
  GError *error = NULL;
  if (self->refusal)
    return;
  bool first = !is_read(self);
  self->old = true;
  if (read_view(screen, &error) && !self->stopped) {
    if (first)
      app_draw(screen->app);
    make_document(screen, &progress, &error);
  }
  if (!error)
    return;
  screen->stale = error_is(error, TL_ERROR_STOPPED);
  if (screen->stale)
    g_error_free(error);
  else
    say(screen, error);
}

/* A month that is not this person's is only shown when it was asked for; one that was looked at
 * on another screen does not stand for the one that is due. */
static char *first_month(struct session *session, const char *argument, GError **error)
{
  if (argument)
    return g_strdup(argument);
  return packet_default_month(session->store, error);
}

static bool open_packet(struct screen *screen, const char *argument, GError **error)
{
  struct session *session = session_of(screen->app);
  if (!store_viewer_makes_packet(session->store))
    return fail(
        error, TL_ERROR_REFUSED,
        "The superintendent’s office and the plan manager make the packet. Ask them for it.");
  struct packet_screen *self = g_new0(struct packet_screen, 1);
  screen->state = self;
  self->list = list_new(&view_packet, "key");
  list_set_group(self->list, "group");
  list_set_empty(self->list, "Nothing is missing. e writes the packet.");
  self->month = first_month(session, argument, error);
  if (!self->month)
    return false;
  note_month(screen);
  screen->stale = true; /* read after the first frame */
  return true;
}

static void close_packet(struct screen *screen)
{
  struct packet_screen *self = state(screen);
  g_clear_pointer(&self->view, packet_view_free);
  g_clear_pointer(&self->document, document_free);
  list_free(self->list);
  g_free(self->month);
  g_free(self->refusal);
  g_free(self->elsewhere);
  g_free(self);
}

/* --- drawing -------------------------------------------------------------------------------- */

static char *heading(struct screen *screen)
{
  g_autofree char *month = month_long(state(screen)->month);
  return g_strdup_printf("Packet for %s", month);
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct packet_screen *self = state(screen);
  const struct packet_view *view = self->view;
  if (self->refusal) {
    struct canvas words = canvas_part(canvas, 1, MARGIN, canvas->height - 1,
                                      MIN(canvas->width - 2 * MARGIN, TEXT_COLUMNS));
    canvas_wrap(&words, 0, STYLE_PLAIN, self->refusal, 4);
    return;
  }
  if (!is_read(self)) {
    canvas_text(canvas, 1, MARGIN, STYLE_DIM, "Reading what is there for the packet.");
    return;
  }
  g_autofree char *standing = g_strjoin(" ", view->standing, view->due, NULL);
  struct canvas text = canvas_part(canvas, 1, MARGIN, canvas->height - 1,
                                   MIN(canvas->width - 2 * MARGIN, TEXT_COLUMNS));
  int used = canvas_wrap(&text, 0, STYLE_PLAIN, view->meeting, 2);
  used += canvas_wrap(&text, used, STYLE_BOLD, standing, 3);
  if (self->elsewhere)
    used += canvas_wrap(&text, used, STYLE_PLAIN, self->elsewhere, 1);
  struct canvas rest = canvas_part(canvas, used + 1, 0, canvas->height - used - 1, canvas->width);
  list_draw(self->list, &rest, true);
  if (list_get(self->list, "screen")) /* in full, where the list has no room for it */
    app_hint(screen->app, list_get(self->list, "detail"));
  else if (self->is_next)
    app_hint(screen->app, "This packet is the next to be made; [ and ] show other months.");
}

/* --- keys ----------------------------------------------------------------------------------- */

static bool typing(struct screen *screen)
{
  return list_typing(state(screen)->list);
}

/* Keys that have nothing to do with the rows. */
static bool leads_away(const struct key *key)
{
  static const int away[] = { '[', ']', 'g', 'q', 'd', '?', ':', K_ESC };
  for (size_t i = 0; i < G_N_ELEMENTS(away); i++)
    if (key->code == away[i])
      return true;
  return false;
}

static bool key_packet(struct screen *screen, const struct key *key)
{
  if (!typing(screen) && leads_away(key))
    return false;
  return read_now(screen) && list_key(state(screen)->list, key);
}

static bool is_shown(struct screen *screen)
{
  return !state(screen)->refusal;
}

static bool has_row(struct screen *screen)
{
  return is_shown(screen) && is_read(state(screen)) && list_row(state(screen)->list) >= 0;
}

static void run_open(struct screen *screen, const struct key *key)
{
  (void)key;
  struct packet_screen *self = state(screen);
  const char *section = list_get(self->list, "section");
  const char *name = list_get(self->list, "screen");
  if (section) {
    int number = (int)g_ascii_strtoll(section, NULL, 10);
    if (build(screen))
      packet_preview(screen->app, self->document, number);
    return;
  }
  if (strcmp(name, "read") == 0)
    dialog_view(screen->app, list_get(self->list, "what"), list_get(self->list, "detail"), true,
                NULL);
  else
    app_open(screen->app, name, list_get(self->list, "argument"));
}

static void run_preview(struct screen *screen, const struct key *key)
{
  (void)key;
  if (build(screen))
    packet_preview(screen->app, state(screen)->document, 0);
}

/* Names of teachers do not belong in a packet: its maker says so once more. */
static bool names_are_meant(struct screen *screen)
{
  static const struct answer answers[] = { { "w", "Write it all the same" },
                                           { "Esc", "Look at them" },
                                           { NULL, NULL } };
  int warnings = read_now(screen) ? state(screen)->view->warnings : 0;
  if (warnings == 0)
    return true;
  g_autofree char *question = g_strdup_printf(
      "%d %s. The packet is to carry no teacher’s name; a name may also be an ordinary word. They "
      "are listed above the sections.",
      warnings, warnings == 1 ? "text seems to name a teacher" : "texts seem to name teachers");
  return dialog_ask(screen->app, question, answers) == 0;
}

static void run_export(struct screen *screen, const struct key *key)
{
  (void)key;
  struct packet_screen *self = state(screen);
  if (names_are_meant(screen) && build(screen))
    packet_export(screen->app, self->document, self->month);
}

static void run_meeting(struct screen *screen, const struct key *key)
{
  (void)key;
  struct packet_screen *self = state(screen);
  GError *error = NULL;
  g_autofree char *uid = store_find(session_of(screen->app)->store, &record_dilt_meeting, "month",
                                    self->month, &error);
  g_autofree char *values = g_strdup_printf("month=%s", self->month);
  if (error)
    say(screen, error);
  else if (uid)
    record_screen_open(screen->app, &record_dilt_meeting, uid);
  else
    record_screen_new(screen->app, &record_dilt_meeting, values);
}

static void run_month(struct screen *screen, const struct key *key)
{
  struct packet_screen *self = state(screen);
  char *month = due_turn(screen->app, self->month, key->code == '[' ? -1 : 1);
  if (!month)
    return;
  g_free(self->month);
  self->month = month;
  self->stopped = false;
  note_month(screen);
  app_changed(screen->app);
  screen->stale = true;
}

static const struct action actions[] = {
  { "packet.open", "Open", "Goes to what is missing, or shows the section as it will read.", NULL,
    "Enter", 0, has_row, run_open, NULL },
  { "packet.preview", "Preview", "Shows the packet from its beginning, section by section.", NULL,
    "v", 0, is_shown, run_preview, NULL },
  { "packet.export", "Export", "Writes the packet as PDF, text, HTML, CSV or JSON.", NULL, "e", 0,
    is_shown, run_export, NULL },
  { "packet.meeting", "DILT date",
    "Sets date, place and who runs the meeting, and by when input is due.", NULL, "d", 0, NULL,
    run_meeting, NULL },
  { "packet.month", "Month", "Shows the month before or after.", NULL, "[ ]", 0, NULL, run_month,
    NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};

const struct screen_type screen_packet = {
  .name = "packet",
  .title = "Packet",
  .letter = 'k',
  .help = "The month’s packet: what is missing, how it will read, and writing it.",
  .actions = { actions, list_actions },
  .open = open_packet,
  .draw = draw,
  .key = key_packet,
  .typing = typing,
  .heading = heading,
  .refresh = refresh,
  .gives_way = true,
  .can_undo = session_can_undo_here,
  .undo = session_undo_here,
  .close = close_packet,
};
