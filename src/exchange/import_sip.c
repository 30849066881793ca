/* import sip: one row an item of a School Improvement Plan, or one an item and month. */
#include "exchange/import.h"

#include "base/error.h"
#include "exchange/import_fields.h"
#include "exchange/import_missing.h"
#include "exchange/sip_rows.h"
#include "model/tables.h"

#define ACCEPT(...) ((const char *const[]){ __VA_ARGS__, NULL })

static const struct csv_field columns[SIP_COLUMN_COUNT] = {
  [SIP_SCHOOL] = { "school", ACCEPT("School Name", "School Code", "Building"), CSV_FIELD_REQUIRED },
  [SIP_YEAR] = { "school_year", ACCEPT("Year", "SY"), 0 },
  [SIP_GOAL_CODE] = { "goal_code", ACCEPT("Goal Number", "Goal No", "Goal #"), 0 },
  [SIP_GOAL] = { "goal", ACCEPT("Goal Text", "SIP Goal", "Objective"), 0 },
  [SIP_CODE] = { "code", ACCEPT("Item Number", "Item No", "Item #", "Number", "No"), 0 },
  [SIP_TEXT] = { "text", ACCEPT("Item", "Action", "Action Step", "Strategy", "Activity"), 0 },
  [SIP_OWNER] = { "owner",
                  ACCEPT("Person Responsible", "Responsible", "Responsibility", "Lead", "Who"), 0 },
  [SIP_OWNER_ROLE] = { "owner_role", ACCEPT("Role", "Role Responsible"), 0 },
  [SIP_DUE_ON] = { "due_on", ACCEPT("Due", "Due Date", "By When", "Timeline", "Deadline"),
                   CSV_FIELD_DATE },
  [SIP_INITIATIVE] = { "initiative", ACCEPT("AIP Initiative", "Serves"), 0 },
  [SIP_ACTIVE] = { .name = "active" },
  [SIP_MONTH] = { .name = "month" },
  [SIP_STATUS] = { "status", ACCEPT("Color", "Colour", "Progress"), 0 },
  [SIP_NOTE] = { "note", ACCEPT("Notes", "Comment", "Comments", "Evidence"), 0 },
};

static const int needed[] = { SIP_CODE, SIP_GOAL_CODE, -1 };
static const int with[] = { SIP_TEXT, SIP_CODE };
const struct import_fields import_fields_sip = {
  columns, SIP_COLUMN_COUNT, &record_sip_item, needed, with, true
};

static bool read_rows(struct import_session *session, struct import_table *table,
                      struct sip_rows *rows, GError **error)
{
  GError *problem = NULL;
  const struct csv_record *record;
  while ((record = import_table_next(table, &problem)))
    if (!sip_rows_take(rows, record->cells, import_table_place(table), &problem)
        && !import_missing_settle(session, table, &import_fields_sip, g_steal_pointer(&problem),
                                  error))
      return false;
  if (problem)
    g_propagate_error(error, problem);
  else
    import_table_tell_unread(table);
  return !problem;
}

static bool check_columns(const struct import_session *session, const struct import_table *table,
                          GError **error)
{
  if (import_table_has(table, SIP_CODE) || import_table_has(table, SIP_GOAL_CODE))
    return true;
  return fail(error, TL_ERROR_NOT_FOUND,
              "%s:%ld: there is no column for code, the item’s number; say which it is%s",
              import_table_place(table).file, csv_header_line(import_table_header(table)),
              import_session_say(session, " by --map code=COLUMN", "."));
}

bool import_sip(struct store *store, const char *path, const struct import_options *options,
                struct import_result *result, GError **error)
{
  struct import_session session;
  struct sip_rows *rows = NULL;
  import_session_init(&session, store, options, result);
  struct import_table *table =
      import_table_open_months(&session, path, columns, SIP_COLUMN_COUNT, error);
  bool done = table && check_columns(&session, table, error)
              && import_session_begin(&session, "Bring in School Improvement Plans", error);
  if (done)
    rows = sip_rows_load(&session, import_table_months(table), error);
  done = rows && read_rows(&session, table, rows, error) && sip_rows_save(rows, error);
  g_clear_pointer(&rows, sip_rows_free);
  g_clear_pointer(&table, import_table_free);
  return import_session_end(&session, done, error);
}
