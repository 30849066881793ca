#include "sample/city.h"

#include "model/tables.h"
#include "sample/defaults.h"

#include <string.h>

static const char *const seen_codes[] = { "seen", "partly", "not_seen", "na" };
static const char *const continuum_codes[] = { "sustaining", "providing", "developing",
                                               "not_evident" };

static const struct strategy_words *words_of(const char *code)
{
  for (int i = 0; i < strategy_words_count; i++)
    if (strcmp(strategy_words[i].code, code) == 0)
      return &strategy_words[i];
  g_error("no comments are known for the strategy %s", code);
}

static char *find(struct city *city, const struct record_type *type, const char *code,
                  GError **error)
{
  return store_find(city->store, type, "code", code, error);
}

/* What the city needs to know of the items on a form's version. */
static bool take_items(struct city *city, const struct record *version, struct form *form,
                       GError **error)
{
  const GPtrArray *items = record_parts(version, &record_instrument_item);
  form->version = g_strdup(version->uid);
  form->item_count = (int)items->len;
  g_assert(items->len <= G_N_ELEMENTS(form->items));
  for (guint i = 0; i < items->len; i++) {
    const struct record *part = g_ptr_array_index(items, i);
    const char *uid = record_get(part, "strategy");
    AUTO(record) struct record *strategy = store_load(city->store, &record_strategy, uid, error);
    if (!strategy)
      return false;
    struct form_item *item = &form->items[i];
    item->strategy = g_strdup(uid);
    item->name = g_utf8_strdown(record_get(part, "wording"), -1);
    item->words = words_of(record_get(strategy, "code"));
    item->comments = item->words->like ? words_of(item->words->like) : item->words;
  }
  return true;
}

static struct record *load_version(struct city *city, const char *form, GError **error)
{
  g_autofree char *instrument = find(city, &record_instrument, form, error);
  g_autofree char *uid = instrument ? store_find(city->store, &record_instrument_version,
                                                 "instrument", instrument, error)
                                    : NULL;
  return uid ? store_load(city->store, &record_instrument_version, uid, error) : NULL;
}

/* The second version says more plainly what it looks for in two strategies. */
static bool add_second_version(struct city *city, const struct record *first, GError **error)
{
  static const char *const plainer[][2] = {
    { "grouping", "Ask the teacher: why these students, why this task? The answer is something "
                  "students showed." },
    { "student-talk", "Students speak to students about the content; what one says changes what "
                      "the next one says." },
  };
  AUTO(record) struct record *second = record_copy(first);
  g_autofree char *published = g_strdup_printf("%04d-08-20", city->last_year);
  g_clear_pointer(&second->uid, g_free);
  record_set(second, "version", "2");
  record_set(second, "published_on", published);
  for (size_t i = 0; i < G_N_ELEMENTS(plainer); i++) {
    g_autofree char *strategy = find(city, &record_strategy, plainer[i][0], error);
    if (!strategy)
      return false;
    struct record *item = record_find_part(second, &record_instrument_item, "strategy", strategy);
    record_set(item, "look_for", plainer[i][1]);
  }
  struct record *saved = g_steal_pointer(&second);
  saved->revision = 0;
  struct form *form = &city->forms[FORM_NEW];
  if (!take_items(city, saved, form, error)) {
    record_free(saved);
    return false;
  }
  g_clear_pointer(&form->version, g_free);
  return city_save(city, saved, &form->version, error);
}

/* The form has the city's own name. */
static bool name_form(struct city *city, GError **error)
{
  g_autofree char *uid = find(city, &record_instrument, DEFAULT_FORM, error);
  AUTO(record)
  struct record *form = uid ? store_load(city->store, &record_instrument, uid, error) : NULL;
  if (!form)
    return false;
  record_set(form, "name", "Mill City look-fors");
  return change_save(city->change, form, NULL, error);
}

/* Someone confirmed once what kind of visit a walkthrough is. */
static bool confirm_visit_type(struct city *city, GError **error)
{
  AUTO(record) struct record *type =
      store_load(city->store, &record_visit_type, city->visit_type, error);
  if (!type)
    return false;
  g_autofree char *day = g_strdup_printf("%d-08-25", city->first_year);
  record_set(type, "confirmed_on", day);
  return change_save(city->change, type, NULL, error);
}

bool city_forms_add(struct city *city, GError **error)
{
  g_autofree char *published = g_strdup_printf("%04d-08-15", city->first_year);
  if (!defaults_add_forms(city->change, city->uids, published, error))
    return false;
  AUTO(record) struct record *first = load_version(city, DEFAULT_FORM, error);
  AUTO(record) struct record *continuum = load_version(city, DEFAULT_CONTINUUM, error);
  if (!first || !continuum || !take_items(city, first, &city->forms[FORM_OLD], error)
      || !take_items(city, continuum, &city->forms[FORM_CONTINUUM], error)
      || !add_second_version(city, first, error) || !name_form(city, error))
    return false;
  city->forms[FORM_OLD].levels = city->forms[FORM_NEW].levels = seen_codes;
  city->forms[FORM_CONTINUUM].levels = continuum_codes;
  city->visit_type = find(city, &record_visit_type, DEFAULT_VISIT_TYPE, error);
  city->rubric = find(city, &record_rubric, DEFAULT_RUBRIC, error);
  return city->visit_type && city->rubric && confirm_visit_type(city, error);
}
