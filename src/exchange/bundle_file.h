/* A file of a bundle as it is read: a row after the other, in the order in which they were
 * exported. Only for bundle_import. */
#ifndef TL_EXCHANGE_BUNDLE_FILE_H
#define TL_EXCHANGE_BUNDLE_FILE_H

#include "exchange/csv_reader.h"
#include "model/record.h"

/* Each column's field, and the row that is next. */
struct bundle_file {
  const struct record_type *type;
  struct csv_reader *reader; /* NULL: not in the bundle */
  int *fields;               /* by column: index of the field, -1 the uid, -2 unknown */
  int columns;
  const struct csv_row *row; /* NULL: at the end */
  char *last;                /* the first cell of the row before, where rows have an order */
  GHashTable *lines;         /* uid → line, where they have none */
};

/* Opens the file of a type in folder and reads its first row. file may be closed in any case; its
 * reader is NULL where the folder has no such file. False with error. */
bool bundle_file_open(struct bundle_file *file, const char *folder, const struct record_type *type,
                      GError **error);
void bundle_file_close(struct bundle_file *file);

/* Goes to the next row. False with error, also where it stands out of order. */
bool bundle_file_advance(struct bundle_file *file, GError **error);

/* Sets the fields that the row has a column for. False with the first fault. */
bool bundle_file_take(const struct bundle_file *file, struct record *record, GError **error);

/* By index of the fields, whether the file has them. Yours. */
bool *bundle_file_given(const struct bundle_file *file);

#endif
