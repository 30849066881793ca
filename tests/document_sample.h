/* A small document with every kind of block and cell, for the tests of src/document. */
#ifndef TESTS_DOCUMENT_SAMPLE_H
#define TESTS_DOCUMENT_SAMPLE_H

#include "document/document.h"

/* The packet of a district of two schools: `packet`, with sections `month`, `walkthroughs`,
 * `by-school` and `kuss`. Yours. */
struct document *
sample_document(void);

#endif
