#include "config.h"

#include "ui/path_prompt.h"

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "model/date.h"
#include "ui/app.h"
#include "ui/dialog.h"
#include "ui/picker.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* text as a whole path; what is no whole one is from folder (NULL: the present one). Yours. */
static char *expand_in(const char *text, const char *folder)
{
  g_autofree char *clean = g_strstrip(g_strdup(text));
  size_t length = strlen(clean);
  if (length > 1 && strchr("\"'", clean[0])
      && clean[length - 1] == clean[0]) { /* as a file manager pastes it */
    clean[length - 1] = '\0';
    memmove(clean, clean + 1, length - 1);
  }
  if (clean[0] != '~' || (clean[1] && clean[1] != '/'))
    return g_canonicalize_filename(clean, folder);
  g_autofree char *whole = g_strconcat(g_get_home_dir(), clean + 1, NULL);
  return g_canonicalize_filename(whole, NULL);
}

char *path_expand(const char *text)
{
  return expand_in(text, NULL);
}

char *path_shown(const char *path)
{
  const char *home = g_get_home_dir();
  size_t length = strlen(home);
  bool inside =
      length > 1 && g_str_has_prefix(path, home) && (path[length] == '/' || !path[length]);
  g_autofree char *shown = inside ? g_strconcat("~", path + length, NULL) : g_strdup(path);
  return g_utf8_make_valid(shown, -1);
}

/* --- writing -------------------------------------------------------------------------------- */

static bool can_write_to(const char *text, void *data, GError **error)
{
  bool folder = *(const bool *)data;
  if (text_blank(text))
    return fail(error, TL_ERROR_INVALID, "Type a name, such as packet.pdf.");
  g_autofree char *path = path_expand(text);
  g_autofree char *parent = g_path_get_dirname(path);
  g_autofree char *shown = path_shown(parent);
  if (!folder && g_file_test(path, G_FILE_TEST_IS_DIR))
    return fail(error, TL_ERROR_INVALID, "%s is a folder. Add the name of a file.", text);
  if (folder && g_file_test(path, G_FILE_TEST_IS_REGULAR))
    return fail(error, TL_ERROR_INVALID, "%s is a file. Name a folder.", text);
  if (!g_file_test(parent, G_FILE_TEST_IS_DIR))
    return fail(error, TL_ERROR_INVALID, "There is no folder %s.", shown);
  if (access(parent, W_OK) != 0)
    return fail(error, TL_ERROR_INVALID, "Nothing can be written to %s. Name another folder.",
                shown);
  return true;
}

static bool may_replace(struct app *app, const char *path, bool folder)
{
  static const struct answer answers[] = { { "w", "Write over it" }, { NULL, NULL } };
  if (folder || !g_file_test(path, G_FILE_TEST_EXISTS))
    return true;
  g_autofree char *shown = path_shown(path);
  g_autofree char *question = g_strdup_printf("%s is there already. Write over it?", shown);
  return dialog_ask(app, question, answers) == 0;
}

char *path_offered(const char *name)
{
  if (access(".", W_OK) == 0)
    return g_strdup(name);
  const char *documents = g_get_user_special_dir(G_USER_DIRECTORY_DOCUMENTS);
  const char *folder = documents && access(documents, W_OK) == 0 ? documents : g_get_home_dir();
  g_autofree char *path = g_build_filename(folder, name, NULL);
  return path_shown(path);
}

char *path_fresh(const char *path)
{
  const char *dot = strrchr(path, '.');
  size_t stem = dot && !strchr(dot, '/') ? (size_t)(dot - path) : strlen(path);
  char *fresh = g_strdup(path);
  for (int number = 2; g_file_test(fresh, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK); number++) {
    g_free(fresh);
    fresh = g_strdup_printf("%.*s-%d%s", (int)stem, path, number, path + stem);
  }
  return fresh;
}

/* Path, with the ending of name where it has none. Yours. */
static char *with_ending(const char *path, const char *name)
{
  g_autofree char *base = g_path_get_basename(path);
  const char *ending = strrchr(name, '.');
  return strchr(base, '.') || !ending ? g_strdup(path) : g_strconcat(path, ending, NULL);
}

