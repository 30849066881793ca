#include "exchange/csv_kind.h"

#include <glib.h>
#include <string.h>

/* A ZIP file lists what is in it at its end. */
#define TAIL_SIZE ((size_t)64 * 1024)

/* Some bytes that tell what a file is. */
struct signature {
  const char *bytes;
  size_t length;
  const char *what;
};

#define BYTES(text) text, sizeof text - 1

static const char is_document[] =
    "is a word-processor document (Word, LibreOffice, Google Docs); copy its table into a "
    "spreadsheet and save that as CSV (UTF-8)";
static const char is_workbook[] =
    "is a workbook (Excel, LibreOffice, Numbers); open it there and save it as CSV (UTF-8)";
static const char is_page[] =
    "is a web page, whatever its name ends in; open it in a spreadsheet and save it as CSV (UTF-8)";

/* How files begin. */
static const struct signature beginnings[] = {
  { BYTES("BEGIN:VCALENDAR"),
    "is an iCalendar file and no table; write its days into a CSV file with the columns date and "
    "kind, such as 2026-11-26,holiday, and give that" },
  { BYTES("{\\rtf"), is_document },
  { BYTES("%PDF-"),
    "is a PDF; ask its maker for the table as CSV, or copy it into a spreadsheet and save that as "
    "CSV (UTF-8)" },
  { BYTES("<!DOCTYPE"), is_page },
  { BYTES("<!doctype"), is_page },
  { BYTES("<html"), is_page },
  { BYTES("<HTML"), is_page },
  { BYTES("<?xml"), "is XML and no table; open it in a spreadsheet and save it as CSV (UTF-8)" },
  { BYTES("SQLite format 3"), "is a database; give the CSV file that was made from it" },
  { BYTES("\x1f\x8b"), "is compressed; unpack it first" },
  { BYTES("\xff\xfe\0\0"), "is UTF-32 text; save it as CSV (UTF-8)" },
  { BYTES("\0\0\xfe\xff"), "is UTF-32 text; save it as CSV (UTF-8)" },
};

/* What is in ZIP files of office programs: names of their parts, and the kind that OpenDocument
 * states. */
static const struct signature parts[] = {
  { BYTES("word/document"), is_document },
  { BYTES("opendocument.text"), is_document },
  { BYTES("xl/workbook"), is_workbook },
  { BYTES("opendocument.spreadsheet"), is_workbook },
  { BYTES("Index/Tables/"), is_workbook },
  { BYTES("ppt/presentation"),
    "is a presentation; copy its table into a spreadsheet and save that as CSV (UTF-8)" },
};

/* The same in old Office files, whose names have two bytes a letter. */
static const struct signature streams[] = {
  { BYTES("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"), is_document },
  { BYTES("W\0o\0r\0k\0b\0o\0o\0k\0"), is_workbook },
};

static bool begins(const char *bytes, size_t size, const char *sample, size_t length)
{
  return length >= size && memcmp(sample, bytes, size) == 0;
}

/* The first of the signatures that is anywhere in the bytes; NULL: none. */
static const char *find(const struct signature *signatures, size_t count, const char *bytes,
                        size_t length)
{
  for (size_t i = 0; i < count; i++)
    for (size_t at = 0; at + signatures[i].length <= length; at++)
      if (memcmp(bytes + at, signatures[i].bytes, signatures[i].length) == 0)
        return signatures[i].what;
  return NULL;
}

/* What is in a file of several parts, by its beginning and its end. */
static const char *inside(const struct csv_source *source, const struct signature *signatures,
                          size_t count, const char *unknown)
{
  g_autofree char *bytes = g_malloc(TAIL_SIZE);
  goffset size = csv_source_size(source);
  const goffset places[] = { 0, MAX(0, size - (goffset)TAIL_SIZE) };
  for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
    gssize got = csv_source_read(source, places[i], bytes, TAIL_SIZE, NULL);
    const char *what = got > 0 ? find(signatures, count, bytes, (size_t)got) : NULL;
    if (what)
      return what;
  }
  return unknown;
}

const char *csv_kind_fault(const struct csv_source *source, const char *sample, size_t length)
{
  if (begins(BYTES("PK\003\004"), sample, length))
    return inside(source, parts, G_N_ELEMENTS(parts),
                  "is a ZIP file; unpack it and give the CSV file that is in it");
  if (begins(BYTES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), sample, length))
    return inside(source, streams, G_N_ELEMENTS(streams),
                  "is an old Office file; open it there and save it as CSV (UTF-8)");
  bool marked = begins(BYTES("\xef\xbb\xbf"), sample, length);
  size_t from = marked ? 3 : 0;
  while (!marked && from < length && g_ascii_isspace(sample[from]))
    from++;
  for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++)
    if (begins(beginnings[i].bytes, beginnings[i].length, sample + from, length - from))
      return beginnings[i].what;
  return NULL;
}
