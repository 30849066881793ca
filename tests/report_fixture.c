#include "report_fixture.h"

#include "model/tables.h"

#include <string.h>

static void forget(char *uid)
{
  g_free(uid);
}

static const char *level_of(char letter)
{
  return letter == 's'   ? "seen"
         : letter == 'p' ? "partly"
         : letter == 'n' ? "not_seen"
         : letter == '-' ? "na"
                         : NULL;
}

void report_fixture_visit(struct report_fixture *f, const char *school, const char *teacher,
                          const char *recorder, const char *date, const char *levels)
{
  bool made = strcmp(levels, "substitute") != 0;
  struct record *record = fixture_record(
      &record_walkthrough, "school", school, "teacher", teacher, "recorder", recorder, "made_on",
      date, "instrument_version", f->base.version, "visit_type", f->base.visit_type, "outcome",
      made ? "made" : "substitute", "what_worked", "José Nuñez knows every name", NULL);
  for (int i = 0; made && levels[i]; i++)
    if (level_of(levels[i]))
      fixture_part(record, &record_mark, "strategy", f->base.strategy[i], "level",
                   level_of(levels[i]), "comment", "Nuñez asked why", NULL);
  fixture_keep(f->base.store, record);
}

char *report_fixture_assess(struct report_fixture *f, const char *staff, const char *month,
                            const char *leadership, const char *data)
{
  g_autofree char *at = g_strdup_printf("%s-28T20:00:00Z", month);
  struct record *record = fixture_record(&record_self_assessment, "staff", staff, "month", month,
                                         "rubric", f->base.rubric, "submitted_at", at, "goal_met",
                                         "met", "working_on", "the closing routine", NULL);
  fixture_part(record, &record_rating, "standard", "leadership", "level", leadership, "rationale",
               "The team meets weekly and sets its own questions.", "evidence",
               "Minutes of 7 and 14 October.", NULL);
  fixture_part(record, &record_rating, "standard", "data", "level", data, "rationale",
               "Each grade brought its own data.", NULL);
  g_autofree char *goal = g_strdup_printf("One common exit ticket a week, set in %s.", month);
  fixture_part(record, &record_assessment_goal, "text", goal, "steps",
               "Plan two questions a lesson.", NULL);
  return fixture_kept(f->base.store, record);
}

/* --- people and calendar --------------------------------------------------------------------- */

static char *person(struct report_fixture *f, const char *given, const char *family)
{
  return fixture_kept(f->base.store, fixture_record(&record_staff, "given_name", given,
                                                    "family_name", family, NULL));
}

static void add_people(struct report_fixture *f)
{
  f->stone = fixture_kept(f->base.store, fixture_record(&record_school, "name", "Stone Day", NULL));
  struct record *leduc =
      fixture_record(&record_staff, "given_name", "Ana", "family_name", "Leduc", NULL);
  fixture_part(leduc, &record_assignment, "role", "assistant_principal", "school",
               f->base.school[1], "until_on", "2026-10-15", NULL);
  f->leduc = fixture_kept(f->base.store, leduc);
  struct record *tom =
      fixture_record(&record_staff, "given_name", "Tom", "family_name", "Sullivan", NULL);
  fixture_part(tom, &record_assignment, "role", "director", NULL);
  fixture_part(tom, &record_assignment, "role", "assistant_principal", "school", f->base.school[0],
               NULL);
  f->tom = fixture_kept(f->base.store, tom);
  struct record *keeper =
      fixture_record(&record_staff, "given_name", "Pat", "family_name", "Silva", NULL);
  fixture_part(keeper, &record_assignment, "role", "record_keeper", NULL);
  f->keeper = fixture_kept(f->base.store, keeper);
  struct record *newcomer =
      fixture_record(&record_staff, "given_name", "Noor", "family_name", "Haddad", NULL);
  fixture_part(newcomer, &record_assignment, "role", "teacher", "school", f->base.school[0],
               "from_on", "2026-10-20", NULL);
  f->newcomer = fixture_kept(f->base.store, newcomer);
  /* Someone with no role at all counts as nobody. */
  forget(person(f, "Ida", "Nowhere"));
}

