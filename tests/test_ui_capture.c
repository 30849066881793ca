/* Capturing at a school on the screen: keys counted, pickers, details, attempts, the list. */
#include "suite.h"
#include "ui_run.h"

#include "model/tables.h"

#include <string.h>

static struct fixture f;

static void set_room(int teacher, const char *room)
{
  AUTO(record) struct record *record = store_load(f.store, &record_staff, f.teacher[teacher], NULL);
  record_set(record, "room", room);
  fixture_save(f.store, record);
}

static void start(void)
{
  fixture_start(&f);
  set_room(0, "204");
  set_room(1, "118");
  g_free(
      fixture_walkthrough(&f, "2026-10-09", (const char *const[]){ "seen", "partly", "not_seen" }));
}

static void end(void)
{
  fixture_end(&f);
}

/* A form of ten strategies in use, as the districts have them. */
static void add_form_of_ten(void)
{
  AUTO(record)
  struct record *old = store_load(f.store, &record_instrument_version, f.version, NULL);
  struct record *version = fixture_record(
      &record_instrument_version, "instrument", record_get(old, "instrument"), "version", "2",
      "scale", record_get(old, "scale"), "published_on", "2026-10-01", NULL);
  for (int i = 0; i < 10; i++) {
    g_autofree char *code = g_strdup_printf("t%d", i);
    g_autofree char *name = g_strdup_printf("Strategy number %d", i + 1);
    struct record *strategy = fixture_record(&record_strategy, "code", code, "name", name, NULL);
    fixture_save(f.store, strategy);
    fixture_part(version, &record_instrument_item, "strategy", strategy->uid, "wording", name,
                 NULL);
    record_free(strategy);
  }
  ui_save(&f, version);
}

/* Types keys and gives how many there were; text in quotes is not counted. */
static int type(struct terminal *t, const char *keys)
{
  g_autoptr(GString) sent = g_string_new(NULL);
  bool letters = false;
  int count = 0;
  for (const char *at = keys; *at; at++) {
    if (*at == '"') {
      letters = !letters;
      continue;
    }
    if (!letters && *at == '<') {
      const char *close = strchr(at, '>');
      g_string_append_len(sent, at, close - at);
      at = close;
    }
    g_string_append_c(sent, *at);
    count += !letters;
  }
  terminal_keys(t, sent->str);
  return count;
}

