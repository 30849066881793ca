#include "ui/list.h"

#include "base/text.h"
#include "ui/list_own.h"

#include <string.h>

enum { WHEEL_ROWS = 3 };

struct list *list_new(const struct view *view, const char *key)
{
  struct list *list = g_new0(struct list, 1);
  list->view = view;
  list->key = g_strdup(key);
  list->selected = -1;
  list->query = editor_new(true);
  list->lines = g_array_new(FALSE, FALSE, sizeof(int));
  for (int i = 0; i < LIST_COLUMNS_MOST && view->columns[i].name; i++) {
    list->seen[i] = view->columns[i].width >= 0; /* until it is drawn */
    list->count++;
  }
  return list;
}

void list_free(struct list *list)
{
  if (!list)
    return;
  rowset_free(list->rows);
  g_free(list->key);
  g_free(list->empty);
  g_free(list->group);
  g_free(list->order);
  g_free(list->pieces);
  g_clear_pointer(&list->sorted, g_array_unref);
  g_clear_pointer(&list->found, g_array_unref);
  g_array_unref(list->lines);
  editor_free(list->query);
  g_free(list->query_key);
  g_free(list);
}

const struct rowset *list_rows(const struct list *list)
{
  return list->rows;
}

void list_set_empty(struct list *list, const char *sentence)
{
  g_free(list->empty);
  list->empty = g_strdup(sentence);
}

void list_on_cell(struct list *list, list_cell *cell, void *data)
{
  list->cell = cell;
  list->cell_data = data;
}

void list_on_draw(struct list *list, list_painter *draw, void *data)
{
  list->draw = draw;
  list->draw_data = data;
}

void list_set_group(struct list *list, const char *column)
{
  g_free(list->group);
  list->group = g_strdup(column);
}

void list_set_pieces(struct list *list, const char *column)
{
  g_free(list->pieces);
  list->pieces = g_strdup(column);
}

/* --- The selection
 * -------------------------------------------------------------------------------------- */

int list_row(const struct list *list)
{
  if (!list->rows || list->selected < 0 || list->selected >= list_places(list))
    return -1;
  return list_row_at(list, list->selected);
}

const char *list_get(const struct list *list, const char *column)
{
  int row = list_row(list);
  return row < 0 ? NULL : rowset_get(list->rows, row, column);
}

int list_count(const struct list *list)
{
  return list->rows ? list_places(list) : 0;
}

static void clamp_selection(struct list *list)
{
  int places = list_count(list);
  list->selected = places == 0 ? -1 : CLAMP(list->selected, 0, places - 1);
}

bool list_select(struct list *list, const char *key)
{
  int place = key && list->rows ? list_place_of(list, key) : -1;
  if (place >= 0)
    list->selected = place;
  return place >= 0;
}

bool list_select_row(struct list *list, int row)
{
  for (int place = 0; place < list_count(list); place++)
    if (list_row_at(list, place) == row) {
      list->selected = place;
      return true;
    }
  return false;
}

/* Does change, and keeps the selected record selected where it still is. */
static void keeping_selection(struct list *list, void (*change)(struct list *list))
{
  g_autofree char *key = g_strdup(list->key ? list_get(list, list->key) : NULL);
  int row = list_row(list);
  change(list);
  bool kept = key ? list_select(list, key) : row >= 0 && list_select_row(list, row);
  if (!kept)
    clamp_selection(list);
}

void list_set_rows(struct list *list, struct rowset *rows)
{
  g_autofree char *key = g_strdup(list->key ? list_get(list, list->key) : NULL);
  rowset_free(list->rows);
  list->rows = rows;
  for (int i = 0; i < list->count; i++)
    list->columns[i] = rowset_find(rows, list->view->columns[i].name);
  list_order(list);
  if (!list_select(list, key))
    clamp_selection(list);
}

void list_sort(struct list *list, const char *column, bool descending)
{
  g_free(list->order);
  list->order = g_strdup(column);
  list->descending = descending;
  if (list->rows)
    keeping_selection(list, list_order);
}

void list_set_orderable(struct list *list)
{
  list->orderable = true;
}

static bool may_order_by(const struct list *list, int column)
{
  return list->seen[column] && list->columns[column] >= 0 && *list->view->columns[column].label;
}

