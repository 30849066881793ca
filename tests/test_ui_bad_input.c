/* What cannot be: dates and times, clocks that are set back, people, schools and plans that changed
 * meanwhile. Each is a sentence on the screen, and what was typed stays. */
#include "suite.h"
#include "ui_run.h"
#include "visit_data.h"

#include "model/tables.h"
#include "work/visit.h"

#include <signal.h>
#include <string.h>

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

/* The program at that time (NULL: as always). Yours. */
static struct terminal *run_at(const char *now, const char *person, const char *keys)
{
  g_autofree char *path = ui_program();
  g_autofree char *state = g_strconcat("XDG_STATE_HOME=", data.fixture.folder, NULL);
  g_autofree char *clock = now ? g_strconcat("THROUGHLINE_NOW=", now, NULL) : NULL;
  const char *const arguments[] = { path,   "--db", data.fixture.path, person ? "--as" : NULL,
                                    person, NULL };
  const char *const environment[] = { state, "THROUGHLINE_SEED=screen", clock, NULL };
  struct terminal *t = terminal_open(
      &(struct terminal_program){ .arguments = arguments, .environment = environment });
  terminal_keys(t, keys);
  return t;
}

static struct terminal *run(const char *person, const char *keys)
{
  return run_at(NULL, person, keys);
}

static void kill_it(struct terminal *t)
{
  terminal_kill(t, SIGKILL);
  terminal_close(t, NULL);
}

/* --- typed ---------------------------------------------------------------------------------- */

struct wrong {
  const char *person, *keys;
  const char *said;  /* the sentence, or as much of it as stands on one line */
  const char *typed; /* is still there */
};

static const struct wrong wrongs[] = {
  { NULL, "gr<Down><Down><Down><Enter>ne<Down><Enter><C-u>31 Sep 2026<C-o>",
    "September has 30 days", "31 Sep 2026" },
  { NULL, "gr<Down><Down><Down><Enter>ne<Down><Down><Enter><C-u>1 Aug 2026<C-o>", "before",
    "1 Aug 2026" },
  { NULL, "gr<Down><Enter>nAbrams<S-Tab><Up><Up><Enter>te<Tab><Tab>Math<Tab><Tab>30 Feb<C-o>",
    "30 Feb is not a date.", "30 Feb" },
  { NULL,
    "gr<Down><Enter>nAbrams<S-Tab><Up><Up><Enter>te<Tab><Tab>Math<Tab><Tab>1 Nov 2026<Tab>"
    "1 Oct 2026<C-o>",
    "before", "1 Oct 2026" },
  { JAMES, "kd<Down><Down><Enter><C-u>15:00<Tab><C-u>8:00<C-o>", "before", "8:00" },
  { JAMES, "kd<Down><Down><Enter><C-u>25:61<C-o>", "25:61", "25:61" },
  { ROSA, "vDor<Enter>nCo-plan<Tab><Tab><C-u>31 Nov<C-o>", "November has 30 days", "31 Nov" },
  { ROSA, "vDor<Enter><Home><Enter><C-u>9:00<Tab>8:00<C-o>", "would be before arriving", "8:00" },
};

START_TEST(what_cannot_be_is_said_and_stays)
{
  const struct wrong *wrong = &wrongs[_i];
  struct terminal *t = run(wrong->person, wrong->keys);
  terminal_expect(t, wrong->said);
  terminal_expect(t, wrong->typed);
  terminal_kill(t, SIGTERM);
  ck_assert_int_eq(terminal_close(t, NULL), 128 + SIGTERM);
}
END_TEST

/* --- the clock ------------------------------------------------------------------------------ */

START_TEST(a_clock_set_back_in_a_walkthrough)
{
  kill_it(run(SIOBHAN, "wnun<Enter>yYseen by me"));
  struct terminal *t = run_at("2026-11-12T09:00:00", SIOBHAN, "gw<Home><Enter>");
  terminal_expect(t, "seen by me");
  terminal_keys(t, "<Esc>f");
  terminal_expect(t, "The clock says 09:00, before the start at 10:31");
  terminal_expect(t, "f Finish  d Details  Esc Back"); /* where it can be put right */
  terminal_keys(t, "dminutes<Enter>8<Enter><Esc>");
  terminal_expect(t, "10:31, 8 minutes");
  terminal_expect_not(t, "The clock says");
  kill_it(t);
  t = run_at("2026-11-11T09:00:00", SIOBHAN, "gw<Home><Enter>");
  terminal_expect(t, "seen by me");
  terminal_keys(t, "<Esc>f");
  terminal_expect(t, "still to come");
  terminal_leave(t);
}
END_TEST

