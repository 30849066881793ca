#include "report/memo_page.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/format.h"
#include "model/date.h"
#include "model/name.h"
#include "model/tables.h"
#include "report/letter.h"
#include "report/school_days.h"

char *memo_page_standing(struct store *store, const char *due_on, const char *sent_on)
{
  g_autofree char *today = clock_today();
  g_autofree char *due = due_on ? date_short(due_on) : NULL;
  g_autofree char *sent = sent_on ? date_short(sent_on) : NULL;
  g_autofree char *days =
      due_on ? school_days_late_words(store, due_on, sent_on ? sent_on : today) : NULL;
  if (sent)
    return days ? g_strdup_printf("sent %s, %s late", sent, days)
                : g_strdup_printf("sent %s", sent);
  if (!due)
    return NULL;
  return days ? g_strdup_printf("due %s: %s overdue", due, days) : g_strdup_printf("due %s", due);
}

static char *name_of(struct store *store, const char *uid)
{
  AUTO(record) struct record *person = uid ? store_load(store, &record_staff, uid, NULL) : NULL;
  return person ? name_full(record_get(person, "given_name"), record_get(person, "family_name"))
                : NULL;
}

static void add_head(struct store *store, struct section *section, const struct rowset *visit,
                     const struct record *memo)
{
  const char *sent_on = record_get(memo, "sent_on");
  const char *due_on = rowset_get(visit, 0, "memo_due_on");
  g_autofree char *from = name_of(store, record_get(memo, "author"));
  g_autofree char *day = date_long(rowset_get(visit, 0, "visited_on"));
  g_autofree char *sent = sent_on ? date_long(sent_on) : NULL;
  g_autofree char *due = due_on ? date_long(due_on) : NULL;
  g_autofree char *late = sent_on && due_on ? school_days_late_words(store, due_on, sent_on) : NULL;
  g_autofree char *re = g_strdup_printf("Visit to %s on %s", rowset_get(visit, 0, "school"), day);
  struct table *head = letter_head(section);
  letter_line(head, "To", rowset_get(visit, 0, "visitor"));
  letter_line(head, "From", from);
  letter_line(head, "Date", sent ? sent : "Draft, not sent yet");
  letter_line(head, "Re", re);
  if (late) {
    g_autofree char *expected = g_strdup_printf("Expected by %s; sent %s later.", due, late);
    section_note(section, expected);
  }
}

static void add_steps(struct store *store, struct section *section, const struct record *memo)
{
  const GPtrArray *steps = record_parts(memo, &record_memo_step);
  if (steps->len == 0)
    return;
  section_heading(section, "Who does what, by when");
  struct table *table = section_table(section, "Steps");
  table->file = g_strdup("steps");
  table_column(table, "what", "What", ALIGN_LEFT, 3);
  table_column(table, "who", "Who", ALIGN_LEFT, 1);
  table_column(table, "by", "By", ALIGN_LEFT, 0);
  for (guint i = 0; i < steps->len; i++) {
    const struct record *step = g_ptr_array_index(steps, i);
    const char *due_on = record_get(step, "due_on");
    g_autofree char *who = name_of(store, record_get(step, "owner"));
    g_autofree char *by = due_on ? date_medium(due_on) : NULL;
    struct table_row *row = table_row(table);
    row_text(row, record_get(step, "text"));
    row_text(row, who);
    row_text(row, by);
  }
}

char *memo_page_amended(struct store *store, const char *visit, const char *sent_on)
{
  long amended = sent_on ? store_count(store, STATEMENT_VISIT_AMENDED_SINCE, "visit", visit, "day",
                                       sent_on, NULL)
                         : 0;
  if (amended <= 0)
    return NULL;
  g_autofree char *what =
      format_plural(amended, "walkthrough of the visit was", "walkthroughs of the visit were");
  return g_strdup_printf("%s amended after this memo was sent; these are the figures as amended.",
                         what);
}

static void say_amended(struct store *store, const char *visit, struct section *section,
                        const char *sent_on)
{
  g_autofree char *note = memo_page_amended(store, visit, sent_on);
  if (note)
    section_note(section, note);
}

static struct document *build(struct store *store, const char *visit, const struct rowset *head,
                              const struct record *memo, GError **error)
{
  g_autofree char *title = g_strdup_printf("Improvement memo, %s", rowset_get(head, 0, "school"));
  struct section *section;
  AUTO(document) struct document *document = letter_new(store, "memo", title, &section, error);
  if (!document)
    return NULL;
  add_head(store, section, head, memo);
  g_autofree char *rooms = letter_classrooms(head);
  letter_text(section, "What the visit showed", record_get(memo, "points"));
  if (rooms)
    section_note(section, rooms);
  if (!letter_figures(store, visit, section, error))
    return NULL;
  say_amended(store, visit, section, record_get(memo, "sent_on"));
  letter_text(section, "Decisions", record_get(memo, "decisions"));
  letter_text(section, "Areas to improve", record_get(memo, "areas"));
  letter_text(section, "The plan", record_get(memo, "plan"));
  add_steps(store, section, memo);
  document->one_page = !record_get(memo, "sent_on"); /* afterwards nobody can shorten it */
  return g_steal_pointer(&document);
}

static const char unread[] =
    "There is no memo about this visit that you may read. Its writer alone reads it until it is "
    "sent.";

/* The record keeper, who can hand it over, is no exception. */
static bool may_read(const struct store *store, const struct record *memo, GError **error)
{
  return record_get(memo, "sent_on")
         || g_strcmp0(record_get(memo, "author"), store_viewer(store)) == 0
         || fail(error, TL_ERROR_NOT_FOUND, "%s", unread);
}

struct document *memo_page_build(struct store *store, const char *visit, const struct record *memo,
                                 GError **error)
{
  AUTO(rowset)
  struct rowset *head = store_query(store, STATEMENT_VISIT_HEAD, error, "visit", visit, NULL);
  if (!head)
    return NULL;
  g_autofree char *uid =
      memo ? NULL : store_value(store, STATEMENT_MEMO_OF_VISIT, NULL, "visit", visit, NULL);
  if (head->row_count == 0 || (!memo && !uid)) {
    fail(error, TL_ERROR_NOT_FOUND, "%s", unread);
    return NULL;
  }
  AUTO(record)
  struct record *stored = memo ? NULL : store_load(store, &record_improvement_memo, uid, error);
  if (stored && !may_read(store, stored, error))
    return NULL;
  return memo || stored ? build(store, visit, head, memo ? memo : stored, error) : NULL;
}
