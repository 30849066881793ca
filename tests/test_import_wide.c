/* import --wide: files as Google and Microsoft Forms write them, read by a map. */
#include "import_case.h"
#include "suite.h"

#include "base/error.h"
#include "exchange/wide_map.h"
#include "exchange/wide_time.h"
#include "model/tables.h"

#include <string.h>

#define MAP                                                                                        \
  "column,field,answer,means\n"                                                                    \
  "Timestamp,timestamp,,\n"                                                                        \
  "Email Address,observer,,\n"                                                                     \
  "School,school,,\n"                                                                              \
  ",,Kuss (grades 6-8),950320\n"                                                                   \
  "Teacher,teacher,,\n"                                                                            \
  "Minutes in the room,minutes,,\n"                                                                \
  ",strategy,,\n"                                                                                  \
  ",,Yes,seen\n"                                                                                   \
  ",,Somewhat,partly\n"                                                                            \
  ",,No,not_seen\n"                                                                                \
  ",,N/A,ignore\n"                                                                                 \
  "What did you see? [Objective is visible],strategy:s1,,\n"                                       \
  "Comment,comment:s1,,\n"                                                                         \
  "What did you see? [Questions ask for reasoning],strategy:s2,,\n"                                \
  "Comment,comment:s2,,\n"                                                                         \
  "Students talk,strategy:s3,,\n"                                                                  \
  ",,\"To each other, in pairs\",seen\n"                                                           \
  ",,About content,seen\n"                                                                         \
  ",,To the teacher only,not_seen\n"                                                               \
  "What worked,what_worked,,\n"                                                                    \
  "Anything else?,what_worked,,\n"                                                                 \
  "Notes to self,private_note,,\n"

#define HEADER                                                                                     \
  "Timestamp,Email Address,School,Teacher,Minutes in the room,What did you see? [Objective is "    \
  "visible],Comment,What did you see? [Questions ask for reasoning],Comment,Students talk,What "   \
  "worked,Anything else?,Notes to self\n"

static const char answers[] = HEADER
    "11/5/2026 10:31:07,MArruda@example.org,Kuss (grades 6-8),\"Nuñez, José\",12,Yes,On the board,"
    "Somewhat,\"Why, how\",\"To each other, in pairs, About content\",Pairs,Thanks,between us\n"
    "2026/11/06 9:05:44 AM EST,marruda@example.org,Doran Elementary,Ana Fonseca,,No,,n.a.,,"
    "To the teacher only,,,\n";

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

static struct record *load(const char *id)
{
  return import_case_record(&test, &record_walkthrough, "external_id", id);
}

static void assert_mark(const struct record *walkthrough, int strategy, const char *level,
                        const char *comment)
{
  const struct record *mark =
      record_find_part(walkthrough, &record_mark, "strategy", f.strategy[strategy]);
  ck_assert_ptr_nonnull(mark);
  ck_assert_msg(g_strcmp0(record_get(mark, "level"), level) == 0, "%s", record_get(mark, "level"));
  ck_assert(g_strcmp0(record_get(mark, "comment"), comment) == 0);
}

START_TEST(each_row_becomes_a_walkthrough)
{
  import_case_map(&test, WIDE_WALKTHROUGHS, MAP);
  import_case_expect(&test, answers, "2 added, 0 changed, 0 left as they were, 0 refused.");
  AUTO(record) struct record *first = load("2026-11-05 10:31:07 marruda@example.org nunez jose");
  ck_assert_str_eq(record_get(first, "external_source"), "Our form");
  ck_assert_str_eq(record_get(first, "school"), f.school[1]);
  ck_assert_str_eq(record_get(first, "teacher"), f.teacher[0]);
  ck_assert_str_eq(record_get(first, "recorder"), f.principal[0]);
  ck_assert_str_eq(record_get(first, "made_on"), "2026-11-05");
  ck_assert_ptr_null(record_get(first, "started"));
  ck_assert_str_eq(record_get(first, "minutes"), "12");
  ck_assert_str_eq(record_get(first, "what_worked"), "Pairs\nThanks");
  assert_mark(first, 0, "seen", "On the board");
  assert_mark(first, 1, "partly", "Why, how");
  assert_mark(first, 2, "seen", NULL);
  AUTO(record) struct record *second = load("2026-11-06 09:05:44 marruda@example.org ana fonseca");
  ck_assert_str_eq(record_get(second, "made_on"), "2026-11-06");
  assert_mark(second, 0, "not_seen", NULL);
  assert_mark(second, 1, "na", NULL);
  assert_mark(second, 2, "not_seen", NULL);
}
END_TEST

