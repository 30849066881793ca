#include "exchange/school_hours.h"

#include "base/text.h"
#include "model/date.h"

char *school_hours_afternoon(struct import_session *session, const char *text,
                             struct import_place place, bool *told)
{
  char *afternoon = time_afternoon(text);
  if (!afternoon || *told)
    return afternoon;
  g_autofree char *clean = text_clean(text, true);
  g_autofree char *time = time_parse(clean, NULL);
  import_session_notice(session, place,
                        "times such as %s were read as afternoon (%s); write %s for the night",
                        clean, afternoon, time);
  *told = true;
  return afternoon;
}
