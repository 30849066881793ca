#include "config.h"

#include "ui/screens.h"

#include "ui/follow_up.h"
#include "ui/form_edit.h"
#include "ui/record_screen.h"
#include "ui/records.h"
#include "ui/assessment_screen.h"
#include "ui/coverage.h"
#include "ui/import_screen.h"
#include "ui/memo.h"
#include "ui/packet.h"
#include "ui/principals.h"
#include "ui/rating.h"
#include "ui/scale_screen.h"
#include "ui/session.h"
#include "ui/sip_screen.h"
#include "ui/slips_screen.h"
#include "ui/snippet.h"
#include "ui/teacher.h"
#include "ui/today.h"
#include "ui/trends.h"
#include "ui/visit.h"
#include "ui/walkthrough.h"
#include "ui/welcome.h"

#include <string.h>

const struct screen_type *const session_screens[] = {
  &screen_today,      &screen_walkthroughs, &screen_walkthrough,
  &screen_rating,     &screen_records,      &screen_phrases,
  &screen_schools,    &screen_staff,        &screen_targets,
  &screen_calendar,   &screen_forms,        &screen_record,
  &screen_packet,     &screen_welcome,      &screen_import,
  &screen_principals, &screen_principal,    &screen_self_assessment,
  &screen_sip,        &screen_sip_item,     &screen_sip_form,
  &screen_slips,      &screen_form,         &screen_scale,
  &screen_visits,     &screen_visit,        &screen_memo,
  &screen_follow_ups, &screen_coverage,     &screen_teacher,
  &screen_trends,     &screen_agreement,    NULL,
};

const struct screen_type *session_screen_named(const char *name)
{
  for (const struct screen_type *const *type = session_screens; *type; type++)
    if (strcmp((*type)->name, name) == 0)
      return *type;
  return NULL;
}

const struct screen_type *session_screen_lettered(int letter)
{
  for (const struct screen_type *const *type = session_screens; *type; type++)
    if ((*type)->letter && (*type)->letter == letter)
      return *type;
  return NULL;
}

/* The monthly screens by their letters, without `g`. */
static void go_by_letter(struct screen *screen, const struct key *key)
{
  app_go(screen->app, session_screen_lettered(key->code)->name);
}

static bool has_store(struct screen *screen)
{
  return session_of(screen->app)->store != NULL;
}

/* On screens of what is stored; where something is being written ^Y is of what was typed. */
static bool can_redo(struct screen *screen)
{
  return screen->type->refresh && screen->type->undo && session_can_redo(screen->app);
}

static void run_redo(struct screen *screen, const struct key *key)
{
  (void)key;
  session_redo(screen->app);
  screen->type->refresh(screen);
}

const struct action session_actions[] = {
  { "go.walkthrough", "Walkthrough", "Begins a walkthrough: school, teacher, and the clock runs.",
    "Anywhere", "w", 0, walkthrough_may_start, walkthrough_start, NULL },
  { "go.visit", "Visit", "Goes to the visit that is under way, or begins one: asks for the school.",
    "Anywhere", "v", 0, visit_may_start, visit_start, NULL },
  { "go.principals.letter", "Principals", "The month’s board of principals.", "Anywhere", "p", 0,
    has_store, go_by_letter, NULL },
  { "go.sip.letter", "SIP", "The School Improvement Plan and its colours.", "Anywhere", "i", 0,
    has_store, go_by_letter, NULL },
  { "go.assessment.letter", "Self-assessment", "The month’s self-assessment.", "Anywhere", "a", 0,
    has_store, go_by_letter, NULL },
  { "session.redo", "Redo", "Brings back what was taken back last (undone).", "Anywhere", "^Y",
    ACTION_QUIET, can_redo, run_redo, NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};
