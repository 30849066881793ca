#include "config.h"

#include "ui/walkthrough_filter.h"

#include "model/date.h"
#include "model/name.h"
#include "model/tables.h"
#include "ui/picker.h"
#include "ui/record_words.h"
#include "ui/session.h"

#include <string.h>

/* The places of a filter by the names of the argument. */
static char **place(struct walkthrough_filter *filter, const char *name)
{
  const struct {
    const char *name;
    char **value;
  } places[] = {
    { "school", &filter->school },     { "teacher", &filter->teacher },
    { "recorder", &filter->recorder }, { "strategy", &filter->strategy },
    { "state", &filter->state },       { "outcome", &filter->outcome },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
    if (strcmp(places[i].name, name) == 0)
      return places[i].value;
  return NULL;
}

static void set(struct walkthrough_filter *filter, const char *name, const char *value)
{
  char **at = place(filter, name);
  if (!at)
    return;
  g_free(*at);
  *at = value && *value ? g_strdup(value) : NULL;
}

/* A slip that is not delivered is that of one that was made. */
static void set_undelivered(struct walkthrough_filter *filter)
{
  set(filter, "state", "final");
  set(filter, "outcome", "made");
}

static void take(struct walkthrough_filter *filter, struct session *session, const char *name,
                 const char *value)
{
  if (strcmp(name, "month") == 0 && month_valid(value)) {
    g_free(session->month);
    session->month = g_strdup(value);
  } else if (strcmp(name, "state") == 0 && strcmp(value, "undelivered") == 0) {
    set_undelivered(filter);
  } else {
    set(filter, name, value);
  }
}

struct walkthrough_filter *walkthrough_filter_new(struct app *app, const char *argument)
{
  struct walkthrough_filter *filter = g_new0(struct walkthrough_filter, 1);
  g_auto(GStrv) pairs = g_strsplit(argument ? argument : "", " ", -1);
  for (char **pair = pairs; *pair; pair++) {
    char *equals = strchr(*pair, '=');
    if (!equals)
      continue;
    *equals = '\0';
    take(filter, session_of(app), *pair, equals + 1);
  }
  return filter;
}

static void clear(struct walkthrough_filter *filter)
{
  static const char *const names[] = { "school",   "teacher", "recorder",
                                       "strategy", "state",   "outcome" };
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
    set(filter, names[i], NULL);
}

void walkthrough_filter_free(struct walkthrough_filter *filter)
{
  clear(filter);
  g_free(filter);
}

struct list_filter walkthrough_filter_query(const struct walkthrough_filter *filter,
                                            const char *month)
{
  return (struct list_filter){ .month = month,
                               .school = filter->school,
                               .recorder = filter->recorder,
                               .teacher = filter->teacher,
                               .strategy = filter->strategy,
                               .state = filter->state,
                               .outcome = filter->outcome };
}

bool walkthrough_filter_has_drafts(const struct walkthrough_filter *filter)
{
  return !filter->state && !filter->outcome && !filter->strategy && !filter->teacher
         && !filter->school;
}

/* --- words ---------------------------------------------------------------------------------- */

static void say(GString *text, const char *before, const char *what)
{
  if (what)
    g_string_append_printf(text, "%s%s%s", text->len ? ", " : "", before, what);
}

static char *strategy_name(struct store *store, const char *strategy)
{
  char *name = store_value(store, STATEMENT_STRATEGY_NAME, NULL, "strategy", strategy, NULL);
  return name ? name : g_strdup(strategy);
}

char *walkthrough_filter_words(const struct walkthrough_filter *filter, struct store *store)
{
  GString *text = g_string_new(NULL);
  g_autofree char *school = record_words_ref(store, "school", filter->school);
  g_autofree char *teacher = record_words_ref(store, "staff", filter->teacher);
  g_autofree char *recorder = record_words_ref(store, "staff", filter->recorder);
  g_autofree char *strategy = filter->strategy ? strategy_name(store, filter->strategy) : NULL;
  bool undelivered = g_strcmp0(filter->state, "final") == 0;
  if (undelivered)
    say(text, "", "slips not delivered");
  else if (filter->state)
    say(text, "", choice_label(state_choices, filter->state));
  if (filter->outcome && !undelivered)
    say(text, "", choice_label(outcome_choices, filter->outcome));
  say(text, "at ", school);
  say(text, "of ", teacher);
  say(text, "by ", recorder);
  say(text, "with a mark for: ", strategy);
  bool any = text->len > 0;
  char *words = g_string_free(text, FALSE);
  if (!any)
    g_clear_pointer(&words, g_free);
  return words;
}

/* --- choosing ------------------------------------------------------------------------------- */

static char *pick(struct app *app, const char *title, enum statement statement)
{
  AUTO(rowset)
  struct rowset *rows = store_query(session_of(app)->store, statement, NULL, NULL);
  AUTO(picker) struct picker *picker = picker_new(title);
  for (int i = 0; rows && i < rows->row_count; i++)
    picker_add(picker, rowset_get(rows, i, "uid"), rowset_get(rows, i, "name"), NULL);
  return g_strdup(picker_run(app, picker, NULL));
}

static bool choose_one(struct walkthrough_filter *filter, struct app *app, const char *name,
                       const char *title, enum statement statement)
{
  g_autofree char *value = pick(app, title, statement);
  if (value)
    set(filter, name, value);
  return value != NULL;
}

static void add_choices(struct picker *picker)
{
  static const char *const items[][3] = {
    { "all", "All", NULL },
    { "mine", "Only mine", "those you recorded" },
    { "state=undelivered", "Slips not delivered", NULL },
    { "state=delivered", "Delivered, not signed", NULL },
    { "state=signed", "Signed", NULL },
    { "outcome=substitute", "Attempts: substitute", NULL },
    { "outcome=testing", "Attempts: testing", NULL },
    { "outcome=empty", "Attempts: empty room", NULL },
    { "outcome=come_back", "Attempts: asked to come back", NULL },
    { "school", "One school …", NULL },
    { "strategy", "One strategy …", "those with a mark for it" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(items); i++)
    picker_add(picker, items[i][0], items[i][1], items[i][2]);
}

bool walkthrough_filter_choose(struct walkthrough_filter *filter, struct app *app)
{
  AUTO(picker) struct picker *picker = picker_new("Which walkthroughs");
  add_choices(picker);
  const char *chosen = picker_run(app, picker, NULL);
  if (!chosen)
    return false;
  if (strcmp(chosen, "school") == 0)
    return choose_one(filter, app, "school", "School", STATEMENT_CAPTURE_SCHOOLS);
  if (strcmp(chosen, "strategy") == 0)
    return choose_one(filter, app, "strategy", "Strategy", STATEMENT_STRATEGIES_USED);
  clear(filter);
  const char *equals = strchr(chosen, '=');
  if (strcmp(chosen, "mine") == 0)
    set(filter, "recorder", session_of(app)->person_uid);
  else if (strcmp(chosen, "state=undelivered") == 0)
    set_undelivered(filter);
  else if (equals)
    set(filter, g_str_has_prefix(chosen, "state") ? "state" : "outcome", equals + 1);
  return true;
}
