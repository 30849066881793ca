#include "document/csv_writer.h"
#include "document/stream.h"

#include <string.h>

struct csv_writer {
  FILE *out;
  unsigned cells; /* in the row so far */
  bool filled;    /* any of them is not empty */
};

struct csv_writer *csv_writer_new(FILE *out)
{
  struct csv_writer *writer = g_new0(struct csv_writer, 1);
  writer->out = out;
  fputs("\xEF\xBB\xBF", out);
  return writer;
}

static void begin_cell(struct csv_writer *writer, bool filled)
{
  if (writer->cells++ > 0)
    fputc(',', writer->out);
  writer->filled = writer->filled || filled;
}

static bool needs_guard(char first)
{
  return first != '\0' && strchr("'=+-@\t\r", first) != NULL;
}

/* Spaces at the ends are kept by quotation marks from readers that trim. */
static bool needs_quotes(const char *text, size_t length)
{
  return text[0] == ' ' || text[length - 1] == ' ' || strpbrk(text, ",\"\r\n") != NULL;
}

void csv_writer_text(struct csv_writer *writer, const char *text)
{
  size_t length = text ? strlen(text) : 0;
  begin_cell(writer, length > 0);
  if (length == 0)
    return;
  bool quotes = needs_quotes(text, length);
  if (quotes)
    fputc('"', writer->out);
  if (needs_guard(*text))
    fputc('\'', writer->out);
  for (const char *quote = strchr(text, '"'); quote; quote = strchr(text, '"')) {
    fwrite(text, 1, (size_t)(quote - text) + 1, writer->out);
    fputc('"', writer->out);
    text = quote + 1;
  }
  fputs(text, writer->out);
  if (quotes)
    fputc('"', writer->out);
}

void csv_writer_header(struct csv_writer *writer, const char *const *names)
{
  for (; *names; names++)
    csv_writer_text(writer, *names);
  csv_writer_end_row(writer);
}

void csv_writer_number(struct csv_writer *writer, gint64 number)
{
  begin_cell(writer, true);
  fprintf(writer->out, "%" G_GINT64_FORMAT, number);
}

static bool is_figure(const char *text)
{
  if (*text == '-' || *text == '+')
    text++;
  size_t whole = strspn(text, "0123456789");
  if (whole == 0)
    return false;
  text += whole;
  if (*text != '.')
    return *text == '\0';
  size_t decimals = strspn(text + 1, "0123456789");
  return decimals > 0 && text[1 + decimals] == '\0';
}

void csv_writer_figure(struct csv_writer *writer, const char *digits)
{
  if (!digits || !is_figure(digits)) {
    csv_writer_text(writer, digits);
    return;
  }
  begin_cell(writer, true);
  fputs(digits, writer->out);
}

void csv_writer_end_row(struct csv_writer *writer)
{
  /* One empty cell alone would be an empty line, which readers skip. */
  if (writer->cells == 1 && !writer->filled)
    fputs("\"\"", writer->out);
  fputs("\r\n", writer->out);
  writer->cells = 0;
  writer->filled = false;
}

bool csv_writer_finish(struct csv_writer *writer, GError **error)
{
  return stream_finish(writer->out, error);
}

void csv_writer_free(struct csv_writer *writer)
{
  g_free(writer);
}
