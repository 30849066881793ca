/* Strips on pages: where each stands, and on which page each section begins. */
#ifndef TL_PRESS_PAGE_H
#define TL_PRESS_PAGE_H

#include "press/flow.h"

/* A strip, or a part of one, on a page. Lines that end in (from, to] of the strip belong to the
 * part. */
struct placed {
  const struct strip *strip;
  double y; /* of the strip's own top, from the top of the page; above it for a later part */
  double from, to;
  bool repeated; /* a table's header once more */
  double x;      /* to the right of the body's left, in a later column */
};

/* The parts of a sheet that a page can be. */
enum part_of_sheet { SHEET_PORTRAIT, SHEET_LANDSCAPE, SHEET_UPPER, SHEET_LOWER, SHEET_PARTS };

/* A page, or the half of a sheet that is a page to those who get it. */
struct page {
  enum part_of_sheet part;
  int order;      /* among the pages, as they are read */
  int sheet;      /* in the PDF */
  int section;    /* the section that is at its top */
  bool continued; /* that section began on an earlier page */
  GArray *placed; /* struct placed */
};

/* Where a section begins. */
struct start {
  int sheet;
  double y;
};

struct pages {
  GPtrArray *pages; /* struct page, as they are drawn: sheet by sheet */
  int sheets;
  GArray *starts; /* struct start, by section */
};

/* The paper and the part of it that the body may take. */
struct frame {
  double width, height;
  double left, right, top, bottom;
};

/* The frame of a page with a footer of that height; sample: with a mark at its head. Halves have
 * neither. */
struct frame page_frame(enum part_of_sheet part, double footer, bool sample);

/* True for the halves of a sheet. */
bool page_is_half(enum part_of_sheet part);

/* Space that the running title takes at the top of a page that continues a section. */
#define CONTINUED_HEIGHT 25.0

/* By how many lines of text flows (struct flow) are too long for one page, set as close as they may
 * be; at least 1: asked where they were. */
int pages_lines_over(const GPtrArray *flows, const struct frame *frame);

/* Puts the sections (struct flow, which must outlive it, and whose strips it may tighten) on pages;
 * frames: by part of sheet. Where all are halves, the upper ones are the first of them, the lower
 * ones the rest: the sheets are cut in one go, and one pile is laid on the other. Yours. */
struct pages *pages_new(const GPtrArray *flows, const struct frame frames[SHEET_PARTS]);
void pages_free(struct pages *pages);

DEFINE_AUTO(pages)

#endif
