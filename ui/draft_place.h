/* Where one was in what is being typed, kept beside its draft: after the program ended one goes on
 * there. */
#ifndef TL_UI_DRAFT_PLACE_H
#define TL_UI_DRAFT_PLACE_H

#include "ui/session.h"

/* Notes the place (a text of the screen's own; NULL: nowhere) of the draft that kind and record
 * name. *noted is what was noted last, so that nothing is written twice; yours to free. False with
 * error when the disk does not take it. */
bool draft_place_note(struct session *session, const char *kind, const char *record,
                      const char *place, char **noted, GError **error);

/* The place that was noted, yours; NULL for none. */
char *draft_place_noted(struct session *session, const char *kind, const char *record);

#endif
