#include "exchange/staff_notices.h"

#include "base/clock.h"
#include "base/format.h"
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