START_TEST(twice_changes_nothing)
{
  import_case_map(&test, WIDE_WALKTHROUGHS, MAP);
  test.options.dry = true;
  import_case_expect(&test, answers, "2 would be added, 0 changed, 0 left as they are, 0 refused.");
  test.options.dry = false;
  import_case_expect(&test, answers, "2 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_expect(&test, answers, "0 added, 0 changed, 2 left as they were, 0 refused.");
  /* Nor where the sheet writes its times in another way. */
  g_autofree char *other = g_strdup(answers);
  char *at = strstr(other, "11/5/2026 10:31:07,");
  ck_assert_ptr_nonnull(at);
  GString *again = g_string_new(other);
  g_string_replace(again, "11/5/2026 10:31:07,", "2026/11/05 10:31:07 AM EST,", 0);
  import_case_expect(&test, again->str, "0 added, 0 changed, 2 left as they were, 0 refused.");
  g_string_free(again, TRUE);
}
END_TEST

START_TEST(an_unknown_answer_refuses_the_row_and_says_how_to_map_it)
{
  import_case_map(&test, WIDE_WALKTHROUGHS, MAP);
  import_case_expect(&test,
                     HEADER
                     "11/5/2026 10:31:07,marruda@example.org,Kuss,\"Nuñez, José\",,Sort "
                     "of,,,,,,,\n"
                     "11/5/2026 10:41:07,marruda@example.org,Kuss,Mai Trần Thị,,Yes,,,,,,,\n",
                     "1 added, 0 changed, 0 left as they were, 1 refused.");
  import_case_assert_lines(
      &test, IMPORT_REFUSED,
      "in.csv:2: what “Sort of” under “What did you see? [Objective is visible]” means is "
      "not in the map. Add a row below that column: ,,Sort of,MEANS with one of seen, "
      "partly, not_seen and na (or ignore). Walkthrough 2026-11-05 10:31:07 "
      "marruda@example.org nunez jose is left out.\n");
  test.options.strict = true;
  g_autofree char *message = import_case_fail(
      &test, HEADER "11/5/2026 11:31:07,marruda@example.org,Kuss,\"Nuñez, José\",,Sort of,,,,,,,\n",
      TL_ERROR_REFUSED);
  ck_assert_str_eq(message, "1 row was refused, so nothing was brought in.");
}
END_TEST

START_TEST(bad_rows_are_refused)
{
  import_case_map(&test, WIDE_WALKTHROUGHS, MAP);
  import_case_expect(&test,
                     HEADER "soon,marruda@example.org,Kuss,Ana Fonseca,,Yes,,,,,,,\n"
                            "11/5/2026 10:31:07,,Kuss,Ana Fonseca,,Yes,,,,,,,\n"
                            "11/5/2026 10:31:07,marruda@example.org,Kuss,,,Yes,,,,,,,\n"
                            "11/5/2026 10:31:07,nobody@example.org,Kuss,Ana Fonseca,,Yes,,,,,,,\n"
                            "11/5/2027 10:31:07,marruda@example.org,Doran,Ana Fonseca,,Yes,,,,,,,\n"
                            "11/5/2026 10:31:08,marruda@example.org,Dor,Ana Fonseca,,Yes,,,,,,,\n"
                            "11/5/2026 10:31:08,marruda@example.org,Dor,Ana Fonseca,,No,,,,,,,\n",
                     "1 added, 0 changed, 0 left as they were, 6 refused.");
  g_autofree char *lines = import_case_lines(&test, IMPORT_REFUSED);
  ck_assert_ptr_nonnull(strstr(lines, "in.csv:2: “soon” is not a time as forms write it."));
  ck_assert_ptr_nonnull(strstr(lines, "in.csv:3: Who observed? Fill in the observer’s e-mail."));
  ck_assert_ptr_nonnull(strstr(lines, "in.csv:4: Who was visited? Fill in the teacher."));
  ck_assert_ptr_nonnull(strstr(lines, "in.csv:5: Observer: "));
  ck_assert_ptr_nonnull(strstr(lines, "in.csv:8: the row in line 7 has the same time"));
}
END_TEST

START_TEST(columns_that_differ_from_the_map_are_told)
{
  import_case_map(&test, WIDE_WALKTHROUGHS, MAP);
  g_autofree char *message = import_case_fail(
      &test, "Timestamp,Email Address,School,Teachers\n1,2,3,4\n", TL_ERROR_NOT_FOUND);
  ck_assert_ptr_nonnull(strstr(message, "there is no column “Teacher”, which the map names"));
  import_case_map(&test, WIDE_WALKTHROUGHS,
                  "column,field,answer,means\nTimestamp,timestamp,,\n"
                  "Email,observer,,\nTeacher,teacher,,\n,school,,Kuss\n"
                  "Objective,strategy:s1,,\n");
  import_case_expect(&test,
                     "Timestamp,Email,Teacher,Objective,Weather\n"
                     "10/15/2026 10:31,marruda@example.org,José Nuñez,y,cold\n",
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_assert_lines(&test, IMPORT_NOTICE,
                           "in.csv:1: the column “Weather” is not in the map and was not read\n");
}
END_TEST

START_TEST(a_map_says_what_rows_need)
{
  import_case_map(&test, WIDE_WALKTHROUGHS, "column,field,answer,means\nTimestamp,timestamp,,\n");
  g_autofree char *message =
      import_case_fail(&test, "Timestamp\n11/5/2026 10:31\n", TL_ERROR_INVALID);
  ck_assert_str_eq(message, "Our form: no column of the map says who observed: observer. Add it to "
                            "the map.");
  import_case_map(&test, WIDE_WALKTHROUGHS,
                  "column,field,answer,means\nTimestamp,timestamp,,\nEmail,observer,,\n"
                  "Teacher,teacher,,\n,school,,Kuss\nObjective,strategy:objective,,\n");
  g_autofree char *code =
      import_case_fail(&test, "Timestamp,Email,Teacher,Objective\n", TL_ERROR_INVALID);
  ck_assert_ptr_nonnull(strstr(code, "there is no strategy with the code “objective”"));
}
END_TEST

START_TEST(ticks_name_what_was_seen)
{
  import_case_map(&test, WIDE_WALKTHROUGHS,
                  "column,field,answer,means\nStart time,start,,\nCompletion time,timestamp,,\n"
                  "Email,observer,,\nTeacher,teacher,,\n,school,,Kuss\nWhat did you see?,seen,,\n"
                  ",,\"Questions, with why\",s2\n,,Other,ignore\n");
  import_case_expect(
      &test,
      "ID,Start time,Completion time,Email,Teacher,What did you see?\n"
      "1,11/5/26 10:20:11,11/5/26 10:31:00,marruda@example.org,José Nuñez,\"Students "
      "talk;Questions, with why;Other;\"\n"
      "2,11/5/26 11:20:11,11/5/26 11:31:00,marruda@example.org,José Nuñez,Dancing;\n",
      "1 added, 0 changed, 0 left as they were, 1 refused.");
  AUTO(record) struct record *first = load("2026-11-05 10:31:00 marruda@example.org jose nunez");
  ck_assert_uint_eq(record_parts(first, &record_mark)->len, 2);
  ck_assert_str_eq(record_get(first, "started"), "10:20");
  assert_mark(first, 1, "seen", NULL);
  assert_mark(first, 2, "seen", NULL);
  g_autofree char *lines = import_case_lines(&test, IMPORT_REFUSED);
  ck_assert_ptr_nonnull(strstr(lines, "“Dancing” under “What did you see?”"));
}
END_TEST

START_TEST(the_map_is_kept)
{
  import_case_map(&test, WIDE_WALKTHROUGHS, MAP);
  test.options.keep_map = true;
  import_case_expect(&test, answers, "2 added, 0 changed, 0 left as they were, 0 refused.");
  AUTO(record) struct record *kept =
      import_case_record(&test, &record_import_map, "name", "Our form");
  ck_assert_str_eq(record_get(kept, "kind"), "walkthroughs");
  import_case_map(&test, WIDE_WALKTHROUGHS, record_get(kept, "text"));
  import_case_expect(&test, answers, "0 added, 0 changed, 2 left as they were, 0 refused.");
}
END_TEST

/* Self-assessments ---------------------------------------------------------------------------- */

#define ASSESSMENT_MAP                                                                             \
  "column,field,answer,means\nTimestamp,timestamp,,\nEmail Address,staff,,\n"                      \
  "Which month?,month,,\nLeadership,rating:leadership,,\n,,Exemplary,HE\n"                         \
  "Why?,rationale:leadership,,\nData,rating:data,,\nWhy?,rationale:data,,\n"                       \
  "Did you meet your goal?,goal_met,,\n,,Partially,partly\nYour goal,goal,,\nSteps,steps,,\n"
#define ASSESSMENT_HEADER                                                                          \
  "Timestamp,Email Address,Which month?,Leadership,Why?,Data,Why?,Did you meet your goal?,Your "   \
  "goal,Steps\n"

START_TEST(self_assessments_come_in)
{
  import_case_map(&test, WIDE_SELF_ASSESSMENTS, ASSESSMENT_MAP);
  static const char rows[] = ASSESSMENT_HEADER
      "11/3/2026 8:00:00,marruda@example.org,October,Exemplary,Because,Improvement Necessary,,"
      "Partially,More talk,Two visits\n"
      "11/4/2026 9:00:00,marruda@example.org,October,Effective,Because,IN,Later,Partially,More "
      "talk,Two visits\n"
      "11/4/2026 9:00:00,marruda@example.org,September,Superb,,,,,,\n";
  import_case_expect(&test, rows, "1 added, 0 changed, 0 left as they were, 1 refused.");
  AUTO(record)
  struct record *record =
      import_case_record(&test, &record_self_assessment, "staff", f.principal[0]);
  ck_assert_str_eq(record_get(record, "month"), "2026-10");
  ck_assert_str_eq(record_get(record, "submitted_at"), "2026-11-04T09:00:00Z");
  ck_assert_str_eq(record_get(record, "goal_met"), "partly");
  const struct record *data = record_find_part(record, &record_rating, "standard", "data");
  ck_assert_str_eq(record_get(data, "level"), "IN");
  ck_assert_str_eq(record_get(data, "rationale"), "Later");
  ck_assert_uint_eq(record_parts(record, &record_assessment_goal)->len, 1);
  g_autofree char *lines = import_case_lines(&test, IMPORT_REFUSED);
  ck_assert_ptr_nonnull(
      strstr(lines, "in.csv:4: what “Superb” under “Leadership” means is not in the map."));
  import_case_expect(&test, rows, "0 added, 0 changed, 1 left as they were, 1 refused.");
  /* What was submitted here since is not written over. */
  record_set(record, "submitted_at", "2026-11-05T00:00:00Z");
  record_set(record, "working_on", "Said on the screen");
  fixture_save(f.store, record);
  import_case_expect(&test,
                     ASSESSMENT_HEADER "11/4/2026 10:00:00,marruda@example.org,October,HE,,,,,,\n",
                     "0 added, 0 changed, 0 left as they were, 1 refused.");
}
END_TEST

/* Of which standard, of which strategy: by name, as the levels. */
START_TEST(what_changes_is_told_by_name)
{
  import_case_map(&test, WIDE_SELF_ASSESSMENTS, ASSESSMENT_MAP);
  import_case_expect(&test,
                     ASSESSMENT_HEADER "11/3/2026 8:00:00,marruda@example.org,October,HE,,IN,,,,\n",
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
  test.options.dry = true;
  import_case_expect(&test,
                     ASSESSMENT_HEADER "11/4/2026 8:00:00,marruda@example.org,October,HE,,E,,,,\n",
                     "0 would be added, 1 changed, 0 left as they are, 0 refused.");
  test.options.dry = false;
  g_autofree char *ratings = import_case_lines(&test, IMPORT_CHANGED);
  ck_assert_msg(strstr(ratings, "Data (Rating: improvement necessary → effective)"), "%s", ratings);
  import_case_map(&test, WIDE_WALKTHROUGHS, MAP);
  import_case_expect(&test, answers, "2 added, 0 changed, 0 left as they were, 0 refused.");
  g_autoptr(GString) other = g_string_new(answers);
  ck_assert_uint_ge(g_string_replace(other, "Why, how", "Why, and how", 0), 1);
  test.options.dry = true;
  import_case_expect(&test, other->str,
                     "0 would be added, 1 changed, 1 left as they are, 0 refused.");
  g_autofree char *marks = import_case_lines(&test, IMPORT_CHANGED);
  ck_assert_msg(strstr(marks, "(Comment: Why, how → Why, and how)"), "%s", marks);
  ck_assert_msg(!strstr(marks, "Mark ("), "%s", marks);
}
END_TEST

START_TEST(a_self_assessment_of_no_administrator_is_told)
{
  import_case_map(&test, WIDE_SELF_ASSESSMENTS, ASSESSMENT_MAP);
  import_case_expect(&test,
                     ASSESSMENT_HEADER "11/4/2026 9:00:00,José Nuñez,October,Effective,,,,,,\n"
                                       "11/4/2026 9:00:00,Maria Arruda,October,Effective,,,,,,\n",
                     "2 added, 0 changed, 0 left as they were, 0 refused.");
  g_autofree char *notices = import_case_lines(&test, IMPORT_NOTICE);
  ck_assert_ptr_nonnull(strstr(notices, "in.csv:2: José Nuñez is no administrator in October 2026, "
                                        "so this self-assessment is counted nowhere\n"));
  ck_assert_ptr_null(strstr(notices, "Arruda"));
}
END_TEST

/* SIP ------------------------------------------------------------------------------------------ */

static void make_plan(void)
{
  AUTO(record)
  struct record *goal = fixture_record(&record_sip_goal, "school", f.school[1], "school_year",
                                       "SY2026-27", "code", "2", "text", "Talk", NULL);
  fixture_save(f.store, goal);
  for (int i = 1; i <= 2; i++) {
    g_autofree char *code = g_strdup_printf("2.%d", i);
    AUTO(record)
    struct record *item = fixture_record(&record_sip_item, "sip_goal", goal->uid, "code", code,
                                         "text", "Do it", NULL);
    fixture_save(f.store, item);
  }
}

static void assert_status(const char *code, const char *month, const char *status)
{
  AUTO(record) struct record *item = import_case_record(&test, &record_sip_item, "code", code);
  const struct record *part = record_find_part(item, &record_sip_status, "month", month);
  ck_assert_ptr_nonnull(part);
  ck_assert_str_eq(record_get(part, "status"), status);
}

START_TEST(statuses_come_in_a_row_an_item)
{
  make_plan();
  import_case_map(&test, WIDE_SIP,
                  "column,field,answer,means\nTimestamp,timestamp,,\nSchool,school,,\n"
                  "Item,code,,\nHow is it going?,status,,\n,,On our way,in_progress\n"
                  "Notes,note,,\n");
  static const char rows[] =
      "Timestamp,School,Item,How is it going?,Notes\n"
      "11/2/2026 8:00:00,Kuss,2.1,On our way,Begun\n11/2/2026 8:01:00,Kuss,2.2,Complete,\n"
      "11/2/2026 8:02:00,Kuss,2.9,Complete,\n11/2/2026 8:03:00,Kuss,2.1,Stuck,\n"
      "11/3/2026 8:03:00,Kuss,2.1,Complete,\n";
  g_autofree char *first = import_case_run(&test, rows);
  ck_assert_ptr_nonnull(strstr(first, "SIP items: 0 added, 2 changed, 0 left as they were."));
  assert_status("2.1", "2026-11", "complete");
  assert_status("2.2", "2026-11", "complete");
  import_case_assert_notice(&test, "in.csv:1: no column says the month: each row counts for the "
                                   "month in which it was filled in; --month");
  g_autofree char *lines = import_case_lines(&test, IMPORT_REFUSED);
  ck_assert_str_eq(
      lines,
      "in.csv:4: There is no item 2.9 in the plan of Kuss Middle for SY2026-27. Bring in the plan "
      "first, or correct the number.\n"
      "in.csv:5: what “Stuck” under “How is it going?” means is not in the map. Add a row below "
      "that column: ,,Stuck,MEANS with one of complete, in_progress and no_action (or ignore).\n");
  g_autofree char *second = import_case_run(&test, rows);
  ck_assert_ptr_nonnull(strstr(second, "SIP items: 0 added, 0 changed, 2 left as they were."));
}
END_TEST

START_TEST(statuses_come_in_a_column_an_item)
{
  make_plan();
  import_case_map(&test, WIDE_SIP,
                  "column,field,answer,means\nTimestamp,timestamp,,\nSchool,school,,\n"
                  "2.1 Do it,status:2.1,,\n2.2 Do it,status:2.2,,\nOn 2.2,note:2.2,,\n");
  test.options.month = "2026-10";
  g_autofree char *summary = import_case_run(&test, "Timestamp,School,2.1 Do it,2.2 Do it,On 2.2\n"
                                                    "11/2/2026 8:00:00,Kuss,C,In progress,Begun\n");
  ck_assert_ptr_nonnull(strstr(summary, "SIP items: 0 added, 2 changed, 0 left as they were."));
  ck_assert_int_eq(test.result.refused, 0);
  assert_status("2.1", "2026-10", "complete");
  assert_status("2.2", "2026-10", "in_progress");
}
END_TEST

/* Maps and times ------------------------------------------------------------------------------ */

START_TEST(times_as_forms_write_them)
{
  static const struct {
    const char *text, *date, *time;
  } cases[] = {
    { "11/12/2026 10:31:00", "2026-11-12", "10:31:00" },
    { "2026/11/12 10:31:00 AM EST", "2026-11-12", "10:31:00" },
    { "2026/11/12 1:05:09 PM GMT-5", "2026-11-12", "13:05:09" },
    { "2026/11/12 12:05:09 AM EDT", "2026-11-12", "00:05:09" },
    { "11/12/2026 10:31", "2026-11-12", "10:31:00" },
    { "11/12/26 22:31:05", "2026-11-12", "22:31:05" },
    { "1/5/2026, 9:05:00 p.m.", "2026-01-05", "21:05:00" },
    { "2026-11-12 10:31:00", "2026-11-12", "10:31:00" },
    { "2026-11-12T10:31:00Z", "2026-11-12", "10:31:00" },
    { "2026-11-12T10:31:00.250-05:00", "2026-11-12", "15:31:00" },
    { "11/12/2026", "2026-11-12", "" },
  };
  struct wide_time time;
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    ck_assert_msg(wide_time_parse(cases[i].text, &time, NULL), "%s", cases[i].text);
    ck_assert_msg(strcmp(time.date, cases[i].date) == 0 && strcmp(time.time, cases[i].time) == 0,
                  "%s: %s %s", cases[i].text, time.date, time.time);
  }
  static const char *const bad[] = { "",
                                     "soon",
                                     "13/45/2026 10:31",
                                     "11/12/2026 25:00",
                                     "11/12/2026 10:61",
                                     "11/12/2026 10:31:77",
                                     "11/12/2026 10:31 <b>",
                                     "11/12/2026 1:05:-5" };
  for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
    ck_assert_msg(!wide_time_parse(bad[i], &time, NULL), "%s", bad[i]);
}
END_TEST

START_TEST(maps_are_read_and_written)
{
  g_autoptr(GError) error = NULL;
  AUTO(wide_map) struct wide_map *one = wide_map_parse(WIDE_WALKTHROUGHS, "m", MAP, &error);
  ck_assert_ptr_nonnull(one);
  g_autofree char *text = wide_map_text(one);
  ck_assert_str_eq(text, MAP);
  static const char *const bad[][2] = {
    { "", "m: is empty; a map begins with the row column,field,answer,means" },
    { "a,b\n", "m:1: a map begins with the row column,field,answer,means; there is no column" },
    { "column,field,answer,means\n,,Yes,seen\n",
      "m:2: an answer stands above all columns. Put it below the column that it is of." },
    { "column,field,answer,means\nA,,,\n",
      "m:2: what is the column “A”? Write a field beside it, or ignore." },
    { "column,field,answer,means\nA,strategy,,\n",
      "m:2: strategy wants a code behind it: strategy:CODE." },
    { "column,field,answer,means\nA,teacher:x,,\n",
      "m:2: teacher takes no code behind it. Leave “:x” out." },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
    g_autoptr(GError) problem = NULL;
    ck_assert_ptr_null(wide_map_parse(WIDE_WALKTHROUGHS, "m", bad[i][0], &problem));
    ck_assert_str_eq(problem->message, bad[i][1]);
  }
  g_autoptr(GError) other = NULL;
  ck_assert_ptr_null(
      wide_map_parse(WIDE_SIP, "m", "column,field,answer,means\nA,teacher,,\n", &other));
  ck_assert_ptr_nonnull(strstr(other->message, "there is no field “teacher” in sip."));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("import_wide");
  TCase *cases = tcase_create("import_wide");
  tcase_add_checked_fixture(cases, start, end);
  tcase_add_test(cases, each_row_becomes_a_walkthrough);
  tcase_add_test(cases, twice_changes_nothing);
  tcase_add_test(cases, an_unknown_answer_refuses_the_row_and_says_how_to_map_it);
  tcase_add_test(cases, bad_rows_are_refused);
  tcase_add_test(cases, columns_that_differ_from_the_map_are_told);
  tcase_add_test(cases, a_map_says_what_rows_need);
  tcase_add_test(cases, ticks_name_what_was_seen);
  tcase_add_test(cases, the_map_is_kept);
  tcase_add_test(cases, self_assessments_come_in);
  tcase_add_test(cases, what_changes_is_told_by_name);
  tcase_add_test(cases, a_self_assessment_of_no_administrator_is_told);
  tcase_add_test(cases, statuses_come_in_a_row_an_item);
  tcase_add_test(cases, statuses_come_in_a_column_an_item);
  tcase_add_test(cases, times_as_forms_write_them);
  tcase_add_test(cases, maps_are_read_and_written);
  suite_add_tcase(suite, cases);
  return suite_run(suite);
}
