/* Two people on one record, kind by kind: a screen shows what another has just changed, who would
 * write over it is told, and both changes stay. Walkthroughs, self-assessments, visits, memos and
 * plans have tests of their own beside their screens. */
#include "suite.h"
#include "ui_run.h"
#include "visit_data.h"

#include "db/maintenance.h"
#include "model/tables.h"
#include "work/form_version.h"
#include "work/visit.h"

#include <signal.h>
#include <string.h>

/* Forms of records. */
struct pair {
  const struct record_type *type;
  const char *person;                        /* NULL: the record keeper */
  const char *open;                          /* keys that show the record */
  const char *theirs, *first, *shown, *then; /* another's field, its values, how the first shows */
  const char *edit;                          /* keys that change ours */
  const char *ours, *value;                  /* our field, and what it is then */
};

static const struct pair pairs[] = {
  { &record_district, NULL, "gr/settings<Enter>", "monthly_target", "27", "27", "28",
    "<Enter> East", "name", "Mill City Public Schools East" },
  { &record_school, NULL, "gr<Enter><Enter>", "town", "Fall River", "Fall River", "Mill City",
    "<Down><Enter> of Arts", "name", "Doran Elementary of Arts" },
  { &record_staff, NULL, "gr<Down><Enter>/nun<Enter>", "room", "204", "204", "205",
    "<Down><Enter> Luis", "given_name", "José Luis" },
  { &record_target, NULL, "gr<Down><Down><Enter>s18<Enter><Enter>", "reason", "conference",
    "conference", "state conference", "<Down><Down><Enter><C-u>12", "walkthroughs", "12" },
  { &record_school_year, NULL, "gr<Down><Down><Down><Enter>ne", "last_on", "2027-06-18",
    "18 Jun 2027", "2027-06-21", "<Down><Enter><C-u>8 Sep 2026", "first_on", "2026-09-08" },
  { &record_dilt_meeting, JAMES, "kd", "place", "Doran, room 12", "Doran, room 12", "Doran library",
    "<Down><Down><Down><Enter>15:00", "ends", "15:00" },
  { &record_visit_type, NULL, "gr<Down><Down><Down><Down><Enter><End><Up><Enter>",
    "minimum_minutes", "10", "10", "15", "<Down><Enter> (short)", "name", "Walkthrough (short)" },
  { &record_follow_up, ROSA, "vDor<Enter><Home><Down><Down><Down><Enter>", "text",
    "Co-plan quizzes", "Co-plan quizzes", "Co-plan tests", "<Down><Down><Enter><C-u>30 Nov 2026",
    "due_on", "2026-11-30" },
  { &record_instrument, NULL, "gr<Down><Down><Down><Down><Enter><Enter>e", "name", "Look for it",
    "Look for it", "Look at it", "<Down><Enter> again", "name", "Look for it again" },
};

static struct visit_data data;

static void start(void)
{
  visit_data_start(&data);
  ui_add_october(&data.fixture);
}

static void end(void)
{
  visit_data_end(&data);
}

/* The record that the keys open. Yours. */
static struct record *the(const struct record_type *type)
{
  const struct fixture *f = &data.fixture;
  const char *uid = type == &record_school      ? f->school[0]
                    : type == &record_staff     ? f->teacher[0]
                    : type == &record_follow_up ? data.follow_up
                                                : NULL;
  g_autoptr(GPtrArray) uids = store_uids(f->store, type, NULL);
  for (guint i = 0; !uid && i < uids->len; i++) {
    AUTO(record) struct record *record = store_load(f->store, type, uids->pdata[i], NULL);
    if (type != &record_target || g_strcmp0(record_get(record, "staff"), f->supervisor) == 0)
      uid = uids->pdata[i];
  }
  struct record *record = store_load(f->store, type, uid, NULL);
  ck_assert_ptr_nonnull(record);
  return record;
}

static void change(const struct record_type *type, const char *field, const char *value)
{
  AUTO(record) struct record *record = the(type);
  record_set(record, field, value);
  fixture_save(data.fixture.store, record);
}

static void expect(const struct record_type *type, const char *field, const char *value)
{
  AUTO(record) struct record *record = the(type);
  const char *is = record_get(record, field);
  ck_assert_msg(g_strcmp0(is, value) == 0, "%s of the %s is %s, not %s", field, type->label,
                is ? is : "(none)", value);
}

