#include "report/figures.h"

#include "report/figures_private.h"

#include "base/format.h"
#include "db/rollup.h"
#include "model/date.h"
#include "model/tables.h"

#include <string.h>

static void missing_free(gpointer data)
{
  struct figures_missing *missing = data;
  g_free(missing->who);
  g_free(missing->what);
  g_free(missing);
}

void figures_level_free(gpointer data)
{
  struct figures_level *level = data;
  g_free(level->code);
  g_free(level->label);
  g_free(level->counts);
  g_free(level);
}

static struct figures *figures_new(void)
{
  struct figures *figures = g_new0(struct figures, 1);
  figures->people = g_ptr_array_new_with_free_func(figures_administrator_free);
  figures->people_before = g_ptr_array_new_with_free_func(figures_administrator_free);
  figures->standards = g_ptr_array_new_with_free_func(figures_level_free);
  figures->levels = g_ptr_array_new_with_free_func(figures_level_free);
  figures->schools = g_ptr_array_new_with_free_func(figures_school_free);
  figures->scales = g_ptr_array_new_with_free_func(figures_scale_free);
  figures->missing = g_ptr_array_new_with_free_func(missing_free);
  return figures;
}

void figures_free(struct figures *figures)
{
  if (!figures)
    return;
  GPtrArray *lists[] = { figures->people, figures->people_before, figures->standards,
                         figures->levels, figures->schools,       figures->scales,
                         figures->missing };
  for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
    g_ptr_array_unref(lists[i]);
  month_frame_free(figures->frame);
  g_free(figures);
}

/* --- finding --------------------------------------------------------------------------------- */

static const char *by_uid(const GPtrArray *list, guint i, size_t offset)
{
  return *(char *const *)((const char *)g_ptr_array_index(list, i) + offset);
}

static gpointer find(const GPtrArray *list, const char *uid, size_t offset)
{
  for (guint i = 0; uid && i < list->len; i++)
    if (strcmp(by_uid(list, i, offset), uid) == 0)
      return g_ptr_array_index(list, i);
  return NULL;
}

const struct administrator *figures_person(const struct figures *figures, const char *uid)
{
  return find(figures->people, uid, offsetof(struct administrator, uid));
}

const struct figures_school *figures_school(const struct figures *figures, const char *uid)
{
  return find(figures->schools, uid, offsetof(struct figures_school, uid));
}

/* --- what is not in -------------------------------------------------------------------------- */

static void add_missing(struct figures *figures, const struct administrator *person,
                        const char *place, GString *what, const char *school)
{
  if (what->len == 0)
    return;
  struct figures_missing *missing = g_new0(struct figures_missing, 1);
  missing->staff = person ? person->uid : NULL;
  missing->school = school;
  if (person)
    missing->who = place ? g_strdup_printf("%s, %s", person->name, place)
                         : g_strdup_printf("%s, %s", person->name, figures_role(person));
  else
    missing->who = g_strdup_printf("no principal, %s", place);
  missing->what = g_strdup(what->str);
  g_ptr_array_add(figures->missing, missing);
}

/* A school's SIP items without a status, into what. With several schools each is named. */
static void say_items(GString *what, const struct figures_school *school, bool named)
{
  if (school->now.missing == 0)
    return;
  g_autofree char *items = format_plural(school->now.missing, "item", "items");
  g_string_append_printf(what, "%sSIP status of %s", what->len > 0 ? "; " : "", items);
  if (named)
    g_string_append_printf(what, " at %s", school->name);
}

/* everybody: all principals are among the people, so that a school without one is seen to have
 * none. */
static void list_missing(struct figures *figures, bool everybody)
{
  for (guint i = 0; i < figures->people->len; i++) {
    const struct administrator *person = g_ptr_array_index(figures->people, i);
    g_autoptr(GString) what = g_string_new(NULL);
    if (person->expected && !person->assessment)
      g_string_append_printf(what, "self-assessment for %s", figures->frame->name);
    for (guint k = 0; k < person->leads->len; k++) {
      const struct figures_school *school =
          figures_school(figures, g_ptr_array_index(person->leads, k));
      if (school && school->principal == person)
        say_items(what, school, person->leads->len > 1);
    }
    add_missing(figures, person, person->place, what, person->school);
  }
  for (guint i = 0; everybody && i < figures->schools->len; i++) {
    const struct figures_school *school = g_ptr_array_index(figures->schools, i);
    g_autoptr(GString) what = g_string_new(NULL);
    if (!school->principal)
      say_items(what, school, false);
    add_missing(figures, NULL, school->name, what, school->uid);
  }
}

/* --- the parts ------------------------------------------------------------------------------- */

static bool read_coverage(struct figures *figures, const struct figures_request *request,
                          GError **error)
{
  const struct month_frame *frame = figures->frame;
  g_autofree char *cutoff = date_add(frame->counted_on, -frame->unseen_days);
  AUTO(rowset) struct rowset *rows =
      store_query(request->store, STATEMENT_REPORT_COVERAGE, error, "cutoff", cutoff, "last",
                  frame->counted_on, "school", request->school, NULL);
  if (!rows)
    return false;
  figures->teachers = (int)rowset_int(rows, 0, "teachers");
  figures->unseen = (int)rowset_int(rows, 0, "unseen");
  figures->unseen_schools = (int)rowset_int(rows, 0, "schools");
  return true;
}

