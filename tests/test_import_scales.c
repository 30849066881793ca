/* Walkthroughs of a form whose versions have different scales: each is read by that of its day. */
#include "import_case.h"
#include "suite.h"

#include "model/tables.h"

#include <string.h>

static struct fixture f;
static struct import_case test;
static char *newer; /* uid of the version since 5 Nov */

static const char two_added[] = "2 added, 0 changed, 0 left as they were, 0 refused.";
static const char two_same[] = "0 added, 0 changed, 2 left as they were, 0 refused.";

#define COLUMNS                                                                                    \
  "column,field,answer,means\nTimestamp,timestamp,,\nEmail,observer,,\nTeacher,teacher,,\n"        \
  ",school,,Kuss\nObjective,strategy:s1,,\nNotes,what_worked,,\n,strategy,,\n"
#define FORM "Timestamp,Email,Teacher,Objective,Notes\n"
#define OLDER "11/4/2026 9:31:23,marruda@example.org,José Nuñez,Yes,older\n"
#define NEWER "11/6/2026 9:31:23,marruda@example.org,José Nuñez,Yes,newer\n"

/* The same form with a scale of other levels. */
static void publish(void)
{
  struct record *scale = fixture_record(&record_scale, "code", "ws", "name", "weak, strong", NULL);
  fixture_part(scale, &record_level, "code", "strong", "position", "1", "key", "s", "label",
               "strong", "counts", "seen", NULL);
  fixture_part(scale, &record_level, "code", "weak", "position", "2", "key", "w", "label", "weak",
               "counts", "not_seen", NULL);
  g_autofree char *uid = fixture_kept(f.store, scale);
  AUTO(record) struct record *next = fixture_load(f.store, &record_instrument_version, f.version);
  g_clear_pointer(&next->uid, g_free);
  next->revision = 0;
  record_set(next, "version", "2");
  record_set(next, "scale", uid);
  record_set(next, "published_on", "2026-11-05");
  fixture_save(f.store, next);
  newer = g_strdup(next->uid);
}

static void start_wide(void)
{
  import_case_start(&test, &f, import_wide);
  import_case_map(&test, WIDE_WALKTHROUGHS, COLUMNS ",,Yes,seen\n,,No,not_seen\n");
}

static void start_long(void)
{
  import_case_start(&test, &f, import_walkthroughs);
}

static void end(void)
{
  import_case_end(&test);
  g_clear_pointer(&newer, g_free);
}

static void assert_level(const char *id, const char *version, const char *level)
{
  AUTO(record)
  struct record *made = import_case_record(&test, &record_walkthrough, "external_id", id);
  const struct record *mark = record_find_part(made, &record_mark, "strategy", f.strategy[0]);
  ck_assert_str_eq(record_get(made, "instrument_version"), version);
  ck_assert_ptr_nonnull(mark);
  ck_assert_str_eq(record_get(mark, "level"), level);
}

#define OLDER_ID "2026-11-04 09:31:23 marruda@example.org jose nunez"
#define NEWER_ID "2026-11-06 09:31:23 marruda@example.org jose nunez"

START_TEST(each_row_has_the_scale_of_its_day)
{
  import_case_expect(&test, FORM OLDER, "1 added, 0 changed, 0 left as they were, 0 refused.");
  publish();
  import_case_expect(&test, FORM OLDER NEWER,
                     "0 added, 0 changed, 1 left as they were, 1 refused.");
  g_autofree char *refused = import_case_lines(&test, IMPORT_REFUSED);
  ck_assert_ptr_nonnull(strstr(refused, "in.csv:3: what “Yes” under “Objective” means is not in "
                                        "the map. Add a row below that column: ,,Yes,MEANS with "
                                        "one of strong and weak (or ignore)."));
  import_case_map(&test, WIDE_WALKTHROUGHS, COLUMNS ",,Yes,seen\n,,No,not_seen\n,,Yes,strong\n");
  import_case_expect(&test, FORM OLDER NEWER,
                     "1 added, 0 changed, 1 left as they were, 0 refused.");
  import_case_expect(&test, FORM OLDER NEWER, two_same);
  assert_level(OLDER_ID, f.version, "seen");
  assert_level(NEWER_ID, newer, "strong");
}
END_TEST

