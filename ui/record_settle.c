#include "config.h"

#include "ui/record_settle.h"

#include "ui/dialog.h"

static void show_both(struct app *app, struct record_edit *edit)
{
  GError *error = NULL;
  g_autofree char *text = record_edit_compare(edit, &error);
  if (text)
    dialog_view(app, "What was changed meanwhile", text, false, NULL);
  else
    session_error(app, error);
}

enum settled record_settle(struct app *app, struct record_edit *edit, const char *said)
{
  static const struct answer answers[] = {
    { "l", "Look at both" },   { "k", "Keep mine too" }, { "t", "Take theirs" },
    { "Esc", "Decide later" }, { NULL, NULL },
  };
  g_autofree char *question = g_strdup_printf("%s\n\nNothing is lost: what you typed is a draft. k "
                                              "puts your changes onto theirs; where both "
                                              "changed the same field, yours stands.",
                                              said);
  for (;;) {
    GError *error = NULL;
    switch (dialog_ask(app, question, answers)) {
    case 0:
      show_both(app, edit);
      continue;
    case 1:
      if (record_edit_keep_ours(edit, &error))
        return SETTLED_OURS;
      break;
    case 2:
      if (record_edit_take_theirs(edit, &error))
        return SETTLED_THEIRS;
      break;
    default:
      return SETTLED_NOT;
    }
    session_error(app, error);
    return SETTLED_NOT;
  }
}
