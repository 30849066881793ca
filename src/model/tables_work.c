/* Field tables of the work: forms, walkthroughs, self-assessments and plans. */
#include "model/tables.h"

#include "model/name.h"
#include "base/error.h"

#include <string.h>

/* A table keeps its rows. */
/* clang-format off */
#define FIELDS(table) .fields = table, .field_count = G_N_ELEMENTS(table)
#define POSITION                                                                                   \
  { .name = "position", .label = "Number", .type = FIELD_INT, .flags = FIELD_KEY | FIELD_HIDDEN }
#define ORDER                                                                                      \
  { .name = "position", .label = "Number", .type = FIELD_INT, .flags = FIELD_HIDDEN }
#define CODE(text)                                                                                 \
  { .name = "code", .label = "Code", .type = FIELD_CODE, .flags = FIELD_REQUIRED, .max = 40,       \
    .help = text }

static void set_default(struct record *record, const char *name, const char *value)
{
  if (!record_get(record, name))
    record_set(record, name, value);
}

static bool check_active(struct record *record, GError **error)
{
  (void)error;
  set_default(record, "active", "1");
  return true;
}

/* --- scales and forms ----------------------------------------------------------------------- */

const struct choice counts_choices[] = {
  { "seen", "seen" }, { "not_seen", "not seen" }, { "neither", "neither" }, { NULL, NULL },
};

static const struct field scale_fields[] = {
  CODE("A short word that stays the same."),
  { .name = "name", .label = "Name", .flags = FIELD_REQUIRED, .max = 80,
    .help = "Such as: seen, partly, not seen." },
};
static const struct record_type *const scale_parts[] = { &record_level, NULL };
const struct record_type record_scale = { .name = "scale", .label = "Scale", .plural = "Scales",
  .title = "name", .parts = scale_parts, FIELDS(scale_fields) };

static const struct field level_fields[] = {
  { .name = "code", .label = "Code", .type = FIELD_CODE, .flags = FIELD_KEY | FIELD_REQUIRED,
    .max = 20, .help = "A short word that stays the same." },
  ORDER,
  { .name = "key", .label = "Key", .flags = FIELD_REQUIRED, .max = 1,
    .help = "The key that sets this mark." },
  { .name = "label", .label = "Label", .flags = FIELD_REQUIRED, .max = 30,
    .help = "The word on screen and slip." },
  { .name = "counts", .label = "Counts as", .type = FIELD_CHOICE, .flags = FIELD_REQUIRED,
    .choices = counts_choices, .help = "Seen, not seen, or neither." },
};
const struct record_type record_level = { .name = "level", .label = "Level", .plural = "Levels",
  .root = &record_scale, FIELDS(level_fields) };

static const struct field strategy_fields[] = {
  CODE("A short word that stays the same from version to version."),
  { .name = "name", .label = "Strategy", .flags = FIELD_REQUIRED, .max = 120,
    .help = "What is looked for." },
  { .name = "look_for", .label = "Look for", .type = FIELD_LONG,
    .help = "One line: what it looks like in a classroom." },
  { .name = "active", .label = "Active", .type = FIELD_FLAG,
    .help = "A retired strategy stays with the walkthroughs it was marked in." },
};
const struct record_type record_strategy = { .name = "strategy", .label = "Strategy",
  .plural = "Strategies", .title = "name", .check = check_active, FIELDS(strategy_fields) };

static bool check_instrument(struct record *record, GError **error)
{
  set_default(record, "is_default", "0");
  return check_active(record, error);
}

static const struct field instrument_fields[] = {
  CODE("A short word that stays the same."),
  { .name = "name", .label = "Form", .flags = FIELD_REQUIRED, .max = 80,
    .help = "The form’s name as observers know it." },
  { .name = "is_default", .label = "Offered first", .type = FIELD_FLAG,
    .help = "The form that a new walkthrough begins with." },
  { .name = "active", .label = "Active", .type = FIELD_FLAG,
    .help = "A retired form stays with its walkthroughs and is no longer offered." },
};
const struct record_type record_instrument = { .name = "instrument", .label = "Form",
  .plural = "Forms", .title = "name", .check = check_instrument, FIELDS(instrument_fields) };

