#include "press/cell.h"

#include <math.h>

/* Half of the height of an x in body type: charts stand on the middle of the words beside them. */
#define MIDDLE 3.6

static struct look badge_look(enum role role)
{
  static const enum ink inks[] = {
    [ROLE_NONE] = INK_TEXT, [ROLE_GOOD] = INK_WHITE, [ROLE_MIDDLE] = INK_MIDDLE,
    [ROLE_POOR] = INK_POOR, [ROLE_QUIET] = INK_DIM,
  };
  return (struct look){ SIZE_BODY, role == ROLE_GOOD, inks[role], ALIGN_CENTER };
}

static const char *badge_word(const struct cell *cell)
{
  return cell->word ? cell->word : "";
}

double cell_badge(const struct maker *maker, const struct cell *cell)
{
  return type_line(maker->type, badge_look(cell->role), badge_word(cell))->width + 2 * BADGE_PAD;
}

static double spark_width(const struct cell *cell)
{
  guint bars = cell->parts ? cell->parts->len : 0;
  return bars > 0 ? (bars - 1) * SPARK_STEP + SPARK_BAR : 0;
}

/* The width of what is not words. */
static double picture_natural(const struct maker *maker, const struct cell *cell)
{
  switch (cell->kind) {
  case CELL_STATUS:
    return cell_badge(maker, cell);
  case CELL_BAR:
  case CELL_STACK:
    return CHART_WIDTH;
  case CELL_SPARK:
    return spark_width(cell);
  case CELL_SHADE:
    return SHADE_LEAST;
  case CELL_TEXT:
    break;
  }
  return 0;
}

double cell_natural(const struct maker *maker, struct look look, const struct cell *cell)
{
  const struct text *words = type_runs(maker->type, look, cell->runs, 0);
  double picture = picture_natural(maker, cell);
  if (!words)
    return picture;
  return picture > 0 ? picture + BESIDE_GAP + words->width : words->width;
}

double cell_least(const struct maker *maker, struct look look, const struct cell *cell, double most)
{
  double word = type_widest_word(maker->type, look, cell->runs, most);
  double picture = cell->kind == CELL_BAR || cell->kind == CELL_STACK
                       ? CHART_WIDTH / 2
                       : picture_natural(maker, cell);
  return fmin(most, fmax(word, picture));
}

/* What is read instead of a picture: its figures, not the words beside it, which are read anyway.
 */
static char *alternative(const struct cell *cell)
{
  struct cell bare = *cell;
  bare.runs = NULL;
  return cell_plain(&bare);
}

static struct box *add_picture(const struct maker *maker, struct strip *strip, struct spot spot,
                               const struct cell *cell)
{
  static const enum box_kind kinds[] = {
    [CELL_BAR] = BOX_BAR,
    [CELL_STACK] = BOX_STACK,
    [CELL_SPARK] = BOX_SPARK,
  };
  int figure = tree_add(maker->tree, spot.tag, "Figure");
  tree_tag(maker->tree, figure)->alternative = alternative(cell);
  struct box *box = strip_add(strip, kinds[cell->kind], figure);
  bool words = cell->runs && cell->runs->len > 0;
  box->cell = cell;
  box->x = spot.x;
  box->width = spot.width;
  if (cell->kind == CELL_SPARK) {
    box->width = spark_width(cell);
    box->height = SPARK_HEIGHT;
    box->y = -SPARK_HEIGHT + 1.5;
    return box;
  }
  box->width = fmin(spot.width, words && spot.width < 2 * CHART_MOST ? CHART_WIDTH : CHART_MOST);
  box->height = cell->kind == CELL_BAR ? BAR_HEIGHT : STACK_HEIGHT;
  box->y = -MIDDLE - box->height / 2;
  return box;
}

static struct box *add_badge(const struct maker *maker, struct strip *strip, struct spot spot,
                             const struct cell *cell)
{
  struct look look = badge_look(cell->role);
  double width = fmin(spot.width, fmax(spot.badge, cell_badge(maker, cell)));
  const struct text *word =
      type_wrap(maker->type, look, badge_word(cell), width - 2 * BADGE_PAD + 0.1);
  struct box *box = strip_add(strip, BOX_BADGE, spot.tag);
  box->ink = look.ink;
  box->cell = cell;
  box->text = word;
  box->x = spot.x;
  box->width = width;
  box->y = -word->ascent - BADGE_RISE;
  box->height = word->height + 2 * BADGE_RISE;
  return box;
}

/* Words to the right of box (an index, as boxes move), or under it where there is no room. */
static void add_beside(const struct maker *maker, struct strip *strip, struct spot spot,
                       const struct cell *cell)
{
  struct box box = g_array_index(strip->boxes, struct box, strip->boxes->len - 1);
  double left = box.x + box.width + BESIDE_GAP;
  double room = spot.x + spot.width - left;
  double alone = picture_natural(maker, cell) + BESIDE_GAP;
  double fits = fmin(BESIDE_LEAST, cell_natural(maker, spot.look, cell) - alone);
  bool under = room < fits || (spot.under && cell->kind == CELL_STATUS);
  spot.look.align = ALIGN_LEFT;
  const struct text *words =
      type_runs(maker->type, spot.look, cell->runs, under ? spot.width : fmax(room, 1));
  if (!words)
    return;
  enum ink ink = type_ink(spot.look, cell->runs);
  struct box *beside = strip_text(strip, words, under ? spot.x : left, ink, spot.tag);
  if (under)
    beside->y = box.y + box.height + BADGE_RISE;
}

static void add_shade(const struct maker *maker, struct strip *strip, struct spot spot,
                      const struct cell *cell)
{
  bool few = cell->value < 0;
  g_autofree char *figure = few ? g_strdup("·") : g_strdup_printf("%.0f", cell->value);
  if (few) {
    spot.tag = tree_add(maker->tree, spot.tag, "Span");
    tree_tag(maker->tree, spot.tag)->alternative = g_strdup("too few to show");
  }
  struct look look = { SIZE_BODY, false, INK_TEXT, ALIGN_CENTER };
  const struct text *text = type_line(maker->type, look, figure);
  struct box *box = strip_add(strip, BOX_SHADE, spot.tag);
  box->ink = few ? INK_DIM : INK_TEXT;
  box->cell = cell;
  box->text = text;
  box->x = spot.x;
  box->width = spot.width;
  box->y = -text->ascent - 1;
  box->height = text->height + 2;
}

void cell_lay(const struct maker *maker, struct strip *strip, struct spot spot,
              const struct cell *cell)
{
  switch (cell->kind) {
  case CELL_TEXT: {
    const struct text *text = type_runs(maker->type, spot.look, cell->runs, spot.width);
    if (text)
      strip_align(strip_text(strip, text, spot.x, type_ink(spot.look, cell->runs), spot.tag),
                  spot.width, spot.look.align);
    return;
  }
  case CELL_SHADE:
    add_shade(maker, strip, spot, cell);
    return;
  case CELL_STATUS:
    add_badge(maker, strip, spot, cell);
    break;
  case CELL_BAR:
  case CELL_STACK:
  case CELL_SPARK:
    add_picture(maker, strip, spot, cell);
    break;
  }
  add_beside(maker, strip, spot, cell);
}
