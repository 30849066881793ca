/* A self-assessment that two copies of the program write at the same time. */
#ifndef TL_UI_ASSESSMENT_MERGE_H
#define TL_UI_ASSESSMENT_MERGE_H

#include "model/record.h"

/* Puts what theirs changed since base onto into, field by field: where both changed the same one,
 * that of into stays. All are self-assessments of one person and month. */
void assessment_merge(struct record *into, const struct record *base, const struct record *theirs);

#endif
