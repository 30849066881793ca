/* Bringing in files on the screen: which kind, which file, then line by line what would happen, and
 * only then that it happens. */
#ifndef TL_UI_IMPORT_SCREEN_H
#define TL_UI_IMPORT_SCREEN_H

#include "ui/screen.h"

extern const struct screen_type screen_import;

#endif
