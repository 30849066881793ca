/* What the files of import_map share. */
#ifndef TL_UI_IMPORT_MAP_OWN_H
#define TL_UI_IMPORT_MAP_OWN_H

#include "exchange/wide_guess.h"
#include "ui/import_map.h"

struct store;

struct import_map {
  struct app *app;
  struct store *store;
  struct wide_sample *sample;
  struct wide_map *map;
  struct list *list;
  bool kept; /* it has the name under which it is, or will be, kept */
};

/* The list, empty; fills it anew from the map. */
struct list *import_map_rows_new(struct import_map *self);
void import_map_fill(struct import_map *self);

/* What a column is, in words: `Mark of Students talk`. Yours. */
char *import_map_is(const struct import_map *self, const struct wide_column *column);

/* What an answer means, in words: the level's label, `not said so far`. Yours. */
char *import_map_means(const struct import_map *self, enum wide_field_id field, const char *means);

/* What columns can be about: struct wide_topic *. Yours. */
GPtrArray *import_map_topics(const struct import_map *self);

#endif
