/* Field tables of the school visit: visits, follow-ups, memos, snippets, second ratings, maps. */
#include "model/tables.h"

#include "base/error.h"
#include "model/date.h"

#include <string.h>

/* A table keeps its rows. */
/* clang-format off */
#define FIELDS(table) .fields = table, .field_count = G_N_ELEMENTS(table)
#define POSITION                                                                                   \
  { .name = "position", .label = "Number", .type = FIELD_INT, .flags = FIELD_KEY | FIELD_HIDDEN }

static void set_default(struct record *record, const char *name, const char *value)
{
  if (!record_get(record, name))
    record_set(record, name, value);
}

/* --- visit ---------------------------------------------------------------------------------- */

const struct choice visit_state_choices[] = {
  { "planned", "planned" }, { "open", "under way" }, { "made", "made" }, { "missed", "missed" },
  { NULL, NULL },
};

/* A visit that was moved keeps the first day that was planned; back on it, it was not moved. */
static bool check_visit(struct record *record, GError **error)
{
  set_default(record, "state", "planned");
  const char *on = record_get(record, "visited_on");
  if (g_strcmp0(record_get(record, "original_on"), on) == 0) {
    record_set(record, "original_on", NULL);
    record_set(record, "moved_reason", NULL);
  }
  const char *arrived = record_get(record, "arrived");
  const char *departed = record_get(record, "departed");
  if (arrived && departed && strcmp(departed, arrived) < 0)
    return fail(error, TL_ERROR_INVALID,
                "Leaving at %s would be before arriving at %s. Correct one of them.", departed, arrived);
  const char *due = record_get(record, "memo_due_on");
  if (!due || !on || strcmp(due, on) >= 0)
    return true;
  g_autofree char *due_day = date_short(due);
  g_autofree char *day = date_medium(on);
  return fail(error, TL_ERROR_INVALID,
              "The memo would be due on %s, before the visit on %s. Correct one of the two.", due_day, day);
}

static const struct field visit_fields[] = {
  { .name = "school", .label = "School", .type = FIELD_REF, .ref = "school",
    .flags = FIELD_REQUIRED | FIELD_FIXED, .help = "The school that is visited." },
  { .name = "visitor", .label = "Visitor", .type = FIELD_REF, .ref = "staff",
    .flags = FIELD_REQUIRED, .help = "Whose visit it is." },
  { .name = "state", .label = "State", .type = FIELD_CHOICE, .choices = visit_state_choices,
    .flags = FIELD_HIDDEN },
  { .name = "visited_on", .label = "Date", .type = FIELD_DATE, .flags = FIELD_REQUIRED,
    .help = "The day of the visit." },
  { .name = "original_on", .label = "First planned for", .type = FIELD_DATE, .flags = FIELD_HIDDEN },
  { .name = "moved_reason", .label = "Why it was moved", .max = 120,
    .help = "Such as: snow day." },
  { .name = "arrived", .label = "Arrived", .type = FIELD_TIME, .help = "Such as 9:00." },
  { .name = "departed", .label = "Left", .type = FIELD_TIME, .help = "Such as 11:45." },
  { .name = "purpose", .label = "Purpose", .type = FIELD_LONG,
    .help = "What this visit is to look at." },
  { .name = "what_seen", .label = "What was seen", .type = FIELD_LONG,
    .help = "The debrief: what stood out in the classrooms, for the principal to read." },
  { .name = "what_next", .label = "What is next", .type = FIELD_LONG,
    .help = "The debrief: where the school goes from here." },
  { .name = "memo_due_on", .label = "Memo due", .type = FIELD_DATE, .flags = FIELD_AHEAD,
    .help = "By when the principal’s memo is expected: 20 Nov, Fri or +7; empty: none is." },
};
static const struct record_type *const visit_parts[] = { &record_visit_companion, NULL };
const struct record_type record_visit = { .name = "visit", .label = "Visit", .plural = "Visits",
  .title = "visited_on", .parts = visit_parts, .check = check_visit, FIELDS(visit_fields) };

static const struct field visit_companion_fields[] = {
  { .name = "staff", .label = "With", .type = FIELD_REF, .ref = "staff",
    .flags = FIELD_KEY | FIELD_REQUIRED },
};
const struct record_type record_visit_companion = { .name = "visit_companion",
  .label = "Companion", .plural = "Companions of visits", .root = &record_visit,
  FIELDS(visit_companion_fields) };

/* --- improvement memo ----------------------------------------------------------------------- */

