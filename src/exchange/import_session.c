#include "exchange/import_session.h"

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"

#include <string.h>

/* Result -------------------------------------------------------------------------------------- */

static void free_line(gpointer data)
{
  struct import_line *line = data;
  g_free(line->text);
  g_free(line->warning);
  g_free(line);
}

void import_result_clear(struct import_result *result)
{
  g_clear_pointer(&result->tallies, g_array_unref);
  g_clear_pointer(&result->lines, g_ptr_array_unref);
}

/* `12 added, 3 changed, 40 left as they were`. */
static void append_tally(GString *text, const struct import_tally *tally, bool dry)
{
  g_autofree char *added = format_number(tally->added);
  g_autofree char *changed = format_number(tally->changed);
  g_autofree char *same = format_number(tally->same);
  g_string_append_printf(text, "%s %sadded, %s changed, %s left as they %s", added,
                         dry ? "would be " : "", changed, same, dry ? "are" : "were");
}

char *import_result_summary(const struct import_result *result, bool dry)
{
  static const struct import_tally nothing = { NULL, 0, 0, 0 };
  GString *text = g_string_new(NULL);
  g_autofree char *refused = format_number(result->refused);
  guint count = result->tallies->len;
  if (count == 0)
    append_tally(text, &nothing, dry);
  for (guint i = 0; i < count; i++) {
    const struct import_tally *tally = &g_array_index(result->tallies, struct import_tally, i);
    if (count > 1)
      g_string_append_printf(text, "%s%s: ", i > 0 ? ".\n" : "", tally->type->plural);
    append_tally(text, tally, dry);
  }
  if (count > 1)
    g_string_append_printf(text, ".\nRows: %s refused.", refused);
  else
    g_string_append_printf(text, ", %s refused.", refused);
  return g_string_free(text, FALSE);
}

/* Session ------------------------------------------------------------------------------------- */

void import_session_init(struct import_session *session, struct store *store,
                         const struct import_options *options, struct import_result *result)
{
  *result = (struct import_result){
    .tallies = g_array_new(FALSE, TRUE, sizeof(struct import_tally)),
    .lines = g_ptr_array_new_with_free_func(free_line),
  };
  *session = (struct import_session){
    .store = store,
    .options = options,
    .result = result,
    .names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
    .files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
  };
}

bool import_session_begin(struct import_session *session, const char *label, GError **error)
{
  session->label = label;
  session->change = change_begin(session->store, label, CHANGE_IMPORT, error);
  return session->change;
}

void import_session_from(struct import_session *session, const char *path)
{
  g_autofree char *whole = g_canonicalize_filename(path, NULL);
  g_free(session->source);
  session->source = g_path_get_basename(whole);
}

/* `Bring in staff from staff.csv`; of several files the folder. */
static bool note_import(struct import_session *session, struct change *change, GError **error)
{
  GHashTableIter each;
  gpointer file = NULL;
  g_hash_table_iter_init(&each, session->files);
  if (!session->source
      && (g_hash_table_size(session->files) != 1 || !g_hash_table_iter_next(&each, &file, NULL)))
    return change_log(change, session->label, NULL, error);
  g_autofree char *base = g_path_get_basename(session->source ? session->source : file);
  g_autofree char *shown = text_visible(base, false);
  g_autofree char *label = g_strdup_printf("%s from %s", session->label, shown);
  return change_log(change, label, NULL, error);
}

static bool end_change(struct import_session *session, bool done, GError **error)
{
  struct change *change = g_steal_pointer(&session->change);
  if (!change)
    return done;
  if (done && session->options->strict && session->result->refused > 0) {
    g_autofree char *rows = format_plural(session->result->refused, "row was", "rows were");
    done = fail(error, TL_ERROR_REFUSED, "%s refused, so nothing was brought in.", rows);
  }
  if (done && !session->options->dry && change_written(change) > 0)
    done = note_import(session, change, error);
  if (done && !session->options->dry)
    return change_commit(change, error);
  change_free(change);
  return done;
}

bool import_session_end(struct import_session *session, bool done, GError **error)
{
  done = end_change(session, done, error);
  g_clear_pointer(&session->names, g_hash_table_unref);
  g_clear_pointer(&session->files, g_hash_table_unref);
  g_clear_pointer(&session->source, g_free);
  return done;
}

