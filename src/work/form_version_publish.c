/* What a next version changes, its publishing, and which form is offered first. */
#include "work/form_version.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/format.h"
#include "model/tables.h"

#include <string.h>

static GPtrArray *items_of(const struct record *version)
{
  return record_parts(version, &record_instrument_item);
}

static struct record *same_in(const struct record *version, const struct record *item)
{
  return version ? record_find_part(version, &record_instrument_item, "strategy",
                                    record_get(item, "strategy"))
                 : NULL;
}

/* --- what it changes ------------------------------------------------------------------------ */

static void tell_item(GString *text, const struct record *before, const struct record *item)
{
  const char *wording = record_get(item, "wording");
  const char *heading = record_get(item, "grouping");
  if (strcmp(record_get(before, "wording"), wording) != 0)
    g_string_append_printf(text, "Worded \"%s\" instead of \"%s\"; the same strategy.\n", wording,
                           record_get(before, "wording"));
  if (g_strcmp0(record_get(before, "look_for"), record_get(item, "look_for")) != 0)
    g_string_append_printf(text, "What to look for is changed: %s.\n", wording);
  if (g_strcmp0(record_get(before, "grouping"), heading) == 0)
    return;
  if (heading)
    g_string_append_printf(text, "Now under the heading %s: %s.\n", heading, wording);
  else
    g_string_append_printf(text, "No longer under a heading: %s.\n", wording);
}

static bool tell_new(GString *text, struct store *store, const struct record *item, GError **error)
{
  AUTO(record)
  struct record *strategy =
      store_load(store, &record_strategy, record_get(item, "strategy"), error);
  if (!strategy)
    return false;
  g_string_append_printf(text, "%s: %s.\n", record_get_flag(strategy, "active") ? "New" : "Back",
                         record_get(item, "wording"));
  return true;
}

static void tell_retired(GString *text, const struct record *present, const struct record *version)
{
  const GPtrArray *items = items_of(present);
  for (guint i = 0; i < items->len; i++)
    if (!same_in(version, items->pdata[i]))
      g_string_append_printf(text, "No longer on the form: %s.\n",
                             record_get(items->pdata[i], "wording"));
}

/* True when those on both stand in another order. */
static bool moved(const struct record *present, const struct record *version)
{
  const GPtrArray *before = items_of(present), *after = items_of(version);
  guint at = 0;
  for (guint i = 0; i < after->len; i++) {
    if (!same_in(present, after->pdata[i]))
      continue;
    while (at < before->len && !same_in(version, before->pdata[at]))
      at++;
    if (at < before->len && same_in(present, after->pdata[i]) != before->pdata[at])
      return true;
    at++;
  }
  return false;
}

static bool tell_scale(GString *text, struct store *store, const struct record *present,
                       const struct record *version, GError **error)
{
  const char *before = record_get(present, "scale"), *after = record_get(version, "scale");
  if (strcmp(before, after) == 0)
    return true;
  AUTO(record) struct record *old = store_load(store, &record_scale, before, error);
  AUTO(record) struct record *new = old ? store_load(store, &record_scale, after, error) : NULL;
  if (new)
    g_string_append_printf(text, "Marked with %s instead of %s.\n", record_get(new, "name"),
                           record_get(old, "name"));
  return new != NULL;
}

static bool tell_items(GString *text, struct store *store, const struct record *present,
                       const struct record *version, GError **error)
{
  const GPtrArray *items = items_of(version);
  for (guint i = 0; i < items->len; i++) {
    const struct record *before = same_in(present, items->pdata[i]);
    if (before)
      tell_item(text, before, items->pdata[i]);
    else if (!tell_new(text, store, items->pdata[i], error))
      return false;
  }
  tell_retired(text, present, version);
  if (moved(present, version))
    g_string_append(text, "The order is changed.\n");
  return true;
}

char *form_version_changes(struct store *store, const struct record *version, GError **error)
{
  GError *inner = NULL;
  AUTO(record)
  struct record *present = form_version_present(store, record_get(version, "instrument"), &inner);
  g_autoptr(GString) text = g_string_new(NULL);
  if (!inner && !present) {
    g_autofree char *strategies =
        format_plural((long)items_of(version)->len, "strategy", "strategies");
    g_string_append_printf(text, "The form’s first version, with %s.\n", strategies);
  } else if (!inner && tell_scale(text, store, present, version, &inner)) {
    tell_items(text, store, present, version, &inner);
  }
  if (!inner)
    return g_strdup(text->str);
  g_propagate_error(error, inner);
  return NULL;
}

/* --- publishing ----------------------------------------------------------------------------- */

/* In force from now on: no published one has a higher number. */
static bool number(struct store *store, struct record *version, GError **error)
{
  AUTO(rowset)
  struct rowset *rows = store_query(store, STATEMENT_FORM_VERSIONS, error, "instrument",
                                    record_get(version, "instrument"), NULL);
  if (!rows)
    return false;
  if (rows->row_count && strcmp(rowset_get(rows, 0, "uid"), version->uid) != 0)
    record_set_int(version, "version", rowset_int(rows, 0, "version") + 1);
  return true;
}

static bool save_strategy(struct change *change, struct store *store, const struct record *item,
                          bool active, GError **error)
{
  AUTO(record)
  struct record *strategy =
      store_load(store, &record_strategy, record_get(item, "strategy"), error);
  if (!strategy)
    return false;
  record_set(strategy, "active", active ? "1" : "0");
  if (active) {
    record_set(strategy, "name", record_get(item, "wording"));
    record_set(strategy, "look_for", record_get(item, "look_for"));
  }
  return change_save(change, strategy, NULL, error);
}

