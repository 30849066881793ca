#include "config.h"

#include "ui/rating.h"

#include "model/tables.h"
#include "ui/record_words.h"
#include "work/second_rating.h"

#include <string.h>

/* What the two levels are to each other: the strategies come in this order, those to talk about
 * first. */
enum apart { FURTHER_APART, ONE_APART, SAME_LEVEL, NOT_BOTH, APARTS };

static const char *const headings[APARTS] = { "Further apart", "One apart", "Same level",
                                              "Not rated by both" };

static enum apart apart_of(int distance)
{
  return distance < 0    ? NOT_BOTH
         : distance == 0 ? SAME_LEVEL
         : distance == 1 ? ONE_APART
                         : FURTHER_APART;
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

struct pair {
  struct store *store;
  const struct record *walkthrough, *rating;
  const struct rowset *items, *levels;
};

/* `   Questions ask for reasoning: partly / not seen`, under what the two are to each other. */
static void sort_pair(const struct pair *pair, GString *groups[APARTS], int counts[APARTS])
{
  for (int i = 0; i < pair->items->row_count; i++) {
    const char *strategy = rowset_get(pair->items, i, "strategy");
    const char *one = level_of(pair->walkthrough, &record_mark, strategy);
    const char *other = level_of(pair->rating, &record_second_mark, strategy);
    enum apart apart = apart_of(second_rating_distance(pair->levels, one, other));
    counts[apart]++;
    g_string_append_printf(groups[apart], "   %s: %s / %s\n", rowset_get(pair->items, i, "wording"),
                           label_of(pair->levels, one), label_of(pair->levels, other));
  }
}

static void append_pair(GString *text, const struct pair *pair)
{
  int counts[APARTS] = { 0 };
  GString *groups[APARTS];
  for (int i = 0; i < APARTS; i++)
    groups[i] = g_string_new(NULL);
  sort_pair(pair, groups, counts);
  g_autofree char *first =
      record_words_ref(pair->store, "staff", record_get(pair->walkthrough, "recorder"));
  g_autofree char *second =
      record_words_ref(pair->store, "staff", record_get(pair->rating, "rater"));
  g_string_append_printf(text,
                         "%s / %s\nOf %d strategies that both rated: same level %d, one apart %d, "
                         "further apart %d.\n",
                         first, second,
                         counts[SAME_LEVEL] + counts[ONE_APART] + counts[FURTHER_APART],
                         counts[SAME_LEVEL], counts[ONE_APART], counts[FURTHER_APART]);
  for (int i = 0; i < APARTS; i++) {
    if (counts[i] > 0)
      g_string_append_printf(text, "\n%s\n%s", headings[i], groups[i]->str);
    g_string_free(groups[i], TRUE);
  }
  g_string_append_c(text, '\n');
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
