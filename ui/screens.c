#include "config.h"

#include "ui/screens.h"

#include "ui/session.h"
#include "ui/walkthrough.h"

const struct screen_type *const session_screens[] = {
  &screen_walkthroughs,
  &screen_walkthrough,
  NULL,
};

const struct action session_actions[] = {
  { "go.walkthrough", "Walkthrough", "Begins a walkthrough: school, teacher, and the clock runs.", "Anywhere", "w", 0,
    walkthrough_may_start, walkthrough_start, NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};
