/* The parts of a record below its form: a small list (assignments, supervisors) in which each part
 * can be changed, ended or taken away, and a new one added. */
#ifndef TL_UI_RECORD_PARTS_H
#define TL_UI_RECORD_PARTS_H

#include "base/auto.h"
#include "db/store.h"
#include "model/record.h"
#include "ui/canvas.h"
#include "ui/key.h"

struct record_parts;

/* The parts of record (borrowed; its parts are changed in place). finish is the row after them that
 * finishes the record (borrowed); NULL: it is to look at only. Yours. */
struct record_parts *record_parts_new(struct store *store, struct record *record,
                                      const char *finish);
void record_parts_free(struct record_parts *parts);

/* True when records of this type have parts that are shown so. */
bool record_parts_shown(const struct record_type *type);

/* Reads the record's parts anew. */
void record_parts_reload(struct record_parts *parts);

/* Lines it would like to have. */
int record_parts_height(const struct record_parts *parts);

/* Draws; with focus it marks the selected row and places the cursor. */
void record_parts_draw(struct record_parts *parts, struct canvas *canvas, bool focus);

/* Moves by rows; false when there is none further that way. */
bool record_parts_move(struct record_parts *parts, int by);
void record_parts_first(struct record_parts *parts);
void record_parts_last(struct record_parts *parts);

/* True on the row that finishes the record. */
bool record_parts_at_finish(const struct record_parts *parts);

/* Selects the part of type at place; false when there is none. */
bool record_parts_select(struct record_parts *parts, const struct record_type *type, int place);

/* Selects the row that was clicked; false when none was. */
bool record_parts_click(struct record_parts *parts, const struct key *key);

/* The selected part, and its place among those of its type; NULL on other rows. Borrowed. */
struct record *record_parts_selected(const struct record_parts *parts, int *place);

/* The type of the selected row. */
const struct record_type *record_parts_type(const struct record_parts *parts);

/* Adds a part of the selected row's type and selects it. Borrowed. */
struct record *record_parts_add(struct record_parts *parts);

/* Takes the selected part away. */
void record_parts_remove(struct record_parts *parts);

DEFINE_AUTO(record_parts)

#endif
