/* Progress of what takes long: a caller's function, told how far it is, that may stop it. */
#ifndef TL_BASE_PROGRESS_H
#define TL_BASE_PROGRESS_H

#include <stdbool.h>

/* done of total (total 0: unknown) of what is being done ("rows read"). Returns false to stop. */
typedef bool progress_function(const char *what, long done, long total, void *data);

struct progress {
  progress_function *report; /* NULL: nobody listens */
  void *data;
};

/* Tells progress (which may be NULL); false when the person or a signal asks to stop. Cheap enough
 * for each hundred rows. */
bool progress_report(const struct progress *progress, const char *what, long done, long total);

#endif
