/* The session: what the screens share beside the application: the store, the drafts, who is here
 * and which month and school they look at. app->data is the session. */
#ifndef TL_UI_SESSION_H
#define TL_UI_SESSION_H

#include "base/auto.h"
#include "db/draft.h"
#include "db/store.h"
#include "ui/app.h"
#include "ui/screen.h"

struct session {
  struct store *store;   /* NULL before a district is set up; owned */
  struct drafts *drafts; /* owned */
  char *path;            /* of the store, also before it exists */
  char *district_uid;
  char *district_name;
  bool sample, shared;
  char *person_uid;  /* NULL: the record keeper */
  char *person_name; /* `Rosa Alvarez`; `Record keeper` */
  char *present;     /* the month that it was when it was last looked at */
  char *month;       /* the month that the monthly screens show */
  bool month_chosen; /* by the person; else each of them begins with the month that is due */
  char *school_uid;  /* the school last chosen, NULL at first */
  long version;      /* data_version as last seen */
  GPtrArray *redo;   /* what was taken back since the last change; NULL: nothing yet */
  char *since;       /* the instant it began (UTC): what was done before is not undone unasked */
  char *added;       /* uid of what was added last, until its list has selected it; or NULL */
};

/* A session on store (taken; may be NULL for the first start). NULL with error. Yours. */
struct session *session_new(struct store *store, const char *path, GError **error);
void session_free(struct session *session);

/* Takes over a store that was just made or opened (first start, the sample), with its district. */
bool session_take_store(struct session *session, struct store *store, GError **error);

/* Becomes another person (first start); the views follow. */
bool session_set_person(struct session *session, const char *staff_uid, GError **error);

/* The session of a screen. Borrowed. */
struct session *session_of(const struct app *app);

/* A draft's place in this session. Borrows all its texts. */
struct draft_key session_draft_key(const struct session *session, const char *kind,
                                   const char *record);

/* The present month / day by the clock. Yours. */
char *session_today(void);

/* Undoes the last change of this person, after telling what it was; says so or why not. */
void session_undo(struct app *app);
bool session_can_undo(struct app *app);

/* The one record that the change is of which session_undo would take back next; NULL where there is
 * none or there are several. Yours. */
char *session_last_changed(struct session *session);

/* can_undo and undo of a screen that shows what is stored: after it the screen reads again, at once
 * or, where it gives way, when no key waits. */
bool session_can_undo_here(struct screen *screen);
void session_undo_here(struct screen *screen);

/* Brings back what session_undo took back last, as a change of its own; says so or why not. */
void session_redo(struct app *app);
bool session_can_redo(struct app *app);

/* Shows what went wrong and frees it; for conflicts adds what to do. */
void session_error(struct app *app, GError *error);

/* Runs the program on the screen; first is the first screen's name (NULL: today, or the welcome
 * where there is no district). The exit status as of main. */
bool session_run(struct session *session, const char *first, GError **error);

DEFINE_AUTO(session)

#endif
