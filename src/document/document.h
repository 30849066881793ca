/* The document tree: what a packet, slip, memo or page says, before it is text, HTML, CSV, JSON or
 * PDF.
 *
 * A document is a header and sections; a section holds blocks; a table's cells hold text or a mark
 * made for paper (status badge, bar, shade). A document crosses to the press as JSON Lines: the
 * header on the first line, then each section on a line of its own, in the form described in
 * document_json.h.
 *
 * Ownership: a node belongs to its parent; everything goes with document_free. Text is copied. */
#ifndef TL_DOCUMENT_DOCUMENT_H
#define TL_DOCUMENT_DOCUMENT_H

#include "base/auto.h"

#include <glib.h>
#include <stdbool.h>

struct document {
  char *id;         /* `packet` */
  char *title;      /* `DILT packet, October 2026` */
  char *district;   /* `Mill City Public Schools` */
  char *notice;     /* the confidentiality line of every page, or NULL */
  char *as_of;      /* instant as local text, `16 November 2026, 17:00` */
  char *created_at; /* instant, UTC ISO-8601, for the metadata */
  char *author;
  char *keywords;
  bool sample;         /* says SAMPLE on every page */
  bool contents;       /* a linked table of contents is wanted */
  bool one_page;       /* it is one page: no PDF is made that would need another */
  GPtrArray *sections; /* struct section */
};

enum orientation { PORTRAIT, LANDSCAPE };

/* How a section lies on the sheet. Halves stand two to a sheet of US Letter, portrait, with a line
 * between them to cut along; what has no room goes on to the next half, which bears the title, the
 * quiet line and `2 of 2` again. What follows the last BLOCK_SPACE of a half stands at its foot.
 *
 * A slip is a half that is folded once and then hides what it says. It is printed on one side. At
 * its head stand title and quiet line alone (teacher; school, room, mailbox), an inch high, the
 * right way up. The foot is folded up to the line under them, print on print: the flap covers all
 * else, its back is blank, and the head looks out above it, as it stands in a mailbox. The fold is
 * half way between that line and the foot; short dotted lines at both edges show where. */
enum layout { LAYOUT_PAGE, LAYOUT_HALF, LAYOUT_SLIP };

struct section {
  char *id;       /* `walkthroughs`; unique in the document, the target of links */
  char *title;    /* heading at the top of the page, and outline entry */
  char *entry;    /* NULL or how contents and bookmarks name it instead */
  char *subtitle; /* NULL or a quiet line under the title */
  char *aside;    /* NULL or lines at the right of the title (LF between them) */
  char *file;     /* file stem in a CSV folder; NULL: the id */
  enum orientation orientation;
  enum layout layout;
  bool new_page;     /* begins on a page of its own */
  bool unlisted;     /* not in the contents; bookmarks have it */
  bool paper;        /* stands on paper alone */
  bool bare;         /* has no room on paper: contents and bookmarks lead to what comes after it */
  int level;         /* outline depth: 1, or 2 for a person's page under a section */
  GPtrArray *blocks; /* struct block */
};

enum block_kind {
  BLOCK_HEADING,   /* text; a second-level heading with a rule */
  BLOCK_PARAGRAPH, /* runs */
  BLOCK_TABLE,     /* columns, rows */
  BLOCK_BAR,       /* one cell by itself, with text beside it */
  BLOCK_RULES,     /* count: ruled lines to write on, text (or NULL) before the first */
  BLOCK_SPACE,     /* a blank line's worth */
  BLOCK_CONTENTS,  /* the table of contents with page numbers, where it is wanted */
};

/* A page of paper has an end, the other formats have none. What goes to an annex for that reason
 * stands in its place everywhere else: RUN_OFF_PAPER and `off_paper` mark what paper does not show
 * there, RUN_PAPER and `paper` what stands on paper alone (where the rest is, the annex).
 *
 * RUN_PAGE, of a link: on paper `, page 12` stands behind it. */
enum run_style {
  RUN_PLAIN = 0,
  RUN_BOLD = 1,
  RUN_DIM = 2,
  RUN_SMALL = 4,
  RUN_PAGE = 8,
  RUN_PAPER = 16,
  RUN_OFF_PAPER = 32
};

struct run {
  char *text;
  unsigned style; /* enum run_style, or-ed */
  char *link;     /* NULL or a section's id */
};

enum align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTER };

/* A column of a table. Widths are shares: the press gives weight 0 its natural width and divides
 * the rest by weight among the others. Where columns say how wide they are, they have that on every
 * page, and their badges with them, and the others divide the rest by weight. */
struct table_column {
  char *key;   /* column name in CSV and JSON, snake_case */
  char *label; /* header; may be empty on paper, never in key */
  enum align align;
  int weight;
  int width;   /* on paper, in points; 0: as its text and weight ask */
  bool number; /* the figures are numbers: right-aligned tabular digits, JSON numbers */
};

enum cell_kind {
  CELL_TEXT,   /* runs; "" prints nothing */
  CELL_STATUS, /* word in a badge; role says the colour */
  CELL_BAR,    /* value of total as a bar, word beside it where there is one */
  CELL_STACK,  /* parts of a whole: parts[] each with role and word */
  CELL_SPARK,  /* small bars, one a month (value -1: none); the last stands out */
  CELL_SHADE,  /* value in 0..100 as shade with its figure; value -1: too few to show */
};

/* The meaning of a colour, in one place for screen and paper. */
enum role { ROLE_NONE, ROLE_GOOD, ROLE_MIDDLE, ROLE_POOR, ROLE_QUIET };

