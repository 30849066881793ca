/* Halves of sheets that are cut in one go: which half goes on which sheet. */
#ifndef TL_PRESS_STACK_H
#define TL_PRESS_STACK_H

#include "press/page.h"

/* True where every page is the half of a sheet. */
bool stack_of_halves(const struct pages *pages);

/* Gives the first of them the upper halves of all sheets, the rest the lower ones, each in their
 * order: cut together and one pile laid on the other they are in order. All of pages are halves;
 * frames: by part of sheet. */
void stack_halves(struct pages *pages, const struct frame *frames);

#endif
