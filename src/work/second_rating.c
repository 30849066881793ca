#include "work/second_rating.h"

#include "base/clock.h"
#include "base/error.h"
#include "model/amended.h"
#include "model/tables.h"

#include <string.h>

static bool may_rate(struct store *store, const struct record *rating, GError **error)
{
  const char *rater = record_get(rating, "rater");
  AUTO(record)
  struct record *walkthrough =
      store_load(store, &record_walkthrough, record_get(rating, "walkthrough"), error);
  if (!walkthrough)
    return false;
  if (g_strcmp0(record_get(walkthrough, "recorder"), rater) == 0)
    return fail(error, TL_ERROR_REFUSED,
                "Who recorded the walkthrough rated it already. The second rating is another’s.");
  if (store_count(store, STATEMENT_RATING_GIVEN, "walkthrough", walkthrough->uid, "rater", rater,
                  NULL))
    return fail(error, TL_ERROR_REFUSED, "You rated this walkthrough already.");
  return true;
}

bool second_rating_has_mark(const struct record *rating)
{
  const GPtrArray *marks = record_parts(rating, &record_second_mark);
  for (guint i = 0; i < marks->len; i++)
    if (record_get(marks->pdata[i], "level"))
      return true;
  return false;
}

bool second_rating_save(struct store *store, struct record *rating, GError **error)
{
  if (!second_rating_has_mark(rating))
    return fail(error, TL_ERROR_INVALID, "Nothing is marked yet. Mark what you saw.");
  if (!may_rate(store, rating, error))
    return false;
  g_autofree char *now = clock_instant();
  record_set(rating, "rated_at", now);
  const char *rater = record_get(rating, "rater");
  g_autofree char *viewer = g_strdup(store_viewer(store));
  if (g_strcmp0(viewer, rater) == 0)
    return store_save(store, rating, "Rate a walkthrough for comparison", error);
  bool saved = store_set_viewer(store, rater, error)
               && store_save(store, rating, "Rate a walkthrough for comparison", error);
  return store_set_viewer(store, viewer, saved ? error : NULL) && saved;
}

struct record *second_rating_first(const struct record *walkthrough, GError **error)
{
  return record_parts(walkthrough, &record_amendment)->len > 0
             ? amended_before(walkthrough, 0, error)
             : record_copy(walkthrough);
}

/* Its place among the levels that count; -1 for none. */
static int rank(const struct rowset *levels, const char *code)
{
  int place = 0;
  for (int i = 0; code && i < levels->row_count; i++) {
    bool counts = strcmp(rowset_get(levels, i, "counts"), "neither") != 0;
    if (strcmp(rowset_get(levels, i, "code"), code) == 0)
      return counts ? place : -1;
    place += counts;
  }
  return -1;
}

int second_rating_distance(const struct rowset *levels, const char *one, const char *other)
{
  int first = rank(levels, one), second = rank(levels, other);
  return first < 0 || second < 0 ? -1 : ABS(first - second);
}
