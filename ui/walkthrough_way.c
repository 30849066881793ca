/* What became of a walkthrough after it was final: delivered, signed, amended; its older versions.
 */
#include "config.h"

#include "ui/walkthrough_capture.h"

#include "model/amended.h"
#include "model/date.h"
#include "model/tables.h"
#include "ui/dialog.h"
#include "ui/picker.h"
#include "ui/record_words.h"
#include "ui/signature.h"
#include "work/delivery.h"

#include <string.h>

static struct capture_screen *state(struct screen *screen)
{
  return screen->state;
}

/* --- in words ------------------------------------------------------------------------------- */

/* `Delivered on Thu 12 Nov 2026 at 14:05, in the mailbox, by S. O'Brien.` */
static void say_delivery(GString *text, struct store *store, const struct record *part)
{
  g_autofree char *day = date_weekday_medium(record_get(part, "delivered_on"));
  g_autofree char *by = record_words_ref(store, "staff", record_get(part, "staff"));
  const char *time = record_get(part, "delivered_time");
  g_string_append_printf(text, "Delivered on %s%s%s, %s%s%s.\n", day, time ? " at " : "",
                         time ? time : "", choice_label(how_choices, record_get(part, "how")),
                         by ? ", by " : "", by ? by : "");
}

static void say_deliveries(GString *text, struct store *store, const struct record *record)
{
  const GPtrArray *deliveries = record_parts(record, &record_delivery);
  for (guint i = 0; i < deliveries->len; i++)
    say_delivery(text, store, deliveries->pdata[i]);
}

static void say_answer(GString *text, const struct record *record)
{
  if (record_get(record, "signed_on")) {
    g_autofree char *day = date_weekday_medium(record_get(record, "signed_on"));
    g_string_append_printf(text, "Signed on %s: received, which is not to say agreed.\n", day);
  }
  if (record_get(record, "reply"))
    g_string_append_printf(text, "They wrote back: %s\n", record_get(record, "reply"));
}

/* What became of the slip while it was of another teacher: that is kept with them. */
static void say_first_way(GString *text, struct store *store, const struct record *record,
                          guint number)
{
  AUTO(record) struct record *before = amended_before(record, number, NULL);
  if (!before || record_parts(before, &record_delivery)->len == 0)
    return;
  g_autofree char *name = record_words_ref(store, "staff", record_get(before, "teacher"));
  g_string_append_printf(text, "Of %s’s slip:\n", name ? name : "that teacher");
  say_deliveries(text, store, before);
  say_answer(text, before);
  g_string_append_c(text, '\n');
}

static void say_amendment(GString *text, struct store *store, const struct record *record,
                          guint number)
{
  const struct record *part = record_parts(record, &record_amendment)->pdata[number];
  g_autofree char *when = record_words_instant(record_get(part, "amended_at"));
  g_autofree char *by = record_words_ref(store, "staff", record_get(part, "staff"));
  g_string_append_printf(text, "Amended on %s%s%s: %s\n", when, by ? ", by " : "", by ? by : "",
                         record_get(part, "reason"));
  g_autofree char *teacher = amended_from(record, number);
  g_autofree char *name = teacher ? record_words_ref(store, "staff", teacher) : NULL;
  if (!name)
    return;
  g_string_append_printf(
      text, "Until then it was noted for %s by mistake: they hold a slip of it.\n", name);
  say_first_way(text, store, record, number);
}

/* All that became of it. */
static void say_way(GString *text, struct store *store, const struct record *record)
{
  const GPtrArray *deliveries = record_parts(record, &record_delivery);
  const GPtrArray *amendments = record_parts(record, &record_amendment);
  if (record_get_flag(record, "entered_late")) {
    g_autofree char *when = record_words_instant(record_get(record, "finished_at"));
    g_string_append_printf(text, "Entered later, on %s.\n", when ? when : "another day");
  }
  say_deliveries(text, store, record);
  for (guint i = 0; i < amendments->len; i++)
    say_amendment(text, store, record, i);
  say_answer(text, record);
  if (delivery_due(record))
    g_string_append(text, deliveries->len ? "The amended slip is still to be delivered.\n"
                                          : "Its slip is still to be delivered.\n");
}

