/* Figures against values counted by hand from report_fixture.c. */
#include "report_fixture.h"
#include "suite.h"

#include "base/error.h"
#include "db/statement.h"
#include "model/tables.h"
#include "report/figures.h"
#include "report/lists.h"

#include <sqlite3.h>
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

static const struct administrator *person_named(const struct figures *figures, const char *name)
{
  for (guint i = 0; i < figures->people->len; i++) {
    const struct administrator *person = g_ptr_array_index(figures->people, i);
    if (g_strcmp0(person->name, name) == 0)
      return person;
  }
  return NULL;
}

START_TEST(people_have_their_target_and_count)
{
  static const struct {
    const char *name, *role, *place;
    int school_days, target, done, attempts, days, schools;
    const char *reason;
  } expected[] = {
    { "Maria Arruda", "principal", "Doran Elementary", 19, 19, 1, 0, 1, 1, NULL },
    { "Tom Sullivan", "assistant_principal", "Doran Elementary", 19, 19, 0, 0, 0, 0, NULL },
    /* Four made; of their three days one, 12 October, is a holiday. */
    { "Siobhán O’Brien", "principal", "Kuss Middle", 19, 19, 4, 1, 2, 1, NULL },
    { "Ana Leduc", "assistant_principal", "Kuss Middle", 7, 7, 1, 0, 1, 1, "until 14 October" },
    /* 10 × (19 − 2) ÷ 20 = 8.5 */
    { "Rosa Alvarez", "assistant_superintendent", NULL, 19, 9, 2, 0, 1, 2,
      "10 for a full month; 2 days at the state" },
  };
  AUTO(figures) struct figures *figures = read_all("2026-10");
  ck_assert_uint_eq(figures->people->len, G_N_ELEMENTS(expected));
  for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
    const struct administrator *person = g_ptr_array_index(figures->people, i);
    ck_assert_str_eq(person->name, expected[i].name);
    ck_assert_str_eq(person->role, expected[i].role);
    ck_assert_pstr_eq(person->place, expected[i].place);
    ck_assert_int_eq(person->school_days, expected[i].school_days);
    ck_assert_int_eq(person->target, expected[i].target);
    ck_assert_int_eq(person->done, expected[i].done);
    ck_assert_int_eq(person->attempts, expected[i].attempts);
    ck_assert_int_eq(person->days, expected[i].days);
    ck_assert_int_eq(person->schools, expected[i].schools);
    ck_assert_pstr_eq(person->reason, expected[i].reason);
  }
  ck_assert_int_eq(figures->now.done, 8);
  ck_assert_int_eq(figures->now.target, 73);
  ck_assert_int_eq(figures->now.attempts, 1);
  ck_assert_int_eq(figures->now.others, 1);
  ck_assert_int_eq(figures->before.done, 4);
}
END_TEST

START_TEST(last_months_stand_in_order)
{
  /* May to October; what was made in June and in November is where it belongs, or not there. In May
   * nothing was recorded yet, in July and August there was no school. */
  static const int expected[FIGURES_MONTHS] = { -1, 1, -1, -1, 4, 4 };
  AUTO(figures) struct figures *figures = read_all("2026-10");
  const struct administrator *person = person_named(figures, "Siobhán O’Brien");
  for (int i = 0; i < FIGURES_MONTHS; i++)
    ck_assert_int_eq(person->months[i], expected[i]);
}
END_TEST

START_TEST(self_assessments_count_once_submitted)
{
  AUTO(figures) struct figures *figures = read_all("2026-10");
  /* Of five one left; one submitted, and a draft is none. */
  ck_assert_int_eq(figures->now.expected, 4);
  ck_assert_int_eq(figures->now.submitted, 1);
  ck_assert_int_eq(figures->before.expected, 5);
  ck_assert_int_eq(figures->before.submitted, 2);
  const struct administrator *maria = person_named(figures, "Maria Arruda");
  ck_assert_str_eq(figures_rating(maria->assessment, "leadership")->level, "HE");
  ck_assert_int_eq(figures_rating(maria->assessment, "leadership")->role, ROLE_GOOD);
  ck_assert_str_eq(figures_rating(maria->assessment_before, "leadership")->level, "E");
  ck_assert_int_eq(figures_rating(maria->assessment_before, "leadership")->role, ROLE_MIDDLE);
  ck_assert_ptr_null(person_named(figures, "Rosa Alvarez")->assessment);
  ck_assert_ptr_null(figures_rating(NULL, "leadership"));
  ck_assert_uint_eq(figures->standards->len, 2);
}
END_TEST

