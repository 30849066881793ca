#include "exchange/walk_known.h"

#include "base/error.h"
#include "model/date.h"
#include "model/tables.h"

#include <string.h>

enum { MINUTE_BYTES = 16 }; /* of `2026-11-05 10:31:07 …` */

struct walk_known {
  struct import_session *session;
  GHashTable *brought; /* uid → line, of those that this file has brought in */
};

struct walk_known *walk_known_new(struct import_session *session)
{
  struct walk_known *known = g_new0(struct walk_known, 1);
  known->session = session;
  known->brought = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return known;
}

void walk_known_free(struct walk_known *known)
{
  g_hash_table_unref(known->brought);
  g_free(known);
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
 * correction changes one of teacher, observer and start. */
static bool is_another(const struct record *record, const struct record *said)
{
  int others = differ(record, said, "teacher") + differ(record, said, "recorder")
               + differ(record, said, "started");
  return differ(record, said, "made_on") || others > 1;
}

static bool check_number(const struct walk_known *known, const struct record *record,
                         const struct record *said, GError **error)
{
  const char *id = record_get(said, "external_id");
  const char *date = record_get(said, "made_on");
  if (strcmp(record_get(said, "external_source"), IMPORT_SOURCE) != 0 || !is_another(record, said))
    return true;
  const char *teacher = record_get(record, "teacher");
  g_autofree char *day = date_weekday_medium(record_get(record, "made_on"));
  g_auto(GStrv) parts = g_strsplit(date ? date : record_get(record, "made_on"), "-", -1);
  g_autofree char *compact = g_strjoinv("", parts);
  return fail(error, TL_ERROR_REFUSED,
              "%s is the number of another walkthrough already: %s%s%s. Number them differently "
              "from file to file, such as %s-%s; where that one is meant, correct its day or "
              "people on the screen.",
              id, teacher ? import_session_name(known->session, teacher) : "", teacher ? ", " : "",
              day, compact, id);
}

/* Those of the same teacher, recorder and day with that start, or of a form filled in at that
 * minute. NULL with error. Yours. */
static struct rowset *visits(const struct walk_known *known, const struct record *said,
                             const char *start, const char *minute, GError **error)
{
  return store_query(known->session->store, STATEMENT_WALKTHROUGHS_OF_VISIT, error, "teacher",
                     record_get(said, "teacher"), "recorder", record_get(said, "recorder"), "day",
                     record_get(said, "made_on"), "start", start, "minute", minute, NULL);
}

/* The uid of the only one of the same visit; NULL without error where there is none. Yours. */
static char *find_visit(const struct walk_known *known, const struct record *said, bool wide,
                        struct import_place place, GError **error)
{
  const char *start = record_get(said, "started");
  g_autofree char *minute = wide ? g_strndup(record_get(said, "external_id"), MINUTE_BYTES) : NULL;
  if (!record_get(said, "teacher") || (!start && !minute))
    return NULL;
  AUTO(rowset) struct rowset *rows = visits(known, said, start, start ? NULL : minute, error);
  /* Its start may have been corrected here. */
  if (rows && rows->row_count == 0 && start && minute) {
    rowset_free(rows);
    rows = visits(known, said, NULL, minute, error);
  }
  if (!rows || rows->row_count != 1)
    return NULL;
  const char *uid = rowset_get(rows, 0, "uid");
  int line = GPOINTER_TO_INT(g_hash_table_lookup(known->brought, uid));
  if (line == 0)
    return g_strdup(uid);
  import_session_notice(known->session, place,
                        "has the teacher, observer, day and time of the walkthrough in line %d "
                        "too; both came in",
                        line);
  return NULL;
}

static struct record *new_record(const struct record *said)
{
  struct record *record = record_new(&record_walkthrough);
  record_set(record, "external_source", record_get(said, "external_source"));
  record_set(record, "external_id", record_get(said, "external_id"));
  return record;
}

struct record *walk_known_find(struct walk_known *known, const struct record *said, bool wide,
                               struct import_place place, GError **error)
{
  struct store *store = known->session->store;
  GError *problem = NULL;
  g_autofree char *uid =
      store_value(store, STATEMENT_WALKTHROUGH_BY_EXTERNAL, &problem, "source",
                  record_get(said, "external_source"), "id", record_get(said, "external_id"), NULL);
  bool numbered = uid;
  if (!uid && !problem && record_get(said, "made_on"))
    uid = find_visit(known, said, wide, place, &problem);
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
