/* The inside of the Trends screen, for trends.c and trends_draw.c. */
#ifndef TL_UI_TRENDS_OWN_H
#define TL_UI_TRENDS_OWN_H

#include "report/trends.h"
#include "ui/canvas.h"

/* Which two of strategy, school and month stand against each other; the third is chosen. */
enum trends_view {
  TRENDS_BY_MONTH,  /* strategies down, months across; one school or all */
  TRENDS_BY_SCHOOL, /* schools down, strategies across; one month */
  TRENDS_STRATEGY,  /* schools down, months across; one strategy */
  TRENDS_LINE,      /* months down, one bar each; one strategy, one school or all */
  TRENDS_VIEWS
};

struct trends_screen {
  struct trends *trends; /* NULL until it is read */
  enum trends_view view;
  char *form, *first, *last; /* what is asked for; form NULL: the first */
  char *school_uid;          /* chosen; NULL: all */
  int strategy, month;       /* the selected ones, by place */
  int school;                /* the selected one of the views with schools down */
  int top, left;             /* first row and column shown */
  int rows, columns;         /* that fit, as last drawn */
  bool narrow;               /* letters alone, so that more fit */
};

/* Rows and columns of the present view, and the selected ones. */
int trends_rows(const struct trends_screen *self);
int trends_columns(const struct trends_screen *self);
int *trends_row(struct trends_screen *self);
int *trends_column(struct trends_screen *self);

/* The place of the chosen school; TRENDS_ALL. */
int trends_chosen_school(const struct trends_screen *self);

/* The figures at row, column of the view; and which strategy, school and month they are of. */
struct trends_seen trends_cell(const struct trends_screen *self, int row, int column);
void trends_place(const struct trends_screen *self, int row, int column, int *strategy, int *school,
                  int *month);

/* What the selected cell says, in a sentence. Yours. */
char *trends_sentence(struct trends_screen *self);

void trends_draw(struct trends_screen *self, struct canvas *canvas);

#endif
