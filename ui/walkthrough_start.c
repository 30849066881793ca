/* Starting a walkthrough: which school, whose classroom, who records. */
#include "config.h"

#include "ui/walkthrough.h"

#include "model/tables.h"
#include "ui/capture.h"
#include "ui/dialog.h"
#include "ui/session.h"
#include "ui/walkthrough_people.h"

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

void walkthrough_start(struct screen *screen, const struct key *key)
{
  (void)key;
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
