/* Two people on one record, kind by kind: a screen shows what another has just changed, who would
 * write over it is told, and both changes stay. Walkthroughs, self-assessments, visits, memos and
 * plans have tests of their own beside their screens. */
#include "suite.h"
#include "ui_run.h"
#include "visit_data.h"

#include "model/tables.h"
#include "work/form_version.h"

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

int main(void)
{
  Suite *suite = suite_create("two people");
  TCase *tests = tcase_create("two people");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_loop_test(tests, both_changes_of_a_record_stay, 0, G_N_ELEMENTS(pairs));
  tcase_add_test(tests, a_form_that_two_write);
  tcase_add_test(tests, a_version_that_two_begin);
  tcase_add_test(tests, a_scale_that_two_write);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
