#include "exchange/walk_forms.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "exchange/walk_forms_private.h"
#include "model/name.h"
#include "model/tables.h"

#include <string.h>

enum { QUOTED_COLUMNS = 60 };

/* Freeing ------------------------------------------------------------------------------------- */

static void free_version(gpointer data)
{
  struct walk_version *version = data;
  record_free(version->record);
  g_hash_table_unref(version->strategies);
  g_hash_table_unref(version->levels);
  g_hash_table_unref(version->marks);
  g_free(version);
}

static void free_form(gpointer data)
{
  struct walk_form *form = data;
  record_free(form->instrument);
  g_ptr_array_unref(form->versions);
  g_hash_table_unref(form->strategies);
  g_hash_table_unref(form->cells);
  g_free(form);
}

static void free_strategy(gpointer data)
{
  struct walk_strategy *strategy = data;
  g_free(strategy->uid);
  g_free(strategy->name);
  g_free(strategy);
}

static void free_record(gpointer data)
{
  record_free(data);
}

void walk_forms_free(struct walk_forms *forms)
{
  g_ptr_array_unref(forms->forms);
  g_ptr_array_unref(forms->scales);
  g_ptr_array_unref(forms->records);
  g_hash_table_unref(forms->strategies);
  g_ptr_array_unref(forms->made);
  g_hash_table_unref(forms->codes);
  g_free(forms->today);
  g_free(forms);
}

/* Loading ------------------------------------------------------------------------------------- */

static GHashTable *new_table(void)
{
  return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

/* All records of a type; NULL with error. Yours. */
static GPtrArray *load_records(struct store *store, const struct record_type *type, GError **error)
{
  g_autoptr(GPtrArray) uids = store_uids(store, type, error);
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func(free_record);
  for (guint i = 0; uids && i < uids->len; i++) {
    struct record *record = store_load(store, type, uids->pdata[i], error);
    if (!record)
      return NULL;
    g_ptr_array_add(records, record);
  }
  return uids ? g_steal_pointer(&records) : NULL;
}

/* Later ones do not displace earlier ones: the newest version's wording comes first. */
static void add_word(GHashTable *table, const char *text, gpointer value)
{
  g_autofree char *key = name_search_key(text);
  if (*key && !g_hash_table_contains(table, key))
    g_hash_table_insert(table, g_steal_pointer(&key), value);
}

static struct walk_strategy *make_strategy(struct walk_forms *forms, const char *uid,
                                           const char *name)
{
  struct walk_strategy *strategy = g_new0(struct walk_strategy, 1);
  strategy->uid = g_strdup(uid);
  strategy->name = g_strdup(name);
  g_ptr_array_add(forms->made, strategy);
  if (uid)
    g_hash_table_insert(forms->strategies, g_strdup(uid), strategy);
  return strategy;
}

static int newest_first(gconstpointer a, gconstpointer b)
{
  const struct walk_version *one = *(const struct walk_version *const *)a;
  const struct walk_version *other = *(const struct walk_version *const *)b;
  return (int)(record_get_int(other->record, "version", 0)
               - record_get_int(one->record, "version", 0));
}

static const struct record *find_record(const GPtrArray *records, const char *uid)
{
  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0(((const struct record *)records->pdata[i])->uid, uid) == 0)
      return records->pdata[i];
  return NULL;
}

static void read_items(struct walk_forms *forms, struct walk_form *form,
                       struct walk_version *version)
{
  const GPtrArray *items = record_parts(version->record, &record_instrument_item);
  for (guint i = 0; i < items->len; i++) {
    const char *uid = record_get(items->pdata[i], "strategy");
    struct walk_strategy *strategy = g_hash_table_lookup(forms->strategies, uid);
    const struct record *record = find_record(forms->records, uid);
    if (!strategy || !record)
      continue;
    g_hash_table_add(version->strategies, strategy);
    add_word(form->strategies, record_get(items->pdata[i], "wording"), strategy);
    add_word(form->strategies, record_get(record, "name"), strategy);
    add_word(form->strategies, record_get(record, "code"), strategy);
  }
}

static void read_levels(struct walk_version *version)
{
  static const char *const names[] = { "code", "label", "key" };
  const GPtrArray *levels = record_parts(version->scale, &record_level);
  for (size_t n = 0; n < G_N_ELEMENTS(names); n++)
    for (guint i = 0; i < levels->len; i++) {
      const char *word = record_get(levels->pdata[i], names[n]);
      char *code = (char *)record_get(levels->pdata[i], "code");
      add_word(version->levels, word, code);
      /* A key may be a sign, which folds to nothing. */
      if (!g_hash_table_contains(version->marks, word))
        g_hash_table_insert(version->marks, g_strdup(word), code);
    }
}

