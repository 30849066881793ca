#include "press/packer.h"

#include "press/content.h"
#include "press/update.h"

#include <gio/gio.h>
#include <stdbool.h>

/* How cairo begins the content of a page and ends any stream. */
static const char begins[] =
    "(?:^|\\n)(\\d+) 0 obj\\n<< /Length \\d+ 0 R\\n   /Filter /FlateDecode\\n>>\\nstream\\n";
static const char ends[] = "\\nendstream\\nendobj\\n";

struct packer {
  GThreadPool *pool;   /* of one thread; NULL: finished */
  GRegex *begin, *end; /* the thread's */
  GHashTable *packed;  /* object number → struct packed_content; the thread's until finished */
  bool alone;          /* no thread could be made: what is fed is left to the end */
};

void packed_content_free(struct packed_content *packed)
{
  if (!packed)
    return;
  g_byte_array_unref(packed->bytes);
  g_free(packed);
}

struct packed_content *packed_content_new(const char *content, gsize length)
{
  struct packed_content *packed = g_new0(struct packed_content, 1);
  GString *marked = content_mark(content, length, &packed->marks);
  packed->bytes = update_deflated(marked->str, marked->len);
  g_string_free(marked, TRUE);
  return packed;
}

/* What bytes hold, all of them; NULL when they hold nothing whole. Yours. */
static GByteArray *inflated(const char *bytes, gsize length)
{
  g_autoptr(GZlibDecompressor) zlib = g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  GByteArray *content = g_byte_array_sized_new((guint)(length * 6));
  GConverterResult result = G_CONVERTER_CONVERTED;
  gsize done = 0;
  while (result == G_CONVERTER_CONVERTED) {
    guint8 piece[16384];
    gsize took = 0, gave = 0;
    result = g_converter_convert(G_CONVERTER(zlib), bytes + done, length - done, piece,
                                 sizeof piece, G_CONVERTER_INPUT_AT_END, &took, &gave, NULL);
    g_byte_array_append(content, piece, (guint)gave);
    done += took;
  }
  if (result == G_CONVERTER_FINISHED && done == length)
    return content;
  g_byte_array_unref(content);
  return NULL;
}

/* Where the match begins and ends in text; group 0: all of it. */
static bool find(const GRegex *pattern, const char *text, gsize length, int at, int place[2],
                 int *number)
{
  g_autoptr(GMatchInfo) match = NULL;
  if (!g_regex_match_full(pattern, text, (gssize)length, at, 0, &match, NULL))
    return false;
  g_match_info_fetch_pos(match, 0, &place[0], &place[1]);
  int digits;
  if (number && g_match_info_fetch_pos(match, 1, &digits, NULL))
    *number = (int)g_ascii_strtoll(text + digits, NULL, 10);
  return true;
}

/* In the thread: the pages of some bytes, which it frees. */
static void pack(gpointer data, gpointer user)
{
  struct packer *packer = user;
  GBytes *fed = data;
  gsize length;
  const char *text = g_bytes_get_data(fed, &length);
  int begin[2], end[2] = { 0, 0 }, number = 0;
  while (find(packer->begin, text, length, end[1], begin, &number)
         && find(packer->end, text, length, begin[1], end, NULL)) {
    GByteArray *content = inflated(text + begin[1], (gsize)(end[0] - begin[1]));
    if (!content)
      continue;
    g_hash_table_insert(packer->packed, GINT_TO_POINTER(number),
                        packed_content_new((const char *)content->data, content->len));
    g_byte_array_unref(content);
  }
  g_bytes_unref(fed);
}

static GRegex *pattern(const char *text)
{
  return g_regex_new(text, G_REGEX_RAW | G_REGEX_OPTIMIZE | G_REGEX_NEWLINE_LF, 0, NULL);
}

struct packer *packer_new(void)
{
  struct packer *packer = g_new0(struct packer, 1);
  packer->begin = pattern(begins);
  packer->end = pattern(ends);
  packer->packed = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)packed_content_free);
  packer->pool =
      g_thread_pool_new_full(pack, packer, (GDestroyNotify)g_bytes_unref, 1, FALSE, NULL);
  return packer;
}

void packer_free(struct packer *packer)
{
  if (!packer)
    return;
  packer_finish(packer);
  g_hash_table_unref(packer->packed);
  g_regex_unref(packer->begin);
  g_regex_unref(packer->end);
  g_free(packer);
}

void packer_feed(struct packer *packer, const guint8 *bytes, gsize length)
{
  if (length > 0 && length < G_MAXINT && !packer->alone)
    packer->alone = !g_thread_pool_push(packer->pool, g_bytes_new(bytes, length), NULL);
}

void packer_finish(struct packer *packer)
{
  if (packer->pool) /* what nobody would take up is not waited for */
    g_thread_pool_free(packer->pool, packer->alone, TRUE);
  packer->pool = NULL;
}

const struct packed_content *packer_find(const struct packer *packer, int number)
{
  return g_hash_table_lookup(packer->packed, GINT_TO_POINTER(number));
}