static const struct field improvement_memo_fields[] = {
  { .name = "visit", .label = "Visit", .type = FIELD_REF, .ref = "visit",
    .flags = FIELD_REQUIRED | FIELD_FIXED },
  { .name = "author", .label = "From", .type = FIELD_REF, .ref = "staff", .flags = FIELD_REQUIRED },
  { .name = "points", .label = "What it showed", .type = FIELD_LONG,
    .help = "What the visit showed." },
  { .name = "decisions", .label = "Decisions", .type = FIELD_LONG,
    .help = "What was decided in the debrief." },
  { .name = "areas", .label = "Areas to improve", .type = FIELD_LONG,
    .help = "Where instruction is to get better." },
  { .name = "plan", .label = "The plan", .type = FIELD_LONG,
    .help = "How it will: the plan for instructional improvement that came out of the visit." },
  { .name = "sent_on", .label = "Sent", .type = FIELD_DATE, .flags = FIELD_HIDDEN },
};
static const struct record_type *const improvement_memo_parts[] = { &record_memo_step, NULL };
const struct record_type record_improvement_memo = { .name = "improvement_memo",
  .label = "Improvement memo", .plural = "Improvement memos", .title = "sent_on",
  .parts = improvement_memo_parts, FIELDS(improvement_memo_fields) };

static const struct field memo_step_fields[] = {
  POSITION,
  { .name = "text", .label = "What", .type = FIELD_LONG,
    .flags = FIELD_REQUIRED | FIELD_SENTENCE, .help = "What is to be done." },
  { .name = "owner", .label = "Who", .type = FIELD_REF, .ref = "staff",
    .help = "One person who will do it." },
  { .name = "due_on", .label = "By", .type = FIELD_DATE, .flags = FIELD_AHEAD,
    .help = "By when: 20 Nov, Fri or +7." },
};
const struct record_type record_memo_step = { .name = "memo_step", .label = "Step",
  .plural = "Steps of memos", .root = &record_improvement_memo, FIELDS(memo_step_fields) };

/* --- follow-up ------------------------------------------------------------------------------ */

const struct choice origin_choices[] = {
  { "visit", "visit" }, { "walkthrough", "walkthrough" }, { "memo", "memo" },
  { "review", "review" }, { "dilt", "DILT" }, { NULL, NULL },
};
const struct choice follow_up_state_choices[] = {
  { "open", "open" }, { "done", "done" }, { "dropped", "dropped" }, { NULL, NULL },
};
const struct choice step_choices[] = {
  { "carried", "carried on" }, { "done", "done" }, { "dropped", "dropped" },
  { "reopened", "open again" }, { NULL, NULL },
};

static bool check_follow_up(struct record *record, GError **error)
{
  set_default(record, "state", "open");
  set_default(record, "origin", "visit");
  const char *state = record_get(record, "state");
  if (strcmp(state, "open") == 0) {
    record_set(record, "closed_on", NULL);
    record_set(record, "reason", NULL);
  }
  if (strcmp(state, "dropped") == 0 && !record_get(record, "reason"))
    return fail(error, TL_ERROR_INVALID, "Why is it dropped? Give a reason in a few words.");
  return true;
}

/* What is to be done is due when it is agreed on, or later; one that came in otherwise stays as it is. */
static bool check_follow_up_change(const struct record *before, const struct record *record, GError **error)
{
  const char *due = record_get(record, "due_on"), *made = record_get(record, "made_on");
  bool open = strcmp(record_get(record, "state"), "open") == 0;
  bool as_before = before && g_strcmp0(record_get(before, "due_on"), due) == 0
                   && g_strcmp0(record_get(before, "made_on"), made) == 0;
  if (!open || as_before || strcmp(due, made) >= 0)
    return true;
  g_autofree char *due_day = date_medium(due);
  g_autofree char *made_day = date_medium(made);
  return fail(error, TL_ERROR_INVALID, "It was agreed on %s, so it cannot be due on %s. Choose a later day.",
              made_day, due_day);
}

static const struct field follow_up_fields[] = {
  { .name = "school", .label = "School", .type = FIELD_REF, .ref = "school" },
  { .name = "owner", .label = "Owner", .type = FIELD_REF, .ref = "staff", .flags = FIELD_REQUIRED,
    .help = "One person who will do it." },
  { .name = "text", .label = "What", .type = FIELD_LONG,
    .flags = FIELD_REQUIRED | FIELD_SENTENCE, .help = "What will be done, so that one can tell when it is." },
  { .name = "due_on", .label = "Due", .type = FIELD_DATE, .flags = FIELD_REQUIRED | FIELD_AHEAD,
    .help = "By when: 20 Nov, Fri or +7." },
  { .name = "made_on", .label = "Agreed", .type = FIELD_DATE, .flags = FIELD_REQUIRED | FIELD_HIDDEN },
  { .name = "origin", .label = "From", .type = FIELD_CHOICE, .choices = origin_choices,
    .flags = FIELD_HIDDEN },
  { .name = "visit", .label = "Visit", .type = FIELD_REF, .ref = "visit", .flags = FIELD_HIDDEN },
  { .name = "walkthrough", .label = "Walkthrough", .type = FIELD_REF, .ref = "walkthrough",
    .flags = FIELD_HIDDEN },
  { .name = "improvement_memo", .label = "Improvement memo", .type = FIELD_REF,
    .ref = "improvement_memo", .flags = FIELD_HIDDEN },
  { .name = "state", .label = "State", .type = FIELD_CHOICE, .choices = follow_up_state_choices,
    .flags = FIELD_HIDDEN },
  { .name = "closed_on", .label = "Closed", .type = FIELD_DATE, .flags = FIELD_HIDDEN },
  { .name = "reason", .label = "Why dropped", .max = 200, .flags = FIELD_HIDDEN },
};
static const struct record_type *const follow_up_parts[] = { &record_follow_up_step, NULL };
const struct record_type record_follow_up = { .name = "follow_up", .label = "Follow-up",
  .plural = "Follow-ups", .title = "text", .parts = follow_up_parts, .check = check_follow_up,
  .check_change = check_follow_up_change, FIELDS(follow_up_fields) };

