/* A map proposed for a wide file, so that a person edits rather than writes: by the likeness of its
 * titles to the wordings of strategies and standards, and by words that forms use. */
#ifndef TL_EXCHANGE_WIDE_GUESS_H
#define TL_EXCHANGE_WIDE_GUESS_H

#include "db/store.h"
#include "exchange/wide_map.h"
#include "exchange/wide_sample.h"

/* The map; what is not known is `ignore`, an answer that is not known means nothing so far. NULL
 * with error. Yours. */
struct wide_map *wide_guess(struct store *store, enum wide_kind kind,
                            const struct wide_sample *sample, const char *name, GError **error);

/* Adds the answers of the file that the map does not know, with what they likely mean: for a map
 * that was changed, or a file that has new ones. */
bool wide_guess_answers(struct store *store, struct wide_map *map, const struct wide_sample *sample,
                        GError **error);

/* The column of the file that the map's column of that index is; G_MAXUINT: none. */
guint wide_guess_column(const struct wide_map *map, guint index, const struct wide_sample *sample);

/* True where every column that the map reads is in the file. */
bool wide_guess_fits(const struct wide_map *map, const struct wide_sample *sample);

/* What the columns of a kind can be about: codes, with the words that people know them by. */
struct wide_topic {
  char *code;
  char *words;
};

/* Those of the store: strategies of the form, standards of the rubric, items of plans. *form (may
 * be NULL) is the name of the form that fits the titles best where it is not the one offered first,
 * or NULL; yours. GPtrArray of struct wide_topic *. NULL with error. Yours. */
GPtrArray *wide_topics(struct store *store, enum wide_kind kind, const struct wide_sample *sample,
                       char **form, GError **error);

/* What answers of a field can mean: struct wide_topic *, the code of each level, with its label and
 * how it counts behind a `+`. form: by name, NULL: the one offered first. NULL with error. Yours.
 */
GPtrArray *wide_levels(struct store *store, enum wide_field_id field, const char *form,
                       GError **error);

/* How alike a title and some words are, 0 to 100. */
int wide_likeness(const char *title, const char *words);

/* The field that a title means by words that forms use; WIDE_FIELDS: none. *score says how sure, up
 * to 100. */
enum wide_field_id wide_words_field(enum wide_kind kind, const char *title, int *score);

/* The code among levels that an answer means by its words; NULL: not known. Borrowed. */
const char *wide_words_level(enum wide_field_id field, const char *answer, const GPtrArray *levels);

/* The same, only where the answer is a level's code or label already. */
const char *wide_words_exact(const char *answer, const GPtrArray *levels);

/* True where an answer is one of a few, such as Yes, Somewhat and N/A, and no text. */
bool wide_words_short(const char *answer);

/* True where a title asks for a comment on what stands before it; evidence: for what shows it. */
bool wide_words_comment(const char *title, bool *evidence);

#endif
