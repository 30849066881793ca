#include "press/page.h"

#include "press/stack.h"

#include <math.h>

#define TWO_LINES 27.6
#define ONE_LINE 13.8
#define CLOSEST 0.45        /* the least that spaces between blocks may shrink to */
#define HALF_CLOSEST 0.25   /* the same on the half of a sheet */
#define LONG_ROW_START 90.0 /* of a row that is longer than a page: less is not begun */
#define HEAD_GAP 5.0        /* under the head of a half */
#define PART_PAD 3.0        /* above what continues a row */

struct cursor {
  struct pages *pages;
  const struct frame *frames;
  struct page *page;
  double y, bottom;
  double closer; /* factor of the spaces between blocks of the section in hand */
  bool tied;     /* what was put last must not be left behind on its page */
  bool fresh;    /* nothing but what is repeated stands on the page */
};

bool page_is_half(enum part_of_sheet part)
{
  return part == SHEET_UPPER || part == SHEET_LOWER;
}

static struct frame half_frame(double top)
{
  return (struct frame){ .width = PAGE_SHORT,
                         .height = PAGE_LONG,
                         .left = MARGIN_SIDE,
                         .right = PAGE_SHORT - MARGIN_SIDE,
                         .top = top + HALF_TOP,
                         .bottom = top + PAGE_LONG / 2 - HALF_FOOT };
}

struct frame page_frame(enum part_of_sheet part, double footer, bool sample)
{
  if (page_is_half(part))
    return half_frame(part == SHEET_LOWER ? PAGE_LONG / 2 : 0);
  struct frame frame = {
    .width = part == SHEET_LANDSCAPE ? PAGE_LONG : PAGE_SHORT,
    .height = part == SHEET_LANDSCAPE ? PAGE_SHORT : PAGE_LONG,
    .left = MARGIN_SIDE,
    .top = sample ? SAMPLE_TOP + SAMPLE_HEIGHT + SAMPLE_GAP : MARGIN_TOP,
  };
  frame.right = frame.width - MARGIN_SIDE;
  frame.bottom = frame.height - MARGIN_FOOT - footer - FOOT_GAP;
  return frame;
}

static void page_free(gpointer data)
{
  struct page *page = data;
  g_array_unref(page->placed);
  g_free(page);
}

/* Where the first page of flow stands on its sheet. */
static enum part_of_sheet first_part_of_sheet(const struct flow *flow)
{
  if (flow->section->layout != LAYOUT_PAGE)
    return SHEET_UPPER;
  return flow->section->orientation == LANDSCAPE ? SHEET_LANDSCAPE : SHEET_PORTRAIT;
}

static const struct page *last_page(const struct pages *pages)
{
  return pages->pages->len > 0 ? g_ptr_array_index(pages->pages, pages->pages->len - 1) : NULL;
}

/* A half goes below the half before it, all else on a sheet of its own. */
static void take_sheet(const struct pages *pages, struct page *page)
{
  const struct page *before = last_page(pages);
  bool below = before && before->part == SHEET_UPPER && page->part == SHEET_UPPER;
  page->part = below ? SHEET_LOWER : page->part;
  page->sheet = (before ? before->sheet : -1) + (below ? 0 : 1);
}

static void new_page(struct cursor *cursor, const struct flow *flow, bool continued)
{
  struct page *page = g_new0(struct page, 1);
  page->part = first_part_of_sheet(flow);
  take_sheet(cursor->pages, page);
  page->section = flow->index;
  page->continued = continued;
  page->placed = g_array_new(FALSE, TRUE, sizeof(struct placed));
  g_ptr_array_add(cursor->pages->pages, page);
  const struct frame *frame = &cursor->frames[page->part];
  cursor->page = page;
  cursor->y = frame->top + (continued && !page_is_half(page->part) ? CONTINUED_HEIGHT : 0);
  cursor->bottom = frame->bottom;
  cursor->fresh = true;
  cursor->tied = false;
}

static void put(struct cursor *cursor, struct placed placed)
{
  double start = placed.from > 0 ? strip_resume(placed.strip, placed.from) : 0;
  placed.y = cursor->y - start;
  g_array_append_val(cursor->page->placed, placed);
  cursor->y += placed.to - start;
  cursor->fresh = placed.repeated;
}

static const struct strip *strip_of(const struct flow *flow, guint i)
{
  return g_ptr_array_index(flow->strips, i);
}

