/* What a walkthrough said before it was amended, and of whom. */
#ifndef TL_MODEL_AMENDED_H
#define TL_MODEL_AMENDED_H

#include "model/record.h"

/* What a walkthrough said before its amendment of that number (from 0), with its uid; private notes
 * are not in it. NULL with error. Yours. */
struct record *amended_before(const struct record *walkthrough, guint number, GError **error);

/* True where it is of another teacher afterwards. Who was not in the file and now has a name is the
 * same. */
bool amended_another(const struct record *before, const struct record *after);

/* The teacher (uid) for whom it was noted until its amendment of that number, where that is another
 * than after it. Yours; NULL: the same, or none. */
char *amended_from(const struct record *walkthrough, guint number);

#endif
