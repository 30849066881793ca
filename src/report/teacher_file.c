#include "config.h"

#include "report/teacher_file.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/format.h"
#include "model/amended.h"
#include "model/date.h"
#include "model/tables.h"
#include "report/month_frame.h"
#include "report/teacher_file_words.h"
#include "report/words.h"

#include <string.h>

/* What each kind of record is called in the file; in the order in which they come. What is long is
 * a section by itself, so that its pages say what they belong to. */
static const struct kind {
  const char *name, *title;
  bool is_long;
} kinds[] = {
  { "staff", "Who it is", false },
  { "walkthrough", "Walkthroughs of them", true },
  { "mistaken", "Walkthroughs noted for them by mistake", true },
  { "second_rating", "Second ratings of these walkthroughs", true },
  { "follow_up", "Follow-ups they own, or that came from these walkthroughs", false },
  { "self_assessment", "Self-assessments", true },
  { "target", "Targets", false },
  { "visit", "Visits they made or walked along in", true },
  { "improvement_memo", "Improvement memos they wrote", true },
  { "sip_item", "Items of School Improvement Plans they own", false },
  { "dilt_meeting", "DILT meetings they ran", false },
  { "snippet", "Phrases they keep", false },
};

static const struct kind *kind_find(const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (strcmp(kinds[i].name, name) == 0)
      return &kinds[i];
  g_assert_not_reached();
}

/* --- values ---------------------------------------------------------------------------------- */

static void add_value(struct table *table, struct store *store, const struct field *field,
                      const char *value)
{
  if (!value || !teacher_file_shows(field))
    return;
  g_autofree char *words = teacher_file_value(store, field, value);
  g_autofree char *label = field->flags & FIELD_PRIVATE
                               ? g_strdup_printf("%s (private)", field->label)
                               : g_strdup(field->label);
  struct table_row *row = table_row(table);
  row_styled(row, RUN_BOLD, label);
  row_text(row, words);
}

static struct table *value_table(struct section *section, const char *title, const char *file)
{
  struct table *table = section_table(section, title);
  table->file = g_strdup(file);
  table_column(table, "field", "", ALIGN_LEFT, 2);
  table_column(table, "value", "", ALIGN_LEFT, 6);
  return table;
}

/* --- records --------------------------------------------------------------------------------- */

/* What an amendment of a walkthrough kept: how that was, in words. Yours. */
static char *kept_words(struct store *store, const struct record *of, const char *json)
{
  AUTO(record) struct record *kept = record_from_json(&record_walkthrough, json, NULL);
  if (!kept)
    return g_strdup(json);
  const char *teacher = record_get(kept, "teacher");
  if (teacher && g_strcmp0(teacher, record_get(of, "teacher")) != 0)
    return g_strdup("It was noted for another by mistake: what it said is in their file.");
  GString *text = g_string_new(NULL);
  for (int i = 0; i < kept->type->field_count; i++) {
    if (!kept->values[i] || !teacher_file_shows(&kept->type->fields[i])
        || strcmp(kept->type->fields[i].name, "entered_late") == 0)
      continue;
    g_autofree char *words = teacher_file_value(store, &kept->type->fields[i], kept->values[i]);
    g_string_append_printf(text, "%s%s: %s", text->len ? "\n" : "", kept->type->fields[i].label,
                           words);
  }
  AUTO(marking) struct marking *marking = marking_read(store, kept);
  g_autoptr(GPtrArray) marks = marking_parts(marking, kept, &record_mark);
  for (guint i = 0; i < marks->len; i++) {
    const struct record *mark = g_ptr_array_index(marks, i);
    g_autofree char *name =
        marking_value(marking, store, mark, record_field(mark->type, "strategy"));
    g_autofree char *level = marking_value(marking, store, mark, record_field(mark->type, "level"));
    const char *comment = record_get(mark, "comment");
    g_string_append_printf(text, "\n%s: %s%s%s", name ? name : "", level ? level : "not marked",
                           comment ? ", " : "", comment ? comment : "");
  }
  return g_string_free(text, FALSE);
}

static char *part_words(struct store *store, const struct marking *marking, const struct record *of,
                        const struct record *part, int field)
{
  const char *value = part->values[field];
  if (value && part->type == &record_amendment
      && strcmp(part->type->fields[field].name, "before") == 0)
    return kept_words(store, of, value);
  return marking_value(marking, store, part, field);
}

static bool has_column(const GPtrArray *parts, int field)
{
  for (guint i = 0; i < parts->len; i++)
    if (((const struct record *)g_ptr_array_index(parts, i))->values[field])
      return true;
  return false;
}

