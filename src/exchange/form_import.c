#include "exchange/form_file.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "exchange/import_item.h"
#include "exchange/import_table.h"
#include "model/name.h"
#include "model/tables.h"
#include "work/scale.h"

#include <string.h>

#define ACCEPT(...) ((const char *const[]){ __VA_ARGS__, NULL })

static const struct csv_field columns[FORM_COLUMN_COUNT] = {
  [FORM_FORM] = { "form", ACCEPT("Form Name", "Instrument"), CSV_FIELD_REQUIRED },
  [FORM_VERSION] = { .name = "version" },
  [FORM_POSITION] = { .name = "position" },
  [FORM_STRATEGY_CODE] = { "strategy_code", ACCEPT("code"), 0 },
  [FORM_STRATEGY] = { "strategy", ACCEPT("Wording", "Indicator", "Item"), CSV_FIELD_REQUIRED },
  [FORM_LOOK_FOR] = { "look_for", ACCEPT("Look-for", "Description"), 0 },
  [FORM_GROUP] = { "group", ACCEPT("grouping", "Domain", "Section"), 0 },
  [FORM_SCALE] = { .name = "scale" },
  [FORM_LEVEL_CODE] = { .name = "level_code" },
  [FORM_LEVEL_KEY] = { "level_key", ACCEPT("key"), 0 },
  [FORM_LEVEL] = { .name = "level" },
  [FORM_COUNTS] = { "counts", ACCEPT("Counts as"), 0 },
};

struct importer {
  struct import_session *session;
  struct import_table *table;
  struct record *form;    /* new where it has no revision */
  struct record *newest;  /* or NULL */
  struct record *version; /* as the file has it */
  struct record *scale;   /* likewise; its levels may be none */
  struct import_items *strategies;
};

/* Reading ------------------------------------------------------------------------------------- */

static char *strategy_caption(const struct import_session *session, const struct record *record)
{
  (void)session;
  return g_strdup(record_get(record, "name"));
}

/* The first row says which form it is. */
static bool take_form(struct importer *in, const char *cell, GError **error)
{
  g_autofree char *name = text_clean(cell, true);
  if (!name)
    return in->form || fail(error, TL_ERROR_INVALID, "Which form is it? Fill in form.");
  if (in->form) {
    g_autofree char *a = name_search_key(name);
    g_autofree char *b = name_search_key(record_get(in->form, "name"));
    g_autofree char *c = name_search_key(record_get(in->form, "code"));
    return strcmp(a, b) == 0 || strcmp(a, c) == 0
           || fail(error, TL_ERROR_INVALID,
                   "the form is %s in the rows above. A file is of one form; make two.",
                   record_get(in->form, "name"));
  }
  GError *problem = NULL;
  in->form = form_find(in->session->store, name, &problem);
  if (in->form)
    in->newest = form_newest(in->session->store, in->form->uid, &problem);
  if (error_is(problem, TL_ERROR_NOT_FOUND) && !in->form) {
    g_clear_error(&problem);
    in->form = record_new(&record_instrument);
    record_set(in->form, "name", name);
  }
  if (problem)
    g_propagate_error(error, problem);
  return !problem;
}

static bool is_code_of(const struct import_item *item, const char *code)
{
  return g_ascii_strcasecmp(record_get(item->record, "code"), code) == 0;
}

/* By code; without one by wording or name. */
static struct import_item *find_strategy(const struct importer *in, const char *code,
                                         const char *wording)
{
  g_autofree char *wanted = name_search_key(wording);
  const GPtrArray *items = in->newest ? record_parts(in->newest, &record_instrument_item) : NULL;
  for (guint i = 0; i < in->strategies->list->len; i++) {
    struct import_item *item = in->strategies->list->pdata[i];
    g_autofree char *name = name_search_key(record_get(item->record, "name"));
    if (code ? is_code_of(item, code) : strcmp(wanted, name) == 0)
      return item;
  }
  for (guint i = 0; !code && items && i < items->len; i++) {
    g_autofree char *own = name_search_key(record_get(items->pdata[i], "wording"));
    if (strcmp(own, wanted) == 0)
      return g_hash_table_lookup(in->strategies->by_uid, record_get(items->pdata[i], "strategy"));
  }
  return NULL;
}

