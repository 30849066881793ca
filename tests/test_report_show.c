/* Coverage, the teacher's page, and trends against values counted by hand from
 * report_fixture.c. Today is 12 November 2026. */
#include "report_fixture.h"
#include "suite.h"

#include "base/error.h"
#include "document/render.h"
#include "model/tables.h"
#include "report/coverage.h"
#include "report/lists.h"
#include "report/teacher.h"
#include "report/trends.h"
#include "report/visit_page.h"

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

static void become(const char *uid)
{
  ck_assert(store_set_viewer(f.base.store, uid, NULL));
}

static struct coverage *coverage(const char *school, int days)
{
  GError *error = NULL;
  struct coverage *read = coverage_read(f.base.store, school, days, &error);
  ck_assert_msg(read != NULL, "%s", error ? error->message : "no error");
  return read;
}

static void expect_counts(int days, int teachers, int unseen, int never, int often)
{
  AUTO(coverage) struct coverage *read = coverage(NULL, days);
  ck_assert_int_eq(read->teachers, teachers);
  ck_assert_int_eq(read->unseen, unseen);
  ck_assert_int_eq(read->never, never);
  ck_assert_int_eq(read->often, often);
}

/* --- coverage -------------------------------------------------------------------------------- */

START_TEST(who_was_not_seen)
{
  /* Trần was last seen on 12 October; Haddad came on the 20th, and is not counted as never seen
   * until 30 days are over. */
  expect_counts(0, 4, 1, 0, 0);
  expect_counts(10, 4, 3, 1, 0);
  expect_counts(60, 4, 0, 0, 3);
  AUTO(coverage) struct coverage *read = coverage(NULL, 10);
  AUTO(rowset) struct rowset *unseen = coverage_pick(read, COVERAGE_UNSEEN);
  ck_assert_int_eq(unseen->row_count, 3);
  ck_assert_str_eq(rowset_get(unseen, 0, "teacher"), "Haddad, Noor");
  ck_assert_ptr_null(rowset_get(unseen, 0, "last_on"));
  ck_assert_str_eq(rowset_get(unseen, 1, "teacher"), "Trần Thị, Mai");
  ck_assert_int_eq(rowset_int(unseen, 1, "days"), 31);
  ck_assert_int_eq(rowset_int(unseen, 1, "times"), 3);
  ck_assert_str_eq(rowset_get(unseen, 2, "teacher"), "Fonseca, Ana");
  AUTO(rowset) struct rowset *never = coverage_pick(read, COVERAGE_NEVER);
  ck_assert_int_eq(never->row_count, 1);
}
END_TEST

START_TEST(a_school_out_of_view_has_no_names)
{
  become(f.base.supervisor);
  AUTO(coverage) struct coverage *own = coverage(f.base.school[0], 0);
  ck_assert(own->names);
  AUTO(coverage) struct coverage *other = coverage(f.base.school[1], 0);
  ck_assert(!other->names);
  struct list_filter filter = { .school = f.base.school[1] };
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(lists_query(f.base.store, &view_coverage, &filter, &error));
  ck_assert_ptr_nonnull(strstr(error->message, "not in your view"));
}
END_TEST

/* Haddad, who came to Doran on the 20th of October, had taught there since September all along. */
START_TEST(who_holds_two_posts_counts_alike_with_names_and_without)
{
  struct record *haddad = store_load(f.base.store, &record_staff, f.newcomer, NULL);
  fixture_part(haddad, &record_assignment, "role", "teacher", "school", f.base.school[0], "subject",
               "Art", "from_on", "2026-09-01", NULL);
  fixture_keep(f.base.store, haddad);
  AUTO(coverage) struct coverage *read = coverage(NULL, 0);
  AUTO(rowset) struct rowset *schools =
      coverage_count(f.base.store, read, NULL, COVERAGE_SCHOOL, NULL);
  int unseen = 0;
  for (int i = 0; i < schools->row_count; i++)
    unseen += (int)rowset_int(schools, i, "unseen");
  ck_assert_int_eq(read->unseen, 2);
  ck_assert_int_eq(unseen, 2);
}
END_TEST

