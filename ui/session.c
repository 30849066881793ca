#include "config.h"

#include "ui/session.h"

#include "base/clock.h"
#include "base/error.h"
#include "model/date.h"
#include "model/name.h"
#include "model/tables.h"
#include "ui/screens.h"
#include "ui/terminal.h"

#include <stdio.h>
#include <string.h>

struct session *session_new(struct store *store, const char *path, GError **error)
{
  struct session *session = g_new0(struct session, 1);
  session->path = g_strdup(path);
  session->month = clock_month();
  session->present = clock_month();
  session->since = clock_instant();
  session->drafts = drafts_open(NULL, error);
  bool done = session->drafts && (!store || session_take_store(session, store, error));
  if (done)
    return session;
  if (session->store != store)
    store_free(store);
  session_free(session);
  return NULL;
}

void session_free(struct session *session)
{
  drafts_free(session->drafts);
  store_free(session->store);
  g_free(session->path);
  g_free(session->district_uid);
  g_free(session->district_name);
  g_free(session->person_uid);
  g_free(session->person_name);
  g_free(session->month);
  g_free(session->present);
  g_free(session->school_uid);
  if (session->redo)
    g_ptr_array_unref(session->redo);
  g_free(session->since);
  g_free(session->added);
  g_free(session);
}

static char *name_of(struct store *store, const char *uid, GError **error)
{
  if (!uid)
    return g_strdup("Record keeper");
  AUTO(record) struct record *person = store_load(store, &record_staff, uid, error);
  return person ? name_full(record_get(person, "given_name"), record_get(person, "family_name"))
                : NULL;
}

bool session_take_store(struct session *session, struct store *store, GError **error)
{
  if (session->store != store)
    store_free(session->store);
  session->store = store;
  AUTO(record) struct record *district = store_district(store, error);
  char *name = district ? name_of(store, store_viewer(store), error) : NULL;
  if (!name)
    return false;
  g_free(session->district_uid);
  g_free(session->district_name);
  g_free(session->person_name);
  g_free(session->person_uid);
  session->district_uid = g_strdup(district->uid);
  session->district_name = g_strdup(record_get(district, "name"));
  session->sample = record_get_flag(district, "sample");
  session->shared = record_get_flag(district, "shared");
  session->person_uid = g_strdup(store_viewer(store));
  session->person_name = name;
  session->version = store_version(store);
  return true;
}

bool session_set_person(struct session *session, const char *staff_uid, GError **error)
{
  return store_set_viewer(session->store, staff_uid, error)
         && session_take_store(session, session->store, error);
}

struct session *session_of(const struct app *app)
{
  return app->data;
}

struct draft_key session_draft_key(const struct session *session, const char *kind,
                                   const char *record)
{
  return (struct draft_key){ session->district_uid, session->person_uid ? session->person_uid : "",
                             kind, record };
}

char *session_today(void)
{
  return clock_today();
}

void session_error(struct app *app, GError *error)
{
  app_error(app, error);
  g_error_free(error);
}

/* --- what is typed in dialogs ----------------------------------------------------------------- */

static const char prompt_kind[] = "prompt";

/* What the disk does not take is said when it is stored. */
static void prompt_keep(void *data, const char *place, const char *text)
{
  struct session *session = data;
  struct draft_key key = session_draft_key(session, prompt_kind, place);
  if (!session->district_uid)
    return;
  if (text)
    draft_put(session->drafts, &key, NULL, 0, text, NULL);
  else
    draft_remove(session->drafts, &key, NULL);
}

static char *prompt_kept(void *data, const char *place)
{
  struct session *session = data;
  struct draft_key key = session_draft_key(session, prompt_kind, place);
  return session->district_uid ? draft_get(session->drafts, &key, NULL, NULL) : NULL;
}

/* --- running -------------------------------------------------------------------------------- */

static bool data_changed(void *data)
{
  struct session *session = data;
  if (!session->store)
    return false;
  long version = store_version(session->store);
  bool changed = version != session->version;
  session->version = version;
  return changed;
}

/* After a restore the file may have another district in it, or not the person any more. */
static char *gone(void *data)
{
  struct session *session = data;
  struct store *store = session->store;
  AUTO(record) struct record *district = store ? store_district(store, NULL) : NULL;
  if (!district)
    return NULL;
  if (g_strcmp0(district->uid, session->district_uid) != 0)
    return g_strdup_printf("A backup was brought back: %s now has %s in it, not %s. What was begun "
                           "is kept as a draft of the district that it is of. Start throughline "
                           "again.",
                           session->path, record_get(district, "name"), session->district_name);
  g_autoptr(GError) error = NULL;
  g_autofree char *name = name_of(store, session->person_uid, &error);
  if (name || !error_is(error, TL_ERROR_NOT_FOUND))
    return NULL;
  return g_strdup_printf("%s is not in %s any more: a backup from before was brought back. Start "
                         "throughline again, as somebody who is in it.",
                         session->person_name, session->path);
}

/* Who looked at the present month goes on with it into the next one; another month stays. */
static void day_changed(void *data)
{
  struct session *session = data;
  bool at_present = strcmp(session->month, session->present) == 0;
  g_free(session->present);
  session->present = clock_month();
  if (!at_present || strcmp(session->month, session->present) == 0)
    return;
  g_free(session->month);
  session->month = g_strdup(session->present);
  session->month_chosen = false;
}

static bool give_way(void *data, bool (*waiting)(void *of), void *of)
{
  struct store *store = ((struct session *)data)->store;
  if (!store)
    return false;
  if (!waiting)
    return store_give_way_end(store);
  store_give_way(store, waiting, of);
  return false;
}

bool session_run(struct session *session, const char *first, GError **error)
{
  struct terminal *terminal = terminal_start(&(struct terminal_setup){ 0 }, error);
  if (!terminal)
    return false;
  struct app_setup setup = {
    .terminal = terminal,
    .store = session->store,
    .district = session->district_name,
    .person = session->person_name,
    .sample = session->sample,
    .types = session_screens,
    .actions = session_actions,
    .data_changed = data_changed,
    .gone = gone,
    .day_changed = day_changed,
    .give_way = give_way,
    .prompt_keep = prompt_keep,
    .prompt_kept = prompt_kept,
    .data = session,
  };
  struct app *app = app_new(&setup);
  bool done = app_run(app,
                      first            ? first
                      : session->store ? session_screens[0]->name
                                       : "welcome",
                      NULL, error);
  g_autofree char *farewell = g_strdup(app_farewell(app));
  app_free(app);
  if (*farewell)
    printf("%s", farewell);
  return done;
}
