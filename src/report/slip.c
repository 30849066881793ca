#include "config.h"

#include "report/slip.h"

#include "base/clock.h"
#include "base/text.h"
#include "model/amended.h"
#include "model/date.h"
#include "model/lesson.h"
#include "model/name.h"
#include "model/tables.h"

enum { REPLY_LINES = 3 };

static char *person_name(struct store *store, const char *uid, bool brief)
{
  AUTO(record) struct record *person = uid ? store_load(store, &record_staff, uid, NULL) : NULL;
  if (!person)
    return NULL;
  const char *given = record_get(person, "given_name");
  const char *family = record_get(person, "family_name");
  return brief ? name_short(given, family) : name_full(given, family);
}

/* `S. O’Brien, with R. Alvarez`. */
static char *observers(struct store *store, const struct record *walkthrough)
{
  GString *text = g_string_new(NULL);
  g_autofree char *recorder = person_name(store, record_get(walkthrough, "recorder"), true);
  g_string_append(text, recorder ? recorder : "");
  GPtrArray *parts = record_parts(walkthrough, &record_companion);
  for (guint i = 0; i < parts->len; i++) {
    g_autofree char *name = person_name(store, record_get(parts->pdata[i], "staff"), true);
    if (name)
      g_string_append_printf(text, "%s%s", i == 0 ? ", with " : ", ", name);
  }
  return g_string_free(text, FALSE);
}

/* What is known of several things, each after words of its own: `Mathematics, grade 6, period 3`.
 * facts ends with a NULL field. Yours; "" where nothing is known. */
struct fact {
  const char *field, *before, *after;
};

static char *facts_line(const struct record *walkthrough, const struct fact *facts)
{
  GString *text = g_string_new(NULL);
  for (; facts->field; facts++) {
    const char *value = lesson_words(facts->field, record_get(walkthrough, facts->field));
    if (value)
      g_string_append_printf(text, "%s%s%s%s", text->len ? ", " : "", facts->before, value,
                             facts->after);
  }
  return g_string_free(text, FALSE);
}

/* A line each. */
static const struct fact class_facts[] = { { "subject", "", "" },
                                           { "grade", "grade ", "" },
                                           { "period", "period ", "" },
                                           { NULL, NULL, NULL } };
static const struct fact lesson_facts[] = { { "lesson_part", "", "" },
                                            { "grouping", "", "" },
                                            { NULL, NULL, NULL } };
static const struct fact student_facts[] = { { "students_present", "", " students present" },
                                             { "students_on_task", "", " on task" },
                                             { NULL, NULL, NULL } };
static const struct fact *const fact_lines[] = { class_facts, lesson_facts, student_facts };

/* When, which class, which lesson, who: the lines at the right of the name. */
static char *aside(struct store *store, const struct record *walkthrough)
{
  g_autofree char *date = date_long(record_get(walkthrough, "made_on"));
  g_autofree char *who = observers(store, walkthrough);
  const char *started = record_get(walkthrough, "started");
  long minutes = record_get_int(walkthrough, "minutes", 0);
  GString *text = g_string_new(date);
  if (started)
    g_string_append_printf(text, ", %s", started);
  if (minutes > 0)
    g_string_append_printf(text, ", %ld %s", minutes, minutes == 1 ? "minute" : "minutes");
  for (size_t i = 0; i < G_N_ELEMENTS(fact_lines); i++) {
    g_autofree char *line = facts_line(walkthrough, fact_lines[i]);
    if (*line)
      g_string_append_printf(text, "\n%s", line);
  }
  g_string_append_printf(text, "\n%s", who);
  return g_string_free(text, FALSE);
}

static void add_place(GString *text, const char *before, const char *value)
{
  if (value)
    g_string_append_printf(text, "%s%s%s", text->len ? " · " : "", text->len ? before : "", value);
}

/* Where the slip goes, outside when it is folded: `Kuss Middle School · room 204 · mailbox 31`. */
static char *place(struct store *store, const struct record *walkthrough)
{
  const char *uid = record_get(walkthrough, "teacher");
  AUTO(record) struct record *teacher = uid ? store_load(store, &record_staff, uid, NULL) : NULL;
  const char *school_uid = record_get(walkthrough, "school");
  AUTO(record)
  struct record *school = school_uid ? store_load(store, &record_school, school_uid, NULL) : NULL;
  const char *room = record_get(walkthrough, "room");
  GString *text = g_string_new(NULL);
  add_place(text, "", school ? record_get(school, "name") : NULL);
  add_place(text, "room ", room || !teacher ? room : record_get(teacher, "room"));
  add_place(text, "mailbox ", teacher ? record_get(teacher, "mailbox") : NULL);
  return g_string_free(text, FALSE);
}

static void add_mark(struct table *table, const char *wording, const struct record *mark,
                     const struct rowset *levels)
{
  const char *level = mark ? record_get(mark, "level") : NULL;
  int found = level ? rowset_row(levels, "code", level) : -1;
  struct table_row *row = table_row(table);
  row_text(row, wording);
  row_styled(row, level ? RUN_BOLD : RUN_DIM,
             !level      ? "not marked"
             : found < 0 ? level
                         : rowset_get(levels, found, "label"));
  row_text(row, mark ? record_get(mark, "comment") : NULL);
}

