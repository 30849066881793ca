#include "config.h"

#include "ui/companion.h"

#include "model/name.h"
#include "model/tables.h"
#include "ui/picker.h"
#include "ui/session.h"

char *companion_choose(struct app *app, const struct record *record, const struct record_type *part,
                       const char *of)
{
  GError *error = NULL;
  AUTO(rowset)
  struct rowset *rows = store_query(session_of(app)->store, STATEMENT_CAPTURE_ADMINISTRATORS,
                                    &error, "school", record_get(record, "school"), NULL);
  if (!rows) {
    session_error(app, error);
    return NULL;
  }
  AUTO(picker) struct picker *picker = picker_new("Who came along (chosen again: did not)");
  for (int i = 0; i < rows->row_count; i++) {
    const char *uid = rowset_get(rows, i, "uid");
    bool along = record_find_part(record, part, "staff", uid) != NULL;
    g_autofree char *name =
        name_listed(rowset_get(rows, i, "given_name"), rowset_get(rows, i, "family_name"));
    if (g_strcmp0(uid, record_get(record, of)) != 0)
      picker_add(picker, uid, name,
                 along ? "came along" : choice_label(role_choices, rowset_get(rows, i, "role")));
  }
  return g_strdup(picker_run(app, picker, NULL));
}

void companion_change(struct record *record, const struct record_type *part, const char *staff)
{
  struct record *found = record_find_part(record, part, "staff", staff);
  if (found)
    g_ptr_array_remove(record_parts(record, part), found);
  else
    record_set(record_add_part(record, part), "staff", staff);
}
