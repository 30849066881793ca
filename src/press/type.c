#include "press/type.h"

#include "base/text.h"
#include "press/type_private.h"

#include <hb.h>
#include <math.h>
#include <string.h>
#include <unictype.h>

/* Noto Sans by itself has the letters of Latin, Greek and Cyrillic. For what has others there is a
 * face for each script that Noto draws in the same manner; what else there is, fontconfig finds.
 * (The long list costs a search of all fonts for each size: only those pay who need it.) */
static const char family[] = "Noto Sans";
static const char families[] =
    "Noto Sans,Noto Sans Khmer,Noto Sans Arabic,Noto Sans Hebrew,Noto Sans Armenian,"
    "Noto Sans Georgian,Noto Sans Ethiopic,Noto Sans Devanagari,Noto Sans Bengali,"
    "Noto Sans Gujarati,Noto Sans Gurmukhi,Noto Sans Tamil,Noto Sans Telugu,"
    "Noto Sans Thai,Noto Sans Lao,Noto Sans Myanmar,Noto Sans CJK SC,Noto Sans Math,"
    "Noto Sans Symbols,Noto Sans Symbols2";

/* Tabular digits; no ligatures, which cairo must wrap in marks that some readers lose their place
 * by. */
static const char features[] = "tnum=1, liga=0, clig=0";

static void text_free(gpointer data)
{
  struct text *text = data;
  g_object_unref(text->layout);
  if (text->links)
    g_array_unref(text->links);
  g_free(text);
}

/* What the person's environment says about languages and hinting must not show on paper. */
static PangoContext *neutral_context(PangoFontMap *map)
{
  PangoContext *context = pango_font_map_create_context(map);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context, FALSE);
  pango_context_set_language(context, pango_language_from_string("en-us"));
  pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
  return context;
}

static PangoFontDescription *face_new(const char *names, enum size size, bool bold)
{
  PangoFontDescription *face = pango_font_description_new();
  pango_font_description_set_family_static(face, names);
  pango_font_description_set_size(face, pango_units_from_double(style_points(size)));
  pango_font_description_set_weight(face, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  return face;
}

struct type *type_new(void)
{
  struct type *type = g_new0(struct type, 1);
  type->map = pango_cairo_font_map_new();
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(type->map), 72);
  type->context = neutral_context(type->map);
  for (enum size size = 0; size < SIZE_COUNT; size++)
    for (int bold = 0; bold < 2; bold++)
      type->faces[size][bold] =
          (struct face){ face_new(family, size, bold), face_new(families, size, bold) };
  type->figures = pango_attr_list_new();
  pango_attr_list_insert(type->figures, pango_attr_font_features_new(features));
  type->lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, text_free);
  type->runs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  type->texts = g_ptr_array_new_with_free_func(text_free);
  return type;
}

void type_free(struct type *type)
{
  g_hash_table_unref(type->lines);
  g_hash_table_unref(type->runs);
  g_ptr_array_unref(type->texts);
  pango_attr_list_unref(type->figures);
  for (int size = 0; size < SIZE_COUNT; size++)
    for (int bold = 0; bold < 2; bold++) {
      pango_font_description_free(type->faces[size][bold].plain);
      pango_font_description_free(type->faces[size][bold].wide);
    }
  g_object_unref(type->context);
  g_object_unref(type->map);
  g_free(type);
}

/* True when words hold a letter that Noto Sans by itself may lack. */
static bool needs_families(const char *words)
{
  for (const char *at = words; *at; at = g_utf8_next_char(at)) {
    if ((guchar)*at < 0xd4) /* below U+0500 */
      continue;
    gunichar letter = g_utf8_get_char(at);
    bool latin = letter >= 0x1e00 && letter < 0x2000,
         punctuation = letter >= 0x2010 && letter < 0x2050;
    if (!latin && !punctuation)
      return true;
  }
  return false;
}

