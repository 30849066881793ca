#include "press/content.h"

#include "press/pen.h"

#include <string.h>

/* cairo writes a line for each `/TD << /MCID 7 >> BDC` and `EMC`, outside of text objects where
 * they are ours. Inside of them it may mark ligatures with /Span, which nest. */
struct marker {
  GString *out;
  GString *held; /* unmarked lines since the last mark */
  bool draws;    /* they draw something */
  int depth;     /* of marks that are open */
  int marks;
  gssize opened; /* where the line before this one began, when it opened a nested mark; else -1 */
};

/* The last word of a line of length bytes. */
static bool ends_with_word(const char *line, gsize length, const char *word)
{
  gsize size = strlen(word);
  if (length < size || memcmp(line + length - size, word, size) != 0)
    return false;
  return length == size || line[length - size - 1] == ' ' || line[length - size - 1] == ']'
         || line[length - size - 1] == ')' || line[length - size - 1] == '>';
}

static bool paints(const char *line, gsize length)
{
  static const char *const operators[] = { "f",  "f*", "S",  "B", "B*", "TJ",
                                           "Tj", "Do", "sh", "'", "\"" };
  for (gsize i = 0; i < G_N_ELEMENTS(operators); i++)
    if (ends_with_word(line, length, operators[i]))
      return true;
  return false;
}

static void flush_held(struct marker *marker)
{
  if (marker->draws)
    g_string_append(marker->out, "/Artifact BMC\n");
  g_string_append_len(marker->out, marker->held->str, (gssize)marker->held->len);
  if (marker->draws)
    g_string_append(marker->out, "EMC\n");
  g_string_truncate(marker->held, 0);
  marker->draws = false;
}

static bool line_begins(const char *line, gsize length, const char *type)
{
  gsize size = strlen(type);
  return length > size + 1 && line[0] == '/' && memcmp(line + 1, type, size) == 0
         && line[size + 1] == ' ';
}

/* A mark of ours: kept, or made an artifact where it is furniture. */
static void begin_mark(struct marker *marker, const char *line, gsize length)
{
  flush_held(marker);
  marker->marks++;
  marker->depth = 1;
  if (line_begins(line, length, pen_furniture_type(PEN_HEADER)))
    g_string_append(marker->out, "/Artifact << /Type /Pagination /Subtype /Header >> BDC\n");
  else if (line_begins(line, length, pen_furniture_type(PEN_FOOTER)))
    g_string_append(marker->out, "/Artifact << /Type /Pagination /Subtype /Footer >> BDC\n");
  else {
    g_string_append_len(marker->out, line, (gssize)length);
    g_string_append_c(marker->out, '\n');
  }
}

static void take_line(struct marker *marker, const char *line, gsize length)
{
  bool opens = length > 4 && line[0] == '/' && ends_with_word(line, length, "BDC");
  if (opens && marker->depth == 0 && g_strstr_len(line, (gssize)length, "/MCID ")) {
    begin_mark(marker, line, length);
    return;
  }
  GString *to = marker->depth > 0 ? marker->out : marker->held;
  bool closes = length == 3 && memcmp(line, "EMC", 3) == 0;
  gssize opened = marker->opened;
  marker->opened = opens ? (gssize)to->len : -1;
  if (marker->depth > 0)
    marker->depth += opens ? 1 : closes ? -1 : 0;
  /* A nested mark round nothing is the space at the end of a wrapped line, and readers stumble over
   * it. */
  if (closes && opened >= 0) {
    g_string_truncate(to, (gsize)opened);
    return;
  }
  g_string_append_len(to, line, (gssize)length);
  g_string_append_c(to, '\n');
  if (to == marker->held)
    marker->draws = marker->draws || paints(line, length);
}

GString *content_mark(const char *content, gsize length, int *marks)
{
  struct marker marker = { .out = g_string_sized_new(length + length / 8),
                           .held = g_string_new(NULL),
                           .opened = -1 };
  const char *end = content + length;
  for (const char *line = content; line < end;) {
    const char *stop = memchr(line, '\n', (gsize)(end - line));
    gsize size = (gsize)((stop ? stop : end) - line);
    take_line(&marker, line, size);
    line += size + 1;
  }
  flush_held(&marker);
  g_string_free(marker.held, TRUE);
  *marks = marker.marks;
  return marker.out;
}
