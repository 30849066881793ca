/* What the press appends to a PDF: where its table of objects is, how texts are written. */
#include "suite.h"

#include "press/update.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

/* As long as it is and not a byte more: what reads on is found out. */
static GByteArray *exactly(const char *bytes, gsize length)
{
  return g_byte_array_new_take(g_memdup2(bytes, length), length);
}

START_TEST(the_end_of_a_pdf_says_where_its_table_is)
{
#define ENDS(bytes, place)                                                                         \
  {                                                                                                \
    bytes, sizeof bytes - 1, place                                                                 \
  }
  static const struct {
    const char *bytes;
    gsize length;
    gint64 place;
  } ends[] = {
    ENDS("startxref\n15\n%%EOF\n", 15),
    ENDS("\0\0binary\0startxref\n15\n%%EOF\n", 15),
    ENDS("startxref\n15\n%%EOF\n\0\0\n", 15),
    ENDS("startxref\n15\0\n%%EOF\n", 15),
    ENDS("startxref\n15", 15),
    ENDS("startxref\n1\n%%EOF\nstartxref\n2\n%%EOF\n", 2),
    ENDS("startxref\n", 0),
    ENDS("\0", 0),
    ENDS("", 0),
    ENDS("startxref\n15\n%%EOF\n"
         "                                                                                ",
         0),
  };
#undef ENDS
  for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
    GByteArray *pdf = exactly(ends[i].bytes, ends[i].length);
    ck_assert_msg(update_table(pdf) == ends[i].place, "end %zu", i);
    g_byte_array_unref(pdf);
  }
}
END_TEST

/* A PDF without pages, as libqpdf writes it, ended by a comment that holds a NUL. */
static GByteArray *empty_pdf(struct trailer *trailer)
{
  qpdf_data qpdf = qpdf_init();
  ck_assert_int_eq(qpdf_empty_pdf(qpdf), QPDF_SUCCESS);
  ck_assert_int_eq(qpdf_init_write_memory(qpdf), QPDF_SUCCESS);
  qpdf_set_static_ID(qpdf, QPDF_TRUE);
  qpdf_set_object_stream_mode(qpdf, qpdf_o_generate);
  ck_assert_int_eq(qpdf_write(qpdf), QPDF_SUCCESS);
  GByteArray *pdf = g_byte_array_new();
  g_byte_array_append(pdf, qpdf_get_buffer(qpdf), (guint)qpdf_get_buffer_length(qpdf));
  g_byte_array_append(pdf, (const guint8 *)"%\0\n", 3);
  qpdf_cleanup(&qpdf);
  qpdf_data written = qpdf_init();
  qpdf_read_memory(written, "empty", (const char *)pdf->data, pdf->len, NULL);
  qpdf_oh end = qpdf_get_trailer(written);
  qpdf_oh root = qpdf_get_root(written);
  qpdf_oh size = qpdf_oh_get_key(written, end, "/Size");
  trailer->size = qpdf_oh_get_int_value_as_int(written, size);
  trailer->catalog = qpdf_oh_get_object_id(written, root);
  trailer->info = trailer->size;
  trailer->id = "[<00><00>]";
  qpdf_cleanup(&written);
  return pdf;
}

static const struct {
  const char *text, *put;
} spelled[] = {
  { "October on a page", "(October on a page)" },
  { "", "()" },
  { "(half) \\ of ((it", "(\\(half\\) \\\\ of \\(\\(it)" },
  { "José Nuñez", "<FEFF004A006F007300E90020004E007500F10065007A>" },
  { "Łą", "<FEFF01410105>" },
  { "𝄞 (a)", "<FEFFD834DD1E0020002800610029>" },
  { "two\nlines", "<FEFF00740077006F000A006C0069006E00650073>" },
};

START_TEST(texts_of_an_update_are_read_as_they_were_written)
{
  struct trailer trailer;
  GByteArray *pdf = empty_pdf(&trailer);
  ck_assert_int_gt(update_table(pdf), 0);
  AUTO(update) struct update *update = update_new();
  int count = G_N_ELEMENTS(spelled);
  for (int i = 0; i < count; i++) {
    g_autofree char *expected = g_strconcat("<</T", spelled[i].put, ">>", NULL);
    gsize before = update->text->len;
    update_object(update, trailer.size + i);
    update_text(update, "<</T", spelled[i].text);
    update_put(update, ">>");
    ck_assert_msg(strstr(update->text->str + before, expected), "%s", update->text->str + before);
  }
  update_append(update, pdf, &trailer, trailer.size + count);
  qpdf_data qpdf = qpdf_init();
  ck_assert_int_eq(qpdf_read_memory(qpdf, "updated", (const char *)pdf->data, pdf->len, NULL),
                   QPDF_SUCCESS);
  for (int i = 0; i < count; i++) {
    qpdf_oh object = qpdf_get_object_by_id(qpdf, trailer.size + i, 0);
    qpdf_oh text = qpdf_oh_get_key(qpdf, object, "/T");
    ck_assert_str_eq(qpdf_oh_get_utf8_value(qpdf, text), spelled[i].text);
  }
  ck_assert(!qpdf_more_warnings(qpdf));
  qpdf_cleanup(&qpdf);
  g_byte_array_unref(pdf);
}
END_TEST

int main(void)
{
  TCase *tests = tcase_create("update");
  tcase_add_test(tests, the_end_of_a_pdf_says_where_its_table_is);
  tcase_add_test(tests, texts_of_an_update_are_read_as_they_were_written);
  Suite *suite = suite_create("press update");
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
