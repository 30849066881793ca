/* Slips on the screen: those of the day and of earlier days, printed in two keys, delivered in one.
 */
#include "suite.h"
#include "ui_run.h"

#include "model/tables.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>

static struct fixture f;

static void add(int teacher, const char *date, const char *started)
{
  AUTO(record)
  struct record *record = fixture_record(
      &record_walkthrough, "school", f.school[1], "teacher", f.teacher[teacher], "recorder",
      f.principal[1], "made_on", date, "started", started, "minutes", "9", "instrument_version",
      f.version, "visit_type", f.visit_type, "room", teacher == 0 ? "204" : "117", NULL);
  fixture_part(record, &record_mark, "strategy", f.strategy[0], "level", "seen", "comment",
               "students restated it at the door", NULL);
  fixture_save(f.store, record);
}

static void start(void)
{
  fixture_start(&f);
  static const char *const boxes[] = { "31", "9" };
  for (int i = 0; i < 2; i++) {
    AUTO(record) struct record *staff = store_load(f.store, &record_staff, f.teacher[i], NULL);
    record_set(staff, "mailbox", boxes[i]);
    fixture_save(f.store, staff);
  }
  add(0, "2026-11-12", "09:10");
  add(1, "2026-11-12", "09:30");
  add(1, "2026-11-10", "13:05");
}

static void end(void)
{
  fixture_end(&f);
}

START_TEST(what_it_looks_like)
{
  ui_check_sizes(&f, "Siobhán O’Brien", "gs", "slips");
}
END_TEST

START_TEST(printed_in_two_keys_and_delivered_in_one)
{
  g_autofree char *name = g_build_filename(f.folder, "slips-2026-11-12.pdf", NULL);
  g_autofree char *here = g_get_current_dir();
  ck_assert_int_eq(g_chdir(f.folder), 0);
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "gs");
  terminal_expect(t, "2 slips, 2 not delivered");
  terminal_keys(t, "P");
  terminal_expect(t, "2 slips in the order of the mailboxes");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "2 slips are in");
  ck_assert(g_file_test(name, G_FILE_TEST_EXISTS));
  terminal_keys(t, "D");
  terminal_expect(t, "2 slips are noted as delivered in the mailbox.");
  terminal_expect(t, "2 slips, all delivered");
  terminal_keys(t, "u");
  terminal_expect(t, "2 slips, 2 not delivered");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
  ck_assert_int_eq(g_chdir(here), 0);
}
END_TEST

