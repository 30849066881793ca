/* Which walkthrough a row is about: by its number, or as one of its visit, in whatever order the
 * rows stand. */
#include "import_case.h"
#include "suite.h"

#include "base/error.h"
#include "model/tables.h"

#include <string.h>

static struct fixture f;
static struct import_case test;

static const char changed[] = "0 added, 1 changed, 0 left as they were, 0 refused.";
static const char added[] = "1 added, 0 changed, 0 left as they were, 0 refused.";
static const char same[] = "0 added, 0 changed, 1 left as they were, 0 refused.";
static const char both[] = "0 added, 0 changed, 2 left as they were, 0 refused.";
static const char one_more[] = "1 added, 0 changed, 1 left as they were, 0 refused.";

static void start_long(void)
{
  import_case_start(&test, &f, import_walkthroughs);
}

#define MAP                                                                                        \
  "column,field,answer,means\nTimestamp,timestamp,,\nEmail,observer,,\nTeacher,teacher,,\n"        \
  "Time in,start,,\n,school,,Kuss\nObjective,strategy:s1,,\n,,Yes,seen\n,,No,not_seen\n"           \
  "Notes,what_worked,,\n"

static void start_wide(void)
{
  import_case_start(&test, &f, import_wide);
  import_case_map(&test, WIDE_WALKTHROUGHS, MAP);
}

static void end(void)
{
  import_case_end(&test);
}

static void assert_field(const char *id, const char *field, const char *value)
{
  AUTO(record)
  struct record *made = import_case_record(&test, &record_walkthrough, "external_id", id);
  ck_assert_msg(g_strcmp0(record_get(made, field), value) == 0, "%s of %s is %s", field, id,
                record_get(made, field));
}

static void assert_count(guint count)
{
  g_autoptr(GPtrArray) uids = store_uids(f.store, &record_walkthrough, NULL);
  ck_assert_uint_eq(uids->len, count);
}

/* Rows of numbered walkthroughs --------------------------------------------------------------- */

#define HEADER "walkthrough,school,teacher,observer,date,start,strategy,mark,what_worked\n"
#define ROW(id, worked) id ",Kuss,José Nuñez,Siobhán O’Brien,2026-11-04,9:05,s1,seen," worked "\n"

START_TEST(two_numbers_of_a_visit_are_two)
{
  static const char text[] = HEADER ROW("B-2", "second") ROW("A-1", "first");
  import_case_expect(&test, HEADER ROW("A-1", "first"), added);
  test.options.dry = true;
  g_free(import_case_run(&test, text));
  import_case_assert_notice(&test, "in line 3 too; both would come in\n");
  test.options.dry = false;
  import_case_expect(&test, text, one_more);
  import_case_assert_lines(&test, IMPORT_NOTICE,
                           "in.csv:2: has the teacher, observer, day and time of the walkthrough "
                           "in line 3 too; both came in\n");
  import_case_expect(&test, text, both);
  import_case_expect(&test, HEADER ROW("A-1", "first") ROW("B-2", "second"), both);
  assert_field("A-1", "what_worked", "first");
  assert_field("B-2", "what_worked", "second");
}
END_TEST

/* Also where the rows of the known one stand apart. */
START_TEST(scattered_rows_keep_their_walkthrough)
{
  import_case_expect(&test, HEADER ROW("A-1", "first"), added);
  import_case_expect(&test, HEADER ROW("A-1", "first") ROW("B-2", "second") ROW("A-1", "first"),
                     one_more);
  assert_field("A-1", "what_worked", "first");
}
END_TEST

START_TEST(a_file_numbered_anew_finds_its_own)
{
  static const char anew[] = HEADER ROW("n-1", "first") ROW("n-2", "second");
  import_case_expect(&test, HEADER ROW("1", "first"), added);
  import_case_expect(&test, anew, one_more);
  import_case_expect(&test, anew, both);
  import_case_expect(&test, HEADER ROW("n-2", "second") ROW("n-1", "first"), both);
  assert_count(2);
  /* Which of two that are here it would be nobody knows. */
  test.options.dry = true;
  g_free(import_case_run(&test, HEADER ROW("n-9", "third")));
  import_case_assert_notice(&test, "2 walkthroughs that are here, and would come in beside them; "
                                   "where this is one of them, take the row out of the file\n");
  test.options.dry = false;
  import_case_expect(&test, HEADER ROW("n-9", "third"), added);
  import_case_assert_notice(&test, "in.csv:2: has the teacher, observer, day and time of 2 "
                                   "walkthroughs that are here, and came in beside them; where "
                                   "this is one of them, undo the import and take the row out of "
                                   "the file\n");
}
END_TEST

