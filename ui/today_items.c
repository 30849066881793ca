#include "config.h"

#include "ui/today_own.h"

#include "base/clock.h"
#include "base/format.h"
#include "model/date.h"
#include "model/tables.h"
#include "report/lists.h"
#include "report/words.h"
#include "ui/screens.h"

#include <string.h>

enum { LATEST = 6 };

static const char *const names[] = { "key",    "group",    "what",  "when", "tone",
                                     "screen", "argument", "brief", "due" };

void today_add(struct today *today, const struct today_row *row)
{
  if (strcmp(row->screen, "you") != 0 && strcmp(row->screen, TODAY_ALL_FEEDBACK) != 0
      && !session_screen_named(row->screen))
    return;
  g_autofree char *key =
      g_strconcat(row->group, row->screen, " ", row->argument ? row->argument : row->what, NULL);
  const char *cells[] = { key,         row->group,    row->what,  row->when, row->tone,
                          row->screen, row->argument, row->brief, row->due };
  rowset_add(today->rows, cells);
}

/* --- the month and its meeting -------------------------------------------------------------- */

static char *meeting_words(const struct month_frame *frame)
{
  if (!frame->held_on || strcmp(frame->held_on, frame->today) < 0)
    return NULL;
  g_autofree char *day = date_weekday_medium(frame->held_on);
  GString *words = g_string_new(NULL);
  g_string_append_printf(words, "DILT about %s: %s", frame->name, day);
  if (frame->starts)
    g_string_append_printf(words, ", %s", words_time(frame->starts));
  if (frame->place)
    g_string_append_printf(words, ", %s", frame->place);
  return g_string_free(words, FALSE);
}

/* --- progress ------------------------------------------------------------------------------- */

static void take_progress(struct today *today, const struct figures *figures, int done, int target)
{
  const struct month_frame *frame = figures->frame;
  today->progress = g_strdup_printf("Walkthroughs in %s", frame->name);
  today->done = done;
  today->target = target;
  today->days_left = calendar_school_days_between(frame->calendar, frame->today, frame->last_on);
}

/* Of one's own walkthroughs of this month; for who is nobody in particular, of all. */
static bool read_same_day(struct today *today, struct session *session, const char *month,
                          GError **error)
{
  AUTO(rowset)
  struct rowset *rows = store_query(session->store, STATEMENT_SLIPS_SAME_DAY, error, "month", month,
                                    "recorder", session->person_uid, NULL);
  if (!rows)
    return false;
  g_autofree char *count = format_of(rowset_int(rows, 0, "same_day"), rowset_int(rows, 0, "made"));
  if (rowset_int(rows, 0, "made") > 0)
    today->same_day = g_strdup_printf("Slips delivered the same day: %s this month", count);
  return true;
}

/* Why one's target is less than for a full month; NULL where it is not. Yours. */
static char *why_less(const struct month_frame *frame, const struct administrator *me)
{
  if (me->target >= me->full_target)
    return NULL;
  g_autofree char *days = format_plural(frame->school_days, "school day", "school days");
  GString *words = g_string_new(NULL);
  g_string_append_printf(words, "Target %d instead of %d", me->target, me->full_target);
  const char *between = ": ";
  if (frame->school_days < frame->full_month) {
    g_string_append_printf(words, ": %s in %s", days, frame->name);
    between = "; ";
  }
  if (me->reason)
    g_string_append_printf(words, "%s%s", between, me->reason);
  return g_string_free(words, FALSE);
}

/* One's own; for who is nobody in particular, the district's. */
static bool read_progress(struct today *today, struct session *session, GError **error)
{
  g_autofree char *month = clock_month();
  bool alone = !session->person_uid;
  AUTO(figures)
  struct figures *figures =
      alone ? figures_read(session->store, month, FIGURES_PEOPLE, error)
            : figures_read_person(session->store, month, session->person_uid, error);
  if (!figures)
    return false;
  const struct administrator *me = alone ? NULL : figures_person(figures, session->person_uid);
  if (alone && figures->now.target > 0)
    take_progress(today, figures, figures->now.done, figures->now.target);
  else if (me && (me->target > 0 || me->done > 0)) {
    take_progress(today, figures, me->done, me->target);
    today->why = why_less(figures->frame, me);
  }
  return read_same_day(today, session, month, error)
         && today_add_feedback(today, session, figures->frame, error);
}

/* --- the latest walkthroughs ---------------------------------------------------------------- */

