/* Teachers' names in the texts of a packet. */
#include "report/packet.h"

#include "model/date.h"
#include "report/month_frame.h"
#include "report/name_index.h"

static void warning_free(gpointer data)
{
  struct packet_warning *warning = data;
  char *texts[] = { warning->kind,  warning->record, warning->author,
                    warning->place, warning->text,   warning->name };
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
    g_free(texts[i]);
  g_free(warning);
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
static GPtrArray *check_texts(const struct rowset *texts, const struct rowset *teachers,
                              const struct rowset *leaders)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func(warning_free);
  AUTO(name_index) struct name_index *index = name_index_new(teachers);
  name_index_others(index, leaders);
  for (int i = 0; i < texts->row_count; i++) {
    g_autoptr(GPtrArray) named = name_index_find(index, rowset_get(texts, i, "text"));
    for (guint k = 0; k < named->len; k++)
      add_warning(warnings, texts, i, g_ptr_array_index(named, k));
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
  AUTO(rowset) struct rowset *leaders =
      teachers ? store_query(store, STATEMENT_REPORT_LEADERS, error, "first", frame->first_on,
                             "last", frame->last_on, NULL)
               : NULL;
  AUTO(rowset) struct rowset *texts =
      leaders ? store_query(store, STATEMENT_REPORT_TEXTS, error, "month", frame->month, "previous",
                            frame->previous, "school_year", frame->school_year, NULL)
              : NULL;
  return texts ? check_texts(texts, teachers, leaders) : NULL;
}