/* How many items the list and the screen of a month have of Kuss, where no dropped ones are asked
 * for: the same. */
static int listed(const char *month)
{
  struct list_filter filter = { .month = month, .school = f.base.school[1] };
  AUTO(rowset) struct rowset *list = lists_query(f.base.store, &view_sip, &filter, NULL);
  AUTO(rowset)
  struct rowset *screen =
      store_query(f.base.store, STATEMENT_SIP_ITEMS, NULL, "school", f.base.school[1],
                  "school_year", "SY2026-27", "month", month, "active", "1", NULL);
  ck_assert_int_eq(list->row_count, screen->row_count);
  return list->row_count;
}

START_TEST(a_dropped_item_counts_for_the_months_before)
{
  AUTO(figures) struct figures *before = read_all("2026-11");
  g_autofree char *uid = store_find(f.base.store, &record_sip_item, "code", "2.2", NULL);
  AUTO(record) struct record *item = store_load(f.base.store, &record_sip_item, uid, NULL);
  record_set(item, "active", "0");
  g_setenv("THROUGHLINE_NOW", "2026-12-02T10:31:00", TRUE);
  fixture_save(f.base.store, item);
  AUTO(figures) struct figures *november = read_all("2026-11");
  AUTO(figures) struct figures *december = read_all("2026-12");
  ck_assert_mem_eq(&november->plan, &before->plan, sizeof before->plan);
  ck_assert_mem_eq(&december->plan_before, &november->plan, sizeof november->plan);
  const struct figures_school *kuss = figures_school(december, f.base.school[1]);
  ck_assert_uint_eq(kuss->items->len, 4);
  ck_assert_int_eq(listed("2026-10"), 5);
  ck_assert_int_eq(listed("2026-11"), 5);
  ck_assert_int_eq(listed("2026-12"), 4);
}
END_TEST

START_TEST(plans_count_by_school)
{
  static const struct {
    const char *name;
    struct figures_status now, before;
    int forward, back, still;
  } expected[] = {
    { "Doran Elementary", { 0, 0, 1, 1 }, { 0, 0, 1, 1 }, 0, 0, 0 },
    { "Kuss Middle", { 2, 2, 1, 0 }, { 2, 2, 1, 0 }, 1, 1, 2 },
    { "Stone Day", { 0, 0, 0, 0 }, { 0, 0, 0, 0 }, 0, 0, 0 },
  };
  AUTO(figures) struct figures *figures = read_all("2026-10");
  ck_assert_uint_eq(figures->schools->len, G_N_ELEMENTS(expected));
  for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
    const struct figures_school *school = g_ptr_array_index(figures->schools, i);
    ck_assert_str_eq(school->name, expected[i].name);
    ck_assert_mem_eq(&school->now, &expected[i].now, sizeof school->now);
    ck_assert_mem_eq(&school->before, &expected[i].before, sizeof school->before);
    ck_assert_int_eq(school->forward, expected[i].forward);
    ck_assert_int_eq(school->back, expected[i].back);
    ck_assert_int_eq(school->still, expected[i].still);
  }
  const struct figures_school *kuss = g_ptr_array_index(figures->schools, 1);
  ck_assert_str_eq(kuss->principal->name, "Siobhán O’Brien");
  /* In the order of the plan, 2.10 after 2.4. */
  const struct figures_item *last = g_ptr_array_index(kuss->items, 4);
  ck_assert_str_eq(last->code, "2.10");
  ck_assert_str_eq(last->since, "2026-09");
  ck_assert(figures_stands_still(last));
}
END_TEST

