/* The targets of a month: how many walkthroughs each administrator is to make. */
#include "config.h"

#include "ui/records.h"

#include "base/error.h"
#include "base/format.h"
#include "model/date.h"
#include "model/name.h"
#include "model/tables.h"
#include "report/figures.h"
#include "ui/dialog.h"
#include "ui/list.h"
#include "ui/record_edit.h"
#include "ui/record_screen.h"
#include "ui/session.h"

#include <string.h>

struct targets {
  struct list *list;
  long usual; /* the district's target for a full month */
  char *days; /* `November has 18 school days; a full month has 20.`; NULL where it is full */
};

static struct targets *state(struct screen *screen)
{
  return screen->state;
}

static const struct view_column columns[] = {
  { "name", "Administrator", 0, 1, FIELD_TEXT, NULL },
  { "walkthroughs", "Target", 6, 1, FIELD_INT, NULL },
  { "prorated", "This month", 10, 2, FIELD_INT, NULL },
  { "done", "Done", 4, 1, FIELD_INT, NULL },
  { "days_off", "Days off", 8, 1, FIELD_INT, NULL },
  { "reason", "Reason", 20, 2, FIELD_TEXT, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view view_targets = { "targets", "Targets", columns };

/* --- rows ----------------------------------------------------------------------------------- */

/* figures: the month's, for what is pro-rated and done; NULL for a month that has not begun. */
static struct rowset *read_rows(struct session *session, const char *month,
                                const struct figures *figures, GError **error)
{
  static const char *const names[] = { "staff_uid",    "target_uid", "name",
                                       "walkthroughs", "prorated",   "done",
                                       "days_off",     "reason",     "usual" };
  AUTO(rowset)
  struct rowset *found =
      store_query(session->store, STATEMENT_RECORDS_TARGETS, error, "month", month, NULL);
  struct rowset *rows = found ? rowset_new(G_N_ELEMENTS(names), names) : NULL;
  for (int i = 0; rows && i < found->row_count; i++) {
    const char *staff = rowset_get(found, i, "staff_uid");
    const struct administrator *person = figures ? figures_person(figures, staff) : NULL;
    g_autofree char *name =
        name_listed(rowset_get(found, i, "given_name"), rowset_get(found, i, "family_name"));
    g_autofree char *prorated = person ? g_strdup_printf("%d", person->target) : NULL;
    g_autofree char *done = person ? g_strdup_printf("%d", person->done) : NULL;
    const char *reason = rowset_get(found, i, "reason");
    const char *cells[] = { staff,
                            rowset_get(found, i, "target_uid"),
                            name,
                            rowset_get(found, i, "walkthroughs"),
                            prorated,
                            done,
                            rowset_get(found, i, "days_off"),
                            reason   ? reason
                            : person ? person->reason
                                     : NULL,
                            rowset_get(found, i, "usual") };
    rowset_add(rows, cells);
  }
  return rows;
}

/* Why targets are less than those of a full month; NULL where they are not. Yours. */
static char *short_month(const struct figures *figures)
{
  const struct month_frame *frame = figures ? figures->frame : NULL;
  if (!frame || frame->school_days >= frame->full_month)
    return NULL;
  g_autofree char *days = format_plural(frame->school_days, "school day", "school days");
  return g_strdup_printf("%s has %s; a full month has %d.", frame->name, days, frame->full_month);
}

static void reload(struct screen *screen)
{
  struct targets *self = state(screen);
  struct session *session = session_of(screen->app);
  GError *error = NULL;
  AUTO(record) struct record *district = store_district(session->store, &error);
  AUTO(figures)
  struct figures *figures = figures_read(session->store, session->month, FIGURES_PEOPLE, NULL);
  struct rowset *rows = district ? read_rows(session, session->month, figures, &error) : NULL;
  if (!rows) {
    session_error(screen->app, error);
    return;
  }
  self->usual = record_get_int(district, "monthly_target", 0);
  g_free(self->days);
  self->days = short_month(figures);
  list_set_rows(self->list, rows);
}

/* A superintendent without a target of their own is to make none. */
static bool has_target(const struct rowset *rows, int row)
{
  return rowset_get(rows, row, "target_uid") || rowset_int(rows, row, "usual");
}

/* Who has no target of their own has the district's: dim, so that it is seen which is which. */
static unsigned cell_style(const struct rowset *rows, int row, const char *column, char **text,
                           void *data)
{
  const struct targets *self = data;
  if (strcmp(column, "name") == 0)
    return STYLE_BOLD;
  if (rowset_get(rows, row, "target_uid"))
    return STYLE_PLAIN;
  bool usual = has_target(rows, row);
  if (usual && strcmp(column, "walkthroughs") == 0)
    *text = g_strdup_printf("%ld", self->usual);
  else if (strcmp(column, "reason") == 0 && !rowset_get(rows, row, "reason"))
    *text = g_strdup(usual ? "as usual" : "none is set");
  return STYLE_DIM;
}

static bool open_targets(struct screen *screen, const char *argument, GError **error)
{
  (void)argument;
  (void)error;
  struct targets *self = g_new0(struct targets, 1);
  screen->state = self;
  self->list = list_new(&view_targets, "staff_uid");
  list_on_cell(self->list, cell_style, self);
  list_set_empty(
      self->list,
      "Each administrator’s target for the month belongs here. Enter administrators under "
      "Staff first.");
  reload(screen);
  return true;
}

static void close_targets(struct screen *screen)
{
  list_free(state(screen)->list);
  g_free(state(screen)->days);
  g_free(state(screen));
}

static char *heading(struct screen *screen)
{
  g_autofree char *month = month_long(session_of(screen->app)->month);
  return g_strdup_printf("Targets for %s", month);
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct targets *self = state(screen);
  g_autofree char *words =
      g_strdup_printf("For a full month; fewer in a short one. The usual: %ld.%s%s", self->usual,
                      self->days ? " " : "", self->days ? self->days : "");
  struct canvas list = canvas_part(canvas, 1, 0, canvas->height - 3, canvas->width);
  int lines = MIN(canvas_wrap_height(words, canvas->width - 2), 2);
  struct canvas foot = canvas_part(canvas, canvas->height - lines, 1, lines, canvas->width - 2);
  canvas_wrap(&foot, 0, STYLE_DIM, words, lines);
  list_draw(self->list, &list, true);
}

static bool key_targets(struct screen *screen, const struct key *key)
{
  return list_key(state(screen)->list, key);
}

static bool typing(struct screen *screen)
{
  return list_typing(state(screen)->list);
}

/* --- changing ------------------------------------------------------------------------------- */

static bool may_edit(struct screen *screen)
{
  return list_row(state(screen)->list) >= 0
         && record_edit_allowed(session_of(screen->app), &record_target);
}

static bool may_look(struct screen *screen)
{
  return !may_edit(screen) && list_get(state(screen)->list, "target_uid");
}

static void run_open(struct screen *screen, const struct key *key)
{
  (void)key;
  struct targets *self = state(screen);
  const char *uid = list_get(self->list, "target_uid");
  if (uid) {
    record_screen_open(screen->app, &record_target, uid);
    return;
  }
  bool usual = has_target(list_rows(self->list), list_row(self->list));
  g_autofree char *walkthroughs = usual ? g_strdup_printf(" walkthroughs=%ld", self->usual) : NULL;
  g_autofree char *values =
      g_strdup_printf("staff=%s month=%s%s", list_get(self->list, "staff_uid"),
                      session_of(screen->app)->month, usual ? walkthroughs : "");
  record_screen_new(screen->app, &record_target, values);
}

/* What is set for somebody in all rows: the target, and where it is given, days off and reason. */
struct setting {
  const char *staff;
  const char *walkthroughs, *days_off, *reason;
};

static bool set_one(struct change *change, struct session *session, const struct rowset *rows,
                    const struct setting *setting, GError **error)
{
  int row = rowset_row(rows, "staff_uid", setting->staff);
  const char *uid = row < 0 ? NULL : rowset_get(rows, row, "target_uid");
  AUTO(record)
  struct record *record =
      uid ? store_load(session->store, &record_target, uid, error) : record_new(&record_target);
  if (!record)
    return false;
  record_set(record, "staff", setting->staff);
  record_set(record, "month", session->month);
  record_set(record, "walkthroughs", setting->walkthroughs);
  if (!uid) {
    record_set(record, "days_off", setting->days_off);
    record_set(record, "reason", setting->reason);
  }
  return change_save(change, record, NULL, error);
}

static bool is_number(const char *text, void *data, GError **error)
{
  (void)data;
  const struct field *field = &record_target.fields[record_field(&record_target, "walkthroughs")];
  g_autofree char *value = NULL;
  return field_parse(field, text, NULL, &value, error)
         && (value || fail(error, TL_ERROR_INVALID, "Type a number, such as 20."));
}

/* Sets all who have a target in one change; walkthroughs NULL: all shown, what was set for them in
 * the month before. */
static bool set_all(struct screen *screen, const char *label, const char *walkthroughs,
                    GError **error)
{
  struct session *session = session_of(screen->app);
  const struct rowset *rows = list_rows(state(screen)->list);
  g_autofree char *before_month = month_add(session->month, -1);
  AUTO(rowset) struct rowset *before = read_rows(session, before_month, NULL, error);
  struct change *change = before ? change_begin(session->store, label, CHANGE_PERSON, error) : NULL;
  if (!change)
    return false;
  for (int i = 0; i < rows->row_count; i++) {
    struct setting setting = { .staff = rowset_get(rows, i, "staff_uid"),
                               .walkthroughs = walkthroughs };
    int row = rowset_row(before, "staff_uid", setting.staff);
    if (!walkthroughs)
      setting.walkthroughs = row < 0 ? NULL : rowset_get(before, row, "walkthroughs");
    else if (!has_target(rows, i))
      setting.walkthroughs = NULL;
    if (setting.walkthroughs && !set_one(change, session, rows, &setting, error)) {
      change_free(change);
      return false;
    }
  }
  return change_commit(change, error);
}

static void run_all(struct screen *screen, const char *label, const char *walkthroughs)
{
  GError *error = NULL;
  if (!set_all(screen, label, walkthroughs, &error)) {
    session_error(screen->app, error);
    return;
  }
  app_changed(screen->app);
  reload(screen);
  app_message_undo(screen->app, "%s.", label);
}

static void run_set_all(struct screen *screen, const struct key *key)
{
  (void)key;
  dialog_about(screen->app, session_of(screen->app)->month);
  g_autofree char *text = dialog_prompt(
      screen->app, "Walkthroughs for everybody, this month", NULL,
      "For a full month, such as 20. Days off and reasons stay as they are.", is_number, NULL);
  if (!text)
    return;
  g_strstrip(text);
  g_autofree char *month = month_long(session_of(screen->app)->month);
  g_autofree char *label = g_strdup_printf("Set %s walkthroughs for everybody in %s", text, month);
  run_all(screen, label, text);
}

static void run_as_before(struct screen *screen, const struct key *key)
{
  (void)key;
  struct session *session = session_of(screen->app);
  g_autofree char *before = month_add(session->month, -1);
  g_autofree char *name = month_name(before);
  g_autofree char *month = month_long(session->month);
  g_autofree char *label = g_strdup_printf("Set the targets of %s as in %s", month, name);
  run_all(screen, label, NULL);
}

static void run_month(struct screen *screen, const struct key *key)
{
  struct session *session = session_of(screen->app);
  char *month = month_add(session->month, key->code == '[' ? -1 : 1);
  g_free(session->month);
  session->month = month;
  app_changed(screen->app);
  reload(screen);
}

static const struct action actions[] = {
  { "targets.open", "Change", "Changes the target of the selected administrator.", NULL, "Enter", 0,
    may_edit, run_open, NULL },
  { "targets.look", "Open", "Shows the target of the selected administrator.", NULL, "Enter", 0,
    may_look, run_open, NULL },
  { "targets.month", "Month", "Shows the month before or after.", NULL, "[ ]", 0, NULL, run_month,
    NULL },
  { "targets.all", "Set for all",
    "Sets one number for all administrators of the month who have a target.", NULL, "s", 0,
    may_edit, run_set_all, NULL },
  { "targets.as_before", "As last month", "Sets the targets that were set in the month before.",
    NULL, "=", 0, may_edit, run_as_before, NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};

const struct screen_type screen_targets = {
  .name = "targets",
  .title = "Targets",
  .help = "How many walkthroughs each administrator is to make in the month.",
  .actions = { actions, list_actions },
  .open = open_targets,
  .draw = draw,
  .key = key_targets,
  .typing = typing,
  .heading = heading,
  .refresh = reload,
  .can_undo = session_can_undo_here,
  .undo = session_undo_here,
  .close = close_targets,
};
