/* The principal's page: one person's month for the meeting about it. */
#ifndef TL_UI_PRINCIPAL_H
#define TL_UI_PRINCIPAL_H

#include "ui/principals.h"

struct principal {
  char *staff, *month;
  struct figures *figures;
  const struct administrator *person; /* of figures; NULL: no administrator in that month */
  bool refused; /* the month is not one that the person in use may read of them */
  char *name;
  struct rowset *ratings, *ratings_before; /* report_assessment */
  struct rowset *goals, *goals_before;     /* report_goals */
  struct rowset *strategies;               /* report_strategies_of */
  struct rowset *follow_ups;               /* person_follow_ups */
  int top;
};

/* Draws the page, scrolled. */
void principal_draw(struct principal *self, struct canvas *canvas);

#endif
