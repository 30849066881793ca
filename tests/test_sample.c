/* The sample district. */
#include "base/error.h"
#include "db/maintenance.h"
#include "db/store.h"
#include "model/name.h"
#include "model/tables.h"
#include "sample/sample.h"
#include "sample/words.h"
#include "sample_fixture.h"
#include "suite.h"

#include <string.h>

/* --- a folder, and the whole sample, made once ---------------------------------------------- */

static char *whole; /* 18 schools, three years */

static void make(const char *path, int schools, int years, guint32 seed)
{
  GError *error = NULL;
  const struct sample_options options = { .schools = schools, .years = years, .seed = seed };
  if (!sample_make(path, &options, NULL, &error))
    g_error("%s", error->message);
}

static void set_up(void)
{
  sample_folder_make();
  whole = sample_in_folder("sample.db");
  make(whole, 0, 0, 1);
}

static void tear_down(void)
{
  sample_folder_remove();
  g_free(whole);
}

static void check_whole(const char *path)
{
  GError *error = NULL;
  AUTO(store) struct store *store = store_open(path, STORE_OPEN, &error);
  ck_assert_msg(store != NULL, "%s", error ? error->message : "");
  g_autoptr(GPtrArray) findings = store_check(store, NULL, &error);
  ck_assert_msg(findings != NULL, "%s", error ? error->message : "");
  if (findings->len > 0)
    ck_abort_msg("%s", (const char *)findings->pdata[0]);
}

/* --- the promise ---------------------------------------------------------------------------- */

START_TEST(it_has_what_was_promised)
{
  ck_assert_int_eq(sample_number(whole, "SELECT count(*) FROM school"), 18);
  static const struct {
    const char *role;
    long people;
  } roles[] = { { "principal", 17 },     { "teacher", 724 },    { "assistant_superintendent", 2 },
                { "superintendent", 1 }, { "plan_manager", 1 }, { "plan_monitor", 1 },
                { "record_keeper", 1 } };
  for (size_t i = 0; i < G_N_ELEMENTS(roles); i++) {
    g_autofree char *sql = g_strdup_printf(
        "SELECT count(DISTINCT staff_id) FROM assignment JOIN staff USING (staff_id) "
        "WHERE active AND role = '%s'",
        roles[i].role);
    ck_assert_msg(sample_number(whole, sql) == roles[i].people, "%s: %ld", roles[i].role,
                  sample_number(whole, sql));
  }
  ck_assert_int_eq(
      sample_number(whole, "SELECT count(DISTINCT staff_id) FROM target WHERE month = '2026-10'"),
      40);
  ck_assert_int_eq(sample_number(whole,
                                 "SELECT count(*) FROM self_assessment WHERE month = '2026-09' AND "
                                 "submitted_at IS NOT NULL"),
                   40);
  ck_assert_int_eq(
      sample_number(whole, "SELECT count(DISTINCT substr(made_on, 1, 4)) FROM walkthrough"), 3);
  ck_assert_int_ge(sample_number(whole, "SELECT count(*) FROM walkthrough"), 12000);
  ck_assert_int_eq(
      sample_number(whole, "SELECT count(*) FROM walkthrough WHERE made_on > '2026-11-12'"), 0);
  ck_assert_int_gt(
      sample_number(whole, "SELECT count(*) FROM walkthrough WHERE made_on >= '2026-11-10'"), 0);
  ck_assert_int_eq(sample_number(whole, "SELECT sample FROM district"), 1);
  ck_assert_int_eq(sample_number(whole, "SELECT count(*) FROM history"), 0);
}
END_TEST

START_TEST(one_month_is_incomplete)
{
  ck_assert_int_eq(sample_number(whole,
                                 "SELECT count(*) FROM self_assessment WHERE month = '2026-10' AND "
                                 "submitted_at IS NOT NULL"),
                   37);
  ck_assert_int_eq(
      sample_number(whole, "SELECT count(*) FROM self_assessment WHERE month = '2026-10'"), 38);
  long september = sample_number(whole, "SELECT count(*) FROM sip_status WHERE month = '2026-09'");
  long october = sample_number(whole, "SELECT count(*) FROM sip_status WHERE month = '2026-10'");
  ck_assert_int_eq(september - october, 8);
  ck_assert_int_eq(sample_number(whole, "SELECT count(*) FROM sip_status WHERE month > '2026-10'"),
                   0);
}
END_TEST

