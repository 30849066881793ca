/* The school visit on the screen: the visit itself, the list of visits, and the way there. */
#ifndef TL_UI_VISIT_H
#define TL_UI_VISIT_H

#include "model/record.h"
#include "ui/screen.h"

extern const struct screen_type screen_visit;  /* argument: its uid */
extern const struct screen_type screen_visits; /* the list */

/* `v`: opens the visit that is under way, else asks for the school and begins one. Who visits no
 * schools gets the list of the visits to theirs. */
void visit_start(struct screen *screen, const struct key *key);

/* The visit on the screen, where it took place and is not the one under way today, and the person
 * in use made it, was along or writes for who did: what is keyed in there is part of it. Yours;
 * NULL: none. */
struct record *visit_past(struct screen *screen);

/* The same at a school (uid) that is known. */
void visit_start_at(struct app *app, const char *school);

/* Asks what is to be done at a school (its name) that has no visit yet. */
enum visit_begin { VISIT_NEITHER, VISIT_BEGIN_NOW, VISIT_PLAN_IT };
enum visit_begin visit_ask_begin(struct app *app, const char *school);

/* Why it was moved or missed: a few words, "" for none; NULL for Esc. Yours. */
char *visit_ask_why(struct app *app, const char *label);

/* True where there are visits to go to. */
bool visit_may_start(struct screen *screen);

/* True when the person in use visits schools: superintendents, and who supervises principals. */
bool visit_may_visit(struct app *app);

/* True when the person in use may change a visit of that visitor (uid): its visitor writes in it,
 * and the record keeper for them. */
bool visit_may_change(struct app *app, const char *visitor);

/* The school, asked with the likely one on top: planned today, overdue, one's own. Its uid, yours;
 * NULL for Esc. */
char *visit_choose_school(struct app *app);

/* A day to come, asked for, but not the one it is planned for now (NULL: for none). Yours; NULL for
 * Esc. */
char *visit_ask_day(struct app *app, const char *label, const char *now);

/* Says what was done with a day, and that it is no school day where it is not: `Moved to Tue 24 Nov
 * 2026; the first day is kept.` more is left away there. */
void visit_say_day(struct app *app, const char *what, const char *day, const char *more);

/* A visit (uid) that was planned was made on its day; was moved, which asks when (not now, its
 * present day; or NULL) and why; was missed, which asks why. Says so, or why not; true when it was
 * stored. */
bool visit_note_made(struct app *app, const char *uid);
bool visit_note_moved(struct app *app, const char *uid, const char *now);
bool visit_note_missed(struct app *app, const char *uid);

#endif
