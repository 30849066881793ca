#include "ui_run.h"

#include "model/tables.h"

#include <check.h>
#include <signal.h>

char *ui_program(void)
{
  const char *build = g_getenv("TL_BUILDDIR");
  return g_build_filename(build ? build : TL_BUILDDIR, "throughline", NULL);
}

static struct terminal *run_kind(const struct fixture *fixture, const char *person,
                                 struct terminal_program program, const char *kind)
{
  g_autofree char *path = ui_program();
  g_autofree char *state = g_strconcat("XDG_STATE_HOME=", fixture->folder, NULL);
  const char *const arguments[] = { path,   "--db", fixture->path, person ? "--as" : NULL,
                                    person, NULL };
  const char *const environment[] = { state, "THROUGHLINE_SEED=screen", kind, NULL };
  program.arguments = arguments;
  program.environment = environment;
  return terminal_open(&program);
}

struct terminal *ui_run(const struct fixture *fixture, const char *person, int rows, int columns)
{
  return run_kind(fixture, person, (struct terminal_program){ .rows = rows, .columns = columns },
                  NULL);
}

struct terminal *ui_open(const struct fixture *fixture, const char *person, const char *keys)
{
  struct terminal *t = ui_run(fixture, person, 0, 0);
  terminal_keys(t, keys);
  return t;
}

static void check_kind(struct terminal *t, const char *keys, const char *name)
{
  terminal_keys(t, keys);
  terminal_check(t, name);
  terminal_kill(t, SIGTERM);
  terminal_close(t, NULL);
}

void ui_check_kinds(const struct fixture *fixture, const char *person, const char *keys,
                    const char *name)
{
  g_autofree char *plain = g_strconcat(name, "-no-color", NULL);
  check_kind(run_kind(fixture, person, (struct terminal_program){ .term = "vt100" }, NULL), keys,
             name);
  check_kind(run_kind(fixture, person, (struct terminal_program){ 0 }, "NO_COLOR=1"), keys, plain);
}

void ui_check_sizes(const struct fixture *fixture, const char *person, const char *keys,
                    const char *name)
{
  static const int sizes[][2] = { { 24, 80 }, { 20, 60 }, { 43, 132 } };
  for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
    check_kind(ui_run(fixture, person, sizes[i][0], sizes[i][1]), keys, name);
  }
}

void ui_save(struct fixture *fixture, struct record *record)
{
  fixture_save(fixture->store, record);
  record_free(record);
}

void ui_add_october(struct fixture *f)
{
  static const char *const levels[] = { "seen", "partly", "not_seen" };
  g_free(fixture_walkthrough(f, "2026-11-10", levels));
  g_free(fixture_walkthrough(f, "2026-11-04", levels));
  g_autofree char *now = g_strdup(g_getenv("THROUGHLINE_NOW"));
  g_setenv("THROUGHLINE_NOW", "2026-10-05T09:00:00", TRUE); /* the plan is asked for since then */
  struct record *goal =
      fixture_record(&record_sip_goal, "school", f->school[1], "school_year", "SY2026-27", "code",
                     "1", "text", "Students reason in writing in every subject.", NULL);
  goal->uid = g_strdup("goal-1");
  ui_save(f, goal);
  ui_save(f, fixture_record(&record_sip_item, "sip_goal", "goal-1", "code", "1.1", "text",
                            "Train all staff", NULL));
  ui_save(f, fixture_record(&record_sip_item, "sip_goal", "goal-1", "code", "1.2", "text",
                            "Choose tasks", NULL));
  g_setenv("THROUGHLINE_NOW", now, TRUE);
  ui_save(f, fixture_record(&record_dilt_meeting, "month", "2026-10", "held_on", "2026-11-19",
                            "starts", "08:00", "place", "Kuss Middle, library", "due_on",
                            "2026-11-16", NULL));
  /* That the district was there in October: an item of last year’s plan had a status. */
  struct record *before = fixture_record(&record_sip_goal, "school", f->school[0], "school_year",
                                         "SY2025-26", "code", "1", "text", "Readers read", NULL);
  before->uid = g_strdup("goal-0");
  ui_save(f, before);
  struct record *item =
      fixture_record(&record_sip_item, "sip_goal", "goal-0", "code", "1.1", "text", "Read", NULL);
  fixture_part(item, &record_sip_status, "month", "2026-10", "status", "complete", NULL);
  ui_save(f, item);
}

void ui_begin_visit(struct fixture *f)
{
  struct record *visit =
      fixture_record(&record_visit, "school", f->school[1], "visitor", f->supervisor, "visited_on",
                     "2026-11-12", "arrived", "10:00", "state", "open", NULL);
  fixture_part(visit, &record_visit_companion, "staff", f->principal[1], NULL);
  ui_save(f, visit);
}

struct record *ui_latest(struct fixture *f)
{
  AUTO(rowset)
  struct rowset *rows =
      store_query(f->store, STATEMENT_LIST_WALKTHROUGHS, NULL, "limit", "1", NULL);
  ck_assert_int_eq(rows->row_count, 1);
  return store_load(f->store, &record_walkthrough, rowset_get(rows, 0, "uid"), NULL);
}
