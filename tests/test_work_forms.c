/* Visit types, forms and scales as they are changed. */
#include "work/form_version.h"
#include "work/visit_type.h"

#include "base/error.h"
#include "db/history.h"
#include "model/tables.h"

#include "fixture.h"
#include "suite.h"

#include <string.h>

static struct fixture f;

static void start(void)
{
  fixture_start(&f);
}

static void end(void)
{
  fixture_end(&f);
}

static void refused(bool done, GError **error, enum tl_error code, const char *words)
{
  ck_assert(!done);
  ck_assert_msg(error_is(*error, code), "%s", (*error)->message);
  ck_assert_msg(strstr((*error)->message, words) != NULL, "%s", (*error)->message);
  g_clear_error(error);
}

/* --- visit types ---------------------------------------------------------------------------- */

static void forget_confirmed(void)
{
  AUTO(record) struct record *type = fixture_load(f.store, &record_visit_type, f.visit_type);
  record_set(type, "confirmed_on", NULL);
  fixture_save(f.store, type);
}

START_TEST(a_visit_type_is_confirmed_once_by_whoever_is_there)
{
  GError *error = NULL;
  forget_confirmed();
  ck_assert(store_set_viewer(f.store, f.principal[1], NULL));
  ck_assert(visit_type_unconfirmed(f.store, f.visit_type));
  ck_assert_msg(visit_type_confirm(f.store, f.visit_type, &error), "%s",
                error ? error->message : "");
  AUTO(record) struct record *type = fixture_load(f.store, &record_visit_type, f.visit_type);
  ck_assert_str_eq(record_get(type, "confirmed_on"), "2026-11-12");
  ck_assert(!visit_type_unconfirmed(f.store, f.visit_type));
  ck_assert(!visit_type_unconfirmed(f.store, "no-such-uid"));
  long revision = type->revision;
  ck_assert(visit_type_confirm(f.store, f.visit_type, NULL));
  AUTO(record) struct record *again = fixture_load(f.store, &record_visit_type, f.visit_type);
  ck_assert_int_eq(again->revision, revision);
}
END_TEST

START_TEST(a_principal_confirms_and_changes_nothing_else)
{
  GError *error = NULL;
  forget_confirmed();
  ck_assert(store_set_viewer(f.store, f.principal[1], NULL));
  AUTO(record) struct record *type = fixture_load(f.store, &record_visit_type, f.visit_type);
  record_set(type, "confirmed_on", "2026-11-12");
  record_set(type, "evaluative", "1");
  refused(store_save(f.store, type, "Try", &error), &error, TL_ERROR_REFUSED, "record keeper");
}
END_TEST

START_TEST(another_rule_is_confirmed_anew)
{
  AUTO(record) struct record *before = fixture_load(f.store, &record_visit_type, f.visit_type);
  record_set(before, "confirmed_on", "2026-11-12");
  AUTO(record) struct record *type = record_copy(before);
  record_set(type, "name", "Another name");
  ck_assert(!visit_type_changed(type, before));
  ck_assert_ptr_nonnull(record_get(type, "confirmed_on"));
  record_set(type, "feedback_days", "5");
  ck_assert(!visit_type_changed(type, before));
  ck_assert_ptr_null(record_get(type, "confirmed_on"));
  record_set(type, "evaluative", "1");
  ck_assert(visit_type_changed(type, before)); /* the sentence says that it is none */
  record_set(type, "sentence", "It is part of your evaluation.");
  ck_assert(!visit_type_changed(type, before));
}
END_TEST

START_TEST(what_a_visit_type_says)
{
  AUTO(record)
  struct record *type =
      fixture_record(&record_visit_type, "code", "o", "name", "Observation", "evaluative", "1",
                     "counts_as_observation", "1", "minimum_minutes", "15", "feedback_days", "5",
                     "delivered_how", "talk", NULL);
  g_autofree char *words = visit_type_words(type);
  ck_assert_str_eq(words, "It is part of an evaluation.\n"
                          "It counts as an observation if it lasts at least 15 minutes.\n"
                          "Written feedback is due within 5 school days, in a talk.\n"
                          "The slip says nothing about it.\n");
  AUTO(record) struct record *plain = fixture_load(f.store, &record_visit_type, f.visit_type);
  g_autofree char *plainly = visit_type_words(plain);
  ck_assert_str_eq(plainly, "It is no part of an evaluation.\n"
                            "It does not count as an observation.\n"
                            "No day is set for written feedback; it is given in the mailbox.\n"
                            "The slip says: \"This visit is not an evaluation.\"\n");
}
END_TEST

