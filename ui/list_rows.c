#include "ui/list_own.h"

#include "base/text.h"
#include "model/name.h"

#include <stdlib.h>
#include <string.h>

enum {
  SCAN_TIME = 5 * 1000, /* microseconds: a third of what a key may take */
  LOOK_AT_CLOCK = 256,  /* rows between two looks */
};

int list_places(const struct list *list)
{
  return list->found ? (int)list->found->len : list->rows->row_count;
}

static int ordered(const struct list *list, int i)
{
  return list->sorted ? g_array_index(list->sorted, int, i) : i;
}

int list_row_at(const struct list *list, int place)
{
  return list->found ? g_array_index(list->found, int, place) : ordered(list, place);
}

int list_place_of(const struct list *list, const char *value)
{
  int column = list->key ? rowset_find(list->rows, list->key) : -1;
  for (int place = 0; column >= 0 && place < list_places(list); place++)
    if (g_strcmp0(rowset_at(list->rows, list_row_at(list, place), column), value) == 0)
      return place;
  return -1;
}

/* --- Finding
 * --------------------------------------------------------------------------------------------- */

/* All that a row shows, folded, so that what is read can be typed. */
static void gather(const struct list *list, int row, GString *into)
{
  g_string_truncate(into, 0);
  for (int i = 0; i < list->count; i++) {
    int column = list->columns[i];
    const char *cell = column < 0 ? NULL : rowset_at(list->rows, row, column);
    if (!cell)
      continue;
    if (list->view->columns[i].choices)
      cell = choice_label(list->view->columns[i].choices, cell);
    g_string_append_c(into, ' ');
    g_string_append(into, cell);
  }
}

static bool fits(const struct list *list, int row, GString *buffer)
{
  gather(list, row, buffer);
  g_autofree char *key = name_search_key(buffer->str);
  return name_matches(key, list->query_key);
}

bool list_scan(struct list *list)
{
  if (!list->found || !list->rows)
    return true;
  gint64 until = g_get_monotonic_time() + SCAN_TIME;
  g_autoptr(GString) buffer = g_string_sized_new(256);
  while (list->scanned < list->rows->row_count) {
    int row = ordered(list, list->scanned++);
    if (fits(list, row, buffer))
      g_array_append_val(list->found, row);
    if (list->scanned % LOOK_AT_CLOCK == 0 && g_get_monotonic_time() > until)
      return list->scanned >= list->rows->row_count;
  }
  return true;
}

/* What was found for fewer letters holds what is found for more: the rest need not be compared. */
static void narrow(struct list *list)
{
  g_autoptr(GString) buffer = g_string_sized_new(256);
  guint kept = 0;
  for (guint i = 0; i < list->found->len; i++) {
    int row = g_array_index(list->found, int, i);
    if (fits(list, row, buffer))
      g_array_index(list->found, int, kept++) = row;
  }
  g_array_set_size(list->found, kept);
}

void list_filter(struct list *list)
{
  g_autofree char *key = name_search_key(editor_text(list->query));
  bool more = list->found && list->query_key && *list->query_key
              && list->scanned >= list->rows->row_count && g_str_has_prefix(key, list->query_key)
              && list->found->len < 4000;
  g_free(list->query_key);
  list->query_key = g_steal_pointer(&key);
  list->top = 0;
  if (more) {
    narrow(list);
    return;
  }
  g_clear_pointer(&list->found, g_array_unref);
  list->scanned = 0;
  if (*list->query_key) {
    list->found = g_array_new(FALSE, FALSE, sizeof(int));
    list_scan(list);
  }
}

/* --- Ordering
 * --------------------------------------------------------------------------------------------- */

struct sort_row {
  int row;
  bool number;
  long value;
  char *key;
};

static int compare(const void *a, const void *b)
{
  const struct sort_row *one = a, *two = b;
  int order = 0;
  if (one->number)
    order = one->value < two->value ? -1 : one->value > two->value;
  else
    order = g_strcmp0(one->key, two->key);
  return order;
}

static int ascending(const void *a, const void *b)
{
  int order = compare(a, b);
  return order ? order : ((const struct sort_row *)a)->row - ((const struct sort_row *)b)->row;
}

static int descending(const void *a, const void *b)
{
  int order = -compare(a, b);
  return order ? order : ((const struct sort_row *)a)->row - ((const struct sort_row *)b)->row;
}

static bool is_of_type(const struct list *list, const char *column, enum field_type type)
{
  for (int i = 0; i < list->count; i++)
    if (strcmp(list->view->columns[i].name, column) == 0)
      return list->view->columns[i].type == type;
  return false;
}

/* text with each number in it written with so many figures that 9 comes before 10. Yours. */
static char *with_long_numbers(const char *text)
{
  enum { FIGURES = 8 };
  GString *key = g_string_new(NULL);
  while (*text) {
    size_t digits = strspn(text, "0123456789");
    for (size_t i = digits; digits > 0 && i < FIGURES; i++)
      g_string_append_c(key, '0');
    g_string_append_len(key, text, (gssize)MAX(digits, 1));
    text += MAX(digits, 1);
  }
  return g_string_free(key, FALSE);
}

/* What text is ordered by: what is seen of it (`Nuñez, José`), numbers in it by their size. */
static char *text_key(const struct list *list, int row, int column)
{
  g_autofree char *seen = NULL;
  if (list->cell && is_of_type(list, list->order, FIELD_TEXT))
    list->cell(list->rows, row, list->order, &seen, list->cell_data);
  const char *cell = seen ? seen : rowset_at(list->rows, row, column);
  g_autofree char *key = name_sort_key(cell ? cell : "");
  return with_long_numbers(key);
}

static void sort(struct list *list, int column)
{
  int count = list->rows->row_count;
  bool number = is_of_type(list, list->order, FIELD_INT);
  struct sort_row *rows = g_new(struct sort_row, (gsize)count);
  for (int row = 0; row < count; row++) {
    const char *cell = number ? rowset_at(list->rows, row, column) : NULL;
    rows[row] = (struct sort_row){ .row = row, .number = number };
    if (number)
      rows[row].value = cell ? strtol(cell, NULL, 10) : G_MAXLONG; /* never: the most days ago */
    else
      rows[row].key = text_key(list, row, column);
  }
  qsort(rows, (size_t)count, sizeof *rows, list->descending ? descending : ascending);
  list->sorted = g_array_sized_new(FALSE, FALSE, sizeof(int), (guint)count);
  for (int i = 0; i < count; i++) {
    g_array_append_val(list->sorted, rows[i].row);
    g_free(rows[i].key);
  }
  g_free(rows);
}

void list_order(struct list *list)
{
  g_clear_pointer(&list->sorted, g_array_unref);
  int column = list->order ? rowset_find(list->rows, list->order) : -1;
  if (column >= 0 && list->rows->row_count > 1)
    sort(list, column);
  g_clear_pointer(&list->found, g_array_unref);
  int top = list->top;
  list_filter(list);
  list->top = top;
}
