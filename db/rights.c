#include "config.h"

#include "db/rights.h"
#include "model/tables.h"

#include "base/error.h"

/* Beside the record keeper. */
enum writer {
  WRITER_NONE,
  WRITER_PERSON, /* whom the field names */
  WRITER_SCHOOL, /* who leads the school of the field, supervises it, or sees all */
  WRITER_PACKET, /* who makes the month's packet: also the meeting's facilitator */
  WRITER_PLAN,   /* who manages or monitors the district's plan */
};

static const char keepers[] = "Only the record keeper changes this. Ask them.";

static const struct right {
  const struct record_type *type;
  enum writer writer;
  const char *field;
  const char *refusal;
} rights[] = {
  { &record_district, WRITER_NONE, NULL, keepers },
  { &record_school, WRITER_NONE, NULL, keepers },
  { &record_staff, WRITER_NONE, NULL, keepers },
  { &record_school_year, WRITER_NONE, NULL, keepers },
  { &record_scale, WRITER_NONE, NULL, keepers },
  { &record_strategy, WRITER_NONE, NULL, keepers },
  { &record_instrument, WRITER_NONE, NULL, keepers },
  { &record_instrument_version, WRITER_NONE, NULL, keepers },
  { &record_visit_type, WRITER_NONE, NULL, keepers },
  { &record_target, WRITER_NONE, NULL, keepers },
  { &record_rubric, WRITER_NONE, NULL, keepers },
  { &record_strategic_objective, WRITER_PLAN, NULL,
    "Only the plan manager, the plan monitor and the record keeper change the district’s plan. "
    "Ask one of them." },
  { &record_initiative, WRITER_PLAN, NULL,
    "Only the plan manager, the plan monitor and the record keeper change the district’s plan. "
    "Ask one of them." },
  { &record_sip_goal, WRITER_SCHOOL, "school",
    "A School Improvement Plan is changed by the school’s principal and who supervises them. Ask "
    "one of them." },
  { &record_sip_item, WRITER_SCHOOL, "sip_goal",
    "A School Improvement Plan is changed by the school’s principal and who supervises them. Ask "
    "one of them." },
  { &record_self_assessment, WRITER_PERSON, "staff",
    "A self-assessment is written by the administrator it is of. Ask them, or the record keeper." },
  { &record_dilt_meeting, WRITER_PACKET, NULL,
    "A DILT meeting is changed by those who make its packet, and by its facilitator. Ask one of "
    "them." },
  { &record_walkthrough, WRITER_PERSON, "recorder",
    "A walkthrough is changed by the person who made it. Ask them, or the record keeper." },
  { &record_visit, WRITER_PERSON, "visitor",
    "A visit is changed by who makes it, the school’s principal and who supervises them. Ask one "
    "of them." },
  { &record_visit, WRITER_SCHOOL, "school", NULL },
  { &record_improvement_memo, WRITER_PERSON, "author",
    "A memo is written by the person whose it is. Ask them." },
  { &record_follow_up, WRITER_PERSON, "owner",
    "A follow-up is changed by who is to do it, the school’s principal and who supervises them. "
    "Ask one of them." },
  { &record_follow_up, WRITER_SCHOOL, "school", NULL },
  { &record_follow_up, WRITER_PACKET, NULL, NULL },
  { &record_snippet, WRITER_PERSON, "staff",
    "A phrase is changed by the person whose it is; those for everybody by the record keeper." },
  { &record_second_rating, WRITER_PERSON, "rater",
    "A second rating is changed by the person who gave it. Ask them." },
  { &record_import_map, WRITER_NONE, NULL, keepers },
};

/* The first row of a type; it says the refusal. */
static const struct right *right_of(const struct record_type *type)
{
  for (size_t i = 0; i < G_N_ELEMENTS(rights); i++)
    if (rights[i].type == type)
      return &rights[i];
  return NULL;
}

