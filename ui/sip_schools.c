/* The schools whose plan one may see, and moving about in the tree of one. */
#include "config.h"

#include "ui/sip_screen.h"

#include "model/date.h"
#include "model/tables.h"

#include <string.h>

static const struct view_column columns[] = {
  { "name", "School", 0, 1, FIELD_TEXT, NULL },   { "items", "Items", 5, 1, FIELD_INT, NULL },
  { "complete", "[C]", 4, 1, FIELD_INT, NULL },   { "in_progress", "[P]", 4, 1, FIELD_INT, NULL },
  { "no_action", "[N]", 4, 1, FIELD_INT, NULL },  { "unset", "Not set", 7, 1, FIELD_INT, NULL },
  { "bar", "Complete", 14, 2, FIELD_TEXT, NULL }, { "uid", "Uid", -1, 4, FIELD_CODE, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view view = { "sip-schools", "School Improvement Plans", columns };

static unsigned look(const struct rowset *rows, int row, const char *column, char **text,
                     void *data)
{
  (void)data;
  (void)text;
  bool any = rowset_int(rows, row, column) > 0;
  if (strcmp(column, "complete") == 0 || strcmp(column, "in_progress") == 0
      || strcmp(column, "no_action") == 0)
    return any ? sip_style(column) : STYLE_DIM;
  return strcmp(column, "unset") == 0 && any ? STYLE_BOLD : STYLE_PLAIN;
}

static bool paint(const struct rowset *rows, int row, const char *column, struct canvas *canvas,
                  void *data)
{
  (void)data;
  long items = rowset_int(rows, row, "items");
  if (strcmp(column, "bar") != 0)
    return false;
  if (items > 0)
    canvas_bar(canvas, 0, 0, canvas->width, STYLE_GOOD,
               (double)rowset_int(rows, row, "complete") / (double)items);
  else
    canvas_text(canvas, 0, 0, STYLE_DIM, "no plan yet");
  return true;
}

struct list *sip_schools_new(void)
{
  struct list *list = list_new(&view, "uid");
  list_on_cell(list, look, NULL);
  list_on_draw(list, paint, NULL);
  list_set_empty(
      list,
      "No school yet whose plan you may see. The record keeper enters schools, or brings them in "
      "from a file.");
  return list;
}

bool sip_schools_reload(struct sip_screen *self, GError **error)
{
  g_autofree char *year = month_school_year(self->month);
  struct rowset *rows = store_query(session_of(self->app)->store, STATEMENT_SIP_SCHOOLS, error,
                                    "month", self->month, "school_year", year, NULL);
  if (rows)
    list_set_rows(self->schools, rows);
  return rows != NULL;
}

/* --- rows of the tree --------------------------------------------------------------------------
 */

struct sip_row *sip_selected(const struct sip_screen *self)
{
  return self->selected < (int)self->rows->len
             ? &g_array_index(self->rows, struct sip_row, self->selected)
             : NULL;
}

const struct sip_item *sip_selected_item(const struct sip_screen *self)
{
  const struct sip_row *row = self->sip ? sip_selected(self) : NULL;
  return row && row->item >= 0 ? g_ptr_array_index(self->sip->items, row->item) : NULL;
}

static void add_row(struct sip_screen *self, int goal, int item, const char *uid,
                    const char *wanted)
{
  struct sip_row row = { .goal = goal, .item = item };
  if (g_strcmp0(uid, wanted) == 0)
    self->selected = (int)self->rows->len;
  g_array_append_val(self->rows, row);
}

void sip_make_rows(struct sip_screen *self, const char *uid)
{
  const struct sip *sip = self->sip;
  g_array_set_size(self->rows, 0);
  for (int goal = 0; goal < sip->goals->row_count; goal++) {
    add_row(self, goal, -1, rowset_get(sip->goals, goal, "uid"), uid);
    for (guint i = 0; i < sip->items->len; i++) {
      const struct sip_item *item = g_ptr_array_index(sip->items, i);
      if (item->goal == goal)
        add_row(self, goal, (int)i, item->uid, uid);
    }
  }
  self->selected = CLAMP(self->selected, 0, MAX((int)self->rows->len - 1, 0));
}

void sip_next_item(struct sip_screen *self)
{
  for (int i = self->selected + 1; i < (int)self->rows->len; i++)
    if (g_array_index(self->rows, struct sip_row, i).item >= 0) {
      self->selected = i;
      return;
    }
}

static bool mouse_key(struct sip_screen *self, const struct key *key)
{
  int row, last = (int)self->rows->len - 1;
  if (key->button == MOUSE_WHEEL_UP || key->button == MOUSE_WHEEL_DOWN) {
    self->selected = CLAMP(self->selected + (key->button == MOUSE_WHEEL_UP ? -1 : 1), 0, last);
    return true;
  }
  if (key->button != MOUSE_LEFT || !canvas_holds(&self->drawn, key, &row, NULL))
    return false;
  for (int i = 0; i <= last; i++) {
    const struct sip_row *at = &g_array_index(self->rows, struct sip_row, i);
    if (self->top + row >= at->first && self->top + row <= at->last)
      self->selected = i;
  }
  return true;
}

bool sip_tree_key(struct sip_screen *self, const struct key *key)
{
  int last = (int)self->rows->len - 1, page = MAX(self->drawn.height / 2, 1), to;
  if (last < 0)
    return false;
  switch (key->code) {
  case K_UP:
    to = self->selected - 1;
    break;
  case K_DOWN:
    to = self->selected + 1;
    break;
  case K_PAGE_UP:
    to = self->selected - page;
    break;
  case K_PAGE_DOWN:
    to = self->selected + page;
    break;
  case K_HOME:
    to = 0;
    break;
  case K_END:
    to = last;
    break;
  case K_MOUSE:
    return mouse_key(self, key);
  default:
    return false;
  }
  self->selected = CLAMP(to, 0, last);
  return true;
}
