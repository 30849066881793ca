#include "exchange/walk_known.h"

#include "base/error.h"
#include "base/text.h"
#include "model/date.h"
#include "model/tables.h"

#include <string.h>

/* Of `2026-11-05 10:31:07 …` */
enum { MINUTE_BYTES = 16, SECONDS_BYTES = 3 };

struct walk_known {
  struct import_session *session;
  GHashTable *brought; /* uid → line, of those that this file has brought in */
  GHashTable *rows; /* id → line, of all that this file has; of a form's also without seconds */
};

struct walk_known *walk_known_new(struct import_session *session)
{
  struct walk_known *known = g_new0(struct walk_known, 1);
  known->session = session;
  known->brought = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  known->rows = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return known;
}

void walk_known_free(struct walk_known *known)
{
  g_hash_table_unref(known->brought);
  g_hash_table_unref(known->rows);
  g_free(known);
}

static bool is_form(const struct walk_known *known)
{
  return known->session->options->wide;
}

/* The id of a form's row without the seconds, which spreadsheets take away. Yours. */
static char *without_seconds(const char *id)
{
  GString *text = g_string_new(id);
  if (text->len > MINUTE_BYTES && text->str[MINUTE_BYTES] == ':')
    g_string_erase(text, MINUTE_BYTES, SECONDS_BYTES);
  return g_string_free(text, FALSE);
}

/* Takes id over. */
static void expect(const struct walk_known *known, char *id, long line)
{
  if (g_hash_table_contains(known->rows, id))
    g_free(id);
  else
    g_hash_table_insert(known->rows, id, GINT_TO_POINTER((int)line));
}

void walk_known_expect(struct walk_known *known, const char *id, long line)
{
  expect(known, g_strdup(id), line);
  if (is_form(known))
    expect(known, without_seconds(id), line);
}

void walk_known_note(struct walk_known *known, const char *uid, struct import_place place)
{
  g_hash_table_insert(known->brought, g_strdup(uid), GINT_TO_POINTER((int)place.line));
}

/* Both are told, and not the same. */
static bool differ(const struct record *record, const struct record *said, const char *field)
{
  const char *here = record_get(record, field);
  const char *there = record_get(said, field);
  return here && there && strcmp(here, there) != 0;
}

/* Numbers that begin anew in each file would give one walkthrough the values of another. A
 * correction changes one of teacher, observer and start; where there is no start to compare, none
 * of them. */
static bool is_another(const struct record *record, const struct record *said)
{
  bool timed = record_get(record, "started") && record_get(said, "started");
  int others = differ(record, said, "teacher") + differ(record, said, "recorder")
               + differ(record, said, "started");
  return differ(record, said, "made_on") || others > (timed ? 1 : 0);
}

char *walk_known_visit(const struct walk_known *known, const struct record *record)
{
  const char *teacher = record_get(record, "teacher");
  g_autofree char *day = date_weekday_medium(record_get(record, "made_on"));
  return g_strconcat(teacher ? import_session_name(known->session, teacher) : "",
                     teacher ? ", " : "", day, NULL);
}

static bool check_number(const struct walk_known *known, const struct record *record,
                         const struct record *said, GError **error)
{
  const char *id = record_get(said, "external_id");
  const char *date = record_get(said, "made_on");
  if (strcmp(record_get(said, "external_source"), IMPORT_SOURCE) != 0 || !is_another(record, said))
    return true;
  g_autofree char *visit = walk_known_visit(known, record);
  g_auto(GStrv) parts = g_strsplit(date ? date : record_get(record, "made_on"), "-", -1);
  g_autofree char *compact = g_strjoinv("", parts);
  return fail(error, TL_ERROR_REFUSED,
              "%s is the number of another walkthrough already: %s. Number them differently "
              "from file to file, such as %s-%s; where that one is meant, correct its day or "
              "people on the screen.",
              id, visit, compact, id);
}

/* What the store has of a visit, for one row of the file. */
struct visit {
  const struct record *said;
  char *minute; /* of a form's row: its id without seconds */
  char *uid;    /* the walkthrough that it is; NULL: none, or more than one */
  int others;   /* how many there are that it may be, where it is none of them */
  int owns;     /* how many there are of its own minute */
  int line;     /* of another row of the file, about one of the same visit; 0: none */
};

/* The line of another row of the file that is about the walkthrough in that row of rows; 0: none.
 */
static int line_of_other(const struct walk_known *known, const struct visit *visit,
                         const struct rowset *rows, int row)
{
  int line = GPOINTER_TO_INT(g_hash_table_lookup(known->brought, rowset_get(rows, row, "uid")));
  const char *id = rowset_get(rows, row, "external_id");
  const char *source = rowset_get(rows, row, "external_source");
  if (line > 0 || !id || strcmp(id, record_get(visit->said, "external_id")) == 0)
    return line;
  /* A map may have got another name. */
  if (!is_form(known) && g_strcmp0(source, record_get(visit->said, "external_source")) != 0)
    return 0;
  line = GPOINTER_TO_INT(g_hash_table_lookup(known->rows, id));
  if (line > 0 || !visit->minute)
    return line;
  g_autofree char *minute = without_seconds(id);
  return strcmp(minute, visit->minute) == 0
             ? 0
             : GPOINTER_TO_INT(g_hash_table_lookup(known->rows, minute));
}

