/* Where the line of a dialog is kept while it is typed, and what becomes of it afterwards. */
#ifndef TL_UI_PROMPT_PLACE_H
#define TL_UI_PROMPT_PLACE_H

#include <stdbool.h>

struct app;

/* The place of a line: the screen below, what it is of, the label, what the line is about, and what
 * stood there. Yours. */
char *prompt_place(const struct app *app, const char *label, const char *initial);

/* Keeps text there; NULL: forgets it. */
void prompt_place_keep(struct app *app, const char *place, const char *text);

/* What was kept there, or was typed under this label about the same and could not be stored. Yours;
 * NULL for nothing, and where it was answered for the present key. */
char *prompt_place_kept(struct app *app, const char *place);

/* It was answered: it is forgotten once the present key is dealt with, unless that failed. */
void prompt_place_answered(struct app *app, const char *place, const char *text);

/* The key was dealt with. failed: what was typed is kept. */
void prompt_place_settle(struct app *app, bool failed);

#endif
