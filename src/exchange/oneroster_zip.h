/* A roster in a ZIP file, unpacked by the press into a private folder. Only for import_oneroster.
 */
#ifndef TL_EXCHANGE_ONEROSTER_ZIP_H
#define TL_EXCHANGE_ONEROSTER_ZIP_H

#include <glib.h>
#include <stdbool.h>

/* Unpacks the CSV files of the ZIP at path into a new folder (0700). The folder, which
 * oneroster_zip_remove takes away; yours. NULL with error. */
char *oneroster_zip_unpack(const char *path, GError **error);

/* Removes the folder with what is in it. */
void oneroster_zip_remove(const char *folder);

#endif
