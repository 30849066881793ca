#include "config.h"

#include "ui/record_edit.h"

#include "base/clock.h"
#include "base/error.h"
#include "model/date.h"
#include "model/tables.h"
#include "ui/record_words.h"
#include "ui/settle.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Beside the form's own members: what the record was when the form was opened. */
static const char began_member[] = "began";

bool record_edit_allowed(const struct session *session, const struct record_type *type)
{
  if (!session->store)
    return false;
  if (type == &record_dilt_meeting && store_viewer_makes_packet(session->store))
    return true;
  if (type == &record_visit || type == &record_follow_up || type == &record_improvement_memo)
    return !session->person_uid || store_viewer_is_administrator(session->store);
  return store_viewer_keeps_records(session->store);
}

/* Of one record: a DILT is its month's facilitator's, who does not change another's; what was
 * agreed at one is also changed by those who make the packet. */
static bool may_change(const struct session *session, const struct record *record)
{
  if (session->store && record->type == &record_dilt_meeting)
    return store_viewer_makes_packet_of(session->store, record_get(record, "month"));
  if (session->store && record->type == &record_follow_up
      && g_strcmp0(record_get(record, "origin"), "dilt") == 0
      && store_viewer_makes_packet(session->store))
    return true;
  return record_edit_allowed(session, record->type);
}

/* --- opening -------------------------------------------------------------------------------- */

/* `10:31` when it was today, else `11 Nov`. */
static char *kept_at(const char *instant)
{
  g_autofree char *day = clock_day_of(instant);
  g_autofree char *today = clock_today();
  return !day ? NULL : strcmp(day, today) == 0 ? clock_time_of(instant) : date_short(day);
}

static char *draft_time(const struct record_edit *edit)
{
  const struct session *session = edit->session;
  AUTO(rowset)
  struct rowset *rows =
      draft_list(session->drafts, session->district_uid,
                 session->person_uid ? session->person_uid : "", edit->record->type->name, NULL);
  int row = rows ? rowset_row(rows, "record", edit->place) : -1;
  return row < 0 ? NULL : kept_at(rowset_get(rows, row, "updated_at"));
}

/* What the record was when the draft was begun; NULL where the draft does not say. */
static struct record *began(const struct record_type *type, const char *draft)
{
  g_autoptr(JsonNode) root = json_from_string(draft, NULL);
  JsonObject *object = root && JSON_NODE_HOLDS_OBJECT(root) ? json_node_get_object(root) : NULL;
  JsonNode *node = object ? json_object_get_member(object, began_member) : NULL;
  g_autofree char *text = node ? json_to_string(node, FALSE) : NULL;
  return text ? record_from_json(type, text, NULL) : NULL;
}

/* The draft over what is stored. */
static bool take_draft(struct record_edit *edit, GError **error)
{
  struct session *session = edit->session;
  struct draft_key key = session_draft_key(session, edit->record->type->name, edit->place);
  long revision = 0;
  GError *inner = NULL;
  edit->draft = edit->read_only ? NULL : draft_get(session->drafts, &key, &revision, &inner);
  if (inner) {
    g_propagate_error(error, inner);
    return false;
  }
  if (!edit->draft)
    return true;
  edit->draft_at = draft_time(edit);
  struct record *base = began(edit->record->type, edit->draft);
  if (base) {
    record_free(edit->base);
    edit->base = base;
  }
  edit->record->revision = revision;
  return true;
}

static void set_values(struct record *record, char **values)
{
  for (; *values; values++) {
    char *value = strchr(*values, '=');
    if (!value)
      continue;
    *value = '\0';
    record_set(record, *values, value + 1);
  }
}

static struct record_edit *edit_of(struct session *session, struct record *record,
                                   const char *place, bool fresh)
{
  struct record_edit *edit = g_new0(struct record_edit, 1);
  edit->session = session;
  edit->record = record;
  edit->fresh = fresh;
  edit->place = g_strdup(place);
  edit->base = record_copy(record);
  edit->read_only = !may_change(session, record);
  return edit;
}

static struct record_edit *open_new(struct session *session, const struct record_type *type,
                                    const char *place, char **values)
{
  struct record *record = record_new(type);
  g_autofree char *uid = place ? g_strdup(place) : store_new_uid(session->store);
  record->uid = g_strdup(uid);
  if (field_find(type, "active") >= 0)
    record_set(record, "active", "1");
  if (values)
    set_values(record, values);
  return edit_of(session, record, uid, true);
}

