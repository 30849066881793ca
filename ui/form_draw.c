#include "ui/form_own.h"

#include "base/text.h"
#include "ui/app.h"

#include <string.h>

enum {
  MARGIN = 3,
  GAP = 2,
  TEXT_COLUMNS = 76,
  LONG_FOCUSED = 12,
  LONG_RESTING = 4,
  LONG_LEAST = 3
};

struct place {
  int label, value, width; /* columns of the label, where the value begins, how wide it is */
};

static struct place arrange(const struct form *form, int width)
{
  struct place place = { 0 };
  for (int item = 0; item < (int)form->items->len; item++) {
    const struct field *field = form_field(form, item);
    if (field)
      place.label = MAX(place.label, text_width(field->label));
  }
  place.label = MIN(place.label, MAX(width / 3, 8));
  place.value = MARGIN + place.label + GAP;
  place.width = CLAMP(width - place.value - 1, 1, TEXT_COLUMNS);
  return place;
}

/* --- How tall
 * ---------------------------------------------------------------------------------------------- */

static int long_height(struct form *form, int item, struct place place, int room)
{
  if (item == form->focus && form->editor)
    return CLAMP(editor_height(form->editor, place.width), LONG_LEAST,
                 MAX(MIN(LONG_FOCUSED, room), 1));
  int lines = canvas_wrap_height(form_value(form, item), place.width);
  return CLAMP(lines, 1, form->setup.read_only ? lines + 1 : LONG_RESTING);
}

static int item_height(struct form *form, int item, struct place place, int room)
{
  const struct field *field = form_field(form, item);
  if (!field)
    return item == 0 ? 1 : 2;
  return field->type == FIELD_LONG ? long_height(form, item, place, room) : 1;
}

/* --- A field
 * ------------------------------------------------------------------------------------------------
 */

/* All choices on one line, the chosen one in brackets, where they fit. Yours; NULL where not. */
static char *choices_line(const struct field *field, const char *value, int width)
{
  GString *line = g_string_new(NULL);
  for (const struct choice *choice = field->choices; choice->word; choice++) {
    bool chosen = g_strcmp0(choice->word, value) == 0;
    g_string_append_printf(line, "%s%s%s%s", line->len ? "  " : "", chosen ? "[" : "",
                           choice_label(field->choices, choice->word), chosen ? "]" : "");
  }
  bool fits = text_width(line->str) <= width;
  return g_string_free(line, !fits);
}

static const char *invitation(const struct form *form, int item)
{
  const struct field *field = form_field(form, item);
  if (field->flags & FIELD_REQUIRED && form_editable(form, item))
    return item == form->focus && field->type == FIELD_REF ? "needed: type a few letters"
                                                           : "needed";
  if (item != form->focus || !form_typing(form))
    return "";
  return field->type == FIELD_REF ? "type a few letters, or Enter" : "";
}

static const char *beside(const struct form *form, int item)
{
  const char *value = form_value(form, item);
  return form->setup.beside && value && *value
             ? form->setup.beside(form->setup.app, form_field(form, item), value)
             : NULL;
}

/* A field that is chosen, not typed; or one that is not focused. */
static void draw_value(struct form *form, struct canvas *canvas, int item)
{
  const struct field *field = form_field(form, item);
  bool focused = item == form->focus;
  g_autofree char *all = NULL;
  if (focused && field->type == FIELD_CHOICE && form_typing(form))
    all = choices_line(field, form_value(form, item), canvas->width);
  g_autofree char *shown = form_shown(form, item);
  unsigned style = focused && form_editable(form, item) ? STYLE_ACCENT : STYLE_PLAIN;
  if (all)
    canvas_text(canvas, 0, 0, style, all);
  else if (!*shown)
    canvas_field(canvas, 0, 0, canvas->width, STYLE_DIM, invitation(form, item));
  else if (field->type == FIELD_LONG)
    canvas_wrap(canvas, 0, STYLE_PLAIN, shown, canvas->height);
  else
    canvas_field(canvas, 0, 0, canvas->width, style, shown);
  const char *note = field->type == FIELD_FLAG && focused && form_typing(form) ? "Space changes it"
                                                                               : beside(form, item);
  if (note)
    canvas_text(canvas, 0, text_width(shown) + 3, STYLE_DIM, note);
}

