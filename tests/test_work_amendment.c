/* What is changed after the teacher got it, and how long a finish can be taken back. */
#include "fixture.h"
#include "suite.h"

#include "base/error.h"
#include "db/history.h"
#include "model/amended.h"
#include "model/tables.h"
#include "work/amendment.h"
#include "work/delivery.h"

#include <string.h>

static struct fixture f;
static char *uid;

static void start(void)
{
  fixture_start(&f);
  uid = fixture_walkthrough(&f, "2026-11-12", (const char *const[]){ "seen", NULL, NULL });
  ck_assert(store_set_viewer(f.store, f.principal[1], NULL));
}

static void end(void)
{
  g_free(uid);
  fixture_end(&f);
}

static struct record *load(void)
{
  struct record *record = store_load(f.store, &record_walkthrough, uid, NULL);
  ck_assert_ptr_nonnull(record);
  return record;
}

static void deliver(void)
{
  g_autoptr(GPtrArray) uids = g_ptr_array_new();
  g_ptr_array_add(uids, uid);
  ck_assert(delivery_mark(f.store, uids, NULL, NULL, NULL));
}

static void amend(const char *what, const char *reason)
{
  AUTO(record) struct record *record = load();
  record_set(record, "what_worked", what);
  ck_assert(amendment_save(f.store, record, reason, "Amend", NULL));
}

START_TEST(what_it_said_is_kept_with_the_reason)
{
  deliver();
  ck_assert(delivery_sign(f.store, uid, "2026-11-12", "Thank you.", NULL));
  amend("polls", "The wrong class");
  AUTO(record) struct record *record = load();
  ck_assert_str_eq(record_get(record, "state"), "final");
  ck_assert_ptr_null(record_get(record, "signed_on"));
  ck_assert_str_eq(record_get(record, "reply"), "Thank you.");
  ck_assert(delivery_due(record));
  ck_assert_int_eq(record_parts(record, &record_delivery)->len, 1);
  AUTO(record) struct record *before = amended_before(record, 0, NULL);
  ck_assert_ptr_null(record_get(before, "what_worked"));
  ck_assert_str_eq(record_get(before, "signed_on"), "2026-11-12");
  ck_assert_ptr_null(record_get(before, "private_note"));
  ck_assert_str_eq(record_get(record, "private_note"), "between us");
}
END_TEST

/* Melo holds the slip, signed and answered: none of that is Rego's. */
START_TEST(another_teacher_got_and_said_nothing)
{
  deliver();
  ck_assert(delivery_sign(f.store, uid, "2026-11-12", "I see it differently.", NULL));
  AUTO(record) struct record *stored = load();
  AUTO(record) struct record *changed = load();
  record_set(changed, "teacher", f.teacher[1]);
  ck_assert(amendment_moves(stored, changed));
  ck_assert(amendment_save(f.store, changed, "The wrong name", "Amend", NULL));
  AUTO(record) struct record *record = load();
  ck_assert(delivery_due(record));
  ck_assert_ptr_null(record_get(record, "reply"));
  ck_assert_ptr_null(record_get(record, "signed_on"));
  ck_assert_int_eq(record_parts(record, &record_delivery)->len, 0);
  AUTO(record) struct record *before = amended_before(record, 0, NULL);
  ck_assert_str_eq(record_get(before, "reply"), "I see it differently.");
  ck_assert_int_eq(record_parts(before, &record_delivery)->len, 1);
  g_autofree char *from = amended_from(record, 0);
  ck_assert_str_eq(from, f.teacher[0]);
  deliver();
  amend("polls", "Something else");
  AUTO(record) struct record *again = load();
  g_autofree char *none = amended_from(again, 1);
  ck_assert_ptr_null(none);
  ck_assert_int_eq(record_parts(again, &record_delivery)->len, 1);
}
END_TEST