struct walk_version *walk_version_new(struct record *record, const struct record *scale)
{
  struct walk_version *version = g_new0(struct walk_version, 1);
  version->record = record;
  version->scale = scale;
  version->strategies = g_hash_table_new(NULL, NULL);
  version->levels = new_table();
  version->marks = new_table();
  if (scale)
    read_levels(version);
  return version;
}

/* What nobody is to use so far is not looked at, unless there is nothing else. */
static void drop_unpublished(struct walk_form *form)
{
  bool any = false;
  for (guint i = 0; i < form->versions->len; i++) {
    const struct walk_version *version = form->versions->pdata[i];
    form->last = MAX(form->last, record_get_int(version->record, "version", 0));
    any = any || record_get(version->record, "published_on");
  }
  for (guint i = form->versions->len; any && i-- > 0;) {
    const struct walk_version *version = form->versions->pdata[i];
    if (!record_get(version->record, "published_on"))
      g_ptr_array_remove_index(form->versions, i);
  }
}

/* Each form with its versions, which are taken out of versions. */
static void add_form(struct walk_forms *forms, struct record *instrument, GPtrArray *versions)
{
  struct walk_form *form = g_new0(struct walk_form, 1);
  form->instrument = instrument;
  form->versions = g_ptr_array_new_with_free_func(free_version);
  form->strategies = new_table();
  form->cells = new_table();
  for (guint i = versions->len; i-- > 0;) {
    const struct record *version = versions->pdata[i];
    const struct record *scale = find_record(forms->scales, record_get(version, "scale"));
    if (g_strcmp0(record_get(version, "instrument"), instrument->uid) == 0)
      g_ptr_array_add(form->versions,
                      walk_version_new(g_ptr_array_steal_index_fast(versions, i), scale));
  }
  g_ptr_array_sort(form->versions, newest_first);
  drop_unpublished(form);
  for (guint i = 0; i < form->versions->len; i++) {
    struct walk_version *version = form->versions->pdata[i];
    read_items(forms, form, version);
    walk_version_name(forms, form, version);
  }
  if (form->versions->len > 0)
    form->by = form->versions->pdata[0];
  g_ptr_array_add(forms->forms, form);
}

static bool load_all(struct walk_forms *forms, GError **error)
{
  struct store *store = forms->session->store;
  forms->scales = load_records(store, &record_scale, error);
  forms->records = forms->scales ? load_records(store, &record_strategy, error) : NULL;
  g_autoptr(GPtrArray) versions =
      forms->records ? load_records(store, &record_instrument_version, error) : NULL;
  g_autoptr(GPtrArray) instruments =
      versions ? load_records(store, &record_instrument, error) : NULL;
  if (!instruments)
    return false;
  for (guint i = 0; i < forms->records->len; i++) {
    const struct record *record = forms->records->pdata[i];
    make_strategy(forms, record->uid, record_get(record, "name"));
    import_session_set_name(forms->session, record->uid, record_get(record, "name"));
    g_hash_table_add(forms->codes, g_strdup(record_get(record, "code")));
  }
  while (instruments->len > 0)
    add_form(forms, g_ptr_array_steal_index(instruments, 0), versions);
  return true;
}

struct walk_forms *walk_forms_load(struct import_session *session, GError **error)
{
  AUTO(walk_forms) struct walk_forms *forms = g_new0(struct walk_forms, 1);
  forms->session = session;
  forms->forms = g_ptr_array_new_with_free_func(free_form);
  forms->strategies = new_table();
  forms->made = g_ptr_array_new_with_free_func(free_strategy);
  forms->codes = new_table();
  forms->today = clock_today();
  return load_all(forms, error) ? g_steal_pointer(&forms) : NULL;
}

/* Finding ------------------------------------------------------------------------------------- */

static bool is_called(const struct walk_form *form, const char *text)
{
  g_autofree char *wanted = name_search_key(text);
  g_autofree char *code = name_search_key(record_get(form->instrument, "code"));
  g_autofree char *name = name_search_key(record_get(form->instrument, "name"));
  return strcmp(wanted, code) == 0 || strcmp(wanted, name) == 0;
}

struct walk_form *walk_forms_find(struct walk_forms *forms, const char *text, GError **error)
{
  struct walk_form *found = NULL;
  for (guint i = 0; i < forms->forms->len && !found; i++) {
    struct walk_form *form = forms->forms->pdata[i];
    if (text_blank(text) ? record_get_flag(form->instrument, "is_default") : is_called(form, text))
      found = form;
  }
  if (found && found->by && found->by->scale)
    return found;
  if (text_blank(text))
    fail(error, TL_ERROR_NOT_FOUND, "No form is offered first. Name one in the column instrument.");
  else
    fail(error, TL_ERROR_NOT_FOUND, "There is no form “%s”. Write its name or code.", text);
  return NULL;
}

