#include "exchange/staff_principals.h"

#include "base/clock.h"
#include "model/tables.h"

#include <string.h>

/* A school's administrators, as they are when all rows are taken. */
struct school {
  bool has_principal;
  char *ended;         /* when the last principal did; NULL: there was none */
  GHashTable *leaders; /* import_item */
};

struct principals {
  struct staff_rows *rows;
  char *today;
  GHashTable *schools; /* uid → struct school */
  GHashTable *gone;    /* import_item */
  GHashTable *ending;  /* import_item → GPtrArray of staff_row */
};

static void free_school(gpointer data)
{
  struct school *school = data;
  g_hash_table_unref(school->leaders);
  g_free(school->ended);
  g_free(school);
}

static void free_rows(gpointer data)
{
  g_ptr_array_unref(data);
}

/* Schools ------------------------------------------------------------------------------------ */

static struct school *school_of(struct principals *all, const char *uid)
{
  struct school *school = g_hash_table_lookup(all->schools, uid);
  if (school)
    return school;
  school = g_new0(struct school, 1);
  school->leaders = g_hash_table_new(NULL, NULL);
  g_hash_table_insert(all->schools, g_strdup(uid), school);
  return school;
}

static bool is_principal(const struct record *post)
{
  return g_strcmp0(record_get(post, "role"), "principal") == 0;
}

static bool is_leader(const struct record *post)
{
  return is_principal(post) || g_strcmp0(record_get(post, "role"), "assistant_principal") == 0;
}

/* A post of person at a school that lasts until (NULL: no end is known). */
static void note_post(struct principals *all, struct import_item *person, const struct record *post,
                      const char *until)
{
  struct school *school = school_of(all, record_get(post, "school"));
  if (!until || strcmp(until, all->today) > 0) {
    school->has_principal = school->has_principal || is_principal(post);
    g_hash_table_add(school->leaders, person);
  } else if (is_principal(post) && (!school->ended || strcmp(until, school->ended) > 0)) {
    g_free(school->ended);
    school->ended = g_strdup(until);
  }
}

/* True where rows end that post. */
static bool is_ending(const struct principals *all, const struct import_item *person,
                      const struct record *post)
{
  const GPtrArray *ends = g_hash_table_lookup(all->ending, person);
  for (guint i = 0; ends && i < ends->len; i++) {
    const struct staff_row *row = ends->pdata[i];
    if (g_strcmp0(record_get(row->post, "school"), record_get(post, "school")) == 0
        && (row->some_administrator
            || g_strcmp0(record_get(row->post, "role"), record_get(post, "role")) == 0))
      return true;
  }
  return false;
}

static void note_person(struct principals *all, struct import_item *person)
{
  const GPtrArray *posts = record_parts(person->record, &record_assignment);
  bool gone = g_hash_table_contains(all->gone, person)
              || g_strcmp0(record_get(person->record, "active"), "0") == 0;
  for (guint i = 0; i < posts->len; i++) {
    const struct record *post = posts->pdata[i];
    const char *until = record_get(post, "until_on");
    if (!is_leader(post) || !record_get(post, "school"))
      continue;
    bool ends = gone || is_ending(all, person, post);
    note_post(all, person, post, ends && !until ? all->today : until);
  }
}

/* Rows --------------------------------------------------------------------------------------- */

static void note_end(struct principals *all, struct staff_row *row)
{
  if (g_strcmp0(record_get(row->person, "active"), "0") == 0)
    g_hash_table_add(all->gone, row->item);
  if (!row->ends)
    return;
  GPtrArray *ends = g_hash_table_lookup(all->ending, row->item);
  if (!ends) {
    ends = g_ptr_array_new();
    g_hash_table_insert(all->ending, row->item, ends);
  }
  g_ptr_array_add(ends, row);
}

/* A guess alone makes nobody principal yet. */
static void note_row(struct principals *all, struct staff_row *row)
{
  if (!row->ends && record_get(row->post, "school") && is_leader(row->post))
    note_post(all, row->item, row->post, record_get(row->post, "until_on"));
}

/* True where person has, or had, a post of that kind at school. */
static bool has_post(const struct import_item *person, const char *school,
                     bool (*kind)(const struct record *post))
{
  const GPtrArray *posts = record_parts(person->record, &record_assignment);
  for (guint i = 0; i < posts->len; i++)
    if (kind(posts->pdata[i]) && g_strcmp0(record_get(posts->pdata[i], "school"), school) == 0)
      return true;
  return false;
}

static void settle_row(struct principals *all, struct staff_row *row)
{
  const char *uid = record_get(row->post, "school");
  if (row->ends || !uid)
    return;
  const struct school *school = school_of(all, uid);
  bool alone = !school->has_principal && g_hash_table_size(school->leaders) == 1;
  if (row->some_administrator && alone && !has_post(row->item, uid, is_leader))
    record_set(row->post, "role", "principal");
  if (row->follows && is_principal(row->post) && !record_get(row->post, "from_on")
      && !has_post(row->item, uid, is_principal))
    record_set(row->post, "from_on", school->ended);
}

static void for_each_row(struct principals *all,
                         void (*what)(struct principals *all, struct staff_row *row))
{
  const GPtrArray *list = all->rows->list;
  for (guint i = 0; i < list->len; i++) {
    struct staff_row *row = list->pdata[i];
    if (row->item && !row->refused)
      what(all, row);
  }
}

void staff_principals_settle(struct staff_rows *rows)
{
  const GPtrArray *people = staff_index_items(rows->index)->list;
  g_autofree char *today = clock_today();
  struct principals all = {
    .rows = rows,
    .today = today,
    .schools = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_school),
    .gone = g_hash_table_new(NULL, NULL),
    .ending = g_hash_table_new_full(NULL, NULL, NULL, free_rows),
  };
  for_each_row(&all, note_end);
  for (guint i = 0; i < people->len; i++)
    note_person(&all, people->pdata[i]);
  for_each_row(&all, note_row);
  for_each_row(&all, settle_row);
  g_hash_table_unref(all.ending);
  g_hash_table_unref(all.gone);
  g_hash_table_unref(all.schools);
}
