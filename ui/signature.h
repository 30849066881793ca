/* The teacher's signature on a slip, and what they wrote back. */
#ifndef TL_UI_SIGNATURE_H
#define TL_UI_SIGNATURE_H

#include "ui/app.h"

#include <stdbool.h>

/* Asks for the day and the reply to the slip of a walkthrough (uid), and notes them; says so with
 * undo, or why not. The reply is a draft from its first letter until it is noted. True when noted.
 */
bool signature_ask(struct app *app, const char *uid);

#endif
