/* One page for each administrator, by school. */
#include "report/packet_private.h"

#include "report/person.h"

bool packet_people(struct packet_maker *maker, struct section *section, GError **error)
{
  const struct figures *figures = maker->figures;
  section_paragraph(
      section, "The pages that follow are by school, by name: its principal first, then who else "
               "leads there; those of the whole district last.");
  g_autoptr(GPtrArray) rest = g_ptr_array_new_with_free_func(person_rest_free);
  for (guint i = 0; i < figures->people->len; i++) {
    const struct administrator *person = g_ptr_array_index(figures->people, i);
    g_autofree char *id = packet_person_id(person);
    struct section *page = document_section(maker->document, id, person->name);
    page->level = 2;
    if (!person_section(maker->store, figures, person, page, rest, error))
      return false;
    if (person->place)
      page->entry = g_strdup_printf("%s, %s", person->place, person->name);
  }
  if (rest->len > 0)
    person_annex(figures, rest, maker->document);
  return true;
}
