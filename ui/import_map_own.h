/* What the files of import_map share. */
#ifndef TL_UI_IMPORT_MAP_OWN_H
#define TL_UI_IMPORT_MAP_OWN_H

#include "exchange/import_fields.h"
#include "exchange/wide_guess.h"
#include "ui/import_map.h"

struct store;

struct import_map {
  struct app *app;
  struct store *store;
  struct wide_sample *sample;
  struct wide_map *map;               /* NULL: a plain file */
  const struct import_fields *fields; /* of a plain file; or NULL */
  int *of_field;                      /* of a plain file: the column of each field, or -1 */
  bool *said;                         /* by field: the person has chosen its column */
  bool changed;                       /* the person has said otherwise than was proposed */
  int *kept_of_field;                 /* as they were noted; or NULL */
  bool *kept_said;
  bool kept_changed;
  struct list *list;
  bool kept;  /* a file with these columns came before, under that name */
  bool named; /* it was asked under which name it is kept */
};

/* The list, empty; fills it anew from the map. */
struct list *import_map_rows_new(struct import_map *self);
void import_map_fill(struct import_map *self);

/* Adds a line to the rows of the list. */
void import_map_add_row(struct rowset *rows, const char *column, const char *is, const char *first,
                        const char *key, const char *group);

/* Of a plain file: fills the list, changes the field that is selected, selects the first that is
 * needed and has no column, says what is missing (yours), appends a row as it would come in. */
void import_map_plain_fill(struct import_map *self);
void import_map_plain_change(struct import_map *self);
void import_map_plain_select(struct import_map *self);
char *import_map_plain_words(const struct import_map *self);
void import_map_plain_append(const struct import_map *self, GString *text, const GPtrArray *row);

/* What a column is, in words: `Mark of Students talk`. Yours. */
char *import_map_is(const struct import_map *self, const struct wide_column *column);

/* What an answer means, in words: the level's label, `not said so far`. Yours. */
char *import_map_means(const struct import_map *self, enum wide_field_id field, const char *means);

/* What columns can be about: struct wide_topic *. Yours. */
GPtrArray *import_map_topics(const struct import_map *self);

#endif
