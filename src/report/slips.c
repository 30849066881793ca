#include "config.h"

#include "report/slips.h"

#include "base/clock.h"
#include "base/error.h"
#include "model/date.h"
#include "model/tables.h"
#include "report/month_frame.h"
#include "report/slip.h"

#include <string.h>

/* --- order ---------------------------------------------------------------------------------- */

static size_t digits(const char *text)
{
  return strspn(text, "0123456789");
}

/* Runs of digits by their value; leading zeros count only where all else is equal. */
static int compare_figures(const char **one, const char **other)
{
  const char *a = *one + strspn(*one, "0"), *b = *other + strspn(*other, "0");
  size_t long_a = digits(a), long_b = digits(b);
  int order = long_a != long_b ? (long_a < long_b ? -1 : 1) : strncmp(a, b, long_a);
  *one = a + long_a;
  *other = b + long_b;
  return order;
}

int slips_compare_mailbox(const char *one, const char *other)
{
  if (!one || !other)
    return !one - !other;
  const char *a = one, *b = other;
  while (*a && *b) {
    int order = 0;
    if (digits(a) && digits(b))
      order = compare_figures(&a, &b);
    else
      order = g_ascii_tolower(*a++) - g_ascii_tolower(*b++);
    if (order != 0)
      return order;
  }
  return *a || *b ? (*a ? 1 : -1) : strcmp(one, other);
}

static int compare_rows(gconstpointer first, gconstpointer second, gpointer data)
{
  const struct rowset *rows = data;
  int one = *(const int *)first, other = *(const int *)second;
  int order = g_strcmp0(rowset_get(rows, one, "school_key"), rowset_get(rows, other, "school_key"));
  if (order == 0)
    order =
        slips_compare_mailbox(rowset_get(rows, one, "mailbox"), rowset_get(rows, other, "mailbox"));
  if (order == 0)
    order = g_strcmp0(rowset_get(rows, one, "teacher_key"), rowset_get(rows, other, "teacher_key"));
  return order != 0 ? order : one - other;
}

/* The rows by school, mailbox and teacher. Yours. */
static struct rowset *ordered(struct rowset *rows)
{
  g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(int));
  for (int i = 0; i < rows->row_count; i++)
    g_array_append_val(order, i);
  g_array_sort_with_data(order, compare_rows, rows);
  struct rowset *sorted = rowset_new(rows->column_count, (const char *const *)rows->columns);
  g_autofree const char **cells = g_new0(const char *, rows->column_count);
  for (guint i = 0; i < order->len; i++) {
    for (int c = 0; c < rows->column_count; c++)
      cells[c] = rowset_at(rows, g_array_index(order, int, i), c);
    rowset_add(sorted, cells);
  }
  return sorted;
}

struct rowset *slips_query(struct store *store, const struct slips_filter *filter, GError **error)
{
  const char *uid = filter->walkthrough;
  g_autofree char *day =
      uid ? store_value(store, STATEMENT_SLIP_DAY, error, "uid", uid, NULL) : NULL;
  if (uid && !day) {
    if (error && !*error)
      fail(error, TL_ERROR_NOT_FOUND,
           "There is no walkthrough “%s” that you may see. The uids are in the file "
           "walkthrough.csv that `throughline export` writes.",
           uid);
    return NULL;
  }
  AUTO(rowset)
  struct rowset *rows = store_query(
      store, STATEMENT_SLIPS, error, "from", uid ? day : filter->from, "until",
      uid ? day : filter->until, "uid", uid, "school", uid ? NULL : filter->school, "recorder",
      uid ? NULL : filter->recorder, "state", !uid && filter->waiting ? "final" : NULL, "own",
      !uid && filter->waiting ? "1" : NULL, NULL);
  return rows ? ordered(rows) : NULL;
}

/* --- sheets --------------------------------------------------------------------------------- */

static struct document *sheets_new(struct store *store, const char *id, const char *title,
                                   GError **error)
{
  AUTO(record) struct record *district = store_district(store, error);
  if (!district)
    return NULL;
  struct document *document = document_new(id, title);
  document->district = g_strdup(record_get(district, "name"));
  document->author = g_strdup(document->district);
  document->created_at = clock_instant();
  document->sample = record_get_flag(district, "sample");
  return document;
}

/* `Slips, Thursday 12 November 2026`; of several days without one. */
static char *title_of(const struct rowset *rows)
{
  const char *day = rows->row_count > 0 ? rowset_get(rows, 0, "made_on") : NULL;
  for (int i = 1; i < rows->row_count; i++)
    if (g_strcmp0(rowset_get(rows, i, "made_on"), day) != 0)
      return g_strdup("Slips");
  g_autofree char *words = day ? date_long(day) : NULL;
  return words ? g_strdup_printf("Slips, %s", words) : g_strdup("Slips");
}

