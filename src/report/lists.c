#include "config.h"

#include "report/lists.h"

#include "base/clock.h"
#include "base/error.h"
#include "model/date.h"
#include "model/tables.h"
#include "report/agreement.h"
#include "report/coverage.h"

#include <string.h>

static const struct view_column schools_columns[] = {
  { "code", "Code", 9, 2, FIELD_CODE, NULL },
  { "name", "School", 0, 1, FIELD_TEXT, NULL },
  { "principal", "Principal", 24, 1, FIELD_TEXT, NULL },
  { "grades", "Grades", 12, 3, FIELD_TEXT, NULL },
  { "teachers", "Teachers", 8, 1, FIELD_INT, NULL },
  { "short_name", "Short", 8, 4, FIELD_TEXT, NULL },
  { "town", "Town", 14, 4, FIELD_TEXT, NULL },
  { "kind", "Kind", -1, 4, FIELD_TEXT, NULL },
  { "priority", "Priority", 8, 3, FIELD_FLAG, NULL },
  { "active", "Active", 6, 3, FIELD_FLAG, NULL },
  { "uid", "Uid", -1, 4, FIELD_CODE, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
const struct view view_schools = { "schools", "Schools", schools_columns };

static const struct view_column staff_columns[] = {
  { "family_name", "Family name", 18, 1, FIELD_TEXT, NULL },
  { "given_name", "Given name", 14, 1, FIELD_TEXT, NULL },
  { "role", "Role", 20, 1, FIELD_CHOICE, role_choices },
  { "school", "School", 0, 1, FIELD_TEXT, NULL },
  { "subject", "Subject", 14, 3, FIELD_TEXT, NULL },
  { "grade", "Grade", 6, 4, FIELD_TEXT, NULL },
  { "room", "Room", 5, 2, FIELD_CODE, NULL },
  { "mailbox", "Mailbox", 7, 4, FIELD_CODE, NULL },
  { "email", "E-mail", 26, 4, FIELD_TEXT, NULL },
  { "login", "Login", -1, 4, FIELD_TEXT, NULL },
  { "active", "Active", 6, 4, FIELD_FLAG, NULL },
  { "uid", "Uid", -1, 4, FIELD_CODE, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
const struct view view_staff = { "staff", "Staff", staff_columns };

static const struct view_column walkthroughs_columns[] = {
  { "made_on", "Date", 11, 1, FIELD_DATE, NULL },
  { "started", "Start", 5, 2, FIELD_TIME, NULL },
  { "minutes", "Min", 3, 3, FIELD_INT, NULL },
  { "school", "School", 16, 2, FIELD_TEXT, NULL },
  { "teacher", "Teacher", 0, 1, FIELD_TEXT, NULL },
  { "recorder", "Recorded by", 18, 3, FIELD_TEXT, NULL },
  { "instrument", "Form", 18, 4, FIELD_TEXT, NULL },
  { "seen", "Seen", 4, 2, FIELD_INT, NULL },
  { "marks", "Of", 3, 2, FIELD_INT, NULL },
  { "outcome", "Outcome", 10, 4, FIELD_CHOICE, outcome_choices },
  { "state", "State", 9, 1, FIELD_CHOICE, state_choices },
  { "room", "Room", 5, 4, FIELD_CODE, NULL },
  { "grade", "Grade", -1, 4, FIELD_TEXT, NULL },
  { "subject", "Subject", 12, 4, FIELD_TEXT, NULL },
  { "period", "Period", -1, 4, FIELD_CODE, NULL },
  { "what_worked", "What worked", -1, 4, FIELD_LONG, NULL },
  { "next_step", "Next step or question", -1, 4, FIELD_LONG, NULL },
  { "uid", "Uid", -1, 4, FIELD_CODE, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
const struct view view_walkthroughs = { "walkthroughs", "Walkthroughs", walkthroughs_columns };

static const struct view_column self_assessments_columns[] = {
  { "month", "Month", 8, 1, FIELD_MONTH, NULL },
  { "staff", "Administrator", 0, 1, FIELD_TEXT, NULL },
  { "school", "School", 22, 2, FIELD_TEXT, NULL },
  { "ratings", "Ratings", 14, 1, FIELD_TEXT, NULL },
  { "goal_met", "Goal", 10, 1, FIELD_CHOICE, goal_met_choices },
  { "submitted_at", "Submitted", 20, 3, FIELD_INSTANT, NULL },
  { "changed_at", "Changed", -1, 4, FIELD_INSTANT, NULL },
  { "uid", "Uid", -1, 4, FIELD_CODE, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
const struct view view_self_assessments = { "self-assessments", "Self-assessments",
                                            self_assessments_columns };

static const struct view_column sip_columns[] = {
  { "school", "School", 18, 2, FIELD_TEXT, NULL },
  { "goal_code", "Goal", 4, 4, FIELD_CODE, NULL },
  { "code", "Item", 5, 1, FIELD_CODE, NULL },
  { "text", "What", 0, 1, FIELD_LONG, NULL },
  { "owner", "Owner", 16, 3, FIELD_TEXT, NULL },
  { "due_on", "Due", 11, 3, FIELD_DATE, NULL },
  { "initiative", "Serves", 6, 4, FIELD_CODE, NULL },
  { "status_before", "Before", 11, 2, FIELD_CHOICE, status_choices },
  { "status", "Status", 11, 1, FIELD_CHOICE, status_choices },
  { "note", "Note", -1, 4, FIELD_LONG, NULL },
  { "goal", "Goal text", -1, 4, FIELD_LONG, NULL },
  { "school_year", "School year", -1, 4, FIELD_TEXT, NULL },
  { "uid", "Uid", -1, 4, FIELD_CODE, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
const struct view view_sip = { "sip", "School Improvement Plan items", sip_columns };

static const struct view_column visits_columns[] = {
  { "visited_on", "Date", 11, 1, FIELD_DATE, NULL },
  { "arrived", "Arrived", 7, 2, FIELD_TIME, NULL },
  { "departed", "Left", 5, 3, FIELD_TIME, NULL },
  { "school", "School", 0, 1, FIELD_TEXT, NULL },
  { "visitor", "Visitor", 18, 2, FIELD_TEXT, NULL },
  { "state", "State", 9, 1, FIELD_CHOICE, visit_state_choices },
  { "original_on", "First for", 11, 3, FIELD_DATE, NULL },
  { "moved_reason", "Why moved", -1, 4, FIELD_TEXT, NULL },
  { "walkthroughs", "Walks", 5, 1, FIELD_INT, NULL },
  { "open", "Open", 4, 2, FIELD_INT, NULL },
  { "follow_ups", "Of", 3, 2, FIELD_INT, NULL },
  { "memo_due_on", "Memo due", 11, 3, FIELD_DATE, NULL },
  { "memo_sent_on", "Memo sent", 11, 3, FIELD_DATE, NULL },
  { "purpose", "Purpose", -1, 4, FIELD_LONG, NULL },
  { "uid", "Uid", -1, 4, FIELD_CODE, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
const struct view view_visits = { "visits", "Visits", visits_columns };

static const struct view_column follow_ups_columns[] = {
  { "due_on", "Due", 11, 1, FIELD_DATE, NULL },
  { "school", "School", 18, 1, FIELD_TEXT, NULL },
  { "text", "What", 0, 1, FIELD_LONG, NULL },
  { "owner", "Owner", 18, 1, FIELD_TEXT, NULL },
  { "state", "State", 7, 1, FIELD_CHOICE, follow_up_state_choices },
  { "carried", "Carried", 7, 3, FIELD_INT, NULL },
  { "made_on", "Agreed", 11, 3, FIELD_DATE, NULL },
  { "origin", "From", 11, 3, FIELD_CHOICE, origin_choices },
  { "closed_on", "Closed", -1, 4, FIELD_DATE, NULL },
  { "reason", "Why dropped", -1, 4, FIELD_TEXT, NULL },
  { "uid", "Uid", -1, 4, FIELD_CODE, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
const struct view view_follow_ups = { "follow-ups", "Follow-ups", follow_ups_columns };

/* --- queries -------------------------------------------------------------------------------- */

typedef struct rowset *list_function(struct store *store, const struct list_filter *filter,
                                     GError **error);

static const char *active_only(const struct list_filter *filter)
{
  return filter->inactive ? NULL : "1";
}

static struct rowset *query_schools(struct store *store, const struct list_filter *filter,
                                    GError **error)
{
  return store_query(store, STATEMENT_LIST_SCHOOLS, error, "active", active_only(filter), "school",
                     filter->school, NULL);
}

static struct rowset *query_staff(struct store *store, const struct list_filter *filter,
                                  GError **error)
{
  return store_query(store, STATEMENT_LIST_STAFF, error, "active", active_only(filter), "school",
                     filter->school, "role", filter->role, NULL);
}

static struct rowset *query_walkthroughs(struct store *store, const struct list_filter *filter,
                                         GError **error)
{
  g_autofree char *limit = filter->limit > 0 ? g_strdup_printf("%d", filter->limit) : NULL;
  return store_query(store, STATEMENT_LIST_WALKTHROUGHS, error, "month", filter->month, "school",
                     filter->school, "recorder", filter->recorder, "teacher", filter->teacher,
                     "strategy", filter->strategy, "state", filter->state, "outcome",
                     filter->outcome, "limit", limit, NULL);
}

static struct rowset *query_self_assessments(struct store *store, const struct list_filter *filter,
                                             GError **error)
{
  return store_query(store, STATEMENT_LIST_SELF_ASSESSMENTS, error, "month", filter->month,
                     "school", filter->school, NULL);
}

static struct rowset *query_sip(struct store *store, const struct list_filter *filter,
                                GError **error)
{
  g_autofree char *month = filter->month ? g_strdup(filter->month) : clock_month();
  g_autofree char *before = month_add(month, -1);
  g_autofree char *year = month_school_year(month);
  return store_query(store, STATEMENT_LIST_SIP, error, "month", month, "month_before", before,
                     "school_year", year, "school", filter->school, "active", active_only(filter),
                     NULL);
}

/* Those not seen for so many days; all of them where inactive is asked for. */
static struct rowset *query_coverage(struct store *store, const struct list_filter *filter,
                                     GError **error)
{
  AUTO(coverage)
  struct coverage *coverage = coverage_read(store, filter->school, filter->days, error);
  if (!coverage)
    return NULL;
  if (!coverage->names) {
    fail(error, TL_ERROR_REFUSED,
         filter->school
             ? "This school’s teachers are not in your view: it is for those who lead or "
               "supervise it. The packet has the counts."
             : "Which teachers were seen is for those who lead or supervise a school. The packet "
               "has the "
               "counts.");
    return NULL;
  }
  return coverage_pick(coverage, filter->inactive ? COVERAGE_EVERYBODY : COVERAGE_UNSEEN);
}

/* A pair's agreement month by month; of one month where it is given. */
static struct rowset *query_agreement(struct store *store, const struct list_filter *filter,
                                      GError **error)
{
  g_autofree char *first = filter->month ? month_first(filter->month) : g_strdup("0001-01-01");
  g_autofree char *last = filter->month ? month_last(filter->month) : clock_today();
  AUTO(rowset)
  struct rowset *marks = agreement_read(store, first, last, NULL, filter->school, error);
  return marks ? agreement_table(marks, AGREEMENT_PAIR_MONTH) : NULL;
}

static struct rowset *query_visits(struct store *store, const struct list_filter *filter,
                                   GError **error)
{
  g_autofree char *first = filter->month ? month_first(filter->month) : NULL;
  g_autofree char *last = filter->month ? month_last(filter->month) : NULL;
  return store_query(store, STATEMENT_VISIT_LIST, error, "school", filter->school, "first", first,
                     "last", last, NULL);
}

/* Those that are open; with inactive also what was done or dropped. Of a month: agreed or due in
 * it. */
static struct rowset *query_follow_ups(struct store *store, const struct list_filter *filter,
                                       GError **error)
{
  g_autofree char *first = filter->month ? month_first(filter->month) : NULL;
  g_autofree char *last = filter->month ? month_last(filter->month) : NULL;
  return store_query(store, STATEMENT_FOLLOW_UP_LIST, error, "school", filter->school, "owner",
                     filter->owner, "state", filter->inactive ? NULL : "open", "first", first,
                     "last", last, NULL);
}

static const struct view_column log_columns[] = {
  { "changed_at", "When", 17, 1, FIELD_INSTANT, NULL },
  { "changed_by_name", "Who", 20, 1, FIELD_TEXT, NULL },
  { "label", "What", 0, 1, FIELD_TEXT, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view view_log = { "log", "Log", log_columns };

static struct rowset *query_log(struct store *store, const struct list_filter *filter,
                                GError **error)
{
  (void)filter;
  if (!store_viewer_keeps_records(store)) {
    fail(error, TL_ERROR_REFUSED,
         "What was done with the file as a whole is for the record keeper. Ask them.");
    return NULL;
  }
  return store_query(store, STATEMENT_LOG_OF_STORE, error, NULL);
}

static const struct {
  const struct view *view;
  list_function *query;
} lists[] = {
  { &view_schools, query_schools },
  { &view_staff, query_staff },
  { &view_walkthroughs, query_walkthroughs },
  { &view_self_assessments, query_self_assessments },
  { &view_sip, query_sip },
  { &view_coverage, query_coverage },
  { &view_agreement, query_agreement },
  { &view_visits, query_visits },
  { &view_follow_ups, query_follow_ups },
  { &view_log, query_log },
};

const struct view *lists_find(const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
    if (strcmp(lists[i].view->name, name) == 0)
      return lists[i].view;
  return NULL;
}

struct rowset *lists_query(struct store *store, const struct view *view,
                           const struct list_filter *filter, GError **error)
{
  for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
    if (lists[i].view == view)
      return lists[i].query(store, filter, error);
  g_assert_not_reached();
}
