/* The Trends screen: strategy by school by month, in letters and shades with of how many; and how
 * far observers agree. */
#ifndef TL_UI_TRENDS_H
#define TL_UI_TRENDS_H

#include "ui/screen.h"

extern const struct screen_type screen_trends;    /* argument: uid of a school, or NULL */
extern const struct screen_type screen_agreement; /* argument: NULL */

#endif