/* New at Doran, but at Kuss since September: waits there, is counted at both and is one person. */
START_TEST(who_teaches_at_two_schools_is_at_both_and_one)
{
  struct record *haddad = store_load(f.base.store, &record_staff, f.newcomer, NULL);
  GPtrArray *posts = record_parts(haddad, &record_assignment);
  record_set(posts->pdata[0], "subject", "Art");
  fixture_part(haddad, &record_assignment, "role", "teacher", "school", f.base.school[1], "subject",
               "Art", "from_on", "2026-09-01", NULL);
  fixture_keep(f.base.store, haddad);
  expect_counts(0, 4, 2, 1, 0);
  AUTO(coverage) struct coverage *read = coverage(NULL, 0);
  AUTO(rowset)
  struct rowset *subjects = coverage_count(f.base.store, read, NULL, COVERAGE_SUBJECT, NULL);
  int art = rowset_row(subjects, "what", "Art");
  ck_assert_int_ge(art, 0);
  ck_assert_int_eq(rowset_int(subjects, art, "teachers"), 1);
  ck_assert_int_eq(rowset_int(subjects, art, "unseen"), 1);
  AUTO(rowset)
  struct rowset *schools = coverage_count(f.base.store, read, NULL, COVERAGE_SCHOOL, NULL);
  ck_assert_int_eq(rowset_int(schools, 0, "teachers") + rowset_int(schools, 1, "teachers"), 5);
}
END_TEST

START_TEST(names_are_for_those_who_lead_or_supervise)
{
  become(f.base.supervisor);
  expect_counts(10, 2, 2, 1, 0);
  become(f.base.principal[1]);
  expect_counts(10, 2, 1, 0, 0);
  become(f.base.manager);
  AUTO(coverage) struct coverage *read = coverage(NULL, 0);
  ck_assert(!read->names);
  ck_assert_int_eq(read->rows->row_count, 0);
  AUTO(rowset) struct rowset *schools =
      coverage_count(f.base.store, read, NULL, COVERAGE_SCHOOL, NULL);
  ck_assert_int_eq(schools->row_count, 2);
  ck_assert_str_eq(rowset_get(schools, 0, "what"), "Doran Elementary");
  ck_assert_int_eq(rowset_int(schools, 0, "unseen"), 0);
  ck_assert_int_eq(rowset_int(schools, 1, "teachers"), 2);
  ck_assert_int_eq(rowset_int(schools, 1, "unseen"), 1);
  ck_assert_int_eq(rowset_int(schools, 1, "walkthroughs"), 11);
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(lists_query(f.base.store, &view_coverage, &(struct list_filter){ 0 }, &error));
  ck_assert(error_is(error, TL_ERROR_REFUSED));
}
END_TEST

START_TEST(counts_by_day_and_subject)
{
  AUTO(coverage) struct coverage *read = coverage(f.base.school[1], 0);
  AUTO(rowset) struct rowset *days =
      coverage_count(f.base.store, read, f.base.school[1], COVERAGE_WEEKDAY, NULL);
  /* At Kuss since July: Mondays 14 Sep, 12 Oct; Tuesdays 15 Sep, 6 and 20 Oct, 3 Nov; Thursdays 10
   * Sep, 1 Oct twice, 8 Oct; Friday 11 Sep. */
  static const char *const expected[][2] = {
    { "Monday", "2" }, { "Tuesday", "4" }, { "Thursday", "4" }, { "Friday", "1" }
  };
  ck_assert_int_eq(days->row_count, G_N_ELEMENTS(expected));
  for (int i = 0; i < days->row_count; i++) {
    ck_assert_str_eq(rowset_get(days, i, "what"), expected[i][0]);
    ck_assert_str_eq(rowset_get(days, i, "walkthroughs"), expected[i][1]);
  }
  AUTO(rowset) struct rowset *subjects =
      coverage_count(f.base.store, read, f.base.school[1], COVERAGE_SUBJECT, NULL);
  ck_assert_int_eq(subjects->row_count, 1);
  ck_assert_str_eq(rowset_get(subjects, 0, "what"), "not noted");
  ck_assert_int_eq(rowset_int(subjects, 0, "unseen"), 1);
}
END_TEST

/* --- a teacher's page ------------------------------------------------------------------------ */

static struct teacher *teacher(const char *uid)
{
  GError *error = NULL;
  struct teacher *read = teacher_read(f.base.store, uid, &error);
  ck_assert_msg(read != NULL, "%s", error ? error->message : "no error");
  return read;
}

