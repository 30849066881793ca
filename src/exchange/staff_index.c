#include "exchange/staff_index.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "exchange/person_name.h"
#include "exchange/staff_posts.h"
#include "model/name.h"
#include "model/tables.h"

#include <string.h>

enum { QUOTED_COLUMNS = 40 };

struct staff_index {
  struct import_items *items;
  GHashTable *by_external, *by_login; /* struct import_item * */
  GHashTable *by_id;                  /* external id alone → GPtrArray of struct import_item * */
  GHashTable *by_email, *by_name;     /* likewise */
  GHashTable *claimed;                /* set of struct import_item * */
  GHashTable *places;                 /* set of place_key */
  GHashTable *said; /* struct import_item * → struct record *: keys that rows have told */
};

/* Keys ---------------------------------------------------------------------------------------- */

static char *external_key(const char *source, const char *id)
{
  return g_strconcat(source ? source : "", "\n", id, NULL);
}

/* `nunez jose`: as the family name comes first, so it does here. Yours. */
static char *name_key(const char *first, const char *second)
{
  g_autofree char *both = g_strjoin(" ", first ? first : "", second, NULL);
  return name_search_key(both);
}

static char *email_key(const char *email)
{
  return g_utf8_casefold(email, -1);
}

static char *place_key(const struct import_item *item, const char *school)
{
  return g_strconcat(item->record->uid, "\n", school, NULL);
}

/* Adds item to the list of key, which is taken over. */
static void note(GHashTable *table, char *key, struct import_item *item)
{
  GPtrArray *list = g_hash_table_lookup(table, key);
  if (list) {
    g_free(key);
  } else {
    list = g_ptr_array_new();
    g_hash_table_insert(table, key, list);
  }
  if (!g_ptr_array_find(list, item, NULL))
    g_ptr_array_add(list, item);
}

/* Keeps the keys that a row tells, before the person's own record has them. */
static void note_said(struct staff_index *index, struct import_item *item, const struct record *row)
{
  static const char *const keys[] = { "email", "external_source", "external_id" };
  struct record *said = g_hash_table_lookup(index->said, item);
  if (!said) {
    said = record_new(&record_staff);
    g_hash_table_insert(index->said, item, said);
  }
  for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
    if (!record_get(said, keys[i]))
      record_set(said, keys[i], record_get(row, keys[i]));
}

void staff_index_note(struct staff_index *index, struct import_item *item,
                      const struct record *known)
{
  const char *family = record_get(known, "family_name");
  const char *given = record_get(known, "given_name");
  const char *email = record_get(known, "email");
  const char *login = record_get(known, "login");
  const char *id = record_get(known, "external_id");
  if (known != item->record)
    note_said(index, item, known);
  note(index->by_name, name_key(family, given), item);
  note(index->by_name, name_key(given, family), item);
  if (email)
    note(index->by_email, email_key(email), item);
  if (login)
    g_hash_table_insert(index->by_login, g_strdup(login), item);
  if (!id)
    return;
  note(index->by_id, g_strdup(id), item);
  g_hash_table_insert(index->by_external, external_key(record_get(known, "external_source"), id),
                      item);
}

void staff_index_note_place(struct staff_index *index, const struct import_item *item,
                            const char *school)
{
  g_hash_table_add(index->places, place_key(item, school));
}

void staff_index_claim(struct staff_index *index, struct import_item *item)
{
  g_hash_table_add(index->claimed, item);
}

/* Making -------------------------------------------------------------------------------------- */

static char *caption(const struct import_session *session, const struct record *person)
{
  (void)session;
  return name_full(record_get(person, "given_name"), record_get(person, "family_name"));
}

static GHashTable *new_table(bool lists)
{
  return g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                               lists ? (GDestroyNotify)g_ptr_array_unref : NULL);
}

static void note_item(struct staff_index *index, struct import_item *item)
{
  staff_index_note(index, item, item->record);
}

