/* What somebody has changed of a walkthrough since the form was filled in that it came from. */
#include "exchange/walk_known.h"

#include "exchange/import_kept.h"
#include "model/date.h"
#include "model/tables.h"

static const char *const fields[] = { "school",      "teacher",   "recorder",     "made_on",
                                      "started",     "minutes",   "outcome",      "room",
                                      "grade",       "subject",   "period",       "visit_type",
                                      "what_worked", "next_step", "private_note", NULL };
static const char *const mark_fields[] = { "level", "comment", NULL };
static const struct import_values own = { NULL, NULL, fields };
static const struct import_values marks = { &record_mark, "strategy", mark_fields };

/* `the walkthrough of José Nuñez, Wed 4 Nov 2026`. Yours. */
static char *name_walkthrough(const struct import_session *session, const struct record *before)
{
  const char *teacher = record_get(before, "teacher");
  g_autofree char *day = date_weekday_medium(record_get(before, "made_on"));
  return g_strdup_printf("the walkthrough of %s%s%s",
                         teacher ? import_session_name(session, teacher) : "", teacher ? ", " : "",
                         day);
}

/* Looks what of record, as it would be, was changed here. */
static bool look(struct import_stays *stays, const struct record *before, struct record *record,
                 GError **error)
{
  AUTO(import_kept)
  struct import_kept *kept =
      import_kept_load(stays->session->store, record->type, record->uid, error);
  if (!kept)
    return false;
  import_kept_give_back(kept, &own, before, record, stays);
  import_kept_give_back(kept, &marks, before, record, stays);
  return true;
}

bool walk_kept_apply(struct import_session *session, const struct record *before,
                     struct record *record, const struct walk_filled *filled, GError **error)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func(g_free);
  struct import_stays stays = { session, filled->at, false, labels };
  if (record_equal(before, record))
    return true;
  if (!look(&stays, before, record, error))
    return false;
  g_autofree char *name = name_walkthrough(session, before);
  import_kept_tell(session, filled->place, name, &stays);
  return true;
}

bool walk_kept_tell(struct import_session *session, const struct record *before,
                    struct record *record, struct import_place place, GError **error)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func(g_free);
  struct import_stays stays = { session, NULL, true, labels };
  if (record_equal(before, record))
    return true;
  if (!look(&stays, before, record, error))
    return false;
  g_autofree char *name = name_walkthrough(session, before);
  g_autofree char *list = import_kept_labels(&stays);
  if (labels->len > 0)
    import_session_notice(session, place,
                          "changes what was entered here in %s: %s; where that was right, %sempty "
                          "those cells of the file",
                          name, list, session->options->dry ? "" : "undo the import and ");
  return true;
}