START_TEST(the_page_has_all_of_it_in_order)
{
  AUTO(teacher) struct teacher *page = teacher(f.base.teacher[0]);
  ck_assert_int_eq(page->walkthroughs->row_count, 10);
  g_autofree char *count = teacher_count(page);
  ck_assert_str_eq(count, "9 walkthroughs; 1 attempt, counted apart");
  ck_assert_str_eq(page->seen, "seen or partly");
  ck_assert_str_eq(rowset_get(page->walkthroughs, 0, "made_on"), "2026-11-03");
  ck_assert_str_eq(rowset_get(page->walkthroughs, 9, "made_on"), "2026-06-09");
  int seen, whole;
  teacher_seen(page, 2, &seen, &whole);
  ck_assert_int_eq(seen, 1);
  ck_assert_int_eq(whole, 2);
  g_autofree char *attempt = teacher_state(page, 1);
  ck_assert_str_eq(attempt, "substitute");
}
END_TEST

START_TEST(a_substitute_is_said_once)
{
  AUTO(teacher) struct teacher *before = teacher(f.base.teacher[0]);
  AUTO(record)
  struct record *record = store_load(f.base.store, &record_walkthrough,
                                     rowset_get(before->walkthroughs, 1, "uid"), NULL);
  record_set(record, "teacher_note", "substitute");
  fixture_save(f.base.store, record);
  AUTO(teacher) struct teacher *nobody = teacher(f.base.teacher[0]);
  g_autofree char *attempt = teacher_state(nobody, 1);
  ck_assert_str_eq(attempt, "substitute");
  record_set(record, "teacher_note", "Kim Smith");
  fixture_save(f.base.store, record);
  AUTO(teacher) struct teacher *named = teacher(f.base.teacher[0]);
  g_autofree char *called = teacher_state(named, 1);
  ck_assert_str_eq(called, "substitute (Kim Smith)");
}
END_TEST

START_TEST(who_may_read_it)
{
  g_autoptr(GError) error = NULL;
  become(f.base.principal[0]);
  ck_assert_ptr_null(teacher_read(f.base.store, f.base.teacher[0], &error));
  ck_assert(error_is(error, TL_ERROR_REFUSED));
  g_clear_error(&error);
  become(f.base.manager);
  ck_assert_ptr_null(teacher_read(f.base.store, f.base.teacher[0], &error));
  ck_assert(error_is(error, TL_ERROR_REFUSED));
  /* Rosa supervises Doran alone, and recorded one at Kuss. */
  become(f.base.supervisor);
  AUTO(teacher) struct teacher *own = teacher(f.base.teacher[0]);
  ck_assert_int_eq(own->walkthroughs->row_count, 1);
  become(f.base.principal[1]);
  AUTO(teacher) struct teacher *all = teacher(f.base.teacher[0]);
  ck_assert_int_eq(all->walkthroughs->row_count, 10);
}
END_TEST

/* Who teaches at two schools is one person in each total and in each list of the district, and one
 * at each school; seen at the one is seen at the other. */
START_TEST(who_teaches_at_two_schools_is_counted_once)
{
  struct record *tran = store_load(f.base.store, &record_staff, f.base.teacher[1], NULL);
  fixture_part(tran, &record_assignment, "role", "teacher", "school", f.base.school[0], NULL);
  fixture_keep(f.base.store, tran);
  AUTO(coverage) struct coverage *read = coverage(NULL, 0);
  AUTO(rowset) struct rowset *unseen = coverage_pick(read, COVERAGE_UNSEEN);
  ck_assert_int_eq(unseen->row_count, read->unseen);
  ck_assert_str_eq(rowset_get(unseen, rowset_row(unseen, "uid", f.base.teacher[1]), "school"),
                   "Doran Elementary, Kuss Middle");
  AUTO(rowset) struct rowset *all = coverage_pick(read, COVERAGE_EVERYBODY);
  ck_assert_int_eq(all->row_count, read->teachers);
  /* Nuñez is seen at Kuss alone, and leads nobody's list at Doran, whose principal sees less. */
  struct record *nunez = store_load(f.base.store, &record_staff, f.base.teacher[0], NULL);
  fixture_part(nunez, &record_assignment, "role", "teacher", "school", f.base.school[0], NULL);
  fixture_keep(f.base.store, nunez);
  become(f.base.supervisor);
  AUTO(coverage) struct coverage *own = coverage(f.base.school[0], 10);
  AUTO(rowset)
  struct rowset *counts =
      coverage_count(f.base.store, own, f.base.school[0], COVERAGE_SCHOOL, NULL);
  ck_assert_int_eq(rowset_int(counts, 0, "unseen"), own->unseen);
  ck_assert_int_eq(rowset_int(counts, 0, "teachers"), own->teachers);
}
END_TEST

