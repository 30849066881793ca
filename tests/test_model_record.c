/* Fields, records and rowsets. */
#include "model/record.h"

#include "base/error.h"
#include "model/rowset.h"

#include <check.h>
#undef fail /* an old macro of Check */
#include <stdlib.h>
#include <string.h>

#define TODAY "2026-11-12"

static void
check_text(char *got, const char *expected)
{
  ck_assert_pstr_eq(got, expected);
  g_free(got);
}

static const struct choice states[] = {
  { "in_progress", "In progress" },
  { "complete", "[C] complete" },
  { "none", NULL },
  { NULL, NULL },
};

static const struct field mark_fields[] = {
  { .name = "strategy",
    .label = "Strategy",
    .type = FIELD_REF,
    .flags = FIELD_REQUIRED | FIELD_KEY,
    .ref = "strategy" },
  { .name = "level", .label = "Mark", .type = FIELD_CODE, .max = 4 },
  { .name = "comment", .label = "Comment", .type = FIELD_LONG },
};

static const struct record_type mark_type = { .name = "mark",
                                              .label = "Mark",
                                              .plural = "Marks",
                                              .fields = mark_fields,
                                              .field_count = G_N_ELEMENTS(mark_fields) };
static const struct record_type note_type = { .name = "note",
                                              .label = "Note",
                                              .plural = "Notes",
                                              .fields = mark_fields,
                                              .field_count = G_N_ELEMENTS(mark_fields) };
static const struct record_type *const visit_parts[] = { &mark_type, &note_type, NULL };

enum {
  NAME,
  CODE,
  MINUTES,
  DONE,
  HELD_ON,
  START,
  MONTH,
  CHANGED_AT,
  STATE,
  TEXT,
  PRIVATE,
  SORT_KEY
};

static const struct field visit_fields[] = {
  [NAME] = { .name = "name",
             .label = "Name",
             .type = FIELD_TEXT,
             .flags = FIELD_REQUIRED,
             .max = 10 },
  [CODE] = { .name = "code", .label = "Code", .type = FIELD_CODE },
  [MINUTES] = { .name = "minutes", .label = "Minutes", .type = FIELD_INT, .min = -5, .max = 2000 },
  [DONE] = { .name = "done", .label = "Done", .type = FIELD_FLAG },
  [HELD_ON] = { .name = "held_on", .label = "Date", .type = FIELD_DATE },
  [START] = { .name = "start", .label = "Start", .type = FIELD_TIME },
  [MONTH] = { .name = "month", .label = "Month", .type = FIELD_MONTH },
  [CHANGED_AT] = { .name = "changed_at", .label = "Changed", .type = FIELD_INSTANT },
  [STATE] = { .name = "state", .label = "Status", .type = FIELD_CHOICE, .choices = states },
  [TEXT] = { .name = "text", .label = "Text", .type = FIELD_LONG },
  [PRIVATE] = { .name = "private_note",
                .label = "Private note",
                .type = FIELD_LONG,
                .flags = FIELD_PRIVATE },
  [SORT_KEY] = { .name = "sort_key",
                 .label = "Sort key",
                 .type = FIELD_TEXT,
                 .flags = FIELD_DERIVED | FIELD_REQUIRED },
};

static bool
check_visit(struct record *record, GError **error)
{
  if (record_get_int(record, "minutes", 0) < 0)
    return fail(error, TL_ERROR_INVALID, "It ends before it begins.");
  record_set(record, "sort_key", record_get(record, "name"));
  return true;
}

static const struct record_type visit_type = { .name = "visit",
                                               .label = "Visit",
                                               .plural = "Visits",
                                               .fields = visit_fields,
                                               .field_count = G_N_ELEMENTS(visit_fields),
                                               .parts = visit_parts,
                                               .check = check_visit };

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
    { MONTH, "Smarch", "Smarch is not a month. Write it like 2026-11 or Nov 2026." },
    { CHANGED_AT, "now", "now is not a date with a time. Write it like 2026-11-12T15:31:00Z." },
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

/* A visit with two marks. Yours. */
static struct record *
sample(void)
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

START_TEST(test_rowset)
{
  static const char *const columns[] = { "name", "count" };
  AUTO(rowset) struct rowset *rowset = rowset_new(2, columns);
  ck_assert_int_eq(rowset->row_count, 0);
  ck_assert_int_eq(rowset_row(rowset, "name", "x"), -1);
  for (int i = 0; i < 1000; i++) {
    g_autofree char *name = g_strdup_printf("school %d", i);
    g_autofree char *count = g_strdup_printf("%d", i * 2);
    rowset_add(rowset, (const char *const[]){ name, i % 10 == 3 ? NULL : count });
  }
  ck_assert_int_eq(rowset->row_count, 1000);
  ck_assert_int_eq(rowset_column(rowset, "count"), 1);
  ck_assert_int_eq(rowset_find(rowset, "counts"), -1);
  ck_assert_str_eq(rowset_at(rowset, 999, 0), "school 999");
  ck_assert_str_eq(rowset_get(rowset, 0, "name"), "school 0");
  ck_assert_ptr_null(rowset_get(rowset, 3, "count"));
  ck_assert_int_eq(rowset_int(rowset, 3, "count"), 0);
  ck_assert_int_eq(rowset_int(rowset, 4, "count"), 8);
  ck_assert_int_eq(rowset_row(rowset, "name", "school 500"), 500);
  ck_assert_int_eq(rowset_row(rowset, "count", NULL), 3);
}
END_TEST

static Suite *
record_suite(void)
{
  Suite *suite = suite_create("record");
  TCase *fields = tcase_create("fields");
  tcase_add_test(fields, test_field_parse);
  tcase_add_test(fields, test_field_refused);
  tcase_add_test(fields, test_field_random);
  tcase_add_test(fields, test_field_display);
  suite_add_tcase(suite, fields);
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
  tcase_add_test(records, test_rowset);
  suite_add_tcase(suite, records);
  return suite;
}

int
main(void)
{
  SRunner *runner = srunner_create(record_suite());
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
