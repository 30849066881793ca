#include "config.h"

#include "ui/walkthrough_people.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "model/date.h"
#include "model/name.h"
#include "model/tables.h"
#include "ui/administrator_picker.h"
#include "ui/dialog.h"
#include "ui/picker.h"
#include "ui/session.h"
#include "work/visit.h"

#include <string.h>

#define SUBSTITUTE "*substitute"
#define SOMEBODY_ELSE "*else"
#define ELSEWHERE "*elsewhere"

/* --- the school ----------------------------------------------------------------------------- */

static struct rowset *query_schools(struct app *app)
{
  GError *error = NULL;
  struct rowset *rows =
      store_query(session_of(app)->store, STATEMENT_CAPTURE_SCHOOLS, &error, NULL);
  if (!rows)
    session_error(app, error);
  return rows;
}

char *walkthrough_present_school(struct app *app)
{
  struct store *store = session_of(app)->store;
  g_autofree char *under_way = visit_under_way(store);
  AUTO(record)
  struct record *visit = under_way ? store_load(store, &record_visit, under_way, NULL) : NULL;
  if (visit)
    return g_strdup(record_get(visit, "school"));
  AUTO(rowset) struct rowset *rows = query_schools(app);
  int own = 0, count = 0;
  for (int i = 0; rows && i < rows->row_count; i++)
    if (rowset_int(rows, i, "own")) {
      own = i;
      count++;
    }
  return rows && (count == 1 || rows->row_count == 1) ? g_strdup(rowset_get(rows, own, "uid"))
                                                      : NULL;
}

char *walkthrough_likely_school(struct app *app)
{
  AUTO(rowset) struct rowset *rows = query_schools(app);
  bool planned = rows && rows->row_count > 0 && rowset_int(rows, 0, "planned");
  return g_strdup(planned ? rowset_get(rows, 0, "uid") : session_of(app)->school_uid);
}

static void add_school(struct picker *picker, const struct rowset *rows, int row)
{
  picker_add(picker, rowset_get(rows, row, "uid"), rowset_get(rows, row, "name"),
             rowset_int(rows, row, "planned") ? "planned for today"
                                              : rowset_get(rows, row, "town"));
}

char *walkthrough_choose_school(struct app *app, const char *likely)
{
  AUTO(rowset) struct rowset *rows = query_schools(app);
  if (!rows)
    return NULL;
  AUTO(picker) struct picker *picker = picker_new("School");
  picker_set_empty(picker, "There is no school of that name. Backspace takes a letter back.");
  int first = likely ? rowset_row(rows, "uid", likely) : -1;
  if (first >= 0)
    add_school(picker, rows, first);
  for (int i = 0; i < rows->row_count; i++)
    if (i != first)
      add_school(picker, rows, i);
  if (picker_count(picker) == 0) {
    app_message(app, "There is no school yet. Add one in Records (g r).");
    return NULL;
  }
  return g_strdup(picker_run(app, picker, NULL));
}

/* --- the teacher ---------------------------------------------------------------------------- */

/* `not seen for 34 days`, `never seen`; where others' walkthroughs are not in view, of one's own
 * alone: `not seen by you for 34 days`, or NULL. Yours. */
static char *how_long(const char *last, const char *today, bool in_view)
{
  int days = last ? date_difference(last, today) : -1;
  if (!last)
    return in_view ? g_strdup("never seen") : NULL;
  if (days <= 0)
    return g_strdup("seen today");
  if (days == 1)
    return g_strdup("seen yesterday");
  return g_strdup_printf("not seen%s for %d days", in_view ? "" : " by you", days);
}

/* Where somebody is who was here until lately. Yours. */
static char *where_now(const char *left_on, const char *now_at)
{
  g_autofree char *day = date_short(left_on);
  return now_at ? g_strdup_printf("at %s since %s", now_at, day)
                : g_strdup_printf("not at this school since %s", day);
}