char *path_prompt_write(struct app *app, const char *label, const char *name, bool folder)
{
  g_autofree char *here = g_get_current_dir();
  g_autofree char *shown = path_shown(here);
  g_autofree char *help =
      g_strdup_printf("A name alone is written to %s. ~ is your own folder.", shown);
  g_autofree char *initial = path_offered(name);
  g_autofree char *text = dialog_propose(app, label, initial, help, can_write_to, &folder);
  if (!text)
    return NULL;
  g_autofree char *typed = path_expand(text);
  g_autofree char *path = folder ? g_strdup(typed) : with_ending(typed, name);
  return may_replace(app, path, folder) ? g_steal_pointer(&path) : NULL;
}

/* --- reading -------------------------------------------------------------------------------- */

#define TYPE_IT "?"
#define THIS_FOLDER "."

struct entry {
  char *name;
  bool folder;
  gint64 changed;
};

static void entry_free(void *data)
{
  struct entry *entry = data;
  g_free(entry->name);
  g_free(entry);
}

/* Files before folders, the latest file first, folders by name. */
static int by_likeliness(const void *one, const void *other)
{
  const struct entry *a = *(struct entry *const *)one;
  const struct entry *b = *(struct entry *const *)other;
  if (a->folder != b->folder)
    return a->folder - b->folder;
  if (!a->folder && a->changed != b->changed)
    return a->changed < b->changed ? 1 : -1;
  return strcmp(a->name, b->name);
}

static bool is_offered(const char *name, const char *const *suffixes)
{
  g_autofree char *lower = g_ascii_strdown(name, -1);
  for (; *suffixes; suffixes++)
    if (g_str_has_suffix(lower, *suffixes))
      return true;
  return false;
}

static GPtrArray *entries_of(const char *folder, const char *const *suffixes)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func(entry_free);
  GDir *dir = g_dir_open(folder, 0, NULL);
  for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir)) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    GStatBuf about;
    if (name[0] == '.' || g_stat(path, &about) != 0)
      continue;
    bool is_folder = S_ISDIR(about.st_mode);
    if (!is_folder && !(S_ISREG(about.st_mode) && is_offered(name, suffixes)))
      continue;
    struct entry *entry = g_new0(struct entry, 1);
    *entry = (struct entry){ g_strdup(name), is_folder, (gint64)about.st_mtime };
    g_ptr_array_add(entries, entry);
  }
  if (dir)
    g_dir_close(dir);
  g_ptr_array_sort(entries, by_likeliness);
  return entries;
}

/* `12 Nov 2026, 14:31`, in English whatever the locale. Yours. */
static char *moment(GDateTime *changed)
{
  g_autofree char *date = g_date_time_format(changed, "%Y-%m-%d");
  g_autofree char *day = date_medium(date);
  g_autofree char *time = g_date_time_format(changed, "%H:%M");
  return g_strdup_printf("%s, %s", day, time);
}

static void add_entry(struct picker *picker, const char *folder, const struct entry *entry)
{
  g_autofree char *path = g_build_filename(folder, entry->name, NULL);
  g_autofree char *name = g_utf8_make_valid(entry->name, -1);
  g_autofree char *label = g_strconcat(name, entry->folder ? "/" : "", NULL);
  g_autoptr(GDateTime) changed = g_date_time_new_from_unix_local(entry->changed);
  g_autofree char *when = entry->folder || !changed ? NULL : moment(changed);
  picker_add(picker, path, label, when);
}

static struct picker *folder_picker(const char *label, const char *folder,
                                    const char *const *suffixes, bool folders)
{
  g_autofree char *shown = path_shown(folder);
  g_autofree char *title = g_strdup_printf("%s, in %s", label, shown);
  struct picker *picker = picker_new(title);
  picker_set_empty(picker, "No file fits. Backspace takes a letter back.");
  g_autoptr(GPtrArray) entries = entries_of(folder, suffixes);
  if (folders)
    picker_add(picker, THIS_FOLDER, "This folder", "all that is in it");
  for (guint i = 0; i < entries->len; i++)
    add_entry(picker, folder, g_ptr_array_index(entries, i));
  picker_add_always(picker, TYPE_IT, "Type a path instead", NULL);
  g_autofree char *parent = g_path_get_dirname(folder);
  if (strcmp(parent, folder) != 0)
    picker_add_always(picker, parent, "../", "the folder above");
  return picker;
}

