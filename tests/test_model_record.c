/* Records: values, parts, rules, and the way to JSON and back. */
#include "suite.h"

#include "tests/model_sample.h"

#undef fail /* an old macro of Check */
#include <string.h>

static void check_text(char *got, const char *expected)
{
  ck_assert_pstr_eq(got, expected);
  g_free(got);
}

/* A visit with two marks. Yours. */
static struct record *sample(void)
{
  struct record *visit = record_new(&visit_type);
  visit->uid = g_strdup("0b5e1a52-7f5e-4b5a-8f1e-2f3f4a5b6c7d");
  visit->revision = 3;
  record_set(visit, "name", "Đặng");
  record_set(visit, "code", "00950505");
  record_set_int(visit, "minutes", 12);
  record_set(visit, "done", "0");
  record_set(visit, "text", "one\n“two”\t\x1b");
  record_set(visit, "private_note", "mine");
  record_set(visit, "sort_key", "dang");
  struct record *first = record_add_part(visit, &mark_type);
  record_set(first, "strategy", "s1");
  record_set(first, "level", "1");
  struct record *second = record_add_part(visit, &mark_type);
  record_set(second, "strategy", "s2");
  record_set(second, "comment", "សុខា");
  return visit;
}

START_TEST(test_record_values)
{
  AUTO(record) struct record *visit = sample();
  ck_assert_str_eq(record_get(visit, "name"), "Đặng");
  ck_assert_ptr_null(record_get(visit, "held_on"));
  ck_assert_int_eq(record_get_int(visit, "minutes", 0), 12);
  ck_assert_int_eq(record_get_int(visit, "month", -1), -1);
  ck_assert(!record_get_flag(visit, "done"));
  record_set(visit, "done", "1");
  ck_assert(record_get_flag(visit, "done"));
  record_set(visit, "name", record_get(visit, "name"));
  ck_assert_str_eq(record_get(visit, "name"), "Đặng");
  record_set(visit, "name", "");
  ck_assert_ptr_null(record_get(visit, "name"));
  ck_assert_int_eq(record_field(&visit_type, "minutes"), MINUTES);
  ck_assert_int_eq(field_find(&visit_type, "minute"), -1);
  g_autoptr(GError) error = NULL;
  ck_assert(record_parse(visit, "held_on", "Nov 12", TODAY, &error));
  ck_assert_str_eq(record_get(visit, "held_on"), "2026-11-12");
  ck_assert(!record_parse(visit, "held_on", "Nov 31", TODAY, &error));
  ck_assert_str_eq(record_get(visit, "held_on"), "2026-11-12");
  ck_assert(record_parse(visit, "held_on", "", TODAY, NULL));
  ck_assert_ptr_null(record_get(visit, "held_on"));
}
END_TEST

START_TEST(test_record_parts)
{
  AUTO(record) struct record *visit = sample();
  const GPtrArray *marks = record_parts(visit, &mark_type);
  ck_assert_uint_eq(marks->len, 2);
  ck_assert_uint_eq(record_parts(visit, &note_type)->len, 0);
  struct record *second = record_find_part(visit, &mark_type, "strategy", "s2");
  ck_assert_ptr_eq(second, g_ptr_array_index(marks, 1));
  ck_assert_ptr_null(record_find_part(visit, &mark_type, "strategy", "s3"));
  ck_assert_ptr_null(record_find_part(visit, &note_type, "strategy", "s2"));
  g_ptr_array_remove_index(record_parts(visit, &mark_type), 0);
  ck_assert_ptr_null(record_find_part(visit, &mark_type, "strategy", "s1"));
}
END_TEST

START_TEST(test_record_copy)
{
  AUTO(record) struct record *visit = sample();
  AUTO(record) struct record *copy = record_copy(visit);
  ck_assert(record_equal(visit, copy));
  ck_assert_str_eq(copy->uid, visit->uid);
  ck_assert_int_eq(copy->revision, 3);
  copy->revision = 4;
  g_clear_pointer(&copy->uid, g_free);
  record_set(copy, "sort_key", NULL);
  ck_assert(record_equal(visit, copy));
  record_set(record_find_part(copy, &mark_type, "strategy", "s2"), "comment", "other");
  ck_assert(!record_equal(visit, copy));
  record_set(record_find_part(copy, &mark_type, "strategy", "s2"), "comment", "សុខា");
  ck_assert(record_equal(visit, copy));
  record_add_part(copy, &note_type);
  ck_assert(!record_equal(visit, copy));
  AUTO(record) struct record *mark = record_new(&mark_type);
  ck_assert(!record_equal(visit, mark));
}
END_TEST

START_TEST(test_record_check)
{
  AUTO(record) struct record *visit = sample();
  g_autoptr(GError) error = NULL;
  record_set(visit, "sort_key", NULL);
  record_set(visit, "text", " two \n");
  ck_assert(record_check(visit, &error));
  ck_assert_str_eq(record_get(visit, "sort_key"), "Đặng");
  ck_assert_str_eq(record_get(visit, "text"), "two");
}
END_TEST

