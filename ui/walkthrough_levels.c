/* The keys of a form's levels, as the bottom line and the hint above it show them. */
#include "config.h"

#include "ui/walkthrough_capture.h"

static const struct capture *capture_of(struct screen *screen)
{
  return ((struct capture_screen *)screen->state)->capture;
}

char *capture_level_hint(const struct capture *capture)
{
  GString *text = g_string_new(NULL);
  for (int i = 0; i < capture->levels->row_count; i++)
    g_string_append_printf(text, "%s%s %s", i ? ", " : "", rowset_get(capture->levels, i, "key"),
                           rowset_get(capture->levels, i, "label"));
  return g_string_free(text, FALSE);
}

const char *capture_level_keys(struct screen *screen)
{
  const struct capture *capture = capture_of(screen);
  static const char *const known[] = { "y p n -", "1 2 3 4" };
  GString *keys = g_string_new(NULL);
  for (int i = 0; i < capture->levels->row_count; i++)
    g_string_append_printf(keys, "%s%s", i ? " " : "", rowset_get(capture->levels, i, "key"));
  const char *interned = g_intern_string(keys->str);
  g_string_free(keys, TRUE);
  return *interned ? interned : known[0];
}

/* The shifted keys, of letters alone or of all. Yours. */
static char *shifted_keys(const struct capture *capture, bool letters)
{
  GString *keys = g_string_new(NULL);
  for (int i = 0; i < capture->levels->row_count; i++) {
    gunichar key = g_utf8_get_char(rowset_get(capture->levels, i, "key"));
    if (capture_shifted(key) == key || (letters && !g_unichar_isalpha(key)))
      continue;
    g_string_append(keys, keys->len ? " " : "");
    g_string_append_unichar(keys, capture_shifted(key));
  }
  return g_string_free(keys, FALSE);
}

const char *capture_shifted_keys(struct screen *screen)
{
  const struct capture *capture = capture_of(screen);
  g_autofree char *letters = shifted_keys(capture, true);
  if (*letters) /* the signs work as well; the letters show how */
    return g_intern_string(letters);
  g_autofree char *all = shifted_keys(capture, false);
  return g_intern_string(all);
}
