/* Follow-ups in the packet: what was agreed at a DILT, by owner; all others as counts, by where
 * they were agreed. */
#include "report/packet_private.h"

#include "base/format.h"
#include "model/date.h"
#include "model/name.h"
#include "model/tables.h"
#include "report/words.h"

#include <string.h>

/* --- what was agreed at a DILT -------------------------------------------------------------- */

/* An administrator by name, anybody else by role. Yours. */
static char *owner_words(const struct rowset *rows, int row)
{
  const char *family = rowset_get(rows, row, "owner_family_name");
  if (family)
    return name_short(rowset_get(rows, row, "owner_given_name"), family);
  const char *role = rowset_get(rows, row, "owner_role");
  return words_sentence(role ? choice_label(role_choices, role) : "no longer here");
}

/* As it stands when the packet is made: its owner may have dealt with it since the month ended. */
static void add_standing(struct table_row *row, const struct rowset *rows, int i, const char *today)
{
  const char *state = rowset_get(rows, i, "state");
  const char *closed_on = rowset_get(rows, i, "closed_on");
  if (strcmp(state, "open") != 0) {
    bool done = strcmp(state, "done") == 0;
    g_autofree char *day = closed_on ? date_short(closed_on) : NULL;
    struct cell *cell = row_status(row, done ? ROLE_GOOD : ROLE_QUIET, state);
    cell_run(cell, RUN_DIM | RUN_SMALL, day);
    return;
  }
  bool late = strcmp(rowset_get(rows, i, "due_on"), today) < 0;
  struct cell *cell = row_status(row, late ? ROLE_POOR : ROLE_MIDDLE, late ? "late" : "open");
  if (rowset_int(rows, i, "carried") > 0)
    cell_run(cell, RUN_DIM | RUN_SMALL, "carried on");
}

static void add_commitment(struct table *table, const struct rowset *rows, int i, const char *today)
{
  struct table_row *row = table_row(table);
  const char *reason = rowset_get(rows, i, "reason");
  g_autofree char *owner = owner_words(rows, i);
  g_autofree char *agreed = date_short(rowset_get(rows, i, "made_on"));
  g_autofree char *due = date_short(rowset_get(rows, i, "due_on"));
  g_autofree char *why = reason ? g_strdup_printf(" (%s)", reason) : NULL;
  row_styled(row, RUN_BOLD, owner);
  cell_run(row_text(row, rowset_get(rows, i, "text")), RUN_DIM, why);
  row_text(row, agreed);
  row_text(row, due);
  add_standing(row, rows, i, today);
}

static void add_commitments(struct section *section, const struct month_frame *frame,
                            const struct rowset *rows)
{
  section_heading(section, "Agreed at a DILT, by owner");
  if (rows->row_count == 0) {
    g_autofree char *none = g_strdup_printf(
        "Nothing that was agreed at a DILT is open, or was closed in %s.", frame->name);
    section_paragraph(section, none);
    return;
  }
  struct table *table = section_table(section, "Agreed at a DILT");
  table->file = g_strdup("commitments");
  table_column(table, "owner", "Owner", ALIGN_LEFT, 2);
  table_column(table, "what", "What", ALIGN_LEFT, 6);
  table_column(table, "agreed", "Agreed", ALIGN_LEFT, 0);
  table_column(table, "due", "Due", ALIGN_LEFT, 0);
  table_column(table, "standing", "Standing", ALIGN_LEFT, 0);
  for (int i = 0; i < rows->row_count; i++)
    add_commitment(table, rows, i, frame->today);
  if (!frame->over)
    return;
  g_autofree char *day = month_frame_day(frame->today);
  g_autofree char *note = g_strdup_printf("Standing: on %s %.4s, not at the end of %s.", day,
                                          frame->today, frame->name);
  section_note(section, note);
}

/* --- all others ----------------------------------------------------------------------------- */

struct sums {
  long made, open, done, dropped, overdue;
};

static void add_row(struct table *table, const char *origin, const struct sums *sums, bool strong)
{
  struct table_row *row = table_row(table);
  row->strong = strong;
  row_text(row, origin);
  row_number(row, sums->made);
  row_number(row, sums->done);
  row_number(row, sums->dropped);
  row_number(row, sums->open);
  row_number(row, sums->overdue);
}

static void add_columns(struct table *table)
{
  table_column(table, "agreed_in", "Agreed in", ALIGN_LEFT, 3);
  table_column(table, "new", "New", ALIGN_RIGHT, 1)->number = true;
  table_column(table, "done", "Done", ALIGN_RIGHT, 1)->number = true;
  table_column(table, "dropped", "Dropped", ALIGN_RIGHT, 1)->number = true;
  table_column(table, "open", "Open", ALIGN_RIGHT, 1)->number = true;
  table_column(table, "overdue", "Overdue", ALIGN_RIGHT, 1)->number = true;
}

static void add_rows(struct table *table, const struct rowset *rows)
{
  struct sums all = { 0 };
  for (int i = 0; i < rows->row_count; i++) {
    struct sums one = { rowset_int(rows, i, "made"), rowset_int(rows, i, "open"),
                        rowset_int(rows, i, "done"), rowset_int(rows, i, "dropped"),
                        rowset_int(rows, i, "overdue") };
    g_autofree char *origin =
        words_sentence(choice_label(origin_choices, rowset_get(rows, i, "origin")));
    add_row(table, origin, &one, false);
    all.made += one.made;
    all.open += one.open;
    all.done += one.done;
    all.dropped += one.dropped;
    all.overdue += one.overdue;
  }
  if (rows->row_count > 1)
    add_row(table, "All", &all, true);
}

static void add_counts(struct section *section, const struct month_frame *frame,
                       const struct rowset *rows)
{
  section_heading(section, "All other follow-ups");
  if (rows->row_count == 0) {
    section_paragraph(section, "No follow-up was agreed on so far.");
    return;
  }
  struct table *table = section_table(section, "All other follow-ups");
  table->file = g_strdup("follow-ups");
  add_columns(table);
  add_rows(table, rows);
  g_autofree char *day = month_frame_day(frame->counted_on);
  g_autofree char *when = frame->over ? g_strdup("at its end") : g_strdup_printf("on %s", day);
  g_autofree char *note = g_strdup_printf("New, done and dropped: in %s. Open and overdue: %s. Who "
                                          "has these to do is on no page of the packet.",
                                          frame->name, when);
  section_note(section, note);
}

enum { RULED = 6 };

bool packet_follow_ups(struct packet_maker *maker, struct section *section, GError **error)
{
  const struct month_frame *frame = maker->figures->frame;
  AUTO(rowset)
  struct rowset *agreed = store_query(maker->store, STATEMENT_PACKET_COMMITMENTS, error, "first",
                                      frame->first_on, "last", frame->last_on, NULL);
  AUTO(rowset)
  struct rowset *others =
      agreed ? store_query(maker->store, STATEMENT_PACKET_FOLLOW_UPS, error, "first",
                           frame->first_on, "last", frame->counted_on, NULL)
             : NULL;
  if (!others)
    return false;
  add_commitments(section, frame, agreed);
  add_counts(section, frame, others);
  section_heading(section, "Agreed today: who, what, by when");
  section_rules(section, RULED);
  return true;
}
