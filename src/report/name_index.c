#include "report/name_index.h"

#include "model/name.h"

#include <string.h>

struct name_index {
  const struct rowset *people;
  const struct rowset *others; /* or NULL */
  GHashTable *rows;            /* GArray of int, by folded word of the family name */
};

/* The words of text, folded. GStrv, yours. */
static char **folded_words(const char *text)
{
  g_autofree char *key = name_search_key(text);
  for (char *at = key; *at; at++)
    if (g_ascii_ispunct(*at))
      *at = ' ';
  return g_strsplit(key, " ", -1);
}

static void add_person(GHashTable *index, const char *family, int row)
{
  g_auto(GStrv) words = folded_words(family ? family : "");
  for (int i = 0; words[i]; i++) {
    if (words[i][0] == '\0')
      continue;
    GArray *rows = g_hash_table_lookup(index, words[i]);
    if (!rows) {
      rows = g_array_new(FALSE, FALSE, sizeof(int));
      g_hash_table_insert(index, g_strdup(words[i]), rows);
    }
    g_array_append_val(rows, row);
  }
}

struct name_index *name_index_new(const struct rowset *people)
{
  struct name_index *index = g_new0(struct name_index, 1);
  index->people = people;
  index->rows =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  for (int i = 0; i < people->row_count; i++)
    add_person(index->rows, rowset_get(people, i, "family_name"), i);
  return index;
}

void name_index_others(struct name_index *index, const struct rowset *others)
{
  index->others = others;
}

void name_index_free(struct name_index *index)
{
  g_hash_table_unref(index->rows);
  g_free(index);
}

/* Those of the family that word is of whom the text names: in found, each once. */
static void find_word(const struct name_index *index, const char *word, const char *text,
                      GArray *found)
{
  const GArray *rows = g_hash_table_lookup(index->rows, word);
  for (guint i = 0; rows && i < rows->len; i++) {
    int row = g_array_index(rows, int, i);
    bool known = false;
    for (guint k = 0; k < found->len && !known; k++)
      known = g_array_index(found, int, k) == row;
    if (!known
        && name_mentioned(text, rowset_get(index->people, row, "given_name"),
                          rowset_get(index->people, row, "family_name")))
      g_array_append_val(found, row);
  }
}

static bool whole(const struct rowset *people, const char *text, int row)
{
  return name_mentioned_whole(text, rowset_get(people, row, "given_name"),
                              rowset_get(people, row, "family_name"));
}

/* Row of people is of that family (folded), and named with the given name. */
static bool is_named(const struct rowset *people, const char *family, const char *text, int row)
{
  g_autofree char *theirs = name_search_key(rowset_get(people, row, "family_name"));
  return strcmp(family, theirs) == 0 && whole(people, text, row);
}

/* Another of the same family is named with the given name. */
static bool another_is_meant(const struct name_index *index, const char *text, const GArray *found,
                             int row)
{
  if (whole(index->people, text, row))
    return false;
  g_autofree char *family = name_search_key(rowset_get(index->people, row, "family_name"));
  for (guint i = 0; i < found->len; i++)
    if (is_named(index->people, family, text, g_array_index(found, int, i)))
      return true;
  for (int i = 0; index->others && i < index->others->row_count; i++)
    if (is_named(index->others, family, text, i))
      return true;
  return false;
}

GPtrArray *name_index_find(const struct name_index *index, const char *text)
{
  g_auto(GStrv) words = folded_words(text);
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(int));
  for (int i = 0; words[i]; i++) {
    find_word(index, words[i], text, found);
    /* The apostrophe of a possessive is folded away: `nunezs`. */
    size_t length = strlen(words[i]);
    if (length > 1 && words[i][length - 1] == 's') {
      words[i][length - 1] = '\0';
      find_word(index, words[i], text, found);
    }
  }
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < found->len; i++) {
    int row = g_array_index(found, int, i);
    g_autofree char *name = name_full(rowset_get(index->people, row, "given_name"),
                                      rowset_get(index->people, row, "family_name"));
    if (!another_is_meant(index, text, found, row)
        && !g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
      g_ptr_array_add(names, g_steal_pointer(&name));
  }
  return names;
}
