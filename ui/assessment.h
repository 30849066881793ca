/* A self-assessment while it is being written: the record, the rubric, last month's, and the draft
 * on disk. Knows nothing of keys and rows. */
#ifndef TL_UI_ASSESSMENT_H
#define TL_UI_ASSESSMENT_H

#include "base/auto.h"
#include "model/record.h"
#include "ui/session.h"

struct assessment {
  struct session *session; /* borrowed */
  char *staff, *staff_name, *month;
  char *short_name; /* `S. O’Brien` */
  struct record *rubric;
  struct record *record; /* as it stands on the screen */
  struct record *stored; /* as it is in the store; NULL: not there */
  char *changed_at;      /* since when the stored one is as it is; NULL: as it was submitted */
  struct record *before; /* last month's; NULL: none was submitted */
  bool read_only;        /* another's */
  bool begun;            /* its owner, another, has one that is not submitted: it is not read */
  bool missing;          /* it is known that none was submitted; else there may be one unseen */
  bool drafted;          /* a draft is on disk */
  bool changed;          /* since the draft was written */
  bool taken_up;         /* it began from a draft */
  bool merged;           /* another copy of the program wrote into the draft: see the record */
  char *kept;            /* the draft as this copy knows it, JSON; NULL: none is on disk */
  char *noted;           /* where one is in it, as noted beside the draft; NULL: nowhere */
  GPtrArray *redo;       /* the same after each undo, to be had back */
  GPtrArray *steps;      /* char *: the record as JSON before each change, for undo */
};

/* That of staff for month: its draft where there is one, else what is stored, else an empty one.
 * NULL with error. Yours. */
struct assessment *assessment_open(struct session *session, const char *staff, const char *month,
                                   GError **error);
void assessment_free(struct assessment *assessment);

/* Reads the store again after another changed it; what is being written stays. */
bool assessment_refresh(struct assessment *assessment, GError **error);

/* --- The rubric --------------------------------------------------------------------------------
 */

int assessment_standards(const struct assessment *assessment);
int assessment_levels(const struct assessment *assessment);

/* Code, name or label of a standard or level by number; borrowed. */
const char *assessment_standard(const struct assessment *assessment, int standard,
                                const char *field);
const char *assessment_level(const struct assessment *assessment, int level, const char *field);

/* What the rubric says of a level; NULL where it says nothing. Borrowed. */
const char *assessment_descriptor(const struct assessment *assessment, int standard, int level);

/* The number of a level by its code; -1 for none. */
int assessment_level_number(const struct assessment *assessment, const char *code);

/* --- What is written ---------------------------------------------------------------------------
 */

/* The rating of a standard, of record (that of an assessment, or last month's); NULL: none.
 * Borrowed. */
const struct record *assessment_rating(const struct assessment *assessment,
                                       const struct record *record, int standard);

/* Goals, at least one; a goal's field is "" where it was not made yet. */
int assessment_goals(const struct assessment *assessment);
const char *assessment_goal(const struct assessment *assessment, int goal, const char *field);

/* What is being written, in one place: a field of a rating, of a goal, or of the whole. */
struct place {
  enum place_kind { PLACE_RATING, PLACE_GOAL, PLACE_WHOLE } kind;
  int number; /* of the standard or the goal */
  const char *field;
};

/* What stands there; NULL for nothing. Borrowed. */
const char *assessment_get(const struct assessment *assessment, struct place place);

/* Writes it; the draft follows with assessment_keep. */
void assessment_set(struct assessment *assessment, struct place place, const char *value);

/* What a place is called: `Leadership, why`. Yours. */
char *assessment_place_name(const struct assessment *assessment, struct place place);

/* Every place with running text, those that are asked for first to last: array of struct place.
 * Yours. */
GArray *assessment_places(const struct assessment *assessment);

/* True when the standard has all it needs; the same of the goal. */
bool assessment_standard_done(const struct assessment *assessment, int standard);
bool assessment_goal_done(const struct assessment *assessment);

/* The places that are needed and empty: array of struct place. Yours. */
GArray *assessment_missing(const struct assessment *assessment);

bool assessment_submitted(const struct assessment *assessment);

/* True when it differs from what is stored. */
bool assessment_dirty(const struct assessment *assessment);

/* --- Drafts, undo, submitting ------------------------------------------------------------------
 */

/* Before a change: what comes before can be had back. */
void assessment_remember(struct assessment *assessment);
bool assessment_undo(struct assessment *assessment);
bool assessment_redo(struct assessment *assessment);

/* After what changed nothing: forgets what was remembered for it. */
void assessment_forget(struct assessment *assessment);

/* What can be had back gets what theirs changed since was, too: undo takes back what was done here.
 */
void assessment_merge_steps(struct assessment *assessment, const struct record *was,
                            const struct record *theirs);

/* Takes over what another copy of the program wrote into the draft (then merged is set), and writes
 * it if something changed, or takes it away where nothing differs any more. */
bool assessment_keep(struct assessment *assessment, GError **error);

/* Notes beside the draft where one is (a text of the screen's own); what was noted, yours, or NULL.
 */
bool assessment_note(struct assessment *assessment, const char *place, GError **error);
char *assessment_noted(struct assessment *assessment);

/* Throws away what is not submitted; it can be had back with assessment_undo. */
bool assessment_discard(struct assessment *assessment, GError **error);

/* Stores it; the draft is gone. TL_ERROR_CONFLICT when another changed it meanwhile; over: write
 * over what the other wrote. */
bool assessment_submit(struct assessment *assessment, bool over, GError **error);

/* What a change of it is called: `the self-assessment for October 2026`. Yours. */
char *assessment_title(const struct assessment *assessment);

/* Takes the last submission back and keeps its words as a draft. False without error where the last
 * change of the person was another. */
bool assessment_take_back(struct assessment *assessment, GError **error);

/* How it stands, for the heading: `submitted 8 Nov`; NULL where that is not for this person to
 * know. Yours. */
char *assessment_how(const struct assessment *assessment);

/* Why there is nothing to read. Yours. */
char *assessment_nothing(const struct assessment *assessment);

/* After assessment_take_back: what stands now, and where the words are. Yours. */
char *assessment_taken_back(const struct assessment *assessment);

/* All of it to read before it is submitted. Yours. */
char *assessment_words(const struct assessment *assessment);

DEFINE_AUTO(assessment)

#endif