/* What is not on the form, and was said all the same. */
static void add_stray_marks(struct table *table, struct store *store,
                            const struct record *walkthrough, const struct rowset *items,
                            const struct rowset *levels)
{
  GPtrArray *marks = record_parts(walkthrough, &record_mark);
  for (guint i = 0; i < marks->len; i++) {
    const char *uid = record_get(marks->pdata[i], "strategy");
    if (rowset_row(items, "strategy", uid) >= 0)
      continue;
    AUTO(record) struct record *strategy = store_load(store, &record_strategy, uid, NULL);
    add_mark(table, strategy ? record_get(strategy, "name") : NULL, marks->pdata[i], levels);
  }
}

static bool add_marks(struct section *section, struct store *store,
                      const struct record *walkthrough, GError **error)
{
  const char *version = record_get(walkthrough, "instrument_version");
  AUTO(rowset) struct rowset *items =
      store_query(store, STATEMENT_FORM_ITEMS, error, "version", version, NULL);
  AUTO(rowset) struct rowset *levels =
      items ? store_query(store, STATEMENT_FORM_LEVELS, error, "version", version, NULL) : NULL;
  if (!levels)
    return false;
  struct table *table = section_table(section, "What we looked for");
  table_column(table, "strategy", "What we looked for", ALIGN_LEFT, 4);
  table_column(table, "mark", "", ALIGN_LEFT, 2);
  table_column(table, "comment", "Comment", ALIGN_LEFT, 5);
  for (int i = 0; i < items->row_count; i++) {
    const struct record *mark =
        record_find_part(walkthrough, &record_mark, "strategy", rowset_get(items, i, "strategy"));
    add_mark(table, rowset_get(items, i, "wording"), mark, levels);
  }
  add_stray_marks(table, store, walkthrough, items, levels);
  return true;
}

static void add_words(struct section *section, const char *label, const char *text)
{
  if (text_blank(text))
    return;
  struct block *block = section_runs(section);
  block_run(block, RUN_BOLD, label);
  block_run(block, RUN_PLAIN, " ");
  block_run(block, RUN_PLAIN, text);
}

/* `Amended 14 Nov 2026: the wrong period was noted.` */
static void add_amendments(struct section *section, const struct record *walkthrough)
{
  GPtrArray *parts = record_parts(walkthrough, &record_amendment);
  for (guint i = 0; i < parts->len; i++) {
    g_autofree char *another = amended_from(walkthrough, i);
    if (another)
      continue; /* that slip was another teacher's */
    g_autofree char *day = clock_day_of(record_get(parts->pdata[i], "amended_at"));
    g_autofree char *shown = day ? date_medium(day) : g_strdup("");
    const char *reason = record_get(parts->pdata[i], "reason");
    struct block *block = section_runs(section);
    block_run(block, RUN_BOLD, "Amended");
    block_run(block, RUN_PLAIN, *shown ? " " : "");
    block_run(block, RUN_PLAIN, shown);
    block_run(block, RUN_PLAIN, ": ");
    block_run(block, RUN_PLAIN, reason);
  }
}

/* At the foot: what kind of visit it was, and room to write back. */
static void add_foot(struct section *section, struct store *store, const struct record *walkthrough)
{
  g_autofree char *sentence = store_value(store, STATEMENT_VISIT_TYPE_SENTENCE, NULL, "visit_type",
                                          record_get(walkthrough, "visit_type"), NULL);
  section_space(section);
  if (sentence)
    section_note(section, sentence);
  section_reply(section, "Your reply:", REPLY_LINES);
}

struct section *slip_build(struct store *store, const struct record *walkthrough, GError **error)
{
  g_autofree char *teacher = person_name(store, record_get(walkthrough, "teacher"), false);
  const char *note = record_get(walkthrough, "teacher_note");
  const char *uid = walkthrough->uid;
  g_autofree char *id = uid ? g_strconcat("slip-", uid, NULL) : g_strdup("slip");
  struct section *section = document_section(NULL, id, teacher ? teacher : note ? note : "");
  section->layout = LAYOUT_SLIP;
  section->subtitle = place(store, walkthrough);
  section->aside = aside(store, walkthrough);
  add_amendments(section, walkthrough);
  const char *outcome = record_get(walkthrough, "outcome");
  if (outcome && g_strcmp0(outcome, "made") != 0)
    section_paragraph(section, choice_label(outcome_choices, outcome));
  else if (!add_marks(section, store, walkthrough, error))
    g_clear_pointer(&section, section_free);
  if (!section)
    return NULL;
  add_words(section, "What worked.", record_get(walkthrough, "what_worked"));
  add_words(section, "Next step or question.", record_get(walkthrough, "next_step"));
  add_foot(section, store, walkthrough);
  return section;
}
