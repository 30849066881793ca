/* One's own phrases for comments: added, changed and removed in peace, where ^T has them at hand.
 */
#include "config.h"

#include "ui/snippet.h"

#include "base/text.h"
#include "ui/list.h"
#include "ui/session.h"
#include "work/snippet.h"

struct phrases {
  struct list *list;
};

static struct phrases *state(struct screen *screen)
{
  return screen->state;
}

static const struct view_column columns[] = {
  { "shortcut", "Shortcut", 10, 1, FIELD_TEXT, NULL },
  { "line", "Phrase", 0, 1, FIELD_TEXT, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view view_phrases = { "phrases", "Phrases", columns };

static void reload(struct screen *screen)
{
  static const char *const names[] = { "uid", "shortcut", "text", "line" };
  GError *error = NULL;
  AUTO(rowset)
  struct rowset *rows =
      store_query(session_of(screen->app)->store, STATEMENT_SNIPPETS, &error, NULL);
  if (!rows) {
    session_error(screen->app, error);
    return;
  }
  struct rowset *shown = rowset_new(G_N_ELEMENTS(names), names);
  for (int i = 0; i < rows->row_count; i++) {
    const char *text = rowset_get(rows, i, "text");
    g_autofree char *line = text_clean(text, true);
    const char *cells[] = { rowset_get(rows, i, "uid"), rowset_get(rows, i, "shortcut"), text,
                            line };
    rowset_add(shown, cells);
  }
  list_set_rows(state(screen)->list, shown);
}

static bool open_list(struct screen *screen, const char *argument, GError **error)
{
  (void)argument;
  (void)error;
  struct phrases *self = g_new0(struct phrases, 1);
  screen->state = self;
  self->list = list_new(&view_phrases, "uid");
  list_set_empty(self->list, "No phrase yet. n keeps one; ^T in a comment puts it in by its "
                             "shortcut, or keeps what is written there.");
  reload(screen);
  return true;
}

static void close_list(struct screen *screen)
{
  list_free(state(screen)->list);
  g_free(state(screen));
}

static const char *cell(struct screen *screen, const char *column)
{
  return list_get(state(screen)->list, column);
}

static bool typing(struct screen *screen)
{
  return list_typing(state(screen)->list);
}

static bool on_row(struct screen *screen)
{
  return list_row(state(screen)->list) >= 0;
}

/* The selected one whole: the column may be too narrow for it. */
static void draw(struct screen *screen, struct canvas *canvas)
{
  struct canvas body = canvas_part(canvas, 1, 0, canvas->height - 1, canvas->width);
  if (on_row(screen) && !typing(screen))
    app_hint(screen->app, cell(screen, "line"));
  list_draw(state(screen)->list, &body, true);
}

static bool key_list(struct screen *screen, const struct key *key)
{
  return list_key(state(screen)->list, key);
}

static void run_new(struct screen *screen, const struct key *key)
{
  (void)key;
  if (snippet_ask(screen->app, NULL, NULL, NULL))
    reload(screen);
}

static void run_change(struct screen *screen, const struct key *key)
{
  (void)key;
  if (snippet_ask(screen->app, cell(screen, "uid"), cell(screen, "shortcut"), cell(screen, "text")))
    reload(screen);
}

static void run_remove(struct screen *screen, const struct key *key)
{
  (void)key;
  GError *error = NULL;
  g_autofree char *shortcut = g_strdup(cell(screen, "shortcut"));
  if (!snippet_remove(session_of(screen->app)->store, cell(screen, "uid"), &error)) {
    session_error(screen->app, error);
    return;
  }
  app_changed(screen->app);
  reload(screen);
  app_message_undo(screen->app, "Removed: %s.", shortcut);
}

static const struct action actions[] = {
  { "phrases.change", "Change", "Changes the phrase or its shortcut.", NULL, "Enter", 0, on_row,
    run_change, NULL },
  { "phrases.new", "New", "Keeps a new phrase.", NULL, "n", 0, NULL, run_new, NULL },
  { "phrases.remove", "Remove", "Removes the phrase; u brings it back.", NULL, "x", 0, on_row,
    run_remove, NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};

const struct screen_type screen_phrases = {
  .name = "phrases",
  .title = "Phrases",
  .help =
      "Your own phrases for comments, by their shortcuts; they are on nobody else’s screen, and "
      "only in a complete export and in the file on you that the record keeper makes. ^T in a "
      "comment puts one in.",
  .actions = { actions, list_actions },
  .open = open_list,
  .draw = draw,
  .key = key_list,
  .typing = typing,
  .refresh = reload,
  .can_undo = session_can_undo_here,
  .undo = session_undo_here,
  .close = close_list,
};
