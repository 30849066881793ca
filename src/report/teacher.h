/* A teacher's page: every walkthrough, comment, reply and follow-up of one teacher, the latest
 * first. */
#ifndef TL_REPORT_TEACHER_H
#define TL_REPORT_TEACHER_H

#include "base/auto.h"
#include "db/store.h"
#include "document/document.h"

struct teacher {
  char *uid;
  char *name;                  /* `José Nuñez` */
  char *post;                  /* `Teacher at Kuss Middle, Math, grade 6`; or NULL */
  char *earlier;               /* `until 11 Nov 2026 at Doran Elementary`; or NULL */
  char *seen;                  /* the marks that count as seen: `seen or partly`; or NULL */
  struct rowset *walkthroughs; /* teacher_walkthroughs */
  struct rowset *marks;        /* teacher_marks, in their order */
  struct rowset *follow_ups;   /* teacher_follow_ups */
};

/* Reads all that the person in use may see of staff. NULL with TL_ERROR_REFUSED where they may see
 * nothing, TL_ERROR_NOT_FOUND where there is no such person. Yours. */
struct teacher *teacher_read(struct store *store, const char *staff, GError **error);
void teacher_free(struct teacher *teacher);

/* Marks that count as seen, of those that count, of walkthrough row. */
void teacher_seen(const struct teacher *teacher, int row, int *seen, int *whole);

/* `14 walkthroughs; 1 attempt, counted apart`. Yours. */
char *teacher_count(const struct teacher *teacher);

/* The first of the marks of walkthrough row, and how many there are. */
int teacher_first_mark(const struct teacher *teacher, int row, int *count);

/* `10:31, 11 min`, `Math, grade 6, period 3, room 204`, `S. O’Brien, with Rosa Alvarez`, `delivered
 * 12 Nov 2026, signed 13 Nov 2026, amended`. Yours; "" where nothing is known. */
char *teacher_when(const struct teacher *teacher, int row);
char *teacher_class(const struct teacher *teacher, int row);
char *teacher_who(const struct teacher *teacher, int row);
char *teacher_state(const struct teacher *teacher, int row);

/* `Co-plan exit tickets (S. O’Brien by 20 Nov 2026, open)`. Yours. */
char *teacher_follow_up(const struct teacher *teacher, int row);

/* The page as a document. NULL with error. Yours. */
struct document *teacher_page_build(struct store *store, const char *staff, GError **error);

DEFINE_AUTO(teacher)

#endif
