/* Which version of its form a walkthrough is of, and new versions for strategies that are new. */
#include "exchange/walk_forms_private.h"

#include "base/error.h"
#include "base/text.h"
#include "model/name.h"
#include "model/tables.h"

#include <string.h>

void walk_version_name(struct walk_forms *forms, const struct walk_form *form,
                       const struct walk_version *version)
{
  g_autofree char *name = g_strdup_printf("%s, version %s", record_get(form->instrument, "name"),
                                          record_get(version->record, "version"));
  import_session_set_name(forms->session, version->record->uid, name);
}

static bool has_all(const struct walk_version *version, const GPtrArray *strategies)
{
  for (guint i = 0; i < strategies->len; i++)
    if (!g_hash_table_contains(version->strategies, strategies->pdata[i]))
      return false;
  return true;
}

static bool was_in_force(const struct walk_version *version, const char *date)
{
  const char *published = record_get(version->record, "published_on");
  return published && strcmp(published, date) <= 0;
}

/* True where a version has the scale by which the levels are read. */
static bool has_scale(const struct walk_form *form, const struct walk_version *version)
{
  return version->scale == form->by->scale;
}

void walk_forms_read_by(struct walk_form *form, const char *version, const char *date)
{
  const struct walk_version *in_force = NULL;
  form->by = form->versions->pdata[0];
  for (guint i = 0; i < form->versions->len; i++) {
    const struct walk_version *one = form->versions->pdata[i];
    if (g_strcmp0(one->record->uid, version) == 0) {
      form->by = one;
      return;
    }
    if (!in_force && date && one->scale && was_in_force(one, date))
      in_force = one;
  }
  if (in_force)
    form->by = in_force;
}

static bool knows_all(const struct walk_version *version, const char *const *codes,
                      const char *text)
{
  for (; *codes; codes++)
    if (!walk_version_level(version, *codes))
      return false;
  return !text || walk_version_level(version, text);
}

bool walk_forms_read_newer(struct walk_form *form, const char *const *codes, const char *text)
{
  guint own = 0;
  if (!g_ptr_array_find(form->versions, form->by, &own))
    return false;
  while (own-- > 0) {
    const struct walk_version *version = form->versions->pdata[own];
    if (!version->scale || has_scale(form, version) || !knows_all(version, codes, text))
      continue;
    form->by = version;
    return true;
  }
  return false;
}

bool walk_forms_level_of_any(const struct walk_form *form, const char *text)
{
  for (guint i = 0; i < form->versions->len; i++)
    if (walk_version_level(form->versions->pdata[i], text))
      return true;
  return false;
}

/* The current one, else the newest that was in force, else the first, for what was seen before
 * there was a form; with all that is needed, and the scale by which the levels were read. */
static struct walk_version *find_version(const struct walk_form *form, const struct walk_need *need)
{
  struct walk_version *in_force = NULL, *first = NULL;
  for (guint i = 0; i < form->versions->len; i++) {
    struct walk_version *version = form->versions->pdata[i];
    if (!has_all(version, need->strategies) || !has_scale(form, version))
      continue;
    if (g_strcmp0(version->record->uid, need->current) == 0)
      return version;
    if (!in_force && was_in_force(version, need->date))
      in_force = version;
    first = version;
  }
  return in_force ? in_force : first;
}

struct walk_form *walk_forms_of_version(struct walk_forms *forms, const char *uid)
{
  for (guint i = 0; i < forms->forms->len; i++) {
    struct walk_form *form = forms->forms->pdata[i];
    for (guint k = 0; k < form->versions->len; k++) {
      const struct walk_version *version = form->versions->pdata[k];
      if (g_strcmp0(version->record->uid, uid) == 0)
        return form;
    }
  }
  return NULL;
}

