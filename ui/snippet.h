/* Phrases: put into a text by a shortcut or its words; added, changed and removed on the way. */
#ifndef TL_UI_SNIPPET_H
#define TL_UI_SNIPPET_H

#include "ui/editor.h"
#include "ui/screen.h"

/* Asks for a phrase and puts it in at the cursor, as a word of its own; what is typed in the
 * picker, or stands in the editor, can be kept as a new one. */
void snippet_put(struct app *app, struct editor *editor);

/* Asks for the words and the shortcut of a phrase (uid), or of a new one (NULL), beginning with
 * those given (or NULL), and stores it; says so or why not. True when it was stored. */
bool snippet_ask(struct app *app, const char *uid, const char *shortcut, const char *words);

/* The list of one's own. */
extern const struct screen_type screen_phrases;

#endif
