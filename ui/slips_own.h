/* The inside of Slips, for ui/slips_*.c. */
#ifndef TL_UI_SLIPS_OWN_H
#define TL_UI_SLIPS_OWN_H

#include "ui/list.h"
#include "ui/screen.h"
#include "ui/session.h"

struct slips {
  struct list *list;
  char *day;
  char *school;      /* uid, or NULL: one's own */
  char *school_name; /* or NULL */
};

/* Reads the slips of the day and those that wait from before it into the list. Columns beside those
 * of slips_query: group, part (`day` or `earlier`), where, stands. */
bool slips_rows_read(struct slips *self, struct session *session, GError **error);

/* True for a slip that waits here for nobody: it came from elsewhere and had its slip there. rows
 * have state and external_source. */
bool slips_from_elsewhere(const struct rowset *rows, int row);

/* True where a row (-1: none) is of a walkthrough that the person in use is changing: what it says
 * is not what it is to say. */
bool slips_changing(const struct rowset *rows, int row);

/* How many of the part that the selected row is in are being changed. */
int slips_changing_count(const struct slips *self);

/* True where the selected row waits from an earlier day. */
bool slips_on_earlier(const struct slips *self);

/* The batch: those not delivered in the part that the selected row is in, but for those that came
 * from elsewhere or are being changed. uids (char *), and how many slips that part has. Yours. */
GPtrArray *slips_batch(const struct slips *self, int *all);

/* True where the part that the selected row is in has slips of ours. */
bool slips_can_print(struct screen *screen);

/* Asks how the batch is to be printed, prints it, and says what became of it. */
void slips_print(struct screen *screen);

/* The same for those that are not delivered: of the part that is selected or, where all of those
 * are delivered, of the other one. Where there are none the list is all that there is. */
void slips_print_waiting(struct screen *screen);

/* Shows the selected slip as it prints. */
void slips_look(struct screen *screen);

#endif
