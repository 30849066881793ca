#include "exchange/csv_source.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIPE_PIECE ((size_t)64 * 1024)

struct csv_source {
  char *name;
  int descriptor; /* -1: in memory */
  const char *memory;
  GByteArray *held; /* memory that is ours: what came through a pipe */
  goffset size;
};

/* Takes all that a pipe gives into memory. */
static bool slurp(struct csv_source *source, int descriptor, GError **error)
{
  g_autofree char *buffer = g_malloc(PIPE_PIECE);
  source->held = g_byte_array_new();
  for (;;) {
    gssize got = read(descriptor, buffer, PIPE_PIECE);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return fail(error, TL_ERROR_FAILED,
                  "%s: cannot be read (%s); save it to a file and give that", source->name,
                  g_strerror(errno));
    if (got == 0)
      break;
    if (source->held->len > G_MAXINT)
      return fail(error, TL_ERROR_FAILED,
                  "%s: is larger than 2 GB; save it to a file and give that", source->name);
    g_byte_array_append(source->held, (const guint8 *)buffer, (guint)got);
  }
  source->memory = (const char *)source->held->data;
  source->size = source->held->len;
  return true;
}

static bool open_failed(const char *path, int problem, GError **error)
{
  if (problem == ENOENT || problem == ENOTDIR)
    return fail(error, TL_ERROR_NOT_FOUND,
                "%s: there is no such file; look at the name and the folder", path);
  if (problem == EACCES || problem == EPERM)
    return fail(error, TL_ERROR_FAILED,
                "%s: you have no right to read it; ask its owner for a copy", path);
  return fail(error, TL_ERROR_FAILED,
              "%s: cannot be read (%s); copy it to this machine and try again", path,
              g_strerror(problem));
}

static bool open_path(struct csv_source *source, const char *path, GError **error)
{
  if (strcmp(path, "-") == 0)
    return slurp(source, STDIN_FILENO, error);
  int descriptor = g_open(path, O_RDONLY | O_CLOEXEC, 0);
  if (descriptor < 0)
    return open_failed(path, errno, error);
  source->descriptor = descriptor;
  struct stat status;
  if (fstat(descriptor, &status) != 0)
    return open_failed(path, errno, error);
  if (S_ISDIR(status.st_mode))
    return fail(error, TL_ERROR_FAILED, "%s: is a folder; give one file in it", path);
  source->size = status.st_size;
  if (S_ISREG(status.st_mode))
    return true;
  source->descriptor = -1;
  bool done = slurp(source, descriptor, error);
  close(descriptor);
  return done;
}

static struct csv_source *source_new(const char *name)
{
  struct csv_source *source = g_new0(struct csv_source, 1);
  source->name = g_strdup(strcmp(name, "-") == 0 ? "standard input" : name);
  source->descriptor = -1;
  return source;
}

struct csv_source *csv_source_open(const char *path, GError **error)
{
  struct csv_source *source = source_new(path);
  if (open_path(source, path, error))
    return source;
  csv_source_free(source);
  return NULL;
}

struct csv_source *csv_source_memory(const char *name, const char *data, size_t length)
{
  struct csv_source *source = source_new(name);
  source->memory = data;
  source->size = (goffset)length;
  return source;
}

void csv_source_free(struct csv_source *source)
{
  if (!source)
    return;
  if (source->descriptor >= 0)
    close(source->descriptor);
  if (source->held)
    g_byte_array_unref(source->held);
  g_free(source->name);
  g_free(source);
}

gssize csv_source_read(const struct csv_source *source, goffset offset, char *buffer, size_t size,
                       GError **error)
{
  if (offset >= source->size)
    return 0;
  size = MIN(size, (size_t)(source->size - offset));
  if (source->descriptor < 0) {
    memcpy(buffer, source->memory + offset, size);
    return (gssize)size;
  }
  size_t done = 0;
  while (done < size) {
    gssize got = pread(source->descriptor, buffer + done, size - done, offset + (goffset)done);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0) {
      fail(error, TL_ERROR_FAILED,
           "the file cannot be read (%s); copy it to this machine and try again",
           g_strerror(errno));
      return -1;
    }
    if (got == 0)
      break; /* it has been cut shorter since it was opened */
    done += (size_t)got;
  }
  return (gssize)done;
}

goffset csv_source_size(const struct csv_source *source)
{
  return source->size;
}

const char *csv_source_name(const struct csv_source *source)
{
  return source->name;
}
