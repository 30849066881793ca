#include "config.h"

#include "ui/rating.h"

#include "base/text.h"
#include "model/tables.h"
#include "ui/record_words.h"
#include "work/second_rating.h"

#include <string.h>

enum { STRATEGY_COLUMNS = 34 };

/* What the two levels are to each other. */
static const char *words_of(int distance)
{
  return distance < 0    ? "not rated by both"
         : distance == 0 ? "same level"
         : distance == 1 ? "one apart"
                         : "further apart";
}

static const char *label_of(const struct rowset *levels, const char *code)
{
  int row = code ? rowset_row(levels, "code", code) : -1;
  return row < 0 ? "no mark" : rowset_get(levels, row, "label");
}

static const char *level_of(const struct record *record, const struct record_type *type,
                            const char *strategy)
{
  const struct record *part = record_find_part(record, type, "strategy", strategy);
  return part ? record_get(part, "level") : NULL;
}

/* A text cut and padded to columns. */
static void append_cell(GString *text, const char *cell, int columns)
{
  g_autofree char *cut = g_strndup(cell, text_fit(cell, columns));
  g_string_append_printf(text, "%s%*s", cut, MAX(columns - text_width(cut), 0), "");
}

struct pair {
  struct store *store;
  const struct record *walkthrough, *rating;
  const struct rowset *items, *levels;
};

static void append_pair(GString *text, const struct pair *pair)
{
  int counts[4] = { 0, 0, 0, 0 };
  GString *rows = g_string_new(NULL);
  for (int i = 0; i < pair->items->row_count; i++) {
    const char *strategy = rowset_get(pair->items, i, "strategy");
    const char *one = level_of(pair->walkthrough, &record_mark, strategy);
    const char *other = level_of(pair->rating, &record_second_mark, strategy);
    int distance = second_rating_distance(pair->levels, one, other);
    counts[distance < 0 ? 3 : MIN(distance, 2)]++;
    append_cell(rows, rowset_get(pair->items, i, "wording"), STRATEGY_COLUMNS);
    g_string_append(rows, "  ");
    g_autofree char *both =
        g_strdup_printf("%s / %s", label_of(pair->levels, one), label_of(pair->levels, other));
    append_cell(rows, both, 22);
    g_string_append_printf(rows, "  %s\n", words_of(distance));
  }
  g_autofree char *first =
      record_words_ref(pair->store, "staff", record_get(pair->walkthrough, "recorder"));
  g_autofree char *second =
      record_words_ref(pair->store, "staff", record_get(pair->rating, "rater"));
  int both = counts[0] + counts[1] + counts[2];
  g_string_append_printf(text, "%s / %s\n", first, second);
  g_string_append_printf(text,
                         "Of %d strategies that both rated: same level %d, one apart %d, further "
                         "apart %d.\n\n%s\n",
                         both, counts[0], counts[1], counts[2], rows->str);
  g_string_free(rows, TRUE);
}

char *rating_compare(struct store *store, const char *walkthrough, GError **error)
{
  AUTO(rowset)
  struct rowset *ratings =
      store_query(store, STATEMENT_RATINGS_OF, error, "walkthrough", walkthrough, NULL);
  AUTO(record)
  struct record *stored = ratings && ratings->row_count
                              ? store_load(store, &record_walkthrough, walkthrough, error)
                              : NULL;
  AUTO(record) struct record *first = stored ? second_rating_first(stored, error) : NULL;
  if (!first)
    return NULL;
  const char *version = record_get(first, "instrument_version");
  AUTO(rowset)
  struct rowset *items = store_query(store, STATEMENT_FORM_ITEMS, error, "version", version, NULL);
  AUTO(rowset)
  struct rowset *levels =
      items ? store_query(store, STATEMENT_FORM_LEVELS, error, "version", version, NULL) : NULL;
  GString *text = g_string_new(NULL);
  for (int i = 0; levels && i < ratings->row_count; i++) {
    AUTO(record)
    struct record *rating =
        store_load(store, &record_second_rating, rowset_get(ratings, i, "uid"), NULL);
    if (rating)
      append_pair(text, &(struct pair){ store, first, rating, items, levels });
  }
  return g_string_free(text, FALSE);
}
