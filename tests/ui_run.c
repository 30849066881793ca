#include "ui_run.h"

#include "model/tables.h"

#include <check.h>
#include <signal.h>

char *ui_program(void)
{
  const char *build = g_getenv("TL_BUILDDIR");
  return g_build_filename(build ? build : TL_BUILDDIR, "throughline", NULL);
}

struct terminal *ui_run(const struct fixture *fixture, const char *person, int rows, int columns)
{
  g_autofree char *path = ui_program();
  g_autofree char *state = g_strconcat("XDG_STATE_HOME=", fixture->folder, NULL);
  const char *const arguments[] = { path,   "--db", fixture->path, person ? "--as" : NULL,
                                    person, NULL };
  const char *const environment[] = { state, "THROUGHLINE_SEED=screen", NULL };
  return terminal_open(&(struct terminal_program){
      .arguments = arguments, .environment = environment, .rows = rows, .columns = columns });
}

void ui_check_sizes(const struct fixture *fixture, const char *person, const char *keys,
                    const char *name)
{
  static const int sizes[][2] = { { 24, 80 }, { 20, 60 }, { 43, 132 } };
  for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
    struct terminal *t = ui_run(fixture, person, sizes[i][0], sizes[i][1]);
    terminal_keys(t, keys);
    terminal_check(t, name);
    terminal_kill(t, SIGTERM);
    terminal_close(t, NULL);
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
  struct record *goal =
      fixture_record(&record_sip_goal, "school", f->school[1], "school_year", "SY2026-27", "code",
                     "1", "text", "Students reason in writing in every subject.", NULL);
  goal->uid = g_strdup("goal-1");
  ui_save(f, goal);
  ui_save(f, fixture_record(&record_sip_item, "sip_goal", "goal-1", "code", "1.1", "text",
                            "Train all staff", NULL));
  ui_save(f, fixture_record(&record_sip_item, "sip_goal", "goal-1", "code", "1.2", "text",
                            "Choose tasks", NULL));
  ui_save(f, fixture_record(&record_dilt_meeting, "month", "2026-10", "held_on", "2026-11-19",
                            "starts", "08:00", "place", "Kuss Middle, library", "due_on",
                            "2026-11-16", NULL));
}
