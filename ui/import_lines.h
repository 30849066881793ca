/* What would come of a file, as a list: what was refused first, then what would be added and
 * changed. A part of the import screen. */
#ifndef TL_UI_IMPORT_LINES_H
#define TL_UI_IMPORT_LINES_H

#include "exchange/import.h"
#include "ui/list.h"

/* The lines of a dry run of the file at path. Yours. */
struct list *import_lines_new(const struct import_result *result, const char *path);

/* What is to be said of the file once more before it comes in: ` It has the schools of 409
 * districts.`; empty for nothing. Yours. */
char *import_lines_warning(const struct import_result *result);

/* Records that would be added or changed. */
long import_lines_count(const struct import_result *result);

#endif
