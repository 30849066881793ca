/* Documents against what a person has read and found right: tests/golden. */
#ifndef TL_TESTS_GOLDEN_H
#define TL_TESTS_GOLDEN_H

#include "report/export.h"

/* document in that format, as bytes. Yours. */
char *golden_export(const struct document *document, enum export_format format);

/* Asserts that text is that file's, and says where the two part; under UPDATE_GOLDEN=1 it becomes
 * the file's. */
void golden_expect(const char *name, const char *text);

#endif
