/* The packet of a month's DILT meeting: what is missing, what names teachers, how it will read,
 * export. */
#ifndef TL_UI_PACKET_H
#define TL_UI_PACKET_H

#include "base/auto.h"
#include "document/document.h"
#include "ui/screen.h"
#include "ui/session.h"

/* Argument: the month, or NULL for the one that is due. */
extern const struct screen_type screen_packet;

/* What the screen shows of a month. */
struct packet_view {
  char *month;
  struct rowset *rows; /* what is missing, and texts that name teachers */
  char *meeting; /* `Thu 19 Nov 2026, 8:00–15:00, Kuss Middle, library; run by Rosa Alvarez` or that
                    none is set */
  char *due;     /* `Input is due Mon 16 Nov 2026.`; NULL: no day is set */
  char *standing; /* `37 of 40 self-assessments are in, 3 SIP items have no status.` */
  int warnings;   /* texts that name teachers */
};

/* Reads what there is to say. NULL with error. Yours. */
struct packet_view *packet_view_read(struct session *session, const char *month, GError **error);

/* Rows with the columns key, group, what, detail, screen and argument of where Enter goes: those of
 * view, then the sections of document (may be NULL), which have no screen but `section`, their
 * number. Yours. */
struct rowset *packet_view_rows(const struct packet_view *view, const struct document *document);
void packet_view_free(struct packet_view *view);

/* Shows section number of document, and from there the others. */
void packet_preview(struct app *app, const struct document *document, int number);

/* Asks for format and place, writes it and says where. */
void packet_export(struct app *app, const struct document *document, const char *month);

DEFINE_AUTO(packet_view)

#endif
