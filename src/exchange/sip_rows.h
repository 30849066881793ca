/* Rows of School Improvement Plans: goals, items and their status by month. Only for import_sip. */
#ifndef TL_EXCHANGE_SIP_ROWS_H
#define TL_EXCHANGE_SIP_ROWS_H

#include "exchange/import_item.h"
#include "exchange/import_table.h"
#include "exchange/sip_kept.h"

enum sip_column {
  SIP_SCHOOL,
  SIP_YEAR,
  SIP_GOAL_CODE,
  SIP_GOAL,
  SIP_CODE,
  SIP_TEXT,
  SIP_OWNER,
  SIP_OWNER_ROLE,
  SIP_DUE_ON,
  SIP_INITIATIVE,
  SIP_ACTIVE,
  SIP_MONTH,
  SIP_STATUS,
  SIP_NOTE,
  SIP_COLUMN_COUNT
};

struct sip_rows;

/* Loads what the store has. months (struct import_month) are the file's columns of statuses;
 * borrowed. NULL with error. Yours. */
struct sip_rows *sip_rows_load(struct import_session *session, const GArray *months,
                               GError **error);
void sip_rows_free(struct sip_rows *rows);

/* Takes a row; cells by enum sip_column, then those of the months. False with why it is refused. */
bool sip_rows_take(struct sip_rows *rows, const char *const *cells, struct import_place place,
                   GError **error);

/* The same for a row of a form: the item must be in the plan already, with its goal's code, or by
 * its own alone; and a status that was changed here since it was filled in stays. */
bool sip_rows_take_known(struct sip_rows *rows, const char *const *cells,
                         const struct sip_filled *filled, GError **error);

/* Saves goals, then items. False with error where no more can be done. */
bool sip_rows_save(struct sip_rows *rows, GError **error);

#endif
