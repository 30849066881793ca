/* import --wide: one row an answered form, by a map. */
#include "exchange/import.h"

#include "base/error.h"
#include "exchange/wide_import.h"
#include "model/tables.h"

#include <string.h>

/* A way to say what the rows need, where the map does not. */
struct need {
  enum wide_field_id fields[3]; /* one of these; ends with WIDE_IGNORE */
  const char *what;
};

static const struct need walkthrough_needs[] = {
  { { WIDE_TIMESTAMP, WIDE_DATE, WIDE_START }, "the day: timestamp or date" },
  { { WIDE_OBSERVER }, "who observed: observer" },
  { { WIDE_TEACHER }, "who was visited: teacher" },
  { { WIDE_SCHOOL }, "the school: school, or a row ,school,,NAME for all" },
  { { WIDE_IGNORE }, NULL },
};
static const struct need assessment_needs[] = {
  { { WIDE_STAFF }, "whose it is: staff" },
  { { WIDE_IGNORE }, NULL },
};
static const struct need sip_needs[] = {
  { { WIDE_SCHOOL }, "the school: school, or a row ,school,,NAME for all" },
  { { WIDE_STATUS }, "the status: status, or status:CODE for a column an item" },
  { { WIDE_IGNORE }, NULL },
};

static const struct {
  const struct need *needs;
  bool (*run)(struct import_session *session, struct wide_rows *rows, GError **error);
  const char *label;
} kinds[WIDE_KINDS] = {
  [WIDE_WALKTHROUGHS] = { walkthrough_needs, wide_import_walkthroughs, "Bring in walkthroughs" },
  [WIDE_SELF_ASSESSMENTS] = { assessment_needs, wide_import_assessments,
                              "Bring in self-assessments" },
  [WIDE_SIP] = { sip_needs, wide_import_sip, "Bring in statuses of SIP items" },
};

static bool is_met(const struct wide_map *map, const struct need *need)
{
  for (size_t i = 0; i < G_N_ELEMENTS(need->fields) && need->fields[i] != WIDE_IGNORE; i++)
    if (wide_map_has(map, need->fields[i]))
      return true;
  return false;
}

static bool fail_unmet(const struct import_session *session, const struct need *need,
                       GError **error)
{
  const struct wide_map *map = session->options->wide;
  int head = (int)strcspn(need->what, ":"); /* behind it stands what a map would say */
  if (session->options->on_screen)
    return fail(error, TL_ERROR_INVALID,
                "No column says %.*s. Choose the one that does: Enter on its line.", head,
                need->what);
  return fail(error, TL_ERROR_INVALID, "%s: no column of the map says %s. Add it to the map.",
              map->name, need->what);
}

static bool check_map(const struct import_session *session, GError **error)
{
  const struct wide_map *map = session->options->wide;
  for (const struct need *need = kinds[map->kind].needs; need->what; need++)
    if (!is_met(map, need))
      return fail_unmet(session, need, error);
  return true;
}

/* Keeps the map, so that it is offered when a file with the same columns comes again. */
static bool keep_map(struct import_session *session, GError **error)
{
  const struct wide_map *map = session->options->wide;
  GError *problem = NULL;
  g_autofree char *uid =
      store_find(session->store, &record_import_map, "name", map->name, &problem);
  if (problem) {
    g_propagate_error(error, problem);
    return false;
  }
  AUTO(record)
  struct record *record = uid ? store_load(session->store, &record_import_map, uid, error)
                              : record_new(&record_import_map);
  if (!record)
    return false;
  g_autofree char *text = wide_map_text(map);
  return record_parse(record, "name", map->name, NULL, error)
         && record_parse(record, "kind", wide_kind_word(map->kind), NULL, error)
         && record_parse(record, "text", text, NULL, error)
         && change_save(session->change, record, NULL, error);
}

/* A form that is answered in the first days of a month is about the month before. */
static void tell_month(struct import_session *session, const struct wide_rows *rows)
{
  const struct wide_map *map = session->options->wide;
  if (map->kind == WIDE_WALKTHROUGHS || session->options->month || wide_map_has(map, WIDE_MONTH)
      || !wide_map_has(map, WIDE_TIMESTAMP))
    return;
  struct import_place place = wide_rows_place(rows);
  place.line = 1;
  import_session_notice(session, place,
                        "no column says the month: each row counts for the month in which it was "
                        "filled in%s",
                        import_session_say(session, "; --month MONTH says another for all rows",
                                           "; m says another for all rows"));
}

bool import_wide(struct store *store, const char *path, const struct import_options *options,
                 struct import_result *result, GError **error)
{
  struct import_session session;
  const struct wide_map *map = options->wide;
  import_session_init(&session, store, options, result);
  struct wide_rows *rows =
      check_map(&session, error) ? wide_rows_open(&session, path, error) : NULL;
  bool done = rows && import_session_begin(&session, kinds[map->kind].label, error)
              && kinds[map->kind].run(&session, rows, error);
  if (done)
    tell_month(&session, rows);
  done = done && (!options->keep_map || keep_map(&session, error));
  g_clear_pointer(&rows, wide_rows_free);
  return import_session_end(&session, done, error);
}
