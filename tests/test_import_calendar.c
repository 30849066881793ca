/* The school calendar from CSV. */
#include "import_case.h"
#include "suite.h"

#include "base/error.h"
#include "model/tables.h"

#include <string.h>

static struct fixture f;
static struct import_case test;

static void start(void)
{
  import_case_start(&test, &f, import_calendar);
  AUTO(record)
  struct record *year = fixture_record(&record_school_year, "code", "SY2026-27", "first_on",
                                       "2026-09-02", "last_on", "2027-06-18", NULL);
  fixture_part(year, &record_calendar_day, "day_on", "2026-11-11", "kind", "holiday", "note",
               "Veterans Day", NULL);
  fixture_save(f.store, year);
}

static void end(void)
{
  import_case_end(&test);
}

static guint days(void)
{
  g_autofree char *uid = store_find(f.store, &record_school_year, "code", "SY2026-27", NULL);
  AUTO(record) struct record *year = store_load(f.store, &record_school_year, uid, NULL);
  return record_parts(year, &record_calendar_day)->len;
}

START_TEST(days_and_weeks_come_in_twice_as_once)
{
  static const char text[] = "first_on,last_on,kind,note\n"
                             "2026-12-24,2027-01-01,vacation,Winter\n"
                             "11/25/2026,,half day,\n"
                             "2026-11-11,,holiday,\n";
  g_free(import_case_run(&test, text));
  ck_assert_uint_eq(days(), 1 + 7 + 1); /* the weekdays of nine days */
  ck_assert_int_eq(test.result.refused, 0);
  g_free(import_case_run(&test, text));
  ck_assert_uint_eq(days(), 9);
  const struct import_tally *tally = &g_array_index(test.result.tallies, struct import_tally, 0);
  ck_assert_int_eq(tally->changed, 0);
  ck_assert_int_eq(tally->same, 1);
}
END_TEST

START_TEST(what_cannot_be_is_refused)
{
  g_free(import_case_run(&test, "date,last_on,kind\n"
                                "2026-11-31,,snow day\n"
                                "2026-12-24,2026-12-20,vacation\n"
                                "2026-12-24,2027-09-20,vacation\n"
                                "2028-02-01,,snow day\n"
                                "2026-12-01,,party\n"
                                "2026-12-02,,\n"
                                "2026-12-03,,snow day\n"));
  g_autofree char *refused = import_case_lines(&test, IMPORT_REFUSED);
  ck_assert_msg(test.result.refused == 6, "%s", refused);
  ck_assert_uint_eq(days(), 2);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("import calendar");
  TCase *all = tcase_create("all");
  tcase_add_checked_fixture(all, start, end);
  tcase_add_test(all, days_and_weeks_come_in_twice_as_once);
  tcase_add_test(all, what_cannot_be_is_refused);
  suite_add_tcase(suite, all);
  return suite_run(suite);
}
