/* Which schools are to be visited, and how long they have been waiting. */
#ifndef TL_REPORT_VISITS_DUE_H
#define TL_REPORT_VISITS_DUE_H

#include "db/store.h"

struct visit_due {
  const char *school, *name; /* its uid, and what it is called */
  const char *last_on;       /* the last visit made; NULL: none yet */
  const char *next_on;       /* the next one planned, today or later; NULL: none */
  const char *whose;         /* who supervises its principal, where all are read; may be NULL */
  char *due_on;              /* NULL where there was no visit yet */
  int late;                  /* school days since then, today with them; 0: not overdue */
};

struct visits_due {
  struct rowset *rows;       /* what the words of schools point into */
  struct visit_due *schools; /* without a planned visit first, the longest due on top */
  int count;
};

/* The schools of the person in use; with all those that they may see. One is due on the day on
 * which its days between visits are over (its own, else the district's for its kind), or where
 * there is no school on it, on the next school day: nobody is late for a vacation. NULL with error.
 * Yours. */
struct visits_due *visits_due_read(struct store *store, bool all, GError **error);
void visits_due_free(struct visits_due *due);

/* What is due of that school; NULL where it is none of the person's. Borrowed. */
const struct visit_due *visits_due_of(const struct visits_due *due, const char *school);

/* `9 school days`. Yours; NULL where it is not overdue. */
char *visits_due_words(const struct visit_due *school);

DEFINE_AUTO(visits_due)

#endif