static const struct field instrument_version_fields[] = {
  { .name = "instrument", .label = "Form", .type = FIELD_REF, .ref = "instrument",
    .flags = FIELD_REQUIRED },
  { .name = "version", .label = "Version", .type = FIELD_INT, .flags = FIELD_REQUIRED, .min = 1,
    .max = 9999 },
  { .name = "scale", .label = "Scale", .type = FIELD_REF, .ref = "scale", .flags = FIELD_REQUIRED },
  { .name = "published_on", .label = "Published", .type = FIELD_DATE },
};
static const struct record_type *const version_parts[] = { &record_instrument_item, NULL };
const struct record_type record_instrument_version = { .name = "instrument_version",
  .label = "Version of a form", .plural = "Versions of forms", .title = "version",
  .parts = version_parts, FIELDS(instrument_version_fields) };

static const struct field instrument_item_fields[] = {
  POSITION,
  { .name = "strategy", .label = "Strategy", .type = FIELD_REF, .ref = "strategy",
    .flags = FIELD_REQUIRED },
  { .name = "wording", .label = "Wording", .flags = FIELD_REQUIRED, .max = 120 },
  { .name = "look_for", .label = "Look for", .type = FIELD_LONG },
  { .name = "grouping", .label = "Group", .max = 60 },
};
const struct record_type record_instrument_item = { .name = "instrument_item", .label = "Item",
  .plural = "Items", .root = &record_instrument_version, FIELDS(instrument_item_fields) };

const struct choice how_choices[] = {
  { "mailbox", "in the mailbox" }, { "hand", "by hand" }, { "email", "by e-mail" },
  { "talk", "in a talk" }, { NULL, NULL },
};

static bool check_visit_type(struct record *record, GError **error)
{
  set_default(record, "delivered_how", "mailbox");
  set_default(record, "evaluative", "0");
  set_default(record, "counts_as_observation", "0");
  set_default(record, "is_default", "0");
  return check_active(record, error);
}

static const struct field visit_type_fields[] = {
  CODE("A short word that stays the same."),
  { .name = "name", .label = "Name", .flags = FIELD_REQUIRED, .max = 60,
    .help = "What this kind of visit is called." },
  { .name = "evaluative", .label = "Evaluative", .type = FIELD_FLAG,
    .help = "Whether it is part of an evaluation." },
  { .name = "counts_as_observation", .label = "Counts as an observation", .type = FIELD_FLAG },
  { .name = "minimum_minutes", .label = "At least minutes", .type = FIELD_INT, .max = 300 },
  { .name = "feedback_days", .label = "Feedback in school days", .type = FIELD_INT, .max = 60 },
  { .name = "delivered_how", .label = "Delivered", .type = FIELD_CHOICE, .choices = how_choices,
    .help = "How the teacher gets the slip." },
  { .name = "sentence", .label = "Sentence on the slip", .type = FIELD_LONG, .flags = FIELD_SENTENCE,
    .help = "Tells the teacher what kind of visit it was." },
  { .name = "is_default", .label = "Offered first", .type = FIELD_FLAG },
  { .name = "active", .label = "Active", .type = FIELD_FLAG },
  { .name = "confirmed_on", .label = "Confirmed", .type = FIELD_DATE, .flags = FIELD_HIDDEN },
};
const struct record_type record_visit_type = { .name = "visit_type", .label = "Visit type",
  .plural = "Visit types", .title = "name", .check = check_visit_type, FIELDS(visit_type_fields) };

/* --- walkthrough ---------------------------------------------------------------------------- */

const struct choice outcome_choices[] = {
  { "made", "made" },           { "substitute", "substitute" },
  { "testing", "testing" },     { "empty", "empty room" },
  { "come_back", "asked to come back" }, { NULL, NULL },
};
const struct choice state_choices[] = {
  { "final", "final" }, { "delivered", "delivered" }, { "signed", "signed" }, { NULL, NULL },
};

