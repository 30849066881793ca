#include "exchange/csv_lines.h"

#include <string.h>

struct csv_lines {
  struct csv_decode *decode;
  char *at, *end; /* what is left of the piece */
  char *next_lf;  /* the first LF from at on, or end; before at or NULL: not known */
  bool over;      /* there are no more pieces */
  bool after_cr;  /* an LF that comes next belongs to the CR before it */
  long number;    /* of the line at stands in */
};

struct csv_lines *csv_lines_new(struct csv_decode *decode)
{
  struct csv_lines *lines = g_new0(struct csv_lines, 1);
  lines->decode = decode;
  csv_lines_rewind(lines);
  return lines;
}

void csv_lines_free(struct csv_lines *lines)
{
  if (!lines)
    return;
  csv_decode_free(lines->decode);
  g_free(lines);
}

void csv_lines_rewind(struct csv_lines *lines)
{
  csv_decode_rewind(lines->decode);
  lines->at = lines->end = lines->next_lf = NULL;
  lines->over = lines->after_cr = false;
  lines->number = 1;
}

struct csv_decode *csv_lines_decode(const struct csv_lines *lines)
{
  return lines->decode;
}

/* Makes at point to a byte, or sets over. */
static bool fill(struct csv_lines *lines, GError **error)
{
  while (lines->at == lines->end && !lines->over) {
    size_t length;
    if (!csv_decode_read(lines->decode, &lines->at, &length, error)) {
      lines->at = lines->end = NULL;
      g_prefix_error(error, "%s:%ld: ", csv_decode_name(lines->decode), lines->number);
      return false;
    }
    lines->end = lines->at + length;
    lines->next_lf = NULL;
    lines->over = length == 0;
    if (length > 0 && lines->after_cr && *lines->at == '\n')
      lines->at++;
    lines->after_cr = false;
  }
  return true;
}

/* The LF or CR that ends the line, or the end of the piece. A text of CRs alone is searched for an
 * LF only once a piece. */
static char *line_end(struct csv_lines *lines)
{
  if (!lines->next_lf || lines->next_lf < lines->at) {
    lines->next_lf = memchr(lines->at, '\n', (size_t)(lines->end - lines->at));
    if (!lines->next_lf)
      lines->next_lf = lines->end;
  }
  char *cr = memchr(lines->at, '\r', (size_t)(lines->next_lf - lines->at));
  return cr ? cr : lines->next_lf;
}

bool csv_lines_next(struct csv_lines *lines, struct csv_line *line, GError **error)
{
  if (!fill(lines, error))
    return false;
  *line = (struct csv_line){ .text = lines->at, .number = lines->number };
  if (lines->over)
    return true;
  char *end = line_end(lines);
  line->ended = end < lines->end;
  line->length = (size_t)(end - lines->at) + line->ended;
  lines->at = end + line->ended;
  lines->number += line->ended;
  if (!line->ended || *end == '\n')
    return true;
  *end = '\n';
  if (lines->at == lines->end)
    lines->after_cr = true;
  else if (*lines->at == '\n')
    lines->at++;
  return true;
}

bool csv_lines_peek(struct csv_lines *lines, const char **text, size_t *length, bool *whole,
                    GError **error)
{
  if (!fill(lines, error))
    return false;
  *text = lines->at;
  *length = (size_t)(lines->end - lines->at);
  *whole = csv_decode_position(lines->decode) >= csv_decode_size(lines->decode);
  return true;
}
