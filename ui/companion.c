#include "config.h"

#include "ui/companion.h"

#include "ui/administrator_picker.h"

struct along {
  const struct record *record;
  const struct record_type *part;
  const char *was_there;
};

/* The one who was there anyway did not come along. */
static const char *whether_along(const char *uid, const void *data)
{
  const struct along *along = data;
  if (g_strcmp0(uid, along->was_there) == 0)
    return "";
  return record_find_part(along->record, along->part, "staff", uid) ? "came along" : NULL;
}

char *companion_choose(struct app *app, const struct record *record, const struct record_type *part,
                       const char *of)
{
  struct along along = { record, part, record_get(record, of) };
  return administrator_choose(app, "Who came along (chosen again: did not)",
                              record_get(record, "school"), whether_along, &along);
}

void companion_change(struct record *record, const struct record_type *part, const char *staff)
{
  struct record *found = record_find_part(record, part, "staff", staff);
  if (found)
    g_ptr_array_remove(record_parts(record, part), found);
  else
    record_set(record_add_part(record, part), "staff", staff);
}
