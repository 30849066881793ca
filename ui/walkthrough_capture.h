/* The capture screen's parts: state, drawing, details. Only for ui/walkthrough_*.c. */
#ifndef TL_UI_WALKTHROUGH_CAPTURE_H
#define TL_UI_WALKTHROUGH_CAPTURE_H

#include "ui/capture.h"
#include "ui/editor.h"
#include "ui/screen.h"

/* The texts below the strategies, in order. */
enum { TEXT_WORKED, TEXT_NEXT, TEXT_PRIVATE, TEXTS };

struct capture_screen {
  struct capture *capture;
  int focus;             /* a row of items, or items + one of the texts */
  int scroll;            /* first line of the body that is shown */
  struct editor *editor; /* the comment or text being typed; NULL: in the grid */
  bool marking;          /* it was opened by a mark: where it ends, the next row comes */
  bool locked;           /* final: changed only after saying so */
};

/* Rows that can have the focus: strategies, texts, and the teacher's reply where there is one. */
int capture_rows(const struct capture *capture);

/* Field name, label and hint of a text row. */
const char *capture_text_field(int text);
const char *capture_text_label(int text);

/* What the focused row holds as text: comment or text; "" for none. Borrowed. */
const char *capture_row_text(const struct capture *capture, int row);
void capture_set_row_text(struct capture *capture, int row, const char *text);

/* The comment or text of the focused row: begins to type it (with the cursor at byte of it; -1: at
 * its end), ends that, and answers a key meanwhile. */
void capture_begin_typing(struct screen *screen, gssize byte);
void capture_end_typing(struct capture_screen *self);
bool capture_key_typing(struct screen *screen, const struct key *key);

/* One of the texts below the strategies is selected and may be written in; key (while none is being
 * typed) is no key of it: it is to open it and be its first letter. */
bool capture_on_text(const struct capture_screen *self);
bool capture_writes(const struct capture_screen *self, const struct key *key);

/* What the level keys mean: `y seen, p partly, n not seen, - n.a.`. Yours. */
char *capture_level_hint(const struct capture *capture);

/* The keys that mark, and those that mark and open the comment, for the bottom line. Interned. */
const char *capture_level_keys(struct screen *screen);
const char *capture_shifted_keys(struct screen *screen);

/* Notes beside the draft where one is; goes on there: in the row, or in the middle of its text. */
bool capture_note_place(struct capture_screen *self, GError **error);
void capture_resume(struct screen *screen);

/* Goes up or down among the rows. */
void capture_move(struct capture_screen *self, int rows);

/* What state it is in and which key changes it, as a sentence; NULL while it is being recorded.
 * Yours. */
char *capture_standing(const struct capture_screen *self);

/* The state in a word or two: `delivered`, `amended`, `substitute`. Borrowed. */
const char *capture_state_words(const struct capture *capture);

/* The slip of record as text for the screen. NULL with error. Yours. */
char *capture_slip_text(struct screen *screen, const struct record *record, GError **error);

/* Shows what became of it and its older versions; notes the teacher's signature and reply. */
void capture_run_way(struct screen *screen, const struct key *key);
void capture_run_sign(struct screen *screen, const struct key *key);

/* Hands over to somebody along who rates blind; shows how ratings compare where there are some. */
void capture_run_rate(struct screen *screen, const struct key *key);

/* Reads again what is stored, where nothing of it is being changed. */
void capture_read_again(struct screen *screen);

/* Says who recorded it, to somebody else who would change it. */
void capture_say_whose(struct screen *screen, const struct key *key);

/* Draws all of it. */
void capture_draw(struct capture_screen *self, struct canvas *canvas);

/* Asks for the details, field by field; shows them where nothing can be changed. */
void capture_open_details(struct screen *screen);

/* `f`: what is missing, the slip as it will print, and then it is final. */
void capture_run_finish(struct screen *screen, const struct key *key);

/* A key of an outcome ends it at once as an attempt; the other asks which. */
void capture_run_outcome(struct screen *screen, const struct key *key);
void capture_run_outcomes(struct screen *screen, const struct key *key);

/* Adds or takes away who came along. */
void capture_choose_companions(struct screen *screen);

#endif