struct staff_index *staff_index_load(struct import_session *session, GError **error)
{
  struct import_items *items = import_items_load(session, &record_staff, caption, error);
  if (!items)
    return NULL;
  struct staff_index *index = g_new0(struct staff_index, 1);
  index->items = items;
  index->by_external = new_table(false);
  index->by_login = new_table(false);
  index->by_id = new_table(true);
  index->by_email = new_table(true);
  index->by_name = new_table(true);
  index->claimed = g_hash_table_new(NULL, NULL);
  index->places = new_table(false);
  index->said = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)record_free);
  for (guint i = 0; i < items->list->len; i++)
    note_item(index, items->list->pdata[i]);
  return index;
}

void staff_index_free(struct staff_index *index)
{
  GHashTable *tables[] = { index->by_external, index->by_login, index->by_id,  index->by_email,
                           index->by_name,     index->claimed,  index->places, index->said };
  for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
    g_hash_table_unref(tables[i]);
  import_items_free(index->items);
  g_free(index);
}

struct import_items *staff_index_items(struct staff_index *index)
{
  return index->items;
}

/* Matching a row ------------------------------------------------------------------------------ */

/* True where both have the field and it differs. */
static bool contradicts(const struct record *a, const struct record *b, const char *field)
{
  const char *one = record_get(a, field);
  const char *other = record_get(b, field);
  if (!one || !other)
    return false;
  g_autofree char *one_key = email_key(one);
  g_autofree char *other_key = email_key(other);
  return strcmp(one_key, other_key) != 0;
}

static bool other_id(const struct record *row, const struct record *person)
{
  return !contradicts(row, person, "external_source") && contradicts(row, person, "external_id");
}

/* The same with what rows have said of item so far. */
static bool is_other(const struct staff_index *index, const struct record *row,
                     const struct import_item *item)
{
  const struct record *said = g_hash_table_lookup(index->said, item);
  return other_id(row, item->record) || (said && other_id(row, said));
}

static bool has_other_email(const struct staff_index *index, const struct record *row,
                            const struct import_item *item)
{
  const struct record *said = g_hash_table_lookup(index->said, item);
  return contradicts(row, item->record, "email") || (said && contradicts(row, said, "email"));
}

/* `jose matos nunez`: the same however a file parts given and family name. Yours. */
static char *whole_key(const struct record *person)
{
  return name_key(record_get(person, "given_name"), record_get(person, "family_name"));
}

bool staff_index_same_name(const struct record *row, const struct record *person)
{
  g_autofree char *one = whole_key(row);
  g_autofree char *other = whole_key(person);
  return strcmp(one, other) == 0;
}

/* Of those with the same e-mail the only one, else the only one of the row's name. */
static struct import_item *by_email(const struct staff_index *index, const struct record *row,
                                    GError **error)
{
  const char *email = record_get(row, "email");
  g_autofree char *key = email ? email_key(email) : NULL;
  const GPtrArray *list = key ? g_hash_table_lookup(index->by_email, key) : NULL;
  if (!list)
    return NULL;
  if (list->len == 1)
    return list->pdata[0];
  struct import_item *found = NULL;
  int named = 0;
  for (guint i = 0; i < list->len; i++) {
    struct import_item *item = list->pdata[i];
    if (staff_index_same_name(row, item->record) && named++ == 0)
      found = item;
  }
  if (named == 1)
    return found;
  fail(error, TL_ERROR_AMBIGUOUS,
       "More than one person has the e-mail %s. Correct it where it is not theirs, or add "
       "external_id.",
       email);
  return NULL;
}