static bool is_of_minute(const struct visit *visit, const char *id)
{
  g_autofree char *minute = id && visit->minute ? without_seconds(id) : NULL;
  return minute && strcmp(minute, visit->minute) == 0;
}

/* Of those that no other row of the file is about: the only one with the row's own minute, else the
 * only one. */
static void choose(const struct walk_known *known, struct visit *visit, const struct rowset *rows)
{
  int own = -1, any = -1, owns = 0, anys = 0;
  for (int i = 0; i < rows->row_count; i++) {
    int line = line_of_other(known, visit, rows, i);
    if (line > 0) {
      visit->line = line;
      continue;
    }
    any = i;
    anys++;
    if (is_of_minute(visit, rowset_get(rows, i, "external_id"))) {
      own = i;
      owns++;
    }
  }
  if (owns == 1 || anys == 1)
    visit->uid = g_strdup(rowset_get(rows, owns == 1 ? own : any, "uid"));
  else if (anys > 1)
    visit->others = anys;
  visit->owns = MAX(visit->owns, owns);
}

/* Looks at those of the same teacher, recorder and day with that start; NULL: of a form filled in
 * at that minute. */
static bool look(const struct walk_known *known, struct visit *visit, const char *start,
                 GError **error)
{
  const struct record *said = visit->said;
  g_autofree char *minute = visit->minute ? g_strndup(visit->minute, MINUTE_BYTES) : NULL;
  AUTO(rowset)
  struct rowset *rows = store_query(
      known->session->store, STATEMENT_WALKTHROUGHS_OF_VISIT, error, "teacher",
      record_get(said, "teacher"), "recorder", record_get(said, "recorder"), "day",
      record_get(said, "made_on"), "start", start, "minute", start ? NULL : minute, NULL);
  if (rows)
    choose(known, visit, rows);
  return rows;
}

/* of: which those are that the row may be one of, though it comes in. */
static void tell_one_of(const struct walk_known *known, const char *of, struct import_place place)
{
  bool dry = known->session->options->dry;
  import_session_notice(known->session, place,
                        "%s, and %s beside them; where this is one of them, %stake the row out of "
                        "the file",
                        of, dry ? "would come in" : "came in", dry ? "" : "undo the import and ");
}

static void tell_beside(const struct walk_known *known, const struct visit *visit,
                        struct import_place place)
{
  g_autofree char *of = g_strdup_printf(
      "has the teacher, observer, day and time of %d walkthroughs that are here", visit->others);
  if (visit->others > 0)
    tell_one_of(known, of, place);
  else if (visit->line > 0)
    import_session_notice(known->session, place,
                          "has the teacher, observer, day and time of the walkthrough in line %d "
                          "too; both %s",
                          visit->line, known->session->options->dry ? "would come in" : "came in");
}

/* Without seconds a form's row may be one or the other of two that were sent in one minute. */
static bool check_seconds(const struct visit *visit, GError **error)
{
  const char *id = record_get(visit->said, "external_id");
  bool told = strlen(id) > MINUTE_BYTES && strncmp(id + MINUTE_BYTES, ":00", SECONDS_BYTES) != 0;
  return told || visit->owns < 2
         || fail(error, TL_ERROR_REFUSED,
                 "%d forms of this teacher and observer were sent within this minute. Write the "
                 "timestamp with its seconds, so that it is known which one this is.",
                 visit->owns);
}

/* Rows of forms that have a timestamp tell it with seconds: `2026-11-05 10:31:07 …`. */
static bool is_stamped(const char *id)
{
  return strlen(id) > MINUTE_BYTES && id[MINUTE_BYTES] == ':';
}

/* Within one minute: seconds that are 00 may have been taken away. */
static bool is_of_stamp(const char *id, const char *other)
{
  const char *seconds = id + MINUTE_BYTES, *others = other + MINUTE_BYTES;
  return strncmp(seconds, others, SECONDS_BYTES) == 0 || strncmp(seconds, ":00", SECONDS_BYTES) == 0
         || strncmp(others, ":00", SECONDS_BYTES) == 0;
}

/* Of those of its timestamp that no row of the file is about any more: the only one, else the only
 * one with its day and start. */
static void choose_corrected(const struct walk_known *known, struct visit *visit,
                             const struct rowset *rows)
{
  int any = -1, timed = -1, anys = 0, times = 0;
  const struct record *said = visit->said;
  for (int i = 0; i < rows->row_count; i++) {
    const char *start = rowset_get(rows, i, "started");
    if (!is_of_stamp(record_get(said, "external_id"), rowset_get(rows, i, "external_id"))
        || line_of_other(known, visit, rows, i) > 0)
      continue;
    any = i;
    anys++;
    if (start && g_strcmp0(start, record_get(said, "started")) == 0
        && g_strcmp0(rowset_get(rows, i, "made_on"), record_get(said, "made_on")) == 0) {
      timed = i;
      times++;
    }
  }
  if (anys == 1 || times == 1)
    visit->uid = g_strdup(rowset_get(rows, anys == 1 ? any : timed, "uid"));
  else
    visit->others = anys;
}

