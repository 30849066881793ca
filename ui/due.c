#include "config.h"

#include "ui/due.h"

#include "base/clock.h"
#include "model/date.h"
#include "report/month_frame.h"

#include <string.h>

/* The last month with school. Yours. */
static char *last_month(struct session *session)
{
  g_autofree char *last = month_frame_last(session->store, NULL);
  g_autofree char *month = clock_month();
  return last ? g_steal_pointer(&last) : month_add(month, -1);
}

/* When the meeting that reads about month is held; NULL: that is not known. Yours. */
static char *held_on(struct session *session, const char *month)
{
  return store_value(session->store, STATEMENT_DUE_DILT_HELD, NULL, "month", month, NULL);
}

static bool is_ahead(const char *held)
{
  g_autofree char *today = clock_today();
  return held && strcmp(held, today) >= 0;
}

char *due_assessment(struct session *session, const char *staff)
{
  if (session->month_chosen)
    return g_strdup(session->month);
  g_autofree char *last = last_month(session);
  g_autofree char *held = held_on(session, last);
  bool in =
      store_count(session->store, STATEMENT_DUE_SUBMITTED, "staff", staff, "month", last, NULL) > 0;
  return in && !is_ahead(held) ? clock_month() : g_steal_pointer(&last);
}

char *due_sip(struct session *session, const char *school)
{
  if (session->month_chosen)
    return g_strdup(session->month);
  g_autofree char *last = last_month(session);
  g_autofree char *held = held_on(session, last);
  g_autofree char *year = month_school_year(last);
  bool open = school
              && store_count(session->store, STATEMENT_SIP_UNSET, "school", school, "school_year",
                             year, "month", last, NULL)
                     > 0;
  return open || is_ahead(held) ? g_steal_pointer(&last) : clock_month();
}

char *due_board(struct session *session)
{
  if (session->month_chosen)
    return g_strdup(session->month);
  g_autofree char *last = last_month(session);
  g_autofree char *held = held_on(session, last);
  return !held || is_ahead(held) ? g_steal_pointer(&last) : clock_month();
}

char *due_turn(struct app *app, const char *month, int by)
{
  g_autofree char *present = clock_month();
  char *turned = month_add(month, by);
  if (g_strcmp0(turned, present) > 0) {
    g_autofree char *name = month_long(turned);
    app_message(app, "%s has not begun.", name);
    g_free(turned);
    return NULL;
  }
  due_choose(app, turned);
  return turned;
}

void due_choose(struct app *app, const char *month)
{
  struct session *session = session_of(app);
  g_free(session->month);
  session->month = g_strdup(month);
  session->month_chosen = true;
  app_changed(app); /* what is below shows it when it comes back */
}
