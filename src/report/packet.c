#include "report/packet.h"

#include "report/packet_private.h"

#include "base/error.h"
#include "model/date.h"

#include <string.h>

/* --- what there is, though nothing was due --------------------------------------------------- */

typedef bool packet_question(const struct figures *figures);

static bool any_visits(const struct figures *figures)
{
  return figures->now.done + figures->now.others + figures->now.attempts > 0;
}

static bool any_marks(const struct figures *figures)
{
  return figures->scales->len > 0;
}

static bool any_assessment(const struct figures *figures)
{
  return figures->now.submitted > 0;
}

static bool any_status(const struct figures *figures)
{
  return figures_status_set(figures->plan) > 0;
}

static bool any_input(const struct figures *figures)
{
  return any_visits(figures) || any_assessment(figures) || any_status(figures);
}

static bool any_person(const struct figures *figures)
{
  for (guint i = 0; i < figures->people->len; i++)
    if (packet_has_page(figures, g_ptr_array_index(figures->people, i)))
      return true;
  return false;
}

/* --- the sections ---------------------------------------------------------------------------- */

/* What the packet is made of, in order. {month} stands for the month's name. */
static const struct packet_section {
  const char *id;
  const char *title;
  unsigned query; /* the figures that it says; each of them is one query or a few */
  packet_builder *build;
  enum orientation orientation;
  bool new_page;
  bool counts;             /* says up to which day where the month is not over */
  packet_question *marked; /* stands only where this is so; NULL: always */
  packet_question *any;    /* what it needs to stand where nothing was due; NULL: nothing */
} sections[] = {
  { "agenda", "District Instructional Leadership Team", FIGURES_RATINGS | FIGURES_PLANS,
    packet_agenda, PORTRAIT, true, false, NULL, NULL },
  { "month", "{month} on a page", FIGURES_ALL, packet_month, PORTRAIT, true, true, NULL,
    any_input },
  { "walkthroughs", "Walkthroughs by administrator",
    FIGURES_PEOPLE | FIGURES_STRATEGIES | FIGURES_COVERAGE, packet_walkthroughs, PORTRAIT, true,
    true, NULL, any_visits },
  { "strategies", "What was seen", FIGURES_STRATEGIES, packet_strategies, PORTRAIT, true, true,
    NULL, any_marks },
  { "by-school", "What was seen, by school", FIGURES_STRATEGIES, packet_by_school, LANDSCAPE, true,
    true, packet_any_by_school, packet_any_by_school },
  { "self-assessment", "Self-assessment", FIGURES_RATINGS, packet_ratings, PORTRAIT, true, true,
    NULL, any_assessment },
  { "sip", "School Improvement Plans", FIGURES_PLANS, packet_plans, PORTRAIT, true, true, NULL,
    any_status },
  { "follow-ups", "Follow-ups and commitments", FIGURES_PLANS, packet_follow_ups, PORTRAIT, true,
    true, NULL, NULL },
  { "about", "About these figures", FIGURES_ALL, packet_about, PORTRAIT, true, false, NULL, NULL },
  { "people", "One page for each administrator", FIGURES_RATINGS | FIGURES_PLANS, packet_people,
    PORTRAIT, false, false, NULL, any_person },
};

static struct section *open_section(struct packet_maker *maker,
                                    const struct packet_section *described)
{
  g_autoptr(GString) title = g_string_new(described->title);
  g_string_replace(title, "{month}", maker->figures->frame->name, 0);
  struct section *section = document_section(maker->document, described->id, title->str);
  section->orientation = described->orientation;
  section->new_page = described->new_page;
  return section;
}

static bool stands(const struct figures *figures, const struct packet_section *described)
{
  if (described->marked && !described->marked(figures))
    return false;
  bool visits = described->any == any_visits || described->any == any_marks;
  bool due = !month_frame_idle(figures->frame) && (!visits || figures->frame->walked);
  return due || !described->any || described->any(figures);
}

