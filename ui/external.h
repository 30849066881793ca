/* Text handed to the person's own editor, and back. */
#ifndef TL_UI_EXTERNAL_H
#define TL_UI_EXTERNAL_H

#include "ui/terminal.h"

#include <glib.h>

/* Gives text to the program in $VISUAL or $EDITOR (else nano or vi) in a private file, waits, and
 * returns what it left there; yours. NULL with a sentence when the editor did not start, failed, or
 * left what is no text: the text is then to stay as it was. The file is removed in any case. */
char *external_edit(struct terminal *terminal, const char *text, GError **error);

#endif