static const struct field follow_up_step_fields[] = {
  POSITION,
  { .name = "step_on", .label = "On", .type = FIELD_DATE, .flags = FIELD_REQUIRED },
  { .name = "step", .label = "What became of it", .type = FIELD_CHOICE, .choices = step_choices,
    .flags = FIELD_REQUIRED },
  { .name = "due_on", .label = "Due", .type = FIELD_DATE, .help = "The new date." },
  { .name = "note", .label = "Note", .max = 200 },
  { .name = "visit", .label = "Visit", .type = FIELD_REF, .ref = "visit" },
};
const struct record_type record_follow_up_step = { .name = "follow_up_step", .label = "Step",
  .plural = "Steps of follow-ups", .root = &record_follow_up, FIELDS(follow_up_step_fields) };

/* --- snippet -------------------------------------------------------------------------------- */

static const struct field snippet_fields[] = {
  { .name = "staff", .label = "Of", .type = FIELD_REF, .ref = "staff",
    .flags = FIELD_FIXED | FIELD_HIDDEN },
  { .name = "shortcut", .label = "Shortcut", .type = FIELD_CODE, .flags = FIELD_REQUIRED, .max = 12,
    .help = "A few letters that find it, such as tt." },
  { .name = "text", .label = "Phrase", .type = FIELD_LONG, .flags = FIELD_REQUIRED,
    .help = "The words that are put into the comment." },
};
const struct record_type record_snippet = { .name = "snippet", .label = "Snippet",
  .plural = "Snippets", .title = "shortcut", FIELDS(snippet_fields) };

/* --- second rating -------------------------------------------------------------------------- */

static const struct field second_rating_fields[] = {
  { .name = "walkthrough", .label = "Walkthrough", .type = FIELD_REF, .ref = "walkthrough",
    .flags = FIELD_REQUIRED | FIELD_FIXED },
  { .name = "rater", .label = "Rated by", .type = FIELD_REF, .ref = "staff",
    .flags = FIELD_REQUIRED | FIELD_FIXED },
  { .name = "rated_at", .label = "Rated", .type = FIELD_INSTANT, .flags = FIELD_REQUIRED },
};
static const struct record_type *const second_rating_parts[] = { &record_second_mark, NULL };
const struct record_type record_second_rating = { .name = "second_rating",
  .label = "Second rating", .plural = "Second ratings", .title = "rated_at",
  .parts = second_rating_parts, FIELDS(second_rating_fields) };

static const struct field second_mark_fields[] = {
  { .name = "strategy", .label = "Strategy", .type = FIELD_REF, .ref = "strategy",
    .flags = FIELD_KEY | FIELD_REQUIRED },
  { .name = "level", .label = "Mark", .type = FIELD_CODE, .max = 20 },
};
const struct record_type record_second_mark = { .name = "second_mark", .label = "Mark",
  .plural = "Marks of second ratings", .root = &record_second_rating, FIELDS(second_mark_fields) };

/* --- map of a wide file --------------------------------------------------------------------- */

const struct choice map_kind_choices[] = {
  { "walkthroughs", "walkthroughs" }, { "self-assessments", "self-assessments" },
  { "sip", "SIP status" }, { NULL, NULL },
};

static const struct field import_map_fields[] = {
  { .name = "name", .label = "Name", .flags = FIELD_REQUIRED, .max = 60,
    .help = "What the form is called that the file comes from." },
  { .name = "kind", .label = "Kind", .type = FIELD_CHOICE, .choices = map_kind_choices,
    .flags = FIELD_REQUIRED, .help = "What its rows are." },
  { .name = "text", .label = "Map", .type = FIELD_LONG, .flags = FIELD_REQUIRED,
    .help = "Which column is what, as a map file says it." },
};
const struct record_type record_import_map = { .name = "import_map", .label = "Map of a file",
  .plural = "Maps of files", .title = "name", FIELDS(import_map_fields) };
