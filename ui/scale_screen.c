/* One scale: its levels in order, the key, the word and how each counts. */
#include "config.h"

#include "ui/scale_screen.h"

#include "base/text.h"
#include "model/tables.h"
#include "ui/dialog.h"
#include "ui/list.h"
#include "ui/picker.h"
#include "ui/record_edit.h"
#include "ui/record_screen.h"
#include "ui/session.h"
#include "work/scale.h"

#include <string.h>

struct scale_screen {
  struct list *list;
  char *uid;
  struct record *scale;
  char *use; /* what hangs on it, in words */
};

static const struct view_column columns[] = {
  { "key", "Key", 4, 1, FIELD_TEXT, NULL },
  { "label", "Word on screen and slip", 0, 1, FIELD_TEXT, NULL },
  { "counts", "Counts as", 12, 1, FIELD_TEXT, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view view_levels = { "levels", "Levels", columns };

static struct scale_screen *state(struct screen *screen)
{
  return screen->state;
}

static struct store *store_of(struct screen *screen)
{
  return session_of(screen->app)->store;
}

/* --- rows ----------------------------------------------------------------------------------- */

static struct rowset *make_rows(const struct record *scale)
{
  static const char *const names[] = { "code", "key", "label", "counts" };
  struct rowset *rows = rowset_new(G_N_ELEMENTS(names), names);
  const GPtrArray *levels = record_parts(scale, &record_level);
  for (guint i = 0; i < levels->len; i++) {
    const struct record *level = levels->pdata[i];
    const char *cells[] = { record_get(level, "code"), record_get(level, "key"),
                            record_get(level, "label"),
                            choice_label(counts_choices, record_get(level, "counts")) };
    rowset_add(rows, cells);
  }
  return rows;
}

static bool read_scale(struct screen *screen, GError **error)
{
  struct scale_screen *self = state(screen);
  struct record *scale = store_load(store_of(screen), &record_scale, self->uid, error);
  char *use = scale ? scale_use_words(store_of(screen), scale, error) : NULL;
  if (!use) {
    record_free(scale);
    return false;
  }
  record_free(self->scale);
  g_free(self->use);
  self->scale = scale;
  self->use = use;
  list_set_rows(self->list, make_rows(scale));
  return true;
}

static void reload(struct screen *screen)
{
  GError *error = NULL;
  if (!read_scale(screen, &error))
    session_error(screen->app, error);
}

static bool open_scale(struct screen *screen, const char *argument, GError **error)
{
  struct scale_screen *self = g_new0(struct scale_screen, 1);
  screen->state = self;
  self->uid = g_strdup(argument);
  self->list = list_new(&view_levels, "code");
  list_set_empty(self->list, "The levels that can be marked belong here. n adds one.");
  return read_scale(screen, error);
}

static void close_scale(struct screen *screen)
{
  struct scale_screen *self = state(screen);
  record_free(self->scale);
  list_free(self->list);
  g_free(self->use);
  g_free(self->uid);
  g_free(self);
}

static char *heading(struct screen *screen)
{
  return g_strdup_printf("Scale: %s", record_get(state(screen)->scale, "name"));
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct scale_screen *self = state(screen);
  struct canvas top = canvas_part(canvas, 0, 1, 2, MIN(canvas->width - 2, 76));
  int used = canvas_wrap(&top, 0, STYLE_PLAIN, self->use, 2);
  struct canvas body = canvas_part(canvas, used + 1, 0, canvas->height - used - 1, canvas->width);
  list_draw(self->list, &body, true);
}

static bool key_scale(struct screen *screen, const struct key *key)
{
  return list_key(state(screen)->list, key);
}

static bool typing(struct screen *screen)
{
  return list_typing(state(screen)->list);
}

/* --- changing ------------------------------------------------------------------------------- */

static bool may_edit(struct screen *screen)
{
  return record_edit_allowed(session_of(screen->app), &record_scale);
}

static bool on_row(struct screen *screen)
{
  return may_edit(screen) && list_row(state(screen)->list) >= 0;
}

static struct record *level_of(struct screen *screen)
{
  struct scale_screen *self = state(screen);
  return record_parts(self->scale, &record_level)->pdata[list_row(self->list)];
}

/* Stores the scale unless ready is false, and shows it as it is stored. */
static bool store_it(struct screen *screen, bool ready, const char *label, GError *error)
{
  bool well = ready && store_save(store_of(screen), state(screen)->scale, label, &error);
  app_changed(screen->app);
  reload(screen);
  if (error)
    session_error(screen->app, error);
  else if (well)
    app_message_undo(screen->app, "%s.", label);
  return well;
}

static void run_word(struct screen *screen, const struct key *key)
{
  (void)key;
  struct record *level = level_of(screen);
  dialog_about(screen->app, record_get(level, "code"));
  g_autofree char *word =
      dialog_prompt(screen->app, "Word", record_get(level, "label"),
                    "The word on screen and slip, also on those made before.", NULL, NULL);
  if (!word || text_blank(word) || strcmp(word, record_get(level, "label")) == 0)
    return;
  GError *error = NULL;
  g_autofree char *label = g_strdup_printf("Call the level %s", word);
  bool ready = record_parse(level, "label", word, NULL, &error);
  store_it(screen, ready, label, error);
}

/* Tries it on a copy: what is wrong is said while it can still be typed anew. */
static bool is_free_key(const char *text, void *data, GError **error)
{
  struct scale_screen *self = state(data);
  AUTO(record) struct record *copy = record_copy(self->scale);
  struct record *level = record_parts(copy, &record_level)->pdata[list_row(self->list)];
  return scale_set_key(copy, level, text, error);
}

static void run_key(struct screen *screen, const struct key *key)
{
  (void)key;
  struct record *level = level_of(screen);
  g_autofree char *open = scale_free_keys(state(screen)->scale, level);
  g_autofree char *help = g_strdup_printf("One key. These are free: %s.", open);
  g_autofree char *title = g_strdup_printf("Key of %s", record_get(level, "label"));
  dialog_about(screen->app, record_get(level, "code"));
  g_autofree char *typed =
      dialog_propose(screen->app, title, record_get(level, "key"), help, is_free_key, screen);
  if (!typed || g_strcmp0(typed, record_get(level, "key")) == 0)
    return;
  GError *error = NULL;
  bool ready = scale_set_key(state(screen)->scale, level, typed, &error);
  g_autofree char *label =
      g_strdup_printf("%s is marked with %s", record_get(level, "label"), record_get(level, "key"));
  store_it(screen, ready, label, error);
}

/* Asks where marks would count otherwise; true when it may be done. */
static bool agreed(struct screen *screen, const struct record *level, const char *counts,
                   GError **error)
{
  static const struct answer answers[] = { { "y", "Count it so" }, { NULL, NULL } };
  GError *inner = NULL;
  g_autofree char *words =
      scale_counts_words(store_of(screen), state(screen)->scale, level, counts, &inner);
  if (inner) {
    g_propagate_error(error, inner);
    return false;
  }
  return !words || dialog_ask(screen->app, words, answers) == 0;
}

static void run_counts(struct screen *screen, const struct key *key)
{
  (void)key;
  struct record *level = level_of(screen);
  const char *before = record_get(level, "counts");
  AUTO(picker) struct picker *picker = picker_new("Counts as");
  picker_set_intro(picker, "Whether a strategy with this mark was seen.");
  for (const struct choice *choice = counts_choices; choice->word; choice++)
    picker_add(picker, choice->word, choice->label,
               strcmp(choice->word, "neither") == 0 ? "left out of \"seen of how many\"" : NULL);
  picker_select(picker, before);
  const char *counts = picker_run(screen->app, picker, NULL);
  GError *error = NULL;
  if (!counts || strcmp(counts, before) == 0)
    return;
  if (!agreed(screen, level, counts, &error)) {
    if (error)
      session_error(screen->app, error);
    return;
  }
  record_set(level, "counts", counts);
  g_autofree char *label = g_strdup_printf("%s counts as %s", record_get(level, "label"),
                                           choice_label(counts_choices, counts));
  store_it(screen, true, label, NULL);
}

static void run_move(struct screen *screen, const struct key *key)
{
  GPtrArray *levels = record_parts(state(screen)->scale, &record_level);
  int row = list_row(state(screen)->list);
  int to = row + (key->code == '<' || key->code == ',' ? -1 : 1);
  if (to < 0 || to >= (int)levels->len)
    return;
  struct record *level = g_ptr_array_steal_index(levels, (guint)row);
  g_ptr_array_insert(levels, to, level);
  g_autofree char *label = g_strdup_printf("Move %s", record_get(level, "label"));
  store_it(screen, true, label, NULL);
}

static void run_new(struct screen *screen, const struct key *key)
{
  (void)key;
  g_autofree char *word = dialog_prompt(
      screen->app, "New level", NULL, "The word on screen and slip, such as: partly.", NULL, NULL);
  if (!word || text_blank(word))
    return;
  GError *error = NULL;
  struct record *level = scale_add_level(state(screen)->scale, word, &error);
  g_autofree char *code = g_strdup(level ? record_get(level, "code") : NULL);
  g_autofree char *label =
      level ? g_strdup_printf("Add %s, marked with %s", word, record_get(level, "key")) : NULL;
  if (store_it(screen, level != NULL, label, error))
    list_select(state(screen)->list, code);
}

static void run_remove(struct screen *screen, const struct key *key)
{
  (void)key;
  GError *error = NULL;
  struct record *level = level_of(screen);
  g_autofree char *label = g_strdup_printf("Take %s away", record_get(level, "label"));
  bool ready = scale_remove_level(store_of(screen), state(screen)->scale, level, &error);
  store_it(screen, ready, label, error);
}

static void run_name(struct screen *screen, const struct key *key)
{
  (void)key;
  record_screen_open(screen->app, &record_scale, state(screen)->uid);
}

static void run_history(struct screen *screen, const struct key *key)
{
  (void)key;
  record_screen_history(screen->app, &record_scale, state(screen)->uid);
}

static const struct action actions[] = {
  { "scale.word", "Word", "Changes the word of the level on screen and slip.", NULL, "Enter", 0,
    on_row, run_word, NULL },
  { "scale.key", "Key", "Changes the key that marks it.", NULL, "k", 0, on_row, run_key, NULL },
  { "scale.counts", "Counts", "Says whether it counts as seen, not seen or neither.", NULL, "c", 0,
    on_row, run_counts, NULL },
  { "scale.up", "Up", "Moves the level up by one.", NULL, "< ,", 0, on_row, run_move, NULL },
  { "scale.down", "Down", "Moves the level down by one.", NULL, "> .", 0, on_row, run_move, NULL },
  { "scale.new", "New", "Adds a level.", NULL, "n", 0, may_edit, run_new, NULL },
  { "scale.remove", "Take away", "Takes a level away that no walkthrough can have.", NULL,
    "x Delete", 0, on_row, run_remove, NULL },
  { "scale.name", "Name", "Changes the scale’s name.", NULL, "e", 0, may_edit, run_name, NULL },
  { "scale.history", "History", "Shows who changed what, and when.", NULL, "h", ACTION_QUIET, NULL,
    run_history, NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};

const struct screen_type screen_scale = {
  .name = "scale",
  .title = "Scale",
  .help = "The marks of a walkthrough form: the key, the word, and whether it counts as seen.",
  .actions = { actions, list_actions },
  .open = open_scale,
  .draw = draw,
  .key = key_scale,
  .typing = typing,
  .heading = heading,
  .refresh = reload,
  .can_undo = session_can_undo_here,
  .undo = session_undo_here,
  .close = close_scale,
};
