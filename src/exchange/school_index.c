#include "exchange/school_index.h"

#include "base/error.h"
#include "base/text.h"
#include "exchange/csv_match.h"
#include "model/name.h"
#include "model/tables.h"

#include <string.h>

enum { QUOTED_COLUMNS = 40 };

struct school_index {
  struct import_items *items;
  GHashTable *by_code, *by_external; /* struct import_item * */
  GHashTable *by_short, *by_name;    /* GPtrArray of struct import_item * */
  char *district;                    /* the key of the district's name */
};

/* Keys ---------------------------------------------------------------------------------------- */

/* `kuss middle` for `Kuss Middle School` too. Yours. */
static char *name_key(const char *name)
{
  char *key = name_search_key(name);
  if (g_str_has_suffix(key, " school"))
    key[strlen(key) - strlen(" school")] = '\0';
  return key;
}

static char *external_key(const char *source, const char *id)
{
  return g_strconcat(source ? source : "", "\n", id, NULL);
}

/* Takes item into the list that table has for key, which it takes over. */
static void note_key(GHashTable *table, char *key, struct import_item *item)
{
  g_autofree char *own = key;
  GPtrArray *list = g_hash_table_lookup(table, own);
  if (!list) {
    list = g_ptr_array_new();
    g_hash_table_insert(table, g_steal_pointer(&own), list);
  }
  if (!g_ptr_array_find(list, item, NULL))
    g_ptr_array_add(list, item);
}

void school_index_note(struct school_index *index, struct import_item *item)
{
  const struct record *school = item->record;
  const char *code = record_get(school, "code");
  const char *short_name = record_get(school, "short_name");
  const char *id = record_get(school, "external_id");
  if (code)
    g_hash_table_insert(index->by_code, g_strdup(code), item);
  if (short_name)
    note_key(index->by_short, name_search_key(short_name), item);
  if (id)
    g_hash_table_insert(index->by_external, external_key(record_get(school, "external_source"), id),
                        item);
  if (record_get(school, "name"))
    note_key(index->by_name, name_key(record_get(school, "name")), item);
}

/* Making -------------------------------------------------------------------------------------- */

static char *caption(const struct import_session *session, const struct record *school)
{
  (void)session;
  const char *name = record_get(school, "name");
  return g_strdup(name ? name : "");
}

static GHashTable *new_table(GDestroyNotify free_value)
{
  return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_value);
}

struct school_index *school_index_load(struct import_session *session, GError **error)
{
  AUTO(record) struct record *district = store_district(session->store, error);
  struct import_items *items =
      district ? import_items_load(session, &record_school, caption, error) : NULL;
  if (!items)
    return NULL;
  struct school_index *index = g_new0(struct school_index, 1);
  index->items = items;
  index->by_code = new_table(NULL);
  index->by_short = new_table((GDestroyNotify)g_ptr_array_unref);
  index->by_external = new_table(NULL);
  index->by_name = new_table((GDestroyNotify)g_ptr_array_unref);
  index->district = name_search_key(record_get(district, "name"));
  for (guint i = 0; i < items->list->len; i++)
    school_index_note(index, items->list->pdata[i]);
  return index;
}

void school_index_free(struct school_index *index)
{
  import_items_free(index->items);
  g_hash_table_unref(index->by_code);
  g_hash_table_unref(index->by_short);
  g_hash_table_unref(index->by_external);
  g_hash_table_unref(index->by_name);
  g_free(index->district);
  g_free(index);
}

struct import_items *school_index_items(struct school_index *index)
{
  return index->items;
}

/* Matching a row ------------------------------------------------------------------------------ */

/* True where both have the field and it differs. */
static bool contradicts(const struct record *a, const struct record *b, const char *field)
{
  const char *one = record_get(a, field);
  const char *other = record_get(b, field);
  return one && other && g_ascii_strcasecmp(one, other) != 0;
}

static bool may_be(const struct record *row, const struct record *school)
{
  if (contradicts(row, school, "code") || contradicts(row, school, "town"))
    return false;
  return contradicts(row, school, "external_source") || !contradicts(row, school, "external_id");
}

static struct import_item *match_name(const struct school_index *index, const struct record *row,
                                      GError **error)
{
  const char *name = record_get(row, "name");
  g_autofree char *key = name_key(name);
  const GPtrArray *list = name ? g_hash_table_lookup(index->by_name, key) : NULL;
  struct import_item *found = NULL;
  for (guint i = 0; list && i < list->len; i++) {
    struct import_item *item = list->pdata[i];
    if (!may_be(row, item->record))
      continue;
    if (found) {
      fail(error, TL_ERROR_AMBIGUOUS, "More than one school is called %s. Add its code.", name);
      return NULL;
    }
    found = item;
  }
  return found;
}

