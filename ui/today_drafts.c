/* What is begun and not finished, as sentences that lead back to it. */
#include "config.h"

#include "ui/today_own.h"

#include "base/clock.h"
#include "model/date.h"
#include "model/tables.h"
#include "ui/record_words.h"
#include "work/amendment.h"

#include <string.h>

/* `10:31`, or `11 Nov` for another day. Yours. */
static char *begun(const char *date, const char *time)
{
  g_autofree char *today = clock_today();
  if (date && strcmp(date, today) != 0)
    return date_short(date);
  return g_strdup(time ? time : "earlier");
}

static char *written_at(const char *instant)
{
  g_autofree char *date = clock_day_of(instant);
  g_autofree char *time = clock_time_of(instant);
  return begun(date, time);
}

static char *walkthrough_words(struct store *store, const char *uid, const struct record *record)
{
  AUTO(record) struct record *stored = store_load(store, &record_walkthrough, uid, NULL);
  g_autofree char *teacher = record_words_ref(store, "staff", record_get(record, "teacher"));
  const char *note = record_get(record, "teacher_note");
  g_autofree char *when = begun(record_get(record, "made_on"), record_get(record, "started"));
  const char *whose = teacher ? teacher : note ? note : "somebody";
  return stored ? g_strdup_printf("You were %s the walkthrough of %s, %s",
                                  amendment_needed(stored) ? "amending" : "changing", whose, when)
                : g_strdup_printf("You were recording a walkthrough of %s, begun %s", whose, when);
}

static char *assessment_words(const struct session *session, const struct record *record)
{
  const char *month = record_get(record, "month");
  g_autofree char *name = month ? month_name(month) : g_strdup("the month");
  if (g_strcmp0(record_get(record, "staff"), session->person_uid) == 0)
    return g_strdup_printf("You were writing your self-assessment for %s", name);
  g_autofree char *who = record_words_ref(session->store, "staff", record_get(record, "staff"));
  return g_strdup_printf("You were entering the self-assessment of %s for %s",
                         who ? who : "somebody", name);
}

static char *record_words(struct store *store, const struct record *record, bool fresh,
                          const char *at)
{
  g_autofree char *title = record_words_title(store, record);
  g_autofree char *label = g_ascii_strdown(record->type->label, -1);
  return g_strdup_printf("You were %s %s%s%s, %s", fresh ? "entering a" : "changing",
                         fresh ? label : "", fresh && title ? ": " : "",
                         title   ? title
                         : fresh ? ""
                                 : label,
                         at);
}

/* `the visit to Kuss Middle, 19 Nov`; NULL where it is not known. Yours. */
static char *which_visit(struct store *store, const struct record *visit)
{
  const char *day = visit ? record_get(visit, "visited_on") : NULL;
  g_autofree char *when = day ? date_short(day) : NULL;
  g_autofree char *school =
      visit ? record_words_ref(store, "school", record_get(visit, "school")) : NULL;
  return school && when ? g_strdup_printf("the visit to %s, %s", school, when) : NULL;
}

/* Of one that was taken back the draft is all that is left. */
static char *visit_words(struct store *store, const struct record *draft, const char *uid)
{
  g_autofree char *which = which_visit(store, draft);
  AUTO(record) struct record *stored = store_load(store, &record_visit, uid, NULL);
  return g_strdup_printf("You were writing in %s%s", which ? which : "a visit",
                         stored ? "" : " (taken back)");
}

static char *memo_words(struct store *store, const struct record *draft)
{
  const char *uid = record_get(draft, "visit");
  AUTO(record)
  struct record *visit = uid ? store_load(store, &record_visit, uid, NULL) : NULL;
  g_autofree char *which = which_visit(store, visit);
  return which ? g_strdup_printf("You were writing the memo: %s", which)
               : g_strdup("You were writing a memo");
}

/* Records of which the form is ours; the others have screens of their own. */
static bool is_plain(const struct record_type *type)
{
  static const struct record_type *const plain[] = { &record_school,       &record_staff,
                                                     &record_school_year,  &record_target,
                                                     &record_dilt_meeting, &record_district,
                                                     &record_follow_up };
  for (size_t i = 0; i < G_N_ELEMENTS(plain); i++)
    if (plain[i] == type)
      return true;
  return false;
}

/* Of a School Improvement Plan: its notes, items and goals. */
static bool add_plan_draft(struct today *today, const struct rowset *drafts, int row)
{
  const char *kind = rowset_get(drafts, row, "kind");
  bool note = strcmp(kind, "sip_note") == 0;
  if (!note && strcmp(kind, record_sip_item.name) != 0 && strcmp(kind, record_sip_goal.name) != 0)
    return false;
  g_autofree char *what = g_strdup_printf("You were writing %s", rowset_get(drafts, row, "title"));
  today_add(today, &(struct today_row){ .group = TODAY_BEGUN,
                                        .tone = "soon",
                                        .when = "go on",
                                        .what = what,
                                        .screen = note ? "sip-item" : "sip-form",
                                        .argument = rowset_get(drafts, row, "record") });
  return true;
}

static void add_draft(struct today *today, struct session *session, const struct rowset *drafts,
                      int row)
{
  if (add_plan_draft(today, drafts, row))
    return;
  const struct record_type *type = record_type_find(rowset_get(drafts, row, "kind"));
  const char *uid = rowset_get(drafts, row, "record");
  AUTO(record)
  struct record *record =
      type ? record_from_json(type, rowset_get(drafts, row, "json"), NULL) : NULL;
  if (!record)
    return;
  struct today_row item = { .group = TODAY_BEGUN, .tone = "soon", .when = "go on" };
  g_autofree char *what = NULL;
  g_autofree char *argument = NULL;
  if (type == &record_walkthrough) {
    what = walkthrough_words(session->store, uid, record);
    item.screen = "walkthrough";
    argument = g_strdup(uid);
  } else if (type == &record_self_assessment) {
    what = assessment_words(session, record);
    item.screen = "self-assessment";
    argument = g_strdup(uid);
  } else if (type == &record_visit || type == &record_improvement_memo) {
    bool visit = type == &record_visit;
    what = visit ? visit_words(session->store, record, uid) : memo_words(session->store, record);
    item.screen = visit ? "visit" : "memo";
    argument = g_strdup(visit ? uid : record_get(record, "visit"));
  } else if (type == &record_second_rating) {
    what = g_strdup_printf("You were giving a second rating: %s", rowset_get(drafts, row, "title"));
    item.screen = "rating";
    argument = g_strdup(uid);
  } else if (is_plain(type)) {
    g_autofree char *at = written_at(rowset_get(drafts, row, "updated_at"));
    what = record_words(session->store, record, rowset_int(drafts, row, "revision") == 0, at);
    item.screen = "record";
    argument = g_strdup_printf("%s %s", type->name, uid);
  }
  item.what = what;
  item.argument = argument;
  if (what)
    today_add(today, &item);
}

bool today_add_drafts(struct today *today, struct session *session, GError **error)
{
  AUTO(rowset)
  struct rowset *drafts = draft_list(session->drafts, session->district_uid,
                                     session->person_uid ? session->person_uid : "", NULL, error);
  for (int i = 0; drafts && i < drafts->row_count; i++)
    add_draft(today, session, drafts, i);
  return drafts != NULL;
}
