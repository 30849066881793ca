/* Slips: those of a day and those that still wait from earlier days; printed, noted as delivered
 * and signed. */
#ifndef TL_UI_SLIPS_SCREEN_H
#define TL_UI_SLIPS_SCREEN_H

#include "ui/screen.h"

/* Argument: `DATE` or `DATE SCHOOL` (uid); NULL: today's of the person in use. With a school they
 * are those of everybody who walked there. With `print` before it, it is asked at once how they are
 * printed. */
extern const struct screen_type screen_slips;

/* Opens it for a day (NULL: today) and a school (uid; NULL: one's own slips, whatever the school),
 * and asks how those that are not delivered are to be printed, where there are any. */
void slips_screen_print(struct app *app, const char *date, const char *school);

#endif
