/* The details of a walkthrough: which class, who, when, which form. A list of fields, each with a
 * picker that knows what was said of this teacher's class before. */
#include "config.h"

#include "ui/walkthrough_details.h"

#include "model/date.h"
#include "model/tables.h"
#include "report/school_days.h"
#include "ui/companion.h"
#include "ui/dialog.h"
#include "ui/picker.h"
#include "ui/prompt_place.h"
#include "ui/record_words.h"
#include "ui/walkthrough_people.h"

#include <string.h>

#define ALONG "*along"

/* In the order shown: the class first, for it is what is filled in while standing there. */
static const struct detail details[] = {
  { "grade", DETAIL_WORDS },
  { "subject", DETAIL_WORDS },
  { "period", DETAIL_WORDS },
  { "lesson_part", DETAIL_WORDS },
  { "grouping", DETAIL_WORDS },
  { "students_present", DETAIL_COUNT },
  { "students_on_task", DETAIL_COUNT },
  { "room", DETAIL_WORDS },
  { "made_on", DETAIL_DATE },
  { "started", DETAIL_TIME },
  { "minutes", DETAIL_MINUTES },
  { "teacher", DETAIL_TEACHER },
  { "teacher_note", DETAIL_TEXT },
  { "recorder", DETAIL_RECORDER },
  { ALONG, DETAIL_ALONG },
  { "school", DETAIL_SCHOOL },
  { "instrument_version", DETAIL_FORM },
  { "visit_type", DETAIL_TYPE },
};

static const char *label_of(const struct detail *detail)
{
  const struct record_type *type = &record_walkthrough;
  return detail->kind == DETAIL_ALONG ? "Who came along"
                                      : type->fields[record_field(type, detail->field)].label;
}

/* What the field holds, as people read it. Yours; NULL where it is empty. */
static char *value_of(const struct capture *capture, const struct detail *detail)
{
  struct store *store = capture->session->store;
  if (detail->kind == DETAIL_ALONG)
    return capture->with && *capture->with ? g_strdup(capture->with) : NULL;
  const char *value = record_get(capture->record, detail->field);
  if (detail->kind == DETAIL_MINUTES && !value && capture_elapsed(capture) >= 0)
    return g_strdup_printf("%d, by the clock", MAX(capture_elapsed(capture), 1));
  if (!value)
    return NULL;
  if (detail->kind == DETAIL_FORM)
    return g_strdup(capture->form_name);
  const struct record_type *type = &record_walkthrough;
  char *words = record_words_value(store, &type->fields[record_field(type, detail->field)], value);
  if (detail->kind != DETAIL_DATE || school_days_has(store, value))
    return words;
  g_autofree char *day = words;
  return g_strdup_printf("%s: no school that day", day);
}

/* --- references ----------------------------------------------------------------------------- */

static bool set_teacher(struct app *app, struct capture *capture)
{
  const struct record *record = capture->record;
  g_autofree char *teacher = NULL;
  g_autofree char *note = NULL;
  enum teacher_answer answer =
      walkthrough_choose_teacher(app, record_get(record, "school"), &teacher, &note);
  if (answer == TEACHER_ELSEWHERE)
    app_message(app, "Correct the school first; then its teachers are listed.");
  if (answer != TEACHER_CHOSEN)
    return false;
  capture_change_teacher(capture, teacher, note);
  return true;
}

static bool set_recorder(struct app *app, struct capture *capture)
{
  g_autofree char *chosen = walkthrough_choose_recorder(app, record_get(capture->record, "school"));
  if (chosen)
    capture_change_recorder(capture, chosen);
  return chosen != NULL;
}

static bool set_school(struct app *app, struct capture *capture)
{
  struct record *record = capture->record;
  g_autofree char *school = walkthrough_choose_school(app, record_get(record, "school"));
  if (!school || g_strcmp0(school, record_get(record, "school")) == 0)
    return school != NULL;
  g_autofree char *left = detail_leave_visit(capture); /* that was at the other school */
  record_set(record, "school", school);
  g_autofree char *day = date_short(record_get(record, "made_on"));
  if (capture_join_visit(capture))
    app_message(app, "It is %s%spart of the visit there of %s.", left, *left ? ", but " : "", day);
  else if (*left)
    app_message(app, "It is %s.", left);
  return true;
}

/* Anything marked or commented belongs to the form it was typed on. */
static bool form_in_use(const struct record *record)
{
  GPtrArray *marks = record_parts(record, &record_mark);
  for (guint i = 0; i < marks->len; i++)
    if (record_get(marks->pdata[i], "level") || record_get(marks->pdata[i], "comment"))
      return true;
  return false;
}

