#include "press/finish.h"

#include "base/error.h"
#include "press/structure.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

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

/* --- cairo's own structure ------------------------------------------------------------------- */

/* True when one of its elements stands at place of pdf. */
static bool is_element(const GByteArray *pdf, guint64 place)
{
  static const char mark[] = " 0 obj\n<< /Type /StructElem";
  if (place == 0 || place >= pdf->len)
    return false;
  const char *start = (const char *)pdf->data + place;
  const char *at = start, *end = (const char *)pdf->data + pdf->len;
  while (at < end && g_ascii_isdigit(*at))
    at++;
  return at > start && (gsize)(end - at) >= strlen(mark) && memcmp(at, mark, strlen(mark)) == 0;
}

/* Strikes it out of cairo's table of objects (`xref`, `0 count`, a line of 20 bytes for each), as
 * nothing of it is kept and libqpdf would read it all. */
static void strike_out(GByteArray *pdf)
{
  static const char struck[] = "0000000000 65535 f \n";
  guint64 place = (guint64)update_table(pdf);
  if (place == 0 || place >= pdf->len)
    return;
  char *at = (char *)pdf->data + place, *end = (char *)pdf->data + pdf->len;
  if (end - at < 8 || memcmp(at, "xref\n0 ", 7) != 0)
    return;
  guint64 count = g_ascii_strtoull(at + 7, &at, 10);
  at++;
  for (guint64 i = 0; i < count && end - at >= 20; i++, at += 20)
    if (is_element(pdf, g_ascii_strtoull(at, NULL, 10)))
      memcpy(at, struck, 20);
}

/* --- what cairo leaves out -------------------------------------------------------------------- */

static void add_catalog(qpdf_data qpdf)
{
  qpdf_oh root = qpdf_get_root(qpdf);
  set_key(qpdf, root, "/Lang", "(" LANGUAGE ")");
  set_key(qpdf, root, "/MarkInfo", "<< /Marked true >>");
  set_key(qpdf, root, "/ViewerPreferences", "<< /DisplayDocTitle true >>");
  set_key(qpdf, root, "/PageMode", "/UseOutlines");
  qpdf_oh_remove_key(qpdf, root, "/StructTreeRoot");
  qpdf_oh_release(qpdf, root);
}

/* Packed by us: libqpdf would take twice the time to make the file a few hundredths smaller. */
static void replace_content(qpdf_data qpdf, qpdf_oh contents, const GByteArray *packed)
{
  qpdf_oh filter = qpdf_oh_new_name(qpdf, "/FlateDecode"), none = qpdf_oh_new_null(qpdf);
  qpdf_oh_replace_stream_data(qpdf, contents, packed->data, packed->len, filter, none);
  qpdf_oh_release(qpdf, none);
  qpdf_oh_release(qpdf, filter);
}

/* The content of a page that the packer could not tell from what cairo wrote. NULL with error. */
static struct packed_content *read_content(qpdf_data qpdf, qpdf_oh page, GError **error)
{
  unsigned char *content = NULL;
  size_t length = 0;
  if (qpdf_oh_get_page_content_data(qpdf, page, &content, &length) >= QPDF_ERRORS) {
    failed(qpdf, error);
    return NULL;
  }
  struct packed_content *packed = packed_content_new((const char *)content, length);
  free(content);
  return packed;
}

/* Marks the furniture of a page; its marks must be those that were noted when it was drawn. */
static bool mark_page(qpdf_data qpdf, qpdf_oh page, const struct packer *packer, int expected,
                      GError **error)
{
  qpdf_oh contents = qpdf_oh_get_key(qpdf, page, "/Contents");
  const struct packed_content *packed = packer_find(packer, qpdf_oh_get_object_id(qpdf, contents));
  AUTO(packed_content)
  struct packed_content *read = packed ? NULL : read_content(qpdf, page, error);
  if (!packed && !read)
    return false;
  packed = packed ? packed : read;
  int marks = packed->marks;
  bool right = marks == expected;
  if (right)
    replace_content(qpdf, contents, packed->bytes);
  qpdf_oh_release(qpdf, contents);
  return right
         || fail(error, TL_ERROR_FAILED,
                 "The PDF could not be finished: a page holds %d marks instead of %d.", marks,
                 expected);
}

static bool finish_pages(qpdf_data qpdf, const struct tree *tree, const struct packer *packer,
                         GError **error)
{
  int count = qpdf_get_num_pages(qpdf);
  for (int i = 0; i < count; i++) {
    qpdf_oh page = qpdf_get_page_n(qpdf, (size_t)i);
    bool marked = mark_page(qpdf, page, packer, structure_marks(tree, i), error);
    g_autofree char *number = g_strdup_printf("%d", i);
    set_key(qpdf, page, "/StructParents", number);
    set_key(qpdf, page, "/Tabs", "/S");
    qpdf_oh_release(qpdf, page);
    if (!marked)
      return false;
  }
  return true;
}

