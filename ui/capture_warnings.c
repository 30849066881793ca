/* What is to be looked at before a walkthrough is final: said while it can still be put right. */
#include "config.h"

#include "ui/capture.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/format.h"
#include "model/date.h"
#include "model/tables.h"
#include "model/visit_rules.h"
#include "report/school_days.h"

#include <string.h>

/* Days to come in which feedback may be due. */
enum { FEEDBACK_WITHIN = 90 };

static void add_rules(GPtrArray *warnings, const struct capture *capture,
                      const struct record *record)
{
  struct store *store = capture->session->store;
  AUTO(record)
  struct record *type =
      store_load(store, &record_visit_type, record_get(record, "visit_type"), NULL);
  g_autofree char *today = clock_today();
  g_autofree char *later = date_add(today, FEEDBACK_WITHIN);
  const char *made_on = record_get(record, "made_on");
  AUTO(calendar)
  struct calendar *calendar =
      school_days_read(store, made_on ? made_on : today, later, false, NULL);
  if (!type || !calendar)
    return;
  g_autoptr(GPtrArray) said = visit_rule_warnings(type, record, calendar, today);
  for (guint i = 0; i < said->len; i++)
    g_ptr_array_add(warnings, g_strdup(said->pdata[i]));
}

static void add_day(GPtrArray *warnings, const struct capture *capture, const struct record *record)
{
  const char *day = record_get(record, "made_on");
  if (!day || school_days_has(capture->session->store, day))
    return;
  g_autofree char *said = date_weekday_medium(day);
  g_ptr_array_add(warnings, g_strdup_printf("No school on %s, as the calendar has it. Is the date "
                                            "right? d, Date corrects it.",
                                            said));
}

/* A clock that was put back, or a start that was mistyped. */
static void add_clock(GPtrArray *warnings, const struct record *record)
{
  const char *started = record_get(record, "started");
  g_autofree char *today = clock_today();
  g_autofree char *now = clock_time();
  if (!record_get(record, "minutes") && started && strcmp(started, now) > 0
      && g_strcmp0(record_get(record, "made_on"), today) == 0)
    g_ptr_array_add(
        warnings, g_strdup_printf("The clock says %s, before the start at %s: its minutes are not "
                                  "known. Correct the start, or give the minutes (d).",
                                  now, started));
}

bool capture_start_corrected(const struct capture *capture)
{
  const char *started = record_get(capture->record, "started");
  for (guint i = 0; i < capture->before->len; i++) {
    const struct capture_step *step = capture->before->pdata[i];
    if (g_strcmp0(record_get(step->record, "started"), started) != 0)
      return true;
  }
  return false;
}

/* The clock ran on after the lesson was left, or from another start: nobody typed these minutes. */
static void add_minutes(GPtrArray *warnings, const struct capture *capture)
{
  enum { USUAL = 30 };
  int minutes = MAX(capture_elapsed(capture), 1);
  if (capture->old || record_get(capture->record, "minutes") || capture_elapsed(capture) < 0)
    return;
  if (minutes <= USUAL && !capture_start_corrected(capture))
    return;
  g_autofree char *length = format_plural(minutes, "minute", "minutes");
  g_ptr_array_add(warnings, g_strdup_printf("%s by the clock; d, Minutes corrects %s.", length,
                                            minutes == 1 ? "it" : "them"));
}

static void add_place(GPtrArray *warnings, const struct capture *capture,
                      const struct record *record)
{
  struct store *store = capture->session->store;
  AUTO(rowset)
  struct rowset *rows =
      store_query(store, STATEMENT_CAPTURE_PLACE, NULL, "school", record_get(record, "school"),
                  "teacher", record_get(record, "teacher"), "day", record_get(record, "made_on"),
                  "version", record_get(record, "instrument_version"), NULL);
  if (!rows || rows->row_count == 0)
    return;
  const char *now_at = rowset_get(rows, 0, "now_at");
  if (!rowset_int(rows, 0, "school_active"))
    g_ptr_array_add(warnings, g_strdup_printf("%s is closed, as Records have it. Is it the right "
                                              "school? It can be corrected in the details (d).",
                                              capture->school_name));
  else if (record_get(record, "teacher") && !rowset_int(rows, 0, "here"))
    g_ptr_array_add(warnings,
                    g_strdup_printf("%s was not at %s that day%s%s. The walkthrough stays "
                                    "with this school.",
                                    capture->teacher_name, capture->school_name,
                                    now_at ? ", but at " : "", now_at ? now_at : ""));
  if (!rowset_int(rows, 0, "form_active"))
    g_ptr_array_add(warnings,
                    g_strdup("Its form was retired meanwhile. This walkthrough keeps it."));
}

/* A comment alone prints as of a strategy that is not marked: a mark may have been meant. */
static void add_unmarked(GPtrArray *warnings, const struct record *record)
{
  int count = 0;
  GPtrArray *marks = record_parts(record, &record_mark);
  for (guint i = 0; i < marks->len; i++) {
    const struct record *mark = g_ptr_array_index(marks, i);
    count += !record_get(mark, "level") && record_get(mark, "comment");
  }
  g_autofree char *said = format_plural(count, "strategy has", "strategies have");
  if (count > 0)
    g_ptr_array_add(warnings, g_strdup_printf("%s a comment but no mark.", said));
}

GPtrArray *capture_warnings(const struct capture *capture)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func(g_free);
  AUTO(record) struct record *record = capture_finished(capture, "made");
  add_day(warnings, capture, record);
  add_clock(warnings, record);
  add_minutes(warnings, capture);
  add_unmarked(warnings, record);
  add_rules(warnings, capture, record);
  add_place(warnings, capture, record);
  return warnings;
}
