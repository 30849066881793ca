/* The store: who may write what, what is logged, whose a vacant school is, what is left behind. */
#include "db/history.h"
#include "db/maintenance.h"
#include "db/rights.h"
#include "db/rollup.h"
#include "fixture.h"
#include "suite.h"

#include "base/error.h"
#include "model/tables.h"

#include <glib/gstdio.h>
#include <string.h>

static struct fixture f;
static char *goal, *item, *assessment, *walkthrough, *objective, *meeting, *monitor, *boss;

static char *keep(struct record *record)
{
  fixture_save(f.store, record);
  char *uid = g_strdup(record->uid);
  record_free(record);
  return uid;
}

static char *person(const char *family, const char *role)
{
  struct record *record = fixture_record(&record_staff, "family_name", family, NULL);
  fixture_part(record, &record_assignment, "role", role, NULL);
  return keep(record);
}

static void start(void)
{
  fixture_start(&f);
  walkthrough =
      fixture_walkthrough(&f, "2026-11-10", (const char *const[]){ "seen", "partly", NULL });
  goal = keep(fixture_record(&record_sip_goal, "school", f.school[0], "school_year", "SY2026-27",
                             "code", "1", "text", "Read", NULL));
  item = keep(
      fixture_record(&record_sip_item, "sip_goal", goal, "code", "1.1", "text", "Daily", NULL));
  assessment =
      keep(fixture_record(&record_self_assessment, "staff", f.principal[0], "month", "2026-10",
                          "rubric", f.rubric, "submitted_at", "2026-11-02T20:00:00Z", NULL));
  objective = keep(fixture_record(&record_strategic_objective, "code", "1", "name", "Rigor", NULL));
  meeting = keep(fixture_record(&record_dilt_meeting, "month", "2026-10", "held_on", "2026-11-18",
                                "facilitator", f.principal[1], NULL));
  monitor = person("Monitor", "plan_monitor");
  boss = person("Boss", "superintendent");
}

static void end(void)
{
  char **const all[] = { &goal,      &item,    &assessment, &walkthrough,
                         &objective, &meeting, &monitor,    &boss };
  for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
    g_clear_pointer(all[i], g_free);
  fixture_end(&f);
}

/* --- who may write -------------------------------------------------------------------------- */

enum who { SUPERVISOR, MANAGER, PRINCIPAL, OTHER, TEACHER, MONITOR, BOSS, WHO_COUNT };

static const char *uid_of(int who)
{
  const char *const uids[] = {
    f.supervisor, f.manager, f.principal[0], f.principal[1], f.teacher[0], monitor, boss
  };
  return uids[who];
}

/* A change of the record: as the record keeper reads it, with another value, saved by who. */
static bool saves(const struct record_type *type, const char *uid, const char *field, int who,
                  GError **error)
{
  ck_assert(store_set_viewer(f.store, NULL, NULL));
  AUTO(record) struct record *record = store_load(f.store, type, uid, NULL);
  ck_assert_ptr_nonnull(record);
  g_autofree char *value = g_strdup_printf("By %d", who);
  record_set(record, field, value);
  ck_assert(store_set_viewer(f.store, uid_of(who), NULL));
  bool done = store_save(f.store, record, "Change", error);
  ck_assert(store_set_viewer(f.store, NULL, NULL));
  return done;
}

/* Who may, as letters in the order of enum who. */
static void assert_writers(const struct record_type *type, const char *uid, const char *field,
                           const char *expected)
{
  for (int who = 0; who < WHO_COUNT; who++) {
    g_autoptr(GError) error = NULL;
    bool may = expected[who] == 'x';
    ck_assert_msg(saves(type, uid, field, who, &error) == may, "%s by %d: %s", type->name, who,
                  error ? error->message : "was taken");
    ck_assert_msg(may || error_is(error, TL_ERROR_REFUSED), "%s by %d: %s", type->name, who,
                  error ? error->message : "");
  }
}

START_TEST(each_role_writes_what_is_its_own)
{
  /*                                                               SMPOTMB */
  assert_writers(&record_school, f.school[0], "town", ".......");
  assert_writers(&record_staff, f.teacher[0], "room", ".......");
  assert_writers(&record_strategy, f.strategy[0], "look_for", ".......");
  assert_writers(&record_strategic_objective, objective, "name", ".x...xx");
  assert_writers(&record_sip_goal, goal, "text", "x.x...x");
  assert_writers(&record_sip_item, item, "text", "x.x...x");
  assert_writers(&record_self_assessment, assessment, "working_on", "..x....");
  assert_writers(&record_dilt_meeting, meeting, "place", "xx.x..x");
  assert_writers(&record_walkthrough, walkthrough, "room", "...x...");
}
END_TEST