static void repeat(struct cursor *cursor, const struct strip *strip)
{
  put(cursor, (struct placed){ .strip = strip, .to = strip->height, .repeated = true });
}

/* A page that continues flow before strip, with its table's header; a half with the head of the
 * first. */
static void continue_page(struct cursor *cursor, const struct flow *flow, const struct strip *strip)
{
  new_page(cursor, flow, true);
  if (page_is_half(cursor->page->part)) {
    repeat(cursor, strip_of(flow, 0));
    cursor->y += HEAD_GAP;
  }
  if (strip->header)
    repeat(cursor, strip->header);
}

static double room_of_page(const struct cursor *cursor, const struct flow *flow)
{
  enum part_of_sheet part = first_part_of_sheet(flow);
  const struct frame *frame = &cursor->frames[part];
  double head = page_is_half(part) ? strip_of(flow, 0)->height + HEAD_GAP : CONTINUED_HEIGHT;
  return frame->bottom - frame->top - head;
}

static double space_above(const struct cursor *cursor, const struct strip *strip)
{
  return strip->before * cursor->closer;
}

/* What of strip must stand on a page when it begins there: all of it, unless it is cut anyway. */
static double first_part(const struct strip *strip, double whole)
{
  if (strip->flows && strip->height > TWO_LINES + ONE_LINE)
    return TWO_LINES;
  return strip->height > whole ? LONG_ROW_START : strip->height;
}

/* What must stand on one page from strip i on: up to the first that need not keep to the next, of
 * which at most most counts. */
static double chain_height(const struct cursor *cursor, const struct flow *flow, guint i,
                           double whole, double most)
{
  double height = 0;
  for (;; i++) {
    const struct strip *strip = strip_of(flow, i);
    bool last = !strip->keep || i + 1 >= flow->strips->len || strip->height > whole;
    height +=
        space_above(cursor, strip) + (last ? fmin(first_part(strip, whole), most) : strip->height);
    if (last)
      return height;
  }
}

/* What must have room before strip i is put on this page. Where what belongs together is longer
 * than a page, its last part is cut; where it is a long list, it breaks anywhere. */
static double needed_height(const struct cursor *cursor, const struct flow *flow, guint i,
                            double whole)
{
  const struct strip *strip = strip_of(flow, i);
  if (cursor->tied)
    return space_above(cursor, strip) + fmin(first_part(strip, whole), LONG_ROW_START);
  double needed = chain_height(cursor, flow, i, whole, whole);
  if (needed > whole)
    needed = chain_height(cursor, flow, i, whole, LONG_ROW_START);
  return needed > whole ? space_above(cursor, strip) + first_part(strip, whole) : needed;
}

/* Where running text is cut at the foot of a page: two lines at the least on either side. */
static double cut_text(const struct strip *strip, double from, double room)
{
  double cut = strip_cut(strip, from, room);
  if (strip->flows && cut < strip->height && strip->height - cut < TWO_LINES - 2
      && room > 3 * TWO_LINES)
    cut = strip_cut(strip, from, room - ONE_LINE);
  return cut;
}

/* Puts a strip that may be cut between its lines on this page and the next ones. */
static void put_parts(struct cursor *cursor, const struct flow *flow, const struct strip *strip)
{
  double from = 0;
  for (;;) {
    double to = cut_text(strip, from, cursor->bottom - cursor->y);
    put(cursor, (struct placed){ .strip = strip, .from = from, .to = to });
    if (to >= strip->height)
      return;
    from = to;
    continue_page(cursor, flow, strip);
    cursor->y += strip->flows ? 0 : PART_PAD;
  }
}

static void put_strip(struct cursor *cursor, const struct flow *flow, guint i)
{
  const struct strip *strip = strip_of(flow, i);
  double whole = room_of_page(cursor, flow);
  double needed = needed_height(cursor, flow, i, whole);
  if (!cursor->fresh && cursor->y + needed > cursor->bottom + 0.01) {
    if (strip->spare)
      return;
    continue_page(cursor, flow, strip);
  }
  cursor->y += cursor->fresh ? 0 : space_above(cursor, strip);
  put_parts(cursor, flow, strip);
  cursor->tied = strip->keep;
}

static bool needs_page(const struct cursor *cursor, const struct flow *flow)
{
  enum part_of_sheet part = first_part_of_sheet(flow);
  return !cursor->page || flow->section->new_page || page_is_half(part)
         || cursor->page->part != part;
}

/* --- lists in columns ------------------------------------------------------------------------ */

