#include "config.h"

#include "report/teacher.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/format.h"
#include "model/date.h"
#include "model/name.h"
#include "model/tables.h"
#include "model/visit_rules.h"
#include "report/letter.h"
#include "report/month_frame.h"
#include "report/seen.h"
#include "report/words.h"

#include <string.h>

void teacher_free(struct teacher *teacher)
{
  if (!teacher)
    return;
  g_free(teacher->uid);
  g_free(teacher->name);
  g_free(teacher->post);
  g_free(teacher->earlier);
  g_free(teacher->seen);
  g_clear_pointer(&teacher->walkthroughs, rowset_free);
  g_clear_pointer(&teacher->marks, rowset_free);
  g_clear_pointer(&teacher->follow_ups, rowset_free);
  g_free(teacher);
}

/* --- reading --------------------------------------------------------------------------------- */

/* `Teacher at Kuss Middle, Math, grade 6`. Yours. */
static char *post_words(const struct rowset *posts, int row)
{
  g_autofree char *role =
      words_sentence(choice_label(role_choices, rowset_get(posts, row, "role")));
  GString *text = g_string_new(role);
  const char *school = rowset_get(posts, row, "school");
  const char *subject = rowset_get(posts, row, "subject");
  const char *grade = rowset_get(posts, row, "grade");
  if (school)
    g_string_append_printf(text, " at %s", school);
  if (subject)
    g_string_append_printf(text, ", %s", subject);
  if (grade)
    g_string_append_printf(text, ", grade %s", grade);
  return g_string_free(text, FALSE);
}

static void append(char **text, const char *separator, const char *more)
{
  char *joined = *text ? g_strconcat(*text, separator, more, NULL) : g_strdup(more);
  g_free(*text);
  *text = joined;
}

static bool read_posts(struct teacher *teacher, struct store *store, GError **error)
{
  AUTO(rowset) struct rowset *posts =
      store_query(store, STATEMENT_TEACHER_POSTS, error, "teacher", teacher->uid, NULL);
  for (int i = 0; posts && i < posts->row_count; i++) {
    g_autofree char *words = post_words(posts, i);
    const char *until = rowset_get(posts, i, "until_on");
    g_autofree char *last_on = until ? date_add(until, -1) : NULL;
    g_autofree char *last = last_on ? date_medium(last_on) : NULL;
    g_autofree char *past = g_strdup_printf("until %s: %s", last ? last : "", words);
    if (rowset_int(posts, i, "present"))
      append(&teacher->post, "; ", words);
    else
      append(&teacher->earlier, "; ", past);
  }
  return posts != NULL;
}

static struct rowset *ask(const struct teacher *teacher, struct store *store,
                          enum statement statement, GError **error)
{
  return store_query(store, statement, error, "teacher", teacher->uid, NULL);
}

struct teacher *teacher_read(struct store *store, const char *staff, GError **error)
{
  AUTO(teacher) struct teacher *teacher = g_new0(struct teacher, 1);
  teacher->uid = g_strdup(staff);
  teacher->name = store_value(store, STATEMENT_REPORT_PERSON, error, "staff", staff, NULL);
  if (!teacher->name) {
    if (error && !*error)
      fail(error, TL_ERROR_NOT_FOUND, "This person is not in the file any more.");
    return NULL;
  }
  if (store_count(store, STATEMENT_TEACHER_MAY_READ, "teacher", staff, NULL) == 0) {
    fail(error, TL_ERROR_REFUSED,
         "What was seen in %s’s room is for those who lead or supervise the school, and for who "
         "saw it.",
         teacher->name);
    return NULL;
  }
  if (!read_posts(teacher, store, error)
      || !(teacher->walkthroughs = ask(teacher, store, STATEMENT_TEACHER_WALKTHROUGHS, error))
      || !(teacher->marks = ask(teacher, store, STATEMENT_TEACHER_MARKS, error))
      || !(teacher->follow_ups = ask(teacher, store, STATEMENT_TEACHER_FOLLOW_UPS, error)))
    return NULL;
  teacher->seen = seen_words(store, "teacher", staff);
  return g_steal_pointer(&teacher);
}

/* --- words ----------------------------------------------------------------------------------- */

int teacher_first_mark(const struct teacher *teacher, int row, int *count)
{
  const char *uid = rowset_get(teacher->walkthroughs, row, "uid");
  int first = rowset_row(teacher->marks, "walkthrough", uid);
  *count = 0;
  for (int i = first; first >= 0 && i < teacher->marks->row_count
                      && strcmp(rowset_get(teacher->marks, i, "walkthrough"), uid) == 0;
       i++)
    ++*count;
  return MAX(first, 0);
}

