/* The beginning of a wide file: its titles, its first rows, and which answers its columns have. */
#ifndef TL_EXCHANGE_WIDE_SAMPLE_H
#define TL_EXCHANGE_WIDE_SAMPLE_H

#include "base/auto.h"

#include <glib.h>
#include <stdbool.h>

enum { WIDE_SAMPLE_ROWS = 20, WIDE_SAMPLE_ANSWERS = 12 };

struct wide_sample {
  char *name;        /* of the file */
  GPtrArray *titles; /* char * of each column, "" for a nameless one */
  GPtrArray *rows;   /* the first ones: GPtrArray of char * or NULL, as many as titles */
  GPtrArray
      *answers; /* by column: GPtrArray of the different char *, in the order of the file; more
                   than WIDE_SAMPLE_ANSWERS: it is no choice of a few, and some are missing */
};

/* Reads the first 1,000 rows. NULL with error as csv_reader_open. Yours. */
struct wide_sample *wide_sample_read(const char *path, GError **error);
/* The same where the titles stand on that line of the file, or below it. */
struct wide_sample *wide_sample_read_below(const char *path, long line, GError **error);
void wide_sample_free(struct wide_sample *sample);

/* True where the answers of a column are a few. */
bool wide_sample_is_choice(const struct wide_sample *sample, guint column);

DEFINE_AUTO(wide_sample)

#endif