/* Parts of one type, a row each, with the fields that any of them has. */
static void add_parts(struct section *section, struct store *store, const struct record *record,
                      const struct marking *marking, const struct record_type *type)
{
  g_autoptr(GPtrArray) parts = marking_parts(marking, record, type);
  if (parts->len == 0)
    return;
  struct table *table = section_table(section, type->plural);
  table->file = g_strdup(type->name);
  for (int f = 0; f < type->field_count; f++)
    if (teacher_file_shows(&type->fields[f]) && has_column(parts, f))
      table_column(table, type->fields[f].name, type->fields[f].label, ALIGN_LEFT,
                   type->fields[f].type == FIELD_LONG ? 5 : 2);
  for (guint i = 0; i < parts->len; i++) {
    const struct record *part = g_ptr_array_index(parts, i);
    struct table_row *row = table_row(table);
    for (int f = 0; f < type->field_count; f++) {
      if (!teacher_file_shows(&type->fields[f]) || !has_column(parts, f))
        continue;
      g_autofree char *words = part_words(store, marking, record, part, f);
      row_text(row, words);
    }
  }
}

/* The private note is read by a statement of its own: not even the record keeper has it otherwise.
 */
static void add_private(struct record *record, struct store *store)
{
  if (record->type != &record_walkthrough)
    return;
  g_autofree char *note =
      store_value(store, STATEMENT_TEACHER_FILE_PRIVATE, NULL, "uid", record->uid, NULL);
  record_set(record, "private_note", note);
}

/* `Tue 10 Nov 2026` of what has a day, else its month or what names it. Yours. */
static char *record_when(const struct record *record, const char *at)
{
  const struct record_type *type = record->type;
  if (at && strlen(at) >= strlen("2026-11-10")) {
    g_autofree char *local = strchr(at, 'T') ? clock_day_of(at) : NULL;
    g_autofree char *day = local ? g_steal_pointer(&local) : g_strndup(at, strlen("2026-11-10"));
    if (date_valid(day))
      return date_weekday_medium(day);
  }
  if (at && month_valid(at))
    return month_long(at);
  const char *title = type->title ? record_get(record, type->title) : NULL;
  return g_strdup(title ? title : type->label);
}

/* `Tue 10 Nov 2026, Kuss Middle`. Yours. */
static char *record_heading(struct store *store, const struct record *record, const char *at)
{
  char *when = record_when(record, at);
  int school = field_find(record->type, "school");
  if (school < 0 || !record->values[school])
    return when;
  g_autofree char *before = when;
  g_autofree char *place =
      teacher_file_value(store, &record->type->fields[school], record->values[school]);
  return g_strdup_printf("%s, %s", before, place);
}

/* Where a record that is not the person's own goes: a section by itself, or below a heading. */
static struct section *begin_record(struct document *document, struct section *section,
                                    const struct record *record, const char *heading)
{
  if (!kind_find(record->type->name)->is_long) {
    section_heading(section, heading);
    return section;
  }
  g_autofree char *id = g_strconcat("record-", record->uid, NULL);
  g_autofree char *title = g_strdup_printf("%s, %s", record->type->label, heading);
  struct section *own = document_section(document, id, title);
  own->entry = g_strdup(heading);
  own->level = 2;
  return own;
}

/* When it was keyed in, where that was not at the end of it: another day, or the same day more than
 * an hour later. */
static void add_entered(struct table *table, const struct record *record)
{
  enum { AN_HOUR = 60 };
  const char *finished =
      record->type == &record_walkthrough ? record_get(record, "finished_at") : NULL;
  const char *started = finished ? record_get(record, "started") : NULL;
  bool late = record->type == &record_walkthrough && record_get_flag(record, "entered_late");
  g_autofree char *time = finished ? clock_time_of(finished) : NULL;
  long minutes = finished ? record_get_int(record, "minutes", 0) : 0;
  bool later = !late && started && time && time_minutes(started, time) > minutes + AN_HOUR;
  if (!late && !later)
    return;
  struct table_row *row = table_row(table);
  row_styled(row, RUN_BOLD, late ? "Entered later" : "Entered");
  row_text(row, late ? "yes" : time);
}

/* A record with its parts and its history. */
static bool add_whole(struct section *section, struct store *store, const struct record *record,
                      const char *heading, const char *staff, GError **error)
{
  const struct record_type *type = record->type;
  struct table *table =
      value_table(section, type == &record_staff ? type->label : heading, type->name);
  table->compact = !kind_find(type->name)->is_long; /* kept on one page */
  AUTO(marking) struct marking *marking = marking_read(store, record);
  for (int i = 0; i < type->field_count; i++)
    if (strcmp(type->fields[i].name, "entered_late") != 0)
      add_value(table, store, &type->fields[i], record->values[i]);
  add_entered(table, record);
  for (int i = 0; type->parts && type->parts[i]; i++)
    add_parts(section, store, record, marking, type->parts[i]);
  return teacher_file_add_history(section, store, record, staff, error);
}

