/* Maps proposed for wide files by their titles, and answers that begin with the number of an item.
 */
#include "import_case.h"
#include "suite.h"

#include "exchange/wide_guess.h"
#include "model/tables.h"

#include <string.h>

static struct fixture f;
static struct import_case test;

static void start(void)
{
  import_case_start(&test, &f, import_wide);
}

static void end(void)
{
  import_case_end(&test);
}

/* The map proposed for a file. Yours. */
static char *proposed(enum wide_kind kind, const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename(f.folder, "answers.csv", NULL);
  ck_assert(g_file_set_contents(path, text, -1, NULL));
  AUTO(wide_sample) struct wide_sample *sample = wide_sample_read(path, &error);
  ck_assert_msg(sample, "%s", error ? error->message : "");
  AUTO(wide_map) struct wide_map *map = wide_guess(f.store, kind, sample, "Our form", &error);
  ck_assert_msg(map, "%s", error ? error->message : "");
  return wide_map_text(map);
}

static void expect_lines(const char *text, const char *const *lines)
{
  for (; *lines; lines++) {
    g_autofree char *line = g_strconcat("\n", *lines, "\n", NULL);
    ck_assert_msg(strstr(text, line), "no line %s in\n%s", *lines, text);
  }
}

/* A second version of the form, with a strategy that speaks of next steps. */
static void add_feedback(void)
{
  AUTO(record)
  struct record *strategy = fixture_record(&record_strategy, "code", "feedback", "name",
                                           "Feedback names the next step", NULL);
  fixture_save(f.store, strategy);
  AUTO(record) struct record *next = fixture_load(f.store, &record_instrument_version, f.version);
  g_clear_pointer(&next->uid, g_free);
  next->revision = 0;
  record_set(next, "version", "2");
  record_set(next, "published_on", "2026-10-01");
  fixture_part(next, &record_instrument_item, "strategy", strategy->uid, "wording",
               "Feedback names the next step", NULL);
  fixture_save(f.store, next);
}

#define TITLES                                                                                     \
  "Timestamp,Email Address,Teacher,Objective is visible,Questions ask for reasoning,Comment on "   \
  "objective,Comments on the lesson,"

START_TEST(texts_are_no_marks)
{
  add_feedback();
  g_autofree char *texts =
      proposed(WIDE_WALKTHROUGHS, TITLES
               "One next step\n11/4/2026 9:05:23,a@b.org,X,Yes,No,On board,Calm,Cold call\n");
  static const char *const lines[] = {
    "Objective is visible,strategy:s1,,", "Questions ask for reasoning,strategy:s2,,",
    "Comment on objective,comment:s1,,",  "Comments on the lesson,what_worked,,",
    "One next step,next_step,,",          NULL,
  };
  expect_lines(texts, lines);
  g_autofree char *marks =
      proposed(WIDE_WALKTHROUGHS, TITLES
               "Next step named\n11/4/2026 9:05:23,a@b.org,X,Yes,No,On board,Calm,Somewhat\n");
  static const char *const marked[] = { "Next step named,strategy:feedback,,", NULL };
  expect_lines(marks, marked);
}
END_TEST

/* "Somewhat" as a next step would stand on the teacher's slip, "Yes" as a goal in the packet. */
START_TEST(answers_of_a_few_are_no_texts)
{
  g_autofree char *marks = proposed(
      WIDE_WALKTHROUGHS, "Timestamp,Email Address,Teacher,Objective posted?,Questioning (why/how),"
                         "A next step?\n11/4/2026 9:05:23,a@b.org,X,Yes,Somewhat,No\n"
                         "11/4/2026 9:15:23,a@b.org,Y,No,N/A,Yes\n"
                         "11/5/2026 9:15:23,a@b.org,Y,No,Yes,No\n"
                         "11/6/2026 9:15:23,a@b.org,Y,No,Ja,No\n");
  static const char *const marked[] = { "Objective posted?,strategy:s1,,",
                                        "Questioning (why/how),ignore,,", "A next step?,ignore,,",
                                        NULL };
  expect_lines(marks, marked);
  g_autofree char *goals =
      proposed(WIDE_SELF_ASSESSMENTS, "Timestamp,Email Address,My goal,Goal from last month "
                                      "reached?\n11/4/2026 9:05:23,a@b.org,More talk,Yes\n");
  static const char *const goal[] = { "My goal,goal,,", "Goal from last month reached?,goal_met,,",
                                      NULL };
  expect_lines(goals, goal);
}
END_TEST

