/* What the tests of visits need beside the fixture: Rosa Alvarez visits Maria Arruda's Doran. */
#ifndef TL_TESTS_VISIT_DATA_H
#define TL_TESTS_VISIT_DATA_H

#include "fixture.h"

struct visit_data {
  struct fixture fixture;
  char *made;    /* the visit of 6 Oct 2026, with two walkthroughs; its memo was due on the 13th */
  char *planned; /* the one planned for 18 Nov */
  char *other;   /* a visit of another to Kuss */
  char *follow_up; /* born in made, due on 6 Nov, carried once */
};

/* Makes the fixture with all of it; fixture.store stays open. */
void visit_data_start(struct visit_data *data);
void visit_data_end(struct visit_data *data);

/* A field of a record as it is stored; NULL for none. Yours. */
char *visit_data_get(struct visit_data *data, const struct record_type *type, const char *uid,
                     const char *field);

/* Asserts that it is value; NULL: none. */
void visit_data_expect(struct visit_data *data, const struct record_type *type, const char *uid,
                       const char *field, const char *value);

/* Plans a visit of Rosa's to Doran for a day. Its uid, yours. */
char *visit_data_plan(struct visit_data *data, const char *day);

#endif
