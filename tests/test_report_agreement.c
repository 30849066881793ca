/* How two who rated the same lesson agree, and who may see it. Today is 12 November 2026. */
#include "report_fixture.h"
#include "suite.h"

#include "model/tables.h"
#include "report/agreement.h"

static struct report_fixture f;

static void start(void)
{
  report_fixture_start(&f);
}

static void end(void)
{
  report_fixture_end(&f);
}

static void become(const char *uid)
{
  ck_assert(store_set_viewer(f.base.store, uid, NULL));
}

/* --- agreement ------------------------------------------------------------------------------- */

/* The second rating of a walkthrough by the supervisor, who was along. Its uid, yours. */
static char *rate(const char *walkthrough, const char *const levels[3])
{
  struct record *made = store_load(f.base.store, &record_walkthrough, walkthrough, NULL);
  fixture_part(made, &record_companion, "staff", f.base.supervisor, NULL);
  fixture_keep(f.base.store, made);
  struct record *rating =
      fixture_record(&record_second_rating, "walkthrough", walkthrough, "rater", f.base.supervisor,
                     "rated_at", "2026-11-10T15:00:00Z", NULL);
  for (int i = 0; i < 3; i++)
    fixture_part(rating, &record_second_mark, "strategy", f.base.strategy[i], "level", levels[i],
                 NULL);
  fixture_save(f.base.store, rating);
  char *uid = g_strdup(rating->uid);
  record_free(rating);
  return uid;
}

START_TEST(agreement_counts_how_far_apart)
{
  static const char *const first[3] = { "seen", "seen", "na" };
  static const char *const second[3] = { "seen", "not_seen", "seen" };
  g_autofree char *visit = fixture_walkthrough(&f.base, "2026-11-10", first);
  g_free(rate(visit, second));
  AUTO(rowset)
  struct rowset *marks =
      agreement_read(f.base.store, "2026-11-01", "2026-11-30", visit, NULL, NULL);
  ck_assert_int_eq(marks->row_count, 3);
  struct agreement all = agreement_count(marks);
  ck_assert_int_eq(all.same, 1);
  ck_assert_int_eq(all.one, 0);
  ck_assert_int_eq(all.further, 2);
  g_autofree char *words = agreement_words(all);
  ck_assert_str_eq(words, "1 of 3 the same, 0 one apart, 2 further apart");
  AUTO(rowset) struct rowset *pairs = agreement_table(marks, AGREEMENT_PAIR_MONTH);
  ck_assert_int_eq(pairs->row_count, 1);
  ck_assert_str_eq(rowset_get(pairs, 0, "what"), "Rosa Alvarez and Siobhán O’Brien");
  ck_assert_str_eq(rowset_get(pairs, 0, "month"), "2026-11");
  /* Chance: seen 2/3 × 2/3 = 4/9; (1/3 − 4/9) ÷ (5/9) = −0.2. */
  ck_assert_str_eq(rowset_get(pairs, 0, "kappa"), "-0.20");
  AUTO(rowset) struct rowset *strategies = agreement_table(marks, AGREEMENT_STRATEGY);
  ck_assert_int_eq(strategies->row_count, 3);
}
END_TEST

/* What was amended since does not count: the two rated what they saw. */
START_TEST(agreement_is_of_what_was_first_finished)
{
  static const char *const levels[3] = { "seen", "seen", "seen" };
  g_autofree char *visit = fixture_walkthrough(&f.base, "2026-11-10", levels);
  g_free(rate(visit, levels));
  AUTO(record) struct record *made = store_load(f.base.store, &record_walkthrough, visit, NULL);
  g_autofree char *before = record_to_json(made, false);
  fixture_part(made, &record_amendment, "amended_at", "2026-11-11T15:00:00Z", "reason",
               "It was another lesson", "before", before, NULL);
  GPtrArray *marks = record_parts(made, &record_mark);
  record_set(marks->pdata[0], "level", "not_seen");
  fixture_save(f.base.store, made);
  AUTO(rowset)
  struct rowset *rows = agreement_read(f.base.store, "2026-11-01", "2026-11-30", visit, NULL, NULL);
  ck_assert_int_eq(rows->row_count, 3);
  ck_assert_int_eq(agreement_count(rows).same, 3);
}
END_TEST

static int marks_seen_by(const char *person)
{
  become(person);
  AUTO(rowset)
  struct rowset *marks = agreement_read(f.base.store, "2026-11-01", "2026-11-30", NULL, NULL, NULL);
  ck_assert_ptr_nonnull(marks);
  return marks->row_count;
}

/* The principal recorded, who was along rated; others of the school see the walkthrough, not
 * how the two compare. */
START_TEST(how_two_compare_is_for_the_pair_and_who_supervises)
{
  static const char *const marks[3] = { "seen", "seen", "na" };
  g_autofree char *visit = fixture_walkthrough(&f.base, "2026-11-10", marks);
  struct record *deputy =
      fixture_record(&record_staff, "given_name", "Eve", "family_name", "Moss", NULL);
  fixture_part(deputy, &record_assignment, "role", "assistant_principal", "school",
               f.base.school[1], NULL);
  fixture_save(f.base.store, deputy);
  g_autofree char *eve = g_strdup(deputy->uid);
  record_free(deputy);
  g_autofree char *rating = rate(visit, marks);
  ck_assert_int_eq(marks_seen_by(f.base.principal[1]), 3);
  ck_assert_int_eq(marks_seen_by(f.base.supervisor), 3);
  ck_assert_int_eq(marks_seen_by(f.keeper), 3);
  ck_assert_int_eq(marks_seen_by(f.base.principal[0]), 0);
  ck_assert_int_eq(marks_seen_by(eve), 0);
  AUTO(record) struct record *seen = store_load(f.base.store, &record_walkthrough, visit, NULL);
  ck_assert_ptr_nonnull(seen);
  AUTO(record) struct record *hidden =
      store_load(f.base.store, &record_second_rating, rating, NULL);
  ck_assert_ptr_null(hidden);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("report_agreement");
  TCase *tests = tcase_create("report_agreement");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, agreement_counts_how_far_apart);
  tcase_add_test(tests, agreement_is_of_what_was_first_finished);
  tcase_add_test(tests, how_two_compare_is_for_the_pair_and_who_supervises);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