START_TEST(six_keys_to_the_first_mark)
{
  ui_begin_visit(&f);
  struct terminal *t = ui_run(&f, "Rosa Alvarez", 0, 0);
  ck_assert_int_le(type(t, "wnun<Enter>y"), 6);
  terminal_expect(t, "Y seen");
  terminal_expect(t, "S. O’Brien");
  terminal_keys(t, "ff");
  terminal_expect(t, "is final.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
  AUTO(record) struct record *made = ui_latest(&f);
  ck_assert_ptr_nonnull(record_get(made, "visit"));
  ck_assert_str_eq(record_get(made, "school"), f.school[1]);
  ck_assert_int_eq(record_parts(made, &record_companion)->len, 1);
}
END_TEST

START_TEST(a_plain_one_in_22_keys)
{
  add_form_of_ten();
  ui_begin_visit(&f);
  struct terminal *t = ui_run(&f, "Rosa Alvarez", 0, 0);
  int keys = type(t, "w\"nun\"<Enter>yyP\"two polls\"<Tab>ynyN\"nobody\"<Tab>yy-ff");
  terminal_expect(t, "is final.");
  ck_assert_int_le(keys, 22);
  ck_assert_int_eq(terminal_close(t, "q"), 0);
  AUTO(record) struct record *made = ui_latest(&f);
  ck_assert_int_eq(record_parts(made, &record_mark)->len, 10);
  ck_assert_ptr_nonnull(record_find_part(made, &record_mark, "comment", "two polls"));
  ck_assert_ptr_nonnull(record_find_part(made, &record_mark, "comment", "nobody"));
}
END_TEST

START_TEST(the_teacher_picker)
{
  ui_begin_visit(&f);
  ui_check_sizes(&f, "Rosa Alvarez", "gww", "capture-teacher");
}
END_TEST

START_TEST(a_room_number_finds_its_teacher)
{
  ui_begin_visit(&f);
  struct terminal *t = ui_run(&f, "Rosa Alvarez", 0, 0);
  terminal_keys(t, "w118<Enter>");
  terminal_expect(t, "Trần Thị, Mai");
  terminal_expect(t, "Rm 118");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(substitutes_and_the_unknown)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wSmith<Enter>");
  terminal_expect(t, "Smith");
  terminal_expect_not(t, "Substitute Smith");
  terminal_keys(t, "<Esc>wSmith<Down><Enter>");
  terminal_expect(t, "Substitute Smith");
  terminal_keys(t, "<Enter>yff");
  terminal_expect(t, "The walkthrough of Substitute Smith is final.");
  terminal_keys(t, "w<End><Up><Up><Enter>");
  terminal_expect(t, "Unknown");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Teacher  Unknown");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(who_moved_yesterday_is_still_found)
{
  AUTO(record) struct record *mai = store_load(f.store, &record_staff, f.teacher[1], NULL);
  record_set(record_parts(mai, &record_assignment)->pdata[0], "until_on", "2026-11-11");
  fixture_part(mai, &record_assignment, "role", "teacher", "school", f.school[0], "from_on",
               "2026-11-11", NULL);
  fixture_save(f.store, mai);
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wtran");
  terminal_expect(t, "at Doran Elementary since 11 Nov");
  terminal_keys(t, "<Enter>yff");
  terminal_expect(t, "The walkthrough of Trần Thị, Mai is final.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(another_school_than_the_one_visited)
{
  ui_begin_visit(&f);
  struct terminal *t = ui_run(&f, "Rosa Alvarez", 0, 0);
  terminal_keys(t, "w<End><Enter>");
  terminal_expect(t, "Doran Elementary");
  terminal_keys(t, "dor<Enter>fon<Enter>");
  terminal_expect(t, "Fonseca, Ana");
  terminal_expect_not(t, "S. O’Brien");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(details_by_pickers)
{
  static const int sizes[][2] = { { 24, 80 }, { 20, 60 }, { 43, 132 } };
  for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
    struct terminal *sized = ui_run(&f, "Siobhán O’Brien", sizes[i][0], sizes[i][1]);
    terminal_keys(sized, "gwwnun<Enter>d<Enter>6<Enter><Down><Enter>math<Enter>");
    terminal_check(sized, "capture-details");
    terminal_keys(sized, "<Esc><C-d>x");
    ck_assert_int_eq(terminal_close(sized, "q"), 0);
  }
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(
      t, "wtran<Enter>dlesson<Enter>mid<Enter><Down><Enter>pairs<Enter><Down><Enter>22<Enter>");
  terminal_keys(t, "<Down><Enter>23<Enter>");
  terminal_expect(t, "23 on task of 22 present cannot be.");
  terminal_keys(t, "<BS><BS>18<Enter><Esc>");
  terminal_expect(t, "middle, pairs, 22 present, 18 on task");
  terminal_keys(t, "u");
  terminal_expect(t, "Undone: students on task.");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(what_was_answered_is_not_typed_onto)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wnun<Enter>dminutes<Enter>7<Enter>minutes<Enter>");
  terminal_expect(t, "Now: 7.");
  terminal_expect_not(t, "Here is what you were typing");
  terminal_keys(t, "9<Enter><Esc>");
  terminal_expect(t, "(9 min)");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(what_was_said_before_is_on_top)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wnun<Enter>dperiod<Enter>Block B<Enter><Esc>yff");
  terminal_expect(t, "is final.");
  terminal_keys(t, "wnun<Enter>dperiod<Enter><Enter>");
  terminal_expect(t, "Block B");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Period Block B");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(impossible_times_are_said)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wnun<Enter>dminutes<Enter>10:15<Enter>");
  terminal_expect(t, "It cannot end at 10:15, before it began (10:31).");
  terminal_keys(t, "<C-u>14<Enter>start<Enter>11:00<Enter>");
  terminal_expect(t, "11:00 is still to come: it is 10:31.");
  terminal_keys(t, "<C-u>9:05<Enter>date<Enter>Nov 31<Enter>");
  terminal_expect(t, "Nov 31 is not a date. November has 30 days.");
  terminal_keys(t, "<C-u>11/13<Enter>");
  terminal_expect(t, "is still to come. Give the day it was made.");
  terminal_keys(t, "<C-u>mon<Enter><Esc>");
  terminal_expect(t, "9 Nov 2026  09:05  (14 min)");
  terminal_keys(t, "yff");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
  AUTO(record) struct record *made = ui_latest(&f);
  ck_assert_str_eq(record_get(made, "made_on"), "2026-11-09");
  ck_assert(record_get_flag(made, "entered_late"));
}
END_TEST

START_TEST(an_untouched_draft_vanishes)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wnun<Enter><Esc>");
  terminal_expect(t, "Nothing was written; no walkthrough is kept.");
  terminal_keys(t, "wnun<Enter>");
  terminal_expect_not(t, "begun and not finished");
  terminal_keys(t, "y<Up><BS><Esc>");
  terminal_expect(t, "Nothing was written; no walkthrough is kept.");
  terminal_keys(t, "wnun<Enter>droom<Enter>12<Enter><Esc><Esc>");
  terminal_expect(t, "is kept as a draft");
  terminal_keys(t, "wnun<Enter>");
  terminal_expect(t, "begun and not finished");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

/* A mark after the teacher's name answers no question that nobody has seen. */
START_TEST(a_mark_typed_ahead_begins_no_second_one)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wnun<Enter>y<Esc>");
  terminal_keys(t, "wnun<Enter>npy");
  terminal_expect(t, "A walkthrough of this teacher is begun and not finished.");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "2 Questions ask for reasoning");
  terminal_keys(t, "<C-n><Esc>");
  terminal_keys(t, "wnun<Enter><C-n>");
  terminal_expect_not(t, "begun and not finished");
  terminal_expect_not(t, "Y  seen");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

/* Letters after an outcome's were meant for the walkthrough: they do nothing on the screen below.
 */
START_TEST(what_is_typed_after_an_outcome_does_no_harm)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "gw");
  terminal_keys(t, "wnun<Enter>");
  terminal_keys(t, "students<Enter>");
  terminal_expect(t, "José Nuñez: substitute, name not known, counted apart.");
  terminal_expect(t, "it is left out. u undoes.");
  terminal_keys(t, "u");
  terminal_expect(t, "It is a draft again");
  terminal_keys(t, "<Home><Enter>eynpw");
  terminal_expect(t, "Teacher");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "empty ro");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(a_name_that_was_written_is_kept)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wSmith<Enter><C-u>Ms. Silva, grade 4<Enter>");
  terminal_expect(t, "Ms. Silva, grade 4");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "is kept as a draft");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* A form whose first strategy does not fit beside a comment. */