/* Wherever a batch is printed from: a key, Enter, and one for the mailboxes. */
static void print_and_deliver(const char *from)
{
  g_autofree char *here = g_get_current_dir();
  ck_assert_int_eq(g_chdir(f.folder), 0);
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  ck_assert_int_eq(g_chdir(here), 0);
  terminal_keys(t, from);
  terminal_keys(t, "P");
  terminal_expect(t, "2 slips in the order of the mailboxes");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "2 slips are in");
  terminal_keys(t, "D");
  terminal_expect(t, "2 slips are noted as delivered in the mailbox.");
  terminal_keys(t, "<Esc>P");
  terminal_expect(t, "1 slip from earlier days, on the upper half of a sheet.");
  terminal_keys(t, "<Enter>");
  terminal_keys(t, "D");
  terminal_expect(t, "1 slip from earlier days is noted as delivered in the mailbox.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}

START_TEST(today_prints_them_in_two_keys)
{
  print_and_deliver("");
}
END_TEST

START_TEST(the_list_of_walkthroughs_prints_them_in_two_keys)
{
  print_and_deliver("gw");
}
END_TEST

START_TEST(a_key_says_which_slips_it_is_about)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 24, 132);
  terminal_keys(t, "gs");
  terminal_expect(t, "P Print the day’s  D Day in mailboxes");
  terminal_keys(t, "<End>");
  terminal_expect(t, "P Print earlier ones  D Earlier in mailboxes");
  terminal_keys(t, "D<Home>");
  terminal_expect(t, "P Print  D All in mailboxes");
  terminal_keys(t, "D<Esc>P");
  terminal_expect_not(t, "P Print slips");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(a_file_that_is_there_is_left)
{
  g_autofree char *first = g_build_filename(f.folder, "slips-2026-11-12.txt", NULL);
  g_autofree char *second = g_build_filename(f.folder, "slips-2026-11-12-2.txt", NULL);
  ck_assert(g_file_set_contents(first, "mine", -1, NULL));
  g_autofree char *here = g_get_current_dir();
  ck_assert_int_eq(g_chdir(f.folder), 0);
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 24, 132);
  ck_assert_int_eq(g_chdir(here), 0);
  terminal_keys(t, "gsPt");
  g_autofree char *said = g_strdup_printf("2 slips are in %s.", second);
  terminal_expect(t, said);
  terminal_expect(t, "D when all are in the mailboxes.");
  g_autofree char *text = NULL;
  ck_assert(g_file_get_contents(first, &text, NULL, NULL));
  ck_assert_str_eq(text, "mine");
  ck_assert(g_file_test(second, G_FILE_TEST_EXISTS));
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* A press with a printer: what is done with print is said, the rest does the real one. */
static void use_press(const char *print)
{
  g_autofree char *path = g_build_filename(f.folder, "press", NULL);
  g_autofree char *script =
      g_strdup_printf("#!/bin/sh\ncd '%s' || exit 1\ncase $1 in\nprinters) echo Front office;;\n"
                      "print) %s;;\n*) exec '%s' \"$@\";;\nesac\n",
                      f.folder, print, g_getenv("THROUGHLINE_PRESS"));
  ck_assert(g_file_set_contents(path, script, -1, NULL));
  ck_assert_int_eq(g_chmod(path, 0700), 0);
  g_setenv("THROUGHLINE_PRESS", path, TRUE);
}

START_TEST(a_printer_gets_them)
{
  g_autofree char *paper = g_build_filename(f.folder, "paper.pdf", NULL);
  use_press("cat >paper.pdf");
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "gsP<Enter>");
  terminal_expect(t, "2 slips are on the way to the printer Front office.");
  g_autofree char *pdf = NULL;
  ck_assert(g_file_get_contents(paper, &pdf, NULL, NULL));
  ck_assert(g_str_has_prefix(pdf, "%PDF-"));
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(a_printer_that_does_not_answer_is_left_with_esc)
{
  use_press("exec sleep 600");
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "gsP");
  terminal_send(t, "<Enter>");
  terminal_wait_text(t, "seconds waited for the printer");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Stopped. Look whether anything is printed.");
  terminal_expect(t, "2 slips, 2 not delivered");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(one_is_looked_at_delivered_and_signed)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "gs<Enter>");
  terminal_expect(t, "Your reply: ___");
  terminal_keys(t, "<Esc>d");
  terminal_expect(t, "get the slip?");
  terminal_keys(t, "h");
  terminal_expect(t, "1 slip is noted as delivered by hand.");
  terminal_keys(t, "s");
  terminal_expect(t, "Signed on");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "The teacher’s reply");
  terminal_keys(t, "Thank you.<Enter>I will try it in period 4.<Esc>");
  terminal_expect(t, "signed 12 Nov, with a reply");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
  AUTO(rowset)
  struct rowset *rows = store_query(f.store, STATEMENT_SLIPS, NULL, "from", "2026-11-12", "until",
                                    "2026-11-12", "state", "signed", NULL);
  ck_assert_ptr_nonnull(rows);
  ck_assert_int_eq(rows->row_count, 1);
  ck_assert_str_eq(rowset_get(rows, 0, "reply"), "Thank you.\nI will try it in period 4.");
}
END_TEST

START_TEST(a_reply_is_kept_as_it_is_typed)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "gsdhs<Enter>Thank you.<Enter>I will");
  terminal_check(t, "slips-reply");
  terminal_kill(t, SIGKILL);
  terminal_close(t, NULL);
  t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "gss<Enter>");
  terminal_expect(t, "As you left it.");
  terminal_expect(t, "I will");
  terminal_keys(t, " try it.<Esc>");
  terminal_expect(t, "Signed; the reply is kept with the walkthrough.");
  terminal_keys(t, "s<Enter>");
  terminal_expect(t, "I will try it.");
  terminal_expect_not(t, "As you left it.");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

