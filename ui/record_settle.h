/* Settling a record with another who changed it meanwhile: asking whose words stand. */
#ifndef TL_UI_RECORD_SETTLE_H
#define TL_UI_RECORD_SETTLE_H

#include "ui/record_edit.h"
#include "ui/settle.h"

/* settle_ask of a record that is being edited, settle_ask_gone where another took it away; said is
 * who did, and when. */
enum settled record_settle(struct app *app, struct record_edit *edit, const char *said);

#endif
