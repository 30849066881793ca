/* What a person's page says of the walkthroughs that they made. */
#include "report/person_private.h"

#include "base/format.h"
#include "model/date.h"
#include "model/name.h"
#include "report/words.h"

#include <string.h>

static struct figures_seen seen_at(const struct rowset *rows, int i)
{
  return (struct figures_seen){ rowset_int(rows, i, "seen"), rowset_int(rows, i, "whole") };
}

/* The row seen most (sign 1) or least (-1) of its marks, where there are enough; -1 for none. */
static int extreme(const struct rowset *rows, long least, int sign)
{
  int best = -1;
  for (int i = 0; i < rows->row_count; i++) {
    struct figures_seen here = seen_at(rows, i), there = best >= 0 ? seen_at(rows, best) : here;
    if (here.whole < least)
      continue;
    if (best < 0 || sign * (here.seen * there.whole - there.seen * here.whole) > 0)
      best = i;
  }
  return best;
}

static void say_extreme(GString *text, const struct rowset *rows, const char *word, int row)
{
  struct figures_seen seen = seen_at(rows, row);
  g_autofree char *count = format_of(seen.seen, seen.whole);
  g_autofree char *held = words_held(count);
  g_string_append_printf(text, "%s%s: %s (%s).", text->len > 0 ? " " : "", word,
                         rowset_get(rows, row, "name"), held);
}

/* The day from which the person is an administrator, where that is after from_on; NULL: they were.
 * Yours. */
static char *came_on(struct store *store, const struct month_frame *frame, const char *staff,
                     const char *from_on)
{
  AUTO(rowset) struct rowset *posts =
      store_query(store, STATEMENT_REPORT_POSTS, NULL, "staff", staff, "from", from_on, "last",
                  frame->counted_on, NULL);
  const char *first = NULL;
  for (int i = 0; posts && i < posts->row_count; i++) {
    const char *on = rowset_get(posts, i, "from_on");
    if (!on || strcmp(on, from_on) <= 0)
      return NULL;
    if (!first || strcmp(on, first) < 0)
      first = on;
  }
  return g_strdup(first);
}

/* `34 of 41 teachers seen by S. O’Brien since September.`: others may have seen more of them. */
static bool say_teachers(GString *text, struct store *store, const struct month_frame *frame,
                         const struct administrator *person, GError **error)
{
  /* Nothing of a summer month is since September. */
  const char *since_on = strcmp(frame->year_first_on, frame->first_on) < 0
                                 || month_frame_past(frame, frame->year_first_on)
                             ? frame->year_first_on
                             : frame->first_on;
  AUTO(rowset) struct rowset *rows =
      store_query(store, STATEMENT_REPORT_TEACHERS_SEEN, error, "staff", person->uid, "since",
                  since_on, "first", frame->first_on, "last", frame->counted_on, NULL);
  if (!rows)
    return false;
  g_autofree char *came = came_on(store, frame, person->uid, since_on);
  g_autofree char *since_month = date_month(since_on);
  g_autofree char *since = came ? month_frame_day(came) : month_name(since_month);
  g_autofree char *name = name_short(person->given_name, person->family_name);
  g_autofree char *by = words_held(name);
  long teachers = rowset_int(rows, 0, "teachers");
  if (teachers > 0) {
    g_autofree char *count = format_of(rowset_int(rows, 0, "seen"), teachers);
    g_string_append_printf(text, "%s %s seen by %s since %s.", count,
                           teachers == 1 ? "teacher" : "teachers", by, since);
  } else {
    g_autofree char *seen = format_plural(rowset_int(rows, 0, "visited"), "teacher", "teachers");
    g_string_append_printf(text, "%s seen by %s since %s.", seen, by, since);
    if (person->schools > 0) {
      g_autofree char *schools = format_plural(person->schools, "school", "schools");
      g_autofree char *where = g_strdup_printf("In %s this month.", schools);
      g_autofree char *held = words_held(where);
      g_string_append_printf(text, " %s", held);
    }
  }
  return true;
}

static void add_done(struct section *section, const struct administrator *person,
                     const char *teachers)
{
  struct cell *cell = section_bar(section);
  g_autofree char *done = g_strdup_printf("%d", person->done);
  g_autofree char *of = g_strdup_printf(" of %d", person->target);
  g_autofree char *days = format_plural(person->days, "day", "days");
  g_autofree char *on = g_strdup_printf(", on %s; ", days);
  cell->value = person->done;
  cell->total = person->target;
  cell_run(cell, RUN_BOLD, done);
  cell_run(cell, RUN_PLAIN, person->target > 0 ? of : ", no target");
  if (person->reason) {
    g_autofree char *reason = g_strdup_printf(" (%s)", person->reason);
    cell_run(cell, RUN_DIM, reason);
  }
  cell_run(cell, RUN_PLAIN, on);
  cell_run(cell, RUN_PLAIN, teachers);
}

bool person_walkthroughs(struct person_page *page, GError **error)
{
  const struct month_frame *frame = page->figures->frame;
  const struct administrator *person = page->person;
  AUTO(rowset) struct rowset *rows =
      store_query(page->store, STATEMENT_REPORT_STRATEGIES_OF, error, "staff", person->uid, "first",
                  frame->first_on, "last", frame->last_on, NULL);
  g_autoptr(GString) text = g_string_new(NULL);
  if (rows && month_frame_idle(frame) && person->done == 0)
    return true;
  if (rows && !frame->walked && person->done == 0) {
    section_heading(page->section, "Walkthroughs");
    section_paragraph(page->section, "No record.");
    return true;
  }
  if (!rows || !say_teachers(text, page->store, frame, person, error))
    return false;
  section_heading(page->section, "Walkthroughs");
  add_done(page->section, person, text->str);
  g_string_truncate(text, 0);
  int most = extreme(rows, frame->walkthrough_floor, 1);
  int least = extreme(rows, frame->walkthrough_floor, -1);
  if (most >= 0)
    say_extreme(text, rows, "Most seen", most);
  if (least >= 0 && least != most)
    say_extreme(text, rows, "Least seen", least);
  if (text->len > 0)
    section_paragraph(page->section, text->str);
  return true;
}
