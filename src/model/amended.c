#include "model/amended.h"

#include "base/error.h"
#include "model/tables.h"

bool amended_another(const struct record *before, const struct record *after)
{
  const char *teacher = record_get(before, "teacher");
  return teacher && g_strcmp0(teacher, record_get(after, "teacher")) != 0;
}

struct record *amended_before(const struct record *walkthrough, guint number, GError **error)
{
  const GPtrArray *parts = record_parts(walkthrough, &record_amendment);
  if (number >= parts->len) {
    fail(error, TL_ERROR_NOT_FOUND, "It was not amended so often.");
    return NULL;
  }
  struct record *before =
      record_from_json(&record_walkthrough, record_get(parts->pdata[number], "before"), error);
  if (before && !before->uid)
    before->uid = g_strdup(walkthrough->uid);
  return before;
}

char *amended_from(const struct record *walkthrough, guint number)
{
  const GPtrArray *parts = record_parts(walkthrough, &record_amendment);
  AUTO(record) struct record *before = amended_before(walkthrough, number, NULL);
  AUTO(record)
  struct record *next =
      number + 1 < parts->len ? amended_before(walkthrough, number + 1, NULL) : NULL;
  return before && amended_another(before, next ? next : walkthrough)
             ? g_strdup(record_get(before, "teacher"))
             : NULL;
}