START_TEST(both_changes_of_a_record_stay)
{
  const struct pair *pair = &pairs[_i];
  struct terminal *t = ui_open(&data.fixture, pair->person, pair->open);
  change(pair->type, pair->theirs, pair->first);
  terminal_wait_text(t, pair->shown);
  terminal_keys(t, pair->edit);
  change(pair->type, pair->theirs, pair->then);
  terminal_wait_text(t, "Somebody else has just changed this record.");
  terminal_keys(t, "<C-o>");
  terminal_expect(t, "Nothing is lost");
  expect(pair->type, pair->theirs, pair->then);
  terminal_keys(t, "k");
  expect(pair->type, pair->ours, pair->value);
  if (strcmp(pair->ours, pair->theirs) != 0)
    expect(pair->type, pair->theirs, pair->then);
  terminal_kill(t, SIGTERM);
  ck_assert_int_eq(terminal_close(t, NULL), 128 + SIGTERM);
}
END_TEST

/* --- lists of which a key changes one row --------------------------------------------------- */

static const char forms[] = "gr<Down><Down><Down><Down><Enter>";

static struct record *next_version(void)
{
  g_autoptr(GPtrArray) uids = store_uids(data.fixture.store, &record_instrument_version, NULL);
  for (guint i = 0; i < uids->len; i++) {
    struct record *record =
        store_load(data.fixture.store, &record_instrument_version, uids->pdata[i], NULL);
    if (!record_get(record, "published_on"))
      return record;
    record_free(record);
  }
  return NULL;
}

