/* The signal flag: INT, HUP and TERM ask for a stop; what takes long looks here between two steps.
 */
#ifndef TL_BASE_STOP_H
#define TL_BASE_STOP_H

#include <glib.h>
#include <stdbool.h>

/* Installs handlers that set the flag and write a byte to a pipe. Called once, by main. */
void stop_install(void);

/* The signal that asks for a stop, or 0. */
int stop_signal(void);

/* Asks for a stop (a key on a screen); signal 0 takes the request back. */
void stop_request(int signal);

/* The pipe's reading end, for poll(); -1 before stop_install. */
int stop_descriptor(void);

/* False with TL_ERROR_STOPPED when a stop was asked for. */
bool stop_check(GError **error);

/* Restores the default of the signal that was received and sends it to ourselves: the last act of
 * main. */
void stop_reraise(void);

#endif
