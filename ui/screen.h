/* Screens: what a screen is made of, and how the application calls it.
 *
 * How to write a screen:
 *
 *   struct schools { struct list *list; };
 *
 *   static void reload(struct screen *screen)
 *   {
 *     struct schools *self = screen->state;
 *     g_autoptr(GError) error = NULL;
 *     struct rowset *rows = query_schools(screen->app->store, &error);
 *     if (!rows)
 *       app_error(screen->app, error);
 *     else
 *       list_set_rows(self->list, rows);            // keeps the selection by its key
 *   }
 *
 *   static bool open_schools(struct screen *screen, const char *argument, GError **error)
 *   {
 *     struct schools *self = g_new0(struct schools, 1);
 *     screen->state = self;
 *     self->list = list_new(&view_schools, "uid");
 *     list_set_empty(self->list, "No school yet. n makes the first one.");
 *     reload(screen);
 *     return true;
 *   }
 *
 *   static void draw_schools(struct screen *screen, struct canvas *canvas)
 *   {
 *     struct schools *self = screen->state;
 *     list_draw(self->list, canvas, true);          // puts the cursor on the selected row
 *   }
 *
 *   static bool key_schools(struct screen *screen, const struct key *key)
 *   {
 *     return list_key(((struct schools *)screen->state)->list, key);
 *   }
 *
 *   static bool typing(struct screen *screen)
 *   {
 *     return list_typing(((struct schools *)screen->state)->list);
 *   }
 *
 *   static bool has_row(struct screen *screen)
 *   {
 *     return list_row(((struct schools *)screen->state)->list) >= 0;
 *   }
 *
 *   static void open_selected(struct screen *screen, const struct key *key)
 *   {
 *     app_open(screen->app, "school", list_get(((struct schools *)screen->state)->list, "uid"));
 *   }
 *
 *   static void close_schools(struct screen *screen)
 *   {
 *     struct schools *self = screen->state;
 *     list_free(self->list);
 *     g_free(self);
 *   }
 *
 *   static const struct action schools_actions[] = {
 *     { "schools.open", "Open", "Opens the selected school.", NULL, "Enter", 0, has_row,
 * open_selected, NULL }, { NULL },
 *   };
 *
 *   const struct screen_type screen_schools = {
 *     .name = "schools", .title = "Schools", .letter = 's',
 *     .actions = { schools_actions, list_actions },
 *     .open = open_schools, .draw = draw_schools, .key = key_schools, .typing = typing,
 *     .refresh = reload, .close = close_schools,
 *   };
 *
 * The application draws the frame; the screen gets the rows between. A key goes first to key();
 * what that returns false for goes to the screen's actions, then to the global ones. While typing()
 * is true only ^ keys, Tab, Enter, Esc and the like reach actions. */
#ifndef TL_UI_SCREEN_H
#define TL_UI_SCREEN_H

#include "ui/action.h"
#include "ui/app.h"
#include "ui/canvas.h"
#include "ui/key.h"

#include <glib.h>
#include <stdbool.h>

enum { SCREEN_TABLES = 4 };

struct screen {
  const struct screen_type *type;
  struct app *app; /* borrowed */
  void *state;     /* the screen's own; made by open, freed by close */
  char *argument;  /* what it was opened with; NULL: nothing */
  bool stale;      /* data changed while it was covered: refreshed when it is on top again */
};

/* Functions may be NULL, but for open, draw and close. */
struct screen_type {
  const char *name;  /* `today`; what app_open takes */
  const char *title; /* `Today` */
  char letter;       /* g + letter goes there; 0: not by g */
  const char *help;  /* one sentence at the top of its help */
  const struct action
      *actions[SCREEN_TABLES]; /* its own, then those of its widgets (list_actions …) */

  /* Letters mark here: none of them goes anywhere from this screen, nor is one offered for that. */
  bool own_letters;

  /* Makes state. argument is what app_open was given, or NULL. False with an error: not shown
   * (close is called where state was set). No pickers or dialogs here: the screen is not to be seen
   * yet. */
  bool (*open)(struct screen *screen, const char *argument, GError **error);
  /* It is on top now, just opened: where what it was opened with asks for an answer, it is asked
   * here. */
  void (*opened)(struct screen *screen);
  /* Draws all of it, each time, and places the cursor. */
  void (*draw)(struct screen *screen, struct canvas *canvas);
  /* True when it used the key. */
  bool (*key)(struct screen *screen, const struct key *key);
  /* True while letters are text. */
  bool (*typing)(struct screen *screen);
  /* What stands on the second line instead of the title and the person, NULL: those. Yours to make.
   */
  char *(*heading)(struct screen *screen);
  char *(*aside)(struct screen *screen);
  /* After a frame was sent for a key: writes the draft that the key changed. */
  void (*after_frame)(struct screen *screen);
  /* Another person, or another screen, changed the data: query again. Never called while a picker
   * or a dialog is open. */
  void (*refresh)(struct screen *screen);
  /* refresh reads only, and takes long: it is called after the frame when no key waits, and stops
   * (TL_ERROR_STOPPED, which is not shown) when one comes, to be called again. Setting stale asks
   * for it. */
  bool gives_way;
  /* Takes back what the person did last here; can_undo NULL or false: u is not offered. */
  bool (*can_undo)(struct screen *screen);
  void (*undo)(struct screen *screen);
  /* The person goes, or a signal ends the program: complete it or keep a draft, and say which with
   * app_message. No questions here. */
  void (*leave)(struct screen *screen);
  /* Frees state. */
  void (*close)(struct screen *screen);
};

/* Reads now what was left until no key waits: for a key that is about it. */
void screen_read(struct screen *screen);

/* True while letters typed on screen are text. */
bool screen_typing(struct screen *screen);

#endif
