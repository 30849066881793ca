#include "press/flow.h"

#include "press/contents.h"
#include "press/grid.h"

#include <math.h>
#include <string.h>

#define ASIDE_SHARE 0.42
#define JOINED "  ·  " /* between the lines of an aside */
#define CLOSE_GAP 4.5  /* between blocks on the half of a sheet */
#define TABLE_GAP 3.0  /* above a table that follows a heading */
#define NOTE_GAP 8.0
#define FIRST_HEADING_GAP 9.0 /* of a heading that follows the title */

struct section_maker {
  const struct maker *maker;
  bool sinking; /* what is laid now stands at the foot of a half */
  const struct document *document;
  struct flow *flow;
  double room;
  int tag;
};

double flow_room(enum orientation orientation)
{
  return (orientation == LANDSCAPE ? PAGE_LONG : PAGE_SHORT) - 2 * MARGIN_SIDE;
}

static struct strip *add_strip(struct section_maker *lay, double before)
{
  struct strip *strip = strip_new(before);
  strip->sinks = lay->sinking;
  g_ptr_array_add(lay->flow->strips, strip);
  return strip;
}

static struct strip *last_strip(const struct section_maker *lay)
{
  GPtrArray *strips = lay->flow->strips;
  return strips->len > 0 ? g_ptr_array_index(strips, strips->len - 1) : NULL;
}

static int add_tag(struct section_maker *lay, const char *type)
{
  return tree_add(lay->maker->tree, lay->tag, type);
}

static const char *heading_type(int level)
{
  static const char *const types[] = { "H1", "H2", "H3", "H4", "H5", "H6" };
  return types[CLAMP(level, 1, 6) - 1];
}

/* Lays the aside out; NULL when there is none. */
static const struct text *aside_text(struct section_maker *lay)
{
  const char *aside = lay->flow->section->aside;
  if (!aside || !*aside)
    return NULL;
  struct look look = { SIZE_BODY, false, INK_DIM, ALIGN_RIGHT };
  double most = lay->room * ASIDE_SHARE;
  const struct text *text = type_line(lay->maker->type, look, aside);
  return type_wrap(lay->maker->type, look, aside, fmin(most, text->width + 1));
}

static void put_aside(struct section_maker *lay, struct strip *strip, const struct text *text,
                      double y)
{
  struct box *box = strip_text(strip, text, 0, INK_DIM, add_tag(lay, "P"));
  box->x = lay->room - (text->space > 0 ? text->space : text->width);
  box->y = y;
}

/* Whose the document is, over the title of a cover. Returns the gap that the title then has. */
static double lay_district(struct section_maker *lay)
{
  const struct document *document = lay->document;
  if (lay->flow->index > 0 || !document->contents || !document->district || !*document->district)
    return SECTION_GAP;
  struct look look = { SIZE_BODY, true, INK_DIM, ALIGN_LEFT };
  struct strip *strip = add_strip(lay, SECTION_GAP);
  const struct text *text = type_wrap(lay->maker->type, look, document->district, lay->room);
  strip_text(strip, text, 0, INK_DIM, add_tag(lay, "P"));
  strip_settle(strip, 0, 0);
  strip->keep = true;
  return 0;
}

/* Title, a quiet line under it, and lines at the right: beside the title, or beside the quiet line
 * where the title needs the whole width. */
static void lay_title(struct section_maker *lay)
{
  const struct section *section = lay->flow->section;
  struct look look = { lay->maker->close ? SIZE_SLIP : SIZE_TITLE, true, INK_TEXT, ALIGN_LEFT };
  struct look quiet = { SIZE_BODY, false, INK_DIM, ALIGN_LEFT };
  const char *words = section->title ? section->title : "";
  const struct text *aside = aside_text(lay);
  double rest = lay->room - (aside ? aside->width + 2 * COLUMN_GAP : 0);
  bool beside = type_line(lay->maker->type, look, words)->width <= rest;
  struct strip *strip = add_strip(lay, lay_district(lay));
  const struct text *title = type_wrap(lay->maker->type, look, words, lay->room);
  strip_text(strip, title, 0, INK_TEXT, add_tag(lay, heading_type(section->level)));
  double under = title->height - title->ascent;
  if (section->subtitle && *section->subtitle) {
    const struct text *text = type_wrap(lay->maker->type, quiet, section->subtitle, rest);
    strip_text(strip, text, 0, INK_DIM, add_tag(lay, "P"))->y = under;
  }
  if (aside)
    put_aside(lay, strip, aside, beside ? 4 - title->ascent : under);
  strip_settle(strip, 0, TITLE_GAP);
  strip->keep = true;
}

