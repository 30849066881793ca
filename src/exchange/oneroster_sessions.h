/* The school years of a roster. Only for import_oneroster. */
#ifndef TL_EXCHANGE_ONEROSTER_SESSIONS_H
#define TL_EXCHANGE_ONEROSTER_SESSIONS_H

#include "exchange/oneroster_files.h"

/* Reads academicSessions.csv; a school year that the store has not is added, with its first and
 * last day of school: those of its terms where its own are the whole year; what has neither is
 * told. False with error where no more can be done. */
bool oneroster_sessions_read(struct import_session *session, struct oneroster_files *files,
                             GError **error);

#endif
