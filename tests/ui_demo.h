/* What the parts of tests/ui_demo.c share. */
#ifndef TL_TESTS_UI_DEMO_H
#define TL_TESTS_UI_DEMO_H

#include "ui/screen.h"

#include "model/field.h"

struct options {
  int rows;          /* of the list */
  const char *draft; /* where the form's draft is written */
  char *changes;     /* a file whose contents count as another person's change */
  char *seen;
  int stops; /* how often reading is to be stopped, as if a key had come */
};

enum { DEMO_SCHOOLS = 12, DEMO_PRINCIPALS = 6 };
extern const char *const demo_schools[DEMO_SCHOOLS];
extern const char *const demo_principals[DEMO_PRINCIPALS];
extern const struct choice demo_levels[];

extern const struct screen_type screen_schools, screen_form, screen_text;

#endif
