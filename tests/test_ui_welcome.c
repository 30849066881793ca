/* The first start: from nothing to Today, and the sample. */
#include "suite.h"
#include "ui_run.h"

#include <signal.h>

static char *folder;

static void start(void)
{
  folder = g_dir_make_tmp("throughline-XXXXXX", NULL);
  ck_assert(folder);
}

static void end(void)
{
  fixture_remove_folder(folder);
  g_clear_pointer(&folder, g_free);
}

/* Starts it on a file in the folder, with drafts and settings there. */
static struct terminal *run(const char *name, int rows, int columns)
{
  g_autofree char *program = ui_program();
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_autofree char *state = g_strconcat("XDG_STATE_HOME=", folder, NULL);
  g_autofree char *config = g_strconcat("XDG_CONFIG_HOME=", folder, NULL);
  const char *const arguments[] = { program, "--db", path, NULL };
  const char *const environment[] = { state, config, "THROUGHLINE_SEED=screen", NULL };
  return terminal_open(&(struct terminal_program){
      .arguments = arguments, .environment = environment, .rows = rows, .columns = columns });
}

#define TYPED "<Enter>Mill City Public Schools<Enter>Siobhán<Enter>O’Brien<Enter><Enter>"

static void check_sizes(const char *keys, const char *name)
{
  static const int sizes[][2] = { { 24, 80 }, { 20, 60 }, { 43, 132 } };
  for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
    struct terminal *t = run("district.db", sizes[i][0], sizes[i][1]);
    terminal_keys(t, keys);
    terminal_check(t, name);
    terminal_kill(t, SIGTERM);
    terminal_close(t, NULL);
  }
}

START_TEST(what_it_looks_like)
{
  check_sizes("", "welcome");
  check_sizes("<Enter>", "welcome-form");
}
END_TEST

START_TEST(what_comes_next_looks_like)
{
  static const int sizes[][2] = { { 24, 80 }, { 20, 60 }, { 43, 132 } };
  for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
    g_autofree char *name = g_strdup_printf("next-%zu.db", i);
    struct terminal *t = run(name, sizes[i][0], sizes[i][1]);
    terminal_keys(t, TYPED "s<C-o>");
    terminal_check(t, "welcome-next");
    ck_assert_int_eq(terminal_close(t, "q"), 0);
  }
}
END_TEST

/* Nobody who types an abbreviation is given another role. */
START_TEST(a_role_may_be_abbreviated)
{
  struct terminal *t = run("roles.db", 0, 0);
  terminal_keys(t, TYPED "asst");
  terminal_expect(t, "You are           assistant superintendent");
  terminal_kill(t, SIGTERM);
  terminal_close(t, NULL);
}
END_TEST

/* The space between two words is one of them, and does not begin anew. */
START_TEST(a_role_may_be_two_words)
{
  struct terminal *t = run("words.db", 0, 0);
  terminal_keys(t, TYPED "assistant sup<Enter>");
  terminal_expect(t, "You are           assistant superintendent");
  terminal_kill(t, SIGTERM);
  terminal_close(t, NULL);
}
END_TEST

/* Letters of no choice are not half used: the list has all of them. */
START_TEST(a_role_that_is_none_is_not_half_read)
{
  struct terminal *t = run("none.db", 0, 0);
  terminal_keys(t, TYPED "Da");
  terminal_expect(t, "Enter Choose");
  terminal_keys(t, "ta person");
  terminal_expect(t, "data person");
  terminal_expect(t, "No choice fits these letters. ^U takes them back");
  terminal_keys(t, "<C-u>");
  terminal_expect(t, "record keeper");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "You are           needed");
  terminal_kill(t, SIGTERM);
  terminal_close(t, NULL);
}
END_TEST

