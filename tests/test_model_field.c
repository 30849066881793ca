/* Fields: what people and files give, and what people are shown. */
#include "suite.h"

#include "tests/model_sample.h"

#include "base/clock.h"
#include "model/tables.h"

#undef fail /* an old macro of Check */
#include <string.h>

static void check_text(char *got, const char *expected)
{
  ck_assert_pstr_eq(got, expected);
  g_free(got);
}

START_TEST(test_field_parse)
{
  static const struct {
    int field;
    const char *text, *value;
  } cases[] = {
    { NAME, NULL, NULL },
    { NAME, "  ", NULL },
    { NAME, "  Jose\u0301\nB ", "José B" },
    { NAME, "Nguyễn Thị", "Nguyễn Thị" },
    { TEXT, " one \r\n two \n", "one \n two" },
    { CODE, " 00950505 ", "00950505" },
    { MINUTES, "12", "12" },
    { MINUTES, " 0012 ", "12" },
    { MINUTES, "1,219", "1219" },
    { MINUTES, "1 219", "1219" },
    { MINUTES, "1\u202f219", "1219" },
    { MINUTES, "12.0", "12" },
    { MINUTES, "+7", "7" },
    { MINUTES, "-5", "-5" },
    { MINUTES, "−5", "-5" },
    { MINUTES, "٤٥", "45" },
    { MINUTES, "-0", "0" },
    { DONE, "yes", "1" },
    { DONE, "Y", "1" },
    { DONE, "TRUE", "1" },
    { DONE, "x", "1" },
    { DONE, "1", "1" },
    { DONE, "✓", "1" },
    { DONE, "No", "0" },
    { DONE, "n", "0" },
    { DONE, "false", "0" },
    { DONE, "0", "0" },
    { DONE, "", NULL },
    { HELD_ON, "Nov 12", "2026-11-12" },
    { HELD_ON, "today", "2026-11-12" },
    { START, "2:15 pm", "14:15" },
    { MONTH, "Nov", "2026-11" },
    { CHANGED_AT, "2026-11-12T15:31:00Z", "2026-11-12T15:31:00Z" },
    { CHANGED_AT, "2026-11-12T10:31:00-05:00", "2026-11-12T15:31:00Z" },
    { STATE, "in_progress", "in_progress" },
    { STATE, "IN PROGRESS", "in_progress" },
    { STATE, "in-progress", "in_progress" },
    { STATE, "[c] Complete", "complete" },
    { STATE, "Complete", "complete" },
    { STATE, "None", "none" },
    { STATE, "", NULL },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    g_autofree char *value = NULL;
    const struct field *field = &visit_fields[cases[i].field];
    ck_assert_msg(field_parse(field, cases[i].text, TODAY, &value, &error), "%s", cases[i].text);
    ck_assert_ptr_null(error);
    ck_assert_pstr_eq(value, cases[i].value);
    /* What is canonical stays as it is. */
    g_autofree char *again = NULL;
    ck_assert(field_parse(field, value, NULL, &again, NULL));
    ck_assert_pstr_eq(again, value);
  }
}
END_TEST

