/* The self-assessment on the screen: what it looks like, kept to the last key, submitted when all
 * is there. */
#include "screens_b_data.h"
#include "suite.h"
#include "ui_run.h"

#include "db/draft.h"
#include "db/maintenance.h"
#include "model/tables.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <termios.h>

static struct screens_b data;

static void start(void)
{
  screens_b_start(&data);
}

static void end(void)
{
  screens_b_end(&data);
}

static struct terminal *open_as(const char *person)
{
  struct terminal *t = ui_run(&data.fixture, person, 0, 0);
  terminal_keys(t, "ga");
  return t;
}

/* Goes away with everything said and done. */
/* Drafts of the principal on disk. */
static int drafts_kept(void)
{
  g_autofree char *path = g_build_filename(data.fixture.folder, "throughline", "drafts.db", NULL);
  AUTO(drafts) struct drafts *drafts = drafts_open(path, NULL);
  AUTO(record) struct record *district = store_district(data.fixture.store, NULL);
  AUTO(rowset)
  struct rowset *rows =
      draft_list(drafts, district->uid, data.fixture.principal[1], "self_assessment", NULL);
  return rows->row_count;
}

/* Writes all that is needed, from the first page on. */
static void write_all(struct terminal *t, const char *why)
{
  for (int standard = 0; standard < 4; standard++) {
    terminal_keys(t, "2<Tab>");
    terminal_keys(t, why);
    terminal_keys(t, "<Tab>Minutes and notes<Tab>");
  }
  terminal_keys(t, "1<Tab>Every team looks at work weekly<Tab>A calendar; a protocol<Esc>");
}

/* Each picture begins without a draft of the one before. */
static void forget_drafts(void)
{
  static const char *const names[] = { "drafts.db", "drafts.db-wal", "drafts.db-shm" };
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *path = g_build_filename(data.fixture.folder, "throughline", names[i], NULL);
    g_unlink(path);
  }
}

static void check_sizes(const char *person, const char *keys, const char *name)
{
  static const int sizes[][2] = { { 24, 80 }, { 20, 60 }, { 43, 132 } };
  for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
    forget_drafts();
    struct terminal *t = ui_run(&data.fixture, person, sizes[i][0], sizes[i][1]);
    terminal_keys(t, keys);
    terminal_check(t, name);
    terminal_kill(t, SIGTERM);
    terminal_close(t, NULL);
  }
}

/* --- what it looks like --------------------------------------------------------------------- */

START_TEST(the_screens)
{
  check_sizes(SIOBHAN, "ga", "assessment");
  check_sizes(SIOBHAN, "ga2<Tab>Teams met every week; I was in 14 rooms.", "assessment-why");
  check_sizes(SIOBHAN, "ga<PgDn><PgDn><PgDn><PgDn>2", "assessment-goals");
  check_sizes(SIOBHAN, "gaf", "assessment-missing");
  check_sizes("James Ortiz", "ga<Enter>", "assessment-another");
}
END_TEST

/* --- kept ------------------------------------------------------------------------------------ */

START_TEST(nothing_is_lost_when_it_is_killed)
{
  struct terminal *t = open_as(SIOBHAN);
  terminal_keys(t, "<PgDn>3<Tab>Peer visits were cancelled;<Enter>no other plan, thị Ánh ");
  terminal_kill(t, SIGKILL);
  ck_assert_int_eq(terminal_close(t, NULL), 128 + SIGKILL);
  t = open_as(SIOBHAN);
  terminal_expect(t, "Here you were typing.");
  terminal_expect(t, "[IN] improvement necessary");
  terminal_expect(t, "Peer visits were cancelled;");
  terminal_keys(t, "|");
  terminal_expect(t, "no other plan, thị Ánh |");
  terminal_keys(t, "<Esc><Esc>");
  terminal_keys(t, "ga");
  terminal_expect(t, "Your draft is here as you left it.");
  terminal_expect(t, "[IN] improvement necessary"); /* the second standard */
  terminal_leave(t);
}
END_TEST