static bool check_walkthrough(struct record *record, GError **error)
{
  set_default(record, "outcome", "made");
  set_default(record, "state", "final");
  set_default(record, "entered_late", "0");
  if (!record_get(record, "teacher") && !record_get(record, "teacher_note")
      && strcmp(record_get(record, "outcome"), "made") == 0)
    return fail(error, TL_ERROR_INVALID, "Who was visited? Choose a teacher, or write who it was.");
  long present = record_get_int(record, "students_present", -1);
  if (present >= 0 && record_get_int(record, "students_on_task", 0) > present)
    return fail(error, TL_ERROR_INVALID,
                "More students on task than present (%ld). Correct one of them.", present);
  return true;
}

static const struct field walkthrough_fields[] = {
  { .name = "school", .label = "School", .type = FIELD_REF, .ref = "school", .flags = FIELD_REQUIRED,
    .help = "The school that was visited." },
  { .name = "teacher", .label = "Teacher", .type = FIELD_REF, .ref = "staff",
    .help = "Three letters of the name or a room number." },
  { .name = "teacher_note", .label = "Who instead", .max = 80,
    .help = "A substitute’s name, or who it was if not on the list." },
  { .name = "recorder", .label = "Recorded by", .type = FIELD_REF, .ref = "staff",
    .flags = FIELD_REQUIRED, .help = "Who wrote it down." },
  { .name = "made_on", .label = "Date", .type = FIELD_DATE, .flags = FIELD_REQUIRED,
    .help = "The day of the visit." },
  { .name = "started", .label = "Start", .type = FIELD_TIME, .help = "When it began, such as 10:31." },
  { .name = "minutes", .label = "Minutes", .type = FIELD_INT, .max = 300,
    .help = "How long it lasted." },
  { .name = "instrument_version", .label = "Form", .type = FIELD_REF, .ref = "instrument_version",
    .flags = FIELD_REQUIRED },
  { .name = "visit_type", .label = "Visit type", .type = FIELD_REF, .ref = "visit_type",
    .flags = FIELD_REQUIRED },
  { .name = "outcome", .label = "Outcome", .type = FIELD_CHOICE, .choices = outcome_choices,
    .flags = FIELD_HIDDEN },
  { .name = "state", .label = "State", .type = FIELD_CHOICE, .choices = state_choices,
    .flags = FIELD_HIDDEN },
  { .name = "room", .label = "Room", .type = FIELD_CODE, .max = 20 },
  { .name = "grade", .label = "Grade", .max = 20 },
  { .name = "subject", .label = "Subject", .max = 60 },
  { .name = "period", .label = "Period", .type = FIELD_CODE, .max = 20 },
  { .name = "lesson_part", .label = "Part of lesson", .max = 40,
    .help = "Such as opening, middle or close." },
  { .name = "grouping", .label = "Grouping", .max = 40,
    .help = "Such as whole class, small groups, pairs, alone." },
  { .name = "students_present", .label = "Students present", .type = FIELD_INT, .max = 400 },
  { .name = "students_on_task", .label = "Students on task", .type = FIELD_INT, .max = 400 },
  { .name = "what_worked", .label = "What worked", .type = FIELD_LONG,
    .help = "The teacher reads this on the slip." },
  { .name = "next_step", .label = "Next step or question", .type = FIELD_LONG,
    .help = "The teacher reads this on the slip." },
  { .name = "private_note", .label = "Private notes", .type = FIELD_LONG, .flags = FIELD_PRIVATE,
    .help = "Not on slip or packet; part of the record." },
  { .name = "visit", .label = "Visit", .type = FIELD_REF, .ref = "visit", .flags = FIELD_HIDDEN },
  { .name = "signed_on", .label = "Signed", .type = FIELD_DATE, .flags = FIELD_HIDDEN },
  { .name = "reply", .label = "The teacher’s reply", .type = FIELD_LONG, .flags = FIELD_HIDDEN,
    .help = "What the teacher wrote back; kept with the record." },
  { .name = "entered_late", .label = "Entered later", .type = FIELD_FLAG, .flags = FIELD_HIDDEN },
  { .name = "finished_at", .label = "Finished", .type = FIELD_INSTANT, .flags = FIELD_HIDDEN },
  { .name = "external_source", .label = "Source", .flags = FIELD_HIDDEN },
  { .name = "external_id", .label = "External id", .type = FIELD_CODE, .flags = FIELD_HIDDEN },
};
static const struct record_type *const walkthrough_parts[] = { &record_companion, &record_mark,
                                                               &record_delivery, &record_amendment, NULL };
