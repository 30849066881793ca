/* The inside of a text field, for editor.c and editor_draw.c. */
#ifndef TL_UI_EDITOR_OWN_H
#define TL_UI_EDITOR_OWN_H

#include "base/text.h"
#include "ui/editor.h"

enum edit_kind { EDIT_NONE, EDIT_TYPING, EDIT_DELETING, EDIT_OTHER };

struct editor {
  bool one_line;
  bool sentence; /* wrapped, but Enter ends it */
  GString *text;
  size_t cursor; /* byte, on a grapheme's boundary */
  int goal;      /* column that Up and Down keep to; -1: none */
  int width;     /* what it was drawn in last */
  int top;       /* first line shown */
  size_t left;   /* first byte shown of a single line */
  char *placeholder;
  int max;
  char *begun;     /* what it held at editor_begin */
  GPtrArray *undo; /* struct snapshot, the latest last */
  GPtrArray *redo;
  enum edit_kind kind; /* of the last key: keys of one kind are one change */
  bool after_x;        /* ^X was pressed */
  bool proposed;       /* the first letter typed replaces all */
  void (*changed)(struct editor *editor, void *data);
  void *data;
  struct app *app;
  struct canvas drawn;
};

/* The wrapped lines at the width drawn last; and the one that the cursor is on. Yours. */
GArray *editor_lines(struct editor *editor, int *line);

/* Byte of line that is nearest to column. */
size_t editor_byte_at(const struct editor *editor, const struct text_line *line, int column);

#endif