static void draw_field(struct form *form, struct canvas *canvas, int item, struct place place,
                       bool focus)
{
  const struct field *field = form_field(form, item);
  bool focused = item == form->focus && focus;
  unsigned style = focused ? STYLE_SELECTED : STYLE_DIM;
  if (focused)
    canvas_text(canvas, 0, 1, STYLE_SELECTED, terminal_glyph(canvas->terminal, GLYPH_MARKER));
  canvas_field(canvas, 0, MARGIN, place.label, style, field->label);
  struct canvas value = canvas_part(canvas, 0, place.value, canvas->height, place.width);
  if (focused && focus)
    canvas_cursor(&value, 0, 0);
  if (!focused || !form->editor) {
    draw_value(form, &value, item);
    return;
  }
  editor_draw(form->editor, &value, focus);
  if (form->wrong)
    canvas_text(canvas, 0, place.value - GAP, STYLE_POOR | STYLE_BOLD, "!");
}

static void draw_end(const struct form *form, struct canvas *canvas, bool focused)
{
  int row = canvas->height - 1;
  if (focused) {
    canvas_text(canvas, row, 1, STYLE_SELECTED, terminal_glyph(canvas->terminal, GLYPH_MARKER));
    canvas_cursor(canvas, row, MARGIN);
  }
  canvas_field(canvas, row, MARGIN, canvas->width - MARGIN, focused ? STYLE_SELECTED : STYLE_DIM,
               form->setup.finish);
}

static void draw_item(struct form *form, struct canvas *canvas, int item, struct place place,
                      bool focus)
{
  const struct item *line = &g_array_index(form->items, struct item, item);
  if (line->heading)
    canvas_field(canvas, canvas->height - 1, 1, canvas->width - 2, STYLE_BOLD, line->heading);
  else if (line->end)
    draw_end(form, canvas, item == form->focus && focus);
  else
    draw_field(form, canvas, item, place, focus);
}

/* --- The whole
 * ---------------------------------------------------------------------------------------------- */

/* The first line shown such that lines from..to are seen, with the heading that stands above. */
static void scroll(struct form *form, int from, int to, int all, int height)
{
  if (form->focus <= 1 && to <= height)
    form->top = 0;
  form->top = MIN(form->top, from);
  form->top = MAX(form->top, to - height);
  form->top = CLAMP(form->top, 0, MAX(all - height, 0));
}

static void show_hint(struct form *form)
{
  const struct field *field = form_field(form, form->focus);
  if (form->setup.app && form_at_finish(form))
    app_hint(form->setup.app, "Enter does it; Shift-Tab goes back to the fields.");
  if (!form->setup.app || !field || form->setup.read_only)
    return;
  if (!form->filling && form_editable(form, form->focus))
    app_hint(form->setup.app, "Enter goes into the field.");
  else
    app_hint(form->setup.app, field->help);
}

/* The lines of the canvas that lines from … from + height of the form are drawn to; cut at the top.
 */
static void draw_visible(struct form *form, struct canvas *canvas, int item, int line, int height,
                         struct place place)
{
  int row = line - form->top;
  if (row < 0 || row >= canvas->height)
    return; /* an item that begins above is not torn: it is left out */
  struct canvas part = canvas_part(canvas, row, 0, height, canvas->width);
  draw_item(form, &part, item, place, form->has_focus);
  for (int i = row; i < row + part.height && i < (int)form->rows->len; i++)
    g_array_index(form->rows, int, i) = item;
}

static void draw_more(struct form *form, struct canvas *canvas, int all)
{
  if (form->top > 0)
    canvas_text(canvas, 0, canvas->width - 1, STYLE_DIM,
                terminal_glyph(canvas->terminal, GLYPH_MORE_UP));
  if (form->top + canvas->height < all)
    canvas_text(canvas, canvas->height - 1, canvas->width - 1, STYLE_DIM,
                terminal_glyph(canvas->terminal, GLYPH_MORE_DOWN));
}

void form_draw(struct form *form, struct canvas *canvas, bool focus)
{
  struct place place = arrange(form, canvas->width);
  form->has_focus = focus;
  int count = (int)form->items->len;
  g_autofree int *lines = g_new0(int, (gsize)count + 1);
  for (int item = 0; item < count; item++)
    lines[item + 1] = lines[item] + item_height(form, item, place, canvas->height);
  if (form->focus >= 0)
    scroll(form, lines[form->focus], lines[form->focus + 1], lines[count], canvas->height);
  form->drawn = *canvas;
  int none = -1;
  g_array_set_size(form->rows, 0);
  for (int row = 0; row < canvas->height; row++)
    g_array_append_val(form->rows, none);
  for (int item = 0; item < count; item++)
    if (item != form->focus)
      draw_visible(form, canvas, item, lines[item], lines[item + 1] - lines[item], place);
  if (form->focus >= 0) /* last, so that the cursor stays with it */
    draw_visible(form, canvas, form->focus, lines[form->focus],
                 lines[form->focus + 1] - lines[form->focus], place);
  draw_more(form, canvas, lines[count]);
  if (focus)
    show_hint(form);
}
