/* The packet on the screen: what is missing, what names teachers, reading it, writing it. */
#include "suite.h"
#include "ui_run.h"

#include "model/tables.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

static struct fixture f;

static void start(void)
{
  fixture_start(&f);
  ui_add_october(&f);
}

static void end(void)
{
  fixture_end(&f);
}

static void add_assessment(void)
{
  struct record *record =
      fixture_record(&record_self_assessment, "staff", f.principal[1], "month", "2026-10", "rubric",
                     f.rubric, "submitted_at", "2026-11-10T12:00:00Z", NULL);
  fixture_part(record, &record_rating, "standard", "leadership", "level", "E", "rationale",
               "Teams plan together since José Nuñez showed them how.", "evidence",
               "Minutes of five meetings.", NULL);
  fixture_part(record, &record_rating, "standard", "data", "level", "HE", "rationale",
               "Every team looks at exit tickets.", "evidence", "Charts in the room.", NULL);
  ui_save(&f, record);
}

START_TEST(what_it_looks_like)
{
  ui_check_sizes(&f, NULL, "k", "packet");
}
END_TEST

START_TEST(what_is_missing_leads_there)
{
  struct terminal *t = ui_run(&f, "James Ortiz", 0, 0);
  terminal_expect(t, "October’s packet: 3 of 3 self-assessments, 2 SIP items missing");
  terminal_keys(t, "k");
  terminal_expect(t, "0 of 3 self-assessments are in; 2 SIP items have no status;");
  terminal_keys(t, "/obrien<Enter>");
  terminal_expect(t, "Self-assessment");
  terminal_expect(t, "Siobhán O’Brien");
  terminal_kill(t, SIGTERM);
  terminal_close(t, NULL);
}
END_TEST

START_TEST(a_name_is_shown_before_it_is_printed)
{
  add_assessment();
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "k");
  terminal_expect(t, "1 of 3 self-assessments are in");
  terminal_expect(t, "Texts that name teachers");
  terminal_expect(t, "“…ams plan together");
  terminal_keys(t, "e");
  terminal_expect(t, "1 text seems to name a teacher.");
  terminal_keys(t, "<Esc>");
  terminal_keys(t, "/nunez<Enter>");
  terminal_expect(t, "showed them how.");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(a_month_without_school_misses_nothing)
{
  ui_save(&f, fixture_record(&record_school_year, "code", "SY2026-27", "first_on", "2026-09-02",
                             "last_on", "2027-06-18", NULL));
  ui_save(&f, fixture_record(&record_self_assessment, "staff", f.principal[1], "month", "2026-06",
                             "rubric", f.rubric, "submitted_at", "2026-07-01T12:00:00Z", NULL));
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "k[[");
  terminal_expect(t, "There was no school in August 2026; nothing was due.");
  terminal_expect(t, "What it will say");
  terminal_expect_not(t, "Missing");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(it_is_read_section_by_section)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "kv");
  terminal_expect(t, "1 of ");
  terminal_keys(t, "n");
  terminal_expect(t, "2 of ");
  terminal_expect(t, "October on a page");
  terminal_keys(t, "b");
  terminal_expect(t, "1 of ");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(it_is_written)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  g_autofree char *path = g_build_filename(terminal_home(t), "october.txt", NULL);
  g_autofree char *pdf = g_build_filename(terminal_home(t), "october.pdf", NULL);
  g_autofree char *text = NULL;
  terminal_keys(t, "ket<C-u>~/nowhere/x.txt<Enter>");
  terminal_expect(t, "There is no folder ~/nowhere.");
  terminal_keys(t, "<C-u>~/october.txt<Enter>");
  terminal_expect(t, "The packet is in ~/october.txt.");
  ck_assert(g_file_get_contents(path, &text, NULL, NULL));
  ck_assert_ptr_nonnull(strstr(text, "October on a page"));
  terminal_keys(t, "et<C-u>~/october.txt<Enter>");
  terminal_expect(t, "is there already. Write over it?");
  terminal_keys(t, "<Esc>");
  terminal_keys(t, "e<Enter><C-u>~/october.pdf<Enter>");
  terminal_expect(t, "The packet is in ~/october.pdf.");
  ck_assert(g_file_test(pdf, G_FILE_TEST_IS_REGULAR));
  g_unlink(path);
  g_unlink(pdf);
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(the_meeting_is_set)
{
  struct terminal *t = ui_run(&f, "James Ortiz", 0, 0);
  terminal_keys(t, "k[");
  terminal_expect(t, "Packet for September 2026");
  terminal_expect(t, "The DILT meeting has no date yet. d sets it.");
  terminal_keys(t, "d");
  terminal_expect(t, "DILT meeting about September 2026");
  terminal_keys(t, "Oct 22<Tab>8<Tab>15<Tab>Doran<Tab>arr<Enter>");
  terminal_expect(t, "Maria Arruda");
  terminal_keys(t, "oct 19<C-o>");
  terminal_expect(t, "Saved: DILT meeting about September 2026. u undoes.");
  terminal_expect(t, "DILT: Thu 22 Oct 2026, 8:00 to 15:00, Doran; run by Maria Arruda");
  terminal_keys(t, "u");
  terminal_expect(t, "The DILT meeting has no date yet.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(the_month_that_is_due_is_shown)
{
  struct terminal *t = ui_run(&f, "James Ortiz", 0, 0);
  terminal_keys(t, "gp[");
  terminal_expect(t, "Principals · September 2026");
  terminal_keys(t, "gk");
  terminal_expect(t, "Packet for October 2026");
  terminal_expect_not(t, "goes there");
  terminal_keys(t, "[");
  terminal_expect(t, "Packet for September 2026");
  terminal_expect(t, "The next DILT is about October 2026: ] goes there.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(it_is_not_everybody_s)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "k");
  terminal_expect(t, "k does nothing here.");
  terminal_keys(t, "gk");
  terminal_expect(t, "The superintendent’s office and the plan manager make the packet.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("the packet on the screen");
  TCase *tests = tcase_create("packet");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, what_it_looks_like);
  tcase_add_test(tests, what_is_missing_leads_there);
  tcase_add_test(tests, a_name_is_shown_before_it_is_printed);
  tcase_add_test(tests, a_month_without_school_misses_nothing);
  tcase_add_test(tests, it_is_read_section_by_section);
  tcase_add_test(tests, it_is_written);
  tcase_add_test(tests, the_meeting_is_set);
  tcase_add_test(tests, the_month_that_is_due_is_shown);
  tcase_add_test(tests, it_is_not_everybody_s);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
