#include "press/stack.h"

bool stack_of_halves(const struct pages *pages)
{
  for (guint i = 0; i < pages->pages->len; i++)
    if (!page_is_half(((const struct page *)g_ptr_array_index(pages->pages, i))->part))
      return false;
  return pages->pages->len > 0;
}

static void move_to(struct page *page, enum part_of_sheet part, int sheet,
                    const struct frame *frames)
{
  double down = frames[part].top - frames[page->part].top;
  for (guint i = 0; i < page->placed->len; i++)
    g_array_index(page->placed, struct placed, i).y += down;
  page->part = part;
  page->sheet = sheet;
}

static int by_sheet(const void *one, const void *other)
{
  const struct page *a = *(struct page *const *)one;
  const struct page *b = *(struct page *const *)other;
  return a->sheet != b->sheet ? a->sheet - b->sheet : (int)a->part - (int)b->part;
}

/* Where each section begins now. */
static void find_starts(const struct pages *pages, const struct frame *frames)
{
  for (guint i = 0; i < pages->pages->len; i++) {
    const struct page *page = g_ptr_array_index(pages->pages, i);
    if (!page->continued)
      g_array_index(pages->starts, struct start, page->section) =
          (struct start){ page->sheet, frames[page->part].top };
  }
}

void stack_halves(struct pages *pages, const struct frame *frames)
{
  int sheets = pages->sheets;
  for (guint i = 0; i < pages->pages->len; i++) {
    bool lower = (int)i >= sheets;
    move_to(g_ptr_array_index(pages->pages, i), lower ? SHEET_LOWER : SHEET_UPPER,
            (int)i - (lower ? sheets : 0), frames);
  }
  g_ptr_array_sort(pages->pages, by_sheet);
  find_starts(pages, frames);
}
