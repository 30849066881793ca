/* What the packet says of things that may still come, and of those that were changed. */
#include "golden.h"
#include "report_fixture.h"
#include "suite.h"

#include "db/history.h"
#include "model/tables.h"
#include "report/packet.h"
#include "report/person.h"
#include "report/self_assessment_page.h"

#include <string.h>

static struct report_fixture f;

static void start(void)
{
  report_fixture_start(&f);
}

static void end(void)
{
  report_fixture_end(&f);
}

static void set_day(const char *day)
{
  g_autofree char *now = g_strconcat(day, "T10:31:00", NULL);
  g_setenv("THROUGHLINE_NOW", now, TRUE);
}

/* built as text; frees it. Yours. */
static char *text_of(struct document *built)
{
  AUTO(document) struct document *document = built;
  ck_assert_ptr_nonnull(document);
  return golden_export(document, EXPORT_TEXT);
}

/* The page of November of that person on a day. Yours. */
static char *page_on(const char *day, const char *staff)
{
  set_day(day);
  return text_of(person_page_build(f.base.store, staff, "2026-11", NULL));
}

static void assert_says(const char *text, const char *words)
{
  ck_assert_msg(strstr(text, words) != NULL, "“%s” is not in:\n%.4000s", words, text);
}

START_TEST(the_day_itself_is_not_past)
{
  set_day("2026-11-10");
  g_autofree char *on_the_day = text_of(packet_build(f.base.store, "2026-10", NULL, NULL));
  assert_says(on_the_day, "Not in yet, due 10 November");
  assert_says(on_the_day, "The self-assessment for October is not in yet.");
  ck_assert_ptr_null(strstr(on_the_day, "not submitted by"));
  set_day("2026-11-11");
  g_autofree char *after = text_of(packet_build(f.base.store, "2026-10", NULL, NULL));
  assert_says(after, "Not in by 10 November\n");
}
END_TEST

/* Siobhán has not submitted October, Maria has. */
START_TEST(a_goal_that_may_still_be_set_is_not_missing)
{
  const char *siobhan = f.base.principal[1];
  g_autofree char *before = page_on("2026-11-10", siobhan);
  assert_says(before, "Set for November  October’s self-assessment is not in yet.\n");
  ck_assert_ptr_null(strstr(before, "No goal was set"));
  g_autofree char *after = page_on("2026-11-11", siobhan);
  assert_says(after, "Set for November  October’s self-assessment was not submitted.\n");
  g_autofree char *november = report_fixture_assess(&f, siobhan, "2026-11", "E", "E");
  ck_assert_ptr_nonnull(november);
  g_autofree char *own =
      text_of(self_assessment_page_build(f.base.store, siobhan, "2026-11", NULL));
  assert_says(own, "October’s self-assessment was not submitted.");
}
END_TEST

START_TEST(a_self_assessment_without_a_goal_has_none)
{
  g_autofree char *uid = store_value(f.base.store, STATEMENT_ASSESS_UID, NULL, "staff",
                                     f.base.principal[0], "month", "2026-10", NULL);
  AUTO(record) struct record *record = fixture_load(f.base.store, &record_self_assessment, uid);
  g_ptr_array_set_size(record_parts(record, &record_assessment_goal), 0);
  fixture_save(f.base.store, record);
  g_autofree char *text = page_on("2026-11-12", f.base.principal[0]);
  assert_says(text, "Set for November  No goal was set.\n");
}
END_TEST

/* Maria's reason for a rating becomes this on that day. */
static void change_on(const char *day, const char *uid, const char *rationale)
{
  set_day(day);
  AUTO(record) struct record *record = fixture_load(f.base.store, &record_self_assessment, uid);
  record_set(record_find_part(record, &record_rating, "standard", "data"), "rationale", rationale);
  fixture_save(f.base.store, record);
}

static void undo_on(const char *day)
{
  set_day(day);
  AUTO(rowset) struct rowset *last = history_last(f.base.store, NULL);
  ck_assert(history_undo(f.base.store, rowset_get(last, 0, "change_uid"), NULL, NULL));
}

static char *heading_of(const char *staff)
{
  return text_of(person_page_build(f.base.store, staff, "2026-10", NULL));
}

START_TEST(a_change_made_again_is_of_the_later_day)
{
  const char *maria = f.base.principal[0];
  g_autofree char *uid = store_value(f.base.store, STATEMENT_ASSESS_UID, NULL, "staff", maria,
                                     "month", "2026-10", NULL);
  change_on("2026-11-14", uid, "B");
  undo_on("2026-11-15");
  change_on("2026-11-16", uid, "B");
  g_autofree char *again = heading_of(maria);
  assert_says(again, "Self-assessment, submitted 28 October, changed 16 November\n");
  change_on("2026-11-17", uid, "C");
  change_on("2026-11-18", uid, "B");
  g_autofree char *back = heading_of(maria);
  assert_says(back, "Self-assessment, submitted 28 October, changed 18 November\n");
  undo_on("2026-11-19");
  g_autofree char *undone = heading_of(maria);
  assert_says(undone, "Self-assessment, submitted 28 October, changed 17 November\n");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("due");
  TCase *all = tcase_create("all");
  tcase_add_checked_fixture(all, start, end);
  tcase_add_test(all, the_day_itself_is_not_past);
  tcase_add_test(all, a_goal_that_may_still_be_set_is_not_missing);
  tcase_add_test(all, a_self_assessment_without_a_goal_has_none);
  tcase_add_test(all, a_change_made_again_is_of_the_later_day);
  suite_add_tcase(suite, all);
  return suite_run(suite);
}
