/* Forms, scales and visit types on the screen; a form retired while somebody stands in a room. */
#include "suite.h"
#include "ui_run.h"

#include "model/tables.h"

#include <signal.h>

#define FORMS "gr<Down><Down><Down><Down><Enter>"

static struct fixture f;

static void start(void)
{
  fixture_start(&f);
}

static void end(void)
{
  fixture_end(&f);
}

/* --- what it looks like --------------------------------------------------------------------- */

/* A next version with one strategy more, under a heading. */
static void begin_version(void)
{
  GError *error = NULL;
  AUTO(record)
  struct record *version = store_load(f.store, &record_instrument_version, f.version, &error);
  AUTO(record)
  struct record *strategy =
      fixture_record(&record_strategy, "code", "tickets", "name", "Exit tickets are sorted", NULL);
  fixture_save(f.store, strategy);
  g_clear_pointer(&version->uid, g_free);
  version->revision = 0;
  record_set(version, "version", "2");
  record_set(version, "published_on", NULL);
  fixture_part(version, &record_instrument_item, "strategy", strategy->uid, "wording",
               "Exit tickets are sorted", "look_for",
               "Three piles on the desk before the next class comes in, and a plan for the third.",
               "grouping", "At the end of the lesson", NULL);
  fixture_save(f.store, version);
}

START_TEST(the_screens)
{
  begin_version();
  ui_check_sizes(&f, NULL, FORMS, "forms");
  ui_check_sizes(&f, NULL, FORMS "<Enter><End>", "forms-form");
  ui_check_sizes(&f, NULL, FORMS "<Enter>p", "forms-publish");
  ui_check_sizes(&f, NULL, FORMS "<Enter><Enter><C-u>Objective is visible today<Enter>",
                 "forms-same"); /* it ends before that is answered: the words are there again */
  ui_check_sizes(&f, NULL, FORMS "<Down><Enter>", "forms-scale");
  ui_check_sizes(&f, NULL, FORMS "<Down><Down><Enter>", "forms-visit-type");
}
END_TEST

START_TEST(without_colours)
{
  ui_check_kinds(&f, NULL, FORMS, "forms");
  ui_check_kinds(&f, NULL, FORMS "<Enter>", "forms-form-begun");
  ui_check_kinds(&f, NULL, FORMS "<Down><Enter>", "forms-scale");
}
END_TEST

/* --- forms ---------------------------------------------------------------------------------- */

START_TEST(a_version_is_written_and_published)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, FORMS "<Enter>");
  terminal_expect(t, "What you change here begins the next version.");
  terminal_keys(t, "nExit tickets are sorted<Enter>");
  terminal_expect(t, "Version 2 is begun; p publishes it when it is ready.");
  terminal_expect(t, "version 2, not published");
  terminal_keys(t, "<lt>");
  terminal_keys(t, "p");
  terminal_expect(t, "Publish version 2?");
  terminal_expect(t, "New: Exit tickets are sorted.");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Version 2 is published: new walkthroughs begin with it.");
  terminal_keys(t, "u");
  terminal_expect(t, "version 2, not published");
  terminal_keys(t, "t");
  terminal_expect(t, "Throw version 2 away?");
  terminal_keys(t, "t");
  terminal_expect(t, "What you change here begins the next version.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(other_words_or_another_strategy)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, FORMS "<Enter><Enter> today<Enter>");
  terminal_expect(t, "Is this still the same strategy?");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "not published");
  terminal_keys(t, "p");
  terminal_expect(t, "instead of \"");
  terminal_keys(t, "<Esc><Down><Enter> at last<Enter>d");
  terminal_keys(t, "p");
  terminal_expect(t, "No longer on the form:");
  terminal_expect(t, "at last.");
  terminal_keys(t, "<Esc>x");
  terminal_expect(t, "b brings it back: Questions ask");
  terminal_keys(t, "b");
  terminal_expect(t, "not on this form");
  terminal_keys(t, "<Esc>v");
  terminal_expect(t, "Version 1, published 1 Aug 2026");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(a_new_form)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, FORMS "nfLearning walk<Enter>");
  terminal_expect(t, "n adds the first.");
  terminal_expect(t, "Not published yet");
  terminal_keys(t, "p");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "The form has no strategy yet.");
  terminal_keys(t, "nStudents explain<Enter>p<Enter>");
  terminal_expect(t, "is published");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Learning walk");
  terminal_keys(t, "/learn<Tab>o");
  terminal_expect(t, "Learning walk is offered first.");
  terminal_keys(t, "x");
  terminal_expect(t, "Learning walk is retired; walkthroughs made or begun with it stay.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(the_last_form_in_use_stays)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, FORMS "x");
  terminal_expect(t, "It is the only one in use");
  terminal_keys(t, "<Down><Down>x");
  terminal_expect(t, "It is the only one in use");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

static void retire_form(void)
{
  GError *error = NULL;
  AUTO(record)
  struct record *version = store_load(f.store, &record_instrument_version, f.version, &error);
  AUTO(record)
  struct record *form =
      store_load(f.store, &record_instrument, record_get(version, "instrument"), &error);
  record_set(form, "active", "0");
  fixture_save(f.store, form);
}

START_TEST(a_form_retired_in_mid_visit)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "gwwnun<Enter>y");
  retire_form();
  terminal_kill(t, SIGKILL);
  terminal_close(t, NULL);
  t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Nuñez, José");
  terminal_keys(t, "<Home><Down>p");
  terminal_keys(t, "ff");
  terminal_expect(t, "The walkthrough of Nuñez, José is final.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
  g_autofree char *made = store_find(f.store, &record_walkthrough, "teacher", f.teacher[0], NULL);
  AUTO(record) struct record *record = store_load(f.store, &record_walkthrough, made, NULL);
  ck_assert_str_eq(record_get(record, "instrument_version"), f.version);
  ck_assert_uint_eq(record_parts(record, &record_mark)->len, 2);
}
END_TEST

