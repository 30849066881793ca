/* Bringing in a file on the screen: the dry run shows everything, Esc leaves all as it was, Enter
 * takes it in. */
#include "fixture.h"
#include "suite.h"
#include "tests/terminal.h"

#include "model/tables.h"

static struct fixture f;

static void start(void)
{
  fixture_start(&f);
}

static void end(void)
{
  fixture_end(&f);
}

static struct terminal *run_as(const char *person, int rows, int columns)
{
  const char *build = g_getenv("TL_BUILDDIR");
  g_autofree char *path = g_build_filename(build ? build : TL_BUILDDIR, "throughline", NULL);
  const char *const arguments[] = { path, "--db", f.path, person ? "--as" : NULL, person, NULL };
  return terminal_open(
      &(struct terminal_program){ .arguments = arguments, .rows = rows, .columns = columns });
}

static long schools(void)
{
  g_autoptr(GPtrArray) uids = store_uids(f.store, &record_school, NULL);
  return uids->len;
}

/* Opens the import of schools with a file of one new school, one known and one without a name. */
static void look_at_file(struct terminal *t)
{
  g_autofree char *path = g_build_filename(f.folder, "list.csv", NULL);
  ck_assert(g_file_set_contents(
      path,
      "School Code,School Name,District Name\n950999,Wiley,Mill City\n"
      "950045,Doran Elementary,Mill City\n950998,,Mill City\n10505,Abington High,Abington\n",
      -1, NULL));
  g_autofree char *keys = g_strconcat("gr<End><Enter><Enter>", path, "<Enter>", NULL);
  terminal_keys(t, keys);
}

START_TEST(first_a_look_then_it_comes_in)
{
  struct terminal *t = run_as(NULL, 24, 80);
  look_at_file(t);
  terminal_expect(t, "2 would be added");
  terminal_expect(t, "refused    list.csv:4:");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "districts. Bring it in now?");
  terminal_keys(t, "<Esc>");
  terminal_keys(t, "o");
  terminal_expect(t, "District Name=Mill City");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "1 would be added");
  ck_assert_int_eq(schools(), 2);
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Bring it in now?");
  terminal_keys(t, "b");
  terminal_expect(t, "1 added");
  terminal_expect(t, "u undoes.");
  ck_assert_int_eq(schools(), 3);
  terminal_keys(t, "u");
  terminal_expect(t, "be brought back");
  ck_assert_int_eq(schools(), 3);
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Undone: ");
  ck_assert_int_eq(schools(), 2);
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(what_it_looks_like)
{
  static const int sizes[][2] = { { 24, 80 }, { 20, 60 }, { 43, 132 } };
  for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
    struct terminal *t = run_as(NULL, sizes[i][0], sizes[i][1]);
    terminal_keys(t, "gr<End><Enter>");
    terminal_check(t, "import-kinds");
    terminal_keys(t, "<Esc>");
    look_at_file(t);
    terminal_keys(t, "o<Enter>");
    terminal_check(t, "import");
    ck_assert_int_eq(terminal_close(t, "q"), 0);
  }
}
END_TEST

/* Copies a folder of the tests' data into the Downloads of who sits at the terminal. */
static void put_roster(struct terminal *t)
{
  const char *source = g_getenv("TL_SRCDIR");
  g_autofree char *from =
      g_build_filename(source ? source : TL_SRCDIR, "tests", "data", "oneroster-1.1", NULL);
  g_autofree char *to = g_build_filename(terminal_home(t), "Downloads", "roster", NULL);
  ck_assert_int_eq(g_mkdir_with_parents(to, 0700), 0);
  g_autoptr(GDir) dir = g_dir_open(from, 0, NULL);
  ck_assert_ptr_nonnull(dir);
  for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir)) {
    g_autofree char *path = g_build_filename(from, name, NULL);
    g_autofree char *copy = g_build_filename(to, name, NULL);
    g_autofree char *text = NULL;
    gsize length = 0;
    ck_assert(g_file_get_contents(path, &text, &length, NULL));
    ck_assert(g_file_set_contents(copy, text, (gssize)length, NULL));
  }
}