/* OTHER runs the DILT about October. */
START_TEST(a_facilitator_changes_their_own_dilt_alone)
{
  g_autofree char *before =
      keep(fixture_record(&record_dilt_meeting, "month", "2026-09", "held_on", "2026-10-15", NULL));
  assert_writers(&record_dilt_meeting, before, "place", "xx....x");
  ck_assert(store_set_viewer(f.store, f.principal[1], NULL));
  ck_assert(store_viewer_makes_packet(f.store));
  ck_assert(store_viewer_makes_packet_of(f.store, "2026-10"));
  ck_assert(!store_viewer_makes_packet_of(f.store, "2026-09"));
  ck_assert(store_set_viewer(f.store, NULL, NULL));
}
END_TEST

static char *follow_up(const char *origin, const char *made_on)
{
  return keep(fixture_record(&record_follow_up, "school", f.school[0], "owner", f.principal[0],
                             "text", "Routines", "made_on", made_on, "due_on", "2026-12-01",
                             "origin", origin, "state", "open", NULL));
}

/* What was agreed at a DILT is also changed by those who make its packet; nothing else is. */
START_TEST(what_was_agreed_at_a_dilt_is_its_makers_too)
{
  g_autofree char *agreed = follow_up("dilt", "2026-11-18"),
                  *earlier = follow_up("dilt", "2026-10-15");
  g_autofree char *reviewed = follow_up("review", "2026-11-18");
  assert_writers(&record_follow_up, agreed, "text", "xxxx..x");
  assert_writers(&record_follow_up, earlier, "text", "xxx...x");
  assert_writers(&record_follow_up, reviewed, "text", "x.x...x");
}
END_TEST

START_TEST(each_type_of_record_says_whose_it_is)
{
  for (int i = 0; record_types[i]; i++)
    ck_assert_msg(rights_known(record_types[i]), "%s: db/rights.c does not say who writes it",
                  record_types[i]->name);
}
END_TEST

START_TEST(nobody_writes_in_anothers_name)
{
  ck_assert(store_set_viewer(f.store, f.principal[0], NULL));
  AUTO(record) struct record *theirs =
      fixture_record(&record_self_assessment, "staff", f.principal[1], "month", "2026-10", "rubric",
                     f.rubric, NULL);
  g_autoptr(GError) error = NULL;
  ck_assert(!store_save(f.store, theirs, "Write", &error));
  ck_assert(error_is(error, TL_ERROR_REFUSED));
  ck_assert_str_eq(error->message, "A self-assessment is written by the administrator it is of. "
                                   "Ask them, or the record keeper.");
  AUTO(record) struct record *mine = store_load(f.store, &record_self_assessment, assessment, NULL);
  record_set(mine, "staff", f.principal[1]);
  ck_assert(!store_save(f.store, mine, "Give away", NULL));
  struct change *change = change_begin(f.store, "Remove", CHANGE_PERSON, NULL);
  ck_assert(!change_remove(change, &record_walkthrough, walkthrough, NULL));
  change_free(change);
  ck_assert_ptr_null(change_begin(f.store, "Bring in", CHANGE_IMPORT, NULL));
}
END_TEST

START_TEST(a_slip_is_handed_over_by_the_schools_own)
{
  AUTO(record) struct record *kept = store_load(f.store, &record_walkthrough, walkthrough, NULL);
  record_set(kept, "recorder", f.supervisor); /* made by another at the second principal's school */
  record_set(kept, "private_note", "Ask about Marcus");
  fixture_save(f.store, kept);
  g_clear_pointer(&kept, record_free);
  ck_assert(store_set_viewer(f.store, f.principal[1], NULL));
  kept = store_load(f.store, &record_walkthrough, walkthrough, NULL); /* as they read it */
  ck_assert_ptr_null(record_get(kept, "private_note"));
  record_set(kept, "state", "delivered");
  fixture_part(kept, &record_delivery, "delivered_on", "2026-11-12", "how", "hand", NULL);
  AUTO(record) struct record *more = record_copy(kept);
  record_set(more, "next_step", "Not theirs to write");
  ck_assert(store_set_viewer(f.store, f.principal[0], NULL));
  ck_assert(!store_save(f.store, kept, "Deliver", NULL));
  ck_assert(store_set_viewer(f.store, f.principal[1], NULL));
  ck_assert(!store_save(f.store, more, "Deliver", NULL));
  ck_assert(store_save(f.store, kept, "Deliver", NULL));
  ck_assert(store_set_viewer(f.store, f.supervisor, NULL));
  AUTO(record) struct record *now = store_load(f.store, &record_walkthrough, walkthrough, NULL);
  ck_assert_str_eq(record_get(now, "private_note"), "Ask about Marcus");
}
END_TEST

