#include "document/stream.h"

#include "base/error.h"

#include <errno.h>

bool stream_finish(FILE *out, GError **error)
{
  errno = 0;
  bool failed = ferror(out) != 0;
  if (fflush(out) == 0 && !failed)
    return true;
  if (errno == ENOSPC || errno == EDQUOT)
    return fail(error, TL_ERROR_FULL, "There is no room left to write. Make room and try again.");
  return fail(error, TL_ERROR_FAILED, "Not all could be written (%s). Write to another place.",
              errno != 0 ? g_strerror(errno) : "the output was closed");
}