START_TEST(the_folder_of_a_roster_is_chosen)
{
  struct terminal *t = run_as(NULL, 24, 80);
  put_roster(t);
  terminal_keys(t, "gr<End><Enter><Down><Down><Enter>");
  terminal_expect(t, "Roster of another system, in ~/Downloads");
  terminal_keys(t, "roster<Enter>");
  terminal_expect(t, "This folder");
  terminal_keys(t, "This<Enter>");
  terminal_expect(t, "Schools: ");
  terminal_expect(t, "would be added");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Bring it in now?");
  terminal_keys(t, "b");
  terminal_expect(t, "Schools: ");
  ck_assert_int_gt(schools(), 2);
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(too_much_to_undo_is_said_before)
{
  struct terminal *t = run_as(NULL, 24, 80);
  g_autofree char *path = g_build_filename(f.folder, "many.csv", NULL);
  g_autoptr(GString) text = g_string_new("family_name,given_name,role\n");
  for (int i = 0; i < 2001; i++)
    g_string_append_printf(text, "Teacher %d,Ana,teacher\n", i);
  ck_assert(g_file_set_contents(path, text->str, -1, NULL));
  g_autofree char *keys = g_strconcat("gr<End><Enter><Down><Enter>", path, "<Enter>", NULL);
  terminal_keys(t, keys);
  terminal_expect(t, "2,001 would be added");
  terminal_expect(t, "2,000 records cannot be undone once they are in");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "cannot be undone once");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
}
END_TEST

START_TEST(what_is_only_added_goes_again)
{
  struct terminal *t = run_as(NULL, 24, 80);
  g_autofree char *path = g_build_filename(f.folder, "wiley.csv", NULL);
  ck_assert(g_file_set_contents(path, "School Code,School Name\n950999,Wiley\n", -1, NULL));
  g_autofree char *keys = g_strconcat("gr<End><Enter><Enter>", path, "<Enter><Enter>b", NULL);
  terminal_keys(t, keys);
  terminal_expect(t, "1 added");
  ck_assert_int_eq(schools(), 3);
  terminal_keys(t, "u<Enter>");
  ck_assert_int_eq(schools(), 2);
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(esc_leaves_all_as_it_was)
{
  struct terminal *t = run_as(NULL, 20, 60);
  look_at_file(t);
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Nothing was brought in.");
  ck_assert_int_eq(schools(), 2);
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* A path goes on from where one is, and a folder that is typed is opened. */
START_TEST(a_path_is_typed)
{
  struct terminal *t = run_as(NULL, 24, 80);
  put_roster(t);
  terminal_keys(t, "gr<End><Enter><Enter>");
  terminal_expect(t, "Schools, in ~/Downloads");
  terminal_keys(t, "ros");
  terminal_keys(t, "<Down>");
  terminal_expect(t, "▸ Type a path instead");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "~/Downloads/ros");
  terminal_keys(t, "ter<Enter>");
  terminal_expect(t, "Schools, in ~/Downloads/roster");
  terminal_keys(t, "~<Enter>");
  terminal_expect(t, "Schools, in ~ ");
  terminal_keys(t, "~/Downloads/roster/orgs.csv<Enter>");
  terminal_expect(t, "would be added");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
}
END_TEST

START_TEST(a_missing_file_is_a_sentence)
{
  struct terminal *t = run_as(NULL, 24, 80);
  terminal_keys(t, "gr<End><Enter><Enter>/no/such/file.csv<Enter>");
  terminal_expect(t, "There is no file /no/such/file.csv.");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
}
END_TEST

START_TEST(only_the_record_keeper_is_offered_it)
{
  struct terminal *t = run_as("Siobhán O’Brien", 24, 80);
  terminal_keys(t, "gr");
  terminal_expect_not(t, "Import");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("ui_import");
  TCase *tests = tcase_create("import");
  tcase_add_checked_fixture(tests, start, end);
  tcase_set_timeout(tests, 180);
  tcase_add_test(tests, first_a_look_then_it_comes_in);
  tcase_add_test(tests, what_it_looks_like);
  tcase_add_test(tests, the_folder_of_a_roster_is_chosen);
  tcase_add_test(tests, too_much_to_undo_is_said_before);
  tcase_add_test(tests, what_is_only_added_goes_again);
  tcase_add_test(tests, esc_leaves_all_as_it_was);
  tcase_add_test(tests, a_path_is_typed);
  tcase_add_test(tests, a_missing_file_is_a_sentence);
  tcase_add_test(tests, only_the_record_keeper_is_offered_it);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
