/* Asking for one detail of a walkthrough: words that are remembered, numbers, dates and times. */
#include "config.h"

#include "ui/walkthrough_details.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "model/date.h"
#include "model/tables.h"
#include "report/school_days.h"
#include "ui/dialog.h"
#include "ui/picker.h"
#include "ui/record_words.h"

#include <string.h>

/* --- words ---------------------------------------------------------------------------------- */

#define TYPED "\001typed"
#define NOTHING "\001nothing"

static const struct {
  const char *field;
  const char *words[16];
} usual[] = {
  { "grade",
    { "PK", "K", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "mixed", NULL } },
  { "subject",
    { "English language arts", "Mathematics", "Science", "Social studies", "World language", "Art",
      "Music", "Physical education", "Technology", "English learners", "Special education",
      NULL } },
  { "period", { "1", "2", "3", "4", "5", "6", "7", "8", "Advisory", NULL } },
  { "lesson_part", { "opening", "middle", "close", NULL } },
  { "grouping",
    { "whole class", "small groups", "pairs", "alone", "centers", "one to one", NULL } },
};

/* Adds a value unless it is there already. */
static void add(struct picker *picker, const char *value, const char *detail)
{
  if (!text_blank(value) && !picker_label(picker, value))
    picker_add(picker, value, value, detail);
}

static void add_known(struct picker *picker, const struct capture *capture, const char *field)
{
  struct store *store = capture->session->store;
  const char *teacher = record_get(capture->record, "teacher");
  AUTO(rowset)
  struct rowset *before =
      teacher ? store_query(store, STATEMENT_CAPTURE_CLASS_BEFORE, NULL, "teacher", teacher, NULL)
              : NULL;
  int column = before ? rowset_find(before, field) : -1;
  for (int i = 0; column >= 0 && i < before->row_count; i++)
    add(picker, rowset_at(before, i, column), "as before");
  if (strcmp(field, "subject") == 0) {
    AUTO(rowset)
    struct rowset *subjects = store_query(store, STATEMENT_CAPTURE_SUBJECTS, NULL, "school",
                                          record_get(capture->record, "school"), NULL);
    for (int i = 0; subjects && i < subjects->row_count; i++)
      add(picker, rowset_get(subjects, i, "subject"), "taught here");
  }
  for (size_t i = 0; i < G_N_ELEMENTS(usual); i++)
    for (size_t j = 0; strcmp(usual[i].field, field) == 0 && usual[i].words[j]; j++)
      add(picker, usual[i].words[j], NULL);
}

bool detail_ask_words(struct app *app, struct capture *capture, const char *field)
{
  const struct record_type *type = &record_walkthrough;
  AUTO(picker) struct picker *picker = picker_new(type->fields[record_field(type, field)].label);
  add_known(picker, capture, field);
  picker_add_always(picker, TYPED, "Something else", "what is typed");
  if (record_get(capture->record, field))
    picker_add_always(picker, NOTHING, "Nothing", "takes it away");
  picker_select(picker, record_get(capture->record, field));
  const char *chosen = picker_run(app, picker, NULL);
  if (!chosen)
    return false;
  if (strcmp(chosen, TYPED) == 0) {
    const struct detail detail = { field, DETAIL_TEXT };
    g_autofree char *typed = text_clean(picker_query(picker), true);
    GError *error = NULL;
    if (!typed)
      return detail_ask_typed(app, capture, &detail);
    if (detail_read(capture->record, &detail, typed, &error))
      return true;
    session_error(app, error);
    return false;
  }
  record_set(capture->record, field, strcmp(chosen, NOTHING) == 0 ? NULL : chosen);
  return true;
}

/* --- reading -------------------------------------------------------------------------------- */

