/* Actions: each thing that can be done is declared once, in a table, and from there feeds the
 * bottom line, help, the list of all actions, the man page and the keys themselves. What cannot be
 * done now (applies says no) is offered nowhere. */
#ifndef TL_UI_ACTION_H
#define TL_UI_ACTION_H

#include "ui/key.h"

#include <glib.h>
#include <stdbool.h>

struct screen;

enum action_flag {
  ACTION_QUIET = 1 << 0,  /* not on the bottom line: in help and the list of all actions only */
  ACTION_KEY = 1 << 1,    /* not in the list of all actions (moving about, typing) */
  ACTION_TYPING = 1 << 2, /* only while letters are text */
};

/* A table is an array of these that ends with a NULL name; the order is that of the bottom line. */
struct action {
  const char *name;  /* `walkthrough.finish`, unique; for configuration and the man page */
  const char *label; /* on the bottom line: `Finish` */
  const char *help;  /* one sentence for help */
  const char *group; /* heading in help; NULL: `On this screen` */
  const char
      *keys; /* names of key.h separated by spaces, the one to show first; a chord as `g+t` */
  unsigned flags;
  /* False when it cannot be done now; NULL: always. */
  bool (*applies)(struct screen *screen);
  /* Does it; key is the one pressed (the first of keys when chosen from the list). NULL: the
   * screen's own key function or its widgets act on the keys, and this row is what tells people of
   * them. */
  void (*run)(struct screen *screen, const struct key *key);
  /* Instead of keys, where they are data (the level keys of a scale); borrowed. NULL: keys. */
  const char *(*live_keys)(struct screen *screen);
};

/* The keys of an action now. Borrowed. */
const char *action_keys(const struct action *action, struct screen *screen);

/* True when it can be done now. */
bool action_applies(const struct action *action, struct screen *screen);

/* The first of its keys that can be pressed now, as people read it (`g t`, `^P`); in a text field
 * only ^ keys, Tab, Enter and Esc count. NULL where there is none. Yours. */
char *action_key_label(const struct action *action, struct screen *screen, bool text);

/* True when its key acts in a text field too: no letter, digit or sign. */
bool action_key_in_text(const struct key *key);

/* A roff fragment (.SS group, .TP keys, help) of tables, a NULL-terminated array, for the man page.
 * Yours. */
char *action_manual(const char *heading, const struct action *const *tables);

/* Every name is unique, every label, help and key is there and reads as a key: what a test asserts.
 * NULL, or a sentence about the first fault. Yours. */
char *action_table_fault(const struct action *table);

#endif
