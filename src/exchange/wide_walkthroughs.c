/* Wide files of walkthroughs: each row is put into the cells of a file with a row a mark. What
 * tells a row from others is when it was filled in, by whom and about whom. */
#include "exchange/wide_import.h"

#include "base/error.h"
#include "base/text.h"
#include "exchange/school_hours.h"
#include "exchange/walk_group.h"
#include "model/date.h"
#include "model/name.h"
#include "model/tables.h"

#include <stdlib.h>
#include <string.h>

/* What is read of a row. */
struct row {
  char *cells[WALK_COLUMN_COUNT];
  char *id;
  char *filled_in; /* an instant, or NULL */
};

struct importer {
  struct import_session *session;
  struct wide_rows *rows;
  struct walk_people *people;
  struct walk_forms *forms;
  struct walk_group *group;
  GPtrArray *strategies, *comments; /* codes */
  bool hours_told, left_told;
  GHashTable *seen; /* id → what its row says, and on which line */
};

static void clear_row(struct row *row)
{
  for (int i = 0; i < WALK_COLUMN_COUNT; i++)
    g_free(row->cells[i]);
  g_free(row->id);
  g_free(row->filled_in);
}

/* Common cells -------------------------------------------------------------------------------- */

static const struct {
  enum wide_field_id field;
  enum walk_column cell;
} plain[] = {
  { WIDE_SCHOOL, WALK_SCHOOL },
  { WIDE_TEACHER, WALK_TEACHER },
  { WIDE_OBSERVER, WALK_OBSERVER },
  { WIDE_DATE, WALK_DATE },
  { WIDE_MINUTES, WALK_MINUTES },
  { WIDE_FORM, WALK_INSTRUMENT },
  { WIDE_ROOM, WALK_ROOM },
  { WIDE_GRADE, WALK_GRADE },
  { WIDE_SUBJECT, WALK_SUBJECT },
  { WIDE_PERIOD, WALK_PERIOD },
  { WIDE_WHAT_WORKED, WALK_WHAT_WORKED },
  { WIDE_NEXT_STEP, WALK_NEXT_STEP },
  { WIDE_VISIT_TYPE, WALK_VISIT_TYPE },
  { WIDE_PRIVATE_NOTE, WALK_PRIVATE_NOTE },
};

static bool read_plain(const struct importer *in, struct row *row, GError **error)
{
  for (size_t i = 0; i < G_N_ELEMENTS(plain); i++)
    if (!wide_rows_value(in->rows, plain[i].field, NULL, &row->cells[plain[i].cell], error))
      return false;
  return true;
}

/* A start may be a time of day, or a day too. */
static bool read_start(struct importer *in, struct row *row, struct wide_time *start,
                       GError **error)
{
  g_autofree char *text = NULL;
  *start = (struct wide_time){ "", "" };
  if (!wide_rows_value(in->rows, WIDE_START, NULL, &text, error))
    return false;
  if (!text || wide_time_parse(text, start, NULL)) {
    row->cells[WALK_START] = *start->time ? g_strndup(start->time, 5) : NULL;
    return true;
  }
  row->cells[WALK_START] =
      school_hours_afternoon(in->session, text, wide_rows_place(in->rows), &in->hours_told);
  if (!row->cells[WALK_START])
    row->cells[WALK_START] = time_parse(text, error);
  return row->cells[WALK_START];
}

