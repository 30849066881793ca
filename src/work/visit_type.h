/* The kinds of visit and what the contract says of them: looked at once, changed. Each function
 * that writes is one change. */
#ifndef TL_WORK_VISIT_TYPE_H
#define TL_WORK_VISIT_TYPE_H

#include "db/store.h"

/* True when nobody has yet said that this kind of visit (its uid) is as the district wants it;
 * false for one that is not there. */
bool visit_type_unconfirmed(struct store *store, const char *uid);

/* Notes, by the clock, that it was looked at and is right: for the whole district, whoever does it.
 * Nothing is written where it was noted before. */
bool visit_type_confirm(struct store *store, const char *uid, GError **error);

/* A kind of visit that is about to be stored and was so before: where what the contract says of it
 * is another now, it is to be confirmed anew. True where it is part of an evaluation now, or is no
 * longer, and the slip says the same sentence still. */
bool visit_type_changed(struct record *visit_type, const struct record *before);

/* What the kind of visit says of itself, a sentence a line: evaluative or not, whether it counts,
 * how long it takes at least, when the teacher hears of it and how. Yours. */
char *visit_type_words(const struct record *visit_type);

/* The one that is offered first; the others are no longer. One change. */
bool visit_type_offer_first(struct store *store, const char *uid, GError **error);

#endif