START_TEST(owners_are_named_or_have_a_role)
{
  AUTO(figures) struct figures *figures = read_all("2026-10");
  const struct figures_school *kuss = g_ptr_array_index(figures->schools, 1);
  const char *const owners[] = { "S. O’Brien", "teacher", "A. Leduc", "S. O’Brien", NULL };
  for (guint i = 0; i < G_N_ELEMENTS(owners); i++)
    ck_assert_pstr_eq(((struct figures_item *)g_ptr_array_index(kuss->items, i))->owner, owners[i]);
}
END_TEST

START_TEST(strategies_count_what_counts)
{
  /* Seen and partly are seen; n.a. and unmarked are in neither; nine were made in October. */
  static const struct {
    struct figures_seen now, before, kuss, doran;
    int points;
  } expected[] = {
    { { 7, 9 }, { 1, 4 }, { 5, 6 }, { 2, 3 }, 53 },
    { { 3, 9 }, { 0, 4 }, { 3, 6 }, { 0, 3 }, 33 },
    { { 3, 7 }, { 1, 4 }, { 2, 4 }, { 1, 3 }, 18 },
  };
  AUTO(figures) struct figures *figures = read_all("2026-10");
  ck_assert_uint_eq(figures->scales->len, 1);
  const struct figures_scale *scale = g_ptr_array_index(figures->scales, 0);
  ck_assert_int_eq(scale->walkthroughs, 9);
  ck_assert_uint_eq(scale->strategies->len, G_N_ELEMENTS(expected));
  for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
    const struct figures_strategy *strategy = g_ptr_array_index(scale->strategies, i);
    int points;
    ck_assert_mem_eq(&strategy->now, &expected[i].now, sizeof strategy->now);
    ck_assert_mem_eq(&strategy->before, &expected[i].before, sizeof strategy->before);
    ck_assert_mem_eq(&strategy->schools[1], &expected[i].kuss, sizeof strategy->now);
    ck_assert_mem_eq(&strategy->schools[0], &expected[i].doran, sizeof strategy->now);
    ck_assert(figures_change(strategy, &points));
    ck_assert_int_eq(points, expected[i].points);
    ck_assert_int_eq(figures_percent(strategy->schools[0], 4), -1);
  }
}
END_TEST

START_TEST(no_change_is_shown_below_four)
{
  /* In November one was made, in October nine. */
  AUTO(figures) struct figures *figures = read_all("2026-11");
  const struct figures_scale *scale = g_ptr_array_index(figures->scales, 0);
  int points = 1;
  ck_assert(!figures_change(g_ptr_array_index(scale->strategies, 0), &points));
  ck_assert_int_eq(points, 0);
}
END_TEST

START_TEST(percentages_are_half_up_and_of_enough)
{
  static const struct {
    struct figures_seen seen;
    long least;
    int percent;
  } expected[] = { { { 1, 8 }, 4, 13 }, { { 0, 4 }, 4, 0 },  { { 4, 4 }, 4, 100 },
                   { { 3, 3 }, 4, -1 }, { { 0, 0 }, 0, -1 }, { { 1, 200 }, 4, 1 } };
  for (size_t i = 0; i < G_N_ELEMENTS(expected); i++)
    ck_assert_int_eq(figures_percent(expected[i].seen, expected[i].least), expected[i].percent);
}
END_TEST

START_TEST(teachers_not_visited)
{
  AUTO(figures) struct figures *october = read_all("2026-10");
  ck_assert_int_eq(october->teachers, 4);
  ck_assert_int_eq(october->unseen, 0); /* who came on 20 October does not count yet */
  /* In September two were visited, Ana Fonseca of Doran was not. */
  AUTO(figures) struct figures *september = read_all("2026-09");
  ck_assert_int_eq(september->teachers, 3);
  ck_assert_int_eq(september->unseen, 1);
  ck_assert_int_eq(september->unseen_schools, 1);
}
END_TEST