static bool read_date(struct record *record, const char *text, GError **error)
{
  g_autofree char *today = clock_today();
  g_autofree char *date = date_parse_past(text, today, error);
  if (!date)
    return false;
  g_autofree char *said = date_weekday_medium(date);
  if (strcmp(date, today) > 0)
    return fail(error, TL_ERROR_INVALID, "%s is still to come. Give the day it was made.", said);
  if (date_difference(date, today) > 800)
    return fail(error, TL_ERROR_INVALID, "%s is long ago. Is the year right?", said);
  record_set(record, "made_on", date);
  return true;
}

static bool read_start(struct record *record, const char *text, GError **error)
{
  g_autofree char *time = time_parse_school(text, error);
  if (!time)
    return false;
  g_autofree char *today = clock_today();
  g_autofree char *now = clock_time();
  if (g_strcmp0(record_get(record, "made_on"), today) == 0 && strcmp(time, now) > 0)
    return fail(error, TL_ERROR_INVALID,
                "%s is still to come: it is %s. Correct the time, or the date first.", time, now);
  record_set(record, "started", time);
  return true;
}

/* A number of minutes, or when it ended. */
static bool read_minutes(struct record *record, const char *text, GError **error)
{
  const char *started = record_get(record, "started");
  if (text[strspn(text, "0123456789 ")] == '\0')
    return record_parse(record, "minutes", text, NULL, error);
  g_autofree char *end = time_parse_school(text, error);
  if (!end)
    return false;
  if (!started)
    return fail(error, TL_ERROR_INVALID, "Give the start first; then the time it ended counts.");
  int minutes = time_minutes(started, end);
  if (minutes < 0)
    return fail(error, TL_ERROR_INVALID,
                "It cannot end at %s, before it began (%s). Correct one of them.", end, started);
  record_set_int(record, "minutes", MAX(minutes, 1));
  return true;
}

static bool read_count(struct record *record, const char *field, const char *text, GError **error)
{
  AUTO(record) struct record *tried = record_copy(record);
  if (!record_parse(tried, field, text, NULL, error))
    return false;
  long present = record_get_int(tried, "students_present", -1);
  long on_task = record_get_int(tried, "students_on_task", 0);
  if (present >= 0 && on_task > present)
    return fail(error, TL_ERROR_INVALID,
                "%ld on task of %ld present cannot be. Correct one of them.", on_task, present);
  record_set(record, field, record_get(tried, field));
  return true;
}

bool detail_read(struct record *record, const struct detail *detail, const char *text,
                 GError **error)
{
  switch (detail->kind) {
  case DETAIL_DATE:
    return read_date(record, text, error);
  case DETAIL_TIME:
    return read_start(record, text, error);
  case DETAIL_MINUTES:
    return read_minutes(record, text, error);
  case DETAIL_COUNT:
    return read_count(record, detail->field, text, error);
  default:
    return record_parse(record, detail->field, text, NULL, error);
  }
}

/* --- typing --------------------------------------------------------------------------------- */

struct asked {
  struct record *record;
  const struct detail *detail;
};

static bool check(const char *text, void *data, GError **error)
{
  const struct asked *asked = data;
  g_autofree char *clean = text_clean(text, true);
  if (!clean)
    return true;
  if (strcmp(clean, "-") != 0)
    return detail_read(asked->record, asked->detail, clean, error);
  if (asked->detail->kind == DETAIL_DATE)
    return fail(error, TL_ERROR_INVALID, "A walkthrough has a date. Give the day it was made.");
  record_set(asked->record, asked->detail->field, NULL);
  return true;
}

static const char *how_to_write(enum detail_kind kind)
{
  switch (kind) {
  case DETAIL_DATE:
    return "Such as yesterday, Mon or 11/10.";
  case DETAIL_TIME:
    return "Such as 10:31 or 1:15 pm.";
  case DETAIL_MINUTES:
    return "A number, or the time it ended, such as 10:45. Without it the clock runs.";
  case DETAIL_COUNT:
    return "A number.";
  default:
    return "A few words.";
  }
}

/* Of which day the visit is that it is part of. Yours; NULL for none. */
static char *day_of_visit(const struct capture *capture)
{
  const char *uid = record_get(capture->record, "visit");
  AUTO(record)
  struct record *visit = uid ? store_load(capture->session->store, &record_visit, uid, NULL) : NULL;
  return visit ? g_strdup(record_get(visit, "visited_on")) : NULL;
}

