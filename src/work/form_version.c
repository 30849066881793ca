#include "work/form_version.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "model/name.h"
#include "model/tables.h"

#include <string.h>

enum { CODE_LENGTH = 32 };

bool form_version_is_open(const struct record *version)
{
  return !record_get(version, "published_on");
}

/* --- which versions there are --------------------------------------------------------------- */

static bool is_present(const struct rowset *rows, int row, const char *today)
{
  const char *published = rowset_get(rows, row, "published_on");
  return published && strcmp(published, today) <= 0;
}

/* The uid of the present version, or the open one; NULL for none. Borrowed from rows. */
static const char *find(const struct rowset *rows, bool open)
{
  g_autofree char *today = clock_today();
  for (int i = 0; i < rows->row_count; i++)
    if (open ? !rowset_get(rows, i, "published_on") : is_present(rows, i, today))
      return rowset_get(rows, i, "uid");
  return NULL;
}

static struct rowset *versions_of(struct store *store, const char *instrument, GError **error)
{
  return store_query(store, STATEMENT_FORM_VERSIONS, error, "instrument", instrument, NULL);
}

struct record *form_version_present(struct store *store, const char *instrument, GError **error)
{
  AUTO(rowset) struct rowset *rows = versions_of(store, instrument, error);
  const char *uid = rows ? find(rows, false) : NULL;
  return uid ? store_load(store, &record_instrument_version, uid, error) : NULL;
}

static long highest(const struct rowset *rows)
{
  return rows->row_count ? rowset_int(rows, 0, "version") : 0;
}

static struct record *continued(struct store *store, const struct rowset *rows,
                                const char *instrument, GError **error)
{
  const char *present = find(rows, false);
  struct record *version = present ? store_load(store, &record_instrument_version, present, error)
                                   : record_new(&record_instrument_version);
  if (!version)
    return NULL;
  g_clear_pointer(&version->uid, g_free);
  version->revision = 0;
  record_set(version, "instrument", instrument);
  record_set_int(version, "version", highest(rows) + 1);
  record_set(version, "published_on", NULL);
  return version;
}

struct record *form_version_next(struct store *store, const char *instrument, GError **error)
{
  AUTO(rowset) struct rowset *rows = versions_of(store, instrument, error);
  if (!rows)
    return NULL;
  const char *open = find(rows, true);
  return open ? store_load(store, &record_instrument_version, open, error)
              : continued(store, rows, instrument, error);
}

/* --- changing the next one ------------------------------------------------------------------ */

static bool check_open(const struct record *version, GError **error)
{
  return form_version_is_open(version)
         || fail(error, TL_ERROR_REFUSED,
                 "This version is published and stays as it is. Change the next one.");
}

bool form_version_save(struct store *store, struct record *version, const char *label,
                       GError **error)
{
  return check_open(version, error) && store_save(store, version, label, error);
}

char *form_version_code(struct store *store, const struct record_type *type, const char *words)
{
  g_autofree char *stem = name_search_key(words);
  g_strdelimit(stem, " ", '_');
  stem[text_fit(stem, CODE_LENGTH)] = '\0';
  const char *base = *stem ? stem : type->name;
  char *code = g_strdup(base);
  for (int i = 2;; i++) {
    g_autofree char *taken = store_find(store, type, "code", code, NULL);
    if (!taken)
      return code;
    g_free(code);
    code = g_strdup_printf("%s_%d", base, i);
  }
}

/* A new strategy of that name, and its part of the version; NULL with error. Borrowed. */
static struct record *new_item(struct change *change, struct store *store, struct record *version,
                               const char *name, GError **error)
{
  AUTO(record) struct record *strategy = record_new(&record_strategy);
  g_autofree char *code = form_version_code(store, &record_strategy, name);
  record_set(strategy, "code", code);
  if (!record_parse(strategy, "name", name, NULL, error)
      || !change_save(change, strategy, NULL, error))
    return NULL;
  struct record *item = record_add_part(version, &record_instrument_item);
  record_set(item, "strategy", strategy->uid);
  record_set(item, "wording", record_get(strategy, "name"));
  return item;
}

static GPtrArray *items_of(const struct record *version)
{
  return record_parts(version, &record_instrument_item);
}

