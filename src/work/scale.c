#include "work/scale.h"

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "model/name.h"
#include "model/tables.h"

#include <string.h>

enum { CODE_MOST = 18 };

/* What a level's key may be. */
static const char choices[] = "abcdefghijklmnopqrstuvwxyz0123456789-+=.,;";

const char scale_taken_keys[] = "uqgm?:/esvrfdaStkb";

static GPtrArray *levels_of(const struct record *scale)
{
  return record_parts(scale, &record_level);
}

/* --- keys ----------------------------------------------------------------------------------- */

/* The other level that has the key; NULL for none. */
static const struct record *holder(const struct record *scale, const struct record *level, char key)
{
  const GPtrArray *levels = levels_of(scale);
  for (guint i = 0; i < levels->len; i++) {
    const char *other = record_get(levels->pdata[i], "key");
    if (levels->pdata[i] != level && other && g_ascii_tolower(other[0]) == key)
      return levels->pdata[i];
  }
  return NULL;
}

/* Marking with the shifted letter opens the comment, so both must be free. */
static bool is_taken(char key)
{
  return strchr(scale_taken_keys, key) || strchr(scale_taken_keys, g_ascii_toupper(key));
}

char *scale_free_keys(const struct record *scale, const struct record *level)
{
  GString *text = g_string_new(NULL);
  for (const char *key = choices; *key; key++)
    if (!is_taken(*key) && !holder(scale, level, *key))
      g_string_append_printf(text, "%s%c", text->len ? " " : "", *key);
  return g_string_free(text, FALSE);
}

bool scale_set_key(const struct record *scale, struct record *level, const char *key,
                   GError **error)
{
  g_autofree char *clean = g_strstrip(g_strdup(key));
  char letter = g_ascii_tolower(clean[0]);
  g_autofree char *open = scale_free_keys(scale, level);
  if (strlen(clean) != 1 || !strchr(choices, letter))
    return fail(error, TL_ERROR_INVALID, "A key is one letter, digit or sign. These are free: %s.",
                open);
  const struct record *other = holder(scale, level, letter);
  if (other)
    return fail(error, TL_ERROR_INVALID, "%c is the key of %s already. These are free: %s.", letter,
                record_get(other, "label"), open);
  if (is_taken(letter))
    return fail(error, TL_ERROR_INVALID,
                "%c does something else while a walkthrough is recorded. These are free: %s.",
                letter, open);
  const char text[] = { letter, '\0' };
  record_set(level, "key", text);
  return true;
}

/* --- levels --------------------------------------------------------------------------------- */

static char *new_code(const struct record *scale, const char *label)
{
  g_autofree char *stem = name_search_key(label);
  g_strdelimit(stem, " ", '_');
  stem[text_fit(stem, CODE_MOST)] = '\0';
  const char *base = *stem ? stem : "level";
  char *code = g_strdup(base);
  for (int i = 2; record_find_part(scale, &record_level, "code", code); i++) {
    g_free(code);
    code = g_strdup_printf("%s%d", base, i);
  }
  return code;
}

/* The label's own letters first. */
static bool take_key(const struct record *scale, struct record *level, const char *label,
                     GError **error)
{
  g_autofree char *letters = name_search_key(label);
  g_autofree char *wanted = g_strconcat(letters, choices, NULL);
  for (const char *key = wanted; *key; key++)
    if (strchr(choices, *key) && !is_taken(*key) && !holder(scale, level, *key)) {
      const char text[] = { *key, '\0' };
      record_set(level, "key", text);
      return true;
    }
  return fail(error, TL_ERROR_INVALID, "No key is free for one more level. Take one away first.");
}

struct record *scale_add_level(struct record *scale, const char *label, GError **error)
{
  g_autofree char *code = new_code(scale, label);
  struct record *level = record_add_part(scale, &record_level);
  record_set(level, "code", code);
  record_set(level, "counts", "neither");
  if (record_parse(level, "label", label, NULL, error)
      && (record_get(level, "label")
          || fail(error, TL_ERROR_INVALID, "Say the word that is shown for this level."))
      && take_key(scale, level, label, error))
    return level;
  g_ptr_array_remove(levels_of(scale), level);
  return NULL;
}

