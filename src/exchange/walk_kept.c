/* What somebody has changed of a walkthrough since the form was filled in that it came from. */
#include "exchange/walk_known.h"

#include "exchange/import_kept.h"
#include "model/date.h"
#include "model/tables.h"

/* True where value is another in record than it was before, and was changed here since. */
static bool stays(const struct import_kept *kept, const struct import_value *value,
                  const struct record *before, const struct record *record, const char *filled_in)
{
  const char *old = before ? record_get(before, value->field) : NULL;
  return g_strcmp0(old, record_get(record, value->field)) != 0
         && import_kept_stays(kept, value, filled_in);
}

static bool keep_fields(const struct import_kept *kept, const struct record *before,
                        struct record *record, const char *filled_in)
{
  static const char *const fields[] = { "school",      "teacher",   "recorder",    "made_on",
                                        "started",     "minutes",   "outcome",     "room",
                                        "grade",       "subject",   "period",      "visit_type",
                                        "what_worked", "next_step", "private_note" };
  bool any = false;
  for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
    const struct import_value value = { .field = fields[i] };
    if (!stays(kept, &value, before, record, filled_in))
      continue;
    record_set(record, fields[i], record_get(before, fields[i]));
    any = true;
  }
  return any;
}

static bool keep_mark(const struct import_kept *kept, const struct record *before,
                      struct record *mark, const char *filled_in)
{
  static const char *const fields[] = { "level", "comment" };
  bool any = false;
  const char *strategy = record_get(mark, "strategy");
  const struct record *old = record_find_part(before, &record_mark, "strategy", strategy);
  for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
    const struct import_value value = { &record_mark, "strategy", strategy, fields[i] };
    if (!stays(kept, &value, old, mark, filled_in))
      continue;
    record_set(mark, fields[i], old ? record_get(old, fields[i]) : NULL);
    any = true;
  }
  return any;
}

static bool keep_marks(const struct import_kept *kept, const struct record *before,
                       struct record *record, const char *filled_in)
{
  GPtrArray *marks = record_parts(record, &record_mark);
  bool any = false;
  for (guint i = marks->len; i > 0; i--) {
    struct record *mark = marks->pdata[i - 1];
    any = keep_mark(kept, before, mark, filled_in) || any;
    /* One that was taken away stays away. */
    if (!record_get(mark, "level") && !record_get(mark, "comment")
        && !record_find_part(before, &record_mark, "strategy", record_get(mark, "strategy")))
      g_ptr_array_remove_index(marks, i - 1);
  }
  return any;
}

bool walk_kept_apply(struct import_session *session, const struct record *before,
                     struct record *record, const struct walk_filled *filled, GError **error)
{
  if (record_equal(before, record))
    return true;
  AUTO(import_kept)
  struct import_kept *kept = import_kept_load(session->store, record->type, record->uid, error);
  if (!kept)
    return false;
  bool fields = keep_fields(kept, before, record, filled->at);
  bool marks = keep_marks(kept, before, record, filled->at);
  const char *teacher = record_get(before, "teacher");
  g_autofree char *day = date_weekday_medium(record_get(before, "made_on"));
  if (fields || marks)
    import_session_notice(session, filled->place,
                          "the walkthrough of %s%s%s was changed here after the form was filled "
                          "in; what is here stays",
                          teacher ? import_session_name(session, teacher) : "", teacher ? ", " : "",
                          day);
  return true;
}
