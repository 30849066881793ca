#include "exchange/form_file.h"

#include "base/error.h"
#include "document/csv_writer.h"
#include "model/name.h"
#include "model/tables.h"

#include <string.h>

const char *const form_column_names[FORM_COLUMN_COUNT + 1] = {
  [FORM_FORM] = "form",
  [FORM_VERSION] = "version",
  [FORM_POSITION] = "position",
  [FORM_STRATEGY_CODE] = "strategy_code",
  [FORM_STRATEGY] = "strategy",
  [FORM_LOOK_FOR] = "look_for",
  [FORM_GROUP] = "group",
  [FORM_SCALE] = "scale",
  [FORM_LEVEL_CODE] = "level_code",
  [FORM_LEVEL_KEY] = "level_key",
  [FORM_LEVEL] = "level",
  [FORM_COUNTS] = "counts",
};

/* Finding ------------------------------------------------------------------------------------- */

struct record *form_find(struct store *store, const char *text, GError **error)
{
  g_autofree char *wanted = name_search_key(text);
  g_autoptr(GString) names = g_string_new(NULL);
  g_autoptr(GPtrArray) uids = store_uids(store, &record_instrument, error);
  for (guint i = 0; uids && i < uids->len; i++) {
    AUTO(record)
    struct record *form = store_load(store, &record_instrument, uids->pdata[i], error);
    if (!form)
      return NULL;
    g_autofree char *code = name_search_key(record_get(form, "code"));
    g_autofree char *name = name_search_key(record_get(form, "name"));
    if (strcmp(wanted, code) == 0 || strcmp(wanted, name) == 0)
      return g_steal_pointer(&form);
    g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", record_get(form, "name"));
  }
  if (uids)
    fail(error, TL_ERROR_NOT_FOUND, "There is no form “%s”. There are: %s.", text, names->str);
  return NULL;
}

struct record *form_newest(struct store *store, const char *uid, GError **error)
{
  struct record *newest = NULL;
  g_autoptr(GPtrArray) uids = store_uids(store, &record_instrument_version, error);
  for (guint i = 0; uids && i < uids->len; i++) {
    struct record *version = store_load(store, &record_instrument_version, uids->pdata[i], error);
    if (!version) {
      g_clear_pointer(&newest, record_free);
      return NULL;
    }
    if (g_strcmp0(record_get(version, "instrument"), uid) == 0
        && (!newest
            || record_get_int(version, "version", 0) > record_get_int(newest, "version", 0))) {
      g_clear_pointer(&newest, record_free);
      newest = g_steal_pointer(&version);
    }
    g_clear_pointer(&version, record_free);
  }
  return newest;
}

/* Writing ------------------------------------------------------------------------------------- */

static void write_row(struct csv_writer *writer, const char *const *cells)
{
  for (int i = 0; i < FORM_COLUMN_COUNT; i++)
    if (i == FORM_VERSION || i == FORM_POSITION)
      csv_writer_figure(writer, cells[i]);
    else
      csv_writer_text(writer, cells[i]);
  csv_writer_end_row(writer);
}

static bool write_items(struct csv_writer *writer, struct store *store, const struct record *form,
                        const struct record *version, GError **error)
{
  const GPtrArray *items = record_parts(version, &record_instrument_item);
  for (guint i = 0; i < items->len; i++) {
    const struct record *item = items->pdata[i];
    AUTO(record)
    struct record *strategy =
        store_load(store, &record_strategy, record_get(item, "strategy"), error);
    if (!strategy)
      return false;
    g_autofree char *position = g_strdup_printf("%u", i + 1);
    const char *cells[FORM_COLUMN_COUNT] = {
      [FORM_FORM] = record_get(form, "name"),
      [FORM_VERSION] = record_get(version, "version"),
      [FORM_POSITION] = position,
      [FORM_STRATEGY_CODE] = record_get(strategy, "code"),
      [FORM_STRATEGY] = record_get(item, "wording"),
      [FORM_LOOK_FOR] = record_get(item, "look_for"),
      [FORM_GROUP] = record_get(item, "grouping"),
    };
    write_row(writer, cells);
  }
  return true;
}

static bool write_levels(struct csv_writer *writer, struct store *store, const struct record *form,
                         const struct record *version, GError **error)
{
  AUTO(record)
  struct record *scale = store_load(store, &record_scale, record_get(version, "scale"), error);
  const GPtrArray *levels = scale ? record_parts(scale, &record_level) : NULL;
  for (guint i = 0; levels && i < levels->len; i++) {
    const struct record *level = levels->pdata[i];
    g_autofree char *position = g_strdup_printf("%u", i + 1);
    const char *cells[FORM_COLUMN_COUNT] = {
      [FORM_FORM] = record_get(form, "name"),
      [FORM_VERSION] = record_get(version, "version"),
      [FORM_POSITION] = position,
      [FORM_SCALE] = record_get(scale, "name"),
      [FORM_LEVEL_CODE] = record_get(level, "code"),
      [FORM_LEVEL_KEY] = record_get(level, "key"),
      [FORM_LEVEL] = record_get(level, "label"),
      [FORM_COUNTS] = record_get(level, "counts"),
    };
    write_row(writer, cells);
  }
  return levels;
}

bool form_export(struct store *store, const char *name, FILE *out, GError **error)
{
  GError *problem = NULL;
  AUTO(record) struct record *form = form_find(store, name, &problem);
  AUTO(record) struct record *version = form ? form_newest(store, form->uid, &problem) : NULL;
  if (form && !version && !problem)
    fail(&problem, TL_ERROR_NOT_FOUND, "The form %s has no version so far.",
         record_get(form, "name"));
  if (problem) {
    g_propagate_error(error, problem);
    return false;
  }
  AUTO(csv_writer) struct csv_writer *writer = csv_writer_new(out);
  csv_writer_header(writer, form_column_names);
  return write_items(writer, store, form, version, error)
         && write_levels(writer, store, form, version, error) && csv_writer_finish(writer, error);
}