START_TEST(what_was_done_before_the_start_is_not_undone_by_a_slip)
{
  struct terminal *t = run_at("2026-11-12T09:00:00", ROSA, "vDor<Enter>");
  terminal_expect(t, "The visit is under way.");
  terminal_keys(t, "u"); /* what was done since the start is taken back at once */
  terminal_expect(t, "Undone: Begin a visit.");
  terminal_keys(t, "vDor<Enter>");
  terminal_leave(t);
  t = run_at("2026-11-20T09:00:00", ROSA, "u");
  terminal_expect(t, "That was on Thu 12 Nov 2026, before you started");
  terminal_keys(t, "y<Esc>");
  terminal_expect(t, "It stays as it is.");
  terminal_keys(t, "u<Enter>");
  terminal_expect(t, "Undone: Begin a visit.");
  terminal_leave(t);
}
END_TEST

/* A clock that a test turns: what THROUGHLINE_NOW is, and the file it is in. */
struct turned {
  char *file, *now;
};

static void turn(const struct turned *clock, const char *to)
{
  ck_assert(g_file_set_contents(clock->file, to, -1, NULL));
}

static struct terminal *run_turned(struct turned *clock, const char *at, const char *keys)
{
  clock->file = g_build_filename(data.fixture.folder, "now", NULL);
  clock->now = g_strconcat("@", clock->file, NULL);
  turn(clock, at);
  return run_at(clock->now, ROSA, keys);
}

static void end_turned(struct turned *clock, struct terminal *t)
{
  terminal_leave(t);
  g_free(clock->file);
  g_free(clock->now);
}

/* Left open overnight: what the screens say is of the new day, those below too. */
START_TEST(another_day_comes_while_it_is_open)
{
  struct turned clock;
  struct terminal *t = run_turned(&clock, "2026-11-12T23:50:00", "gp");
  turn(&clock, "2026-11-19T07:00:00");
  terminal_wait_text(t, "Thu 19 Nov 2026"); /* without a key */
  terminal_keys(t, "gt");
  terminal_wait_text(t, "1 day late"); /* the visit of the 18th */
  turn(&clock, "2026-11-20T07:00:00");
  terminal_keys(t, "gp<Esc>");
  terminal_wait_text(t, "2 days late");
  end_turned(&clock, t);
}
END_TEST

/* The lists of a month go on with it; another month that was chosen stays. */
START_TEST(another_month_comes_while_it_is_open)
{
  struct turned clock;
  struct terminal *t = run_turned(&clock, "2026-11-30T23:50:00", "gw");
  terminal_expect(t, "November 2026");
  turn(&clock, "2026-12-01T07:00:00");
  terminal_wait_text(t, "December 2026"); /* without a key */
  terminal_keys(t, "[[");
  terminal_expect(t, "October 2026");
  turn(&clock, "2027-01-04T07:00:00");
  terminal_wait_text(t, "Mon 4 Jan 2027");
  terminal_expect(t, "October 2026");
  end_turned(&clock, t);
}
END_TEST

static void enter_year(const char *code, const char *first_on, const char *last_on)
{
  AUTO(record)
  struct record *year = fixture_record(&record_school_year, "code", code, "first_on", first_on,
                                       "last_on", last_on, NULL);
  fixture_save(data.fixture.store, year);
}

/* In September the month before is the last one with school. */
START_TEST(no_screen_opens_on_the_summer)
{
  static const char *const keys[] = { "a", "i", "p" };
  enter_year("SY2026-27", "2026-09-02", "2027-06-18");
  enter_year("SY2027-28", "2027-09-01", "2028-06-16");
  for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
    struct terminal *t = run_at("2027-09-14T08:00:00", SIOBHAN, keys[i]);
    terminal_expect(t, "· June 2027");
    terminal_leave(t);
  }
}
END_TEST