struct import_item *staff_index_other_of_email(const struct staff_index *index, const char *email,
                                               const struct import_item *except)
{
  g_autofree char *key = email ? email_key(email) : NULL;
  const GPtrArray *list = key ? g_hash_table_lookup(index->by_email, key) : NULL;
  for (guint i = 0; list && i < list->len; i++) {
    struct import_item *item = list->pdata[i];
    const char *own = record_get(item->record, "email");
    g_autofree char *own_key = own ? email_key(own) : NULL;
    if (item != except && g_strcmp0(own_key, key) == 0
        && g_strcmp0(record_get(item->record, "active"), "0") != 0)
      return item;
  }
  return NULL;
}

struct import_item *staff_index_by_key(const struct staff_index *index, const struct record *row,
                                       GError **error)
{
  if (row->uid) {
    struct import_item *found = g_hash_table_lookup(index->items->by_uid, row->uid);
    if (!found)
      fail(error, TL_ERROR_NOT_FOUND,
           "Nobody has the uid %s. Leave the cell empty if the person is new.", row->uid);
    return found;
  }
  const char *id = record_get(row, "external_id");
  struct import_item *found =
      id ? staff_index_external(index, record_get(row, "external_source"), id) : NULL;
  return found ? found : by_email(index, row, error);
}

bool staff_index_is_at(const struct staff_index *index, const struct import_item *item,
                       const char *school)
{
  g_autofree char *key = place_key(item, school);
  if (g_hash_table_contains(index->places, key))
    return true;
  const GPtrArray *posts = record_parts(item->record, &record_assignment);
  for (guint i = 0; i < posts->len; i++)
    if (g_strcmp0(record_get(posts->pdata[i], "school"), school) == 0)
      return true;
  return false;
}

static const GPtrArray *namesakes(const struct staff_index *index, const struct record *row)
{
  g_autofree char *key = whole_key(row);
  return g_hash_table_lookup(index->by_name, key);
}

/* Those of the row's name and place, sorted by whether their e-mail is another. */
static void sort_candidates(const struct staff_index *index, const struct record *row,
                            struct staff_place place, GPtrArray *fit, GPtrArray *renewed)
{
  const GPtrArray *list = namesakes(index, row);
  for (guint i = 0; list && i < list->len; i++) {
    struct import_item *item = list->pdata[i];
    if (!staff_index_same_name(row, item->record)
        || (place.known && !staff_index_is_at(index, item, place.school))
        || is_other(index, row, item))
      continue;
    if (!has_other_email(index, row, item))
      g_ptr_array_add(fit, item);
    else if (item->before && !g_hash_table_contains(index->claimed, item))
      g_ptr_array_add(renewed, item);
  }
}

struct import_item *staff_index_by_name(const struct staff_index *index, const struct record *row,
                                        struct staff_place place, bool *renewed, GError **error)
{
  g_autoptr(GPtrArray) fit = g_ptr_array_new();
  g_autoptr(GPtrArray) others = g_ptr_array_new();
  sort_candidates(index, row, place, fit, others);
  const GPtrArray *list = fit->len > 0 ? fit : others;
  *renewed = list == others;
  if (list->len == 1)
    return list->pdata[0];
  if (list->len > 1) {
    g_autofree char *name =
        name_full(record_get(row, "given_name"), record_get(row, "family_name"));
    fail(error, TL_ERROR_AMBIGUOUS,
         "%u people are called %s%s, and the row does not say which is meant. Add email or "
         "external_id to it.",
         list->len, name, place.known ? " there" : "");
  }
  return NULL;
}

struct import_item *staff_index_namesake(const struct staff_index *index, const struct record *row,
                                         const struct import_item *except)
{
  const GPtrArray *list = namesakes(index, row);
  for (guint i = 0; list && i < list->len; i++) {
    struct import_item *item = list->pdata[i];
    if (item != except && staff_index_same_name(row, item->record) && !is_other(index, row, item)
        && !has_other_email(index, row, item))
      return item;
  }
  return NULL;
}

/* Finding what a cell means ------------------------------------------------------------------- */

struct import_item *staff_index_external(const struct staff_index *index, const char *source,
                                         const char *id)
{
  g_autofree char *key = external_key(source, id);
  return g_hash_table_lookup(index->by_external, key);
}

