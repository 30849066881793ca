#include "exchange/csv_header.h"

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "exchange/csv_match.h"

#include <string.h>

/* The header is among so many rows that are not blank. */
#define MOST_ABOVE 20
#define QUOTED_COLUMNS 40

/* A value that `--only` wants in a column. */
struct wish {
  int column;
  const char *value; /* borrowed */
  char *folded;
};

struct csv_header {
  struct csv_reader *reader;
  struct csv_request request;
  struct csv_columns *columns;
  long line;
  GArray *wishes; /* struct wish */
  const char **cells;
  char *fault;
  bool told; /* totals */
  struct csv_record record;
  struct csv_counts counts;
};

/* Finding the header -------------------------------------------------------------------------- */

/* A row that may be it. */
struct candidate {
  struct csv_columns *columns;
  long line;
  char *words; /* its first cell, to be shown */
};

static void candidate_free(gpointer data)
{
  struct candidate *candidate = data;
  csv_columns_free(candidate->columns);
  g_free(candidate->words);
  g_free(candidate);
}

static char *first_words(const struct csv_row *row)
{
  const char *cell = "";
  for (int i = row->count - 1; i >= 0; i--)
    if (!text_blank(row->cells[i]))
      cell = row->cells[i];
  g_autofree char *clean = text_clean(cell, true);
  return text_ellipsize(clean ? clean : "", QUOTED_COLUMNS);
}

static struct candidate *candidate_new(const struct csv_request *request, const struct csv_row *row)
{
  struct candidate *candidate = g_new0(struct candidate, 1);
  candidate->columns = csv_columns_new(request, row->count, row->cells);
  candidate->line = row->line;
  candidate->words = first_words(row);
  return candidate;
}

/* The first rows as candidates; NULL where reading failed. */
static GPtrArray *read_candidates(struct csv_reader *reader, const struct csv_request *request,
                                  GError **error)
{
  g_autoptr(GPtrArray) candidates = g_ptr_array_new_with_free_func(candidate_free);
  GError *problem = NULL;
  const struct csv_row *row;
  csv_reader_rewind(reader);
  while (candidates->len < MOST_ABOVE && (row = csv_reader_next(reader, &problem)))
    g_ptr_array_add(candidates, candidate_new(request, row));
  if (problem) {
    g_propagate_error(error, problem);
    return NULL;
  }
  return g_steal_pointer(&candidates);
}

/* True where a cell begins with a figure, as dates and counts do and hardly a title does. */
static bool has_figures(const struct csv_columns *columns)
{
  for (int i = 0; i < columns->count; i++)
    if (g_ascii_isdigit(columns->titles[i][0]))
      return true;
  return false;
}

/* True for a row below one of as many cells with one word alone that is the name of a column: it is
 * somebody's `Teacher` where nothing is required, a day's `Holiday` where figures stand beside it.
 */
static bool is_no_header(const struct csv_columns *columns, bool below, bool requires)
{
  return below && columns->found == 1
         && (!requires || (!columns->complete && has_figures(columns)));
}

/* How much a row looks like the header: has all that is required, then has much of the rest, then
 * is at least no title standing alone. */
static int candidate_score(const struct candidate *candidate, bool below, bool requires)
{
  const struct csv_columns *columns = candidate->columns;
  int fields = is_no_header(columns, below, requires) ? 0 : columns->found;
  int found = 2 * fields + (columns->count > 1);
  return fields > 0 && columns->complete ? found + 100000 : found;
}

static bool requires_any(const struct csv_request *request)
{
  for (int i = 0; i < request->field_count; i++)
    if (request->fields[i].flags & CSV_FIELD_REQUIRED)
      return true;
  return false;
}

static guint best_candidate(const struct csv_request *request, const GPtrArray *candidates)
{
  guint best = 0;
  int best_score = -1;
  int widest = 1;
  bool requires = requires_any(request);
  for (guint i = 0; i < candidates->len; i++) {
    const struct candidate *candidate = candidates->pdata[i];
    int count = candidate->columns->count;
    int score = candidate_score(candidate, count > 1 && count <= widest, requires);
    widest = MAX(widest, count);
    if (score <= best_score)
      continue;
    best = i;
    best_score = score;
  }
  return best;
}

static void tell_above(struct csv_reader *reader, const GPtrArray *candidates, guint header)
{
  for (guint i = 0; i < header; i++) {
    const struct candidate *candidate = candidates->pdata[i];
    csv_reader_notice(reader, candidate->line, "\"%s\" stands above the header and was left out",
                      candidate->words);
  }
}

static void tell_doubts(struct csv_header *header)
{
  g_autoptr(GPtrArray) doubts = csv_columns_doubts(header->columns, &header->request);
  for (guint i = 0; i < doubts->len; i++)
    csv_reader_notice(header->reader, header->line, "%s", (const char *)doubts->pdata[i]);
}

