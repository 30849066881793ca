/* The first start behind the screen: what is asked, its draft, making the district or the sample.
 */
#include "config.h"

#include "ui/welcome_own.h"

#include "base/error.h"
#include "base/file.h"
#include "base/settings.h"
#include "base/text.h"
#include "model/tables.h"
#include "sample/new_district.h"
#include "sample/sample.h"
#include "ui/dialog.h"
#include "ui/session.h"

#include <string.h>

static const struct choice first_roles[] = {
  { "superintendent", "superintendent" },
  { "assistant_superintendent", "assistant superintendent" },
  { "principal", "principal" },
  { "assistant_principal", "assistant principal" },
  { "director", "director" },
  { "plan_manager", "plan manager" },
  { "record_keeper", "record keeper" },
  { NULL, NULL },
};

/* A principal leads a school: it has to be known which. */
static bool check_first_start(struct record *record, GError **error)
{
  const char *role = record_get(record, "role");
  bool at_school = g_strcmp0(role, "principal") == 0 || g_strcmp0(role, "assistant_principal") == 0;
  if (at_school && text_blank(record_get(record, "school")))
    return fail(error, TL_ERROR_INVALID, "Which school? Write its name under School.");
  return true;
}

static const struct field first_start_fields[] = {
  { .name = "district",
    .label = "District",
    .flags = FIELD_REQUIRED,
    .max = 120,
    .help = "The district’s name as it is to be printed, such as Mill City Public Schools." },
  { .name = "given_name",
    .label = "Your given name",
    .flags = FIELD_REQUIRED,
    .max = 80,
    .help = "As you write it." },
  { .name = "family_name",
    .label = "Your family name",
    .flags = FIELD_REQUIRED,
    .max = 80,
    .help = "As you write it." },
  { .name = "email",
    .label = "Your e-mail",
    .flags = FIELD_EMAIL,
    .max = 254,
    .help = "If you like: later imports then know that you are you." },
  { .name = "role",
    .label = "You are",
    .type = FIELD_CHOICE,
    .flags = FIELD_REQUIRED,
    .choices = first_roles,
    .help = "A letter chooses, such as p for principal; Left and Right turn." },
  { .name = "school",
    .label = "School",
    .max = 120,
    .help = "For a principal: your school’s name. Others leave it empty." },
};
const struct record_type record_first_start = {
  .name = "first_start",
  .label = "First start",
  .plural = "First start",
  .fields = first_start_fields,
  .field_count = G_N_ELEMENTS(first_start_fields),
  .check = check_first_start,
};

/* --- its draft ------------------------------------------------------------------------------ */

/* There is no district yet whose draft it could be. */
static const struct draft_key draft_place = { "", "", "first_start", "welcome" };

bool welcome_keep(struct app *app, const char *json, GError **error)
{
  return draft_put(session_of(app)->drafts, &draft_place, NULL, 0, json, error);
}

char *welcome_kept(struct app *app, GError **error)
{
  return draft_get(session_of(app)->drafts, &draft_place, NULL, error);
}

bool welcome_forget(struct app *app, GError **error)
{
  return draft_remove(session_of(app)->drafts, &draft_place, error);
}

/* --- going on with a store ------------------------------------------------------------------ */

static bool adopt(struct app *app, struct store *store, const char *staff, GError **error)
{
  struct session *session = session_of(app);
  if (!session_take_store(session, store, error)
      || (staff && !session_set_person(session, staff, error)))
    return false;
  app->store = session->store;
  app->sample = session->sample;
  app_set_district(app, session->district_name);
  app_set_person(app, session->person_name);
  return true;
}

static bool make_store(struct store *store, const struct record *asked, char **staff,
                       GError **error)
{
  struct new_district district = {
    .name = record_get(asked, "district"),
    .given_name = record_get(asked, "given_name"),
    .family_name = record_get(asked, "family_name"),
    .email = record_get(asked, "email"),
    .role = record_get(asked, "role"),
    .school = record_get(asked, "school"),
  };
  return new_district_make(store, &district, staff, error);
}

bool welcome_set_up(struct app *app, const struct record *asked, GError **error)
{
  struct session *session = session_of(app);
  g_autofree char *staff = NULL;
  struct store *store = store_open(session->path, STORE_CREATE, error);
  if (!store || !make_store(store, asked, &staff, error)) {
    store_free(store);
    return false;
  }
  return adopt(app, store, staff, error) && settings_set_person(session->district_uid, staff, error)
         && welcome_forget(app, error);
}

/* --- the sample ----------------------------------------------------------------------------- */

static bool make_sample(struct app *app, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname(path);
  AUTO(progress_window)
  struct progress_window *window = progress_window_new(app, "Making the sample district");
  struct progress progress = progress_window_progress(window);
  struct sample_options options = { .seed = 1 };
  return file_make_folder(folder, error) && sample_make(path, &options, &progress, error);
}

bool welcome_open_sample(struct app *app, GError **error)
{
  g_autofree char *path = sample_path_beside(session_of(app)->path);
  GError *inner = NULL;
  if (!g_file_test(path, G_FILE_TEST_EXISTS) && !make_sample(app, path, &inner)) {
    if (error_is(inner, TL_ERROR_STOPPED))
      g_error_free(inner);
    else
      g_propagate_error(error, inner);
    return false;
  }
  struct store *store = store_open(path, STORE_OPEN, error);
  return store && adopt(app, store, NULL, error);
}