static bool save_strategies(struct change *change, struct store *store,
                            const struct record *version, const struct record *present,
                            GError **error)
{
  const char *instrument = record_get(version, "instrument");
  for (guint i = 0; i < items_of(version)->len; i++)
    if (!save_strategy(change, store, items_of(version)->pdata[i], true, error))
      return false;
  for (guint i = 0; present && i < items_of(present)->len; i++) {
    const struct record *item = items_of(present)->pdata[i];
    if (same_in(version, item)
        || store_count(store, STATEMENT_FORM_STRATEGY_ELSEWHERE, "instrument", instrument,
                       "strategy", record_get(item, "strategy"), NULL)
               > 0)
      continue;
    if (!save_strategy(change, store, item, false, error))
      return false;
  }
  return true;
}

static bool can_publish(const struct record *version, GError **error)
{
  if (!form_version_is_open(version))
    return fail(error, TL_ERROR_REFUSED, "This version is published already.");
  return items_of(version)->len > 0
         || fail(error, TL_ERROR_INVALID,
                 "The form has no strategy yet. Add at least one, then publish it.");
}

bool form_version_publish(struct store *store, const char *uid, GError **error)
{
  GError *inner = NULL;
  AUTO(record) struct record *version = store_load(store, &record_instrument_version, uid, error);
  if (!version || !can_publish(version, error) || !number(store, version, error))
    return false;
  AUTO(record)
  struct record *present = form_version_present(store, record_get(version, "instrument"), &inner);
  if (inner) {
    g_propagate_error(error, inner);
    return false;
  }
  g_autofree char *today = clock_today();
  record_set(version, "published_on", today);
  g_autofree char *label =
      g_strdup_printf("Publish version %s of a form", record_get(version, "version"));
  AUTO(change) struct change *change = change_begin(store, label, CHANGE_PERSON, error);
  return change && change_save(change, version, NULL, error)
         && save_strategies(change, store, version, present, error)
         && change_commit(g_steal_pointer(&change), error);
}

bool form_version_drop(struct store *store, const char *uid, GError **error)
{
  AUTO(record) struct record *version = store_load(store, &record_instrument_version, uid, error);
  if (!version)
    return false;
  if (!form_version_is_open(version)
      || store_count(store, STATEMENT_FORM_VERSION_WALKTHROUGHS, "version", uid, NULL) > 0)
    return fail(error, TL_ERROR_REFUSED,
                "This version is in use and stays. Change the next one instead.");
  g_autofree char *label =
      g_strdup_printf("Throw away version %s of a form", record_get(version, "version"));
  AUTO(change) struct change *change = change_begin(store, label, CHANGE_PERSON, error);
  return change && change_remove(change, &record_instrument_version, uid, error)
         && change_commit(g_steal_pointer(&change), error);
}

/* --- forms ---------------------------------------------------------------------------------- */

static bool save_form(struct change *change, struct record *form, const char *scale, GError **error)
{
  if (!change_save(change, form, NULL, error))
    return false;
  AUTO(record) struct record *version = record_new(&record_instrument_version);
  record_set(version, "instrument", form->uid);
  record_set(version, "version", "1");
  record_set(version, "scale", scale);
  return change_save(change, version, NULL, error);
}

char *form_version_new_form(struct store *store, const char *name, const char *scale,
                            GError **error)
{
  AUTO(record) struct record *form = record_new(&record_instrument);
  if (!record_parse(form, "name", name, NULL, error))
    return NULL;
  g_autofree char *code = form_version_code(store, &record_instrument, name);
  record_set(form, "code", code);
  g_autofree char *label = g_strdup_printf("Begin the form %s", name);
  AUTO(change) struct change *change = change_begin(store, label, CHANGE_PERSON, error);
  if (!change || !save_form(change, form, scale, error)
      || !change_commit(g_steal_pointer(&change), error))
    return NULL;
  return g_strdup(form->uid);
}

static bool set_first(struct change *change, struct store *store, const GPtrArray *uids,
                      const char *first, GError **error)
{
  for (guint i = 0; i < uids->len; i++) {
    AUTO(record)
    struct record *form = store_load(store, &record_instrument, uids->pdata[i], error);
    if (!form)
      return false;
    record_set(form, "is_default", strcmp(form->uid, first) == 0 ? "1" : "0");
    if (!change_save(change, form, NULL, error))
      return false;
  }
  return true;
}

bool form_version_offer_first(struct store *store, const char *instrument, GError **error)
{
  GError *inner = NULL;
  AUTO(record) struct record *form = store_load(store, &record_instrument, instrument, error);
  if (!form)
    return false;
  AUTO(record) struct record *present = form_version_present(store, instrument, &inner);
  if (!inner && (!present || !record_get_flag(form, "active")))
    fail(&inner, TL_ERROR_REFUSED, "%s",
         present ? "This form is retired. Bring it back first."
                 : "This form is not published yet. Publish it first, then offer it first.");
  g_autoptr(GPtrArray) uids = inner ? NULL : store_uids(store, &record_instrument, &inner);
  if (!uids) {
    g_propagate_error(error, inner);
    return false;
  }
  g_autofree char *label = g_strdup_printf("Offer %s first", record_get(form, "name"));
  AUTO(change) struct change *change = change_begin(store, label, CHANGE_PERSON, error);
  return change && set_first(change, store, uids, instrument, error)
         && change_commit(g_steal_pointer(&change), error);
}
