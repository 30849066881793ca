#include "press/pen.h"

#include "press/chart.h"

struct pen *pen_new(cairo_surface_t *surface, struct tree *tree, const struct document *document,
                    const struct pages *pages)
{
  struct pen *pen = g_new0(struct pen, 1);
  pen->cr = cairo_create(surface);
  pen->tree = tree;
  pen->document = document;
  pen->pages = pages;
  pen->sections = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < document->sections->len; i++) {
    struct section *section = g_ptr_array_index(document->sections, i);
    if (section->id && !g_hash_table_contains(pen->sections, section->id))
      g_hash_table_insert(pen->sections, section->id, GINT_TO_POINTER((int)i + 1));
  }
  return pen;
}

void pen_free(struct pen *pen)
{
  cairo_destroy(pen->cr);
  g_hash_table_unref(pen->sections);
  g_free(pen);
}

const char *pen_furniture_type(enum pen_furniture furniture)
{
  return furniture == PEN_HEADER ? "Private" : "NonStruct";
}

static void begin(struct pen *pen, const char *type, int tag)
{
  cairo_tag_begin(pen->cr, type, NULL);
  tree_mark(pen->tree, tag, pen->page);
  pen->open = type;
}

void pen_begin(struct pen *pen, int tag)
{
  if (!pen->muted && tag >= 0)
    begin(pen, tree_tag(pen->tree, tag)->type, tag);
}

void pen_begin_furniture(struct pen *pen, enum pen_furniture furniture)
{
  begin(pen, pen_furniture_type(furniture), -1);
}

void pen_end(struct pen *pen)
{
  if (pen->open)
    cairo_tag_end(pen->cr, pen->open);
  pen->open = NULL;
}

void pen_text(struct pen *pen, const struct text *text, double x, double y)
{
  cairo_move_to(pen->cr, x, y - text->shift);
  pango_cairo_show_layout(pen->cr, text->layout);
}

void pen_link(struct pen *pen, int tag, struct area area, int target)
{
  if (pen->muted || tag < 0 || target < 0)
    return;
  struct start start = g_array_index(pen->pages->starts, struct start, target);
  const struct section *section = g_ptr_array_index(pen->document->sections, target);
  tree_link(pen->tree, (struct link){ .page = pen->page,
                                      .left = area.left,
                                      .top = area.top,
                                      .right = area.right,
                                      .bottom = area.bottom,
                                      .tag = tag,
                                      .to_page = start.sheet,
                                      .to_top = start.y,
                                      .title = g_strdup(
                                          section_entry(section) ? section_entry(section) : "") });
}

void pen_box(struct pen *pen, int tag, struct area area)
{
  if (pen->muted || tag < 0)
    return;
  struct tag *figure = tree_tag(pen->tree, tag);
  figure->boxed = true;
  figure->page = pen->page;
  figure->box[0] = area.left;
  figure->box[1] = area.top;
  figure->box[2] = area.right;
  figure->box[3] = area.bottom;
}

/* The link that a run of text is of, or NULL. */
static const struct link_span *run_link(const struct text *text, const PangoLayoutRun *run)
{
  guint at = (guint)run->item->offset;
  for (guint i = 0; text->links && i < text->links->len; i++) {
    const struct link_span *span = &g_array_index(text->links, struct link_span, i);
    if (at >= span->start && at < span->end)
      return span;
  }
  return NULL;
}

/* The section that a link leads to, or -1. */
static int link_target(const struct pen *pen, const struct link_span *span)
{
  return span ? GPOINTER_TO_INT(g_hash_table_lookup(pen->sections, span->target)) - 1 : -1;
}

/* The number of the page that span leads to, in the room that was left for it where run has that;
 * how much of that room it does not need. */
static double draw_page_number(struct pen *pen, const struct box *box, const PangoLayoutRun *run,
                               const struct link_span *span, double x, double y)
{
  PangoLayout *layout = box->text->layout;
  int leads = link_target(pen, span);
  guint from = (guint)run->item->offset, to = from + (guint)run->item->length;
  if (leads < 0 || span->page < from || span->page >= to)
    return 0;
  struct start target = g_array_index(pen->pages->starts, struct start, leads);
  g_autofree char *words = g_strdup_printf("%d", target.sheet + 1);
  PangoRectangle place;
  pango_layout_index_to_pos(layout, (int)span->page, &place);
  PangoLayout *number = pango_layout_new(pango_layout_get_context(layout));
  pango_layout_set_font_description(number, pango_layout_get_font_description(layout));
  pango_layout_set_text(number, words, -1);
  cairo_move_to(pen->cr, x + pango_units_to_double(place.x), y + pango_units_to_double(place.y));
  pango_cairo_show_layout(pen->cr, number);
  int width;
  pango_layout_get_size(number, &width, NULL);
  g_object_unref(number);
  int room = place.width * (int)g_utf8_strlen(TYPE_PAGE_ROOM, -1);
  return pango_units_to_double(MAX(room - width, 0));
}

