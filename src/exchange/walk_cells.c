/* The columns of a file of walkthroughs, and the cells that say a field by themselves. */
#include "exchange/walk_group.h"

#include "base/error.h"
#include "base/text.h"
#include "exchange/import_damage.h"
#include "model/tables.h"

#define ACCEPT(...) ((const char *const[]){ __VA_ARGS__, NULL })

const struct csv_field walk_group_columns[WALK_COLUMN_COUNT] = {
  [WALK_ID] = { "walkthrough", ACCEPT("Walkthrough ID", "Observation ID", "Visit ID"),
                CSV_FIELD_REQUIRED },
  [WALK_SCHOOL] = { "school", ACCEPT("School Name", "School Code", "Building"),
                    CSV_FIELD_REQUIRED },
  [WALK_TEACHER] = { "teacher", ACCEPT("Teacher Name", "Teacher Email", "Observed"),
                     CSV_FIELD_REQUIRED },
  [WALK_OBSERVER] = { "observer",
                      ACCEPT("Observer Name", "Observer Email", "Recorder", "Observed By",
                             "Administrator"),
                      CSV_FIELD_REQUIRED },
  [WALK_DATE] = { "date", ACCEPT("made_on", "Observation Date", "Visit Date"),
                  CSV_FIELD_REQUIRED | CSV_FIELD_DATE },
  [WALK_START] = { "start", ACCEPT("started", "Start Time", "Time"), 0 },
  [WALK_MINUTES] = { "minutes", ACCEPT("Duration", "Length"), 0 },
  [WALK_INSTRUMENT] = { "instrument", ACCEPT("Form", "Form Name", "Template"), 0 },
  [WALK_ROOM] = { .name = "room" },
  [WALK_GRADE] = { .name = "grade" },
  [WALK_SUBJECT] = { .name = "subject" },
  [WALK_PERIOD] = { .name = "period" },
  [WALK_OUTCOME] = { .name = "outcome" },
  [WALK_WHAT_WORKED] = { .name = "what_worked" },
  [WALK_NEXT_STEP] = { .name = "next_step" },
  [WALK_PRIVATE_NOTE] = { .name = "private_note" },
  [WALK_VISIT_TYPE] = { .name = "visit_type" },
  [WALK_SOURCE] = { "external_source", ACCEPT("Source"), 0 },
  [WALK_STRATEGY] = { "strategy", ACCEPT("Look-for", "Item", "Indicator", "Question"),
                      CSV_FIELD_REQUIRED },
  [WALK_MARK] = { "mark", ACCEPT("Rating", "Level", "Score", "Response"), CSV_FIELD_REQUIRED },
  [WALK_COMMENT] = { "comment", ACCEPT("Comments", "Note", "Notes"), 0 },
};

/* Fields of the walkthrough that are set by their cells alone; NULL: in another way. */
static const char *const plain_fields[WALK_STRATEGY] = {
  [WALK_DATE] = "made_on",
  [WALK_MINUTES] = "minutes",
  [WALK_ROOM] = "room",
  [WALK_SUBJECT] = "subject",
  [WALK_PERIOD] = "period",
  [WALK_OUTCOME] = "outcome",
  [WALK_WHAT_WORKED] = "what_worked",
  [WALK_NEXT_STEP] = "next_step",
  [WALK_PRIVATE_NOTE] = "private_note",
};

/* The visit type that a cell names by code or name. */
static bool set_visit_type(struct store *store, struct record *said, const char *cell,
                           GError **error)
{
  GError *problem = NULL;
  g_autofree char *clean = text_clean(cell, true);
  if (!clean)
    return true;
  g_autofree char *uid = store_find(store, &record_visit_type, "code", clean, &problem);
  if (!uid && !problem)
    uid = store_find(store, &record_visit_type, "name", clean, &problem);
  if (!uid && !problem)
    fail(&problem, TL_ERROR_NOT_FOUND, "There is no visit type “%s”. Write its name or code.",
         clean);
  if (problem)
    g_propagate_error(error, problem);
  else
    record_set(said, "visit_type", uid);
  return uid;
}

bool walk_cells_read(struct import_session *session, struct import_place place, struct record *said,
                     const char *const *cells, GError **error)
{
  for (int i = 0; i < WALK_STRATEGY; i++)
    if (plain_fields[i] && !import_item_set(said, plain_fields[i], cells[i], error))
      return false;
  return import_damage_set_grades(session, place, said, "grade", cells[WALK_GRADE], error)
         && set_visit_type(session->store, said, cells[WALK_VISIT_TYPE], error);
}
