/* The second rating from the walkthrough's screen: handing the laptop over, and how the two
 * compare.
 */
#include "config.h"

#include "ui/walkthrough_capture.h"

#include "model/tables.h"
#include "ui/dialog.h"
#include "ui/picker.h"
#include "ui/rating.h"
#include "ui/record_words.h"

static struct capture *capture_of(struct screen *screen)
{
  return ((struct capture_screen *)screen->state)->capture;
}

/* Those along who did not rate yet: uids, borrowed. */
static GPtrArray *raters_left(const struct capture *capture)
{
  const GPtrArray *along = record_parts(capture->record, &record_companion);
  GPtrArray *left = g_ptr_array_new();
  for (guint i = 0; i < along->len; i++) {
    const char *uid = record_get(along->pdata[i], "staff");
    if (!store_count(capture->session->store, STATEMENT_RATING_GIVEN, "walkthrough", capture->draft,
                     "rater", uid, NULL))
      g_ptr_array_add(left, (gpointer)uid);
  }
  return left;
}

/* Who of them rates; NULL for Esc. Yours. */
static char *choose_rater(struct screen *screen, const GPtrArray *left)
{
  const struct capture *capture = capture_of(screen);
  if (left->len == 1)
    return g_strdup(left->pdata[0]);
  AUTO(picker) struct picker *picker = picker_new("Who rates");
  for (guint i = 0; i < left->len; i++) {
    const char *uid = left->pdata[i];
    g_autofree char *name = record_words_ref(capture->session->store, "staff", uid);
    picker_add(picker, uid, name ? name : uid, NULL);
  }
  return g_strdup(picker_run(screen->app, picker, NULL));
}

/* A second rating is blind, and here the marks are in sight: who looks at them on their own account
 * does not rate, who is handed the laptop says that they have not seen them. */
static bool is_blind(struct screen *screen, const char *rater)
{
  static const struct answer answers[] = { { "n", "Not seen: rate it" }, { NULL, NULL } };
  const struct capture *capture = capture_of(screen);
  if (g_strcmp0(store_viewer(capture->session->store), rater) == 0) {
    app_message(screen->app, "You have the marks in sight, and a second rating is blind. The next "
                             "time begin on Today (g t), before you open the walkthrough.");
    return false;
  }
  g_autofree char *name = record_words_ref(capture->session->store, "staff", rater);
  g_autofree char *question = g_strdup_printf(
      "The marks are on this screen, and a second rating is blind. Has %s not seen them?",
      name ? name : "who rates");
  return dialog_ask(screen->app, question, answers) == 0;
}

void capture_run_rate(struct screen *screen, const struct key *key)
{
  (void)key;
  const struct capture *capture = capture_of(screen);
  GError *error = NULL;
  g_autofree char *text = rating_compare(capture->session->store, capture->draft, &error);
  if (error) {
    session_error(screen->app, error);
    return;
  }
  static const struct answer answers[] = { { "r", "Another rates" }, { NULL, NULL } };
  g_autoptr(GPtrArray) left = raters_left(capture);
  int answer = text ? dialog_view(screen->app, "How the two compare", text, true,
                                  left->len > 0 ? answers : NULL)
                    : 0;
  if (left->len == 0 && !text)
    app_message(screen->app, "All who were along rated it already.");
  if (left->len == 0 || answer != 0)
    return;
  g_autofree char *rater = choose_rater(screen, left);
  if (!rater || !is_blind(screen, rater))
    return;
  g_autofree char *argument = g_strdup_printf("%s %s", capture->draft, rater);
  app_open(screen->app, "rating", argument);
}
