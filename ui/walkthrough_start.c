/* Starting a walkthrough: which school, whose classroom, who records. */
#include "config.h"

#include "ui/walkthrough.h"

#include "base/text.h"
#include "model/date.h"
#include "model/name.h"
#include "model/tables.h"
#include "ui/capture.h"
#include "ui/dialog.h"
#include "ui/picker.h"
#include "ui/session.h"

#define SOMEBODY_ELSE "*"

bool walkthrough_may_start(struct screen *screen)
{
  struct session *session = session_of(screen->app);
  return session->store && (!session->person_uid || store_viewer_is_administrator(session->store));
}

/* The school's uid; NULL for Esc. A person with one school of their own is not asked. Yours. */
static char *choose_school(struct app *app, const char *likely)
{
  GError *error = NULL;
  AUTO(rowset) struct rowset *rows =
      store_query(session_of(app)->store, STATEMENT_CAPTURE_SCHOOLS, &error, NULL);
  if (!rows) {
    session_error(app, error);
    return NULL;
  }
  int own = 0;
  while (own < rows->row_count && rowset_int(rows, own, "own"))
    own++;
  if (own == 1 || rows->row_count == 1)
    return g_strdup(rowset_get(rows, 0, "uid"));
  AUTO(picker) struct picker *picker = picker_new("School");
  picker_set_empty(picker, "There is no school of that name. Backspace takes a letter back.");
  for (int i = 0; i < rows->row_count; i++)
    picker_add(picker, rowset_get(rows, i, "uid"), rowset_get(rows, i, "name"),
               rowset_get(rows, i, "town"));
  if (picker_count(picker) == 0) {
    app_message(app, "There is no school yet. Add one in Records (g r).");
    return NULL;
  }
  picker_select(picker, likely);
  return g_strdup(picker_run(app, picker, NULL));
}

/* `Rm 204 · Math · last 14 Oct`. Yours. */
static char *teacher_detail(const struct rowset *rows, int row)
{
  const char *room = rowset_get(rows, row, "room");
  const char *subject = rowset_get(rows, row, "subject");
  const char *last = rowset_get(rows, row, "last_on");
  g_autofree char *when = last ? date_short(last) : NULL;
  GString *text = g_string_new(NULL);
  if (room)
    g_string_append_printf(text, "Rm %s", room);
  if (subject)
    g_string_append_printf(text, "%s%s", text->len ? " · " : "", subject);
  g_string_append_printf(text, "%s%s%s", text->len ? " · " : "", when ? "last " : "not seen yet",
                         when ? when : "");
  return g_string_free(text, FALSE);
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
  struct picker *picker = picker_new("Teacher");
  for (int i = 0; i < rows->row_count; i++) {
    g_autofree char *name =
        name_listed(rowset_get(rows, i, "given_name"), rowset_get(rows, i, "family_name"));
    g_autofree char *detail = teacher_detail(rows, i);
    picker_add(picker, rowset_get(rows, i, "uid"), name, detail);
  }
  picker_add_always(picker, SOMEBODY_ELSE, "Somebody who is not listed",
                    "a substitute, or unknown");
  return picker;
}

static bool not_blank(const char *text, void *data, GError **error)
{
  (void)data;
  if (!text_blank(text))
    return true;
  g_set_error(error, g_quark_from_static_string("walkthrough"), 0,
              "Write who it was, such as: substitute, grade 4.");
  return false;
}

/* Teacher's uid, or a note who it was. False for Esc. */
static bool choose_teacher(struct app *app, const char *school, char **teacher, char **note)
{
  AUTO(picker) struct picker *picker = teacher_picker(app, school);
  const char *value = picker ? picker_run(app, picker, NULL) : NULL;
  if (!value)
    return false;
  if (g_strcmp0(value, SOMEBODY_ELSE) != 0) {
    *teacher = g_strdup(value);
    return true;
  }
  *note = dialog_prompt(app, "Who was teaching", picker_query(picker),
                        "Such as: substitute for Ms. Fonseca.", not_blank, NULL);
  return *note != NULL;
}

/* Who records: oneself; the record keeper says for whom. Yours; NULL for Esc. */
static char *choose_recorder(struct app *app, const char *school)
{
  struct session *session = session_of(app);
  if (session->person_uid)
    return g_strdup(session->person_uid);
  GError *error = NULL;
  AUTO(rowset) struct rowset *rows =
      store_query(session->store, STATEMENT_CAPTURE_ADMINISTRATORS, &error, "school", school, NULL);
  if (!rows) {
    session_error(app, error);
    return NULL;
  }
  if (rows->row_count == 0) {
    app_message(app,
                "There is no administrator yet who could have made it. Add one in Records (g r).");
    return NULL;
  }
  AUTO(picker) struct picker *picker = picker_new("Who made the walkthrough");
  for (int i = 0; i < rows->row_count; i++) {
    g_autofree char *name =
        name_listed(rowset_get(rows, i, "given_name"), rowset_get(rows, i, "family_name"));
    picker_add(picker, rowset_get(rows, i, "uid"), name,
               choice_label(role_choices, rowset_get(rows, i, "role")));
  }
  return g_strdup(picker_run(app, picker, NULL));
}

/* The draft of the same teacher that one has not finished; NULL: none. Yours. */
static char *open_draft(struct session *session, const char *teacher)
{
  AUTO(rowset) struct rowset *drafts =
      draft_list(session->drafts, session->district_uid, session->person_uid, "walkthrough", NULL);
  for (int i = 0; teacher && drafts && i < drafts->row_count; i++) {
    AUTO(record) struct record *record =
        record_from_json(&record_walkthrough, rowset_get(drafts, i, "json"), NULL);
    if (record && g_strcmp0(record_get(record, "teacher"), teacher) == 0)
      return g_strdup(rowset_get(drafts, i, "record"));
  }
  return NULL;
}

/* Asks whether to go on with a draft of the same teacher. True when that, or nothing, is to be
 * done. */
static bool go_on_with_draft(struct app *app, const char *teacher)
{
  static const struct answer answers[] = { { "g", "Go on with it" },
                                           { "n", "Begin a new one" },
                                           { NULL, NULL } };
  g_autofree char *draft = open_draft(session_of(app), teacher);
  if (!draft)
    return false;
  int answer = dialog_ask(app, "A walkthrough of this teacher is begun and not finished.", answers);
  if (answer == 0)
    app_open(app, "walkthrough", draft);
  return answer != 1;
}

void walkthrough_start(struct screen *screen, const struct key *key)
{
  (void)key;
  struct app *app = screen->app;
  struct session *session = session_of(app);
  g_autofree char *school = choose_school(app, session->school_uid);
  g_autofree char *recorder = school ? choose_recorder(app, school) : NULL;
  g_autofree char *teacher = NULL;
  g_autofree char *note = NULL;
  if (!recorder || !choose_teacher(app, school, &teacher, &note))
    return;
  if (go_on_with_draft(app, teacher))
    return;
  g_free(session->school_uid);
  session->school_uid = g_strdup(school);
  GError *error = NULL;
  AUTO(capture) struct capture *capture =
      capture_new(session, school, recorder, teacher, note, &error);
  if (!capture) {
    session_error(app, error);
    return;
  }
  app_open(app, "walkthrough", capture->draft);
}
