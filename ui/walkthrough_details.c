/* The details of a walkthrough: who, when, which class, which form; and who came along. */
#include "config.h"

#include "ui/walkthrough_capture.h"

#include "model/name.h"
#include "model/tables.h"
#include "ui/picker.h"

#include <string.h>

static const char *const detail_fields[] = {
  "teacher", "teacher_note",       "made_on", "started", "minutes", "room", "grade", "subject",
  "period",  "instrument_version", NULL
};

static void add_people(struct picker *picker, struct rowset *rows)
{
  for (int i = 0; rows && i < rows->row_count; i++) {
    g_autofree char *name =
        name_listed(rowset_get(rows, i, "given_name"), rowset_get(rows, i, "family_name"));
    int room = rowset_find(rows, "room");
    const char *detail = room >= 0 ? rowset_at(rows, i, room)
                                   : choice_label(role_choices, rowset_get(rows, i, "role"));
    picker_add(picker, rowset_get(rows, i, "uid"), name, detail);
  }
}

static void offer(const char *type, struct picker *picker, void *data)
{
  struct screen *screen = data;
  struct capture_screen *self = screen->state;
  struct store *store = self->capture->session->store;
  if (strcmp(type, "staff") == 0) {
    AUTO(rowset) struct rowset *rows =
        store_query(store, STATEMENT_CAPTURE_TEACHERS, NULL, "school",
                    record_get(self->capture->record, "school"), NULL);
    add_people(picker, rows);
  } else {
    AUTO(rowset) struct rowset *rows = store_query(store, STATEMENT_CAPTURE_FORMS, NULL, NULL);
    for (int i = 0; rows && i < rows->row_count; i++)
      picker_add(picker, rowset_get(rows, i, "uid"), rowset_get(rows, i, "name"), NULL);
  }
}

static char *label(const char *type, const char *uid, void *data)
{
  struct screen *screen = data;
  struct capture_screen *self = screen->state;
  struct store *store = self->capture->session->store;
  if (strcmp(type, "staff") != 0)
    return store_value(store, STATEMENT_FORM_NAME, NULL, "version", uid, NULL);
  AUTO(record) struct record *person = store_load(store, &record_staff, uid, NULL);
  return person ? name_listed(record_get(person, "given_name"), record_get(person, "family_name"))
                : NULL;
}

static void changed(struct form *form, void *data)
{
  (void)form;
  struct screen *screen = data;
  ((struct capture_screen *)screen->state)->capture->touched = true;
}

/* Anything marked or commented belongs to the form it was typed on. */
static bool form_in_use(const struct record *record)
{
  GPtrArray *marks = record_parts(record, &record_mark);
  for (guint i = 0; i < marks->len; i++)
    if (record_get(marks->pdata[i], "level") || record_get(marks->pdata[i], "comment"))
      return true;
  return false;
}

void capture_open_details(struct screen *screen)
{
  struct capture_screen *self = screen->state;
  capture_remember(self->capture, g_strdup("details"), -1);
  static const char *const without_form[] = { "teacher", "teacher_note", "made_on",
                                              "started", "minutes",      "room",
                                              "grade",   "subject",      "period",
                                              NULL };
  struct form_setup setup = {
    .app = screen->app,
    .record = self->capture->record,
    .fields = form_in_use(self->capture->record) ? without_form : detail_fields,
    .read_only = self->capture->read_only || self->locked,
    .refs = offer,
    .ref_label = label,
    .changed = changed,
    .data = screen,
  };
  self->form = form_new(&setup);
}

bool capture_details_key(struct screen *screen, const struct key *key)
{
  struct capture_screen *self = screen->state;
  if (form_key(self->form, key))
    return true;
  if (key->code != K_ESC)
    return false;
  GError *error = NULL;
  bool sound = form_finish(self->form, &error) && capture_refresh(self->capture, &error);
  if (!sound) {
    session_error(screen->app, error);
    return true;
  }
  g_clear_pointer(&self->form, form_free);
  capture_forget(self->capture);
  return true;
}

void capture_choose_companions(struct screen *screen)
{
  struct capture_screen *self = screen->state;
  struct record *record = self->capture->record;
  AUTO(rowset) struct rowset *rows =
      store_query(self->capture->session->store, STATEMENT_CAPTURE_ADMINISTRATORS, NULL, "school",
                  record_get(record, "school"), NULL);
  AUTO(picker) struct picker *picker = picker_new("Who came along (chosen again: did not)");
  for (int i = 0; rows && i < rows->row_count; i++) {
    const char *uid = rowset_get(rows, i, "uid");
    bool along = record_find_part(record, &record_companion, "staff", uid) != NULL;
    g_autofree char *name =
        name_listed(rowset_get(rows, i, "given_name"), rowset_get(rows, i, "family_name"));
    if (g_strcmp0(uid, record_get(record, "recorder")) != 0)
      picker_add(picker, uid, name,
                 along ? "came along" : choice_label(role_choices, rowset_get(rows, i, "role")));
  }
  const char *chosen = picker_run(screen->app, picker, NULL);
  if (!chosen)
    return;
  capture_remember(self->capture, g_strdup("who came along"), -1);
  struct record *part = record_find_part(record, &record_companion, "staff", chosen);
  if (part) {
    g_ptr_array_remove(record_parts(record, &record_companion), part);
  } else {
    part = record_add_part(record, &record_companion);
    record_set(part, "staff", chosen);
  }
  capture_forget(self->capture);
  self->capture->touched = true;
  capture_refresh(self->capture, NULL);
}
