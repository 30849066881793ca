#include "sample/defaults.h"

#include "base/clock.h"
#include "model/tables.h"
#include "sample/defaults_words.h"
#include "sample/typical_year.h"

/* What the saving of each record needs. */
struct adding {
  struct change *change;
  struct uid_source *uids; /* NULL: the store's */
  const char *published_on;
  GError **error;
};

/* Saves record and frees it. Its uid, yours; NULL with error. */
static char *add(const struct adding *adding, struct record *record)
{
  if (adding->uids)
    record->uid = uid_next(adding->uids);
  char *uid = NULL;
  if (change_save(adding->change, record, NULL, adding->error))
    uid = g_strdup(record->uid);
  record_free(record);
  return uid;
}

static char *add_scale(const struct adding *adding, const struct default_form *form)
{
  struct record *scale = record_new(&record_scale);
  record_set(scale, "code", form->scale_code);
  record_set(scale, "name", form->scale_name);
  for (const struct default_level *level = form->levels; level->code; level++) {
    struct record *part = record_add_part(scale, &record_level);
    record_set(part, "code", level->code);
    record_set(part, "key", level->key);
    record_set(part, "label", level->label);
    record_set(part, "counts", level->counts);
  }
  return add(adding, scale);
}

static char *add_strategy(const struct adding *adding, const struct default_item *item)
{
  struct record *strategy = record_new(&record_strategy);
  record_set(strategy, "code", item->code);
  record_set(strategy, "name", item->name);
  record_set(strategy, "look_for", item->look_for);
  return add(adding, strategy);
}

/* Saves the strategies and puts each on the form's version. */
static bool add_items(const struct adding *adding, const struct default_form *form,
                      struct record *version)
{
  for (const struct default_item *item = form->items; item->code; item++) {
    g_autofree char *strategy = add_strategy(adding, item);
    if (!strategy)
      return false;
    struct record *part = record_add_part(version, &record_instrument_item);
    record_set(part, "strategy", strategy);
    record_set(part, "wording", item->name);
    record_set(part, "look_for", item->look_for);
    record_set(part, "grouping", item->group);
  }
  return true;
}

static char *add_instrument(const struct adding *adding, const struct default_form *form)
{
  struct record *instrument = record_new(&record_instrument);
  record_set(instrument, "code", form->code);
  record_set(instrument, "name", form->name);
  record_set(instrument, "is_default", form == default_forms ? "1" : "0");
  return add(adding, instrument);
}

static bool add_form(const struct adding *adding, const struct default_form *form)
{
  g_autofree char *scale = add_scale(adding, form);
  g_autofree char *instrument = scale ? add_instrument(adding, form) : NULL;
  if (!instrument)
    return false;
  struct record *version = record_new(&record_instrument_version);
  record_set(version, "instrument", instrument);
  record_set(version, "version", "1");
  record_set(version, "scale", scale);
  record_set(version, "published_on", adding->published_on);
  if (!add_items(adding, form, version)) {
    record_free(version);
    return false;
  }
  g_autofree char *uid = add(adding, version);
  return uid;
}

static bool add_visit_type(const struct adding *adding)
{
  struct record *type = record_new(&record_visit_type);
  record_set(type, "code", DEFAULT_VISIT_TYPE);
  record_set(type, "name", "Walkthrough");
  record_set(type, "evaluative", "0");
  record_set(type, "counts_as_observation", "0");
  record_set(type, "feedback_days", "1");
  record_set(type, "sentence", default_visit_sentence);
  record_set(type, "is_default", "1");
  g_autofree char *uid = add(adding, type);
  return uid;
}

static bool add_rubric(const struct adding *adding)
{
  struct record *rubric = record_new(&record_rubric);
  record_set(rubric, "code", DEFAULT_RUBRIC);
  record_set(rubric, "name", "Leadership practice");
  record_set(rubric, "is_default", "1");
  for (const struct default_word *level = default_rubric_levels; level->code; level++) {
    struct record *part = record_add_part(rubric, &record_rubric_level);
    record_set(part, "code", level->code);
    record_set(part, "label", level->label);
  }
  for (const struct default_word *standard = default_standards; standard->code; standard++) {
    struct record *part = record_add_part(rubric, &record_standard);
    record_set(part, "code", standard->code);
    record_set(part, "name", standard->label);
  }
  for (const struct default_descriptor *cell = default_descriptors; cell->standard; cell++) {
    struct record *part = record_add_part(rubric, &record_descriptor);
    record_set(part, "standard", cell->standard);
    record_set(part, "level", cell->level);
    record_set(part, "text", cell->text);
  }
  g_autofree char *uid = add(adding, rubric);
  return uid;
}

bool defaults_add_forms(struct change *change, struct uid_source *uids, const char *published_on,
                        GError **error)
{
  struct adding adding = {
    .change = change,
    .uids = uids,
    .published_on = published_on,
    .error = error,
  };
  for (const struct default_form *form = default_forms; form->code; form++)
    if (!add_form(&adding, form))
      return false;
  return add_visit_type(&adding) && add_rubric(&adding);
}

bool defaults_add(struct change *change, GError **error)
{
  g_autofree char *today = clock_today();
  if (!defaults_add_forms(change, NULL, today, error))
    return false;
  int this_year = typical_year_of(today);
  for (int year = this_year; year <= this_year + 1; year++) {
    AUTO(record) struct record *record = typical_year(year, NULL);
    if (!change_save(change, record, NULL, error))
      return false;
  }
  return true;
}
