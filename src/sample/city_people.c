#include "sample/city.h"

#include "model/name.h"
#include "model/tables.h"

#include <string.h>

/* A name while it is being put together; all yours. */
struct name {
  char *given;
  char *roman; /* the given name for an address, where it is written in another script */
  char *family;
};

static void clear_name(struct name *name)
{
  g_clear_pointer(&name->given, g_free);
  g_clear_pointer(&name->roman, g_free);
  g_clear_pointer(&name->family, g_free);
}

static const struct community *pick_community(struct city *city)
{
  int weights[32];
  g_assert(community_count <= (int)G_N_ELEMENTS(weights));
  for (int i = 0; i < community_count; i++)
    weights[i] = communities[i].weight;
  return &communities[chance_weighted(city->chance, weights, community_count)];
}

/* The form of `Kowalski/Kowalska` for a woman or a man. Yours. */
static char *pick_family(struct city *city, const struct community *from, bool woman)
{
  g_auto(GStrv) forms = g_strsplit(chance_pick(city->chance, from->families), "/", 2);
  return g_strdup(woman && forms[1] ? forms[1] : forms[0]);
}

static char *make_family(struct city *city, const struct community *from, bool woman)
{
  char *family = pick_family(city, from, woman);
  int kind = chance_below(city->chance, 100);
  bool both = from->two_families && kind < 8;
  bool married = kind >= 95;
  if (!both && !married)
    return family;
  const struct community *other = both ? from : pick_community(city);
  g_autofree char *second = pick_family(city, other, woman);
  if (strcmp(second, family) == 0)
    return family;
  char *joined = g_strconcat(family, both ? " " : "-", second, NULL);
  g_free(family);
  return joined;
}

static void make_name(struct city *city, struct name *name)
{
  bool woman = chance_percent(city->chance, 70);
  const struct community *home = pick_community(city);
  const struct community *born = chance_percent(city->chance, 85) ? home : pick_community(city);
  g_auto(GStrv) given =
      g_strsplit(chance_pick(city->chance, woman ? home->women : home->men), "/", 2);
  name->given = g_strdup(given[0]);
  name->roman = g_strdup(given[1]);
  name->family = make_family(city, born, woman);
}

/* Takes the name; false where somebody has it already. */
static bool take_name(struct city *city, const struct name *name)
{
  return g_hash_table_add(city->names, g_strconcat(name->given, " ", name->family, NULL));
}

/* text as letters for an address: folded, without spaces. Yours. */
static char *letters(const char *text)
{
  char *key = name_search_key(text);
  char *to = key;
  for (const char *from = key; *from; from++)
    if (g_ascii_isalnum(*from))
      *to++ = *from;
  *to = '\0';
  return key;
}

/* first, then middle and last, with a number where somebody has that already. Yours. */
static char *unique(struct city *city, const char *first, const char *middle, const char *last)
{
  char *made = g_strconcat(first, middle, last, NULL);
  for (int number = 2; !g_hash_table_add(city->emails, g_strdup(made)); number++) {
    g_free(made);
    made = g_strdup_printf("%s%s%s%d", first, middle, last, number);
  }
  return made;
}

static void set_addresses(struct city *city, struct record *record, const struct name *name,
                          bool login)
{
  g_autofree char *given = letters(name->roman ? name->roman : name->given);
  g_autofree char *family = letters(name->family);
  g_autofree char *box = unique(city, given, ".", family);
  g_autofree char *email = g_strconcat(box, "@millcity.example", NULL);
  record_set(record, "email", email);
  if (!login)
    return;
  given[1] = '\0';
  g_autofree char *user = unique(city, given, "", family);
  record_set(record, "login", user);
}

struct record *city_people_new(struct city *city, const struct fixed_person *fixed, bool login)
{
  struct name name = { NULL, NULL, NULL };
  if (fixed) {
    name.given = g_strdup(fixed->given);
    name.family = g_strdup(fixed->family);
    take_name(city, &name);
  } else {
    make_name(city, &name);
    for (int tries = 40; !take_name(city, &name) && tries > 0; tries--) {
      clear_name(&name);
      make_name(city, &name);
    }
  }
  struct record *record = record_new(&record_staff);
  record_set(record, "given_name", name.given);
  record_set(record, "family_name", name.family);
  set_addresses(city, record, &name, login);
  clear_name(&name);
  return record;
}
