/* The Records screens: what there is to keep, and its lists. */
#ifndef TL_UI_RECORDS_H
#define TL_UI_RECORDS_H

#include "ui/screen.h"

extern const struct screen_type screen_records; /* what there is to keep */
extern const struct screen_type screen_schools; /* lists */
extern const struct screen_type screen_staff;
extern const struct screen_type screen_targets;  /* of the session's month */
extern const struct screen_type screen_calendar; /* a month of school days */
extern const struct screen_type screen_forms;    /* forms and rubric, to look at */

#endif
