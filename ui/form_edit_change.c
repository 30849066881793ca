/* What is done with a form: its strategies, its marks, publishing, reading earlier versions. */
#include "config.h"

#include "ui/form_edit_own.h"

#include "base/text.h"
#include "model/date.h"
#include "model/tables.h"
#include "ui/dialog.h"
#include "ui/form_words.h"
#include "ui/picker.h"
#include "ui/record_edit.h"
#include "ui/record_screen.h"
#include "ui/session.h"
#include "work/form_version.h"

#include <string.h>

static struct form_edit *state(struct screen *screen)
{
  return screen->state;
}

static struct store *store_of(struct screen *screen)
{
  return session_of(screen->app)->store;
}

/* --- changing ------------------------------------------------------------------------------- */

static bool may_edit(struct screen *screen)
{
  return record_edit_allowed(session_of(screen->app), &record_instrument_version);
}

static bool on_row(struct screen *screen)
{
  return may_edit(screen) && list_row(state(screen)->list) >= 0;
}

static bool may_publish(struct screen *screen)
{
  return may_edit(screen) && form_edit_is_begun(state(screen));
}

static guint place_of(struct screen *screen)
{
  return (guint)MAX(list_row(state(screen)->list), 0);
}

static struct record *item_of(struct screen *screen)
{
  return record_parts(state(screen)->version, &record_instrument_item)->pdata[place_of(screen)];
}

/* After each change: what is shown is what is stored, whether it went well or not. */
static bool settled(struct screen *screen, bool well, GError *error)
{
  bool others = error && state(screen)->version->revision == 0;
  bool first = !state(screen)->version->uid || state(screen)->version->revision == 1;
  app_changed(screen->app);
  form_edit_reload(screen);
  if (error)
    session_error(screen->app, error);
  if (others && form_edit_is_begun(state(screen)))
    app_message(screen->app,
                "Somebody else has just begun version %s; it is shown as it is now. Press the key "
                "again: what you typed is there.",
                record_get(state(screen)->version, "version"));
  else if (well && first && state(screen)->present && form_edit_is_begun(state(screen)))
    app_message_undo(screen->app, "Version %s is begun; p publishes it when it is ready.",
                     record_get(state(screen)->version, "version"));
  return well;
}

static void run_new(struct screen *screen, const struct key *key)
{
  (void)key;
  struct form_edit *self = state(screen);
  g_autofree char *name = dialog_prompt(
      screen->app, "New strategy", NULL,
      "What is looked for, in a few words, such as: Students explain their thinking.", NULL, NULL);
  if (!name || text_blank(name))
    return;
  GError *error = NULL;
  guint place = list_row(self->list) < 0 ? 0 : place_of(screen) + 1;
  bool well = form_version_add(store_of(screen), self->version, name, place, &error);
  if (settled(screen, well, error))
    list_select_row(self->list, (int)place);
}

/* Asks in plain words; true with *different set, false for Esc. */
static bool ask_same(struct screen *screen, const char *before, const char *after, bool *different)
{
  static const struct answer answers[] = { { "Enter", "The same, in other words" },
                                           { "d", "A different one" },
                                           { NULL, NULL } };
  g_autofree char *question =
      g_strdup_printf("Is this still the same strategy?\n\nBefore: %s\nNow: %s\n\nThe same in "
                      "other words keeps its history: what was seen of it before and after is one "
                      "line. A different one begins anew, and "
                      "the one before is retired when this version is published.",
                      before, after);
  int answer = dialog_ask(screen->app, question, answers);
  *different = answer == 1;
  return answer >= 0;
}

/* True when the strategy is on the present version too, so that it has a history. */
static bool has_history(struct screen *screen)
{
  const struct form_edit *self = state(screen);
  return self->present
         && record_find_part(self->present, &record_instrument_item, "strategy",
                             record_get(item_of(screen), "strategy"));
}

static void run_reword(struct screen *screen, const struct key *key)
{
  (void)key;
  struct form_edit *self = state(screen);
  struct record *item = item_of(screen);
  g_autofree char *before = g_strdup(record_get(item, "wording"));
  dialog_about(screen->app, record_get(item, "strategy"));
  g_autofree char *wording =
      dialog_prompt(screen->app, "Wording", before, "The words on screen and slip.", NULL, NULL);
  bool different = false;
  if (!wording || text_blank(wording) || strcmp(wording, before) == 0
      || (has_history(screen) && !ask_same(screen, before, wording, &different)))
    return;
  GError *error = NULL;
  g_autofree char *label = g_strdup_printf("Word it %s", wording);
  bool well = different ? form_version_replace(store_of(screen), self->version, place_of(screen),
                                               wording, &error)
                        : record_parse(item, "wording", wording, NULL, &error)
                              && form_version_save(store_of(screen), self->version, label, &error);
  int row = list_row(self->list);
  if (settled(screen, well, error))
    list_select_row(self->list, row);
}

