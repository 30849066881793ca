/* The application: the one screen object. It holds the terminal, the stack of screens, the message
 * and the event loop; screens call it to say something, go somewhere and come back. */
#ifndef TL_UI_APP_H
#define TL_UI_APP_H

#include "base/auto.h"
#include "ui/canvas.h"
#include "ui/terminal.h"

#include <glib.h>
#include <stdbool.h>

struct action;
struct key;
struct screen;
struct screen_type;
struct store;

/* What main gives. Text is copied; the tables and the store are borrowed and outlive the
 * application. */
struct app_setup {
  struct terminal *terminal; /* taken */
  struct store *store;       /* may be NULL */
  const char *district;      /* `Mill City Public Schools`; may be NULL (first start) */
  const char *person;        /* `R. Alvarez`; may be NULL */
  bool sample;               /* says SAMPLE on every screen */
  const struct screen_type *const *types; /* NULL-terminated */
  const struct action *actions;           /* those of every screen beside our own; may be NULL */
  /* True when another connection changed the data since the last call (data_version); asked once a
   * second when idle. May be NULL. */
  bool (*data_changed)(void *data);
  /* Asked then: why nobody can go on with this file (a sentence, yours), so that the program is
   * left; NULL otherwise. May be NULL. */
  char *(*gone)(void *data);
  /* Another day began; the screens are read again after it. May be NULL. */
  void (*day_changed)(void *data);
  /* From here on reading stops as soon as waiting(of) is true; with waiting NULL no longer, and
   * true when it did stop. For screens that give way. May be NULL. */
  bool (*give_way)(void *data, bool (*waiting)(void *of), void *of);
  /* Keeps what is typed in a dialog under a place (text NULL: forgets it), and gives it back
   * (yours; NULL for nothing), so that it is there again after the program ended in the middle. May
   * be NULL. */
  void (*prompt_keep)(void *data, const char *place, const char *text);
  char *(*prompt_kept)(void *data, const char *place);
  void *data;
};

struct app {
  struct terminal *terminal;
  struct store *store; /* borrowed */
  void *data;          /* as given */
  char *district, *person;
  bool sample;
  struct app_state *own; /* the application's own */
};

/* Yours. */
struct app *app_new(const struct app_setup *setup);
void app_free(struct app *app);

/* Opens the first screen and runs until the person leaves or a signal asks. False with an error
 * when the first screen cannot be opened. Screens are told to leave in any case. */
bool app_run(struct app *app, const char *first, const char *argument, GError **error);

/* What the screens said on leaving (`Walkthrough of Nuñez kept as a draft.`), a line each, for main
 * to print when the terminal is back. Borrowed; "" for nothing. */
const char *app_farewell(const struct app *app);

/* Changes what the top lines say. */
void app_set_district(struct app *app, const char *district);
void app_set_person(struct app *app, const char *person);

/* --- Going about. The screens change after the present key was dealt with. ------------------- */

/* Opens a screen on top of the present one. argument may be NULL. */
void app_open(struct app *app, const char *name, const char *argument);

/* Goes to a screen: back to it where it is open below, on top otherwise. */
void app_go(struct app *app, const char *name);

/* Leaves the present screen for the one below; opens name in its place. */
void app_back(struct app *app);
void app_replace(struct app *app, const char *name, const char *argument);

/* Leaves the program. */
void app_leave(struct app *app);

/* The screen on top; NULL when none is. */
struct screen *app_top(const struct app *app);

/* --- Saying something ------------------------------------------------------------------------ */

/* The message above the keys, until the next key. */
void app_message(struct app *app, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Says text, unless something else was said for the present key: for what a refresh finds out. */
void app_message_unless(struct app *app, const char *text);

/* The message, and the key that takes it back (`u undoes`, in a text field `^_ undoes`). */
void app_message_undo(struct app *app, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* What went wrong, marked as such. */
void app_error(struct app *app, const GError *error);

/* What stands there when there is no message: help of the focused field. Called while drawing. */
void app_hint(struct app *app, const char *hint);

/* We changed the data: every other open screen queries again when it is next seen. */
void app_changed(struct app *app);

/* Leaves out what was typed before anybody saw the answer to the present key, up to the first key
 * that is but (a letter), and says so: for a key that closes a screen, as the letters after it were
 * meant for that one. */
void app_leave_out_typed(struct app *app, int but);

/* --- For widgets that take over the keys (dialogs, pickers) ----------------------------------- */

struct overlay {
  void (*draw)(void *data, struct canvas *canvas); /* canvas: all between header and keys */
  bool (*key)(void *data, const struct key *key);  /* true when it is over */
  const char *(*keys)(void *data);                 /* its bottom line: `Enter Choose  Esc Cancel` */
  void *data;
  bool typing; /* letters are text in it */
};

/* Shows overlay over the present screen and answers keys, resizes and Ctrl-Z until it is over
 * (true), or the program is to end (false). */
bool app_overlay(struct app *app, struct overlay *overlay);

/* Draws a frame now: for what runs long within one key. */
void app_draw(struct app *app);

/* The same with overlay on top, which takes no keys. */
void app_draw_over(struct app *app, struct overlay *overlay);

/* True when the program is about to end. */
bool app_ending(const struct app *app);

DEFINE_AUTO(app)

#endif
