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

bool walk_kept_apply(struct import_session *session, const struct record *before,
                     struct record *record, const struct walk_filled *filled, GError **error)
{
  if (record_equal(before, record))
    return true;
  AUTO(import_kept)
  struct import_kept *kept = import_kept_load(session->store, record->type, record->uid, error);
  if (!kept)
    return false;
  bool any = import_kept_give_back(kept, &own, before, record, filled->at);
  any = import_kept_give_back(kept, &marks, before, record, filled->at) || any;
  const char *teacher = record_get(before, "teacher");
  g_autofree char *day = date_weekday_medium(record_get(before, "made_on"));
  if (any)
    import_session_notice(session, filled->place,
                          "the walkthrough of %s%s%s was changed here after the form was filled "
                          "in; what is here stays",
                          teacher ? import_session_name(session, teacher) : "", teacher ? ", " : "",
                          day);
  return true;
}