bool rights_known(const struct record_type *type)
{
  return right_of(type) != NULL;
}

static bool leads_school(struct store *store, const struct right *right, const char *uid)
{
  return right->type == &record_sip_item
             ? store_count(store, STATEMENT_RIGHTS_SIP_GOAL, "sip_goal", uid, NULL) > 0
             : store_count(store, STATEMENT_RIGHTS_SCHOOL, "school", uid, NULL) > 0;
}

/* The meeting of a month, and what was agreed at one, by those who make its packet. */
static bool makes_packet(struct store *store, const struct record *record)
{
  if (record->type == &record_follow_up) {
    g_autofree char *month = store_value(store, STATEMENT_DILT_HELD_ON, NULL, "day",
                                         record_get(record, "made_on"), NULL);
    return g_strcmp0(record_get(record, "origin"), "dilt") == 0
           && store_viewer_makes_packet_of(store, month);
  }
  return store_viewer_makes_packet_of(store, record_get(record, "month"));
}

static bool allowed(struct store *store, const struct right *right, const struct record *record)
{
  const char *value = right->field ? record_get(record, right->field) : NULL;
  switch (right->writer) {
  case WRITER_NONE:
    return false;
  case WRITER_PERSON:
    return value && g_strcmp0(value, store->viewer) == 0;
  case WRITER_SCHOOL:
    return value && leads_school(store, right, value);
  case WRITER_PACKET:
    return makes_packet(store, record);
  case WRITER_PLAN:
    return store_count(store, STATEMENT_RIGHTS_PLAN, NULL) > 0;
  }
  return false;
}

/* By any row of its type. */
static bool may_write(struct store *store, const struct record *record)
{
  for (size_t i = 0; i < G_N_ELEMENTS(rights); i++)
    if (rights[i].type == record->type && allowed(store, &rights[i], record))
      return true;
  return false;
}

/* True when nothing differs but how the slip reached the teacher, and what came of it; and the
 * private note, which they do not read and which stays as it is. */
static bool only_delivered(const struct record *record, const struct record *before)
{
  static const char *const fields[] = { "state", "signed_on", "reply", "private_note" };
  AUTO(record) struct record *same = record_copy(record);
  for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
    record_set(same, fields[i], record_get(before, fields[i]));
  GPtrArray *deliveries = record_parts(same, &record_delivery);
  const GPtrArray *others = record_parts(before, &record_delivery);
  g_ptr_array_set_size(deliveries, 0);
  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add(deliveries, record_copy(others->pdata[i]));
  return record_equal(same, before);
}

/* A slip is also handed over by who leads the school, and those who supervise them. */
static bool may_deliver(struct store *store, const struct record *record,
                        const struct record *before)
{
  static const struct right school = { &record_walkthrough, WRITER_SCHOOL, "school", NULL };
  return record->type == &record_walkthrough && before && allowed(store, &school, before)
         && only_delivered(record, before);
}

/* Whoever makes the first walkthrough final says that its kind of visit is right. */
static bool may_confirm(const struct record *record, const struct record *before)
{
  if (record->type != &record_visit_type || !before || record_get(before, "confirmed_on"))
    return false;
  AUTO(record) struct record *same = record_copy(record);
  record_set(same, "confirmed_on", NULL);
  return record_equal(same, before);
}

bool rights_check(struct store *store, const struct record *record, const struct record *before,
                  GError **error)
{
  if (store->keeps_records)
    return true;
  if (may_write(store, record) && (!before || may_write(store, before)))
    return true;
  if (may_deliver(store, record, before) || may_confirm(record, before))
    return true;
  const struct right *right = right_of(record->type);
  return fail(error, TL_ERROR_REFUSED, "%s", right ? right->refusal : keepers);
}

bool rights_check_import(struct store *store, GError **error)
{
  return store->keeps_records
         || fail(error, TL_ERROR_REFUSED, "Only the record keeper brings in files. Ask them.");
}
