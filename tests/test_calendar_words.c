/* What districts call the days of their calendars. */
#include "suite.h"

#include "exchange/calendar_words.h"

#include <glib.h>

static const struct {
  const char *text, *kind; /* NULL: it says none */
} sure[] = {
  /* Nobody is at school, whatever else is said of the day. */
  { "Full Day PD - No Students", "closed" },
  { "No Students - Full Day PD", "closed" },
  { "Professional Development (full day)", "closed" },
  { "Full day in-service", "closed" },
  { "Full-day Professional Development", "closed" },
  { "No classes - full day workshop", "closed" },
  { "No School", "closed" },
  { "NO SCHOOL DAY", "closed" },
  { "Non-School Day", "closed" },
  { "Schools Closed", "closed" },
  { "Closed", "closed" },
  { "Not in session", "closed" },
  { "Student Holiday", "closed" },
  { "Staff Only", "closed" },
  { "P.D. Day", "closed" },
  { "Teacher Workday", "closed" },
  { "Superintendent's Conference Day", "closed" },
  { "Superintendent's Conference Day - students not in attendance", "closed" },
  { "Teacher Work Days - No Students", "closed" },
  { "No school; parade at 10", "closed" },
  { "No School - Parent Conferences", "closed" },
  { "No school for students and teachers", "closed" },
  { "No School - Holiday", "holiday" },
  { "No School – Columbus Day", "holiday" },
  { "Veterans Day (schools closed)", "holiday" },
  { "No school - Winter Recess", "vacation" },
  { "Schools closed: snow", "snow" },
  { "School cancelled due to weather", "snow" },
  /* Half days are that, whatever they are for. */
  { "Early Release", "half" },
  { "Half-Day (students)", "half" },
  { "1/2 Day", "half" },
  { "½ day", "half" },
  { "Half", "half" },
  { "Parent conferences (early release)", "half" },
  { "Early Release - Professional Development", "half" },
  { "Half day before Thanksgiving Recess", "half" },
  { "Last day of school (half day)", "half" },
  { "Early dismissal; holiday concert", "half" },
  { "Day before February vacation (half-day)", "half" },
  /* Days without school by their names. */
  { "Thanksgiving Recess", "vacation" },
  { "Winter Break", "vacation" },
  { "February Vacation Week", "vacation" },
  { "First day of winter break", "vacation" },
  { "Last day of winter break", "vacation" },
  { "Holiday Recess", "vacation" },
  { "Good Friday", "holiday" },
  { "Presidents' Day", "holiday" },
  { "Presidents’ Day", "holiday" },
  { "Veterans Day", "holiday" },
  { "Veterans Day (observed)", "holiday" },
  { "Dr. Martin Luther King, Jr. Day", "holiday" },
  { "New Year's Day", "holiday" },
  { "Columbus Day/Indigenous Peoples' Day", "holiday" },
  { "Day after Thanksgiving", "holiday" },
  { "Legal Holiday", "holiday" },
  { "Snow Day", "snow" },
  /* Days with school. */
  { "Full day", "school" },
  { "School day", "school" },
  { "Regular school day", "school" },
  { "First day of school", "school" },
  { "First day of school for students, grades 1-12", "school" },
  { "Last Day of School", "school" },
  { "Last day of school before winter break", "school" },
  { "School Reopens", "school" },
  { "Snow make-up day", "school" },
  { "Make-up day", "school" },
  /* What may be two things, or is only near one. */
  { "Half day PD - No students", NULL },
  { "School day for staff - no students", NULL },
  { "First day for teachers", "closed" },
  { "School day for staff", NULL },
  { "Columbus Day - school day", NULL },
  { "Last day before winter break", NULL },
  { "Day before Thanksgiving", NULL },
  { "Day after vacation", NULL },
  { "Winter break begins", NULL },
  { "Vacation starts at noon", NULL },
  { "Teachers return from winter break", NULL },
  { "Holiday concert", NULL },
  { "Holiday party", NULL },
  { "Veterans Day parade", NULL },
  { "Vacation camp", NULL },
  { "PD after school", NULL },
  { "First half ends", NULL },
  { "No early release", NULL },
  { "Not a holiday", NULL },
  { "Early release cancelled", NULL },
  { "Snow day (make up June 20)", NULL },
  { "Parent conferences", NULL },
  { "party", NULL },
  { "", NULL },
};

