/* The inside of the screen of School Improvement Plans: first the schools where one sees many, then
 * the tree of one. */
#ifndef TL_UI_SIP_SCREEN_H
#define TL_UI_SIP_SCREEN_H

#include "ui/list.h"
#include "ui/screen.h"
#include "ui/sip.h"

/* A row of the tree: a goal (item -1), or an item of it. */
struct sip_row {
  int goal, item;
  int first, last; /* rows of the sheet, as drawn last */
};

struct sip_screen {
  struct app *app;      /* borrowed */
  struct list *schools; /* NULL where one sees one school only */
  char *month;
  struct sip *sip; /* NULL: the schools are shown */
  GArray *rows;    /* struct sip_row */
  int selected;
  int top;
  struct canvas drawn;
};

/* The schools. Reads their counts; makes the list. */
bool sip_schools_reload(struct sip_screen *self, GError **error);
struct list *sip_schools_new(void);

/* Draws the tree. */
void sip_draw(struct sip_screen *self, struct canvas *canvas);

/* Draws `9 [C] complete  7 [P] in progress …` and a bar at the top of canvas. */
void sip_draw_counts(const struct sip_count *count, struct canvas *canvas);

/* The selected row; NULL where the plan is empty. The item of it, NULL for a goal. */
struct sip_row *sip_selected(const struct sip_screen *self);
const struct sip_item *sip_selected_item(const struct sip_screen *self);

/* Makes the rows anew, keeping the selection on item (uid) or goal. */
void sip_make_rows(struct sip_screen *self, const char *uid);

/* Moving about in the tree; false for other keys. */
bool sip_tree_key(struct sip_screen *self, const struct key *key);

/* Selects the next item, past goals; stays on the last. */
void sip_next_item(struct sip_screen *self);

/* Queries again, keeping the selection. */
void sip_refresh(struct screen *screen);

/* Sets, keeps or takes away the month's status of the selected item, and moves down. */
void sip_run_status(struct screen *screen, const struct key *pressed);
void sip_run_same(struct screen *screen, const struct key *pressed);
void sip_run_clear(struct screen *screen, const struct key *pressed);

extern const struct screen_type screen_sip;
extern const struct screen_type screen_sip_item;
extern const struct screen_type screen_sip_form;

#endif