START_TEST(ordinary_troubles_are_in_it)
{
  ck_assert_int_ge(
      sample_number(whole, "SELECT count(*) FROM (SELECT 1 FROM assignment WHERE role = 'teacher' "
                           "GROUP BY staff_id HAVING count(DISTINCT school_id) = 2)"),
      3);
  ck_assert_int_eq(
      sample_number(whole,
                    "SELECT count(DISTINCT school_id) FROM assignment WHERE role = 'principal'"),
      18);
  ck_assert_int_eq(sample_number(whole,
                                 "SELECT count(*) FROM assignment WHERE role = 'principal' AND "
                                 "until_on = '2026-01-17'"),
                   1);
  ck_assert_int_ge(
      sample_number(whole,
                    "SELECT count(*) FROM (SELECT 1 FROM staff WHERE active GROUP BY given_name, "
                    "family_name HAVING count(*) > 1)"),
      2);
  ck_assert_int_gt(sample_number(whole, "SELECT count(*) FROM calendar_day WHERE kind = 'snow'"),
                   2);
  ck_assert_int_gt(sample_number(whole, "SELECT count(*) FROM target WHERE days_off > 0"), 50);
  ck_assert_int_eq(
      sample_number(whole, "SELECT count(*) FROM target WHERE days_off > 0 AND reason IS NULL"), 0);
  ck_assert_int_gt(sample_number(whole, "SELECT count(*) FROM companion"), 500);
  ck_assert_int_gt(
      sample_number(whole, "SELECT count(*) FROM walkthrough WHERE private_note IS NOT NULL"), 300);
  ck_assert_int_eq(
      sample_number(
          whole, "SELECT count(*) FROM walkthrough WHERE outcome <> 'made' AND walkthrough_id IN "
                 "(SELECT walkthrough_id FROM mark)"),
      0);
  ck_assert_int_gt(
      sample_number(whole, "SELECT count(*) FROM staff WHERE given_name = 'محمد'")
          + sample_number(whole, "SELECT count(*) FROM staff WHERE given_name = 'សុខា'")
          + sample_number(whole, "SELECT count(*) FROM staff WHERE family_name LIKE '%ễ%'")
          + sample_number(whole, "SELECT count(*) FROM staff WHERE family_name LIKE '%ł%'"),
      0);
}
END_TEST

START_TEST(each_month_has_a_meeting_run_by_another)
{
  ck_assert_int_eq(sample_number(whole, "SELECT count(*) FROM dilt_meeting"), 23);
  ck_assert_int_eq(
      sample_number(
          whole, "SELECT count(*) FROM dilt_meeting WHERE facilitator_id IS NULL OR place IS NULL "
                 "OR due_on >= held_on"),
      0);
  ck_assert_int_ge(sample_number(whole, "SELECT count(DISTINCT facilitator_id) FROM dilt_meeting"),
                   22);
}
END_TEST

START_TEST(the_store_finds_nothing_wrong)
{
  check_whole(whole);
}
END_TEST

/* --- every day of the year, every size ------------------------------------------------------ */

static const struct {
  const char *now;
  int schools, years;
} edges[] = {
  { "2026-07-15T08:00:00", 2, 1 }, { "2026-09-02T09:00:00", 2, 1 }, { "2026-12-31T23:59:00", 3, 1 },
  { "2027-02-28T12:00:00", 4, 2 }, { "2026-08-30T12:00:00", 1, 1 }, { "2028-06-30T12:00:00", 1, 2 },
};

START_TEST(any_day_and_size_will_do)
{
  g_setenv("THROUGHLINE_NOW", edges[_i].now, TRUE);
  g_autofree char *name = g_strdup_printf("edge%d.db", _i);
  g_autofree char *path = sample_in_folder(name);
  make(path, edges[_i].schools, edges[_i].years, 3);
  check_whole(path);
  ck_assert_int_eq(sample_number(path, "SELECT count(*) FROM school"), edges[_i].schools);
  g_autofree char *late =
      g_strdup_printf("SELECT count(*) FROM walkthrough WHERE made_on > '%.10s'", edges[_i].now);
  ck_assert_int_eq(sample_number(path, late), 0);
}
END_TEST

