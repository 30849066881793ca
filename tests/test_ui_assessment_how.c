/* How a self-assessment stands, as the screen says it: to whose it is, to who makes the packet and
 * to who enters one from paper. */
#include "screens_b_data.h"
#include "suite.h"
#include "ui_run.h"

#include "db/history.h"
#include "model/tables.h"

static struct screens_b data;

static void start(void)
{
  screens_b_start(&data);
}

static void end(void)
{
  screens_b_end(&data);
}

static struct record *written(const char *staff, const char *month, const char *submitted_at)
{
  struct record *record =
      fixture_record(&record_self_assessment, "staff", staff, "month", month, "rubric",
                     data.fixture.rubric, "submitted_at", submitted_at, NULL);
  fixture_part(record, &record_rating, "standard", "leadership", "level", "E", "rationale",
               "Words of one’s own.", "evidence", "Minutes.", NULL);
  return record;
}

/* What Maria submitted on 2 November is changed on the 10th. */
static void change_marias(void)
{
  g_autofree char *now = g_strdup(g_getenv("THROUGHLINE_NOW"));
  struct store *store = data.fixture.store;
  ck_assert(store_set_viewer(store, data.fixture.principal[0], NULL));
  g_autofree char *uid = store_value(store, STATEMENT_ASSESS_UID, NULL, "staff",
                                     data.fixture.principal[0], "month", "2026-10", NULL);
  struct record *record = fixture_load(store, &record_self_assessment, uid);
  g_setenv("THROUGHLINE_NOW", "2026-11-10T09:00:00", TRUE);
  record_set(record, "working_on", "Other words.");
  fixture_keep(store, record);
  g_setenv("THROUGHLINE_NOW", now, TRUE);
}

/* --- whose it is ------------------------------------------------------------------------------ */

START_TEST(a_change_that_is_undone_leaves_it_submitted)
{
  struct terminal *t = ui_open(&data.fixture, MARIA, "ga");
  terminal_expect(t, "submitted 2 Nov");
  terminal_keys(t, "e1ff");
  terminal_expect(t, "Submitted: the self-assessment for October 2026.");
  terminal_expect(t, "changed 12 Nov");
  terminal_keys(t, "u");
  terminal_expect(t, "Your change is taken back; what was submitted on 2 Nov stands.");
  terminal_expect_not(t, "No longer submitted");
  terminal_expect(t, "changes not submitted");
  AUTO(rowset)
  struct rowset *log = NULL;
  struct store *store = data.fixture.store;
  ck_assert(store_set_viewer(store, data.fixture.principal[0], NULL));
  g_autofree char *uid = store_value(store, STATEMENT_ASSESS_UID, NULL, "staff",
                                     data.fixture.principal[0], "month", "2026-10", NULL);
  log = history_of(store, uid, NULL);
  ck_assert_int_eq(log->row_count, 3);
  ck_assert_str_eq(rowset_get(log, 1, "label"), "Change the self-assessment for October 2026");
  terminal_leave(t);
}
END_TEST

START_TEST(the_day_of_a_change_stands_whole_in_the_heading)
{
  change_marias();
  struct terminal *t = ui_open(&data.fixture, "James Ortiz", "gaarru<Enter>");
  terminal_expect(t, "Maria Arruda · changed 10 Nov");
  terminal_leave(t);
}
END_TEST

/* --- who makes the packet --------------------------------------------------------------------- */

/* Another assistant superintendent makes the packet, and supervises nobody. */
static void add_paul(void)
{
  struct record *paul =
      fixture_record(&record_staff, "given_name", "Paul", "family_name", "Cabral", NULL);
  fixture_part(paul, &record_assignment, "role", "assistant_superintendent", NULL);
  fixture_keep(data.fixture.store, paul);
}

START_TEST(nothing_false_is_said_of_one_that_another_reads)
{
  add_paul();
  struct terminal *t = ui_open(&data.fixture, "Paul Cabral", "k/obrien<Enter>");
  terminal_expect(t, "Siobhán O’Brien · not submitted");
  terminal_expect(t, "Siobhán O’Brien has not submitted a self-assessment for October 2026.");
  terminal_keys(t, "[");
  terminal_expect(t, "There is no self-assessment of Siobhán O’Brien for September 2026");
  terminal_expect_not(t, "not submitted");
  terminal_leave(t);
}
END_TEST

/* --- who enters one from paper ---------------------------------------------------------------- */

static void add_keeper(void)
{
  struct record *keeper =
      fixture_record(&record_staff, "given_name", "Tess", "family_name", "Lavoie", NULL);
  fixture_part(keeper, &record_assignment, "role", "record_keeper", NULL);
  fixture_keep(data.fixture.store, keeper);
}

START_TEST(what_its_owner_has_begun_is_theirs_alone)
{
  static const char *const people[] = { "Tess Lavoie", NULL };
  add_keeper();
  fixture_keep(data.fixture.store, written(data.fixture.principal[1], "2026-10", NULL));
  struct terminal *t = ui_open(&data.fixture, people[_i], "gaobrien<Enter>");
  terminal_expect(t, "Siobhán O’Brien has begun a self-assessment for October 2026");
  terminal_expect(t, "Siobhán O’Brien · not submitted");
  terminal_expect_not(t, "effective");
  terminal_expect_not(t, "Words of one");
  terminal_expect_not(t, "f Submit");
  terminal_expect_not(t, "You are entering this for");
  terminal_leave(t);
  t = ui_open(&data.fixture, SIOBHAN, "ga");
  terminal_expect(t, "Leadership [E]");
  terminal_leave(t);
}
END_TEST

START_TEST(what_its_owner_begins_meanwhile_is_not_written_over)
{
  add_keeper();
  struct terminal *t = ui_open(&data.fixture, "Tess Lavoie", "gaobrien<Enter>");
  terminal_expect(t, "You are entering this for Siobhán O’Brien.");
  terminal_keys(t, "2e");
  for (int standard = 0; standard < 4; standard++)
    terminal_keys(t, "2<Tab>From paper<Tab>Minutes<Tab>");
  terminal_keys(t, "1<Tab>Every team looks at work<Tab>A calendar<Esc>");
  fixture_keep(data.fixture.store, written(data.fixture.principal[1], "2026-10", NULL));
  terminal_keys(t, "ff");
  terminal_expect(t, "Siobhán O’Brien has begun this one meanwhile, and finishes it.");
  terminal_expect(t, "draft kept");
  terminal_keys(t, "xx");
  terminal_leave(t);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("ui_assessment_how");
  TCase *tests = tcase_create("ui_assessment_how");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, a_change_that_is_undone_leaves_it_submitted);
  tcase_add_test(tests, the_day_of_a_change_stands_whole_in_the_heading);
  tcase_add_test(tests, nothing_false_is_said_of_one_that_another_reads);
  tcase_add_loop_test(tests, what_its_owner_has_begun_is_theirs_alone, 0, 2);
  tcase_add_test(tests, what_its_owner_begins_meanwhile_is_not_written_over);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
