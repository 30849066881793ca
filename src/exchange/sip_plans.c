#include "exchange/sip_plans.h"

#include "base/error.h"
#include "exchange/sip_words.h"

#include <string.h>

struct sip_plans {
  const struct import_items *goals;
  GHashTable *items; /* school, school year → GPtrArray of struct import_item */
};

static char *plan_key(const struct record *goal)
{
  return g_strjoin("\n", record_get(goal, "school"), record_get(goal, "school_year"), NULL);
}

static const struct import_item *goal_of(const struct sip_plans *plans, const struct record *item)
{
  return g_hash_table_lookup(plans->goals->by_uid, record_get(item, "sip_goal"));
}

static void add(struct sip_plans *plans, struct import_item *item)
{
  const struct import_item *goal = goal_of(plans, item->record);
  if (!goal)
    return;
  g_autofree char *key = plan_key(goal->record);
  GPtrArray *list = g_hash_table_lookup(plans->items, key);
  if (!list) {
    list = g_ptr_array_new();
    g_hash_table_insert(plans->items, g_steal_pointer(&key), list);
  }
  g_ptr_array_add(list, item);
}

struct sip_plans *sip_plans_new(const struct import_items *goals, const struct import_items *items)
{
  struct sip_plans *plans = g_new0(struct sip_plans, 1);
  plans->goals = goals;
  plans->items =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < items->list->len; i++)
    add(plans, items->list->pdata[i]);
  return plans;
}

void sip_plans_free(struct sip_plans *plans)
{
  g_hash_table_unref(plans->items);
  g_free(plans);
}

/* NULL where there is none. */
static const GPtrArray *plan_of(const struct sip_plans *plans, const struct record *goal)
{
  g_autofree char *key = plan_key(goal);
  return g_hash_table_lookup(plans->items, key);
}

/* True where the goal is not told, or is the item's. */
static bool is_of_goal(const struct sip_plans *plans, const struct record *item,
                       const struct record *goal)
{
  const char *code = record_get(goal, "code");
  return !code || g_strcmp0(record_get(goal_of(plans, item)->record, "code"), code) == 0;
}

char *sip_plans_code(const struct sip_plans *plans, const struct record *goal, const char *text)
{
  const char *found = NULL;
  const GPtrArray *plan = plan_of(plans, goal);
  for (guint i = 0; text && plan && i < plan->len; i++) {
    const struct record *item = ((const struct import_item *)plan->pdata[i])->record;
    const char *code = record_get(item, "code");
    if (!code || !is_of_goal(plans, item, goal))
      continue;
    if (strcmp(code, text) == 0)
      return g_strdup(text);
    if (sip_words_begins(text, code) && (!found || strlen(code) > strlen(found)))
      found = code;
  }
  return g_strdup(found ? found : text);
}

bool sip_plans_has(const struct sip_plans *plans, const struct record *goal, const char *code)
{
  const GPtrArray *plan = plan_of(plans, goal);
  for (guint i = 0; plan && i < plan->len; i++) {
    const struct record *item = ((const struct import_item *)plan->pdata[i])->record;
    if (g_strcmp0(record_get(item, "code"), code) == 0 && is_of_goal(plans, item, goal))
      return true;
  }
  return false;
}

const struct import_item *sip_plans_find(const struct sip_plans *plans, const struct record *goal,
                                         const char *code, const struct import_session *session,
                                         GError **error)
{
  const struct import_item *found = NULL;
  const GPtrArray *plan = plan_of(plans, goal);
  for (guint i = 0; plan && i < plan->len; i++) {
    const struct import_item *item = plan->pdata[i];
    if (g_strcmp0(record_get(item->record, "code"), code) != 0
        || !is_of_goal(plans, item->record, goal))
      continue;
    if (found) {
      fail(error, TL_ERROR_AMBIGUOUS, "Item %s is in several goals. Fill in goal_code.", code);
      return NULL;
    }
    found = item;
  }
  if (!found)
    fail(error, TL_ERROR_NOT_FOUND,
         "There is no item %s in the plan of %s for %s. Bring in the plan first, or correct the "
         "number.",
         code, import_session_name(session, record_get(goal, "school")),
         record_get(goal, "school_year"));
  return found;
}