PangoLayout *type_layout(struct type *type, struct look look, const char *words)
{
  static const PangoAlignment alignment[] = {
    [ALIGN_LEFT] = PANGO_ALIGN_LEFT,
    [ALIGN_RIGHT] = PANGO_ALIGN_RIGHT,
    [ALIGN_CENTER] = PANGO_ALIGN_CENTER,
  };
  PangoLayout *layout = pango_layout_new(type->context);
  const struct face *face = &type->faces[look.size][look.bold];
  pango_layout_set_font_description(layout, needs_families(words) ? face->wide : face->plain);
  pango_layout_set_attributes(layout, type->figures);
  pango_layout_set_alignment(layout, alignment[look.align]);
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

/* Faces of some scripts claim much more height than their letters take. One line of any of them is
 * as high as a line of Noto Sans, or as its own ink where that is higher, so that the rows of a
 * list of names stand evenly. */
static void trim_line(struct text *text, double points, const PangoRectangle *ink)
{
  double up = fmax(points * 1.069, 0.8 + text->ascent - pango_units_to_double(ink->y));
  double down =
      fmax(points * 0.293, 0.8 - text->ascent + pango_units_to_double(ink->y + ink->height));
  double below = text->height - text->ascent;
  text->shift = fmax(text->ascent - up, 0);
  text->ascent -= text->shift;
  text->height = text->ascent + fmin(below, down);
}

/* Pango takes the space away at which a line is wrapped. It is put back, without width, so that the
 * words on either side are two to those who search, copy or listen; so is the one before a line
 * break (see set_words). */
static void restore_space(PangoGlyphItem *run, const char *words)
{
  PangoGlyphItemIter cluster;
  bool has = pango_glyph_item_iter_init_end(&cluster, run, words);
  if (!has || words[cluster.start_index] != ' ')
    return;
  PangoGlyphInfo *glyph = &run->glyphs->glyphs[cluster.start_glyph];
  hb_codepoint_t space;
  if (words[cluster.start_index + 1] == '\n')
    glyph->geometry.width = 0;
  else if (glyph->glyph == PANGO_GLYPH_EMPTY
           && hb_font_get_nominal_glyph(pango_font_get_hb_font(run->item->analysis.font), ' ',
                                        &space))
    glyph->glyph = space;
}

/* The lines are those of the layout itself and nothing of them is known to it yet: what changes
 * here, it measures. (Lines that are not read-only would be measured anew at every use.) */
static void restore_spaces(PangoLayout *layout)
{
  const char *words = pango_layout_get_text(layout);
  for (GSList *line = pango_layout_get_lines_readonly(layout); line; line = line->next)
    for (GSList *run = ((PangoLayoutLine *)line->data)->runs; run; run = run->next)
      restore_space(run->data, words);
}

struct text *type_measured(PangoLayout *layout, enum size size, double space)
{
  PangoRectangle ink, logical;
  bool alone = pango_layout_get_line_count(layout) == 1;
  bool claims = alone && needs_families(pango_layout_get_text(layout));
  if (!alone)
    restore_spaces(layout);
  pango_layout_get_extents(layout, claims ? &ink : NULL, &logical);
  struct text *text = g_new0(struct text, 1);
  text->layout = layout;
  text->width = pango_units_to_double(logical.width);
  text->height = pango_units_to_double(logical.height);
  text->ascent = pango_units_to_double(pango_layout_get_baseline(layout));
  text->space = space;
  if (claims)
    trim_line(text, style_points(size), &ink);
  return text;
}

/* The document is in English: a sentence that begins with an Arabic name reads from the left. Only
 * what has no letter that is written from the left reads from the right. */
void type_set_direction(PangoLayout *layout, const char *words)
{
  for (const char *at = words; *at; at = g_utf8_next_char(at)) {
    ucs4_t letter = g_utf8_get_char(at);
    if (uc_bidi_category(letter) == UC_BIDI_L) {
      pango_layout_set_auto_dir(layout, FALSE);
      return;
    }
  }
}

/* True when words hold nothing but plain ASCII, and no dot between two things: most do. */
static bool plain_words(const char *words)
{
  for (; *words; words++)
    if ((guchar)*words < ' ' || (guchar)*words > '~')
      return false;
  return true;
}

/* A dot between two things stays with the first where a line ends. */
char *type_safe_words(const char *words)
{
  if (plain_words(words))
    return g_strdup(words);
  g_autofree char *safe = text_visible(words, true);
  if (!strstr(safe, " · "))
    return g_steal_pointer(&safe);
  g_auto(GStrv) parts = g_strsplit(safe, " · ", -1);
  return g_strjoinv("\u00a0· ", parts);
}

/* True when a space before a line break had no room on its line and stands on one by itself. */
static bool space_strayed(PangoLayout *layout)
{
  const char *words = pango_layout_get_text(layout);
  for (const GSList *i = pango_layout_get_lines_readonly(layout); i; i = i->next) {
    const PangoLayoutLine *line = i->data;
    const char *start = words + line->start_index;
    if (line->length == 1 && *start == ' ' && start > words && start[-1] != '\n')
      return true;
  }
  return false;
}

/* A line break has no glyph: without a space before it the words on either side would be one to
 * those who search, copy or listen. */
static void set_words(PangoLayout *layout, const char *words)
{
  g_autofree char *safe = type_safe_words(words);
  type_set_direction(layout, safe);
  if (strchr(safe, '\n')) {
    g_auto(GStrv) lines = g_strsplit(safe, "\n", -1);
    g_autofree char *spaced = g_strjoinv(" \n", lines);
    pango_layout_set_text(layout, spaced, -1);
    if (!space_strayed(layout))
      return;
  }
  pango_layout_set_text(layout, safe, -1);
}

void type_set_width(PangoLayout *layout, double width)
{
  if (width > 0)
    pango_layout_set_width(layout, (int)floor(width * PANGO_SCALE));
}

const struct text *type_line(struct type *type, struct look look, const char *words)
{
  /* Only lines of different length stand differently for being aligned. */
  const char prefix[] = { (char)('0' + look.size), look.bold ? 'b' : 'p',
                          strchr(words, '\n') ? (char)('0' + look.align) : ' ', '\0' };
  g_autofree char *key = g_strconcat(prefix, words, NULL);
  const struct text *known = g_hash_table_lookup(type->lines, key);
  if (known)
    return known;
  PangoLayout *layout = type_layout(type, look, words);
  set_words(layout, words);
  struct text *text = type_measured(layout, look.size, 0);
  g_hash_table_insert(type->lines, g_steal_pointer(&key), text);
  return text;
}

/* True when words may fit into width: a line is measured only then, as measuring a long one would
 * lay it out twice. Letters are wider than two fifths of their size on the average; what is
 * measured wrongly is wrapped, rightly. */
bool type_may_fit(struct look look, const char *words, double width)
{
  return (double)g_utf8_strlen(words, -1) * style_points(look.size) * 0.4 <= width;
}

void type_begin_section(struct type *type)
{
  g_hash_table_remove_all(type->runs);
}

void type_warm(struct type *type)
{
  static const struct look looks[] = {
    { SIZE_BODY, false, INK_TEXT, ALIGN_LEFT },   { SIZE_BODY, true, INK_TEXT, ALIGN_LEFT },
    { SIZE_SMALL, false, INK_TEXT, ALIGN_LEFT },  { SIZE_SMALL, true, INK_TEXT, ALIGN_LEFT },
    { SIZE_HEADING, true, INK_TEXT, ALIGN_LEFT }, { SIZE_TITLE, true, INK_TEXT, ALIGN_LEFT },
    { SIZE_FOOT, false, INK_TEXT, ALIGN_LEFT },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(looks); i++)
    type_line(type, looks[i], "0");
}

const struct text *type_wrap(struct type *type, struct look look, const char *words, double width)
{
  if (type_may_fit(look, words, width) && strlen(words) < 112) {
    const struct text *line = type_line(type, look, words);
    if (line->width <= width)
      return line;
  }
  PangoLayout *layout = type_layout(type, look, words);
  type_set_width(layout, width);
  set_words(layout, words);
  struct text *text = type_measured(layout, look.size, width);
  g_ptr_array_add(type->texts, text);
  return text;
}

const struct text *type_fit(struct type *type, struct look look, const char *words, double width)
{
  PangoLayout *layout = type_layout(type, look, words);
  pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode(layout, TRUE);
  type_set_width(layout, width);
  set_words(layout, words);
  struct text *text = type_measured(layout, look.size, width);
  g_ptr_array_add(type->texts, text);
  return text;
}

double type_last_end(const struct text *text)
{
  PangoLayoutIter *lines = pango_layout_get_iter(text->layout);
  while (pango_layout_iter_next_line(lines))
    continue;
  PangoRectangle last;
  pango_layout_iter_get_line_extents(lines, NULL, &last);
  pango_layout_iter_free(lines);
  return pango_units_to_double(last.x + last.width);
}
