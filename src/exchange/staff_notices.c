#include "exchange/staff_notices.h"

#include "base/clock.h"
#include "base/format.h"
#include "model/date.h"
#include "model/name.h"
#include "model/tables.h"

#include <string.h>

static bool teaches(const struct record *post)
{
  g_autofree char *today = clock_today();
  const char *until = record_get(post, "until_on");
  return g_strcmp0(record_get(post, "role"), "teacher") == 0
         && (!until || strcmp(until, today) > 0);
}

static bool is_of_row(int part, const GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++) {
    const struct staff_row *row = rows->pdata[i];
    if (!row->refused && row->part == part)
      return true;
  }
  return false;
}

void staff_notices_stays(struct staff_rows *staff, const struct import_item *item,
                         const struct staff_row *row, const GPtrArray *rows)
{
  const GPtrArray *posts = record_parts(item->record, &record_assignment);
  const char *school = record_get(row->post, "school");
  if (!school || row->part < 0 || !teaches(posts->pdata[row->part]))
    return;
  for (guint i = 0; i < posts->len; i++) {
    const char *old = record_get(posts->pdata[i], "school");
    if (old && strcmp(old, school) != 0 && teaches(posts->pdata[i]) && !is_of_row((int)i, rows))
      import_session_notice(staff->session, row->where,
                            "%s stays at %s too; if they have left it, end that post in Records",
                            item->caption, import_session_name(staff->session, old));
  }
}

/* Who is new has no caption yet. */
static char *name_of(const struct record *person)
{
  return name_full(record_get(person, "given_name"), record_get(person, "family_name"));
}

void staff_notices_promoted(struct staff_rows *staff, const struct record *person,
                            const struct staff_row *row, const struct record *earlier)
{
  const GPtrArray *posts = record_parts(person, &record_assignment);
  g_autofree char *name = name_of(person);
  g_autofree char *day = date_medium(record_get(earlier, "until_on"));
  import_session_notice(
      staff->session, row->where,
      "%s becomes %s at %s, and is %s there no more from %s. If they stay it, put "
      "that right in Records",
      name, choice_label(role_choices, record_get(posts->pdata[row->part], "role")),
      import_session_name(staff->session, record_get(earlier, "school")),
      choice_label(role_choices, record_get(earlier, "role")), day);
}

/* A post as principal of school that has not ended; NULL: person has none. */
static const struct record *principal_post(const struct record *person, const char *school)
{
  g_autofree char *today = clock_today();
  const GPtrArray *posts = person && g_strcmp0(record_get(person, "active"), "0") != 0
                               ? record_parts(person, &record_assignment)
                               : NULL;
  for (guint i = 0; posts && i < posts->len; i++) {
    const struct record *post = posts->pdata[i];
    const char *until = record_get(post, "until_on");
    if (g_strcmp0(record_get(post, "role"), "principal") == 0
        && g_strcmp0(record_get(post, "school"), school) == 0
        && (!until || strcmp(until, today) > 0))
      return post;
  }
  return NULL;
}

static bool is_over_before(const struct record *one, const struct record *other)
{
  const char *until = record_get(one, "until_on");
  const char *from = record_get(other, "from_on");
  return until && from && strcmp(until, from) <= 0;
}

/* Somebody else who is principal of school at the same time as item is by post. NULL: nobody. */
static const struct import_item *other_principal(const struct staff_rows *staff,
                                                 const struct import_item *item,
                                                 const struct record *post)
{
  const GPtrArray *people = staff_index_items(staff->index)->list;
  for (guint i = 0; i < people->len; i++) {
    const struct import_item *other = people->pdata[i];
    const struct record *theirs =
        other == item ? NULL : principal_post(other->record, record_get(post, "school"));
    if (theirs && !is_over_before(theirs, post) && !is_over_before(post, theirs))
      return other;
  }
  return NULL;
}

void staff_notices_principals(struct staff_rows *staff)
{
  g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < staff->list->len; i++) {
    const struct staff_row *row = staff->list->pdata[i];
    const char *school = record_get(row->post, "school");
    if (row->refused || !row->item || !school || principal_post(row->item->before, school))
      continue;
    const struct record *post = principal_post(row->item->record, school);
    const struct import_item *other = post ? other_principal(staff, row->item, post) : NULL;
    if (!other || !g_hash_table_add(told, (char *)school))
      continue;
    g_autofree char *name = name_of(row->item->record);
    g_autofree char *second = name_of(other->record);
    import_session_notice(staff->session, row->where,
                          "%s is principal of %s beside %s. If one of them has left, end that post "
                          "in Records",
                          name, import_session_name(staff->session, school), second);
  }
}

static bool is_keeper(const struct record *post)
{
  return g_strcmp0(record_get(post, "role"), "record_keeper") == 0;
}

/* True where person has been one up to now. */
static bool was_keeper(const struct record *person)
{
  g_autofree char *today = clock_today();
  const GPtrArray *posts = person ? record_parts(person, &record_assignment) : NULL;
  for (guint i = 0; posts && i < posts->len; i++) {
    const char *until = record_get(posts->pdata[i], "until_on");
    if (is_keeper(posts->pdata[i]) && (!until || strcmp(until, today) > 0))
      return true;
  }
  return false;
}

void staff_notices_keeper(struct staff_rows *staff, const struct import_item *item,
                          const GPtrArray *rows)
{
  const GPtrArray *posts = record_parts(item->record, &record_assignment);
  for (guint i = 0; i < rows->len && !was_keeper(item->before); i++) {
    const struct staff_row *row = rows->pdata[i];
    if (row->refused || row->ends || row->part < 0 || !is_keeper(posts->pdata[row->part]))
      continue;
    g_autofree char *name = name_of(item->record);
    import_session_notice(staff->session, row->where,
                          "%s becomes record keeper, who reads and changes everything and prints "
                          "anybody’s private file. If that is not meant, correct the role in "
                          "Records",
                          name);
    return;
  }
}

bool staff_notices_is_placeless(const struct record *person)
{
  const GPtrArray *posts = record_parts(person, &record_assignment);
  for (guint i = 0; i < posts->len; i++)
    if (teaches(posts->pdata[i]) && !record_get(posts->pdata[i], "school"))
      return true;
  return false;
}

void staff_notices_placeless(struct staff_rows *staff, long count)
{
  struct import_place nowhere = { NULL, 0 };
  g_autofree char *teachers = format_plural(count, "teacher has", "teachers have");
  if (count > 0)
    import_session_notice(staff->session, nowhere,
                          "%s no school, so Coverage does not have them; give them one in Records",
                          teachers);
}