START_TEST(what_was_typed_and_taken_out_again_leaves_no_draft)
{
  struct terminal *t = open_as(SIOBHAN);
  terminal_keys(t, "2<Tab>ab");
  terminal_expect(t, "draft kept");
  ck_assert_int_eq(drafts_kept(), 1);
  terminal_keys(t, "<BS><BS><S-Tab><Delete>");
  terminal_expect(t, "not begun");
  ck_assert_int_eq(drafts_kept(), 0);
  terminal_leave(t);
}
END_TEST

START_TEST(undo_takes_back_what_was_done_here)
{
  struct terminal *t = open_as(SIOBHAN);
  terminal_keys(t, "2");
  terminal_expect(t, "October [E] effective");
  terminal_keys(t, "1");
  terminal_expect(t, "October [HE] highly effective");
  terminal_keys(t, "u");
  terminal_expect(t, "October [E] effective");
  terminal_keys(t, "<Tab>Words<Esc>u");
  terminal_expect_not(t, "Words");
  terminal_keys(t, "<C-y>");
  terminal_expect(t, "Words");
  terminal_keys(t, "u");
  terminal_expect_not(t, "Words");
  terminal_keys(t, "<PgUp>2<Tab>Words<Esc>x");
  terminal_expect(t, "Throw away all that was written for this month?");
  terminal_keys(t, "x");
  terminal_expect(t, "October not rated yet");
  terminal_keys(t, "u<Tab>");
  terminal_expect(t, "Words");
  terminal_keys(t, "<Esc>");
  terminal_leave(t);
}
END_TEST

START_TEST(a_click_goes_there)
{
  struct terminal *t = open_as(SIOBHAN);
  terminal_click(t, 1, 16, 10);
  terminal_expect(t, "▸ 2");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "October [E] effective");
  terminal_leave(t);
}
END_TEST

/* --- signals ---------------------------------------------------------------------------------- */

static bool lies_there(const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename(data.fixture.folder, folder, name, NULL);
  return g_file_test(path, G_FILE_TEST_EXISTS);
}

/* The terminal's line is dropped, or the machine goes down, in the middle of a sentence. */
START_TEST(a_signal_keeps_the_draft_and_closes_all)
{
  static const int signals[] = { SIGTERM, SIGHUP };
  g_autofree char *path = g_build_filename(data.fixture.folder, "alone.db", NULL);
  ck_assert(store_backup(data.fixture.store, path, false, NULL, NULL));
  struct fixture alone = data.fixture; /* a file that only the program has open */
  alone.path = path;
  struct terminal *t = ui_run(&alone, SIOBHAN, 0, 0);
  terminal_keys(t, "ga2<Tab>We met every w");
  terminal_kill(t, signals[_i]);
  ck_assert_int_eq(terminal_wait_end(t), 128 + signals[_i]);
  terminal_expect_not(t, "We met every w"); /* the screen of before is back */
  struct termios line;
  ck_assert_int_eq(tcgetattr(terminal_master(t), &line), 0);
  ck_assert((line.c_lflag & ECHO) && (line.c_lflag & ICANON));
  terminal_close(t, NULL);
  ck_assert(!lies_there(".", "alone.db-wal"));
  ck_assert(!lies_there("throughline", "drafts.db-wal"));
  ck_assert_int_eq(drafts_kept(), 1);
  t = ui_run(&alone, SIOBHAN, 0, 0);
  terminal_keys(t, "ga<Enter>");
  terminal_expect(t, "We met every w");
  terminal_kill(t, SIGTERM);
  terminal_close(t, NULL);
}
END_TEST

/* --- submitted -------------------------------------------------------------------------------- */

