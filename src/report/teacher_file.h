/* The file on one person: everything that the store holds about them, private notes and history
 * included, for the request that the law allows. For the record keeper alone; that it was made is
 * noted in the history. */
#ifndef TL_REPORT_TEACHER_FILE_H
#define TL_REPORT_TEACHER_FILE_H

#include "db/store.h"
#include "document/document.h"

/* The file as a document. Others who are named in it only as teachers of lessons the person watched
 * are left out. NULL with TL_ERROR_REFUSED for others than the record keeper, TL_ERROR_NOT_FOUND
 * where there is no such person. Yours. */
struct document *teacher_file_build(struct store *store, const char *staff, GError **error);

#endif
