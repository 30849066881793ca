/* The ways to a record's form. */
#include "config.h"

#include "ui/record_screen.h"

#include "base/error.h"
#include "ui/dialog.h"
#include "ui/record_edit.h"
#include "ui/record_words.h"

#include <string.h>

void record_screen_open(struct app *app, const struct record_type *type, const char *uid)
{
  g_autofree char *argument = g_strdup_printf("%s %s", type->name, uid);
  app_open(app, screen_record.name, argument);
}

void record_screen_new(struct app *app, const struct record_type *type, const char *values)
{
  static const struct answer answers[] = { { "g", "Go on with it" },
                                           { "x", "Throw it away, begin anew" },
                                           { "n", "Begin another" },
                                           { NULL, NULL } };
  struct session *session = session_of(app);
  g_autofree char *begun = NULL;
  g_autofree char *argument = record_edit_argument(session, type, values, &begun);
  g_autofree char *fresh =
      values ? g_strdup_printf("%s - %s", type->name, values) : g_strdup(type->name);
  if (strcmp(argument, fresh) == 0 || values) {
    app_open(app, screen_record.name, argument);
    return;
  }
  g_autofree char *question = g_strdup_printf(
      "One was begun %s. It is not added yet. Go on with it, or throw it away?", begun);
  int answer = dialog_ask(app, question, answers);
  GError *error = NULL;
  if (answer == 1 && !record_edit_forget(session, argument, &error)) {
    session_error(app, error);
    return;
  }
  if (answer == 1)
    app_changed(app);
  if (answer >= 0)
    app_open(app, screen_record.name, answer == 0 ? argument : fresh);
  if (answer == 1)
    app_message(app, "Thrown away. This is a new one.");
}

void record_screen_history(struct app *app, const struct record_type *type, const char *uid)
{
  GError *error = NULL;
  g_autofree char *text = record_words_history(session_of(app)->store, type, uid, &error);
  if (text)
    dialog_view(app, "Who changed what, and when", text, false, NULL);
  else
    session_error(app, error);
}
