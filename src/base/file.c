#include "base/file.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct output_file {
  char *path;   /* what it becomes */
  char *hidden; /* what it is until then; NULL when it is gone */
  FILE *stream;
  bool private;
};

static bool fail_system(GError **error, int number, const char *path)
{
  switch (number) {
  case ENOSPC:
  case EDQUOT:
    return fail(error, TL_ERROR_FULL,
                "There is no room for %s: the disk is full. Make room and try again.", path);
  case EROFS:
    return fail(error, TL_ERROR_READONLY,
                "%s cannot be written: the disk is read-only. Choose another place.", path);
  case EACCES:
  case EPERM:
    return fail(error, TL_ERROR_REFUSED, "You may not write %s. Choose another place.", path);
  default:
    return fail(error, TL_ERROR_FAILED, "%s cannot be written: %s.", path, g_strerror(number));
  }
}

/* Says why nothing can be put beside path. */
static bool fail_folder(GError **error, int number, const char *path)
{
  g_autofree char *folder = g_path_get_dirname(path);
  if (!g_file_test(folder, G_FILE_TEST_EXISTS))
    return fail(error, TL_ERROR_NOT_FOUND,
                "There is no folder %s. Make it first, or choose another.", folder);
  if (!g_file_test(folder, G_FILE_TEST_IS_DIR))
    return fail(error, TL_ERROR_REFUSED, "%s is not a folder. Choose another place.", folder);
  if (number == EACCES || number == EPERM)
    return fail(error, TL_ERROR_REFUSED, "You may not write into the folder %s. Choose another.",
                folder);
  return fail_system(error, number, path);
}

char *file_real_path(const char *path)
{
  char *real = realpath(path, NULL);
  if (!real)
    return g_strdup(path);
  char *copy = g_strdup(real);
  free(real);
  return copy;
}

/* A folder, a device or a pipe is not replaced by a file. */
static bool may_replace(const char *path, GError **error)
{
  struct stat info;
  if (stat(path, &info) != 0 || S_ISREG(info.st_mode))
    return true;
  if (S_ISDIR(info.st_mode))
    return fail(error, TL_ERROR_REFUSED, "%s is a folder. Give the name of a file.", path);
  return fail(error, TL_ERROR_REFUSED, "%s is not an ordinary file. Give another name.", path);
}

static bool open_hidden(struct output_file *file, GError **error)
{
  g_autofree char *folder = g_path_get_dirname(file->path);
  g_autofree char *base = g_path_get_basename(file->path);
  /* A name may have 255 bytes; ours is longer than the one it stands for. */
  g_autofree char *name = g_strdup_printf(".%.200s.XXXXXX", base);
  g_autofree char *hidden = g_build_filename(folder, name, NULL);
  int descriptor = g_mkstemp_full(hidden, O_RDWR | O_CLOEXEC, file->private ? 0600 : 0666);
  if (descriptor < 0)
    return fail_folder(error, errno, file->path);
  file->hidden = g_steal_pointer(&hidden);
  file->stream = fdopen(descriptor, "w");
  if (file->stream)
    return true;
  close(descriptor);
  return fail_system(error, errno, file->path);
}

/* A district's file is not lost for a slip that was given its name. */
static bool refuse_database(const char *path, GError **error)
{
  static const char mark[] = "SQLite format 3";
  char begin[sizeof mark] = { 0 };
  int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0)
    return true;
  ssize_t got = read(descriptor, begin, sizeof begin);
  close(descriptor);
  return got != (ssize_t)sizeof begin || memcmp(begin, mark, sizeof mark) != 0
         || fail(error, TL_ERROR_REFUSED,
                 "%s is a file of Throughline or another database, and is not written over. Give "
                 "another name.",
                 path);
}

struct output_file *output_file_open(const char *path, bool private, GError **error)
{
  return refuse_database(path, error) ? output_file_replace(path, private, error) : NULL;
}