/* When it was; the identity begins with the most exact of what is known. */
static bool read_when(struct importer *in, struct row *row, char **when, GError **error)
{
  struct wide_time stamp, start;
  bool given = false;
  if (!wide_rows_time(in->rows, &stamp, &given, error) || !read_start(in, row, &start, error))
    return false;
  g_autofree char *date =
      row->cells[WALK_DATE] ? date_parse(row->cells[WALK_DATE], NULL, error) : NULL;
  if (row->cells[WALK_DATE] && !date) {
    g_prefix_error(error, "Date: ");
    return false;
  }
  if (!date && (*start.date || given))
    date = g_strdup(*start.date ? start.date : stamp.date);
  if (!date)
    return fail(error, TL_ERROR_INVALID, "When was it? Fill in the timestamp or the date.");
  g_free(row->cells[WALK_DATE]);
  row->cells[WALK_DATE] = g_steal_pointer(&date);
  row->filled_in = given ? wide_time_instant(&stamp) : NULL;
  *when = given ? g_strdup_printf("%s %s", stamp.date, stamp.time)
                : g_strdup_printf("%s %s", row->cells[WALK_DATE],
                                  row->cells[WALK_START] ? row->cells[WALK_START] : "");
  return true;
}

static bool read_row(struct importer *in, struct row *row, GError **error)
{
  g_autofree char *when = NULL;
  if (!read_plain(in, row, error) || !read_when(in, row, &when, error))
    return false;
  if (!row->cells[WALK_TEACHER])
    return fail(error, TL_ERROR_INVALID, "Who was visited? Fill in the teacher.");
  if (!row->cells[WALK_OBSERVER])
    return fail(error, TL_ERROR_INVALID, "Who observed? Fill in the observer’s e-mail.");
  g_autofree char *observer = g_utf8_casefold(row->cells[WALK_OBSERVER], -1);
  g_autofree char *teacher = name_search_key(row->cells[WALK_TEACHER]);
  g_autofree char *id = g_strdup_printf("%s %s %s", g_strchomp(when), observer, teacher);
  row->id = text_clean(id, true);
  row->cells[WALK_SOURCE] = g_strdup(in->session->options->wide->name);
  return true;
}

/* Marks --------------------------------------------------------------------------------------- */

static void take_mark(struct importer *in, struct row *row, const char *code, const char *level,
                      const char *comment)
{
  const char *cells[WALK_COLUMN_COUNT];
  for (int i = 0; i < WALK_STRATEGY; i++)
    cells[i] = row->cells[i];
  cells[WALK_STRATEGY] = code;
  cells[WALK_MARK] = level;
  cells[WALK_COMMENT] = comment;
  walk_group_take(in->group, row->id, cells, wide_rows_place(in->rows));
}

/* One answer, or several ticks that all mean the same level. */
struct levels {
  struct importer *in;
  struct walk_form *form;
  const char *code;
  const char *level;
  bool differ;
};

/* The level that an answer means by the walkthrough's version: what the map says of it, else what
 * it said before, which was of another version. NULL: none. Borrowed. */
static const char *level_of(struct importer *in, const GPtrArray *before, const char *means)
{
  const char *level = walk_forms_level(walk_group_form(in->group), means, NULL);
  for (guint i = 0; before && i < before->len && !level; i++)
    level = walk_forms_level(walk_group_form(in->group), before->pdata[i], NULL);
  return level ? level : walk_group_level(in->group, means, NULL);
}

/* A walkthrough that is in keeps a mark for which the map has no level of its version. */
static bool leaves(const struct levels *levels, const char *means)
{
  struct importer *in = levels->in;
  if (!walk_group_is_known(in->group) || !walk_forms_level_of_any(levels->form, means))
    return false;
  if (!in->left_told)
    import_session_notice(in->session, wide_rows_place(in->rows),
                          "“%s” is no level of the form’s version that this walkthrough is of; "
                          "marks of such walkthroughs stay as they are here",
                          means);
  in->left_told = true;
  return true;
}

static bool take_level(const char *part, void *data)
{
  struct levels *levels = data;
  const struct wide_map *map = levels->in->session->options->wide;
  bool known = false;
  const char *means = wide_map_means(map, WIDE_STRATEGY, levels->code, part, &known);
  if (wide_map_ignores(means))
    return true;
  if (known && !means)
    return false;
  const char *level =
      level_of(levels->in, wide_map_meant(map, levels->code, part), means ? means : part);
  if (!level)
    return leaves(levels, means ? means : part);
  levels->differ = levels->differ || (levels->level && strcmp(levels->level, level) != 0);
  levels->level = level;
  return true;
}