static void make_plan(void)
{
  AUTO(record)
  struct record *goal = fixture_record(&record_sip_goal, "school", f.school[1], "school_year",
                                       "SY2026-27", "code", "1", "text", "Talk", NULL);
  fixture_save(f.store, goal);
  static const char *const codes[] = { "1.1", "1.2", "1.1.1", "1.10" };
  for (size_t i = 0; i < G_N_ELEMENTS(codes); i++)
    fixture_keep(f.store, fixture_record(&record_sip_item, "sip_goal", goal->uid, "code", codes[i],
                                         "text", "Do it", NULL));
}

START_TEST(a_title_that_holds_an_item_s_number_is_of_that_item)
{
  make_plan();
  g_autofree char *text =
      proposed(WIDE_SIP, "Timestamp,School,1.1 Talks,1.2 Number talks,1.10 Read,Notes on 1.1,Notes,"
                         "Note for item 1.10.\n11/3/2026 8:05:23,Kuss,Complete,C,N,well,so,now\n");
  static const char *const lines[] = {
    "1.1 Talks,status:1.1,,",
    "1.2 Number talks,status:1.2,,",
    "1.10 Read,status:1.10,,",
    "Notes on 1.1,note:1.1,,",
    "Notes,note:1.10,,",
    "Note for item 1.10.,note:1.10,,",
    NULL,
  };
  expect_lines(text, lines);
}
END_TEST

static void assert_status(const char *code, const char *status)
{
  AUTO(record) struct record *item = import_case_record(&test, &record_sip_item, "code", code);
  const struct record *part = record_find_part(item, &record_sip_status, "month", "2026-11");
  ck_assert_ptr_nonnull(part);
  ck_assert_str_eq(record_get(part, "status"), status);
}

START_TEST(an_answer_may_begin_with_the_number)
{
  make_plan();
  import_case_map(&test, WIDE_SIP,
                  "column,field,answer,means\nTimestamp,timestamp,,\nSchool,school,,\n"
                  "Item,code,,\nStatus,status,,\n");
  g_free(import_case_run(&test, "Timestamp,School,Item,Status\n"
                                "11/2/2026 8:00:00,Kuss,1.1 Weekly talks,Complete\n"
                                "11/2/2026 8:01:00,Kuss,1.1.1: more talks,In progress\n"
                                "11/2/2026 8:02:00,Kuss,1.10,No action\n"
                                "11/2/2026 8:02:00,Kuss,Item 1.2,In progress\n"
                                "11/2/2026 8:03:00,Kuss,1.12 Others,Complete\n"));
  import_case_assert_lines(&test, IMPORT_REFUSED,
                           "in.csv:6: There is no item 1.12 Others in the plan of Kuss Middle for "
                           "SY2026-27. Bring in the plan first, or correct the number.\n");
  assert_status("1.1", "complete");
  assert_status("1.1.1", "in_progress");
  assert_status("1.10", "no_action");
  assert_status("1.2", "in_progress");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("wide_guess");
  TCase *cases = tcase_create("wide_guess");
  tcase_add_checked_fixture(cases, start, end);
  tcase_add_test(cases, texts_are_no_marks);
  tcase_add_test(cases, answers_of_a_few_are_no_texts);
  tcase_add_test(cases, a_title_that_holds_an_item_s_number_is_of_that_item);
  tcase_add_test(cases, an_answer_may_begin_with_the_number);
  suite_add_tcase(suite, cases);
  return suite_run(suite);
}
