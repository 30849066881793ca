/* Starting a walkthrough: which school, whose classroom, who records. */
#include "config.h"

#include "ui/walkthrough.h"

#include "base/clock.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "model/date.h"
#include "model/tables.h"
#include "ui/dialog.h"
#include "ui/record_words.h"
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

/* What is about to begin, where a draft may be gone on with instead. */
struct wanted {
  const char *teacher; /* NULL: who is not in the file */
  const char *school;
  const char *visit; /* only a draft of this visit; NULL: any */
};

/* Of the same teacher, and no change of a walkthrough that is stored. */
static bool is_wanted(struct store *store, const struct record *draft, const char *uid,
                      const struct wanted *wanted)
{
  if (g_strcmp0(record_get(draft, "teacher"), wanted->teacher) != 0
      || (wanted->visit && g_strcmp0(record_get(draft, "visit"), wanted->visit) != 0))
    return false;
  AUTO(record) struct record *stored = store_load(store, &record_walkthrough, uid, NULL);
  return !stored;
}

/* The draft that one has not finished, with its uid in *uid (yours); NULL: none. Yours. */
static struct record *open_draft(struct session *session, const struct wanted *wanted, char **uid)
{
  AUTO(rowset) struct rowset *drafts =
      draft_list(session->drafts, session->district_uid, session->person_uid, "walkthrough", NULL);
  for (int i = 0; wanted->teacher && drafts && i < drafts->row_count; i++) {
    const char *place = rowset_get(drafts, i, "record");
    AUTO(record) struct record *draft =
        record_from_json(&record_walkthrough, rowset_get(drafts, i, "json"), NULL);
    if (!draft || !is_wanted(session->store, draft, place, wanted))
      continue;
    *uid = g_strdup(place);
    return g_steal_pointer(&draft);
  }
  return NULL;
}

/* `A walkthrough of this teacher of Fri 13 Nov 2026 at Kuss Middle is begun …`: the day and the
 * school where they are not those of what is about to begin. Yours. */
static char *draft_question(struct store *store, const struct record *draft,
                            const struct wanted *wanted)
{
  g_autofree char *today = clock_today();
  const char *day = record_get(draft, "made_on"), *school = record_get(draft, "school");
  bool same_day = wanted->visit || g_strcmp0(day, today) == 0;
  g_autofree char *of = !day || same_day ? NULL : date_weekday_medium(day);
  g_autofree char *at = g_strcmp0(school, wanted->school) == 0
                            ? NULL
                            : record_words_ref(store, record_school.name, school);
  return g_strdup_printf("A walkthrough of this teacher%s%s%s%s is begun and not finished.",
                         of ? " of " : "", of ? of : "", at ? " at " : "", at ? at : "");
}

/* Asks whether to go on with a draft of the same teacher. True when that, or nothing, is to be
 * done. */
static bool go_on_with_draft(struct app *app, const struct wanted *wanted)
{
  static const struct answer answers[] = { { "Enter", "Go on with it" },
                                           { "^N", "Begin a new one" },
                                           { NULL, NULL } };
  struct session *session = session_of(app);
  g_autofree char *uid = NULL;
  AUTO(record) struct record *draft = open_draft(session, wanted, &uid);
  if (!draft)
    return false;
  g_autofree char *question = draft_question(session->store, draft, wanted);
  int answer = dialog_ask(app, question, answers);
  if (answer == 0)
    app_open(app, "walkthrough", uid);
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

static void begin_or_go_on(struct app *app, const struct beginning *beginning)
{
  const struct wanted wanted = { beginning->teacher, beginning->school, NULL };
  if (!go_on_with_draft(app, &wanted))
    begin(app, beginning);
}

/* --- in a visit that is past ----------------------------------------------------------------- */

/* `The visit was 09:10–10:05 on Mon 30 Nov 2026.` Yours. */
static char *hours_of(const struct record *visit)
{
  const char *from = record_get(visit, "arrived"), *until = record_get(visit, "departed");
  g_autofree char *day = date_weekday_medium(record_get(visit, "visited_on"));
  if (from && !until)
    return g_strdup_printf("The visit began at %s on %s.", from, day);
  if (until && !from)
    return g_strdup_printf("The visit was until %s on %s.", until, day);
  return from ? g_strdup_printf("The visit was %s–%s on %s.", from, until, day)
              : g_strdup_printf("The visit was on %s.", day);
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

/* It is over before the visit is, or no longer than that was. */
static bool check_end(const struct times *times, GError **error)
{
  const char *start = record_get(times->record, "started");
  const char *from = start ? start : record_get(times->visit, "arrived");
  const char *until = record_get(times->visit, "departed");
  long minutes = record_get_int(times->record, "minutes", 0);
  if (!from || !until || minutes <= MAX(time_minutes(from, until), 1))
    return true;
  record_set(times->record, "minutes", NULL);
  g_autofree char *hours = hours_of(times->visit);
  if (!start)
    return fail(error, TL_ERROR_INVALID, "%s %ld minutes are more than it had; correct them.",
                hours, minutes);
  return fail(error, TL_ERROR_INVALID, "%s %ld minutes from %s end after it; correct one of them.",
              hours, minutes, start);
}

static bool check_minutes(const char *text, void *data, GError **error)
{
  const struct times *times = data;
  const struct detail detail = { "minutes", DETAIL_MINUTES };
  record_set(times->record, "minutes", NULL);
  return text_blank(text)
         || (detail_read(times->record, &detail, text, error) && check_end(times, error));
}

/* A visit of today may be over by mistake: one that is made now has its times by the clock. */
static const char *going_on(struct app *app, const struct record *visit)
{
  g_autofree char *today = clock_today();
  bool may = strcmp(record_get(visit, "visited_on"), today) == 0
             && visit_may_change(app, record_get(visit, "visitor"));
  return may ? " For one that is made now go on with the visit first: Esc, b." : "";
}

/* When it was, as the paper has it; false for Esc. */
static bool ask_times(struct app *app, struct times *times)
{
  g_autofree char *hours = hours_of(times->visit);
  g_autofree char *help = g_strdup_printf("%s%s Such as 9:20; Enter alone where it is not known.",
                                          hours, going_on(app, times->visit));
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
  const struct wanted wanted = { teacher, school, visit->uid };
  if (answer != TEACHER_CHOSEN || go_on_with_draft(app, &wanted))
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
  if (ask(screen->app, &beginning))
    begin_or_go_on(screen->app, &beginning);
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
  if (beginning.recorder)
    begin_or_go_on(app, &beginning);
  beginning_clear(&beginning);
}
