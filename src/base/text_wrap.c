#include "base/text.h"

#include "base/text_char.h"

#include <string.h>
#include <unilbrk.h>
#include <unistr.h>

/* A paragraph on its way into lines. */
struct wrapping {
  const char *text;
  size_t start, end;  /* of the paragraph */
  const char *breaks; /* from start: where a line may begin */
  int columns;
  GArray *lines;
};

static void add_line(GArray *lines, size_t start, size_t end)
{
  struct text_line line = { start, end };
  g_array_append_val(lines, line);
}

/* Adds the line from start up to a soft break at end. */
static void add_soft(const struct wrapping *wrapping, size_t start, size_t end)
{
  while (end > start && wrapping->text[end - 1] == ' ')
    end--;
  add_line(wrapping->lines, start, end);
}

/* Adds the last line of the paragraph, without spaces at its end that would stand outside. */
static void add_last(const struct wrapping *wrapping, size_t start)
{
  size_t end = wrapping->end;
  while (end > start && wrapping->text[end - 1] == ' '
         && text_width_n(wrapping->text + start, end - start) > wrapping->columns)
    end--;
  add_line(wrapping->lines, start, end);
}

static void break_paragraph(const struct wrapping *wrapping)
{
  const char *text = wrapping->text;
  size_t line = wrapping->start; /* where the line begins */
  size_t candidate = line;       /* the last place in it where it may end */
  int width = 0;
  for (size_t at = line; at < wrapping->end;) {
    if (at > line && wrapping->breaks[at - wrapping->start] == UC_BREAK_POSSIBLE)
      candidate = at;
    size_t next = text_char_next_grapheme(text, at, wrapping->end);
    int more = text_width_n(text + at, next - at);
    /* Spaces may stand outside: a break comes after them. */
    if (width + more > wrapping->columns && text[at] != ' ' && at > line) {
      size_t cut = candidate > line ? candidate : at;
      add_soft(wrapping, line, cut);
      line = candidate = cut;
      width = text_width_n(text + cut, at - cut);
      continue;
    }
    width += more;
    at = next;
  }
  add_last(wrapping, line);
}

static void wrap_paragraph(const char *text, size_t start, size_t end, int columns, GArray *lines)
{
  size_t length = end - start;
  /* Most paragraphs are short; nothing takes more columns than bytes. */
  if (length <= (size_t)columns || text_width_n(text + start, length) <= columns) {
    add_line(lines, start, end);
    return;
  }
  g_autofree char *breaks = g_malloc(length);
  u8_possible_linebreaks((const uint8_t *)text + start, length, "UTF-8", breaks);
  struct wrapping wrapping = { text, start, end, breaks, columns, lines };
  break_paragraph(&wrapping);
}

GArray *text_wrap(const char *text, int columns)
{
  GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct text_line));
  for (size_t start = 0;;) {
    size_t length = strcspn(text + start, "\n");
    wrap_paragraph(text, start, start + length, MAX(columns, 1), lines);
    if (!text[start + length])
      return lines;
    start += length + 1;
  }
}