/* The lines of the aside on as few lines as they fit on, from the left. */
static char *aside_joined(struct section_maker *lay, struct look look)
{
  g_auto(GStrv) parts = g_strsplit(lay->flow->section->aside, "\n", -1);
  g_autoptr(GString) line = g_string_new(NULL);
  GString *all = g_string_new(NULL);
  for (guint i = 0; parts[i]; i++) {
    g_autofree char *longer = g_strconcat(line->str, line->len ? JOINED : "", parts[i], NULL);
    bool fits = type_line(lay->maker->type, look, longer)->width <= lay->room;
    g_string_append(all, i == 0 ? "" : fits ? JOINED : "\n");
    g_string_append(all, parts[i]);
    g_string_assign(line, fits ? longer : parts[i]);
  }
  return g_string_free(all, FALSE);
}

/* The head of a slip has title and quiet line alone; the aside is below the line that the flap
 * comes to. */
static void lay_slip_head(struct section_maker *lay)
{
  const struct section *section = lay->flow->section;
  struct look look = { SIZE_SLIP, true, INK_TEXT, ALIGN_LEFT };
  struct look quiet = { SIZE_BODY, false, INK_TEXT, ALIGN_LEFT };
  struct type *type = lay->maker->type;
  struct strip *strip = add_strip(lay, 0);
  const struct text *title = type_wrap(type, look, section->title ? section->title : "", lay->room);
  strip_text(strip, title, 0, INK_TEXT, add_tag(lay, heading_type(section->level)));
  if (section->subtitle && *section->subtitle) {
    const struct text *place = type_wrap(type, quiet, section->subtitle, lay->room);
    strip_text(strip, place, 0, INK_TEXT, add_tag(lay, "P"))->y = title->height - title->ascent;
  }
  strip_settle(strip, 0, 5);
  strip->height = fmax(strip->height, HALF_HEAD);
  strip->rule = RULE_HAIR;
  strip->keep = true;
  if (!section->aside || !*section->aside)
    return;
  g_autofree char *words = aside_joined(lay, quiet);
  struct strip *under = add_strip(lay, 4);
  strip_text(under, type_wrap(type, quiet, words, lay->room), 0, INK_TEXT, add_tag(lay, "P"));
  strip_settle(under, 0, 0);
  under->keep = true;
}

static void lay_heading_text(struct section_maker *lay, const char *words)
{
  struct look look = { SIZE_HEADING, true, INK_TEXT, ALIGN_LEFT };
  const struct text *text = type_wrap(lay->maker->type, look, words, lay->room);
  bool first = lay->flow->strips->len == 1;
  struct strip *strip = add_strip(lay, first ? FIRST_HEADING_GAP : HEADING_GAP);
  strip_text(strip, text, 0, INK_TEXT, add_tag(lay, heading_type(lay->flow->section->level + 1)));
  strip_settle(strip, 0, 3.5);
  strip->rule = RULE_HEAVY;
  strip->keep = true;
}

static bool quiet_runs(const GPtrArray *runs)
{
  for (guint i = 0; i < runs->len; i++)
    if (!(((const struct run *)g_ptr_array_index(runs, i))->style & (RUN_DIM | RUN_SMALL)))
      return false;
  return runs->len > 0;
}

static const struct block *block_at(const struct section *section, guint i)
{
  return i < section->blocks->len ? g_ptr_array_index(section->blocks, i) : NULL;
}

static bool follows(const struct section_maker *lay, guint i, enum block_kind kind)
{
  const struct block *before = i > 0 ? block_at(lay->flow->section, i - 1) : NULL;
  return before && before->kind == kind;
}

static void lay_paragraph(struct section_maker *lay, guint i)
{
  const struct block *block = block_at(lay->flow->section, i);
  struct look look = { SIZE_BODY, false, INK_TEXT, ALIGN_LEFT };
  const struct text *text = type_runs(lay->maker->type, look, block->runs, lay->room);
  if (!text)
    return;
  bool under_table = follows(lay, i, BLOCK_TABLE);
  /* A note under a table is not left alone at the top of the next page. */
  if (under_table && quiet_runs(block->runs) && last_strip(lay))
    last_strip(lay)->keep = true;
  double gap = under_table ? NOTE_GAP : BLOCK_GAP;
  struct strip *strip = add_strip(lay, lay->maker->close ? CLOSE_GAP : gap);
  strip_text(strip, text, 0, type_ink(look, block->runs), add_tag(lay, "P"));
  strip_settle(strip, 0, 0);
  strip->flows = true;
}

static void lay_table(struct section_maker *lay, guint i)
{
  const struct table *table = block_at(lay->flow->section, i)->table;
  double before = follows(lay, i, BLOCK_HEADING) ? TABLE_GAP : BLOCK_GAP;
  grid_lay(lay->maker, table, lay->tag, lay->room, lay->flow->strips, before);
}

static void lay_bar(struct section_maker *lay, guint i)
{
  struct strip *strip = add_strip(lay, BLOCK_GAP);
  struct spot spot = { .width = lay->room,
                       .look = { SIZE_BODY, false, INK_TEXT, ALIGN_LEFT },
                       .tag = add_tag(lay, "P") };
  cell_lay(lay->maker, strip, spot, block_at(lay->flow->section, i)->cell);
  strip_settle(strip, 1, 1);
}