static bool find_level(struct importer *in, const char *code, const char *answer,
                       const char **level, GError **error)
{
  struct walk_form *form = walk_group_form(in->group);
  struct levels levels = { .in = in, .form = form, .code = code };
  struct wide_ticks ticks = { take_level, &levels };
  g_autofree char *unknown = NULL;
  if (!wide_rows_ticks(answer, &ticks, &unknown)) {
    g_autofree char *allowed = walk_forms_levels(form);
    return wide_rows_fail_answer(in->rows, WIDE_STRATEGY, code, unknown, allowed, error);
  }
  if (levels.differ)
    return fail(error, TL_ERROR_INVALID,
                "“%s” names several levels, and a strategy has one. Say in the map what the whole "
                "answer means.",
                answer);
  *level = levels.level;
  return true;
}

static bool take_strategy(struct importer *in, struct row *row, const char *code, GError **error)
{
  g_autofree char *answer = NULL;
  g_autofree char *comment = NULL;
  const char *level = NULL;
  if (!wide_rows_value(in->rows, WIDE_STRATEGY, code, &answer, error)
      || !wide_rows_value(in->rows, WIDE_COMMENT, code, &comment, error)
      || (answer && !find_level(in, code, answer, &level, error)))
    return false;
  if (level || comment)
    take_mark(in, row, code, level, comment);
  return true;
}

/* Strategies ticked as seen. */
struct seen {
  struct importer *in;
  struct row *row;
  const char *level;
};

static bool take_seen(const char *part, void *data)
{
  struct seen *seen = data;
  const struct wide_map *map = seen->in->session->options->wide;
  bool known = false;
  const char *means = wide_map_means(map, WIDE_SEEN, NULL, part, &known);
  if (wide_map_ignores(means))
    return true;
  if (!walk_forms_knows(walk_group_form(seen->in->group), means ? means : part))
    return false;
  take_mark(seen->in, seen->row, means ? means : part, seen->level, NULL);
  return true;
}

static bool take_all_seen(struct importer *in, struct row *row, GError **error)
{
  g_autofree char *answer = NULL;
  g_autofree char *unknown = NULL;
  const struct walk_form *form = walk_group_form(in->group);
  if (!wide_rows_value(in->rows, WIDE_SEEN, NULL, &answer, error))
    return false;
  struct seen seen = { in, row, form ? walk_forms_seen(form) : NULL };
  struct wide_ticks ticks = { take_seen, &seen };
  if (!answer || !form || wide_rows_ticks(answer, &ticks, &unknown))
    return true;
  return wide_rows_fail_answer(in->rows, WIDE_SEEN, NULL, unknown,
                               "the strategies’ codes of the form", error);
}

static bool take_marks(struct importer *in, struct row *row, GError **error)
{
  for (guint i = 0; i + 1 < in->strategies->len; i++)
    if (walk_group_form(in->group) && !take_strategy(in, row, in->strategies->pdata[i], error))
      return false;
  for (guint i = 0; i + 1 < in->comments->len; i++) {
    const char *code = in->comments->pdata[i];
    bool taken = g_ptr_array_find_with_equal_func(in->strategies, code, g_str_equal, NULL);
    if (!taken && walk_group_form(in->group) && !take_strategy(in, row, code, error))
      return false;
  }
  return take_all_seen(in, row, error);
}

/* Rows ---------------------------------------------------------------------------------------- */

