/* The role that a job title means, as districts write them: `Vice Principal`, `Tchr`, `Supt.`. */
#ifndef TL_EXCHANGE_ROLE_WORDS_H
#define TL_EXCHANGE_ROLE_WORDS_H

/* The word of role_choices that fits title best; NULL where it is none of them that we know.
 * Borrowed. */
const char *role_words_find(const char *title);

#endif
