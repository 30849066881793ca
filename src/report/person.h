/* One administrator's month on a page: what the packet has of each, and what a principal and the
 * superintendent look at together. */
#ifndef TL_REPORT_PERSON_H
#define TL_REPORT_PERSON_H

#include "report/figures.h"

/* The page of staff as a document by itself. NULL with TL_ERROR_REFUSED where the person in use may
 * not read it, TL_ERROR_NOT_FOUND where staff was no administrator that month. Yours. */
struct document *person_page_build(struct store *store, const char *staff, const char *month, GError **error);

/* Fills section with person's page; figures as figures_read_person reads them, at the least. Title,
 * subtitle and aside are set too. */
bool person_section(struct store *store, const struct figures *figures,
               const struct administrator *person, struct section *section, GError **error);

/* `Kuss Middle` for its principal, else `Ana Leduc`. Yours. */
char *person_title(const struct administrator *person);

#endif
