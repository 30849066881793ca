/* Files that people send by mistake: workbooks, documents, PDFs, told by their bytes. */
#ifndef TL_EXCHANGE_CSV_KIND_H
#define TL_EXCHANGE_CSV_KIND_H

#include "exchange/csv_source.h"

/* What source is and what to do, as `is a PDF; …`, to be put behind its name; NULL: none of those
 * that are known. sample: its first bytes. Static. */
const char *csv_kind_fault(const struct csv_source *source, const char *sample, size_t length);

#endif
