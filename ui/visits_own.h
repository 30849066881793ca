/* The inside of the list of visits, for visits.c and visits_rows.c. */
#ifndef TL_UI_VISITS_OWN_H
#define TL_UI_VISITS_OWN_H

#include "model/view.h"
#include "ui/list.h"
#include "ui/session.h"

extern const struct view visits_view;

/* The rows of the month in use, by groups: visits under way, schools to be visited (where own),
 * planned ones, and the others; of one school (uid), or of all (NULL). key is a visit's uid, or
 * "due UID" of a school. Yours; NULL with error. */
struct rowset *visits_rows(struct session *session, const char *school, bool own, GError **error);

/* The look of a cell: for list_on_cell; data: the width of the screen, an int. */
unsigned visits_style(const struct rowset *rows, int row, const char *column, char **text,
                      void *data);

#endif
