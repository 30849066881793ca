#include "press/unzip.h"

#include "base/error.h"
#include "base/format.h"
#include "base/stop.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const struct unzip_limits unzip_usual = { (gint64)1 << 30, (gint64)4 << 30, 20000 };

struct unzip {
  const char *path;
  const struct unzip_limits *limits;
  struct archive *archive;
  int folder;       /* descriptor of where files go */
  char *inside;     /* the one folder inside the ZIP that they come from; NULL: none was seen */
  GPtrArray *names; /* unpacked */
  gint64 total;
  int entries;
};

static bool damaged(const struct unzip *unzip, GError **error)
{
  const char *reason = archive_error_string(unzip->archive);
  return fail(error, TL_ERROR_DAMAGED, "%s cannot be unpacked: %s. Ask for the file again.",
              unzip->path, reason ? reason : "it is not a ZIP file");
}

static bool too_large(const char *what, gint64 most, GError **error)
{
  g_autofree char *size = format_bytes(most);
  return fail(error, TL_ERROR_INVALID, "%s would unpack to more than %s: that is no roster.", what,
              size);
}

/* Unpacks the data of the current entry into descriptor. */
static bool copy_data(struct unzip *unzip, const char *name, int descriptor, GError **error)
{
  gint64 size = 0;
  for (;;) {
    char bytes[65536];
    la_ssize_t count = archive_read_data(unzip->archive, bytes, sizeof bytes);
    if (count == 0)
      return true;
    if (count < 0)
      return damaged(unzip, error);
    size += count;
    unzip->total += count;
    if (size > unzip->limits->entry)
      return too_large(name, unzip->limits->entry, error);
    if (unzip->total > unzip->limits->total)
      return too_large(unzip->path, unzip->limits->total, error);
    for (la_ssize_t done = 0; done < count;) {
      ssize_t written = write(descriptor, bytes + done, (size_t)(count - done));
      if (written < 0 && errno != EINTR)
        return fail(error, errno == ENOSPC ? TL_ERROR_FULL : TL_ERROR_FAILED,
                    "%s cannot be unpacked: %s.", name, g_strerror(errno));
      done += MAX(written, 0);
    }
    if (!stop_check(error))
      return false;
  }
}