static bool find_header(struct csv_header *header, GError **error)
{
  g_autoptr(GPtrArray) candidates = read_candidates(header->reader, &header->request, error);
  if (!candidates)
    return false;
  if (candidates->len == 0)
    return fail(error, TL_ERROR_INVALID, "%s: is empty; its first row must name the columns",
                csv_reader_name(header->reader));
  guint best = best_candidate(&header->request, candidates);
  struct candidate *candidate = candidates->pdata[best];
  header->line = candidate->line;
  header->columns = g_steal_pointer(&candidate->columns);
  if (!csv_columns_check(header->columns, &header->request, error)) {
    g_prefix_error(error, "%s:%ld: ", csv_reader_name(header->reader), header->line);
    return false;
  }
  tell_above(header->reader, candidates, best);
  tell_doubts(header);
  return true;
}

/* --only -------------------------------------------------------------------------------------- */

/* text without regard to case, spaces around it and how its accents are composed. Yours. */
static char *fold(const char *text)
{
  g_autofree char *clean = text_clean(text, true);
  return g_utf8_casefold(clean ? clean : "", -1);
}

static void clear_wish(gpointer data)
{
  struct wish *wish = data;
  g_free(wish->folded);
}

static void read_wishes(struct csv_header *header)
{
  header->wishes = g_array_new(FALSE, FALSE, sizeof(struct wish));
  g_array_set_clear_func(header->wishes, clear_wish);
  for (int i = 0; i < header->columns->only_count; i++) {
    const char *value = strchr(header->request.only[i], '=') + 1;
    struct wish wish = { header->columns->of_only[i], value, fold(value) };
    g_array_append_val(header->wishes, wish);
  }
}

static const char *row_cell(const struct csv_row *row, int column)
{
  return column >= 0 && column < row->count ? row->cells[column] : NULL;
}

static bool is_wished(const struct wish *wish, const char *cell)
{
  if (g_ascii_strcasecmp(cell ? cell : "", wish->value) == 0)
    return true;
  g_autofree char *folded = fold(cell);
  return strcmp(folded, wish->folded) == 0;
}

/* Wishes for one column are alternatives; each column with wishes must have one of them. */
static bool is_wanted(const struct csv_header *header, const struct csv_row *row)
{
  const struct wish *wishes = (const struct wish *)(const void *)header->wishes->data;
  for (guint i = 0; i < header->wishes->len; i++) {
    bool wanted = false;
    for (guint k = 0; k < header->wishes->len && !wanted; k++)
      wanted = wishes[k].column == wishes[i].column
               && is_wished(&wishes[k], row_cell(row, wishes[k].column));
    if (!wanted)
      return false;
  }
  return true;
}

/* Totals -------------------------------------------------------------------------------------- */

static bool is_total_name(const char *cell)
{
  static const char *const names[] = {
    "total",    "totals",    "grandtotal",    "grandtotals",    "statetotal", "statetotals",
    "subtotal", "subtotals", "districttotal", "districttotals", "alltotal",   "alltotals",
    "totalall", "statewide", "districtwide",  "allschools",     NULL
  };
  if (!strpbrk(cell, "tTlL"))
    return false;
  g_autofree char *key = csv_match_key(cell);
  return g_strv_contains(names, key);
}

static bool is_total_code(const char *cell)
{
  size_t blanks = strspn(cell, " \t");
  size_t zeros = strspn(cell + blanks, "0");
  return zeros > 0 && cell[blanks + zeros] == '\0';
}

/* The cell that says that a row is a total and no record; NULL: it is a record. Borrowed. */
static const char *total_cell(const struct csv_header *header)
{
  for (int i = 0; i < header->request.field_count; i++) {
    unsigned flags = header->request.fields[i].flags;
    const char *cell = header->cells[i];
    if (cell
        && (((flags & CSV_FIELD_NAME) && is_total_name(cell))
            || ((flags & CSV_FIELD_CODE) && is_total_code(cell))))
      return cell;
  }
  return NULL;
}

static bool pass_total(struct csv_header *header, const struct csv_row *row)
{
  const char *cell = total_cell(header);
  if (!cell)
    return false;
  header->counts.totals++;
  if (!header->told)
    csv_reader_notice(header->reader, row->line, "the totals row (\"%s\") was left out", cell);
  return true;
}

/* Records ------------------------------------------------------------------------------------- */

static void set_cells(struct csv_header *header, const struct csv_row *row)
{
  for (int i = 0; i < header->request.field_count; i++)
    header->cells[i] = row_cell(row, header->columns->of_field[i]);
}

/* Cells that have no column: where they are not empty the row has slipped, and what stands under
 * the titles is likely not what they say. */
