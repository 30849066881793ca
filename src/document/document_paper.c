/* What of a document stands on paper, which has pages that end. */
#include "document/document.h"

static void runs_to_paper(GPtrArray *runs)
{
  for (guint i = runs ? runs->len : 0; i > 0; i--) {
    struct run *run = g_ptr_array_index(runs, i - 1);
    run->style &= ~(unsigned)RUN_PAPER;
    if (run->style & RUN_OFF_PAPER)
      g_ptr_array_remove_index(runs, i - 1);
  }
}

/* True when nothing of table is left. */
static bool table_to_paper(struct table *table)
{
  bool any = table->rows->len > 0;
  for (guint i = table->rows->len; i > 0; i--) {
    const struct table_row *row = g_ptr_array_index(table->rows, i - 1);
    if (row->off_paper) {
      g_ptr_array_remove_index(table->rows, i - 1);
      continue;
    }
    for (guint k = 0; k < row->cells->len; k++)
      runs_to_paper(((struct cell *)g_ptr_array_index(row->cells, k))->runs);
  }
  return any && table->rows->len == 0;
}

void section_to_paper(struct section *section)
{
  for (guint i = section->blocks->len; i > 0; i--) {
    struct block *block = g_ptr_array_index(section->blocks, i - 1);
    runs_to_paper(block->runs);
    if (block->cell)
      runs_to_paper(block->cell->runs);
    if (block->table && table_to_paper(block->table))
      g_ptr_array_remove_index(section->blocks, i - 1);
  }
}
