#include "exchange/sip_kept.h"

#include "base/format.h"
#include "exchange/import_kept.h"
#include "model/date.h"
#include "model/tables.h"

/* A status that a row had, and that stays as it is. */
struct left {
  const struct import_item *item;
  char *month;
  GPtrArray *labels; /* of what stays */
  bool here;         /* it was changed by a person; else a later row said otherwise */
  bool timed;        /* the row says when it was filled in */
  struct import_place place;
};

struct sip_kept {
  struct import_session *session;
  GHashTable *histories; /* uid → struct import_kept * */
  GPtrArray *left;       /* struct left * */
  GPtrArray *replaced;   /* the same, of those taken though what is here came in later */
};

static void free_history(gpointer data)
{
  import_kept_free(data);
}

static void free_left(gpointer data)
{
  struct left *left = data;
  g_free(left->month);
  g_clear_pointer(&left->labels, g_ptr_array_unref);
  g_free(left);
}

struct sip_kept *sip_kept_new(struct import_session *session)
{
  struct sip_kept *kept = g_new0(struct sip_kept, 1);
  kept->session = session;
  kept->histories = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_history);
  kept->left = g_ptr_array_new_with_free_func(free_left);
  kept->replaced = g_ptr_array_new_with_free_func(free_left);
  return kept;
}

void sip_kept_free(struct sip_kept *kept)
{
  g_hash_table_unref(kept->histories);
  g_ptr_array_unref(kept->left);
  g_ptr_array_unref(kept->replaced);
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

/* Where field of a status differs from the one that is here: its value; *given says which it is. */
static bool differs(const struct record *before, const struct record *status, const char *field,
                    struct import_value *given)
{
  const char *month = record_get(status, "month");
  const struct record *old = record_find_part(before, &record_sip_status, "month", month);
  const char *wanted = record_get(status, field);
  *given = (struct import_value){ &record_sip_status, "month", month, field };
  return wanted && g_strcmp0(wanted, old ? record_get(old, field) : NULL) != 0;
}

/* Why a value that is here stays. */
enum why { NOT, CHANGED_HERE, SAID_LATER };

/* Whether a status differs in field from the one that is here, and that one was changed since. */
static enum why stays(const struct import_kept *history, const struct record *before,
                      const struct record *status, const char *field, const char *filled_in)
{
  struct import_value value;
  if (!differs(before, status, field, &value))
    return NOT;
  if (import_kept_stays(history, &value, filled_in))
    return CHANGED_HERE;
  return import_kept_was(history, &value, record_get(status, field), filled_in) ? SAID_LATER : NOT;
}

static void forget(GPtrArray *list, const struct import_item *item, const char *month)
{
  for (guint i = list->len; i > 0; i--) {
    const struct left *left = list->pdata[i - 1];
    if (left->item == item && g_strcmp0(left->month, month) == 0)
      g_ptr_array_remove_index(list, i - 1);
  }
}

/* what: all but item and month. */
static void note(GPtrArray *list, const struct import_item *item, const char *month,
                 const struct left *what)
{
  struct left *left = g_new0(struct left, 1);
  *left = *what;
  left->item = item;
  left->month = g_strdup(month);
  g_ptr_array_add(list, left);
}

/* Takes out of status what stays as it is here for that reason, and notes it. */
static void leave_out(struct sip_kept *kept, const struct import_kept *history,
                      const struct import_item *item, struct record *status, enum why why,
                      const struct sip_filled *filled)
{
  static const char *const fields[] = { "status", "note" };
  g_autoptr(GPtrArray) labels = g_ptr_array_new();
  for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
    if (stays(history, item->before, status, fields[i], filled->at) != why)
      continue;
    record_set(status, fields[i], NULL);
    g_ptr_array_add(labels,
                    (char *)status->type->fields[record_field(status->type, fields[i])].label);
  }
  if (labels->len > 0)
    note(kept->left, item, record_get(status, "month"),
         &(struct left){ .labels = g_ptr_array_ref(labels),
                         .here = why == CHANGED_HERE,
                         .timed = filled->at,
                         .place = filled->place });
}

/* True where a status is taken though the one that is here came in later than it was filled in. */
static bool replaces(const struct import_kept *history, const struct record *before,
                     const struct record *status, const char *filled_in)
{
  struct import_value value;
  return differs(before, status, "status", &value)
         && import_kept_came_later(history, &value, filled_in);
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
    const char *month = record_get(status, "month");
    bool whole = record_get(status, "status");
    if (whole) {
      forget(kept->left, item, month);
      forget(kept->replaced, item, month);
    }
    leave_out(kept, history, item, status, CHANGED_HERE, filled);
    leave_out(kept, history, item, status, SAID_LATER, filled);
    if (replaces(history, item->before, status, filled->at))
      note(kept->replaced, item, month, &(struct left){ .place = filled->place });
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
    import_session_notice(kept->session, left->place, "%s, %s%s; what is here stays: %s",
                          left->item->caption, month,
                          !left->here   ? ": a later row said otherwise"
                          : left->timed ? " was changed here after the form was filled in"
                                        : " was changed here",
                          labels);
  }
  if (kept->replaced->len > 0) {
    const struct left *first = kept->replaced->pdata[0];
    g_autofree char *statuses = format_plural(kept->replaced->len, "status is taken that was",
                                              "statuses are taken that were");
    import_session_notice(kept->session, first->place,
                          "%s filled in before what is here came in; see that this is not an "
                          "older download",
                          statuses);
  }
}