static bool add_latest(struct today *today, struct session *session, GError **error)
{
  struct list_filter filter = { .recorder = session->person_uid, .limit = LATEST };
  AUTO(rowset)
  struct rowset *rows = lists_query(session->store, &view_walkthroughs, &filter, error);
  for (int i = 0; rows && i < rows->row_count; i++) {
    const char *outcome = rowset_get(rows, i, "outcome");
    g_autofree char *day = date_short(rowset_get(rows, i, "made_on"));
    g_autofree char *when = g_strdup_printf("%6s", day);
    g_autofree char *seen = strcmp(outcome, "made") == 0
                                ? g_strdup_printf("%s of %s seen", rowset_get(rows, i, "seen"),
                                                  rowset_get(rows, i, "marks"))
                                : g_strdup(choice_label(outcome_choices, outcome));
    const char *teacher = rowset_get(rows, i, "teacher");
    g_autofree char *what = g_strdup_printf("%s: %s, %s", teacher ? teacher : "somebody", seen,
                                            rowset_get(rows, i, "school"));
    today_add(today, &(struct today_row){ .group = TODAY_LATEST,
                                          .what = what,
                                          .when = when,
                                          .screen = "walkthrough",
                                          .argument = rowset_get(rows, i, "uid") });
  }
  return rows != NULL;
}

/* --- the whole ------------------------------------------------------------------------------ */

static bool read_owed(struct today *today, struct session *session, GError **error)
{
  if (!today_add_slips(today, session, error) || !today_add_visits(today, session, error))
    return false;
  unsigned parts = FIGURES_PEOPLE | FIGURES_RATINGS | FIGURES_PLANS;
  AUTO(figures) struct figures *figures = figures_read(session->store, today->month, parts, error);
  if (!figures)
    return false;
  today->meeting = meeting_words(figures->frame);
  today_add_owed(today, session, figures);
  return true;
}

/* Before another: by the day by which it is owed; what has none comes last, else as it came. */
static int by_due(gconstpointer a, gconstpointer b, gpointer data)
{
  const struct rowset *rows = data;
  const int *one = a, *other = b;
  const char *first = rowset_get(rows, *one, "due"), *second = rowset_get(rows, *other, "due");
  int order = first && second ? strcmp(first, second) : (first == NULL) - (second == NULL);
  return order ? order : *one - *other;
}

/* Puts what is owed into order; the other groups stay as and where they are. */
static void order_owed(struct today *today)
{
  struct rowset *rows = today->rows;
  g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(int));
  for (int i = 0; i < rows->row_count; i++)
    if (strcmp(rowset_get(rows, i, "group"), TODAY_OWED) == 0)
      g_array_append_val(order, i);
  g_array_sort_with_data(order, by_due, rows);
  struct rowset *ordered = rowset_new(G_N_ELEMENTS(names), names);
  guint owed = 0;
  for (int i = 0; i < rows->row_count; i++) {
    bool moves = strcmp(rowset_get(rows, i, "group"), TODAY_OWED) == 0;
    int from = moves ? g_array_index(order, int, owed++) : i;
    const char *cells[G_N_ELEMENTS(names)];
    for (size_t c = 0; c < G_N_ELEMENTS(names); c++)
      cells[c] = rowset_get(rows, from, names[c]);
    rowset_add(ordered, cells);
  }
  rowset_free(rows);
  today->rows = ordered;
}

struct today *today_begin(struct session *session, GError **error)
{
  AUTO(today) struct today *today = g_new0(struct today, 1);
  today->rows = rowset_new(G_N_ELEMENTS(names), names);
  if (!today_add_drafts(today, session, error))
    return NULL;
  return g_steal_pointer(&today);
}

struct today *today_read(struct session *session, bool all_feedback, GError **error)
{
  AUTO(today) struct today *today = today_begin(session, error);
  if (!today)
    return NULL;
  today->all_feedback = all_feedback;
  today->month = month_frame_default(session->store, error);
  if (!today->month)
    return NULL;
  if (store_viewer_keeps_records(session->store) && !today_add_set_up(today, session, error))
    return NULL;
  if (!read_progress(today, session, error) || !read_owed(today, session, error)
      || !add_latest(today, session, error))
    return NULL;
  order_owed(today);
  today->whole = true;
  return g_steal_pointer(&today);
}

void today_free(struct today *today)
{
  g_clear_pointer(&today->rows, rowset_free);
  g_free(today->month);
  g_free(today->meeting);
  g_free(today->progress);
  g_free(today->same_day);
  g_free(today->why);
  g_free(today);
}