START_TEST(who_moved_yesterday_keeps_all_of_it)
{
  struct record *nunez = store_load(f.base.store, &record_staff, f.base.teacher[0], NULL);
  record_set(g_ptr_array_index(record_parts(nunez, &record_assignment), 0), "until_on",
             "2026-11-11");
  fixture_part(nunez, &record_assignment, "role", "teacher", "school", f.base.school[0], "from_on",
               "2026-11-11", NULL);
  fixture_keep(f.base.store, nunez);
  AUTO(teacher) struct teacher *page = teacher(f.base.teacher[0]);
  ck_assert_int_eq(page->walkthroughs->row_count, 10);
  ck_assert_str_eq(page->post, "Teacher at Doran Elementary");
  ck_assert_str_eq(page->earlier, "until 10 Nov 2026: Teacher at Kuss Middle");
  /* The new principal sees that there is somebody, and what is of the own school. */
  become(f.base.principal[0]);
  AUTO(teacher) struct teacher *arrived = teacher(f.base.teacher[0]);
  ck_assert_int_eq(arrived->walkthroughs->row_count, 0);
  AUTO(coverage) struct coverage *read = coverage(NULL, 10);
  AUTO(rowset) struct rowset *unseen = coverage_pick(read, COVERAGE_UNSEEN);
  ck_assert_int_eq(rowset_row(unseen, "teacher", "Nuñez, José"), -1);
}
END_TEST

/* done_on: noted as done that day, or NULL. */
static void agree(const char *walkthrough, const char *visit, const char *due_on,
                  const char *done_on)
{
  struct record *record = fixture_record(
      &record_follow_up, "school", f.base.school[1], "owner", f.base.principal[1], "text", "Exit",
      "due_on", due_on, "made_on", "2026-11-03", "origin", walkthrough ? "walkthrough" : "visit",
      walkthrough ? "walkthrough" : "visit", walkthrough ? walkthrough : visit, NULL);
  if (done_on) {
    fixture_part(record, &record_follow_up_step, "step_on", done_on, "step", "done", NULL);
    fixture_part(record, &record_follow_up_step, "step_on", done_on, "step", "reopened", NULL);
  }
  fixture_keep(f.base.store, record);
}

START_TEST(a_next_step_has_no_date_until_somebody_sets_one)
{
  struct record *made =
      fixture_record(&record_visit, "school", f.base.school[1], "visitor", f.base.supervisor,
                     "state", "open", "visited_on", "2026-11-12", NULL);
  fixture_save(f.base.store, made);
  g_autofree char *visit = g_strdup(made->uid);
  record_free(made);
  g_autofree char *walkthrough =
      fixture_walkthrough(&f.base, "2026-11-03", (const char *const[3]){ "seen", NULL, NULL });
  agree(walkthrough, visit, "2026-11-12", "2026-11-12");
  agree(walkthrough, visit, "2026-12-04", "2026-11-12"); /* given by hand */
  agree(NULL, visit, "2026-11-20", NULL);
  AUTO(document) struct document *page = visit_page_build(f.base.store, visit, NULL);
  ck_assert_ptr_nonnull(page);
  g_autoptr(GPtrArray) lines =
      render_section_lines(g_ptr_array_index(page->sections, 0), 100, false);
  g_ptr_array_add(lines, NULL);
  g_autofree char *text = g_strjoinv("\n", (char **)lines->pdata);
  ck_assert_msg(strstr(text, "20 Nov 2026") != NULL, "%s", text);
  ck_assert_msg(strstr(text, "4 Dec 2026") != NULL, "%s", text);
  ck_assert_msg(strstr(text, "12 Nov 2026") == NULL, "%s", text);
}
END_TEST

