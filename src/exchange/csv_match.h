/* Names of columns compared as people would: without regard to case, spaces and punctuation; and
 * the nearest of several for one that is misspelt. */
#ifndef TL_EXCHANGE_CSV_MATCH_H
#define TL_EXCHANGE_CSV_MATCH_H

#include <stdbool.h>

/* text in small letters with only its letters, digits, `#` and `%`: `School_Name:` and `school
 * name` give the same, `# Retained` and `% Retained` do not. "" for NULL. Yours. */
char *csv_match_key(const char *text);

/* How many letters must be changed, added, taken away or swapped with their neighbour to make b of
 * a. */
int csv_match_distance(const char *a, const char *b);

/* True where one key is likely the other, misspelt; the longer they are the more may differ. */
bool csv_match_is_near(const char *a, const char *b);

/* The one of choices (NULL-terminated) whose key is nearest to that of word, NULL where none is
 * near. Borrowed. */
const char *csv_match_nearest(const char *word, const char *const *choices);

#endif