/* `Math · not seen for 34 days`. Yours. */
static char *teacher_detail(const struct rowset *rows, int row, const char *today, bool in_view)
{
  const char *subject = rowset_get(rows, row, "subject");
  const char *left_on = rowset_get(rows, row, "left_on");
  g_autofree char *when = left_on ? where_now(left_on, rowset_get(rows, row, "now_at"))
                                  : how_long(rowset_get(rows, row, "last_on"), today, in_view);
  return g_strdup_printf("%s%s%s", subject ? subject : "", subject && when ? " · " : "",
                         when ? when : "");
}

static struct picker *teacher_picker(struct app *app, const char *school)
{
  GError *error = NULL;
  AUTO(rowset) struct rowset *rows = store_query(session_of(app)->store, STATEMENT_CAPTURE_TEACHERS,
                                                 &error, "school", school, NULL);
  if (!rows) {
    session_error(app, error);
    return NULL;
  }
  g_autofree char *today = clock_today();
  bool in_view =
      store_count(session_of(app)->store, STATEMENT_WALKTHROUGHS_IN_VIEW, "school", school, NULL)
      > 0;
  struct picker *picker = picker_new("Teacher");
  for (int i = 0; i < rows->row_count; i++) {
    g_autofree char *name =
        name_listed(rowset_get(rows, i, "given_name"), rowset_get(rows, i, "family_name"));
    g_autofree char *detail = teacher_detail(rows, i, today, in_view);
    /* The room leads: typed exactly it is the best match. */
    picker_add_item(picker, &(struct picker_item){ .value = rowset_get(rows, i, "uid"),
                                                   .lead = rowset_get(rows, i, "room"),
                                                   .label = name,
                                                   .detail = detail });
  }
  picker_add_always(picker, SOMEBODY_ELSE, "Somebody not listed, or unknown", "what is typed");
  picker_add_always(picker, SUBSTITUTE, "A substitute", "name if known");
  picker_add_always(picker, ELSEWHERE, "A teacher at another school", NULL);
  return picker;
}

static bool not_blank(const char *text, void *data, GError **error)
{
  (void)data;
  return !text_blank(text)
         || fail(error, TL_ERROR_INVALID, "Write who it was, such as: substitute, grade 4.");
}

static bool is_substitute(const char *typed)
{
  return typed && g_ascii_strncasecmp(typed, "substitute", strlen("substitute")) == 0;
}

/* Who it was, in words. Yours; NULL for Esc. */
static char *ask_who(struct app *app, const char *value, const char *query)
{
  g_autofree char *typed = text_clean(query, true);
  g_autofree char *begin =
      strcmp(value, SUBSTITUTE) == 0 && !is_substitute(typed)
          ? g_strdup_printf("Substitute%s%s", typed ? " " : "", typed ? typed : "")
          : g_strdup(typed ? typed : "Unknown");
  return dialog_propose(app, "Who was teaching", begin, "Such as: substitute for Ms. Fonseca.",
                        not_blank, NULL);
}

enum teacher_answer walkthrough_choose_teacher(struct app *app, const char *school, char **teacher,
                                               char **note)
{
  AUTO(picker) struct picker *picker = teacher_picker(app, school);
  const char *value = picker ? picker_run(app, picker, NULL) : NULL;
  if (!value)
    return TEACHER_NONE;
  if (strcmp(value, ELSEWHERE) == 0)
    return TEACHER_ELSEWHERE;
  if (*value != '*') {
    *teacher = g_strdup(value);
    return TEACHER_CHOSEN;
  }
  dialog_about(app, school);
  *note = ask_who(app, value, picker_query(picker));
  return *note ? TEACHER_CHOSEN : TEACHER_NONE;
}

/* --- the recorder --------------------------------------------------------------------------- */

char *walkthrough_choose_recorder(struct app *app, const char *school)
{
  struct session *session = session_of(app);
  if (session->person_uid)
    return g_strdup(session->person_uid);
  return administrator_choose(app, "Who made the walkthrough", school, NULL, NULL);
}
