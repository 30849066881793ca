/* A PDF on its way to a printer, by IPP. */
#ifndef TL_PRESS_PRINTER_H
#define TL_PRESS_PRINTER_H

#include <glib.h>
#include <stdbool.h>

/* Sends what descriptor gives, to its end, to the printer of that name or address (`ipp://…`);
 * NULL: the one that is used unless one is named. False with error: no such printer, not reached,
 * refused. */
bool printer_send(int descriptor, const char *name, const char *title, GError **error);

/* Prints the names of the printers, one a line, the usual one first. */
void printer_list(void);

/* Prints the name of the usual one, if there is one; without looking round the network. */
void printer_usual(void);

#endif