const struct record_type record_walkthrough = { .name = "walkthrough", .label = "Walkthrough",
  .plural = "Walkthroughs", .title = "made_on", .parts = walkthrough_parts,
  .check = check_walkthrough, FIELDS(walkthrough_fields) };

static const struct field companion_fields[] = {
  { .name = "staff", .label = "With", .type = FIELD_REF, .ref = "staff",
    .flags = FIELD_KEY | FIELD_REQUIRED },
};
const struct record_type record_companion = { .name = "companion", .label = "Companion",
  .plural = "Companions", .root = &record_walkthrough, FIELDS(companion_fields) };

static const struct field mark_fields[] = {
  { .name = "strategy", .label = "Strategy", .type = FIELD_REF, .ref = "strategy",
    .flags = FIELD_KEY | FIELD_REQUIRED },
  { .name = "level", .label = "Mark", .type = FIELD_CODE, .max = 20 },
  { .name = "comment", .label = "Comment", .type = FIELD_LONG },
};
const struct record_type record_mark = { .name = "mark", .label = "Mark", .plural = "Marks",
  .root = &record_walkthrough, FIELDS(mark_fields) };

static const struct field delivery_fields[] = {
  POSITION,
  { .name = "delivered_on", .label = "Delivered", .type = FIELD_DATE, .flags = FIELD_REQUIRED },
  { .name = "delivered_time", .label = "At", .type = FIELD_TIME },
  { .name = "how", .label = "How", .type = FIELD_CHOICE, .choices = how_choices,
    .flags = FIELD_REQUIRED },
  { .name = "staff", .label = "By", .type = FIELD_REF, .ref = "staff" },
};
const struct record_type record_delivery = { .name = "delivery", .label = "Delivery",
  .plural = "Deliveries", .root = &record_walkthrough, FIELDS(delivery_fields) };

static const struct field amendment_fields[] = {
  POSITION,
  { .name = "amended_at", .label = "Amended", .type = FIELD_INSTANT, .flags = FIELD_REQUIRED },
  { .name = "staff", .label = "By", .type = FIELD_REF, .ref = "staff" },
  { .name = "reason", .label = "Reason", .max = 200, .flags = FIELD_REQUIRED,
    .help = "Why it is changed after the teacher got it; printed on the slip." },
  { .name = "before", .label = "What it said", .type = FIELD_LONG,
    .flags = FIELD_REQUIRED | FIELD_HIDDEN },
};
const struct record_type record_amendment = { .name = "amendment", .label = "Amendment",
  .plural = "Amendments", .root = &record_walkthrough, FIELDS(amendment_fields) };

/* --- rubric and self-assessment ------------------------------------------------------------- */

static bool check_rubric(struct record *record, GError **error)
{
  (void)error;
  set_default(record, "is_default", "0");
  return true;
}

static const struct field rubric_fields[] = {
  CODE("A short word that stays the same."),
  { .name = "name", .label = "Rubric", .flags = FIELD_REQUIRED, .max = 80 },
  { .name = "is_default", .label = "In use", .type = FIELD_FLAG },
};
static const struct record_type *const rubric_parts[] = { &record_rubric_level, &record_standard,
                                                          &record_descriptor, NULL };
const struct record_type record_rubric = { .name = "rubric", .label = "Rubric",
  .plural = "Rubrics", .title = "name", .parts = rubric_parts, .check = check_rubric,
  FIELDS(rubric_fields) };

static const struct field rubric_level_fields[] = {
  { .name = "code", .label = "Code", .type = FIELD_CODE, .flags = FIELD_KEY | FIELD_REQUIRED,
    .max = 20, .help = "The letters on a grid, such as HE." },
  ORDER,
  { .name = "label", .label = "Label", .flags = FIELD_REQUIRED, .max = 40 },
};
const struct record_type record_rubric_level = { .name = "rubric_level", .label = "Level",
  .plural = "Levels", .root = &record_rubric, FIELDS(rubric_level_fields) };

