/* The toolkit on a terminal: tests/ui_demo driven by keys. Here golden screens; elsewhere
 * behaviour. */
#include "suite.h"

#include "tests/ui_demo_run.h"

#include <stdlib.h>
#include <string.h>

char *demo_path(void)
{
  const char *build = getenv("TL_BUILDDIR");
  return g_build_filename(build ? build : TL_BUILDDIR, "tests", "ui_demo", NULL);
}

struct terminal *demo_at(int rows, int columns, const char *term, const char *words)
{
  g_autofree char *path = demo_path();
  g_auto(GStrv) split = g_strsplit(words ? words : "", " ", -1);
  g_autoptr(GPtrArray) arguments = g_ptr_array_new();
  g_autoptr(GPtrArray) environment = g_ptr_array_new();
  g_ptr_array_add(arguments, path);
  for (char **word = split; *word; word++)
    if (**word)
      g_ptr_array_add(strchr(*word, '=') ? environment : arguments, *word);
  g_ptr_array_add(arguments, NULL);
  g_ptr_array_add(environment, NULL);
  return terminal_open(
      &(struct terminal_program){ .arguments = (const char *const *)arguments->pdata,
                                  .environment = (const char *const *)environment->pdata,
                                  .rows = rows,
                                  .columns = columns,
                                  .term = term });
}

struct terminal *demo(const char *words)
{
  return demo_at(0, 0, NULL, words);
}

void demo_end(struct terminal *t)
{
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}

/* --- Golden screens
 * -------------------------------------------------------------------------------- */

static const struct {
  int rows, columns;
} sizes[] = { { 24, 80 }, { 20, 60 }, { 43, 132 } };

/* Each widget in each size. */
START_TEST(widgets_in_sizes)
{
  struct terminal *t = demo_at(sizes[_i].rows, sizes[_i].columns, NULL, "--sample");
  terminal_check(t, "list");
  terminal_keys(t, "b<Down>");
  terminal_check(t, "list-grouped");
  terminal_keys(t, "b/ng");
  terminal_check(t, "list-find");
  terminal_keys(t, "zz");
  terminal_check(t, "list-nothing");
  terminal_keys(t, "<Esc>?");
  terminal_check(t, "help");
  terminal_keys(t, "<Esc>:op");
  terminal_check(t, "all-actions");
  terminal_keys(t, "<Esc>g");
  terminal_check(t, "chord");
  terminal_keys(t, "<Esc>c");
  terminal_check(t, "ask");
  terminal_keys(t, "y");
  terminal_check(t, "message");
  terminal_keys(t, "v<PgDn>");
  terminal_check(t, "view");
  terminal_keys(t, "<Esc>nx");
  terminal_check(t, "prompt");
  terminal_keys(t, "<Esc><Esc>");
  demo_end(t);
}
END_TEST

START_TEST(forms_in_sizes)
{
  struct terminal *t = demo_at(sizes[_i].rows, sizes[_i].columns, NULL, NULL);
  terminal_keys(t, "gfNuñez<Tab>José<Tab>m");
  terminal_check(t, "form-choice");
  terminal_keys(t, "<Tab>dang");
  terminal_check(t, "form-picker");
  terminal_keys(t, "<Enter>Nov 31<Tab>");
  terminal_check(t, "form-error");
  terminal_keys(t, "<Esc>nov 3<Tab>1031<Tab>9<Tab><Tab>");
  terminal_keys(t, "Two thumbs-up polls, no follow-up on the six who were unsure; an exit ticket "
                   "would have shown it.<Enter><Enter>Next: co-plan exit tickets. She liked it.");
  terminal_check(t, "form-long");
  terminal_keys(t, "<Esc>");
  terminal_check(t, "form-rest");
  terminal_keys(t, "<Esc>gt");
  terminal_check(t, "text-empty");
  terminal_keys(t, "Siobhán O’Brien and Nguyễn Thị Ánh walked along; សុខា was away.<Enter>");
  terminal_check(t, "text");
  terminal_keys(t, "<Esc>");
  demo_end(t);
}
END_TEST

static const struct {
  const char *term, *words, *name;
} kinds[] = {
  { "vt100", NULL, "kind" },
  { "linux", NULL, "kind" },
  { "xterm", NULL, "kind" },
  { "xterm-16color", NULL, "kind" },
  { "xterm-256color", NULL, "kind" },
  { "xterm-256color", "NO_COLOR=1", "kind-no-color" },
  { "xterm-256color", "LANG=C", "kind-ascii" },
};

/* Letters and words say in each kind of terminal what colours say in some. */
START_TEST(kinds_of_terminals)
{
  struct terminal *t = demo_at(0, 132, kinds[_i].term, kinds[_i].words);
  terminal_check(t, kinds[_i].name);
  g_autofree char *form = g_strconcat(kinds[_i].name, "-form", NULL);
  terminal_keys(t, "gf<Tab><Tab><Tab><Tab>Nov 31<Tab>");
  terminal_check(t, form);
  terminal_keys(t, "<Esc><Esc><Esc>");
  demo_end(t);
}
END_TEST

TCase *golden_tests(void)
{
  TCase *tests = tcase_create("golden");
  tcase_add_loop_test(tests, widgets_in_sizes, 0, (int)G_N_ELEMENTS(sizes));
  tcase_add_loop_test(tests, forms_in_sizes, 0, (int)G_N_ELEMENTS(sizes));
  tcase_add_loop_test(tests, kinds_of_terminals, 0, (int)G_N_ELEMENTS(kinds));
  return tests;
}

int main(void)
{
  Suite *suite = suite_create("ui_screens");
  suite_add_tcase(suite, golden_tests());
  suite_add_tcase(suite, behaviour_tests());
  suite_add_tcase(suite, terminal_tests());
  return suite_run(suite);
}
