#include "press/draw.h"

#include "config.h"
#include "base/error.h"
#include "base/stop.h"
#include "press/chart.h"
#include "press/half.h"
#include "press/pen.h"

#include <cairo-pdf.h>
#include <math.h>

/* The footer's notice leaves this much for `page n of m`. */
#define NUMBER_SPACE 66.0

static const struct look foot_look = { SIZE_FOOT, false, INK_DIM, ALIGN_LEFT };

/* What the footer says, with the date on a line of its own where one line is not enough. */
static char *foot_words(const struct document *document, const char *between)
{
  g_autoptr(GString) words = g_string_new(document->sample ? "SAMPLE. " : "");
  if (document->notice && *document->notice)
    g_string_append(words, document->notice);
  else
    g_string_append_printf(words, "%s · %s", document->district ? document->district : "",
                           document->title ? document->title : "");
  if (document->as_of && *document->as_of)
    g_string_append_printf(words, "%s%s", between, document->as_of);
  return g_string_free(g_steal_pointer(&words), FALSE);
}

struct furniture draw_furniture(const struct maker *maker, const struct document *document)
{
  g_autofree char *one = foot_words(document, " · as of "), *two = foot_words(document, "\nAs of ");
  struct furniture furniture = { .sample = document->sample };
  for (int i = 0; i < 2; i++) {
    double room = flow_room((enum orientation)i) - NUMBER_SPACE;
    bool fits = type_line(maker->type, foot_look, one)->width <= room;
    furniture.foot[i] = type_wrap(maker->type, foot_look, fits ? one : two, room);
    furniture.foot_height = fmax(furniture.foot_height, furniture.foot[i]->height);
  }
  return furniture;
}

/* The last line of the notice and the page's number stand on one line. */
static void draw_foot(struct pen *pen, const struct drawing *drawing, const struct page *page)
{
  const struct frame *frame = &drawing->frames[page->part];
  const struct text *notice =
      drawing->furniture.foot[page->part == SHEET_LANDSCAPE ? LANDSCAPE : PORTRAIT];
  g_autofree char *words =
      g_strdup_printf("page %d of %d", page->sheet + 1, drawing->pages->sheets);
  const struct text *figure = type_line(drawing->maker->type, foot_look, words);
  double bottom = frame->height - MARGIN_FOOT;
  pen_begin_furniture(pen, PEN_FOOTER);
  chart_ink(pen->cr, INK_DIM);
  pen_text(pen, notice, frame->left, bottom - notice->height);
  pen_text(pen, figure, frame->right - figure->width, bottom - figure->height);
  pen_end(pen);
}

/* Quiet, but on no page to be missed. */
static void draw_sample(struct pen *pen, const struct drawing *drawing, const struct frame *frame)
{
  struct look look = { SIZE_SMALL, true, INK_TEXT, ALIGN_LEFT };
  struct look plain = { SIZE_SMALL, false, INK_DIM, ALIGN_LEFT };
  const struct text *word = type_line(drawing->maker->type, look, "SAMPLE");
  const struct text *why = type_line(drawing->maker->type, plain, "names and figures are made up");
  double width = word->width + 16, top = SAMPLE_TOP;
  double left = (frame->width - width - 8 - why->width) / 2;
  double baseline = top + (SAMPLE_HEIGHT - word->height) / 2;
  pen_begin_furniture(pen, PEN_HEADER);
  chart_ink(pen->cr, INK_BAR);
  chart_rounded(pen->cr, left, top, width, SAMPLE_HEIGHT);
  cairo_fill(pen->cr);
  chart_ink(pen->cr, INK_WHITE);
  pen_text(pen, word, left + 8, baseline);
  chart_ink(pen->cr, INK_DIM);
  pen_text(pen, why, left + width + 8, baseline);
  pen_end(pen);
}

