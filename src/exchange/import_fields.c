#include "exchange/import_fields.h"

#include "exchange/csv_header.h"
#include "exchange/import_table.h"
#include "model/date.h"

#include <string.h>

char *import_fields_label(const struct import_fields *fields, int field)
{
  const char *name = fields->list[field].name;
  const struct record_type *type = fields->type;
  int index = field_find(type, name);
  for (int i = 0;
       index < 0 && type == fields->type && fields->type->parts && fields->type->parts[i]; i++) {
    index = field_find(fields->type->parts[i], name);
    type = index >= 0 ? fields->type->parts[i] : type;
  }
  if (index >= 0)
    return g_strdup(type->fields[index].label);
  if (strcmp(name, "name") == 0)
    return g_strdup("Whole name");
  char *words = csv_columns_words(name);
  *words = g_ascii_toupper(*words);
  return words;
}

struct wide_sample *import_fields_read(const struct import_fields *fields, const char *path,
                                       int *of_field, GError **error)
{
  struct csv_request request = {
    .fields = fields->list, .field_count = fields->count, .on_screen = true, .lenient = true
  };
  AUTO(csv_reader) struct csv_reader *reader = csv_reader_open(path, NULL, error);
  if (!reader)
    return NULL;
  AUTO(csv_header) struct csv_header *header = csv_header_read(reader, &request, error);
  if (!header)
    return NULL;
  for (int i = 0; i < fields->count; i++)
    of_field[i] = csv_header_column(header, i);
  return wide_sample_read_below(path, csv_header_line(header), error);
}

char *import_fields_month(const struct import_fields *fields, const int *of_field,
                          const struct wide_sample *sample, int column)
{
  const char *title = sample->titles->pdata[column];
  for (int i = 0; i < fields->count; i++)
    if (of_field[i] == column)
      return NULL;
  g_autofree char *near = import_table_mid_year(NULL);
  return fields->months && *title ? month_parse(title, near, NULL) : NULL;
}

static bool has_month(const struct import_fields *fields, const int *of_field,
                      const struct wide_sample *sample)
{
  for (guint i = 0; i < sample->titles->len; i++) {
    g_autofree char *month = import_fields_month(fields, of_field, sample, (int)i);
    if (month)
      return true;
  }
  return false;
}

bool import_fields_needed(const struct import_fields *fields, const int *of_field, int field)
{
  return (fields->list[field].flags & CSV_FIELD_REQUIRED)
         || (fields->with && field == fields->with[1] && of_field[fields->with[0]] >= 0);
}

int import_fields_missing(const struct import_fields *fields, const int *of_field,
                          const struct wide_sample *sample)
{
  for (int i = 0; i < fields->count; i++)
    if (of_field[i] < 0 && import_fields_needed(fields, of_field, i))
      return i;
  if (!fields->one_of
      || (strcmp(fields->list[fields->one_of[0]].name, "month") == 0
          && has_month(fields, of_field, sample)))
    return -1;
  for (const int *one = fields->one_of; *one >= 0; one++)
    if (of_field[*one] >= 0)
      return -1;
  return fields->one_of[0];
}

/* A column by its title, by its number where it has none or another has it before. Yours. */
static char *column_name(const struct wide_sample *sample, int column)
{
  const char *title = sample->titles->pdata[column];
  bool first = *title;
  for (int i = 0; i < column && first; i++)
    first = strcmp(sample->titles->pdata[i], title) != 0;
  return first ? g_strdup(title) : g_strdup_printf("#%d", column + 1);
}

char **import_fields_maps(const struct import_fields *fields, const int *of_field,
                          const struct wide_sample *sample)
{
  GPtrArray *maps = g_ptr_array_new();
  for (int i = 0; i < fields->count; i++) {
    g_autofree char *column = of_field[i] >= 0 ? column_name(sample, of_field[i]) : g_strdup("");
    g_ptr_array_add(maps, g_strdup_printf("%s=%s", fields->list[i].name, column));
  }
  g_ptr_array_add(maps, NULL);
  return (char **)g_ptr_array_free(maps, FALSE);
}

void import_fields_propose(const struct import_fields *fields, const struct wide_sample *sample,
                           const bool *said, int *of_field)
{
  g_auto(GStrv) all = import_fields_maps(fields, of_field, sample);
  g_autoptr(GPtrArray) maps = g_ptr_array_new();
  for (int i = 0; i < fields->count; i++)
    if (said[i])
      g_ptr_array_add(maps, all[i]);
  g_ptr_array_add(maps, NULL);
  struct csv_request request = { .fields = fields->list,
                                 .field_count = fields->count,
                                 .maps = (const char *const *)maps->pdata,
                                 .on_screen = true,
                                 .lenient = true,
                                 .single = true };
  AUTO(csv_columns)
  struct csv_columns *columns = csv_columns_new(&request, (int)sample->titles->len,
                                                (const char *const *)sample->titles->pdata);
  for (int i = 0; i < fields->count; i++)
    if (!said[i])
      of_field[i] = columns->of_field[i];
}