START_TEST(what_is_missing_is_listed)
{
  static const char *const expected[][2] = {
    { "Maria Arruda, Doran Elementary", "SIP status of 1 item" },
    { "Tom Sullivan, Doran Elementary", "self-assessment for October" },
    { "Siobhán O’Brien, Kuss Middle", "self-assessment for October" },
    { "Rosa Alvarez, assistant superintendent", "self-assessment for October" },
  };
  AUTO(figures) struct figures *figures = read_all("2026-10");
  ck_assert_uint_eq(figures->missing->len, G_N_ELEMENTS(expected));
  for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
    const struct figures_missing *missing = g_ptr_array_index(figures->missing, i);
    ck_assert_str_eq(missing->who, expected[i][0]);
    ck_assert_str_eq(missing->what, expected[i][1]);
  }
  ck_assert_str_eq(figures->frame->by, "10 November");
}
END_TEST

START_TEST(a_school_without_a_principal_is_missing_too)
{
  struct record *goal = fixture_record(&record_sip_goal, "school", f.stone, "school_year",
                                       "SY2026-27", "code", "1", "text", "Goal", NULL);
  fixture_save(f.base.store, goal);
  struct record *item =
      fixture_record(&record_sip_item, "sip_goal", goal->uid, "code", "1.1", "text", "Item", NULL);
  fixture_part(item, &record_sip_status, "month", "2026-09", "status", "no_action", NULL);
  fixture_save(f.base.store, item);
  record_free(item);
  record_free(goal);
  AUTO(figures) struct figures *figures = read_all("2026-10");
  const struct figures_missing *last =
      g_ptr_array_index(figures->missing, figures->missing->len - 1);
  ck_assert_str_eq(last->who, "no principal, Stone Day");
  ck_assert_str_eq(last->what, "SIP status of 1 item");
}
END_TEST

START_TEST(the_superintendent_counts_with_a_target)
{
  struct record *chief =
      fixture_record(&record_staff, "given_name", "Ida", "family_name", "Costa", NULL);
  fixture_part(chief, &record_assignment, "role", "superintendent", NULL);
  fixture_save(f.base.store, chief);
  AUTO(figures) struct figures *without = read_all("2026-10");
  ck_assert_ptr_null(person_named(without, "Ida Costa"));
  struct record *target = fixture_record(&record_target, "staff", chief->uid, "month", "2026-10",
                                         "walkthroughs", "5", NULL);
  fixture_save(f.base.store, target);
  AUTO(figures) struct figures *with = read_all("2026-10");
  ck_assert_int_eq(person_named(with, "Ida Costa")->target, 5);
  ck_assert_int_eq(with->now.expected, without->now.expected);
  record_free(target);
  record_free(chief);
}
END_TEST

START_TEST(a_month_without_a_calendar_has_weekdays)
{
  AUTO(figures) struct figures *figures = read_all("2026-06");
  ck_assert(!figures->frame->calendar_entered);
  ck_assert_int_eq(figures->frame->school_days, 22);
}
END_TEST

START_TEST(wrong_months_are_refused)
{
  static const char *const months[] = { "2026-13", "october", "2026-12", "" };
  for (size_t i = 0; i < G_N_ELEMENTS(months); i++) {
    GError *error = NULL;
    ck_assert_ptr_null(figures_read(f.base.store, months[i], FIGURES_PEOPLE, &error));
    ck_assert(error_is(error, TL_ERROR_INVALID));
    g_error_free(error);
  }
  g_autofree char *month = month_frame_default(f.base.store, NULL);
  ck_assert_str_eq(month, "2026-10");
}
END_TEST

/* In the first days of September August is over, but there was no school in it. */
START_TEST(no_packet_of_an_empty_summer)
{
  g_setenv("THROUGHLINE_NOW", "2026-09-03T08:00:00", TRUE);
  g_autofree char *month = month_frame_default(f.base.store, NULL);
  ck_assert_str_eq(month, "2026-06");
  g_setenv("THROUGHLINE_NOW", "2026-11-12T10:31:00", TRUE);
}
END_TEST

