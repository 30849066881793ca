/* The inside of the memo's screen, for ui/memo_*.c. */
#ifndef TL_UI_MEMO_OWN_H
#define TL_UI_MEMO_OWN_H

#include "ui/editor.h"
#include "ui/form.h"
#include "ui/memo.h"
#include "ui/record_edit.h"
#include "ui/sheet.h"

/* Rows: four texts, the steps, the line that adds one. */
enum { MEMO_TEXTS = 4 };

struct memo_screen {
  struct app *app; /* borrowed */
  char *visit;     /* uid */
  struct record_edit *edit;
  struct rowset *head, *strategies; /* the visit and what was seen in it */
  char *seen;                       /* the marks that count as seen; or NULL */
  char *amended; /* that the figures are others since it was sent; NULL: they are not */
  int focus, top;
  struct editor *editor; /* of the text that is typed; NULL: none */
  struct form *form;     /* of the step that is changed; NULL: none */
  struct record *step;   /* that one; borrowed */
  bool new_step;
  bool sealed;   /* another's that is not sent: its words are not shown, it can be handed over */
  bool touched;  /* the draft is to be written */
  char *kept_at; /* when it was; NULL: there is none */
  char *kept;    /* the draft as written last */
  bool gone;     /* it was taken back or handed over, and is not this person's to begin anew */
  bool leaving;  /* the screen is being left: nothing is asked */
};

/* How many rows can have the focus. */
int memo_rows(const struct memo_screen *self);

/* The field of a text's row, and its label; the step of a row; NULL for others. Borrowed. */
const char *memo_text_field(int row);
const struct field *memo_text(int row);
struct record *memo_step(const struct memo_screen *self, int row);

/* What the page has room for yet, by estimate, or how much is too much; not always: only that. NULL
 * for nothing. Yours. */
char *memo_room(const struct memo_screen *self, bool always);

/* After what is stored was taken away: it is an empty memo again. False with error where there is
 * none for the person in use to begin. */
bool memo_begin_anew(struct memo_screen *self, GError **error);

/* Draws it. */
void memo_draw(struct memo_screen *self, struct canvas *canvas);

/* --- memo_type.c ---------------------------------------------------------------------------- */

/* Begins to type the text or change the step of the focused row (a new one on the last). */
void memo_type(struct memo_screen *self);

/* Goes a row on or back (by 1 or -1) and writes where that row is a text. */
void memo_tab(struct memo_screen *self, int by);

/* Ends it: stored. False after saying why where it cannot be; then it stays with its draft. */
bool memo_end_typing(struct memo_screen *self);
bool memo_type_key(struct memo_screen *self, const struct key *key);

/* Takes the focused step away. */
void memo_remove_step(struct memo_screen *self);

/* Opens the form of a step, which is in the memo; fresh: it goes away again when left blank. */
void memo_open_step(struct memo_screen *self, struct record *step, bool fresh);

/* --- memo_hand_over.c ----------------------------------------------------------------------- */

/* For actions: whether there is somebody to go on with it, and handing it over after a question. */
bool memo_hand_over_may(struct screen *screen);
void memo_hand_over(struct screen *screen, const struct key *pressed);

/* --- memo_draft.c --------------------------------------------------------------------------- */

/* Writes the draft where something was typed, or one types elsewhere in it. */
bool memo_keep(struct memo_screen *self, GError **error);

/* Takes up the draft that was left in the middle, where it was. */
void memo_resume(struct memo_screen *self);

#endif
