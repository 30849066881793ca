/* Asking for a place in the file system: where to write, what to read. */
#ifndef TL_UI_PATH_PROMPT_H
#define TL_UI_PATH_PROMPT_H

#include <glib.h>
#include <stdbool.h>

struct app;

/* text as a whole path: `~` is one's home, the rest is from the present folder. Yours. */
char *path_expand(const char *text);

/* A path as people read it: `~/Documents/packet.pdf`. Yours. */
char *path_shown(const char *path);

/* name where it can be written, as people read it: here, else in Documents, else at home. Yours. */
char *path_offered(const char *name);

/* path, or with a number before its ending where something is there already: `slips-2.pdf`. Nothing
 * is at what it gives. Yours. */
char *path_fresh(const char *path);

/* Asks where to write; name is what is offered, in the present folder or, where that takes nothing,
 * in Documents. folder: it is a folder that is written; a file without an ending gets that of name.
 * Where something is there already it is asked whether to write over it. Yours, whole; NULL for
 * Esc. */
char *path_prompt_write(struct app *app, const char *label, const char *name, bool folder);

/* Asks for a file to read: folders and files by typing a few letters, or a path. suffixes
 * (NULL-terminated, such as `.csv`) are those that are offered. folders: a folder can be chosen
 * too. Yours, whole; NULL for Esc. */
char *path_prompt_read(struct app *app, const char *label, const char *const *suffixes,
                       bool folders);

#endif