void teacher_seen(const struct teacher *teacher, int row, int *seen, int *whole)
{
  int count;
  int first = teacher_first_mark(teacher, row, &count);
  *seen = *whole = 0;
  for (int i = first; i < first + count; i++) {
    const char *counts = rowset_get(teacher->marks, i, "counts");
    *seen += g_strcmp0(counts, "seen") == 0;
    *whole += counts && strcmp(counts, "neither") != 0;
  }
}

static const char *cell(const struct teacher *teacher, int row, const char *column)
{
  return rowset_get(teacher->walkthroughs, row, column);
}

static int count_attempts(const struct teacher *teacher)
{
  int attempts = 0;
  for (int i = 0; i < teacher->walkthroughs->row_count; i++)
    attempts += strcmp(cell(teacher, i, "outcome"), "made") != 0;
  return attempts;
}

char *teacher_count(const struct teacher *teacher)
{
  int attempts = count_attempts(teacher);
  int made = teacher->walkthroughs->row_count - attempts;
  g_autofree char *words = format_plural(made, "walkthrough", "walkthroughs");
  g_autofree char *others = format_plural(attempts, "attempt", "attempts");
  return attempts ? g_strdup_printf("%s; %s, counted apart", words, others)
                  : g_steal_pointer(&words);
}

static void add_words(GString *text, const char *format, const char *value)
{
  if (!value)
    return;
  g_string_append(text, text->len ? ", " : "");
  g_string_append(text, format);
  g_string_append(text, value);
}

char *teacher_when(const struct teacher *teacher, int row)
{
  GString *text = g_string_new(NULL);
  add_words(text, "", cell(teacher, row, "started"));
  add_words(text, "", cell(teacher, row, "minutes"));
  if (cell(teacher, row, "minutes"))
    g_string_append(text, " min");
  return g_string_free(text, FALSE);
}

char *teacher_class(const struct teacher *teacher, int row)
{
  GString *text = g_string_new(NULL);
  add_words(text, "", cell(teacher, row, "subject"));
  add_words(text, "grade ", cell(teacher, row, "grade"));
  add_words(text, "period ", cell(teacher, row, "period"));
  add_words(text, "room ", cell(teacher, row, "room"));
  return g_string_free(text, FALSE);
}

char *teacher_who(const struct teacher *teacher, int row)
{
  g_autofree char *recorder =
      name_short(cell(teacher, row, "recorder_given"), cell(teacher, row, "recorder_family"));
  const char *companions = cell(teacher, row, "companions");
  return companions ? g_strdup_printf("%s, with %s", recorder, companions)
                    : g_steal_pointer(&recorder);
}

char *teacher_state(const struct teacher *teacher, int row)
{
  const char *outcome = cell(teacher, row, "outcome");
  GString *text = g_string_new(NULL);
  if (strcmp(outcome, "made") != 0)
    add_words(text, "", choice_label(outcome_choices, outcome));
  const char *note = visit_note_beside(outcome, cell(teacher, row, "teacher_note"));
  if (strcmp(outcome, "substitute") == 0 && note)
    g_string_append_printf(text, " (%s)", note);
  const char *delivered = cell(teacher, row, "delivered_on");
  const char *signed_on = cell(teacher, row, "signed_on");
  g_autofree char *day = delivered ? date_medium(delivered) : NULL;
  g_autofree char *receipt = signed_on ? date_medium(signed_on) : NULL;
  add_words(text, "delivered ", day);
  add_words(text, "signed ", receipt);
  if (!day && !receipt && strcmp(cell(teacher, row, "state"), "final") != 0)
    add_words(text, "", choice_label(state_choices, cell(teacher, row, "state")));
  if (rowset_int(teacher->walkthroughs, row, "amendments") > 0)
    add_words(text, "", "amended");
  if (rowset_int(teacher->walkthroughs, row, "entered_late"))
    add_words(text, "", "entered late");
  return g_string_free(text, FALSE);
}

char *teacher_follow_up(const struct teacher *teacher, int row)
{
  const struct rowset *rows = teacher->follow_ups;
  g_autofree char *owner =
      name_short(rowset_get(rows, row, "owner_given"), rowset_get(rows, row, "owner_family"));
  const char *due_on = rowset_get(rows, row, "due_on");
  g_autofree char *due = due_on ? date_medium(due_on) : NULL;
  const char *closed = rowset_get(rows, row, "closed_on");
  const char *reason = rowset_get(rows, row, "reason");
  g_autofree char *when = closed ? date_medium(closed) : NULL;
  const char *state = choice_label(follow_up_state_choices, rowset_get(rows, row, "state"));
  return g_strdup_printf("%s (%s%s%s, %s%s%s%s%s)", rowset_get(rows, row, "text"), owner,
                         due ? " by " : "", due ? due : "", state, when ? " " : "",
                         when ? when : "", reason ? ": " : "", reason ? reason : "");
}

