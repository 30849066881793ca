/* Who sees what, and what the store refuses, where it is easily got wrong: history,
 * self-assessments that are not submitted yet, people who have left, marks that are none. */
#include "db/history.h"
#include "db/maintenance.h"
#include "db/store_private.h"
#include "fixture.h"
#include "suite.h"

#include "base/error.h"
#include "model/tables.h"
#include "report/lists.h"

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

static void be(const char *uid)
{
  ck_assert(store_set_viewer(f.store, uid, NULL));
}

/* --- history -------------------------------------------------------------------------------- */

static bool history_says(const char *uid, const char *text)
{
  AUTO(rowset) struct rowset *rows = history_of(f.store, uid, NULL);
  bool found = false;
  for (int i = 0; rows && i < rows->row_count; i++)
    found = found
            || strstr(rowset_get(rows, i, "before") ? rowset_get(rows, i, "before") : "", text)
            || strstr(rowset_get(rows, i, "after") ? rowset_get(rows, i, "after") : "", text);
  return found;
}

START_TEST(history_shows_no_more_than_the_record)
{
  g_autofree char *uid =
      fixture_walkthrough(&f, "2026-11-10", (const char *const[]){ "seen", "partly", NULL });
  AUTO(record) struct record *boss = fixture_record(&record_staff, "family_name", "Boss", NULL);
  fixture_part(boss, &record_assignment, "role", "superintendent", NULL);
  fixture_save(f.store, boss);
  struct {
    const char *who;
    bool mark;
    bool note;
  } people[] = {
    { NULL, true, true },             /* the record keeper */
    { f.principal[1], true, true },   /* who made it */
    { boss->uid, true, false },       /* sees all that is final */
    { f.principal[0], false, false }, /* a peer */
    { f.manager, false, false },      /* no walkthrough by teacher */
  };
  for (size_t i = 0; i < G_N_ELEMENTS(people); i++) {
    be(people[i].who);
    ck_assert_msg(history_says(uid, "partly") == people[i].mark, "marks, person %zu", i);
    ck_assert_msg(history_says(uid, "between us") == people[i].note, "private note, person %zu", i);
  }
  be(f.principal[0]);
  ck_assert(history_says(f.school[1], "Kuss"));
}
END_TEST

/* --- names ----------------------------------------------------------------------------------- */

static void add_person(const char *given, const char *family)
{
  AUTO(record)
  struct record *person =
      fixture_record(&record_staff, "given_name", given, "family_name", family, NULL);
  fixture_save(f.store, person);
}

static void assert_found(const char *text, const char *family)
{
  g_autofree char *uid = store_find_staff(f.store, text, NULL);
  ck_assert_msg(uid, "%s is not found", text);
  AUTO(record) struct record *person = store_load(f.store, &record_staff, uid, NULL);
  ck_assert_str_eq(record_get(person, "family_name"), family);
}

/* As the program itself writes them, and as they are listed. */
START_TEST(people_are_found_whatever_of_their_name_is_the_family_name)
{
  add_person("Jazmín", "Santiago-Mulvey");
  add_person("Lise", "St. Pierre");
  add_person("Duarte", "Aguiar Mello");
  add_person("Rafael", "Matos Nuñez");
  assert_found("Jazmín Santiago-Mulvey", "Santiago-Mulvey");
  assert_found("Santiago-Mulvey, Jazmín", "Santiago-Mulvey");
  assert_found("jazmin santiago mulvey", "Santiago-Mulvey");
  assert_found("Lise St. Pierre", "St. Pierre");
  assert_found("Duarte Aguiar Mello", "Aguiar Mello");
  assert_found("Rafael Matos Nunez", "Matos Nuñez");
  add_person("Rafael Matos", "Nuñez");
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(store_find_staff(f.store, "Rafael Matos Nuñez", &error));
  ck_assert(error_is(error, TL_ERROR_AMBIGUOUS));
}
END_TEST

START_TEST(one_word_is_a_family_name_where_one_person_has_it)
{
  add_person("Andrew", "Isherwood");
  assert_found("Isherwood", "Isherwood");
  add_person("Emily", "Isherwood");
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(store_find_staff(f.store, "isherwood", &error));
  ck_assert(error_is(error, TL_ERROR_AMBIGUOUS));
  ck_assert_ptr_null(store_find_staff(f.store, "Isher", NULL));
}
END_TEST

