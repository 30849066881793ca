/* What lists of days call them: `Early Release Day`, `Winter Recess`, `Teacher Workday`. */
#ifndef TL_EXCHANGE_CALENDAR_WORDS_H
#define TL_EXCHANGE_CALENDAR_WORDS_H

#include <stdbool.h>

/* The kind of day (a word of calendar_kind_choices) that text says. *surely becomes false where it
 * has words beside it that may say something else, so that people are to be told. NULL: it says
 * none, two that cannot be one day, or only something near or on such a day (`Last day before
 * winter break`, `Holiday concert`). Static. */
const char *calendar_words_kind(const char *text, bool *surely);

/* An end of the school year. */
enum calendar_words_end {
  CALENDAR_WORDS_NO_END,
  CALENDAR_WORDS_FIRST_DAY,
  CALENDAR_WORDS_LAST_DAY
};

/* The end that text says that the day is: `First Day of School`, `Last day of school (half day)`;
 * not `First day of school for grade 1`, `Last day of school before winter break`. */
enum calendar_words_end calendar_words_end(const char *text);

/* The two ends of `11/25/2026 - 11/27/2026`, `May 3 to May 7`; false for anything that has not two.
 * Both yours. */
bool calendar_words_range(const char *text, char **first, char **last);

#endif