static bool set_from(struct app *app, struct record *record, const char *field, const char *title,
                     enum statement statement)
{
  AUTO(rowset) struct rowset *rows = store_query(session_of(app)->store, statement, NULL, NULL);
  AUTO(picker) struct picker *picker = picker_new(title);
  for (int i = 0; rows && i < rows->row_count; i++)
    picker_add(picker, rowset_get(rows, i, "uid"), rowset_get(rows, i, "name"), NULL);
  picker_select(picker, record_get(record, field));
  const char *chosen = picker_run(app, picker, NULL);
  if (chosen)
    record_set(record, field, chosen);
  return chosen != NULL;
}

static bool set_form(struct app *app, struct record *record)
{
  if (!form_in_use(record))
    return set_from(app, record, "instrument_version", "Form", STATEMENT_CAPTURE_FORMS);
  app_message(app, "Its marks and comments belong to this form. To use another, take them away "
                   "first, or begin a new walkthrough.");
  return false;
}

/* --- one field ------------------------------------------------------------------------------ */

/* Asks for it; true when it was answered. */
static bool ask(struct screen *screen, const struct detail *detail)
{
  struct capture_screen *self = screen->state;
  struct app *app = screen->app;
  struct record *record = self->capture->record;
  switch (detail->kind) {
  case DETAIL_WORDS:
    return detail_ask_words(app, self->capture, detail->field);
  case DETAIL_TEACHER:
    return set_teacher(app, self->capture);
  case DETAIL_SCHOOL:
    return set_school(app, self->capture);
  case DETAIL_FORM:
    return set_form(app, record);
  case DETAIL_TYPE:
    return set_from(app, record, "visit_type", "Visit type", STATEMENT_CAPTURE_VISIT_TYPES);
  case DETAIL_RECORDER:
    return set_recorder(app, self->capture);
  case DETAIL_ALONG:
    capture_choose_companions(screen);
    return true;
  default:
    return detail_ask_typed(app, self->capture, detail);
  }
}

static void change(struct screen *screen, const struct detail *detail)
{
  struct capture_screen *self = screen->state;
  if (detail->kind == DETAIL_ALONG) { /* remembers by itself */
    ask(screen, detail);
    return;
  }
  g_autofree char *what = g_ascii_strdown(label_of(detail), -1);
  capture_remember(self->capture, g_steal_pointer(&what), -1);
  ask(screen, detail);
  guint before = self->capture->before->len;
  capture_forget(self->capture);
  if (self->capture->before->len < before)
    return;
  self->capture->touched = true;
  GError *error = NULL;
  if (!capture_refresh(self->capture, &error) || !capture_keep(self->capture, &error))
    session_error(screen->app, error);
  else
    prompt_place_settle(screen->app, false); /* the draft has what was typed */
}

/* --- the list of fields --------------------------------------------------------------------- */

static void look(struct screen *screen)
{
  struct capture_screen *self = screen->state;
  GString *text = g_string_new(NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(details); i++) {
    g_autofree char *value = value_of(self->capture, &details[i]);
    if (value)
      g_string_append_printf(text, "%s: %s\n", label_of(&details[i]), value);
  }
  dialog_view(screen->app, "Details", text->str, true, NULL);
  g_string_free(text, TRUE);
}

static const struct detail *choose(struct screen *screen, size_t at)
{
  struct capture_screen *self = screen->state;
  AUTO(picker) struct picker *picker = picker_new("Details");
  picker_set_tall(picker);
  for (size_t i = 0; i < G_N_ELEMENTS(details); i++) {
    if (details[i].kind == DETAIL_RECORDER && self->capture->session->person_uid)
      continue; /* what one enters oneself one recorded */
    g_autofree char *value = value_of(self->capture, &details[i]);
    picker_add(picker, details[i].field, label_of(&details[i]), value ? value : "–");
  }
  picker_select(picker, details[at].field);
  const char *chosen = picker_run(screen->app, picker, NULL);
  for (size_t i = 0; chosen && i < G_N_ELEMENTS(details); i++)
    if (strcmp(details[i].field, chosen) == 0)
      return &details[i];
  return NULL;
}

void capture_open_details(struct screen *screen)
{
  struct capture_screen *self = screen->state;
  if (self->capture->read_only || self->locked) {
    look(screen);
    return;
  }
  const struct detail *detail;
  for (size_t at = 0; (detail = choose(screen, at));) {
    change(screen, detail);
    at = (size_t)(detail - details); /* to see what it is now */
  }
}

/* --- who came along ------------------------------------------------------------------------- */

static void toggle(struct capture *capture, const char *staff)
{
  capture_remember(capture, g_strdup("who came along"), -1);
  companion_change(capture->record, &record_companion, staff);
  capture_forget(capture);
  capture->touched = true;
  capture_refresh(capture, NULL);
}

void capture_choose_companions(struct screen *screen)
{
  struct capture_screen *self = screen->state;
  g_autofree char *chosen =
      companion_choose(screen->app, self->capture->record, &record_companion, "recorder");
  if (chosen)
    toggle(self->capture, chosen);
}