START_TEST(test_field_refused)
{
  static const struct {
    int field;
    const char *text, *message;
  } cases[] = {
    { NAME, "Elementary school",
      "This is too long: it may have 10 characters and has 17. Shorten it." },
    { MINUTES, "twelve", "twelve is not a whole number. Write it in digits." },
    { MINUTES, "12.5", "12.5 is not a whole number. Write it in digits." },
    { MINUTES, "1,21", "1,21 is not a whole number. Write it in digits." },
    { MINUTES, "12,1219", "12,1219 is not a whole number. Write it in digits." },
    { MINUTES, ",5", ",5 is not a whole number. Write it in digits." },
    { MINUTES, "1,,219", "1,,219 is not a whole number. Write it in digits." },
    { MINUTES, "-", "- is not a whole number. Write it in digits." },
    { MINUTES, "5.", "5. is not a whole number. Write it in digits." },
    { MINUTES, "99999999999999999999",
      "99999999999999999999 is not a whole number. Write it in digits." },
    { MINUTES, "2001", "2001 is out of range. Give a number from -5 to 2000." },
    { MINUTES, "-6", "-6 is out of range. Give a number from -5 to 2000." },
    { DONE, "maybe", "maybe is neither yes nor no. Write yes or no." },
    { HELD_ON, "Nov 31", "Nov 31 is not a date. November has 30 days." },
    { START, "25:00", "25:00 is not a time. Write it like 10:31 or 2:15 pm." },
    { HELD_ON, "0206-11-12", "0206-11-12: the year 206 is too far away. Write one like 2026." },
    { MONTH, "Smarch", "Smarch is not a month. Write it like 2026-11 or Nov 2026." },
    { CHANGED_AT, "now", "now is not a date with a time. Write it like 2026-11-12T15:31:00Z." },
    { CHANGED_AT, "0026-11-11T10:31:04Z",
      "0026-11-11T10:31:04Z is not a date with a time. Write it like 2026-11-12T15:31:00Z." },
    { STATE, "done", "done is not one of the choices: In progress, [C] complete and none." },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    char *value = NULL;
    ck_assert(!field_parse(&visit_fields[cases[i].field], cases[i].text, TODAY, &value, &error));
    ck_assert_ptr_null(value);
    ck_assert(error_is(error, TL_ERROR_INVALID));
    ck_assert_str_eq(error->message, cases[i].message);
  }
}
END_TEST

/* Parsing anything gives a canonical value or a message; what is canonical parses as itself. */
/* E-mail addresses and codes: of the real tables, so that imports refuse what forms do. */
START_TEST(test_field_shapes)
{
  static const struct {
    const struct record_type *type;
    const char *field, *text;
    bool taken;
  } cases[] = {
    { &record_staff, "email", "jose.nunez@millcity.k12.ma.us", true },
    { &record_staff, "email", "đặng@học.vn", true },
    { &record_staff, "email", "nobody", false },
    { &record_staff, "email", "a@b", false },
    { &record_staff, "email", "a@.org", false },
    { &record_staff, "email", "a@b.", false },
    { &record_staff, "email", "@b.org", false },
    { &record_staff, "email", "a@b@c.org", false },
    { &record_staff, "email", "a b@c.org", false },
    { &record_school, "code", "00950045", true },
    { &record_school, "code", "MA-0095.45", true },
    { &record_school, "code", "0095 0045", false },
    { &record_school, "code", "0095/0045", false },
    { &record_district, "code", "what?", false },
    { &record_staff, "room", "204 B/1", true },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    const struct field *field = &cases[i].type->fields[record_field(cases[i].type, cases[i].field)];
    g_autoptr(GError) error = NULL;
    g_autofree char *value = NULL;
    bool taken = field_parse(field, cases[i].text, TODAY, &value, &error);
    ck_assert_msg(taken == cases[i].taken, "%s", cases[i].text);
    ck_assert_pstr_eq(value, taken ? cases[i].text : NULL);
    ck_assert(taken || strstr(error->message, "Write "));
  }
}
END_TEST

START_TEST(test_field_random)
{
  static const char *const pieces[] = {
    "1",  "219", ",",        " ",          "-",          ".",    "0",      "x",        "yes",
    "no", "É",   "e\u0301",  "٣",          "\n",         "\t",   "\x1b",   "complete", "[C] ",
    "in", "_",   "progress", "2026-11-12", "T10:31:00Z", "\xff", "\u202e", "学"
  };
  g_autoptr(GRand) random = g_rand_new_with_seed(13);
  for (int round = 0; round < 20000; round++) {
    g_autoptr(GString) text = g_string_new(NULL);
    for (int left = g_rand_int_range(random, 0, 6); left > 0; left--)
      g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
    const struct field *field = &visit_fields[g_rand_int_range(random, 0, SORT_KEY)];
    g_autoptr(GError) error = NULL;
    g_autofree char *value = NULL, *again = NULL;
    bool parsed = field_parse(field, text->str, TODAY, &value, &error);
    ck_assert_msg(parsed == (error == NULL), "%s", text->str);
    if (!value)
      continue;
    ck_assert_msg(field_parse(field, value, NULL, &again, NULL), "%s: %s", field->name, value);
    ck_assert_str_eq(again, value);
    ck_assert(g_utf8_validate(value, -1, NULL));
    /* The glance is never wrong where it says yes. */
    g_autofree char *from_text = NULL;
    if (*text->str && field_canonical(field, text->str)) {
      ck_assert(field_parse(field, text->str, NULL, &from_text, NULL));
      ck_assert_str_eq(from_text, text->str);
    }
  }
}
END_TEST

