/* Who came along, on a visit or on a walkthrough: the one picker for both. */
#ifndef TL_UI_COMPANION_H
#define TL_UI_COMPANION_H

#include "model/record.h"
#include "ui/app.h"

/* Asks who came along, among the administrators, those of the record's school on top. part is the
 * type of the record's parts that say so, of the field of the one who was there anyway. Uid, yours;
 * NULL for Esc, and after saying why where they cannot be read. */
char *companion_choose(struct app *app, const struct record *record, const struct record_type *part,
                       const char *of);

/* Adds one (uid) who is not among them, takes away one who is. */
void companion_change(struct record *record, const struct record_type *part, const char *staff);

#endif
