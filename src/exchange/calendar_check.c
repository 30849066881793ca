#include "exchange/calendar_check.h"

#include "model/date.h"
#include "model/tables.h"

#include <string.h>

/* A row that is kept. */
struct kept {
  struct calendar_row row;
  char *first, *last, *kind;
};

struct calendar_check {
  struct import_session *session;
  GPtrArray *rows; /* struct kept * */
};

static void free_kept(gpointer data)
{
  struct kept *kept = data;
  g_free(kept->first);
  g_free(kept->last);
  g_free(kept->kind);
  g_free(kept);
}

struct calendar_check *calendar_check_new(struct import_session *session)
{
  struct calendar_check *check = g_new0(struct calendar_check, 1);
  check->session = session;
  check->rows = g_ptr_array_new_with_free_func(free_kept);
  return check;
}

void calendar_check_free(struct calendar_check *check)
{
  if (!check)
    return;
  g_ptr_array_unref(check->rows);
  g_free(check);
}

void calendar_check_note(struct calendar_check *check, const struct calendar_row *row)
{
  struct kept *kept = g_new0(struct kept, 1);
  kept->row = *row;
  kept->first = g_strdup(row->first);
  kept->last = g_strdup(row->last);
  kept->kind = g_strdup(row->kind);
  g_ptr_array_add(check->rows, kept);
}

/* Ends of the year --------------------------------------------------------------------------- */

/* Another row that gives the same end of the same year as another day. NULL: none. */
static const struct kept *other_end(const struct calendar_check *check, const struct kept *kept)
{
  for (guint i = 0; i < check->rows->len; i++) {
    const struct kept *other = check->rows->pdata[i];
    if (other->row.end == kept->row.end && other->row.year == kept->row.year
        && strcmp(other->first, kept->first) != 0)
      return other;
  }
  return NULL;
}

/* True where the year can begin, or end, on that day. */
static bool can_be(const struct kept *kept, const char *field)
{
  AUTO(record) struct record *copy = record_copy(kept->row.year->record);
  int month = (int)g_ascii_strtoll(kept->first + strlen("2026-"), NULL, 10);
  bool begins = kept->row.end == CALENDAR_WORDS_FIRST_DAY;
  record_set(copy, field, kept->first);
  return (begins ? month >= 7 && month <= 10 : month >= 4 && month <= 7)
         && import_item_check(copy, NULL);
}

/* True where a row is about the day. */
static bool is_mentioned(const struct calendar_check *check, const char *day)
{
  for (guint i = 0; i < check->rows->len; i++) {
    const struct kept *kept = check->rows->pdata[i];
    if (strcmp(day, kept->first) >= 0 && strcmp(day, kept->last) <= 0)
      return true;
  }
  return false;
}

/* True for a note that says nothing but that the year begins, or ends, on its day. */
static bool is_mark(const char *note, enum calendar_words_end end)
{
  const char *mark = end == CALENDAR_WORDS_FIRST_DAY ? "First day" : "Last day";
  return note && (g_ascii_strcasecmp(note, mark) == 0 || calendar_words_end(note) == end);
}

/* Takes away the day that was the end of the year before where it is but marked as that, `Last
 * day`. What is to be told of it, yours; NULL: there was none. */
static char *take_mark(struct calendar_check *check, const struct kept *kept, const char *before)
{
  GPtrArray *days = record_parts(kept->row.year->record, &record_calendar_day);
  struct record *day =
      record_find_part(kept->row.year->record, &record_calendar_day, "day_on", before);
  const char *note = day ? record_get(day, "note") : NULL;
  if (!is_mark(note, kept->row.end) || is_mentioned(check, before))
    return NULL;
  char *words = g_strdup_printf("; “%s” (%s) on that day is taken away", note,
                                choice_label(calendar_kind_choices, record_get(day, "kind")));
  g_ptr_array_remove(days, day);
  return words;
}

static void settle_end(struct calendar_check *check, const struct kept *kept)
{
  bool begins = kept->row.end == CALENDAR_WORDS_FIRST_DAY;
  const char *field = begins ? "first_on" : "last_on";
  struct record *year = kept->row.year->record;
  g_autofree char *before = g_strdup(record_get(year, field));
  g_autofree char *day = date_medium(kept->first);
  g_autofree char *stays = date_medium(before);
  const struct kept *other = other_end(check, kept);
  g_autofree char *another = other ? date_medium(other->first) : NULL;
  if (strcmp(before, kept->first) == 0 && !other)
    return;
  if (other || !can_be(kept, field)) {
    import_session_notice(check->session, kept->row.where,
                          "%s is not taken as the %s day of %s%s%s: it stays %s", day,
                          begins ? "first" : "last", record_get(year, "code"),
                          other ? ", which is also " : "", other ? another : "", stays);
    return;
  }
  record_set(year, field, kept->first);
  g_autofree char *mark = take_mark(check, kept, before);
  import_session_notice(check->session, kept->row.where, "%s now %s on %s (before: %s)%s",
                        record_get(year, "code"), begins ? "begins" : "ends", day, stays,
                        mark ? mark : "");
}

/* Days that are none ------------------------------------------------------------------------- */

/* False: it is inside. */
static bool tell_outside(struct calendar_check *check, const struct kept *kept)
{
  const struct record *year = kept->row.year->record;
  bool before = strcmp(kept->first, record_get(year, "first_on")) < 0;
  if (!before && strcmp(kept->last, record_get(year, "last_on")) <= 0)
    return false;
  g_autofree char *from = date_medium(kept->first);
  g_autofree char *to = date_medium(kept->last);
  g_autofree char *end = date_medium(record_get(year, before ? "first_on" : "last_on"));
  bool one = strcmp(kept->first, kept->last) == 0;
  import_session_notice(
      check->session, kept->row.where, "%s%s%s (%s) is %s of %s, %s", from, one ? "" : " to ",
      one ? "" : to, choice_label(calendar_kind_choices, kept->kind),
      before ? "before the first day" : "after the last day", record_get(year, "code"), end);
  return true;
}

/* A day of school on a Saturday makes up for another; any other kind is likely another day. */
static void tell_weekend(struct calendar_check *check, const struct kept *kept)
{
  int weekday = date_weekday(kept->first);
  if (weekday < 6 || strcmp(kept->first, kept->last) != 0 || strcmp(kept->kind, "school") == 0)
    return;
  g_autofree char *day = date_medium(kept->first);
  import_session_notice(check->session, kept->row.where,
                        "%s (%s) is a %s, without school anyway. Correct the date if it is another "
                        "day",
                        day, choice_label(calendar_kind_choices, kept->kind),
                        weekday == 6 ? "Saturday" : "Sunday");
}

void calendar_check_settle(struct calendar_check *check)
{
  for (guint i = 0; i < check->rows->len; i++) {
    const struct kept *kept = check->rows->pdata[i];
    if (kept->row.end != CALENDAR_WORDS_NO_END)
      settle_end(check, kept);
  }
  for (guint i = 0; i < check->rows->len; i++)
    if (!tell_outside(check, check->rows->pdata[i]))
      tell_weekend(check, check->rows->pdata[i]);
}
