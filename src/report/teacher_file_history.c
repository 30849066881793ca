/* The history of a record in the file on a person; of a walkthrough that was noted for another by
 * mistake, only what was theirs. */
#include "config.h"

#include "report/teacher_file_words.h"

#include "model/tables.h"

#include <string.h>

/* `goal: Talk → Explain; state: final → delivered`: the fields that a change touched. Yours. */
static char *change_words(struct store *store, const struct record_type *type, const char *before,
                          const char *after)
{
  AUTO(record) struct record *old = before ? record_from_json(type, before, NULL) : NULL;
  AUTO(record) struct record *new = after ? record_from_json(type, after, NULL) : NULL;
  GString *text = g_string_new(NULL);
  for (int i = 0; old && new &&i < type->field_count; i++) {
    const struct field *field = &type->fields[i];
    if (!teacher_file_shows(field) || g_strcmp0(old->values[i], new->values[i]) == 0)
      continue;
    g_autofree char *from =
        old->values[i] ? teacher_file_value(store, field, old->values[i]) : g_strdup("nothing");
    g_autofree char *to =
        new->values[i] ? teacher_file_value(store, field, new->values[i]) : g_strdup("nothing");
    g_string_append_printf(text, "%s%s: %s → %s", text->len ? "; " : "", field->label, from, to);
  }
  if (old && new && text->len == 0)
    g_string_append(text, "what stands in its parts (marks, steps)");
  return g_string_free(text, FALSE);
}

/* --- whose it was ---------------------------------------------------------------------------- */

/* How a change to a walkthrough concerns the person. */
enum concern { THEIRS, BECOMES_THEIRS, NO_MORE_THEIRS, ANOTHERS };

/* The teacher that a walkthrough had, as JSON says it. Yours; NULL: none. */
static char *teacher_in(const struct record_type *type, const char *json)
{
  AUTO(record) struct record *record = json ? record_from_json(type, json, NULL) : NULL;
  return record ? g_strdup(record_get(record, "teacher")) : NULL;
}

static enum concern concern_of(const struct record_type *type, const char *staff,
                               const char *before, const char *after)
{
  if (type != &record_walkthrough)
    return THEIRS;
  g_autofree char *old = teacher_in(type, before);
  g_autofree char *new = teacher_in(type, after);
  bool was = !old || strcmp(old, staff) == 0, is = !new || strcmp(new, staff) == 0;
  return was ? (is ? THEIRS : NO_MORE_THEIRS) : is && new ? BECOMES_THEIRS : ANOTHERS;
}

/* --- the table ------------------------------------------------------------------------------- */

static void add_change(struct table *table, struct store *store, const struct record_type *type,
                       const struct rowset *rows, int i, enum concern concern)
{
  g_autofree char *when = teacher_file_when(rowset_get(rows, i, "changed_at"));
  g_autofree char *change =
      concern == THEIRS
          ? change_words(store, type, rowset_get(rows, i, "before"), rowset_get(rows, i, "after"))
          : g_strdup(concern == BECOMES_THEIRS ? "It was noted for another until then"
                                               : "It is noted for another from then on");
  struct table_row *row = table_row(table);
  row_text(row, when);
  row_text(row, rowset_get(rows, i, "changed_by"));
  row_text(row, concern == THEIRS ? rowset_get(rows, i, "label") : "Correct the teacher");
  row_text(row, change);
}

bool teacher_file_add_history(struct section *section, struct store *store,
                              const struct record *record, const char *staff, GError **error)
{
  const struct record_type *type = record->type;
  const char *uid = record->uid;
  AUTO(rowset) struct rowset *rows =
      store_query(store, STATEMENT_TEACHER_FILE_HISTORY, error, "uid", uid, NULL);
  if (!rows || rows->row_count == 0)
    return rows != NULL;
  struct table *table = section_table(section, "History");
  table->file = g_strdup("history");
  table_column(table, "changed_at", "When", ALIGN_LEFT, 2);
  table_column(table, "changed_by", "Who", ALIGN_LEFT, 2);
  table_column(table, "label", "What", ALIGN_LEFT, 3);
  table_column(table, "change", "From → to", ALIGN_LEFT, 5);
  for (int i = 0; i < rows->row_count; i++) {
    enum concern concern =
        concern_of(type, staff, rowset_get(rows, i, "before"), rowset_get(rows, i, "after"));
    if (concern != ANOTHERS)
      add_change(table, store, type, rows, i, concern);
  }
  return true;
}
