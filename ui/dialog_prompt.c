/* One line to type. It is kept with each key, so that it is there again after the program ended in
 * the middle, or where what was done with it failed. */
#include "config.h"

#include "ui/dialog.h"

#include "ui/app.h"
#include "ui/editor.h"
#include "ui/panel.h"
#include "ui/prompt_place.h"

enum { TEXT_COLUMNS = 76 };

struct prompt {
  const char *label, *help;
  struct app *app;
  struct editor *editor;
  char *place; /* where it is kept */
  dialog_check *check;
  void *data;
  bool done;
};

static void draw_prompt(void *data, struct canvas *body)
{
  struct prompt *prompt = data;
  int width = MIN(body->width - 4, TEXT_COLUMNS);
  int lines = prompt->help ? canvas_wrap_height(prompt->help, width) : 0;
  struct canvas room = panel_begin(body, lines + 3, prompt->label);
  struct canvas words = canvas_part(&room, 2, 2, lines, width);
  canvas_wrap(&words, 0, STYLE_DIM, prompt->help, lines);
  canvas_text(&room, 0, 0, STYLE_ACCENT, terminal_glyph(room.terminal, GLYPH_MARKER));
  struct canvas field = canvas_part(&room, 0, 2, 1, room.width - 2);
  editor_draw(prompt->editor, &field, true);
}

static bool prompt_key(void *data, const struct key *key)
{
  struct prompt *prompt = data;
  enum editor_result result = editor_key(prompt->editor, key);
  if (result == EDITOR_DONE) {
    g_autoptr(GError) error = NULL;
    prompt->done =
        !prompt->check || prompt->check(editor_text(prompt->editor), prompt->data, &error);
    if (!prompt->done)
      app_error(prompt->app, error);
    return prompt->done;
  }
  return result == EDITOR_LEFT;
}

static const char *prompt_keys(void *data)
{
  const struct prompt *prompt = data;
  return editor_changed(prompt->editor)    ? "Enter Go on  Esc Put back"
         : editor_proposes(prompt->editor) ? "Enter Go on  Right Change it  Esc Cancel"
                                           : "Enter Go on  Esc Cancel";
}

static void text_changed(struct editor *editor, void *data)
{
  const struct prompt *prompt = data;
  prompt_place_keep(prompt->app, prompt->place,
                    editor_changed(editor) ? editor_text(editor) : NULL);
}

/* Puts in what was typed before and came to nothing. */
static void take_up(struct prompt *prompt)
{
  g_autofree char *kept = prompt_place_kept(prompt->app, prompt->place);
  if (!kept)
    return;
  editor_replace(prompt->editor, kept);
  app_message(prompt->app, "Here is what you were typing. Esc puts back what was there.");
}

/* What was typed, once that is settled; NULL for Esc, and where the program ends: then it is kept.
 * Yours. */
static char *answer(struct prompt *prompt, bool over)
{
  if (!over)
    return NULL;
  if (prompt->done)
    prompt_place_answered(prompt->app, prompt->place, editor_text(prompt->editor));
  else
    prompt_place_keep(prompt->app, prompt->place, NULL);
  return prompt->done ? g_strdup(editor_text(prompt->editor)) : NULL;
}

/* Asks, with what the prompt's editor holds at first: initial, or what was typed before. */
static char *run(struct prompt *prompt, const char *initial, bool proposed)
{
  AUTO(editor) struct editor *editor = editor_new(true);
  g_autofree char *place = prompt_place(prompt->app, prompt->label, initial);
  struct overlay overlay = {
    .draw = draw_prompt, .key = prompt_key, .keys = prompt_keys, .data = prompt, .typing = true
  };
  prompt->editor = editor;
  prompt->place = place;
  editor_set_app(editor, prompt->app);
  editor_set_text(editor, initial);
  if (proposed)
    editor_propose(editor);
  take_up(prompt);
  editor_on_change(editor, text_changed, prompt);
  return answer(prompt, app_overlay(prompt->app, &overlay));
}

char *dialog_prompt(struct app *app, const char *label, const char *initial, const char *help,
                    dialog_check *check, void *data)
{
  struct prompt prompt = { .label = label, .help = help, .app = app, .check = check, .data = data };
  return run(&prompt, initial, false);
}

char *dialog_propose(struct app *app, const char *label, const char *proposal, const char *help,
                     dialog_check *check, void *data)
{
  struct prompt prompt = { .label = label, .help = help, .app = app, .check = check, .data = data };
  return run(&prompt, proposal, true);
}
