/* Where the second program is, which prints, makes PDFs and spreadsheets, and unpacks ZIP files. */
#ifndef TL_BASE_PRESS_PATH_H
#define TL_BASE_PRESS_PATH_H

/* $THROUGHLINE_PRESS, else throughline-press beside the running program, else where it was
 * installed. Yours. */
char *press_path(void);

/* The press's exit status where a document that is one page would need two. */
enum { PRESS_TOO_LONG = 3 };

#endif
