#include "ui/app_own.h"

#include "base/clock.h"
#include "base/text.h"
#include "model/date.h"

#include <string.h>

enum { HEADER_ROWS = 2, MESSAGE_MOST = 3, NARROW = 72 };

/* --- The top lines
 * -------------------------------------------------------------------------------- */

/* Where and when; from the right, so that the district gives way. */
static void draw_place(struct app *app, struct canvas *canvas)
{
  g_autofree char *today = clock_today();
  g_autofree char *date = date_weekday_medium(today);
  int end = canvas->width - 1;
  if (canvas->width >= NARROW) {
    g_autofree char *month = date_month(today);
    g_autofree char *year = month_school_year(month);
    end = canvas_right(canvas, 0, end, STYLE_PLAIN, year) - 3;
  }
  end = canvas_right(canvas, 0, end, STYLE_PLAIN, date) - 2;
  int column = 1;
  if (canvas->width >= NARROW)
    column += canvas_text(canvas, 0, column, STYLE_BOLD, "Throughline") + 3;
  if (app->sample)
    column += canvas_text(canvas, 0, column, STYLE_REVERSE | STYLE_BOLD, " SAMPLE ") + 1;
  canvas_field(canvas, 0, column, end - column, STYLE_PLAIN, app->district);
}

/* The screen's name and who you are, in the rule. */
static void draw_title(struct app *app, struct canvas *canvas)
{
  struct screen *screen = app_top(app);
  const struct screen_type *type = screen->type;
  g_autofree char *heading = type->heading ? type->heading(screen) : NULL;
  g_autofree char *aside = type->aside ? type->aside(screen) : NULL;
  const char *title = heading ? heading : type->title;
  const char *who = aside ? aside : app->person;
  int end = canvas->width - 1;
  canvas_rule(canvas, 1, 1, end);
  int taken = who ? MIN(text_width(who), end / 2) : 0;
  if (who && *who) {
    canvas_text(canvas, 1, end - taken - 3, STYLE_PLAIN, " ");
    canvas_field(canvas, 1, end - taken - 2, taken, STYLE_PLAIN, who);
    canvas_text(canvas, 1, end - 2, STYLE_PLAIN, " ");
  }
  canvas_text(canvas, 1, 2, STYLE_PLAIN, " ");
  int used = canvas_field(canvas, 1, 3, end - taken - 8, STYLE_BOLD, title);
  canvas_text(canvas, 1, 3 + used, STYLE_PLAIN, " ");
}

/* --- The message
 * ----------------------------------------------------------------------------------- */

/* What stands above the keys, in full; NULL for nothing. */
static char *message_text(struct app *app)
{
  struct app_state *own = app->own;
  switch (own->message_kind) {
  case MESSAGE_UNDO:
    return g_strdup_printf("%s %s undoes.", own->message, screen_typing(app_top(app)) ? "^_" : "u");
  case MESSAGE_SAID:
  case MESSAGE_ERROR:
    return g_strdup(own->message);
  case MESSAGE_NONE:
    break;
  }
  return g_strdup(own->hint);
}

static int message_height(const char *text, int width)
{
  return CLAMP(canvas_wrap_height(text, width - 3), 1, MESSAGE_MOST);
}

/* Its lines, the first going over into the rule. */
static void draw_message(struct app *app, struct canvas *canvas, const char *text)
{
  static const unsigned styles[] = { [MESSAGE_NONE] = STYLE_DIM,
                                     [MESSAGE_SAID] = STYLE_BOLD,
                                     [MESSAGE_UNDO] = STYLE_BOLD,
                                     [MESSAGE_ERROR] = STYLE_POOR | STYLE_BOLD };
  int width = canvas->width - 3;
  int used = 0;
  if (text && *text && width > 0) {
    struct canvas words = canvas_part(canvas, 0, 1, canvas->height, width);
    g_autoptr(GArray) lines = text_wrap(text, width);
    struct text_line first = g_array_index(lines, struct text_line, 0);
    used = text_width_n(text, first.end) + 1;
    canvas_wrap(&words, 0, styles[app->own->message_kind], text, canvas->height);
  }
  canvas_rule(canvas, 0, 1 + used, canvas->width - 1);
}

/* --- The keys
 * --------------------------------------------------------------------------------------- */

struct key_line {
  struct canvas *canvas;
  int column, end;
  bool full;
  GHashTable *keys; /* those that are on it: the first to come says what a key does */
};

/* `w Walkthrough`, if it fits. */
static void add_key(struct key_line *line, const char *key, const char *label)
{
  int width = text_width(key) + 1 + text_width(label);
  if (line->full || line->column + width > line->end) {
    line->full = true;
    return;
  }
  int row = 0;
  line->column += canvas_text(line->canvas, row, line->column, STYLE_BOLD, key) + 1;
  line->column += canvas_text(line->canvas, row, line->column, STYLE_PLAIN, label) + 2;
}

static void add_table(struct key_line *line, const struct action *table, struct screen *screen,
                      bool typing)
{
  for (const struct action *action = table; action && action->name; action++) {
    if (action->flags & ACTION_QUIET || !action_applies(action, screen))
      continue;
    g_autofree char *key = action_key_label(action, screen, typing);
    if (key && g_hash_table_add(line->keys, g_strdup(key)))
      add_key(line, key, action->label);
  }
}