START_TEST(no_more_is_asked_than_is_needed)
{
  struct terminal *t = open_as(SIOBHAN);
  terminal_keys(t, "f");
  terminal_expect(t, "14 things are still needed:");
  terminal_expect(t, "Leadership: Rating");
  terminal_expect_not(t, "Still working on");
  terminal_keys(t, "<Enter>");
  write_all(t, "We met weekly");
  terminal_keys(t, "f");
  terminal_expect_not(t, "still needed");
  terminal_expect(t, "Leadership: effective");
  terminal_keys(t, "<Esc>");
  terminal_leave(t);
}
END_TEST

START_TEST(submitted_taken_back_and_submitted_again)
{
  struct terminal *t = open_as(SIOBHAN);
  write_all(t, "We met weekly");
  terminal_keys(t, "ff");
  terminal_expect(t, "Submitted: the self-assessment for October 2026. u undoes.");
  terminal_expect(t, "submitted 12 Nov");
  ck_assert_int_eq(drafts_kept(), 0);
  terminal_keys(t, "u");
  terminal_expect(t, "No longer submitted");
  terminal_expect(t, "draft kept");
  ck_assert_int_eq(drafts_kept(), 1);
  terminal_keys(t, "ff");
  terminal_expect(t, "submitted 12 Nov");
  terminal_keys(t, "<PgUp>");
  terminal_expect(t, "This self-assessment is submitted. e changes it.");
  terminal_expect_not(t, "Submit ");
  terminal_keys(t, "1<Delete>");
  terminal_expect(t, "submitted 12 Nov");
  terminal_keys(t, "e1");
  terminal_expect(t, "changes not submitted");
  terminal_keys(t, "ff");
  terminal_expect(t, "submitted 12 Nov");
  terminal_keys(t, "ef");
  terminal_expect(t, "It is submitted, and nothing was changed since.");
  terminal_leave(t);
}
END_TEST

START_TEST(the_name_of_a_teacher_is_shown_first)
{
  struct terminal *t = open_as(SIOBHAN);
  write_all(t, "I met with Mr. Nuñez weekly");
  terminal_keys(t, "f");
  terminal_expect(t, "A teacher is named.");
  terminal_expect(t, "José Nuñez (Leadership: Why):");
  terminal_keys(t, "e");
  terminal_expect(t, "I met with Mr. Nuñez weekly");
  terminal_keys(t, "<Esc>fk");
  terminal_expect(t, "Leadership: effective");
  terminal_keys(t, "f");
  terminal_expect(t, "Submitted:");
  terminal_leave(t);
}
END_TEST

/* A teacher has the family name of the assistant superintendent, who is named in full. */
START_TEST(an_administrator_who_is_named_is_no_teacher)
{
  struct record *teacher =
      fixture_record(&record_staff, "given_name", "Iris", "family_name", "Alvarez", NULL);
  fixture_part(teacher, &record_assignment, "role", "teacher", "school", data.fixture.school[1],
               NULL);
  fixture_keep(data.fixture.store, teacher);
  struct terminal *t = open_as(SIOBHAN);
  write_all(t, "Rosa Alvarez and I met weekly");
  terminal_keys(t, "f");
  terminal_expect_not(t, "A teacher is named.");
  terminal_expect(t, "Leadership: effective");
  terminal_keys(t, "<Esc>");
  terminal_leave(t);
}
END_TEST

START_TEST(two_who_write_the_same_one_are_told)
{
  struct terminal *t = open_as(SIOBHAN);
  write_all(t, "We met weekly");
  struct record *other =
      fixture_record(&record_self_assessment, "staff", data.fixture.principal[1], "month",
                     "2026-10", "rubric", data.fixture.rubric, "submitted_at",
                     "2026-11-12T10:00:00Z", "working_on", "Other words", NULL);
  fixture_save(data.fixture.store, other);
  record_free(other);
  terminal_keys(t, "ff");
  terminal_expect(t, "Meanwhile one for this month was submitted elsewhere.");
  terminal_keys(t, "o");
  terminal_expect(t, "Submitted: the self-assessment for October 2026.");
  terminal_leave(t);
}
END_TEST