/* Without a start a number that begins anew would give one walkthrough the values of another. */
START_TEST(without_a_start_one_difference_is_another)
{
#define BARE(teacher, observer, worked)                                                            \
  "walkthrough,school,teacher,observer,date,strategy,mark,what_worked\n"                           \
  "1,Kuss," teacher "," observer ",2026-11-04,s1,seen," worked "\n"
  static const char refused[] = "0 added, 0 changed, 0 left as they were, 1 refused.";
  import_case_expect(&test, BARE("José Nuñez", "Siobhán O’Brien", "first"), added);
  import_case_expect(&test, BARE("Mai Trần Thị", "Siobhán O’Brien", "second"), refused);
  import_case_assert_lines(
      &test, IMPORT_REFUSED,
      "in.csv:2: 1 is the number of another walkthrough already: José Nuñez, Wed 4 Nov 2026. "
      "Number them differently from file to file, such as 20261104-1; where that one is meant, "
      "correct its day or people on the screen. Walkthrough 1 is left out.\n");
  import_case_expect(&test, BARE("José Nuñez", "Maria Arruda", "second"), refused);
  /* Nor where the file alone has one. */
  import_case_expect(&test,
                     HEADER "1,Kuss,Mai Trần Thị,Siobhán O’Brien,2026-11-04,9:05,s1,seen,second\n",
                     refused);
  assert_field("1", "what_worked", "first");
  import_case_expect(&test, BARE("José Nuñez", "Siobhán O’Brien", "corrected"), changed);
}
END_TEST

/* What was entered on the screen. */
static void enter(const char *start)
{
  fixture_keep(f.store,
               fixture_record(&record_walkthrough, "school", f.school[1], "teacher", f.teacher[0],
                              "recorder", f.principal[1], "made_on", "2026-11-04", "started", start,
                              "instrument_version", f.version, "visit_type", f.visit_type,
                              "what_worked", "first", NULL));
}

START_TEST(a_visit_entered_here_takes_the_number)
{
  enter("09:05");
  static const char corrected[] =
      HEADER "A-1,Kuss,José Nuñez,Siobhán O’Brien,2026-11-04,9:15,s1,seen,first\n";
  import_case_expect(&test, HEADER ROW("A-1", "first"), changed);
  import_case_expect(&test, HEADER ROW("A-1", "first"), same);
  import_case_expect(&test, corrected, changed);
  import_case_expect(&test, corrected, same);
  assert_count(1);
  assert_field("A-1", "started", "09:15");
}
END_TEST

/* Its number alone is nothing that anybody sees, nor what a teacher has. */
START_TEST(a_number_alone_is_no_change)
{
  enter("09:05");
  static const char text[] = "walkthrough,school,teacher,observer,date,start,strategy,mark\n"
                             "A-1,Kuss,José Nuñez,Siobhán O’Brien,2026-11-04,9:05,,\n";
  AUTO(record)
  struct record *made = import_case_record(&test, &record_walkthrough, "started", "09:05");
  record_set(made, "state", "delivered");
  fixture_save(f.store, made);
  test.options.dry = true;
  import_case_expect(&test, text, "0 would be added, 0 changed, 1 left as they are, 0 refused.");
  ck_assert_uint_eq(test.result.lines->len, 0);
  test.options.dry = false;
  import_case_expect(&test, text, same);
  assert_field("A-1", "state", "delivered");
  import_case_expect(&test, HEADER ROW("A-1", "second"),
                     "0 added, 0 changed, 0 left as they were, 1 refused.");
}
END_TEST

