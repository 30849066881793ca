#include "exchange/staff_rows.h"

#include "base/error.h"
#include "exchange/staff_match.h"
#include "exchange/staff_notices.h"
#include "exchange/staff_posts.h"
#include "exchange/staff_principals.h"
#include "exchange/staff_supervisors.h"
#include "model/name.h"
#include "model/tables.h"

#include <string.h>

/* All rows of one person. */
struct person {
  struct import_item *item;
  GPtrArray *rows;     /* struct staff_row * */
  struct record *said; /* what those taken so far have said */
};

static void free_row(gpointer data)
{
  struct staff_row *row = data;
  record_free(row->person);
  record_free(row->post);
  g_free(row->supervisor);
  g_free(row);
}

struct staff_rows *staff_rows_new(struct import_session *session, struct staff_index *index)
{
  struct staff_rows *rows = g_new0(struct staff_rows, 1);
  rows->session = session;
  rows->index = index;
  rows->list = g_ptr_array_new_with_free_func(free_row);
  return rows;
}

void staff_rows_free(struct staff_rows *rows)
{
  g_ptr_array_unref(rows->list);
  g_free(rows->nameless);
  g_free(rows);
}

struct staff_row *staff_rows_add(struct staff_rows *rows, struct import_place place)
{
  struct staff_row *row = g_new0(struct staff_row, 1);
  row->where = place;
  row->person = record_new(&record_staff);
  row->post = record_new(&record_assignment);
  row->part = -1;
  g_ptr_array_add(rows->list, row);
  return row;
}

void staff_rows_refuse(struct staff_rows *rows, struct staff_row *row, const char *why)
{
  row->refused = true;
  import_session_refuse(rows->session, row->where, why);
}

/* Values ------------------------------------------------------------------------------------- */

static bool is_ascii(const char *text)
{
  return g_str_is_ascii(text);
}

static bool has_small_letters(const char *text)
{
  g_autofree char *capitals = g_utf8_strup(text, -1);
  return strcmp(capitals, text) != 0;
}

/* True where new is old as a system writes it that knows no accents or no small letters. */
static bool is_poorer(const char *old, const char *new)
{
  g_autofree char *old_key = name_search_key(old);
  g_autofree char *new_key = name_search_key(new);
  if (strcmp(old_key, new_key) != 0)
    return false;
  return (is_ascii(new) && !is_ascii(old)) || (has_small_letters(old) && !has_small_letters(new));
}

/* True where new is to stand instead of old. */
static bool is_news(const char *field, const char *old, const char *new)
{
  if (!old || strcmp(old, new) == 0)
    return !old;
  if (strcmp(field, "email") == 0)
    return g_ascii_strcasecmp(old, new) != 0;
  return !g_str_has_suffix(field, "_name") || !is_poorer(old, new);
}

/* True where neither name of the one is a name of the other. */
static bool is_another(const struct record *one, const struct record *other)
{
  static const char *const names[] = { "family_name", "given_name" };
  if (staff_index_same_name(one, other))
    return false;
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *a = name_search_key(record_get(one, names[i]));
    g_autofree char *b = name_search_key(record_get(other, names[i]));
    if (*a && *b && strcmp(a, b) == 0)
      return false;
  }
  return record_get(one, "family_name") && record_get(other, "family_name");
}

/* True where the family has one name and the given names are of two: `Santos, Michael` and `Santos,
 * Maria`, not `Santos, Mike J.` and `Santos, J`. */
static bool is_relative(const struct record *one, const struct record *other)
{
  const char *given[] = { record_get(one, "given_name"), record_get(other, "given_name") };
  if (!given[0] || !given[1] || staff_index_same_name(one, other))
    return false;
  g_autofree char *family = name_search_key(record_get(one, "family_name"));
  g_autofree char *theirs = name_search_key(record_get(other, "family_name"));
  g_autofree char *first = name_search_key(given[0]);
  g_autofree char *second = name_search_key(given[1]);
  return strcmp(family, theirs) == 0 && !name_matches(first, second)
         && !name_matches(second, first);
}

/* A row that only an e-mail makes that of somebody known, whose name it is not. */
static bool check_known(const struct person *person, const struct staff_row *row, GError **error)
{
  const struct record *before = person->item->before;
  const char *email = record_get(row->person, "email");
  if (!before || !email || row->person->uid || g_strcmp0(record_get(before, "active"), "0") == 0
      || g_ascii_strcasecmp(email, record_get(before, "email") ? record_get(before, "email") : "")
      || (record_get(row->person, "external_id")
          && g_strcmp0(record_get(row->person, "external_id"), record_get(before, "external_id"))
                 == 0))
    return true;
  return (!is_relative(row->person, before) && !is_another(row->person, before))
         || fail(
             error, TL_ERROR_INVALID,
             "The e-mail %s is that of %s. Correct the e-mail; if it is the same person, correct "
             "the name in Records first.",
             email, person->item->caption);
}

static bool check_email(const struct staff_rows *rows, const struct person *person,
                        const struct staff_row *row, GError **error)
{
  const struct import_item *other =
      staff_index_other_of_email(rows->index, record_get(row->person, "email"), person->item);
  return !other
         || fail(error, TL_ERROR_INVALID,
                 "The e-mail %s is that of %s already. Correct it where it is wrong.",
                 record_get(row->person, "email"), other->caption ? other->caption : "another row");
}

