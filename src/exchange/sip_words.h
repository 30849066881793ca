/* Words in files of School Improvement Plans: statuses, school years, owners who are no person. */
#ifndef TL_EXCHANGE_SIP_WORDS_H
#define TL_EXCHANGE_SIP_WORDS_H

#include <glib.h>
#include <stdbool.h>

/* The status that text means: by word, letter or colour. NULL with TL_ERROR_INVALID. Borrowed. */
const char *sip_words_status(const char *text, GError **error);

/* `SY2026-27` of `2026-27`, `2026-2027`, `SY26-27`, `FY27`. NULL with TL_ERROR_INVALID. Yours. */
char *sip_words_school_year(const char *text, GError **error);

/* False with a sentence where month is not one of school_year: the status would be of another plan.
 */
bool sip_words_check_month(const char *month, const char *school_year, GError **error);

/* True where text names what people are rather than who: `Math coach`, `Grade 3 team`. */
bool sip_words_is_role(const char *text);

/* True where text begins with the number of an item: `2.1 Number talks` or `Item 2.1` with 2.1. */
bool sip_words_begins(const char *text, const char *code);

#endif