/* October: 22 weekdays less the holiday and two days of vacation; the half day counts: 19. */
static void add_calendar(struct report_fixture *f)
{
  struct record *year = fixture_record(&record_school_year, "code", "SY2026-27", "first_on",
                                       "2026-09-02", "last_on", "2027-06-18", NULL);
  static const char *const days[][2] = { { "2026-09-07", "holiday" },
                                         { "2026-10-12", "holiday" },
                                         { "2026-10-13", "vacation" },
                                         { "2026-10-14", "vacation" },
                                         { "2026-10-30", "half" } };
  for (size_t i = 0; i < G_N_ELEMENTS(days); i++)
    fixture_part(year, &record_calendar_day, "day_on", days[i][0], "kind", days[i][1], NULL);
  fixture_keep(f->base.store, year);
  fixture_keep(f->base.store, fixture_record(&record_dilt_meeting, "month", "2026-10", "held_on",
                                             "2026-11-18", "starts", "08:00", "ends", "15:00",
                                             "place", "Kuss Middle School, library", "facilitator",
                                             f->base.supervisor, "due_on", "2026-11-10", NULL));
  fixture_keep(f->base.store, fixture_record(&record_target, "staff", f->base.supervisor, "month",
                                             "2026-10", "walkthroughs", "10", "days_off", "2",
                                             "reason", "2 days at the state", NULL));
}

/* --- walkthroughs ---------------------------------------------------------------------------- */

