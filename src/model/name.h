/* Names of people and schools: shown, sorted and found right in every script, the same on every
 * machine. */
#ifndef TL_MODEL_NAME_H
#define TL_MODEL_NAME_H

#include <glib.h>
#include <stdbool.h>

/* What text is searched by: NFD, marks stripped, case folded, đ ł ø ß æ œ ð þ ı folded, apostrophes
 * and full stops dropped, hyphens and runs of white space as one space. `Siobhán O’Brien` →
 * `siobhan obrien`.
 * "" for NULL. Yours. */
char *name_search_key(const char *text);

/* What text is sorted by: the search key, then a separator and the text itself, so that the order
 * is total and stable. Yours. */
char *name_sort_key(const char *text);

/* True when each word of query (folded) begins a word of key, in any order; `dang`, `nu jo`. */
bool name_matches(const char *search_key, const char *query);

/* How well query fits key for a picker: 0 not at all, higher is better (whole start before word
 * starts before inside). */
int name_score(const char *search_key, const char *query);

/* `José Nuñez`, `Nuñez, José`, `S. O’Brien`. Either part may be NULL. Yours. */
char *name_full(const char *given, const char *family);
char *name_listed(const char *given, const char *family);
char *name_short(const char *given, const char *family);

/* A code (school, district) as text: digits alone are padded on the left with zeros to eight.
 * Yours. */
char *code_normalize(const char *code);

/* A short name for a narrow column, at most columns wide, unlike any in taken (a set of strings, to
 * which it is added): `Dor` for `Doran Elementary`. Yours. */
char *name_abbreviate(const char *name, int columns, GHashTable *taken);

/* True when text holds the full name, or family name of at least four letters as a word, of a
 * person. */
bool name_mentioned(const char *text, const char *given, const char *family);

/* The same of the full name alone. */
bool name_mentioned_whole(const char *text, const char *given, const char *family);

#endif
