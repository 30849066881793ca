/* Trends: what was seen, strategy by school by month, from the roll-ups; in letters, shades and of
 * how many. A strategy is followed across the versions of its form. Nothing is said on fewer
 * walkthroughs than the district's floor. */
#ifndef TL_REPORT_TRENDS_H
#define TL_REPORT_TRENDS_H

#include "base/auto.h"
#include "db/store.h"

struct trends_seen {
  int seen, whole; /* whole: marks that count as seen or not seen */
};

struct trends_strategy {
  char *uid, *name;
  bool retired; /* not on the latest version of the form */
};

struct trends_school {
  char *uid, *name;
};

struct trends {
  char *form, *form_name;
  char *seen;            /* the marks that count as seen: `seen or partly`; or NULL */
  char *first, *last;    /* months */
  int floor;             /* walkthroughs, under which nothing is said */
  GPtrArray *months;     /* char *: first to last */
  GPtrArray *strategies; /* struct trends_strategy, in the form's order, earlier ones last */
  GPtrArray *schools;    /* struct trends_school, by name */
  struct trends_seen *cells;
};

enum { TRENDS_ALL = -1 }; /* instead of a school: all of them together */

/* Reads the months first to last (`YYYY-MM`) of a form (uid; NULL: the one offered first). NULL
 * with TL_ERROR_NOT_FOUND where there is no form. Yours. */
struct trends *trends_read(struct store *store, const char *form, const char *first,
                           const char *last, const struct progress *progress, GError **error);
void trends_free(struct trends *trends);

/* The figures of a strategy at a school (or TRENDS_ALL) in a month, by their places in the arrays;
 * month -1: all of them together. */
struct trends_seen trends_at(const struct trends *trends, int strategy, int school, int month);

/* Seen of 100; -1 where there are fewer than the floor. */
int trends_percent(const struct trends *trends, struct trends_seen seen);

/* What a cell says: a shade and a letter (`█A`: almost all, 75 of 100 and more; `▓M` most, from 50;
 * `▒H` less than half, from 25; `░F` few). "" for -1. Borrowed. */
const char *trends_shade(int percent);
const char *trends_letter(int percent);

/* The letters spelled out, within width columns: `█A almost all  ▓M most  …`, with the figures
 * where there is room. Borrowed. */
const char *trends_legend(int width);

/* `6 of 9`; `too few`, or `–` where there was nothing. Yours. */
char *trends_words(const struct trends *trends, struct trends_seen seen);

DEFINE_AUTO(trends)

#endif