static void set_fault(struct csv_header *header, const struct csv_row *row)
{
  g_clear_pointer(&header->fault, g_free);
  for (int i = header->columns->count; i < row->count && !header->fault; i++) {
    if (text_blank(row->cells[i]))
      continue;
    g_autofree char *clean = text_clean(row->cells[i], true);
    g_autofree char *shown = text_ellipsize(clean, QUOTED_COLUMNS);
    g_autofree char *columns = format_plural(header->columns->count, "column", "columns");
    header->fault =
        g_strdup_printf("\"%s\" stands beyond the header’s %s; put a cell that holds a comma in "
                        "quotation marks, or empty the extra cell",
                        shown, columns);
  }
}

static const struct csv_record *give_record(struct csv_header *header, const struct csv_row *row)
{
  set_fault(header, row);
  header->counts.records++;
  header->record = (struct csv_record){ row->line, header->cells, header->fault };
  return &header->record;
}

/* At the end: says so where `--only` left nothing. */
static void tell_none(struct csv_header *header)
{
  if (header->told || header->counts.records > 0 || header->counts.others == 0)
    return;
  g_autofree char *list = g_strjoinv("\", \"", (char **)header->request.only);
  csv_reader_notice(header->reader, 0, "no row has \"%s\"; look how the file writes it", list);
}

const struct csv_record *csv_header_next(struct csv_header *header, GError **error)
{
  GError *problem = NULL;
  const struct csv_row *row;
  while ((row = csv_reader_next(header->reader, &problem))) {
    if (!is_wanted(header, row)) {
      header->counts.others++;
      continue;
    }
    set_cells(header, row);
    if (!pass_total(header, row))
      return give_record(header, row);
  }
  if (problem)
    g_propagate_error(error, problem);
  else
    tell_none(header);
  header->told = true;
  return NULL;
}

bool csv_header_rewind(struct csv_header *header, GError **error)
{
  GError *problem = NULL;
  const struct csv_row *row;
  header->counts = (struct csv_counts){ 0, 0, 0 };
  csv_reader_rewind(header->reader);
  do
    row = csv_reader_next(header->reader, &problem);
  while (row && row->line < header->line);
  if (problem)
    g_propagate_error(error, problem);
  return !problem;
}

struct csv_header *csv_header_read(struct csv_reader *reader, const struct csv_request *request,
                                   GError **error)
{
  if (!csv_columns_check_request(request, error))
    return NULL;
  AUTO(csv_header) struct csv_header *header = g_new0(struct csv_header, 1);
  header->reader = reader;
  header->request = *request;
  if (!find_header(header, error))
    return NULL;
  if (csv_columns_are_ours(header->columns, request))
    csv_reader_set_ours(reader, true);
  header->cells = g_new0(const char *, (gsize)request->field_count + 1);
  read_wishes(header);
  if (!csv_header_rewind(header, error))
    return NULL;
  return g_steal_pointer(&header);
}

void csv_header_free(struct csv_header *header)
{
  if (!header)
    return;
  csv_columns_free(header->columns);
  if (header->wishes)
    g_array_unref(header->wishes);
  g_free(header->cells);
  g_free(header->fault);
  g_free(header);
}

long csv_header_line(const struct csv_header *header)
{
  return header->line;
}

const char *const *csv_header_titles(const struct csv_header *header)
{
  return (const char *const *)header->columns->titles;
}

const char *csv_header_title(const struct csv_header *header, int field)
{
  int column = header->columns->of_field[field];
  return column >= 0 ? header->columns->titles[column] : NULL;
}

int csv_header_column(const struct csv_header *header, int field)
{
  return header->columns->of_field[field];
}

const struct csv_counts *csv_header_counts(const struct csv_header *header)
{
  return &header->counts;
}

const char *csv_header_titled(const struct csv_header *header, const char *const *keys)
{
  for (int i = 0; i < header->columns->count; i++)
    if (g_strv_contains(keys, header->columns->keys[i]))
      return header->columns->titles[i];
  return NULL;
}

/* True where a notice of the header names the column. */
static bool is_told(const struct csv_header *header, const char *title)
{
  const GPtrArray *notices = csv_reader_notices(header->reader);
  g_autofree char *named = g_strdup_printf("\"%s\"", title);
  for (guint i = 0; i < notices->len; i++)
    if (strstr(notices->pdata[i], named))
      return true;
  return false;
}

const char **csv_header_unread(const struct csv_header *header)
{
  const char **titles = csv_columns_unread(header->columns);
  int kept = 0;
  for (int i = 0; titles[i]; i++)
    if (!is_told(header, titles[i]))
      titles[kept++] = titles[i];
  titles[kept] = NULL;
  return titles;
}
