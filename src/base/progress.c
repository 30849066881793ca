#include "base/progress.h"

#include "base/stop.h"

#include <stddef.h>

bool progress_report(const struct progress *progress, const char *what, long done, long total)
{
  if (stop_signal() != 0)
    return false;
  if (!progress || !progress->report)
    return true;
  return progress->report(what, done, total, progress->data);
}