/* --- the pass -------------------------------------------------------------------------------- */

static bool read_pdf(qpdf_data qpdf, const GByteArray *pdf, GError **error)
{
  qpdf_silence_errors(qpdf);
  qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
  return qpdf_read_memory(qpdf, "document", (const char *)pdf->data, pdf->len, NULL) < QPDF_ERRORS
         || failed(qpdf, error);
}

static GByteArray *write_out(qpdf_data qpdf, GError **error)
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
  gsize length = qpdf_get_buffer_length(qpdf);
  GByteArray *written = g_byte_array_sized_new((guint)(length + length / 2));
  g_byte_array_append(written, qpdf_get_buffer(qpdf), (guint)length);
  return written;
}

/* What cairo wrote, with all that it left out but the structure, in compact form. */
static GByteArray *pass(const GByteArray *drawn, const struct tree *tree, struct packer *packer,
                        GError **error)
{
  qpdf_data qpdf = qpdf_init();
  GByteArray *written = NULL;
  bool read = read_pdf(qpdf, drawn, error);
  packer_finish(packer);
  if (read && finish_pages(qpdf, tree, packer, error)) {
    add_catalog(qpdf);
    if (qpdf_has_error(qpdf))
      failed(qpdf, error);
    else
      written = write_out(qpdf, error);
  }
  qpdf_cleanup(&qpdf);
  return written;
}

/* --- what the structure must know ------------------------------------------------------------ */

static void sheet_clear(gpointer sheet)
{
  g_free(((struct sheet *)sheet)->dictionary);
}

static struct sheet sheet_of(qpdf_data qpdf, int index)
{
  qpdf_oh page = qpdf_get_page_n(qpdf, (size_t)index);
  qpdf_oh media = qpdf_oh_get_key(qpdf, page, "/MediaBox");
  qpdf_oh height = qpdf_oh_get_array_item(qpdf, media, 3);
  struct sheet sheet = { qpdf_oh_get_object_id(qpdf, page), qpdf_oh_get_numeric_value(qpdf, height),
                         g_strdup(qpdf_oh_unparse_resolved(qpdf, page)) };
  qpdf_oh_release(qpdf, height);
  qpdf_oh_release(qpdf, media);
  qpdf_oh_release(qpdf, page);
  return sheet;
}

/* The structure of a file as libqpdf wrote it; id: its identity, to be freed. */
static void read_skeleton(qpdf_data qpdf, struct skeleton *skeleton, char **id)
{
  qpdf_oh trailer = qpdf_get_trailer(qpdf);
  qpdf_oh size = qpdf_oh_get_key(qpdf, trailer, "/Size");
  qpdf_oh catalog = qpdf_oh_get_key(qpdf, trailer, "/Root");
  qpdf_oh info = qpdf_oh_get_key(qpdf, trailer, "/Info");
  qpdf_oh identity = qpdf_oh_get_key(qpdf, trailer, "/ID");
  *id = g_strdup(qpdf_oh_unparse(qpdf, identity));
  skeleton->catalog = g_strdup(qpdf_oh_unparse_resolved(qpdf, catalog));
  skeleton->trailer = (struct trailer){ qpdf_oh_get_int_value_as_int(qpdf, size),
                                        qpdf_oh_get_object_id(qpdf, catalog),
                                        qpdf_oh_get_object_id(qpdf, info), *id };
  int count = qpdf_get_num_pages(qpdf);
  for (int i = 0; i < count; i++) {
    struct sheet sheet = sheet_of(qpdf, i);
    g_array_append_val(skeleton->sheets, sheet);
  }
  qpdf_oh_release_all(qpdf);
}

static bool add_structure(GByteArray *pdf, const struct tree *tree, GError **error)
{
  g_autoptr(GArray) sheets = g_array_new(FALSE, FALSE, sizeof(struct sheet));
  g_array_set_clear_func(sheets, sheet_clear);
  struct skeleton skeleton = { .sheets = sheets };
  g_autofree char *id = NULL;
  qpdf_data qpdf = qpdf_init();
  bool done = read_pdf(qpdf, pdf, error);
  if (done) {
    read_skeleton(qpdf, &skeleton, &id);
    done = !qpdf_has_error(qpdf) || failed(qpdf, error);
  }
  qpdf_cleanup(&qpdf);
  if (done)
    structure_append(pdf, &skeleton, tree);
  g_free(skeleton.catalog);
  return done;
}

GBytes *finish_pdf(GByteArray *drawn, const struct tree *tree, struct packer *packer,
                   GError **error)
{
  strike_out(drawn);
  GByteArray *pdf = pass(drawn, tree, packer, error);
  if (pdf && add_structure(pdf, tree, error))
    return g_byte_array_free_to_bytes(pdf);
  if (pdf)
    g_byte_array_unref(pdf);
  return NULL;
}