/* As it stands in the store: final, delivered. */
static void set_state(const char *uid, const char *to)
{
  AUTO(record) struct record *record = store_load(f.store, &record_walkthrough, uid, NULL);
  record_set(record, "state", to);
  fixture_save(f.store, record);
}

START_TEST(a_reply_that_cannot_be_noted_is_not_lost)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "gsdhs<Enter>I will try it.");
  AUTO(rowset)
  struct rowset *rows = store_query(f.store, STATEMENT_SLIPS, NULL, "from", "2026-11-12", "until",
                                    "2026-11-12", "state", "delivered", NULL);
  ck_assert_int_eq(rows->row_count, 1);
  set_state(rowset_get(rows, 0, "uid"), "final");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "The slip is not noted as delivered yet.");
  set_state(rowset_get(rows, 0, "uid"), "delivered");
  terminal_close(t, "q");
  t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "gss<Enter>");
  terminal_expect(t, "As you left it.");
  terminal_expect(t, "I will try it.");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Signed; the reply is kept with the walkthrough.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* The table of drafts takes no more. */
static void refuse_drafts(void)
{
  g_autofree char *path = g_build_filename(f.folder, "throughline", "drafts.db", NULL);
  sqlite3 *drafts;
  ck_assert_int_eq(sqlite3_open(path, &drafts), SQLITE_OK);
  ck_assert_int_eq(sqlite3_exec(drafts,
                                "CREATE TRIGGER refuse BEFORE INSERT ON draft BEGIN SELECT "
                                "RAISE(FAIL, 'no more'); END",
                                NULL, NULL, NULL),
                   SQLITE_OK);
  sqlite3_close(drafts);
}

