/* What every new store comes with. */
#include "db/store.h"
#include "model/calendar.h"
#include "model/tables.h"
#include "sample/defaults.h"
#include "sample/typical_year.h"
#include "sample_fixture.h"
#include "suite.h"

#include <string.h>

/* --- what every new store comes with -------------------------------------------------------- */

static void make_store(const char *path)
{
  GError *error = NULL;
  AUTO(store) struct store *store = store_open(path, STORE_CREATE, &error);
  ck_assert_msg(store != NULL, "%s", error ? error->message : "");
  struct change *change = change_begin(store, "Begin", CHANGE_PERSON, &error);
  ck_assert_msg(change && defaults_add(change, &error), "%s", error ? error->message : "");
  ck_assert(change_commit(change, NULL));
}

START_TEST(a_new_store_has_forms)
{
  g_autofree char *path = sample_in_folder("new.db");
  make_store(path);
  ck_assert_int_eq(
      sample_number(
          path,
          "SELECT count(*) FROM instrument_item JOIN instrument_version USING "
          "(instrument_version_id) JOIN instrument i USING (instrument_id) WHERE i.is_default"),
      10);
  ck_assert_int_eq(
      sample_number(path,
                    "SELECT count(*) FROM instrument_version WHERE published_on = '2026-11-12'"),
      2);
  ck_assert_int_eq(sample_number(path, "SELECT count(*) FROM strategy WHERE look_for IS NULL"), 0);
  ck_assert_int_eq(sample_number(path, "SELECT count(*) FROM instrument WHERE is_default"), 1);
  ck_assert_int_eq(
      sample_number(
          path,
          "SELECT count(*) FROM visit_type WHERE is_default AND NOT evaluative AND sentence IS "
          "NOT NULL"),
      1);
  ck_assert_int_eq(
      sample_number(
          path,
          "SELECT count(*) FROM level GROUP BY scale_id HAVING count(*) <> count(DISTINCT key) "
          "UNION ALL SELECT 0 ORDER BY 1 DESC LIMIT 1"),
      0);
  /* Keys of the walkthrough's screen and of every screen. */
  g_autoptr(GPtrArray) keys = sample_column(path, "SELECT key FROM level");
  for (guint i = 0; i < keys->len; i++)
    ck_assert_msg(!strstr("fgmqu?:/[] ", keys->pdata[i]), "%s", (const char *)keys->pdata[i]);
  ck_assert_int_eq(sample_number(path, "SELECT count(*) FROM school_year"), 2);
}
END_TEST

START_TEST(a_new_store_has_a_rubric)
{
  g_autofree char *path = sample_in_folder("rubric.db");
  make_store(path);
  ck_assert_int_eq(sample_number(path, "SELECT count(*) FROM standard"), 4);
  ck_assert_int_eq(sample_number(path, "SELECT count(*) FROM rubric_level"), 3);
  ck_assert_int_eq(
      sample_number(
          path,
          "SELECT count(*) FROM standard s JOIN rubric_level l USING (rubric_id) JOIN descriptor "
          "d ON d.standard = s.code AND d.level = l.code"),
      12);
  ck_assert_int_eq(sample_number(path, "SELECT count(DISTINCT text) FROM descriptor"), 12);
  /* Two or three sentences each. */
  g_autoptr(GPtrArray) texts = sample_column(path, "SELECT text FROM descriptor");
  for (guint i = 0; i < texts->len; i++) {
    g_auto(GStrv) sentences = g_strsplit(texts->pdata[i], ". ", -1);
    guint count = g_strv_length(sentences);
    ck_assert_msg(count >= 2 && count <= 3, "%s", (const char *)texts->pdata[i]);
  }
}
END_TEST

START_TEST(a_school_year_has_180_days)
{
  static const char *const snow[] = { "2027-01-06", "2027-01-09", "2027-02-17", "2027-03-02",
                                      NULL };
  for (int with = 0; with < 2; with++)
    for (int year = 2015; year < 2045; year++) {
      AUTO(record) struct record *record = typical_year(year, with ? snow : NULL);
      ck_assert(record_check(record, NULL));
      AUTO(calendar) struct calendar *calendar = calendar_new();
      calendar_add_period(calendar, record_get(record, "first_on"), record_get(record, "last_on"));
      const GPtrArray *days = record_parts(record, &record_calendar_day);
      for (guint i = 0; i < days->len; i++)
        calendar_add_exception(calendar, record_get(days->pdata[i], "day_on"),
                               record_get(days->pdata[i], "kind"));
      ck_assert_int_eq(calendar_school_days_between(calendar, record_get(record, "first_on"),
                                                    record_get(record, "last_on")),
                       180);
      ck_assert_str_lt(record_get(record, "last_on") + 5, "06-31");
    }
  AUTO(record) struct record *plain = typical_year(2026, NULL);
  ck_assert_str_eq(record_get(plain, "first_on"), "2026-09-02");
  ck_assert_str_eq(record_get(plain, "code"), "SY2026-27");
  struct record *thanksgiving =
      record_find_part(plain, &record_calendar_day, "day_on", "2026-11-26");
  ck_assert_ptr_nonnull(thanksgiving);
  ck_assert_ptr_null(record_find_part(plain, &record_calendar_day, "day_on", "2026-11-12"));
  ck_assert_int_eq(typical_year_of("2026-06-30"), 2025);
  ck_assert_int_eq(typical_year_of("2026-07-01"), 2026);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("defaults");
  TCase *defaults = tcase_create("new store");
  tcase_add_unchecked_fixture(defaults, sample_folder_make, sample_folder_remove);
  tcase_add_test(defaults, a_new_store_has_forms);
  tcase_add_test(defaults, a_new_store_has_a_rubric);
  tcase_add_test(defaults, a_school_year_has_180_days);
  suite_add_tcase(suite, defaults);
  return suite_run(suite);
}