/* Strips first to end (not included) of a flow, a list in columns of which there may be several
 * pages. */
struct list {
  const struct flow *flow;
  guint first, end;
};

static guint list_end(const struct flow *flow, guint i)
{
  while (i < flow->strips->len && strip_of(flow, i)->columns > 1)
    i++;
  return i;
}

/* The first strip from i on that does not stand in a column of height; one at the least does. What
 * keeps to the next is not the last of its column. */
static guint column_end(const struct list *list, guint i, double height)
{
  guint first = i;
  double y = 0;
  while (i < list->end && (y += strip_of(list->flow, i)->height) <= height + 0.01)
    i++;
  if (i < list->end && i > first + 1 && strip_of(list->flow, i - 1)->keep)
    i--;
  return MAX(i, first + 1);
}

/* The first strip from i on that does not stand on a page whose columns have that height. */
static guint columns_end(const struct list *list, guint i, double height)
{
  int columns = strip_of(list->flow, i)->columns;
  for (int column = 0; column < columns && i < list->end; column++)
    i = column_end(list, i, height);
  return i;
}

/* The height of the columns from strip i on where room is the most: all of it, or as much as is
 * needed for the end of the list. */
static double columns_height(const struct list *list, guint i, double room)
{
  if (columns_end(list, i, room) < list->end)
    return room;
  double height = 0;
  for (guint k = i; k < list->end; k++) {
    height += strip_of(list->flow, k)->height;
    if (columns_end(list, i, height) == list->end)
      break;
  }
  return fmin(height, room);
}

/* Puts what of the list has room from strip i on into the columns of this page; returns the strip
 * after it. */
static guint put_columns(struct cursor *cursor, const struct list *list, guint i)
{
  double top = cursor->y, lowest = top;
  double height = columns_height(list, i, cursor->bottom - top);
  const struct strip *strip = strip_of(list->flow, i);
  int columns = strip->columns;
  double step = strip->step;
  for (int column = 0; column < columns && i < list->end; column++) {
    cursor->y = top;
    for (guint end = column_end(list, i, height); i < end; i++)
      put(cursor, (struct placed){ .strip = strip_of(list->flow, i),
                                   .to = strip_of(list->flow, i)->height,
                                   .x = column * step });
    lowest = fmax(lowest, cursor->y);
  }
  cursor->y = lowest;
  return i;
}

/* Puts the list that begins with strip i on this page and the next ones: down each column of a
 * page, then the next page. Returns the strip after it. */
static guint put_list(struct cursor *cursor, const struct flow *flow, guint i)
{
  struct list list = { flow, i, list_end(flow, i) };
  cursor->y += cursor->fresh ? 0 : space_above(cursor, strip_of(flow, i));
  for (;;) {
    i = put_columns(cursor, &list, i);
    if (i >= list.end)
      break;
    continue_page(cursor, flow, strip_of(flow, i));
  }
  cursor->tied = false;
  return i;
}

static void put_strips(struct cursor *cursor, const struct flow *flow)
{
  for (guint i = 0; i < flow->strips->len;) {
    if (strip_of(flow, i)->columns > 1) {
      i = put_list(cursor, flow, i);
      continue;
    }
    put_strip(cursor, flow, i);
    i++;
  }
}

/* --- sections -------------------------------------------------------------------------------- */

/* From a section as it is (0) to one whose spaces and rows are as close as they may be (1). */
static void set_closer(struct cursor *cursor, const struct flow *flow, double *closer, double to)
{
  for (guint i = 0; i < flow->strips->len; i++) {
    struct strip *strip = g_ptr_array_index(flow->strips, i);
    strip_tighten(strip, strip->slack * (to - *closer));
  }
  double closest = page_is_half(first_part_of_sheet(flow)) ? HALF_CLOSEST : CLOSEST;
  cursor->closer = 1 - to * (1 - closest);
  *closer = to;
}

/* Puts flow on pages of its own that replace those from index first on; how many they are. */
static guint put_pages(struct cursor *cursor, const struct flow *flow, guint first)
{
  g_ptr_array_set_size(cursor->pages->pages, (gint)first);
  new_page(cursor, flow, false);
  put_strips(cursor, flow);
  return cursor->pages->pages->len - first;
}

/* A section that would run over by a little is set closer, no more than is needed to save the page:
 * one of two lines helps nobody. */
