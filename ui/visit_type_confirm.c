#include "config.h"

#include "ui/visit_type_confirm.h"

#include "model/tables.h"
#include "ui/dialog.h"
#include "ui/record_edit.h"
#include "ui/record_screen.h"
#include "ui/session.h"
#include "work/visit_type.h"

bool visit_type_confirm_needed(struct session *session, const char *uid)
{
  return visit_type_unconfirmed(session->store, uid);
}

static char *question(const struct record *type, bool may_edit)
{
  g_autofree char *words = visit_type_words(type);
  return g_strdup_printf("Before a walkthrough is final: is this what your contract says? It is "
                         "asked once, and after a change, for the whole district.\n\n%s\n\n%s%s",
                         record_get(type, "name"), words,
                         may_edit ? ""
                                  : "\nIf it is not right, ask the record keeper to change it.");
}

bool visit_type_confirm_ask(struct app *app, const char *uid)
{
  static const struct answer answers[] = { { "Enter", "It is right" },
                                           { "e", "Change it first" },
                                           { NULL, NULL } };
  static const struct answer only[] = { { "Enter", "It is right" }, { NULL, NULL } };
  struct session *session = session_of(app);
  if (!visit_type_confirm_needed(session, uid))
    return true;
  GError *error = NULL;
  AUTO(record) struct record *type = store_load(session->store, &record_visit_type, uid, &error);
  bool may_edit = record_edit_allowed(session, &record_visit_type);
  g_autofree char *text = type ? question(type, may_edit) : NULL;
  int answer = text ? dialog_ask(app, text, may_edit ? answers : only) : -1;
  if (answer == 0 && visit_type_confirm(session->store, uid, &error))
    return true;
  if (error)
    session_error(app, error);
  else if (answer == 1)
    record_screen_open(app, &record_visit_type, uid);
  return false;
}
