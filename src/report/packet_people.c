/* One page for each administrator, by school. */
#include "report/packet_private.h"

#include "report/person.h"

/* True when one of the items has a status of the month; owner: only of those, NULL: of all. */
static bool any_set(const struct figures_school *school, const char *owner)
{
  for (guint i = 0; i < school->items->len; i++) {
    const struct figures_item *item = g_ptr_array_index(school->items, i);
    if (item->status && (!owner || g_strcmp0(item->owner_uid, owner) == 0))
      return true;
  }
  return false;
}

bool packet_has_page(const struct figures *figures, const struct administrator *person)
{
  if (!month_frame_idle(figures->frame) || person->assessment
      || person->done + person->attempts > 0)
    return true;
  for (guint i = 0; i < figures->schools->len; i++) {
    const struct figures_school *school = g_ptr_array_index(figures->schools, i);
    bool leads = g_ptr_array_find_with_equal_func(person->leads, school->uid, g_str_equal, NULL);
    if (any_set(school, leads ? NULL : person->uid))
      return true;
  }
  return false;
}

bool packet_has_school_page(const struct figures *figures, const struct figures_school *school)
{
  return !school->principal && school->entered > 0
         && (!month_frame_idle(figures->frame) || any_set(school, NULL));
}

/* The pages of the schools that nobody leads, from number *next up to end. */
static void add_schools(struct packet_maker *maker, guint *next, guint end, GPtrArray *rest)
{
  const struct figures *figures = maker->figures;
  for (; *next < end; (*next)++) {
    const struct figures_school *school = g_ptr_array_index(figures->schools, *next);
    if (!packet_has_school_page(figures, school))
      continue;
    g_autofree char *id = packet_school_id(school);
    struct section *page = document_section(maker->document, id, school->name);
    page->level = 2;
    person_school_section(maker->store, figures, school, page, rest);
    page->entry = g_strdup_printf("%s, no principal", school->name);
  }
}

/* How many schools have their pages before those of the person, that of the person among them;
 * next where it is not among the figures. */
static guint schools_before(const struct figures *figures, const struct administrator *person,
                            guint next)
{
  if (!person->school)
    return figures->schools->len;
  const struct figures_school *school = figures_school(figures, person->school);
  return school ? MAX(next, school->index + 1) : next;
}

bool packet_people(struct packet_maker *maker, struct section *section, GError **error)
{
  const struct figures *figures = maker->figures;
  section_paragraph(
      section, "The pages that follow are by school, by name: its principal first, then who else "
               "leads there; those of the whole district last.");
  guint before = maker->document->sections->len;
  guint next = 0; /* school without a principal */
  g_autoptr(GPtrArray) rest = g_ptr_array_new_with_free_func(person_rest_free);
  for (guint i = 0; i < figures->people->len; i++) {
    const struct administrator *person = g_ptr_array_index(figures->people, i);
    if (!packet_has_page(figures, person))
      continue;
    add_schools(maker, &next, schools_before(figures, person, next), rest);
    g_autofree char *id = packet_person_id(person);
    struct section *page = document_section(maker->document, id, person->name);
    page->level = 2;
    if (!person_section(maker->store, figures, person, page, rest, error))
      return false;
    if (person->place)
      page->entry = g_strdup_printf("%s, %s", person->place, person->name);
  }
  add_schools(maker, &next, figures->schools->len, rest);
  section->bare = maker->document->sections->len > before; /* the pages themselves say it */
  if (rest->len > 0)
    person_annex(figures, rest, maker->document);
  return true;
}