struct record_edit *record_edit_open(struct session *session, const char *argument, GError **error)
{
  g_auto(GStrv) words = g_strsplit(argument ? argument : "", " ", -1);
  const struct record_type *type = words[0] ? record_type_find(words[0]) : NULL;
  g_assert(type);
  bool is_new = !words[1] || strcmp(words[1], "-") == 0;
  GError *inner = NULL;
  struct record *stored = is_new ? NULL : store_load(session->store, type, words[1], &inner);
  struct record_edit *edit =
      stored ? edit_of(session, stored, words[1], false)
             : open_new(session, type, is_new ? NULL : words[1], words[1] ? words + 2 : NULL);
  if (!take_draft(edit, error) || (!stored && !is_new && !edit->draft)
      || (!stored && edit->read_only)) {
    if (inner && error && !*error)
      g_propagate_error(error, g_steal_pointer(&inner));
    else if (error && !*error)
      fail(error, TL_ERROR_REFUSED, "Only the record keeper adds records. Ask them.");
    record_edit_free(edit);
    edit = NULL;
  }
  g_clear_error(&inner);
  return edit;
}

void record_edit_free(struct record_edit *edit)
{
  record_free(edit->record);
  record_free(edit->base);
  g_free(edit->place);
  g_free(edit->draft);
  g_free(edit->draft_at);
  g_free(edit);
}

static bool holds(const struct record_type *type, const char *json, char **values)
{
  AUTO(record) struct record *record = record_from_json(type, json, NULL);
  for (; record && *values; values++) {
    g_auto(GStrv) pair = g_strsplit(*values, "=", 2);
    if (pair[0] && g_strcmp0(record_get(record, pair[0]), pair[1]) != 0)
      return false;
  }
  return record != NULL;
}

/* `at 10:42: Joel Abrams`, `on 11 Nov`. Yours. */
static char *begun_words(const struct rowset *drafts, int row)
{
  const char *title = rowset_get(drafts, row, "title");
  g_autofree char *at = kept_at(rowset_get(drafts, row, "updated_at"));
  bool today = at && strchr(at, ':');
  return g_strdup_printf("%s%s%s%s",
                         !at     ? ""
                         : today ? "at "
                                 : "on ",
                         at ? at : "earlier", title ? ": " : "", title ? title : "");
}

/* The argument of the draft that holds values; stored: also one of a record that is stored. *begun
 * as below. Yours; NULL for none. */
static char *find_draft(struct session *session, const struct record_type *type, const char *values,
                        bool stored, char **begun)
{
  g_auto(GStrv) pairs = g_strsplit(values ? values : "", " ", -1);
  AUTO(rowset)
  struct rowset *rows =
      draft_list(session->drafts, session->district_uid,
                 session->person_uid ? session->person_uid : "", type->name, NULL);
  for (int i = 0; rows && i < rows->row_count; i++) {
    if ((!stored && rowset_int(rows, i, "revision") != 0)
        || !holds(type, rowset_get(rows, i, "json"), pairs))
      continue;
    if (begun)
      *begun = begun_words(rows, i);
    return g_strdup_printf("%s %s", type->name, rowset_get(rows, i, "record"));
  }
  return NULL;
}

char *record_edit_argument(struct session *session, const struct record_type *type,
                           const char *values, char **begun)
{
  if (begun)
    *begun = NULL;
  char *found = find_draft(session, type, values, false, begun);
  if (found)
    return found;
  return values ? g_strdup_printf("%s - %s", type->name, values) : g_strdup(type->name);
}

char *record_edit_left(struct session *session, const struct record_type *type, const char *values)
{
  return find_draft(session, type, values, true, NULL);
}

bool record_edit_forget(struct session *session, const char *argument, GError **error)
{
  g_auto(GStrv) words = g_strsplit(argument, " ", 2);
  struct draft_key key = session_draft_key(session, words[0], words[1]);
  return draft_remove(session->drafts, &key, error);
}

/* --- drafts --------------------------------------------------------------------------------- */

bool record_edit_changed(const struct record_edit *edit)
{
  return !record_equal(edit->record, edit->base);
}

/* json with what the record was beside it. */
static char *with_began(const struct record_edit *edit, const char *json)
{
  g_autofree char *base = record_to_json(edit->base, true);
  g_autoptr(JsonNode) root = json_from_string(json, NULL);
  g_assert(root && JSON_NODE_HOLDS_OBJECT(root));
  json_object_set_member(json_node_get_object(root), began_member, json_from_string(base, NULL));
  return json_to_string(root, FALSE);
}