/* `exit_ticket` of `Exit ticket`, unlike any in use. Yours. */
static char *new_code(const char *name, bool (*is_used)(const struct importer *in, const char *),
                      const struct importer *in)
{
  g_autofree char *stem = name_search_key(name);
  for (char *at = stem; *at; at++)
    if (!g_ascii_isalnum(*at) && (guchar)*at < 0x80)
      *at = '_';
  stem[text_fit(stem, 15)] = '\0';
  char *code = g_strdup(*stem ? stem : "form");
  for (int i = 2; is_used(in, code); i++) {
    g_free(code);
    code = g_strdup_printf("%s_%d", *stem ? stem : "form", i);
  }
  return code;
}

static bool strategy_is_used(const struct importer *in, const char *code)
{
  return find_strategy(in, code, "");
}

static struct import_item *make_strategy(struct importer *in, const char *code,
                                         const char *const *cells, GError **error)
{
  AUTO(record) struct record *record = record_new(&record_strategy);
  g_autofree char *made = code ? NULL : new_code(cells[FORM_STRATEGY], strategy_is_used, in);
  if (!import_item_set(record, "code", code ? code : made, error)
      || !import_item_set(record, "name", cells[FORM_STRATEGY], error)
      || !import_item_set(record, "look_for", cells[FORM_LOOK_FOR], error))
    return NULL;
  struct import_item *item = import_items_add(in->strategies);
  import_item_merge(item->record, record);
  import_item_rename(in->strategies, item);
  return item;
}

static bool take_item(struct importer *in, const char *const *cells, GError **error)
{
  g_autofree char *code = text_clean(cells[FORM_STRATEGY_CODE], true);
  g_autofree char *wording = text_clean(cells[FORM_STRATEGY], true);
  struct import_item *strategy = find_strategy(in, code, wording);
  if (!strategy && !wording)
    return fail(error, TL_ERROR_INVALID, "What is looked for? Fill in strategy.");
  if (!strategy)
    strategy = make_strategy(in, code, cells, error);
  if (!strategy)
    return false;
  if (record_find_part(in->version, &record_instrument_item, "strategy", strategy->record->uid))
    return fail(error, TL_ERROR_INVALID, "%s is on the form already. Take one of the rows out.",
                strategy->caption);
  struct record *item = record_add_part(in->version, &record_instrument_item);
  record_set(item, "strategy", strategy->record->uid);
  record_set(strategy->record, "active", "1");
  import_item_want(strategy, import_table_place(in->table));
  return import_item_set(item, "wording", wording ? wording : strategy->caption, error)
         && import_item_set(item, "look_for", cells[FORM_LOOK_FOR], error)
         && import_item_set(item, "grouping", cells[FORM_GROUP], error);
}

static bool take_level(struct importer *in, const char *const *cells, GError **error)
{
  g_autofree char *code = text_clean(cells[FORM_LEVEL_CODE], true);
  g_autofree char *key = text_clean(cells[FORM_LEVEL_KEY], true);
  if (!code || text_blank(cells[FORM_LEVEL]) || !key || text_blank(cells[FORM_COUNTS]))
    return fail(error, TL_ERROR_INVALID,
                "A level has level_code, level_key, level and counts (seen, not_seen or neither). "
                "Fill them in.");
  if (record_find_part(in->scale, &record_level, "code", code)
      || record_find_part(in->scale, &record_level, "key", key))
    return fail(error, TL_ERROR_INVALID,
                "There is a level with this code or key already. Each has its own.");
  struct record *level = record_add_part(in->scale, &record_level);
  if (!scale_set_key(in->scale, level, key, error))
    return false;
  record_set_int(level, "position", (long)record_parts(in->scale, &record_level)->len);
  return import_item_set(in->scale, "name", cells[FORM_SCALE], error)
         && import_item_set(level, "code", code, error)
         && import_item_set(level, "label", cells[FORM_LEVEL], error)
         && import_item_set(level, "counts", cells[FORM_COUNTS], error);
}

