/* The files of figures.h among themselves. */
#ifndef TL_REPORT_FIGURES_PRIVATE_H
#define TL_REPORT_FIGURES_PRIVATE_H

#include "report/figures.h"

struct figures_request {
  struct store *store;
  unsigned parts;
  const char *staff, *school; /* uids that limit; NULL: all */
};

/* Each fills its part of figures, whose frame is there. */
bool figures_read_people(struct figures *figures, const struct figures_request *request,
                         GError **error);
bool figures_read_ratings(struct figures *figures, const struct figures_request *request,
                          GError **error);
bool figures_read_schools(struct figures *figures, const struct figures_request *request,
                          GError **error);
bool figures_read_plans(struct figures *figures, const struct figures_request *request,
                        GError **error);
bool figures_read_strategies(struct figures *figures, const struct figures_request *request,
                             GError **error);

/* Takes the 0 from the months of people in which there was nothing to count. */
bool figures_clear_months(struct figures *figures, const struct figures_request *request,
                          GError **error);

/* For g_ptr_array_new_with_free_func. */
void figures_administrator_free(gpointer administrator);
void figures_assessment_free(struct figures_assessment *assessment);
void figures_school_free(gpointer school);
void figures_scale_free(gpointer scale);
void figures_level_free(gpointer level);

#endif
