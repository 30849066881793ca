#include "config.h"

#include "ui/draft_place.h"

static char *place_kind(const char *kind)
{
  return g_strconcat(kind, "_place", NULL);
}

bool draft_place_note(struct session *session, const char *kind, const char *record,
                      const char *place, char **noted, GError **error)
{
  if (g_strcmp0(place, *noted) == 0)
    return true;
  g_autofree char *name = place_kind(kind);
  struct draft_key key = session_draft_key(session, name, record);
  bool done = place ? draft_put(session->drafts, &key, NULL, 0, place, error)
                    : draft_remove(session->drafts, &key, error);
  if (!done)
    return false;
  g_free(*noted);
  *noted = g_strdup(place);
  return true;
}

char *draft_place_noted(struct session *session, const char *kind, const char *record)
{
  g_autofree char *name = place_kind(kind);
  struct draft_key key = session_draft_key(session, name, record);
  return draft_get(session->drafts, &key, NULL, NULL);
}