START_TEST(several_words_are_a_family_name_where_it_is_of_them)
{
  add_person("Maria", "Driscoll-Leandro");
  add_person("Duarte", "Aguiar Mello");
  assert_found("Driscoll-Leandro", "Driscoll-Leandro");
  assert_found("aguiar mello", "Aguiar Mello");
  assert_found("Aguiar", "Aguiar Mello");
  add_person("Leandro James", "Driscoll");
  assert_found("Driscoll-Leandro", "Driscoll-Leandro");
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(store_find_staff(f.store, "Driscoll", &error));
  ck_assert(error_is(error, TL_ERROR_AMBIGUOUS));
  ck_assert_ptr_null(store_find_staff(f.store, "", NULL));
}
END_TEST

START_TEST(a_memo_that_was_sent_on_an_earlier_day_is_not_taken_back)
{
  g_autofree char *visit = fixture_kept(
      f.store, fixture_record(&record_visit, "school", f.school[0], "visitor", f.supervisor,
                              "visited_on", "2026-11-10", "state", "made", NULL));
  struct record *memo = fixture_record(&record_improvement_memo, "visit", visit, "author",
                                       f.principal[0], "points", "It went well", NULL);
  g_autofree char *uid = fixture_kept(f.store, memo);
  AUTO(record) struct record *sent = store_load(f.store, &record_improvement_memo, uid, NULL);
  record_set(sent, "sent_on", "2026-11-12");
  fixture_save(f.store, sent);
  AUTO(rowset) struct rowset *last = history_last(f.store, NULL);
  g_setenv("THROUGHLINE_NOW", "2026-11-13T08:00:00", TRUE);
  g_autoptr(GError) error = NULL;
  ck_assert(!history_undo(f.store, rowset_get(last, 0, "change_uid"), NULL, &error));
  ck_assert_ptr_nonnull(strstr(error->message, "was sent on Thu 12 Nov 2026"));
  g_setenv("THROUGHLINE_NOW", "2026-11-12T15:00:00", TRUE);
  ck_assert(history_undo(f.store, rowset_get(last, 0, "change_uid"), NULL, NULL));
}
END_TEST

START_TEST(input_is_not_due_after_the_meeting)
{
  AUTO(record)
  struct record *meeting = fixture_record(&record_dilt_meeting, "month", "2026-10", "held_on",
                                          "2026-11-18", "due_on", "2026-11-20", NULL);
  g_autoptr(GError) error = NULL;
  ck_assert(!store_save(f.store, meeting, "Plan", &error));
  ck_assert_ptr_nonnull(strstr(error->message, "after the meeting on 18 Nov 2026"));
}
END_TEST

START_TEST(an_email_is_one_persons)
{
  AUTO(record)
  struct record *ana = store_load(f.store, &record_staff, f.principal[0], NULL);
  AUTO(record)
  struct record *rui = fixture_record(&record_staff, "given_name", "Rui", "family_name", "Costa",
                                      "email", record_get(ana, "email"), NULL);
  g_autoptr(GError) error = NULL;
  ck_assert(!store_save(f.store, rui, "Add", &error));
  ck_assert_ptr_nonnull(strstr(error->message, "has the e-mail marruda@example.org already"));
  record_set(rui, "active", "0");
  fixture_save(f.store, rui);
  g_autoptr(GPtrArray) before = store_check(f.store, NULL, NULL);
  ck_assert_int_eq(before->len, 0);
  ck_assert_int_eq(sqlite3_exec(f.store->db, "UPDATE staff SET active = 1", NULL, NULL, NULL),
                   SQLITE_OK);
  g_autoptr(GPtrArray) findings = store_check(f.store, NULL, NULL);
  ck_assert_int_eq(findings->len, 1);
  ck_assert_ptr_nonnull(strstr(findings->pdata[0], "Maria Arruda"));
}
END_TEST

START_TEST(the_district_itself_is_not_undone)
{
  AUTO(store) struct store *store = NULL;
  g_autofree char *path = g_build_filename(f.folder, "fresh.db", NULL);
  store = store_open(path, STORE_CREATE, NULL);
  AUTO(record) struct record *district =
      fixture_record(&record_district, "name", "Elsewhere", NULL);
  ck_assert(store_save(store, district, "Set up the district", NULL));
  AUTO(rowset) struct rowset *last = history_last(store, NULL);
  ck_assert_int_eq(last->row_count, 0);
  AUTO(rowset) struct rowset *rows = history_of(store, district->uid, NULL);
  ck_assert_int_eq(rows->row_count, 1);
  g_autofree char *change = NULL;
  sqlite3_stmt *statement = NULL;
  ck_assert_int_eq(
      sqlite3_prepare_v2(store->db, "SELECT change_uid FROM history", -1, &statement, NULL),
      SQLITE_OK);
  ck_assert_int_eq(sqlite3_step(statement), SQLITE_ROW);
  change = g_strdup((const char *)sqlite3_column_text(statement, 0));
  sqlite3_finalize(statement);
  g_autoptr(GError) error = NULL;
  ck_assert(!history_undo(store, change, NULL, &error));
  ck_assert(error_is(error, TL_ERROR_REFUSED));
  ck_assert(store_has_district(store));
}
END_TEST

