#include "exchange/sip_kept.h"

#include "exchange/import_kept.h"
#include "model/date.h"
#include "model/tables.h"

/* A status that a row had, and that stays as it is. */
struct left {
  const struct import_item *item;
  char *month;
  GPtrArray *labels; /* of what stays */
  bool timed;        /* the row says when it was filled in */
  struct import_place place;
};

struct sip_kept {
  struct import_session *session;
  GHashTable *histories; /* uid → struct import_kept * */
  GPtrArray *left;       /* struct left * */
};

static void free_history(gpointer data)
{
  import_kept_free(data);
}

static void free_left(gpointer data)
{
  struct left *left = data;
  g_free(left->month);
  g_ptr_array_unref(left->labels);
  g_free(left);
}

struct sip_kept *sip_kept_new(struct import_session *session)
{
  struct sip_kept *kept = g_new0(struct sip_kept, 1);
  kept->session = session;
  kept->histories = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_history);
  kept->left = g_ptr_array_new_with_free_func(free_left);
  return kept;
}

void sip_kept_free(struct sip_kept *kept)
{
  g_hash_table_unref(kept->histories);
  g_ptr_array_unref(kept->left);
  g_free(kept);
}

static const struct import_kept *history_of_item(struct sip_kept *kept,
                                                 const struct import_item *item, GError **error)
{
  struct import_kept *history = g_hash_table_lookup(kept->histories, item->record->uid);
  if (history)
    return history;
  history = import_kept_load(kept->session->store, &record_sip_item, item->record->uid, error);
  if (history)
    g_hash_table_insert(kept->histories, g_strdup(item->record->uid), history);
  return history;
}

/* True where a status differs in field from the one that is here, and that one was changed since.
 */
static bool stays(const struct import_kept *history, const struct record *before,
                  const struct record *status, const char *field, const char *filled_in)
{
  const char *month = record_get(status, "month");
  const struct record *old = record_find_part(before, &record_sip_status, "month", month);
  const struct import_value value = { &record_sip_status, "month", month, field };
  const char *wanted = record_get(status, field);
  return wanted && g_strcmp0(wanted, old ? record_get(old, field) : NULL) != 0
         && import_kept_stays(history, &value, filled_in);
}

static void forget(struct sip_kept *kept, const struct import_item *item, const char *month)
{
  for (guint i = kept->left->len; i > 0; i--) {
    const struct left *left = kept->left->pdata[i - 1];
    if (left->item == item && g_strcmp0(left->month, month) == 0)
      g_ptr_array_remove_index(kept->left, i - 1);
  }
}

/* Takes out of status what stays as it is here. Their labels; yours. */
static GPtrArray *leave_out(const struct import_kept *history, const struct record *before,
                            struct record *status, const char *filled_in)
{
  static const char *const fields[] = { "status", "note" };
  GPtrArray *labels = g_ptr_array_new();
  for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
    if (!stays(history, before, status, fields[i], filled_in))
      continue;
    record_set(status, fields[i], NULL);
    g_ptr_array_add(labels,
                    (char *)status->type->fields[record_field(status->type, fields[i])].label);
  }
  return labels;
}

static void note(struct sip_kept *kept, const struct import_item *item, const char *month,
                 GPtrArray *labels, const struct sip_filled *filled)
{
  struct left *left = g_new0(struct left, 1);
  left->item = item;
  left->month = g_strdup(month);
  left->labels = g_ptr_array_ref(labels);
  left->timed = filled->at;
  left->place = filled->place;
  g_ptr_array_add(kept->left, left);
}

bool sip_kept_apply(struct sip_kept *kept, const struct import_item *item, struct record *row,
                    const struct sip_filled *filled, GError **error)
{
  GPtrArray *statuses = record_parts(row, &record_sip_status);
  const struct import_kept *history = item->before ? history_of_item(kept, item, error) : NULL;
  if (!history)
    return !item->before;
  for (guint i = statuses->len; i > 0; i--) {
    struct record *status = statuses->pdata[i - 1];
    bool whole = record_get(status, "status");
    if (whole)
      forget(kept, item, record_get(status, "month"));
    g_autoptr(GPtrArray) labels = leave_out(history, item->before, status, filled->at);
    if (labels->len > 0)
      note(kept, item, record_get(status, "month"), labels, filled);
    /* A note goes with the status that it is about. */
    if (whole && !record_get(status, "status"))
      g_ptr_array_remove_index(statuses, i - 1);
  }
  return true;
}

void sip_kept_tell(const struct sip_kept *kept)
{
  for (guint i = 0; i < kept->left->len; i++) {
    const struct left *left = kept->left->pdata[i];
    g_autofree char *month = month_long(left->month);
    g_ptr_array_add(left->labels, NULL);
    g_autofree char *labels = g_strjoinv(", ", (char **)left->labels->pdata);
    import_session_notice(kept->session, left->place,
                          "%s, %s was changed here%s; what is here stays: %s", left->item->caption,
                          month, left->timed ? " after the form was filled in" : "", labels);
  }
}