START_TEST(who_may_not_change_reads)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, FORMS);
  terminal_expect_not(t, "n New");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "In use since 1 Aug 2026.");
  terminal_expect_not(t, "begins the next version");
  terminal_expect(t, "v Versions");
  terminal_keys(t, "<Esc><Down><Enter>");
  terminal_expect_not(t, "k Key");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* --- scales --------------------------------------------------------------------------------- */

START_TEST(the_rubric_says_how_it_is_changed)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, FORMS "<End><Enter><End>");
  terminal_expect(t, "with throughline import FOLDER.");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(keys_that_are_taken)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, FORMS "<Down><Enter>k<BS>f<Enter>");
  terminal_expect(t, "f does something else while a walkthrough is recorded.");
  terminal_keys(t, "<BS>n<Enter>");
  terminal_expect(t, "n is the key of not seen already. These are free: ");
  terminal_keys(t, "<BS>1<Enter>");
  terminal_expect(t, "seen is marked with 1. u undoes.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(how_a_level_counts)
{
  const char *const levels[] = { "partly", "partly", "seen" };
  g_free(fixture_walkthrough(&f, "2026-11-10", levels));
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, FORMS "<Down><Enter>");
  terminal_expect(t, "1 walkthrough made with it.");
  terminal_keys(t, "<Down>cnot<Enter>");
  terminal_expect(t, "2 marks say \"partly\".");
  terminal_keys(t, "y");
  terminal_expect(t, "partly counts as not seen. u undoes.");
  terminal_keys(t, "x");
  terminal_expect(t, "Walkthroughs were made with this scale, so its levels stay.");
  terminal_keys(t, "nzero<Enter>");
  terminal_expect(t, "Add zero, marked with z. u undoes.");
  terminal_keys(t, "cseen<Enter>"); /* no mark has it yet: nothing is asked */
  terminal_expect(t, "zero counts as seen.");
  terminal_keys(t, ",");
  terminal_expect(t, "Move zero.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(a_new_scale)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, FORMS "nsYes or no<Enter>");
  terminal_expect(t, "No form uses it yet.");
  terminal_keys(t, "<Enter>");
  terminal_keys(t, "<C-u>yes<Enter>");
  terminal_keys(t, "<Down>x");
  terminal_expect(t, "Take not seen away.");
  terminal_keys(t, "<Up>x");
  terminal_expect(t, "A scale needs at least one level.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* --- visit types ---------------------------------------------------------------------------- */

START_TEST(a_new_visit_type)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, FORMS "nv");
  terminal_expect(t, "New: Visit type");
  terminal_keys(t, "obs<Tab>Informal observation<Tab><Space><Tab><Space><Tab>15<Tab>5<C-o>");
  terminal_expect(t, "Saved: Informal observation.");
  terminal_expect(t, "evaluation, counts as an observation");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(a_visit_type_that_is_changed_is_confirmed_anew)
{
  AUTO(record) struct record *type = store_load(f.store, &record_visit_type, f.visit_type, NULL);
  record_set(type, "confirmed_on", "2026-10-01");
  ui_save(&f, record_copy(type));
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, FORMS "/Walk<Enter>");
  terminal_expect(t, "Enter goes into the field.");
  terminal_keys(t, "<Down><Down><Enter>");
  terminal_expect(t, "Space changes it");
  terminal_keys(t, "<Space><C-o>");
  terminal_expect(t, "Saved. The slip still says: “This visit is not an evaluation.” u undoes.");
  terminal_expect(t, "evaluation; not looked at yet");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* --- snow days ------------------------------------------------------------------------------ */

/* A visit at Doran (0) or Kuss (1) by Rosa Alvarez. */
static char *plan_visit(int school, const char *day)
{
  AUTO(record)
  struct record *visit = fixture_record(&record_visit, "school", f.school[school], "visitor",
                                        f.supervisor, "visited_on", day, NULL);
  fixture_save(f.store, visit);
  return g_strdup(visit->uid);
}

START_TEST(a_snow_day_in_the_morning)
{
  ui_save(&f, fixture_record(&record_school_year, "code", "SY2026-27", "first_on", "2026-09-02",
                             "last_on", "2027-06-18", NULL));
  g_autofree char *uid = plan_visit(0, "2026-11-12");
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, ":snow day today<Enter>");
  terminal_expect(t, "No school today?");
  terminal_expect(t, "Doran Elementary (Rosa Alvarez)");
  terminal_keys(t, "y");
  terminal_expect(t, "Move to the next school day, Fri 13 Nov 2026?");
  terminal_keys(t, "m");
  terminal_expect(t, "1 visit is moved to Fri 13 Nov 2026. u undoes.");
  terminal_keys(t, "S"); /* it is none of school any more: not offered again */
  terminal_expect_not(t, "No school today?");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
  AUTO(record) struct record *visit = store_load(f.store, &record_visit, uid, NULL);
  ck_assert_str_eq(record_get(visit, "visited_on"), "2026-11-13");
  ck_assert_str_eq(record_get(visit, "original_on"), "2026-11-12");
  ck_assert_str_eq(record_get(visit, "moved_reason"), "snow day");
}
END_TEST

START_TEST(visits_of_a_snow_day_come_back_in_one)
{
  ui_save(&f, fixture_record(&record_school_year, "code", "SY2026-27", "first_on", "2026-09-02",
                             "last_on", "2027-06-18", NULL));
  g_autofree char *first = plan_visit(0, "2026-11-12");
  g_autofree char *second = plan_visit(1, "2026-11-12");
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, ":snow day today<Enter>ym");
  terminal_expect(t, "2 visits are moved to Fri 13 Nov 2026. u undoes.");
  terminal_keys(t, "u");
  terminal_expect(t, "Undone: ");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
  AUTO(record) struct record *one = store_load(f.store, &record_visit, first, NULL);
  AUTO(record) struct record *other = store_load(f.store, &record_visit, second, NULL);
  ck_assert_str_eq(record_get(one, "visited_on"), "2026-11-12");
  ck_assert_str_eq(record_get(other, "visited_on"), "2026-11-12");
}
END_TEST

