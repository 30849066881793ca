/* Dialogs: a question with keyed answers, a line to type, a long text to read, the progress of what
 * takes long. Each returns when it is answered; Esc is always an answer. */
#ifndef TL_UI_DIALOG_H
#define TL_UI_DIALOG_H

#include "base/auto.h"
#include "base/progress.h"

#include <glib.h>
#include <stdbool.h>

struct app;

/* A possible answer: its key (`f`, `Enter`; of `f Enter` the first is shown) and what it does (`Finish`). An array ends with a NULL
 * key. Esc is added (`Cancel`) unless it is among them. */
struct answer {
  const char *key;
  const char *label;
};

/* Asks; the index of the answer, or -1 for Esc. question may be several lines. */
int dialog_ask(struct app *app, const char *question, const struct answer *answers);

/* Shows a text to read, scrolled; wrap: running text, else lines as they are (a preview), moved
 * sideways with Left and Right. answers (or NULL) as in dialog_ask, at the bottom line; Esc, and
 * Enter where it is no answer, end it with -1. */
int dialog_view(struct app *app, const char *title, const char *text, bool wrap,
                const struct answer *answers);

/* Asks for one line of text; help (or NULL) stands below. check (or NULL) says in a sentence what
 * is wrong with it, and it is asked again. Yours; NULL for Esc. */
typedef bool dialog_check(const char *text, void *data, GError **error);
char *dialog_prompt(struct app *app, const char *label, const char *initial, const char *help,
                    dialog_check *check, void *data);

/* The same, where proposal is what is likely meant: the first letter typed replaces it, any other
 * key keeps it to be changed. */
char *dialog_propose(struct app *app, const char *label, const char *proposal, const char *help,
                     dialog_check *check, void *data);

/* What the lines that are asked for the present key are about (a uid, or NULL): what was typed for
 * one row of a list is not offered for another. */
void dialog_about(struct app *app, const char *uid);

/* Asks for a text of several lines; help (or NULL) stands below. changed (or NULL) gets what is
 * typed after each key, for a draft. Esc and Tab keep it and go on. Yours; NULL only where the
 * program ends. */
typedef void dialog_changed(const char *text, void *data);
char *dialog_text(struct app *app, const char *label, const char *initial, const char *help,
                  dialog_changed *changed, void *data);

/* What takes long. Give dialog_progress() to the function that does it: after 0.3 s a window shows
 * what, how far, and that Esc stops it. */
struct progress_window;
struct progress_window *progress_window_new(struct app *app, const char *title);
struct progress progress_window_progress(struct progress_window *window);
void progress_window_free(struct progress_window *window);

/* True when the person stopped it. */
bool progress_window_stopped(const struct progress_window *window);

DEFINE_AUTO(progress_window)

#endif