static void draw_continued(struct pen *pen, const struct drawing *drawing, const struct page *page)
{
  const struct section *section = g_ptr_array_index(drawing->document->sections, page->section);
  const struct frame *frame = &drawing->frames[page->part];
  struct look look = { SIZE_BODY, true, INK_TEXT, ALIGN_LEFT };
  struct look quiet = { SIZE_BODY, false, INK_DIM, ALIGN_LEFT };
  const struct text *word = type_line(drawing->maker->type, quiet, "continued");
  double room = frame->right - frame->left - word->width - COLUMN_GAP;
  const struct text *title =
      type_fit(drawing->maker->type, look, section->title ? section->title : "", room);
  pen_begin_furniture(pen, PEN_HEADER);
  chart_ink(pen->cr, INK_TEXT);
  pen_text(pen, title, frame->left, frame->top);
  chart_ink(pen->cr, INK_DIM);
  pen_text(pen, word, frame->left + title->width + 6, frame->top);
  pen_end(pen);
}

/* All rules of one kind on a page, as one shape; as filled bars they are as sharp on every printer.
 */
static void draw_rules(struct pen *pen, const struct frame *frame, const struct page *page,
                       enum rule rule)
{
  static const enum ink inks[] = {
    [RULE_NONE] = INK_HAIR,
    [RULE_HAIR] = INK_HAIR,
    [RULE_HEAVY] = INK_TEXT,
    [RULE_LINE] = INK_PALE,
  };
  double width = rule == RULE_HEAVY ? HEAVY_WIDTH : HAIR_WIDTH;
  for (guint i = 0; i < page->placed->len; i++) {
    const struct placed *placed = &g_array_index(page->placed, struct placed, i);
    if (placed->strip->rule == rule && placed->to >= placed->strip->height)
      cairo_rectangle(pen->cr, frame->left + placed->strip->indent,
                      placed->y + placed->strip->height - width / 2,
                      frame->right - frame->left - placed->strip->indent, width);
  }
  chart_ink(pen->cr, inks[rule]);
  cairo_fill(pen->cr);
}

static void draw_badge_text(struct pen *pen, const struct box *box, double x, double y)
{
  const struct text *text = box->text;
  chart_ink(pen->cr, box->ink);
  double left = text->space > 0 ? x + BADGE_PAD : x + (box->width - text->width) / 2;
  pen_text(pen, text, left, y + (box->height - text->height) / 2);
}

static void draw_shade_text(struct pen *pen, const struct box *box, double x, double y)
{
  struct rgb ink = box->cell->value < 0 ? style_rgb(box->ink) : style_on_shade(box->cell->value);
  cairo_set_source_rgb(pen->cr, ink.red, ink.green, ink.blue);
  pen_text(pen, box->text, x + (box->width - box->text->width) / 2,
           y + (box->height - box->text->height) / 2);
}

/* Dots from the right, so that those of all entries stand under each other. */
static void draw_dots(struct pen *pen, double from, double to, double y)
{
  const double dots[] = { 0.9, 3.6 };
  cairo_set_dash(pen->cr, dots, G_N_ELEMENTS(dots), 0);
  cairo_set_line_width(pen->cr, 0.9);
  cairo_move_to(pen->cr, from, y);
  cairo_line_to(pen->cr, to, y);
  cairo_stroke(pen->cr);
  cairo_set_dash(pen->cr, NULL, 0, 0);
}

/* Title, dots and page number as one link to where the section begins. */
static void draw_entry(struct pen *pen, const struct drawing *drawing, const struct box *box,
                       double x, double y)
{
  struct start start = g_array_index(drawing->pages->starts, struct start, box->target);
  g_autofree char *words = g_strdup_printf(" %d", start.sheet + 1);
  struct look look = { SIZE_BODY, false, INK_TEXT, ALIGN_LEFT };
  const struct text *number = type_line(drawing->maker->type, look, words);
  double right = x + box->width, bottom = y + box->height - number->height;
  double end = x + type_last_end(box->text) + 5;
  chart_ink(pen->cr, INK_PALE);
  double stop = right - number->width - 7;
  if (stop > end)
    draw_dots(pen, stop, end, bottom + number->ascent - 0.45);
  pen_begin(pen, box->tag);
  chart_ink(pen->cr, INK_TEXT);
  pen_text(pen, box->text, x, y);
  pen_text(pen, number, right - number->width, bottom);
  pen_end(pen);
  pen_link(pen, box->tag, (struct area){ x, y, right, y + box->height }, box->target);
}