START_TEST(the_same_seed_gives_the_same)
{
  g_autofree char *one = sample_in_folder("one.db");
  g_autofree char *two = sample_in_folder("two.db");
  g_autofree char *other = sample_in_folder("other.db");
  make(one, 3, 1, 7);
  make(two, 3, 1, 7);
  make(other, 3, 1, 8);
  g_autofree char *first = NULL, *second = NULL, *third = NULL;
  gsize first_length, second_length, third_length;
  ck_assert(g_file_get_contents(one, &first, &first_length, NULL));
  ck_assert(g_file_get_contents(two, &second, &second_length, NULL));
  ck_assert(g_file_get_contents(other, &third, &third_length, NULL));
  ck_assert_uint_eq(first_length, second_length);
  ck_assert_int_eq(memcmp(first, second, first_length), 0);
  ck_assert(third_length != first_length || memcmp(first, third, first_length) != 0);
}
END_TEST

/* --- the records ---------------------------------------------------------------------------- */

START_TEST(every_record_is_valid)
{
  GError *error = NULL;
  g_autofree char *path = sample_in_folder("records.db");
  make(path, 3, 1, 5);
  AUTO(store) struct store *store = store_open(path, STORE_OPEN, &error);
  ck_assert_msg(store != NULL, "%s", error ? error->message : "");
  for (int t = 0; record_types[t]; t++) {
    g_autofree char *sql = g_strdup_printf("SELECT uid FROM %s", record_types[t]->name);
    g_autoptr(GPtrArray) uids = sample_column(path, sql);
    ck_assert_msg(uids->len > 0, "no %s", record_types[t]->name);
    for (guint i = 0; i < uids->len; i++) {
      AUTO(record)
      struct record *record = store_load(store, record_types[t], uids->pdata[i], &error);
      ck_assert_msg(record != NULL, "%s", error ? error->message : "");
      AUTO(record) struct record *checked = record_copy(record);
      ck_assert_msg(record_check(checked, &error), "%s: %s", record_types[t]->name,
                    error ? error->message : "");
      ck_assert_msg(record_equal(record, checked), "a %s is not in the form it is kept in",
                    record_types[t]->name);
    }
  }
}
END_TEST

/* --- the words ------------------------------------------------------------------------------ */

START_TEST(comments_are_many_and_finished)
{
  g_autoptr(GPtrArray) comments =
      sample_column(whole, "SELECT DISTINCT comment FROM mark WHERE comment IS NOT NULL");
  ck_assert_uint_ge(comments->len, 4000);
  g_autoptr(GPtrArray) texts = sample_column(
      whole, "SELECT comment FROM mark UNION SELECT what_worked FROM walkthrough UNION "
             "SELECT next_step FROM walkthrough "
             "UNION SELECT private_note FROM walkthrough UNION SELECT rationale FROM rating "
             "UNION SELECT evidence FROM "
             "rating UNION SELECT text FROM assessment_goal UNION SELECT steps FROM "
             "assessment_goal UNION SELECT "
             "working_on FROM self_assessment UNION SELECT note FROM sip_status UNION "
             "SELECT text FROM sip_goal");
  for (guint i = 0; i < texts->len; i++) {
    const char *text = texts->pdata[i];
    if (text
        && (strpbrk(text, "[]{}|") || strstr(text, "  ") || strstr(text, " ,")
            || strstr(text, " ;")))
      ck_abort_msg("not finished: %s", text);
  }
  long marks = sample_number(whole, "SELECT count(*) FROM mark");
  long commented = sample_number(whole, "SELECT count(*) FROM mark WHERE comment IS NOT NULL");
  ck_assert_int_gt(commented * 100, marks * 25);
  ck_assert_int_lt(commented * 100, marks * 45);
}
END_TEST

