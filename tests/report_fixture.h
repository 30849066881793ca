/* October 2026 of a small district, with something of everything that a packet says: figures in
 * report_fixture.c are counted by hand in test_report.c. */
#ifndef TL_TESTS_REPORT_FIXTURE_H
#define TL_TESTS_REPORT_FIXTURE_H

#include "fixture.h"

struct report_fixture {
  struct fixture base;
  char *stone;    /* Stone Day, where nothing happened */
  char *leduc;    /* Ana Leduc, assistant principal of Kuss until 14 October */
  char *tom;      /* Tom Sullivan, director and assistant principal of Doran */
  char *keeper;   /* the record keeper, who is no administrator */
  char *newcomer; /* a teacher who came to Doran on 20 October */
};

void report_fixture_start(struct report_fixture *fixture);
void report_fixture_end(struct report_fixture *fixture);

/* A walkthrough at school of teacher by recorder; one letter of levels a strategy: s seen, p
 * partly, n not seen, - n.a., space no mark. */
void report_fixture_visit(struct report_fixture *fixture, const char *school, const char *teacher,
                          const char *recorder, const char *date, const char *levels);

/* A submitted self-assessment; HE, E or IN for both standards. Its uid, yours. */
char *report_fixture_assess(struct report_fixture *fixture, const char *staff, const char *month,
                            const char *leadership, const char *data);

#endif