START_TEST(test_record_check_refuses)
{
  static const struct {
    const char *field, *value, *message;
  } cases[] = {
    { "name", NULL, "Name is missing. Fill it in." },
    { "name", "Elementary school",
      "Name: This is too long: it may have 10 characters and has 17. Shorten it." },
    { "held_on", "2026-11-31", "Date: 2026-11-31 is not a date. November has 30 days." },
    { "held_on", "today",
      "Date: today is not a date. Write it like 2026-11-12, 11/12/2026 or Nov 12." },
    { "minutes", "x", "Minutes: x is not a whole number. Write it in digits." },
    { "minutes", "-1", "It ends before it begins." },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    AUTO(record) struct record *visit = sample();
    record_set(visit, cases[i].field, cases[i].value);
    ck_assert(!record_check(visit, &error));
    ck_assert(error_is(error, TL_ERROR_INVALID));
    ck_assert_str_eq(error->message, cases[i].message);
  }
  g_autoptr(GError) error = NULL;
  AUTO(record) struct record *visit = sample();
  record_add_part(visit, &mark_type);
  ck_assert(!record_check(visit, &error));
  ck_assert_str_eq(error->message, "Strategy is missing. Fill it in.");
}
END_TEST

START_TEST(test_record_json)
{
  AUTO(record) struct record *visit = sample();
  check_text(
      record_to_json(visit, false),
      "{\"uid\":\"0b5e1a52-7f5e-4b5a-8f1e-2f3f4a5b6c7d\",\"name\":\"Đặng\",\"code\":\"00950505\","
      "\"minutes\":12,\"done\":false,\"text\":\"one\\n“two”\\t\\u001b\","
      "\"mark\":[{\"strategy\":\"s1\",\"level\":\"1\"},"
      "{\"strategy\":\"s2\",\"comment\":\"សុខា\"}]}");
  g_autofree char *json = record_to_json(visit, true);
  g_autoptr(GError) error = NULL;
  AUTO(record) struct record *again = record_from_json(&visit_type, json, &error);
  ck_assert_msg(again != NULL, "%s", error ? error->message : "");
  ck_assert(record_equal(visit, again));
  ck_assert_str_eq(again->uid, visit->uid);
  ck_assert_str_eq(record_get(again, "private_note"), "mine");
  ck_assert_ptr_null(record_get(again, "sort_key"));
  check_text(record_to_json(again, true), json);
}
END_TEST

START_TEST(test_record_json_keeps_drafts)
{
  /* What is not canonical yet comes back as it was. */
  static const char *const texts[] = { "007", "twelve", "", "12", "-3", "99999999999999999999" };
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
    AUTO(record) struct record *visit = record_new(&visit_type);
    record_set(visit, "minutes", texts[i]);
    record_set(visit, "done", texts[i]);
    g_autofree char *json = record_to_json(visit, true);
    AUTO(record) struct record *again = record_from_json(&visit_type, json, NULL);
    ck_assert(record_equal(visit, again));
  }
}
END_TEST

START_TEST(test_record_from_json)
{
  AUTO(record)
  struct record *visit = record_from_json(
      &visit_type,
      " {\"name\": null, \"unknown\": [1], \"minutes\": \"12\", \"done\": true, \"code\": 7, "
      "\"text\": \"\", \"mark\": [], \"note\": null, \"state\": 1.5} ",
      NULL);
  ck_assert_ptr_nonnull(visit);
  ck_assert_ptr_null(visit->uid);
  ck_assert_ptr_null(record_get(visit, "name"));
  ck_assert_ptr_null(record_get(visit, "text"));
  ck_assert_str_eq(record_get(visit, "minutes"), "12");
  ck_assert_str_eq(record_get(visit, "done"), "1");
  ck_assert_str_eq(record_get(visit, "code"), "7");
  ck_assert_str_eq(record_get(visit, "state"), "1.5");
}
END_TEST

START_TEST(test_record_from_json_refused)
{
  static const char *const cases[] = { "",
                                       "[]",
                                       "null",
                                       "12",
                                       "{",
                                       "{\"name\":[]}",
                                       "{\"name\":{}}",
                                       "{\"mark\":{}}",
                                       "{\"mark\":[1]}",
                                       "{\"mark\":[{\"level\":[]}]}",
                                       "{\"name\":\"x\"",
                                       "not json",
                                       "{\"name\":\"\xff\"}" };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    ck_assert_msg(!record_from_json(&visit_type, cases[i], &error), "%s", cases[i]);
    ck_assert_msg(error_is(error, TL_ERROR_INVALID), "%s", cases[i]);
  }
}
END_TEST

static Suite *record_suite(void)
{
  Suite *suite = suite_create("record");
  TCase *records = tcase_create("records");
  tcase_add_test(records, test_record_values);
  tcase_add_test(records, test_record_parts);
  tcase_add_test(records, test_record_copy);
  tcase_add_test(records, test_record_check);
  tcase_add_test(records, test_record_check_refuses);
  tcase_add_test(records, test_record_json);
  tcase_add_test(records, test_record_json_keeps_drafts);
  tcase_add_test(records, test_record_from_json);
  tcase_add_test(records, test_record_from_json_refused);
  suite_add_tcase(suite, records);
  return suite;
}

int main(void)
{
  return suite_run(record_suite());
}
