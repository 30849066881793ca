/* The inside of the first start, for ui/welcome*.c. */
#ifndef TL_UI_WELCOME_OWN_H
#define TL_UI_WELCOME_OWN_H

#include "model/record.h"
#include "ui/app.h"

#include <glib.h>

/* What is asked: the district's name and who one is. */
extern const struct record_type record_first_start;

/* Makes the district's file from what was asked and goes on with it. */
bool welcome_set_up(struct app *app, const struct record *asked, GError **error);

/* Makes the sample beside the district's file where it is not there yet, and goes on with it. False
 * with error, or without where the person stopped it. */
bool welcome_open_sample(struct app *app, GError **error);

/* The draft of what was asked: written, read (yours, NULL where there is none), thrown away. */
bool welcome_keep(struct app *app, const char *json, GError **error);
char *welcome_kept(struct app *app, GError **error);
bool welcome_forget(struct app *app, GError **error);

#endif