/* --- the page -------------------------------------------------------------------------------- */

static void add_line(struct section *section, const char *label, const char *text)
{
  if (!text || !*text)
    return;
  struct block *block = section_runs(section);
  block_run(block, RUN_BOLD, label);
  block_run(block, RUN_PLAIN, " ");
  block_run(block, RUN_PLAIN, text);
}

static void add_marks(struct section *section, const struct teacher *teacher, int row,
                      const char *title)
{
  int count;
  int first = teacher_first_mark(teacher, row, &count);
  if (count == 0)
    return;
  struct table *table = section_table(section, title);
  table->file = g_strdup("marks");
  table_column(table, "strategy", "What was looked for", ALIGN_LEFT, 5);
  table_column(table, "mark", "Mark", ALIGN_LEFT, 0);
  table_column(table, "comment", "Comment", ALIGN_LEFT, 5);
  for (int i = first; i < first + count; i++) {
    const char *label = rowset_get(teacher->marks, i, "label");
    struct table_row *line = table_row(table);
    row_text(line, rowset_get(teacher->marks, i, "wording"));
    row_styled(line, RUN_BOLD, label ? label : rowset_get(teacher->marks, i, "level"));
    row_text(line, rowset_get(teacher->marks, i, "comment"));
  }
}

static void add_follow_ups(struct section *section, const struct teacher *teacher,
                           const char *walkthrough)
{
  for (int i = 0; i < teacher->follow_ups->row_count; i++) {
    if (g_strcmp0(rowset_get(teacher->follow_ups, i, "walkthrough"), walkthrough) != 0)
      continue;
    g_autofree char *text = teacher_follow_up(teacher, i);
    add_line(section, "Follow-up:", text);
  }
}

static void add_walkthrough(struct section *section, const struct teacher *teacher, int row)
{
  g_autofree char *day = date_weekday_medium(cell(teacher, row, "made_on"));
  g_autofree char *heading = g_strdup_printf("%s, %s", day, cell(teacher, row, "school"));
  g_autofree char *when = teacher_when(teacher, row);
  g_autofree char *class = teacher_class(teacher, row);
  g_autofree char *who = teacher_who(teacher, row);
  g_autofree char *state = teacher_state(teacher, row);
  const char *const parts[] = { when, class, who, cell(teacher, row, "form"), state };
  GString *line = g_string_new(NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
    if (parts[i] && *parts[i])
      g_string_append_printf(line, "%s%s", line->len ? " · " : "", parts[i]);
  section_heading(section, heading);
  section_note(section, line->str);
  g_string_free(line, TRUE);
  add_marks(section, teacher, row, heading);
  add_line(section, "What worked:", cell(teacher, row, "what_worked"));
  add_line(section, "Next step or question:", cell(teacher, row, "next_step"));
  add_line(section, "The teacher’s reply:", cell(teacher, row, "reply"));
  add_follow_ups(section, teacher, cell(teacher, row, "uid"));
}

static struct document *build(const struct teacher *teacher, const struct month_frame *frame)
{
  g_autofree char *title = g_strdup_printf("Walkthroughs of %s", teacher->name);
  struct document *document = month_frame_document(frame, "teacher", title);
  struct section *section = document_section(document, "teacher", teacher->name);
  g_autofree char *count = teacher_count(teacher);
  section->subtitle = g_strdup(teacher->post ? teacher->post : "no post at present");
  section->aside = g_strdup(count);
  if (teacher->earlier) {
    g_autofree char *earlier = g_strdup_printf("Earlier: %s.", teacher->earlier);
    section_note(section, earlier);
  }
  if (teacher->walkthroughs->row_count == 0)
    section_paragraph(section, "No walkthrough that you may see.");
  if (count_attempts(teacher) > 0)
    section_note(section, "An attempt is " LETTER_ATTEMPT ".");
  for (int i = 0; i < teacher->walkthroughs->row_count; i++)
    add_walkthrough(section, teacher, i);
  add_follow_ups(section, teacher, NULL);
  section_note(
      section,
      "Private notes are not on this page. The record keeper prints all that is kept about "
      "one person with throughline teacher-file.");
  return document;
}

struct document *teacher_page_build(struct store *store, const char *staff, GError **error)
{
  AUTO(teacher) struct teacher *teacher = teacher_read(store, staff, error);
  g_autofree char *month = clock_month();
  AUTO(month_frame)
  struct month_frame *frame = teacher ? month_frame_read(store, month, error) : NULL;
  return frame ? build(teacher, frame) : NULL;
}
