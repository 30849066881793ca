/* Teachers' names in the texts of a packet. */
#include "report/packet.h"

#include "model/date.h"
#include "model/name.h"
#include "report/month_frame.h"

#include <string.h>

static void warning_free(gpointer data)
{
  struct packet_warning *warning = data;
  char *texts[] = { warning->kind,  warning->record, warning->author,
                    warning->place, warning->text,   warning->name };
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
    g_free(texts[i]);
  g_free(warning);
}

/* The words of text, folded. GStrv, yours. */
static char **folded_words(const char *text)
{
  g_autofree char *key = name_search_key(text);
  for (char *at = key; *at; at++)
    if (g_ascii_ispunct(*at))
      *at = ' ';
  return g_strsplit(key, " ", -1);
}

/* Rows of teachers by each folded word of the family name, so that a text is looked at once and not
 * once a teacher: word → GArray of int. Yours. */
static GHashTable *index_teachers(const struct rowset *teachers)
{
  GHashTable *index =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  for (int i = 0; i < teachers->row_count; i++) {
    g_auto(GStrv) words = folded_words(rowset_get(teachers, i, "family_name"));
    for (int k = 0; words[k]; k++) {
      if (words[k][0] == '\0')
        continue;
      GArray *rows = g_hash_table_lookup(index, words[k]);
      if (!rows) {
        rows = g_array_new(FALSE, FALSE, sizeof(int));
        g_hash_table_insert(index, g_strdup(words[k]), rows);
      }
      g_array_append_val(rows, i);
    }
  }
  return index;
}

/* Where the text stands, with the day or month that belongs to it. Yours. */
static char *place_of(const struct rowset *texts, int row)
{
  const char *place = rowset_get(texts, row, "place");
  const char *when = rowset_get(texts, row, "during");
  g_autofree char *words = when == NULL        ? NULL
                           : month_valid(when) ? month_long(when)
                                               : date_medium(when);
  return words ? g_strdup_printf("%s %s", place, words) : g_strdup(place);
}

static void add_warning(GPtrArray *warnings, const struct rowset *texts, int row, const char *name)
{
  struct packet_warning *warning = g_new0(struct packet_warning, 1);
  warning->kind = g_strdup(rowset_get(texts, row, "kind"));
  warning->record = g_strdup(rowset_get(texts, row, "record"));
  warning->author = g_strdup(rowset_get(texts, row, "author"));
  warning->place = place_of(texts, row);
  warning->text = g_strdup(rowset_get(texts, row, "text"));
  warning->name = g_strdup(name);
  g_ptr_array_add(warnings, warning);
}

/* One warning a text and teacher; people of one name are one. */
static void check_word(GPtrArray *warnings, const struct rowset *texts, int row,
                       const struct rowset *teachers, const GArray *candidates, GHashTable *said)
{
  for (guint i = 0; candidates && i < candidates->len; i++) {
    int teacher = g_array_index(candidates, int, i);
    const char *name = rowset_get(teachers, teacher, "name");
    if (!g_hash_table_contains(said, name)
        && name_mentioned(rowset_get(texts, row, "text"),
                          rowset_get(teachers, teacher, "given_name"),
                          rowset_get(teachers, teacher, "family_name"))) {
      g_hash_table_add(said, g_strdup(name));
      add_warning(warnings, texts, row, name);
    }
  }
}

static GPtrArray *check_texts(const struct rowset *texts, const struct rowset *teachers)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func(warning_free);
  g_autoptr(GHashTable) index = index_teachers(teachers);
  for (int i = 0; i < texts->row_count; i++) {
    g_auto(GStrv) words = folded_words(rowset_get(texts, i, "text"));
    g_autoptr(GHashTable) said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (int k = 0; words[k]; k++) {
      check_word(warnings, texts, i, teachers, g_hash_table_lookup(index, words[k]), said);
      /* The apostrophe of a possessive is folded away: `nunezs`. */
      size_t length = strlen(words[k]);
      if (length > 1 && words[k][length - 1] == 's') {
        words[k][length - 1] = '\0';
        check_word(warnings, texts, i, teachers, g_hash_table_lookup(index, words[k]), said);
      }
    }
  }
  return warnings;
}

GPtrArray *packet_name_warnings(struct store *store, const char *month, GError **error)
{
  if (!packet_may_make(store, month, error))
    return NULL;
  AUTO(packet_scope)
  struct packet_scope *scope G_GNUC_UNUSED = packet_scope_new(store, month);
  AUTO(month_frame) struct month_frame *frame = month_frame_read(store, month, error);
  if (!frame)
    return NULL;
  AUTO(rowset) struct rowset *teachers =
      store_query(store, STATEMENT_REPORT_TEACHERS, error, "first", frame->first_on, "last",
                  frame->last_on, NULL);
  AUTO(rowset) struct rowset *texts =
      teachers ? store_query(store, STATEMENT_REPORT_TEXTS, error, "month", frame->month,
                             "previous", frame->previous, "school_year", frame->school_year, NULL)
               : NULL;
  return texts ? check_texts(texts, teachers) : NULL;
}
