/* The forms with their scales, the kinds of visit and the rubric, to look at. */
#include "config.h"

#include "ui/records.h"

#include "base/format.h"
#include "model/date.h"
#include "model/tables.h"
#include "ui/dialog.h"
#include "ui/list.h"
#include "ui/session.h"

#include <string.h>

static const struct view_column columns[] = {
  { "name", "Name", 0, 1, FIELD_TEXT, NULL },
  { "detail", "What it is", 34, 1, FIELD_TEXT, NULL },
  { "state", "In use", 10, 2, FIELD_TEXT, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view view_forms = { "forms", "Forms and rubric", columns };

static struct list *list_of(struct screen *screen)
{
  return screen->state;
}

/* --- rows ----------------------------------------------------------------------------------- */

static void add(struct rowset *rows, const char *kind, const char *uid, const char *name,
                const char *detail, const char *in_use)
{
  const char *cells[] = { kind, uid, name, detail, in_use };
  rowset_add(rows, cells);
}

static bool add_forms(struct rowset *rows, struct store *store, GError **error)
{
  AUTO(rowset) struct rowset *found = store_query(store, STATEMENT_RECORDS_FORMS, error, NULL);
  for (int i = 0; found && i < found->row_count; i++) {
    g_autofree char *strategies =
        format_plural(rowset_int(found, i, "strategies"), "strategy", "strategies");
    g_autofree char *detail =
        g_strdup_printf("version %s, %s", rowset_get(found, i, "version"), strategies);
    const char *name = rowset_get(found, i, "name");
    bool older = i > 0 && strcmp(name, rowset_get(found, i - 1, "name")) == 0;
    add(rows, "instrument_version", rowset_get(found, i, "uid"), name, detail,
        older || !rowset_int(found, i, "active") ? "no longer"
        : rowset_int(found, i, "is_default")     ? "first"
                                                 : "yes");
  }
  return found != NULL;
}

static bool add_records(struct rowset *rows, struct store *store, const struct record_type *type,
                        const char *what, GError **error)
{
  g_autoptr(GPtrArray) uids = store_uids(store, type, error);
  for (guint i = 0; uids && i < uids->len; i++) {
    AUTO(record) struct record *record = store_load(store, type, g_ptr_array_index(uids, i), error);
    if (!record)
      return false;
    add(rows, type->name, record->uid, record_get(record, "name"), what, "yes");
  }
  return uids != NULL;
}

static void reload(struct screen *screen)
{
  static const char *const names[] = { "kind", "uid", "name", "detail", "state" };
  struct store *store = session_of(screen->app)->store;
  GError *error = NULL;
  struct rowset *rows = rowset_new(G_N_ELEMENTS(names), names);
  if (add_forms(rows, store, &error)
      && add_records(rows, store, &record_visit_type, "a kind of visit", &error)
      && add_records(rows, store, &record_rubric, "the self-assessment's rubric", &error)) {
    list_set_rows(list_of(screen), rows);
    return;
  }
  rowset_free(rows);
  session_error(screen->app, error);
}

/* --- reading one ---------------------------------------------------------------------------- */

static char *form_text(struct store *store, const struct record *version, GError **error)
{
  AUTO(record)
  struct record *scale = store_load(store, &record_scale, record_get(version, "scale"), error);
  if (!scale)
    return NULL;
  GString *text = g_string_new("Marks\n");
  GPtrArray *levels = record_parts(scale, &record_level);
  for (guint i = 0; i < levels->len; i++) {
    const struct record *level = g_ptr_array_index(levels, i);
    g_string_append_printf(text, "   %s  %s, counts as %s\n", record_get(level, "key"),
                           record_get(level, "label"),
                           choice_label(counts_choices, record_get(level, "counts")));
  }
  GPtrArray *items = record_parts(version, &record_instrument_item);
  const char *group = NULL;
  for (guint i = 0; i < items->len; i++) {
    const struct record *item = g_ptr_array_index(items, i);
    const char *look_for = record_get(item, "look_for");
    if (g_strcmp0(group, record_get(item, "grouping")) != 0 || i == 0) {
      group = record_get(item, "grouping");
      g_string_append_printf(text, "\n%s\n", group ? group : "Strategies");
    }
    g_string_append_printf(text, "   %u  %s\n", i + 1, record_get(item, "wording"));
    if (look_for)
      g_string_append_printf(text, "      %s\n", look_for);
  }
  return g_string_free(text, FALSE);
}

static const char *level_label(const struct record *rubric, const char *code)
{
  const struct record *level = record_find_part(rubric, &record_rubric_level, "code", code);
  return level ? record_get(level, "label") : code;
}

static char *rubric_text(const struct record *rubric)
{
  GString *text = g_string_new(NULL);
  GPtrArray *standards = record_parts(rubric, &record_standard);
  GPtrArray *descriptors = record_parts(rubric, &record_descriptor);
  for (guint i = 0; i < standards->len; i++) {
    const struct record *standard = g_ptr_array_index(standards, i);
    g_string_append_printf(text, "%s%s\n", i ? "\n" : "", record_get(standard, "name"));
    for (guint d = 0; d < descriptors->len; d++) {
      const struct record *descriptor = g_ptr_array_index(descriptors, d);
      if (g_strcmp0(record_get(descriptor, "standard"), record_get(standard, "code")) != 0)
        continue;
      const char *level = record_get(descriptor, "level");
      g_string_append_printf(text, "\n[%s] %s\n%s\n", level, level_label(rubric, level),
                             record_get(descriptor, "text"));
    }
  }
  return g_string_free(text, FALSE);
}

static char *visit_text(const struct record *visit)
{
  GString *text = g_string_new(NULL);
  for (int i = 0; i < visit->type->field_count; i++) {
    const struct field *field = &visit->type->fields[i];
    g_autofree char *value = field_display(field, visit->values[i]);
    if (visit->values[i] && !(field->flags & FIELD_HIDDEN))
      g_string_append_printf(text, "%s: %s\n", field->label, value);
  }
  return g_string_free(text, FALSE);
}

static char *text_of(struct store *store, const struct record *record, GError **error)
{
  if (record->type == &record_instrument_version)
    return form_text(store, record, error);
  return record->type == &record_rubric ? rubric_text(record) : visit_text(record);
}

static void run_open(struct screen *screen, const struct key *key)
{
  (void)key;
  struct store *store = session_of(screen->app)->store;
  struct list *list = list_of(screen);
  GError *error = NULL;
  const struct record_type *type = record_type_find(list_get(list, "kind"));
  AUTO(record) struct record *record = store_load(store, type, list_get(list, "uid"), &error);
  g_autofree char *text = record ? text_of(store, record, &error) : NULL;
  if (text)
    dialog_view(screen->app, list_get(list, "name"), text, true, NULL);
  else
    session_error(screen->app, error);
}

/* --- the screen ----------------------------------------------------------------------------- */

static bool open_forms(struct screen *screen, const char *argument, GError **error)
{
  (void)argument;
  (void)error;
  screen->state = list_new(&view_forms, "uid");
  list_set_empty(list_of(screen),
                 "The walkthrough forms and the rubric belong here. A new store comes with them.");
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
  { "forms.open", "Read", "Shows the form, the kind of visit or the rubric in full.", NULL, "Enter",
    0, has_row, run_open, NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};

const struct screen_type screen_forms = {
  .name = "forms",
  .title = "Forms and rubric",
  .help = "What walkthroughs and self-assessments are made with, to look at.",
  .actions = { actions, list_actions },
  .open = open_forms,
  .draw = draw,
  .key = key_forms,
  .typing = typing,
  .refresh = reload,
  .close = close_forms,
};