static bool check_identity(struct staff_rows *rows, const struct person *person,
                           const struct staff_row *row, GError **error)
{
  if (is_another(row->person, person->said) || is_relative(row->person, person->said)) {
    g_autofree char *name =
        name_full(record_get(person->said, "given_name"), record_get(person->said, "family_name"));
    g_autofree char *place = import_session_place(person->item->place, row->where.file);
    return fail(error, TL_ERROR_INVALID,
                "In %s the same e-mail or id is that of %s. Correct it where it is wrong.", place,
                name);
  }
  if (person->item->before && is_another(row->person, person->item->before))
    import_session_notice(
        rows->session, row->where,
        "%s is known by this e-mail or id, and will be called as it says here; if "
        "it is someone else, correct the e-mail or id",
        person->item->caption);
  return true;
}

/* A row says something else than one before it. */
static void tell_other(struct staff_rows *rows, const struct person *person,
                       const struct staff_row *row, int field)
{
  g_autofree char *place = import_session_place(person->item->place, row->where.file);
  import_session_notice(rows->session, row->where, "%s is %s here and %s in %s, which is kept",
                        record_staff.fields[field].label, row->person->values[field],
                        person->said->values[field], place);
}

/* True where row has an id of no named system that is the one already known, of a named one. */
static bool is_same_id(const char *field, const struct staff_row *row, const struct record *copy)
{
  return strcmp(field, "external_source") == 0
         && g_strcmp0(record_get(row->person, field), IMPORT_SOURCE) == 0
         && g_strcmp0(record_get(row->person, "external_id"), record_get(copy, "external_id")) == 0;
}

/* Gives copy what row says of the person; what a row above has said otherwise stays, and is told.
 */
static void merge_values(struct staff_rows *rows, struct person *person,
                         const struct staff_row *row, struct record *copy)
{
  for (int i = 0; i < copy->type->field_count; i++) {
    const struct field *field = &copy->type->fields[i];
    const char *said = person->said->values[i];
    const char *value = row->person->values[i];
    if (!value || is_same_id(field->name, row, copy))
      continue;
    if (said && is_news(field->name, said, value))
      tell_other(rows, person, row, i);
    else if (!said && is_news(field->name, copy->values[i], value))
      record_set(copy, field->name, value);
  }
}

/* Rows of a person -------------------------------------------------------------------------- */

static bool merge_row(struct staff_rows *rows, struct person *person, struct staff_row *row,
                      GError **error)
{
  struct import_item *item = person->item;
  AUTO(record) struct record *copy = record_copy(item->record);
  guint posts = record_parts(item->record, &record_assignment)->len;
  if (!check_identity(rows, person, row, error) || !check_known(person, row, error)
      || !check_email(rows, person, row, error))
    return false;
  merge_values(rows, person, row, copy);
  bool merged = staff_posts_merge(copy, row, person->rows, rows->default_role, error);
  bool added = merged && item->before && record_parts(copy, &record_assignment)->len > posts;
  const struct record *earlier = added ? staff_posts_promote(copy, row, person->rows) : NULL;
  if (!merged || !import_item_check(copy, error)) {
    row->part = -1;
    return false;
  }
  if (earlier)
    staff_notices_promoted(rows, copy, row, earlier);
  record_free(item->record);
  item->record = g_steal_pointer(&copy);
  import_item_merge(person->said, row->person);
  import_item_want(item, row->where);
  if (record_parts(item->record, &record_assignment)->len > posts && item->before)
    staff_notices_stays(rows, item, row, person->rows);
  return true;
}

/* Rows that name a role come first: one that names none is about a post that they say. */
static void merge_person(struct staff_rows *rows, struct person *person)
{
  staff_posts_find(person->item->record, person->rows);
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < person->rows->len; i++) {
      struct staff_row *row = person->rows->pdata[i];
      bool named = record_get(row->post, "role");
      g_autoptr(GError) problem = NULL;
      if (!row->refused && named == (pass == 0) && !merge_row(rows, person, row, &problem))
        staff_rows_refuse(rows, row, problem->message);
    }
  staff_notices_keeper(rows, person->item, person->rows);
  staff_supervisors_merge(person->item->record, person->rows);
}

static void free_person(gpointer data)
{
  struct person *person = data;
  g_ptr_array_unref(person->rows);
  record_free(person->said);
  g_free(person);
}

/* The people that the rows are of, in order of their first rows. */
static GPtrArray *group_people(const struct staff_rows *rows)
{
  GPtrArray *people = g_ptr_array_new_with_free_func(free_person);
  g_autoptr(GHashTable) of_item = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < rows->list->len; i++) {
    struct staff_row *row = rows->list->pdata[i];
    if (row->refused)
      continue;
    struct person *person = g_hash_table_lookup(of_item, row->item);
    if (!person) {
      person = g_new0(struct person, 1);
      person->item = row->item;
      person->rows = g_ptr_array_new();
      person->said = record_new(&record_staff);
      g_ptr_array_add(people, person);
      g_hash_table_insert(of_item, row->item, person);
    }
    g_ptr_array_add(person->rows, row);
  }
  return people;
}

bool staff_rows_save(struct staff_rows *rows, GError **error)
{
  staff_match_rows(rows);
  staff_principals_settle(rows);
  staff_supervisors_find(rows);
  g_autoptr(GPtrArray) people = group_people(rows);
  long placeless = 0;
  for (guint i = 0; i < people->len; i++) {
    const struct person *person = people->pdata[i];
    merge_person(rows, people->pdata[i]);
    placeless += staff_notices_is_placeless(person->item->record);
  }
  staff_notices_placeless(rows, placeless);
  staff_notices_principals(rows);
  return staff_supervisors_save(staff_index_items(rows->index), error);
}
