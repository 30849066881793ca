#include "exchange/sip_said.h"

#include "base/error.h"
#include "model/date.h"
#include "model/tables.h"

#include <string.h>

/* A value that a row has given. */
struct said {
  char *value;
  char *at; /* when the row was filled in; NULL: not known */
  struct import_place place;
};

struct sip_said {
  struct import_session *session;
  GHashTable *by_value; /* item's uid, month, field → struct said * */
};

static const char *const fields[] = { "status", "note" };

static void free_said(gpointer data)
{
  struct said *said = data;
  g_free(said->value);
  g_free(said->at);
  g_free(said);
}

struct sip_said *sip_said_new(struct import_session *session)
{
  struct sip_said *said = g_new0(struct sip_said, 1);
  said->session = session;
  said->by_value = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_said);
  return said;
}

void sip_said_free(struct sip_said *said)
{
  g_hash_table_unref(said->by_value);
  g_free(said);
}

static char *key_of(const struct import_item *item, const struct record *status, const char *field)
{
  return g_strjoin("\n", item->record->uid, record_get(status, "month"), field, NULL);
}

static const struct said *find(const struct sip_said *said, const struct import_item *item,
                               const struct record *status, const char *field)
{
  g_autofree char *key = key_of(item, status, field);
  return g_hash_table_lookup(said->by_value, key);
}

bool sip_said_agrees(const struct sip_said *said, const struct import_item *item,
                     const struct record *row, GError **error)
{
  const GPtrArray *statuses = record_parts(row, &record_sip_status);
  for (guint i = 0; i < statuses->len; i++)
    for (size_t k = 0; k < G_N_ELEMENTS(fields); k++) {
      const struct record *status = statuses->pdata[i];
      const struct said *other = find(said, item, status, fields[k]);
      const char *value = record_get(status, fields[k]);
      if (!other || !value || strcmp(other->value, value) == 0)
        continue;
      g_autofree char *month = month_long(record_get(status, "month"));
      return fail(error, TL_ERROR_INVALID,
                  "%s of %s is another than in line %ld. Make the two rows agree.",
                  status->type->fields[record_field(status->type, fields[k])].label, month,
                  other->place.line);
    }
  return true;
}

/* Tells that of two rows about a status the one at than is taken. */
static void tell(const struct sip_said *said, const struct import_item *item,
                 const struct record *status, struct import_place place, struct import_place than)
{
  g_autofree char *month = month_long(record_get(status, "month"));
  import_session_notice(said->session, place,
                        "%s, %s was filled in again in line %ld, which is taken instead",
                        item->caption, month, than.line);
}

/* Takes out of a status the fields that a row filled in later has given. */
static void drop_fields(const struct sip_said *said, const struct import_item *item,
                        struct record *status, const struct sip_filled *filled)
{
  bool told = false, replaced = false;
  for (size_t k = 0; k < G_N_ELEMENTS(fields); k++) {
    const struct said *other = find(said, item, status, fields[k]);
    const char *value = record_get(status, fields[k]);
    if (!other || !value || !filled->at || !other->at || strcmp(filled->at, other->at) >= 0)
      continue;
    bool same = strcmp(other->value, value) == 0;
    if (!told && !same)
      tell(said, item, status, filled->place, other->place);
    told = told || !same;
    replaced = replaced || (!same && strcmp(fields[k], "status") == 0);
    record_set(status, fields[k], NULL);
  }
  /* A note goes with the status that it is about. */
  if (replaced)
    record_set(status, "note", NULL);
}

void sip_said_drop_earlier(struct sip_said *said, const struct import_item *item,
                           struct record *row, const struct sip_filled *filled)
{
  GPtrArray *statuses = record_parts(row, &record_sip_status);
  for (guint i = statuses->len; i > 0; i--) {
    struct record *status = statuses->pdata[i - 1];
    drop_fields(said, item, status, filled);
    bool is_there =
        record_find_part(item->record, &record_sip_status, "month", record_get(status, "month"));
    if (!record_get(status, "status") && (!record_get(status, "note") || !is_there))
      g_ptr_array_remove_index(statuses, i - 1);
  }
}

/* True where status says another one than an earlier row. */
static bool is_other(const struct sip_said *said, const struct import_item *item,
                     const struct record *status)
{
  const struct said *other = find(said, item, status, "status");
  const char *value = record_get(status, "status");
  return other && value && strcmp(other->value, value) != 0;
}

/* Makes what the item has of a month what it was before the file, but for what row has of it. */
static void put_month_back(const struct import_item *item, const char *month,
                           const struct record *row)
{
  const struct record_type *type = &record_sip_status;
  struct record *part = record_find_part(item->record, type, "month", month);
  const struct record *taken = record_find_part(row, type, "month", month);
  const struct record *before =
      item->before ? record_find_part(item->before, type, "month", month) : NULL;
  if (part && !taken && !before) {
    g_ptr_array_remove(record_parts(item->record, type), part);
    return;
  }
  for (size_t k = 0; part && k < G_N_ELEMENTS(fields); k++)
    if (!taken || !record_get(taken, fields[k]))
      record_set(part, fields[k], before ? record_get(before, fields[k]) : NULL);
}

void sip_said_put_back(const struct sip_said *said, const struct import_item *item,
                       const struct record *whole, const struct record *row)
{
  const GPtrArray *statuses = record_parts(whole, &record_sip_status);
  for (guint i = 0; i < statuses->len; i++)
    if (is_other(said, item, statuses->pdata[i]))
      put_month_back(item, record_get(statuses->pdata[i], "month"), row);
}

/* Forgets the note of a status that another one replaces. */
static void forget_note(struct sip_said *said, const struct import_item *item,
                        const struct record *status)
{
  g_autofree char *key = key_of(item, status, "note");
  g_hash_table_remove(said->by_value, key);
}

void sip_said_take(struct sip_said *said, const struct import_item *item, const struct record *row,
                   const struct sip_filled *filled)
{
  const GPtrArray *statuses = record_parts(row, &record_sip_status);
  for (guint i = 0; i < statuses->len; i++) {
    const struct record *status = statuses->pdata[i];
    bool told = !filled->at;
    if (is_other(said, item, status) && !record_get(status, "note"))
      forget_note(said, item, status);
    for (size_t k = 0; k < G_N_ELEMENTS(fields); k++) {
      const struct said *other = find(said, item, status, fields[k]);
      const char *value = record_get(status, fields[k]);
      if (!value)
        continue;
      if (!told && other && strcmp(other->value, value) != 0) {
        tell(said, item, status, other->place, filled->place);
        told = true;
      }
      struct said *now = g_new0(struct said, 1);
      *now = (struct said){ g_strdup(value), g_strdup(filled->at), filled->place };
      g_hash_table_insert(said->by_value, key_of(item, status, fields[k]), now);
    }
  }
}
