/* Walkthroughs on the screen: capture, drafts that survive kill -9, undo, two people on one file.
 */
#include "fixture.h"
#include "suite.h"
#include "tests/terminal.h"

#include "db/draft.h"
#include "model/tables.h"

#include <signal.h>
#include <string.h>

static struct fixture f;

static void start(void)
{
  fixture_start(&f);
  g_free(
      fixture_walkthrough(&f, "2026-11-10", (const char *const[]){ "seen", "partly", "not_seen" }));
}

static void end(void)
{
  fixture_end(&f);
}

/* The program on the fixture's store as Siobhán O’Brien, principal of Kuss; drafts in the fixture's
 * folder. */
static struct terminal *run_as(const char *person, int rows, int columns, const char *term)
{
  const char *build = g_getenv("TL_BUILDDIR");
  g_autofree char *path = g_build_filename(build ? build : TL_BUILDDIR, "throughline", NULL);
  g_autofree char *state = g_strconcat("XDG_STATE_HOME=", f.folder, NULL);
  const char *const arguments[] = { path, "--db", f.path, person ? "--as" : NULL, person, NULL };
  const char *const environment[] = { state, "THROUGHLINE_SEED=screen", NULL };
  return terminal_open(&(struct terminal_program){ .arguments = arguments,
                                                   .environment = environment,
                                                   .rows = rows,
                                                   .columns = columns,
                                                   .term = term });
}

static struct terminal *run(void)
{
  return run_as("Siobhán O’Brien", 0, 0, NULL);
}

START_TEST(a_walkthrough_from_the_doorway)
{
  struct terminal *t = run();
  terminal_keys(t, "gw");
  terminal_keys(t, "w");
  terminal_expect(t, "Nuñez, José");
  terminal_keys(t, "nun<Enter>");
  terminal_expect(t, "Nuñez, José");
  terminal_expect(t, "10:31");
  terminal_keys(t, "yp");
  terminal_keys(t, "Ntwo polls, no follow-up<Esc>");
  terminal_check(t, "walkthrough");
  terminal_keys(t, "f");
  terminal_expect(t, "two polls, no follow-up");
  terminal_check(t, "walkthrough-slip");
  terminal_keys(t, "f");
  terminal_expect(t, "The walkthrough of Nuñez, José is final.");
  terminal_expect(t, "12 Nov 2026");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(smaller_and_larger)
{
  static const struct {
    int rows, columns;
    const char *term;
  } sizes[] = { { 20, 60, NULL }, { 43, 132, NULL }, { 24, 80, "vt100" }, { 24, 80, "linux" } };
  for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
    struct terminal *t = run_as("Siobhán O’Brien", sizes[i].rows, sizes[i].columns, sizes[i].term);
    terminal_keys(t, "gwwnun<Enter>ypNtwo polls<Esc>");
    terminal_check(t, "walkthrough");
    terminal_keys(t, "<C-d>x");
    ck_assert_int_eq(terminal_close(t, "q"), 0);
  }
}
END_TEST

