#include "press/finish.h"

#include "base/error.h"
#include "press/content.h"
#include "press/structure.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>

#define LANGUAGE "en-US"

static bool failed(qpdf_data qpdf, GError **error)
{
  qpdf_error fault = qpdf_has_error(qpdf) ? qpdf_get_error(qpdf) : NULL;
  return fail(error, TL_ERROR_FAILED, "The PDF could not be finished: %s.",
              fault ? qpdf_get_error_message_detail(qpdf, fault) : "libqpdf gives no reason");
}

static void set_key(qpdf_data qpdf, qpdf_oh dictionary, const char *key, const char *value)
{
  qpdf_oh item = qpdf_oh_parse(qpdf, value);
  qpdf_oh_replace_key(qpdf, dictionary, key, item);
  qpdf_oh_release(qpdf, item);
}

static void add_catalog(qpdf_data qpdf)
{
  qpdf_oh root = qpdf_get_root(qpdf);
  set_key(qpdf, root, "/Lang", "(" LANGUAGE ")");
  set_key(qpdf, root, "/MarkInfo", "<< /Marked true >>");
  set_key(qpdf, root, "/ViewerPreferences", "<< /DisplayDocTitle true >>");
  set_key(qpdf, root, "/PageMode", "/UseOutlines");
  qpdf_oh_release(qpdf, root);
}

/* Marks the furniture of a page; its marks must be those that were noted when it was drawn. */
static bool mark_page(qpdf_data qpdf, qpdf_oh page, int expected, GError **error)
{
  qpdf_oh contents = qpdf_oh_get_key(qpdf, page, "/Contents");
  unsigned char *content = NULL;
  size_t length = 0;
  if (qpdf_oh_get_page_content_data(qpdf, page, &content, &length) >= QPDF_ERRORS)
    return failed(qpdf, error);
  int marks = 0;
  GString *marked = content_mark((const char *)content, length, &marks);
  free(content);
  bool right = marks == expected;
  if (right) {
    qpdf_oh none = qpdf_oh_new_null(qpdf);
    qpdf_oh_replace_stream_data(qpdf, contents, (const unsigned char *)marked->str, marked->len,
                                none, none);
    qpdf_oh_release(qpdf, none);
  }
  g_string_free(marked, TRUE);
  qpdf_oh_release(qpdf, contents);
  return right
         || fail(error, TL_ERROR_FAILED,
                 "The PDF could not be finished: a page holds %d marks instead of %d.", marks,
                 expected);
}

static bool mark_pages(qpdf_data qpdf, const struct tree *tree, GError **error)
{
  int count = qpdf_get_num_pages(qpdf);
  for (int i = 0; i < count; i++) {
    qpdf_oh page = qpdf_get_page_n(qpdf, (size_t)i);
    bool marked = mark_page(qpdf, page, structure_marks(tree, i), error);
    set_key(qpdf, page, "/Tabs", "/S");
    qpdf_oh_release(qpdf, page);
    if (!marked)
      return false;
  }
  return true;
}

static GBytes *write_out(qpdf_data qpdf, GError **error)
{
  if (qpdf_init_write_memory(qpdf) >= QPDF_ERRORS) {
    failed(qpdf, error);
    return NULL;
  }
  qpdf_set_object_stream_mode(qpdf, qpdf_o_generate);
  qpdf_set_compress_streams(qpdf, QPDF_TRUE);
  qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
  qpdf_set_minimum_pdf_version(qpdf, "1.7");
  if (qpdf_write(qpdf) >= QPDF_ERRORS) {
    failed(qpdf, error);
    return NULL;
  }
  return g_bytes_new(qpdf_get_buffer(qpdf), qpdf_get_buffer_length(qpdf));
}

GBytes *finish_pdf(const GByteArray *pdf, const struct tree *tree, GError **error)
{
  qpdf_data qpdf = qpdf_init();
  GBytes *bytes = NULL;
  qpdf_silence_errors(qpdf);
  qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
  if (qpdf_read_memory(qpdf, "document", (const char *)pdf->data, pdf->len, NULL) >= QPDF_ERRORS)
    failed(qpdf, error);
  else if (mark_pages(qpdf, tree, error)) {
    add_catalog(qpdf);
    structure_add(qpdf, tree);
    bytes = qpdf_has_error(qpdf) ? NULL : write_out(qpdf, error);
    if (!bytes && error && !*error)
      failed(qpdf, error);
  }
  qpdf_cleanup(&qpdf);
  return bytes;
}
