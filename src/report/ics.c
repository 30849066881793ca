#include "config.h"

#include "report/ics.h"

#include "base/clock.h"
#include "model/date.h"
#include "model/tables.h"

#include <string.h>

enum { FOLD = 75 };

/* --- lines ---------------------------------------------------------------------------------- */

/* A content line, folded so that no line has more than 75 octets and no character is torn. */
static void add_line(GString *into, const char *line)
{
  size_t room = FOLD;
  while (strlen(line) > room) {
    size_t end = room;
    while (end > 0 && ((unsigned char)line[end] & 0xc0) == 0x80)
      end--;
    g_string_append_len(into, line, (gssize)end);
    g_string_append(into, "\r\n ");
    line += end;
    room = FOLD - 1; /* the blank that begins a continuation counts */
  }
  g_string_append(into, line);
  g_string_append(into, "\r\n");
}

/* name:text with \ ; , and line breaks escaped. NULL text adds nothing. */
static void add_text(GString *into, const char *name, const char *text)
{
  if (!text)
    return;
  GString *line = g_string_new(name);
  g_string_append_c(line, ':');
  for (const char *at = text; *at; at++)
    if (*at == '\n')
      g_string_append(line, "\\n");
    else if (strchr("\\;,", *at))
      g_string_append_printf(line, "\\%c", *at);
    else if ((unsigned char)*at >= 0x20 && *at != 0x7f)
      g_string_append_c(line, *at);
  add_line(into, line->str);
  g_string_free(line, TRUE);
}

/* `20261112T103100Z` of an instant, `20261112` of a day: what is no figure goes. */
static void append_compact(GString *into, const char *text)
{
  for (; *text; text++)
    if (*text != '-' && *text != ':')
      g_string_append_c(into, *text);
}

static void add_day(GString *into, const char *name, const char *day)
{
  g_autoptr(GString) line = g_string_new(name);
  g_string_append(line, ";VALUE=DATE:");
  append_compact(line, day);
  add_line(into, line->str);
}

static void add_time(GString *into, const char *name, const char *day, const char *time)
{
  g_autoptr(GString) line = g_string_new(name);
  g_string_append_c(line, ':');
  append_compact(line, day);
  g_string_append_c(line, 'T');
  append_compact(line, time);
  g_string_append(line, "00");
  add_line(into, line->str);
}

/* --- events --------------------------------------------------------------------------------- */

static void add_span(GString *into, const struct rowset *rows, int row)
{
  const char *day = rowset_get(rows, row, "on_day");
  const char *starts = rowset_get(rows, row, "starts");
  const char *ends = rowset_get(rows, row, "ends");
  if (!starts) {
    g_autofree char *next = date_add(day, 1);
    add_day(into, "DTSTART", day);
    add_day(into, "DTEND", next);
    return;
  }
  add_time(into, "DTSTART", day, starts);
  if (ends && strcmp(ends, starts) > 0)
    add_time(into, "DTEND", day, ends);
}

static char *description(const struct rowset *rows, int row)
{
  const char *detail = rowset_get(rows, row, "detail");
  const char *person = rowset_get(rows, row, "person");
  const char *original = rowset_get(rows, row, "original_on");
  bool visit = strcmp(rowset_get(rows, row, "kind"), "visit") == 0;
  g_autofree char *first = original ? date_medium(original) : NULL;
  GString *text = g_string_new(NULL);
  if (person)
    g_string_append_printf(text, "%s %s", visit ? "Visitor:" : "Run by", person);
  if (detail)
    g_string_append_printf(text, "%s%s", text->len ? "\n" : "", detail);
  if (first)
    g_string_append_printf(text, "%sFirst planned for %s", text->len ? "\n" : "", first);
  return g_string_free(text, text->len == 0);
}

static void add_event(GString *into, const struct rowset *rows, int row, const char *stamp)
{
  bool visit = strcmp(rowset_get(rows, row, "kind"), "visit") == 0;
  const char *title = rowset_get(rows, row, "title");
  g_autofree char *month = visit ? NULL : month_long(title);
  g_autofree char *summary =
      visit ? g_strdup_printf("Visit to %s", title) : g_strdup_printf("DILT about %s", month);
  g_autofree char *uid = g_strdup_printf("UID:%s@throughline", rowset_get(rows, row, "uid"));
  g_autofree char *sequence =
      g_strdup_printf("SEQUENCE:%ld", rowset_int(rows, row, "revision") - 1);
  g_autofree char *text = description(rows, row);
  g_autofree char *kind = g_strdup(visit ? "School visit" : "DILT");
  add_line(into, "BEGIN:VEVENT");
  add_line(into, uid);
  add_line(into, stamp);
  add_line(into, sequence);
  add_span(into, rows, row);
  add_text(into, "SUMMARY", summary);
  add_text(into, "LOCATION", rowset_get(rows, row, "place"));
  add_text(into, "DESCRIPTION", text);
  add_text(into, "CATEGORIES", kind);
  add_line(into, "END:VEVENT");
}

static char *stamp_line(void)
{
  g_autofree char *now = clock_instant();
  g_autoptr(GString) line = g_string_new("DTSTAMP:");
  append_compact(line, now);
  return g_strdup(line->str);
}

char *ics_build(struct store *store, int *count, GError **error)
{
  AUTO(rowset) struct rowset *rows = store_query(store, STATEMENT_ICS_EVENTS, error, NULL);
  AUTO(record) struct record *district = rows ? store_district(store, error) : NULL;
  if (!district)
    return NULL;
  g_autofree char *stamp = stamp_line();
  GString *text = g_string_new(NULL);
  add_line(text, "BEGIN:VCALENDAR");
  add_line(text, "VERSION:2.0");
  add_line(text, "PRODID:-//Throughline//Throughline " PACKAGE_VERSION "//EN");
  add_line(text, "CALSCALE:GREGORIAN");
  add_line(text, "METHOD:PUBLISH");
  add_text(text, "X-WR-CALNAME", record_get(district, "name"));
  for (int i = 0; i < rows->row_count; i++)
    add_event(text, rows, i, stamp);
  add_line(text, "END:VCALENDAR");
  if (count)
    *count = rows->row_count;
  return g_string_free(text, FALSE);
}