/* One is not written over by another in silence. */
START_TEST(a_number_that_changes_another_s_walkthrough_is_told)
{
  import_case_expect(&test, HEADER ROW("A-1", "first"), added);
  import_case_expect(&test, HEADER ROW("B-2", "second"), changed);
  import_case_assert_lines(&test, IMPORT_NOTICE,
                           "in.csv:2: changes the walkthrough of José Nuñez, Wed 4 Nov 2026, which "
                           "came in before as A-1; where this is another visit, undo the import "
                           "and give it a start of its own\n");
  import_case_expect(&test, HEADER ROW("B-2", "second"), same);
  import_case_assert_lines(&test, IMPORT_NOTICE, "");
}
END_TEST

/* Rows of forms ------------------------------------------------------------------------------- */

#define FORM "Timestamp,Email,Teacher,Time in,Objective,Notes\n"
#define SENT(time, notes) "11/4/2026 " time ",Siobhán O’Brien,José Nuñez,9:05 AM,Yes," notes "\n"
#define ID(time) "2026-11-04 " time " siobhán o’brien jose nunez"

START_TEST(a_form_sent_twice_comes_in_twice)
{
  static const char text[] = FORM SENT("9:40:00", "second") SENT("9:31:00", "first");
  import_case_expect(&test, FORM SENT("9:31:00", "first"), added);
  import_case_expect(&test, text, one_more);
  import_case_assert_notice(&test, "in.csv:2: has the teacher, observer, day and time of the "
                                   "walkthrough in line 3 too; both came in");
  import_case_expect(&test, text, both);
  import_case_expect(&test, FORM SENT("9:31:00", "first") SENT("9:40:00", "second"), both);
  assert_field(ID("09:31:00"), "what_worked", "first");
  assert_field(ID("09:40:00"), "what_worked", "second");
}
END_TEST

