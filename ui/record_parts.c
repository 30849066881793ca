#include "config.h"

#include "ui/record_parts.h"

#include "base/clock.h"
#include "model/tables.h"
#include "ui/record_words.h"

#include <string.h>

/* A line: a heading (blank without a type), a part, the row that adds one, the row that finishes.
 */
enum line_kind { LINE_HEADING, LINE_PART, LINE_ADD, LINE_FINISH };

struct line {
  enum line_kind kind;
  const struct record_type *type;
  int place; /* LINE_PART: among the parts of its type */
};

struct record_parts {
  struct store *store;
  struct record *record;
  const char *finish; /* NULL: to look at only */
  GArray *lines;
  int selected; /* a line that is no heading; -1: none */
  int top;
  struct canvas drawn;
};

static const struct line *line_at(const struct record_parts *parts, int index)
{
  return index < 0 || index >= (int)parts->lines->len
             ? NULL
             : &g_array_index(parts->lines, struct line, index);
}

bool record_parts_shown(const struct record_type *type)
{
  return type == &record_staff;
}

static void add_lines(struct record_parts *parts, const struct record_type *type)
{
  GPtrArray *list = record_parts(parts->record, type);
  struct line line = { LINE_HEADING, type, 0 };
  g_array_append_val(parts->lines, line);
  line.kind = LINE_PART;
  for (line.place = 0; line.place < (int)list->len; line.place++)
    g_array_append_val(parts->lines, line);
  line.kind = LINE_ADD;
  if (parts->finish)
    g_array_append_val(parts->lines, line);
}

void record_parts_reload(struct record_parts *parts)
{
  g_array_set_size(parts->lines, 0);
  for (int i = 0; parts->record->type->parts[i]; i++)
    add_lines(parts, parts->record->type->parts[i]);
  struct line end[] = { { LINE_HEADING, NULL, 0 }, { LINE_FINISH, NULL, 0 } };
  if (parts->finish)
    g_array_append_vals(parts->lines, end, G_N_ELEMENTS(end));
  parts->selected = MIN(parts->selected, (int)parts->lines->len - 1);
  const struct line *line = line_at(parts, parts->selected);
  if (!line || line->kind == LINE_HEADING)
    record_parts_first(parts);
}

struct record_parts *record_parts_new(struct store *store, struct record *record,
                                      const char *finish)
{
  struct record_parts *parts = g_new0(struct record_parts, 1);
  parts->store = store;
  parts->record = record;
  parts->finish = finish;
  parts->lines = g_array_new(FALSE, FALSE, sizeof(struct line));
  parts->selected = -1;
  record_parts_reload(parts);
  return parts;
}

void record_parts_free(struct record_parts *parts)
{
  g_array_unref(parts->lines);
  g_free(parts);
}

/* --- the selection -------------------------------------------------------------------------- */

bool record_parts_move(struct record_parts *parts, int by)
{
  for (int index = parts->selected + by; line_at(parts, index); index += by)
    if (line_at(parts, index)->kind != LINE_HEADING) {
      parts->selected = index;
      return true;
    }
  return false;
}

void record_parts_first(struct record_parts *parts)
{
  parts->selected = -1;
  record_parts_move(parts, 1);
}

void record_parts_last(struct record_parts *parts)
{
  parts->selected = (int)parts->lines->len;
  record_parts_move(parts, -1);
}

bool record_parts_at_finish(const struct record_parts *parts)
{
  const struct line *line = line_at(parts, parts->selected);
  return line && line->kind == LINE_FINISH;
}

bool record_parts_select(struct record_parts *parts, const struct record_type *type, int place)
{
  for (int i = 0; line_at(parts, i); i++)
    if (line_at(parts, i)->type == type && line_at(parts, i)->kind == LINE_PART
        && line_at(parts, i)->place == place) {
      parts->selected = i;
      return true;
    }
  return false;
}

bool record_parts_click(struct record_parts *parts, const struct key *key)
{
  int row = 0;
  if (!canvas_holds(&parts->drawn, key, &row, NULL))
    return false;
  const struct line *line = line_at(parts, parts->top + row);
  if (!line || line->kind == LINE_HEADING)
    return false;
  parts->selected = parts->top + row;
  return true;
}

