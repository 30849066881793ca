/* What the imports of plain files read, and from which column of a file: for a person who looks at
 * the columns and says otherwise. */
#ifndef TL_EXCHANGE_IMPORT_FIELDS_H
#define TL_EXCHANGE_IMPORT_FIELDS_H

#include "exchange/csv_columns.h"
#include "exchange/wide_sample.h"
#include "model/record.h"

/* The fields of an import. */
struct import_fields {
  const struct csv_field *list;
  int count;
  const struct record_type *type; /* that they are of; its parts may have them too */
  const int *one_of; /* fields of which one is needed, the usual one first; ended by -1; or NULL */
  const int *with;   /* two: where the first is read no row can go in without the second; or NULL */
  bool months;       /* a column a month is read as well, and does for one titled month */
};

extern const struct import_fields import_fields_schools, import_fields_staff, import_fields_targets,
    import_fields_calendar, import_fields_sip, import_fields_walkthroughs;

/* What people call a field: `Family name`. Yours. */
char *import_fields_label(const struct import_fields *fields, int field);

/* The beginning of a file, and of_field[i] the column that field i is read from (-1: none) unless a
 * person says otherwise. NULL with error. Yours. */
struct wide_sample *import_fields_read(const struct import_fields *fields, const char *path,
                                       int *of_field, GError **error);

/* Proposes anew the columns of the fields that a person has said nothing of (said[i] false), from
 * those that are left, as an import does by its maps. */
void import_fields_propose(const struct import_fields *fields, const struct wide_sample *sample,
                           const bool *said, int *of_field);

/* The first field without a column that the import cannot do without; -1: none. */
int import_fields_missing(const struct import_fields *fields, const int *of_field,
                          const struct wide_sample *sample);

/* True where no row can go in without the field. */
bool import_fields_needed(const struct import_fields *fields, const int *of_field, int field);

/* The month (`2026-11`) that a column is of which no field is read from; NULL: of none. Yours. */
char *import_fields_month(const struct import_fields *fields, const int *of_field,
                          const struct wide_sample *sample, int column);

/* These columns as an import takes them (import_options.maps), for all fields. NULL-terminated,
 * yours. */
char **import_fields_maps(const struct import_fields *fields, const int *of_field,
                          const struct wide_sample *sample);

#endif
