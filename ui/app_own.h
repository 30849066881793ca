/* The inside of the application, for app.c, app_stack.c, app_frame.c, app_keys.c and help.c. */
#ifndef TL_UI_APP_OWN_H
#define TL_UI_APP_OWN_H

#include "ui/screen.h"

#include <glib.h>

enum { SMALLEST_COLUMNS = 40, SMALLEST_ROWS = 12 };

enum message_kind { MESSAGE_NONE, MESSAGE_SAID, MESSAGE_UNDO, MESSAGE_ERROR };

enum request_kind { REQUEST_OPEN, REQUEST_GO, REQUEST_BACK };

/* A change of screen that waits until the present key was dealt with. */
struct request {
  enum request_kind kind;
  char *name, *argument;
};

struct app_state {
  const struct screen_type *const *types;
  const struct action *tables[3]; /* global tables: main's, going to screens, our own; NULL: none */
  GArray *going;                  /* struct action: g + letter of each screen type */
  GPtrArray *texts;               /* what the actions in going point to */
  GPtrArray *stack;               /* struct screen, the top last */
  GPtrArray *requests;            /* struct request */
  GPtrArray *overlays;            /* struct overlay, borrowed, the top last */
  char *message;
  enum message_kind message_kind;
  char *hint;
  char chord; /* `g` was pressed: its second key is awaited; 0: none */
  bool ending;
  gint64 looked; /* when data_changed was asked last */
  GString *farewell;
  bool (*data_changed)(void *data);
  char *(*gone)(void *data);
  void (*day_changed)(void *data);
  bool (*give_way)(void *data, bool (*waiting)(void *of), void *of);
  void (*prompt_keep)(void *data, const char *place, const char *text);
  char *(*prompt_kept)(void *data, const char *place);
  GPtrArray *answered; /* char *: place and text of each line typed for the present key */
  char *about;         /* uid of what they are about; NULL: the screen's */
  bool broken_off;     /* the program ends while a dialog waits */
  bool failed;         /* an error was said for the present key */
  int left_out_but;    /* what was typed ahead is left out up to this key; 0: it is not */
  bool giving_way;     /* a screen reads until a key comes */
  bool answering;      /* a key is being dealt with: what was said is about it */
  char *day;           /* the day that the screens were read on */
};

/* The tables that apply to screen, its own first; NULL-terminated. At most SCREEN_TABLES + 3. */
struct action_tables {
  const struct action *table[SCREEN_TABLES + 4];
};
struct action_tables app_tables(const struct app *app, const struct screen *screen);

/* --- app_stack.c ---------------------------------------------------------------------------- */

/* Opens a screen on top, at once; false with error. Takes the top one away, after it was left. */
bool app_stack_push(struct app *app, const char *name, const char *argument, GError **error);
void app_stack_pop(struct app *app);

/* Reads the top screen again where it is stale and does not give way. */
void app_stack_refresh(struct app *app);

/* Does what was requested, then reads the top screen, until neither asks for another screen. */
void app_stack_settle(struct app *app);

/* Every open screen is to be read again. */
void app_stack_stale(struct app *app);

void app_request_free(void *request);

/* --- app_frame.c ---------------------------------------------------------------------------- */

/* Draws the whole frame and sends it. */
void app_frame(struct app *app);

/* --- app_keys.c ----------------------------------------------------------------------------- */

/* Gives a key to the present screen and its actions. */
void app_key(struct app *app, const struct key *key);

/* Our own actions: help, all actions, back, undo, leave … */
extern const struct action app_actions[];

/* Makes the actions `g` + letter. */
void app_make_going(struct app *app);

#endif
