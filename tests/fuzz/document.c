/* Lines to the press: whatever they hold, they are refused or read; what was read and written once
 * stays the same line for ever. */
#include "document/document.h"
#include "document/document_json.h"

#include <glib.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Reads a line that we wrote and writes it again. */
static char *section_again(const char *line)
{
  g_autoptr(GError) error = NULL;
  AUTO(section) struct section *section = document_section_parse(line, &error);
  g_assert_no_error(error);
  return document_section_json(section);
}

static void try_section(const char *line)
{
  AUTO(section) struct section *section = document_section_parse(line, NULL);
  if (!section)
    return;
  g_autofree char *written = document_section_json(section);
  g_autofree char *once = section_again(written);
  g_autofree char *twice = section_again(once);
  g_assert_cmpstr(once, ==, twice);
}

static void try_header(const char *line)
{
  int sections = 0;
  AUTO(document) struct document *document = document_header_parse(line, &sections, NULL);
  if (!document)
    return;
  g_autofree char *written = document_header_json(document);
  g_autoptr(GError) error = NULL;
  AUTO(document) struct document *again = document_header_parse(written, &sections, &error);
  g_assert_no_error(error);
  g_assert_nonnull(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup((const char *)data, size);
  try_section(text);
  try_header(text);
  return 0;
}