/* --- a vacant post -------------------------------------------------------------------------- */

static bool sees_school(const char *viewer)
{
  ck_assert(store_set_viewer(f.store, viewer, NULL));
  g_autoptr(GPtrArray) uids = store_uids(f.store, &record_sip_goal, NULL);
  ck_assert(store_set_viewer(f.store, NULL, NULL));
  return uids->len == 1;
}

static void leave(void)
{
  AUTO(record) struct record *maria = store_load(f.store, &record_staff, f.principal[0], NULL);
  struct record *post = record_parts(maria, &record_assignment)->pdata[0];
  struct record *under = record_parts(maria, &record_supervision)->pdata[0];
  record_set(post, "until_on", "2026-11-01");
  record_set(under, "until_on", "2026-10-30");
  fixture_save(f.store, maria);
}

static struct record *administrator(const char *family, const char *role, const char *supervisor)
{
  struct record *record = fixture_record(&record_staff, "family_name", family, NULL);
  fixture_part(record, &record_assignment, "role", role, "school", f.school[0], NULL);
  if (supervisor)
    fixture_part(record, &record_supervision, "supervisor", supervisor, NULL);
  return record;
}

START_TEST(a_vacant_school_stays_with_its_last_supervisor)
{
  ck_assert(sees_school(f.supervisor));
  leave();
  ck_assert_msg(sees_school(f.supervisor), "the school is lost to who supervised its principal");
  ck_assert(!sees_school(f.principal[0]));
  g_autofree char *other = person("Other", "assistant_superintendent");
  ck_assert(!sees_school(other));
  g_autofree G_GNUC_UNUSED char *deputy =
      keep(administrator("Deputy", "assistant_principal", other));
  ck_assert_msg(sees_school(other), "who supervises another administrator there does not see it");
  struct record *unsupervised = administrator("First", "principal", NULL);
  record_set(record_parts(unsupervised, &record_assignment)->pdata[0], "until_on", "2026-11-20");
  g_autofree G_GNUC_UNUSED char *first = keep(unsupervised);
  ck_assert_msg(sees_school(f.supervisor), "it has a principal whom nobody supervises");
  g_autofree G_GNUC_UNUSED char *next = keep(administrator("Next", "principal", other));
  ck_assert(sees_school(other));
  ck_assert_msg(!sees_school(f.supervisor), "it has a principal of another's now");
}
END_TEST

/* --- counts --------------------------------------------------------------------------------- */

static long counted(struct store *store)
{
  ck_assert(rollup_refresh(store, "2026-11", "2026-11", NULL, NULL));
  AUTO(rowset) struct rowset *rows =
      store_query(store, STATEMENT_REPORT_MARKS, NULL, "month", "2026-11", NULL);
  return rows ? rows->row_count : -1;
}

START_TEST(a_file_that_is_only_read_is_counted_too)
{
  AUTO(store) struct store *reader = store_open(f.path, STORE_READONLY, NULL);
  ck_assert_ptr_nonnull(reader);
  g_autoptr(GError) error = NULL;
  ck_assert_msg(rollup_refresh(reader, "2026-11", "2026-11", NULL, &error), "%s",
                error ? error->message : "");
  AUTO(rowset) struct rowset *kept =
      store_query(f.store, STATEMENT_ROLLUP_MONTHS, NULL, "month", "2026-11", NULL);
  ck_assert_int_eq(kept->row_count, 1); /* nothing was stored */
  long there = counted(reader);
  ck_assert_int_gt(there, 0);
  ck_assert_int_eq(there, counted(f.store));
}
END_TEST

