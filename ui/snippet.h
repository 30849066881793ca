/* Phrases: put into a text by a shortcut or its words; added, changed and removed on the way. */
#ifndef TL_UI_SNIPPET_H
#define TL_UI_SNIPPET_H

#include "ui/app.h"
#include "ui/editor.h"

/* Asks for a phrase and puts it in at the cursor, as a word of its own; what is typed in the
 * picker, or stands in the editor, can be kept as a new one. */
void snippet_put(struct app *app, struct editor *editor);

#endif
