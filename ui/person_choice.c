#include "config.h"

#include "ui/person_choice.h"

#include "base/settings.h"
#include "model/name.h"
#include "model/tables.h"
#include "ui/picker.h"
#include "ui/session.h"

#include <string.h>

#define RECORD_KEEPER "*"

bool person_choice_allowed(struct app *app)
{
  const struct session *session = session_of(app);
  return session->store && !session->shared;
}

bool person_become(struct app *app, const char *staff, bool remember)
{
  struct session *session = session_of(app);
  g_autofree char *uid = g_strdup(staff);
  GError *error = NULL;
  bool done = session_set_person(session, uid, &error);
  if (done && remember && !session->sample)
    done = settings_set_person(session->district_uid, uid ? uid : "", &error);
  app_set_person(app, session->person_name);
  app_changed(app);
  if (!done)
    session_error(app, error);
  return done;
}

/* Those who have something to do here: no teachers, nobody without a role. */
static bool belongs(const char *role)
{
  return role && strcmp(role, "teacher") != 0 && strcmp(role, "other") != 0;
}

static void fill(struct picker *picker, const struct rowset *rows)
{
  for (int i = 0; i < rows->row_count; i++) {
    const char *role = rowset_get(rows, i, "role");
    const char *school = rowset_get(rows, i, "school");
    if (!belongs(role))
      continue;
    g_autofree char *name =
        name_listed(rowset_get(rows, i, "given_name"), rowset_get(rows, i, "family_name"));
    g_autofree char *detail =
        g_strjoin(school ? ", " : "", choice_label(role_choices, role), school ? school : "", NULL);
    picker_add(picker, rowset_get(rows, i, "uid"), name, detail);
  }
  picker_add_always(picker, RECORD_KEEPER, "Record keeper", "sees all, owes nothing");
}

bool person_choose(struct app *app)
{
  struct session *session = session_of(app);
  GError *error = NULL;
  AUTO(rowset)
  struct rowset *rows = store_query(session->store, STATEMENT_RECORDS_STAFF_CHOICES, &error, NULL);
  if (!rows) {
    session_error(app, error);
    return false;
  }
  AUTO(picker)
  struct picker *picker =
      picker_new(session->sample ? "Whose day do you want to see?" : "Who are you?");
  picker_set_empty(
      picker, "Nobody of that name. Backspace takes a letter back; people are added in Records.");
  fill(picker, rows);
  picker_select(picker, session->person_uid ? session->person_uid : NULL);
  const char *chosen = picker_run(app, picker, NULL);
  if (!chosen)
    return false;
  bool keeper = strcmp(chosen, RECORD_KEEPER) == 0;
  if (!person_become(app, keeper ? NULL : chosen, true))
    return false;
  app_message(app, "You are %s now.", keeper ? "the record keeper" : session->person_name);
  return true;
}