START_TEST(there_is_nowhere_to_go_before_there_is_a_district)
{
  struct terminal *t = run("district.db", 0, 0);
  terminal_keys(t, "gt");
  terminal_expect(t, "t does nothing here.");
  terminal_keys(t, ":");
  terminal_expect_not(t, "Goes to Today");
  terminal_keys(t, "<Esc><Enter><Esc>gk");
  terminal_expect(t, "Your district");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(esc_comes_back_to_what_is_offered)
{
  struct terminal *t = run("district.db", 0, 0);
  terminal_keys(t, TYPED "s<Tab><Enter>");
  terminal_expect(t, "▸ Set up the district");
  terminal_expect(t, "Enter Set it up");
  terminal_keys(t, "q"); /* typed on: nothing */
  terminal_expect(t, "Nothing is typed here.");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "The district is set up");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "─ Import ─");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "The district is set up");
  terminal_keys(t, "<Down><Enter>");
  terminal_expect(t, "─ Records ─");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "The district is set up");
  terminal_keys(t, "<End><Enter>");
  terminal_expect(t, "─ Today ─");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(from_nothing_to_today)
{
  struct terminal *t = run("district.db", 0, 0);
  terminal_expect(t, "Set up my district");
  terminal_keys(t, TYPED "p<C-o>");
  terminal_expect(t, "Which school?");
  terminal_keys(t, "<Tab>Kuss Middle<C-o>");
  terminal_expect(t, "The district is set up");
  terminal_keys(t, "<End><Enter>");
  terminal_expect(t, "─ Today ─");
  terminal_expect(t, "Siobhán O’Brien");
  terminal_expect(t, "Walkthroughs in November  0 of 17");
  terminal_keys(t, "gr");
  terminal_expect(t, "1 person, an administrator");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Kuss Middle");
  ck_assert_int_eq(terminal_close(t, "q"), 0);

  t = run("district.db", 0, 0); /* the next start knows who it is */
  terminal_expect(t, "─ Today ─");
  terminal_expect(t, "Siobhán O’Brien");
  terminal_expect_not(t, "u Undo"); /* what was set up is not for undoing */
  ck_assert_int_eq(terminal_close(t, "q"), 0);

  t = run("another.db", 0, 0);
  terminal_expect(t, "Set up my district");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(nothing_typed_is_lost)
{
  struct terminal *t = run("district.db", 0, 0);
  terminal_keys(t, "<Enter>Mill City<Enter>Siob");
  terminal_kill(t, SIGKILL);
  terminal_close(t, NULL);
  t = run("district.db", 0, 0);
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "What you typed before is here again.");
  terminal_expect(t, "Mill City");
  terminal_expect(t, "Siob");
  terminal_keys(t, "<C-o>");
  terminal_expect(t, "Still needed: Your family name and You are.");
  terminal_keys(t, "<Esc><Esc>");
  terminal_expect(t, "What you typed is kept.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(the_sample)
{
  g_autofree char *program = ui_program();
  g_autofree char *path = g_build_filename(folder, "sample.db", NULL);
  const char *const make[] = {
    program, "sample", "--schools", "2", "--years", "1", "-o", path, NULL
  };
  int status = -1;
  g_setenv("THROUGHLINE_NOW", "2026-11-12T10:31:00", TRUE);
  ck_assert(g_spawn_sync(NULL, (char **)(gpointer)make, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
                         NULL, NULL, NULL, &status, NULL));
  ck_assert_int_eq(status, 0);
  struct terminal *t = run("district.db", 0, 0);
  terminal_keys(t, "<Down><Enter>");
  terminal_expect(t, "SAMPLE");
  terminal_expect(t, "Whose day do you want to see?");
  terminal_keys(t, "superint<Enter>");
  terminal_expect(t, "This is the sample.");
  terminal_expect(t, "─ Today ─");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
  t = run("district.db", 0, 0);
  terminal_expect(t, "Set up my district");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(making_the_sample_can_be_stopped)
{
  struct terminal *t = run("district.db", 0, 0);
  terminal_send(t, "<Down><Enter>");
  terminal_wait_text(t, "Making the sample district");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Stopped; nothing was made.");
  g_autofree char *path = g_build_filename(folder, "sample.db", NULL);
  ck_assert(!g_file_test(path, G_FILE_TEST_EXISTS));
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("the first start");
  TCase *tests = tcase_create("welcome");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, what_it_looks_like);
  tcase_add_test(tests, what_comes_next_looks_like);
  tcase_add_test(tests, a_role_may_be_abbreviated);
  tcase_add_test(tests, a_role_may_be_two_words);
  tcase_add_test(tests, a_role_that_is_none_is_not_half_read);
  tcase_add_test(tests, there_is_nowhere_to_go_before_there_is_a_district);
  tcase_add_test(tests, esc_comes_back_to_what_is_offered);
  tcase_add_test(tests, from_nothing_to_today);
  tcase_add_test(tests, nothing_typed_is_lost);
  tcase_add_test(tests, the_sample);
  tcase_add_test(tests, making_the_sample_can_be_stopped);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
