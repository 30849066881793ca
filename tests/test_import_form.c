/* Forms as files: what is written comes back the same, changes make a version, old ones stay. */
#include "import_case.h"
#include "suite.h"

#include "base/error.h"
#include "exchange/form_file.h"
#include "model/tables.h"

#include <string.h>

#define HEADER                                                                                     \
  "form,version,position,strategy_code,strategy,look_for,group,scale,level_code,level_key,level,"  \
  "counts\n"

static struct fixture f;
static struct import_case test;

static void start(void)
{
  import_case_start(&test, &f, import_form);
}

static void end(void)
{
  import_case_end(&test);
}

/* The file of a form. Yours. */
static char *exported(const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename(f.folder, "form.csv", NULL);
  char *text = NULL;
  FILE *out = fopen(path, "w");
  ck_assert_ptr_nonnull(out);
  ck_assert_msg(form_export(f.store, name, out, &error), "%s", error ? error->message : "");
  fclose(out);
  ck_assert(g_file_get_contents(path, &text, NULL, NULL));
  return text;
}

/* The form's version with that number. Yours. */
static struct record *version(const char *number)
{
  return import_case_record(&test, &record_instrument_version, "version", number);
}

static const char own[] =
    "\xef\xbb\xbf" HEADER "Look-fors,1,1,s1,Objective is visible,,,,,,,\n"
    "Look-fors,1,2,s2,Questions ask for reasoning,,,,,,,\n"
    "Look-fors,1,3,s3,Students talk,,,,,,,\n"
    "Look-fors,1,1,,,,,\"seen, partly, not seen\",seen,y,seen,seen\n"
    "Look-fors,1,2,,,,,\"seen, partly, not seen\",partly,p,partly,seen\n"
    "Look-fors,1,3,,,,,\"seen, partly, not seen\",not_seen,n,not seen,not_seen\n"
    "Look-fors,1,4,,,,,\"seen, partly, not seen\",na,'-,n.a.,neither\n";

START_TEST(a_form_is_written_and_comes_back_the_same)
{
  g_autofree char *text = exported("look-fors");
  GString *lines = g_string_new(text);
  g_string_replace(lines, "\r\n", "\n", 0);
  ck_assert_str_eq(lines->str, own);
  g_string_free(lines, TRUE);
  g_autofree char *summary = import_case_run(&test, text);
  ck_assert_ptr_nonnull(
      strstr(summary, "Versions of forms: 0 added, 0 changed, 1 left as they were."));
  ck_assert_int_eq(test.result.refused, 0);
}
END_TEST

START_TEST(a_change_makes_a_version_that_is_not_published)
{
  static const char changed[] = HEADER "Look-fors,,,s3,Students talk to each other,In pairs,,,,,,\n"
                                       "Look-fors,,,s1,Objective is visible,,,,,,,\n"
                                       "Look-fors,,,,Exit ticket,Collected,End,,,,,\n";
  g_free(import_case_run(&test, changed));
  AUTO(record) struct record *first = version("1");
  AUTO(record) struct record *second = version("2");
  ck_assert_uint_eq(record_parts(first, &record_instrument_item)->len, 3);
  const GPtrArray *items = record_parts(second, &record_instrument_item);
  ck_assert_uint_eq(items->len, 3);
  ck_assert_ptr_null(record_get(second, "published_on"));
  ck_assert_str_eq(record_get(second, "scale"), record_get(first, "scale"));
  ck_assert_str_eq(record_get(items->pdata[0], "strategy"), f.strategy[2]);
  ck_assert_str_eq(record_get(items->pdata[0], "wording"), "Students talk to each other");
  AUTO(record)
  struct record *ticket = import_case_record(&test, &record_strategy, "name", "Exit ticket");
  ck_assert_str_eq(record_get(ticket, "look_for"), "Collected");
  ck_assert_str_eq(record_get(items->pdata[2], "grouping"), "End");
  /* Once more changes nothing; published, the next change makes a third. */
  g_autofree char *again = import_case_run(&test, changed);
  ck_assert_ptr_nonnull(strstr(again, "Versions of forms: 0 added, 0 changed, 1 left"));
  test.options.publish = true;
  g_autofree char *published = import_case_run(&test, changed);
  ck_assert_ptr_nonnull(strstr(published, "Versions of forms: 0 added, 1 changed, 0 left"));
  test.options.publish = false;
  g_autofree char *third = import_case_run(&test, HEADER "Look-fors,,,s1,Objective,,,,,,,\n");
  ck_assert_ptr_nonnull(strstr(third, "Versions of forms: 1 added, 0 changed, 0 left"));
  AUTO(record) struct record *now = version("2");
  ck_assert_str_eq(record_get(now, "published_on"), "2026-11-12");
}
END_TEST

