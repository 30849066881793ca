/* What the columns of a wide file can be about, from the store. */
#include "exchange/wide_guess.h"

#include "base/error.h"
#include "model/name.h"
#include "model/tables.h"

#include <string.h>

enum { ALIKE = 50 };

static void free_topic(gpointer data)
{
  struct wide_topic *topic = data;
  g_free(topic->code);
  g_free(topic->words);
  g_free(topic);
}

static GPtrArray *new_topics(void)
{
  return g_ptr_array_new_with_free_func(free_topic);
}

static void add(GPtrArray *topics, const char *code, char *words)
{
  struct wide_topic *topic = g_new0(struct wide_topic, 1);
  topic->code = g_strdup(code);
  topic->words = words;
  g_ptr_array_add(topics, topic);
}

static void free_record(gpointer data)
{
  record_free(data);
}

static GPtrArray *load_all(struct store *store, const struct record_type *type, GError **error)
{
  g_autoptr(GPtrArray) uids = store_uids(store, type, error);
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func(free_record);
  for (guint i = 0; uids && i < uids->len; i++) {
    struct record *record = store_load(store, type, uids->pdata[i], error);
    if (!record)
      return NULL;
    g_ptr_array_add(records, record);
  }
  return uids ? g_steal_pointer(&records) : NULL;
}

static const struct record *find(const GPtrArray *records, const char *uid)
{
  for (guint i = 0; i < records->len; i++) {
    const struct record *record = records->pdata[i];
    if (g_strcmp0(record->uid, uid) == 0)
      return record;
  }
  return NULL;
}

/* Forms --------------------------------------------------------------------------------------- */

struct forms {
  GPtrArray *instruments, *versions, *strategies, *scales; /* struct record * */
};

static void forms_clear(struct forms *forms)
{
  g_clear_pointer(&forms->instruments, g_ptr_array_unref);
  g_clear_pointer(&forms->versions, g_ptr_array_unref);
  g_clear_pointer(&forms->strategies, g_ptr_array_unref);
  g_clear_pointer(&forms->scales, g_ptr_array_unref);
}

static bool forms_load(struct forms *forms, struct store *store, GError **error)
{
  *forms = (struct forms){ 0 };
  forms->instruments = load_all(store, &record_instrument, error);
  forms->versions = forms->instruments ? load_all(store, &record_instrument_version, error) : NULL;
  forms->strategies = forms->versions ? load_all(store, &record_strategy, error) : NULL;
  forms->scales = forms->strategies ? load_all(store, &record_scale, error) : NULL;
  return forms->scales;
}

static long order_of(const struct record *version)
{
  long published = record_get(version, "published_on") ? 100000 : 0;
  return published + record_get_int(version, "version", 0);
}

/* The newest that is published; the newest of all where none is. */
static const struct record *newest_version(const struct forms *forms, const char *instrument)
{
  const struct record *newest = NULL;
  for (guint i = 0; i < forms->versions->len; i++) {
    const struct record *version = forms->versions->pdata[i];
    if (g_strcmp0(record_get(version, "instrument"), instrument) == 0
        && (!newest || order_of(version) > order_of(newest)))
      newest = version;
  }
  return newest;
}

/* A strategy by the form's wording, and by its own name. */
static GPtrArray *topics_of(const struct forms *forms, const struct record *version)
{
  GPtrArray *topics = new_topics();
  const GPtrArray *items = version ? record_parts(version, &record_instrument_item) : NULL;
  for (guint i = 0; items && i < items->len; i++) {
    const struct record *strategy =
        find(forms->strategies, record_get(items->pdata[i], "strategy"));
    if (!strategy)
      continue;
    add(topics, record_get(strategy, "code"), g_strdup(record_get(items->pdata[i], "wording")));
    if (g_strcmp0(record_get(items->pdata[i], "wording"), record_get(strategy, "name")) != 0)
      add(topics, record_get(strategy, "code"), g_strdup(record_get(strategy, "name")));
  }
  return topics;
}

/* How many titles are like one of the topics. */
static int count_alike(const GPtrArray *topics, const struct wide_sample *sample)
{
  int count = 0;
  for (guint i = 0; i < sample->titles->len; i++)
    for (guint k = 0; k < topics->len; k++) {
      const struct wide_topic *topic = topics->pdata[k];
      if (wide_likeness(sample->titles->pdata[i], topic->words) >= ALIKE) {
        count++;
        break;
      }
    }
  return count;
}

static GPtrArray *strategy_topics(struct store *store, const struct wide_sample *sample,
                                  char **name, GError **error)
{
  struct forms forms;
  GPtrArray *best = NULL;
  int most = -1;
  bool loaded = forms_load(&forms, store, error);
  for (guint i = 0; loaded && i < forms.instruments->len; i++) {
    const struct record *form = forms.instruments->pdata[i];
    bool first = record_get_flag(form, "is_default");
    GPtrArray *topics = topics_of(&forms, newest_version(&forms, form->uid));
    int count = 2 * count_alike(topics, sample) + first;
    if (count <= most) {
      g_ptr_array_unref(topics);
      continue;
    }
    most = count;
    g_clear_pointer(&best, g_ptr_array_unref);
    best = topics;
    g_free(*name);
    *name = first ? NULL : g_strdup(record_get(form, "name"));
  }
  forms_clear(&forms);
  if (loaded && !best)
    best = new_topics();
  return best;
}

