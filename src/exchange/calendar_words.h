/* What lists of days call them: `Early Release Day`, `Winter Recess`, `Teacher Workday`. */
#ifndef TL_EXCHANGE_CALENDAR_WORDS_H
#define TL_EXCHANGE_CALENDAR_WORDS_H

#include <stdbool.h>

/* The kind of day (a word of calendar_kind_choices) that text says; NULL: it says none. Static. */
const char *calendar_words_kind(const char *text);

/* The two ends of `11/25/2026 - 11/27/2026`, `Dec 24–Jan 1`, `May 3 to May 7`; false for anything
 * that has not two. Both yours. */
bool calendar_words_range(const char *text, char **first, char **last);

#endif