struct output_file *output_file_replace(const char *path, bool private, GError **error)
{
  AUTO(output_file) struct output_file *file = g_new0(struct output_file, 1);
  file->path = file_real_path(path);
  file->private = private;
  if (!may_replace(file->path, error) || !open_hidden(file, error))
    return NULL;
  return g_steal_pointer(&file);
}

FILE *output_file_stream(struct output_file *file)
{
  return file->stream;
}

const char *output_file_path(const struct output_file *file)
{
  return file->hidden;
}

/* Ends the stream; 0 or the number of the error. */
static int close_stream(struct output_file *file)
{
  int number = 0;
  errno = 0;
  if (fflush(file->stream) != 0 || ferror(file->stream))
    number = errno ? errno : EIO;
  if (fclose(file->stream) != 0 && number == 0)
    number = errno;
  file->stream = NULL;
  return number;
}

/* Puts what path holds onto the medium. The file is opened anew, because a child process may have
 * written another under the same name. */
static int sync_file(const char *path, bool private)
{
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return errno;
  int number = 0;
  if (private && fchmod(descriptor, 0600) != 0)
    number = errno;
  if (number == 0 && fsync(descriptor) != 0)
    number = errno;
  close(descriptor);
  return number;
}

static void sync_folder_of(const char *path)
{
  g_autofree char *folder = g_path_get_dirname(path);
  int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0)
    return;
  fsync(descriptor);
  close(descriptor);
}

bool output_file_commit(struct output_file *file, GError **error)
{
  AUTO(output_file) struct output_file *owned = file;
  int number = close_stream(owned);
  if (number == 0)
    number = sync_file(owned->hidden, owned->private);
  if (number == 0 && g_rename(owned->hidden, owned->path) != 0)
    number = errno;
  if (number != 0)
    return fail_system(error, number, owned->path);
  g_clear_pointer(&owned->hidden, g_free);
  sync_folder_of(owned->path);
  return true;
}

void output_file_free(struct output_file *file)
{
  if (!file)
    return;
  if (file->stream)
    fclose(file->stream);
  if (file->hidden)
    g_unlink(file->hidden);
  g_free(file->hidden);
  g_free(file->path);
  g_free(file);
}

bool file_write(const char *path, const char *text, gssize length, GError **error)
{
  struct output_file *file = output_file_open(path, false, error);
  if (!file)
    return false;
  size_t size = length < 0 ? strlen(text) : (size_t)length;
  /* A short write leaves the stream's error flag for commit to find. */
  size_t ignored = fwrite(text, 1, size, file->stream);
  (void)ignored;
  return output_file_commit(file, error);
}

/* $variable/throughline, or ~/fallback/throughline. Read anew each time: GLib's own functions keep
 * their first answer, and a test sets these. */
static char *folder_for(const char *variable, const char *fallback)
{
  const char *base = g_getenv(variable);
  if (base && g_path_is_absolute(base))
    return g_build_filename(base, "throughline", NULL);
  const char *home = g_getenv("HOME");
  if (!home || !g_path_is_absolute(home))
    home = g_get_home_dir();
  return g_build_filename(home, fallback, "throughline", NULL);
}

char *file_data_folder(void)
{
  return folder_for("XDG_DATA_HOME", ".local/share");
}

char *file_state_folder(void)
{
  return folder_for("XDG_STATE_HOME", ".local/state");
}

char *file_config_folder(void)
{
  return folder_for("XDG_CONFIG_HOME", ".config");
}

bool file_make_folder(const char *folder, GError **error)
{
  if (g_mkdir_with_parents(folder, 0700) == 0)
    return true;
  int number = errno;
  if (number == ENOTDIR || number == EEXIST)
    return fail(error, TL_ERROR_REFUSED,
                "The folder %s cannot be made: a file is in its way. Rename that file or choose "
                "another folder.",
                folder);
  if (number == EACCES || number == EPERM)
    return fail(error, TL_ERROR_REFUSED, "You may not make the folder %s. Choose another.", folder);
  return fail_system(error, number, folder);
}
