/* What lists of days call them: `Early Release Day`, `Winter Recess`, `Teacher Workday`. */
#ifndef TL_EXCHANGE_CALENDAR_WORDS_H
#define TL_EXCHANGE_CALENDAR_WORDS_H

/* The kind of day (a word of calendar_kind_choices) that text says; NULL: it says none. Static. */
const char *calendar_words_kind(const char *text);

#endif
