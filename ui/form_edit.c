/* One walkthrough form: its next version is changed here, then published. */
#include "config.h"

#include "ui/form_edit.h"
#include "ui/form_edit_own.h"

#include "model/date.h"
#include "model/tables.h"
#include "ui/form_words.h"
#include "ui/record_edit.h"
#include "ui/session.h"
#include "work/form_version.h"

#include <string.h>

static const struct view_column columns[] = {
  { "place", "", 2, 1, FIELD_INT, NULL },
  { "wording", "Strategy", 0, 1, FIELD_TEXT, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view view_items = { "strategies", "Strategies", columns };

static struct form_edit *state(struct screen *screen)
{
  return screen->state;
}

static struct store *store_of(struct screen *screen)
{
  return session_of(screen->app)->store;
}

bool form_edit_is_begun(const struct form_edit *self)
{
  return self->version->uid && form_version_is_open(self->version);
}

/* --- rows ----------------------------------------------------------------------------------- */

static struct rowset *make_rows(const struct record *version)
{
  static const char *const names[] = { "strategy", "place", "wording", "look_for", "grouping" };
  struct rowset *rows = rowset_new(G_N_ELEMENTS(names), names);
  const GPtrArray *items = record_parts(version, &record_instrument_item);
  for (guint i = 0; i < items->len; i++) {
    const struct record *item = items->pdata[i];
    g_autofree char *place = g_strdup_printf("%u", i + 1);
    const char *cells[] = { record_get(item, "strategy"), place, record_get(item, "wording"),
                            record_get(item, "look_for"), record_get(item, "grouping") };
    rowset_add(rows, cells);
  }
  return rows;
}

static bool has_headings(const struct record *version)
{
  const GPtrArray *items = record_parts(version, &record_instrument_item);
  for (guint i = 0; i < items->len; i++)
    if (record_get(items->pdata[i], "grouping"))
      return true;
  return false;
}

static void forget(struct form_edit *self)
{
  g_clear_pointer(&self->form, record_free);
  g_clear_pointer(&self->present, record_free);
  g_clear_pointer(&self->version, record_free);
}

static bool read_form(struct screen *screen, GError **error)
{
  struct form_edit *self = state(screen);
  struct store *store = store_of(screen);
  GError *inner = NULL;
  struct record *form = store_load(store, &record_instrument, self->instrument, &inner);
  struct record *present = form ? form_version_present(store, self->instrument, &inner) : NULL;
  struct record *version = inner ? NULL : form_version_next(store, self->instrument, &inner);
  if (!version) {
    record_free(form);
    record_free(present);
    g_propagate_error(error, inner);
    return false;
  }
  forget(self);
  self->form = form;
  self->present = present;
  self->version = version;
  list_set_group(self->list, has_headings(version) ? "grouping" : NULL);
  list_set_rows(self->list, make_rows(version));
  return true;
}

void form_edit_reload(struct screen *screen)
{
  GError *error = NULL;
  if (!read_form(screen, &error))
    session_error(screen->app, error);
}

static bool open_edit(struct screen *screen, const char *argument, GError **error)
{
  struct form_edit *self = g_new0(struct form_edit, 1);
  screen->state = self;
  self->instrument = g_strdup(argument);
  self->list = list_new(&view_items, "strategy");
  list_set_empty(self->list, "The strategies that are looked for belong here. n adds the first.");
  return read_form(screen, error);
}

static void close_edit(struct screen *screen)
{
  struct form_edit *self = state(screen);
  forget(self);
  list_free(self->list);
  g_free(self->instrument);
  g_free(self);
}

/* --- drawing -------------------------------------------------------------------------------- */

static char *heading(struct screen *screen)
{
  return g_strdup(record_get(state(screen)->form, "name"));
}

static char *aside(struct screen *screen)
{
  const struct form_edit *self = state(screen);
  if (!self->form || !self->version)
    return NULL;
  if (form_edit_is_begun(self))
    return g_strdup_printf("version %s, not published", record_get(self->version, "version"));
  return g_strdup_printf("version %s",
                         record_get(self->present ? self->present : self->version, "version"));
}

/* What is in force and what is being written, in a line. Yours. */
static char *standing(const struct form_edit *self, bool may_edit)
{
  g_autofree char *since =
      self->present ? date_medium(record_get(self->present, "published_on")) : NULL;
  if (!self->present)
    return g_strdup("Not published yet: no walkthrough can be made with it.");
  if (form_edit_is_begun(self))
    return g_strdup_printf(
        "Walkthroughs are made with version %s until version %s is published (p).",
        record_get(self->present, "version"), record_get(self->version, "version"));
  return g_strdup_printf("In use since %s.%s", since,
                         may_edit ? " What you change here begins the next version." : "");
}

static char *marks_line(struct screen *screen)
{
  const char *uid = record_get(state(screen)->version, "scale");
  AUTO(record) struct record *scale = store_load(store_of(screen), &record_scale, uid, NULL);
  g_autofree char *levels = scale ? form_words_levels(scale) : NULL;
  return g_strdup_printf("Marks: %s", levels ? levels : "");
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  enum { FOOT = 3 };
  struct form_edit *self = state(screen);
  struct canvas top = canvas_part(canvas, 0, 1, 3, canvas->width - 2);
  g_autofree char *stands =
      standing(self, record_edit_allowed(session_of(screen->app), &record_instrument_version));
  g_autofree char *marks = marks_line(screen);
  int used = canvas_wrap(&top, 0, STYLE_PLAIN, stands, 2);
  canvas_field(&top, used, 0, top.width, STYLE_DIM, marks);
  struct canvas body =
      canvas_part(canvas, used + 2, 0, canvas->height - used - 2 - FOOT, canvas->width);
  list_draw(self->list, &body, true);
  const char *look_for = list_get(self->list, "look_for");
  struct canvas foot =
      canvas_part(canvas, canvas->height - FOOT + 1, 1, FOOT - 1, MIN(canvas->width - 2, 76));
  if (look_for)
    canvas_wrap(&foot, 0, STYLE_DIM, look_for, FOOT - 1);
}

static bool key_edit(struct screen *screen, const struct key *key)
{
  return list_key(state(screen)->list, key);
}

static bool typing(struct screen *screen)
{
  return list_typing(state(screen)->list);
}

const struct screen_type screen_form = {
  .name = "form",
  .title = "Form",
  .help =
      "A walkthrough form. Change the next version freely, then publish it; walkthroughs keep the "
      "version they were made with.",
  .actions = { form_edit_actions, list_actions },
  .open = open_edit,
  .draw = draw,
  .key = key_edit,
  .typing = typing,
  .heading = heading,
  .aside = aside,
  .refresh = form_edit_reload,
  .can_undo = session_can_undo_here,
  .undo = session_undo_here,
  .close = close_edit,
};
