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

/* Who of those along rates; NULL for Esc. Yours. */
static char *choose_rater(struct screen *screen)
{
  const struct capture *capture = capture_of(screen);
  const GPtrArray *along = record_parts(capture->record, &record_companion);
  if (along->len == 1)
    return g_strdup(record_get(along->pdata[0], "staff"));
  AUTO(picker) struct picker *picker = picker_new("Who rates");
  for (guint i = 0; i < along->len; i++) {
    const char *uid = record_get(along->pdata[i], "staff");
    g_autofree char *name = record_words_ref(capture->session->store, "staff", uid);
    picker_add(picker, uid, name ? name : uid, NULL);
  }
  return g_strdup(picker_run(screen->app, picker, NULL));
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
  if (text && dialog_view(screen->app, "How the two compare", text, false, answers) != 0)
    return;
  g_autofree char *rater = choose_rater(screen);
  if (!rater)
    return;
  g_autofree char *argument = g_strdup_printf("%s %s", capture->draft, rater);
  app_open(screen->app, "rating", argument);
}