/* --- versions ------------------------------------------------------------------------------- */

/* Which version to look at: 0 before the first amendment; -1 for Esc. */
static int choose_version(struct screen *screen, const struct record *record)
{
  const GPtrArray *parts = record_parts(record, &record_amendment);
  if (parts->len == 1)
    return 0;
  AUTO(picker) struct picker *picker = picker_new("What it said before");
  for (guint i = parts->len; i > 0; i--) {
    g_autofree char *number = g_strdup_printf("%u", i - 1);
    g_autofree char *when = record_words_instant(record_get(parts->pdata[i - 1], "amended_at"));
    g_autofree char *label = g_strdup_printf("Before %s", when);
    picker_add(picker, number, label, record_get(parts->pdata[i - 1], "reason"));
  }
  const char *chosen = picker_run(screen->app, picker, NULL);
  return chosen ? (int)g_ascii_strtoll(chosen, NULL, 10) : -1;
}

static void show_version(struct screen *screen)
{
  const struct record *record = state(screen)->capture->record;
  int number = choose_version(screen, record);
  GError *error = NULL;
  AUTO(record)
  struct record *before = number < 0 ? NULL : amended_before(record, (guint)number, &error);
  g_autofree char *slip = before ? capture_slip_text(screen, before, &error) : NULL;
  if (slip)
    dialog_view(screen->app, "What it said before it was amended", slip, false, NULL);
  else if (error)
    session_error(screen->app, error);
}

void capture_run_way(struct screen *screen, const struct key *key)
{
  (void)key;
  static const struct answer answers[] = { { "o", "Older version" }, { NULL, NULL } };
  struct capture *capture = state(screen)->capture;
  bool amended = record_parts(capture->record, &record_amendment)->len > 0;
  GError *error = NULL;
  g_autofree char *slip = capture_slip_text(screen, capture->record, &error);
  if (!slip) {
    session_error(screen->app, error);
    return;
  }
  GString *text = g_string_new(NULL);
  say_way(text, capture->session->store, capture->record);
  g_string_append_printf(text, "\n%s", slip);
  while (dialog_view(screen->app, "The slip, and what became of it", text->str, false,
                     amended ? answers : NULL)
         == 0)
    show_version(screen);
  g_string_free(text, TRUE);
}

/* --- the signature -------------------------------------------------------------------------- */

void capture_run_sign(struct screen *screen, const struct key *key)
{
  (void)key;
  if (signature_ask(screen->app, state(screen)->capture->draft))
    screen->type->refresh(screen);
}

/* --- how it stands -------------------------------------------------------------------------- */

/* The state as one word or two. */
const char *capture_state_words(const struct capture *capture)
{
  const struct record *record = capture->record;
  const char *stored = record_get(record, "state");
  const char *outcome = record_get(record, "outcome");
  if (outcome && strcmp(outcome, "made") != 0)
    return choice_label(outcome_choices, outcome);
  if (g_strcmp0(stored, "final") == 0 && record_parts(record, &record_amendment)->len > 0)
    return "amended";
  return stored ? choice_label(state_choices, stored) : "final";
}

/* What can be done with what is one's own. */
static const char *what_now(const struct capture *capture)
{
  const char *outcome = record_get(capture->record, "outcome");
  if (outcome && strcmp(outcome, "made") != 0)
    return "This was an attempt, without marks. e makes a walkthrough of it.";
  if (g_strcmp0(record_get(capture->record, "state"), "delivered") == 0)
    return "Its slip was delivered. e amends it: what it said is kept, with the reason.";
  if (g_strcmp0(record_get(capture->record, "state"), "signed") == 0)
    return "The teacher signed for it. e amends it: what it said is kept.";
  if (record_parts(capture->record, &record_amendment)->len > 0)
    return "Amended; its new slip is to be delivered. e changes it.";
  return "This walkthrough is final. e changes it.";
}

char *capture_standing(const struct capture_screen *self)
{
  const struct capture *capture = self->capture;
  if (capture->read_only)
    return g_strdup_printf("It is %s, and another’s: it is only to look at.",
                           capture_state_words(capture));
  return self->locked ? g_strdup(what_now(capture)) : NULL;
}
