/* What pages in letter style share: the memo and the visit's page. */
#ifndef TL_REPORT_LETTER_H
#define TL_REPORT_LETTER_H

#include "db/store.h"
#include "base/progress.h"
#include "document/document.h"

/* A document with district, notice and sample, of one section with that title. *section is
 * borrowed. NULL with error. Yours. */
struct document *letter_new(struct store *store, const char *id, const char *title,
                            struct section **section, GError **error);

/* The lines at its head, `To  Rosa Alvarez`: a table; lines are added to it. NULL text adds none.
 */
struct table *letter_head(struct section *section);
void letter_line(struct table *head, const char *what, const char *text);

/* A heading with running text below; nothing where text is NULL. */
void letter_text(struct section *section, const char *what, const char *text);

/* What was seen in the classrooms of a visit: a row a strategy, `5 of 8` with its bar. Nothing
 * where nothing was marked. False with error. */
bool letter_figures(struct store *store, const char *visit, struct section *section,
                    GError **error);

/* What is meant by an attempt, for those who read it on paper alone. */
#define LETTER_ATTEMPT "a visit at a bad time: substitute, test, empty room"

/* `In 8 classrooms, 11 minutes on average (5 of them timed); 1 attempt (…), counted apart.` Yours;
 * NULL for none. head: STATEMENT_VISIT_HEAD. */
char *letter_classrooms(const struct rowset *head);

/* Lines of text that a document of one letter has room for yet, by estimate, and rather too few
 * than too many; below 0: so many are too many. The press has the last word (letter_fits). */
int letter_room(const struct document *document);

/* True when it is one page for the press as well; false with its sentence, or TL_ERROR_STOPPED. A
 * press that is missing says nothing against it. */
bool letter_fits(const struct document *document, const struct progress *progress, GError **error);

#endif
