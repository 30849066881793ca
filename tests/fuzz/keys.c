/* Any bytes from a terminal: they are keys or nothing, never held for ever, and a text field that
 * gets those keys holds valid text with the cursor on a grapheme. The first byte says how the rest
 * is torn. */
#include "ui/editor.h"
#include "ui/input.h"

#include <glib.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void drain(struct input *input, struct editor *editor, gint64 now)
{
  struct key key;
  while (input_take(input, now, &key)) {
    g_autofree char *name = key_label(&key);
    g_assert_true(g_utf8_validate(name, -1, NULL));
    editor_key(editor, &key);
    g_assert_true(g_utf8_validate(editor_text(editor), -1, NULL));
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (size < 1)
    return 0;
  size_t piece = data[0] % 8 + 1;
  gint64 pause = (gint64)(data[0] >> 3) * 10000;
  gint64 now = 0;
  AUTO(input) struct input *input = input_new(true);
  AUTO(editor) struct editor *editor = editor_new(data[0] & 1);
  for (size_t at = 1; at < size; at += piece) {
    input_feed(input, (const char *)data + at, MIN(piece, size - at), now);
    drain(input, editor, now);
    now += pause;
    drain(input, editor, now);
  }
  for (int i = 0; i < 4; i++)
    drain(input, editor, now += G_USEC_PER_SEC * 3);
  g_assert_false(input_pending(input));
  while (editor_undo(editor)) {
  }
  return 0;
}
