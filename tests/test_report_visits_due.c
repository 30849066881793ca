/* When a school is due for its next visit, and how late that is. Doran was last visited on Tuesday
 * 6 October 2026, every 30 days; today is Thursday 12 November. */
#include "suite.h"
#include "visit_data.h"

#include "model/tables.h"
#include "report/visits_due.h"

static struct visit_data data;

static void start(void)
{
  visit_data_start(&data);
}

static void end(void)
{
  visit_data_end(&data);
}

/* Days of a school year; date and kind by turns, ended by NULL. */
static void enter_year(const char *code, const char *first, const char *last,
                       const char *const *days)
{
  struct record *year =
      fixture_record(&record_school_year, "code", code, "first_on", first, "last_on", last, NULL);
  for (; *days; days += 2)
    fixture_part(year, &record_calendar_day, "day_on", days[0], "kind", days[1], NULL);
  fixture_keep(data.fixture.store, year);
}

static void set(const struct record_type *type, const char *uid, const char *field,
                const char *value)
{
  struct record *record = fixture_load(data.fixture.store, type, uid);
  record_set(record, field, value);
  fixture_keep(data.fixture.store, record);
}

static void expect(const char *due_on, const char *late)
{
  ck_assert(store_set_viewer(data.fixture.store, data.fixture.supervisor, NULL));
  AUTO(visits_due) struct visits_due *due = visits_due_read(data.fixture.store, false, NULL);
  ck_assert_ptr_nonnull(due);
  const struct visit_due *doran = visits_due_of(due, data.fixture.school[0]);
  ck_assert_ptr_nonnull(doran);
  ck_assert_pstr_eq(doran->due_on, due_on);
  g_autofree char *words = visits_due_words(doran);
  ck_assert_pstr_eq(words, late);
  ck_assert(store_set_viewer(data.fixture.store, NULL, NULL));
}

START_TEST(every_monday_to_friday_where_no_calendar_was_entered)
{
  expect("2026-11-05", "5 school days");
  set(&record_school, data.fixture.school[0], "visit_days", "36");
  expect("2026-11-11", "1 school day");
  set(&record_school, data.fixture.school[0], "visit_days", "37");
  expect("2026-11-12", NULL);
}
END_TEST

START_TEST(a_day_without_school_puts_it_off)
{
  enter_year("SY2026-27", "2026-09-02", "2027-06-17",
             (const char *const[]){ "2026-11-05", "vacation", "2026-11-06", "vacation",
                                    "2026-11-11", "holiday", NULL });
  expect("2026-11-09", "2 school days");
}
END_TEST

START_TEST(nobody_is_late_on_a_weekend)
{
  set(&record_school, data.fixture.school[0], "visit_days", "31"); /* Friday 6 November */
  g_setenv("THROUGHLINE_NOW", "2026-11-08T10:31:00", TRUE);
  expect("2026-11-06", NULL);
  g_setenv("THROUGHLINE_NOW", "2026-11-09T10:31:00", TRUE);
  expect("2026-11-06", "1 school day");
}
END_TEST

START_TEST(nobody_is_late_for_the_summer)
{
  enter_year("SY2025-26", "2025-09-03", "2026-06-18", (const char *const[]){ NULL });
  enter_year("SY2026-27", "2026-09-02", "2027-06-17", (const char *const[]){ NULL });
  set(&record_visit, data.made, "visited_on", "2026-06-11");
  g_setenv("THROUGHLINE_NOW", "2026-08-20T10:31:00", TRUE);
  expect("2026-09-02", NULL);
  g_setenv("THROUGHLINE_NOW", "2026-09-04T10:31:00", TRUE);
  expect("2026-09-02", "2 school days");
}
END_TEST

/* The year to come is entered in autumn: until then it is as the one before. */
START_TEST(nobody_is_late_before_the_year_is_entered)
{
  enter_year("SY2025-26", "2025-09-03", "2026-06-18", (const char *const[]){ NULL });
  set(&record_visit, data.made, "visited_on", "2026-06-11");
  g_setenv("THROUGHLINE_NOW", "2026-08-20T10:31:00", TRUE);
  expect("2026-09-03", NULL);
  g_setenv("THROUGHLINE_NOW", "2026-09-04T10:31:00", TRUE);
  expect("2026-09-03", "1 school day");
}
END_TEST

START_TEST(a_school_without_a_visit_has_no_day)
{
  set(&record_visit, data.made, "state", "missed");
  expect(NULL, NULL);
}
END_TEST

int main(void)
{
  const TTest *const tests[] = {
    every_monday_to_friday_where_no_calendar_was_entered,
    a_day_without_school_puts_it_off,
    nobody_is_late_on_a_weekend,
    nobody_is_late_for_the_summer,
    nobody_is_late_before_the_year_is_entered,
    a_school_without_a_visit_has_no_day,
  };
  Suite *suite = suite_create("visits due");
  TCase *all = tcase_create("visits due");
  tcase_add_checked_fixture(all, start, end);
  for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(all, tests[i]);
  suite_add_tcase(suite, all);
  return suite_run(suite);
}
