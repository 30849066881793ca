#include "exchange/staff_posts.h"

#include "base/clock.h"
#include "base/error.h"
#include "model/tables.h"

#include <string.h>

static bool is_said(const struct staff_row *row, const char *field)
{
  return record_get(row->post, field) || (row->school_known && strcmp(field, "school") == 0);
}

bool staff_posts_is_administrator(const struct record *part)
{
  static const char *const roles[] = { "superintendent",
                                       "assistant_superintendent",
                                       "principal",
                                       "assistant_principal",
                                       "director",
                                       "plan_manager",
                                       "plan_monitor",
                                       "record_keeper",
                                       NULL };
  return g_strv_contains(roles, record_get(part, "role"));
}

static bool is_same(const struct staff_row *row, const struct record *part, const char *field)
{
  if (row->some_administrator && strcmp(field, "role") == 0)
    return staff_posts_is_administrator(part);
  return g_strcmp0(record_get(row->post, field), record_get(part, field)) == 0;
}

/* True where row says nothing that part does not say. */
static bool says_it(const struct record *part, const struct staff_row *row)
{
  for (int i = 0; i < part->type->field_count; i++) {
    const char *field = part->type->fields[i].name;
    if (is_said(row, field) && !is_same(row, part, field))
      return false;
  }
  return true;
}

/* True where one ends before the other begins. */
static bool ends_before(const struct record *one, const struct record *other)
{
  const char *until = record_get(one, "until_on");
  const char *from = record_get(other, "from_on");
  return until && from && strcmp(until, from) <= 0;
}

/* True where row may be about part: the same role at the same place, at the same time. */
static bool may_be(const struct record *part, const struct staff_row *row)
{
  if (row->school_known && !is_same(row, part, "school"))
    return false;
  if (record_get(row->post, "role") && !is_same(row, part, "role"))
    return false;
  return !ends_before(part, row->post) && !ends_before(row->post, part);
}

/* How much of the rest is the same. */
static int likeness(const struct record *part, const struct staff_row *row)
{
  return 4 * is_same(row, part, "subject") + 2 * is_same(row, part, "grade")
         + !record_get(part, "until_on");
}

static bool is_taken(int part, const GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++) {
    const struct staff_row *row = rows->pdata[i];
    if (!row->refused && row->part == part)
      return true;
  }
  return false;
}

/* The first assignment that says what row says, those in force first; -1: none. */
static int find_said(const struct record *person, const struct staff_row *row)
{
  const GPtrArray *parts = record_parts(person, &record_assignment);
  int found = -1;
  for (guint i = 0; i < parts->len; i++) {
    if (!says_it(parts->pdata[i], row))
      continue;
    if (!record_get(parts->pdata[i], "until_on"))
      return (int)i;
    if (found < 0)
      found = (int)i;
  }
  return found;
}

void staff_posts_find(const struct record *person, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++) {
    struct staff_row *row = rows->pdata[i];
    if (!row->refused && !row->ends)
      row->part = find_said(person, row);
  }
}

/* The assignment that row changes: the one most like it that no row is about; -1: none. */
static int find_changed(const struct record *person, const struct staff_row *row,
                        const GPtrArray *rows)
{
  const GPtrArray *parts = record_parts(person, &record_assignment);
  int best = -1;
  for (guint i = 0; i < parts->len; i++) {
    if (!may_be(parts->pdata[i], row) || is_taken((int)i, rows))
      continue;
    if (best < 0 || likeness(parts->pdata[i], row) > likeness(parts->pdata[best], row))
      best = (int)i;
  }
  return best;
}

/* True where part says nothing else than row does. */
static bool agrees(const struct record *part, const struct staff_row *row)
{
  for (int i = 0; i < part->type->field_count; i++) {
    const char *field = part->type->fields[i].name;
    if (is_said(row, field) && record_get(part, field) && !is_same(row, part, field))
      return false;
  }
  return true;
}

/* The assignment of another row, which names its role, that row says more of; -1: none. */
static int find_named(const struct record *person, const struct staff_row *row,
                      const GPtrArray *rows)
{
  const GPtrArray *parts = record_parts(person, &record_assignment);
  for (guint i = 0; i < rows->len; i++) {
    const struct staff_row *other = rows->pdata[i];
    if (!other->refused && other->part >= 0 && record_get(other->post, "role")
        && may_be(parts->pdata[other->part], row) && agrees(parts->pdata[other->part], row))
      return other->part;
  }
  return -1;
}

/* The role that other rows of the person name; NULL where they name none, or several. Borrowed. */
static const char *role_of_others(const GPtrArray *rows)
{
  const char *role = NULL;
  for (guint i = 0; i < rows->len; i++) {
    const struct staff_row *other = rows->pdata[i];
    const char *named = other->refused ? NULL : record_get(other->post, "role");
    if (named && role && strcmp(named, role) != 0)
      return NULL;
    role = named ? named : role;
  }
  return role;
}

/* The role at the district, in force, of somebody whom row calls something else there that is none
 * of our roles; -1: none. */