START_TEST(undo_of_what_others_refer_to_is_refused)
{
  AUTO(record) struct record *teacher = fixture_record(&record_staff, "family_name", "Silva", NULL);
  ck_assert(store_save(f.store, teacher, "Add a teacher", NULL));
  AUTO(rowset) struct rowset *last = history_last(f.store, NULL);
  AUTO(record) struct record *item = fixture_record(&record_target, "staff", teacher->uid, "month",
                                                    "2026-11", "walkthroughs", "3", NULL);
  ck_assert(store_save(f.store, item, "Set a target", NULL));
  g_autoptr(GError) error = NULL;
  ck_assert(!history_undo(f.store, rowset_get(last, 0, "change_uid"), NULL, &error));
  ck_assert(error_is(error, TL_ERROR_REFUSED));
  AUTO(record) struct record *again = store_load(f.store, &record_staff, teacher->uid, NULL);
  ck_assert_ptr_nonnull(again);
}
END_TEST

/* --- people --------------------------------------------------------------------------------- */

START_TEST(a_self_assessment_is_ones_own_until_it_is_submitted)
{
  AUTO(record) struct record *own =
      fixture_record(&record_self_assessment, "staff", f.principal[0], "month", "2026-11", "rubric",
                     f.rubric, "working_on", "not yet", NULL);
  fixture_part(own, &record_rating, "standard", "data", "level", "IN", NULL);
  fixture_save(f.store, own);
  struct {
    const char *who;
    bool before;
    bool after;
  } people[] = {
    { NULL, true, true },       { f.principal[0], true, true },   { f.supervisor, false, true },
    { f.manager, false, true }, { f.principal[1], false, false },
  };
  for (int pass = 0; pass < 2; pass++) {
    for (size_t i = 0; i < G_N_ELEMENTS(people); i++) {
      be(people[i].who);
      bool expected = pass ? people[i].after : people[i].before;
      AUTO(record) struct record *seen =
          store_load(f.store, &record_self_assessment, own->uid, NULL);
      ck_assert_msg((seen != NULL) == expected, "person %zu, pass %d", i, pass);
      AUTO(rowset) struct rowset *rows =
          lists_query(f.store, &view_self_assessments, &(struct list_filter){ 0 }, NULL);
      bool listed =
          expected && (pass || people[i].who); /* not the record keeper's before it is in */
      ck_assert_msg(rows->row_count == (listed ? 1 : 0), "list of person %zu, pass %d", i, pass);
    }
    be(NULL);
    record_set(own, "submitted_at", "2026-11-12T10:31:00Z");
    ck_assert(store_save(f.store, own, "Submit", NULL));
  }
}
END_TEST

START_TEST(who_is_not_in_the_file_any_more_sees_nothing)
{
  g_autofree char *uid =
      fixture_walkthrough(&f, "2026-11-10", (const char *const[]){ "seen", NULL, NULL });
  AUTO(record) struct record *boss = fixture_record(&record_staff, "family_name", "Boss", NULL);
  fixture_part(boss, &record_assignment, "role", "superintendent", NULL);
  fixture_save(f.store, boss);
  be(boss->uid);
  AUTO(store) struct store *other = fixture_open_again(&f);
  struct change *change = change_begin(other, "Remove", CHANGE_PERSON, NULL);
  ck_assert(change_remove(change, &record_staff, boss->uid, NULL));
  ck_assert(change_commit(change, NULL));
  g_setenv("THROUGHLINE_NOW", "2026-11-13T08:00:00", TRUE);
  AUTO(record) struct record *seen = store_load(f.store, &record_walkthrough, uid, NULL);
  ck_assert_ptr_null(seen);
  ck_assert(!store_viewer_sees_all(f.store));
  ck_assert(!store_viewer_keeps_records(f.store));
}
END_TEST

