/* The improvement memo on the screen: written beside the visit's figures, sent. */
#ifndef TL_UI_MEMO_H
#define TL_UI_MEMO_H

#include "ui/screen.h"

extern const struct screen_type screen_memo; /* argument: uid of the visit */

#endif
