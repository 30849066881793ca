/* The sample district: Mill City Public Schools, made up and believable, the same for the same seed
 * and day. */
#ifndef TL_SAMPLE_SAMPLE_H
#define TL_SAMPLE_SAMPLE_H

#include "base/progress.h"

#include <glib.h>
#include <stdbool.h>

struct sample_options {
  int schools; /* 1 to 400; 0: 18 */
  int years;   /* school years to the present month, 1 to 20; 0: 3 */
  guint32 seed;
  bool force; /* also where path exists */
};

enum { SAMPLE_SCHOOLS = 18, SAMPLE_YEARS = 3, SAMPLE_MOST_SCHOOLS = 400, SAMPLE_MOST_YEARS = 20 };

/* Makes path, a store of its own with the flag of a sample; it appears whole or not at all. False
 * with TL_ERROR_REFUSED (path exists and no force, or it is a district's own file), TL_ERROR_USAGE
 * (a number out of range), TL_ERROR_STOPPED, or what store_open says. */
bool sample_make(const char *path, const struct sample_options *options,
                 const struct progress *progress, GError **error);

/* `sample.db` in the folder of the store at path. Yours. */
char *sample_path_beside(const char *path);

#endif
