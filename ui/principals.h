/* The month's board of principals, and the page of one. */
#ifndef TL_UI_PRINCIPALS_H
#define TL_UI_PRINCIPALS_H

#include "report/figures.h"
#include "ui/screen.h"

/* The board's rows: one a principal, in the order of their schools. Columns: uid, name, place,
 * done, target, submitted, ready (`—`:
 * nothing was due), missing. Yours. */
struct rowset *principals_rows(const struct figures *figures);

/* How the SIP items of the schools that a person leads stand, together. */
struct figures_status principals_status(const struct figures *figures,
                                        const struct administrator *person);

/* True when nothing is missing for DILT: the self-assessment is in, where one is expected, and
 * every SIP item has a status. */
bool principals_ready(const struct figures *figures, const struct administrator *person);

/* The colour of a role as an enum style. */
unsigned principals_style(enum role role);

/* Letters of a self-assessment, `HE E  IN ·`, in their colours; returns the columns taken. NULL:
 * not submitted. */
int principals_draw_letters(const struct figures *figures,
                            const struct figures_assessment *assessment, struct canvas *canvas,
                            int row, int column);

/* `9C 7P 2N 1·`, in their colours; returns the columns taken. */
int principals_draw_status(struct figures_status status, struct canvas *canvas, int row,
                           int column);

extern const struct screen_type screen_principals;
extern const struct screen_type screen_principal;

#endif
