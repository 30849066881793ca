/* Keys as screens see them: one struct, whatever bytes the terminal sent, and how keys are written
 * in tables and shown to people (`f`, `^P`, `Enter`, `Shift-Tab`, `g+t`). */
#ifndef TL_UI_KEY_H
#define TL_UI_KEY_H

#include <glib.h>
#include <stdbool.h>

enum key_code {
  K_NONE = 0,
  K_TAB = 9,
  K_ENTER = 13,
  K_ESC = 27,
  K_BACKSPACE = 127,
  K_UP = 0x110000, /* beyond Unicode; below it a code is what was typed, ^A … ^_ are 1 … 31 */
  K_DOWN,
  K_LEFT,
  K_RIGHT,
  K_HOME,
  K_END,
  K_PAGE_UP,
  K_PAGE_DOWN,
  K_INSERT,
  K_DELETE,
  K_BACK_TAB,
  K_F1, /* K_F1 + n - 1 for n up to 12 */
  K_F12 = K_F1 + 11,
  K_PASTE, /* text pasted as a whole: paste */
  K_MOUSE, /* button, row, column */
};

#define K_CTRL(letter) ((letter)&0x1f)

enum key_modifier {
  MOD_SHIFT = 1,
  MOD_ALT = 2,
  MOD_CTRL = 4
}; /* of arrows, Home, End and the like */

enum mouse_button { MOUSE_LEFT = 1, MOUSE_MIDDLE, MOUSE_RIGHT, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct key {
  int code;           /* a Unicode code point or enum key_code */
  unsigned modifiers; /* enum key_modifier, or-ed */
  const char *paste;  /* K_PASTE: UTF-8, LF; borrowed until the next key */
  enum mouse_button button;
  int row, column; /* K_MOUSE: on the terminal, from 0 */
};

/* True when the key puts text into a field: a typed character or a paste. */
bool key_is_text(const struct key *key);

/* The text that it puts there. Yours; NULL where key_is_text is false. */
char *key_text(const struct key *key);

/* Reads one key as tables write it: a character, `^P`, `Enter`, `Esc`, `Tab`, `Shift-Tab`, `Space`,
 * `Up`, `Down`, `Left`, `Right`, `Home`, `End`, `PgUp`, `PgDn`, `Insert`, `Delete`, `Backspace`,
 * `F1` … `F12`, `Ctrl-Left` … False where it is none. */
bool key_parse(const char *name, struct key *key);

/* The same name for a key. Yours. */
char *key_label(const struct key *key);

/* True when key is one of keys, names separated by spaces (a chord as `g+t` never matches). */
bool key_in(const struct key *key, const char *keys);

#endif