/* One that was noted for them until it was amended at that instant: as it was until then. */
static bool add_mistaken(struct document *document, struct store *store, const char *uid,
                         const char *amended_at, const char *staff, GError **error)
{
  AUTO(record) struct record *now = store_load(store, &record_walkthrough, uid, error);
  const GPtrArray *parts = now ? record_parts(now, &record_amendment) : NULL;
  guint number = 0;
  while (parts && number < parts->len
         && g_strcmp0(record_get(parts->pdata[number], "amended_at"), amended_at) != 0)
    number++;
  AUTO(record) struct record *was = now ? amended_before(now, number, error) : NULL;
  if (!was)
    return false;
  g_autofree char *heading = record_heading(store, was, record_get(was, "made_on"));
  struct section *section = begin_record(document, NULL, was, heading);
  g_free(section->id); /* it was amended so more than once, or is theirs again */
  section->id = g_strdup_printf("mistaken-%s-%u", uid, number);
  g_autofree char *day = clock_day_of(amended_at);
  g_autofree char *shown = day ? date_medium(day) : g_strdup("a day that is not known");
  g_autofree char *words =
      g_strdup_printf("A walkthrough noted for them by mistake, amended on %s: %s", shown,
                      record_get(parts->pdata[number], "reason"));
  section_paragraph(section, words);
  return add_whole(section, store, was, heading, staff, error);
}

static bool add_record(struct document *document, struct store *store, const struct rowset *found,
                       int row, const char *staff, GError **error)
{
  const char *kind = rowset_get(found, row, "kind"), *uid = rowset_get(found, row, "uid");
  const char *at = rowset_get(found, row, "at");
  if (strcmp(kind, "mistaken") == 0)
    return add_mistaken(document, store, uid, at, staff, error);
  const struct record_type *type = record_type_find(kind);
  struct section *section = g_ptr_array_index(document->sections, document->sections->len - 1);
  AUTO(record) struct record *record = store_load(store, type, uid, error);
  if (!record)
    return false;
  add_private(record, store);
  g_autofree char *heading = record_heading(store, record, at);
  if (type != &record_staff)
    section = begin_record(document, section, record, heading);
  return add_whole(section, store, record, heading, staff, error);
}

/* --- what is not a record of theirs ---------------------------------------------------------- */

static void add_day(struct table_row *row, const char *date)
{
  g_autofree char *day = date ? date_medium(date) : NULL;
  row_text(row, day);
}

static bool add_supervises(struct section *section, struct store *store, const char *staff,
                           GError **error)
{
  AUTO(rowset) struct rowset *rows =
      store_query(store, STATEMENT_TEACHER_FILE_SUPERVISES, error, "staff", staff, NULL);
  if (!rows || rows->row_count == 0)
    return rows != NULL;
  struct table *table = section_table(section, "Supervises");
  table_column(table, "name", "Supervises", ALIGN_LEFT, 4);
  table_column(table, "from_on", "From", ALIGN_LEFT, 0);
  table_column(table, "until_on", "Until", ALIGN_LEFT, 0);
  for (int i = 0; i < rows->row_count; i++) {
    struct table_row *row = table_row(table);
    row_text(row, rowset_get(rows, i, "name"));
    add_day(row, rowset_get(rows, i, "from_on"));
    const char *over = rowset_get(rows, i, "until_on");
    g_autofree char *last = over ? date_add(over, -1) : NULL;
    add_day(row, last);
  }
  return true;
}

static const struct {
  const char *key, *label;
} made_columns[] = {
  { "made_on", "Date" }, { "started", "Start" },   { "minutes", "Minutes" }, { "school", "School" },
  { "form", "Form" },    { "outcome", "Outcome" }, { "part", "Their part" }, { "marks", "Marks" },
};

static bool add_made(struct document *document, struct store *store, const char *staff,
                     GError **error)
{
  AUTO(rowset) struct rowset *rows =
      store_query(store, STATEMENT_TEACHER_FILE_MADE, error, "staff", staff, NULL);
  if (!rows || rows->row_count == 0)
    return rows != NULL;
  struct section *section = document_section(document, "made", "Walkthroughs they made");
  section_note(section, "What was seen in these lessons is about others, and in their files.");
  struct table *table = section_table(section, "Walkthroughs they made");
  for (size_t i = 0; i < G_N_ELEMENTS(made_columns); i++)
    table_column(table, made_columns[i].key, made_columns[i].label, ALIGN_LEFT, 0);
  for (int r = 0; r < rows->row_count; r++) {
    struct table_row *row = table_row(table);
    for (size_t i = 0; i < G_N_ELEMENTS(made_columns); i++) {
      const char *value = rowset_get(rows, r, made_columns[i].key);
      if (strcmp(made_columns[i].key, "made_on") == 0)
        add_day(row, value);
      else
        row_text(row, strcmp(made_columns[i].key, "outcome") == 0
                          ? choice_label(outcome_choices, value)
                          : value);
    }
  }
  return true;
}

