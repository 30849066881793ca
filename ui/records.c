/* What there is to keep: the way to each list, with how much is in it. */
#include "config.h"

#include "ui/records.h"

#include "base/format.h"
#include "db/store.h"
#include "model/date.h"
#include "model/tables.h"
#include "ui/list.h"
#include "ui/record_screen.h"
#include "ui/session.h"

#include <string.h>

struct records {
  struct list *list;
};

static struct records *state(struct screen *screen)
{
  return screen->state;
}

static const struct view_column columns[] = {
  { "name", "What", 20, 1, FIELD_TEXT, NULL },
  { "detail", "How much there is", 0, 1, FIELD_TEXT, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view view_records = { "records", "Records", columns };

/* --- rows ----------------------------------------------------------------------------------- */

static char *schools_detail(const struct rowset *counts)
{
  long schools = rowset_int(counts, 0, "schools");
  return schools ? format_plural(schools, "school", "schools")
                 : g_strdup("none yet: type them in, or import them");
}

static char *staff_detail(const struct rowset *counts)
{
  long staff = rowset_int(counts, 0, "staff");
  if (staff == 0)
    return g_strdup("nobody yet: type them in, or import them");
  g_autofree char *people = format_plural(staff, "person", "people");
  g_autofree char *administrators =
      format_plural(rowset_int(counts, 0, "administrators"), "administrator", "administrators");
  if (rowset_int(counts, 0, "administrators") == staff)
    return staff == 1 ? g_strdup("1 person, an administrator")
                      : g_strdup_printf("%s, all of them administrators", people);
  return g_strdup_printf("%s, among them %s", people, administrators);
}

static char *targets_detail(const struct session *session, const struct rowset *counts)
{
  g_autofree char *month = month_long(session->month);
  long people = rowset_int(counts, 0, "targeted");
  g_autofree char *set = format_of(rowset_int(counts, 0, "targets"), people);
  return g_strdup_printf("%s: set for %s %s", month, set, people == 1 ? "person" : "people");
}

static void add(struct rowset *rows, const char *screen, const char *name, const char *detail)
{
  const char *cells[] = { screen, name, detail };
  rowset_add(rows, cells);
}

static char *phrases_detail(const struct session *session)
{
  AUTO(rowset) struct rowset *own = store_query(session->store, STATEMENT_SNIPPETS, NULL, NULL);
  return own && own->row_count > 0 ? format_plural(own->row_count, "phrase", "phrases")
                                   : g_strdup("none yet: ^T in a comment");
}

static struct rowset *make_rows(const struct session *session, const struct rowset *counts)
{
  static const char *const names[] = { "screen", "name", "detail" };
  struct rowset *rows = rowset_new(G_N_ELEMENTS(names), names);
  g_autofree char *schools = schools_detail(counts);
  g_autofree char *staff = staff_detail(counts);
  g_autofree char *targets = targets_detail(session, counts);
  long entered = rowset_int(counts, 0, "school_years");
  g_autofree char *years =
      entered ? format_plural(entered, "school year", "school years") : g_strdup("not entered yet");
  g_autofree char *forms =
      format_plural(rowset_int(counts, 0, "forms"), "walkthrough form", "walkthrough forms");
  g_autofree char *phrases = phrases_detail(session);
  g_autofree char *with_rubric = g_strdup_printf("%s, the rubric", forms);
  add(rows, "schools", "Schools", schools);
  add(rows, "staff", "Staff", staff);
  add(rows, "targets", "Targets", targets);
  add(rows, "calendar", "Calendar", years);
  add(rows, "forms", "Forms and rubric", with_rubric);
  add(rows, "phrases", "Your phrases", phrases);
  add(rows, "district", "District settings", session->district_name);
  if (store_viewer_keeps_records(session->store))
    add(rows, "import", "Import", "schools, staff and more from files, with a look first");
  return rows;
}

static void reload(struct screen *screen)
{
  const struct session *session = session_of(screen->app);
  GError *error = NULL;
  AUTO(rowset)
  struct rowset *counts =
      store_query(session->store, STATEMENT_RECORDS_COUNTS, &error, "month", session->month, NULL);
  if (counts)
    list_set_rows(state(screen)->list, make_rows(session, counts));
  else
    session_error(screen->app, error);
}

/* --- the screen ----------------------------------------------------------------------------- */

static bool open_records(struct screen *screen, const char *argument, GError **error)
{
  (void)argument;
  (void)error;
  struct records *self = g_new0(struct records, 1);
  screen->state = self;
  self->list = list_new(&view_records, "screen");
  reload(screen);
  return true;
}

static void close_records(struct screen *screen)
{
  list_free(state(screen)->list);
  g_free(state(screen));
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  const struct session *session = session_of(screen->app);
  struct canvas body = canvas_part(canvas, 1, 0, canvas->height - 1, canvas->width);
  if (!store_viewer_keeps_records(session->store)) {
    struct canvas words = canvas_part(canvas, canvas->height - 2, 1, 2, MIN(canvas->width - 2, 76));
    canvas_wrap(
        &words, 0, STYLE_DIM,
        "You can look at all of this; your phrases are yours, the record keeper changes the rest.",
        2);
    body.height -= 2;
  }
  list_draw(state(screen)->list, &body, true);
}

static bool key_records(struct screen *screen, const struct key *key)
{
  return list_key(state(screen)->list, key);
}

static bool typing(struct screen *screen)
{
  return list_typing(state(screen)->list);
}

static void run_open(struct screen *screen, const struct key *key)
{
  (void)key;
  const char *name = list_get(state(screen)->list, "screen");
  if (g_strcmp0(name, "district") == 0)
    record_screen_open(screen->app, &record_district, session_of(screen->app)->district_uid);
  else if (name)
    app_open(screen->app, name, NULL);
}

static const struct action actions[] = {
  { "records.open", "Open", "Opens the list or the settings.", NULL, "Enter", 0, NULL, run_open,
    NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};

const struct screen_type screen_records = {
  .name = "records",
  .title = "Records",
  .letter = 'r',
  .help = "Schools, staff, targets, the calendar, forms, your phrases and settings.",
  .actions = { actions, list_actions },
  .open = open_records,
  .draw = draw,
  .key = key_records,
  .typing = typing,
  .refresh = reload,
  .can_undo = session_can_undo_here,
  .undo = session_undo_here,
  .close = close_records,
};