static bool take_row(struct importer *in, const char *const *cells, GError **error)
{
  bool item = !text_blank(cells[FORM_STRATEGY_CODE]) || !text_blank(cells[FORM_STRATEGY]);
  bool level = !text_blank(cells[FORM_LEVEL_CODE]) || !text_blank(cells[FORM_LEVEL]);
  if (!take_form(in, cells[FORM_FORM], error))
    return false;
  if (!item && !level)
    return fail(error, TL_ERROR_INVALID, "A row is a strategy or a level. Fill one of them in.");
  return (!item || take_item(in, cells, error)) && (!level || take_level(in, cells, error));
}

static bool read_rows(struct importer *in, GError **error)
{
  GError *problem = NULL;
  const struct csv_record *record;
  while ((record = import_table_next(in->table, &problem)))
    if (!take_row(in, record->cells, &problem)
        && !import_session_settle(in->session, import_table_place(in->table),
                                  g_steal_pointer(&problem), error))
      return false;
  if (problem)
    g_propagate_error(error, problem);
  return !problem;
}

/* Saving -------------------------------------------------------------------------------------- */

static void count(struct importer *in, const struct record_type *type, bool fresh, bool changed,
                  const char *words)
{
  struct import_tally *tally = import_session_tally(in->session, type);
  *(fresh ? &tally->added : changed ? &tally->changed : &tally->same) += 1;
  if (in->session->options->dry && (fresh || changed))
    import_session_line(in->session, fresh ? IMPORT_ADDED : IMPORT_CHANGED, g_strdup(words));
}

static bool same_levels(const struct record *a, const struct record *b)
{
  static const char *const names[] = { "code", "key", "label", "counts" };
  const GPtrArray *left = record_parts(a, &record_level);
  const GPtrArray *right = record_parts(b, &record_level);
  for (guint i = 0; i < left->len && left->len == right->len; i++)
    for (size_t n = 0; n < G_N_ELEMENTS(names); n++)
      if (g_strcmp0(record_get(left->pdata[i], names[n]), record_get(right->pdata[i], names[n]))
          != 0)
        return false;
  return left->len == right->len;
}

static bool scale_is_used(const struct importer *in, const char *code)
{
  g_autofree char *uid = store_find(in->session->store, &record_scale, "code", code, NULL);
  return uid;
}

/* The scale of the store with these levels; NULL without error where there is none. Yours. */
static char *find_scale(const struct importer *in, GError **error)
{
  struct store *store = in->session->store;
  g_autoptr(GPtrArray) uids = store_uids(store, &record_scale, error);
  g_autofree char *found = NULL;
  for (guint i = 0; uids && i < uids->len; i++) {
    AUTO(record) struct record *scale = store_load(store, &record_scale, uids->pdata[i], error);
    if (!scale)
      return NULL;
    const char *current = in->newest ? record_get(in->newest, "scale") : NULL;
    bool own = g_strcmp0(scale->uid, current) == 0;
    if (!same_levels(scale, in->scale) || (found && !own))
      continue;
    g_free(found);
    found = g_strdup(scale->uid);
    if (own)
      break;
  }
  return g_steal_pointer(&found);
}

/* A scale is never changed: walkthroughs were marked by it. Other levels are another scale. */
static bool save_scale(struct importer *in, GError **error)
{
  GError *problem = NULL;
  if (record_parts(in->scale, &record_level)->len == 0) {
    record_set(in->version, "scale", in->newest ? record_get(in->newest, "scale") : NULL);
    return in->newest
           || fail(error, TL_ERROR_INVALID,
                   "The file has no levels. Add a row for each: level_code, level_key, level, "
                   "counts.");
  }
  g_autofree char *uid = find_scale(in, &problem);
  if (problem) {
    g_propagate_error(error, problem);
    return false;
  }
  record_set(in->version, "scale", uid);
  if (uid)
    return true;
  if (!record_get(in->scale, "name"))
    record_set(in->scale, "name", record_get(in->form, "name"));
  g_autofree char *code = new_code(record_get(in->scale, "name"), scale_is_used, in);
  record_set(in->scale, "code", code);
  if (!change_save(in->session->change, in->scale, NULL, error))
    return false;
  g_autofree char *words = g_strdup_printf("Scale %s", record_get(in->scale, "name"));
  count(in, &record_scale, true, true, words);
  record_set(in->version, "scale", in->scale->uid);
  return true;
}

