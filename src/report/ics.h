/* Planned visits and DILT days as a calendar file (RFC 5545). */
#ifndef TL_REPORT_ICS_H
#define TL_REPORT_ICS_H

#include "db/store.h"

/* The calendar of the person in use as text, lines ended by CRLF and folded at 75 octets. Times are
 * local and float: a visit at nine is at nine by the school's clock, whatever the reader's zone is;
 * only the stamp of when it was written is UTC. What has no time is an all-day event. The same data
 * and clock give the same bytes; an event keeps its UID, and its SEQUENCE grows with each change.
 * *count (may be NULL) becomes how many events. NULL with error. Yours. */
char *ics_build(struct store *store, int *count, GError **error);

#endif
