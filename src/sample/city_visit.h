/* Visits in the sample: what the walkthroughs of a day belong to. Only for src/sample/. */
#ifndef TL_SAMPLE_CITY_VISIT_H
#define TL_SAMPLE_CITY_VISIT_H

#include "sample/city.h"

/* A visit while it is made. Borrowed but for uid. */
struct city_visit {
  char *uid;             /* NULL until it began */
  long number;           /* unlike any other's */
  const char *school;    /* uid */
  const char *visitor;   /* uid */
  const char *principal; /* uid of who walks along, or NULL */
  const char *day;
  int start, end; /* minutes after midnight: first walkthrough begins, last one ends */
};

/* Saves the visit as it begins; its uid, yours, or NULL with error. */
char *city_visit_begin(struct city *city, const struct city_visit *visit, GError **error);

/* The debrief, follow-ups and the memo, once its walkthroughs are there. */
bool city_visit_end(struct city *city, const struct city_visit *visit, GError **error);

/* Part of lesson and grouping, and, where the walkthrough's state says so, its delivery and
 * signature. */
void city_delivery_add(struct city *city, struct record *walkthrough);

/* A second person's marks of a walkthrough that was saved. */
bool city_second_rating_add(struct city *city, const struct record *walkthrough,
                            const struct form *form, const char *rater, GError **error);

/* Planned visits, observers' phrases, the map of an older form. */
bool city_visits_plan(struct city *city, GError **error);

/* What an administrator took on at the DILT of a day, with how it stands; school may be NULL. */
bool city_commitment_add(struct city *city, const char *school, const char *owner, const char *held,
                         GError **error);

#endif