START_TEST(follow_ups_stand_with_their_walkthrough)
{
  g_autofree char *visit =
      fixture_walkthrough(&f.base, "2026-11-10", (const char *const[3]){ "seen", "partly", NULL });
  fixture_keep(f.base.store, fixture_record(&record_follow_up, "school", f.base.school[1], "owner",
                                            f.base.principal[1], "text", "Co-plan exit tickets",
                                            "due_on", "2026-11-20", "made_on", "2026-11-10",
                                            "origin", "walkthrough", "walkthrough", visit, NULL));
  AUTO(teacher) struct teacher *page = teacher(f.base.teacher[0]);
  ck_assert_int_eq(page->follow_ups->row_count, 2); /* one is from October */
  ck_assert_str_eq(rowset_get(page->follow_ups, 0, "walkthrough"), visit);
  g_autofree char *words = teacher_follow_up(page, 0);
  ck_assert_str_eq(words, "Co-plan exit tickets (S. O’Brien by 20 Nov 2026, open)");
  AUTO(document) struct document *document =
      teacher_page_build(f.base.store, f.base.teacher[0], NULL);
  ck_assert_ptr_nonnull(document);
  /* Who is to do it has it without a walkthrough; another teacher's is not there. */
  fixture_keep(f.base.store,
               fixture_record(&record_follow_up, "school", f.base.school[1], "owner",
                              f.base.teacher[0], "text", "Bring the exit tickets", "due_on",
                              "2026-11-21", "made_on", "2026-11-11", "origin", "dilt", NULL));
  AUTO(teacher) struct teacher *own = teacher(f.base.teacher[0]);
  ck_assert_int_eq(own->follow_ups->row_count, 3);
  ck_assert_str_eq(rowset_get(own->follow_ups, 0, "text"), "Bring the exit tickets");
  AUTO(teacher) struct teacher *other = teacher(f.base.teacher[1]);
  ck_assert_int_eq(other->follow_ups->row_count, 0);
}
END_TEST

/* --- trends ---------------------------------------------------------------------------------- */

static struct trends *trends(const char *first, const char *last)
{
  GError *error = NULL;
  struct trends *read = trends_read(f.base.store, NULL, first, last, NULL, &error);
  ck_assert_msg(read != NULL, "%s", error ? error->message : "no error");
  return read;
}

static void expect_seen(struct trends_seen seen, int part, int whole)
{
  ck_assert_int_eq(seen.seen, part);
  ck_assert_int_eq(seen.whole, whole);
}

START_TEST(figures_by_strategy_school_and_month)
{
  /* October at Kuss, first strategy: s s n s s s; Doran: s n s. November: one at Kuss. */
  AUTO(trends) struct trends *read = trends("2026-09", "2026-11");
  ck_assert_uint_eq(read->months->len, 3);
  ck_assert_uint_eq(read->strategies->len, 3);
  ck_assert_uint_eq(read->schools->len, 3);
  expect_seen(trends_at(read, 0, 1, 1), 5, 6);
  expect_seen(trends_at(read, 0, 0, 1), 2, 3);
  expect_seen(trends_at(read, 0, TRENDS_ALL, 1), 7, 9);
  expect_seen(trends_at(read, 0, 1, -1), 7, 11);
  expect_seen(trends_at(read, 2, 1, 1), 2, 4);
  expect_seen(trends_at(read, 0, 2, 1), 0, 0);
}
END_TEST

START_TEST(nothing_is_said_on_fewer_than_four)
{
  AUTO(trends) struct trends *read = trends("2026-10", "2026-10");
  struct trends_seen few = trends_at(read, 0, 0, 0), enough = trends_at(read, 2, 1, 0);
  g_autofree char *little = trends_words(read, few);
  g_autofree char *said = trends_words(read, enough);
  g_autofree char *nothing = trends_words(read, trends_at(read, 0, 2, 0));
  ck_assert_str_eq(little, "too few");
  ck_assert_str_eq(said, "2 of 4");
  ck_assert_str_eq(nothing, "–");
  ck_assert_int_eq(trends_percent(read, few), -1);
  ck_assert_str_eq(trends_letter(-1), "");
  ck_assert_str_eq(trends_letter(trends_percent(read, enough)), "M");
  ck_assert_str_eq(trends_shade(75), "█");
  ck_assert_str_eq(trends_shade(74), "▓");
  ck_assert_str_eq(trends_letter(24), "F");
}
END_TEST

