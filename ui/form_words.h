/* A walkthrough form and the rubric in words, to read. Knows nothing of the screen. */
#ifndef TL_UI_FORM_WORDS_H
#define TL_UI_FORM_WORDS_H

#include "db/store.h"

/* A version of a form as text: its marks, then its strategies under their headings. NULL with
 * error. Yours. */
char *form_words_version(struct store *store, const struct record *version, GError **error);

/* The rubric as text: each standard with its levels. Yours. */
char *form_words_rubric(const struct record *rubric);

/* A scale's levels in one line: `y seen, p partly, n not seen`. Yours. */
char *form_words_levels(const struct record *scale);

#endif
