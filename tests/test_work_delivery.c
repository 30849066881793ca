/* Slips that are delivered and signed, and what undo says then. */
#include "work/delivery.h"

#include "base/error.h"
#include "db/history.h"
#include "model/tables.h"
#include "fixture.h"
#include "suite.h"

static struct fixture f;
static GPtrArray *uids;

static void start(void)
{
  fixture_start(&f);
  uids = g_ptr_array_new_with_free_func(g_free);
  for (int i = 0; i < 2; i++)
    g_ptr_array_add(
        uids, fixture_walkthrough(&f, "2026-11-12", (const char *const[]){ "seen", NULL, NULL }));
}

static void end(void)
{
  g_ptr_array_unref(uids);
  fixture_end(&f);
}

static struct record *load(guint i)
{
  struct record *record = store_load(f.store, &record_walkthrough, uids->pdata[i], NULL);
  ck_assert_ptr_nonnull(record);
  return record;
}

START_TEST(a_batch_is_delivered_and_undone_in_one)
{
  int count = 0;
  ck_assert(delivery_mark(f.store, uids, NULL, &count, NULL));
  ck_assert_int_eq(count, 2);
  AUTO(record) struct record *first = load(0);
  ck_assert_str_eq(record_get(first, "state"), "delivered");
  const struct record *delivery = record_parts(first, &record_delivery)->pdata[0];
  ck_assert_str_eq(record_get(delivery, "delivered_on"), "2026-11-12");
  ck_assert_str_eq(record_get(delivery, "delivered_time"), "10:31");
  ck_assert_str_eq(record_get(delivery, "how"), "mailbox");
  ck_assert(!delivery_due(first));
  ck_assert(delivery_mark(f.store, uids, NULL, &count, NULL));
  ck_assert_int_eq(count, 0);
  AUTO(rowset) struct rowset *done = history_last(f.store, NULL);
  ck_assert_str_eq(rowset_get(done, 0, "label"), "Note 2 slips as delivered");
  GError *error = NULL;
  ck_assert_msg(history_undo(f.store, rowset_get(done, 0, "change_uid"), NULL, &error), "%s",
                error ? error->message : "");
  AUTO(record) struct record *again = load(1);
  ck_assert_str_eq(record_get(again, "state"), "final");
  ck_assert_int_eq(record_parts(again, &record_delivery)->len, 0);
}
END_TEST

START_TEST(what_came_before_the_delivery_cannot_be_undone)
{
  AUTO(record) struct record *record = load(0);
  record_set(record, "what_worked", "the warm-up");
  ck_assert(store_save(f.store, record, "Change a walkthrough", NULL));
  AUTO(rowset) struct rowset *change = history_last(f.store, NULL);
  ck_assert(delivery_mark(f.store, uids, "hand", NULL, NULL));
  g_autoptr(GError) error = NULL;
  ck_assert(!history_undo(f.store, rowset_get(change, 0, "change_uid"), NULL, &error));
}
END_TEST

START_TEST(a_signature_needs_a_delivery_and_a_day_that_can_be)
{
  const char *uid = uids->pdata[0];
  g_autoptr(GError) early = NULL;
  ck_assert(!delivery_sign(f.store, uid, "2026-11-12", NULL, &early));
  ck_assert(error_is(early, TL_ERROR_REFUSED));
  ck_assert(delivery_mark(f.store, uids, NULL, NULL, NULL));
  g_autoptr(GError) before = NULL;
  ck_assert(!delivery_sign(f.store, uid, "2026-11-11", NULL, &before));
  ck_assert_str_eq(before->message,
                   "The slip was delivered on Thu 12 Nov 2026; it cannot be signed before.");
  g_autoptr(GError) after = NULL;
  ck_assert(!delivery_sign(f.store, uid, "2026-11-13", NULL, &after));
  ck_assert(delivery_sign(f.store, uid, "2026-11-12", "Thank you.", NULL));
  AUTO(record) struct record *record = load(0);
  ck_assert_str_eq(record_get(record, "state"), "signed");
  ck_assert_str_eq(record_get(record, "reply"), "Thank you.");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("delivery");
  TCase *cases = tcase_create("delivery");
  tcase_add_checked_fixture(cases, start, end);
  tcase_add_test(cases, a_batch_is_delivered_and_undone_in_one);
  tcase_add_test(cases, what_came_before_the_delivery_cannot_be_undone);
  tcase_add_test(cases, a_signature_needs_a_delivery_and_a_day_that_can_be);
  suite_add_tcase(suite, cases);
  return suite_run(suite);
}