/* False where an earlier row has the same identity; it is *same where it says the same too. */
static bool note(struct importer *in, const struct row *row, bool *same, GError **error)
{
  g_autofree char *said = wide_rows_said(in->rows);
  char *before = g_hash_table_lookup(in->seen, row->id);
  if (!before) {
    g_hash_table_insert(in->seen, g_strdup(row->id),
                        g_strdup_printf("%ld\n%s", wide_rows_place(in->rows).line, said));
    return true;
  }
  *same = strcmp(strchr(before, '\n') + 1, said) == 0;
  if (*same)
    import_session_notice(in->session, wide_rows_place(in->rows),
                          "says the same as line %ld, and counts once", atol(before));
  return *same
         || fail(error, TL_ERROR_INVALID,
                 "the row in line %ld has the same time, observer and teacher. Delete one of the "
                 "two.",
                 atol(before));
}

static bool take_row(struct importer *in, struct row *row, GError **error)
{
  GError *failure = NULL;
  bool same = false;
  if (!read_row(in, row, error) || !note(in, row, &same, error))
    return false;
  if (same)
    return true;
  take_mark(in, row, NULL, NULL, NULL);
  walk_group_filled_in(in->group, row->filled_in);
  if (!take_marks(in, row, &failure))
    walk_group_fail(in->group, failure, wide_rows_place(in->rows));
  return true;
}

/* Notes that the file has the row; a bad one is told when it is taken. */
static void look_at_row(long line, void *data)
{
  struct importer *in = data;
  struct row row = { 0 };
  g_autoptr(GError) failure = NULL;
  if (read_row(in, &row, &failure))
    walk_group_expect(in->group, row.id, line);
  clear_row(&row);
}

/* The first reading, which tells nothing. */
static bool look_at_rows(struct importer *in, GError **error)
{
  in->hours_told = true;
  bool done = wide_rows_look(in->rows, look_at_row, in, error);
  in->hours_told = false;
  return done;
}

static bool read_rows(struct importer *in, GError **error)
{
  GError *problem = NULL;
  while (wide_rows_next(in->rows, &problem)) {
    struct row row = { 0 };
    bool taken = take_row(in, &row, &problem);
    clear_row(&row);
    if (!taken
        && !import_session_settle(in->session, wide_rows_place(in->rows), g_steal_pointer(&problem),
                                  error))
      return false;
    if (!walk_group_is_empty(in->group) && !walk_group_save(in->group, error))
      return false;
  }
  if (problem)
    g_propagate_error(error, problem);
  return !problem;
}

/* A code of the map that there is no strategy of would refuse every row. */
static bool check_codes(const struct importer *in, const GPtrArray *codes, GError **error)
{
  for (guint i = 0; i + 1 < codes->len; i++)
    if (!walk_forms_has_code(in->forms, codes->pdata[i]))
      return fail(error, TL_ERROR_INVALID,
                  "%s: there is no strategy with the code “%s”. Correct the map%s.",
                  in->session->options->wide->name, (const char *)codes->pdata[i],
                  import_session_say(in->session,
                                     "; `throughline map` proposes one with the codes there are",
                                     ""));
  return true;
}

bool wide_import_walkthroughs(struct import_session *session, struct wide_rows *rows,
                              GError **error)
{
  struct importer in = { .session = session, .rows = rows };
  import_session_tally(session, &record_walkthrough);
  in.strategies = wide_rows_codes(rows, WIDE_STRATEGY);
  in.comments = wide_rows_codes(rows, WIDE_COMMENT);
  in.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  in.people = walk_people_load(session, error);
  in.forms = in.people ? walk_forms_load(session, error) : NULL;
  in.group = in.forms ? walk_group_new(session, in.people, in.forms, error) : NULL;
  bool done = in.group && check_codes(&in, in.strategies, error)
              && check_codes(&in, in.comments, error) && look_at_rows(&in, error)
              && read_rows(&in, error);
  g_clear_pointer(&in.group, walk_group_free);
  g_clear_pointer(&in.forms, walk_forms_free);
  g_clear_pointer(&in.people, walk_people_free);
  g_hash_table_unref(in.seen);
  g_ptr_array_unref(in.strategies);
  g_ptr_array_unref(in.comments);
  return done;
}
