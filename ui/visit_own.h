/* The inside of the visit screen, for ui/visit_*.c. */
#ifndef TL_UI_VISIT_OWN_H
#define TL_UI_VISIT_OWN_H

#include "ui/editor.h"
#include "ui/form.h"
#include "ui/record_edit.h"
#include "ui/sheet.h"
#include "ui/visit.h"

/* What a row is; in the order of the screen. */
enum visit_row_kind {
  VISIT_WHEN,
  VISIT_WITH,
  VISIT_PURPOSE,
  VISIT_BEFORE, /* a follow-up that was open when it began */
  VISIT_OWED,   /* the memo about an earlier visit, which has not come */
  VISIT_WALK,
  VISIT_SEEN,
  VISIT_NEXT,
  VISIT_AGREED, /* a follow-up that was agreed in it */
  VISIT_ADD,
  VISIT_MEMO,
};

struct visit_row {
  enum visit_row_kind kind;
  int index; /* of the rowset that the kind is from */
};

/* What becomes of the walkthroughs of a visit whose day is corrected. */
enum visit_moving { VISIT_STAYS, VISIT_TAKES, VISIT_LEAVES };

struct visit_screen {
  struct app *app; /* borrowed */
  struct record_edit *edit;
  struct rowset *before, *owed, *walks, *agreed;
  char *seen;                    /* the marks that count as seen; or NULL */
  char *school, *visitor, *with; /* names; with: NULL for nobody */
  char *memo, *memo_sent_on;     /* the improvement memo, or NULL */
  bool writes_memo;              /* the person in use does */
  GArray *rows;                  /* struct visit_row */
  int focus, top;
  struct editor *editor;    /* of the long text that is typed; NULL: none */
  const char *field;        /* which */
  struct form *form;        /* the times are being corrected; NULL: they are not */
  bool touched;             /* the draft is to be written */
  bool gone;                /* it was taken back */
  char *last;               /* the follow-up that was dealt with last; NULL: none yet */
  enum visit_moving moving; /* answered, and to be stored with the day */
  char *why;                /* asked for with it, where teachers hold slips; or NULL */
  bool leaving;             /* the screen is being left: nothing is asked for but what it has */
  char *kept_at;            /* when the draft was written; NULL: there is none */
};

/* The state of a walkthrough that is begun and not finished, among those stored. */
#define VISIT_DRAFT "draft"

/* --- visit_read.c --------------------------------------------------------------------------- */

/* Reads what stands around the record, and what the rows are; the focus stays. */
bool visit_screen_read(struct visit_screen *self, GError **error);
void visit_screen_release(struct visit_screen *self);

/* How many of the walkthroughs are drafts of the person in use. */
int visit_screen_drafts(const struct visit_screen *self);

/* Puts the focus on a follow-up (uid), where it is there. */
void visit_screen_focus(struct visit_screen *self, const char *uid);

/* The row with the focus. */
const struct visit_row *visit_screen_row(const struct visit_screen *self);

/* The rowset that a follow-up's row is from; NULL on other rows. Borrowed. */
const struct rowset *visit_screen_follow_ups(const struct visit_screen *self,
                                             const struct visit_row *row);

/* A cell of the row with the focus, where it is a follow-up, a walkthrough or an earlier visit
 * whose memo is owed; else NULL. */
const char *visit_screen_get(const struct visit_screen *self, const char *column);

/* The long text that a kind of row is; NULL for others. */
const char *visit_screen_text_field(enum visit_row_kind kind);

/* True in that state: planned, open, made, missed. */
bool visit_screen_is(const struct visit_screen *self, const char *state);

/* --- visit_type.c --------------------------------------------------------------------------- */

/* Begins to type the text of the focused row, or to correct the times (field: the one to begin
 * with, or NULL). */
void visit_screen_type(struct visit_screen *self);
void visit_screen_correct(struct visit_screen *self, const char *field);

/* Ends either: what was typed is stored. False where it cannot be; then it stays, with its draft,
 * after saying why. */
bool visit_screen_end_typing(struct visit_screen *self);

/* Goes a row on or back (by 1 or -1), out of the text that is typed, and writes where that row is a
 * text. */
void visit_screen_tab(struct visit_screen *self, int by);

/* A key while one types; true when it was used. */
bool visit_screen_type_key(struct visit_screen *self, const struct key *key);

/* Writes the draft where something was typed. */
bool visit_screen_keep(struct visit_screen *self, GError **error);

/* Goes on where the program ended in the middle of it. */
bool visit_screen_resume(struct visit_screen *self, GError **error);

/* Stores the record as it is now, settling it with another who changed it. False with error. */
bool visit_screen_store(struct visit_screen *self, GError **error);

/* --- visit_day.c ---------------------------------------------------------------------------- */

/* Where its day was corrected, asks what becomes of its walkthroughs. False for Esc, without error,
 * and with one where it cannot be of that day, or one of them is a draft. */
bool visit_screen_ask_day(struct visit_screen *self, GError **error);

/* Stores the visit and them as it was answered, as one change. *anew: how many slips are to be
 * delivered once more. */
bool visit_screen_save_day(struct visit_screen *self, int *anew, GError **error);

/* --- visit_draw.c --------------------------------------------------------------------------- */

void visit_screen_draw(struct visit_screen *self, struct canvas *canvas);

/* --- visit_companion.c ---------------------------------------------------------------------- */

/* Asks who came along, and stores it. */
void visit_screen_choose_companion(struct visit_screen *self);

/* Stores who was chosen before and is not stored yet; false, after saying why, where it cannot. */
bool visit_screen_store_pending(struct visit_screen *self);

/* --- visit_state.c -------------------------------------------------------------------------- */

/* For actions: what becomes of the visit, and whether it can now. */
bool visit_state_may_begin(struct screen *screen);
void visit_state_begin(struct screen *screen, const struct key *pressed);
bool visit_state_may_go_on(struct screen *screen);
void visit_state_go_on(struct screen *screen, const struct key *pressed);
bool visit_state_may_end(struct screen *screen);
void visit_state_end(struct screen *screen, const struct key *pressed);
bool visit_state_may_make(struct screen *screen);
void visit_state_make(struct screen *screen, const struct key *pressed);
bool visit_state_may_move(struct screen *screen);
void visit_state_move(struct screen *screen, const struct key *pressed);
bool visit_state_may_miss(struct screen *screen);
bool visit_state_may_cancel(struct screen *screen);
void visit_state_miss(struct screen *screen, const struct key *pressed);

/* --- visit_follow_up.c ---------------------------------------------------------------------- */

/* For actions: what can be done with the follow-up that has the focus. */
bool visit_follow_up_open(struct screen *screen);
bool visit_follow_up_closed(struct screen *screen);
void visit_follow_up_run(struct screen *screen, const struct key *key);
void visit_follow_up_again(struct screen *screen, const struct key *key);

#endif
