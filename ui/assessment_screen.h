/* The inside of the self-assessment's screen: a standard at a time, then the goals; on each page
 * the places where one can stop. */
#ifndef TL_UI_ASSESSMENT_SCREEN_H
#define TL_UI_ASSESSMENT_SCREEN_H

#include "ui/assessment.h"
#include "ui/editor.h"
#include "ui/screen.h"

enum stop_kind {
  STOP_LEVEL, /* a level that can be chosen */
  STOP_MET,   /* an answer to whether last month's goal was met */
  STOP_TEXT,
};

struct stop {
  enum stop_kind kind;
  int choice;         /* of the level or the answer */
  struct place place; /* what is written */
  int first, last;    /* rows of the sheet, as drawn last */
};

struct assessment_screen {
  struct app *app; /* borrowed */
  struct assessment *assessment;
  int page;      /* number of a standard; after them the goals */
  GArray *stops; /* struct stop, of this page */
  int stop;
  bool unlocked;         /* submitted, and said to be changed */
  bool for_another;      /* said to be written in another's name */
  struct editor *editor; /* while the stop's text is typed; else NULL */
  int top;               /* of the sheet */
  struct canvas drawn;   /* the sheet's window */
};

/* Asks whose: of those expected for the month that is shown. present: uid of the one to begin at,
 * or NULL. Yours; NULL for Esc, or with error. */
char *assessment_pick(struct app *app, const char *present, GError **error);

/* The month that is due for one's own, and for one that is written for another; to read, the
 * board's. Yours. */
char *assessment_month(struct session *session, const char *staff);

/* Pages: the standards and the goals. */
int assessment_pages(const struct assessment_screen *self);

/* Makes the stops of the page. */
void assessment_make_stops(struct assessment_screen *self);
struct stop *assessment_stop(const struct assessment_screen *self, int number);

/* What of the stop's choices is chosen; -1: nothing. */
int assessment_chosen(const struct assessment_screen *self, const struct stop *stop);

/* Draws the whole. */
void assessment_draw(struct assessment_screen *self, struct canvas *canvas);

/* Goes to a page (its first stop), or to a place; assessment_go begins to type there where it is
 * text. */
void assessment_go_page(struct assessment_screen *self, int page);
void assessment_show(struct assessment_screen *self, struct place place);
void assessment_go(struct assessment_screen *self, struct place place);

/* Notes where one is, page, stop and place in the text, beside the draft; goes on there. False
 * where nothing was noted. */
bool assessment_note_place(struct assessment_screen *self, GError **error);
bool assessment_resume(struct assessment_screen *self);

/* What another copy of the program wrote into the draft is on the page, and in the text that is
 * being typed. */
void assessment_show_merged(struct assessment_screen *self);

/* Leaves the text that is being typed; its words are kept. */
void assessment_end_typing(struct assessment_screen *self);

/* What the screen's key function does. */
bool assessment_key(struct assessment_screen *self, const struct key *key);

/* True when it can be written: one's own, and not submitted, or said to be changed. Else
 * assessment_standing says in a sentence how it stands and which key changes it (yours; NULL). */
bool assessment_writable(const struct assessment_screen *self);
char *assessment_standing(const struct assessment_screen *self);

/* Says what is missing, or asks about names, shows it all and submits. */
void assessment_finish(struct assessment_screen *self);

extern const struct screen_type screen_self_assessment;

#endif