static bool add_first_levels(struct record *scale, GError **error)
{
  struct record *seen = scale_add_level(scale, "seen", error);
  if (!seen)
    return false;
  record_set(seen, "counts", "seen");
  struct record *unseen = scale_add_level(scale, "not seen", error);
  if (!unseen)
    return false;
  record_set(unseen, "counts", "not_seen");
  return true;
}

static char *scale_code(struct store *store, const char *name)
{
  g_autofree char *stem = name_search_key(name);
  g_strdelimit(stem, " ", '_');
  stem[text_fit(stem, CODE_MOST)] = '\0';
  char *code = g_strdup(*stem ? stem : "scale");
  for (int i = 2;; i++) {
    g_autofree char *taken = store_find(store, &record_scale, "code", code, NULL);
    if (!taken)
      return code;
    g_free(code);
    code = g_strdup_printf("%s_%d", *stem ? stem : "scale", i);
  }
}

char *scale_new(struct store *store, const char *name, GError **error)
{
  AUTO(record) struct record *scale = record_new(&record_scale);
  g_autofree char *code = scale_code(store, name);
  record_set(scale, "code", code);
  g_autofree char *label = g_strdup_printf("Begin the scale %s", name);
  if (!record_parse(scale, "name", name, NULL, error) || !add_first_levels(scale, error)
      || !store_save(store, scale, label, error))
    return NULL;
  return g_strdup(scale->uid);
}

/* --- what hangs on it ----------------------------------------------------------------------- */

static long walkthroughs_with(struct store *store, const struct record *scale, long *versions,
                              GError **error)
{
  AUTO(rowset)
  struct rowset *rows = store_query(store, STATEMENT_SCALE_USE, error, "scale", scale->uid, NULL);
  if (!rows)
    return -1;
  if (versions)
    *versions = rowset_int(rows, 0, "versions");
  return rowset_int(rows, 0, "walkthroughs");
}

char *scale_use_words(struct store *store, const struct record *scale, GError **error)
{
  long versions = 0;
  long made = walkthroughs_with(store, scale, &versions, error);
  if (made < 0)
    return NULL;
  if (versions == 0)
    return g_strdup("No form uses it yet.");
  g_autofree char *forms = format_plural(versions, "version of a form", "versions of forms");
  g_autofree char *walkthroughs =
      made == 0 ? NULL : format_plural(made, "walkthrough", "walkthroughs");
  return made == 0 ? g_strdup_printf("On %s; no walkthrough was made with it yet.", forms)
                   : g_strdup_printf("On %s; %s made with it.", forms, walkthroughs);
}

char *scale_counts_words(struct store *store, const struct record *scale,
                         const struct record *level, const char *counts, GError **error)
{
  GError *inner = NULL;
  g_autofree char *found = store_value(store, STATEMENT_SCALE_LEVEL_MARKS, &inner, "scale",
                                       scale->uid, "level", record_get(level, "code"), NULL);
  if (inner) {
    g_propagate_error(error, inner);
    return NULL;
  }
  long count = found ? g_ascii_strtoll(found, NULL, 10) : 0;
  if (count == 0)
    return NULL;
  g_autofree char *marks = format_plural(count, "mark says", "marks say");
  return g_strdup_printf("%s \"%s\". All of them count as %s from now on, not as %s: what was seen "
                         "of how many becomes different in every month, in trends and on the pages "
                         "of principals. Packets of closed "
                         "months stay as they are.",
                         marks, record_get(level, "label"), choice_label(counts_choices, counts),
                         choice_label(counts_choices, record_get(level, "counts")));
}

bool scale_remove_level(struct store *store, struct record *scale, struct record *level,
                        GError **error)
{
  long made = walkthroughs_with(store, scale, NULL, error);
  if (made < 0)
    return false;
  if (made > 0)
    return fail(error, TL_ERROR_REFUSED,
                "Walkthroughs were made with this scale, so its levels stay. Begin a new scale and "
                "choose it for the next version of the form.");
  if (levels_of(scale)->len <= 1)
    return fail(error, TL_ERROR_REFUSED, "A scale needs at least one level.");
  g_ptr_array_remove(levels_of(scale), level);
  return true;
}