static void add_walkthroughs(struct report_fixture *f)
{
  const char *kuss = f->base.school[1], *doran = f->base.school[0];
  const char *obrien = f->base.principal[1], *maria = f->base.principal[0],
             *rosa = f->base.supervisor;
  const char *nunez = f->base.teacher[0], *tran = f->base.teacher[1], *fonseca = f->base.teacher[2];
  const struct visit {
    const char *school, *teacher, *recorder, *date, *levels;
  } visits[] = {
    { kuss, nunez, obrien, "2026-10-01", "sps" },
    { kuss, tran, obrien, "2026-10-01", "snn" },
    { kuss, nunez, obrien, "2026-10-06", "nn-" },
    { kuss, tran, obrien, "2026-10-12", "sps" },
    { kuss, nunez, f->leduc, "2026-10-08", "ssn" },
    { kuss, nunez, rosa, "2026-10-20", "sn " },
    { kuss, nunez, obrien, "2026-10-21", "substitute" },
    { doran, fonseca, maria, "2026-10-05", "snn" },
    { doran, fonseca, rosa, "2026-10-20", "nns" },
    { doran, fonseca, f->keeper, "2026-10-22", "snn" },
    { kuss, nunez, obrien, "2026-09-10", "nnn" },
    { kuss, nunez, obrien, "2026-09-11", "snn" },
    { kuss, nunez, obrien, "2026-09-14", "nnn" },
    { kuss, tran, obrien, "2026-09-15", "nns" },
    { kuss, nunez, obrien, "2026-06-09", "sss" },
    { kuss, nunez, obrien, "2026-11-03", "sss" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(visits); i++)
    report_fixture_visit(f, visits[i].school, visits[i].teacher, visits[i].recorder, visits[i].date,
                         visits[i].levels);
}

/* --- plans ----------------------------------------------------------------------------------- */

/* statuses: one letter a month from September: c, p, n, or space for none. */
static void add_item(struct report_fixture *f, const char *goal, const char *code,
                     const char *owner, const char *statuses)
{
  static const char *const months[] = { "2026-09", "2026-10", "2026-11" };
  g_autofree char *text = g_strdup_printf("What is done as item %s", code);
  struct record *item = fixture_record(&record_sip_item, "sip_goal", goal, "code", code, "text",
                                       text, "owner", owner, "due_on", "2026-10-30", NULL);
  for (int i = 0; statuses[i]; i++)
    if (statuses[i] != ' ')
      fixture_part(item, &record_sip_status, "month", months[i], "status",
                   statuses[i] == 'c'   ? "complete"
                   : statuses[i] == 'p' ? "in_progress"
                                        : "no_action",
                   NULL);
  fixture_keep(f->base.store, item);
}

/* The plans are entered in September: an item is asked for from then on. */
static void add_plans(struct report_fixture *f)
{
  g_autofree char *now = g_strdup(g_getenv("THROUGHLINE_NOW"));
  g_setenv("THROUGHLINE_NOW", "2026-09-02T09:00:00", TRUE);
  g_autofree char *kuss = fixture_kept(
      f->base.store, fixture_record(&record_sip_goal, "school", f->base.school[1], "school_year",
                                    "SY2026-27", "code", "2", "text", "Students explain", NULL));
  g_autofree char *doran = fixture_kept(
      f->base.store, fixture_record(&record_sip_goal, "school", f->base.school[0], "school_year",
                                    "SY2026-27", "code", "1", "text", "Readers read", NULL));
  g_autofree char *old = fixture_kept(
      f->base.store, fixture_record(&record_sip_goal, "school", f->base.school[0], "school_year",
                                    "SY2025-26", "code", "1", "text", "Last year’s", NULL));
  add_item(f, kuss, "2.1", f->base.principal[1], "pcc");
  add_item(f, kuss, "2.2", f->base.teacher[0], "ppp");
  add_item(f, kuss, "2.10", NULL, "nnn");
  add_item(f, kuss, "2.3", f->leduc, "cc");
  add_item(f, kuss, "2.4", f->base.principal[1], "cp");
  add_item(f, doran, "1.1", f->base.principal[0], "n ");
  add_item(f, doran, "1.2", f->tom, " n");
  add_item(f, old, "1.1", NULL, "cc");
  g_setenv("THROUGHLINE_NOW", now, TRUE);
}

static void add_follow_up(struct report_fixture *f, const char *owner, const char *text,
                          const char *due, const char *origin, const char *state)
{
  struct record *record =
      fixture_record(&record_follow_up, "school", f->base.school[1], "owner", owner, "text", text,
                     "due_on", due, "made_on", "2026-10-21", "origin", origin, NULL);
  if (strcmp(state, "open") != 0) {
    record_set(record, "state", state);
    record_set(record, "closed_on", "2026-10-30");
  }
  if (strcmp(state, "dropped") == 0)
    record_set(record, "reason", "part of the SIP now");
  fixture_keep(f->base.store, record);
}

/* Three commitments of a DILT, one of them of a teacher, and two follow-ups of a visit. */
static void add_follow_ups(struct report_fixture *f)
{
  add_follow_up(f, f->base.principal[1], "Bring student work of two teams", "2026-11-10", "dilt",
                "open");
  add_follow_up(f, f->base.principal[0], "Walk three classrooms with Kuss", "2026-11-18", "dilt",
                "done");
  add_follow_up(f, f->base.teacher[0], "Show the exit ticket to the others", "2026-11-20", "dilt",
                "dropped");
  add_follow_up(f, f->base.principal[1], "Co-plan exit tickets with the grade 5 team", "2026-10-30",
                "visit", "open");
  add_follow_up(f, f->base.supervisor, "Find a coach", "2026-11-30", "visit", "done");
}

void report_fixture_start(struct report_fixture *f)
{
  memset(f, 0, sizeof *f);
  fixture_start(&f->base);
  add_people(f);
  add_calendar(f);
  add_walkthroughs(f);
  add_plans(f);
  add_follow_ups(f);
  forget(report_fixture_assess(f, f->base.principal[0], "2026-10", "HE", "E"));
  forget(report_fixture_assess(f, f->base.principal[0], "2026-09", "E", "E"));
  forget(report_fixture_assess(f, f->base.principal[1], "2026-09", "E", "IN"));
  /* Begun and not submitted. */
  struct record *begun = fixture_record(&record_self_assessment, "staff", f->base.supervisor,
                                        "month", "2026-10", "rubric", f->base.rubric, NULL);
  fixture_part(begun, &record_rating, "standard", "data", "level", "HE", "rationale",
               "A draft of mine.", NULL);
  fixture_keep(f->base.store, begun);
}

void report_fixture_end(struct report_fixture *f)
{
  char **texts[] = { &f->stone, &f->leduc, &f->tom, &f->keeper, &f->newcomer };
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
    g_clear_pointer(texts[i], g_free);
  fixture_end(&f->base);
}
