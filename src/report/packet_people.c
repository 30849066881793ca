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

bool packet_people(struct packet_maker *maker, struct section *section, GError **error)
{
  const struct figures *figures = maker->figures;
  section_paragraph(
      section, "The pages that follow are by school, by name: its principal first, then who else "
               "leads there; those of the whole district last.");
  guint before = maker->document->sections->len;
  g_autoptr(GPtrArray) rest = g_ptr_array_new_with_free_func(person_rest_free);
  for (guint i = 0; i < figures->people->len; i++) {
    const struct administrator *person = g_ptr_array_index(figures->people, i);
    if (!packet_has_page(figures, person))
      continue;
    g_autofree char *id = packet_person_id(person);
    struct section *page = document_section(maker->document, id, person->name);
    page->level = 2;
    if (!person_section(maker->store, figures, person, page, rest, error))
      return false;
    if (person->place)
      page->entry = g_strdup_printf("%s, %s", person->place, person->name);
  }
  section->bare = maker->document->sections->len > before; /* the pages themselves say it */
  if (rest->len > 0)
    person_annex(figures, rest, maker->document);
  return true;
}