/* `19 school days. Up to 19 November; November is not over.` */
static void say_so_far(const struct figures *figures, struct section *section)
{
  g_autofree char *so_far = month_frame_so_far(figures->frame);
  if (!so_far)
    return;
  char *subtitle =
      section->subtitle ? g_strjoin(" ", section->subtitle, so_far, NULL) : g_strdup(so_far);
  g_free(section->subtitle);
  section->subtitle = subtitle;
}

static bool build_section(struct packet_maker *maker, const struct packet_section *described,
                          GError **error)
{
  struct section *section = open_section(maker, described);
  if (!described->build(maker, section, error))
    return false;
  if (described->counts)
    say_so_far(maker->figures, section);
  return true;
}

static bool build_sections(struct packet_maker *maker, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS(sections); i++) {
    if (!progress_report(maker->progress, "sections", i, G_N_ELEMENTS(sections)))
      return fail(error, TL_ERROR_STOPPED, "Stopped. No packet was made.");
    if (stands(maker->figures, &sections[i]) && !build_section(maker, &sections[i], error))
      return false;
  }
  return true;
}

static unsigned all_queries(void)
{
  unsigned parts = 0;
  for (guint i = 0; i < G_N_ELEMENTS(sections); i++)
    parts |= sections[i].query;
  return parts;
}

bool packet_may_make(struct store *store, const char *month, GError **error)
{
  if (!store_viewer_makes_packet(store))
    return fail(
        error, TL_ERROR_REFUSED,
        "The packet is made by the superintendent’s office, the plan manager or the one who "
        "runs the DILT. Ask one of them for it.");
  return store_viewer_makes_packet_of(store, month)
         || fail(
             error, TL_ERROR_REFUSED,
             "You run another DILT: the packet of this month is made by who runs its own, or by "
             "the superintendent’s office. Ask one of them for it.");
}

char *packet_default_month(struct store *store, GError **error)
{
  g_autofree char *next = month_frame_default(store, error);
  if (!next || store_viewer_makes_packet_of(store, next))
    return g_steal_pointer(&next);
  g_autofree char *own = store_value(store, STATEMENT_VIEWER_DILT_MONTH, NULL, NULL);
  if (own && store_viewer_makes_packet_of(store, own))
    return g_steal_pointer(&own);
  return g_steal_pointer(&next);
}

/* `Personnel information, not a public record. Mill City Public Schools · DILT, November 2026`. */
static void set_notice(struct document *document, const struct month_frame *frame)
{
  g_autofree char *month = frame->held_on ? date_month(frame->held_on) : month_add(frame->month, 1);
  g_autofree char *meeting = month_long(month);
  g_autofree char *district = g_steal_pointer(&document->notice);
  document->notice = g_strdup_printf("%s · DILT, %s", district, meeting);
}

struct document *packet_build(struct store *store, const char *month,
                              const struct progress *progress, GError **error)
{
  AUTO(packet_scope)
  struct packet_scope *scope G_GNUC_UNUSED = packet_scope_new(store, month);
  if (!packet_may_make(store, month, error))
    return NULL;
  AUTO(figures) struct figures *figures = figures_read(store, month, all_queries(), error);
  if (!figures || !month_frame_printable(figures->frame, error))
    return NULL;
  g_autofree char *title = g_strdup_printf("DILT packet, %s", figures->frame->title);
  AUTO(document) struct document *document = month_frame_document(figures->frame, "packet", title);
  document->contents = true;
  set_notice(document, figures->frame);
  struct packet_maker maker = { store, figures, document, progress };
  if (!build_sections(&maker, error))
    return NULL;
  return g_steal_pointer(&document);
}

char *packet_school_id(const struct figures_school *school)
{
  return g_strconcat("school-", school->uid, NULL);
}

char *packet_person_id(const struct administrator *person)
{
  return g_strconcat("person-", person->uid, NULL);
}

void packet_notes(struct section *section, int lines)
{
  section_heading(section, "Notes");
  section_rules(section, lines);
}