static const struct field standard_fields[] = {
  { .name = "code", .label = "Code", .type = FIELD_CODE, .flags = FIELD_KEY | FIELD_REQUIRED,
    .max = 40 },
  ORDER,
  { .name = "name", .label = "Standard", .flags = FIELD_REQUIRED, .max = 60 },
};
const struct record_type record_standard = { .name = "standard", .label = "Standard",
  .plural = "Standards", .root = &record_rubric, FIELDS(standard_fields) };

static const struct field descriptor_fields[] = {
  { .name = "standard", .label = "Standard", .type = FIELD_CODE, .flags = FIELD_KEY | FIELD_REQUIRED },
  { .name = "level", .label = "Level", .type = FIELD_CODE, .flags = FIELD_KEY | FIELD_REQUIRED },
  { .name = "text", .label = "Descriptor", .type = FIELD_LONG, .flags = FIELD_REQUIRED },
};
const struct record_type record_descriptor = { .name = "descriptor", .label = "Descriptor",
  .plural = "Descriptors", .root = &record_rubric, FIELDS(descriptor_fields) };

const struct choice goal_met_choices[] = {
  { "met", "met" }, { "partly", "partly met" }, { "not_met", "not met" }, { NULL, NULL },
};

static const struct field self_assessment_fields[] = {
  { .name = "staff", .label = "Administrator", .type = FIELD_REF, .ref = "staff",
    .flags = FIELD_REQUIRED | FIELD_FIXED },
  { .name = "month", .label = "Month", .type = FIELD_MONTH, .flags = FIELD_REQUIRED | FIELD_FIXED },
  { .name = "rubric", .label = "Rubric", .type = FIELD_REF, .ref = "rubric", .flags = FIELD_REQUIRED },
  { .name = "submitted_at", .label = "Submitted", .type = FIELD_INSTANT, .flags = FIELD_HIDDEN },
  { .name = "goal_met", .label = "Last month’s goal", .type = FIELD_CHOICE,
    .choices = goal_met_choices, .help = "Was the goal that was set last month met?" },
  { .name = "working_on", .label = "Still working on", .type = FIELD_LONG,
    .help = "What is not where you want it yet, if you wish to say so." },
};
static const struct record_type *const assessment_parts[] = { &record_rating, &record_assessment_goal,
                                                              NULL };
const struct record_type record_self_assessment = { .name = "self_assessment",
  .label = "Self-assessment", .plural = "Self-assessments", .title = "month",
  .parts = assessment_parts, FIELDS(self_assessment_fields) };

static const struct field rating_fields[] = {
  { .name = "standard", .label = "Standard", .type = FIELD_CODE, .flags = FIELD_KEY | FIELD_REQUIRED },
  { .name = "level", .label = "Rating", .type = FIELD_CODE },
  { .name = "rationale", .label = "Why", .type = FIELD_LONG, .help = "Why this level?" },
  { .name = "evidence", .label = "What shows it", .type = FIELD_LONG,
    .help = "What would a visitor see or read that shows it?" },
};
const struct record_type record_rating = { .name = "rating", .label = "Rating",
  .plural = "Ratings", .root = &record_self_assessment, FIELDS(rating_fields) };

static const struct field assessment_goal_fields[] = {
  POSITION,
  { .name = "text", .label = "Goal for next month", .type = FIELD_LONG,
    .help = "What will be different by the end of next month?" },
  { .name = "steps", .label = "Steps", .type = FIELD_LONG, .help = "What you will do to reach it." },
};
const struct record_type record_assessment_goal = { .name = "assessment_goal", .label = "Goal",
  .plural = "Goals", .root = &record_self_assessment, FIELDS(assessment_goal_fields) };

/* --- plans ---------------------------------------------------------------------------------- */

