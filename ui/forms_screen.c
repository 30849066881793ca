/* The forms with their scales, the kinds of visit and the rubric. */
#include "config.h"

#include "ui/records.h"

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "model/tables.h"
#include "ui/dialog.h"
#include "ui/form_words.h"
#include "ui/list.h"
#include "ui/picker.h"
#include "ui/record_edit.h"
#include "ui/record_screen.h"
#include "ui/scale_screen.h"
#include "ui/session.h"
#include "work/form_version.h"
#include "work/scale.h"
#include "work/visit_type.h"

#include <string.h>

static const struct view_column columns[] = {
  { "name", "Name", 26, 1, FIELD_TEXT, NULL },
  { "detail", "What it is", 0, 1, FIELD_TEXT, NULL },
  { "state", "Offered", 9, 2, FIELD_TEXT, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view view_forms = { "forms", "Forms and rubric", columns };

static struct list *list_of(struct screen *screen)
{
  return screen->state;
}

static struct store *store_of(struct screen *screen)
{
  return session_of(screen->app)->store;
}

/* --- rows ----------------------------------------------------------------------------------- */

struct row {
  const char *group, *kind, *uid, *name, *detail, *state;
};

static void add(struct rowset *rows, const struct row *row)
{
  g_autofree char *key = g_strconcat(row->kind, " ", row->uid, NULL);
  const char *cells[] = {
    key, row->group, row->kind, row->uid, row->name, row->detail, row->state
  };
  rowset_add(rows, cells);
}

static const char *offered(const struct rowset *found, int row)
{
  return !rowset_int(found, row, "active")      ? "no longer"
         : rowset_int(found, row, "is_default") ? "first"
                                                : "yes";
}

static bool add_forms(struct rowset *rows, struct store *store, GError **error)
{
  AUTO(rowset) struct rowset *found = store_query(store, STATEMENT_FORM_LIST, error, NULL);
  for (int i = 0; found && i < found->row_count; i++) {
    const char *version = rowset_get(found, i, "version"), *next = rowset_get(found, i, "next");
    g_autofree char *strategies =
        format_plural(rowset_int(found, i, "strategies"), "strategy", "strategies");
    g_autofree char *detail =
        !version ? g_strdup_printf("%s, not published yet", strategies)
        : next   ? g_strdup_printf("version %s; version %s is begun", version, next)
                 : g_strdup_printf("version %s, %s", version, strategies);
    add(rows, &(struct row){ "Walkthrough forms", "instrument", rowset_get(found, i, "uid"),
                             rowset_get(found, i, "name"), detail,
                             version ? offered(found, i) : "not yet" });
  }
  return found != NULL;
}

static bool add_scales(struct rowset *rows, struct store *store, GError **error)
{
  AUTO(rowset) struct rowset *found = store_query(store, STATEMENT_SCALE_LIST, error, NULL);
  for (int i = 0; found && i < found->row_count; i++)
    add(rows, &(struct row){ "Scales of marks", "scale", rowset_get(found, i, "uid"),
                             rowset_get(found, i, "name"), rowset_get(found, i, "levels"), NULL });
  return found != NULL;
}

static char *visit_detail(const struct rowset *found, int row)
{
  long days =
      rowset_get(found, row, "feedback_days") ? rowset_int(found, row, "feedback_days") : -1;
  g_autofree char *school_days = format_plural(days, "school day", "school days");
  GString *text =
      g_string_new(rowset_int(found, row, "evaluative") ? "evaluation" : "no evaluation");
  if (rowset_int(found, row, "counts_as_observation"))
    g_string_append(text, ", counts as an observation");
  if (days == 0)
    g_string_append(text, ", feedback the same day");
  else if (days > 0)
    g_string_append_printf(text, ", feedback within %s", school_days);
  if (!rowset_get(found, row, "confirmed_on"))
    g_string_append(text, "; not looked at yet");
  return g_string_free(text, FALSE);
}

static bool add_visit_types(struct rowset *rows, struct store *store, GError **error)
{
  AUTO(rowset) struct rowset *found = store_query(store, STATEMENT_VISIT_TYPE_LIST, error, NULL);
  for (int i = 0; found && i < found->row_count; i++) {
    g_autofree char *detail = visit_detail(found, i);
    add(rows, &(struct row){ "Visit types", "visit_type", rowset_get(found, i, "uid"),
                             rowset_get(found, i, "name"), detail, offered(found, i) });
  }
  return found != NULL;
}

static bool add_rubrics(struct rowset *rows, struct store *store, GError **error)
{
  g_autoptr(GPtrArray) uids = store_uids(store, &record_rubric, error);
  for (guint i = 0; uids && i < uids->len; i++) {
    AUTO(record) struct record *record = store_load(store, &record_rubric, uids->pdata[i], error);
    if (!record)
      return false;
    add(rows, &(struct row){ "Rubric", "rubric", record->uid, record_get(record, "name"),
                             "of the self-assessment", NULL });
  }
  return uids != NULL;
}

static void reload(struct screen *screen)
{
  static const char *const names[] = { "key", "group", "kind", "uid", "name", "detail", "state" };
  struct store *store = store_of(screen);
  GError *error = NULL;
  struct rowset *rows = rowset_new(G_N_ELEMENTS(names), names);
  if (add_forms(rows, store, &error) && add_scales(rows, store, &error)
      && add_visit_types(rows, store, &error) && add_rubrics(rows, store, &error)) {
    list_set_rows(list_of(screen), rows);
    return;
  }
  rowset_free(rows);
  session_error(screen->app, error);
}

/* --- actions -------------------------------------------------------------------------------- */

static bool is_kind(struct screen *screen, const char *kind)
{
  return g_strcmp0(list_get(list_of(screen), "kind"), kind) == 0;
}

static void read_rubric(struct screen *screen)
{
  GError *error = NULL;
  AUTO(record)
  struct record *rubric =
      store_load(store_of(screen), &record_rubric, list_get(list_of(screen), "uid"), &error);
  if (!rubric) {
    session_error(screen->app, error);
    return;
  }
  g_autofree char *text = form_words_rubric(rubric);
  dialog_view(screen->app, list_get(list_of(screen), "name"), text, true, NULL);
}

static void run_open(struct screen *screen, const struct key *key)
{
  (void)key;
  const char *uid = list_get(list_of(screen), "uid");
  if (is_kind(screen, "instrument"))
    app_open(screen->app, "form", uid);
  else if (is_kind(screen, "scale"))
    app_open(screen->app, "scale", uid);
  else if (is_kind(screen, "visit_type"))
    record_screen_open(screen->app, &record_visit_type, uid);
  else
    read_rubric(screen);
}

static bool may_edit(struct screen *screen)
{
  return record_edit_allowed(session_of(screen->app), &record_instrument);
}

static bool may_change(struct screen *screen)
{
  return may_edit(screen) && (is_kind(screen, "instrument") || is_kind(screen, "visit_type"));
}

/* Opens what was just made, or says why not. */
static void open_new(struct screen *screen, const char *name, const char *uid, GError *error)
{
  app_changed(screen->app);
  reload(screen);
  if (uid)
    app_open(screen->app, name, uid);
  else
    session_error(screen->app, error);
}

/* The scale of a new form: the only one, or the one chosen. Yours; NULL for Esc. */
static char *choose_scale(struct screen *screen, GError **error)
{
  AUTO(rowset) struct rowset *rows =
      store_query(store_of(screen), STATEMENT_SCALE_LIST, error, NULL);
  if (!rows)
    return NULL;
  AUTO(picker) struct picker *picker = picker_new("Scale");
  picker_set_intro(picker, "The marks that this form uses.");
  for (int i = 0; i < rows->row_count; i++)
    picker_add(picker, rowset_get(rows, i, "uid"), rowset_get(rows, i, "name"),
               rowset_get(rows, i, "levels"));
  const char *chosen =
      rows->row_count == 1 ? rowset_get(rows, 0, "uid") : picker_run(screen->app, picker, NULL);
  return g_strdup(chosen);
}

static void new_form(struct screen *screen)
{
  GError *error = NULL;
  g_autofree char *name = dialog_prompt(screen->app, "New form", NULL,
                                        "The form’s name as observers know it.", NULL, NULL);
  g_autofree char *scale = !name || text_blank(name) ? NULL : choose_scale(screen, &error);
  if (!scale) {
    if (error)
      session_error(screen->app, error);
    return;
  }
  g_autofree char *uid = form_version_new_form(store_of(screen), name, scale, &error);
  open_new(screen, "form", uid, error);
}

static void new_scale(struct screen *screen)
{
  GError *error = NULL;
  g_autofree char *name =
      dialog_prompt(screen->app, "New scale", NULL, "Such as: seen, partly, not seen.", NULL, NULL);
  if (!name || text_blank(name))
    return;
  g_autofree char *uid = scale_new(store_of(screen), name, &error);
  open_new(screen, "scale", uid, error);
}

static void run_new(struct screen *screen, const struct key *key)
{
  (void)key;
  static const struct answer answers[] = {
    { "f", "Form" },
    { "s", "Scale of marks" },
    { "v", "Visit type" },
    { NULL, NULL },
  };
  switch (dialog_ask(screen->app, "What is to be new?", answers)) {
  case 0:
    new_form(screen);
    break;
  case 1:
    new_scale(screen);
    break;
  case 2:
    record_screen_new(screen->app, &record_visit_type, NULL);
    break;
  default:
    break;
  }
}

/* Which form or kind of visit a walkthrough begins with. */
static void run_first(struct screen *screen, const struct key *key)
{
  (void)key;
  GError *error = NULL;
  const char *uid = list_get(list_of(screen), "uid");
  g_autofree char *name = g_strdup(list_get(list_of(screen), "name"));
  bool well = is_kind(screen, "instrument")
                  ? form_version_offer_first(store_of(screen), uid, &error)
                  : visit_type_offer_first(store_of(screen), uid, &error);
  if (!well) {
    session_error(screen->app, error);
    return;
  }
  app_changed(screen->app);
  reload(screen);
  app_message_undo(screen->app, "%s is offered first.", name);
}

/* The last one in use stays: without it nobody can begin a walkthrough. */
static bool may_retire(struct screen *screen, const struct record *record, GError **error)
{
  const struct rowset *rows = list_rows(list_of(screen));
  int others = 0;
  for (int i = 0; i < rows->row_count; i++) {
    const char *offer = rowset_get(rows, i, "state");
    others += strcmp(rowset_get(rows, i, "kind"), record->type->name) == 0
              && strcmp(rowset_get(rows, i, "uid"), record->uid) != 0
              && (strcmp(offer, "yes") == 0 || strcmp(offer, "first") == 0);
  }
  return others > 0
         || fail(error, TL_ERROR_REFUSED,
                 "It is the only one in use, and walkthroughs need one. Add another first.");
}

static bool retire(struct screen *screen, struct record *record, const char *label, GError **error)
{
  bool back = !record_get_flag(record, "active");
  if (!back && !may_retire(screen, record, error))
    return false;
  record_set(record, "active", back ? "1" : "0");
  if (!back)
    record_set(record, "is_default", "0");
  return store_save(store_of(screen), record, label, error);
}

static void run_retire(struct screen *screen, const struct key *key)
{
  (void)key;
  GError *error = NULL;
  const struct record_type *type = record_type_find(list_get(list_of(screen), "kind"));
  AUTO(record)
  struct record *record =
      store_load(store_of(screen), type, list_get(list_of(screen), "uid"), &error);
  g_autofree char *label =
      record ? g_strdup_printf("%s is %s", record_get(record, "name"),
                               record_get_flag(record, "active") ? "retired" : "in use again")
             : NULL;
  if (!record || !retire(screen, record, label, &error)) {
    session_error(screen->app, error);
    return;
  }
  app_changed(screen->app);
  reload(screen);
  app_message_undo(screen->app, "%s; walkthroughs made or begun with it stay.", label);
}

static void run_history(struct screen *screen, const struct key *key)
{
  (void)key;
  record_screen_history(screen->app, record_type_find(list_get(list_of(screen), "kind")),
                        list_get(list_of(screen), "uid"));
}

/* --- the screen ----------------------------------------------------------------------------- */

static unsigned cell_style(const struct rowset *rows, int row, const char *column, char **text,
                           void *data)
{
  (void)text;
  (void)data;
  if (g_strcmp0(rowset_get(rows, row, "state"), "no longer") == 0)
    return STYLE_DIM;
  return strcmp(column, "name") == 0 ? STYLE_BOLD : STYLE_PLAIN;
}

static bool open_forms(struct screen *screen, const char *argument, GError **error)
{
  (void)argument;
  (void)error;
  screen->state = list_new(&view_forms, "key");
  list_set_group(list_of(screen), "group");
  list_on_cell(list_of(screen), cell_style, NULL);
  list_set_empty(list_of(screen), "The walkthrough forms and the rubric belong here. A new store "
                                  "comes with them.");
  reload(screen);
  return true;
}

static void close_forms(struct screen *screen)
{
  list_free(list_of(screen));
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct canvas body = canvas_part(canvas, 1, 0, canvas->height - 1, canvas->width);
  list_draw(list_of(screen), &body, true);
}

static bool key_forms(struct screen *screen, const struct key *key)
{
  return list_key(list_of(screen), key);
}

static bool typing(struct screen *screen)
{
  return list_typing(list_of(screen));
}

static bool has_row(struct screen *screen)
{
  return list_row(list_of(screen)) >= 0;
}

static const struct action actions[] = {
  { "forms.open", "Open", "Opens the form, the scale or the kind of visit; reads the rubric.", NULL,
    "Enter", 0, has_row, run_open, NULL },
  { "forms.new", "New", "Begins a form, a scale or a visit type.", NULL, "n", 0, may_edit, run_new,
    NULL },
  { "forms.first", "Offer first", "A new walkthrough begins with this form or visit type.", NULL,
    "o", 0, may_change, run_first, NULL },
  { "forms.retire", "Retire", "It is no longer offered, or it is again; nothing is lost.", NULL,
    "x", 0, may_change, run_retire, NULL },
  { "forms.history", "History", "Shows who changed what, and when.", NULL, "h", 0, has_row,
    run_history, NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};

const struct screen_type screen_forms = {
  .name = "forms",
  .title = "Forms and rubric",
  .help = "What walkthroughs and self-assessments are made with: forms, scales, visit types.",
  .actions = { actions, list_actions },
  .open = open_forms,
  .draw = draw,
  .key = key_forms,
  .typing = typing,
  .refresh = reload,
  .can_undo = session_can_undo_here,
  .undo = session_undo_here,
  .close = close_forms,
};
