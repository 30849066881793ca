/* Which column of a file holds which field: by our own names, by headers that are known in the
 * field, or as the person said. */
#ifndef TL_EXCHANGE_CSV_COLUMNS_H
#define TL_EXCHANGE_CSV_COLUMNS_H

#include "base/auto.h"

#include <glib.h>
#include <stdbool.h>

enum csv_field_flag {
  CSV_FIELD_REQUIRED = 1 << 0, /* without such a column the file is refused */
  CSV_FIELD_NAME = 1 << 1,     /* `Total`, `State Totals` in it: the row is no record */
  CSV_FIELD_DATE = 1 << 3,     /* the order of one in figures is that of its column (csv_dates.h) */
  CSV_FIELD_CODE = 1 << 2,     /* nothing but zeros in it: likewise */
};

/* A field that an importer reads. */
struct csv_field {
  const char *name;            /* ours: a header, and FIELD of `--map FIELD=COLUMN` */
  const char *const *accepted; /* other headers, best first, NULL-terminated; or NULL */
  unsigned flags;
};

/* What is wanted of a file. All is borrowed for as long as the header is used. */
struct csv_request {
  const struct csv_field *fields;
  int field_count;
  const char *const
      *maps; /* `FIELD=COLUMN` each, NULL-terminated, or NULL; nothing behind the `=`: not read */
  const char *const
      *only; /* `COLUMN=VALUE` each: rows with one of the values in each of the columns; or NULL */
  bool on_screen; /* sentences speak of no option */
  bool lenient;   /* a required field without a column is no fault */
  bool single;    /* a column that a map names is of that field alone, whatever its title */
  bool titled;    /* the fields are titles of columns, those of one name one after the other */
};

/* Instead of a column's index: there is none; the person said that the field is not to be read. */
enum { CSV_COLUMNS_NONE = -1, CSV_COLUMNS_NOT_READ = -2 };

/* One row, taken as a header. COLUMN is a title, or `#3`: the third. */
struct csv_columns {
  int count;     /* of columns; nameless ones at the end do not count */
  char **titles; /* trimmed; "" for a nameless one. NULL-terminated */
  char **keys;   /* of the titles (csv_match_key) */
  int field_count;
  int *of_field; /* by field: its column, or negative */
  int only_count;
  int *of_only;  /* by wish: its column, or negative */
  int found;     /* of the fields, how many have a column */
  bool complete; /* all required ones have */
};

/* Our name of a field as people read it: `family name`. Yours. */
char *csv_columns_words(const char *name);

/* `a, "b, c", d and 3 more` of titles, NULL-terminated; each cut where it is long. Yours. */
char *csv_columns_list(const char *const *titles);

/* Checks that each map and wish is well written and each FIELD exists: TL_ERROR_USAGE with the
 * fields there are. */
bool csv_columns_check_request(const struct csv_request *request, GError **error);

/* The columns that a row with these cells (NULL where empty) would be the header of. Yours. */
struct csv_columns *csv_columns_new(const struct csv_request *request, int count,
                                    const char *const *cells);
void csv_columns_free(struct csv_columns *columns);

/* False with TL_ERROR_NOT_FOUND where a required field or a COLUMN is missing; the message, without
 * file and line, lists what there is and names the nearest. */
bool csv_columns_check(const struct csv_columns *columns, const struct csv_request *request,
                       GError **error);

/* True when each column has the name of one of the fields, or one that our lists have besides: one
 * of our own files. */
bool csv_columns_are_ours(const struct csv_columns *columns, const struct csv_request *request);

/* The titles of columns that neither a field nor `--only` is read from; NULL-terminated, borrowed;
 * the array is yours. */
const char **csv_columns_unread(const struct csv_columns *columns);

/* Sentences on what a person should hear: several columns of one name where that one is read, a
 * column that is likely a misspelt field. GPtrArray of char *. Yours. */
GPtrArray *csv_columns_doubts(const struct csv_columns *columns, const struct csv_request *request);

DEFINE_AUTO(csv_columns)

#endif