START_TEST(test_field_display)
{
  g_setenv("TZ", "America/New_York", TRUE);
  static const struct {
    int field;
    const char *value, *shown;
  } cases[] = {
    { NAME, NULL, "" },
    { NAME, "José", "José" },
    { MINUTES, "1219", "1219" },
    { DONE, "1", "yes" },
    { DONE, "0", "no" },
    { HELD_ON, "2026-11-12", "12 Nov 2026" },
    { START, "14:15", "14:15" },
    { MONTH, "2026-11", "November 2026" },
    { CHANGED_AT, "2026-11-13T04:31:00Z", "12 Nov 2026 23:31" },
    { CHANGED_AT, "2026-11-01T05:30:00Z", "1 Nov 2026 01:30" },
    { CHANGED_AT, "2026-11-01T06:30:00Z", "1 Nov 2026 01:30" }, /* the hour that comes twice */
    { CHANGED_AT, "2026-11-02T04:59:59Z", "1 Nov 2026 23:59" },
    { CHANGED_AT, "2027-03-14T06:59:59Z", "14 Mar 2027 01:59" },
    { CHANGED_AT, "2027-03-14T07:00:00Z", "14 Mar 2027 03:00" },
    { CHANGED_AT, "some time", "some time" },
    { STATE, "in_progress", "In progress" },
    { STATE, "none", "none" },
    { STATE, "unheard_of", "unheard_of" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
    check_text(field_display(&visit_fields[cases[i].field], cases[i].value), cases[i].shown);
  ck_assert_str_eq(choice_label(states, "complete"), "[C] complete");
  ck_assert_ptr_null(choice_label(states, NULL));
}
END_TEST

/* Where clocks are put back an hour comes twice, and where they are put forward one is not there.
 */
START_TEST(test_clock_where_clocks_change)
{
  static const struct {
    const char *now, *date, *time;
  } cases[] = {
    { "2026-11-01T03:59:00Z", "2026-10-31", "23:59" }, /* still summer time */
    { "2026-11-01T04:00:00Z", "2026-11-01", "00:00" },
    { "2026-11-01T05:30:00Z", "2026-11-01", "01:30" },
    { "2026-11-01T06:30:00Z", "2026-11-01", "01:30" },
    { "2026-11-02T04:59:00Z", "2026-11-01", "23:59" },
    { "2027-03-14T04:59:00Z", "2027-03-13", "23:59" },
    { "2027-03-14T06:59:00Z", "2027-03-14", "01:59" },
    { "2027-03-14T07:00:00Z", "2027-03-14", "03:00" },
    { "2027-03-15T03:59:00Z", "2027-03-14", "23:59" },
  };
  g_setenv("TZ", "America/New_York", TRUE);
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_setenv("THROUGHLINE_NOW", cases[i].now, TRUE);
    check_text(clock_instant(), cases[i].now);
    check_text(clock_today(), cases[i].date);
    check_text(clock_time(), cases[i].time);
  }
}
END_TEST

static Suite *field_suite(void)
{
  Suite *suite = suite_create("field");
  TCase *fields = tcase_create("fields");
  tcase_add_test(fields, test_field_parse);
  tcase_add_test(fields, test_field_refused);
  tcase_add_test(fields, test_field_shapes);
  tcase_add_test(fields, test_field_random);
  tcase_add_test(fields, test_field_display);
  tcase_add_test(fields, test_clock_where_clocks_change);
  suite_add_tcase(suite, fields);
  return suite;
}

int main(void)
{
  return suite_run(field_suite());
}
