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
extern const struct record_type record_visit;
extern const struct record_type record_walkthrough;
extern const struct record_type record_improvement_memo;
extern const struct record_type record_follow_up;
extern const struct record_type record_snippet;
extern const struct record_type record_second_rating;
extern const struct record_type record_import_map;

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
extern const struct record_type record_delivery;        /* of walkthrough: how the slip got there */
extern const struct record_type record_amendment;       /* of walkthrough: what it said before */
extern const struct record_type record_visit_companion; /* of visit */
extern const struct record_type record_memo_step;       /* of improvement_memo */
extern const struct record_type record_follow_up_step;  /* of follow_up: what became of it */
extern const struct record_type record_second_mark;     /* of second_rating */

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
extern const struct choice how_choices[];             /* of a delivery: mailbox, hand, email, talk */
extern const struct choice visit_state_choices[];     /* planned, open, made, missed */
extern const struct choice follow_up_state_choices[]; /* open, done, dropped */
extern const struct choice step_choices[];            /* carried, done, dropped, reopened */
extern const struct choice origin_choices[];          /* of a follow-up */
extern const struct choice map_kind_choices[];        /* walkthroughs, self-assessments, sip */

/* The letter of a SIP status (`C`, `P`, `N`), or `·` for none. Borrowed. */
const char *status_letter(const char *status);

#endif
