#include "exchange/bundle_parts.h"

#include "model/tables.h"

#include <string.h>

enum { MOST_NAMES = 6 };

/* What names a part where its number does not: that changes when another is put before it. A log
 * has no names: each entry is another. */
struct naming {
  const struct record_type *type;
  const char *names[MOST_NAMES];
};

static const struct naming namings[] = {
  { &record_assignment, { "role", "school", "subject", "grade", "from_on" } },
  { &record_supervision, { "supervisor", "from_on" } },
  { &record_instrument_item, { "strategy" } },
  { &record_delivery, { NULL } },
  { &record_amendment, { NULL } },
  { &record_follow_up_step, { NULL } },
};

/* NULL: the key fields name it. */
static const struct naming *naming_of(const struct record_type *type)
{
  for (size_t i = 0; i < G_N_ELEMENTS(namings); i++)
    if (namings[i].type == type)
      return &namings[i];
  return NULL;
}

bool bundle_parts_is_log(const struct record_type *part)
{
  const struct naming *naming = naming_of(part);
  return naming && !naming->names[0];
}

static bool equal_field(const struct record *a, const struct record *b, int field)
{
  return g_strcmp0(a->values[field], b->values[field]) == 0;
}

/* True when both say the same in all that the file has, the number aside. */
static bool same_row(const struct record *a, const struct record *b, const bool *given)
{
  for (int i = 0; i < a->type->field_count; i++)
    if (given[i] && strcmp(a->type->fields[i].name, "position") != 0 && !equal_field(a, b, i))
      return false;
  return true;
}

/* True when both have the same names; loosely: where one may not say yet from which day it holds.
 */
static bool same_names(const struct record *a, const struct record *b, bool loosely)
{
  const struct naming *naming = naming_of(a->type);
  for (int i = 0; !naming && i < a->type->field_count; i++)
    if (a->type->fields[i].flags & FIELD_KEY && !equal_field(a, b, i))
      return false;
  for (int n = 0; naming && naming->names[n]; n++) {
    int field = record_field(a->type, naming->names[n]);
    bool open = loosely && strcmp(naming->names[n], "from_on") == 0
                && (!a->values[field] || !b->values[field]);
    if (!open && !equal_field(a, b, field))
      return false;
  }
  return !naming || naming->names[0];
}

static bool same_name(const struct record *a, const struct record *b, const bool *given)
{
  (void)given;
  return same_names(a, b, false);
}

static bool same_but_begun(const struct record *a, const struct record *b, const bool *given)
{
  (void)given;
  return same_names(a, b, true);
}

bool bundle_parts_same(const struct record *a, const struct record *b, const bool *given)
{
  return bundle_parts_is_log(a->type) ? same_row(a, b, given) : same_names(a, b, false);
}

struct record *bundle_parts_find(const GPtrArray *parts, const struct record *row,
                                 const bool *given)
{
  for (guint i = 0; i < parts->len; i++)
    if (bundle_parts_same(row, parts->pdata[i], given))
      return parts->pdata[i];
  for (guint i = 0; i < parts->len && !bundle_parts_is_log(row->type); i++)
    if (same_names(row, parts->pdata[i], true))
      return parts->pdata[i];
  return NULL;
}

typedef bool likeness(const struct record *a, const struct record *b, const bool *given);

static void match(const GPtrArray *rows, const GPtrArray *parts, const bool *given, likeness *same,
                  struct record **matched)
{
  for (guint r = 0; r < rows->len; r++)
    for (guint p = 0; p < parts->len && !matched[r]; p++) {
      bool taken = false;
      for (guint k = 0; k < rows->len && !taken; k++)
        taken = matched[k] == parts->pdata[p];
      if (!taken && same(rows->pdata[r], parts->pdata[p], given))
        matched[r] = parts->pdata[p];
    }
}

struct record **bundle_parts_match(const GPtrArray *rows, const GPtrArray *parts, const bool *given)
{
  struct record **matched = g_new0(struct record *, rows->len + 1);
  match(rows, parts, given, same_row, matched);
  match(rows, parts, given, same_name, matched);
  match(rows, parts, given, same_but_begun, matched);
  return matched;
}
