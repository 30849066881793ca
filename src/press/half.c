#include "press/half.h"

#include "press/chart.h"

#define TICK_START 18.0 /* what printers leave free at the edge of the paper */
#define TICK_END 40.0
#define WHICH_DROP 8.0 /* of `2 of 2`, to the line of the title */

static void dashes(struct pen *pen, double on, double off, double width)
{
  const double lengths[] = { on, off };
  cairo_set_dash(pen->cr, lengths, G_N_ELEMENTS(lengths), 0);
  cairo_set_line_width(pen->cr, width);
}

static void line(struct pen *pen, double from, double to, double y)
{
  cairo_move_to(pen->cr, from, y);
  cairo_line_to(pen->cr, to, y);
}

/* Drawn with the upper half, so also where nothing stands below it. */
static void draw_cut(struct pen *pen)
{
  chart_ink(pen->cr, INK_TEXT);
  dashes(pen, 4, 3, 0.7);
  line(pen, 0, PAGE_SHORT, PAGE_LONG / 2);
  cairo_stroke(pen->cr);
}

/* The foot comes up to the line under the head. */
static void draw_fold(struct pen *pen, const struct drawing *drawing, const struct page *page)
{
  const struct placed *head = &g_array_index(page->placed, struct placed, 0);
  double top = head->y + head->strip->height;
  double foot = page->part == SHEET_LOWER ? PAGE_LONG : PAGE_LONG / 2;
  double fold = (top + foot) / 2;
  chart_ink(pen->cr, INK_DIM);
  dashes(pen, 0.8, 2.4, 0.8);
  line(pen, TICK_START, TICK_END, fold);
  line(pen, PAGE_SHORT - TICK_END, PAGE_SHORT - TICK_START, fold);
  cairo_stroke(pen->cr);
  struct look look = { SIZE_FOOT, false, INK_DIM, ALIGN_LEFT };
  pen_begin_furniture(pen, PEN_HEADER);
  pen_text(pen, type_line(drawing->maker->type, look, "fold"), TICK_START + 2, fold + 1);
  pen_end(pen);
}

/* Which of how many halves of its section a page is. */
static char *of_how_many(const struct pages *pages, int number, bool *several)
{
  const struct page *page = g_ptr_array_index(pages->pages, number);
  int which = 0, count = 0;
  for (guint i = 0; i < pages->pages->len; i++) {
    const struct page *other = g_ptr_array_index(pages->pages, i);
    if (other->section != page->section)
      continue;
    count++;
    which += other->order <= page->order;
  }
  *several = count > 1;
  return g_strdup_printf("%d of %d", which, count);
}

static void say(struct pen *pen, const struct drawing *drawing, const struct frame *frame,
                struct look look, const char *words, double y)
{
  const struct text *text = type_line(drawing->maker->type, look, words);
  pen_begin_furniture(pen, PEN_HEADER);
  chart_ink(pen->cr, look.ink);
  pen_text(pen, text, frame->right - text->width, y);
  pen_end(pen);
}

void half_draw(struct pen *pen, const struct drawing *drawing, int number)
{
  const struct page *page = g_ptr_array_index(drawing->pages->pages, number);
  const struct frame *frame = &drawing->frames[page->part];
  const struct section *section = g_ptr_array_index(drawing->document->sections, page->section);
  struct look strong = { SIZE_BODY, true, INK_TEXT, ALIGN_LEFT };
  struct look small = { SIZE_FOOT, false, INK_TEXT, ALIGN_LEFT };
  if (page->part == SHEET_UPPER)
    draw_cut(pen);
  if (section->layout == LAYOUT_SLIP)
    draw_fold(pen, drawing, page);
  cairo_set_dash(pen->cr, NULL, 0, 0);
  bool several;
  g_autofree char *which = of_how_many(drawing->pages, number, &several);
  if (several)
    say(pen, drawing, frame, strong, which, frame->top + WHICH_DROP);
  if (drawing->furniture.sample)
    say(pen, drawing, frame, small, "SAMPLE: names and figures are made up", frame->top - 5);
}