START_TEST(another_scale_makes_the_counts_anew)
{
  ck_assert_int_gt(counted(f.store), 0);
  struct record *scale = fixture_record(&record_scale, "code", "other", "name", "other", NULL);
  static const char *const levels[] = { "seen", "partly", "not_seen", "na" };
  for (size_t i = 0; i < G_N_ELEMENTS(levels); i++) {
    const char key[2] = { (char)('a' + i), '\0' };
    g_autofree char *position = g_strdup_printf("%zu", i + 1);
    fixture_part(scale, &record_level, "code", levels[i], "position", position, "key", key, "label",
                 levels[i], "counts", "neither", NULL);
  }
  g_autofree char *uid = keep(scale);
  AUTO(record) struct record *version =
      store_load(f.store, &record_instrument_version, f.version, NULL);
  record_set(version, "scale", uid);
  fixture_save(f.store, version);
  AUTO(rowset) struct rowset *missing =
      store_query(f.store, STATEMENT_ROLLUP_MONTHS, NULL, "month", "2026-11", NULL);
  ck_assert_msg(missing->row_count == 1, "the counts are of the scale before");
  counted(f.store);
  g_autoptr(GPtrArray) findings = store_check(f.store, NULL, NULL);
  ck_assert_int_eq(findings->len, 0);
}
END_TEST

/* --- what is left behind -------------------------------------------------------------------- */

START_TEST(a_file_into_which_nothing_came_goes_again)
{
  g_autofree char *path = g_build_filename(f.folder, "new.db", NULL);
  g_autofree char *log = g_strconcat(path, "-wal", NULL);
  store_free(store_open(path, STORE_CREATE, NULL));
  ck_assert(!g_file_test(path, G_FILE_TEST_EXISTS));
  ck_assert(!g_file_test(log, G_FILE_TEST_EXISTS));
  struct store *one = store_open(path, STORE_CREATE, NULL);
  AUTO(store) struct store *two = store_open(path, STORE_OPEN, NULL);
  store_free(one); /* another has it open, and may be filling it */
  ck_assert(g_file_test(path, G_FILE_TEST_EXISTS));
  AUTO(record) struct record *district = fixture_record(&record_district, "name", "New", NULL);
  fixture_save(two, district);
}
END_TEST

START_TEST(backups_and_restores_are_logged)
{
  g_autofree char *copy = g_build_filename(f.folder, "copy.db", NULL);
  ck_assert(store_backup(f.store, copy, false, NULL, NULL));
  ck_assert(!store_backup(f.store, copy, false, NULL, NULL)); /* refused: no note */
  AUTO(rowset) struct rowset *noted = store_query(f.store, STATEMENT_LOG_OF_STORE, NULL, NULL);
  ck_assert_int_eq(noted->row_count, 1);
  ck_assert_str_eq(rowset_get(noted, 0, "label"), "Backup to copy.db");
  g_autofree char *kept = NULL;
  ck_assert(store_restore(f.store, copy, true, &kept, NULL, NULL));
  /* The note of a copy is made when the copy is there, so it is not in it. */
  AUTO(rowset) struct rowset *rows = store_query(f.store, STATEMENT_LOG_OF_STORE, NULL, NULL);
  ck_assert_int_eq(rows->row_count, 1);
  ck_assert_str_eq(rowset_get(rows, 0, "label"), "Restored from copy.db");
  AUTO(record) struct record *district = store_district(f.store, NULL);
  AUTO(rowset) struct rowset *last = history_last(f.store, NULL);
  ck_assert_str_eq(rowset_get(last, 0, "label"), "Set up");
  record_set(district, "name", "Renamed");
  ck_assert(store_save(f.store, district, "Rename", NULL));
  ck_assert(store_log(f.store, "Teacher file", f.teacher[0], NULL));
  AUTO(rowset) struct rowset *named = history_last(f.store, NULL);
  ck_assert(history_undo(f.store, rowset_get(named, 0, "change_uid"), NULL, NULL));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("db_rights");
  TCase *rights = tcase_create("rights");
  tcase_add_checked_fixture(rights, start, end);
  tcase_set_timeout(rights, 120);
  tcase_add_test(rights, each_role_writes_what_is_its_own);
  tcase_add_test(rights, a_facilitator_changes_their_own_dilt_alone);
  tcase_add_test(rights, what_was_agreed_at_a_dilt_is_its_makers_too);
  tcase_add_test(rights, each_type_of_record_says_whose_it_is);
  tcase_add_test(rights, nobody_writes_in_anothers_name);
  tcase_add_test(rights, a_slip_is_handed_over_by_the_schools_own);
  tcase_add_test(rights, a_vacant_school_stays_with_its_last_supervisor);
  tcase_add_test(rights, a_file_that_is_only_read_is_counted_too);
  tcase_add_test(rights, another_scale_makes_the_counts_anew);
  tcase_add_test(rights, a_file_into_which_nothing_came_goes_again);
  tcase_add_test(rights, backups_and_restores_are_logged);
  suite_add_tcase(suite, rights);
  return suite_run(suite);
}
