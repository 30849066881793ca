/* The files of person.h among themselves. */
#ifndef TL_REPORT_PERSON_PRIVATE_H
#define TL_REPORT_PERSON_PRIVATE_H

#include "report/person.h"

struct person_page {
  struct store *store;
  const struct figures *figures;
  const struct administrator *person;
  struct section *section;
  GPtrArray *rest;         /* of person_section */
  struct person_rest *own; /* the one of this page among them, or NULL */
  int most;                /* lines that each text may have here; more of it is in the annex */
  bool items_elsewhere;    /* SIP items without room are on another page */
  int lines; /* of what people wrote so far, by estimate: the rest of the page is for SIP items */
  int reserved; /* lines kept for what stands below the SIP items */
};

/* A text on the page. */
struct person_piece {
  const char *what;   /* whose name it has in the annex: `Leadership` */
  const char *part;   /* NULL or which part of it: `why` */
  const char *before; /* NULL or what stands before it, dim */
  const char *text;   /* NULL: none */
};

/* Adds one or two texts to cell, of which so much stands on the page as page->most says; the rest
 * goes to the annex where there is one, and cell says so. */
void person_fit(struct person_page *page, struct cell *cell, const struct person_piece *pieces,
                guint count, int letters);

/* Lines that they take, one after the other. */
int person_pieces_lines(const struct person_piece *pieces, guint count, int letters);

/* What a cell with one or two texts would like. */
struct person_wish {
  int lines, texts;
};

/* The most lines that each text may have so that all of them fill no more than room, a cell of two
 * one more; wishes: GArray of struct person_wish. */
int person_most_lines(const GArray *wishes, int room);

/* Lines of a wish where that is the most. */
int person_granted(const struct person_wish *wish, int most);

/* Lines that the page has for what people wrote and for SIP items. */
int person_room(const struct person_page *page);

/* The one of this page in page->rest (not NULL), made where it is not there. Borrowed. */
struct person_rest *person_rest(struct person_page *page);
void person_words_free(gpointer words);

/* Fills section with items (struct figures_item), by school where they are of more than one. */
void person_plan_rest(const struct figures *figures, const GPtrArray *items,
                      struct section *section);

/* How the plans of the schools that the person leads stand, and what changed or stands still; of
 * someone who leads none, the items they own. */
void person_plans(struct person_page *page);

/* What the person has to do and is open, with its lines reserved; then on the page, the
 * first of them, nothing where nothing is open. NULL with error. Yours. */
struct rowset *person_follow_ups_read(struct person_page *page, GError **error);
void person_follow_ups_say(struct person_page *page, const struct rowset *rows);

/* Lines that text takes where letters stand in one. */
int person_lines(const char *text, int letters);

#endif