/* The next step among: as they came, and each column rising, then falling. */
static void step_order(struct list *list, int by)
{
  int steps = 1 + 2 * list->count;
  int step = 0;
  for (int i = 0; list->order && i < list->count; i++)
    if (strcmp(list->view->columns[i].name, list->order) == 0)
      step = 1 + 2 * i + list->descending;
  do
    step = (step + by + steps) % steps;
  while (step > 0 && !may_order_by(list, (step - 1) / 2));
  list_sort(list, step > 0 ? list->view->columns[(step - 1) / 2].name : NULL,
            step > 0 && (step - 1) % 2 == 1);
  list->selected = list_places(list) > 0 ? 0 : -1;
}

/* --- Finding
 * ---------------------------------------------------------------------------------------------- */

bool list_typing(const struct list *list)
{
  return list->typing;
}

static bool filtered(const struct list *list)
{
  return *editor_text(list->query) != '\0';
}

void list_clear_filter(struct list *list)
{
  list->typing = false;
  if (!filtered(list))
    return;
  editor_set_text(list->query, NULL);
  if (list->rows)
    keeping_selection(list, list_filter);
}

static void filter_and_select_first(struct list *list)
{
  if (!list->rows)
    return;
  list_filter(list);
  list->selected = list_places(list) > 0 ? 0 : -1;
}

/* While the letters narrow: what is no letter and no movement. True when it was used. */
static bool typing_key(struct list *list, const struct key *key)
{
  if (key->code == K_ESC) {
    list_clear_filter(list);
    return true;
  }
  if (key->code == K_ENTER || key->code == K_TAB) {
    list->typing = false;
    return key->code == K_TAB; /* Enter opens what was found */
  }
  if (!key_is_text(key) && key->code != K_BACKSPACE && key->code != K_CTRL('U')
      && key->code != K_CTRL('W'))
    return false;
  if (key->code == K_BACKSPACE && !filtered(list))
    list->typing = false;
  else if (editor_key(list->query, key) == EDITOR_CHANGED)
    filter_and_select_first(list);
  return true;
}

/* --- Moving
 * -----------------------------------------------------------------------------------------------
 */

static bool move(struct list *list, int by)
{
  if (list_count(list) > 0) {
    clamp_selection(list);
    gint64 wanted = (gint64)list->selected + by;
    list->selected = (int)CLAMP(wanted, 0, list_count(list) - 1);
  }
  return true;
}

static bool move_key(struct list *list, const struct key *key)
{
  int page = MAX(list->body.height - 1, 1);
  switch (key->code) {
  case K_UP:
    return move(list, -1);
  case K_DOWN:
    return move(list, 1);
  case K_PAGE_UP:
    return move(list, -page);
  case K_PAGE_DOWN:
    return move(list, page);
  case K_HOME:
    return move(list, -G_MAXINT);
  case K_END:
    return move(list, G_MAXINT);
  default:
    return false;
  }
}

static bool mouse_key(struct list *list, const struct key *key)
{
  int row;
  if (key->button == MOUSE_WHEEL_UP || key->button == MOUSE_WHEEL_DOWN)
    return move(list, key->button == MOUSE_WHEEL_UP ? -WHEEL_ROWS : WHEEL_ROWS);
  if (!canvas_holds(&list->body, key, &row, NULL))
    return false;
  int place = row < (int)list->lines->len ? g_array_index(list->lines, int, row) : -1;
  if (place >= 0)
    list->selected = place;
  return true;
}

bool list_key(struct list *list, const struct key *key)
{
  if (key->code == K_MOUSE)
    return mouse_key(list, key);
  if (move_key(list, key))
    return true;
  if (list->typing)
    return typing_key(list, key);
  if (key->code == '/' || key->code == K_CTRL('F')) {
    list_clear_filter(list); /* another word, not more of the one before */
    list->typing = true;
    return true;
  }
  if (list->orderable && (key->code == '>' || key->code == '<')) {
    step_order(list, key->code == '>' ? 1 : -1);
    return true;
  }
  if (key->code == K_ESC && filtered(list)) {
    list_clear_filter(list);
    return true;
  }
  return false;
}

static const char in_list[] = "In a list";

const struct action list_actions[] = {
  { "list.find", "Find", "Narrows the list to what is typed; Esc shows all again.", in_list, "/ ^F",
    0, NULL, NULL, NULL },
  { "list.move", "Move", "Goes to the row above or below.", in_list, "Up Down",
    ACTION_QUIET | ACTION_KEY, NULL, NULL, NULL },
  { "list.page", "By pages", "Goes a page up or down.", in_list, "PgUp PgDn",
    ACTION_QUIET | ACTION_KEY, NULL, NULL, NULL },
  { "list.ends", "First, last", "Goes to the first or the last row.", in_list, "Home End",
    ACTION_QUIET | ACTION_KEY, NULL, NULL, NULL },
  { .name = NULL },
};
