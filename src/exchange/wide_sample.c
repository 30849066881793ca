#include "exchange/wide_sample.h"

#include "base/error.h"
#include "base/text.h"
#include "exchange/csv_reader.h"

#include <string.h>

enum { MOST_ROWS = 1000, LONGEST_ANSWER = 120 };

static void free_list(gpointer data)
{
  g_ptr_array_unref(data);
}

void wide_sample_free(struct wide_sample *sample)
{
  g_free(sample->name);
  g_ptr_array_unref(sample->titles);
  g_ptr_array_unref(sample->rows);
  g_ptr_array_unref(sample->answers);
  g_free(sample);
}

bool wide_sample_is_choice(const struct wide_sample *sample, guint column)
{
  const GPtrArray *answers = sample->answers->pdata[column];
  return answers->len > 0 && answers->len <= WIDE_SAMPLE_ANSWERS;
}

/* Nameless columns at the end are none. */
static void take_titles(struct wide_sample *sample, const struct csv_row *row)
{
  guint count = 0;
  for (int i = 0; i < row->count; i++) {
    char *title = text_clean(row->cells[i], true);
    if (title)
      count = (guint)i + 1;
    g_ptr_array_add(sample->titles, title ? title : g_strdup(""));
  }
  g_ptr_array_set_size(sample->titles, (int)count);
  for (guint i = 0; i < count; i++)
    g_ptr_array_add(sample->answers, g_ptr_array_new_with_free_func(g_free));
}

static void note_answer(GPtrArray *answers, const char *cell)
{
  if (answers->len > WIDE_SAMPLE_ANSWERS
      || g_ptr_array_find_with_equal_func(answers, cell, g_str_equal, NULL))
    return;
  g_ptr_array_add(answers, g_strdup(cell));
  /* A text is no answer of a few, however few there are. */
  while (strlen(cell) > LONGEST_ANSWER && answers->len <= WIDE_SAMPLE_ANSWERS)
    g_ptr_array_add(answers, g_strdup(cell));
}

static void take_row(struct wide_sample *sample, const struct csv_row *row)
{
  GPtrArray *kept = NULL;
  if (sample->rows->len < WIDE_SAMPLE_ROWS) {
    kept = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(sample->rows, kept);
  }
  for (guint i = 0; i < sample->titles->len; i++) {
    g_autofree char *cell = (int)i < row->count ? text_clean(row->cells[i], true) : NULL;
    if (cell)
      note_answer(sample->answers->pdata[i], cell);
    if (kept)
      g_ptr_array_add(kept, g_steal_pointer(&cell));
  }
}

struct wide_sample *wide_sample_read(const char *path, GError **error)
{
  return wide_sample_read_below(path, 0, error);
}

struct wide_sample *wide_sample_read_below(const char *path, long line, GError **error)
{
  GError *problem = NULL;
  const struct csv_row *row;
  AUTO(csv_reader) struct csv_reader *reader = csv_reader_open(path, NULL, error);
  if (!reader)
    return NULL;
  AUTO(wide_sample) struct wide_sample *sample = g_new0(struct wide_sample, 1);
  sample->name = g_strdup(csv_reader_name(reader));
  sample->titles = g_ptr_array_new_with_free_func(g_free);
  sample->rows = g_ptr_array_new_with_free_func(free_list);
  sample->answers = g_ptr_array_new_with_free_func(free_list);
  for (int i = 0; i <= MOST_ROWS && (row = csv_reader_next(reader, &problem)); i++)
    if (row->line < line)
      continue;
    else if (sample->titles->len == 0)
      take_titles(sample, row);
    else
      take_row(sample, row);
  if (!problem && sample->titles->len == 0)
    fail(&problem, TL_ERROR_INVALID, "%s: is empty; its first row must name the columns",
         sample->name);
  if (!problem)
    return g_steal_pointer(&sample);
  g_propagate_error(error, problem);
  return NULL;
}