static int find_district(const struct record *person, const struct staff_row *row)
{
  const GPtrArray *parts = record_parts(person, &record_assignment);
  bool vague =
      g_strcmp0(record_get(row->post, "role"), "other") == 0 && !record_get(row->post, "school");
  for (guint i = 0; i < parts->len && vague; i++) {
    const struct record *part = parts->pdata[i];
    if (!record_get(part, "school") && !record_get(part, "until_on")
        && staff_posts_is_administrator(part))
      return (int)i;
  }
  return -1;
}

/* True where row says nothing of a post at all. */
static bool is_silent(const struct staff_row *row)
{
  for (int i = 0; i < row->post->type->field_count; i++)
    if (is_said(row, row->post->type->fields[i].name))
      return false;
  return true;
}

static bool add_part(struct record *person, const struct staff_row *row, const char *default_role,
                     GError **error)
{
  const char *role = record_get(row->post, "role");
  if (!role)
    role = default_role;
  if (!role)
    return fail(error, TL_ERROR_INVALID,
                "Role is missing. Write what they are there: teacher, principal …");
  struct record *part = record_add_part(person, &record_assignment);
  import_item_merge(part, row->post);
  record_set(part, "role", role);
  return true;
}

/* Ends the post that row is about, if there is one that has not ended. */
static void end_post(struct record *person, const struct staff_row *row)
{
  g_autofree char *today = clock_today();
  const GPtrArray *parts = record_parts(person, &record_assignment);
  for (guint i = 0; i < parts->len; i++) {
    struct record *part = parts->pdata[i];
    const char *until = record_get(part, "until_on");
    const char *from = record_get(part, "from_on");
    if (may_be(part, row) && (!until || strcmp(until, today) > 0)
        && (!from || strcmp(from, today) <= 0))
      record_set(part, "until_on", today);
  }
}

/* Gives part what row says; a role that is a guess is none. */
static void merge_post(struct record *part, const struct staff_row *row)
{
  g_autofree char *role = g_strdup(record_get(part, "role"));
  import_item_merge(part, row->post);
  if (row->some_administrator && role)
    record_set(part, "role", role);
}

bool staff_posts_merge(struct record *person, struct staff_row *row, const GPtrArray *rows,
                       const char *default_role, GError **error)
{
  const GPtrArray *parts = record_parts(person, &record_assignment);
  if (row->ends) {
    end_post(person, row);
    return true;
  }
  if (row->part < 0)
    row->part = find_said(person, row);
  if (row->part < 0)
    row->part = find_changed(person, row, rows);
  if (row->part < 0 && !record_get(row->post, "role"))
    row->part = find_named(person, row, rows);
  if (row->part >= 0) {
    merge_post(parts->pdata[row->part], row);
    return true;
  }
  row->part = find_district(person, row);
  if (row->part >= 0 || (is_silent(row) && parts->len > 0))
    return true;
  const char *role = role_of_others(rows);
  row->part = (int)parts->len;
  if (add_part(person, row, role ? role : default_role, error))
    return true;
  row->part = -1;
  return false;
}

/* Promotions --------------------------------------------------------------------------------- */

/* True for a role that one has instead of another at a school; the manager of the plan may be its
 * principal. */
static bool is_main_role(const struct record *post)
{
  static const char *const roles[] = { "principal", "assistant_principal",
                                       "director",  "teacher",
                                       "other",     NULL };
  return g_strv_contains(roles, record_get(post, "role"));
}

/* True where a row says that they have the role of part there. */
static bool is_named(const struct record *part, const GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++) {
    const struct staff_row *row = rows->pdata[i];
    if (!row->refused && !row->ends && is_same(row, part, "role") && is_same(row, part, "school"))
      return true;
  }
  return false;
}

/* True where part is in force, at the school of post, and can end on day. */
static bool can_end(const struct record *part, const struct record *post, const char *day)
{
  const char *until = record_get(part, "until_on");
  const char *from = record_get(part, "from_on");
  return part != post && is_main_role(part) && (!until || strcmp(until, day) > 0)
         && (!from || strcmp(from, day) < 0)
         && g_strcmp0(record_get(part, "school"), record_get(post, "school")) == 0;
}

const struct record *staff_posts_promote(struct record *person, const struct staff_row *row,
                                         const GPtrArray *rows)
{
  static const char *const leaders[] = { "principal", "assistant_principal", NULL };
  const GPtrArray *parts = record_parts(person, &record_assignment);
  struct record *post = row->part >= 0 ? parts->pdata[row->part] : NULL;
  if (!post || row->some_administrator || !record_get(post, "school")
      || !g_strv_contains(leaders, record_get(post, "role")))
    return NULL;
  g_autofree char *today = clock_today();
  const char *until = record_get(post, "until_on");
  const char *from = record_get(post, "from_on");
  g_autofree char *day = g_strdup(from ? from : today);
  if (until && strcmp(until, today) <= 0)
    return NULL;
  const struct record *first = NULL;
  for (guint i = 0; i < parts->len; i++) {
    struct record *part = parts->pdata[i];
    if (!can_end(part, post, day) || is_named(part, rows))
      continue;
    record_set(part, "until_on", day);
    record_set(post, "from_on", day);
    first = first ? first : part;
  }
  return first;
}
