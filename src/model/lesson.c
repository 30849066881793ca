#include "model/lesson.h"

#include <glib.h>
#include <string.h>

static const struct {
  const char *field, *value, *words;
} usual[] = {
  { "lesson_part", "opening", "opening of the lesson" },
  { "lesson_part", "beginning", "beginning of the lesson" },
  { "lesson_part", "start", "start of the lesson" },
  { "lesson_part", "middle", "middle of the lesson" },
  { "lesson_part", "close", "end of the lesson" },
  { "lesson_part", "closing", "end of the lesson" },
  { "lesson_part", "end", "end of the lesson" },
  { "grouping", "alone", "students alone" },
  { "grouping", "pairs", "in pairs" },
  { "grouping", "small groups", "in small groups" },
  { "grouping", "groups", "in groups" },
  { "grouping", "centers", "at centers" },
};

const char *lesson_words(const char *field, const char *value)
{
  for (size_t i = 0; value && i < G_N_ELEMENTS(usual); i++)
    if (strcmp(field, usual[i].field) == 0 && g_ascii_strcasecmp(value, usual[i].value) == 0)
      return usual[i].words;
  return value;
}