static const struct field strategic_objective_fields[] = {
  CODE("Such as 1."),
  { .name = "name", .label = "Strategic objective", .flags = FIELD_REQUIRED, .max = 300 },
  { .name = "active", .label = "Active", .type = FIELD_FLAG },
};
const struct record_type record_strategic_objective = { .name = "strategic_objective",
  .label = "Strategic objective", .plural = "Strategic objectives", .title = "name",
  .check = check_active, FIELDS(strategic_objective_fields) };

static const struct field initiative_fields[] = {
  { .name = "strategic_objective", .label = "Strategic objective", .type = FIELD_REF,
    .ref = "strategic_objective", .flags = FIELD_REQUIRED },
  CODE("Such as 1.2."),
  { .name = "name", .label = "Initiative", .flags = FIELD_REQUIRED, .max = 300 },
  { .name = "active", .label = "Active", .type = FIELD_FLAG },
};
const struct record_type record_initiative = { .name = "initiative", .label = "Initiative",
  .plural = "Initiatives", .title = "name", .check = check_active, FIELDS(initiative_fields) };

static const struct field sip_goal_fields[] = {
  { .name = "school", .label = "School", .type = FIELD_REF, .ref = "school",
    .flags = FIELD_REQUIRED | FIELD_FIXED },
  { .name = "school_year", .label = "School year", .flags = FIELD_REQUIRED, .max = 12,
    .help = "Such as SY2026-27." },
  CODE("Such as 2."),
  { .name = "text", .label = "Goal", .type = FIELD_LONG, .flags = FIELD_REQUIRED | FIELD_SENTENCE,
    .help = "The goal as it stands in the School Improvement Plan." },
};
const struct record_type record_sip_goal = { .name = "sip_goal", .label = "SIP goal",
  .plural = "SIP goals", .title = "text", FIELDS(sip_goal_fields) };

const struct choice status_choices[] = {
  { "complete", "complete" }, { "in_progress", "in progress" }, { "no_action", "no action" },
  { NULL, NULL },
};

static const struct field sip_item_fields[] = {
  { .name = "sip_goal", .label = "Goal", .type = FIELD_REF, .ref = "sip_goal",
    .flags = FIELD_REQUIRED, .help = "The goal that this item belongs to." },
  CODE("Such as 2.1."),
  { .name = "text", .label = "Item", .type = FIELD_LONG, .flags = FIELD_REQUIRED | FIELD_SENTENCE,
    .help = "One line of the plan: what will be done." },
  { .name = "owner", .label = "Owner", .type = FIELD_REF, .ref = "staff",
    .help = "One person who answers for it." },
  { .name = "owner_role", .label = "Owner’s role", .max = 60,
    .help = "How an owner who is no administrator appears in the packet, such as science lead." },
  { .name = "due_on", .label = "Due", .type = FIELD_DATE, .flags = FIELD_AHEAD,
    .help = "By when: 20 Nov, Fri or +7." },
  { .name = "initiative", .label = "Serves", .type = FIELD_REF, .ref = "initiative",
    .help = "The initiative of the district’s plan that it serves." },
  { .name = "active", .label = "Active", .type = FIELD_FLAG,
    .help = "An item that was dropped stays and is no longer asked for." },
};
static const struct record_type *const sip_item_parts[] = { &record_sip_status, NULL };
const struct record_type record_sip_item = { .name = "sip_item", .label = "SIP item",
  .plural = "SIP items", .title = "text", .parts = sip_item_parts, .check = check_active,
  FIELDS(sip_item_fields) };

static const struct field sip_status_fields[] = {
  { .name = "month", .label = "Month", .type = FIELD_MONTH, .flags = FIELD_KEY | FIELD_REQUIRED },
  { .name = "status", .label = "Status", .type = FIELD_CHOICE, .choices = status_choices,
    .flags = FIELD_REQUIRED },
  { .name = "note", .label = "Note", .type = FIELD_LONG },
};
const struct record_type record_sip_status = { .name = "sip_status", .label = "Status",
  .plural = "Status by month", .root = &record_sip_item, FIELDS(sip_status_fields) };

const char *status_letter(const char *status)
{
  if (!status)
    return "·";
  return strcmp(status, "complete") == 0 ? "C" : strcmp(status, "in_progress") == 0 ? "P" : "N";
}
