/* Who counts for which target: walking along, snow days, who came in mid-month. */
#include "golden.h"
#include "report_fixture.h"
#include "suite.h"

#include "model/tables.h"
#include "report/figures.h"
#include "report/packet.h"

#include <string.h>

static struct report_fixture f;

static void start(void)
{
  report_fixture_start(&f);
}

static void end(void)
{
  report_fixture_end(&f);
}

static struct figures *read_all(const char *month)
{
  GError *error = NULL;
  struct figures *figures = figures_read(f.base.store, month, FIGURES_ALL, &error);
  ck_assert_msg(figures != NULL, "%s", error ? error->message : "no error");
  return figures;
}

/* A walkthrough at Kuss on a day by recorder with companions (NULL-terminated). */
static void walk_together(const char *day, const char *recorder, const char *const *companions)
{
  struct record *record =
      fixture_record(&record_walkthrough, "school", f.base.school[1], "teacher", f.base.teacher[0],
                     "recorder", recorder, "made_on", day, "instrument_version", f.base.version,
                     "visit_type", f.base.visit_type, "outcome", "made", NULL);
  for (; *companions; companions++)
    fixture_part(record, &record_companion, "staff", *companions, NULL);
  fixture_save(f.base.store, record);
  record_free(record);
}

static void set_companions_count(const char *flag)
{
  AUTO(record) struct record *district = store_district(f.base.store, NULL);
  record_set(district, "companions_count", flag);
  fixture_save(f.base.store, district);
}

START_TEST(walking_along_counts_for_each_and_once_in_all)
{
  const char *const both[] = { f.base.principal[1], f.tom, NULL };
  const char *const one[] = { f.base.principal[1], NULL };
  walk_together("2026-10-22", f.base.supervisor, both); /* two along who have a target */
  walk_together("2026-10-22", f.keeper, one);           /* recorded by somebody without */
  walk_together("2026-09-22", f.base.supervisor, one);  /* the month before */
  {
    AUTO(figures) struct figures *figures = read_all("2026-10");
    const struct administrator *siobhan = figures_person(figures, f.base.principal[1]);
    ck_assert_int_eq(siobhan->done, 4 + 2);
    ck_assert_int_eq(siobhan->days, 2 + 1); /* both on one day */
    ck_assert_int_eq(figures_person(figures, f.tom)->done, 1);
    ck_assert_int_eq(figures_person(figures, f.tom)->schools, 1);
    ck_assert_int_eq(figures->now.done, 8 + 3 + 1);
    ck_assert_int_eq(figures->now.different, 8 + 2);
    ck_assert_int_eq(figures->now.others, 1);
    AUTO(figures)
    struct figures *own = figures_read_person(f.base.store, "2026-10", f.base.principal[1], NULL);
    ck_assert_int_eq(figures_person(own, f.base.principal[1])->done, 6);
    ck_assert_int_eq(figures_person(own, f.base.principal[1])->days, 3);
  }
  set_companions_count("0");
  AUTO(figures) struct figures *figures = read_all("2026-10");
  ck_assert_int_eq(figures_person(figures, f.base.principal[1])->done, 4);
  ck_assert_int_eq(figures_person(figures, f.tom)->done, 0);
  ck_assert_int_eq(figures_person(figures, f.tom)->schools, 0);
  ck_assert_int_eq(figures->now.done, 8 + 1);
  ck_assert_int_eq(figures->now.different, 8 + 1);
  ck_assert_int_eq(figures->now.others, 2);
}
END_TEST

/* A snow day and a half day: 18 school days, 20 × 18 ÷ 20. Who begins on the 19th has 9 of them (19
 * to 30 less nothing), 20 × 9 ÷ 20; half a walkthrough is rounded up: 17 × 18 ÷ 20 = 15.3 is 15, 15
 * × 18 ÷ 20 = 13.5 is 14. */