static bool is_active(const struct import_item *item)
{
  return g_strcmp0(record_get(item->record, "active"), "0") != 0;
}

/* How surely item is meant: at the school before elsewhere, the active before those who left. */
static int rank(const struct staff_index *index, const struct import_item *item, const char *school)
{
  return (school && staff_index_is_at(index, item, school) ? 2 : 0) + (is_active(item) ? 1 : 0);
}

/* The one that ranks above all others; NULL with *tied where several do. */
static struct import_item *surest(const struct staff_index *index, const GPtrArray *list,
                                  const char *school, bool *tied)
{
  struct import_item *best = NULL;
  *tied = false;
  for (guint i = 0; list && i < list->len; i++) {
    struct import_item *item = list->pdata[i];
    int difference = best ? rank(index, item, school) - rank(index, best, school) : 1;
    if (difference > 0)
      best = item;
    *tied = difference == 0 || (*tied && difference < 0);
  }
  return *tied ? NULL : best;
}

static const GPtrArray *list_of_name(const struct staff_index *index, const char *text)
{
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;
  person_name_split(text, &given, &family);
  g_autofree char *key = name_key(family, given);
  const GPtrArray *list = g_hash_table_lookup(index->by_name, key);
  if (list)
    return list;
  g_autofree char *whole = name_search_key(text);
  return g_hash_table_lookup(index->by_name, whole);
}

static const GPtrArray *list_of(const struct staff_index *index, const char *text)
{
  g_autofree char *email = email_key(text);
  const GPtrArray *list = g_hash_table_lookup(index->by_email, email);
  if (!list)
    list = g_hash_table_lookup(index->by_id, text);
  return list ? list : list_of_name(index, text);
}

struct import_item *staff_index_find(const struct staff_index *index, const char *text,
                                     const char *school, GError **error)
{
  g_autofree char *clean = text_clean(text, true);
  struct import_item *item = clean ? g_hash_table_lookup(index->items->by_uid, clean) : NULL;
  if (!item && clean)
    item = g_hash_table_lookup(index->by_login, clean);
  if (item)
    return item;
  bool tied = false;
  item = clean ? surest(index, list_of(index, clean), school, &tied) : NULL;
  g_autofree char *shown = text_ellipsize(clean ? clean : "", QUOTED_COLUMNS);
  if (tied)
    fail(error, TL_ERROR_AMBIGUOUS,
         "More than one person is called “%s”. Write the e-mail or external id instead.", shown);
  else if (!item)
    fail(error, TL_ERROR_NOT_FOUND,
         "“%s” is nobody on the staff list. Bring in the staff first, or write the e-mail.", shown);
  return item;
}

static bool is_administrator(const struct import_item *item)
{
  const GPtrArray *parts = record_parts(item->record, &record_assignment);
  g_autofree char *today = clock_today();
  for (guint i = 0; i < parts->len; i++) {
    const char *until = record_get(parts->pdata[i], "until_on");
    if ((!until || strcmp(until, today) > 0) && staff_posts_is_administrator(parts->pdata[i]))
      return is_active(item);
  }
  return false;
}

struct import_item *staff_index_find_administrator(const struct staff_index *index,
                                                   const char *text, GError **error)
{
  GError *problem = NULL;
  struct import_item *found = staff_index_find(index, text, NULL, &problem);
  g_autofree char *clean = text_clean(text, true);
  const GPtrArray *list =
      error_is(problem, TL_ERROR_AMBIGUOUS) && clean ? list_of(index, clean) : NULL;
  guint count = 0;
  for (guint i = 0; list && i < list->len; i++)
    if (is_administrator(list->pdata[i])) {
      found = list->pdata[i];
      count++;
    }
  if (count == 1)
    g_clear_error(&problem);
  if (!problem)
    return found;
  g_propagate_error(error, problem);
  return NULL;
}
