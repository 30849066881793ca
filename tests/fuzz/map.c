/* Maps of wide files, and the times that forms write. A map that is read is written, and what was
 * written is read as the same; a time that is read is one. The first character says which kind. */
#include "exchange/wide_map.h"
#include "exchange/wide_time.h"
#include "model/date.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void try_map(enum wide_kind kind, const char *text)
{
  g_autoptr(GError) error = NULL;
  AUTO(wide_map) struct wide_map *map = wide_map_parse(kind, "map", text, &error);
  g_assert_true((map == NULL) == (error != NULL));
  g_assert_true(!error || g_utf8_validate(error->message, -1, NULL));
  if (!map)
    return;
  g_autofree char *written = wide_map_text(map);
  AUTO(wide_map) struct wide_map *again = wide_map_parse(kind, "map", written, NULL);
  g_assert_nonnull(again);
  g_autofree char *twice = wide_map_text(again);
  g_assert_cmpstr(twice, ==, written);
  for (int i = 0; i < WIDE_FIELDS; i++) {
    bool known = false;
    wide_map_means(map, (enum wide_field_id)i, NULL, "Yes", &known);
  }
}

static void try_times(const char *text)
{
  g_auto(GStrv) lines = g_strsplit(text, "\n", 100);
  for (char **line = lines; *line; line++) {
    struct wide_time time;
    g_autoptr(GError) error = NULL;
    bool read = g_utf8_validate(*line, -1, NULL) && wide_time_parse(*line, &time, &error);
    g_assert_true(!error || g_utf8_validate(error->message, -1, NULL));
    if (!read)
      continue;
    g_assert_true(date_valid(time.date));
    g_assert_true(strlen(time.time) == 0 || strlen(time.time) == 8);
    g_autofree char *instant = wide_time_instant(&time);
    g_assert_nonnull(instant);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (size < 1)
    return 0;
  g_autofree char *text = g_strndup((const char *)data + 1, size - 1);
  if (data[0] == 't')
    try_times(text);
  else
    try_map((enum wide_kind)(data[0] % WIDE_KINDS), text);
  return 0;
}
