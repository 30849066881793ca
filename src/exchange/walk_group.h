/* The rows of one walkthrough, put together and brought in. Only for import_walkthroughs. */
#ifndef TL_EXCHANGE_WALK_GROUP_H
#define TL_EXCHANGE_WALK_GROUP_H

#include "exchange/csv_columns.h"
#include "exchange/walk_forms.h"
#include "exchange/walk_people.h"

/* The columns of the file. */
enum walk_column {
  WALK_ID,
  WALK_SCHOOL,
  WALK_TEACHER,
  WALK_OBSERVER,
  WALK_DATE,
  WALK_START,
  WALK_MINUTES,
  WALK_INSTRUMENT,
  WALK_ROOM,
  WALK_GRADE,
  WALK_SUBJECT,
  WALK_PERIOD,
  WALK_OUTCOME,
  WALK_WHAT_WORKED,
  WALK_NEXT_STEP,
  WALK_PRIVATE_NOTE,
  WALK_VISIT_TYPE,
  WALK_SOURCE,
  WALK_STRATEGY, /* from here on each row has its own */
  WALK_MARK,
  WALK_COMMENT,
  WALK_COLUMN_COUNT
};

/* What they are called. */
extern const struct csv_field walk_group_columns[WALK_COLUMN_COUNT];

/* Gives said (a walkthrough) what the cells of the row at place say of fields by themselves. */
bool walk_cells_read(struct import_session *session, struct import_place place, struct record *said,
                     const char *const *cells, GError **error);

struct walk_group;

/* people and forms are borrowed. Yours. */
struct walk_group *walk_group_new(struct import_session *session, struct walk_people *people,
                                  struct walk_forms *forms, GError **error);
void walk_group_free(struct walk_group *group);

/* Says, before the first row is taken, that the file has rows with this id, the first on line. Of
 * two walkthroughs of one visit each finds its own then, in whatever order they stand. */
void walk_group_expect(struct walk_group *group, const char *id, long line);

/* True where a row with this id belongs to the rows taken so far. */
bool walk_group_is(const struct walk_group *group, const char *id);

/* True where no row has been taken since the last one was brought in. */
bool walk_group_is_empty(const struct walk_group *group);

/* Takes a row of the walkthrough with that id; the first one sets what the others must repeat, or
 * leave empty. cells by enum walk_column. */
void walk_group_take(struct walk_group *group, const char *id, const char *const *cells,
                     struct import_place place);

/* Says when the form was filled in that the rows taken so far are of: an instant, copied. What was
 * changed here after it stays. */
void walk_group_filled_in(struct walk_group *group, const char *instant);

/* The form of the rows taken so far; NULL where there is none, or they are refused. Borrowed. */
struct walk_form *walk_group_form(const struct walk_group *group);

/* The code of the level that text means by the version of the walkthrough's day; where that has no
 * such level, and the walkthrough is new, by the next newer one on which all of its marks are. NULL
 * with TL_ERROR_INVALID. Borrowed. */
const char *walk_group_level(struct walk_group *group, const char *text, GError **error);

/* True where the rows taken so far are of a walkthrough that is in already. */
bool walk_group_is_known(const struct walk_group *group);

/* Refuses the rows taken so far, and all that follow, for that reason, which is taken over. */
void walk_group_fail(struct walk_group *group, GError *why, struct import_place place);

/* Brings the rows taken in as one walkthrough, or refuses them together, and is empty then. False
 * with error where no more can be done. */
bool walk_group_save(struct walk_group *group, GError **error);

DEFINE_AUTO(walk_group)

#endif