/* The principal of each school at the month's end, or today. */
static void seat_principals(struct figures *figures)
{
  for (guint i = 0; i < figures->people->len; i++) {
    const struct administrator *person = g_ptr_array_index(figures->people, i);
    for (guint k = 0; k < person->leads->len; k++) {
      const char *uid = g_ptr_array_index(person->leads, k);
      struct figures_school *school =
          find(figures->schools, uid, offsetof(struct figures_school, uid));
      if (school && !school->principal)
        school->principal = person;
    }
  }
}

static bool read_parts(struct figures *figures, const struct figures_request *request,
                       GError **error)
{
  unsigned parts = request->parts;
  const struct month_frame *frame = figures->frame;
  unsigned counted = FIGURES_PLANS | FIGURES_STRATEGIES;
  if (parts & counted
      && !rollup_refresh(request->store, frame->previous, frame->month, NULL, error))
    return false;
  if (parts & (FIGURES_PEOPLE | FIGURES_RATINGS) && !figures_read_people(figures, request, error))
    return false;
  if (parts & FIGURES_RATINGS && !figures_read_ratings(figures, request, error))
    return false;
  if (parts & counted && !figures_read_schools(figures, request, error))
    return false;
  if (parts & FIGURES_PLANS && !figures_read_plans(figures, request, error))
    return false;
  if (parts & FIGURES_STRATEGIES && !figures_read_strategies(figures, request, error))
    return false;
  if (parts & FIGURES_COVERAGE && !read_coverage(figures, request, error))
    return false;
  seat_principals(figures);
  if ((parts & FIGURES_RATINGS) && (parts & FIGURES_PLANS))
    list_missing(figures,
                 !request->staff && store_viewer_makes_packet_of(request->store, frame->month));
  return true;
}

static struct figures *read_request(const char *month, const struct figures_request *request,
                                    GError **error)
{
  AUTO(packet_scope)
  struct packet_scope *scope G_GNUC_UNUSED = packet_scope_new(request->store, month);
  AUTO(figures) struct figures *figures = figures_new();
  figures->frame = month_frame_read(request->store, month, error);
  if (!figures->frame || !read_parts(figures, request, error))
    return NULL;
  return g_steal_pointer(&figures);
}

struct figures *figures_read(struct store *store, const char *month, unsigned parts, GError **error)
{
  return read_request(month, &(struct figures_request){ store, parts, NULL, NULL }, error);
}

struct figures *figures_read_person(struct store *store, const char *month, const char *staff,
                                    GError **error)
{
  unsigned parts = FIGURES_PEOPLE | FIGURES_RATINGS | FIGURES_PLANS;
  return read_request(month, &(struct figures_request){ store, parts, staff, NULL }, error);
}

struct figures *figures_read_school(struct store *store, const char *month, const char *school,
                                    GError **error)
{
  return read_request(month, &(struct figures_request){ store, FIGURES_PLANS, NULL, school },
                      error);
}

/* --- small rules ----------------------------------------------------------------------------- */

bool figures_stands_still(const struct figures_item *item)
{
  return item->status && strcmp(item->status, "complete") != 0
         && g_strcmp0(item->status, item->status_earlier) == 0;
}

int figures_percent(struct figures_seen seen, long least)
{
  return seen.whole < least || seen.whole == 0 ? -1 : format_percent(seen.seen, seen.whole);
}

const struct figures_scale *figures_main_scale(const struct figures *figures)
{
  const struct figures_scale *most = NULL;
  for (guint i = 0; i < figures->scales->len; i++) {
    const struct figures_scale *scale = g_ptr_array_index(figures->scales, i);
    if (!most || scale->walkthroughs > most->walkthroughs)
      most = scale;
  }
  return most;
}

bool figures_item_late(const struct month_frame *frame, const struct figures_item *item)
{
  return item->due_on && month_frame_past(frame, item->due_on)
         && g_strcmp0(item->status, "complete") != 0;
}

bool figures_shown(const struct figures_strategy *strategy)
{
  return strategy->now.whole > 0 && strategy->now.whole >= strategy->least;
}

bool figures_scale_shown(const struct figures_scale *scale)
{
  for (guint i = 0; i < scale->strategies->len; i++)
    if (figures_shown(g_ptr_array_index(scale->strategies, i)))
      return true;
  return false;
}

bool figures_change(const struct figures_strategy *strategy, int *points)
{
  long least = MAX(FIGURES_LEAST, strategy->least);
  int now = figures_percent(strategy->now, least);
  int before = figures_percent(strategy->before, least);
  *points = now < 0 || before < 0 ? 0 : now - before;
  return now >= 0 && before >= 0;
}

int figures_status_set(struct figures_status status)
{
  return status.complete + status.in_progress + status.no_action;
}

int figures_unplanned(const struct figures *figures)
{
  int count = 0;
  for (guint i = 0; i < figures->schools->len; i++)
    count += ((struct figures_school *)g_ptr_array_index(figures->schools, i))->entered == 0;
  return count;
}

bool figures_planned(const struct figures *figures)
{
  return figures_unplanned(figures) < (int)figures->schools->len;
}

enum role figures_status_role(const char *status)
{
  if (!status)
    return ROLE_QUIET;
  return strcmp(status, "complete") == 0      ? ROLE_GOOD
         : strcmp(status, "in_progress") == 0 ? ROLE_MIDDLE
                                              : ROLE_POOR;
}

enum role figures_level_role(int rank, int count)
{
  if (rank < 1)
    return ROLE_QUIET;
  return rank == 1 ? ROLE_GOOD : rank >= count ? ROLE_POOR : ROLE_MIDDLE;
}

const char *figures_role(const struct administrator *person)
{
  return choice_label(role_choices, person->role);
}