START_TEST(others_see_their_own)
{
  ck_assert(store_set_viewer(f.base.store, f.base.principal[1], NULL));
  AUTO(figures) struct figures *figures = read_all("2026-10");
  ck_assert_uint_eq(figures->people->len, 1);
  ck_assert_int_eq(figures->now.done, 4);
  ck_assert_uint_eq(figures->schools->len, 1);
  ck_assert_str_eq(((struct figures_school *)g_ptr_array_index(figures->schools, 0))->name,
                   "Kuss Middle");
  /* Nobody else is said to be missing, nor is a school said to have no principal. */
  ck_assert_uint_eq(figures->missing->len, 1);
}
END_TEST

static void check_plan(sqlite3 *db, const struct statement_text *text)
{
  static const char *const big[] = { "SCAN w",       "SCAN walkthrough", "SCAN m",      "SCAN mark",
                                     "SCAN history", "SCAN r",           "SCAN rollup", "SCAN t" };
  g_autofree char *sql = g_strconcat("EXPLAIN QUERY PLAN ", text->sql, NULL);
  sqlite3_stmt *statement = NULL;
  ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK, "%s",
                sqlite3_errmsg(db));
  while (sqlite3_step(statement) == SQLITE_ROW) {
    const char *step = (const char *)sqlite3_column_text(statement, 3);
    for (size_t i = 0; i < G_N_ELEMENTS(big); i++)
      ck_assert_msg(!g_str_has_prefix(step, big[i])
                        || (step[strlen(big[i])] != '\0' && step[strlen(big[i])] != ' '),
                    "%s reads everything: %s", text->name, step);
  }
  sqlite3_finalize(statement);
}

/* Ten years of the largest district have 300,000 walkthroughs: none of ours goes through them all.
 */
START_TEST(no_query_reads_all_walkthroughs)
{
  sqlite3 *db = NULL;
  ck_assert_int_eq(sqlite3_open(f.base.path, &db), SQLITE_OK);
  ck_assert_int_eq(sqlite3_exec(db, views_sql, NULL, NULL, NULL), SQLITE_OK);
  int checked = 0;
  for (int i = 0; i < STATEMENT_COUNT; i++)
    if (g_str_has_prefix(statement_texts[i].name, "report_")) {
      check_plan(db, &statement_texts[i]);
      checked++;
    }
  sqlite3_close(db);
  ck_assert_int_gt(checked, 20);
}
END_TEST

START_TEST(one_person_has_the_figures_of_all)
{
  AUTO(figures) struct figures *all = read_all("2026-10");
  for (guint i = 0; i < all->people->len; i++) {
    const struct administrator *person = g_ptr_array_index(all->people, i);
    AUTO(figures) struct figures *one =
        figures_read_person(f.base.store, "2026-10", person->uid, NULL);
    const struct administrator *same = figures_person(one, person->uid);
    ck_assert_int_eq(same->done, person->done);
    ck_assert_int_eq(same->target, person->target);
    ck_assert_int_eq(same->days, person->days);
    ck_assert_int_eq(same->schools, person->schools);
    ck_assert_mem_eq(same->months, person->months, sizeof same->months);
    ck_assert_int_eq(same->assessment != NULL, person->assessment != NULL);
  }
}
END_TEST

int main(void)
{
  const TTest *const tests[] = {
    people_have_their_target_and_count,
    last_months_stand_in_order,
    self_assessments_count_once_submitted,
    plans_count_by_school,
    a_dropped_item_counts_for_the_months_before,
    owners_are_named_or_have_a_role,
    strategies_count_what_counts,
    no_change_is_shown_below_four,
    percentages_are_half_up_and_of_enough,
    teachers_not_visited,
    what_is_missing_is_listed,
    a_school_without_a_principal_is_missing_too,
    the_superintendent_counts_with_a_target,
    a_month_without_a_calendar_has_weekdays,
    wrong_months_are_refused,
    no_packet_of_an_empty_summer,
    others_see_their_own,
    no_query_reads_all_walkthroughs,
    one_person_has_the_figures_of_all,
  };
  Suite *suite = suite_create("report");
  TCase *figures = tcase_create("figures");
  tcase_add_checked_fixture(figures, start, end);
  for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(figures, tests[i]);
  suite_add_tcase(suite, figures);
  return suite_run(suite);
}