struct document *slips_document(struct store *store, const struct rowset *rows,
                                const struct progress *progress, GError **error)
{
  g_autofree char *title = title_of(rows);
  AUTO(document) struct document *document = sheets_new(store, "slips", title, error);
  for (int i = 0; document && i < rows->row_count; i++) {
    AUTO(record)
    struct record *walkthrough =
        store_load(store, &record_walkthrough, rowset_get(rows, i, "uid"), error);
    struct section *slip = walkthrough ? slip_build(store, walkthrough, error) : NULL;
    if (!slip)
      return NULL;
    g_ptr_array_add(document->sections, slip);
    if (!progress_report(progress, "slips", i + 1, rows->row_count)) {
      fail(error, TL_ERROR_STOPPED, "Stopped. Nothing was written.");
      return NULL;
    }
  }
  return g_steal_pointer(&document);
}

/* --- the paper form ------------------------------------------------------------------------- */

enum { PAPER_COPIES = 2 };

/* The row of the form that name means; -1 with error. */
static int find_form(const struct rowset *forms, const char *name, GError **error)
{
  g_autoptr(GString) names = g_string_new(NULL);
  int begins = -1;
  for (int i = 0; i < forms->row_count; i++) {
    const char *code = rowset_get(forms, i, "code"), *full = rowset_get(forms, i, "name");
    g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", full);
    if (!name || g_strcmp0(code, name) == 0 || g_ascii_strcasecmp(full, name) == 0)
      return i;
    if (begins < 0 && g_ascii_strncasecmp(full, name, strlen(name)) == 0)
      begins = i;
  }
  if (begins < 0 && !name)
    fail(error, TL_ERROR_NOT_FOUND, "No form is in use. Records, Forms has them.");
  else if (begins < 0)
    fail(error, TL_ERROR_NOT_FOUND, "There is no form “%s”. There are: %s.", name, names->str);
  return begins;
}

/* A line of things to fill in. */
static void add_line(struct section *section, const char *const *labels)
{
  struct table *table = section_table(section, NULL);
  for (int i = 0; labels[i]; i++) {
    g_autofree char *key = g_strdup_printf("blank_%d", i + 1);
    table_column(table, key, NULL, ALIGN_LEFT, i == 0 ? 3 : 2);
  }
  struct table_row *row = table_row(table);
  for (int i = 0; labels[i]; i++)
    row_styled(row, RUN_SMALL | RUN_DIM, labels[i]);
}

static void add_strategies(struct section *section, const struct rowset *items,
                           const struct rowset *levels)
{
  struct table *table = section_table(section, "What we looked for");
  table_column(table, "strategy", "What we looked for", ALIGN_LEFT, 0);
  for (int i = 0; i < levels->row_count; i++)
    table_column(table, rowset_get(levels, i, "code"), rowset_get(levels, i, "label"), ALIGN_CENTER,
                 0);
  table_column(table, "comment", "Comment", ALIGN_LEFT, 1);
  for (int i = 0; i < items->row_count; i++) {
    struct table_row *row = table_row(table);
    row_text(row, rowset_get(items, i, "wording"));
    for (int level = 0; level < levels->row_count; level++)
      row_text(row, "☐");
    row_text(row, NULL);
  }
}

static struct section *blank_section(struct store *store, const char *version, const char *title,
                                     GError **error)
{
  AUTO(rowset)
  struct rowset *items = store_query(store, STATEMENT_FORM_ITEMS, error, "version", version, NULL);
  AUTO(rowset)
  struct rowset *levels =
      items ? store_query(store, STATEMENT_FORM_LEVELS, error, "version", version, NULL) : NULL;
  if (!levels)
    return NULL;
  struct section *section = document_section(NULL, "form", title);
  section->layout = LAYOUT_HALF;
  add_line(section,
           (const char *const[]){ "Teacher", "School", "Room", "Date", "Observer, with", NULL });
  add_line(section, (const char *const[]){ "Subject", "Grade", "Period", "From", "To",
                                           "Students / on task", NULL });
  add_strategies(section, items, levels);
  section_space(section);
  section_reply(section, "What worked:", 1);
  section_reply(section, "Next step or question:", 2);
  return section;
}

struct document *slips_blank(struct store *store, const char *name, GError **error)
{
  AUTO(rowset) struct rowset *forms = store_query(store, STATEMENT_SLIP_FORMS, error, NULL);
  int form = forms ? find_form(forms, name, error) : -1;
  if (form < 0)
    return NULL;
  g_autofree char *title = g_strdup_printf("%s, version %s", rowset_get(forms, form, "name"),
                                           rowset_get(forms, form, "version"));
  AUTO(document) struct document *document = sheets_new(store, "form", title, error);
  for (int i = 0; document && i < PAPER_COPIES; i++) {
    struct section *section = blank_section(store, rowset_get(forms, form, "uid"), title, error);
    if (!section)
      return NULL;
    g_free(section->id);
    section->id = g_strdup_printf("form-%d", i + 1);
    g_ptr_array_add(document->sections, section);
  }
  return g_steal_pointer(&document);
}