void import_session_line(struct import_session *session, enum import_outcome outcome, char *text)
{
  struct import_line *line = g_new0(struct import_line, 1);
  line->outcome = outcome;
  line->text = text;
  g_ptr_array_add(session->result->lines, line);
}

static char *place_text(struct import_place place, const char *text)
{
  if (!place.file)
    return g_strdup(text);
  if (place.line == 0)
    return g_strdup_printf("%s: %s", place.file, text);
  return g_strdup_printf("%s:%ld: %s", place.file, place.line, text);
}

void import_session_refuse(struct import_session *session, struct import_place place,
                           const char *why)
{
  import_session_line(session, IMPORT_REFUSED, place_text(place, why));
  session->result->refused++;
}

void import_session_refuse_once(struct import_session *session, struct import_place place,
                                const char *why)
{
  const GPtrArray *lines = session->result->lines;
  g_autofree char *text = place_text(place, why);
  for (guint i = 0; i < lines->len; i++)
    if (strcmp(((const struct import_line *)lines->pdata[i])->text, text) == 0) {
      session->result->refused++;
      return;
    }
  import_session_refuse(session, place, why);
}

void import_session_notice(struct import_session *session, struct import_place place,
                           const char *format, ...)
{
  va_list list;
  va_start(list, format);
  g_autofree char *text = g_strdup_vprintf(format, list);
  va_end(list);
  import_session_line(session, IMPORT_NOTICE, place_text(place, text));
}

void import_session_warn(struct import_session *session, struct import_place place,
                         const char *warning, const char *how)
{
  const GPtrArray *lines = session->result->lines;
  import_session_notice(session, place, "%s. %s", warning, how);
  ((struct import_line *)lines->pdata[lines->len - 1])->warning = g_strdup(warning);
}

const char *import_session_say(const struct import_session *session, const char *command,
                               const char *screen)
{
  return session->options->on_screen ? screen : command;
}

char *import_session_place(struct import_place place, const char *file)
{
  if (g_strcmp0(place.file, file) == 0)
    return g_strdup_printf("line %ld", place.line);
  g_autofree char *name = g_path_get_basename(place.file);
  return g_strdup_printf("%s:%ld", name, place.line);
}

struct import_tally *import_session_tally(struct import_session *session,
                                          const struct record_type *type)
{
  GArray *tallies = session->result->tallies;
  for (guint i = 0; i < tallies->len; i++)
    if (g_array_index(tallies, struct import_tally, i).type == type)
      return &g_array_index(tallies, struct import_tally, i);
  g_array_set_size(tallies, tallies->len + 1);
  struct import_tally *tally = &g_array_index(tallies, struct import_tally, tallies->len - 1);
  tally->type = type;
  return tally;
}

static bool is_of_row(const GError *failure)
{
  return error_is(failure, TL_ERROR_INVALID) || error_is(failure, TL_ERROR_NOT_FOUND)
         || error_is(failure, TL_ERROR_AMBIGUOUS) || error_is(failure, TL_ERROR_CONFLICT)
         || error_is(failure, TL_ERROR_REFUSED);
}

bool import_session_settle(struct import_session *session, struct import_place place,
                           GError *failure, GError **error)
{
  if (!is_of_row(failure)) {
    g_propagate_error(error, failure);
    return false;
  }
  import_session_refuse(session, place, failure->message);
  g_error_free(failure);
  return true;
}

const char *import_session_name(const struct import_session *session, const char *uid)
{
  const char *name = uid ? g_hash_table_lookup(session->names, uid) : NULL;
  return name ? name : uid;
}

void import_session_set_name(struct import_session *session, const char *uid, const char *name)
{
  g_hash_table_insert(session->names, g_strdup(uid), g_strdup(name));
}

const char *import_session_file(struct import_session *session, const char *name)
{
  const char *kept = g_hash_table_lookup(session->files, name);
  if (kept)
    return kept;
  char *copy = g_strdup(name);
  g_hash_table_insert(session->files, copy, copy);
  return copy;
}
