/* What the columns of a file are: proposed, shown as a list with the file's first row, and changed
 * by pickers. Of a form of one's own it says what each column is, of a plain file from which column
 * each field is read. A part of the import screen. */
#ifndef TL_UI_IMPORT_MAP_H
#define TL_UI_IMPORT_MAP_H

#include "exchange/import_fields.h"
#include "exchange/wide_map.h"
#include "ui/canvas.h"
#include "ui/key.h"
#include "ui/list.h"

struct app;
struct import_map;

/* Asks what the rows of the file are, reads its beginning and proposes a map: the one kept when a
 * file with these columns came before, else by likeness. NULL where the person pressed Esc, or
 * after saying what is wrong. Yours. */
struct import_map *import_map_new(struct app *app, const char *path);

/* The same for a plain file with these fields. NULL after saying what is wrong. Yours. */
struct import_map *import_map_new_plain(struct app *app, const char *path,
                                        const struct import_fields *fields);
void import_map_free(struct import_map *self);

void import_map_draw(struct import_map *self, struct canvas *canvas);
struct list *import_map_list(const struct import_map *self);

/* Changes what is selected: a column, what an answer means, what holds for all rows. */
void import_map_change(struct import_map *self);

/* Shows the first rows as they would come in. */
void import_map_preview(struct import_map *self);

/* Asks what the form is called, where that is not known. False for Esc. */
bool import_map_name(struct import_map *self);

/* Notes the columns of a plain file as they are; makes them again what was noted. */
void import_map_keep(struct import_map *self);
void import_map_back(struct import_map *self);

/* The columns of a plain file, as an import takes them; NULL where they are as proposed, and for
 * a form of one's own. NULL-terminated, yours. */
char **import_map_maps(const struct import_map *self);

/* The map; NULL for a plain file. Borrowed. */
const struct wide_map *import_map_map(const struct import_map *self);

#endif