struct part {
  enum role role;
  char *word; /* `complete` */
  double value;
};

struct cell {
  enum cell_kind kind;
  GPtrArray *runs; /* struct run: CELL_TEXT, and what stands beside another kind */
  char *word; /* CELL_STATUS: the word; others: alternative text read to those who cannot see */
  enum role role;
  double value, total; /* CELL_BAR, CELL_SHADE */
  GArray *parts;       /* struct part: CELL_STACK, CELL_SPARK (role unused, word = month) */
};

struct table_row {
  bool header;      /* a sub-header within the body, spanning the row */
  bool dim;         /* secondary (a break in an agenda) */
  bool strong;      /* a total */
  bool off_paper;   /* not on paper */
  GPtrArray *cells; /* struct cell, as many as columns */
};

struct table {
  char *title; /* caption for screen readers and CSV file stem; may be NULL */
  char *file; /* file stem in a CSV folder; NULL: that of the section, with -2, -3 … after the first
               */
  bool compact;       /* a grid of many narrow columns (shades) */
  GPtrArray *columns; /* struct table_column */
  GPtrArray *rows;    /* struct table_row */
};

struct block {
  enum block_kind kind;
  bool paper;          /* stands on paper alone */
  char *text;          /* BLOCK_HEADING, BLOCK_RULES */
  GPtrArray *runs;     /* BLOCK_PARAGRAPH */
  struct table *table; /* BLOCK_TABLE */
  struct cell *cell;   /* BLOCK_BAR */
  int count;           /* BLOCK_RULES */
};

/* --- Building ------------------------------------------------------------------------------- */

/* An empty document. Yours. */
struct document *document_new(const char *id, const char *title);
void document_free(struct document *document);
void section_free(struct section *section);

/* A section at the end of document (NULL: one by itself, yours). Borrowed. */
struct section *document_section(struct document *document, const char *id, const char *title);

/* True when a section of document has the table of contents as a block, so that it goes there and
 * not to the front. */
bool document_places_contents(const struct document *document);

/* How contents and bookmarks name a section. Borrowed. */
const char *section_entry(const struct section *section);

/* True for a section that has an entry in the table of contents. */
bool section_listed(const struct section *section);

/* Takes from section what does not stand on paper; a table that loses all its rows goes too. */
void section_to_paper(struct section *section);

/* True when document is one section with the same title, which need not be said twice. */
bool document_titled_by_section(const struct document *document);

/* Blocks at the end of section. */
void section_heading(struct section *section, const char *text);
void section_paragraph(struct section *section, const char *text); /* one plain run */
void section_note(struct section *section, const char *text);      /* small and dim */
struct block *section_runs(struct section *section);               /* add with block_run */
void block_run(struct block *block, unsigned style, const char *text);
void block_link(struct block *block, const char *text, const char *section_id);
void block_page_link(struct block *block, const char *text, const char *section_id);
struct block *section_last(const struct section *section); /* NULL where it has none */
void section_rules(struct section *section, int lines);
void section_reply(struct section *section, const char *label, int lines); /* with label before */
void section_space(struct section *section);
void section_contents(struct section *section);
struct cell *section_bar(struct section *section); /* fill as a cell */

/* A table at the end of section; then columns, then rows, each cell in the order of the columns. */
struct table *section_table(struct section *section, const char *title);
struct table_column *table_column(struct table *table, const char *key, const char *label,
                                  enum align align, int weight);
struct table_row *table_row(struct table *table);

/* Cells at the end of row; each returns the cell so that runs can be added with cell_run. NULL text
 * is an empty cell. */
struct cell *row_text(struct table_row *row, const char *text);
struct cell *row_styled(struct table_row *row, unsigned style, const char *text);
struct cell *row_number(struct table_row *row, long value);
struct cell *row_status(struct table_row *row, enum role role, const char *word);
struct cell *row_bar(struct table_row *row, double value, double total);
struct cell *row_stack(struct table_row *row);
struct cell *row_spark(struct table_row *row);
struct cell *row_shade(struct table_row *row, int percent); /* -1: too few to show */
void cell_run(struct cell *cell, unsigned style, const char *text);
void cell_link(struct cell *cell, const char *text, const char *section_id);
void cell_page_link(struct cell *cell, const char *text, const char *section_id);
/* A part at the end of a stack or spark; a bar that is given a part becomes a stack. */
void cell_part(struct cell *cell, enum role role, const char *word, double value);
/* What is read instead of the picture; a status keeps its word. */
void cell_alternative(struct cell *cell, const char *text);

/* The plain text of a cell as CSV and screen readers have it: its figure and the runs beside it,
 * the figure once where the runs say it too. Yours. */
char *cell_plain(const struct cell *cell);

/* What the picture of a cell says in words: the word, or `6 of 9`, or `9 complete, 7 in progress, 2
 * no action`, or `May 12, Jun 14`, or `77`, or `too few to show`; empty for CELL_TEXT. Yours. */
char *cell_figure(const struct cell *cell);

/* A run at the end of *runs, which is made where it is NULL; NULL and empty text add nothing. */
void runs_add(GPtrArray **runs, unsigned style, const char *text, const char *link);

/* The runs' text, one after the other, without those of paper alone; runs may be NULL. Yours. */
char *runs_plain(const GPtrArray *runs);

/* A value as people read it: `12`, `12.5`, `1,234`, two decimals at the most. Yours. */
char *document_number(double value);

/* True for text that is a whole number, with or without commas, and nothing else. */
bool document_whole_number(const char *text, gint64 *value);

DEFINE_AUTO(document)
DEFINE_AUTO(section)

#endif
