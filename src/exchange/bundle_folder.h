/* The files of a folder that an export wrote. Only for the bundle. */
#ifndef TL_EXCHANGE_BUNDLE_FOLDER_H
#define TL_EXCHANGE_BUNDLE_FOLDER_H

#include "exchange/csv_reader.h"

/* Opens a file of the folder, also one that a spreadsheet saved with semicolons or tabs. NULL with
 * error. Yours. */
struct csv_reader *bundle_folder_open(const char *folder, const char *name, GError **error);

/* The names of the files that the folder has lost, `mark.csv, rating.csv`; NULL: none. *listed:
 * whether it says itself that it had them; one that an earlier version wrote does not. Yours. */
char *bundle_folder_missing(const char *folder, bool *listed);

#endif
