#include "exchange/school_hours.h"

#include "base/text.h"
#include "model/date.h"

#include <stdio.h>
#include <string.h>

enum { LAST_HOUR = 5, HALF_DAY = 12 };

char *school_hours_afternoon(struct import_session *session, const char *text,
                             struct import_place place, bool *told)
{
  int hour = 0, minute = 0;
  g_autofree char *clean = text_clean(text, true);
  g_autofree char *time = clean && *clean != '0' ? time_parse(clean, NULL) : NULL;
  if (!time || strpbrk(clean, "aApP") || sscanf(time, "%2d:%2d", &hour, &minute) != 2 || hour < 1
      || hour > LAST_HOUR)
    return NULL;
  char *afternoon = g_strdup_printf("%02d:%02d", hour + HALF_DAY, minute);
  if (!*told)
    import_session_notice(session, place,
                          "times such as %s were read as afternoon (%s); write %s for the night",
                          clean, afternoon, time);
  *told = true;
  return afternoon;
}
