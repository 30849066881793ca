/* The packet's sections among themselves. */
#ifndef TL_REPORT_PACKET_PRIVATE_H
#define TL_REPORT_PACKET_PRIVATE_H

#include "report/figures.h"
#include "report/packet.h"

/* What each builder is given. */
struct packet_maker {
  struct store *store;
  const struct figures *figures;
  struct document *document;
  const struct progress *progress;
};

/* Fills section; a builder may add sections of its own after it. */
typedef bool packet_builder(struct packet_maker *maker, struct section *section, GError **error);

packet_builder packet_agenda, packet_month, packet_walkthroughs, packet_strategies,
    packet_by_school, packet_ratings, packet_plans, packet_follow_ups, packet_about, packet_people;

/* The id of the section that is somebody's page. Yours. */
char *packet_person_id(const struct administrator *person);

/* True when the person has a page: everybody, but in a month in which nothing was due only who did
 * something all the same. */
bool packet_has_page(const struct figures *figures, const struct administrator *person);

/* The same of a school that nobody leads, which has a page for its plan: its id (yours), and
 * whether it has one. */
char *packet_school_id(const struct figures_school *school);
bool packet_has_school_page(const struct figures *figures, const struct figures_school *school);

/* True where some strategy can be shown of some school. */
bool packet_any_by_school(const struct figures *figures);

/* A heading and ruled lines to write on. */
void packet_notes(struct section *section, int lines);

#endif