START_TEST(a_new_form_brings_its_scale)
{
  static const char form[] = HEADER "Rounds,,,,Calm start,,,,,,,\n"
                                    "Rounds,,,,Clear task,,,,,,,\n"
                                    "Rounds,,,,,,,Yes and no,yes,y,yes,seen\n"
                                    "Rounds,,,,,,,Yes and no,no,n,no,not seen\n";
  g_free(import_case_run(&test, form));
  AUTO(record) struct record *made =
      import_case_record(&test, &record_instrument, "name", "Rounds");
  AUTO(record) struct record *scale =
      import_case_record(&test, &record_scale, "name", "Yes and no");
  ck_assert_uint_eq(record_parts(scale, &record_level)->len, 2);
  AUTO(record)
  struct record *first =
      import_case_record(&test, &record_instrument_version, "instrument", made->uid);
  ck_assert_str_eq(record_get(first, "version"), "1");
  ck_assert_str_eq(record_get(first, "scale"), scale->uid);
  g_autofree char *text = exported("Rounds");
  g_autofree char *again = import_case_run(&test, text);
  ck_assert_ptr_nonnull(strstr(again, "Versions of forms: 0 added, 0 changed, 1 left"));
  /* Other levels are another scale: what was marked by the old one stays. */
  g_free(import_case_run(&test, HEADER "Rounds,,,,Calm start,,,,,,,\n"
                                       "Rounds,,,,,,,Yes and no,yes,y,mostly,seen\n"));
  AUTO(record) struct record *other =
      import_case_record(&test, &record_scale, "code", "yes_and_no_2");
  ck_assert_uint_eq(record_parts(other, &record_level)->len, 1);
  AUTO(record) struct record *kept = import_case_record(&test, &record_scale, "code", "yes_and_no");
  ck_assert_uint_eq(record_parts(kept, &record_level)->len, 2);
}
END_TEST

START_TEST(a_form_comes_in_whole_or_not_at_all)
{
  g_autofree char *message = import_case_fail(&test,
                                              HEADER "Rounds,,,,Calm start,,,,,,,\n"
                                                     "Rounds,,,,Calm start,,,,,,,\n"
                                                     "Walks,,,,Clear task,,,,,,,\n"
                                                     "Rounds,,,,,,,,yes,y,yes,\n"
                                                     "Rounds,,,,,,,,,,,\n",
                                              TL_ERROR_REFUSED);
  ck_assert_str_eq(message, "A form comes in whole or not at all, so nothing was brought in.");
  g_autofree char *lines = import_case_lines(&test, IMPORT_REFUSED);
  ck_assert_str_eq(lines,
                   "in.csv:3: Calm start is on the form already. Take one of the rows out.\n"
                   "in.csv:4: the form is Rounds in the rows above. A file is of one form; make "
                   "two.\n"
                   "in.csv:5: A level has level_code, level_key, level and counts (seen, not_seen "
                   "or neither). Fill them in.\n"
                   "in.csv:6: A row is a strategy or a level. Fill one of them in.\n");
  g_autofree char *levels =
      import_case_fail(&test, HEADER "Rounds,,,,Calm start,,,,,,,\n", TL_ERROR_INVALID);
  ck_assert_ptr_nonnull(strstr(levels, "The file has no levels."));
  g_autofree char *uid = store_find(f.store, &record_instrument, "name", "Rounds", NULL);
  ck_assert_ptr_null(uid);
}
END_TEST

/* As on the screen: a key that finishes a walkthrough marks nothing. */
START_TEST(a_key_must_be_free_while_a_walkthrough_is_recorded)
{
  g_free(import_case_fail(&test,
                          HEADER "Rounds,,,,Calm start,,,,,,,\n"
                                 "Rounds,,,,,,,Yes and no,yes,f,yes,seen\n"
                                 "Rounds,,,,,,,Yes and no,no,long,no,not seen\n",
                          TL_ERROR_REFUSED));
  g_autofree char *lines = import_case_lines(&test, IMPORT_REFUSED);
  ck_assert_ptr_nonnull(strstr(lines, "in.csv:3: f does something else while a walkthrough is "
                                      "recorded. These are free: c h i j l n o p w x y z 0 1"));
  ck_assert_ptr_nonnull(strstr(lines, "in.csv:4: A key is one letter, digit or sign."));
}
END_TEST

START_TEST(walkthroughs_do_not_come_in_by_a_version_that_is_not_published)
{
  g_free(import_case_run(&test, HEADER "Look-fors,,,s1,Objective is visible,,,,,,,\n"
                                       "Look-fors,,,,,,,Two,yes,y,yes,seen\n"));
  test.import = import_walkthroughs;
  import_case_expect(&test,
                     "walkthrough,school,teacher,observer,date,strategy,mark\n"
                     "1,Kuss,José Nuñez,Siobhán O’Brien,2026-11-05,Objective is visible,partly\n",
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("import_form");
  TCase *cases = tcase_create("import_form");
  tcase_add_checked_fixture(cases, start, end);
  tcase_add_test(cases, a_form_is_written_and_comes_back_the_same);
  tcase_add_test(cases, a_change_makes_a_version_that_is_not_published);
  tcase_add_test(cases, a_new_form_brings_its_scale);
  tcase_add_test(cases, a_form_comes_in_whole_or_not_at_all);
  tcase_add_test(cases, a_key_must_be_free_while_a_walkthrough_is_recorded);
  tcase_add_test(cases, walkthroughs_do_not_come_in_by_a_version_that_is_not_published);
  suite_add_tcase(suite, cases);
  return suite_run(suite);
}
