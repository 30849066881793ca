/* The screen of one walkthrough form. */
#ifndef TL_UI_FORM_EDIT_H
#define TL_UI_FORM_EDIT_H

#include "ui/screen.h"

/* Argument: uid of the form (record_instrument). */
extern const struct screen_type screen_form;

#endif
