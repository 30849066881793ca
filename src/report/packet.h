/* The DILT packet: a month's figures as a document. */
#ifndef TL_REPORT_PACKET_H
#define TL_REPORT_PACKET_H

#include "base/progress.h"
#include "db/store.h"
#include "document/document.h"

/* Whether the person in use makes the packet of month: the superintendent’s office and the plan
 * manager that of any, a facilitator that of the DILT they run. TL_ERROR_REFUSED says who does. */
bool packet_may_make(struct store *store, const char *month, GError **error);

/* The month of the packet that is theirs to make next: that of the next DILT, a facilitator’s of
 * the one they run, which may not have begun. NULL with error. Yours. */
char *packet_default_month(struct store *store, GError **error);

/* The packet that reports on month. NULL with TL_ERROR_REFUSED when the person in use may not make
 * one, TL_ERROR_INVALID for a month that is none or has not begun, TL_ERROR_STOPPED. Yours. */
struct document *packet_build(struct store *store, const char *month,
                              const struct progress *progress, GError **error);

/* A free text in a packet that mentions somebody whose name must not be in it. */
struct packet_warning {
  char *kind;   /* record type: `self_assessment`, `sip_item`, `target` */
  char *record; /* its uid, to open it */
  char *author; /* who wrote it, or whose it is: a person or a school */
  char *place;  /* `Rigor, what shows it` */
  char *text;   /* the whole text */
  char *name;   /* the teacher it mentions */
};

/* Texts of the packet of month that mention active teachers, for its maker to read before it is
 * printed. A name can be an ordinary word, so this warns and does not refuse. GPtrArray of struct
 * packet_warning, empty where all is well. NULL with error, as packet_build. Yours. */
GPtrArray *packet_name_warnings(struct store *store, const char *month, GError **error);

#endif