static void draw_box(struct pen *pen, const struct drawing *drawing, const struct box *box,
                     double x, double y)
{
  int tag = box->tag;
  switch (box->kind) {
  case BOX_TEXT:
    return;
  case BOX_ENTRY:
    draw_entry(pen, drawing, box, x, y);
    return;
  case BOX_BADGE:
  case BOX_SHADE:
    chart_draw(pen->cr, box, x, y);
    pen_begin(pen, tag);
    (box->kind == BOX_BADGE ? draw_badge_text : draw_shade_text)(pen, box, x, y);
    pen_end(pen);
    return;
  case BOX_BAR:
  case BOX_STACK:
  case BOX_SPARK:
    pen_begin(pen, tag);
    chart_draw(pen->cr, box, x, y);
    pen_end(pen);
    pen_box(pen, tag, (struct area){ x, y, x + box->width, y + box->height });
    return;
  }
}

/* True when a picture, which has no lines, belongs to this part of its strip. */
static bool in_part(const struct placed *placed, const struct box *box)
{
  double bottom = box->kind == BOX_SHADE ? placed->strip->height : box->y + box->height;
  return bottom > placed->from && bottom <= placed->to + 0.01;
}

static void draw_placed(struct pen *pen, const struct drawing *drawing, const struct frame *frame,
                        const struct placed *placed)
{
  const struct strip *strip = placed->strip;
  for (guint i = 0; i < strip->boxes->len; i++) {
    const struct box *box = &g_array_index(strip->boxes, struct box, i);
    double x = frame->left + placed->x + box->x, y = placed->y + box->y;
    if (box->kind == BOX_TEXT) {
      struct lines lines = { placed->from - box->y, placed->to - box->y,
                             placed->from <= 0 && placed->to >= strip->height };
      pen_words(pen, box, x, y, lines);
    } else if (in_part(placed, box)) {
      draw_box(pen, drawing, box, x, y);
    }
  }
}

static void draw_body(struct pen *pen, const struct drawing *drawing, const struct page *page)
{
  const struct frame *frame = &drawing->frames[page->part];
  for (guint i = 0; i < page->placed->len; i++) {
    const struct placed *placed = &g_array_index(page->placed, struct placed, i);
    pen->muted = placed->repeated;
    draw_placed(pen, drawing, frame, placed);
  }
  pen->muted = false;
  for (enum rule rule = RULE_HAIR; rule <= RULE_LINE; rule++)
    draw_rules(pen, frame, page, rule);
}

/* Number: of the page among all, of which two may share a sheet. */
static void draw_page(struct pen *pen, const struct drawing *drawing, int number)
{
  const struct page *page = g_ptr_array_index(drawing->pages->pages, number);
  const struct frame *frame = &drawing->frames[page->part];
  bool half = page_is_half(page->part);
  if (page->part != SHEET_LOWER)
    cairo_pdf_surface_set_size(cairo_get_target(pen->cr), frame->width, frame->height);
  pen->page = page->sheet;
  if (drawing->furniture.sample && !half)
    draw_sample(pen, drawing, frame);
  if (page->continued && !half)
    draw_continued(pen, drawing, page);
  draw_body(pen, drawing, page);
  if (half)
    half_draw(pen, drawing, number);
  else
    draw_foot(pen, drawing, page);
  const GPtrArray *pages = drawing->pages->pages;
  const struct page *next =
      number + 1 < (int)pages->len ? g_ptr_array_index(pages, number + 1) : NULL;
  if (!next || next->sheet != page->sheet)
    cairo_show_page(pen->cr);
}

