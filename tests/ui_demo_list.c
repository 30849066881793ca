#include "tests/ui_demo.h"

#include "base/error.h"
#include "ui/dialog.h"
#include "ui/list.h"

#include <stdlib.h>
#include <string.h>

/* --- A list
 * ---------------------------------------------------------------------------------------- */

static const struct view_column school_columns[] = {
  { "name", "School", 0, 1, FIELD_TEXT, NULL },
  { "principal", "Principal", 20, 1, FIELD_TEXT, NULL },
  { "level", "Level", 10, 2, FIELD_CHOICE, demo_levels },
  { "teachers", "Teachers", 8, 1, FIELD_INT, NULL },
  { "status", "Status", 6, 2, FIELD_TEXT, NULL },
  { "opened", "Opened", 11, 3, FIELD_DATE, NULL },
  { "share", "Walkthroughs", 12, 4, FIELD_TEXT, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view schools_view = { "schools", "Schools", school_columns };

static const char *const level_words[] = { "middle", "elementary", "high" };
static const char *const status_words[] = { "C", "P", "N" };

static struct rowset *make_rows(int count)
{
  static const char *const columns[] = { "uid",      "name",   "principal", "level",
                                         "teachers", "status", "opened",    "share" };
  struct rowset *rows = rowset_new(G_N_ELEMENTS(columns), columns);
  for (int i = 0; i < count; i++) {
    g_autofree char *uid = g_strdup_printf("school-%d", i);
    g_autofree char *teachers = g_strdup_printf("%d", (i * 37) % 1200 + 5);
    g_autofree char *opened = g_strdup_printf("19%02d-0%d-15", i % 100, i % 9 + 1);
    g_autofree char *share = g_strdup_printf("%d", i * 7 % 19);
    g_autofree char *name = count <= 12
                                ? g_strdup(demo_schools[i])
                                : g_strdup_printf("%s %d", demo_schools[i % 12], i / 12 + 1);
    const char *cells[] = {
      uid,    name, demo_principals[i % 6], level_words[i % 3], teachers, status_words[i % 3],
      opened, share
    };
    rowset_add(rows, cells);
  }
  return rows;
}

struct schools {
  struct list *list;
  bool grouped;
};

static unsigned status_cell(const struct rowset *rows, int row, const char *column, char **text,
                            void *data)
{
  (void)data;
  if (strcmp(column, "status") != 0)
    return STYLE_PLAIN;
  const char *status = rowset_get(rows, row, "status");
  *text = g_strdup_printf("[%s]", status);
  return strcmp(status, "C") == 0   ? STYLE_GOOD
         : strcmp(status, "P") == 0 ? STYLE_MIDDLE
                                    : STYLE_POOR;
}

static bool share_cell(const struct rowset *rows, int row, const char *column,
                       struct canvas *canvas, void *data)
{
  (void)data;
  if (strcmp(column, "share") != 0)
    return false;
  long done = rowset_int(rows, row, "share");
  canvas_print(canvas, 0, 0, STYLE_PLAIN, "%2ld", done);
  canvas_bar(canvas, 0, 3, canvas->width - 3, STYLE_ACCENT, (double)done / 18);
  return true;
}

static void reload_schools(struct screen *screen)
{
  struct schools *self = screen->state;
  struct options *options = screen->app->data;
  list_set_rows(self->list, make_rows(options->rows));
  if (options->seen && strstr(options->seen, "changed"))
    list_set_rows(self->list, make_rows(3));
}

static bool open_schools(struct screen *screen, const char *argument, GError **error)
{
  (void)argument;
  (void)error;
  struct schools *self = g_new0(struct schools, 1);
  screen->state = self;
  self->list = list_new(&schools_view, "uid");
  list_set_empty(self->list, "No school yet. n makes the first one, or import a list with i.");
  list_on_cell(self->list, status_cell, NULL);
  list_on_draw(self->list, share_cell, NULL);
  reload_schools(screen);
  return true;
}

static void draw_schools(struct screen *screen, struct canvas *canvas)
{
  struct schools *self = screen->state;
  list_draw(self->list, canvas, true);
}

static bool key_schools(struct screen *screen, const struct key *key)
{
  return list_key(((struct schools *)screen->state)->list, key);
}

static bool typing_schools(struct screen *screen)
{
  return list_typing(((struct schools *)screen->state)->list);
}

static void close_schools(struct screen *screen)
{
  struct schools *self = screen->state;
  list_free(self->list);
  g_free(self);
}

static bool has_school(struct screen *screen)
{
  return list_row(((struct schools *)screen->state)->list) >= 0;
}

static void open_school(struct screen *screen, const struct key *key)
{
  (void)key;
  app_open(screen->app, "form", list_get(((struct schools *)screen->state)->list, "name"));
}

static void sort_schools(struct screen *screen, const struct key *key)
{
  list_sort(((struct schools *)screen->state)->list, key->code == 's' ? "name" : "teachers",
            key->code == 'S');
}

static void group_schools(struct screen *screen, const struct key *key)
{
  (void)key;
  struct schools *self = screen->state;
  self->grouped = !self->grouped;
  list_sort(self->list, self->grouped ? "level" : NULL, false);
  list_set_group(self->list, self->grouped ? "level" : NULL);
}

static void ask(struct screen *screen, const struct key *key)
{
  (void)key;
  static const struct answer answers[] = { { "y", "Close the month" },
                                           { "n", "Leave it open" },
                                           { NULL, NULL } };
  int answer = dialog_ask(screen->app,
                          "October is complete but for two self-assessments. Once it is closed its "
                          "packet never changes; corrections are listed in the next.",
                          answers);
  if (answer == 0)
    app_message_undo(screen->app, "October is closed.");
  else
    app_message(screen->app, answer == 1 ? "October stays open." : "Nothing was done.");
}

static void view(struct screen *screen, const struct key *key)
{
  (void)key;
  static const struct answer answers[] = { { "f", "Finish" }, { NULL, NULL } };
  GString *text = g_string_new(NULL);
  for (int i = 1; i <= 60; i++)
    g_string_append_printf(text, "%2d  Checks for understanding%*s seen in %d of 9\n", i, i, "",
                           i % 9);
  int answer = dialog_view(screen->app, "Slip as it will print", text->str, false, answers);
  g_string_free(text, TRUE);
  app_message(screen->app, answer == 0 ? "Finished." : "Looked at.");
}

static bool is_name(const char *text, void *data, GError **error)
{
  (void)data;
  if (strlen(text) >= 3)
    return true;
  return fail(error, TL_ERROR_INVALID, "A name has at least three letters.");
}

static void prompt(struct screen *screen, const struct key *key)
{
  (void)key;
  g_autofree char *text = dialog_prompt(screen->app, "Name of the school", "Kuss",
                                        "As it stands on the state's list.", is_name, NULL);
  if (text)
    app_message(screen->app, "It is called %s.", text);
}

static void work(struct screen *screen, const struct key *key)
{
  (void)key;
  AUTO(progress_window)
  struct progress_window *window = progress_window_new(screen->app, "Importing walkthroughs");
  struct progress progress = progress_window_progress(window);
  long done = 0;
  gint64 until = g_get_monotonic_time() + 30 * G_USEC_PER_SEC;
  while (g_get_monotonic_time() < until && progress_report(&progress, "rows read", done, 8000)) {
    done = MIN(done + 1, 7999);
    g_usleep(200);
  }
  app_message(screen->app, progress_window_stopped(window) ? "Stopped." : "All read.");
}

static void break_down(struct screen *screen, const struct key *key)
{
  (void)screen;
  (void)key;
  abort();
}

static const struct action school_actions[] = {
  { "schools.open", "Open", "Opens the selected school.", NULL, "Enter", 0, has_school, open_school,
    NULL },
  { "schools.sort", "Sort", "Sorts by name; S by teachers, most first.", NULL, "s S", 0, NULL,
    sort_schools, NULL },
  { "schools.group", "Group", "Groups the schools by level.", NULL, "b", 0, NULL, group_schools,
    NULL },
  { "demo.ask", "Ask", "Asks a question.", "Dialogs", "c", 0, NULL, ask, NULL },
  { "demo.view", "View", "Shows a long text.", "Dialogs", "v", 0, NULL, view, NULL },
  { "demo.prompt", "Name", "Asks for a line.", "Dialogs", "n", 0, NULL, prompt, NULL },
  { "demo.work", "Import", "Works for long.", "Dialogs", "i", 0, NULL, work, NULL },
  { "demo.break", "Break down", "Ends as a fault of the program would.", "Dialogs", "!",
    ACTION_QUIET, NULL, break_down, NULL },
  { .name = NULL },
};

const struct screen_type screen_schools = {
  .name = "schools",
  .title = "Schools",
  .letter = 's',
  .help = "All schools of the district, by name.",
  .actions = { school_actions, list_actions },
  .open = open_schools,
  .draw = draw_schools,
  .key = key_schools,
  .typing = typing_schools,
  .refresh = reload_schools,
  .close = close_schools,
};