START_TEST(a_strategy_is_followed_across_versions)
{
  struct record *now = store_load(f.base.store, &record_instrument_version, f.base.version, NULL);
  struct record *next = fixture_record(
      &record_instrument_version, "instrument", record_get(now, "instrument"), "version", "2",
      "scale", record_get(now, "scale"), "published_on", "2026-11-01", NULL);
  fixture_part(next, &record_instrument_item, "strategy", f.base.strategy[2], "wording",
               "Students talk about content", NULL);
  fixture_part(next, &record_instrument_item, "strategy", f.base.strategy[0], "wording",
               "Objective is visible", NULL);
  record_free(now);
  fixture_save(f.base.store, next);
  struct record *made =
      fixture_record(&record_walkthrough, "school", f.base.school[1], "teacher", f.base.teacher[0],
                     "recorder", f.base.principal[1], "made_on", "2026-11-10", "instrument_version",
                     next->uid, "visit_type", f.base.visit_type, NULL);
  fixture_part(made, &record_mark, "strategy", f.base.strategy[2], "level", "not_seen", NULL);
  fixture_keep(f.base.store, made);
  g_autofree char *second_version = g_strdup(next->uid);
  record_free(next);
  AUTO(trends) struct trends *read = trends("2026-09", "2026-11");
  const struct trends_strategy *first = g_ptr_array_index(read->strategies, 0);
  const struct trends_strategy *last = g_ptr_array_index(read->strategies, 2);
  ck_assert_str_eq(first->name, "Students talk about content");
  ck_assert(!first->retired);
  ck_assert_str_eq(last->uid, f.base.strategy[1]);
  ck_assert(last->retired);
  expect_seen(trends_at(read, 0, 1, 1), 2, 4);
  expect_seen(trends_at(read, 0, 1, 2), 1, 2);
  next = store_load(f.base.store, &record_instrument_version, second_version, NULL);
  record_set(next, "published_on", NULL); /* begun: nobody marks with it yet */
  fixture_keep(f.base.store, next);
  AUTO(trends) struct trends *before = trends("2026-09", "2026-11");
  ck_assert(!((struct trends_strategy *)g_ptr_array_index(before->strategies, 2))->retired);
}
END_TEST

START_TEST(schools_are_those_one_may_see_and_closed_ones_stay)
{
  struct record *kuss = store_load(f.base.store, &record_school, f.base.school[1], NULL);
  record_set(kuss, "active", "0");
  fixture_keep(f.base.store, kuss);
  AUTO(trends) struct trends *then = trends("2026-09", "2026-10");
  ck_assert_uint_eq(then->schools->len, 3);
  AUTO(trends) struct trends *before = trends("2026-07", "2026-08");
  ck_assert_uint_eq(before->schools->len, 2);
  become(f.base.principal[0]);
  AUTO(trends) struct trends *own = trends("2026-09", "2026-10");
  ck_assert_uint_eq(own->schools->len, 1);
}
END_TEST

static void add_tests(TCase *tests)
{
  tcase_add_test(tests, who_was_not_seen);
  tcase_add_test(tests, a_school_out_of_view_has_no_names);
  tcase_add_test(tests, who_holds_two_posts_counts_alike_with_names_and_without);
  tcase_add_test(tests, who_teaches_at_two_schools_is_at_both_and_one);
  tcase_add_test(tests, names_are_for_those_who_lead_or_supervise);
  tcase_add_test(tests, counts_by_day_and_subject);
  tcase_add_test(tests, the_page_has_all_of_it_in_order);
  tcase_add_test(tests, a_substitute_is_said_once);
  tcase_add_test(tests, who_may_read_it);
  tcase_add_test(tests, who_teaches_at_two_schools_is_counted_once);
  tcase_add_test(tests, who_moved_yesterday_keeps_all_of_it);
  tcase_add_test(tests, a_next_step_has_no_date_until_somebody_sets_one);
  tcase_add_test(tests, follow_ups_stand_with_their_walkthrough);
  tcase_add_test(tests, figures_by_strategy_school_and_month);
  tcase_add_test(tests, nothing_is_said_on_fewer_than_four);
  tcase_add_test(tests, a_strategy_is_followed_across_versions);
  tcase_add_test(tests, schools_are_those_one_may_see_and_closed_ones_stay);
}

int main(void)
{
  Suite *suite = suite_create("report_show");
  TCase *tests = tcase_create("report_show");
  tcase_add_checked_fixture(tests, start, end);
  add_tests(tests);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
