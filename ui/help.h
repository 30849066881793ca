/* Help for the present screen, and the list of all that can be done on it; both from the action
 * tables. */
#ifndef TL_UI_HELP_H
#define TL_UI_HELP_H

struct app;

/* What can be done here, narrowed by typing words or a key (`^P`, `Enter`); Enter does the selected
 * one when it can be done from here. */
void help_show(struct app *app);

/* All actions, by name, best match first. */
void help_all_actions(struct app *app);

#endif