static bool unpack(struct unzip *unzip, const char *name, GError **error)
{
  int descriptor =
      openat(unzip->folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (descriptor < 0 && errno == EEXIST)
    return fail(error, TL_ERROR_REFUSED, "%s holds %s twice, or it is in the folder already.",
                unzip->path, name);
  if (descriptor < 0)
    return fail(error, TL_ERROR_FAILED, "%s cannot be unpacked: %s.", name, g_strerror(errno));
  g_ptr_array_add(unzip->names, g_strdup(name));
  bool copied = copy_data(unzip, name, descriptor, error);
  if (close(descriptor) != 0 && copied)
    copied = fail(error, TL_ERROR_FAILED, "%s cannot be unpacked: %s.", name, g_strerror(errno));
  return copied;
}

static bool hostile(const struct unzip *unzip, GError **error)
{
  return fail(
      error, TL_ERROR_INVALID,
      "%s holds a name that leads out of its folder or cannot be shown. Nothing was unpacked.",
      unzip->path);
}

/* True when name is nothing but a path of ordinary names. */
static bool plain_path(const char *name)
{
  if (*name == '/' || strchr(name, '\\') || !g_utf8_validate(name, -1, NULL))
    return false;
  for (const char *at = name; *at; at = g_utf8_next_char(at))
    if (g_unichar_iscntrl(g_utf8_get_char(at)))
      return false;
  g_auto(GStrv) parts = g_strsplit(name, "/", -1);
  for (char **part = parts; *part; part++)
    if (strcmp(*part, "..") == 0 || strcmp(*part, ".") == 0 || !**part || strlen(*part) > 255)
      return false;
  return true;
}

static bool ends_csv(const char *name)
{
  gsize length = strlen(name);
  return length > 4 && g_ascii_strcasecmp(name + length - 4, ".csv") == 0;
}

/* What a Macintosh puts beside the files. */
static bool debris(const char *name, const char *base)
{
  return *base == '.' || g_str_has_prefix(name, "__MACOSX/");
}

/* The base name of an entry that is to be unpacked in *base; NULL when it is passed over. */
static bool choose(struct unzip *unzip, struct archive_entry *entry, const char **base,
                   GError **error)
{
  *base = NULL;
  const char *name = archive_entry_pathname(entry);
  if (!name)
    return hostile(unzip, error);
  if (archive_entry_filetype(entry) != AE_IFREG || !ends_csv(name))
    return true;
  if (!plain_path(name))
    return hostile(unzip, error);
  const char *slash = strrchr(name, '/');
  const char *last = slash ? slash + 1 : name;
  if (debris(name, last))
    return true;
  g_autofree char *inside = g_strndup(name, (gsize)(last - name));
  bool nested = strchr(inside, '/') != strrchr(inside, '/');
  if (nested || (unzip->inside && strcmp(unzip->inside, inside) != 0))
    return fail(error, TL_ERROR_INVALID,
                "%s holds CSV files in several folders. Put those of one roster into one folder.",
                unzip->path);
  if (archive_entry_is_encrypted(entry))
    return fail(error, TL_ERROR_REFUSED, "%s is locked with a password. Ask for one without.",
                unzip->path);
  if (!unzip->inside)
    unzip->inside = g_steal_pointer(&inside);
  *base = last;
  return true;
}

static bool unpack_all(struct unzip *unzip, GError **error)
{
  for (;;) {
    struct archive_entry *entry = NULL;
    int status = archive_read_next_header(unzip->archive, &entry);
    if (status == ARCHIVE_EOF)
      return true;
    if (status < ARCHIVE_WARN)
      return damaged(unzip, error);
    if (++unzip->entries > unzip->limits->entries)
      return fail(error, TL_ERROR_INVALID, "%s holds more than %d files: that is no roster.",
                  unzip->path, unzip->limits->entries);
    const char *name = NULL;
    if (!choose(unzip, entry, &name, error) || (name && !unpack(unzip, name, error)))
      return false;
  }
}

static bool open_both(struct unzip *unzip, const char *folder, GError **error)
{
  unzip->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (unzip->folder < 0)
    return fail(error, TL_ERROR_NOT_FOUND, "The folder %s cannot be used: %s.", folder,
                g_strerror(errno));
  if (access(unzip->path, R_OK) != 0)
    return fail(error, TL_ERROR_NOT_FOUND, "%s cannot be read: %s.", unzip->path,
                g_strerror(errno));
  archive_read_support_format_zip(unzip->archive);
  if (archive_read_open_filename(unzip->archive, unzip->path, 65536) != ARCHIVE_OK)
    return damaged(unzip, error);
  return true;
}

static void remove_unpacked(const struct unzip *unzip)
{
  for (guint i = 0; i < unzip->names->len; i++)
    unlinkat(unzip->folder, g_ptr_array_index(unzip->names, i), 0);
}

GPtrArray *unzip_csv(const char *path, const char *folder, const struct unzip_limits *limits,
                     GError **error)
{
  struct unzip unzip = { .path = path,
                         .limits = limits,
                         .archive = archive_read_new(),
                         .folder = -1,
                         .names = g_ptr_array_new_with_free_func(g_free) };
  bool done = open_both(&unzip, folder, error) && unpack_all(&unzip, error);
  if (done && unzip.names->len == 0)
    done = fail(error, TL_ERROR_INVALID, "%s holds no CSV file.", path);
  if (!done) {
    remove_unpacked(&unzip);
    g_clear_pointer(&unzip.names, g_ptr_array_unref);
  }
  archive_read_free(unzip.archive);
  if (unzip.folder >= 0)
    close(unzip.folder);
  g_free(unzip.inside);
  return unzip.names;
}