START_TEST(a_mark_after_a_comment_is_of_the_next_row)
{
  struct terminal *t = run();
  terminal_keys(t, "gwwnun<Enter>");
  terminal_keys(t, "Nnobody asked why<Esc>p");
  terminal_expect(t, "N not seen");
  terminal_expect(t, "P partly");
  terminal_keys(t, "y<Enter>calm voices<Tab>Which question comes first?");
  terminal_expect(t, "calm voices");
  terminal_expect(t, "Which question comes first?");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(wrong_keys_do_no_harm)
{
  struct terminal *t = run();
  terminal_keys(t, "gwwnun<Enter>");
  terminal_keys(t, "z");
  terminal_expect(t, "Enter to comment.");
  terminal_keys(t, "f");
  terminal_expect(t, "Nothing is marked yet.");
  terminal_keys(t, "y<BS>");
  terminal_keys(t, "<Up>");
  terminal_keys(t, "u");
  terminal_expect(t, "Undone: mark of ");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(a_finish_taken_back_is_a_draft_again)
{
  struct terminal *t = run();
  terminal_keys(t, "gwwnun<Enter>yff");
  terminal_expect(t, "is final.");
  terminal_keys(t, "u");
  terminal_expect(t, "Undone: Finish the walkthrough of Nuñez, José.");
  terminal_expect(t, "It is a draft again, under");
  terminal_expect(t, "^Y brings it back.");
  terminal_keys(t, "<C-y>");
  terminal_expect(t, "It is back: Finish the walkthrough of Nuñez, José. u undoes.");
  terminal_expect_not(t, "draft");
  terminal_keys(t, "u");
  terminal_expect(t, "It is a draft again");
  terminal_keys(t, "<Home><Enter>");
  terminal_expect(t, "Y seen");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(undo_says_what_and_can_be_taken_back)
{
  struct terminal *t = run();
  terminal_keys(t, "gwwnun<Enter>y");
  terminal_keys(t, "<Enter>two polls<Esc>");
  terminal_expect(t, "two polls");
  terminal_keys(t, "u");
  terminal_expect(t, "Undone: comment on ");
  terminal_expect(t, "^Y brings it back.");
  terminal_expect_not(t, "two polls");
  terminal_keys(t, "<C-y>");
  terminal_expect(t, "It is back: comment on ");
  terminal_expect(t, "two polls");
  /* What was opened and left as it was is no step to be taken back. */
  terminal_keys(t, "<Enter><Esc>u");
  terminal_expect(t, "Undone: comment on ");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(a_change_after_undo_is_not_run_over)
{
  struct terminal *t = run();
  terminal_keys(t, "gwwnun<Enter>yff");
  terminal_keys(t, "u");
  terminal_expect(t, "It is a draft again");
  terminal_keys(t, "wnun<Enter><C-n>");
  terminal_keys(t, "yff");
  terminal_expect(t, "is final.");
  terminal_keys(t, "<C-y>");
  terminal_expect_not(t, "It is back");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(a_comment_says_how_it_ends)
{
  struct terminal *t = run();
  terminal_keys(t, "gwwnun<Enter><Enter>");
  terminal_expect(t, "Esc Done  Tab Next  Enter New line");
  terminal_keys(t, "one<Enter>two<Tab>");
  terminal_expect_not(t, "Enter New line");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(a_final_one_shows_what_can_be_done)
{
  struct terminal *t = run();
  terminal_keys(t, "gwwnun<Enter>yff");
  terminal_keys(t, "<Home><Enter>");
  terminal_expect(t, "This walkthrough is final. e changes it.");
  terminal_expect(t, "e Change");
  terminal_expect_not(t, "f Finish");
  terminal_keys(t, "n<Enter>x");
  terminal_expect(t, "Y seen");
  terminal_expect_not(t, "N not seen");
  terminal_keys(t, "e");
  terminal_expect(t, "f Finish");
  terminal_keys(t, "<Home>n");
  terminal_expect(t, "changes saved, not final");
  terminal_keys(t, "ff");
  terminal_expect(t, "is final.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(undo_writes_over_no_draft)
{
  struct terminal *t = run();
  terminal_keys(t, "gwwnun<Enter>yff");
  terminal_expect(t, "is final.");
  terminal_keys(t, "<Home><Enter>");
  terminal_expect(t, "This walkthrough is final. e changes it.");
  terminal_keys(t, "e<Enter>two polls later<Esc>");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "is being changed; it is on Today.");
  terminal_keys(t, "u");
  terminal_expect(t, "Undone: Finish");
  terminal_keys(t, "<Home><Enter>");
  terminal_expect(t, "two polls later");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

/* What the one draft holds. Yours. */
static struct record *the_draft(void)
{
  g_autofree char *path = g_build_filename(f.folder, "throughline", "drafts.db", NULL);
  AUTO(drafts) struct drafts *drafts = drafts_open(path, NULL);
  AUTO(record) struct record *district = store_district(f.store, NULL);
  AUTO(rowset)
  struct rowset *rows = draft_list(drafts, district->uid, f.principal[1], "walkthrough", NULL);
  ck_assert_int_eq(rows->row_count, 1);
  return record_from_json(&record_walkthrough, rowset_get(rows, 0, "json"), NULL);
}

static const char typed[] =
    "students asked each other why, and 2 of 9 answered with a reason of their own";

START_TEST(kill_at_any_key_loses_nothing)
{
  g_autoptr(GRand) chance = g_rand_new_with_seed((guint32)_i + 7);
  size_t length = (size_t)g_rand_int_range(chance, 1, (gint32)strlen(typed));
  g_autofree char *part = g_strndup(typed, length);
  struct terminal *t = run();
  terminal_keys(t, "gwwnun<Enter>yY");
  terminal_keys(t, part);
  terminal_kill(t, SIGKILL);
  ck_assert_int_eq(terminal_close(t, NULL), 128 + SIGKILL);

  AUTO(record) struct record *draft = the_draft();
  struct record *mark = record_find_part(draft, &record_mark, "strategy", f.strategy[1]);
  ck_assert_ptr_nonnull(mark);
  ck_assert_str_eq(record_get(mark, "comment"), part);
  ck_assert_str_eq(record_get(mark, "level"), "seen");

  t = run();
  terminal_keys(t, "gw");
  terminal_expect(t, "draft");
  terminal_keys(t, "<Home><Enter>");
  terminal_expect(t, "Y seen");
  terminal_expect(t, "Here you were typing.");
  terminal_keys(t, "|");
  g_autofree char *there = g_strconcat(part, "|", NULL);
  AUTO(record) struct record *later = the_draft();
  mark = record_find_part(later, &record_mark, "strategy", f.strategy[1]);
  ck_assert_str_eq(record_get(mark, "comment"), there);
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
}
END_TEST

START_TEST(one_goes_on_in_the_middle_of_a_word)
{
  struct terminal *t = run();
  terminal_keys(t, "gwwnun<Enter>yYtwo pols, thị Ánh<C-Left><C-Left><Left><Left><Left>");
  terminal_kill(t, SIGKILL);
  ck_assert_int_eq(terminal_close(t, NULL), 128 + SIGKILL);
  t = run();
  terminal_keys(t, "gw<Home><Enter>");
  terminal_keys(t, "l");
  terminal_expect(t, "two polls, thị Ánh");
  terminal_keys(t, "<Esc><Esc>");
  terminal_keys(t, "<Home><Enter>");
  terminal_expect_not(t, "Here you were typing.");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(what_another_finished_is_shown)
{
  struct terminal *t = run();
  terminal_keys(t, "gw");
  terminal_expect_not(t, "Trần");
  g_autofree char *uid =
      fixture_walkthrough(&f, "2026-11-11", (const char *const[]){ "seen", NULL, NULL });
  ck_assert_ptr_nonnull(uid);
  terminal_wait_text(t, "11 Nov 2026");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(anothers_walkthrough_is_not_there)
{
  struct terminal *t = run_as("Maria Arruda", 0, 0, NULL);
  terminal_keys(t, "gw");
  terminal_expect_not(t, "Nuñez");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("ui_walkthrough");
  TCase *tests = tcase_create("walkthrough");
  tcase_add_checked_fixture(tests, start, end);
  tcase_set_timeout(tests, 180);
  tcase_add_test(tests, a_walkthrough_from_the_doorway);
  tcase_add_test(tests, smaller_and_larger);
  tcase_add_test(tests, a_mark_after_a_comment_is_of_the_next_row);
  tcase_add_test(tests, wrong_keys_do_no_harm);
  tcase_add_test(tests, a_finish_taken_back_is_a_draft_again);
  tcase_add_test(tests, undo_writes_over_no_draft);
  tcase_add_test(tests, undo_says_what_and_can_be_taken_back);
  tcase_add_test(tests, a_change_after_undo_is_not_run_over);
  tcase_add_test(tests, a_comment_says_how_it_ends);
  tcase_add_test(tests, a_final_one_shows_what_can_be_done);
  tcase_add_test(tests, one_goes_on_in_the_middle_of_a_word);
  tcase_add_loop_test(tests, kill_at_any_key_loses_nothing, 0, 8);
  tcase_add_test(tests, what_another_finished_is_shown);
  tcase_add_test(tests, anothers_walkthrough_is_not_there);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