/* A strategy of the store that is not on the form. */
static struct walk_strategy *find_elsewhere(const struct walk_forms *forms, const char *text)
{
  g_autofree char *wanted = name_search_key(text);
  for (guint i = 0; i < forms->records->len; i++) {
    const struct record *record = forms->records->pdata[i];
    g_autofree char *name = name_search_key(record_get(record, "name"));
    if (strcmp(name, wanted) == 0 || g_strcmp0(record_get(record, "code"), text) == 0)
      return g_hash_table_lookup(forms->strategies, record->uid);
  }
  return NULL;
}

static struct walk_strategy *find_strategy(struct walk_forms *forms, struct walk_form *form,
                                           const char *text, GError **error)
{
  g_autofree char *clean = text_clean(text, true);
  g_autofree char *key = name_search_key(clean);
  struct walk_strategy *strategy = g_hash_table_lookup(form->strategies, key);
  if (strategy)
    return strategy;
  if (forms->session->options->create_missing && clean) {
    strategy = find_elsewhere(forms, clean);
    if (!strategy)
      strategy = make_strategy(forms, NULL, clean);
    add_word(form->strategies, clean, strategy);
    return strategy;
  }
  g_autofree char *shown = text_ellipsize(clean ? clean : "", QUOTED_COLUMNS);
  fail(error, TL_ERROR_NOT_FOUND,
       "“%s” is not on the form %s. Write it as the form does, or add it to the form%s.", shown,
       record_get(form->instrument, "name"),
       import_session_say(forms->session, " by --create-missing", " first"));
  return NULL;
}

struct walk_strategy *walk_forms_strategy(struct walk_forms *forms, struct walk_form *form,
                                          const char *text, GError **error)
{
  struct walk_strategy *strategy = g_hash_table_lookup(form->cells, text);
  if (strategy)
    return strategy;
  strategy = find_strategy(forms, form, text, error);
  if (strategy)
    g_hash_table_insert(form->cells, g_strdup(text), strategy);
  return strategy;
}

bool walk_forms_has_code(const struct walk_forms *forms, const char *code)
{
  return g_hash_table_contains(forms->codes, code);
}

bool walk_forms_knows(const struct walk_form *form, const char *text)
{
  g_autofree char *key = name_search_key(text);
  return form && g_hash_table_contains(form->strategies, key);
}

const char *walk_forms_seen(const struct walk_form *form)
{
  const GPtrArray *levels = record_parts(form->by->scale, &record_level);
  for (guint i = 0; i < levels->len; i++)
    if (g_strcmp0(record_get(levels->pdata[i], "counts"), "seen") == 0)
      return record_get(levels->pdata[i], "code");
  return NULL;
}

char *walk_forms_levels(const struct walk_form *form)
{
  const GPtrArray *levels = record_parts(form->by->scale, &record_level);
  g_autoptr(GPtrArray) codes = g_ptr_array_new();
  for (guint i = 0; i < levels->len; i++)
    g_ptr_array_add(codes, (char *)record_get(levels->pdata[i], "code"));
  g_ptr_array_add(codes, NULL);
  return format_list((const char *const *)codes->pdata);
}

static void fail_level(const struct walk_form *form, const char *text, GError **error)
{
  const GPtrArray *levels = record_parts(form->by->scale, &record_level);
  g_autoptr(GPtrArray) labels = g_ptr_array_new();
  for (guint i = 0; i < levels->len; i++)
    g_ptr_array_add(labels, (char *)record_get(levels->pdata[i], "label"));
  g_ptr_array_add(labels, NULL);
  g_autofree char *list = format_list((const char *const *)labels->pdata);
  g_autofree char *shown = text_ellipsize(text, QUOTED_COLUMNS);
  fail(error, TL_ERROR_INVALID, "Mark: “%s” is not on the scale (%s). Write one of these.", shown,
       list);
}

const char *walk_version_level(const struct walk_version *version, const char *text)
{
  const char *code = g_hash_table_lookup(version->marks, text);
  if (code)
    return code;
  g_autofree char *clean = text_clean(text, true);
  g_autofree char *key = name_search_key(clean);
  code = clean ? g_hash_table_lookup(version->marks, clean) : NULL;
  if (!code && clean)
    code = g_hash_table_lookup(version->levels, key);
  if (code)
    g_hash_table_insert(version->marks, g_strdup(text), (char *)code);
  return code;
}

const char *walk_forms_level(const struct walk_form *form, const char *text, GError **error)
{
  const char *code = walk_version_level(form->by, text);
  if (!code)
    fail_level(form, text, error);
  return code;
}
