/* A main for fuzzing harnesses without libFuzzer: runs the corpus, then a bounded number of changed
 * inputs, the same ones each time. `NAME FILE…` runs just these files; FUZZ_ROUNDS sets the number.
 * The input being tried stands in NAME.last beside the program, and is removed at the end. */
#include <glib.h>
#include <glib/gstdio.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { DEFAULT_ROUNDS = 2000, MOST_CHANGES = 8, MOST_BYTES = 4096 };

/* Bytes that mean something to one format or another. */
static const char *const tokens[] = {
  "\"",       "\"\"", ",",
  ";",        "\t",   "\r",
  "\n",       "\r\n", "\xef\xbb\xbf",
  "\xff\xfe", "\xc3", "\xe2\x80\x99",
  "=",        "-",    "0",
  "9",        "/",    "{",
  "}",        "[",    "]",
  ":",        "\\",   "\x1b[",
};

static void try_input(const char *last, const GByteArray *input)
{
  g_autoptr(GError) error = NULL;
  /* A longer one before it would leave its end. */
  g_remove(last);
  if (!g_file_set_contents_full(last, (const char *)input->data, (gssize)input->len,
                                G_FILE_SET_CONTENTS_NONE, 0600, &error))
    g_error("%s", error->message);
  LLVMFuzzerTestOneInput(input->data ? input->data : (const guint8 *)"", input->len);
}

static GByteArray *read_input(const char *path)
{
  char *bytes = NULL;
  gsize length = 0;
  g_autoptr(GError) error = NULL;
  if (!g_file_get_contents(path, &bytes, &length, &error))
    g_error("%s", error->message);
  return g_byte_array_new_take((guint8 *)bytes, length);
}

static guint below(GRand *random, guint bound)
{
  return bound == 0 ? 0 : (guint)g_rand_int_range(random, 0, (gint32)bound);
}

static void insert_bytes(GByteArray *input, guint at, const void *bytes, guint length)
{
  guint old = input->len;
  g_byte_array_set_size(input, old + length);
  memmove(input->data + at + length, input->data + at, old - at);
  memcpy(input->data + at, bytes, length);
}

/* One change: a byte flipped, a stretch gone or doubled, or a token put in. */
static void change(GByteArray *input, GRand *random)
{
  guint at = below(random, input->len);
  guint length = 1 + below(random, MIN(input->len - at, 32));
  switch (input->len == 0 ? 3 : g_rand_int_range(random, 0, 4)) {
  case 0:
    input->data[at] = (guint8)(input->data[at] ^ (1u << below(random, 8)));
    break;
  case 1:
    g_byte_array_remove_range(input, at, MIN(length, input->len - at));
    break;
  case 2: {
    length = MIN(length, input->len - at);
    g_autofree guint8 *copy = g_memdup2(input->data + at, length);
    insert_bytes(input, at, copy, length);
    break;
  }
  default: {
    const char *token = tokens[below(random, G_N_ELEMENTS(tokens))];
    insert_bytes(input, at, token, (guint)strlen(token));
  }
  }
}

static int compare_paths(gconstpointer a, gconstpointer b)
{
  return g_strcmp0(*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *read_corpus(const char *name)
{
  GPtrArray *corpus = g_ptr_array_new_with_free_func((GDestroyNotify)g_byte_array_unref);
  const char *source = g_getenv("TL_SRCDIR");
  g_autofree char *folder =
      g_build_filename(source ? source : ".", "tests", "fuzz", "corpus", name, NULL);
  g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
  for (const char *file; directory && (file = g_dir_read_name(directory));)
    g_ptr_array_add(paths, g_build_filename(folder, file, NULL));
  g_ptr_array_sort(paths, compare_paths);
  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add(corpus, read_input(paths->pdata[i]));
  g_ptr_array_add(corpus, g_byte_array_new());
  return corpus;
}

static void run_rounds(const GPtrArray *corpus, const char *last, guint64 rounds)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(2026);
  for (guint64 round = 0; round < rounds; round++) {
    const GByteArray *seed = corpus->pdata[below(random, corpus->len)];
    g_autoptr(GByteArray) input = g_byte_array_new();
    g_byte_array_append(input, seed->data ? seed->data : (const guint8 *)"", seed->len);
    for (guint changes = 1 + below(random, MOST_CHANGES); changes > 0; changes--)
      change(input, random);
    if (input->len > MOST_BYTES)
      g_byte_array_set_size(input, MOST_BYTES);
    try_input(last, input);
  }
}

int main(int argc, char **argv)
{
  g_autofree char *name = g_path_get_basename(argv[0]);
  g_autofree char *last = g_strconcat(argv[0], ".last", NULL);
  for (int i = 1; i < argc; i++) {
    g_autoptr(GByteArray) input = read_input(argv[i]);
    try_input(last, input);
  }
  if (argc == 1) {
    const char *wanted = g_getenv("FUZZ_ROUNDS");
    g_autoptr(GPtrArray) corpus = read_corpus(name);
    printf("%s: %u inputs to begin from; if this dies, the input is in %s\n", name, corpus->len,
           last);
    fflush(stdout);
    for (guint i = 0; i < corpus->len; i++)
      try_input(last, corpus->pdata[i]);
    run_rounds(corpus, last, wanted ? g_ascii_strtoull(wanted, NULL, 10) : DEFAULT_ROUNDS);
  }
  g_remove(last);
  return 0;
}
