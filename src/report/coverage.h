/* Coverage: which teachers were not seen for how long, never, or often; and the walkthroughs by
 * school, subject, grade, period and day of the week. By name for those who lead or supervise the
 * school; for others who make the packet, counts by school. */
#ifndef TL_REPORT_COVERAGE_H
#define TL_REPORT_COVERAGE_H

#include "base/auto.h"
#include "db/store.h"
#include "model/view.h"

enum { COVERAGE_OFTEN_TIMES = 3 }; /* so often within the days, and it is often */

/* Which of the teachers. */
enum coverage_teachers {
  COVERAGE_UNSEEN, /* not for so many days, or never; not who came within them */
  COVERAGE_NEVER,  /* never */
  COVERAGE_OFTEN,  /* COVERAGE_OFTEN_TIMES or more within these days */
  COVERAGE_EVERYBODY,
};

enum coverage_by {
  COVERAGE_SCHOOL,
  COVERAGE_SUBJECT,
  COVERAGE_GRADE,
  COVERAGE_PERIOD,
  COVERAGE_WEEKDAY
};

struct coverage {
  int days;            /* n of `not for n days` */
  char *today, *since; /* since: the school year's first day */
  bool names;          /* the person in use may see (the school's) teachers by name */
  struct rowset *rows; /* every teacher; columns as view_coverage */
  int teachers, unseen, never, often; /* persons, each counted once */
};

/* The columns: uid, teacher, school, subject, grade, room, last_on, days, lately, times, how. */
extern const struct view view_coverage;

/* Reads the coverage of school (uid; NULL: all one may see) as of today; days 0: the district's
 * own number. NULL with error. Yours. */
struct coverage *coverage_read(struct store *store, const char *school, int days, GError **error);
void coverage_free(struct coverage *coverage);

/* The teachers of a kind as rows of view_coverage, each person once with all their schools (then
 * without a school_uid): longest unseen first, often: most first. Yours. */
struct rowset *coverage_pick(const struct coverage *coverage, enum coverage_teachers which);

/* Counts since the school year began: columns what, teachers, unseen, visited, walkthroughs, uid
 * (cells that make no sense for it are NULL). Schools by name; nothing is ranked. NULL with error.
 * Yours.
 */
struct rowset *coverage_count(struct store *store, const struct coverage *coverage,
                              const char *school, enum coverage_by by, GError **error);

/* `Not seen for 30 days`, `By subject`. Yours. */
char *coverage_title(const struct coverage *coverage, enum coverage_teachers which);
const char *coverage_by_title(enum coverage_by by); /* borrowed */

DEFINE_AUTO(coverage)

#endif