/* The clock of a lesson runs on through a key that was none of an attempt. */
START_TEST(an_outcome_by_mistake_ends_no_minutes)
{
  struct turned clock;
  struct terminal *t = run_turned(&clock, "2026-11-12T10:31:00", "vDor<Enter>wfon<Enter>s");
  terminal_expect(t, "counted apart");
  terminal_keys(t, "u<Enter>");
  terminal_expect(t, "(1 min)");
  turn(&clock, "2026-11-12T10:45:00");
  terminal_keys(t, "y");
  terminal_expect(t, "(14 min)");
  end_turned(&clock, t);
}
END_TEST

START_TEST(a_clock_set_back_in_a_visit)
{
  kill_it(run(ROSA, "vDor<Enter><Home><Down><Down><Enter>Whether they reason<Esc>"));
  struct terminal *t = run_at("2026-11-12T09:00:00", ROSA, "v");
  terminal_expect(t, "Whether they reason");
  terminal_keys(t, "f");
  terminal_keys(t, "e");
  terminal_expect(t, "The clock says 09:00, before you arrived at 10:31");
  terminal_expect(t, "Whether they reason");
  terminal_leave(t);
}
END_TEST

/* --- who and what changed meanwhile --------------------------------------------------------- */

START_TEST(who_moved_while_being_seen)
{
  struct fixture *f = &data.fixture;
  struct terminal *t = run(SIOBHAN, "wtran<Enter>y");
  AUTO(record) struct record *mai = store_load(f->store, &record_staff, f->teacher[1], NULL);
  record_set(record_parts(mai, &record_assignment)->pdata[0], "until_on", "2026-11-11");
  fixture_part(mai, &record_assignment, "role", "teacher", "school", f->school[0], "from_on",
               "2026-11-12", NULL);
  fixture_save(f->store, mai);
  terminal_keys(t, "f");
  terminal_expect(t, "was not at Kuss Middle that day, but at Doran");
  terminal_keys(t, "f");
  terminal_expect(t, "is final.");
  terminal_leave(t);
}
END_TEST

static void close_school(int which)
{
  struct fixture *f = &data.fixture;
  AUTO(record) struct record *school = store_load(f->store, &record_school, f->school[which], NULL);
  record_set(school, "active", "0");
  fixture_save(f->store, school);
}

START_TEST(a_school_that_closed_keeps_what_was)
{
  close_school(0);
  struct terminal *t = run(ROSA, "w<End><Enter>doran");
  terminal_expect_not(t, "▸ Doran Elementary");
  terminal_keys(t, "<Esc><Esc>gw[");
  terminal_expect(t, "Fonseca"); /* what was seen there stays */
  kill_it(t);
  g_autofree char *today = visit_data_plan(&data, "2026-11-12");
  ck_assert_ptr_nonnull(today);
  t = run(ROSA, "gv");
  terminal_expect(t, "Doran");
  terminal_leave(t);
}
END_TEST

START_TEST(a_planned_visit_to_a_school_that_closed)
{
  g_autofree char *today = visit_data_plan(&data, "2026-11-12");
  ck_assert_ptr_nonnull(today);
  struct terminal *t = run(ROSA, "gv<Home><Down><Enter>");
  terminal_expect(t, "b Begin");
  close_school(0);
  terminal_keys(t, "b");
  terminal_expect(t, "closed");
  terminal_leave(t);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("bad input");
  TCase *tests = tcase_create("bad input");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_loop_test(tests, what_cannot_be_is_said_and_stays, 0, G_N_ELEMENTS(wrongs));
  tcase_add_test(tests, a_clock_set_back_in_a_walkthrough);
  tcase_add_test(tests, another_day_comes_while_it_is_open);
  tcase_add_test(tests, another_month_comes_while_it_is_open);
  tcase_add_test(tests, no_screen_opens_on_the_summer);
  tcase_add_test(tests, an_outcome_by_mistake_ends_no_minutes);
  tcase_add_test(tests, a_clock_set_back_in_a_visit);
  tcase_add_test(tests, what_was_done_before_the_start_is_not_undone_by_a_slip);
  tcase_add_test(tests, who_moved_while_being_seen);
  tcase_add_test(tests, a_school_that_closed_keeps_what_was);
  tcase_add_test(tests, a_planned_visit_to_a_school_that_closed);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