START_TEST(a_row_that_stands_twice_is_told)
{
  static const char told[] = "in.csv:4: says the same as line 2, and counts once";
  static const char text[] =
      FORM SENT("9:31:23", "first") SENT("9:40:00", "second") SENT("9:31:23", "first");
  import_case_expect(&test, text, "2 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_assert_notice(&test, told);
  import_case_expect(&test, text, both);
  import_case_assert_notice(&test, told);
}
END_TEST

/* The seconds are gone, and the map has another name. */
START_TEST(a_form_sent_twice_is_known_by_its_minutes)
{
  static const char text[] = FORM SENT("9:40", "second") SENT("9:31", "first");
  import_case_expect(&test, FORM SENT("9:31:23", "first"), added);
  import_case_expect(&test, text, one_more);
  import_case_expect(&test, text, both);
  import_case_expect(&test, FORM SENT("9:31:23", "first") SENT("9:40:07", "second"), both);
  g_free(test.map->name);
  test.map->name = g_strdup("map-december");
  import_case_expect(&test, FORM SENT("9:40:07", "second") SENT("9:31", "first"), both);
  assert_count(2);
  /* One sent within the same minute is another. */
  import_case_expect(
      &test, FORM SENT("9:31:40", "third") SENT("9:31:23", "first") SENT("9:40:00", "second"),
      "1 added, 0 changed, 2 left as they were, 0 refused.");
}
END_TEST

/* Which of two it is then nobody knows. */
START_TEST(two_forms_of_a_minute_need_their_seconds)
{
  static const char text[] = FORM SENT("9:31:23", "first") SENT("9:31:40", "second");
  import_case_expect(&test, text, "2 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_expect(&test, FORM SENT("9:31", "second"),
                     "0 added, 0 changed, 0 left as they were, 1 refused.");
  g_autofree char *refused = import_case_lines(&test, IMPORT_REFUSED);
  ck_assert_ptr_nonnull(
      strstr(refused, "in.csv:2: 2 forms of this teacher and observer were sent within this "
                      "minute. Write the timestamp with its seconds, so that it is known which "
                      "one this is."));
  import_case_expect(&test, text, both);
  assert_count(2);
}
END_TEST

START_TEST(a_corrected_start_is_not_taken_for_the_other)
{
  import_case_expect(&test, FORM SENT("9:31:23", "first") SENT("9:40:07", "second"),
                     "2 added, 0 changed, 0 left as they were, 0 refused.");
  AUTO(record)
  struct record *first =
      import_case_record(&test, &record_walkthrough, "external_id", ID("09:31:23"));
  record_set(first, "started", "09:10");
  fixture_save(f.store, first);
  import_case_expect(&test, FORM SENT("9:31", "first") SENT("9:40", "second"), both);
  assert_field(ID("09:31:23"), "started", "09:10");
}
END_TEST

START_TEST(a_form_of_a_visit_entered_here_keeps_its_row)
{
  enter("09:05");
  import_case_expect(&test, FORM SENT("9:31:00", "first"), changed);
  import_case_expect(
      &test, FORM "11/4/2026 9:31:00,Siobhán O’Brien,José Nuñez,9:15 AM,Yes,second\n", same);
  assert_count(1);
}
END_TEST

/* Rows of a form whose teacher or observer is put right in the sheet ----------------------------
 */

#define BY(time, observer, teacher, notes)                                                         \
  "11/4/2026 " time "," observer "," teacher ",9:05 AM,Yes," notes "\n"
#define ARRUDA "marruda@example.org"
#define OBRIEN "Siobhán O’Brien"
#define NUMBER(time, rest) "2026-11-04 " time " " rest

static const char changed_one[] = "0 added, 1 changed, 1 left as they were, 0 refused.";

START_TEST(a_teacher_put_right_is_a_change)
{
  static const char text[] = FORM BY("9:40:00", OBRIEN, "José Nuñez", "other")
      BY("9:31:23", OBRIEN, "Mai Trần Thị", "first");
  import_case_expect(&test,
                     FORM BY("9:31:23", OBRIEN, "José Nuñez", "first")
                         BY("9:40:00", OBRIEN, "José Nuñez", "other"),
                     "2 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_expect(&test, text, changed_one);
  import_case_assert_notice(
      &test, "in.csv:3: changes the walkthrough of José Nuñez, Wed 4 Nov 2026, whose row with that "
             "time is not in the file any more, to another teacher; where this is another visit, "
             "undo the import and change its timestamp");
  assert_count(2);
  assert_field(NUMBER("09:31:23", "siobhán o’brien mai tran thi"), "teacher", f.teacher[1]);
  assert_field(NUMBER("09:31:23", "siobhán o’brien mai tran thi"), "recorder", f.principal[1]);
  assert_field(NUMBER("09:40:00", "siobhán o’brien jose nunez"), "teacher", f.teacher[0]);
  import_case_expect(&test, text, both);
  assert_count(2);
}
END_TEST

/* Also without the seconds, which spreadsheets take away. */
START_TEST(an_observer_put_right_is_a_change)
{
  static const char text[] = FORM BY("9:31", ARRUDA, "José Nuñez", "first");
  import_case_expect(&test, FORM BY("9:31:23", OBRIEN, "José Nuñez", "first"), added);
  test.options.dry = true;
  import_case_expect(&test, text, "0 would be added, 1 changed, 0 left as they are, 0 refused.");
  test.options.dry = false;
  import_case_expect(&test, text, changed);
  import_case_assert_notice(&test, "to another observer; where this is another visit");
  assert_field(NUMBER("09:31:00", ARRUDA " jose nunez"), "recorder", f.principal[0]);
  import_case_expect(&test, text, same);
  assert_count(1);
}
END_TEST

/* Two forms of one time are two as long as both are there, or both people differ. */
START_TEST(another_form_of_that_time_is_another)
{
  import_case_expect(&test, FORM BY("9:31:23", OBRIEN, "José Nuñez", "first"), added);
  import_case_expect(&test,
                     FORM BY("9:31:23", OBRIEN, "Mai Trần Thị", "second")
                         BY("9:31:23", OBRIEN, "José Nuñez", "first"),
                     one_more);
  import_case_expect(&test, FORM BY("9:31:24", OBRIEN, "Ana Fonseca", "third"), added);
  import_case_expect(&test, FORM BY("9:31:23", ARRUDA, "Ana Fonseca", "fourth"), added);
  assert_count(4);
}
END_TEST

/* Which of two was put right nobody knows. */
START_TEST(what_may_have_been_either_is_told)
{
  import_case_expect(&test,
                     FORM BY("9:31:23", OBRIEN, "José Nuñez", "first")
                         BY("9:31:23", OBRIEN, "Mai Trần Thị", "second"),
                     "2 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_expect(&test, FORM BY("9:31:23", OBRIEN, "Ana Fonseca", "first"), added);
  import_case_assert_notice(&test, "in.csv:2: may be one of 2 walkthroughs filled in at that time "
                                   "whose rows are not in the file any more, with another teacher "
                                   "or observer, and came in beside them; where this is one of "
                                   "them, undo the import and take the row out of the file\n");
  assert_count(3);
}
END_TEST

START_TEST(what_was_delivered_keeps_its_teacher)
{
  import_case_expect(&test, FORM BY("9:31:23", OBRIEN, "José Nuñez", "first"), added);
  AUTO(record)
  struct record *first =
      import_case_record(&test, &record_walkthrough, "external_id", ID("09:31:23"));
  record_set(first, "state", "delivered");
  fixture_save(f.store, first);
  import_case_expect(&test, FORM BY("9:31:23", OBRIEN, "Mai Trần Thị", "first"),
                     "0 added, 0 changed, 0 left as they were, 1 refused.");
  import_case_assert_lines(
      &test, IMPORT_REFUSED,
      "in.csv:2: This is the walkthrough of José Nuñez, Wed 4 Nov 2026, with another teacher. Its "
      "slip was delivered, so it is changed on the screen, with a reason. Walkthrough 2026-11-04 "
      "09:31:23 siobhán o’brien mai tran thi is left out.\n");
  assert_count(1);
  assert_field(ID("09:31:23"), "teacher", f.teacher[0]);
}
END_TEST

/* A teacher put right on the screen stays, and the sheet that says so too finds it. */
START_TEST(what_is_put_right_in_both_is_the_same)
{
  import_case_expect(&test, FORM BY("9:31:23", OBRIEN, "José Nuñez", "first"), added);
  AUTO(record)
  struct record *first =
      import_case_record(&test, &record_walkthrough, "external_id", ID("09:31:23"));
  record_set(first, "teacher", f.teacher[1]);
  fixture_save(f.store, first);
  import_case_expect(&test, FORM BY("9:31:23", OBRIEN, "Mai Trần Thị", "first"), same);
  assert_count(1);
  import_case_expect(&test, FORM BY("9:31:23", OBRIEN, "Ana Fonseca", "first"), same);
  assert_count(1);
}
END_TEST

static void add_case(Suite *suite, const char *name, void (*start)(void), const TTest *const *tests,
                     size_t count)
{
  TCase *cases = tcase_create(name);
  tcase_add_checked_fixture(cases, start, end);
  for (size_t i = 0; i < count; i++)
    tcase_add_test(cases, tests[i]);
  suite_add_tcase(suite, cases);
}

int main(void)
{
  Suite *suite = suite_create("import visits");
  const TTest *const numbers[] = {
    two_numbers_of_a_visit_are_two,
    scattered_rows_keep_their_walkthrough,
    a_file_numbered_anew_finds_its_own,
    without_a_start_one_difference_is_another,
    a_visit_entered_here_takes_the_number,
    a_number_alone_is_no_change,
    a_number_that_changes_another_s_walkthrough_is_told,
  };
  const TTest *const forms[] = {
    a_form_sent_twice_comes_in_twice,
    a_row_that_stands_twice_is_told,
    a_form_sent_twice_is_known_by_its_minutes,
    two_forms_of_a_minute_need_their_seconds,
    a_corrected_start_is_not_taken_for_the_other,
    a_form_of_a_visit_entered_here_keeps_its_row,
  };
  const TTest *const corrected[] = {
    a_teacher_put_right_is_a_change,      an_observer_put_right_is_a_change,
    another_form_of_that_time_is_another, what_may_have_been_either_is_told,
    what_was_delivered_keeps_its_teacher, what_is_put_right_in_both_is_the_same,
  };
  add_case(suite, "numbers", start_long, numbers, G_N_ELEMENTS(numbers));
  add_case(suite, "forms", start_wide, forms, G_N_ELEMENTS(forms));
  add_case(suite, "corrected", start_wide, corrected, G_N_ELEMENTS(corrected));
  return suite_run(suite);
}