START_TEST(one_visit_type_is_offered_first)
{
  GError *error = NULL;
  AUTO(record)
  struct record *type =
      fixture_record(&record_visit_type, "code", "o", "name", "Observation", NULL);
  fixture_save(f.store, type);
  ck_assert_msg(visit_type_offer_first(f.store, type->uid, &error), "%s",
                error ? error->message : "");
  AUTO(record) struct record *other = fixture_load(f.store, &record_visit_type, f.visit_type);
  ck_assert(!record_get_flag(other, "is_default"));
  AUTO(record) struct record *first = fixture_load(f.store, &record_visit_type, type->uid);
  ck_assert(record_get_flag(first, "is_default"));
  record_set(first, "active", "0");
  fixture_save(f.store, first);
  refused(visit_type_offer_first(f.store, type->uid, &error), &error, TL_ERROR_REFUSED,
          "Bring it back");
}
END_TEST

/* --- forms ---------------------------------------------------------------------------------- */

static char *form_of_fixture(void)
{
  AUTO(record) struct record *version =
      fixture_load(f.store, &record_instrument_version, f.version);
  return g_strdup(record_get(version, "instrument"));
}

static struct record *next(const char *form)
{
  GError *error = NULL;
  struct record *version = form_version_next(f.store, form, &error);
  ck_assert_msg(version != NULL, "%s", error ? error->message : "");
  return version;
}

static void done(bool well, GError *error)
{
  ck_assert_msg(well, "%s", error ? error->message : "not done");
}

static const char *wording(const struct record *version, guint place)
{
  const GPtrArray *items = record_parts(version, &record_instrument_item);
  ck_assert_uint_lt(place, items->len);
  return record_get(items->pdata[place], "wording");
}

static bool in_use(const char *strategy)
{
  AUTO(record) struct record *record = fixture_load(f.store, &record_strategy, strategy);
  return record_get_flag(record, "active");
}

START_TEST(the_next_version_is_changed_and_the_present_one_stays)
{
  GError *error = NULL;
  g_autofree char *form = form_of_fixture();
  AUTO(record) struct record *version = next(form);
  ck_assert_ptr_null(version->uid);
  ck_assert_str_eq(record_get(version, "version"), "2");
  g_autofree char *last = g_strdup(wording(version, 2));
  done(form_version_add(f.store, version, "Exit ticket!", 1, &error), error);
  done(form_version_move(f.store, version, 3, -1, &error), error);
  ck_assert_str_eq(wording(version, 1), "Exit ticket!");
  ck_assert_str_eq(wording(version, 2), last);
  ck_assert(!form_version_move(f.store, version, 3, 1, &error));
  ck_assert_ptr_null(error);
  AUTO(record) struct record *present = form_version_present(f.store, form, NULL);
  ck_assert_str_eq(present->uid, f.version);
  ck_assert_uint_eq(record_parts(present, &record_instrument_item)->len, 3);
  AUTO(record) struct record *again = next(form);
  ck_assert_str_eq(again->uid, version->uid);
  g_autofree char *changes = form_version_changes(f.store, again, &error);
  ck_assert_str_eq(changes, "New: Exit ticket!.\nThe order is changed.\n");
  refused(form_version_save(f.store, present, "Try", &error), &error, TL_ERROR_REFUSED,
          "published");
}
END_TEST

START_TEST(each_change_is_undone_by_itself)
{
  GError *error = NULL;
  g_autofree char *form = form_of_fixture();
  AUTO(record) struct record *version = next(form);
  done(form_version_add(f.store, version, "Exit ticket", 3, &error), error);
  done(form_version_add(f.store, version, "Exit ticket", 4, &error), error);
  AUTO(record) struct record *first = NULL, *second = NULL;
  const GPtrArray *items = record_parts(version, &record_instrument_item);
  first = fixture_load(f.store, &record_strategy, record_get(items->pdata[3], "strategy"));
  second = fixture_load(f.store, &record_strategy, record_get(items->pdata[4], "strategy"));
  ck_assert_str_eq(record_get(first, "code"), "exit_ticket");
  ck_assert_str_eq(record_get(second, "code"), "exit_ticket_2");
  AUTO(rowset) struct rowset *last = history_last(f.store, &error);
  done(last && history_undo(f.store, rowset_get(last, 0, "change_uid"), NULL, &error), error);
  AUTO(record) struct record *after = next(form);
  ck_assert_uint_eq(record_parts(after, &record_instrument_item)->len, 4);
}
END_TEST