/* Finds the one whose teacher or observer was put right in the sheet of the form. */
static bool find_corrected(const struct walk_known *known, struct visit *visit,
                           struct import_place place, GError **error)
{
  const struct record *said = visit->said;
  const char *id = record_get(said, "external_id");
  if (!is_form(known) || !is_stamped(id))
    return true;
  g_autofree char *minute = g_strndup(id, MINUTE_BYTES);
  AUTO(rowset)
  struct rowset *rows =
      store_query(known->session->store, STATEMENT_WALKTHROUGHS_OF_STAMP, error, "source",
                  record_get(said, "external_source"), "minute", minute, "teacher",
                  record_get(said, "teacher"), "recorder", record_get(said, "recorder"), NULL);
  if (!rows)
    return false;
  choose_corrected(known, visit, rows);
  g_autofree char *of = g_strdup_printf(
      "may be one of %d walkthroughs filled in at that time whose rows are not in the file any "
      "more, with another teacher or observer",
      visit->others);
  if (!visit->uid && visit->others > 0)
    tell_one_of(known, of, place);
  return true;
}

/* The uid of the one of the same visit; NULL without error where there is none. Yours. */
static char *find_visit(const struct walk_known *known, const struct record *said,
                        struct import_place place, GError **error)
{
  const char *start = record_get(said, "started");
  if (!record_get(said, "teacher") || (!start && !is_form(known)))
    return NULL;
  g_autofree char *minute =
      is_form(known) ? without_seconds(record_get(said, "external_id")) : NULL;
  struct visit visit = { .said = said, .minute = minute };
  bool done = !start || look(known, &visit, start, error);
  /* Its start may have been corrected here. */
  if (done && !visit.uid && minute)
    done = look(known, &visit, NULL, error);
  if (!done || visit.uid || !check_seconds(&visit, error))
    return visit.uid;
  if (visit.others == 0 && visit.line == 0)
    find_corrected(known, &visit, place, error);
  else
    tell_beside(known, &visit, place);
  return visit.uid;
}

static struct record *new_record(const struct record *said)
{
  struct record *record = record_new(&record_walkthrough);
  record_set(record, "external_source", record_get(said, "external_source"));
  record_set(record, "external_id", record_get(said, "external_id"));
  return record;
}

struct record *walk_known_find(struct walk_known *known, const struct record *said,
                               struct import_place place, GError **error)
{
  struct store *store = known->session->store;
  GError *problem = NULL;
  g_autofree char *uid =
      store_value(store, STATEMENT_WALKTHROUGH_BY_EXTERNAL, &problem, "source",
                  record_get(said, "external_source"), "id", record_get(said, "external_id"), NULL);
  bool numbered = uid;
  if (!uid && !problem && record_get(said, "made_on"))
    uid = find_visit(known, said, place, &problem);
  if (problem) {
    g_propagate_error(error, problem);
    return NULL;
  }
  if (!uid)
    return new_record(said);
  AUTO(record) struct record *record = store_load(store, &record_walkthrough, uid, error);
  if (!record || (numbered && !check_number(known, record, said, error)))
    return NULL;
  return g_steal_pointer(&record);
}

const char *walk_known_person(const struct record *before, const struct record *said)
{
  return differ(before, said, "teacher")    ? "another teacher"
         : differ(before, said, "recorder") ? "another observer"
                                            : NULL;
}

/* Of a form's row that is about somebody else now. */
static void tell_corrected(const struct walk_known *known, const struct record *before,
                           const char *person, struct import_place place)
{
  g_autofree char *visit = walk_known_visit(known, before);
  import_session_notice(
      known->session, place,
      "changes the walkthrough of %s, whose row with that time is not in the file "
      "any more, to %s; where this is another visit, %schange its timestamp",
      visit, person, known->session->options->dry ? "" : "undo the import and ");
}

void walk_known_tell(const struct walk_known *known, const struct record *before,
                     const struct record *after, const char *id, struct import_place place)
{
  const char *own = record_get(before, "external_id");
  const char *person = is_form(known) ? walk_known_person(before, after) : NULL;
  if (own && person && strcmp(own, id) != 0) {
    tell_corrected(known, before, person, place);
    return;
  }
  g_autofree char *minute = own && is_form(known) ? without_seconds(own) : NULL;
  g_autofree char *there = minute ? without_seconds(id) : NULL;
  if (!own || strcmp(own, id) == 0 || (minute && strncmp(minute, there, MINUTE_BYTES) == 0))
    return;
  g_autofree char *visit = walk_known_visit(known, before);
  g_autofree char *shown = text_visible(own, false);
  import_session_notice(known->session, place,
                        "changes the walkthrough of %s, which came in before as %s; where this is "
                        "another visit, %sgive it a start of its own",
                        visit, shown, known->session->options->dry ? "" : "undo the import and ");
}