static void run_look_for(struct screen *screen, const struct key *key)
{
  (void)key;
  struct record *item = item_of(screen);
  g_autofree char *before = g_strdup(record_get(item, "look_for"));
  if (before)
    g_strdelimit(before, "\n", ' ');
  dialog_about(screen->app, record_get(item, "strategy"));
  g_autofree char *text =
      dialog_prompt(screen->app, "What to look for", before,
                    "One line: what it looks like in a classroom. Empty: nothing.", NULL, NULL);
  if (!text || g_strcmp0(text, before ? before : "") == 0)
    return;
  GError *error = NULL;
  g_autofree char *label = g_strdup_printf("What to look for in %s", record_get(item, "wording"));
  bool well = record_parse(item, "look_for", text, NULL, &error)
              && form_version_save(store_of(screen), state(screen)->version, label, &error);
  settled(screen, well, error);
}

static void run_heading(struct screen *screen, const struct key *key)
{
  (void)key;
  dialog_about(screen->app, record_get(item_of(screen), "strategy"));
  g_autofree char *text = dialog_prompt(
      screen->app, "Heading above this strategy", record_get(item_of(screen), "grouping"),
      "It holds for this one and those below it, up to the next heading. Empty: none.", NULL, NULL);
  if (!text)
    return;
  GError *error = NULL;
  bool well = form_version_set_group(store_of(screen), state(screen)->version, place_of(screen),
                                     text, &error);
  settled(screen, well, error);
}

static void run_move(struct screen *screen, const struct key *key)
{
  GError *error = NULL;
  int by = key->code == '<' || key->code == ',' ? -1 : 1;
  bool well =
      form_version_move(store_of(screen), state(screen)->version, place_of(screen), by, &error);
  if (well || error)
    settled(screen, well, error);
}

static void run_retire(struct screen *screen, const struct key *key)
{
  (void)key;
  GError *error = NULL;
  struct form_edit *self = state(screen);
  struct record *item = item_of(screen);
  g_autofree char *wording = g_strdup(record_get(item, "wording"));
  g_autofree char *label = g_strdup_printf("Take %s off the form", wording);
  g_ptr_array_remove(record_parts(self->version, &record_instrument_item), item);
  bool well = form_version_save(store_of(screen), self->version, label, &error);
  if (settled(screen, well, error))
    app_message_undo(screen->app, "Off the next version; b brings it back: %s.", wording);
}

static void run_back(struct screen *screen, const struct key *key)
{
  (void)key;
  struct form_edit *self = state(screen);
  GError *error = NULL;
  const char *version = form_edit_is_begun(self) ? self->version->uid
                        : self->present          ? self->present->uid
                                                 : "";
  AUTO(rowset)
  struct rowset *rows = store_query(store_of(screen), STATEMENT_FORM_STRATEGIES_BESIDE, &error,
                                    "version", version, NULL);
  if (!rows) {
    session_error(screen->app, error);
    return;
  }
  AUTO(picker) struct picker *picker = picker_new("Strategy to bring back");
  picker_set_empty(picker, "No strategy is off this form.");
  for (int i = 0; i < rows->row_count; i++)
    picker_add(picker, rowset_get(rows, i, "uid"), rowset_get(rows, i, "name"),
               rowset_int(rows, i, "active") ? "not on this form" : "retired");
  const char *chosen = picker_run(screen->app, picker, NULL);
  if (!chosen)
    return;
  bool well = form_version_bring_back(store_of(screen), self->version, chosen, &error);
  if (settled(screen, well, error))
    list_select(self->list, chosen);
}

static void run_scale(struct screen *screen, const struct key *key)
{
  (void)key;
  GError *error = NULL;
  AUTO(rowset)
  struct rowset *rows = store_query(store_of(screen), STATEMENT_SCALE_LIST, &error, NULL);
  if (!rows) {
    session_error(screen->app, error);
    return;
  }
  AUTO(picker) struct picker *picker = picker_new("Scale");
  picker_set_intro(picker, "The marks that this form uses from its next version on.");
  for (int i = 0; i < rows->row_count; i++)
    picker_add(picker, rowset_get(rows, i, "uid"), rowset_get(rows, i, "name"),
               rowset_get(rows, i, "levels"));
  struct record *version = state(screen)->version;
  picker_select(picker, record_get(version, "scale"));
  const char *chosen = picker_run(screen->app, picker, NULL);
  if (!chosen || g_strcmp0(chosen, record_get(version, "scale")) == 0)
    return;
  record_set(version, "scale", chosen);
  bool well = form_version_save(store_of(screen), version, "Choose a scale", &error);
  settled(screen, well, error);
}

/* --- publishing ----------------------------------------------------------------------------- */

