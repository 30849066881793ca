/* A walkthrough while it is being recorded: the record, its form's strategies and levels, and the
 * draft on disk. Knows nothing of the screen. */
#ifndef TL_UI_CAPTURE_H
#define TL_UI_CAPTURE_H

#include "base/auto.h"
#include "model/record.h"
#include "ui/session.h"

struct capture {
  struct session *session; /* borrowed */
  struct record *record;
  char *draft;           /* uid under which the draft is kept */
  char *kept;            /* the draft as last written, so that nothing is written twice */
  char *kept_place;      /* the same of where one is */
  struct record *base;   /* as it is stored, or was when the draft began; NULL for a new one */
  bool old;              /* an existing record is being changed */
  bool read_only;        /* may be looked at only: another's */
  bool touched;          /* differs from what is stored */
  struct rowset *items;  /* strategy, code, wording, look_for */
  struct rowset *levels; /* code, key, label, counts */
  char *teacher_name, *school_name, *form_name, *with;
  char *by;                    /* who recorded it, where that is not the person in use; or NULL */
  char *last_on, *last_step;   /* the last time, or NULL */
  bool in_view;                /* all walkthroughs of the school may be seen */
  char *last_uid, *last_state; /* that walkthrough; what became of its step: of
                                  follow_up_state_choices, or NULL: still open */
  GPtrArray *before, *after;   /* struct capture_step: for undo and redo, latest last */
};

/* A new walkthrough of teacher (uid; NULL: note says who) at school by recorder, now; its draft is
 * on disk. NULL with error. Yours. */
struct capture *capture_new(struct session *session, const char *school, const char *recorder,
                            const char *teacher, const char *note, GError **error);

/* The same from what is given of it: school, recorder, teacher or who it was, day and times; a
 * visit that is given is the one that it is part of. */
struct capture *capture_new_of(struct session *session, const struct record *given, GError **error);

/* The draft with that uid, or the stored walkthrough. NULL with error. Yours. */
struct capture *capture_open(struct session *session, const char *uid, GError **error);
void capture_free(struct capture *capture);

/* The visit at the walkthrough's school, on its day, that its recorder makes or is along on: today
 * the one that is under way. Its uid, yours; NULL for none. */
char *capture_visit(struct store *store, const struct record *record);

/* Makes record part of the visit with that uid (NULL: of none), with who is along on it; true where
 * there is one. */
bool capture_take_visit(struct store *store, struct record *record, const char *uid);

/* Makes it part of the visit of its day; false where it is in one, or there is none. */
bool capture_join_visit(struct capture *capture);

/* Takes it out of its visit, and those off who are along on that; true where there were some. */
bool capture_leave_visit(struct capture *capture);

/* Whether the start is another than it was, in what was done here. */
bool capture_start_corrected(const struct capture *capture);

/* Whether a new one says no more than it began with. */
bool capture_untouched(const struct capture *capture);

/* Another (uid) recorded it: with the visit that it is part of for them, on its own day. */
void capture_change_recorder(struct capture *capture, const char *recorder);

/* It was another teacher (uid; NULL: note says who): the room, subject and grade go with the
 * teacher but for those that were typed and are not the teacher's own before. */
void capture_change_teacher(struct capture *capture, const char *teacher, const char *note);

/* The mark of the strategy in row, or NULL; its part is made where make. Borrowed. */
struct record *capture_mark(const struct capture *capture, int row, bool make);

/* The key of a level with Shift: of a letter its capital, of a digit or a sign what the American
 * keyboard has above it; the same where there is none. */
gunichar capture_shifted(gunichar key);

/* The level's row that a key means; -1: none. *shifted says whether it was its shifted form. */
int capture_level_of_key(const struct capture *capture, int key, bool *shifted);

/* Marks row with a level (-1: takes the mark away). */
void capture_set_level(struct capture *capture, int row, int level);

/* How many strategies have a mark. */
int capture_marked(const struct capture *capture);

/* A state to come back to, and what was done after it. */
struct capture_step {
  struct record *record;
  char *what; /* `comment on Checks for understanding` */
  int row;    /* where it was done; -1: in no row */
};

/* Keeps the present state so that capture_undo comes back to it. what: as in capture_step; taken.
 */
void capture_remember(struct capture *capture, char *what, int row);

/* Forgets it again where nothing was changed since. */
void capture_forget(struct capture *capture);

/* Takes back the last step, or does again what was taken back last. The step (borrowed until the
 * next); NULL where there is none. */
const struct capture_step *capture_undo(struct capture *capture);
const struct capture_step *capture_redo(struct capture *capture);

/* Keeps the present state beside the drafts, for an undo of the attempt that it is to become: that
 * has no marks. */
bool capture_keep_marks(struct capture *capture, GError **error);

/* What was kept so of the walkthrough with that uid, as JSON. Yours; NULL for nothing. */
char *capture_marks_kept(struct session *session, const char *uid);

/* A step's array. */
GPtrArray *capture_steps_new(void);

/* Where one is, beside the draft: a row (-1: where a draft is opened anyway), and while one types
 * in it a byte of its text (-1: one does not). capture_place gives the row, or -1. */
bool capture_keep_place(struct capture *capture, int row, gssize byte, GError **error);
int capture_place(struct capture *capture, gssize *byte);

/* Writes the draft; false with error when the disk does not take it. */
bool capture_keep(struct capture *capture, GError **error);

/* Throws the draft away. */
bool capture_discard(struct capture *capture, GError **error);

/* Reads names anew after teacher, school, form or companions changed. */
bool capture_refresh(struct capture *capture, GError **error);

/* Whole minutes from start to now, by instants (clocks put forward or back in between do not
 * matter); -1 where that makes no sense. */
int capture_elapsed(const struct capture *capture);

/* What is missing for it to be final, as a sentence (yours), or NULL. *row is where (a row of
 * items, or -1). */
char *capture_missing(const struct capture *capture, int *row);

/* True when what is stored reached the teacher: a change is an amendment and has a reason. */
bool capture_amends(const struct capture *capture);

/* True when it was noted for another teacher by mistake, who holds a slip of it. */
bool capture_moves(const struct capture *capture);

/* True when the visit that it was begun in was taken back or moved since, and no other took place
 * there on its day: it will be part of none. */
bool capture_loses_visit(const struct capture *capture);

/* Sentences about what is to be looked at before it is final: what breaks a contract's rule or is
 * about to, a clock that was put back, a form, school or assignment that is no longer in force. An
 * array of char *, yours. */
GPtrArray *capture_warnings(const struct capture *capture);

/* The record as it would be stored now: tidy, its minutes by the clock. Yours. */
struct record *capture_finished(const struct capture *capture, const char *outcome);

/* Makes it final: stored, draft gone. outcome NULL: made. reason: of an amendment, else NULL.
 * TL_ERROR_CONFLICT where it was changed by another since it was read. */
bool capture_finish(struct capture *capture, const char *outcome, const char *reason,
                    GError **error);

/* What to do about that conflict, for settle_ask: what both wrote, as text (yours); puts our
 * changes onto theirs; or drops ours, and the draft. */
char *capture_compare(struct capture *capture, GError **error);
bool capture_keep_ours(struct capture *capture, GError **error);
bool capture_take_theirs(struct capture *capture, GError **error);

DEFINE_AUTO(capture)

#endif
