#include "screens_b_data.h"

#include "model/tables.h"
#include "sample/defaults_words.h"

/* --- the rubric ---------------------------------------------------------------------------------
 */

static void fill_rubric(struct screens_b *data)
{
  struct record *rubric = fixture_load(data->fixture.store, &record_rubric, data->fixture.rubric);
  g_ptr_array_set_size(record_parts(rubric, &record_standard), 0);
  for (int i = 0; default_standards[i].code; i++)
    fixture_part(rubric, &record_standard, "code", default_standards[i].code, "name",
                 default_standards[i].label, NULL);
  for (const struct default_descriptor *cell = default_descriptors; cell->standard; cell++)
    fixture_part(rubric, &record_descriptor, "standard", cell->standard, "level", cell->level,
                 "text", cell->text, NULL);
  fixture_keep(data->fixture.store, rubric);
}

/* --- plans --------------------------------------------------------------------------------------
 */

static char *make_goal(struct screens_b *data, const char *school, const char *code,
                       const char *text)
{
  return fixture_kept(data->fixture.store,
                      fixture_record(&record_sip_goal, "school", school, "school_year", "SY2026-27",
                                     "code", code, "text", text, NULL));
}

static struct record *new_item(const char *goal, const char *code, const char *text)
{
  return fixture_record(&record_sip_item, "sip_goal", goal, "code", code, "text", text, NULL);
}

static void add_status(struct record *item, const char *month, const char *status, const char *note)
{
  if (status)
    fixture_part(item, &record_sip_status, "month", month, "status", status, "note", note, NULL);
}

static void make_kuss(struct screens_b *data, const char *initiative)
{
  static const struct {
    const char *code, *text, *september, *october;
  } items[] = {
    { "1.1", "Every unit opens with a task at the level of the standard, and all students meet it",
      "in_progress", "in_progress" },
    { "1.2", "Teams sort exit tickets on Thursdays", "no_action", "in_progress" },
    { "1.3", "Extra period for students two units behind", "no_action", "no_action" },
    { "2.1", "Attendance team meets every Tuesday", "in_progress", "complete" },
    { "2.2", "A call home on the third day", "no_action", NULL },
    { "2.3", "Breakfast and a greeting at the door", NULL, NULL },
  };
  char *goals[] = {
    make_goal(data, data->fixture.school[1], "1",
              "Mathematics: by June, 50 of 100 students meet the standard on the unit tests"),
    make_goal(data, data->fixture.school[1], "2",
              "Attendance: no more than 21 of 100 students miss 18 days"),
  };
  for (int i = 0; i < 6; i++) {
    struct record *item = new_item(goals[i / 3], items[i].code, items[i].text);
    add_status(item, "2026-09", items[i].september, i == 1 ? "no covers to be had" : NULL);
    add_status(item, "2026-10", items[i].october, NULL);
    record_set(item, "initiative", initiative);
    if (i == 0)
      record_set(item, "owner", data->fixture.principal[1]);
    else
      record_set(item, "owner_role", "team lead");
    record_set(item, "due_on", i % 2 ? "2026-11-30" : "2027-03-15");
    data->item[i] = fixture_kept(data->fixture.store, item);
  }
  for (size_t i = 0; i < G_N_ELEMENTS(goals); i++)
    g_free(goals[i]);
}

/* Entered in September: an item is asked for from then on. */
static void make_plans(struct screens_b *data)
{
  g_autofree char *now = g_strdup(g_getenv("THROUGHLINE_NOW"));
  g_setenv("THROUGHLINE_NOW", "2026-09-02T09:00:00", TRUE);
  g_autofree char *objective =
      fixture_kept(data->fixture.store, fixture_record(&record_strategic_objective, "code", "1",
                                                       "name", "Strong lessons", NULL));
  g_autofree char *initiative = fixture_kept(
      data->fixture.store,
      fixture_record(&record_initiative, "strategic_objective", objective, "code", "1.2", "name",
                     "Questions and talk that make students reason", NULL));
  make_kuss(data, initiative);
  g_autofree char *goal =
      make_goal(data, data->fixture.school[0], "1", "Every child reads by nine");
  struct record *item = new_item(goal, "1.1", "Phonics in grades K to 2");
  add_status(item, "2026-09", "no_action", NULL);
  add_status(item, "2026-10", "complete", NULL);
  fixture_keep(data->fixture.store, item);
  g_setenv("THROUGHLINE_NOW", now, TRUE);
}