static void run_publish(struct screen *screen, const struct key *key)
{
  (void)key;
  static const struct answer answers[] = { { "Enter", "Publish" }, { NULL, NULL } };
  struct form_edit *self = state(screen);
  GError *error = NULL;
  g_autofree char *changes = form_version_changes(store_of(screen), self->version, &error);
  if (!changes) {
    session_error(screen->app, error);
    return;
  }
  g_autofree char *text =
      g_strdup_printf("%s\nWalkthroughs that are begun or finished keep the version they were made "
                      "with. A published version does not change any more; what is wrong with it "
                      "is put right in the next one.",
                      *changes ? changes : "Nothing is different from the present version.\n");
  g_autofree char *title =
      g_strdup_printf("Publish version %s?", record_get(self->version, "version"));
  if (dialog_view(screen->app, title, text, true, answers) != 0)
    return;
  g_autofree char *number = g_strdup(record_get(self->version, "version"));
  bool well = form_version_publish(store_of(screen), self->version->uid, &error);
  if (settled(screen, well, error))
    app_message_undo(screen->app, "Version %s is published: new walkthroughs begin with it.",
                     number);
}

static void run_drop(struct screen *screen, const struct key *key)
{
  (void)key;
  static const struct answer answers[] = { { "t", "Throw it away" }, { NULL, NULL } };
  struct form_edit *self = state(screen);
  GError *error = NULL;
  g_autofree char *question =
      g_strdup_printf("Throw version %s away? What was changed in it is gone; the version in use "
                      "stays. It can be undone.",
                      record_get(self->version, "version"));
  if (dialog_ask(screen->app, question, answers) != 0)
    return;
  bool well = form_version_drop(store_of(screen), self->version->uid, &error);
  if (settled(screen, well, error))
    app_message_undo(screen->app, "The version that was not published is thrown away.");
}

static bool may_drop(struct screen *screen)
{
  return may_publish(screen) && state(screen)->present;
}

/* --- reading -------------------------------------------------------------------------------- */

static char *version_label(const struct rowset *rows, int row)
{
  const char *published = rowset_get(rows, row, "published_on");
  g_autofree char *day = published ? date_medium(published) : NULL;
  return g_strdup_printf("Version %s, %s%s", rowset_get(rows, row, "version"),
                         day ? "published " : "not published", day ? day : "");
}

static void run_versions(struct screen *screen, const struct key *key)
{
  (void)key;
  struct form_edit *self = state(screen);
  GError *error = NULL;
  AUTO(rowset)
  struct rowset *rows = store_query(store_of(screen), STATEMENT_FORM_VERSIONS, &error, "instrument",
                                    self->instrument, NULL);
  AUTO(picker) struct picker *picker = picker_new("Version to read");
  for (int i = 0; rows && i < rows->row_count; i++) {
    g_autofree char *label = version_label(rows, i);
    picker_add(picker, rowset_get(rows, i, "uid"), label, NULL);
  }
  const char *uid = rows ? picker_run(screen->app, picker, NULL) : NULL;
  AUTO(record)
  struct record *version =
      uid ? store_load(store_of(screen), &record_instrument_version, uid, &error) : NULL;
  g_autofree char *text = version ? form_words_version(store_of(screen), version, &error) : NULL;
  if (text)
    dialog_view(screen->app, picker_label(picker, uid), text, true, NULL);
  else if (error)
    session_error(screen->app, error);
}

static void run_name(struct screen *screen, const struct key *key)
{
  (void)key;
  record_screen_open(screen->app, &record_instrument, state(screen)->instrument);
}

const struct action form_edit_actions[] = {
  { "form.reword", "Reword",
    "Changes the words of the strategy, or puts a different one in its place.", NULL, "Enter", 0,
    on_row, run_reword, NULL },
  { "form.new_strategy", "New", "Adds a strategy below this one.", NULL, "n", 0, may_edit, run_new,
    NULL },
  { "form.up", "Up", "Moves the strategy up by one.", NULL, "< ,", 0, on_row, run_move, NULL },
  { "form.down", "Down", "Moves the strategy down by one.", NULL, "> .", 0, on_row, run_move,
    NULL },
  { "form.publish", "Publish", "Publishes the version after showing what it changes.", NULL, "p", 0,
    may_publish, run_publish, NULL },
  { "form.look_for", "Look for", "Writes what to look for in a classroom.", NULL, "l", 0, on_row,
    run_look_for, NULL },
  { "form.heading", "Heading", "Writes the heading above this strategy.", NULL, "h", 0, on_row,
    run_heading, NULL },
  { "form.retire", "Retire", "Takes the strategy off the form; it can come back.", NULL, "x", 0,
    on_row, run_retire, NULL },
  { "form.back", "Bring back",
    "Puts a strategy that was retired, or is on another form, on this one.", NULL, "b", 0, may_edit,
    run_back, NULL },
  { "form.scale", "Marks", "Chooses the scale of marks.", NULL, "c", 0, may_edit, run_scale, NULL },
  { "form.drop", "Throw away", "Throws the version away that is not published, after asking.", NULL,
    "t", ACTION_QUIET, may_drop, run_drop, NULL },
  { "form.versions", "Versions", "Reads this version and those before it.", NULL, "v", 0, NULL,
    run_versions, NULL },
  { "form.name", "Name", "Changes the form’s name.", NULL, "e", ACTION_QUIET, may_edit, run_name,
    NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};
