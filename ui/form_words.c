#include "config.h"

#include "ui/form_words.h"

#include "model/tables.h"

char *form_words_version(struct store *store, const struct record *version, GError **error)
{
  AUTO(record)
  struct record *scale = store_load(store, &record_scale, record_get(version, "scale"), error);
  if (!scale)
    return NULL;
  GString *text = g_string_new("Marks\n");
  GPtrArray *levels = record_parts(scale, &record_level);
  for (guint i = 0; i < levels->len; i++) {
    const struct record *level = g_ptr_array_index(levels, i);
    g_string_append_printf(text, "   %s  %s, counts as %s\n", record_get(level, "key"),
                           record_get(level, "label"),
                           choice_label(counts_choices, record_get(level, "counts")));
  }
  GPtrArray *items = record_parts(version, &record_instrument_item);
  const char *group = NULL;
  for (guint i = 0; i < items->len; i++) {
    const struct record *item = g_ptr_array_index(items, i);
    const char *look_for = record_get(item, "look_for");
    if (g_strcmp0(group, record_get(item, "grouping")) != 0 || i == 0) {
      group = record_get(item, "grouping");
      g_string_append_printf(text, "\n%s\n", group ? group : "Strategies");
    }
    g_string_append_printf(text, "   %u  %s\n", i + 1, record_get(item, "wording"));
    if (look_for)
      g_string_append_printf(text, "      %s\n", look_for);
  }
  return g_string_free(text, FALSE);
}

static const char *level_label(const struct record *rubric, const char *code)
{
  const struct record *level = record_find_part(rubric, &record_rubric_level, "code", code);
  return level ? record_get(level, "label") : code;
}

/* What the standard is at each level, the levels in their order. */
static void append_descriptors(GString *text, const struct record *rubric, const char *standard)
{
  const GPtrArray *levels = record_parts(rubric, &record_rubric_level);
  const GPtrArray *descriptors = record_parts(rubric, &record_descriptor);
  for (guint i = 0; i < levels->len; i++)
    for (guint d = 0; d < descriptors->len; d++) {
      const char *level = record_get(levels->pdata[i], "code");
      const struct record *descriptor = descriptors->pdata[d];
      if (g_strcmp0(record_get(descriptor, "standard"), standard) == 0
          && g_strcmp0(record_get(descriptor, "level"), level) == 0)
        g_string_append_printf(text, "\n[%s] %s\n%s\n", level, level_label(rubric, level),
                               record_get(descriptor, "text"));
    }
}

char *form_words_rubric(const struct record *rubric)
{
  GString *text = g_string_new(NULL);
  const GPtrArray *standards = record_parts(rubric, &record_standard);
  for (guint i = 0; i < standards->len; i++) {
    const struct record *standard = standards->pdata[i];
    g_string_append_printf(text, "%s%s\n", i ? "\n" : "", record_get(standard, "name"));
    append_descriptors(text, rubric, record_get(standard, "code"));
  }
  g_string_append(text, "\nThe words of your district: throughline export FOLDER writes them to "
                        "standard.csv and descriptor.csv; change them there, and bring the folder "
                        "in with throughline import FOLDER.\n");
  return g_string_free(text, FALSE);
}

char *form_words_levels(const struct record *scale)
{
  GString *text = g_string_new(NULL);
  const GPtrArray *levels = record_parts(scale, &record_level);
  for (guint i = 0; i < levels->len; i++)
    g_string_append_printf(text, "%s%s %s", i ? ", " : "", record_get(levels->pdata[i], "key"),
                           record_get(levels->pdata[i], "label"));
  return g_string_free(text, FALSE);
}