START_TEST(targets_of_a_snow_month)
{
  g_autofree char *uid = store_find(f.base.store, &record_school_year, "code", "SY2026-27", NULL);
  AUTO(record) struct record *year = store_load(f.base.store, &record_school_year, uid, NULL);
  fixture_part(year, &record_calendar_day, "day_on", "2026-10-21", "kind", "snow", NULL);
  fixture_save(f.base.store, year);
  AUTO(record)
  struct record *late =
      fixture_record(&record_staff, "given_name", "Lee", "family_name", "Late", NULL);
  fixture_part(late, &record_assignment, "role", "director", "from_on", "2026-10-19", NULL);
  fixture_save(f.base.store, late);
  AUTO(record)
  struct record *target = fixture_record(&record_target, "staff", f.tom, "month", "2026-10",
                                         "walkthroughs", "15", NULL);
  fixture_save(f.base.store, target);
  AUTO(figures) struct figures *figures = read_all("2026-10");
  const struct administrator *maria = figures_person(figures, f.base.principal[0]);
  ck_assert_int_eq(maria->school_days, 18);
  ck_assert_int_eq(maria->target, 18);
  const struct administrator *tom = figures_person(figures, f.tom);
  ck_assert_int_eq(tom->target, 14);
  ck_assert_pstr_eq(tom->reason, "15 for a full month");
  const struct administrator *lee = figures_person(figures, late->uid);
  ck_assert_int_eq(lee->school_days, 9);
  ck_assert_int_eq(lee->target, 9);
  ck_assert_pstr_eq(lee->reason, "from 19 October");
  /* 10 × (18 − 2) ÷ 20 */
  ck_assert_int_eq(figures_person(figures, f.base.supervisor)->target, 8);
}
END_TEST

static bool leads(const struct figures *figures, const char *staff, const char *school)
{
  return g_ptr_array_find_with_equal_func(figures_person(figures, staff)->leads, school,
                                          g_str_equal, NULL);
}

/* Maria's last day at Doran is 24 November, then somebody else comes. */
static char *hand_doran_over(void)
{
  AUTO(record) struct record *maria =
      fixture_load(f.base.store, &record_staff, f.base.principal[0]);
  record_set(record_parts(maria, &record_assignment)->pdata[0], "until_on", "2026-11-25");
  fixture_save(f.base.store, maria);
  struct record *next =
      fixture_record(&record_staff, "given_name", "Nell", "family_name", "Next", NULL);
  fixture_part(next, &record_assignment, "role", "principal", "school", f.base.school[0], "from_on",
               "2026-11-25", NULL);
  return fixture_kept(f.base.store, next);
}

/* November's. Yours. */
static char *packet_text(void)
{
  AUTO(document) struct document *packet = packet_build(f.base.store, "2026-11", NULL, NULL);
  ck_assert_ptr_nonnull(packet);
  return golden_export(packet, EXPORT_TEXT);
}

START_TEST(who_is_in_post_today_leads_while_the_month_is_not_over)
{
  const char *doran = f.base.school[0], *maria = f.base.principal[0];
  g_autofree char *nell = hand_doran_over();
  {
    AUTO(figures) struct figures *figures = read_all("2026-11");
    ck_assert(leads(figures, maria, doran));
    ck_assert(!leads(figures, nell, doran));
    ck_assert_ptr_eq(figures_school(figures, doran)->principal, figures_person(figures, maria));
    ck_assert_str_eq(figures_person(figures, nell)->place, "Doran Elementary");
    ck_assert_str_eq(figures_person(figures, maria)->role, "principal");
    g_autofree char *text = packet_text();
    ck_assert_ptr_nonnull(strstr(text, "Maria Arruda, principal, until 24 November"));
    ck_assert_ptr_null(strstr(text, "Doran Elementary, no principal"));
  }
  g_setenv("THROUGHLINE_NOW", "2026-11-25T09:00:00", TRUE);
  {
    AUTO(figures) struct figures *figures = read_all("2026-11");
    ck_assert(!leads(figures, maria, doran));
    ck_assert(leads(figures, nell, doran));
  }
  g_setenv("THROUGHLINE_NOW", "2026-12-03T09:00:00", TRUE);
  AUTO(figures) struct figures *figures = read_all("2026-11");
  ck_assert(!leads(figures, maria, doran));
  ck_assert(leads(figures, nell, doran));
  g_autofree char *text = packet_text();
  ck_assert_ptr_null(strstr(text, ", until 24 November"));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("targets");
  TCase *all = tcase_create("all");
  tcase_add_checked_fixture(all, start, end);
  tcase_add_test(all, walking_along_counts_for_each_and_once_in_all);
  tcase_add_test(all, targets_of_a_snow_month);
  tcase_add_test(all, who_is_in_post_today_leads_while_the_month_is_not_over);
  suite_add_tcase(suite, all);
  return suite_run(suite);
}