/* A row that comes late still is of the version of its day. */
START_TEST(a_late_row_is_of_its_day)
{
  publish();
  import_case_map(&test, WIDE_WALKTHROUGHS, COLUMNS ",,Yes,seen\n,,Yes,strong\n");
  import_case_expect(&test, FORM OLDER NEWER, two_added);
  assert_level(OLDER_ID, f.version, "seen");
  assert_level(NEWER_ID, newer, "strong");
}
END_TEST

START_TEST(what_is_in_stays_where_the_map_has_no_level_of_it)
{
  import_case_expect(&test, FORM OLDER, "1 added, 0 changed, 0 left as they were, 0 refused.");
  publish();
  import_case_map(&test, WIDE_WALKTHROUGHS, COLUMNS ",,Yes,strong\n");
  import_case_expect(&test, FORM OLDER NEWER,
                     "1 added, 0 changed, 1 left as they were, 0 refused.");
  import_case_assert_notice(&test, "in.csv:2: “strong” is no level of the form’s version that this "
                                   "walkthrough is of; marks of such walkthroughs stay as they "
                                   "are here");
  assert_level(OLDER_ID, f.version, "seen");
}
END_TEST

/* History from before the form was there may speak its words. */
START_TEST(a_new_row_in_newer_words_is_of_the_newer_version)
{
  publish();
  import_case_map(&test, WIDE_WALKTHROUGHS, COLUMNS ",,Yes,strong\n");
  import_case_expect(&test, FORM OLDER NEWER, two_added);
  assert_level(OLDER_ID, newer, "strong");
}
END_TEST

START_TEST(a_map_keeps_both_meanings)
{
  static const char text[] = COLUMNS ",,Yes,seen\n,,Yes,strong\n";
  import_case_map(&test, WIDE_WALKTHROUGHS, text);
  g_autofree char *written = wide_map_text(test.map);
  ck_assert_ptr_nonnull(strstr(written, ",,Yes,seen\n,,Yes,strong\n"));
}
END_TEST

START_TEST(rows_of_marks_have_the_scale_of_their_day)
{
#define ROW(id, day, s1, s2)                                                                       \
  id ",Kuss,José Nuñez,Siobhán O’Brien," day ",s1," s1 "\n" id                                     \
     ",Kuss,José Nuñez,Siobhán O’Brien," day ",s2," s2 "\n"
  static const char text[] = "walkthrough,school,teacher,observer,date,strategy,mark\n" ROW(
      "1", "2026-11-04", "seen", "partly") ROW("2", "2026-11-06", "strong", "weak");
  publish();
  import_case_expect(&test, text, two_added);
  import_case_expect(&test, text, two_same);
  assert_level("1", f.version, "seen");
  assert_level("2", newer, "strong");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("import scales");
  TCase *wide = tcase_create("wide");
  tcase_add_checked_fixture(wide, start_wide, end);
  tcase_add_test(wide, each_row_has_the_scale_of_its_day);
  tcase_add_test(wide, a_late_row_is_of_its_day);
  tcase_add_test(wide, what_is_in_stays_where_the_map_has_no_level_of_it);
  tcase_add_test(wide, a_new_row_in_newer_words_is_of_the_newer_version);
  tcase_add_test(wide, a_map_keeps_both_meanings);
  suite_add_tcase(suite, wide);
  TCase *marks = tcase_create("marks");
  tcase_add_checked_fixture(marks, start_long, end);
  tcase_add_test(marks, rows_of_marks_have_the_scale_of_their_day);
  suite_add_tcase(suite, marks);
  return suite_run(suite);
}