/* What administrators write goes into the packet, which names no teacher. */
START_TEST(no_text_of_the_packet_names_anybody)
{
  g_autofree char *path = sample_in_folder("names.db");
  make(path, 4, 1, 11);
  g_autoptr(GPtrArray) texts = sample_column(
      path, "SELECT DISTINCT rationale FROM rating UNION SELECT evidence FROM rating UNION "
            "SELECT text FROM "
            "assessment_goal UNION SELECT steps FROM assessment_goal UNION SELECT "
            "working_on FROM self_assessment "
            "UNION SELECT note FROM sip_status UNION SELECT text FROM sip_goal UNION SELECT "
            "text FROM sip_item "
            "UNION SELECT reason FROM target");
  GString *all = g_string_new(NULL);
  for (guint i = 0; i < texts->len; i++)
    if (texts->pdata[i])
      g_string_append_printf(all, "%s\n", (const char *)texts->pdata[i]);
  for (int c = 0; c < community_count; c++)
    for (int i = 0; communities[c].families[i]; i++) {
      g_auto(GStrv) forms = g_strsplit(communities[c].families[i], "/", -1);
      for (int f = 0; forms[f]; f++)
        ck_assert_msg(!name_mentioned(all->str, NULL, forms[f]), "%s is named", forms[f]);
    }
  g_string_free(all, TRUE);
}
END_TEST

/* --- the file ------------------------------------------------------------------------------- */

static bool stop_soon(const char *what, long done, long total, void *data)
{
  (void)what;
  (void)total;
  (void)data;
  return done < 60;
}

/* Reasons are printed in the packet and read by forty colleagues. */
START_TEST(no_verdict_is_of_no_goal)
{
  ck_assert_int_gt(
      sample_number(whole, "SELECT count(*) FROM self_assessment WHERE goal_met IS NOT NULL"), 0);
  ck_assert_int_eq(
      sample_number(whole, "SELECT count(*) FROM self_assessment a WHERE goal_met IS NOT NULL AND "
                           "NOT EXISTS (SELECT 1 FROM self_assessment b JOIN assessment_goal g "
                           "USING (self_assessment_id) WHERE b.staff_id = a.staff_id AND b.month = "
                           "strftime('%Y-%m', a.month || '-01', '-1 month'))"),
      0);
}
END_TEST

/* The page has them as they are counted. */
START_TEST(no_text_counts_walkthroughs_of_its_own)
{
  ck_assert_int_eq(
      sample_number(whole,
                    "SELECT count(*) FROM rating WHERE rationale GLOB '[0-9]* walkthroughs*' "
                    "OR evidence GLOB '[0-9]* walkthroughs*'"),
      0);
}
END_TEST

START_TEST(no_reason_tells_of_health_or_family)
{
  static const char *const words[] = { "%ill,%",    "%sick%",   "%bereave%", "%family%",
                                       "%medical%", "%leave,%", "%surgery%" };
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
    g_autofree char *sql =
        g_strdup_printf("SELECT count(*) FROM target WHERE ', ' || reason LIKE '%s'", words[i]);
    ck_assert_msg(sample_number(whole, sql) == 0, "%s", words[i]);
  }
  ck_assert_int_gt(sample_number(whole, "SELECT count(*) FROM target WHERE reason IS NOT NULL"), 9);
}
END_TEST

START_TEST(what_is_due_is_due_on_a_weekday)
{
  static const char *const tables[] = { "sip_item", "follow_up", "memo_step" };
  for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
    g_autofree char *sql = g_strdup_printf(
        "SELECT count(*) FROM %s WHERE strftime('%%w', due_on) IN ('0', '6')", tables[i]);
    ck_assert_msg(sample_number(whole, sql) == 0, "%s", tables[i]);
  }
  ck_assert_int_eq(sample_number(whole,
                                 "SELECT count(*) FROM sip_item s JOIN calendar_day c ON "
                                 "c.day_on = s.due_on WHERE c.kind NOT IN ('half', 'school')"),
                   0);
}
END_TEST

/* Nobody is asked for the same twice at a time. */
START_TEST(what_is_open_is_not_agreed_again)
{
  ck_assert_int_eq(sample_number(whole, "SELECT count(*) FROM follow_up a JOIN follow_up b ON "
                                        "a.school_id = b.school_id AND a.text = b.text AND "
                                        "a.follow_up_id < b.follow_up_id WHERE a.state = 'open' "
                                        "AND b.state = 'open' AND a.origin = b.origin"),
                   0);
}
END_TEST

