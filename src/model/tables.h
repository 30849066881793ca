/* The record types: every aggregate of the store with its parts, as field tables. */
#ifndef TL_MODEL_TABLES_H
#define TL_MODEL_TABLES_H

#include "model/record.h"

/* Roots, in the order in which they can be written (each refers only to those before it). */
extern const struct record_type record_district;
extern const struct record_type record_school;
extern const struct record_type record_staff;
extern const struct record_type record_school_year;
extern const struct record_type record_scale;
extern const struct record_type record_strategy;
extern const struct record_type record_instrument;
extern const struct record_type record_instrument_version;
extern const struct record_type record_visit_type;
extern const struct record_type record_target;
extern const struct record_type record_rubric;
extern const struct record_type record_strategic_objective;
extern const struct record_type record_initiative;
extern const struct record_type record_sip_goal;
extern const struct record_type record_sip_item;
extern const struct record_type record_self_assessment;
extern const struct record_type record_dilt_meeting;
extern const struct record_type record_walkthrough;

/* Parts. */
extern const struct record_type record_assignment;      /* of staff */
extern const struct record_type record_supervision;     /* of staff: who supervises them */
extern const struct record_type record_calendar_day;    /* of school_year */
extern const struct record_type record_level;           /* of scale */
extern const struct record_type record_instrument_item; /* of instrument_version */
extern const struct record_type record_rubric_level;    /* of rubric */
extern const struct record_type record_standard;        /* of rubric */
extern const struct record_type record_descriptor;      /* of rubric */
extern const struct record_type record_sip_status;      /* of sip_item */
extern const struct record_type record_rating;          /* of self_assessment */
extern const struct record_type record_assessment_goal; /* of self_assessment */
extern const struct record_type record_companion;       /* of walkthrough: who walked along */
extern const struct record_type record_mark;            /* of walkthrough */

/* All roots in that order; NULL-terminated. */
extern const struct record_type *const record_types[];

/* A root or part by name, or NULL. */
const struct record_type *record_type_find(const char *name);

/* Words and labels used beyond one field. */
extern const struct choice role_choices[];     /* of an assignment */
extern const struct choice status_choices[];   /* complete, in_progress, no_action */
extern const struct choice counts_choices[];   /* seen, not_seen, neither */
extern const struct choice outcome_choices[];  /* made, substitute, testing, empty, come_back */
extern const struct choice state_choices[];    /* final, delivered, signed */
extern const struct choice goal_met_choices[]; /* met, partly, not_met */
extern const struct choice calendar_kind_choices[];

/* The letter of a SIP status (`C`, `P`, `N`), or `·` for none. Borrowed. */
const char *status_letter(const char *status);

#endif
