#include "config.h"

#include "ui/import_screen.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "exchange/import.h"
#include "model/date.h"
#include "report/month_frame.h"
#include "ui/dialog.h"
#include "ui/import_lines.h"
#include "ui/import_map.h"
#include "ui/list.h"
#include "ui/path_prompt.h"
#include "ui/session.h"

#include <string.h>

typedef bool import_function(struct store *store, const char *path,
                             const struct import_options *options, struct import_result *result,
                             GError **error);

/* What can be brought in. */
static const struct {
  const char *name, *label, *help;
  import_function *run;
  const struct import_fields *fields; /* NULL: no plain file */
} kinds[] = {
  { "schools", "Schools", "a list of schools as CSV, such as the state’s", import_schools,
    &import_fields_schools },
  { "staff", "Staff", "a roster as CSV: names, roles, schools, e-mail", import_staff,
    &import_fields_staff },
  { "oneroster", "Roster of another system",
    "OneRoster or School Data Sync: its folder or ZIP file", import_oneroster, NULL },
  { "targets", "Targets", "who is to make how many walkthroughs in which month", import_targets,
    &import_fields_targets },
  { "calendar", "School calendar", "vacations, holidays, half days, as CSV", import_calendar,
    &import_fields_calendar },
  { "sip", "School Improvement Plans", "goals, items and their status, as CSV", import_sip,
    &import_fields_sip },
  { "walkthroughs", "Walkthroughs", "one row a mark, as CSV", import_walkthroughs,
    &import_fields_walkthroughs },
  { "form", "Answers of our own form", "as Google or Microsoft Forms write them, as CSV",
    import_wide, NULL },
};

/* History looks back so far for what can be undone (@history_last). */
enum { MOST_UNDONE = 2000 };

struct import_screen {
  struct list *choices;   /* kinds */
  struct list *lines;     /* what would happen; NULL: nothing was looked at yet */
  struct list *looked;    /* the same while the columns are shown over it; or NULL */
  struct import_map *map; /* what the columns of a form of one's own are; or NULL */
  bool columns_first;     /* they were asked for before anything was looked at */
  int kind;
  char *path;
  char *only;  /* `COLUMN=VALUE`: other rows are left out; NULL: none is */
  char *month; /* of rows that say none; NULL: nobody said */
  char *summary;
  char *warning; /* sentences on the file that are said again before it comes in; or NULL */
  long count;    /* records that would be added or changed */
};

static struct import_screen *state(struct screen *screen)
{
  return screen->state;
}

