/* A teacher's page: every walkthrough, comment, reply and follow-up, the latest first. Argument:
 * uid of a member of staff. */
#ifndef TL_UI_TEACHER_H
#define TL_UI_TEACHER_H

#include "ui/screen.h"

extern const struct screen_type screen_teacher;

#endif
