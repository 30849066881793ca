/* The form of one record: any type, new or stored, with its parts; and the ways there. */
#ifndef TL_UI_RECORD_SCREEN_H
#define TL_UI_RECORD_SCREEN_H

#include "model/record.h"
#include "ui/screen.h"

/* Argument: as record_edit_open takes it. */
extern const struct screen_type screen_record;

/* Opens the form of a stored record (or of a draft). */
void record_screen_open(struct app *app, const struct record_type *type, const char *uid);

/* Opens the form of a new record that begins with values (NAME=VALUE separated by spaces, or NULL);
 * where one is begun already, asks whether to go on with it. */
void record_screen_new(struct app *app, const struct record_type *type, const char *values);

/* Shows who changed the record and when. */
void record_screen_history(struct app *app, const struct record_type *type, const char *uid);

#endif
