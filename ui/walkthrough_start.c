/* Starting a walkthrough: which school, whose classroom, who records. */
#include "config.h"

#include "ui/walkthrough.h"

#include "base/error.h"
#include "base/text.h"
#include "model/date.h"
#include "model/tables.h"
#include "ui/dialog.h"
#include "ui/session.h"
#include "ui/visit.h"
#include "ui/walkthrough_details.h"
#include "ui/walkthrough_people.h"

#include <string.h>

bool walkthrough_may_start(struct screen *screen)
{
  struct session *session = session_of(screen->app);
  return session->store && (!session->person_uid || store_viewer_is_administrator(session->store));
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
  static const struct answer answers[] = { { "Enter", "Go on with it" },
                                           { "^N", "Begin a new one" },
                                           { NULL, NULL } };
  g_autofree char *draft = open_draft(session_of(app), teacher);
  if (!draft)
    return false;
  int answer = dialog_ask(app, "A walkthrough of this teacher is begun and not finished.", answers);
  if (answer == 0)
    app_open(app, "walkthrough", draft);
  return answer != 1;
}

/* What a walkthrough begins with; all owned. */
struct beginning {
  char *school, *recorder, *teacher, *note;
};

static void beginning_clear(struct beginning *beginning)
{
  g_free(beginning->school);
  g_free(beginning->recorder);
  g_free(beginning->teacher);
  g_free(beginning->note);
}

static char *choose_school(struct app *app)
{
  g_autofree char *likely = walkthrough_likely_school(app);
  return walkthrough_choose_school(app, likely);
}

/* Asks for what is not known; false for Esc. */
static bool ask(struct app *app, struct beginning *beginning)
{
  enum teacher_answer answer = TEACHER_ELSEWHERE;
  beginning->school = walkthrough_present_school(app);
  while (answer == TEACHER_ELSEWHERE) {
    if (!beginning->school)
      beginning->school = choose_school(app);
    if (!beginning->school)
      return false;
    answer =
        walkthrough_choose_teacher(app, beginning->school, &beginning->teacher, &beginning->note);
    if (answer == TEACHER_ELSEWHERE)
      g_clear_pointer(&beginning->school, g_free);
  }
  beginning->recorder =
      answer == TEACHER_CHOSEN ? walkthrough_choose_recorder(app, beginning->school) : NULL;
  return beginning->recorder != NULL;
}

static void begin(struct app *app, const struct beginning *beginning)
{
  struct session *session = session_of(app);
  g_free(session->school_uid);
  session->school_uid = g_strdup(beginning->school);
  GError *error = NULL;
  AUTO(capture)
  struct capture *capture = capture_new(session, beginning->school, beginning->recorder,
                                        beginning->teacher, beginning->note, &error);
  if (capture)
    app_open(app, "walkthrough", capture->draft);
  else
    session_error(app, error);
}

/* --- in a visit that is past ----------------------------------------------------------------- */

/* `The visit was 09:10–10:05 on Mon 30 Nov 2026.` Yours. */
static char *hours_of(const struct record *visit)
{
  const char *from = record_get(visit, "arrived"), *until = record_get(visit, "departed");
  g_autofree char *day = date_weekday_medium(record_get(visit, "visited_on"));
  return g_strdup_printf("The visit was %s%s%s%son %s.", from ? from : "", from && until ? "–" : "",
                         from && until ? until : "", from ? " " : "", day);
}

struct times {
  const struct record *visit;
  struct record *record; /* with what was typed */
};

static bool check_start(const char *text, void *data, GError **error)
{
  const struct times *times = data;
  const struct detail detail = { "started", DETAIL_TIME };
  const char *from = record_get(times->visit, "arrived");
  const char *until = record_get(times->visit, "departed");
  if (text_blank(text)) {
    record_set(times->record, "started", NULL);
    return true;
  }
  if (!detail_read(times->record, &detail, text, error))
    return false;
  const char *start = record_get(times->record, "started");
  if ((!from || strcmp(start, from) >= 0) && (!until || strcmp(start, until) <= 0))
    return true;
  g_autofree char *hours = hours_of(times->visit);
  return fail(error, TL_ERROR_INVALID, "%s %s is outside it; correct one of them.", hours, start);
}

static bool check_minutes(const char *text, void *data, GError **error)
{
  const struct times *times = data;
  const struct detail detail = { "minutes", DETAIL_MINUTES };
  record_set(times->record, "minutes", NULL);
  return text_blank(text) || detail_read(times->record, &detail, text, error);
}

/* When it was, as the paper has it; false for Esc. */
static bool ask_times(struct app *app, struct times *times)
{
  g_autofree char *hours = hours_of(times->visit);
  g_autofree char *help =
      g_strdup_printf("%s Such as 9:20; Enter alone where it is not known.", hours);
  g_autofree char *start = dialog_prompt(app, "Start", NULL, help, check_start, times);
  g_autofree char *minutes =
      start ? dialog_prompt(app, "Minutes", NULL,
                            "A number, or the time it ended, such as 9:35; Enter alone where it is "
                            "not known.",
                            check_minutes, times)
            : NULL;
  return minutes != NULL;
}

static void begin_of(struct app *app, const struct record *given)
{
  GError *error = NULL;
  AUTO(capture) struct capture *capture = capture_new_of(session_of(app), given, &error);
  if (capture)
    app_open(app, "walkthrough", capture->draft);
  else
    session_error(app, error);
}

/* One that is keyed in later belongs to the visit on the screen: its school, its day. */
static void start_in(struct app *app, const struct record *visit)
{
  struct session *session = session_of(app);
  const char *school = record_get(visit, "school");
  g_autofree char *teacher = NULL;
  g_autofree char *note = NULL;
  enum teacher_answer answer = walkthrough_choose_teacher(app, school, &teacher, &note);
  if (answer == TEACHER_ELSEWHERE)
    app_message(app, "This visit was to one school. w outside of it records at another.");
  if (answer != TEACHER_CHOSEN || go_on_with_draft(app, teacher))
    return;
  AUTO(record) struct record *given = record_new(&record_walkthrough);
  record_set(given, "school", school);
  record_set(given, "recorder",
             session->person_uid ? session->person_uid : record_get(visit, "visitor"));
  record_set(given, "teacher", teacher);
  record_set(given, "teacher_note", note);
  record_set(given, "made_on", record_get(visit, "visited_on"));
  record_set(given, "visit", visit->uid);
  struct times times = { visit, given };
  dialog_about(app, visit->uid);
  if (ask_times(app, &times))
    begin_of(app, given);
}

/* --- from anywhere --------------------------------------------------------------------------- */

void walkthrough_start(struct screen *screen, const struct key *key)
{
  (void)key;
  AUTO(record) struct record *visit = visit_past(screen);
  if (visit) {
    start_in(screen->app, visit);
    return;
  }
  struct beginning beginning = { NULL, NULL, NULL, NULL };
  if (ask(screen->app, &beginning) && !go_on_with_draft(screen->app, beginning.teacher))
    begin(screen->app, &beginning);
  beginning_clear(&beginning);
}

void walkthrough_start_with(struct screen *screen, const char *school, const char *teacher)
{
  struct app *app = screen->app;
  struct beginning beginning = { .school =
                                     school ? g_strdup(school) : walkthrough_present_school(app),
                                 .teacher = g_strdup(teacher) };
  if (!beginning.school)
    beginning.school = choose_school(app);
  if (beginning.school)
    beginning.recorder = walkthrough_choose_recorder(app, beginning.school);
  if (beginning.recorder && !go_on_with_draft(app, teacher))
    begin(app, &beginning);
  beginning_clear(&beginning);
}
