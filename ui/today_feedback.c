/* Written feedback that the contract asks for and that is due, or late. */
#include "config.h"

#include "ui/today_own.h"

#include "base/format.h"
#include "model/date.h"
#include "model/name.h"
#include "model/tables.h"
#include "model/visit_rules.h"

#include <string.h>

enum { MOST = 4 }; /* teachers in a row of their own, until all are asked for */

/* One teacher's, the earliest due. */
struct feedback {
  char *name, *due;
  const char *uid; /* of that walkthrough; borrowed from the rows */
  const char *teacher;
  int count;
};

static void feedback_free(gpointer data)
{
  struct feedback *feedback = data;
  g_free(feedback->name);
  g_free(feedback->due);
  g_free(feedback);
}

static struct feedback *of_teacher(GPtrArray *all, const char *teacher)
{
  for (guint i = 0; teacher && i < all->len; i++) {
    struct feedback *feedback = all->pdata[i];
    if (g_strcmp0(feedback->teacher, teacher) == 0)
      return feedback;
  }
  return NULL;
}

static char *name_of(const struct rowset *rows, int row)
{
  const char *family = rowset_get(rows, row, "family_name");
  const char *note = rowset_get(rows, row, "teacher_note");
  return family ? name_short(rowset_get(rows, row, "given_name"), family)
                : g_strdup(note ? note : "somebody");
}

/* due is taken. */
static void add(GPtrArray *all, const struct rowset *rows, int row, char *due)
{
  const char *teacher = rowset_get(rows, row, "teacher_id");
  struct feedback *feedback = of_teacher(all, teacher);
  if (!feedback) {
    feedback = g_new0(struct feedback, 1);
    feedback->name = name_of(rows, row);
    feedback->teacher = teacher;
    g_ptr_array_add(all, feedback);
  }
  feedback->count++;
  if (feedback->due && strcmp(feedback->due, due) <= 0) {
    g_free(due);
    return;
  }
  g_free(feedback->due);
  feedback->due = due;
  feedback->uid = rowset_get(rows, row, "uid");
}

static int by_due(gconstpointer a, gconstpointer b)
{
  const struct feedback *const *one = a, *const *other = b;
  return strcmp((*one)->due, (*other)->due);
}

/* `is due tomorrow`, `was due on Tue 10 Nov`. Yours. */
static char *when_words(const char *due, const char *today)
{
  int days = date_difference(today, due);
  if (days == 0)
    return g_strdup("is due today");
  if (days == 1)
    return g_strdup("is due tomorrow");
  g_autofree char *day = date_weekday_medium(due);
  return g_strdup_printf("%s due on %s", days < 0 ? "was" : "is", day);
}

static void add_one(struct today *today, const struct feedback *feedback, const char *day)
{
  struct today_row row = {
    .group = TODAY_OWED, .due = feedback->due, .screen = "walkthrough", .argument = feedback->uid
  };
  g_autofree char *when = today_due(feedback->due, day, &row.tone);
  g_autofree char *words = when_words(feedback->due, day);
  g_autofree char *count =
      feedback->count > 1 ? g_strdup_printf(" (%d walkthroughs)", feedback->count) : g_strdup("");
  g_autofree char *what = g_strdup_printf("Feedback to %s %s%s", feedback->name, words, count);
  g_autofree char *brief = g_strdup_printf("Feedback to %s%s", feedback->name, count);
  row.what = what;
  row.brief = brief;
  row.when = when;
  today_add(today, &row);
}

/* The others in one row, of which Enter makes rows of their own: as many as it says. */
static void add_rest(struct today *today, const GPtrArray *all, const char *day)
{
  if (all->len <= MOST)
    return;
  const struct feedback *next = all->pdata[MOST];
  struct today_row row = { .group = TODAY_OWED, .due = next->due, .screen = TODAY_ALL_FEEDBACK };
  int late = 0;
  for (guint i = MOST; i < all->len; i++)
    late += strcmp(((const struct feedback *)all->pdata[i])->due, day) < 0;
  g_autofree char *teachers = format_plural((long)all->len - MOST, "more teacher", "more teachers");
  g_autofree char *of_them = g_strdup_printf(", %d of them late", late);
  g_autofree char *what = g_strdup_printf("Feedback to %s is due%s", teachers,
                                          late > 0 && late < (int)all->len - MOST ? of_them : "");
  g_autofree char *when = today_due(next->due, day, &row.tone);
  row.what = what;
  row.when = when;
  today_add(today, &row);
}

/* The kinds of visit, each loaded once. */
static struct record *type_of(GHashTable *types, struct store *store, const char *uid,
                              GError **error)
{
  struct record *type = g_hash_table_lookup(types, uid);
  if (type)
    return type;
  type = store_load(store, &record_visit_type, uid, error);
  if (type)
    g_hash_table_insert(types, g_strdup(uid), type);
  return type;
}

static void free_record(gpointer data)
{
  record_free(data);
}

/* Those due within the days that Today looks ahead. NULL with error. Yours. */
static GPtrArray *collect(const struct rowset *rows, struct store *store,
                          const struct month_frame *frame, GError **error)
{
  g_autoptr(GHashTable) types = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_record);
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(feedback_free);
  g_autofree char *last = date_add(frame->today, TODAY_AHEAD);
  for (int i = 0; i < rows->row_count; i++) {
    const struct record *type = type_of(types, store, rowset_get(rows, i, "visit_type"), error);
    if (!type)
      return NULL;
    char *due = visit_feedback_due(type, rowset_get(rows, i, "made_on"), frame->calendar);
    if (due && strcmp(due, last) <= 0)
      add(all, rows, i, due);
    else
      g_free(due);
  }
  g_ptr_array_sort(all, by_due);
  return g_steal_pointer(&all);
}

bool today_add_feedback(struct today *today, struct session *session,
                        const struct month_frame *frame, GError **error)
{
  if (!session->person_uid)
    return true;
  AUTO(rowset)
  struct rowset *rows = store_query(session->store, STATEMENT_TODAY_FEEDBACK, error, NULL);
  g_autoptr(GPtrArray) all = rows ? collect(rows, session->store, frame, error) : NULL;
  if (!all)
    return false;
  for (guint i = 0; i < all->len && (today->all_feedback || i < MOST); i++)
    add_one(today, all->pdata[i], frame->today);
  if (!today->all_feedback)
    add_rest(today, all, frame->today);
  return true;
}