START_TEST(publishing_retires_and_renames_and_keeps_old_walkthroughs)
{
  GError *error = NULL;
  g_autofree char *form = form_of_fixture();
  const char *const levels[] = { "seen", "seen", "seen" };
  g_autofree char *old = fixture_walkthrough(&f, "2026-11-10", levels);
  AUTO(record) struct record *version = next(form);
  GPtrArray *items = record_parts(version, &record_instrument_item);
  record_set(items->pdata[0], "wording", "Said in other words");
  g_ptr_array_remove_index(items, 2);
  done(form_version_save(f.store, version, "Change it", &error), error);
  ck_assert(in_use(f.strategy[2]));
  done(form_version_publish(f.store, version->uid, &error), error);
  ck_assert(!in_use(f.strategy[2]));
  AUTO(record) struct record *named = fixture_load(f.store, &record_strategy, f.strategy[0]);
  ck_assert_str_eq(record_get(named, "name"), "Said in other words");
  ck_assert_str_eq(record_get(named, "code"), "s1");
  AUTO(record) struct record *present = form_version_present(f.store, form, NULL);
  ck_assert_str_eq(present->uid, version->uid);
  ck_assert_str_eq(record_get(present, "published_on"), "2026-11-12");
  AUTO(record) struct record *kept = fixture_load(f.store, &record_walkthrough, old);
  ck_assert_str_eq(record_get(kept, "instrument_version"), f.version);
  refused(form_version_publish(f.store, version->uid, &error), &error, TL_ERROR_REFUSED, "already");
  refused(form_version_drop(f.store, version->uid, &error), &error, TL_ERROR_REFUSED, "in use");
  AUTO(record) struct record *third = next(form);
  done(form_version_bring_back(f.store, third, f.strategy[2], &error), error);
  g_autofree char *changes = form_version_changes(f.store, third, &error);
  ck_assert_msg(g_str_has_prefix(changes, "Back: "), "%s", changes);
  done(form_version_publish(f.store, third->uid, &error), error);
  ck_assert(in_use(f.strategy[2]));
}
END_TEST

START_TEST(a_different_strategy_begins_anew)
{
  GError *error = NULL;
  g_autofree char *form = form_of_fixture();
  AUTO(record) struct record *version = next(form);
  done(form_version_replace(f.store, version, 1, "Something else", &error), error);
  GPtrArray *items = record_parts(version, &record_instrument_item);
  ck_assert_uint_eq(items->len, 3);
  ck_assert_str_eq(wording(version, 1), "Something else");
  ck_assert_str_ne(record_get(items->pdata[1], "strategy"), f.strategy[1]);
  g_autofree char *changes = form_version_changes(f.store, version, &error);
  ck_assert_msg(strstr(changes, "New: Something else.\nNo longer on the form: ") != NULL, "%s",
                changes);
}
END_TEST

START_TEST(a_heading_holds_until_the_next)
{
  GError *error = NULL;
  g_autofree char *form = form_of_fixture();
  AUTO(record) struct record *version = next(form);
  GPtrArray *items = record_parts(version, &record_instrument_item);
  done(form_version_set_group(f.store, version, 1, "The task", &error), error);
  ck_assert_ptr_null(record_get(items->pdata[0], "grouping"));
  ck_assert_str_eq(record_get(items->pdata[2], "grouping"), "The task");
  g_autofree char *moved = g_strdup(wording(version, 1));
  done(form_version_move(f.store, version, 1, -1, &error), error);
  ck_assert_ptr_null(record_get(items->pdata[1], "grouping"));
  ck_assert_str_eq(wording(version, 1), moved);
  done(form_version_move(f.store, version, 1, -1, &error), error);
  ck_assert_str_eq(wording(version, 0), moved);
}
END_TEST

START_TEST(a_new_form_is_published_before_it_is_offered)
{
  GError *error = NULL;
  AUTO(record) struct record *old = fixture_load(f.store, &record_instrument_version, f.version);
  g_autofree char *form =
      form_version_new_form(f.store, "Learning walk", record_get(old, "scale"), &error);
  done(form != NULL, error);
  AUTO(record) struct record *version = next(form);
  ck_assert_ptr_nonnull(version->uid);
  refused(form_version_publish(f.store, version->uid, &error), &error, TL_ERROR_INVALID,
          "no strategy");
  refused(form_version_offer_first(f.store, form, &error), &error, TL_ERROR_REFUSED,
          "not published");
  done(form_version_add(f.store, version, "Students explain", 0, &error), error);
  done(form_version_publish(f.store, version->uid, &error), error);
  done(form_version_offer_first(f.store, form, &error), error);
  AUTO(rowset) struct rowset *forms = store_query(f.store, STATEMENT_CAPTURE_FORMS, &error, NULL);
  ck_assert_str_eq(rowset_get(forms, 0, "uid"), version->uid);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("forms");
  TCase *types = tcase_create("visit types");
  tcase_add_checked_fixture(types, start, end);
  tcase_add_test(types, a_visit_type_is_confirmed_once_by_whoever_is_there);
  tcase_add_test(types, a_principal_confirms_and_changes_nothing_else);
  tcase_add_test(types, another_rule_is_confirmed_anew);
  tcase_add_test(types, what_a_visit_type_says);
  tcase_add_test(types, one_visit_type_is_offered_first);
  suite_add_tcase(suite, types);
  TCase *forms = tcase_create("forms");
  tcase_add_checked_fixture(forms, start, end);
  tcase_add_test(forms, the_next_version_is_changed_and_the_present_one_stays);
  tcase_add_test(forms, each_change_is_undone_by_itself);
  tcase_add_test(forms, publishing_retires_and_renames_and_keeps_old_walkthroughs);
  tcase_add_test(forms, a_different_strategy_begins_anew);
  tcase_add_test(forms, a_heading_holds_until_the_next);
  tcase_add_test(forms, a_new_form_is_published_before_it_is_offered);
  suite_add_tcase(suite, forms);
  return suite_run(suite);
}