START_TEST(a_form_that_two_write)
{
  struct terminal *t = ui_open(&data.fixture, NULL, forms);
  terminal_keys(t, "<Enter>nOne more<Enter>");
  AUTO(record) struct record *version = next_version();
  GPtrArray *items = record_parts(version, &record_instrument_item);
  record_set(items->pdata[0], "wording", "Their words");
  fixture_save(data.fixture.store, version);
  terminal_wait_text(t, "Their words");
  terminal_keys(t, "nAnd another");
  record_set(items->pdata[0], "wording", "Their other words");
  fixture_save(data.fixture.store, version);
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "changed this");
  terminal_expect(t, "Their other words");
  terminal_keys(t, "n");
  terminal_expect(t, "And another");
  terminal_keys(t, "<Enter>");
  AUTO(record) struct record *now = next_version();
  GPtrArray *both = record_parts(now, &record_instrument_item);
  ck_assert_uint_eq(both->len, items->len + 1);
  ck_assert_str_eq(record_get(both->pdata[0], "wording"), "Their other words");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(a_version_that_two_begin)
{
  struct store *store = data.fixture.store;
  struct terminal *t = ui_open(&data.fixture, NULL, forms);
  terminal_keys(t, "<Enter>nOne more");
  AUTO(record) struct record *form = the(&record_instrument);
  AUTO(record) struct record *version = form_version_next(store, form->uid, NULL);
  ck_assert(form_version_add(store, version, "Theirs", 0, NULL));
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Theirs");
  terminal_expect_not(t, "One more");
  terminal_expect(t, "Somebody else has just begun version 2");
  terminal_keys(t, "n");
  terminal_expect(t, "One more");
  terminal_keys(t, "<Enter>");
  AUTO(record) struct record *now = next_version();
  ck_assert_uint_eq(record_parts(now, &record_instrument_item)->len,
                    record_parts(version, &record_instrument_item)->len + 1);
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(a_scale_that_two_write)
{
  struct terminal *t = ui_open(&data.fixture, NULL, forms);
  terminal_keys(t, "<Down><Enter>nHalf of it");
  AUTO(record) struct record *scale = the(&record_scale);
  GPtrArray *levels = record_parts(scale, &record_level);
  record_set(levels->pdata[0], "label", "clearly seen");
  fixture_save(data.fixture.store, scale);
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "changed this");
  terminal_expect(t, "clearly seen");
  terminal_keys(t, "n");
  terminal_expect(t, "Half of it");
  terminal_keys(t, "<Enter>");
  AUTO(record) struct record *now = the(&record_scale);
  ck_assert_uint_eq(record_parts(now, &record_level)->len, levels->len + 1);
  ck_assert_str_eq(record_get(record_parts(now, &record_level)->pdata[0], "label"), "clearly seen");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* --- what another takes back ---------------------------------------------------------------- */

/* Another window of the same person takes back what was done last. */
static void take_back(void)
{
  struct terminal *other = ui_open(&data.fixture, ROSA, "u");
  terminal_expect(other, "Undone:");
  ck_assert_int_eq(terminal_close(other, "q"), 0);
}

static guint visits(void)
{
  g_autoptr(GPtrArray) uids = store_uids(data.fixture.store, &record_visit, NULL);
  return uids->len;
}

START_TEST(a_visit_that_is_taken_back_closes)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "vDor<Enter>");
  terminal_expect(t, "under way");
  take_back();
  terminal_wait_text(t, "The visit was taken back.");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, " Today ");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(words_in_a_visit_that_is_taken_back)
{
  guint before = visits();
  struct terminal *t = ui_open(&data.fixture, ROSA, "vDor<Enter><Home><Down><Down><Enter>Reasons");
  take_back();
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Enter it anew");
  terminal_keys(t, "<Esc> why");
  terminal_expect(t, "Reasons why");
  terminal_keys(t, "<Esc>e");
  terminal_expect(t, "Entered anew.");
  terminal_expect(t, "Reasons why");
  ck_assert_uint_eq(visits(), before + 1);
  terminal_keys(t, "<Home><Down><Down><Enter><End> and how");
  take_back();
  terminal_keys(t, "<Esc>x");
  terminal_expect(t, "Thrown away; the visit is taken back.");
  terminal_expect(t, " Today ");
  ck_assert_uint_eq(visits(), before);
  terminal_expect_not(t, "You were writing");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* Killed in the middle, taken back at the next start: the words are there, to be kept or not. */
START_TEST(a_draft_of_a_visit_that_is_taken_back)
{
  guint before = visits();
  struct terminal *t = ui_open(&data.fixture, ROSA, "vDor<Enter><Home><Down><Down><Enter>Reasons");
  terminal_kill(t, SIGKILL);
  terminal_close(t, NULL);
  t = ui_open(&data.fixture, ROSA, "u");
  terminal_wait_text(t, "You were writing in the visit to Doran Elementary, 12 Nov");
  terminal_keys(t, "<Home><Enter>");
  terminal_expect(t, "This visit was taken back");
  terminal_expect(t, "Reasons");
  terminal_expect(t, "Visit · Doran Elementary");
  if (_i == 0) {
    terminal_keys(t, "<Enter><Down>bf<Esc>");
    ck_assert_uint_eq(visits(), before);
    terminal_keys(t, "<Home><Enter>e");
    terminal_expect(t, "Entered anew.");
    ck_assert_uint_eq(visits(), before + 1);
    terminal_keys(t, "<Home><Down><Down><Enter> why<Esc>");
    terminal_expect(t, "Reasons why");
    terminal_expect(t, "Saved. u undoes.");
    terminal_keys(t, "u");
    terminal_expect(t, "Undone: Change visit to Doran Elementary on Thu 12 Nov 2026 (Purpose).");
    terminal_keys(t, "<Esc>");
  } else {
    terminal_keys(t, "xx");
    terminal_expect(t, "Thrown away.");
  }
  terminal_expect_not(t, "You were writing");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(where_both_wrote_the_same_it_says_whose_stands)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "vDor<Enter><Home><Down><Down><Enter>Mine");
  ck_assert(store_set_viewer(data.fixture.store, data.fixture.supervisor, NULL));
  g_autofree char *uid = visit_under_way(data.fixture.store);
  AUTO(record) struct record *visit = store_load(data.fixture.store, &record_visit, uid, NULL);
  record_set(visit, "purpose", "Theirs");
  fixture_save(data.fixture.store, visit);
  terminal_keys(t, "<Esc>k");
  terminal_expect(t, "Saved; where both wrote the same, yours stands.");
  visit_data_expect(&data, &record_visit, uid, "purpose", "Mine");
  terminal_keys(t, "<Enter> too");
  AUTO(record) struct record *now = store_load(data.fixture.store, &record_visit, uid, NULL);
  record_set(now, "what_next", "Theirs");
  fixture_save(data.fixture.store, now);
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Saved, with what somebody else changed meanwhile.");
  visit_data_expect(&data, &record_visit, uid, "purpose", "Mine too");
  visit_data_expect(&data, &record_visit, uid, "what_next", "Theirs");
  ck_assert(store_set_viewer(data.fixture.store, NULL, NULL));
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* Its first words taken back: it is an empty memo, and one goes on in it. */
START_TEST(a_memo_whose_first_words_are_taken_back)
{
  struct terminal *t = ui_open(&data.fixture, MARIA, "v[<End><Enter><End><Enter><Enter>Soon<Esc>");
  terminal_expect(t, "Kept.");
  terminal_keys(t, "u");
  terminal_expect(t, "Undone: ");
  terminal_expect(t, "Memo · Doran Elementary");
  terminal_expect_not(t, "Soon");
  terminal_keys(t, "<Enter>Later<Esc>");
  terminal_expect(t, "Kept.");
  terminal_expect(t, "Later");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* --- what cannot be brought back ------------------------------------------------------------ */

static void import_people(void)
{
  struct change *change = change_begin(data.fixture.store, "Import staff", CHANGE_IMPORT, NULL);
  for (int i = 0; i < 12; i++) {
    g_autofree char *name = g_strdup_printf("Person %d", i);
    AUTO(record)
    struct record *person = fixture_record(&record_staff, "family_name", name, NULL);
    ck_assert(change_save(change, person, NULL, NULL));
  }
  ck_assert(change_commit(change, NULL));
}

static guint people(void)
{
  g_autoptr(GPtrArray) uids = store_uids(data.fixture.store, &record_staff, NULL);
  return uids->len;
}

START_TEST(an_import_is_not_taken_back_by_a_slip)
{
  guint before = people();
  struct terminal *t = ui_open(&data.fixture, NULL, "");
  change(&record_school, "town", "Fall River");
  terminal_keys(t, "u");
  terminal_expect(t, "^Y brings it back.");
  import_people();
  terminal_keys(t, "u");
  terminal_expect(t, "12 records.");
  terminal_expect(t, "It cannot be brought back");
  terminal_keys(t, "y<Esc>");
  ck_assert_uint_eq(people(), before + 12);
  terminal_keys(t, "u<Enter>");
  terminal_expect(t, "Undone: Import staff.");
  terminal_expect_not(t, "^Y brings it back.");
  ck_assert_uint_eq(people(), before);
  terminal_keys(t, "<C-y>"); /* nothing older either */
  terminal_expect_not(t, "It is back");
  expect(&record_school, "town", NULL);
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* Two taken back come one after the other, and what comes next is said. */
START_TEST(what_comes_back_is_said_before)
{
  struct terminal *t = ui_open(&data.fixture, NULL, "");
  change(&record_school, "town", "Fall River");
  change(&record_district, "monthly_target", "27");
  terminal_keys(t, "uu<C-y>");
  terminal_expect(t, "^Y brings back: ");
  expect(&record_school, "town", "Fall River");
  terminal_keys(t, "<C-y>");
  terminal_expect(t, "It is back: ");
  terminal_expect_not(t, "^Y brings back: ");
  expect(&record_district, "monthly_target", "27");
  terminal_keys(t, "u");
  change(&record_school, "town", "Mill City");
  terminal_keys(t, "<C-y>");
  terminal_expect_not(t, "It is back");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* --- another file in the place of this one -------------------------------------------------- */

static void bring_back(const char *path)
{
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;
  ck_assert_msg(store_restore(data.fixture.store, path, true, &kept, NULL, &error), "%s",
                error ? error->message : "");
}

/* The screens of a file that is no longer there would show and save what is of neither. */
START_TEST(another_districts_file_is_not_gone_on_with)
{
  g_autofree char *path = g_build_filename(data.fixture.folder, "other.db", NULL);
  g_setenv("THROUGHLINE_SEED", "another", true);
  AUTO(store) struct store *other = store_open(path, STORE_CREATE, NULL);
  fixture_keep(other, fixture_record(&record_district, "name", "River City", NULL));
  g_clear_pointer(&other, store_free);
  struct terminal *t = ui_open(&data.fixture, ROSA, "wnu<Enter>");
  terminal_expect(t, "Kuss Middle");
  bring_back(path);
  terminal_wait_text(t, "A backup was brought back");
  ck_assert_int_eq(terminal_close(t, NULL), 0);
}
END_TEST

START_TEST(who_is_not_in_the_file_any_more_leaves_it)
{
  g_autofree char *path = g_build_filename(data.fixture.folder, "before.db", NULL);
  ck_assert(store_backup(data.fixture.store, path, false, NULL, NULL));
  fixture_keep(data.fixture.store,
               fixture_record(&record_staff, "given_name", "New", "family_name", "Person", NULL));
  struct terminal *t = ui_open(&data.fixture, "New Person", "");
  bring_back(path);
  terminal_wait_text(t, "New Person is not in");
  ck_assert_int_eq(terminal_close(t, NULL), 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("two people");
  TCase *tests = tcase_create("two people");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_loop_test(tests, both_changes_of_a_record_stay, 0, G_N_ELEMENTS(pairs));
  tcase_add_test(tests, a_form_that_two_write);
  tcase_add_test(tests, a_version_that_two_begin);
  tcase_add_test(tests, a_scale_that_two_write);
  tcase_add_test(tests, a_visit_that_is_taken_back_closes);
  tcase_add_test(tests, words_in_a_visit_that_is_taken_back);
  tcase_add_loop_test(tests, a_draft_of_a_visit_that_is_taken_back, 0, 2);
  tcase_add_test(tests, where_both_wrote_the_same_it_says_whose_stands);
  tcase_add_test(tests, a_memo_whose_first_words_are_taken_back);
  tcase_add_test(tests, an_import_is_not_taken_back_by_a_slip);
  tcase_add_test(tests, what_comes_back_is_said_before);
  tcase_add_test(tests, another_districts_file_is_not_gone_on_with);
  tcase_add_test(tests, who_is_not_in_the_file_any_more_leaves_it);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