static bool form_is_used(const struct importer *in, const char *code)
{
  g_autofree char *uid = store_find(in->session->store, &record_instrument, "code", code, NULL);
  return uid;
}

static bool save_form(struct importer *in, GError **error)
{
  if (in->form->revision > 0)
    return true;
  g_autofree char *code = new_code(record_get(in->form, "name"), form_is_used, in);
  record_set(in->form, "code", code);
  if (!change_save(in->session->change, in->form, NULL, error))
    return false;
  g_autofree char *words = g_strdup_printf("Form %s", record_get(in->form, "name"));
  count(in, &record_instrument, true, true, words);
  return true;
}

static bool same_items(const struct record *a, const struct record *b)
{
  static const char *const names[] = { "strategy", "wording", "look_for", "grouping" };
  const GPtrArray *left = record_parts(a, &record_instrument_item);
  const GPtrArray *right = record_parts(b, &record_instrument_item);
  for (guint i = 0; i < left->len && left->len == right->len; i++)
    for (size_t n = 0; n < G_N_ELEMENTS(names); n++)
      if (g_strcmp0(record_get(left->pdata[i], names[n]), record_get(right->pdata[i], names[n]))
          != 0)
        return false;
  return left->len == right->len;
}

/* The version to save: that of the file, as the one that there is or after it. NULL: none. */
static struct record *version_to_save(struct importer *in)
{
  struct record *newest = in->newest;
  bool open = newest && !record_get(newest, "published_on");
  bool same = newest && same_items(newest, in->version)
              && g_strcmp0(record_get(newest, "scale"), record_get(in->version, "scale")) == 0;
  long number = newest ? record_get_int(newest, "version", 0) + (same || open ? 0 : 1) : 1;
  record_set(in->version, "instrument", in->form->uid);
  record_set_int(in->version, "version", number);
  if (same || open) {
    record_set(in->version, "published_on", record_get(newest, "published_on"));
    in->version->revision = newest->revision;
    in->version->uid = g_strdup(newest->uid);
  }
  g_autofree char *today = clock_today();
  if (in->session->options->publish && !record_get(in->version, "published_on"))
    record_set(in->version, "published_on", today);
  return in->version;
}

static bool save_version(struct importer *in, GError **error)
{
  struct record *version = version_to_save(in);
  bool fresh = version->revision == 0, changed = false;
  if (!change_save(in->session->change, version, &changed, error))
    return false;
  g_autofree char *words = g_strdup_printf(
      "Version %s of the form %s, %u strategies, %s", record_get(version, "version"),
      record_get(in->form, "name"), record_parts(version, &record_instrument_item)->len,
      record_get(version, "published_on") ? "published" : "not published so far");
  count(in, &record_instrument_version, fresh, changed, words);
  return true;
}

static bool save_all(struct importer *in, GError **error)
{
  if (in->session->result->refused > 0)
    return fail(error, TL_ERROR_REFUSED,
                "A form comes in whole or not at all, so nothing was brought in.");
  if (record_parts(in->version, &record_instrument_item)->len == 0)
    return fail(error, TL_ERROR_INVALID, "The file has no strategies. Add a row for each.");
  return save_form(in, error) && save_scale(in, error) && import_items_save(in->strategies, error)
         && save_version(in, error);
}

bool import_form(struct store *store, const char *path, const struct import_options *options,
                 struct import_result *result, GError **error)
{
  struct import_session session;
  struct importer in = { .session = &session };
  import_session_init(&session, store, options, result);
  import_session_tally(&session, &record_instrument_version);
  in.version = record_new(&record_instrument_version);
  in.scale = record_new(&record_scale);
  in.table = import_table_open(&session, path, columns, FORM_COLUMN_COUNT, error);
  bool done = in.table && import_session_begin(&session, "Bring in a form", error);
  if (done)
    in.strategies = import_items_load(&session, &record_strategy, strategy_caption, error);
  done = in.strategies && read_rows(&in, error) && save_all(&in, error);
  g_clear_pointer(&in.strategies, import_items_free);
  g_clear_pointer(&in.table, import_table_free);
  g_clear_pointer(&in.form, record_free);
  g_clear_pointer(&in.newest, record_free);
  record_free(in.version);
  record_free(in.scale);
  return import_session_end(&session, done, error);
}
