/* Follow-ups in the packet: as counts, by where they were agreed. */
#include "report/packet_private.h"

#include "base/format.h"
#include "model/tables.h"
#include "report/words.h"

struct sums {
  long made, open, done, overdue;
};

static void add_row(struct table *table, const char *origin, const struct sums *sums, bool strong)
{
  struct table_row *row = table_row(table);
  row->strong = strong;
  row_text(row, origin);
  row_number(row, sums->made);
  row_number(row, sums->done);
  row_number(row, sums->open);
  row_number(row, sums->overdue);
}

static void add_columns(struct table *table)
{
  table_column(table, "agreed_in", "Agreed in", ALIGN_LEFT, 3);
  table_column(table, "new", "New", ALIGN_RIGHT, 1)->number = true;
  table_column(table, "done", "Done", ALIGN_RIGHT, 1)->number = true;
  table_column(table, "open", "Open", ALIGN_RIGHT, 1)->number = true;
  table_column(table, "overdue", "Overdue", ALIGN_RIGHT, 1)->number = true;
}

static void add_rows(struct table *table, const struct rowset *rows)
{
  struct sums all = { 0 };
  for (int i = 0; i < rows->row_count; i++) {
    struct sums one = { rowset_int(rows, i, "made"), rowset_int(rows, i, "open"),
                        rowset_int(rows, i, "done"), rowset_int(rows, i, "overdue") };
    g_autofree char *origin =
        words_sentence(choice_label(origin_choices, rowset_get(rows, i, "origin")));
    add_row(table, origin, &one, false);
    all.made += one.made;
    all.open += one.open;
    all.done += one.done;
    all.overdue += one.overdue;
  }
  if (rows->row_count > 1)
    add_row(table, "All", &all, true);
}

bool packet_follow_ups(struct packet_maker *maker, struct section *section, GError **error)
{
  const struct month_frame *frame = maker->figures->frame;
  AUTO(rowset)
  struct rowset *rows = store_query(maker->store, STATEMENT_PACKET_FOLLOW_UPS, error, "first",
                                    frame->first_on, "last", frame->last_on, NULL);
  if (!rows)
    return false;
  if (rows->row_count == 0) {
    section_paragraph(section, "No follow-up was agreed on so far.");
    return true;
  }
  struct table *table = section_table(section, section->title);
  add_columns(table);
  add_rows(table, rows);
  g_autofree char *note = g_strdup_printf(
      "New and done: in %s. Open and overdue: at its end. Who has them to do is on no page of the "
      "packet.",
      frame->name);
  section_note(section, note);
  return true;
}