struct import_item *school_index_match(const struct school_index *index, const struct record *row,
                                       GError **error)
{
  const char *code = record_get(row, "code");
  const char *id = record_get(row, "external_id");
  struct import_item *found = row->uid ? g_hash_table_lookup(index->items->by_uid, row->uid) : NULL;
  if (row->uid && !found)
    fail(error, TL_ERROR_NOT_FOUND,
         "No school has the uid %s. Leave the cell empty if the school is new.", row->uid);
  if (row->uid)
    return found;
  if (id)
    found = school_index_external(index, record_get(row, "external_source"), id);
  if (!found && code)
    found = g_hash_table_lookup(index->by_code, code);
  return found ? found : match_name(index, row, error);
}

struct import_item *school_index_external(const struct school_index *index, const char *source,
                                          const char *id)
{
  g_autofree char *key = external_key(source, id);
  return g_hash_table_lookup(index->by_external, key);
}

/* Finding what a cell means ------------------------------------------------------------------- */

static const char *nearest_name(const struct school_index *index, const char *text)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (guint i = 0; i < index->items->list->len; i++) {
    const struct import_item *item = index->items->list->pdata[i];
    g_ptr_array_add(names, item->caption);
  }
  g_ptr_array_add(names, NULL);
  return csv_match_nearest(text, (const char *const *)names->pdata);
}

/* True when each of words, but `the` and `school`, is a word of the name. */
static bool has_words(const char *name, char *const *words)
{
  g_autofree char *key = name_search_key(name);
  g_auto(GStrv) own = g_strsplit(key ? key : "", " ", -1);
  bool any = false;
  for (int i = 0; words[i]; i++) {
    if (!*words[i] || strcmp(words[i], "school") == 0 || strcmp(words[i], "the") == 0)
      continue;
    if (!g_strv_contains((const char *const *)own, words[i]))
      return false;
    any = true;
  }
  return any;
}

/* The one school that people mean by a shorter name, as Kuss Middle by Matthew J Kuss Middle; NULL
 * for none or several. Borrowed. */
static const char *fuller_name(const struct school_index *index, const char *text)
{
  g_autofree char *key = name_search_key(text);
  g_auto(GStrv) words = g_strsplit(key ? key : "", " ", -1);
  const char *found = NULL;
  for (guint i = 0; i < index->items->list->len; i++) {
    const struct import_item *item = index->items->list->pdata[i];
    if (!has_words(item->caption, words))
      continue;
    if (found)
      return NULL;
    found = item->caption;
  }
  return found;
}

/* The one school of list; NULL with error where there are several. */
static struct import_item *only_one(const GPtrArray *list, const char *text, GError **error)
{
  if (list->len == 1)
    return list->pdata[0];
  fail(error, TL_ERROR_AMBIGUOUS, "%u schools are called “%s”. Give the code.", list->len, text);
  return NULL;
}

/* Those whose short name text is; one that had it before the file gave it another has not. Yours.
 */
static GPtrArray *list_short(const struct school_index *index, const char *text)
{
  GPtrArray *found = g_ptr_array_new();
  g_autofree char *key = name_search_key(text);
  const GPtrArray *list = g_hash_table_lookup(index->by_short, key);
  for (guint i = 0; list && i < list->len; i++) {
    const struct import_item *item = list->pdata[i];
    const char *short_name = record_get(item->record, "short_name");
    g_autofree char *own = short_name ? name_search_key(short_name) : NULL;
    if (g_strcmp0(own, key) == 0)
      g_ptr_array_add(found, list->pdata[i]);
  }
  return found;
}

static struct import_item *find_name(const struct school_index *index, const char *text,
                                     GError **error)
{
  g_autofree char *key = name_key(text);
  const GPtrArray *list = g_hash_table_lookup(index->by_name, key);
  if (list)
    return only_one(list, text, error);
  g_autofree char *shown = text_ellipsize(text, QUOTED_COLUMNS);
  const char *near = nearest_name(index, text);
  near = near ? near : fuller_name(index, text);
  if (near)
    fail(error, TL_ERROR_NOT_FOUND, "There is no school “%s”. Is %s meant? Write it the same way.",
         shown, near);
  else
    fail(error, TL_ERROR_NOT_FOUND,
         "There is no school “%s”. Bring in the schools first, or write its code.", shown);
  return NULL;
}

struct import_item *school_index_find(const struct school_index *index, const char *text,
                                      GError **error)
{
  g_autofree char *clean = text_clean(text, true);
  g_autofree char *code = code_normalize(clean);
  struct import_item *found = clean ? g_hash_table_lookup(index->items->by_uid, clean) : NULL;
  if (!found && code)
    found = g_hash_table_lookup(index->by_code, code);
  if (found)
    return found;
  g_autoptr(GPtrArray) of_short = list_short(index, clean);
  return of_short->len > 0 ? only_one(of_short, clean, error)
                           : find_name(index, clean ? clean : "", error);
}

bool school_index_is_district(const struct school_index *index, const char *text)
{
  static const char *const words[] = { "district",
                                       "district office",
                                       "central office",
                                       "districtwide",
                                       "district wide",
                                       "administration",
                                       "central administration",
                                       "superintendents office",
                                       NULL };
  g_autofree char *key = name_search_key(text);
  return g_strv_contains(words, key) || strcmp(key, index->district) == 0;
}
