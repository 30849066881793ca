/* From the last word to the submitted self-assessment: what is missing, whose names are in it, all
 * of it to read, and the store. */
#include "config.h"

#include "ui/assessment_screen.h"

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "model/date.h"
#include "report/lists.h"
#include "report/name_index.h"
#include "report/words.h"
#include "ui/dialog.h"

enum { EXCERPT = 180, NAMES = 4 };

/* True when it was shown and the person stays here. */
static bool show_missing(struct assessment_screen *self)
{
  g_autoptr(GArray) missing = assessment_missing(self->assessment);
  if (missing->len == 0)
    return false;
  g_autofree char *count = format_plural(missing->len, "thing is", "things are");
  GString *words = g_string_new(NULL);
  g_string_append_printf(words, "%s still needed:\n\n", count);
  for (guint i = 0; i < missing->len; i++) {
    g_autofree char *name =
        assessment_place_name(self->assessment, g_array_index(missing, struct place, i));
    g_string_append_printf(words, "%s\n", name);
  }
  static const struct answer answers[] = { { "Enter", "Go to the first" }, { NULL, NULL } };
  int answer = dialog_view(self->app, "Not ready to submit", words->str, true, answers);
  g_string_free(words, TRUE);
  if (answer == 0)
    assessment_go(self, g_array_index(missing, struct place, 0));
  return true;
}

/* --- names of teachers --------------------------------------------------------------------------
 */

/* Adds who is named there, each text once; remembers the first place. */
static void add_mentions(const struct assessment *assessment, const GArray *places,
                         const struct name_index *teachers, GString *words, int *first)
{
  for (guint i = 0; i < places->len; i++) {
    struct place place = g_array_index(places, struct place, i);
    const char *text = assessment_get(assessment, place);
    g_autoptr(GPtrArray) named = name_index_find(teachers, text ? text : "");
    if (named->len == 0)
      continue;
    g_autofree char *who = words_names(named, NAMES);
    g_autofree char *where = assessment_place_name(assessment, place);
    g_autofree char *excerpt = text_ellipsize(text, EXCERPT);
    g_string_append_printf(words, "%s (%s):\n“%s”\n\n", who, where, excerpt);
    *first = *first < 0 ? (int)i : *first;
  }
}

/* Names of active teachers are shown to the author, to keep or edit. True when the person stays
 * here. */
static bool show_names(struct assessment_screen *self)
{
  struct assessment *assessment = self->assessment;
  GError *error = NULL;
  struct list_filter filter = { .role = "teacher" };
  AUTO(rowset)
  struct rowset *people = lists_query(assessment->session->store, &view_staff, &filter, &error);
  if (!people) {
    session_error(self->app, error);
    return true;
  }
  g_autofree char *first_on = month_first(assessment->month);
  g_autofree char *last_on = month_last(assessment->month);
  AUTO(rowset)
  struct rowset *leaders = store_query(assessment->session->store, STATEMENT_REPORT_LEADERS, NULL,
                                       "first", first_on, "last", last_on, NULL);
  g_autoptr(GArray) places = assessment_places(assessment);
  AUTO(name_index) struct name_index *teachers = name_index_new(people);
  name_index_others(teachers, leaders);
  GString *words = g_string_new(
      "A teacher is named. All administrators read this in the packet, where teachers are "
      "not to be recognised. Keep it only if you mean to.\n\n");
  int first = -1;
  add_mentions(assessment, places, teachers, words, &first);
  static const struct answer answers[] = { { "e", "Edit" },
                                           { "k", "Keep as written" },
                                           { NULL, NULL } };
  int answer = first < 0 ? 1 : dialog_view(self->app, "Names", words->str, true, answers);
  g_string_free(words, TRUE);
  if (answer == 0)
    assessment_go(self, g_array_index(places, struct place, first));
  return answer != 1;
}

/* --- submitting ----------------------------------------------------------------------------------
 */

/* Another submitted one for this month meanwhile: the person decides. True: try again over it. */
static bool ask_over(struct assessment_screen *self, const GError *error)
{
  static const struct answer answers[] = { { "o", "Submit mine over it" },
                                           { "t", "Take the other one" },
                                           { NULL, NULL } };
  g_autofree char *question =
      g_strdup_printf("%s\nWhat you wrote is kept until you decide.", error->message);
  int answer = dialog_ask(self->app, question, answers);
  GError *inner = NULL;
  if (answer == 1) {
    if (!assessment_refresh(self->assessment, &inner)
        || !assessment_discard(self->assessment, &inner))
      session_error(self->app, inner);
    else
      app_message_undo(self->app, "This is the other one.");
    assessment_go_page(self, self->page);
  }
  return answer == 0;
}

static void submit(struct assessment_screen *self)
{
  GError *error = NULL;
  bool done = assessment_submit(self->assessment, false, &error);
  if (!done && error_is(error, TL_ERROR_CONFLICT)) {
    bool over = ask_over(self, error);
    g_clear_error(&error);
    if (!over)
      return;
    done = assessment_submit(self->assessment, true, &error);
  }
  if (!done) {
    session_error(self->app, error);
    return;
  }
  g_autofree char *title = assessment_title(self->assessment);
  self->unlocked = false;
  app_changed(self->app);
  app_message_undo(self->app, "Submitted: %s.", title);
}

/* The words, below a warning where they will stand in another's name. Yours. */
static char *with_whose(const struct assessment *assessment, const char *words)
{
  if (g_strcmp0(assessment->session->person_uid, assessment->staff) == 0)
    return g_strdup(words);
  return g_strdup_printf("You enter this for %s. It will stand in the packet as their own words; "
                         "the history says who entered it.\n\n%s",
                         assessment->staff_name, words);
}

void assessment_finish(struct assessment_screen *self)
{
  struct assessment *assessment = self->assessment;
  GError *error = NULL;
  assessment_end_typing(self);
  if (!assessment_keep(assessment, &error)) {
    session_error(self->app, error);
    return;
  }
  if (show_missing(self) || show_names(self))
    return;
  g_autofree char *written = assessment_words(assessment);
  g_autofree char *words = with_whose(assessment, written);
  g_autofree char *title = assessment_title(assessment);
  *title = g_ascii_toupper(*title);
  static const struct answer answers[] = { { "f Enter", "Submit" }, { NULL, NULL } };
  if (dialog_view(self->app, title, words, true, answers) == 0)
    submit(self);
}
