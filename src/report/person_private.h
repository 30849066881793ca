/* The files of person.h among themselves. */
#ifndef TL_REPORT_PERSON_PRIVATE_H
#define TL_REPORT_PERSON_PRIVATE_H

#include "report/person.h"

struct person_page {
  struct store *store;
  const struct figures *figures;
  const struct administrator *person;
  struct section *section;
  GPtrArray *rest;         /* of person_section */
  struct person_rest *own; /* the one of this page among them, or NULL */
  GPtrArray *texts;        /* what was written, as it stands on the page; borrowed */
  GHashTable *away;        /* those of them that have no room here */
  double below;            /* height of what stands below the SIP items */
  struct section *later;   /* of a page without an annex: what follows at its end */
};

/* A text on the page. */
struct person_piece {
  const char *what;   /* whose name it has in the annex: `Leadership` */
  const char *part;   /* NULL or which part of it: `why` */
  const char *before; /* NULL or what stands before it, dim */
  const char *text;   /* NULL: none */
};

/* Adds one or two texts to cell. What person_make_room put away stands in the annex, and cell says
 * so on paper; none is cut. */
void person_fit(struct person_page *page, struct cell *cell, const struct person_piece *pieces,
                guint count);

/* Puts one more text away: the shortest that gives over points, else the longest. The texts are
 * then added again, to an empty section. False where none would give any. */
bool person_make_room(struct person_page *page, double over);

/* Points that are free on the page; less than 0: it is too full. */
double person_room(const struct person_page *page);

/* Points that the plans of the person take at the least. */
double person_plans_least(const struct person_page *page);

/* The one of this page in page->rest (not NULL), made where it is not there. Borrowed. */
struct person_rest *person_rest(struct person_page *page);
void person_words_free(gpointer words);

/* Fills section with items (struct figures_item), by school where they are of more than one. */
void person_plan_rest(const struct figures *figures, const GPtrArray *items,
                      struct section *section);

/* How the plans of the schools that the person leads stand, and what changed or stands still; of
 * someone who leads none, the items they own. */
void person_plans(struct person_page *page);

/* The month's walkthroughs of the person: how many, of whose classes, and what was seen most and
 * least. Nothing where nothing could be made. */
bool person_walkthroughs(struct person_page *page, GError **error);

/* What the person has to do and is open, the first of them; nothing where nothing is. */
bool person_follow_ups(struct person_page *page, GError **error);

#endif
