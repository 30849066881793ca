#include "config.h"

#include "ui/snippet.h"

#include "base/error.h"
#include "base/text.h"
#include "ui/dialog.h"
#include "ui/picker.h"
#include "ui/session.h"
#include "work/snippet.h"

#include <string.h>

#define ADD "\001add"
#define MANAGE "\001manage"

/* --- putting in ----------------------------------------------------------------------------- */

/* With a blank before it unless it begins a line. */
static void insert(struct editor *editor, const char *text)
{
  size_t at = editor_cursor(editor);
  const char *whole = editor_text(editor);
  bool apart = at == 0 || g_ascii_isspace(whole[at - 1]);
  g_autofree char *words = g_strconcat(apart ? "" : " ", text, NULL);
  editor_insert(editor, words);
}

/* --- adding and changing -------------------------------------------------------------------- */

static bool not_blank(const char *text, void *data, GError **error)
{
  (void)data;
  return !text_blank(text) || fail(error, TL_ERROR_INVALID, "Type a few words or letters.");
}

/* Asks for both; true when it was stored. *text (may be NULL) becomes the words. */
static bool ask_and_save(struct app *app, const char *uid, const char *shortcut, const char *words,
                         char **text)
{
  struct store *store = session_of(app)->store;
  dialog_about(app, uid);
  g_autofree char *phrase =
      dialog_prompt(app, "Phrase", words, "The words that are put in. Only you see your phrases.",
                    not_blank, NULL);
  if (!phrase)
    return false;
  g_autofree char *proposed = shortcut ? g_strdup(shortcut) : snippet_shortcut(store, phrase);
  g_autofree char *letters =
      dialog_propose(app, "Shortcut", proposed, "A few letters that find it.", not_blank, NULL);
  GError *error = NULL;
  if (!letters)
    return false;
  if (!snippet_save(store, uid, letters, phrase, &error)) {
    session_error(app, error);
    return false;
  }
  app_message(app, "Kept: %s puts it in.", letters);
  if (text)
    *text = g_steal_pointer(&phrase);
  return true;
}

bool snippet_ask(struct app *app, const char *uid, const char *shortcut, const char *words)
{
  g_autofree char *text = NULL;
  if (!ask_and_save(app, uid, shortcut, words, &text))
    return false;
  app_changed(app);
  app_message_undo(app, "Kept: ^T puts it in.");
  return true;
}

/* What was typed in the picker becomes the phrase and is put in; else what stands in the editor. */
static void add(struct app *app, struct editor *editor, const char *typed)
{
  g_autofree char *query = text_clean(typed, true);
  g_autofree char *present = query ? NULL : text_clean(editor_text(editor), true);
  g_autofree char *text = NULL;
  if (ask_and_save(app, NULL, NULL, query ? query : present, &text) && !present)
    insert(editor, text);
}

static void change(struct app *app, const char *uid, const char *shortcut, const char *text)
{
  static const struct answer answers[] = { { "e", "Change it" },
                                           { "x", "Remove it" },
                                           { NULL, NULL } };
  GError *error = NULL;
  g_autofree char *question = g_strdup_printf("%s: %s", shortcut, text);
  int answer = dialog_ask(app, question, answers);
  if (answer == 0)
    ask_and_save(app, uid, shortcut, text, NULL);
  else if (answer == 1 && snippet_remove(session_of(app)->store, uid, &error))
    app_message(app, "Removed: %s.", shortcut);
  if (error)
    session_error(app, error);
}

/* --- the pickers ---------------------------------------------------------------------------- */

static struct rowset *own(struct app *app)
{
  GError *error = NULL;
  struct rowset *rows = store_query(session_of(app)->store, STATEMENT_SNIPPETS, &error, NULL);
  if (!rows)
    session_error(app, error);
  return rows;
}

static struct picker *picker_of(const struct rowset *rows, const char *title)
{
  struct picker *picker = picker_new(title);
  for (int i = 0; i < rows->row_count; i++) {
    g_autofree char *line = text_clean(rowset_get(rows, i, "text"), true);
    picker_add_item(picker, &(struct picker_item){ .value = rowset_get(rows, i, "uid"),
                                                   .lead = rowset_get(rows, i, "shortcut"),
                                                   .label = line ? line : "" });
  }
  return picker;
}

static void manage(struct app *app)
{
  AUTO(rowset) struct rowset *rows = own(app);
  AUTO(picker) struct picker *picker = rows ? picker_of(rows, "Change or remove a phrase") : NULL;
  const char *chosen = picker ? picker_run(app, picker, NULL) : NULL;
  int row = chosen ? rowset_row(rows, "uid", chosen) : -1;
  if (row >= 0)
    change(app, chosen, rowset_get(rows, row, "shortcut"), rowset_get(rows, row, "text"));
}

void snippet_put(struct app *app, struct editor *editor)
{
  AUTO(rowset) struct rowset *rows = own(app);
  if (!rows)
    return;
  AUTO(picker) struct picker *picker = picker_of(rows, "Phrase");
  picker_add_always(picker, ADD, "Keep a new phrase", "what is typed here, or the text");
  if (rows->row_count > 0)
    picker_add_always(picker, MANAGE, "Change or remove phrases", NULL);
  const char *chosen = picker_run(app, picker, NULL);
  int row = chosen ? rowset_row(rows, "uid", chosen) : -1;
  if (row >= 0)
    insert(editor, rowset_get(rows, row, "text"));
  else if (chosen && strcmp(chosen, ADD) == 0)
    add(app, editor, picker_query(picker));
  else if (chosen)
    manage(app);
}
