/* A text field: one line or many, edited in place by graphemes, wrapped, with word motion, paste
 * and undo. What it holds is always valid UTF-8 in NFC. */
#ifndef TL_UI_EDITOR_H
#define TL_UI_EDITOR_H

#include "base/auto.h"
#include "ui/action.h"
#include "ui/canvas.h"
#include "ui/key.h"

#include <glib.h>
#include <stdbool.h>

struct app;
struct editor;

enum editor_result {
  EDITOR_IGNORED,  /* not a key of an editor (Tab, ^P, F-keys …; Up on the first line, Down on the
                      last) */
  EDITOR_USED,     /* moved, or did nothing */
  EDITOR_CHANGED,  /* the text changed (changed was called) */
  EDITOR_DONE,     /* Enter in one line, or in one sentence */
  EDITOR_LEFT,     /* Esc: long text is kept; a line that was not changed is left */
  EDITOR_RESTORED, /* Esc in one line: it holds again what it held at editor_begin; ^_ takes that
                      back */
};

/* An empty field. Yours. */
struct editor *editor_new(bool one_line);
void editor_free(struct editor *editor);

/* Sets the text (NULL: empty) with the cursor at its end; undo begins here. */
void editor_set_text(struct editor *editor, const char *text);

/* The text; "" when empty. Borrowed until the next key. */
const char *editor_text(const struct editor *editor);

/* Dim words shown while it is empty (copied). */
void editor_set_placeholder(struct editor *editor, const char *placeholder);

/* At most so many characters (0: no bound); what does not fit is not taken, and the message says
 * so. */
void editor_set_max(struct editor *editor, int characters);

/* Long text that is one sentence: Enter is EDITOR_DONE and puts in no line. */
void editor_set_sentence(struct editor *editor);

/* Called after each change, so that the draft can be written. */
void editor_on_change(struct editor *editor, void (*changed)(struct editor *editor, void *data),
                      void *data);

/* Where messages go and $EDITOR gets the terminal from; without it ^X ^E is not there. */
void editor_set_app(struct editor *editor, struct app *app);

/* The field gets the focus: what Esc in one line goes back to is what it holds now. */
void editor_begin(struct editor *editor);

/* What it holds is a proposal (it does nothing where that is empty): the first letter typed
 * replaces it, as one change; any other key keeps it to be changed. editor_proposes: that is still
 * so. */
void editor_propose(struct editor *editor);
bool editor_proposes(const struct editor *editor);

/* True when it holds something else than at editor_begin. */
bool editor_changed(const struct editor *editor);

/* Acts on a key. */
enum editor_result editor_key(struct editor *editor, const struct key *key);

/* Puts text in at the cursor (a snippet). */
void editor_insert(struct editor *editor, const char *text);

/* Puts text in place of all, as one change that can be taken back. */
void editor_replace(struct editor *editor, const char *text);

/* Takes back the last change; false when there is none. */
bool editor_undo(struct editor *editor);
bool editor_redo(struct editor *editor);

/* Lines it needs at width; at least 1. */
int editor_height(struct editor *editor, int width);

/* Draws it, scrolled so that the cursor shows; with focus it places the hardware cursor. */
void editor_draw(struct editor *editor, struct canvas *canvas, bool focus);

/* Moves the cursor to where a click was, if it was in what was drawn last. */
bool editor_click(struct editor *editor, const struct key *key);

/* The cursor: a byte of the text. Set, it goes to the grapheme there, or to the end. */
size_t editor_cursor(const struct editor *editor);
void editor_set_cursor(struct editor *editor, size_t byte);

/* Rows for the table of a screen while it has a long text open (applies): how one ends it, how one
 * goes on, and what Enter does in it. They stand first, so that the bottom line says them. */
#define EDITOR_LONG_ACTIONS(screen, applies)                                                       \
  { screen ".text-done",                                                                           \
    "Done",                                                                                        \
    "Leaves the text; all of it is kept.",                                                         \
    "In a text field",                                                                             \
    "Esc",                                                                                         \
    ACTION_KEY | ACTION_TYPING,                                                                    \
    applies,                                                                                       \
    NULL,                                                                                          \
    NULL },                                                                                        \
      { screen ".text-next",                                                                       \
        "Next",                                                                                    \
        "Leaves the text, kept, for the next field.",                                              \
        "In a text field",                                                                         \
        "Tab",                                                                                     \
        ACTION_KEY | ACTION_TYPING,                                                                \
        applies,                                                                                   \
        NULL,                                                                                      \
        NULL },                                                                                    \
  {                                                                                                \
    screen ".text-line", "New line", "Begins a new line of a long text.", "In a text field",       \
        "Enter", ACTION_KEY | ACTION_TYPING, applies, NULL, NULL                                   \
  }

/* Its keys, for the tables of screens with text fields. */
extern const struct action editor_actions[];

DEFINE_AUTO(editor)

#endif