static void set_run_ink(struct pen *pen, const struct box *box, const PangoLayoutRun *run)
{
  chart_ink(pen->cr, box->ink);
  for (const GSList *i = run->item->analysis.extra_attrs; i; i = i->next) {
    const PangoAttribute *attribute = i->data;
    if (attribute->klass->type != PANGO_ATTR_FOREGROUND)
      continue;
    PangoColor colour = ((const PangoAttrColor *)attribute)->color;
    cairo_set_source_rgb(pen->cr, colour.red / 65535.0, colour.green / 65535.0,
                         colour.blue / 65535.0);
  }
}

static struct area run_area(const PangoLayoutIter *iter, double x, double y)
{
  PangoRectangle logical;
  pango_layout_iter_get_run_extents((PangoLayoutIter *)iter, NULL, &logical);
  double left = x + pango_units_to_double(logical.x), top = y + pango_units_to_double(logical.y);
  return (struct area){ left, top, left + pango_units_to_double(logical.width),
                        top + pango_units_to_double(logical.height) };
}

/* One run, inside a link of its own where it leads somewhere. By how much what follows in its line
 * stands further left. */
static double draw_run(struct pen *pen, const struct box *box, const PangoLayoutIter *iter,
                       double x, double y)
{
  PangoLayoutRun *run = pango_layout_iter_get_run_readonly((PangoLayoutIter *)iter);
  if (!run)
    return 0;
  const struct link_span *span = run_link(box->text, run);
  int target = pen->muted || box->tag < 0 ? -1 : link_target(pen, span);
  int tag = target >= 0 ? tree_add(pen->tree, box->tag, "Link") : box->tag;
  struct area area = run_area(iter, x, y);
  pen_begin(pen, tag);
  set_run_ink(pen, box, run);
  cairo_move_to(pen->cr, area.left,
                y + pango_units_to_double(pango_layout_iter_get_baseline((PangoLayoutIter *)iter)));
  pango_cairo_show_glyph_item(pen->cr, pango_layout_get_text(box->text->layout), run);
  double unused = span && span->page > 0 ? draw_page_number(pen, box, run, span, x, y) : 0;
  pen_end(pen);
  pen_link(pen, tag, area, target);
  return unused;
}

/* Where a line ends from the top of its box, which trims a line that stands alone. */
static double line_end(const struct box *box, int bottom)
{
  bool alone = pango_layout_get_line_count(box->text->layout) == 1;
  return alone ? box->text->height : pango_units_to_double(bottom);
}

/* A hundredth of a point is nothing on paper, but may lie between two ways to the same sum. */
static bool within(double end, struct lines lines)
{
  return end > lines.from + 0.01 && end <= lines.to + 0.01;
}

static void draw_linked(struct pen *pen, const struct box *box, double x, double y,
                        struct lines lines)
{
  PangoLayoutIter *iter = pango_layout_get_iter(box->text->layout);
  double unused = 0;
  int line = -1;
  do {
    int top, bottom;
    pango_layout_iter_get_line_yrange(iter, &top, &bottom);
    double end = line_end(box, bottom);
    if (top != line)
      unused = 0;
    line = top;
    if (lines.all || within(end, lines))
      unused += draw_run(pen, box, iter, x - unused, y);
  } while (pango_layout_iter_next_run(iter));
  pango_layout_iter_free(iter);
}

/* The lines that are asked for, as one marked piece; no mark where there is none. */
static void draw_lines(struct pen *pen, const struct box *box, double x, double y,
                       struct lines lines)
{
  bool begun = false;
  PangoLayoutIter *iter = pango_layout_get_iter(box->text->layout);
  do {
    int top, bottom;
    pango_layout_iter_get_line_yrange(iter, &top, &bottom);
    if (!within(line_end(box, bottom), lines))
      continue;
    if (!begun)
      pen_begin(pen, box->tag);
    begun = true;
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(iter, NULL, &logical);
    cairo_move_to(pen->cr, x + pango_units_to_double(logical.x),
                  y + pango_units_to_double(pango_layout_iter_get_baseline(iter)));
    pango_cairo_show_layout_line(pen->cr, pango_layout_iter_get_line_readonly(iter));
  } while (pango_layout_iter_next_line(iter));
  pango_layout_iter_free(iter);
  if (begun)
    pen_end(pen);
}

void pen_words(struct pen *pen, const struct box *box, double x, double y, struct lines lines)
{
  chart_ink(pen->cr, box->ink);
  if (box->text->links) {
    draw_linked(pen, box, x, y - box->text->shift, lines);
  } else if (!lines.all) {
    draw_lines(pen, box, x, y - box->text->shift, lines);
  } else {
    pen_begin(pen, box->tag);
    pen_text(pen, box->text, x, y);
    pen_end(pen);
  }
}
