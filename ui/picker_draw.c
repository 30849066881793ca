#include "ui/picker_own.h"

#include "base/format.h"
#include "base/text.h"
#include "ui/app.h"
#include "ui/panel.h"

#include <string.h>

enum { TALLEST = 14, LABEL_MOST = 34, LEAD_MOST = 14, MARKER = 2, GAP = 2 };

struct widths {
  int lead, label;
};

static struct entry *shown(const struct picker *picker, int i)
{
  return g_ptr_array_index(picker->entries, g_array_index(picker->shown, guint, i));
}

static bool typed(const struct picker *picker)
{
  return *editor_text(picker->query) != '\0';
}

/* The heading above an item, where it begins a group. */
static const char *heading(const struct picker *picker, int i)
{
  const char *group = shown(picker, i)->group;
  if (typed(picker) || !group || (i > 0 && g_strcmp0(shown(picker, i - 1)->group, group) == 0))
    return NULL;
  return group;
}

/* The selected item unfolds to its whole detail, where the panel has room for more than it. */
static bool unfolds(const struct picker *picker, int i)
{
  return i == picker->selected && (picker->tall || picker_count(picker) >= TALLEST);
}

static int detail_column(struct widths widths)
{
  return MARKER + (widths.lead > 0 ? widths.lead + GAP : 0) + widths.label + GAP;
}

static int item_lines(const struct picker *picker, int i, struct widths widths)
{
  const struct entry *entry = shown(picker, i);
  int room = picker->items.width - detail_column(widths);
  if (!unfolds(picker, i) || !entry->detail || room < 1)
    return 1;
  return CLAMP(canvas_wrap_height(entry->detail, room), 1, MAX(picker->items.height - 1, 1));
}

static int lines_of(const struct picker *picker, int i, struct widths widths)
{
  return item_lines(picker, i, widths) + (heading(picker, i) ? 1 : 0);
}

/* Measured over what is seen: a long name far below does not push the details away. */
static struct widths measure(const struct picker *picker, int width)
{
  struct widths widths = { 0, 0 };
  int last = MIN(picker->top + picker->items.height, (int)picker->shown->len);
  for (int i = picker->top; i < last; i++) {
    const struct entry *entry = shown(picker, i);
    if (entry->lead)
      widths.lead = MAX(widths.lead, text_width(entry->lead));
    if (entry->detail)
      widths.label = MAX(widths.label, text_width(entry->label));
  }
  widths.lead = MIN(widths.lead, LEAD_MOST);
  widths.label = MIN(widths.label, MIN(LABEL_MOST, MAX(width - MARKER - widths.lead - 10, 8)));
  return widths;
}

/* How many lines it took. */
static int draw_item(struct picker *picker, struct canvas *canvas, int row, int i,
                     struct widths widths)
{
  const struct entry *entry = shown(picker, i);
  bool selected = i == picker->selected;
  unsigned style = selected ? STYLE_SELECTED : STYLE_PLAIN;
  if (selected) {
    canvas_text(canvas, row, 0, style, terminal_glyph(canvas->terminal, GLYPH_MARKER));
    canvas_cursor(canvas, row, MARKER);
  }
  int column = MARKER;
  if (widths.lead > 0) {
    canvas_field(canvas, row, column, widths.lead, STYLE_BOLD | style, entry->lead);
    column += widths.lead + GAP;
  }
  if (!entry->detail) {
    canvas_field(canvas, row, column, canvas->width - column, style, entry->label);
    return 1;
  }
  canvas_field(canvas, row, column, widths.label, style, entry->label);
  column += widths.label + GAP;
  int lines = item_lines(picker, i, widths);
  if (lines > 1) {
    struct canvas words = canvas_part(canvas, row, column, lines, canvas->width - column);
    canvas_wrap(&words, 0, STYLE_PLAIN, entry->detail, lines);
    return lines;
  }
  canvas_field(canvas, row, column, canvas->width - column, selected ? STYLE_PLAIN : STYLE_DIM,
               entry->detail);
  if (selected && text_width(entry->detail) > canvas->width - column)
    app_hint(picker->app, entry->detail);
  return 1;
}

/* Scrolls so that the selected item, with its heading, is seen. */
static void scroll(struct picker *picker, int height, struct widths widths)
{
  if (picker->selected < 0)
    return;
  picker->top = MIN(picker->top, picker->selected);
  for (;;) {
    int lines = 0;
    for (int i = picker->top; i <= picker->selected; i++)
      lines += lines_of(picker, i, widths);
    if (lines <= height || picker->top == picker->selected)
      return;
    picker->top++;
  }
}

static void draw_items(struct picker *picker, struct canvas *canvas)
{
  picker->items = *canvas;
  g_array_set_size(picker->rows, 0);
  /* Who is seen decides how wide the labels are, and they where the details break. */
  struct widths widths = measure(picker, canvas->width);
  for (int top = -1; top != picker->top;) {
    top = picker->top;
    scroll(picker, canvas->height, widths);
    widths = measure(picker, canvas->width);
  }
  int row = 0;
  for (int i = picker->top; i < (int)picker->shown->len && row < canvas->height; i++) {
    const char *title = heading(picker, i);
    int none = -1;
    if (title) {
      canvas_text(canvas, row++, 0, STYLE_DIM, title);
      g_array_append_val(picker->rows, none);
    }
    for (int lines = draw_item(picker, canvas, row, i, widths); lines > 0; lines--, row++)
      g_array_append_val(picker->rows, i);
  }
  if (picker->shown->len == 0) {
    const char *said =
        picker->empty ? picker->empty : "Nothing fits. Backspace takes a letter back.";
    canvas_wrap(canvas, 0, STYLE_PLAIN, said, canvas->height);
    canvas_cursor(canvas, 0, 0);
  }
}

/* What is typed, or that one can type; how many fit. */
static void draw_query(struct picker *picker, struct canvas *canvas)
{
  g_autofree char *count = format_of((long)picker->shown->len, picker_count(picker));
  int end = canvas_right(canvas, 0, canvas->width, STYLE_DIM, count);
  const char *invitation = picker->by_key ? "Type words, or press the key you wonder about."
                                          : "Type a few letters to narrow.";
  if (typed(picker))
    canvas_field(canvas, 0, MARKER, end - MARKER - 1, STYLE_BOLD, editor_text(picker->query));
  else
    canvas_field(canvas, 0, MARKER, end - MARKER - 1, STYLE_DIM, invitation);
}

void picker_draw(void *data, struct canvas *body)
{
  struct picker *picker = data;
  int groups = 0;
  for (guint i = 1; i < picker->entries->len && i < TALLEST; i++)
    groups += ((struct entry *)g_ptr_array_index(picker->entries, i))->group != NULL;
  int intro = picker->intro ? canvas_wrap_height(picker->intro, body->width - 2) : 0;
  int rows = picker->tall ? body->height : MIN(picker_count(picker) + groups + 2, TALLEST) + intro;
  struct canvas room = panel_begin(body, rows, picker->title);
  if (room.height < 2)
    return;
  draw_query(picker, &room);
  int row = 1;
  if (picker->intro) {
    struct canvas words = canvas_part(&room, row, MARKER, intro, room.width - MARKER);
    row += canvas_wrap(&words, 0, STYLE_PLAIN, picker->intro, intro);
  }
  struct canvas items = canvas_part(&room, row, 0, room.height - row, room.width);
  draw_items(picker, &items);
}
