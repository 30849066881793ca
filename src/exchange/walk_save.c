/* The rows of one walkthrough, when all are taken, are saved or refused. */
#include "exchange/walk_group_private.h"

#include "base/error.h"
#include "base/text.h"
#include "model/tables.h"

#include <string.h>

static void merge_marks(struct walk_group *group)
{
  bool fresh = !group->before;
  int strategy = record_field(&record_mark, "strategy");
  int level = record_field(&record_mark, "level");
  for (guint i = 0; i < group->marks->len; i++) {
    struct mark *mark = &g_array_index(group->marks, struct mark, i);
    struct record *part =
        fresh ? NULL
              : record_find_part(group->record, &record_mark, "strategy", mark->strategy->uid);
    if (!part) {
      part = record_add_part(group->record, &record_mark);
      part->values[strategy] = g_strdup(mark->strategy->uid);
    }
    if (mark->level) {
      g_free(part->values[level]);
      part->values[level] = g_strdup(mark->level);
    }
    if (mark->comment)
      record_set(part, "comment", mark->comment);
  }
}

/* A comment as field_parse would have it, so that an unchanged one is seen to be unchanged. */
static bool clean_comments(struct walk_group *group, GError **error)
{
  const struct field *field = &record_mark.fields[record_field(&record_mark, "comment")];
  for (guint i = 0; i < group->marks->len; i++) {
    struct mark *mark = &g_array_index(group->marks, struct mark, i);
    char *clean = NULL;
    if (!mark->comment || field_canonical(field, mark->comment))
      continue;
    if (!field_parse(field, mark->comment, NULL, &clean, error))
      return false;
    g_free(mark->comment);
    mark->comment = clean;
  }
  return true;
}

/* True when the teacher has a slip of it. One that was amended is final again, until its next. */
static bool was_delivered(const struct record *record)
{
  return g_strcmp0(record_get(record, "state"), "final") != 0
         || record_parts(record, &record_delivery)->len > 0;
}

/* Another's private note is not shown to us, and stays as it is whatever the file says: it is no
 * difference. */
static void leave_note(struct walk_group *group)
{
  const char *viewer = store_viewer(group->session->store);
  if (viewer && g_strcmp0(record_get(group->before, "recorder"), viewer) != 0)
    record_set(group->record, "private_note", NULL);
}

/* Whom the sheet of a form names for somebody else; NULL: nobody. */
static const char *corrected_person(const struct walk_group *group)
{
  return group->before && group->session->options->wide
             ? walk_known_person(group->before, group->said)
             : NULL;
}

/* What the teacher has is not changed behind their back. */
static bool refuse_delivered(const struct walk_group *group, GError **error)
{
  if (!was_delivered(group->before) || record_equal(group->before, group->record))
    return true;
  const char *person = corrected_person(group);
  g_autofree char *visit = person ? walk_known_visit(group->known, group->before) : NULL;
  if (person)
    return fail(error, TL_ERROR_REFUSED,
                "This is the walkthrough of %s, with %s. Its slip was delivered, so it is changed "
                "on the screen, with a reason.",
                visit, person);
  return fail(error, TL_ERROR_REFUSED,
              "Its slip was delivered, so it is changed on the screen, with a reason.");
}

/* A form's file comes in again and again; a file of our own is a statement that wins, and tells it.
 */
static bool keep_changes(const struct walk_group *group, GError **error)
{
  const struct walk_filled filled = { group->filled_in, group->place };
  if (!group->session->options->wide)
    return refuse_delivered(group, error)
           && walk_kept_tell(group->session, group->before, group->record, group->place, error);
  return walk_kept_apply(group->session, group->before, group->record, &filled, error)
         && refuse_delivered(group, error);
}

/* What a dry run tells; NULL where it is none. Yours. */
static char *describe(const struct walk_group *group)
{
  if (!group->session->options->dry)
    return NULL;
  g_autofree char *difference =
      import_item_difference(group->session, group->before, group->record);
  g_autofree char *id = text_visible(group->cells[WALK_ID]->str, false);
  return g_strdup_printf("Walkthrough %s of %s: %s", id, record_get(group->record, "made_on"),
                         difference);
}

/* One that was entered on the screen is the file's from now on, so that it is known again when its
 * start is corrected there; so is the row of a form that names somebody else now. */
static void take_number(struct walk_group *group)
{
  if (record_get(group->record, "external_id") && !corrected_person(group))
    return;
  record_set(group->record, "external_source", walk_group_source(group));
  record_set(group->record, "external_id", group->cells[WALK_ID]->str);
}

/* Counts and tells what became of it; takes description over. */
static void note_saved(struct walk_group *group, bool changed, char *description)
{
  struct import_session *session = group->session;
  struct import_tally *tally = import_session_tally(session, &record_walkthrough);
  walk_known_note(group->known, group->record->uid, group->place);
  *(!group->before ? &tally->added : changed ? &tally->changed : &tally->same) += 1;
  if (changed && group->before)
    walk_known_tell(group->known, group->before, group->record, group->cells[WALK_ID]->str,
                    group->place);
  if (changed && description)
    import_session_line(session, group->before ? IMPORT_CHANGED : IMPORT_ADDED, description);
  else
    g_free(description);
}

static bool save_record(struct walk_group *group, GError **error)
{
  if (group->before)
    leave_note(group);
  if (group->before && !keep_changes(group, error))
    return false;
  g_autofree char *description = describe(group);
  bool differs = !group->before || !record_equal(group->before, group->record);
  bool written = false;
  take_number(group);
  if (!change_save(group->session->change, group->record, &written, error))
    return false;
  note_saved(group, written && differs, g_steal_pointer(&description));
  return true;
}

static bool set_version(struct walk_group *group, GError **error)
{
  struct walk_need need = { record_get(group->record, "instrument_version"),
                            record_get(group->record, "made_on"), group->strategies };
  GError *problem = NULL;
  const char *version = walk_forms_version(group->forms, group->form, &need, &problem);
  if (!version && g_error_matches(problem, TL_ERROR, TL_ERROR_INVALID)
      && walk_group_read_newer(group, NULL)) {
    g_clear_error(&problem);
    version = walk_forms_version(group->forms, group->form, &need, &problem);
  }
  if (problem)
    g_propagate_error(error, problem);
  if (version)
    record_set(group->record, "instrument_version", version);
  return version;
}

static bool save(struct walk_group *group, GError **error)
{
  if (group->teacher && !walk_people_save(group->people, group->teacher, error))
    return false;
  if (!set_version(group, error) || !clean_comments(group, error))
    return false;
  merge_marks(group);
  return save_record(group, error);
}

bool walk_group_save(struct walk_group *group, GError **error)
{
  bool done = true;
  if (!group->failure && !save(group, &group->failure))
    group->failed = group->place;
  if (group->failure) {
    GError *failure = g_steal_pointer(&group->failure);
    g_autofree char *why = g_strdup_printf("%s Walkthrough %s is left out.", failure->message,
                                           group->cells[WALK_ID]->str);
    g_free(failure->message);
    failure->message = g_steal_pointer(&why);
    done = import_session_settle(group->session, group->failed, failure, error);
  }
  walk_group_clear(group);
  return done;
}
