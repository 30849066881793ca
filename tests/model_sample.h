/* A made-up record type with a field of each kind, for tests of fields and records. */
#ifndef TL_TESTS_MODEL_SAMPLE_H
#define TL_TESTS_MODEL_SAMPLE_H

#include "base/error.h"
#include "model/record.h"

#define TODAY "2026-11-12"

static const struct choice states[] = {
  { "in_progress", "In progress" },
  { "complete", "[C] complete" },
  { "none", NULL },
  { NULL, NULL },
};

static const struct field mark_fields[] = {
  { .name = "strategy",
    .label = "Strategy",
    .type = FIELD_REF,
    .flags = FIELD_REQUIRED | FIELD_KEY,
    .ref = "strategy" },
  { .name = "level", .label = "Mark", .type = FIELD_CODE, .max = 4 },
  { .name = "comment", .label = "Comment", .type = FIELD_LONG },
};

static const struct record_type mark_type = { .name = "mark",
                                              .label = "Mark",
                                              .plural = "Marks",
                                              .fields = mark_fields,
                                              .field_count = G_N_ELEMENTS(mark_fields) };
static const struct record_type note_type = { .name = "note",
                                              .label = "Note",
                                              .plural = "Notes",
                                              .fields = mark_fields,
                                              .field_count = G_N_ELEMENTS(mark_fields) };
static const struct record_type *const visit_parts[] = { &mark_type, &note_type, NULL };

enum {
  NAME,
  CODE,
  MINUTES,
  DONE,
  HELD_ON,
  START,
  MONTH,
  CHANGED_AT,
  STATE,
  TEXT,
  PRIVATE,
  SORT_KEY
};

static const struct field visit_fields[] = {
  [NAME] = { .name = "name",
             .label = "Name",
             .type = FIELD_TEXT,
             .flags = FIELD_REQUIRED,
             .max = 10 },
  [CODE] = { .name = "code", .label = "Code", .type = FIELD_CODE },
  [MINUTES] = { .name = "minutes", .label = "Minutes", .type = FIELD_INT, .min = -5, .max = 2000 },
  [DONE] = { .name = "done", .label = "Done", .type = FIELD_FLAG },
  [HELD_ON] = { .name = "held_on", .label = "Date", .type = FIELD_DATE },
  [START] = { .name = "start", .label = "Start", .type = FIELD_TIME },
  [MONTH] = { .name = "month", .label = "Month", .type = FIELD_MONTH },
  [CHANGED_AT] = { .name = "changed_at", .label = "Changed", .type = FIELD_INSTANT },
  [STATE] = { .name = "state", .label = "Status", .type = FIELD_CHOICE, .choices = states },
  [TEXT] = { .name = "text", .label = "Text", .type = FIELD_LONG },
  [PRIVATE] = { .name = "private_note",
                .label = "Private note",
                .type = FIELD_LONG,
                .flags = FIELD_PRIVATE },
  [SORT_KEY] = { .name = "sort_key",
                 .label = "Sort key",
                 .type = FIELD_TEXT,
                 .flags = FIELD_DERIVED | FIELD_REQUIRED },
};

static bool check_visit(struct record *record, GError **error)
{
  if (record_get_int(record, "minutes", 0) < 0)
    return fail(error, TL_ERROR_INVALID, "It ends before it begins.");
  record_set(record, "sort_key", record_get(record, "name"));
  return true;
}

static const struct record_type visit_type = { .name = "visit",
                                               .label = "Visit",
                                               .plural = "Visits",
                                               .fields = visit_fields,
                                               .field_count = G_N_ELEMENTS(visit_fields),
                                               .parts = visit_parts,
                                               .check = check_visit };

#endif