/* A visit may be of one classroom. */
START_TEST(no_visit_counts_rooms_that_were_not_seen)
{
  static const char *const columns[] = { "visit.what_seen", "visit.what_next",
                                         "improvement_memo.points", "improvement_memo.plan",
                                         "follow_up.text" };
  for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
    g_auto(GStrv) parts = g_strsplit(columns[i], ".", 2);
    g_autofree char *sql = g_strdup_printf(
        "SELECT count(*) FROM %s WHERE %s LIKE '%%two rooms%%' OR %s LIKE '%%three rooms%%' OR %s "
        "LIKE '%%of the rooms%%' OR %s LIKE '%%every room%%' OR %s LIKE '%%but one room%%'",
        parts[0], parts[1], parts[1], parts[1], parts[1], parts[1]);
    ck_assert_msg(sample_number(whole, sql) == 0, "%s", columns[i]);
  }
}
END_TEST

START_TEST(stopped_it_leaves_nothing)
{
  int before = sample_files();
  GError *error = NULL;
  g_autofree char *path = sample_in_folder("stopped.db");
  const struct sample_options options = { .schools = 3, .years = 1 };
  const struct progress progress = { stop_soon, NULL };
  ck_assert(!sample_make(path, &options, &progress, &error));
  ck_assert(error_is(error, TL_ERROR_STOPPED));
  ck_assert_int_eq(sample_files(), before);
  g_error_free(error);
}
END_TEST

static void refused(const char *path, bool force)
{
  GError *error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize before_length, after_length;
  ck_assert(g_file_get_contents(path, &before, &before_length, NULL));
  const struct sample_options options = { .schools = 1, .years = 1, .force = force };
  ck_assert(!sample_make(path, &options, NULL, &error));
  ck_assert(error_is(error, TL_ERROR_REFUSED));
  g_error_free(error);
  ck_assert(g_file_get_contents(path, &after, &after_length, NULL));
  ck_assert_uint_eq(before_length, after_length);
  ck_assert_int_eq(memcmp(before, after, before_length), 0);
}

START_TEST(nothing_is_written_over)
{
  refused(whole, false);
  g_autofree char *letter = sample_in_folder("letter.txt");
  ck_assert(g_file_set_contents(letter, "Dear all", -1, NULL));
  refused(letter, false);
  refused(letter, true);
  g_autofree char *own = sample_in_folder("district.db");
  AUTO(store) struct store *store = store_open(own, STORE_CREATE, NULL);
  AUTO(record) struct record *district = record_new(&record_district);
  record_set(district, "name", "Somebody’s");
  ck_assert(store_save(store, district, "Set up", NULL));
  store_free(g_steal_pointer(&store));
  refused(own, true);
  g_autofree char *again = sample_in_folder("again.db");
  make(again, 1, 1, 1);
  const struct sample_options options = { .schools = 1, .years = 1, .force = true };
  ck_assert(sample_make(again, &options, NULL, NULL));
  ck_assert_int_eq(sample_number(again, "SELECT sample FROM district"), 1);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("sample");
  TCase *sample = tcase_create("district");
  tcase_add_unchecked_fixture(sample, set_up, tear_down);
  tcase_set_timeout(sample, 300);
  tcase_add_test(sample, it_has_what_was_promised);
  tcase_add_test(sample, one_month_is_incomplete);
  tcase_add_test(sample, ordinary_troubles_are_in_it);
  tcase_add_test(sample, each_month_has_a_meeting_run_by_another);
  tcase_add_test(sample, the_store_finds_nothing_wrong);
  tcase_add_loop_test(sample, any_day_and_size_will_do, 0, G_N_ELEMENTS(edges));
  tcase_add_test(sample, the_same_seed_gives_the_same);
  tcase_add_test(sample, every_record_is_valid);
  tcase_add_test(sample, comments_are_many_and_finished);
  tcase_add_test(sample, no_text_of_the_packet_names_anybody);
  tcase_add_test(sample, no_verdict_is_of_no_goal);
  tcase_add_test(sample, no_text_counts_walkthroughs_of_its_own);
  tcase_add_test(sample, no_reason_tells_of_health_or_family);
  tcase_add_test(sample, what_is_due_is_due_on_a_weekday);
  tcase_add_test(sample, what_is_open_is_not_agreed_again);
  tcase_add_test(sample, no_visit_counts_rooms_that_were_not_seen);
  tcase_add_test(sample, stopped_it_leaves_nothing);
  tcase_add_test(sample, nothing_is_written_over);
  suite_add_tcase(suite, sample);
  return suite_run(suite);
}
