/* import oneroster: OneRoster 1.1 and 1.2, and School Data Sync, from a folder or a ZIP file. */
#include "exchange/import.h"

#include "base/error.h"
#include "exchange/oneroster_sessions.h"
#include "exchange/oneroster_users.h"
#include "exchange/oneroster_zip.h"
#include "model/tables.h"

#include <string.h>

static bool read_people(struct oneroster_context *context, GError **error)
{
  AUTO(staff_index) struct staff_index *people = staff_index_load(context->session, error);
  if (!people)
    return false;
  AUTO(staff_rows) struct staff_rows *rows = staff_rows_new(context->session, people);
  rows->default_role = "teacher";
  context->people = people;
  context->rows = rows;
  return oneroster_users_read(context, error) && staff_rows_save(rows, error);
}

static bool read_roster(struct import_session *session, struct oneroster_files *files,
                        GError **error)
{
  AUTO(oneroster_orgs) struct oneroster_orgs *orgs = oneroster_orgs_read(session, files, error);
  if (!orgs)
    return false;
  AUTO(oneroster_classes) struct oneroster_classes *classes = oneroster_classes_read(files, error);
  if (!classes)
    return false;
  import_session_tally(session, &record_staff);
  struct oneroster_context context = {
    .session = session, .files = files, .orgs = orgs, .classes = classes
  };
  return read_people(&context, error) && oneroster_sessions_read(session, files, error);
}

static bool run(struct import_session *session, const char *folder, GError **error)
{
  AUTO(oneroster_files)
  struct oneroster_files *files = oneroster_files_open(session, folder, error);
  return files && import_session_begin(session, "Bring in a roster", error)
         && read_roster(session, files, error);
}

/* text with the folder that a ZIP was unpacked into called by the ZIP's name; text is freed. Yours.
 */
static char *rename_folder(char *text, const char *folder, const char *path)
{
  GString *renamed = g_string_new(text);
  g_free(text);
  g_string_replace(renamed, folder, path, 0);
  return g_string_free(renamed, FALSE);
}

static bool run_zip(struct import_session *session, const char *path, GError **error)
{
  GError *problem = NULL;
  g_autofree char *folder = oneroster_zip_unpack(path, error);
  if (!folder)
    return false;
  bool done = run(session, folder, &problem);
  oneroster_zip_remove(folder);
  for (guint i = 0; i < session->result->lines->len; i++) {
    struct import_line *line = session->result->lines->pdata[i];
    line->text = rename_folder(line->text, folder, path);
  }
  if (problem) {
    problem->message = rename_folder(problem->message, folder, path);
    g_propagate_error(error, problem);
  }
  return done;
}

bool import_oneroster(struct store *store, const char *path, const struct import_options *options,
                      struct import_result *result, GError **error)
{
  struct import_session session;
  import_session_init(&session, store, options, result);
  import_session_from(&session, path);
  bool done = g_file_test(path, G_FILE_TEST_IS_REGULAR) ? run_zip(&session, path, error)
                                                        : run(&session, path, error);
  return import_session_end(&session, done, error);
}