struct record *record_parts_selected(const struct record_parts *parts, int *place)
{
  const struct line *line = line_at(parts, parts->selected);
  if (!line || line->kind != LINE_PART)
    return NULL;
  if (place)
    *place = line->place;
  return g_ptr_array_index(record_parts(parts->record, line->type), (guint)line->place);
}

const struct record_type *record_parts_type(const struct record_parts *parts)
{
  const struct line *line = line_at(parts, parts->selected);
  return line ? line->type : NULL;
}

/* --- changing ------------------------------------------------------------------------------- */

struct record *record_parts_add(struct record_parts *parts)
{
  const struct record_type *type = record_parts_type(parts);
  struct record *part = record_add_part(parts->record, type);
  int place = (int)record_parts(parts->record, type)->len - 1;
  record_parts_reload(parts);
  record_parts_select(parts, type, place);
  return part;
}

void record_parts_remove(struct record_parts *parts)
{
  int place = 0;
  if (!record_parts_selected(parts, &place))
    return;
  g_ptr_array_remove_index(record_parts(parts->record, record_parts_type(parts)), (guint)place);
  record_parts_reload(parts);
}

/* --- drawing -------------------------------------------------------------------------------- */

int record_parts_height(const struct record_parts *parts)
{
  return (int)parts->lines->len;
}

/* True when the part's time is over. */
static bool is_over(const struct record *part)
{
  g_autofree char *today = clock_today();
  const char *until = record_get(part, "until_on");
  return until && strcmp(until, today) <= 0;
}

static const char *heading(const struct record_type *type)
{
  return type == &record_supervision ? "Supervised by" : type->plural;
}

static const char *invitation(const struct record_type *type)
{
  return type == &record_supervision ? "Add a supervisor" : "Add an assignment";
}

static void draw_line(const struct record_parts *parts, struct canvas *canvas, int row,
                      const struct line *line, bool focused)
{
  if (line->kind == LINE_HEADING && !line->type)
    return;
  if (line->kind == LINE_HEADING) {
    bool empty = record_parts(parts->record, line->type)->len == 0;
    int used = canvas_text(canvas, row, 1, STYLE_BOLD, heading(line->type));
    if (empty && !parts->finish)
      canvas_text(canvas, row, 3 + used, STYLE_DIM,
                  line->type == &record_supervision ? "nobody yet" : "none yet");
    return;
  }
  unsigned style = focused ? STYLE_SELECTED : line->kind != LINE_PART ? STYLE_DIM : STYLE_PLAIN;
  if (focused)
    canvas_text(canvas, row, 1, STYLE_SELECTED, terminal_glyph(canvas->terminal, GLYPH_MARKER));
  if (line->kind != LINE_PART) {
    canvas_text(canvas, row, 3, style,
                line->kind == LINE_ADD ? invitation(line->type) : parts->finish);
    return;
  }
  const struct record *part =
      g_ptr_array_index(record_parts(parts->record, line->type), (guint)line->place);
  g_autofree char *text = record_words_part(parts->store, part);
  unsigned own = !focused && is_over(part) ? STYLE_DIM : style;
  canvas_field(canvas, row, 3, canvas->width - 4, own, *text ? text : "(nothing entered)");
}

void record_parts_draw(struct record_parts *parts, struct canvas *canvas, bool focus)
{
  parts->drawn = *canvas;
  int count = (int)parts->lines->len;
  if (focus && parts->selected >= 0)
    parts->top = CLAMP(parts->top, parts->selected - canvas->height + 1, parts->selected);
  parts->top = CLAMP(parts->top, 0, MAX(count - canvas->height, 0));
  for (int row = 0; row < canvas->height && parts->top + row < count; row++) {
    bool focused = focus && parts->top + row == parts->selected;
    draw_line(parts, canvas, row, line_at(parts, parts->top + row), focused);
    if (focused)
      canvas_cursor(canvas, row, 3);
  }
  if (parts->top > 0)
    canvas_text(canvas, 0, canvas->width - 1, STYLE_DIM,
                terminal_glyph(canvas->terminal, GLYPH_MORE_UP));
  if (parts->top + canvas->height < count)
    canvas_text(canvas, canvas->height - 1, canvas->width - 1, STYLE_DIM,
                terminal_glyph(canvas->terminal, GLYPH_MORE_DOWN));
}
