/* How paper looks, in one place: page, sizes in points, spaces and inks. */
#ifndef TL_PRESS_STYLE_H
#define TL_PRESS_STYLE_H

/* US Letter. */
#define PAGE_SHORT 612.0
#define PAGE_LONG 792.0

/* Nothing is nearer to the edge than half an inch (36 pt). */
#define MARGIN_SIDE 48.0
#define MARGIN_TOP 46.0
#define MARGIN_FOOT 38.0
#define FOOT_GAP 9.0    /* between the body and the footer */
#define SAMPLE_TOP 36.0 /* the mark at the head of a sample's page */
#define SAMPLE_HEIGHT 14.0
#define SAMPLE_GAP 8.0

#define TITLE_GAP 6.0    /* under a section's title, subtitle and aside */
#define SECTION_GAP 26.0 /* above a section that does not begin a page */
#define HEADING_GAP 16.0 /* above a second-level heading */
#define BLOCK_GAP 7.0    /* above a paragraph, a table or a bar */
#define RULED_LINE 23.0  /* between lines to write on */
#define SPACE_HEIGHT 14.0

/* A half of a sheet: the cut is at its foot or head, and needs no margin of the printer's. */
#define HALF_TOP 24.0
#define HALF_FOOT 20.0
#define HALF_HEAD 40.0 /* of a slip: from HALF_TOP to the line that the flap comes to, at least */
#define HALF_ROW 16.2
#define HALF_LINE 18.0 /* between lines to write on */
#define HALF_LINE_SLACK 2.0

#define COLUMN_GAP 11.0
#define CELL_PAD 2.9 /* above and below the text of a table's row */
#define HEADER_PAD 3.0
#define SHADE_GAP 1.0
#define SHADE_LEAST 19.0
#define SHADE_MOST 31.0
#define SHADE_OVERHANG 22.0 /* of a label over the column of its shades, at most */

#define BADGE_PAD 5.5     /* left and right of its word */
#define BADGE_RISE 1.3    /* above and below its word */
#define BESIDE_GAP 7.0    /* between a badge or bar and the words beside it */
#define BESIDE_LEAST 54.0 /* narrower than this, the words go underneath */
#define BAR_HEIGHT 6.5
#define STACK_HEIGHT 9.5
#define CHART_WIDTH 84.0 /* natural width of a bar; the most is CHART_MOST */
#define CHART_MOST 150.0
#define SPARK_BAR 4.4
#define SPARK_STEP 6.2
#define SPARK_HEIGHT 11.0

#define HAIR_WIDTH 0.5
#define HEAVY_WIDTH 0.9

/* Sizes of type. */
enum size { SIZE_BODY, SIZE_SMALL, SIZE_HEADING, SIZE_TITLE, SIZE_SLIP, SIZE_FOOT, SIZE_COUNT };

/* What can be laid on paper. */
enum ink {
  INK_TEXT,
  INK_DIM,
  INK_WHITE,
  INK_GOOD,
  INK_MIDDLE, /* dark enough to be read on its own fill */
  INK_MIDDLE_FILL,
  INK_MIDDLE_LINE, /* hatching on that fill */
  INK_POOR,
  INK_BAR,
  INK_PALE, /* the earlier bars of a spark */
  INK_HAIR,
  INK_COUNT
};

struct rgb {
  double red, green, blue;
};

/* Points of a size, and the colour of an ink. */
double style_points(enum size size);
struct rgb style_rgb(enum ink ink);

/* Relative luminance (WCAG) of a colour, and the ratio of contrast between two. */
double style_luminance(struct rgb colour);
double style_contrast(struct rgb one, struct rgb other);

/* The grey under a figure of percent (0 to 100), and the ink (white or black) that reads best on
 * it. */
struct rgb style_shade(double percent);
struct rgb style_on_shade(double percent);

#endif
