/* Files that appear whole or not at all. */
#ifndef TL_BASE_FILE_H
#define TL_BASE_FILE_H

#include "base/auto.h"

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

struct output_file;

/* Begins writing path: data goes to a hidden file beside it (mode 0600 where private, else by
 * umask) until output_file_commit. NULL with error (says which folder is missing or not writable).
 * Yours. */
struct output_file *output_file_open(const char *path, bool private, GError **error);

/* The same, also over a database: what else is written is never put in the place of one. */
struct output_file *output_file_replace(const char *path, bool private, GError **error);

/* The stream to write to; borrowed. */
FILE *output_file_stream(struct output_file *file);

/* The hidden file's path, for a child process or library that writes by name; borrowed. */
const char *output_file_path(const struct output_file *file);

/* Flushes, syncs and renames over path; frees file in either case. False with error when the disk
 * is full or the medium fails; path is then as it was. */
bool output_file_commit(struct output_file *file, GError **error);

/* Throws away what was written and frees file; path is as it was. */
void output_file_free(struct output_file *file);

/* Writes all of text to path that way. */
bool file_write(const char *path, const char *text, gssize length, GError **error);

/* Where path leads: a link stays a link when its target is replaced. Path itself where nothing is
 * there. Yours. */
char *file_real_path(const char *path);

/* The user's data folder for the program ($XDG_DATA_HOME/throughline), state folder
 * ($XDG_STATE_HOME/throughline) and configuration folder; not created. Yours. */
char *file_data_folder(void);
char *file_state_folder(void);
char *file_config_folder(void);

/* Makes folder and its parents with mode 0700. */
bool file_make_folder(const char *folder, GError **error);

DEFINE_AUTO(output_file)

#endif