bool record_edit_keep(struct record_edit *edit, const char *json, GError **error)
{
  struct session *session = edit->session;
  struct draft_key key = session_draft_key(session, edit->record->type->name, edit->place);
  g_autofree char *title = record_words_title(session->store, edit->record);
  g_autofree char *text = with_began(edit, json);
  return draft_put(session->drafts, &key, title, edit->fresh ? 0 : edit->record->revision, text,
                   error);
}

bool record_edit_discard(struct record_edit *edit, GError **error)
{
  struct session *session = edit->session;
  struct draft_key key = session_draft_key(session, edit->record->type->name, edit->place);
  return draft_remove(session->drafts, &key, error);
}

/* --- storing -------------------------------------------------------------------------------- */

static char *change_label(const struct record_edit *edit)
{
  g_autofree char *title = record_words_title(edit->session->store, edit->record);
  if (!title)
    return g_strdup_printf("%s %s", edit->fresh ? "Add" : "Change", edit->record->type->label);
  if (edit->fresh)
    return g_strdup_printf("Add %s", title);
  g_autoptr(GPtrArray) labels = g_ptr_array_new();
  for (int i = 0; i < edit->record->type->field_count; i++)
    if (!(edit->record->type->fields[i].flags & FIELD_DERIVED)
        && g_strcmp0(edit->base->values[i], edit->record->values[i]) != 0)
      g_ptr_array_add(labels, (gpointer)edit->record->type->fields[i].label);
  g_ptr_array_add(labels, NULL);
  g_autofree char *which = g_strjoinv(", ", (char **)labels->pdata);
  return *which ? g_strdup_printf("Change %s (%s)", title, which)
                : g_strdup_printf("Change %s", title);
}

bool record_edit_save(struct record_edit *edit, GError **error)
{
  g_autofree char *label = change_label(edit);
  if (!store_save(edit->session->store, edit->record, label, error))
    return false;
  if (edit->fresh) {
    g_free(edit->session->added);
    edit->session->added = g_strdup(edit->record->uid);
  }
  edit->fresh = false;
  record_free(edit->base);
  edit->base = record_copy(edit->record);
  return record_edit_discard(edit, error);
}

/* --- what another wrote --------------------------------------------------------------------- */

static struct record *theirs(struct record_edit *edit, GError **error)
{
  return store_load(edit->session->store, edit->record->type, edit->place, error);
}

bool record_edit_outdated(struct record_edit *edit)
{
  if (edit->fresh)
    return false;
  AUTO(record) struct record *stored = theirs(edit, NULL);
  return stored && stored->revision != edit->record->revision;
}

bool record_edit_gone(struct record_edit *edit)
{
  GError *error = NULL;
  AUTO(record) struct record *stored = edit->fresh ? NULL : theirs(edit, &error);
  bool gone = !stored && error_is(error, TL_ERROR_NOT_FOUND);
  g_clear_error(&error);
  return gone;
}

void record_edit_anew(struct record_edit *edit)
{
  edit->fresh = true;
  edit->record->revision = 0;
}

char *record_edit_compare(struct record_edit *edit, GError **error)
{
  AUTO(record) struct record *stored = theirs(edit, error);
  return stored ? settle_words(edit->session->store, edit->base, edit->record, stored) : NULL;
}

/* Gives record the values, parts and revision of other; both of one type. other is freed. */
static void become(struct record *record, struct record *other)
{
  record->revision = other->revision;
  for (int i = 0; i < record->type->field_count; i++) {
    char *value = record->values[i];
    record->values[i] = other->values[i];
    other->values[i] = value;
  }
  for (int i = 0; record->parts && record->type->parts[i]; i++) {
    GPtrArray *parts = record->parts[i];
    record->parts[i] = other->parts[i];
    other->parts[i] = parts;
  }
  record_free(other);
}

bool record_edit_take_theirs(struct record_edit *edit, GError **error)
{
  AUTO(record) struct record *stored = theirs(edit, error);
  if (!stored || !record_edit_discard(edit, error))
    return false;
  record_free(edit->base);
  edit->base = record_copy(stored);
  become(edit->record, g_steal_pointer(&stored));
  return true;
}

bool record_edit_keep_ours(struct record_edit *edit, GError **error)
{
  struct record *stored = theirs(edit, error);
  if (!stored)
    return false;
  struct record *merged = settle_merge(edit->base, edit->record, stored);
  record_free(edit->base);
  edit->base = stored;
  become(edit->record, merged);
  return true;
}