static bool add_end(struct document *document, struct store *store, const char *staff,
                    GError **error)
{
  AUTO(rowset) struct rowset *changes =
      store_query(store, STATEMENT_TEACHER_FILE_CHANGES, error, "staff", staff, NULL);
  if (!changes)
    return false;
  struct section *section = document_section(document, "about", "About this file");
  long count = rowset_int(changes, 0, "changes");
  g_autofree char *made = format_plural(count, "change", "changes");
  g_autofree char *first = count ? teacher_file_when(rowset_get(changes, 0, "first_at")) : NULL;
  g_autofree char *words =
      count ? g_strdup_printf("The person made %s in the store, the first on %s.", made, first)
            : g_strdup("The person has made no change in the store.");
  section_paragraph(section, words);
  section_paragraph(
      section,
      "It holds what the store keeps about this person: who they are, the walkthroughs of "
      "them with private notes, and what they wrote, own and have to do, each with its "
      "history. Drafts that were not finished are on the computer of who writes them. What "
      "others wrote in free text elsewhere is not searched for the name.");
  return true;
}

/* --- the file -------------------------------------------------------------------------------- */

static int count_kind(const struct rowset *found, const char *kind)
{
  int count = 0;
  for (int i = 0; i < found->row_count; i++)
    count += strcmp(rowset_get(found, i, "kind"), kind) == 0;
  return count;
}

/* What comes after the first page, and how much of each. */
static void add_summary(struct section *section, const struct rowset *found)
{
  if (found->row_count < 2)
    return;
  section_heading(section, "In this file");
  struct table *table = section_table(section, "In this file");
  table->file = g_strdup("contents");
  table_column(table, "what", "What", ALIGN_LEFT, 1);
  table_column(table, "count", "How many", ALIGN_RIGHT, 0)->number = true;
  for (size_t i = 1; i < G_N_ELEMENTS(kinds); i++) {
    int count = count_kind(found, kinds[i].name);
    if (count == 0)
      continue;
    struct table_row *row = table_row(table);
    cell_page_link(row_text(row, NULL), kinds[i].title, kinds[i].name);
    row_number(row, count);
  }
}

static bool add_records(struct document *document, struct store *store, const char *staff,
                        GError **error)
{
  AUTO(rowset) struct rowset *found =
      store_query(store, STATEMENT_TEACHER_FILE_RECORDS, error, "staff", staff, NULL);
  if (!found)
    return false;
  const char *present = NULL;
  for (int i = 0; i < found->row_count; i++) {
    const struct kind *kind = kind_find(rowset_get(found, i, "kind"));
    bool first = g_strcmp0(kind->name, present) != 0;
    struct section *section =
        first ? document_section(document, kind->name, i == 0 ? document->title : kind->title)
              : NULL;
    if (section)
      section->new_page = kind->is_long; /* or its title could end a page */
    present = kind->name;
    if (!add_record(document, store, found, i, staff, error))
      return false;
    if (strcmp(kind->name, "staff") != 0)
      continue;
    if (!add_supervises(section, store, staff, error))
      return false;
    add_summary(section, found);
  }
  return true;
}

struct document *teacher_file_build(struct store *store, const char *staff, GError **error)
{
  if (!store_viewer_keeps_records(store)) {
    fail(error, TL_ERROR_REFUSED,
         "The file on a person holds private notes and history: only the record keeper makes it. "
         "Ask them for it.");
    return NULL;
  }
  g_autofree char *name = store_value(store, STATEMENT_REPORT_PERSON, error, "staff", staff, NULL);
  g_autofree char *month = clock_month();
  AUTO(month_frame) struct month_frame *frame = name ? month_frame_read(store, month, error) : NULL;
  if (!name && error && !*error)
    fail(error, TL_ERROR_NOT_FOUND, "This person is not in the file.");
  if (!frame)
    return NULL;
  g_autofree char *title = g_strdup_printf("File on %s", name);
  AUTO(document) struct document *document = month_frame_document(frame, "teacher-file", title);
  if (!add_records(document, store, staff, error) || !add_made(document, store, staff, error)
      || !add_end(document, store, staff, error))
    return NULL;
  return g_steal_pointer(&document);
}