START_TEST(a_reply_that_cannot_be_kept_is_said)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "gsdhs<Enter>");
  refuse_drafts();
  terminal_keys(t, "I");
  terminal_expect(t, "no more");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(earlier_days_are_a_batch_of_their_own)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "gs");
  terminal_expect(t, "Not delivered yet, from earlier days");
  terminal_keys(t, "<End>");
  terminal_expect(t, "Earlier days: 1 slip not delivered");
  terminal_expect(t, "D Earlier in mailboxes");
  terminal_keys(t, "P");
  terminal_expect(t, "1 slip from earlier days, on the upper half of a sheet.");
  terminal_keys(t, "<Esc>D");
  terminal_expect(t, "1 slip from earlier days is noted as delivered in the mailbox.");
  terminal_expect(t, "2 slips, 2 not delivered");
  terminal_expect(t, "D All in mailboxes");
  terminal_keys(t, "[");
  terminal_expect(t, "Tue 10 Nov 2026");
  terminal_expect(t, "1 slip, all delivered");
  terminal_keys(t, "[");
  terminal_expect(t, "No day before this one has a slip.");
  terminal_keys(t, "]");
  terminal_expect(t, "2 slips, 2 not delivered");
  terminal_keys(t, "]");
  terminal_expect(t, "That day is still to come.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(what_came_from_elsewhere_is_in_no_batch)
{
  AUTO(record)
  struct record *record = fixture_record(
      &record_walkthrough, "school", f.school[1], "teacher", f.teacher[0], "recorder",
      f.principal[1], "made_on", "2026-11-12", "started", "08:10", "instrument_version", f.version,
      "visit_type", f.visit_type, "external_source", "import", "external_id", "17", NULL);
  fixture_save(f.store, record);
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "gs");
  terminal_expect(t, "2 slips, 2 not delivered");
  terminal_keys(t, "P");
  terminal_expect(t, "2 slips in the order of the mailboxes");
  terminal_keys(t, "<Esc>D");
  terminal_expect(t, "2 slips are noted as delivered in the mailbox.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
  AUTO(record)
  struct record *after = store_load(f.store, &record_walkthrough, record->uid, NULL);
  ck_assert_str_eq(record_get(after, "state"), "final");
}
END_TEST

/* Where nothing waits there is another copy of what was delivered, and of nothing else. */
START_TEST(what_came_from_elsewhere_is_not_printed)
{
  AUTO(record)
  struct record *record = fixture_record(
      &record_walkthrough, "school", f.school[1], "teacher", f.teacher[0], "recorder",
      f.principal[1], "made_on", "2026-11-11", "started", "08:10", "instrument_version", f.version,
      "visit_type", f.visit_type, "external_source", "import", "external_id", "17", NULL);
  fixture_save(f.store, record);
  g_autofree char *here = g_get_current_dir();
  ck_assert_int_eq(g_chdir(f.folder), 0);
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 24, 132);
  ck_assert_int_eq(g_chdir(here), 0);
  terminal_keys(t, "gs[");
  terminal_expect(t, "imported: nothing to deliver here");
  terminal_expect_not(t, "P Print");
  terminal_keys(t, "P");
  terminal_expect_not(t, "in the order of the mailboxes");
  add(1, "2026-11-11", "09:00");
  terminal_keys(t, "]["); /* read again */
  terminal_keys(t, "D");
  terminal_expect(t, "1 slip is noted as delivered");
  terminal_keys(t, "P");
  terminal_expect(t, "1 slip once more, on the upper half of a sheet.");
  terminal_keys(t, "t");
  terminal_expect(t, "Delivered before: nothing is left to note.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* A slip of today counts as delivered the same day; one of the day before yesterday does not. */
START_TEST(today_says_how_many_were_delivered_the_same_day)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_expect(t, "Slips delivered the same day: 0 of 3 this month");
  terminal_keys(t, "gsD<End>Dgt");
  terminal_expect(t, "Slips delivered the same day: 2 of 3 this month");
  terminal_expect_not(t, "Slips to deliver");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(today_leads_there)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_expect(t, "Slips to deliver: 3 (1 from earlier days)");
  terminal_keys(t, "/slips<Enter>");
  terminal_expect(t, "2 slips, 2 not delivered");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

int main(void)
{
  static const char *const paths[] = { "TL_BUILDDIR", "TL_SRCDIR", "THROUGHLINE_PRESS" };
  for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
    g_autofree char *path =
        g_getenv(paths[i]) ? g_canonicalize_filename(g_getenv(paths[i]), NULL) : NULL;
    if (path)
      g_setenv(paths[i], path, TRUE);
  }
  Suite *suite = suite_create("slips on the screen");
  TCase *slips = tcase_create("slips");
  tcase_add_checked_fixture(slips, start, end);
  tcase_add_test(slips, what_it_looks_like);
  tcase_add_test(slips, printed_in_two_keys_and_delivered_in_one);
  tcase_add_test(slips, today_prints_them_in_two_keys);
  tcase_add_test(slips, the_list_of_walkthroughs_prints_them_in_two_keys);
  tcase_add_test(slips, a_key_says_which_slips_it_is_about);
  tcase_add_test(slips, a_file_that_is_there_is_left);
  tcase_add_test(slips, a_printer_gets_them);
  tcase_add_test(slips, a_printer_that_does_not_answer_is_left_with_esc);
  tcase_add_test(slips, a_reply_is_kept_as_it_is_typed);
  tcase_add_test(slips, a_reply_that_cannot_be_noted_is_not_lost);
  tcase_add_test(slips, a_reply_that_cannot_be_kept_is_said);
  tcase_add_test(slips, what_came_from_elsewhere_is_not_printed);
  tcase_add_test(slips, one_is_looked_at_delivered_and_signed);
  tcase_add_test(slips, earlier_days_are_a_batch_of_their_own);
  tcase_add_test(slips, what_came_from_elsewhere_is_in_no_batch);
  tcase_add_test(slips, today_says_how_many_were_delivered_the_same_day);
  tcase_add_test(slips, today_leads_there);
  suite_add_tcase(suite, slips);
  return suite_run(suite);
}