/* Of these people are told. */
static const struct {
  const char *text, *kind;
} loose[] = {
  { "No students (school day for staff)", "closed" },
  { "No school - half day PD", "closed" },
  { "School resumes after winter break", "school" },
  { "Winter Recess - classes resume Jan 4", "vacation" },
  { "Two-hour delayed opening", "half" },
  { "2-Hour Delay", "half" },
  { "Snow tubing", "snow" },
  { "Parent workshop", "closed" },
  { "Central office closed", "closed" },
  { "Coffee break", "vacation" },
  { "Snow make-up day if needed", "school" },
  { "Half day K-5, full day 6-12", "half" },
  { "Winter break (half day on the 23rd)", "half" },
  { "Spring pictures, full day", "school" },
};

START_TEST(days_are_what_they_are_called)
{
  for (size_t i = 0; i < G_N_ELEMENTS(sure); i++) {
    bool surely = true;
    const char *kind = calendar_words_kind(sure[i].text, &surely);
    ck_assert_msg(g_strcmp0(kind, sure[i].kind) == 0, "%s is %s", sure[i].text, kind);
    ck_assert_msg(!kind || surely, "%s is told", sure[i].text);
  }
}
END_TEST

START_TEST(what_may_be_otherwise_is_said)
{
  for (size_t i = 0; i < G_N_ELEMENTS(loose); i++) {
    bool surely = true;
    const char *kind = calendar_words_kind(loose[i].text, &surely);
    ck_assert_msg(g_strcmp0(kind, loose[i].kind) == 0, "%s is %s", loose[i].text, kind);
    ck_assert_msg(!surely, "%s is not told", loose[i].text);
  }
}
END_TEST

/* `Last day of school before winter break` ends no year. */
START_TEST(the_ends_of_the_year_are_known)
{
  static const struct {
    const char *text;
    enum calendar_words_end end;
  } cases[] = {
    { "First Day of School", CALENDAR_WORDS_FIRST_DAY },
    { "FIRST DAY FOR STUDENTS", CALENDAR_WORDS_FIRST_DAY },
    { "First day of school for all students", CALENDAR_WORDS_FIRST_DAY },
    { "Last day of school (half day)", CALENDAR_WORDS_LAST_DAY },
    { "Last Day of School - Early Release", CALENDAR_WORDS_LAST_DAY },
    { "First day of school for students, grades 1-12", CALENDAR_WORDS_NO_END },
    { "First day of school, Kindergarten", CALENDAR_WORDS_NO_END },
    { "Last day of school before winter break", CALENDAR_WORDS_NO_END },
    { "First day for teachers", CALENDAR_WORDS_NO_END },
    { "Classes begin", CALENDAR_WORDS_NO_END },
    { "School day", CALENDAR_WORDS_NO_END },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
    ck_assert_msg(calendar_words_end(cases[i].text) == cases[i].end, "%s", cases[i].text);
}
END_TEST

/* A day that begins late is not half of one everywhere. */
START_TEST(a_late_day_is_half_but_not_surely)
{
  static const char *const late[] = { "Delayed Opening", "Late start", "2-Hour Delay" };
  for (size_t i = 0; i < G_N_ELEMENTS(late); i++) {
    bool surely = true;
    ck_assert_str_eq(calendar_words_kind(late[i], &surely), "half");
    ck_assert_msg(!surely, "%s", late[i]);
  }
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("calendar words");
  TCase *all = tcase_create("all");
  tcase_add_test(all, the_ends_of_the_year_are_known);
  tcase_add_test(all, a_late_day_is_half_but_not_surely);
  tcase_add_test(all, days_are_what_they_are_called);
  tcase_add_test(all, what_may_be_otherwise_is_said);
  suite_add_tcase(suite, all);
  return suite_run(suite);
}
