/* What walk_group and walk_save share. Only for them. */
#ifndef TL_EXCHANGE_WALK_GROUP_PRIVATE_H
#define TL_EXCHANGE_WALK_GROUP_PRIVATE_H

#include "exchange/walk_group.h"
#include "exchange/walk_known.h"

/* What is said of a strategy. */
struct mark {
  struct walk_strategy *strategy;
  const char *level; /* or NULL */
  char *comment;     /* or NULL */
};

struct walk_group {
  struct import_session *session;
  struct walk_people *people;
  struct walk_forms *forms;
  struct walk_known *known;
  char *visit_type; /* uid */
  char *today;
  bool hours_told;
  /* Of the rows taken: */
  GString *cells[WALK_STRATEGY]; /* of the first row; empty for none */
  struct import_place place;     /* of the first row */
  char *filled_in;               /* when the form was; NULL: not known */
  struct walk_form *form;
  struct import_item *school, *teacher;
  struct record *said;   /* what the rows say of the visit */
  struct record *before; /* as the store has it; NULL: not at all */
  struct record *record; /* the same, with what they say */
  GArray *marks;         /* struct mark */
  GPtrArray *strategies; /* struct walk_strategy *, of the marks */
  GError *failure;       /* why all are to be refused */
  struct import_place failed;
  bool empty;
};

/* Where the id of the rows taken is from. Borrowed. */
const char *walk_group_source(const struct walk_group *group);

/* Has the levels read by a newer version on which all of its marks are, and text too (or NULL).
 * False where there is none. */
bool walk_group_read_newer(struct walk_group *group, const char *text);

/* Nothing is taken any more. */
void walk_group_clear(struct walk_group *group);

#endif
