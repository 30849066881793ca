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

enum settled record_settle(struct app *app, struct record_edit *edit, const char *said)
{
  const struct settle settle = { compare, keep_ours, take_theirs, edit };
  return settle_ask(app, said, &settle);
}
