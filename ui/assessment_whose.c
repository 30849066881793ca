/* Whose self-assessment is shown, and of which month. */
#include "config.h"

#include "ui/assessment_screen.h"

#include "base/error.h"
#include "model/date.h"
#include "model/tables.h"
#include "ui/due.h"
#include "ui/picker.h"

char *assessment_pick(struct app *app, const char *present, GError **error)
{
  struct session *session = session_of(app);
  g_autofree char *month = due_board(session);
  g_autofree char *last = month_last(month);
  AUTO(rowset)
  struct rowset *people = store_query(session->store, STATEMENT_ASSESS_PEOPLE, error, "month",
                                      month, "last", last, NULL);
  if (!people)
    return NULL;
  if (people->row_count == 0) {
    fail(error, TL_ERROR_REFUSED,
         "Self-assessments are written by administrators, and none is yours to see.");
    return NULL;
  }
  g_autofree char *name = month_name(month);
  AUTO(picker) struct picker *picker = picker_new("Whose self-assessment");
  for (int i = 0; i < people->row_count; i++) {
    const char *school = rowset_get(people, i, "school");
    g_autofree char *detail = g_strdup_printf(
        "%s · %s %s", school ? school : choice_label(role_choices, rowset_get(people, i, "role")),
        name, rowset_int(people, i, "submitted") ? "submitted" : "not submitted");
    picker_add(picker, rowset_get(people, i, "uid"), rowset_get(people, i, "name"), detail);
  }
  picker_select(picker, present ? present : session->person_uid);
  return g_strdup(picker_run(app, picker, NULL));
}

char *assessment_month(struct session *session, const char *staff)
{
  bool writes = !session->person_uid || store_viewer_keeps_records(session->store)
                || g_strcmp0(session->person_uid, staff) == 0;
  return writes ? due_assessment(session, staff) : due_board(session);
}
