#include "config.h"

#include "ui/record_settle.h"

static char *compare(void *data, GError **error)
{
  return record_edit_compare(data, error);
}

static bool keep_ours(void *data, GError **error)
{
  return record_edit_keep_ours(data, error);
}

static bool take_theirs(void *data, GError **error)
{
  return record_edit_take_theirs(data, error);
}

/* It was taken away: ours is stored as a new one, or goes too. */
static enum settled settle_gone(struct app *app, struct record_edit *edit, const char *said)
{
  GError *error = NULL;
  enum settled settled = settle_ask_gone(app, said);
  if (settled == SETTLED_ANEW)
    record_edit_anew(edit);
  if (settled != SETTLED_GONE || record_edit_discard(edit, &error))
    return settled;
  session_error(app, error);
  return SETTLED_NOT;
}

enum settled record_settle(struct app *app, struct record_edit *edit, const char *said)
{
  if (record_edit_gone(edit))
    return settle_gone(app, edit, said);
  const struct settle settle = { compare, keep_ours, take_theirs, edit };
  return settle_ask(app, said, &settle);
}