START_TEST(a_visit_of_a_snow_day_stays_where_one_is_planned_the_next)
{
  ui_save(&f, fixture_record(&record_school_year, "code", "SY2026-27", "first_on", "2026-09-02",
                             "last_on", "2027-06-18", NULL));
  g_autofree char *stays = plan_visit(0, "2026-11-12");
  g_autofree char *there = plan_visit(0, "2026-11-13");
  ck_assert_ptr_nonnull(there);
  g_autofree char *moves = plan_visit(1, "2026-11-12");
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, ":snow day today<Enter>ym");
  terminal_expect(t, "Not moved, as another visit is planned there for Fri 13 Nov 2026:");
  terminal_expect(t, "Doran Elementary (Rosa Alvarez)");
  terminal_expect_not(t, "Kuss Middle (Rosa Alvarez)");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "1 visit is moved to Fri 13 Nov 2026. u undoes.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
  AUTO(record) struct record *one = store_load(f.store, &record_visit, stays, NULL);
  AUTO(record) struct record *other = store_load(f.store, &record_visit, moves, NULL);
  ck_assert_str_eq(record_get(one, "visited_on"), "2026-11-12");
  ck_assert_str_eq(record_get(other, "visited_on"), "2026-11-13");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("forms on the screen");
  TCase *all = tcase_create("all");
  tcase_add_checked_fixture(all, start, end);
  tcase_add_test(all, the_screens);
  tcase_add_test(all, without_colours);
  tcase_add_test(all, a_version_is_written_and_published);
  tcase_add_test(all, other_words_or_another_strategy);
  tcase_add_test(all, a_new_form);
  tcase_add_test(all, the_last_form_in_use_stays);
  tcase_add_test(all, a_form_retired_in_mid_visit);
  tcase_add_test(all, who_may_not_change_reads);
  tcase_add_test(all, the_rubric_says_how_it_is_changed);
  tcase_add_test(all, keys_that_are_taken);
  tcase_add_test(all, how_a_level_counts);
  tcase_add_test(all, a_new_scale);
  tcase_add_test(all, a_new_visit_type);
  tcase_add_test(all, a_visit_type_that_is_changed_is_confirmed_anew);
  tcase_add_test(all, a_snow_day_in_the_morning);
  tcase_add_test(all, visits_of_a_snow_day_come_back_in_one);
  tcase_add_test(all, a_visit_of_a_snow_day_stays_where_one_is_planned_the_next);
  suite_add_tcase(suite, all);
  return suite_run(suite);
}
