/* The CSV files of a ZIP file from outside, unpacked with suspicion. */
#ifndef TL_PRESS_UNZIP_H
#define TL_PRESS_UNZIP_H

#include <glib.h>

/* What may be unpacked: a small ZIP can hold a disk full of zeros. */
struct unzip_limits {
  gint64 entry; /* bytes of one file */
  gint64 total; /* bytes of all */
  int entries;  /* in the ZIP, unpacked or not */
};

/* 1 GiB, 4 GiB and 20,000: far more than the roster of the largest district. */
extern const struct unzip_limits unzip_usual;

/* Unpacks the regular files of the ZIP at path whose names end in .csv, in the ZIP itself or in one
 * folder inside it, into folder (which exists); none may be there already. The names, in the order
 * of the ZIP. NULL with error, and nothing unpacked, when it is no ZIP, is locked, is over limits,
 * or a name in it would lead elsewhere. Yours. */
GPtrArray *unzip_csv(const char *path, const char *folder, const struct unzip_limits *limits,
                     GError **error);

#endif
