/* One administrator's month on a page: what the packet has of each, and what a principal and the
 * superintendent look at together. */
#ifndef TL_REPORT_PERSON_H
#define TL_REPORT_PERSON_H

#include "report/figures.h"

/* The page of staff as a document by itself. NULL with TL_ERROR_REFUSED where the person in use may
 * not read it, TL_ERROR_NOT_FOUND where staff was no administrator that month. Yours. */
struct document *person_page_build(struct store *store, const char *staff, const char *month,
                                   GError **error);

/* What was written, and had no room on a page. */
struct person_words {
  char *what; /* `Leadership, why` */
  char *text; /* from where it broke off */
};

/* What a page had no room for. */
struct person_rest {
  char *id;         /* of its section in the annex */
  char *title;      /* of the page */
  GPtrArray *words; /* struct person_words */
  GPtrArray *items; /* struct figures_item, borrowed from the figures */
};

/* Fills section with person's page; figures as figures_read_person reads them, at the least. Title,
 * subtitle and aside are set too. rest (NULL, or GPtrArray of struct person_rest with
 * person_rest_free) gets one more where words or SIP items have to go to an annex, which is then
 * named on the page; without it long words go on to a second page. */
bool person_section(struct store *store, const struct figures *figures,
                    const struct administrator *person, struct section *section, GPtrArray *rest,
                    GError **error);
void person_rest_free(gpointer rest);

/* The same with the plan of a school that nobody leads at the month's end. */
void person_school_section(struct store *store, const struct figures *figures,
                           const struct figures_school *school, struct section *section,
                           GPtrArray *rest);

/* Adds the annex to document: a section, and one below it for each of rest. */
void person_annex(const struct figures *figures, const GPtrArray *rest, struct document *document);

/* The id of the section that is the annex. */
#define PERSON_ANNEX "annex"

/* `Kuss Middle` for its principal, else `Ana Leduc`. Yours. */
char *person_title(const struct administrator *person);

#endif
