/* The details of a walkthrough on the screen: what goes with the teacher, where one is after an
 * answer. */
#include "suite.h"
#include "ui_run.h"

#include "model/tables.h"

static struct fixture f;

/* The class of a teacher as the roster has it. */
static void set_class(int teacher, const char *room, const char *subject, const char *grade)
{
  AUTO(record) struct record *record = store_load(f.store, &record_staff, f.teacher[teacher], NULL);
  struct record *assignment = record_parts(record, &record_assignment)->pdata[0];
  record_set(record, "room", room);
  record_set(assignment, "subject", subject);
  record_set(assignment, "grade", grade);
  fixture_save(f.store, record);
}

static void start(void)
{
  fixture_start(&f);
  set_class(0, "204", "Science", "7");
  set_class(1, "118", "Mathematics", "6");
}

static void end(void)
{
  fixture_end(&f);
}

START_TEST(another_teacher_brings_room_subject_and_grade)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wtran<Enter>dteacher<Enter>nun<Enter><Esc>");
  terminal_expect(t, "Nuñez, José");
  terminal_expect(t, "Rm 204");
  terminal_expect(t, "Science");
  terminal_expect_not(t, "Rm 118");
  terminal_expect_not(t, "Mathematics");
  terminal_keys(t, "u");
  terminal_expect(t, "Rm 118");
  terminal_expect(t, "Mathematics");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(what_was_typed_stays_with_another_teacher)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wtran<Enter>droom<Enter>gym<Enter>teacher<Enter>nun<Enter><Esc>");
  terminal_expect(t, "Nuñez, José");
  terminal_expect(t, "Rm gym");
  terminal_expect(t, "Science");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(nobody_of_the_roster_has_no_room)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wtran<Enter>dteacher<Enter>a substitute<Enter><C-u>Kim Smith<Enter><Esc>");
  terminal_expect(t, "Kim Smith");
  terminal_expect_not(t, "Rm 118");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(an_answer_stays_on_its_line)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wtran<Enter>dperiod<Enter>2<Enter>");
  terminal_expect(t, "▸ Period");
  terminal_keys(t, "<Enter>4<Enter>");
  terminal_expect(t, "▸ Period            4");
  terminal_keys(t, "<Esc>");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(minutes_of_the_clock_are_said_before_they_are_final)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wtran<Enter>yf");
  terminal_expect(t, "The slip");
  terminal_expect_not(t, "by the clock");
  terminal_keys(t, "<Esc>dstart<Enter>9:36<Enter><Esc>f");
  terminal_expect(t, "55 minutes by the clock; d, Minutes corrects them.");
  terminal_keys(t, "<Esc>dstart<Enter>10:20<Enter><Esc>f");
  terminal_expect(t, "11 minutes by the clock; d, Minutes corrects them.");
  terminal_keys(t, "<Esc>dminutes<Enter>55<Enter><Esc>f");
  terminal_expect(t, "The slip");
  terminal_expect_not(t, "by the clock");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
}
END_TEST

START_TEST(a_long_one_is_said_after_a_restart_too)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wtran<Enter>ydstart<Enter>9:36<Enter><Esc><Esc>");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
  t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "gw<Home><Enter>f");
  terminal_expect(t, "55 minutes by the clock; d, Minutes corrects them.");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
}
END_TEST

START_TEST(what_is_proposed_is_replaced_by_what_is_typed)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wnun<Enter>Ystudents restated it<C-t><Enter>");
  terminal_expect(t, "students restated it");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "sri");
  terminal_expect(t, "Enter Go on  Right Change it  Esc Cancel");
  terminal_keys(t, "pair<Enter>");
  terminal_expect(t, "Kept: pair puts it in.");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
}
END_TEST

START_TEST(another_room_replaces_the_one_before)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wnun<Enter>droom<Enter><End><Up><Enter>");
  terminal_expect(t, "Now: 204.");
  terminal_keys(t, "9<Enter><Esc>");
  terminal_expect(t, "Rm 9");
  terminal_keys(t, "droom<Enter><End><Up><Enter><End>b<Enter><Esc>");
  terminal_expect(t, "Rm 9b");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(another_school_says_what_becomes_of_the_visit)
{
  ui_begin_visit(&f);
  struct terminal *t = ui_run(&f, ROSA, 0, 0);
  terminal_keys(t, "wtran<Enter>y");
  terminal_expect(t, "With     S. O’Brien");
  terminal_keys(t, "dschool<Enter>Doran<Enter>");
  terminal_expect(t, "It is no longer part of the visit of 12 Nov");
  terminal_keys(t, "school<Enter>Kuss<Enter>");
  terminal_expect(t, "It is part of the visit there of 12 Nov.");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
}
END_TEST

START_TEST(a_date_is_not_said_to_be_taken_away)
{
  struct terminal *t = ui_run(&f, SIOBHAN, 0, 0);
  terminal_keys(t, "wtran<Enter>ydstart<Enter>");
  terminal_expect(t, "- takes it away.");
  terminal_keys(t, "<Esc>date<Enter>");
  terminal_expect(t, "Such as yesterday, Mon or 11/10.");
  terminal_expect_not(t, "takes it away");
  terminal_keys(t, "-<Enter>");
  terminal_expect(t, "A walkthrough has a date.");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc><Esc><Esc>q"), 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("ui_details");
  TCase *screens = tcase_create("details");
  tcase_add_checked_fixture(screens, start, end);
  tcase_set_timeout(screens, 180);
  tcase_add_test(screens, another_teacher_brings_room_subject_and_grade);
  tcase_add_test(screens, what_was_typed_stays_with_another_teacher);
  tcase_add_test(screens, nobody_of_the_roster_has_no_room);
  tcase_add_test(screens, an_answer_stays_on_its_line);
  tcase_add_test(screens, minutes_of_the_clock_are_said_before_they_are_final);
  tcase_add_test(screens, a_long_one_is_said_after_a_restart_too);
  tcase_add_test(screens, what_is_proposed_is_replaced_by_what_is_typed);
  tcase_add_test(screens, another_room_replaces_the_one_before);
  tcase_add_test(screens, another_school_says_what_becomes_of_the_visit);
  tcase_add_test(screens, a_date_is_not_said_to_be_taken_away);
  suite_add_tcase(suite, screens);
  return suite_run(suite);
}
