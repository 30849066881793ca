#include "config.h"

#include "ui/administrator_picker.h"

#include "model/name.h"
#include "model/tables.h"
#include "ui/picker.h"
#include "ui/session.h"

char *administrator_choose(struct app *app, const char *title, const char *school,
                           administrator_beside *beside, const void *data)
{
  GError *error = NULL;
  AUTO(rowset)
  struct rowset *rows = store_query(session_of(app)->store, STATEMENT_CAPTURE_ADMINISTRATORS,
                                    &error, "school", school, NULL);
  if (!rows) {
    session_error(app, error);
    return NULL;
  }
  AUTO(picker) struct picker *picker = picker_new(title);
  int count = 0;
  for (int i = 0; i < rows->row_count; i++) {
    const char *uid = rowset_get(rows, i, "uid");
    const char *said = beside ? beside(uid, data) : NULL;
    if (said && !*said)
      continue;
    g_autofree char *name =
        name_listed(rowset_get(rows, i, "given_name"), rowset_get(rows, i, "family_name"));
    picker_add(picker, uid, name,
               said ? said : choice_label(role_choices, rowset_get(rows, i, "role")));
    count++;
  }
  if (count > 0)
    return g_strdup(picker_run(app, picker, NULL));
  app_message(app, "There is no %sadministrator yet. One is added in Records (g r).",
              rows->row_count ? "other " : "");
  return NULL;
}