/* Words at the left of a line to write on, which begins after them. */
static void lay_label(struct section_maker *lay, struct strip *strip, const char *words)
{
  struct look look = { SIZE_BODY, true, INK_TEXT, ALIGN_LEFT };
  const struct text *text = type_wrap(lay->maker->type, look, words, lay->room / 2);
  double height = lay->maker->close ? HALF_LINE : RULED_LINE;
  strip_text(strip, text, 0, INK_TEXT, add_tag(lay, "P"))->y = height - text->height;
  strip->indent = text->width + 5;
}

static void lay_rules(struct section_maker *lay, guint i)
{
  const struct block *block = block_at(lay->flow->section, i);
  int count = block->count;
  for (int line = 0; line < count; line++) {
    struct strip *strip = add_strip(lay, 0);
    if (line == 0 && block->text && *block->text)
      lay_label(lay, strip, block->text);
    strip->height = lay->maker->close ? HALF_LINE : RULED_LINE;
    strip->slack = lay->maker->close ? HALF_LINE_SLACK : 0;
    strip->rule = RULE_LINE;
    strip->keep = line == 0 && count > 1 && !lay->maker->close;
    strip->spare = line > (lay->maker->close ? 0 : 1);
  }
}

static guint last_space(const struct section *section)
{
  guint last = 0;
  for (guint i = 0; i < section->blocks->len; i++)
    if (block_at(section, i)->kind == BLOCK_SPACE)
      last = i;
  return last;
}

static void lay_space(struct section_maker *lay, guint i)
{
  bool close = lay->flow->section->layout != LAYOUT_PAGE;
  lay->sinking = close && i == last_space(lay->flow->section);
  struct strip *strip = add_strip(lay, close ? CLOSE_GAP : SPACE_HEIGHT);
  strip->height = 0;
}

static void lay_heading(struct section_maker *lay, guint i)
{
  lay_heading_text(lay, block_at(lay->flow->section, i)->text);
}

static void lay_contents(struct section_maker *lay, guint i)
{
  if (!follows(lay, i, BLOCK_HEADING))
    lay_heading_text(lay, "Contents");
  struct contents contents = { lay->maker, lay->document, lay->flow->index, lay->tag, lay->room };
  contents_lay(&contents, lay->flow->strips);
}

typedef void block_maker(struct section_maker *lay, guint i);

static block_maker *const makers[] = {
  [BLOCK_HEADING] = lay_heading,   [BLOCK_PARAGRAPH] = lay_paragraph, [BLOCK_TABLE] = lay_table,
  [BLOCK_BAR] = lay_bar,           [BLOCK_RULES] = lay_rules,         [BLOCK_SPACE] = lay_space,
  [BLOCK_CONTENTS] = lay_contents,
};

/* True where document wants a table of contents and no section says where. */
static bool contents_unplaced(const struct document *document)
{
  for (guint i = 0; document->contents && i < document->sections->len; i++) {
    const struct section *section = g_ptr_array_index(document->sections, i);
    for (guint block = 0; block < section->blocks->len; block++)
      if (block_at(section, block)->kind == BLOCK_CONTENTS)
        return false;
  }
  return document->contents;
}

struct flow *flow_new(const struct maker *maker, const struct document *document,
                      const struct section *section, int index)
{
  struct flow *flow = g_new0(struct flow, 1);
  flow->section = section;
  flow->index = index;
  flow->strips = g_ptr_array_new_with_free_func((GDestroyNotify)strip_free);
  if (section->bare)
    return flow;
  enum layout layout = flow->section->layout;
  struct maker own = { maker->type, maker->tree, layout != LAYOUT_PAGE, layout == LAYOUT_HALF };
  bool wide = layout == LAYOUT_PAGE && flow->section->orientation == LANDSCAPE;
  struct section_maker lay = { .maker = &own,
                               .document = document,
                               .flow = flow,
                               .room = flow_room(wide ? LANDSCAPE : PORTRAIT),
                               .tag = tree_add(maker->tree, 0, "Sect") };
  (layout == LAYOUT_SLIP ? lay_slip_head : lay_title)(&lay);
  for (guint i = 0; i < flow->section->blocks->len; i++)
    makers[block_at(flow->section, i)->kind](&lay, i);
  if (index == 0 && contents_unplaced(document))
    lay_contents(&lay, flow->section->blocks->len);
  return flow;
}

void flow_shift_tags(struct flow *flow, int shift)
{
  for (guint i = 0; i < flow->strips->len; i++) {
    const struct strip *strip = g_ptr_array_index(flow->strips, i);
    for (guint k = 0; k < strip->boxes->len; k++) {
      struct box *box = &g_array_index(strip->boxes, struct box, k);
      box->tag += box->tag > 0 ? shift : 0;
    }
  }
}

void flow_free(struct flow *flow)
{
  g_ptr_array_unref(flow->strips);
  g_free(flow);
}
