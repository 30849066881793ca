/* The calendar file: RFC 5545's lines, escapes and times; who gets what. */
#include "report/ics.h"

#include "model/tables.h"

#include "fixture.h"
#include "suite.h"

#include <string.h>

static struct fixture f;

static void start(void)
{
  fixture_start(&f);
}

static void end(void)
{
  fixture_end(&f);
}

static void plan(const char *day, const char *arrived, const char *purpose)
{
  struct record *visit =
      fixture_record(&record_visit, "school", f.school[0], "visitor", f.supervisor, "visited_on",
                     day, "arrived", arrived, "purpose", purpose, NULL);
  fixture_save(f.store, visit);
  record_free(visit);
}

static void has(const char *text, const char *line)
{
  ck_assert_msg(strstr(text, line) != NULL, "no %s in %s", line, text);
}

START_TEST(lines_are_folded_and_escaped_and_times_float)
{
  plan(
      "2026-11-18", "09:00",
      "Talk; partners, \\ and so on: José’s and Siobhán’s rooms, where pairs explain to each other "
      "what they found.\nTwo rooms");
  plan("2026-12-31", NULL, NULL);
  int count = 0;
  g_autofree char *text = ics_build(f.store, &count, NULL);
  g_autofree char *again = ics_build(f.store, NULL, NULL);
  ck_assert_int_eq(count, 2);
  ck_assert_str_eq(text, again);
  has(text, "DTSTART:20261118T090000\r\n");
  has(text, "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n");
  has(text, "DTSTAMP:20261112T103100Z\r\n");
  g_auto(GStrv) lines = g_strsplit(text, "\r\n", -1);
  for (char **line = lines; *line; line++) {
    ck_assert_uint_le(strlen(*line), 75);
    ck_assert(g_utf8_validate(*line, -1, NULL));
    ck_assert_ptr_null(strchr(*line, '\n'));
  }
  g_auto(GStrv) pieces = g_strsplit(text, "\r\n ", -1);
  g_autofree char *whole = g_strjoinv("", pieces);
  has(whole, "Talk\\; partners\\, \\\\ and so on: José’s");
  has(whole, "found.\\nTwo rooms\r\n");
}
END_TEST

START_TEST(others_plans_are_not_in_it)
{
  plan("2026-11-18", NULL, NULL);
  int count = -1;
  ck_assert(store_set_viewer(f.store, f.principal[1], NULL));
  g_autofree char *text = ics_build(f.store, &count, NULL);
  ck_assert_ptr_nonnull(text);
  ck_assert_int_eq(count, 0);
}
END_TEST

START_TEST(a_calendar_has_the_visits_of_its_person_and_no_old_ones)
{
  plan("2026-11-18", NULL, NULL);
  plan("2026-10-11", NULL, NULL); /* more than a month ago */
  int own = 0, lead = 0, others = 0, all = 0;
  ck_assert(store_set_viewer(f.store, f.supervisor, NULL));
  g_free(ics_build(f.store, &own, NULL));
  ck_assert(store_set_viewer(f.store, f.principal[0], NULL));
  g_free(ics_build(f.store, &lead, NULL));
  ck_assert(store_set_viewer(f.store, NULL, NULL));
  struct record *chief = fixture_record(&record_staff, "family_name", "Costa", NULL);
  fixture_part(chief, &record_assignment, "role", "superintendent", NULL);
  g_autofree char *superintendent = fixture_kept(f.store, chief);
  g_free(ics_build(f.store, &all, NULL));
  ck_assert(store_set_viewer(f.store, superintendent, NULL));
  g_free(ics_build(f.store, &others, NULL));
  ck_assert_int_eq(own, 1);
  ck_assert_int_eq(lead, 1);
  ck_assert_int_eq(all, 1);
  ck_assert_int_eq(others, 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("ics");
  TCase *tests = tcase_create("ics");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, lines_are_folded_and_escaped_and_times_float);
  tcase_add_test(tests, others_plans_are_not_in_it);
  tcase_add_test(tests, a_calendar_has_the_visits_of_its_person_and_no_old_ones);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