/* A folder can be read too: it is opened. data: the folder in view. */
static bool can_read(const char *text, void *data, GError **error)
{
  if (text_blank(text))
    return fail(error, TL_ERROR_INVALID, "Type where the file is, such as ~/Downloads/staff.csv.");
  g_autofree char *path = expand_in(text, data);
  g_autofree char *shown = path_shown(path);
  if (!g_file_test(path, G_FILE_TEST_EXISTS))
    return fail(error, TL_ERROR_NOT_FOUND, "There is no file %s.", shown);
  if (access(path, R_OK) != 0)
    return fail(error, TL_ERROR_INVALID, "%s may not be read by you.", shown);
  return true;
}

/* typed: what was typed or pasted where letters narrow; a whole path is taken as it is, another
 * goes on from the folder in view. Yours, whole: a file or a folder; NULL for Esc. */
static char *type_path(struct app *app, const char *label, const char *folder, const char *typed)
{
  bool whole = typed[0] == '/' || typed[0] == '~';
  g_autofree char *view = g_strdup(folder);
  g_autoptr(GError) error = NULL;
  if (whole && can_read(typed, view, &error))
    return expand_in(typed, folder);
  if (error)
    app_error(app, error);
  g_autofree char *shown = path_shown(folder);
  g_autofree char *here = g_strconcat(shown, strcmp(shown, "/") == 0 ? "" : "/", typed, NULL);
  g_autofree char *text = dialog_prompt(app, label, whole ? typed : here,
                                        "The whole path; ~ is your own folder.", can_read, view);
  return text ? expand_in(text, folder) : NULL;
}

/* A folder that is wanted itself: it has files that are offered. */
static bool has_offered(const char *folder, const char *const *suffixes)
{
  g_autoptr(GPtrArray) entries = entries_of(folder, suffixes);
  return entries->len > 0 && !((struct entry *)g_ptr_array_index(entries, 0))->folder;
}

/* Where files from elsewhere usually are. Yours. */
static char *first_folder(void)
{
  const char *downloads = g_get_user_special_dir(G_USER_DIRECTORY_DOWNLOAD);
  g_autofree char *usual = g_build_filename(g_get_home_dir(), "Downloads", NULL);
  const char *const folders[] = { downloads, usual, g_get_home_dir() };
  for (size_t i = 0; i < G_N_ELEMENTS(folders); i++)
    if (folders[i] && g_file_test(folders[i], G_FILE_TEST_IS_DIR))
      return g_strdup(folders[i]);
  return g_get_current_dir();
}

char *path_prompt_read(struct app *app, const char *label, const char *const *suffixes,
                       bool folders)
{
  static const char *const tables[] = { ".csv", NULL };
  g_autofree char *here = g_get_current_dir();
  g_autofree char *folder = has_offered(here, suffixes) ? g_strdup(here) : first_folder();
  for (;;) {
    AUTO(picker) struct picker *picker = folder_picker(label, folder, suffixes, folders);
    const char *chosen = picker_run(app, picker, NULL);
    if (!chosen)
      return NULL;
    if (strcmp(chosen, THIS_FOLDER) == 0)
      return g_steal_pointer(&folder);
    bool is_typed = strcmp(chosen, TYPE_IT) == 0;
    g_autofree char *path =
        is_typed ? type_path(app, label, folder, picker_query(picker)) : g_strdup(chosen);
    if (!path)
      continue;
    if (!g_file_test(path, G_FILE_TEST_IS_DIR)
        || (is_typed && folders && has_offered(path, tables)))
      return g_steal_pointer(&path);
    g_free(folder);
    folder = g_steal_pointer(&path);
  }
}
