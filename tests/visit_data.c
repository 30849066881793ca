#include "visit_data.h"

#include "model/tables.h"

#include <check.h>
#include <string.h>

static void add_walkthrough(struct visit_data *data, const char *started, const char *level)
{
  struct fixture *f = &data->fixture;
  struct record *record =
      fixture_record(&record_walkthrough, "school", f->school[0], "teacher", f->teacher[2],
                     "recorder", f->supervisor, "made_on", "2026-10-06", "started", started,
                     "minutes", "11", "instrument_version", f->version, "visit_type", f->visit_type,
                     "visit", data->made, "room", "104", "subject", "Math", NULL);
  for (int i = 0; i < 3; i++)
    fixture_part(record, &record_mark, "strategy", f->strategy[i], "level", i == 0 ? "seen" : level,
                 NULL);
  fixture_keep(data->fixture.store, record);
}

static void add_follow_ups(struct visit_data *data)
{
  struct fixture *f = &data->fixture;
  struct record *record =
      fixture_record(&record_follow_up, "school", f->school[0], "owner", f->principal[0], "text",
                     "Co-plan exit tickets with the grade 5 team", "due_on", "2026-11-06",
                     "made_on", "2026-10-06", "origin", "visit", "visit", data->made, NULL);
  fixture_part(record, &record_follow_up_step, "step_on", "2026-10-20", "step", "carried", "due_on",
               "2026-11-06", NULL);
  data->follow_up = fixture_kept(data->fixture.store, record);
  fixture_keep(data->fixture.store,
               fixture_record(&record_follow_up, "school", f->school[0], "owner", f->supervisor,
                              "text",
                              "Find a coach for the new science units, two afternoons a week, "
                              "from January to the end of March",
                              "due_on", "2026-11-20", "made_on", "2026-10-06", "origin", "visit",
                              "visit", data->made, NULL));
}

void visit_data_start(struct visit_data *data)
{
  memset(data, 0, sizeof *data);
  struct fixture *f = &data->fixture;
  fixture_start(f);
  struct record *made = fixture_record(
      &record_visit, "school", f->school[0], "visitor", f->supervisor, "state", "made",
      "visited_on", "2026-10-06", "arrived", "09:00", "departed", "11:40", "purpose",
      "Whether students talk to each other about content.", "what_seen",
      "Objectives were on every board. Students explained their thinking to the teacher, seldom to "
      "each other.",
      "what_next", "Two rooms try talk partners; we look at them together.", "memo_due_on",
      "2026-10-13", NULL);
  fixture_part(made, &record_visit_companion, "staff", f->principal[0], NULL);
  data->made = fixture_kept(data->fixture.store, made);
  data->planned = visit_data_plan(data, "2026-11-18");
  data->other =
      fixture_kept(data->fixture.store,
                   fixture_record(&record_visit, "school", f->school[1], "visitor", f->principal[1],
                                  "state", "made", "visited_on", "2026-11-03", NULL));
  add_walkthrough(data, "09:14", "partly");
  add_walkthrough(data, "09:40", "not_seen");
  add_follow_ups(data);
}

void visit_data_end(struct visit_data *data)
{
  g_free(data->made);
  g_free(data->planned);
  g_free(data->other);
  g_free(data->follow_up);
  fixture_end(&data->fixture);
}

char *visit_data_plan(struct visit_data *data, const char *day)
{
  struct fixture *f = &data->fixture;
  return fixture_kept(data->fixture.store,
                      fixture_record(&record_visit, "school", f->school[0], "visitor",
                                     f->supervisor, "visited_on", day, "purpose",
                                     "Talk partners in two rooms", NULL));
}

char *visit_data_get(struct visit_data *data, const struct record_type *type, const char *uid,
                     const char *field)
{
  AUTO(record) struct record *record = store_load(data->fixture.store, type, uid, NULL);
  return record ? g_strdup(record_get(record, field)) : NULL;
}

void visit_data_expect(struct visit_data *data, const struct record_type *type, const char *uid,
                       const char *field, const char *value)
{
  g_autofree char *is = visit_data_get(data, type, uid, field);
  ck_assert_msg(g_strcmp0(is, value) == 0, "%s is %s, not %s", field, is ? is : "(none)",
                value ? value : "(none)");
}