/* Amended, and before the next slip is out the name turns out to be wrong as well. */
START_TEST(one_amended_but_not_delivered_again_moves_too)
{
  deliver();
  amend("first", "one");
  AUTO(record) struct record *stored = load();
  AUTO(record) struct record *changed = load();
  ck_assert(!amendment_moves(stored, changed));
  record_set(changed, "teacher", f.teacher[1]);
  ck_assert(!amendment_needed(stored));
  ck_assert(amendment_moves(stored, changed));
}
END_TEST

START_TEST(amended_again_after_the_next_delivery)
{
  deliver();
  amend("first", "one");
  deliver();
  amend("second", "two");
  AUTO(record) struct record *record = load();
  ck_assert_int_eq(record_parts(record, &record_amendment)->len, 2);
  AUTO(record) struct record *before = amended_before(record, 1, NULL);
  ck_assert_str_eq(record_get(before, "what_worked"), "first");
  ck_assert_int_eq(record_parts(before, &record_amendment)->len, 0);
  ck_assert_ptr_null(amended_before(record, 2, NULL));
}
END_TEST

START_TEST(an_amendment_has_a_reason)
{
  deliver();
  AUTO(record) struct record *record = load();
  record_set(record, "what_worked", "polls");
  g_autoptr(GError) error = NULL;
  ck_assert(!amendment_save(f.store, record, "  ", "Amend", &error));
  ck_assert(error_is(error, TL_ERROR_INVALID));
}
END_TEST

START_TEST(a_conflict_leaves_the_record_as_it_was)
{
  deliver();
  AUTO(record) struct record *record = load();
  record_set(record, "what_worked", "polls");
  ck_assert(delivery_sign(f.store, uid, "2026-11-12", NULL, NULL));
  g_autoptr(GError) error = NULL;
  ck_assert(!amendment_save(f.store, record, "why", "Amend", &error));
  ck_assert(error_is(error, TL_ERROR_CONFLICT));
  ck_assert_int_eq(record_parts(record, &record_amendment)->len, 0);
}
END_TEST

/* The clock is a file, so that it goes on in the middle of a test. */
static void set_clock(const char *file, const char *time)
{
  ck_assert(g_file_set_contents(file, time, -1, NULL));
}

START_TEST(a_finish_is_undone_within_ten_minutes)
{
  static const struct {
    const char *time;
    bool undone;
  } cases[] = { { "2026-11-12T10:41:00", true },
                { "2026-11-12T10:42:00", false },
                { "2026-11-12T10:20:00", true } };
  g_autofree char *file = g_build_filename(f.folder, "clock", NULL);
  g_autofree char *now = g_strconcat("@", file, NULL);
  set_clock(file, "2026-11-12T10:31:00");
  g_setenv("THROUGHLINE_NOW", now, TRUE);
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    set_clock(file, "2026-11-12T10:31:00");
    AUTO(record) struct record *record = load();
    g_clear_pointer(&record->uid, g_free);
    record->revision = 0;
    record_set(record, "finished_at", "2026-11-12T10:31:00Z");
    ck_assert(store_save(f.store, record, "Finish", NULL));
    AUTO(rowset) struct rowset *last = history_last(f.store, NULL);
    set_clock(file, cases[i].time);
    g_autoptr(GError) error = NULL;
    bool undone = history_undo(f.store, rowset_get(last, 0, "change_uid"), NULL, &error);
    ck_assert_int_eq(undone, cases[i].undone);
    ck_assert(undone || error_is(error, TL_ERROR_REFUSED));
    ck_assert(undone || strstr(error->message, "more than ten minutes ago"));
  }
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("work_amendment");
  TCase *tests = tcase_create("amendment");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, what_it_said_is_kept_with_the_reason);
  tcase_add_test(tests, another_teacher_got_and_said_nothing);
  tcase_add_test(tests, one_amended_but_not_delivered_again_moves_too);
  tcase_add_test(tests, amended_again_after_the_next_delivery);
  tcase_add_test(tests, an_amendment_has_a_reason);
  tcase_add_test(tests, a_conflict_leaves_the_record_as_it_was);
  tcase_add_test(tests, a_finish_is_undone_within_ten_minutes);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
