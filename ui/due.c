#include "config.h"

#include "ui/due.h"

#include "base/clock.h"
#include "model/date.h"

static char *present_or(struct session *session, bool previous)
{
  if (session->month_chosen)
    return g_strdup(session->month);
  g_autofree char *month = clock_month();
  return month_add(month, previous ? -1 : 0);
}

char *due_assessment(struct session *session, const char *staff)
{
  g_autofree char *last = present_or(session, true);
  bool in =
      store_count(session->store, STATEMENT_DUE_SUBMITTED, "staff", staff, "month", last, NULL) > 0;
  return present_or(session, !in);
}

char *due_sip(struct session *session, const char *school)
{
  g_autofree char *last = present_or(session, true);
  g_autofree char *year = month_school_year(last);
  bool open = school
              && store_count(session->store, STATEMENT_SIP_UNSET, "school", school, "school_year",
                             year, "month", last, NULL)
                     > 0;
  return present_or(session, open);
}

char *due_board(struct session *session)
{
  g_autofree char *last = present_or(session, true);
  g_autofree char *today = clock_today();
  g_autofree char *held =
      store_value(session->store, STATEMENT_DUE_DILT_HELD, NULL, "month", last, NULL);
  return present_or(session, !held || g_strcmp0(held, today) >= 0);
}

char *due_turn(struct app *app, const char *month, int by)
{
  struct session *session = session_of(app);
  g_autofree char *present = clock_month();
  char *turned = month_add(month, by);
  if (g_strcmp0(turned, present) > 0) {
    g_autofree char *name = month_long(turned);
    app_message(app, "%s has not begun.", name);
    g_free(turned);
    return NULL;
  }
  g_free(session->month);
  session->month = g_strdup(turned);
  session->month_chosen = true;
  return turned;
}
