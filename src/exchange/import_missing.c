#include "exchange/import_missing.h"

#include "base/error.h"

#include <string.h>

#define IS_MISSING " is missing."
#define FILL_IN "Fill in "

/* The field that a sentence says is missing, and in *rest what follows its name there; -1: none. */
static int find_missing(const struct import_fields *fields, const char *sentence, const char **rest)
{
  for (int i = 0; i < fields->count; i++) {
    g_autofree char *label = import_fields_label(fields, i);
    g_autofree char *said = g_strconcat(label, IS_MISSING, NULL);
    if (g_str_has_prefix(sentence, said)) {
      *rest = sentence + strlen(label);
      return i;
    }
  }
  return -1;
}

/* The field of which a sentence says by its name that it is to be filled in, likewise. */
static int find_asked(const struct import_fields *fields, const char *sentence, const char **rest)
{
  const char *at = strstr(sentence, FILL_IN);
  const char *name = at ? at + strlen(FILL_IN) : "";
  size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz_");
  for (int i = 0; i < fields->count && at; i++)
    if (strlen(fields->list[i].name) == length
        && strncmp(fields->list[i].name, name, length) == 0) {
      *rest = name + length;
      return i;
    }
  return -1;
}

char *import_missing_sentence(const struct import_session *session,
                              const struct import_table *table, const struct import_fields *fields,
                              int field)
{
  g_autofree char *label = import_fields_label(fields, field);
  g_autofree char *titles = csv_columns_list(csv_header_titles(import_table_header(table)));
  bool month = fields == &import_fields_sip && strcmp(fields->list[field].name, "month") == 0;
  g_autofree char *map = g_strdup_printf("by --map %s=COLUMN%s", fields->list[field].name,
                                         month ? ", or --month MONTH for all rows" : "");
  const char *columns =
      month ? "among the columns (c), or the month of all rows (m)" : "among the columns (c)";
  return g_strdup_printf("no column is read as “%s”, and rows that need it were refused; say which "
                         "it is %s. It has: %s",
                         label, import_session_say(session, map, columns), titles);
}

/* No column is read as field: of the whole file, and so told once. */
static void refuse_columnless(struct import_session *session, const struct import_table *table,
                              const struct import_fields *fields, int field)
{
  struct import_place place = import_table_place(table);
  g_autofree char *why = import_missing_sentence(session, table, fields, field);
  place.line = csv_header_line(import_table_header(table));
  import_session_refuse_once(session, place, why);
}

bool import_missing_settle(struct import_session *session, const struct import_table *table,
                           const struct import_fields *fields, GError *failure, GError **error)
{
  const char *rest = NULL;
  bool is_of_row = error_is(failure, TL_ERROR_INVALID);
  int missing = is_of_row ? find_missing(fields, failure->message, &rest) : -1;
  int asked = is_of_row && missing < 0 ? find_asked(fields, failure->message, &rest) : -1;
  int field = missing >= 0 ? missing : asked;
  const char *title = field >= 0 ? csv_header_title(import_table_header(table), field) : NULL;
  if (field < 0 || (title && g_ascii_strcasecmp(title, fields->list[field].name) == 0))
    return import_session_settle(session, import_table_place(table), failure, error);
  if (!title) {
    refuse_columnless(session, table, fields, field);
    g_error_free(failure);
    return true;
  }
  const char *ask = strstr(failure->message, FILL_IN);
  g_autofree char *begin =
      missing >= 0 ? g_strdup("")
                   : g_strndup(failure->message, (gsize)(ask - failure->message) + strlen(FILL_IN));
  g_autofree char *why = g_strconcat(begin, title, rest, NULL);
  import_session_refuse(session, import_table_place(table), why);
  g_error_free(failure);
  return true;
}