/* --- people -------------------------------------------------------------------------------------
 */

static void assess(struct screens_b *data, const char *staff, const char *month, const char *met)
{
  static const char *const levels[] = { "E", "IN", "E", "HE" };
  struct record *record =
      fixture_record(&record_self_assessment, "staff", staff, "month", month, "rubric",
                     data->fixture.rubric, "submitted_at", "2026-11-02T21:14:00Z", "goal_met", met,
                     "working_on", "Feedback reaches some teachers late.", NULL);
  for (int i = 0; default_standards[i].code; i++)
    fixture_part(record, &record_rating, "standard", default_standards[i].code, "level", levels[i],
                 "rationale", "The leadership team meets weekly and sets its own questions.",
                 "evidence", "Notes from 14 walkthroughs, each answered.", NULL);
  fixture_part(record, &record_assessment_goal, "text",
               "Students talk with a partner about the content in every lesson I visit", "steps",
               "Two rooms a day; the look-for on a card.", NULL);
  fixture_keep(data->fixture.store, record);
}

static void make_people(struct screens_b *data)
{
  struct fixture *f = &data->fixture;
  static const char *const levels[][3] = { { "seen", "seen", "not_seen" },
                                           { "seen", "partly", "not_seen" },
                                           { "seen", "not_seen", "not_seen" },
                                           { "partly", "not_seen", "seen" },
                                           { "seen", "seen", "na" } };
  struct record *siobhan = fixture_load(f->store, &record_staff, f->principal[1]);
  fixture_part(siobhan, &record_supervision, "supervisor", f->supervisor, NULL);
  fixture_keep(data->fixture.store, siobhan);
  for (int i = 0; i < 5; i++) {
    g_autofree char *date = g_strdup_printf("2026-10-%02d", 5 + i * 2);
    g_free(fixture_walkthrough(f, date, levels[i]));
  }
  assess(data, f->principal[1], "2026-09", "met");
  assess(data, f->principal[0], "2026-09", "partly");
  assess(data, f->principal[0], "2026-10", "met");
  fixture_keep(data->fixture.store,
               fixture_record(&record_dilt_meeting, "month", "2026-10", "held_on", "2026-11-18",
                              "due_on", "2026-11-16", "facilitator", f->principal[0], NULL));
}

void screens_b_start(struct screens_b *data)
{
  *data = (struct screens_b){ 0 };
  fixture_start(&data->fixture);
  fill_rubric(data);
  make_plans(data);
  make_people(data);
}

void screens_b_end(struct screens_b *data)
{
  for (size_t i = 0; i < G_N_ELEMENTS(data->item); i++)
    g_clear_pointer(&data->item[i], g_free);
  fixture_end(&data->fixture);
}

/* --- another person ------------------------------------------------------------------------------
 */

void screens_b_colour(struct screens_b *data, int item, const char *month, const char *status,
                      const char *note)
{
  GError *error = NULL;
  struct store *store = data->fixture.store;
  if (!store_set_viewer(store, data->fixture.supervisor, &error))
    g_error("screens_b: %s", error->message);
  struct record *record = fixture_load(store, &record_sip_item, data->item[item]);
  struct record *part = record_find_part(record, &record_sip_status, "month", month);
  if (!part) {
    part = record_add_part(record, &record_sip_status);
    record_set(part, "month", month);
  }
  if (status) {
    record_set(part, "status", status);
    record_set(part, "note", note);
  } else {
    g_ptr_array_remove(record_parts(record, &record_sip_status), part);
  }
  fixture_keep(data->fixture.store, record);
}

char *screens_b_status(struct screens_b *data, int item, const char *month)
{
  struct record *record = fixture_load(data->fixture.store, &record_sip_item, data->item[item]);
  const struct record *part = record_find_part(record, &record_sip_status, "month", month);
  char *status = part ? g_strdup(record_get(part, "status")) : NULL;
  record_free(record);
  return status;
}
