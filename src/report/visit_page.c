#include "report/visit_page.h"

#include "base/error.h"
#include "model/date.h"
#include "report/letter.h"
#include "report/memo_page.h"
#include "report/words.h"

#include <string.h>

static char *when_words(const struct rowset *head)
{
  const char *arrived = rowset_get(head, 0, "arrived");
  const char *departed = rowset_get(head, 0, "departed");
  const char *original = rowset_get(head, 0, "original_on");
  g_autofree char *day = date_long(rowset_get(head, 0, "visited_on"));
  g_autofree char *first = original ? date_short(original) : NULL;
  return g_strdup_printf("%s%s%s%s%s%s%s", day, arrived ? ", " : "",
                         arrived ? words_time(arrived) : "", departed ? " to " : "",
                         departed ? words_time(departed) : "", first ? "; first planned for " : "",
                         first ? first : "");
}

static void add_standing(struct table_row *row, const struct rowset *rows, int i)
{
  const char *state = rowset_get(rows, i, "state");
  const char *closed_on = rowset_get(rows, i, "closed_on");
  g_autofree char *closed = closed_on ? date_short(closed_on) : NULL;
  g_autofree char *words = closed ? g_strdup_printf("%s %s", state, closed) : g_strdup(state);
  enum role role = strcmp(state, "done") == 0   ? ROLE_GOOD
                   : strcmp(state, "open") == 0 ? ROLE_NONE
                                                : ROLE_QUIET;
  if (role == ROLE_NONE)
    row_text(row, words);
  else
    row_status(row, role, words);
}

static void add_follow_ups(struct section *section, const char *heading, const char *file,
                           const struct rowset *rows)
{
  if (rows->row_count == 0)
    return;
  section_heading(section, heading);
  struct table *table = section_table(section, heading);
  table->file = g_strdup(file);
  table_column(table, "what", "What", ALIGN_LEFT, 3);
  table_column(table, "who", "Who", ALIGN_LEFT, 1);
  table_column(table, "by", "By", ALIGN_LEFT, 0);
  table_column(table, "standing", "Standing", ALIGN_LEFT, 0);
  for (int i = 0; i < rows->row_count; i++) {
    const char *due_on = rowset_get(rows, i, "due_on"); /* a next step may have none */
    g_autofree char *by = due_on ? date_medium(due_on) : NULL;
    struct table_row *row = table_row(table);
    row_text(row, rowset_get(rows, i, "text"));
    row_text(row, rowset_get(rows, i, "owner"));
    row_text(row, by);
    add_standing(row, rows, i);
  }
}

static bool add_classrooms(struct store *store, const char *visit, const struct rowset *head,
                           struct section *section, GError **error)
{
  g_autofree char *rooms = letter_classrooms(head);
  if (!rooms)
    return true;
  section_heading(section, "In the classrooms");
  section_paragraph(section, rooms);
  return letter_figures(store, visit, section, error);
}

static void add_head(struct store *store, struct section *section, const char *visit,
                     const struct rowset *head)
{
  AUTO(rowset)
  struct rowset *memo = store_query(store, STATEMENT_MEMO_OF_VISIT, NULL, "visit", visit, NULL);
  const char *sent_on = memo && memo->row_count ? rowset_get(memo, 0, "sent_on") : NULL;
  g_autofree char *when = when_words(head);
  g_autofree char *standing =
      memo_page_standing(store, rowset_get(head, 0, "memo_due_on"), sent_on);
  struct table *lines = letter_head(section);
  letter_line(lines, "When", when);
  letter_line(lines, "Visitor", rowset_get(head, 0, "visitor"));
  letter_line(lines, "With", rowset_get(head, 0, "companions"));
  letter_line(lines, "Purpose", rowset_get(head, 0, "purpose"));
  letter_line(lines, "Memo", standing);
}

struct document *visit_page_build(struct store *store, const char *visit, GError **error)
{
  AUTO(rowset)
  struct rowset *head = store_query(store, STATEMENT_VISIT_HEAD, error, "visit", visit, NULL);
  if (!head)
    return NULL;
  if (head->row_count == 0) {
    fail(error, TL_ERROR_NOT_FOUND, "There is no such visit that you may see.");
    return NULL;
  }
  AUTO(rowset)
  struct rowset *before = store_query(store, STATEMENT_VISIT_BEFORE, error, "visit", visit, NULL);
  AUTO(rowset)
  struct rowset *agreed =
      before ? store_query(store, STATEMENT_VISIT_AGREED, error, "visit", visit, NULL) : NULL;
  if (!agreed)
    return NULL;
  g_autofree char *title = g_strdup_printf("Visit to %s", rowset_get(head, 0, "school"));
  struct section *section;
  AUTO(document) struct document *document = letter_new(store, "visit", title, &section, error);
  if (!document)
    return NULL;
  add_head(store, section, visit, head);
  add_follow_ups(section, "From before", "before", before);
  if (!add_classrooms(store, visit, head, section, error))
    return NULL;
  letter_text(section, "What was seen", rowset_get(head, 0, "what_seen"));
  letter_text(section, "What is next", rowset_get(head, 0, "what_next"));
  add_follow_ups(section, "Agreed", "agreed", agreed);
  return g_steal_pointer(&document);
}