char *detail_leave_visit(struct capture *capture)
{
  g_autofree char *day = day_of_visit(capture);
  if (!day)
    return g_strdup("");
  g_autofree char *of = date_short(day);
  bool off = capture_leave_visit(capture);
  return g_strdup_printf("no longer part of the visit of %s%s", of,
                         off ? ", who was along there is taken off" : "");
}

/* A walkthrough of another day was not made in the visit. */
static char *leave_other_day(struct capture *capture)
{
  g_autofree char *day = day_of_visit(capture);
  return g_strcmp0(day, record_get(capture->record, "made_on")) == 0 ? g_strdup("")
                                                                     : detail_leave_visit(capture);
}

/* `part of the visit of 30 Nov to Kuss Middle`; left: what it was part of before, as
 * detail_leave_visit says it. Yours. */
static char *joined_words(const struct capture *capture, const char *left)
{
  g_autofree char *of = date_short(record_get(capture->record, "made_on"));
  return *left ? g_strdup_printf("%s, but of that of %s", left, of)
               : g_strdup_printf("part of the visit of %s to %s", of, capture->school_name);
}

/* Says what comes of another day. */
static void say_date(struct app *app, struct capture *capture)
{
  g_autofree char *today = clock_today();
  g_autofree char *left = leave_other_day(capture);
  const char *day = record_get(capture->record, "made_on");
  bool late = g_strcmp0(day, today) != 0, joined = capture_join_visit(capture);
  if (!late && joined) {
    app_message(app, "It is part of the visit that is under way.");
    return;
  }
  g_autofree char *what = joined ? joined_words(capture, left) : g_strdup(left);
  g_autofree char *said = date_weekday_medium(day);
  g_autofree char *no_school = school_days_has(capture->session->store, day)
                                   ? g_strdup("")
                                   : g_strdup_printf("No school on %s. ", said);
  if (*what)
    app_message(app, "%sIt is %s%s.", no_school, what, late ? ", and marked as entered later" : "");
  else if (late)
    app_message(app, "%sIt will be marked as entered later.", no_school);
  else if (*no_school)
    app_message(app, "No school on %s.", said);
}

/* The hour of typing is not the start of a lesson of another day: it is asked for. */
static void ask_start(struct app *app, struct capture *capture, const char *day_before)
{
  static const struct detail start = { "started", DETAIL_TIME };
  struct record *record = capture->record;
  g_autofree char *today = clock_today();
  const char *day = record_get(record, "made_on");
  if (capture->old || g_strcmp0(day, day_before) == 0 || g_strcmp0(day, today) == 0
      || capture_start_corrected(capture))
    return;
  record_set(record, "started", NULL);
  detail_ask_typed(app, capture, &start);
}

bool detail_ask_typed(struct app *app, struct capture *capture, const struct detail *detail)
{
  const struct record_type *type = &record_walkthrough;
  const struct field *field = &type->fields[record_field(type, detail->field)];
  const char *value = record_get(capture->record, detail->field);
  bool words = detail->kind == DETAIL_TEXT;
  g_autofree char *now =
      value ? record_words_value(capture->session->store, field, value) : g_strdup("not said yet");
  g_autofree char *help =
      g_strdup_printf("Now: %s. %s%s", now, how_to_write(detail->kind),
                      value && detail->kind != DETAIL_DATE ? " - takes it away." : "");
  g_autofree char *day = g_strdup(record_get(capture->record, "made_on"));
  struct asked asked = { capture->record, detail };
  dialog_about(app, capture->draft);
  g_autofree char *typed =
      dialog_propose(app, field->label, words ? value : NULL, help, check, &asked);
  if (typed && detail->kind == DETAIL_DATE) {
    ask_start(app, capture, day);
    say_date(app, capture);
  }
  return typed != NULL;
}