/* The second keys of a chord. */
static void add_chord(struct key_line *line, struct app *app, char first)
{
  struct screen *screen = app_top(app);
  struct action_tables tables = app_tables(app, screen);
  for (int i = 0; tables.table[i]; i++)
    for (const struct action *action = tables.table[i]; action->name; action++) {
      const char *keys = action_keys(action, screen);
      char token[3] = { first, '+', '\0' };
      const char *found = strstr(keys, token);
      if (found && action_applies(action, screen)) {
        g_autofree char *second = g_strndup(found + 2, strcspn(found + 2, " "));
        add_key(line, second, action->label);
      }
    }
}

static void draw_keys(struct app *app, struct canvas *canvas)
{
  struct screen *screen = app_top(app);
  bool typing = screen_typing(screen);
  char chord = app->own->chord;
  const char *right = chord ? "Esc Cancel" : typing ? "^P All actions" : "? Help";
  size_t key_length = strcspn(right, " ");
  int column = canvas->width - 1 - text_width(right);
  g_autofree char *key = g_strndup(right, key_length);
  canvas_text(canvas, 0, column, STYLE_BOLD, key);
  canvas_text(canvas, 0, column + (int)key_length, STYLE_PLAIN, right + key_length);
  struct key_line line = { .canvas = canvas, .column = 1, .end = column - 2 };
  if (chord) {
    add_chord(&line, app, chord);
    return;
  }
  g_autoptr(GHashTable) shown = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  line.keys = shown;
  struct action_tables tables = app_tables(app, screen);
  for (int i = 0; tables.table[i]; i++)
    add_table(&line, tables.table[i], screen, typing);
}

/* An overlay's keys: `Enter Choose  Esc Cancel`, two spaces between. */
static void draw_overlay_keys(struct canvas *canvas, const char *text)
{
  struct key_line line = { .canvas = canvas, .column = 1, .end = canvas->width - 1 };
  g_auto(GStrv) pairs = g_strsplit(text, "  ", -1);
  for (char **pair = pairs; *pair; pair++) {
    char *label = strchr(*pair, ' ');
    if (!label)
      continue;
    *label = '\0';
    add_key(&line, *pair, label + 1);
  }
}

/* --- The whole
 * -------------------------------------------------------------------------------------- */

/* In a text q is a letter of it, and in a question nothing. */
static void draw_too_small(const struct app *app, struct canvas *canvas)
{
  guint overlays = app->own->overlays->len;
  const struct overlay *top =
      overlays > 0 ? g_ptr_array_index(app->own->overlays, overlays - 1) : NULL;
  bool typing = top ? top->typing : screen_typing(app_top(app));
  g_autofree char *text = g_strdup_printf("Needs %d×%d, has %d×%d.%s", SMALLEST_COLUMNS,
                                          SMALLEST_ROWS, canvas->width, canvas->height,
                                          typing ? " What is typed is kept."
                                          : top  ? ""
                                                 : " q leaves.");
  canvas_wrap(canvas, 0, STYLE_PLAIN, text, canvas->height);
}

/* The rows between header and message, with the overlays on them. */
static void draw_body(struct app *app, struct canvas *whole, int message_rows)
{
  struct screen *screen = app_top(app);
  struct canvas body = canvas_part(whole, HEADER_ROWS, 0,
                                   whole->height - HEADER_ROWS - message_rows - 1, whole->width);
  canvas_cursor(&body, 0, 1);
  g_clear_pointer(&app->own->hint, g_free);
  screen->type->draw(screen, &body);
  for (guint i = 0; i < app->own->overlays->len; i++) {
    struct overlay *overlay = g_ptr_array_index(app->own->overlays, i);
    g_clear_pointer(&app->own->hint, g_free);
    overlay->draw(overlay->data, &body);
  }
}

static void draw_all(struct app *app, struct canvas *whole)
{
  draw_place(app, whole);
  draw_title(app, whole);
  g_autofree char *text = message_text(app);
  int rows = message_height(app->own->message ? text : NULL, whole->width);
  draw_body(app, whole, rows);
  g_free(text);
  text = message_text(app);
  int needed = message_height(text, whole->width);
  if (needed != rows) { /* a long hint: once more, above it */
    struct canvas rest = canvas_part(whole, HEADER_ROWS, 0, whole->height, whole->width);
    canvas_clear(&rest);
    rows = needed;
    draw_body(app, whole, rows);
  }
  struct canvas message = canvas_part(whole, whole->height - 1 - rows, 0, rows, whole->width);
  draw_message(app, &message, text);
  struct canvas keys = canvas_part(whole, whole->height - 1, 0, 1, whole->width);
  GPtrArray *overlays = app->own->overlays;
  if (overlays->len > 0) {
    struct overlay *top = g_ptr_array_index(overlays, overlays->len - 1);
    draw_overlay_keys(&keys, top->keys(top->data));
  } else {
    draw_keys(app, &keys);
  }
}

void app_frame(struct app *app)
{
  struct canvas whole = canvas_whole(app->terminal);
  terminal_begin(app->terminal);
  if (whole.width < SMALLEST_COLUMNS || whole.height < SMALLEST_ROWS)
    draw_too_small(app, &whole);
  else if (app_top(app))
    draw_all(app, &whole);
  terminal_show(app->terminal);
}