START_TEST(a_new_post_counts_at_once)
{
  g_autofree char *uid =
      fixture_walkthrough(&f, "2026-11-10", (const char *const[]){ "seen", NULL, NULL });
  be(f.principal[0]);
  AUTO(record) struct record *before = store_load(f.store, &record_walkthrough, uid, NULL);
  ck_assert_ptr_null(before);
  AUTO(store) struct store *other = fixture_open_again(&f);
  AUTO(record) struct record *maria = store_load(other, &record_staff, f.principal[0], NULL);
  record_set(record_parts(maria, &record_assignment)->pdata[0], "school", f.school[1]);
  ck_assert(store_save(other, maria, "Move", NULL));
  AUTO(record) struct record *after = store_load(f.store, &record_walkthrough, uid, NULL);
  ck_assert_ptr_nonnull(after);
}
END_TEST

START_TEST(who_has_left_is_not_listed_as_there)
{
  AUTO(record) struct record *principal = store_load(f.store, &record_staff, f.principal[1], NULL);
  AUTO(record) struct record *teacher = store_load(f.store, &record_staff, f.teacher[0], NULL);
  record_set(principal, "active", "0");
  record_set(teacher, "active", "0");
  fixture_save(f.store, principal);
  fixture_save(f.store, teacher);
  AUTO(rowset) struct rowset *rows =
      lists_query(f.store, &view_schools, &(struct list_filter){ 0 }, NULL);
  int kuss = rowset_row(rows, "uid", f.school[1]);
  ck_assert_ptr_null(rowset_get(rows, kuss, "principal"));
  ck_assert_int_eq(rowset_int(rows, kuss, "teachers"), 1);
}
END_TEST

/* --- what is refused ------------------------------------------------------------------------ */

START_TEST(a_mark_is_a_level_of_its_forms_scale)
{
  g_autofree char *uid =
      fixture_walkthrough(&f, "2026-11-10", (const char *const[]){ "seen", NULL, NULL });
  AUTO(record) struct record *record = store_load(f.store, &record_walkthrough, uid, NULL);
  record_set(record_parts(record, &record_mark)->pdata[0], "level", "splendid");
  g_autoptr(GError) error = NULL;
  ck_assert(!store_save(f.store, record, "Mark", &error));
  ck_assert(error_is(error, TL_ERROR_INVALID));
  ck_assert_ptr_nonnull(strstr(error->message, "splendid"));
  g_autoptr(GPtrArray) findings = store_check(f.store, NULL, NULL);
  ck_assert_int_eq(findings->len, 0);
}
END_TEST

START_TEST(a_rating_is_a_level_of_its_rubric)
{
  static const char *const wrong[][2] = { { "data", "XX" }, { "charm", "HE" } };
  for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
    AUTO(record) struct record *own =
        fixture_record(&record_self_assessment, "staff", f.principal[0], "month", "2026-11",
                       "rubric", f.rubric, NULL);
    fixture_part(own, &record_rating, "standard", wrong[i][0], "level", wrong[i][1], NULL);
    g_autoptr(GError) error = NULL;
    ck_assert_msg(!store_save(f.store, own, "Rate", &error), "case %zu", i);
    ck_assert(error_is(error, TL_ERROR_INVALID));
  }
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("db_people");
  TCase *people = tcase_create("people");
  tcase_add_checked_fixture(people, start, end);
  tcase_set_timeout(people, 120);
  tcase_add_test(people, history_shows_no_more_than_the_record);
  tcase_add_test(people, people_are_found_whatever_of_their_name_is_the_family_name);
  tcase_add_test(people, several_words_are_a_family_name_where_it_is_of_them);
  tcase_add_test(people, one_word_is_a_family_name_where_one_person_has_it);
  tcase_add_test(people, a_memo_that_was_sent_on_an_earlier_day_is_not_taken_back);
  tcase_add_test(people, input_is_not_due_after_the_meeting);
  tcase_add_test(people, an_email_is_one_persons);
  tcase_add_test(people, the_district_itself_is_not_undone);
  tcase_add_test(people, undo_of_what_others_refer_to_is_refused);
  tcase_add_test(people, a_self_assessment_is_ones_own_until_it_is_submitted);
  tcase_add_test(people, who_is_not_in_the_file_any_more_sees_nothing);
  tcase_add_test(people, a_new_post_counts_at_once);
  tcase_add_test(people, who_has_left_is_not_listed_as_there);
  tcase_add_test(people, a_mark_is_a_level_of_its_forms_scale);
  tcase_add_test(people, a_rating_is_a_level_of_its_rubric);
  suite_add_tcase(suite, people);
  return suite_run(suite);
}
