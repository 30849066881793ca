/* The list of import_map: columns, what holds for all rows, answers; and how a line is changed. */
#include "config.h"

#include "base/error.h"
#include "base/text.h"
#include "ui/dialog.h"
#include "ui/import_map_own.h"
#include "ui/picker.h"
#include "ui/session.h"

#include <stdlib.h>
#include <string.h>

static const struct view_column columns[] = {
  { "column", "In the file", 0, 1, FIELD_TEXT, NULL },
  { "is", "Is", 28, 1, FIELD_TEXT, NULL },
  { "first", "First row", 18, 2, FIELD_TEXT, NULL },
  { "key", "", -1, 4, FIELD_TEXT, NULL },
  { "group", "", -1, 4, FIELD_TEXT, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view view_map = { "import-map", "Columns", columns };

static const struct view_column plain_columns[] = {
  { "column", "What is read", 22, 1, FIELD_TEXT, NULL },
  { "is", "From the column", 0, 1, FIELD_TEXT, NULL },
  { "first", "First row", 24, 2, FIELD_TEXT, NULL },
  { "key", "", -1, 4, FIELD_TEXT, NULL },
  { "group", "", -1, 4, FIELD_TEXT, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view view_plain = { "import-columns", "Columns", plain_columns };

#define NOT_SAID "not said so far"

/* What may hold for all rows where no column says it. */
static const enum wide_field_id for_all[] = { WIDE_SCHOOL, WIDE_OBSERVER, WIDE_FORM,
                                              WIDE_VISIT_TYPE, WIDE_DATES };

static unsigned style(const struct rowset *rows, int row, const char *column, char **text,
                      void *data)
{
  (void)text;
  (void)data;
  const char *is = rowset_get(rows, row, "is");
  if (strcmp(column, "is") != 0)
    return STYLE_PLAIN;
  return strcmp(is, "?") == 0                                   ? STYLE_POOR
         : g_str_has_prefix(is, wide_fields[WIDE_IGNORE].label) ? STYLE_DIM
                                                                : STYLE_PLAIN;
}

struct list *import_map_rows_new(struct import_map *self)
{
  struct list *list = list_new(self->fields ? &view_plain : &view_map, "key");
  list_on_cell(list, style, self);
  list_set_group(list, "group");
  return list;
}

/* Words --------------------------------------------------------------------------------------- */

GPtrArray *import_map_topics(const struct import_map *self)
{
  GPtrArray *topics = wide_topics(self->store, self->map->kind, self->sample, NULL, NULL);
  return topics ? topics : g_ptr_array_new();
}

char *import_map_is(const struct import_map *self, const struct wide_column *column)
{
  const char *label = wide_fields[column->field].label;
  if (!column->code)
    return g_strdup(label);
  g_autoptr(GPtrArray) topics = import_map_topics(self);
  for (guint i = 0; i < topics->len; i++) {
    const struct wide_topic *topic = topics->pdata[i];
    if (strcmp(topic->code, column->code) == 0 && self->map->kind != WIDE_SIP)
      return g_strdup_printf("%s %s", label, topic->words);
  }
  return g_strdup_printf("%s %s", label, column->code);
}

char *import_map_means(const struct import_map *self, enum wide_field_id field, const char *means)
{
  if (!means)
    return g_strdup(NOT_SAID);
  if (wide_map_ignores(means))
    return g_strdup(wide_fields[WIDE_IGNORE].label);
  g_autofree char *form = wide_map_value(self->map, WIDE_FORM);
  g_autoptr(GPtrArray) levels = wide_levels(self->store, field, form, NULL);
  for (guint i = 0; levels && i < levels->len; i++) {
    const struct wide_topic *level = levels->pdata[i];
    if (strcmp(level->code, means) == 0)
      return g_strstrip(g_strndup(level->words, strcspn(level->words, "+")));
  }
  return g_strdup(means);
}

static const char *first_cell(const struct import_map *self, guint index)
{
  guint at = wide_guess_column(self->map, index, self->sample);
  const GPtrArray *row = self->sample->rows->len > 0 ? self->sample->rows->pdata[0] : NULL;
  return row && at < row->len ? row->pdata[at] : NULL;
}

/* Rows ---------------------------------------------------------------------------------------- */

void import_map_add_row(struct rowset *rows, const char *column, const char *is, const char *first,
                        const char *key, const char *group)
{
  g_autofree char *shown = text_visible(column, false);
  g_autofree char *line = text_clean(first, true);
  g_autofree char *seen = line ? text_visible(line, false) : NULL;
  const char *cells[] = { shown, is, seen, key, group };
  rowset_add(rows, cells);
}

static void add_columns(const struct import_map *self, struct rowset *rows)
{
  for (guint i = 0; i < self->map->columns->len; i++) {
    const struct wide_column *column = self->map->columns->pdata[i];
    g_autofree char *key = g_strdup_printf("c%u", i);
    g_autofree char *is = import_map_is(self, column);
    if (column->title)
      import_map_add_row(rows, column->title, is, first_cell(self, i), key, "Columns");
  }
}

static bool has_column(const struct wide_map *map, enum wide_field_id field)
{
  for (guint i = 0; i < map->columns->len; i++) {
    const struct wide_column *column = map->columns->pdata[i];
    if (column->title && column->field == field)
      return true;
  }
  return false;
}

static void add_values(const struct import_map *self, struct rowset *rows)
{
  for (size_t i = 0; i < G_N_ELEMENTS(for_all); i++) {
    const struct wide_field *field = &wide_fields[for_all[i]];
    g_autofree char *value = wide_map_value(self->map, for_all[i]);
    g_autofree char *key = g_strdup_printf("v%d", (int)for_all[i]);
    bool needed = for_all[i] == WIDE_SCHOOL || for_all[i] == WIDE_OBSERVER;
    if ((field->kinds & (1u << self->map->kind)) && !has_column(self->map, for_all[i]))
      import_map_add_row(rows, field->label,
                         value                       ? value
                         : needed                    ? "?"
                         : field->flags & WIDE_WHOLE ? "as they show"
                                                     : "the one offered first",
                         NULL, key, "For all rows");
  }
}

static void add_answers(const struct import_map *self, struct rowset *rows)
{
  for (guint i = 0; i < self->map->columns->len; i++) {
    const struct wide_column *column = self->map->columns->pdata[i];
    g_autofree char *of =
        column->title ? g_strdup_printf("Answers under %s", column->title)
                      : g_strdup_printf("Answers: %s", column->field == WIDE_STRATEGY ? "marks"
                                                       : column->field == WIDE_RATING
                                                           ? "ratings"
                                                           : wide_fields[column->field].label);
    for (guint k = 0; k < column->answers->len; k++) {
      const struct wide_answer *answer = column->answers->pdata[k];
      g_autofree char *key = g_strdup_printf("a%u.%u", i, k);
      g_autofree char *means = import_map_means(self, column->field, answer->means);
      import_map_add_row(rows, answer->answer, means, NULL, key, of);
    }
  }
}

void import_map_fill(struct import_map *self)
{
  if (self->fields) {
    import_map_plain_fill(self);
    return;
  }
  static const char *const names[] = { "column", "is", "first", "key", "group" };
  struct rowset *rows = rowset_new(G_N_ELEMENTS(names), names);
  add_columns(self, rows);
  add_values(self, rows);
  add_answers(self, rows);
  list_set_rows(self->list, rows);
}

/* Changing ------------------------------------------------------------------------------------ */

static void add_choice(struct picker *picker, const struct import_map *self,
                       enum wide_field_id field, const char *code)
{
  struct wide_column column = { .field = field, .code = (char *)code };
  g_autofree char *value = wide_column_field(&column);
  g_autofree char *label = import_map_is(self, &column);
  if (!picker_label(picker, value))
    picker_add(picker, value, label, value);
}

static struct picker *field_picker(const struct import_map *self)
{
  struct picker *picker = picker_new("This column is");
  g_autoptr(GPtrArray) topics = import_map_topics(self);
  for (int i = 0; i < WIDE_FIELDS; i++) {
    const struct wide_field *field = &wide_fields[i];
    if (!(field->kinds & (1u << self->map->kind)) || (field->flags & WIDE_WHOLE))
      continue;
    if (!(field->flags & WIDE_CODED))
      add_choice(picker, self, (enum wide_field_id)i, NULL);
    for (guint k = 0; (field->flags & (WIDE_CODED | WIDE_MAY_CODE)) && k < topics->len; k++)
      add_choice(picker, self, (enum wide_field_id)i,
                 ((const struct wide_topic *)topics->pdata[k])->code);
  }
  picker_set_tall(picker);
  return picker;
}

static void change_column(struct import_map *self, struct wide_column *column)
{
  AUTO(picker) struct picker *picker = field_picker(self);
  g_autofree char *present = wide_column_field(column);
  picker_select(picker, present);
  const char *chosen = picker_run(self->app, picker, NULL);
  GError *error = NULL;
  if (!chosen)
    return;
  const char *code = strchr(chosen, ':');
  g_autofree char *name = g_strndup(chosen, strcspn(chosen, ":"));
  for (int i = 0; i < WIDE_FIELDS; i++)
    if (strcmp(wide_fields[i].name, name) == 0)
      column->field = (enum wide_field_id)i;
  g_free(column->code);
  column->code = code ? g_strdup(code + 1) : NULL;
  if (!wide_guess_answers(self->store, self->map, self->sample, &error))
    session_error(self->app, error);
}

static void change_answer(struct import_map *self, struct wide_column *column, guint index)
{
  const struct wide_answer *answer = column->answers->pdata[index];
  g_autofree char *title = g_strdup_printf("“%s” means", answer->answer);
  g_autofree char *form = wide_map_value(self->map, WIDE_FORM);
  AUTO(picker) struct picker *picker = picker_new(title);
  g_autoptr(GPtrArray) levels = wide_levels(self->store, column->field, form, NULL);
  if (levels && levels->len == 0) {
    g_autofree char *typed = dialog_prompt(self->app, title, answer->means, NULL, NULL, NULL);
    if (typed)
      wide_column_answer(column, answer->answer, text_blank(typed) ? NULL : typed);
    return;
  }
  for (guint i = 0; levels && i < levels->len; i++) {
    const struct wide_topic *level = levels->pdata[i];
    g_autofree char *label = g_strstrip(g_strndup(level->words, strcspn(level->words, "+")));
    if (!picker_label(picker, level->code))
      picker_add(picker, level->code, label, level->code);
  }
  picker_add(picker, "ignore", "nothing: it is not read", NULL);
  picker_select(picker, answer->means);
  const char *chosen = picker_run(self->app, picker, NULL);
  if (chosen)
    wide_column_answer(column, answer->answer, chosen);
}

/* Day or month first; what the dates themselves show is told when the file is looked at. */
static void change_dates(struct import_map *self)
{
  AUTO(picker) struct picker *picker = picker_new(wide_fields[WIDE_DATES].label);
  g_autofree char *present = wide_map_value(self->map, WIDE_DATES);
  picker_add(picker, "", "as they show", "31/12/2026 can only have the day first");
  picker_add(picker, "month first", "month first", "12/31/2026");
  picker_add(picker, "day first", "day first", "31/12/2026");
  picker_select(picker, present ? present : "");
  const char *chosen = picker_run(self->app, picker, NULL);
  if (chosen)
    wide_map_set_value(self->map, WIDE_DATES, *chosen ? chosen : NULL);
}

static void change_value(struct import_map *self, enum wide_field_id field)
{
  if (field == WIDE_DATES) {
    change_dates(self);
    return;
  }
  g_autofree char *value = wide_map_value(self->map, field);
  g_autofree char *typed = dialog_propose(self->app, wide_fields[field].label, value,
                                          "Name, code or e-mail; it holds for all rows. Empty: it "
                                          "does not.",
                                          NULL, NULL);
  g_autofree char *clean = typed ? text_clean(typed, true) : NULL;
  if (typed)
    wide_map_set_value(self->map, field, clean);
}

void import_map_change(struct import_map *self)
{
  const char *key = list_get(self->list, "key");
  if (!key)
    return;
  if (self->fields) {
    import_map_plain_change(self);
    return;
  }
  char *rest = NULL;
  guint index = (guint)strtoul(key + 1, &rest, 10);
  if (*key == 'v')
    change_value(self, (enum wide_field_id)index);
  else if (*key == 'c')
    change_column(self, self->map->columns->pdata[index]);
  else
    change_answer(self, self->map->columns->pdata[index], (guint)strtoul(rest + 1, NULL, 10));
  import_map_fill(self);
}