/* As a form of the district's own brings one in that is not finished. */
START_TEST(one_that_is_stored_is_not_submitted_yet)
{
  struct record *stored =
      fixture_record(&record_self_assessment, "staff", data.fixture.principal[1], "month",
                     "2026-10", "rubric", data.fixture.rubric, "working_on", "Questions", NULL);
  fixture_keep(data.fixture.store, stored);
  struct terminal *t = open_as(SIOBHAN);
  terminal_expect(t, "not submitted");
  terminal_leave(t);
}
END_TEST

/* --- two copies --------------------------------------------------------------------------------
 */

START_TEST(two_copies_write_one_draft)
{
  struct terminal *one = open_as(SIOBHAN), *two = open_as(SIOBHAN);
  terminal_keys(one, "2<Tab>Teams met");
  terminal_keys(two, "<PgDn>3<Tab>Visits were cancelled");
  terminal_keys(one, " weekly");
  terminal_wait_text(one, "It is open in another window too");
  terminal_keys(one, "<Esc><PgDn><Tab>");
  terminal_expect(one, "Visits were cancelled");
  terminal_keys(one, "<Esc>uu"); /* what was done here, not what was done there */
  terminal_expect(one, "Visits were cancelled");
  terminal_keys(one, "<C-y><C-y><PgUp><Tab>");
  terminal_expect(one, "Teams met weekly");
  terminal_kill(one, SIGKILL);
  terminal_close(one, NULL);
  terminal_kill(two, SIGKILL);
  terminal_close(two, NULL);
  one = open_as(SIOBHAN);
  terminal_keys(one, "<Esc><PgUp><PgUp><Tab>");
  terminal_expect(one, "Teams met weekly");
  terminal_keys(one, "<Esc><PgDn><Tab>");
  terminal_expect(one, "Visits were cancelled");
  terminal_keys(one, "<Esc>");
  terminal_leave(one);
}
END_TEST

START_TEST(one_copy_shows_what_the_other_submitted)
{
  struct terminal *one = open_as(SIOBHAN), *two = open_as(SIOBHAN);
  write_all(one, "We met weekly");
  terminal_keys(two, "<Down><Up>");
  terminal_wait_text(two, "draft kept");
  terminal_keys(one, "ff");
  terminal_wait_text(two, "submitted 12 Nov");
  terminal_expect_not(two, "changes not submitted");
  ck_assert_int_eq(drafts_kept(), 0);
  terminal_leave(one);
  terminal_leave(two);
}
END_TEST

/* --- others, months, sizes ---------------------------------------------------------------------
 */

START_TEST(the_record_keeper_is_asked_whose)
{
  struct terminal *t = open_as(NULL);
  terminal_expect(t, "Whose self-assessment");
  terminal_expect(t, "Maria Arruda     Doran Elementary · October submitted");
  terminal_keys(t, "obrien<Enter>2");
  terminal_expect(t, "You are entering this for Siobhán O’Brien.");
  terminal_keys(t, "<Enter>"); /* not by a slip */
  terminal_expect(t, "Enter it for them");
  terminal_keys(t, "e");
  terminal_expect(t, "Siobhán O’Brien · draft kept");
  terminal_leave(t);
}
END_TEST

/* Maria Arruda came in November, in place of another who left. */
START_TEST(a_past_month_lists_who_was_there)
{
  struct fixture *f = &data.fixture;
  AUTO(record) struct record *left =
      fixture_record(&record_staff, "given_name", "Wilma", "family_name", "Gonsalves", NULL);
  fixture_part(left, &record_assignment, "role", "principal", "school", f->school[0], "until_on",
               "2026-11-01", NULL);
  fixture_save(f->store, left);
  struct terminal *t = open_as(NULL);
  terminal_keys(t, "arruda<Enter>]o"); /* November */
  terminal_expect(t, "November not submitted");
  terminal_expect_not(t, "Gonsalves");
  terminal_keys(t, "<Enter>[o");
  terminal_expect(t, "Wilma Gonsalves");
  terminal_keys(t, "<Esc>");
  terminal_leave(t);
}
END_TEST