static void publish_long_wording(void)
{
  AUTO(record)
  struct record *now = store_load(f.store, &record_instrument_version, f.version, NULL);
  AUTO(record)
  struct record *next = fixture_record(
      &record_instrument_version, "instrument", record_get(now, "instrument"), "version", "2",
      "scale", record_get(now, "scale"), "published_on", "2026-11-01", NULL);
  fixture_part(next, &record_instrument_item, "strategy", f.strategy[0], "wording",
               "Checks for understanding, of all students, during the lesson", NULL);
  fixture_part(next, &record_instrument_item, "strategy", f.strategy[1], "wording",
               "Questions ask for reasoning", NULL);
  fixture_save(f.store, next);
}

START_TEST(a_comment_has_room_beside_long_strategies)
{
  publish_long_wording();
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wnun<Enter>Ptwo polls and no exit<Esc>");
  terminal_expect(t, "two polls and no exit");
  terminal_keys(t, "<Home><Down>");
  terminal_expect(t, "P partly    two polls and no exit");
  terminal_expect(t, "Checks for understanding");
  terminal_expect_not(t, "lesson");
  terminal_keys(t, "<Up>");
  terminal_expect(t, "lesson");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(the_list_is_narrowed)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wnun<Enter>yffwtran<Enter>e");
  terminal_keys(t, "gwsslips<Enter>");
  terminal_expect(t, "slips not delivered");
  terminal_expect(t, "José Nuñez");
  terminal_expect_not(t, "Mai");
  terminal_keys(t, "sone strat<Enter>students<Enter>");
  terminal_expect(t, "with a mark for: Students talk");
  terminal_expect(t, "Nothing of that kind in November 2026");
  terminal_keys(t, "[");
  terminal_expect(t, "José Nuñez");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* The capture is of somebody who sees the teacher's walkthroughs. */
static void ask_last_time(const char *words)
{
  AUTO(record) struct record *record = ui_latest(&f);
  record_set(record, "next_step", words);
  fixture_save(f.store, record);
}

START_TEST(what_was_asked_last_time)
{
  ask_last_time("co-plan exit tickets");
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wnun<Enter>");
  terminal_expect(t, "9 Oct: “co-plan exit tickets”");
  terminal_expect(t, "[still open]");
  terminal_check(t, "capture-last-time");
  terminal_keys(t, "k");
  terminal_expect(t, "[done]");
  terminal_keys(t, "k");
  terminal_expect(t, "[still open]");
  terminal_keys(t, "k");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
  AUTO(rowset) struct rowset *rows = store_query(f.store, STATEMENT_FOLLOW_UP_LIST, NULL, NULL);
  ck_assert_int_eq(rows->row_count, 1);
  ck_assert_str_eq(rowset_get(rows, 0, "state"), "done");
  ck_assert_str_eq(rowset_get(rows, 0, "text"), "co-plan exit tickets");
}
END_TEST

START_TEST(phrases_are_kept_found_and_removed)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wnun<Enter>Ystudents restated it<C-t>");
  terminal_check(t, "capture-phrases");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "students restated it");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "sri");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Kept: sri puts it in.");
  terminal_keys(t, "<C-t>exit tickets were used<Enter><Enter>x<BS><BS><BS><BS><BS>et<Enter>");
  terminal_expect(t, "Kept: et puts it in.");
  terminal_expect(t, "students restated it exit tickets were used");
  terminal_keys(t, "<Tab><Enter>mostly<C-t>sri<Enter> again<Esc>");
  terminal_expect(t, "mostly students restated it again");
  terminal_keys(t, "<Enter><C-t><End><Enter>tickets<Enter>x");
  terminal_expect(t, "Removed: et.");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
  t = ui_run(&f, "Maria Arruda", 0, 0);
  terminal_keys(t, "wfon<Enter><Enter><C-t>");
  terminal_expect_not(t, "students restated it");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc><Esc>q"), 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("ui_capture");
  TCase *tests = tcase_create("capture");
  tcase_add_checked_fixture(tests, start, end);
  tcase_set_timeout(tests, 180);
  tcase_add_test(tests, six_keys_to_the_first_mark);
  tcase_add_test(tests, a_plain_one_in_22_keys);
  tcase_add_test(tests, the_teacher_picker);
  tcase_add_test(tests, a_room_number_finds_its_teacher);
  tcase_add_test(tests, substitutes_and_the_unknown);
  tcase_add_test(tests, who_moved_yesterday_is_still_found);
  tcase_add_test(tests, another_school_than_the_one_visited);
  tcase_add_test(tests, details_by_pickers);
  tcase_add_test(tests, what_was_answered_is_not_typed_onto);
  tcase_add_test(tests, what_was_said_before_is_on_top);
  tcase_add_test(tests, impossible_times_are_said);
  tcase_add_test(tests, an_untouched_draft_vanishes);
  tcase_add_test(tests, a_comment_has_room_beside_long_strategies);
  tcase_add_test(tests, a_name_that_was_written_is_kept);
  tcase_add_test(tests, a_mark_typed_ahead_begins_no_second_one);
  tcase_add_test(tests, what_is_typed_after_an_outcome_does_no_harm);
  tcase_add_test(tests, the_list_is_narrowed);
  tcase_add_test(tests, what_was_asked_last_time);
  tcase_add_test(tests, phrases_are_kept_found_and_removed);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
