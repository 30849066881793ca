#include "config.h"

#include "ui/slips_screen.h"

#include "base/error.h"
#include "base/format.h"
#include "model/date.h"
#include "model/tables.h"
#include "ui/dialog.h"
#include "ui/signature.h"
#include "ui/slips_own.h"
#include "work/delivery.h"

#include <string.h>

enum { MARGIN = 1 };

static struct slips *state(struct screen *screen)
{
  return screen->state;
}

static const struct view_column columns[] = {
  { "teacher", "Teacher", 22, 1, FIELD_TEXT, NULL },
  { "where", "Mailbox", 14, 1, FIELD_TEXT, NULL },
  { "stands", "Slip", 0, 1, FIELD_TEXT, NULL },
  { "started", "Visit", 5, 3, FIELD_TIME, NULL },
  { "recorder", "Recorded by", 20, 3, FIELD_TEXT, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view view_slips = { "slips", "Slips", columns };

/* --- data ----------------------------------------------------------------------------------- */

static void reload(struct screen *screen)
{
  struct slips *self = state(screen);
  GError *error = NULL;
  if (!slips_rows_read(self, session_of(screen->app), &error)) {
    session_error(screen->app, error);
    return;
  }
  g_autofree char *day = date_weekday_medium(self->day);
  g_autofree char *empty =
      g_strdup_printf("No slip of %s%s%s. [ and ] show other days; w begins a walkthrough.", day,
                      self->school_name ? " at " : "", self->school_name ? self->school_name : "");
  list_set_empty(self->list, empty);
}

static const char to_print[] = "print ";

/* `DATE`, `DATE SCHOOL`, or NULL; with `print` before it or not. */
static bool take_argument(struct slips *self, struct session *session, const char *argument,
                          GError **error)
{
  if (argument && g_str_has_prefix(argument, to_print))
    argument += strlen(to_print);
  g_auto(GStrv) words = g_strsplit(argument ? argument : "", " ", 2);
  self->day = words[0] && date_valid(words[0]) ? g_strdup(words[0]) : session_today();
  if (!words[0] || !words[1])
    return true;
  self->school = g_strdup(words[1]);
  AUTO(record)
  struct record *school = store_load(session->store, &record_school, self->school, error);
  self->school_name = school ? g_strdup(record_get(school, "name")) : NULL;
  return school != NULL;
}

static unsigned cell_style(const struct rowset *rows, int row, const char *column, char **text,
                           void *data)
{
  (void)text;
  (void)data;
  bool waits =
      strcmp(rowset_get(rows, row, "state"), "final") == 0 && !slips_from_elsewhere(rows, row);
  if (strcmp(column, "teacher") == 0)
    return waits ? STYLE_BOLD : STYLE_PLAIN;
  if (strcmp(column, "stands") == 0)
    return waits ? STYLE_MIDDLE : STYLE_DIM;
  return STYLE_PLAIN;
}

static bool open_slips(struct screen *screen, const char *argument, GError **error)
{
  struct session *session = session_of(screen->app);
  struct slips *self = g_new0(struct slips, 1);
  screen->state = self;
  self->list = list_new(&view_slips, "uid");
  list_set_group(self->list, "group");
  list_on_cell(self->list, cell_style, NULL);
  if (!take_argument(self, session, argument, error))
    return false;
  reload(screen);
  return true;
}

static void close_slips(struct screen *screen)
{
  struct slips *self = state(screen);
  list_free(self->list);
  g_free(self->day);
  g_free(self->school);
  g_free(self->school_name);
  g_free(self);
}

static void opened(struct screen *screen)
{
  if (screen->argument && g_str_has_prefix(screen->argument, to_print))
    slips_print_waiting(screen);
}

void slips_screen_print(struct app *app, const char *date, const char *school)
{
  g_autofree char *today = date ? NULL : session_today();
  g_autofree char *argument = g_strdup_printf("%s%s%s%s", to_print, date ? date : today,
                                              school ? " " : "", school ? school : "");
  app_open(app, screen_slips.name, argument);
}

/* --- drawing -------------------------------------------------------------------------------- */

/* `8 slips, 5 not delivered`, of those in the selected row's part that are not being changed.
 * Yours; "" for none. */
static char *count_slips(const struct slips *self)
{
  int all;
  g_autoptr(GPtrArray) uids = slips_batch(self, &all);
  if (all == 0)
    return g_strdup("");
  g_autofree char *slips = format_plural(all, "slip", "slips");
  if (slips_on_earlier(self))
    return g_strdup_printf("Earlier days: %s not delivered", slips);
  return uids->len == 0 ? g_strdup_printf("%s, all delivered", slips)
                        : g_strdup_printf("%s, %u not delivered", slips, uids->len);
}

/* The same, and those that are being changed: `…; 1 being changed`. Yours. */
static char *counted(const struct slips *self)
{
  int changing = slips_changing_count(self);
  g_autofree char *slips = count_slips(self);
  return changing == 0
             ? g_strdup(slips)
             : g_strdup_printf("%s%s%d being changed", slips, *slips ? "; " : "", changing);
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct slips *self = state(screen);
  g_autofree char *day = date_weekday_medium(self->day);
  g_autofree char *counts = counted(self);
  int end = canvas_text(canvas, 1, MARGIN, STYLE_BOLD, day);
  canvas_text(canvas, 1, MARGIN + end + 2, STYLE_PLAIN, counts);
  g_autofree char *whose =
      self->school_name ? g_strdup_printf("Of everybody’s walkthroughs at %s", self->school_name)
                        : NULL;
  canvas_text(canvas, 0, MARGIN, STYLE_DIM,
              whose                                 ? whose
              : session_of(screen->app)->person_uid ? "Of your own walkthroughs"
                                                    : "Of everybody’s walkthroughs");
  struct canvas part = canvas_part(canvas, 3, 0, canvas->height - 3, canvas->width);
  list_draw(self->list, &part, true);
}

/* --- keys ----------------------------------------------------------------------------------- */

static bool key_slips(struct screen *screen, const struct key *key)
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

static bool waits(struct screen *screen)
{
  const struct list *list = state(screen)->list;
  return has_row(screen) && strcmp(list_get(list, "state"), "final") == 0
         && !slips_changing(list_rows(list), list_row(list));
}

static bool some_wait(struct screen *screen)
{
  int all;
  g_autoptr(GPtrArray) uids = slips_batch(state(screen), &all);
  return uids->len > 0;
}

static bool was_delivered(struct screen *screen)
{
  return has_row(screen) && strcmp(list_get(state(screen)->list, "state"), "final") != 0;
}

static bool is_changing(struct screen *screen)
{
  const struct list *list = state(screen)->list;
  return slips_changing(list_rows(list), list_row(list));
}

/* There is nothing for D but what is being changed. */
static bool none_else(struct screen *screen)
{
  return is_changing(screen) && !some_wait(screen);
}

static bool unsigned_changing(struct screen *screen)
{
  return is_changing(screen) && !was_delivered(screen);
}

static void say_changing(struct screen *screen, const struct key *key)
{
  (void)key;
  app_message(screen->app, "This walkthrough is being changed: finish that first. g t, Today, has "
                           "it.");
}

static void run_look(struct screen *screen, const struct key *key)
{
  (void)key;
  slips_look(screen);
}

static void run_print(struct screen *screen, const struct key *key)
{
  (void)key;
  slips_print(screen);
}

/* of: which part they are of, ` from earlier days`; or "". */
static void deliver(struct screen *screen, const GPtrArray *uids, const char *how, const char *of)
{
  GError *error = NULL;
  int count = 0;
  if (!delivery_mark(session_of(screen->app)->store, uids, how, &count, &error)) {
    session_error(screen->app, error);
    return;
  }
  app_changed(screen->app);
  reload(screen);
  g_autofree char *slips = format_plural(count, "slip", "slips");
  app_message_undo(screen->app, "%s%s%s noted as delivered %s.", slips, of,
                   count == 1 ? " is" : " are", how ? choice_label(how_choices, how) : "");
}

static void run_all(struct screen *screen, const struct key *key)
{
  (void)key;
  int all;
  g_autoptr(GPtrArray) uids = slips_batch(state(screen), &all);
  deliver(screen, uids, "mailbox", slips_on_earlier(state(screen)) ? " from earlier days" : "");
}

static void run_one(struct screen *screen, const struct key *key)
{
  (void)key;
  static const struct answer answers[] = { { "Enter", "In the mailbox" },
                                           { "h", "By hand" },
                                           { "e", "By e-mail" },
                                           { "t", "In a talk" },
                                           { NULL, NULL } };
  static const char *const hows[] = { "mailbox", "hand", "email", "talk" };
  const struct list *list = state(screen)->list;
  g_autofree char *question =
      g_strdup_printf("How did %s get the slip?", list_get(list, "teacher"));
  g_autoptr(GPtrArray) uids = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(uids, g_strdup(list_get(list, "uid")));
  int answer = dialog_ask(screen->app, question, answers);
  if (answer >= 0)
    deliver(screen, uids, hows[answer], "");
}

static void run_sign(struct screen *screen, const struct key *key)
{
  (void)key;
  g_autofree char *uid = g_strdup(list_get(state(screen)->list, "uid"));
  if (signature_ask(screen->app, uid))
    reload(screen);
}

/* The next day before or after that has slips, and today after the last of them. Yours; NULL for
 * none. */
static char *day_beside(struct screen *screen, bool back)
{
  const struct slips *self = state(screen);
  struct session *session = session_of(screen->app);
  enum statement statement = back ? STATEMENT_SLIP_DAY_BEFORE : STATEMENT_SLIP_DAY_AFTER;
  char *day = store_value(session->store, statement, NULL, "day", self->day, "school", self->school,
                          "recorder", self->school ? NULL : session->person_uid, NULL);
  g_autofree char *today = session_today();
  if (back || (day && strcmp(day, today) <= 0))
    return day;
  g_free(day);
  return strcmp(self->day, today) < 0 ? g_steal_pointer(&today) : NULL;
}

static void run_day(struct screen *screen, const struct key *key)
{
  struct slips *self = state(screen);
  bool back = key->code == '[';
  char *day = day_beside(screen, back);
  if (!day) {
    app_message(screen->app,
                back ? "No day before this one has a slip." : "That day is still to come.");
    return;
  }
  g_free(self->day);
  self->day = day;
  reload(screen);
}

/* There are slips of the day and of earlier days: which of them a key is about is to be said. */
static bool has_both(struct screen *screen)
{
  const struct rowset *rows = list_rows(state(screen)->list);
  return rows->row_count > 0 && strcmp(rowset_get(rows, 0, "part"), "day") == 0
         && strcmp(rowset_get(rows, rows->row_count - 1, "part"), "earlier") == 0;
}

static bool can_print(struct screen *screen)
{
  return slips_can_print(screen) && !has_both(screen);
}

static bool can_print_day(struct screen *screen)
{
  return slips_can_print(screen) && has_both(screen) && !slips_on_earlier(state(screen));
}

static bool can_print_earlier(struct screen *screen)
{
  return slips_can_print(screen) && has_both(screen) && slips_on_earlier(state(screen));
}

static bool all_wait(struct screen *screen)
{
  return some_wait(screen) && !has_both(screen);
}

static bool day_waits(struct screen *screen)
{
  return some_wait(screen) && has_both(screen) && !slips_on_earlier(state(screen));
}

static bool earlier_wait(struct screen *screen)
{
  return some_wait(screen) && has_both(screen) && slips_on_earlier(state(screen));
}

static const struct action actions[] = {
  { "slips.look", "Look", "Shows the slip as the teacher gets it.", NULL, "Enter", 0, has_row,
    run_look, NULL },
  { "slips.print", "Print",
    "Prints those that are not delivered, by school and mailbox; where none is left, all again.",
    NULL, "P", 0, can_print, run_print, NULL },
  { "slips.print_day", "Print the day’s",
    "With one of the day selected: prints the day’s that are not delivered, by school and mailbox.",
    NULL, "P", 0, can_print_day, run_print, NULL },
  { "slips.print_earlier", "Print earlier ones",
    "With one from earlier days selected: prints those, by school and mailbox.", NULL, "P", 0,
    can_print_earlier, run_print, NULL },
  { "slips.all", "All in mailboxes", "Notes that all are in the mailboxes, now.", NULL, "D", 0,
    all_wait, run_all, NULL },
  { "slips.all_day", "Day in mailboxes",
    "With one of the day selected: notes that all of the day are in the mailboxes, now.", NULL, "D",
    0, day_waits, run_all, NULL },
  { "slips.all_earlier", "Earlier in mailboxes",
    "With one from earlier days selected: notes that all of those are in the mailboxes, now.", NULL,
    "D", 0, earlier_wait, run_all, NULL },
  { "slips.one", "This one", "Notes how this one was delivered.", NULL, "d", 0, waits, run_one,
    NULL },
  { "slips.sign", "Signed", "Notes the teacher’s signature, and the reply.", NULL, "s", 0,
    was_delivered, run_sign, NULL },
  { "slips.one_changing", "This one", "Says that it is being changed.", NULL, "d", ACTION_QUIET,
    is_changing, say_changing, NULL },
  { "slips.all_changing", "All in mailboxes", "Says that it is being changed.", NULL, "D",
    ACTION_QUIET, none_else, say_changing, NULL },
  { "slips.sign_changing", "Signed", "Says that it is being changed.", NULL, "s", ACTION_QUIET,
    unsigned_changing, say_changing, NULL },
  { "slips.day", "Day", "Shows the day before or after that has slips.", NULL, "[ ]", 0, NULL,
    run_day, NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};

const struct screen_type screen_slips = {
  .name = "slips",
  .title = "Slips",
  .letter = 's',
  .help = "The teachers’ copies: of a day, and those that still wait.",
  .actions = { actions, list_actions },
  .open = open_slips,
  .opened = opened,
  .draw = draw,
  .key = key_slips,
  .typing = typing,
  .refresh = reload,
  .can_undo = session_can_undo_here,
  .undo = session_undo_here,
  .close = close_slips,
};