START_TEST(what_is_begun_is_on_today_at_once)
{
  struct terminal *t = ui_run(&data.fixture, SIOBHAN, 0, 0);
  terminal_keys(t, "a2<Esc>");
  terminal_expect(t, "Begun and not finished");
  terminal_expect(t, "You were writing your self-assessment for October");
  terminal_leave(t);
}
END_TEST

START_TEST(in_another_s_name_is_said_and_enter_submits)
{
  struct terminal *t = open_as(NULL);
  terminal_keys(t, "obrien<Enter>");
  terminal_expect(t, "You are entering this for Siobhán O’Brien.");
  terminal_keys(t, "2e");
  write_all(t, "We met weekly");
  terminal_keys(t, "f");
  terminal_expect(t, "You enter this for Siobhán O’Brien.");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Submitted: the self-assessment of Siobhán O’Brien");
  terminal_leave(t);
}
END_TEST

START_TEST(another_one_can_only_be_read)
{
  struct terminal *t = ui_run(&data.fixture, "James Ortiz", 0, 0);
  terminal_keys(t, "gaarru<Enter>");
  terminal_expect(t, "Maria Arruda");
  terminal_keys(t, "1");
  terminal_expect(t, "only Maria Arruda changes it.");
  terminal_keys(t, "oobrien<Enter>");
  terminal_expect(t, "has not submitted a self-assessment for October 2026.");
  terminal_keys(t, "[");
  terminal_expect(t, "[E] effective");
  terminal_keys(t, "]]]");
  terminal_expect(t, "December 2026 has not begun.");
  terminal_leave(t);
}
END_TEST

START_TEST(no_key_and_no_size_does_harm)
{
  static const int sizes[][2] = { { 20, 60 }, { 12, 40 }, { 5, 20 }, { 50, 200 }, { 24, 80 } };
  struct terminal *t = open_as(SIOBHAN);
  terminal_keys(t, "2<Tab>kept words");
  for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
    terminal_resize(t, sizes[i][0], sizes[i][1]);
    terminal_keys(t, "<Up><Down><PgDn><PgUp><Tab><S-Tab>");
  }
  terminal_keys(t, "<PgUp><PgUp><PgUp><PgUp><PgUp><PgUp>zkjy%;<Tab>");
  terminal_expect(t, "kept words");
  terminal_keys(t, "<Esc>");
  terminal_leave(t);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("ui_assessment");
  TCase *tests = tcase_create("ui_assessment");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, the_screens);
  tcase_add_test(tests, nothing_is_lost_when_it_is_killed);
  tcase_add_test(tests, what_was_typed_and_taken_out_again_leaves_no_draft);
  tcase_add_test(tests, undo_takes_back_what_was_done_here);
  tcase_add_test(tests, a_click_goes_there);
  tcase_add_loop_test(tests, a_signal_keeps_the_draft_and_closes_all, 0, 2);
  tcase_add_test(tests, no_more_is_asked_than_is_needed);
  tcase_add_test(tests, submitted_taken_back_and_submitted_again);
  tcase_add_test(tests, the_name_of_a_teacher_is_shown_first);
  tcase_add_test(tests, an_administrator_who_is_named_is_no_teacher);
  tcase_add_test(tests, two_who_write_the_same_one_are_told);
  tcase_add_test(tests, one_that_is_stored_is_not_submitted_yet);
  tcase_add_test(tests, two_copies_write_one_draft);
  tcase_add_test(tests, one_copy_shows_what_the_other_submitted);
  tcase_add_test(tests, a_past_month_lists_who_was_there);
  tcase_add_test(tests, the_record_keeper_is_asked_whose);
  tcase_add_test(tests, what_is_begun_is_on_today_at_once);
  tcase_add_test(tests, in_another_s_name_is_said_and_enter_submits);
  tcase_add_test(tests, another_one_can_only_be_read);
  tcase_add_test(tests, no_key_and_no_size_does_harm);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
