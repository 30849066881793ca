/* Who of a roster is left out, and why. Only for import_oneroster. */
#ifndef TL_EXCHANGE_ONEROSTER_LEFT_H
#define TL_EXCHANGE_ONEROSTER_LEFT_H

#include "exchange/import_item.h"
#include "exchange/oneroster_words.h"

struct oneroster_left {
  long students, families, unsaid;
  long vacant;         /* posts that nobody has */
  long gone;           /* said to be gone, and never here */
  GHashTable *unknown; /* role as it is written → how many people, as pointer */
};

/* Sets up left, which stays the caller's; clear frees what it holds. */
void oneroster_left_init(struct oneroster_left *left);
void oneroster_left_clear(struct oneroster_left *left);

/* Counts one whose role is of that kind, and written so (or NULL); staff are not counted. */
void oneroster_left_note(struct oneroster_left *left, enum oneroster_role kind, const char *role);

/* Tells how many there are, in one line for each reason. */
void oneroster_left_tell(const struct oneroster_left *left, struct import_session *session,
                         struct import_place place);

/* Tells who came from this roster before and is not among seen (ids as keys), where most of them
 * are: in a file of changes alone nobody is missed. source is that of the ids. */
void oneroster_left_tell_missing(const struct import_items *people, const char *source,
                                 GHashTable *seen, struct import_place place);

#endif