static cairo_status_t append(void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append(data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void set_metadata(cairo_surface_t *surface, const struct document *document)
{
  const struct {
    cairo_pdf_metadata_t key;
    const char *value;
  } metadata[] = {
    { CAIRO_PDF_METADATA_TITLE, document->title },
    { CAIRO_PDF_METADATA_AUTHOR, document->author ? document->author : document->district },
    { CAIRO_PDF_METADATA_SUBJECT, document->district },
    { CAIRO_PDF_METADATA_KEYWORDS, document->keywords },
    { CAIRO_PDF_METADATA_CREATOR, PACKAGE_NAME " " PACKAGE_VERSION },
    /* Never the clock: the same document gives the same bytes. */
    { CAIRO_PDF_METADATA_CREATE_DATE,
      document->created_at ? document->created_at : "2000-01-01T00:00:00Z" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(metadata); i++)
    if (metadata[i].value && *metadata[i].value)
      cairo_pdf_surface_set_metadata(surface, metadata[i].key, metadata[i].value);
}

static void add_outline(cairo_surface_t *surface, const struct drawing *drawing)
{
  int parent = CAIRO_PDF_OUTLINE_ROOT;
  const GPtrArray *sections = drawing->document->sections;
  for (guint i = 0; i < sections->len; i++) {
    const struct section *section = g_ptr_array_index(sections, i);
    if (!section->title || !*section->title)
      continue;
    struct start start = g_array_index(drawing->pages->starts, struct start, i);
    g_autofree char *place = g_strdup_printf("page=%d pos=[0 %d]", start.sheet + 1,
                                             (int)fmax(start.y - MARGIN_TOP / 2, 0));
    int under = section->level > 1 ? parent : CAIRO_PDF_OUTLINE_ROOT;
    int id = cairo_pdf_surface_add_outline(surface, under, section_entry(section), place,
                                           CAIRO_PDF_OUTLINE_FLAG_OPEN);
    if (section->level <= 1)
      parent = id;
  }
}

static bool draw_pages(struct pen *pen, const struct drawing *drawing, const GByteArray *written,
                       const struct progress *progress, GError **error)
{
  guint fed = 0;
  int count = (int)drawing->pages->pages->len;
  long sections = drawing->document->sections->len;
  for (int i = 0; i < count; i++) {
    if (!stop_check(error))
      return false;
    draw_page(pen, drawing, i);
    packer_feed(drawing->packer, written->data + fed, written->len - fed);
    fed = written->len;
    if (!progress_report(progress, "sections", sections + sections * (i + 1) / count, 2 * sections))
      return fail(error, TL_ERROR_STOPPED, "Stopped. Nothing was written.");
  }
  return true;
}

GByteArray *draw_pdf(const struct drawing *drawing, const struct progress *progress, GError **error)
{
  GByteArray *bytes = g_byte_array_new();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream(append, bytes, PAGE_SHORT, PAGE_LONG);
  set_metadata(surface, drawing->document);
  add_outline(surface, drawing);
  struct pen *pen = pen_new(surface, drawing->maker->tree, drawing->document, drawing->pages);
  bool drawn = draw_pages(pen, drawing, bytes, progress, error);
  pen_free(pen);
  cairo_surface_finish(surface);
  cairo_status_t status = cairo_surface_status(surface);
  cairo_surface_destroy(surface);
  if (drawn && status != CAIRO_STATUS_SUCCESS)
    drawn = fail(error, TL_ERROR_FAILED, "The pages could not be drawn: %s.",
                 cairo_status_to_string(status));
  if (drawn)
    return bytes;
  g_byte_array_unref(bytes);
  return NULL;
}
