/* Dates typed for a day to come and for one that was, and which of them are asked about. */
#include "suite.h"

#include "base/error.h"
#include "model/date.h"
#include "model/field.h"

#define TODAY "2026-11-12"

static void check_text(char *got, const char *expected)
{
  ck_assert_pstr_eq(got, expected);
  g_free(got);
}

START_TEST(test_date_parse_past)
{
  static const char *const cases[][2] = {
    { "mon", "2026-11-09" },
    { "Wednesday", "2026-11-11" },
    { "thu", "2026-11-05" },
    { "last Friday", "2026-11-06" },
    { "yesterday", "2026-11-11" },
    { "11/10", "2026-11-10" },
    { "mo", NULL },
    { "Nov 31", NULL },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
    check_text(date_parse_past(cases[i][0], TODAY, NULL), cases[i][1]);
}
END_TEST

START_TEST(test_date_parse_ahead)
{
  static const char *const cases[][2] = {
    { "fri", "2026-11-13" }, /* TODAY is a Thursday */
    { "Friday", "2026-11-13" },
    { "thu", "2026-11-19" },
    { "WEDNESDAY", "2026-11-18" },
    { "sun", "2026-11-15" },
    { "next fri", "2026-11-20" },
    { "next Monday", "2026-11-16" },
    { "next Sunday", "2026-11-22" },
    { "+7", "2026-11-19" },
    { "+1", "2026-11-13" },
    { "in 3 days", "2026-11-15" },
    { "2 weeks", "2026-11-26" },
    { "+2 weeks", "2026-11-26" },
    { "in 1 week", "2026-11-19" },
    { "1 day", "2026-11-13" },
    { "today", "2026-11-12" },
    { "Tomorrow", "2026-11-13" },
    { "11/20", "2026-11-20" },
    { "Fri 20 Nov", "2026-11-20" },
    { "12 Nov", "2026-11-12" }, /* today */
    { "11 Nov", "2027-11-11" },
    { "15 Jun", "2027-06-15" },
    { "4 Jun", "2027-06-04" },
    { "6/15", "2027-06-15" },
    { "1 Nov", "2027-11-01" },
    { "28 Feb", "2027-02-28" },
    { "29 Feb", NULL }, /* that to come has 28 days */
    { "15 Jun 2026", "2026-06-15" },
    { "+0", NULL },
    { "+", NULL },
    { "+1000", NULL },
    { "7", NULL },
    { "in 7", NULL },
    { "next", NULL },
    { "fr", NULL },
    { "last fri", NULL },
    { "-7", NULL },
    { "Nov 31", NULL },
    { "", NULL },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    g_autofree char *date = date_parse_ahead(cases[i][0], TODAY, &error);
    ck_assert_msg(g_strcmp0(date, cases[i][1]) == 0, "%s: %s", cases[i][0], date);
    ck_assert_msg((date == NULL) == (error != NULL), "%s", cases[i][0]);
  }
  check_text(date_parse_ahead("next fri", "2026-11-15", NULL), "2026-11-20"); /* a Sunday */
  ck_assert_ptr_null(date_parse_ahead("fri", NULL, NULL));
  ck_assert_ptr_null(date_parse_past("fri", NULL, NULL));
}
END_TEST

/* What a day just past may be meant by is asked about; a year, in two digits too, a count of days
 * and a word for a day say it. */
START_TEST(a_day_just_past_is_asked_about)
{
  static const struct {
    const char *text;
    bool surely;
  } cases[] = {
    { "11 Nov", false },     { "11/10", false },         { "Wed 11 Nov", false },
    { "Nov 11th", false },   { "20 Sep", false },        { "15 Jun", true },
    { "11 Nov 2027", true }, { "11/10/27", true },       { "11 Nov 27", true },
    { "2027-11-10", true },  { "20271110", true },       { "in 310 days", true },
    { "310 days", true },    { "+310", true },           { "50 weeks", true },
    { "in 52 weeks", true }, { "next Wednesday", true }, { "today", true },
    { "12 Nov", true },      { "20 Nov", true },         { "Nov 31", true },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    bool surely = date_surely_ahead(cases[i].text, TODAY, &error);
    ck_assert_msg(surely == cases[i].surely && surely == !error, "%s", cases[i].text);
  }
  g_autoptr(GError) error = NULL;
  ck_assert(!date_surely_ahead("11/10", TODAY, &error));
  ck_assert_str_eq(error->message,
                   "That day is past. If you mean Wed 10 Nov 2027, write the year too.");
}
END_TEST

/* What is typed into a field for a day to come, as in every form. */
START_TEST(a_field_for_a_day_to_come_asks_too)
{
  static const struct field ahead = { .name = "due_on", .type = FIELD_DATE, .flags = FIELD_AHEAD };
  static const struct field near = { .name = "held_on",
                                     .type = FIELD_DATE,
                                     .flags = FIELD_AHEAD | FIELD_NEAR };
  static const struct {
    const struct field *field;
    const char *text, *value; /* NULL: refused */
  } cases[] = {
    { &ahead, "11/10", NULL },
    { &ahead, "10 Nov", NULL },
    { &ahead, "11/10/27", "2027-11-10" },
    { &ahead, "10 Nov 2026", "2026-11-10" },
    { &ahead, "in 310 days", "2027-09-18" },
    { &ahead, "15 Jun", "2027-06-15" },
    { &ahead, "fri", "2026-11-13" },
    { &near, "11/10", "2026-11-10" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *value = NULL;
    g_autoptr(GError) error = NULL;
    bool read = field_parse(cases[i].field, cases[i].text, TODAY, &value, &error);
    ck_assert_msg(g_strcmp0(value, cases[i].value) == 0, "%s: %s", cases[i].text, value);
    ck_assert(read == (cases[i].value != NULL) && read == !error);
  }
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("date ahead");
  TCase *all = tcase_create("all");
  tcase_add_test(all, test_date_parse_past);
  tcase_add_test(all, test_date_parse_ahead);
  tcase_add_test(all, a_day_just_past_is_asked_about);
  tcase_add_test(all, a_field_for_a_day_to_come_asks_too);
  suite_add_tcase(suite, all);
  return suite_run(suite);
}