/* Rubric and plans ---------------------------------------------------------------------------- */

/* The rubric in use; NULL without error where there is none. */
static struct record *load_rubric(struct store *store, GError **error)
{
  g_autofree char *uid = store_find(store, &record_rubric, "is_default", "1", error);
  return uid ? store_load(store, &record_rubric, uid, error) : NULL;
}

static GPtrArray *standard_topics(struct store *store, GError **error)
{
  GError *problem = NULL;
  g_autoptr(GPtrArray) topics = new_topics();
  AUTO(record) struct record *rubric = load_rubric(store, &problem);
  const GPtrArray *standards = rubric ? record_parts(rubric, &record_standard) : NULL;
  for (guint i = 0; standards && i < standards->len; i++)
    add(topics, record_get(standards->pdata[i], "code"),
        g_strdup(record_get(standards->pdata[i], "name")));
  if (!problem)
    return g_steal_pointer(&topics);
  g_propagate_error(error, problem);
  return NULL;
}

static GPtrArray *item_topics(struct store *store, GError **error)
{
  g_autoptr(GPtrArray) items = load_all(store, &record_sip_item, error);
  g_autoptr(GHashTable) codes = g_hash_table_new(g_str_hash, g_str_equal);
  GPtrArray *topics = items ? new_topics() : NULL;
  for (guint i = 0; items && i < items->len; i++)
    if (g_hash_table_add(codes, (gpointer)record_get(items->pdata[i], "code")))
      add(topics, record_get(items->pdata[i], "code"),
          g_strdup(record_get(items->pdata[i], "text")));
  return topics;
}

GPtrArray *wide_topics(struct store *store, enum wide_kind kind, const struct wide_sample *sample,
                       char **form, GError **error)
{
  g_autofree char *name = NULL;
  GPtrArray *topics = kind == WIDE_WALKTHROUGHS ? strategy_topics(store, sample, &name, error)
                      : kind == WIDE_SIP        ? item_topics(store, error)
                                                : standard_topics(store, error);
  if (form)
    *form = g_steal_pointer(&name);
  return topics;
}

/* Levels -------------------------------------------------------------------------------------- */

/* `seen +seen`: the label, and how it counts. */
static GPtrArray *scale_levels(struct store *store, const char *name, GError **error)
{
  struct forms forms;
  const struct record *scale = NULL;
  GPtrArray *levels = forms_load(&forms, store, error) ? new_topics() : NULL;
  for (guint i = 0; levels && i < forms.instruments->len; i++) {
    const struct record *form = forms.instruments->pdata[i];
    const struct record *version = newest_version(&forms, form->uid);
    bool wanted =
        name ? g_strcmp0(record_get(form, "name"), name) == 0 : record_get_flag(form, "is_default");
    if (version && wanted)
      scale = find(forms.scales, record_get(version, "scale"));
  }
  const GPtrArray *parts = scale ? record_parts(scale, &record_level) : NULL;
  for (guint i = 0; parts && i < parts->len; i++)
    add(levels, record_get(parts->pdata[i], "code"),
        g_strdup_printf("%s +%s", record_get(parts->pdata[i], "label"),
                        record_get(parts->pdata[i], "counts")));
  forms_clear(&forms);
  return levels;
}

static GPtrArray *choice_levels(const struct choice *choices)
{
  GPtrArray *levels = new_topics();
  for (; choices->word; choices++)
    add(levels, choices->word, g_strdup_printf("%s +%s", choices->label, choices->word));
  return levels;
}

static GPtrArray *rubric_levels(struct store *store, GError **error)
{
  GError *problem = NULL;
  g_autoptr(GPtrArray) levels = new_topics();
  AUTO(record) struct record *rubric = load_rubric(store, &problem);
  const GPtrArray *parts = rubric ? record_parts(rubric, &record_rubric_level) : NULL;
  for (guint i = 0; parts && i < parts->len; i++)
    add(levels, record_get(parts->pdata[i], "code"),
        g_strdup(record_get(parts->pdata[i], "label")));
  if (!problem)
    return g_steal_pointer(&levels);
  g_propagate_error(error, problem);
  return NULL;
}

/* By name, and by short name. */
static GPtrArray *school_levels(struct store *store, GError **error)
{
  g_autoptr(GPtrArray) schools = load_all(store, &record_school, error);
  GPtrArray *levels = schools ? new_topics() : NULL;
  for (guint i = 0; schools && i < schools->len; i++) {
    const char *name = record_get(schools->pdata[i], "name");
    const char *code = record_get(schools->pdata[i], "code");
    const char *brief = record_get(schools->pdata[i], "short_name");
    add(levels, code ? code : name, g_strdup(name));
    if (brief)
      add(levels, code ? code : name, g_strdup(brief));
  }
  return levels;
}

GPtrArray *wide_levels(struct store *store, enum wide_field_id field, const char *form,
                       GError **error)
{
  switch (field) {
  case WIDE_STRATEGY:
    return scale_levels(store, form, error);
  case WIDE_STATUS:
    return choice_levels(status_choices);
  case WIDE_GOAL_MET:
    return choice_levels(goal_met_choices);
  case WIDE_RATING:
    return rubric_levels(store, error);
  case WIDE_SCHOOL:
    return school_levels(store, error);
  default:
    return new_topics();
  }
}
