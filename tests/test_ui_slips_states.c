/* Slips while their walkthrough is being changed, and before who was along has rated it. */
#include "suite.h"
#include "ui_run.h"

#include "model/tables.h"

#include <glib/gstdio.h>

static struct fixture f;

static char *add(const char *recorder, const char *along, const char *started)
{
  struct record *record =
      fixture_record(&record_walkthrough, "school", f.school[1], "teacher", f.teacher[0],
                     "recorder", recorder, "made_on", "2026-11-12", "started", started, "minutes",
                     "9", "instrument_version", f.version, "visit_type", f.visit_type, NULL);
  fixture_part(record, &record_mark, "strategy", f.strategy[0], "level", "seen", NULL);
  if (along)
    fixture_part(record, &record_companion, "staff", along, NULL);
  return fixture_kept(f.store, record);
}

static void start(void)
{
  fixture_start(&f);
}

static void end(void)
{
  fixture_end(&f);
}

/* --- being changed -------------------------------------------------------------------------- */

/* One of them is changed and not finished. */
static struct terminal *change_one(void)
{
  g_free(add(f.principal[1], NULL, "09:10"));
  g_free(add(f.principal[1], NULL, "09:30"));
  struct terminal *t = ui_run(&f, SIOBHAN, 0, 0);
  terminal_expect(t, "Slips to deliver: 2");
  terminal_keys(t, "gw<Home><Enter>e<Home>n<Esc>");
  terminal_expect(t, "is being changed; it is on Today.");
  return t;
}

START_TEST(one_being_changed_is_counted_apart)
{
  struct terminal *t = change_one();
  terminal_keys(t, "gs");
  terminal_expect(t, "1 slip, 1 not delivered; 1 being changed");
  terminal_keys(t, "D");
  terminal_expect(t, "1 slip is noted as delivered in the mailbox.");
  terminal_expect(t, "1 slip, all delivered; 1 being changed");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(today_counts_as_slips_does)
{
  struct terminal *t = change_one();
  terminal_keys(t, "gt");
  terminal_expect(t, "Slips to deliver: 1");
  terminal_keys(t, "gsDgt");
  terminal_expect_not(t, "Slips to deliver");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* The row of the one that is being changed is selected. */
static void select_changing(struct terminal *t)
{
  terminal_keys(t, "<Home>");
  for (int row = 0; row < 24; row++) {
    g_autofree char *line = terminal_line(t, row);
    if (g_strrstr(line, "▸") && !g_strrstr(line, "being changed"))
      terminal_keys(t, "<Down>");
  }
}

START_TEST(its_keys_say_that_it_is_being_changed)
{
  static const char *const keys[] = { "d", "D", "s" };
  struct terminal *t = change_one();
  terminal_keys(t, "gsD");
  select_changing(t);
  for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
    terminal_keys(t, "<C-l>");
    terminal_keys(t, keys[i]);
    terminal_expect(t, "This walkthrough is being changed: finish that first.");
    terminal_expect_not(t, "does nothing here");
  }
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* --- who was along -------------------------------------------------------------------------- */

#define SECOND "Second rating: J. Nuñez, 10:05"

/* Rosa records at Kuss, and its principal is along: the visit is on the screen of the second. */
static struct terminal *on_the_visit(void)
{
  ui_begin_visit(&f);
  g_autofree char *uid = add(f.supervisor, f.principal[1], "10:05");
  AUTO(record) struct record *record = fixture_load(f.store, &record_walkthrough, uid);
  g_autoptr(GPtrArray) visits = store_uids(f.store, &record_visit, NULL);
  record_set(record, "visit", visits->pdata[0]);
  fixture_save(f.store, record);
  struct terminal *t = ui_run(&f, SIOBHAN, 0, 0);
  terminal_expect(t, SECOND);
  terminal_keys(t, "gv<End><Enter>P");
  terminal_expect(t, "1 slip, on the upper half of a sheet.");
  return t;
}

START_TEST(who_looked_at_a_slip_does_not_rate_it)
{
  struct terminal *t = on_the_visit();
  terminal_keys(t, "<Esc>gt");
  terminal_expect(t, SECOND); /* only the list was shown, without the marks */
  terminal_keys(t, "gv<End><Enter>P<Esc><Enter>");
  terminal_expect(t, "Your reply: ___");
  terminal_keys(t, "<Esc>gt");
  terminal_expect_not(t, SECOND);
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(who_printed_slips_does_not_rate_them)
{
  g_autofree char *here = g_get_current_dir();
  ck_assert_int_eq(g_chdir(f.folder), 0);
  struct terminal *t = on_the_visit();
  ck_assert_int_eq(g_chdir(here), 0);
  terminal_keys(t, "t");
  terminal_expect(t, "1 slip is in");
  terminal_keys(t, "gt");
  terminal_expect_not(t, SECOND);
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
  Suite *suite = suite_create("slips that are not as they seem");
  TCase *tests = tcase_create("states");
  tcase_add_checked_fixture(tests, start, end);
  tcase_set_timeout(tests, 180);
  tcase_add_test(tests, one_being_changed_is_counted_apart);
  tcase_add_test(tests, today_counts_as_slips_does);
  tcase_add_test(tests, its_keys_say_that_it_is_being_changed);
  tcase_add_test(tests, who_looked_at_a_slip_does_not_rate_it);
  tcase_add_test(tests, who_printed_slips_does_not_rate_them);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
