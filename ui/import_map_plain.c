/* The columns of a plain file: from which each field is read. A part of import_map. */
#include "config.h"

#include "base/text.h"
#include "model/date.h"
#include "ui/import_map_own.h"
#include "ui/picker.h"

#include <stdlib.h>
#include <string.h>

#define NOTHING "-1"
#define MONTH "month"

/* A column's title, or its number where it has none. Yours. */
static char *title_of(const struct import_map *self, int column)
{
  const char *title = self->sample->titles->pdata[column];
  return *title ? text_visible(title, false) : g_strdup_printf("column %d", column + 1);
}

/* What the file's first row has there; NULL: nothing. Borrowed. */
static const char *first_cell(const struct import_map *self, int column)
{
  const GPtrArray *rows = self->sample->rows;
  return rows->len > 0 ? ((const GPtrArray *)rows->pdata[0])->pdata[column] : NULL;
}

static bool is_needed(const struct import_map *self, int field, int missing)
{
  return field == missing || import_fields_needed(self->fields, self->of_field, field);
}

static void add_field(const struct import_map *self, struct rowset *rows, int field, bool needed)
{
  int column = self->of_field[field];
  g_autofree char *label = import_fields_label(self->fields, field);
  g_autofree char *title = column >= 0 ? title_of(self, column)
                           : needed    ? g_strdup("?")
                                       : g_strdup(wide_fields[WIDE_IGNORE].label);
  g_autofree char *key = g_strdup_printf("%d", field);
  import_map_add_row(rows, label, title, column >= 0 ? first_cell(self, column) : NULL, key,
                     needed ? "Needed" : "Where the file has it");
}

/* Columns of months are read by their titles; there is nothing to choose. */
static void add_months(const struct import_map *self, struct rowset *rows)
{
  for (int i = 0; i < (int)self->sample->titles->len; i++) {
    g_autofree char *month = import_fields_month(self->fields, self->of_field, self->sample, i);
    g_autofree char *label = month ? month_long(month) : NULL;
    g_autofree char *title = month ? title_of(self, i) : NULL;
    if (month)
      import_map_add_row(rows, label, title, first_cell(self, i), MONTH, "A column a month");
  }
}

/* What is needed comes first, then what the file has, then the rest. */
void import_map_plain_fill(struct import_map *self)
{
  static const char *const names[] = { "column", "is", "first", "key", "group" };
  struct rowset *rows = rowset_new(G_N_ELEMENTS(names), names);
  int missing = import_fields_missing(self->fields, self->of_field, self->sample);
  for (int pass = 0; pass < 3; pass++)
    for (int i = 0; i < self->fields->count; i++) {
      if (strcmp(self->fields->list[i].name, "uid") == 0) /* of our own files */
        continue;
      bool needed = is_needed(self, i, missing);
      int place = needed ? 0 : self->of_field[i] >= 0 ? 1 : 2;
      if (place == pass)
        add_field(self, rows, i, needed);
    }
  add_months(self, rows);
  list_set_rows(self->list, rows);
}

/* What is needed is gone through line by line. */
void import_map_plain_select(struct import_map *self)
{
  int missing = import_fields_missing(self->fields, self->of_field, self->sample);
  g_autofree char *next = g_strdup_printf("%d", missing);
  if (missing >= 0)
    list_select(self->list, next);
}

/* A person's choice of a column; NULL where they left it. Yours. */
static char *choose_column(const struct import_map *self, int field)
{
  g_autofree char *label = import_fields_label(self->fields, field);
  g_autofree char *title = g_strdup_printf("%s is read from", label);
  g_autofree char *present = g_strdup_printf("%d", self->of_field[field]);
  AUTO(picker) struct picker *picker = picker_new(title);
  for (int i = 0; i < (int)self->sample->titles->len; i++) {
    g_autofree char *value = g_strdup_printf("%d", i);
    g_autofree char *column = title_of(self, i);
    const char *cell = first_cell(self, i);
    g_autofree char *seen = cell ? text_visible(cell, false) : NULL;
    picker_add(picker, value, column, seen);
  }
  picker_add_always(picker, NOTHING, "no column: it is not read", NULL);
  picker_set_tall(picker);
  picker_select(picker, present);
  return g_strdup(picker_run(self->app, picker, NULL));
}

/* The column is taken from the field that had it, for which another is proposed. */
static void set_column(struct import_map *self, int field, int column)
{
  if (column == self->of_field[field] || (column < 0 && self->of_field[field] < 0))
    return;
  for (int i = 0; i < self->fields->count && column >= 0; i++)
    if (self->of_field[i] == column)
      self->said[i] = false;
  self->changed = true;
  self->said[field] = true;
  self->of_field[field] = column;
  import_fields_propose(self->fields, self->sample, self->said, self->of_field);
}

void import_map_plain_change(struct import_map *self)
{
  const char *key = list_get(self->list, "key");
  if (strcmp(key, MONTH) == 0)
    return;
  int field = (int)strtol(key, NULL, 10);
  g_autofree char *chosen = choose_column(self, field);
  if (chosen)
    set_column(self, field, (int)strtol(chosen, NULL, 10));
  import_map_plain_fill(self);
  if (chosen)
    import_map_plain_select(self);
}

char *import_map_plain_words(const struct import_map *self)
{
  int missing = import_fields_missing(self->fields, self->of_field, self->sample);
  if (missing < 0)
    return g_strdup("From which column is each read? Enter changes a line; b shows what comes in.");
  g_autofree char *label = import_fields_label(self->fields, missing);
  return g_strdup_printf(
      "No column is known to be “%s”, which is needed. Which one is it? Enter on "
      "the line chooses.",
      label);
}

static void append_value(GString *text, const char *label, const char *cell)
{
  g_autofree char *visible = cell ? text_visible(cell, false) : NULL;
  if (visible)
    g_string_append_printf(text, "  %s: %s\n", label, visible);
}

void import_map_plain_append(const struct import_map *self, GString *text, const GPtrArray *row)
{
  for (int i = 0; i < self->fields->count; i++) {
    int column = self->of_field[i];
    g_autofree char *label = import_fields_label(self->fields, i);
    append_value(text, label, column >= 0 ? row->pdata[column] : NULL);
  }
  for (int i = 0; i < (int)self->sample->titles->len; i++) {
    g_autofree char *month = import_fields_month(self->fields, self->of_field, self->sample, i);
    g_autofree char *label = month ? month_long(month) : NULL;
    if (month)
      append_value(text, label, row->pdata[i]);
  }
}

void import_map_keep(struct import_map *self)
{
  gsize count = (gsize)self->fields->count;
  g_free(self->kept_of_field);
  g_free(self->kept_said);
  self->kept_of_field = g_memdup2(self->of_field, count * sizeof *self->of_field);
  self->kept_said = g_memdup2(self->said, count * sizeof *self->said);
  self->kept_changed = self->changed;
}

void import_map_back(struct import_map *self)
{
  gsize count = (gsize)self->fields->count;
  memcpy(self->of_field, self->kept_of_field, count * sizeof *self->of_field);
  memcpy(self->said, self->kept_said, count * sizeof *self->said);
  self->changed = self->kept_changed;
  import_map_plain_fill(self);
}