/* `exit_ticket` of `Exit ticket!`, unlike any in use. Yours. */
static char *new_code(struct walk_forms *forms, const char *name)
{
  g_autofree char *stem = name_search_key(name);
  g_strdelimit(stem, " ", '_');
  stem[text_fit(stem, 32)] = '\0';
  char *code = g_strdup(*stem ? stem : "strategy");
  for (int i = 2; g_hash_table_contains(forms->codes, code); i++) {
    g_free(code);
    code = g_strdup_printf("%s_%d", *stem ? stem : "strategy", i);
  }
  g_hash_table_add(forms->codes, g_strdup(code));
  return code;
}

static bool save_strategy(struct walk_forms *forms, struct walk_strategy *strategy, GError **error)
{
  AUTO(record) struct record *record = record_new(&record_strategy);
  g_autofree char *code = new_code(forms, strategy->name);
  record_set(record, "code", code);
  record_set(record, "name", strategy->name);
  if (!change_save(forms->session->change, record, NULL, error))
    return false;
  strategy->uid = g_strdup(record->uid);
  import_session_set_name(forms->session, strategy->uid, strategy->name);
  import_session_tally(forms->session, &record_strategy)->added++;
  if (forms->session->options->dry)
    import_session_line(forms->session, IMPORT_ADDED,
                        g_strdup_printf("Strategy %s", strategy->name));
  return true;
}

/* The form's version of this import: the newest one continued. */
static struct walk_version *grow_form(struct walk_forms *forms, struct walk_form *form)
{
  struct walk_version *newest = form->versions->pdata[0];
  if (newest->ours)
    return newest;
  struct record *record = record_copy(newest->record);
  g_clear_pointer(&record->uid, g_free);
  record->revision = 0;
  record_set_int(record, "version", form->last + 1);
  record_set(record, "published_on", forms->today);
  struct walk_version *version = walk_version_new(record, newest->scale);
  version->ours = true;
  GHashTableIter iter;
  gpointer strategy;
  g_hash_table_iter_init(&iter, newest->strategies);
  while (g_hash_table_iter_next(&iter, &strategy, NULL))
    g_hash_table_add(version->strategies, strategy);
  g_ptr_array_insert(form->versions, 0, version);
  return version;
}

static bool add_strategies(struct walk_forms *forms, struct walk_version *version,
                           const GPtrArray *strategies, GError **error)
{
  for (guint i = 0; i < strategies->len; i++) {
    struct walk_strategy *strategy = strategies->pdata[i];
    if (g_hash_table_contains(version->strategies, strategy))
      continue;
    if (!strategy->uid && !save_strategy(forms, strategy, error))
      return false;
    struct record *item = record_add_part(version->record, &record_instrument_item);
    record_set(item, "strategy", strategy->uid);
    record_set(item, "wording", strategy->name);
    g_hash_table_add(version->strategies, strategy);
  }
  return true;
}

static struct walk_version *extend_form(struct walk_forms *forms, struct walk_form *form,
                                        const GPtrArray *strategies, GError **error)
{
  struct walk_version *version = grow_form(forms, form);
  bool fresh = !version->record->uid;
  if (!add_strategies(forms, version, strategies, error)
      || !change_save(forms->session->change, version->record, NULL, error))
    return NULL;
  if (fresh) {
    walk_version_name(forms, form, version);
    import_session_tally(forms->session, &record_instrument_version)->added++;
    if (forms->session->options->dry)
      import_session_line(forms->session, IMPORT_ADDED,
                          g_strdup_printf("Version %s of the form %s",
                                          record_get(version->record, "version"),
                                          record_get(form->instrument, "name")));
  }
  return version;
}

const char *walk_forms_version(struct walk_forms *forms, struct walk_form *form,
                               const struct walk_need *need, GError **error)
{
  struct walk_version *version = find_version(form, need);
  bool may_grow =
      forms->session->options->create_missing && has_scale(form, form->versions->pdata[0]);
  if (!version && !may_grow) {
    fail(error, TL_ERROR_INVALID,
         "No version of the form %s has all of these strategies. Leave some out, or make one%s.",
         record_get(form->instrument, "name"),
         import_session_say(forms->session, " by --create-missing", " in Forms"));
    return NULL;
  }
  if (!version)
    version = extend_form(forms, form, need->strategies, error);
  return version ? version->record->uid : NULL;
}