static void put_on_own_pages(struct cursor *cursor, const struct flow *flow)
{
  static const double steps[] = { 0.2, 0.4, 0.6, 0.8, 0.9 };
  guint first = cursor->pages->pages->len;
  double closer = 0;
  guint count = put_pages(cursor, flow, first);
  if (count == 1)
    return;
  set_closer(cursor, flow, &closer, 1);
  bool helps = put_pages(cursor, flow, first) < count;
  for (size_t i = 0; helps && i < G_N_ELEMENTS(steps); i++) {
    set_closer(cursor, flow, &closer, steps[i]);
    if (put_pages(cursor, flow, first) < count)
      return;
  }
  set_closer(cursor, flow, &closer, helps ? 1 : 0);
  put_pages(cursor, flow, first);
}

static bool fits_below(const struct cursor *cursor, const struct flow *flow)
{
  double whole = room_of_page(cursor, flow);
  return cursor->y + fmin(chain_height(cursor, flow, 0, whole, whole), whole) <= cursor->bottom;
}

/* What belongs to the foot of the section's last page moves there. */
static void sink(struct cursor *cursor)
{
  GArray *placed = cursor->page->placed;
  double rest = cursor->bottom - cursor->y;
  for (guint i = placed->len; i > 0 && rest > 0; i--) {
    struct placed *one = &g_array_index(placed, struct placed, i - 1);
    if (!one->strip->sinks || one->from > 0)
      return;
    one->y += rest;
  }
}

static const struct start nowhere = { -1, 0 };

/* A section without room begins where the next one does; the last ones where the pages end. */
static void lead_on(struct cursor *cursor, const GPtrArray *flows)
{
  if (!cursor->page && flows->len > 0)
    new_page(cursor, g_ptr_array_index(flows, 0), false);
  const struct page *last = last_page(cursor->pages);
  struct start after = { last ? last->sheet : 0, last ? cursor->frames[last->part].top : 0 };
  for (guint i = cursor->pages->starts->len; i > 0; i--) {
    struct start *start = &g_array_index(cursor->pages->starts, struct start, i - 1);
    if (start->sheet == nowhere.sheet)
      *start = after;
    after = *start;
  }
}

static void put_section(struct cursor *cursor, const struct flow *flow)
{
  cursor->closer = 1;
  if (flow->strips->len == 0) {
    g_array_append_val(cursor->pages->starts, nowhere);
    return;
  }
  if (needs_page(cursor, flow) || !fits_below(cursor, flow)) {
    guint first = cursor->pages->pages->len;
    put_on_own_pages(cursor, flow);
    sink(cursor);
    const struct page *page = g_ptr_array_index(cursor->pages->pages, first);
    struct start start = { page->sheet, cursor->frames[page->part].top };
    g_array_append_val(cursor->pages->starts, start);
    return;
  }
  struct start start = { cursor->page->sheet, cursor->y + strip_of(flow, 0)->before };
  g_array_append_val(cursor->pages->starts, start);
  put_strips(cursor, flow);
}

struct pages *pages_new(const GPtrArray *flows, const struct frame frames[SHEET_PARTS])
{
  struct pages *pages = g_new0(struct pages, 1);
  pages->pages = g_ptr_array_new_with_free_func(page_free);
  pages->starts = g_array_new(FALSE, FALSE, sizeof(struct start));
  struct cursor cursor = { .pages = pages, .frames = frames };
  for (guint i = 0; i < flows->len; i++)
    put_section(&cursor, g_ptr_array_index(flows, i));
  lead_on(&cursor, flows);
  const struct page *last = last_page(pages);
  pages->sheets = last ? last->sheet + 1 : 0;
  for (guint i = 0; i < pages->pages->len; i++)
    ((struct page *)g_ptr_array_index(pages->pages, i))->order = (int)i;
  if (stack_of_halves(pages))
    stack_halves(pages, frames);
  return pages;
}

int pages_lines_over(const GPtrArray *flows, const struct frame *frame)
{
  double over = frame->top - frame->bottom;
  for (guint i = 0; i < flows->len; i++) {
    const struct flow *flow = g_ptr_array_index(flows, i);
    for (guint k = 0; k < flow->strips->len; k++) {
      const struct strip *strip = strip_of(flow, k);
      over += strip->height - strip->slack + (k > 0 ? strip->before * CLOSEST : 0);
    }
  }
  return (int)fmax(ceil(over / ONE_LINE), 1);
}

void pages_free(struct pages *pages)
{
  g_ptr_array_unref(pages->pages);
  g_array_unref(pages->starts);
  g_free(pages);
}
