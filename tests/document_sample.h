/* A small document with every kind of block and cell, and comparison with what it should become,
 * for the tests of src/document. */
#ifndef TESTS_DOCUMENT_SAMPLE_H
#define TESTS_DOCUMENT_SAMPLE_H

#include "document/document.h"

#include <stdio.h>

/* The packet of a district of two schools: `packet`, with sections `month`, `walkthroughs`,
 * `by-school` and `kuss`. Yours. */
struct document *sample_document(void);

/* A document of one section, `page`, with a title. Yours. */
struct document *sample_page(const char *title);

/* The first section of document. Borrowed. */
struct section *sample_section(const struct document *document);

/* A packet as large as that of a district of that many schools: a grid, and two long pages a
 * school. Yours. */
struct document *sample_packet(int schools);

/* Everything that a renderer writes, as text; write is one of the calls of render.h. Yours. */
typedef bool sample_render(const struct document *document, FILE *out, GError **error);
char *sample_rendered(const struct document *document, sample_render *render);

/* Fails the test where actual is not the text of tests/document/NAME. With the environment's
 * UPDATE_EXPECTED set, that file is written instead, for a person to read the difference. */
void expect_text(const char *name, const char *actual);

#endif