static const struct view_column kind_columns[] = {
  { "label", "What", 24, 1, FIELD_TEXT, NULL },
  { "help", "From which file", 0, 1, FIELD_TEXT, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view view_kinds = { "import", "Import", kind_columns };

/* --- looking -------------------------------------------------------------------------------- */

/* Said before it is begun: so much cannot be taken back by u. Yours. */
static char *warned(const struct import_screen *self)
{
  return self->count <= MOST_UNDONE
             ? g_strdup(self->summary)
             : g_strdup_printf("%s More than 2,000 records cannot be undone once they are in: "
                               "make a backup first.",
                               self->summary);
}

/* Runs the import, dry or for good. */
static bool run(struct screen *screen, bool dry, struct import_result *result, GError **error)
{
  struct import_screen *self = state(screen);
  AUTO(progress_window) struct progress_window *window =
      progress_window_new(screen->app, dry ? "Reading the file" : "Bringing it in");
  struct progress progress = progress_window_progress(window);
  const char *const only[] = { self->only, NULL };
  const struct wide_map *wide = self->map ? import_map_map(self->map) : NULL;
  g_auto(GStrv) maps = self->map ? import_map_maps(self->map) : NULL;
  struct import_options options = { .maps = (const char *const *)maps,
                                    .only = only,
                                    .dry = dry,
                                    .month = self->month,
                                    .on_screen = true,
                                    .progress = &progress,
                                    .wide = wide,
                                    .keep_map = wide };
  return kinds[self->kind].run(session_of(screen->app)->store, self->path, &options, result, error);
}

/* Shows the columns of a file; of a plain one over what would happen, to which Esc goes back. */
static void show_columns(struct screen *screen)
{
  struct import_screen *self = state(screen);
  if (!self->map)
    self->map = import_map_new_plain(screen->app, self->path, kinds[self->kind].fields);
  if (self->map && kinds[self->kind].fields && self->lines)
    self->looked = g_steal_pointer(&self->lines);
  if (self->looked)
    import_map_keep(self->map);
  if (self->map)
    g_clear_pointer(&self->lines, list_free);
}

/* Where a column that is needed is not known it is asked for. */
static void look(struct screen *screen)
{
  struct import_screen *self = state(screen);
  struct import_result result = { 0 };
  GError *error = NULL;
  if (run(screen, true, &result, &error)) {
    g_clear_pointer(&self->lines, list_free);
    g_clear_pointer(&self->looked, list_free);
    self->lines = import_lines_new(&result, self->path);
    g_free(self->summary);
    self->summary = import_result_summary(&result, true);
    g_strdelimit(self->summary, "\n", ' ');
    g_free(self->warning);
    self->warning = import_lines_warning(&result);
    self->count = import_lines_count(&result);
  } else if (error_is(error, TL_ERROR_NOT_FOUND) && kinds[self->kind].fields && !self->map
             && !self->only) {
    g_clear_error(&error);
    self->columns_first = true;
    show_columns(screen);
  } else {
    session_error(screen->app, error);
  }
  import_result_clear(&result);
}

static void choose(struct screen *screen)
{
  static const char *const tables[] = { ".csv", ".tsv", ".txt", NULL };
  static const char *const bundles[] = { ".zip", NULL };
  struct import_screen *self = state(screen);
  self->kind = list_row(self->choices);
  bool bundle = kinds[self->kind].run == import_oneroster;
  char *path =
      path_prompt_read(screen->app, kinds[self->kind].label, bundle ? bundles : tables, bundle);
  if (!path)
    return;
  g_free(self->path);
  self->path = path;
  g_clear_pointer(&self->only, g_free);
  g_clear_pointer(&self->month, g_free);
  g_clear_pointer(&self->map, import_map_free);
  self->columns_first = kinds[self->kind].run == import_wide;
  if (self->columns_first)
    self->map = import_map_new(screen->app, path);
  else
    look(screen);
}

static bool is_condition(const char *text, void *data, GError **error)
{
  (void)data;
  if (text_blank(text) || strchr(text, '='))
    return true;
  return fail(error, TL_ERROR_INVALID,
              "Write the column’s title, = and the value: District Name=Fall River.");
}

/* A district's name as the state's lists have it: `Fall River` of `Fall River Public Schools`.
 * Yours. */
static char *state_name(const char *name)
{
  static const char *const endings[] = { " Public Schools", " School District", " Schools",
                                         " School Department" };
  for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
    if (g_str_has_suffix(name, endings[i]))
      return g_strndup(name, strlen(name) - strlen(endings[i]));
  return g_strdup(name);
}

static void narrow(struct screen *screen)
{
  struct import_screen *self = state(screen);
  g_autofree char *name = state_name(session_of(screen->app)->district_name);
  g_autofree char *own = g_strdup_printf("District Name=%s", name);
  bool schools = kinds[self->kind].run == import_schools;
  g_autofree char *typed =
      dialog_propose(screen->app, "Only rows where", self->only || !schools ? self->only : own,
                     "Such as: District Name=Fall River. Empty: all rows.", is_condition, NULL);
  if (!typed)
    return;
  g_free(self->only);
  self->only = text_clean(typed, true);
  look(screen);
}

/* Plans and self-assessments are of a month, which their file may leave unsaid. */
static bool may_month(struct screen *screen)
{
  const struct import_screen *self = state(screen);
  const struct wide_map *map = self->map ? import_map_map(self->map) : NULL;
  bool shown = self->lines || self->map;
  return shown && (kinds[self->kind].run == import_sip || (map && map->kind != WIDE_WALKTHROUGHS));
}

static bool is_month(const char *text, void *data, GError **error)
{
  (void)data;
  g_autofree char *today = clock_today();
  g_autofree char *month = text_blank(text) ? NULL : month_parse(text, today, error);
  return month || text_blank(text);
}

static void run_month(struct screen *screen, const struct key *key)
{
  (void)key;
  struct import_screen *self = state(screen);
  g_autofree char *last = month_frame_last(session_of(screen->app)->store, NULL);
  const char *likely = self->month ? self->month : last;
  g_autofree char *proposal = likely ? month_long(likely) : NULL;
  g_autofree char *typed =
      dialog_propose(screen->app, "Month of the rows that say none", proposal,
                     "Such as October or 10/2026. Empty: as the file has it.", is_month, NULL);
  if (!typed)
    return;
  g_autofree char *today = clock_today();
  g_free(self->month);
  self->month = text_blank(typed) ? NULL : month_parse(typed, today, NULL);
  if (self->lines)
    look(screen);
  else if (self->month)
    app_message(screen->app, "Rows that say no month are of %s.", typed);
}

static void take(struct screen *screen)
{
  struct import_screen *self = state(screen);
  struct import_result result = { 0 };
  GError *error = NULL;
  if (run(screen, false, &result, &error)) {
    g_autofree char *summary = import_result_summary(&result, false);
    g_strdelimit(summary, "\n", ' ');
    g_clear_pointer(&self->lines, list_free);
    g_clear_pointer(&self->map, import_map_free);
    app_changed(screen->app);
    if (session_can_undo(screen->app))
      app_message_undo(screen->app, "%s", summary);
    else
      app_message(screen->app, "%s It is too much to be undone as a whole.", summary);
  } else {
    session_error(screen->app, error);
  }
  import_result_clear(&result);
}

/* --- the screen ----------------------------------------------------------------------------- */

/* argument: the record type that is wanted most likely, or NULL. */
static bool open_import(struct screen *screen, const char *argument, GError **error)
{
  struct session *session = session_of(screen->app);
  if (!store_viewer_keeps_records(session->store))
    return fail(error, TL_ERROR_REFUSED, "Only the record keeper brings in files. Ask them.");
  static const char *const names[] = { "label", "help" };
  struct rowset *rows = rowset_new(2, names);
  for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
    rowset_add(rows, (const char *const[]){ kinds[i].label, kinds[i].help });
  struct import_screen *self = g_new0(struct import_screen, 1);
  screen->state = self;
  self->choices = list_new(&view_kinds, "label");
  list_set_rows(self->choices, rows);
  for (size_t i = 0; argument && i < G_N_ELEMENTS(kinds); i++)
    if (g_str_has_prefix(kinds[i].name, argument))
      list_select_row(self->choices, (int)i);
  return true;
}

static void close_import(struct screen *screen)
{
  struct import_screen *self = state(screen);
  list_free(self->choices);
  g_clear_pointer(&self->lines, list_free);
  g_clear_pointer(&self->looked, list_free);
  g_clear_pointer(&self->map, import_map_free);
  g_free(self->path);
  g_free(self->only);
  g_free(self->month);
  g_free(self->summary);
  g_free(self->warning);
  g_free(self);
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct import_screen *self = state(screen);
  int top = self->lines && self->count > MOST_UNDONE ? 5 : 3;
  struct canvas body = canvas_part(canvas, top, 0, canvas->height - top, canvas->width);
  if (!self->lines && self->map) {
    import_map_draw(self->map, canvas);
    return;
  }
  if (!self->lines) {
    struct canvas words = canvas_part(canvas, 0, 1, 3, canvas->width - 2);
    canvas_wrap(&words, 0, STYLE_PLAIN,
                "What shall come in? You see first what would be added, changed and refused.", 2);
    list_draw(self->choices, &body, true);
    return;
  }
  g_autofree char *name = g_path_get_basename(self->path);
  int end = canvas_text(canvas, 0, 1, STYLE_BOLD, kinds[self->kind].label);
  g_autofree char *month = self->month ? month_long(self->month) : NULL;
  g_autofree char *what =
      g_strconcat(name, self->only ? ", only " : "", self->only ? self->only : "",
                  month ? ", for " : "", month ? month : "", NULL);
  canvas_field(canvas, 0, end + 3, canvas->width - end - 4, STYLE_DIM, what);
  struct canvas words = canvas_part(canvas, 1, 1, top - 1, canvas->width - 2);
  g_autofree char *said = warned(self);
  canvas_wrap(&words, 0, STYLE_PLAIN, said, words.height);
  list_draw(self->lines, &body, true);
  app_hint(screen->app,
           list_get(self->lines, "text")); /* the whole line, where the list has no room for it */
}

static struct list *focused(struct screen *screen)
{
  struct import_screen *self = state(screen);
  if (self->lines)
    return self->lines;
  return self->map ? import_map_list(self->map) : self->choices;
}

/* Back to the columns that came first, or to what can be brought in; from columns that are shown
 * over what would happen to that, as it was. */
static void go_back(struct screen *screen)
{
  struct import_screen *self = state(screen);
  if (self->looked) {
    self->lines = g_steal_pointer(&self->looked);
    import_map_back(self->map);
    return;
  }
  bool columns_first = self->lines && self->columns_first;
  g_clear_pointer(&self->lines, list_free);
  if (!columns_first)
    g_clear_pointer(&self->map, import_map_free);
  app_message(screen->app, "Nothing was brought in.");
}

static bool key_import(struct screen *screen, const struct key *key)
{
  if (list_key(focused(screen), key))
    return true;
  if (key->code != K_ESC || (!state(screen)->lines && !state(screen)->map))
    return false;
  go_back(screen);
  return true;
}

static bool typing(struct screen *screen)
{
  return list_typing(focused(screen));
}

static bool may_choose(struct screen *screen)
{
  return !state(screen)->lines && !state(screen)->map;
}

static bool may_map(struct screen *screen)
{
  return !state(screen)->lines && state(screen)->map;
}

static void run_change(struct screen *screen, const struct key *key)
{
  (void)key;
  import_map_change(state(screen)->map);
}

static void run_preview(struct screen *screen, const struct key *key)
{
  (void)key;
  import_map_preview(state(screen)->map);
}

static void run_look(struct screen *screen, const struct key *key)
{
  (void)key;
  if (import_map_name(state(screen)->map))
    look(screen);
}

static bool may_columns(struct screen *screen)
{
  const struct import_screen *self = state(screen);
  return self->lines && (self->map || kinds[self->kind].fields);
}

static void run_columns(struct screen *screen, const struct key *key)
{
  (void)key;
  show_columns(screen);
}

static bool may_take(struct screen *screen)
{
  return state(screen)->lines && state(screen)->count > 0;
}

static void run_choose(struct screen *screen, const struct key *key)
{
  (void)key;
  choose(screen);
}

static bool may_narrow(struct screen *screen)
{
  return state(screen)->lines != NULL;
}

static void run_narrow(struct screen *screen, const struct key *key)
{
  (void)key;
  narrow(screen);
}

/* Enter also reads a line on other screens: what comes in is said once more before it does. */
static void run_take(struct screen *screen, const struct key *key)
{
  (void)key;
  static const struct answer answers[] = { { "b", "Bring it in" }, { NULL, NULL } };
  g_autofree char *said = warned(state(screen));
  g_autofree char *question =
      g_strdup_printf("%s%s Bring it in now?", said, state(screen)->warning);
  if (dialog_ask(screen->app, question, answers) == 0)
    take(screen);
}

static bool can_undo(struct screen *screen)
{
  return may_choose(screen) && session_can_undo(screen->app);
}

static void undo(struct screen *screen)
{
  session_undo(screen->app);
}

static const struct action actions[] = {
  { "import.choose", "Choose the file", "Asks for the file and shows what would happen.", NULL,
    "Enter", 0, may_choose, run_choose, NULL },
  { "import.change", "Change", "Changes what a column is, or what an answer means.", NULL, "Enter",
    0, may_map, run_change, NULL },
  { "import.rows", "First rows", "Shows the first rows as they would come in.", NULL, "r", 0,
    may_map, run_preview, NULL },
  { "import.look", "Look what comes in", "Shows what would be added, changed and refused.", NULL,
    "b", 0, may_map, run_look, NULL },
  { "import.take", "Bring it in", "Brings in what is listed; what was refused stays out.", NULL,
    "Enter", 0, may_take, run_take, NULL },
  { "import.columns", "Columns", "Shows from which column each value is read, to change it.", NULL,
    "c", 0, may_columns, run_columns, NULL },
  { "import.month", "Month", "Says the month of the rows that say none.", NULL, "m", 0, may_month,
    run_month, NULL },
  { "import.only", "Only", "Takes only the rows that have a value in a column.", NULL, "o", 0,
    may_narrow, run_narrow, NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};

const struct screen_type screen_import = {
  .name = "import",
  .title = "Import",
  .help = "Files that districts have: a dry run first, line by line.",
  .actions = { actions, list_actions },
  .open = open_import,
  .draw = draw,
  .key = key_import,
  .typing = typing,
  .can_undo = can_undo,
  .undo = undo,
  .close = close_import,
};
