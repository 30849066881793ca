/* The Walkthrough screens: starting one from anywhere, capturing it, and the list of those made. */
#ifndef TL_UI_WALKTHROUGH_H
#define TL_UI_WALKTHROUGH_H

#include "ui/screen.h"

extern const struct screen_type screen_walkthrough; /* argument: uid of a draft or a stored one */
/* The list. argument: NULL, or what it is narrowed to (ui/walkthrough_filter.h), such as
 * `month=2026-11 school=UID strategy=CODE`. */
extern const struct screen_type screen_walkthroughs;

/* `w`: asks for school and teacher as far as they are not known, begins a draft and opens it. */
void walkthrough_start(struct screen *screen, const struct key *key);

/* The same of a teacher at school (uids); school NULL: it is asked for. */
void walkthrough_start_with(struct screen *screen, const char *school, const char *teacher);

/* True when this person may record walkthroughs here. */
bool walkthrough_may_start(struct screen *screen);

#endif
