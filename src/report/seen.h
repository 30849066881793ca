/* Which marks count as seen, in the words of the scales themselves. */
#ifndef TL_REPORT_SEEN_H
#define TL_REPORT_SEEN_H

#include "db/store.h"

/* Adds the label of one more mark: `seen`, then `seen or partly`. */
void seen_add(GString *text, const char *label);

/* `seen or partly`; scales that differ are set off by a semicolon. of: "visit", "teacher" or "form"
 * with its uid, or "month" with a month. Yours; NULL where nothing can count. */
char *seen_words(struct store *store, const char *of, const char *value);

#endif
