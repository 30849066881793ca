/* The files of a roster in a folder, by whatever case their names are written in. Only for
 * import_oneroster. */
#ifndef TL_EXCHANGE_ONEROSTER_FILES_H
#define TL_EXCHANGE_ONEROSTER_FILES_H

#include "exchange/import_table.h"

struct oneroster_files;

/* Looks what folder holds, and reads its manifest. NULL with TL_ERROR_NOT_FOUND where it is no
 * roster. Yours. */
struct oneroster_files *oneroster_files_open(struct import_session *session, const char *folder,
                                             GError **error);
void oneroster_files_free(struct oneroster_files *files);

/* The system that the ids are from: as the manifest calls it, else `oneroster`. Borrowed. */
const char *oneroster_files_source(const struct oneroster_files *files);

/* True where there is a file of that name, such as `roles.csv`. */
bool oneroster_files_has(const struct oneroster_files *files, const char *name);

/* What reads one row. False with why it is refused, or what has failed. */
typedef bool oneroster_row(const struct import_table *table, const char *const *cells, void *data,
                           GError **error);

/* What is read of a file. A column that a required field is called by but for a slip is taken for
 * it. */
struct oneroster_table {
  const char *name; /* `orgs.csv` */
  const char *also; /* what School Data Sync calls it, `School.csv`; or NULL */
  const struct csv_field *fields;
  int field_count;
  oneroster_row *row;
};

/* Gives each row of a file to its function; a file that is not there has none. False with error
 * where no more can be done. */
bool oneroster_files_read(struct oneroster_files *files, const struct oneroster_table *table,
                          void *data, GError **error);

DEFINE_AUTO(oneroster_files)

#endif
