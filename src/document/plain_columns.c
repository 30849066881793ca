#include "document/plain_table.h"

static int total_width(const struct plain_column *columns, int count, int gap)
{
  int total = count > 0 ? gap * (count - 1) : 0;
  for (int i = 0; i < count; i++)
    total += columns[i].width;
  return total;
}

/* The width that column is not to be made narrower than in this step. */
typedef int floor_function(const struct plain_column *column);

static int minimum_floor(const struct plain_column *column)
{
  return column->minimum;
}

static int hard_floor(const struct plain_column *column)
{
  return column->hard;
}

/* Takes excess columns away one by one, always from the widest that has any to give; what is left
 * of excess. */
static int shrink_widest(struct plain_column *columns, int count, int excess, floor_function *least)
{
  while (excess > 0) {
    struct plain_column *widest = NULL;
    for (int i = 0; i < count; i++)
      if (columns[i].width > least(&columns[i]) && (!widest || columns[i].width > widest->width))
        widest = &columns[i];
    if (!widest)
      break;
    widest->width--;
    excess--;
  }
  return excess;
}

/* Settles the columns whose share of room is beyond their bounds; true when any was. */
static bool settle(struct plain_column *columns, int count, gint64 *room, gint64 *weights,
                   bool *settled)
{
  bool any = false;
  for (int i = 0; i < count; i++) {
    struct plain_column *column = &columns[i];
    if (settled[i] || *weights <= 0)
      continue;
    gint64 share = *room * column->weight / *weights;
    if (share < column->width && share > column->hard)
      continue;
    column->width = share >= column->width ? column->width : column->hard;
    settled[i] = any = true;
    *room -= column->width;
    *weights -= column->weight;
  }
  return any;
}

/* Divides what the columns with a weight have, less excess, by weight. */
static void shrink_weighted(struct plain_column *columns, int count, int excess)
{
  g_autofree bool *settled = g_new0(bool, (gsize)count);
  gint64 room = -excess, weights = 0;
  for (int i = 0; i < count; i++) {
    settled[i] = columns[i].weight <= 0;
    room += settled[i] ? 0 : columns[i].width;
    weights += settled[i] ? 0 : columns[i].weight;
  }
  while (settle(columns, count, &room, &weights, settled))
    continue;
  for (int i = 0; i < count; i++) {
    if (settled[i])
      continue;
    columns[i].width = (int)(room * columns[i].weight / weights);
    room -= columns[i].width;
    weights -= columns[i].weight;
  }
}

static int longest_word(const struct plain_column *column, bool labels)
{
  return MAX(column->word, labels ? column->label : 0);
}

/* Where all columns have room for their longest words, none is made narrower than its own; false
 * where they have not. labels: those of their labels, too. */
static bool keep_words(struct plain_column *columns, int count, int gap, int available, bool labels)
{
  int total = gap * (count - 1);
  for (int i = 0; i < count; i++)
    total += MAX(columns[i].hard, longest_word(&columns[i], labels));
  for (int i = 0; i < count && total <= available; i++) {
    int word = longest_word(&columns[i], labels);
    columns[i].hard = MAX(columns[i].hard, word);
    columns[i].minimum = MAX(columns[i].minimum, word);
    columns[i].natural = MAX(columns[i].natural, word);
  }
  return total <= available;
}

void plain_columns_fit(struct plain_column *columns, int count, int gap, int available)
{
  if (count < 1)
    return;
  if (!keep_words(columns, count, gap, available, true))
    keep_words(columns, count, gap, available, false);
  for (int i = 0; i < count; i++)
    columns[i].width = columns[i].natural;
  int excess = total_width(columns, count, gap) - available;
  excess = shrink_widest(columns, count, excess, minimum_floor);
  if (excess > 0)
    shrink_weighted(columns, count, excess);
  excess = total_width(columns, count, gap) - available;
  shrink_widest(columns, count, excess, hard_floor);
}