/* Takes the last part to a place. */
static void place_last(struct record *version, guint place)
{
  GPtrArray *items = items_of(version);
  gpointer item = g_ptr_array_steal_index(items, items->len - 1);
  g_ptr_array_insert(items, (int)MIN(place, items->len), item);
}

/* Saves the version within change and ends it. */
static bool save_and_commit(struct change *change, struct record *version, GError **error)
{
  change_hold(change, version);
  if (!change_save(change, version, NULL, error)) {
    change_free(change);
    return false;
  }
  return change_commit(change, error);
}

bool form_version_add(struct store *store, struct record *version, const char *name, guint place,
                      GError **error)
{
  if (!check_open(version, error))
    return false;
  g_autofree char *label = g_strdup_printf("Add the strategy %s", name);
  struct change *change = change_begin(store, label, CHANGE_PERSON, error);
  struct record *item = change ? new_item(change, store, version, name, error) : NULL;
  if (!item) {
    change_free(change);
    return false;
  }
  if (place > 0 && place <= items_of(version)->len - 1)
    record_set(item, "grouping", record_get(items_of(version)->pdata[place - 1], "grouping"));
  place_last(version, place);
  return save_and_commit(change, version, error);
}

bool form_version_bring_back(struct store *store, struct record *version, const char *strategy,
                             GError **error)
{
  AUTO(record) struct record *record = store_load(store, &record_strategy, strategy, error);
  if (!record || !check_open(version, error))
    return false;
  const GPtrArray *items = items_of(version);
  const char *group = items->len ? record_get(items->pdata[items->len - 1], "grouping") : NULL;
  g_autofree char *heading = g_strdup(group);
  struct record *item = record_add_part(version, &record_instrument_item);
  record_set(item, "strategy", strategy);
  record_set(item, "wording", record_get(record, "name"));
  record_set(item, "look_for", record_get(record, "look_for"));
  record_set(item, "grouping", heading);
  g_autofree char *label = g_strdup_printf("Bring back %s", record_get(record, "name"));
  return store_save(store, version, label, error);
}

bool form_version_replace(struct store *store, struct record *version, guint place,
                          const char *name, GError **error)
{
  if (!check_open(version, error))
    return false;
  struct record *old = items_of(version)->pdata[place];
  g_autofree char *label =
      g_strdup_printf("Put %s in place of %s", name, record_get(old, "wording"));
  struct change *change = change_begin(store, label, CHANGE_PERSON, error);
  struct record *item = change ? new_item(change, store, version, name, error) : NULL;
  if (!item) {
    change_free(change);
    return false;
  }
  record_set(item, "look_for", record_get(old, "look_for"));
  record_set(item, "grouping", record_get(old, "grouping"));
  place_last(version, place);
  g_ptr_array_remove(items_of(version), old);
  return save_and_commit(change, version, error);
}

bool form_version_move(struct store *store, struct record *version, guint place, int by,
                       GError **error)
{
  GPtrArray *items = items_of(version);
  int to = (int)place + by;
  if (to < 0 || to >= (int)items->len)
    return false;
  struct record *item = items->pdata[place];
  const char *heading = record_get(items->pdata[to], "grouping");
  if (g_strcmp0(record_get(item, "grouping"), heading) != 0) {
    record_set(item, "grouping", heading); /* the heading between them is passed first */
  } else {
    g_ptr_array_steal_index(items, place);
    g_ptr_array_insert(items, to, item);
  }
  g_autofree char *label = g_strdup_printf("Move %s", record_get(item, "wording"));
  return form_version_save(store, version, label, error);
}

bool form_version_set_group(struct store *store, struct record *version, guint place,
                            const char *heading, GError **error)
{
  GPtrArray *items = items_of(version);
  g_autofree char *old = g_strdup(record_get(items->pdata[place], "grouping"));
  for (guint i = place; i < items->len; i++) {
    struct record *item = items->pdata[i];
    if (g_strcmp0(record_get(item, "grouping"), old) != 0)
      break;
    if (!record_parse(item, "grouping", heading ? heading : "", NULL, error))
      return false;
  }
  g_autofree char *label = heading && *heading ? g_strdup_printf("The heading %s", heading)
                                               : g_strdup("Take a heading away");
  return form_version_save(store, version, label, error);
}
